Passages by what people see of them: turns, lines, words beside others, every place of words.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A
  $ count() { sqlite3 study.emic 'SELECT count(*) FROM coding'; }
  $ count
  11

Several quotes, several codes: each place gets each code.

  $ emic coding add D2 --quote 'Long.' --quote 'drove me home' --code TIRED --code FEAR
  coding 12: D2 49:54 STRAIN/TIRED "Long."
  coding 13: D2 95:108 STRAIN/TIRED "drove me home"
  coding 14: D2 49:54 STRAIN/FEAR "Long."
  coding 15: D2 95:108 STRAIN/FEAR "drove me home"

Of several places of a quote one is chosen: by its number, or by the words beside it.

  $ emic coding add D1 --quote afraid --nth 2 --code TIRED
  coding 16: D1 210:216 STRAIN/TIRED "afraid"
  $ emic coding add D1 --quote afraid --after 'We laugh' --code ALONE
  coding 17: D1 210:216 STRAIN/ALONE "afraid"
  $ emic coding add D1 --quote afraid --before 'the last stop' --code ALONE
  coding 18: D1 79:85 STRAIN/ALONE "afraid"
  $ emic coding add D1 --quote afraid --after 'We laugh' --before 'of the last' --code TIRED
  emic coding add: D1: none of the 2 places of the quote is next to those words
  [2]
  $ emic coding add D1 --quote afraid --after 'the way' --before 'of the last' --code TIRED
  coding 19: D1 79:85 STRAIN/TIRED "afraid"
  $ emic coding add D1 --quote afraid --nth 3 --code TIRED
  emic coding add: D1: --nth 3: the quote stands 2 times
  [2]
  $ emic coding add D1 --quote afraid --nth 0 --code TIRED
  emic coding add: D1: option --nth takes a whole number from 1 to 2147483647, not '0'
  [2]
  $ emic coding add D1 --quote afraid --before 'the moon' --code TIRED
  emic coding add: D1: the words of --before are not in the text: "the moon"
  [2]
  $ emic coding add D1 --quote afraid --quote laugh --nth 1 --code TIRED
  emic coding add: --before, --after and --nth choose among the places of one --quote
  [2]
  $ emic coding add D1 --turn 2 --nth 1 --code TIRED
  emic coding add: --before, --after and --nth choose among the places of one --quote
  [2]

Turns and lines have numbers.

  $ printf 'INTERVIEWER: Why?\nD4: Because it was late,\nand the last bus.\n\nD4: Yes.\n' > D4.txt
  $ emic import --pseudonymized D4.txt --quiet
  $ emic document show D4 --lines
  D4 · no participant · 71 characters · 3 turns · 0 codings
  
  1  INTERVIEWER  1  Why?
  
  2  D4           2  Because it was late,
                  3  and the last bus.
  
  3  D4           5  Yes.

They are coded without the speaker's label. Both ways lead to the same
words.

  $ emic coding add D2 --turn 2 --code ALONE
  coding 20: D2 49:109 STRAIN/ALONE "Long. I slept at the wheel, I think. A friend drove me home."
  $ emic coding add D2 --line 3 --code ALONE
  emic coding add: D2: this coder has coded 49:109 with "STRAIN/ALONE" already
  [2]
  $ emic coding add D1 --line 3 --line 7 --code PEERS
  coding 21: D1 49:127 SUPPORT/PEERS "Nobody told me the way. I was afraid of the last stop, and n …"
  coding 22: D1 156:219 SUPPORT/PEERS "Now there is Zoë on the radio. We laugh, and I am not afraid …"
  $ emic coding add D1 --turn 3-4 --code PEERS
  coding 23: D1 142:219 SUPPORT/PEERS "And now?  D1: Now there is Zoë on the radio. We laugh, and I a …"
  $ emic coding add D1 --line 4-7 --code FEAR
  coding 24: D1 142:219 STRAIN/FEAR "And now?  D1: Now there is Zoë on the radio. We laugh, and I a …"
  $ emic coding add D1 --line 4 --code PEERS
  emic coding add: D1: line 4 has no words
  [2]
  $ emic coding add D1 --line 8 --code PEERS
  emic coding add: D1: no line 8: the text has 7
  [2]
  $ emic coding add D1 --turn 0 --code PEERS
  emic coding add: D1: no turn 0: the text has 4
  [2]
  $ emic coding add D1 --turn 3-5 --code PEERS
  emic coding add: D1: no turn 5: the text has 4
  [2]
  $ emic coding add D1 --turn 4-3 --code PEERS
  emic coding add: D1: turn 4-3: the first comes after the last
  [2]
  $ for wrong in x 3- -3 3-4-5 '' '3 4' 99999999999; do emic coding add D1 --line "$wrong" --code PEERS; done
  emic coding add: D1: --line "x": write a number or two, such as 3 or 3-5
  emic coding add: D1: --line "3-": write a number or two, such as 3 or 3-5
  emic coding add: D1: --line "-3": write a number or two, such as 3 or 3-5
  emic coding add: D1: --line "3-4-5": write a number or two, such as 3 or 3-5
  emic coding add: D1: --line "": write a number or two, such as 3 or 3-5
  emic coding add: D1: --line "3 4": write a number or two, such as 3 or 3-5
  emic coding add: D1: --line "99999999999": write a number or two, such as 3 or 3-5
  [2]
  $ emic coding add D1 --turn 1 --line 1 --code PEERS
  emic coding add: say only one of --quote WORDS, --span START:END, --turn N, --line N and --hit WORDS
  [2]

Every place of words, in capitals or not. What is coded already stays as it is. Where they stand
nowhere, nothing is stored.

  $ emic coding add D1 --hit 'NOBODY told ME' --code TIRED
  coding 25: D1 49:63 STRAIN/TIRED "Nobody told me"
  coding 26: D1 108:122 STRAIN/TIRED "nobody told me"
  codings: 2 added
  $ emic coding add D1 --hit 'nobody told me' --code TIRED --code ALONE
  coding 27: D1 49:63 STRAIN/ALONE "Nobody told me"
  coding 28: D1 108:122 STRAIN/ALONE "nobody told me"
  codings: 2 added, 2 as before
  $ emic coding add D1 --hit zoe --code TIRED
  coding 29: D1 169:172 STRAIN/TIRED "Zoë"
  codings: 1 added
  $ emic coding add D1 --hit 'nobody told me' --whole-turn --code TIRED
  coding 30: D1 49:127 STRAIN/TIRED "Nobody told me the way. I was afraid of the last stop, and n …"
  codings: 1 added
  $ emic coding add D2 --quote 'at the wheel' --whole-turn --code PEERS
  coding 31: D2 49:109 SUPPORT/PEERS "Long. I slept at the wheel, I think. A friend drove me home."
  $ emic coding add D1 --hit was --role interviewer --code TIRED --dry-run
  coding 32: D1 18:21 STRAIN/TIRED "was"
  codings: 1 added
  dry run: nothing was stored
  $ emic coding add D1 --hit was --role participant --code PEERS --dry-run
  coding 32: D1 75:78 SUPPORT/PEERS "was"
  codings: 1 added
  dry run: nothing was stored
  $ emic coding add D1 --hit was --role guest --code TIRED
  emic coding add: unknown role "guest"; known: participant, interviewer, other
  [2]
  $ emic coding add D1 --quote 'was afraid' --role participant --code TIRED
  emic coding add: --role goes with --hit
  [2]
  $ emic coding add D1 --hit 'told m' --code TIRED
  D1: "told m" stands nowhere
  codings: nothing
  [1]
  $ emic coding add D1 --hit ' ' --code TIRED
  emic coding add: D1: there are no words to look for
  [2]
  $ emic coding add D1 --turn 2 --whole-turn --code TIRED
  emic coding add: --whole-turn goes with --quote and --hit
  [2]
  $ count
  31

A weight says how much the passage says for the code.

  $ emic coding add D3 --quote Good --code PEERS --weight 80 --memo 'short'
  coding 32: D3 49:53 SUPPORT/PEERS "Good"
  $ emic coding add D3 --quote street --code PEERS --weight 101
  emic coding add: option --weight takes a whole number from 0 to 100, not '101'
  [2]
  $ emic coding list --document D3 --format csv
  id,document,participant,start,end,code,coder,round,polarity,words,memo,weight,stale,rule,values
  32,D3,D3,49,53,SUPPORT/PEERS,A,1,supports,Good,short,80,,,

A code in the words of a participant: made, named after the passage that it codes, and not to be
lost with it.

  $ emic coding add D1 --quote 'nobody told me why' --in-vivo --under STRAIN
  coding 33: D1 108:126 STRAIN/nobody told me why "nobody told me why"
  $ emic codebook show --format json | python3 -m json.tool | grep -A12 '"nobody told me why"' | grep -E 'vivo|status' | tr -d ' ,'
  $ sqlite3 study.emic "SELECT name, status, in_vivo, source_coding FROM code WHERE in_vivo"
  nobody told me why|provisional|1|33
  $ emic coding add D1 --quote 'nobody told me why' --in-vivo --under STRAIN
  emic coding add: there is a code "nobody told me why" below the same code already
  [2]
  $ emic coding add D2 --quote 'A friend drove me home.' --in-vivo --code PEERS
  coding 34: D2 86:109 A friend drove me home "A friend drove me home."
  coding 35: D2 86:109 SUPPORT/PEERS "A friend drove me home."
  $ emic coding remove 34
  emic coding remove: coding 34 gave the in-vivo code "A friend drove me home" its name
  [2]
  $ emic coding add D1 --turn 2-4 --in-vivo
  emic coding add: these words make no name (of 1 to 80 characters, without "/"): give the code a name that stands in them
  [2]
  $ emic coding add D1 --turn 2-4 --in-vivo --name 'we laughed' 2>&1 | cut -c1-75
  emic coding add: "we laughed" does not stand in the words "Nobody told me t
  $ emic coding add D1 --turn 2-4 --in-vivo --name 'we laugh' --dry-run
  coding 36: D1 49:219 we laugh "Nobody told me the way. I was afraid of the last stop, and n …"
  dry run: nothing was stored
  $ emic coding add D1 --quote Zoë --in-vivo --under NOWHERE
  emic coding add: unknown code "NOWHERE"; emic codebook show lists the codes
  [2]
  $ emic coding add D1 --hit Zoë --in-vivo
  emic coding add: --in-vivo names a code after one passage: --hit may find many
  [2]
  $ emic coding add D1 --quote Zoë --code PEERS --under STRAIN
  emic coding add: --name and --under are of an --in-vivo code
  [2]
  $ emic check > checked

A code that there is not yet is made with a plus before it: provisional, where its path says.

  $ emic coding add D3 --quote 'The street is yours' --code +STRAIN/owning --code +PEERS
  coding 36: D3 55:74 STRAIN/owning "The street is yours"
  coding 37: D3 55:74 SUPPORT/PEERS "The street is yours"
  $ emic coding add D3 --quote 'Good' --code +STRAIN/owning
  coding 38: D3 49:53 STRAIN/owning "Good"
  $ sqlite3 study.emic "SELECT status, level, count(*) FROM code WHERE name = 'owning'"
  provisional|1|1
  $ emic coding add D3 --quote 'Good' --code +NOWHERE/owning
  emic coding add: unknown code "NOWHERE"; emic codebook show lists the codes
  [2]
  $ emic coding add D3 --quote 'Good' --code +
  emic coding add: a code without a name
  [2]
  $ emic undo --quiet && emic undo --quiet

Many passages at once: a line each, parted by tabs. All of them or none.

  $ cat > lines.txt << 'END'
  > # document, place, code, memo
  > D3	The street is yours.	FEAR	said slowly
  > 
  > D3	49:54	SLEEP
  > D1	turn 4	ALONE
  > D1	line 1-3	ALONE
  > END
  $ emic coding add --from lines.txt --coder C --round 2
  coding 36: D3 55:75 STRAIN/FEAR "The street is yours."
  coding 37: D3 49:54 STRAIN/TIRED "Good."
  coding 38: D1 156:219 STRAIN/ALONE "Now there is Zoë on the radio. We laugh, and I am not afraid …"
  coding 39: D1 13:127 STRAIN/ALONE "What was the first night like?  D1: Nobody told me the way. I  …"
  codings: 4 added
  $ emic coding add --from - --coder C --round 2 < lines.txt
  codings: 4 as before
  $ emic coding list --coder C --round 2 --format json | python3 -c 'import json, sys
  > for row in json.load(sys.stdin)["rows"]: print(row["document"], row["start"], row["end"], row["code"], row["memo"])'
  D1 13 127 STRAIN/ALONE 
  D1 156 219 STRAIN/ALONE 
  D3 49 54 STRAIN/TIRED 
  D3 55 75 STRAIN/FEAR said slowly
  $ refuse() { printf "$1" | emic coding add --from -; }
  $ refuse 'D3\tstreet\tPEERS\nD3\tStreet\tPEERS\n'
  emic coding add: standard input:2:4: the quote is not in the text: "Street"; it must be word for word, capitals included
  [2]
  $ refuse 'D3\tstreet\tPEERS\nD9\tstreet\tPEERS\n'
  emic coding add: standard input:2:1: unknown document "D9"; did you mean "D1"?
  [2]
  $ refuse 'D3\tZoë\tPEERS\n'
  emic coding add: standard input:1:4: the quote is not in the text: "Zoë"; it must be word for word, capitals included
  [2]
  $ refuse 'D1\tZoë\tPERS\n'
  emic coding add: standard input:1:8: unknown code "PERS"; did you mean "SUPPORT/PEERS"?
  [2]
  $ refuse 'D1\tZoë\tSUPPORT\n'
  emic coding add: standard input:1:8: "SUPPORT" only groups other codes; code one of those below it
  [2]
  $ refuse 'D1\tafraid\tPEERS\n'
  emic coding add: standard input:1:4: the quote stands 2 times: write one of 79:85 (… told me the way. I was afraid of the last stop, and …); 210:216 (… We laugh, and I am not afraid. 😀 …)
  [2]
  $ refuse 'D1\t10:999\tPEERS\n'
  emic coding add: standard input:1:4: span 10:999 passes the end of the text at 220
  [2]
  $ refuse 'D1\tturn 9\tPEERS\n'
  emic coding add: standard input:1:4: no turn 9: the text has 4
  [2]
  $ refuse 'D1 Zoë PEERS\n'
  emic coding add: standard input:1:1: a line is DOC, place, CODE and, if wanted, a memo, parted by tabs; this one has 1 field
  [2]
  $ refuse 'D1\tZoë\tPEERS\tmemo\tmore\n'
  emic coding add: standard input:1:1: a line is DOC, place, CODE and, if wanted, a memo, parted by tabs; this one has 5 fields
  [2]
  $ emic coding add D1 --from lines.txt
  emic coding add: name either a document or, with --from, a file
  [2]
  $ emic coding add --quote Zoë --code PEERS
  emic coding add: name either a document or, with --from, a file
  [2]
  $ emic coding add --from lines.txt --code PEERS
  emic coding add: with --from, places and codes stand in the lines of the file
  [2]
  $ count
  39
