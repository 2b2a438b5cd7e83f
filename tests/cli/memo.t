Memos about the small study of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A

A memo is about as many things as are named, or about none.

  $ emic memo add --kind code --code FEAR --coding 3 --title Road --text "Fear of the road or of the stop?"
  memo 1: code, about 2 things
  $ printf 'They plan\r\nwho do not drive.\r\n' | emic memo add --kind theory --file - --participant P1 -d P1
  memo 2: theory, about 2 things
  $ emic memo add --kind reflexive --text "I drove nights myself." --coder B
  memo 3: reflexive, about 0 things
  $ emic memo list
  Memos
  
  Id  Kind       Title  About                                  Text                              Coder
  ----------------------------------------------------------------------------------------------------
   1  code       Road   code STRAIN/FEAR; coding D1 73:102     Fear of the road or of the stop?  A
                        STRAIN/FEAR
   2  theory            document P1; participant P1            They plan                         A
                                                               who do not drive.
   3  reflexive                                                I drove nights myself.            B
  
  3 memos.
  $ emic memo list --kind theory --format csv
  id,kind,title,about,text,coder,added
  2,theory,,document P1; participant P1,"They plan
  who do not drive.",A,2026-03-01T12:00:00Z
  $ emic memo list --coder B --format csv | tail -1 | cut -d, -f1-2
  3,reflexive
  $ emic memo list --code STRAIN --format csv | wc -l
  2
  $ emic memo list --code SUPPORT
  Memos
  
  Id  Kind  Title  About  Text  Coder
  -----------------------------------
  (none)
  
  0 memos.
  [1]

It is never changed: a newer one takes its place, and both stay.

  $ emic memo revise 1 --text "Of the last stop: see the words."
  memo 4 supersedes memo 1
  $ emic memo list --format csv | cut -d, -f1
  id
  2
  who do not drive."
  3
  4
  $ emic memo list --all --format csv | cut -d, -f1,8
  id,superseded_by
  1,4
  2
  who do not drive."
  3,
  4,
  $ emic memo show 4
  Memo 4
  
  Field   Value
  -------------------------------------------------------------------------
  kind    code
  title   Road
  text    Of the last stop: see the words.
  coder   A
  added   2026-03-01T12:00:00Z
  code    STRAIN/FEAR: Fear on the road.
  coding  D1 73:102 STRAIN/FEAR: I was afraid of the last stop
  before  memo 1, A, 2026-03-01T12:00:00Z: Fear of the road or of the stop?
  $ emic memo revise 1 --text again
  emic memo revise: memo 1 was superseded by memo 4 already: revise that one
  [2]

With their context, for the drawer or the appendix.

  $ emic memo export --format csv | head -3
  id,kind,title,text,coder,added,supersedes,superseded_by,about,name,says
  1,code,Road,Fear of the road or of the stop?,A,2026-03-01T12:00:00Z,,4,code,STRAIN/FEAR,Fear on the road.
  1,code,Road,Fear of the road or of the stop?,A,2026-03-01T12:00:00Z,,4,coding,D1 73:102 STRAIN/FEAR,I was afraid of the last stop
  $ emic memo export --format markdown | head -4
  **Memos with what they are about**
  
  |  Id | Kind      | Title | Text                             | Coder | Added                | Supersedes | Superseded by | About       | Which                 | It says                       |
  | --: | --------- | ----- | -------------------------------- | ----- | -------------------- | ---------: | ------------: | ----------- | --------------------- | ----------------------------- |
  $ emic memo export --format html | grep -c 'Of the last stop'
  2
  $ emic memo export --format json | python3 -c 'import json, sys; print(len(json.load(sys.stdin)["rows"]))'
  7

Which codes nobody has thought about on paper.

  $ emic memo gaps --all
  Memos by code
  
  Code           Memos  On codings  Codings  With a note  Latest memo
  ----------------------------------------------------------------------------
  STRAIN             0           0        0            0
  STRAIN/FEAR        1           1        3            0  2026-03-01T12:00:00Z
  STRAIN/TIRED       0           0        2            0
  STRAIN/ALONE       0           0        4            0
  SUPPORT            0           0        0            0
  SUPPORT/PEERS      0           0        2            1
  SUPPORT/STAYS      0           0        0            0
  
  6 of 7 codes without a memo. Superseded memos are not counted.
  $ emic memo gaps --format csv | tail -n +2 | wc -l
  6

What is wrong is told.

  $ emic memo add --text x
  emic memo add: what kind of memo? --kind is code, theory, method, reflexive or case
  [2]
  $ emic memo add --kind idea --text x
  emic memo add: unknown kind of memo "idea"; known: code, theory, method, reflexive, case
  [2]
  $ emic memo add --kind code
  emic memo add: say either --text "WORDS" or --file FILE (- is standard input)
  [2]
  $ emic memo add --kind code --text "   "
  emic memo add: the memo is empty
  [2]
  $ emic memo add --kind code --text x --file y
  emic memo add: say either --text "WORDS" or --file FILE (- is standard input)
  [2]
  $ emic memo add --kind code --text x --coding first
  emic memo add: "first" is no coding id; emic coding list shows them
  [2]
  $ emic memo add --kind code --text x --coding 99
  emic memo add: no coding 99
  [2]
  $ emic memo add --kind code --text x --document D9
  emic memo add: unknown document "D9"; did you mean "D1"?
  [2]
  $ emic memo add --kind code --text x --relation 1
  emic memo add: no relation 1
  [2]
  $ emic memo add --kind code --text x --proposition P1
  emic memo add: unknown proposition "P1": the study has no propositions yet
  [2]
  $ emic memo add --kind code --file missing.txt
  emic memo add: missing.txt: cannot be read: there is no such file or folder
  [2]
  $ env -u EMIC_CODER emic memo add --kind code --text x
  emic memo add: who codes? say --coder NAME or set EMIC_CODER
  [2]
  $ emic memo show 99
  emic memo show: no memo 99; emic memo list shows the ids
  [2]
  $ emic memo show 1x
  emic memo show: "1x" is no memo id; emic memo list shows them
  [2]
  $ emic memo list --format csv | wc -l
  5
