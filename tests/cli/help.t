Help is printed from the tables that the commands run on, so these tests ask every command.

  $ emic help --man > manual
  $ sed -n 's/^\.SS "emic \(.*\)"$/\1/p' manual > commands
  $ test $(wc -l < commands) -gt 20

The overview lists each of them with a summary. Asked for, it is a result; without any words it is
what to say instead.

  $ emic --help > overview
  $ while read -r name; do grep -Eq "^  $name +[A-Z]" overview || echo "missing: $name"; done < commands
  $ emic help | cmp - overview
  $ emic > out 2> err; echo $?
  2
  $ cmp err overview; wc -c < out
  0

Every command has a page with its usage, an example and the exit codes, and the page is the same
by both ways.

  $ while read -r name; do
  >   emic help $name > page || echo "no page: $name"
  >   grep -q "^Usage: emic $name" page || echo "no usage: $name"
  >   grep -A1 '^Example:' page | grep -q "^  .*emic $name" || echo "no example: $name"
  >   grep -A4 '^Exit status:' page | grep -q '^  0  done' || echo "no exit codes: $name"
  >   emic $name --help | cmp - page
  > done < commands

  $ emic help help
  Explain a command, or list them all
  
  Usage: emic help [COMMAND] [options]
  
  Without a command it lists all of them. With a noun alone (emic help coding) it lists what can be
  done with it. The man page and the completion are made from the same tables, so they tell what this
  very version takes.
  
  Options:
        --man               print the man page (roff)
        --completion SHELL  print a completion script; SHELL is bash
    -o, --output FILE       write there instead of standard output
        --force             replace a file that exists
  
  Options of every command:
        --quiet             no remarks and no progress; errors are still told
    -h, --help              show this page
  
  Example:
    emic help coding add
  
  Exit status:
    0  done
    1  a negative answer: nothing found, or a check failed
    2  wrong usage, or a failure; nothing was stored
    3  refused, to protect the people behind the data

No page is wider than 100 columns, and none has spaces at the end of a line.

  $ while read -r name; do emic help $name; done < commands > pages
  $ test -s pages && grep -nE '^.{101}| $' pages
  [1]

A noun lists its verbs: as help, or because a verb is missing.

  $ emic help coding | grep '^  coding add '
    coding add  .* (re)
  $ emic coding --help | cmp - <(emic help coding)
  $ emic coding > out 2> err; echo $?
  2
  $ emic help coding | cmp - err; wc -c < out
  0

Words that are not known: the nearest is suggested, or the way to the list is told.

  $ emic codng list
  emic: unknown command 'codng'; did you mean 'coding'?
  [2]
  $ emic coding lst
  emic: unknown command 'coding lst'; did you mean 'coding list'?
  [2]
  $ emic coding annihilate
  emic: unknown command 'coding annihilate'; after 'coding' comes * (glob)
  [2]
  $ emic annihilate
  emic: unknown command 'annihilate'; 'emic help' lists them all
  [2]
  $ emic help codng
  emic help: unknown command 'codng'; did you mean 'coding'?
  [2]

Options that are not known, that lack a value, or that have one too many.

  $ emic help --completin bash
  emic help: unknown option --completin; did you mean --completion?
  [2]
  $ emic coding list --annihilate
  emic coding list: unknown option --annihilate; 'emic help coding list' lists them
  [2]
  $ emic help -Z
  emic help: unknown option -Z; 'emic help help' lists them
  [2]
  $ emic --bogus help
  emic: unknown option --bogus before the command; its own options come after it
  [2]
  $ emic help --completion
  emic help: option --completion needs a value: --completion SHELL
  [2]
  $ emic help --man=yes
  emic help: option --man takes no value, but got 'yes'
  [2]
  $ emic help --completion=tcsh
  emic help: no completion for 'tcsh'; there is one for bash
  [2]
  $ emic help coding add here
  emic help: 'here' is one too many; usage: emic help [COMMAND]
  [2]
  $ emic help --dry-run
  emic help: --dry-run has no meaning here: nothing is stored
  [2]
  $ emic help "$(printf 'caf\351')"
  emic: word 2 of the command line is not valid UTF-8
  [2]

The version, alone on a line.

  $ emic --version
  emic \d+\.\d+\.\d+ (re)

Results go where they are sent: to a file, which is not replaced unasked, or nowhere at all.

  $ emic help --output page.txt && emic help | cmp - page.txt
  $ emic help --output page.txt
  emic help: page.txt: * (glob)
  [2]
  $ emic help --output page.txt --force
  $ emic help > /dev/full
  emic help: cannot write to standard output: the disk is full
  [2]
  $ emic help >&-
  emic help: cannot write to standard output: it is closed
  [2]

The man page is one that man takes without a warning, and that tells every option of every command.

  $ if command -v mandoc > /dev/null; then mandoc -T lint -W warning manual; fi
  $ if man --version 2>&1 | grep -q man-db; then man --warnings -l manual 2>&1 > /dev/null; fi
  $ while read -r name; do
  >   emic help $name | sed -n 's/^ .* --\([a-z-]*\).*/\1/p' | while read -r option; do
  >     grep -q -- "--$option" <(sed 's/\\-/-/g' manual) || echo "missing: $name --$option"
  >   done
  > done < commands

The completion is made for bash, and completes what the tables have.

  $ emic help --completion bash > completion.bash
  $ complete_words() {
  >   bash -c '. ./completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _emic
  >            printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
  > }
  $ complete_words emic hel
  help
  $ complete_words emic coding ad
  add
  $ complete_words emic help codi
  coding
  $ complete_words emic help --ma
  --man
  $ touch raids.emic notes.txt
  $ complete_words emic --study ''
  raids.emic
  $ complete_words emic --study raids.emic coding ad
  add
