A raw file that takes the place of another can be taken back: the vault keeps what leads back to each.
All people are invented.

  $ mkdir raw
  $ printf 'OKKA: I met Wilm Ahrens in Jever, and left.\n\nINTERVIEWER: Who is Wilm?\n' > raw/a.txt
  $ sed 's/left/went away/' raw/a.txt > b.txt
  $ printf 'real_name,role\nOkka Behrends,participant\nWilm Ahrens,neighbour\n' > roster.csv
  $ (umask 077 && echo 'seven old lanterns drift' > key)
  $ export EMIC_KEY_FILE=key
  $ emic --quiet vault create study.vault
  $ emic --quiet init study.emic
  $ emic --quiet roster load roster.csv
  $ emic --quiet import raw --keep-undecided
  $ emic --quiet document revise a b.txt --keep-undecided > /dev/null
  $ which_file() {
  >     emic --quiet privacy restore a --output - > out
  >     for file in raw/a.txt b.txt; do cmp -s out $file && echo $file; done
  > }
  $ which_file
  b.txt
  $ emic --quiet undo
  $ which_file
  raw/a.txt
  [1]
  $ emic --quiet redo
  $ which_file
  b.txt
  $ emic --quiet undo
  $ emic --quiet document revise a b.txt --keep-undecided --reason heard > /dev/null
  $ which_file
  b.txt
  $ emic --quiet undo

A name found late, in the older text:

  $ printf 'real_name\nJever\n' > more.csv
  $ emic --quiet roster load more.csv
  $ emic --quiet privacy apply
  $ which_file
  raw/a.txt
  [1]
  $ emic privacy check study.emic --format csv | tail -1
  place,line,column,byte,how,words,of
  $ emic undo
  emic undo: nothing to undo; emic log lists what was done
  [2]
  $ emic --quiet check | tail -1
  1 text and 0 codings checked: all is well.

Several files go into a folder, under their old names.

  $ printf 'OKKA: Another talk.\n' > other.txt
  $ emic --quiet import other.txt --keep-undecided
  $ mkdir back
  $ emic privacy restore a other --output back.txt
  emic privacy restore: several files go into a folder: --output FOLDER
  [2]
  $ emic privacy restore a other --output back
  warning: back/a.txt holds what was pseudonymized; delete it as soon as it is no longer needed
  warning: back/other.txt holds what was pseudonymized; delete it as soon as it is no longer needed
  $ cmp back/a.txt raw/a.txt && cmp back/other.txt other.txt && ls back
  a.txt
  other.txt
  $ emic privacy restore a --output back
  emic privacy restore: back/a.txt: exists already; --force replaces it
  [2]
