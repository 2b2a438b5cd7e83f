A transcript gets a new text. All codings are carried that still have their words; about the others
somebody decides.

  $ . "$EMIC_ROOT"/tests/fixtures/night_bus.sh
  $ export EMIC_CODER=A
  $ emic coding list --document D1 --format csv | cut -d, -f1,4-7,10-
  id,start,end,code,coder,words,memo,weight,stale,rule,values
  1,49,71,STRAIN/ALONE,A,Nobody told me the way,,,,,
  2,49,71,STRAIN/ALONE,B,Nobody told me the way,,,,,
  3,73,102,STRAIN/FEAR,A,I was afraid of the last stop,,,,,
  4,73,126,STRAIN/FEAR,B,"I was afraid of the last stop, and nobody told me why",,,,,
  5,108,126,STRAIN/ALONE,A,nobody told me why,,,,,
  6,160,185,SUPPORT/PEERS,A,there is Zoë on the radio,the voice on the radio,,,,
  7,201,216,STRAIN/FEAR,A,I am not afraid,,,,,

A line is put in front, a word is changed, a clause goes; the file has other line ends now.

  $ (printf 'Recorded in spring.\n\n'; sed 's/Nobody told me the way/No one told me the way/
  >   s/, and I am not afraid\././' D1.txt) | sed 's/$/\r/' > new.txt
  $ sha256sum study.emic > before
  $ emic document revise D1 new.txt --pseudonymized
  Codings
  
  Class      Codings  Open  Meaning
  ------------------------------------------------------------------------
  same             4     0  their words are untouched
  moved            0     0  their words are as they were, elsewhere
  edited           2     2  some of their words changed
  ambiguous        0     0  several places fit, or an end of it is unclear
  lost             1     1  their words are gone
  
  220 characters before, 220 after; 3 changes.
  
  Codings that need a decision
  
  Id  Class   Code          Coder  Words before            Words after             Action
  ---------------------------------------------------------------------------------------
   1  edited  STRAIN/ALONE  A      Nobody told me the way  No one told me the way  ?
   2  edited  STRAIN/ALONE  B      Nobody told me the way  No one told me the way  ?
   7  lost    STRAIN/FEAR   A      I am not afraid                                 ?
  nothing was stored: a decision is wanted about 3 codings. --edited keep|detach, --ambiguous keep|detach and --lost detach decide by class; --export FILE writes them one by one, and --decide FILE reads that back
  [1]
  $ emic document revise D1 new.txt --pseudonymized --format csv --quiet
  id,class,code,coder,round,start,end,quote,new_start,new_end,new_quote,action
  1,edited,STRAIN/ALONE,A,1,49,71,Nobody told me the way,70,92,No one told me the way,
  2,edited,STRAIN/ALONE,B,1,49,71,Nobody told me the way,70,92,No one told me the way,
  7,lost,STRAIN/FEAR,A,1,201,216,I am not afraid,,,,
  [1]
  $ emic document revise D1 new.txt --pseudonymized --edited keep --quiet > /dev/null
  [1]
  $ emic document revise D1 new.txt --pseudonymized --edited keep --lost detach --dry-run | tail -8
  D1 is revision 2 now: 6 codings carried, 1 detached
  dry run: nothing was stored
  
  Codings that need a decision
  
  Id  Class   Code          Coder  Words before            Words after             Action
  ---------------------------------------------------------------------------------------
   1  edited  STRAIN/ALONE  A      Nobody told me the way  No one told me the way  keep
   2  edited  STRAIN/ALONE  B      Nobody told me the way  No one told me the way  keep
   7  lost    STRAIN/FEAR   A      I am not afraid                                 detach
  $ sha256sum --quiet -c before

What is asked for must be there, and fit.

  $ emic document revise D9 new.txt --pseudonymized
  emic document revise: unknown document "D9"; did you mean "D1"?
  [2]
  $ emic document revise D1 none.txt --pseudonymized
  emic document revise: none.txt: cannot be read: there is no such file or folder
  [2]
  $ printf ' \n' | emic document revise D1 - --pseudonymized
  emic document revise: standard input: there is no text in this file
  [2]
  $ printf 'D1: \377\n' | emic document revise D1 - --pseudonymized
  emic document revise: standard input: not valid UTF-8 at byte 4 (line 1): 0xFF; if the file is in another encoding, say --encoding windows-1252, iso-8859-1 or utf-16
  [2]
  $ emic document revise D1 new.txt --pseudonymized --lost keep
  emic document revise: --lost keep: it is detach
  [2]
  $ emic document revise D1 new.txt --pseudonymized --edited perhaps
  emic document revise: --edited perhaps: it is keep or detach
  [2]
  $ emic document revise D1
  emic document revise: FILE is missing; usage: emic document revise DOC FILE
  [2]
  $ emic document revise D1 new.txt
  emic document revise: raw transcripts do not enter a study without a vault: make one (emic vault create), or say --pseudonymized when the names were replaced before
  [3]
  $ emic document revise D1 D1.txt --pseudonymized
  D1.txt says what the study has already: nothing to revise
  [1]
  $ sha256sum --quiet -c before

One by one, in a spreadsheet: what is proposed, what is wrong with the answers, and the answers.

  $ emic document revise D1 new.txt --pseudonymized --export open.csv --quiet > /dev/null
  [1]
  $ cat open.csv
  id,class,code,coder,round,start,end,quote,action,new_start,new_end,new_quote
  1,edited,STRAIN/ALONE,A,1,49,71,Nobody told me the way,keep,70,92,No one told me the way
  2,edited,STRAIN/ALONE,B,1,49,71,Nobody told me the way,keep,70,92,No one told me the way
  7,lost,STRAIN/FEAR,A,1,201,216,I am not afraid,detach,,,
  $ emic document revise D1 new.txt --pseudonymized --export open.csv
  emic document revise: open.csv: exists already; --force replaces it
  Codings
  
  Class      Codings  Open  Meaning
  ------------------------------------------------------------------------
  same             4     0  their words are untouched
  moved            0     0  their words are as they were, elsewhere
  edited           2     2  some of their words changed
  ambiguous        0     0  several places fit, or an end of it is unclear
  lost             1     1  their words are gone
  
  220 characters before, 220 after; 3 changes.
  
  Codings that need a decision
  
  Id  Class   Code          Coder  Words before            Words after             Action
  ---------------------------------------------------------------------------------------
   1  edited  STRAIN/ALONE  A      Nobody told me the way  No one told me the way  ?
   2  edited  STRAIN/ALONE  B      Nobody told me the way  No one told me the way  ?
   7  lost    STRAIN/FEAR   A      I am not afraid                                 ?
  [2]
  $ decide() { emic document revise D1 new.txt --pseudonymized --decide "$@"; }
  $ printf 'id,action\n3,keep\n' | decide -
  emic document revise: standard input:2:1: coding 3 keeps its words: there is nothing to decide
  [2]
  $ printf 'id,action\n99,keep\n' | decide -
  emic document revise: standard input:2:1: the document has no coding 99
  [2]
  $ printf 'id,action\n7,keep\n' | decide -
  emic document revise: standard input:2:3: coding 7 has no place in the new text: give new_start and new_end, or detach it
  [2]
  $ printf 'id,action\n1,drop\n' | decide -
  emic document revise: standard input:2:3: unknown action "drop"; it is keep or detach
  [2]
  $ printf 'id,action,new_start\n1,keep,5\n' | decide -
  emic document revise: standard input:2:8: a place has both new_start and new_end
  [2]
  $ printf 'id,action,new_start,new_end\n1,keep,5,9999\n' | decide -
  emic document revise: standard input:2:8: 5:9999 is no place in the new text, which has 220 characters
  [2]
  $ printf 'id,action,new_start,new_end\n1,keep,x,9\n' | decide -
  emic document revise: standard input:2:8: "x" is no number here
  [2]
  $ printf 'id,action,start,end\n1,keep,50,71\n' | decide -
  emic document revise: standard input:2:8: coding 1 stands at 49:71 now: this file was written for another text
  [2]
  $ printf 'id\n1\n' | decide -
  emic document revise: standard input:1: the column "action" is missing; the header has: id
  [2]
  $ sha256sum --quiet -c before
  $ sed -i '/^2,/s/,keep,/,detach,/' open.csv
  $ emic document revise D1 new.txt --pseudonymized --decide open.csv --reason 'heard again' | tail -5
  D1 is revision 2 now: 5 codings carried, 2 detached
  Id  Class   Code          Coder  Words before            Words after             Action
  ---------------------------------------------------------------------------------------
   1  edited  STRAIN/ALONE  A      Nobody told me the way  No one told me the way  keep
   2  edited  STRAIN/ALONE  B      Nobody told me the way  No one told me the way  detach
   7  lost    STRAIN/FEAR   A      I am not afraid                                 detach

Each coding covers what it did, or what was decided. What is detached counts nowhere.

  $ emic coding list --document D1 --format csv | cut -d, -f1,4-7,10-
  id,start,end,code,coder,words,memo,weight,stale,rule,values
  1,70,92,STRAIN/ALONE,A,No one told me the way,,,,,
  3,94,123,STRAIN/FEAR,A,I was afraid of the last stop,,,,,
  4,94,147,STRAIN/FEAR,B,"I was afraid of the last stop, and nobody told me why",,,,,
  5,129,147,STRAIN/ALONE,A,nobody told me why,,,,,
  6,181,206,SUPPORT/PEERS,A,there is Zoë on the radio,the voice on the radio,,,,
  $ emic document detached
  Detached codings
  
  Id  Document  Revision  Code          Coder  Why     Words
  ---------------------------------------------------------------------------
   2  D1               1  STRAIN/ALONE  B      edited  Nobody told me the way
   7  D1               1  STRAIN/FEAR   A      lost    I am not afraid
  
  2 detached codings. No table and no list of codings counts them.
  $ emic document detached D2
  Detached codings
  
  Id  Document  Revision  Code  Coder  Why  Words
  -----------------------------------------------
  (none)
  
  0 detached codings. No table and no list of codings counts them.
  [1]
  $ emic document log D1
  D1
  
  Revision  Added                 Characters  Codings  Text     Why
  -------------------------------------------------------------------------
         1  2026-03-01T12:00:00Z         220        2  kept     imported
         2  2026-03-01T12:00:00Z         220        5  current  heard again
  
  Codings of a text that is not current are detached: they count nowhere.
  $ emic document list | grep D1
  D1        D1           plain          220      4        5
  $ emic document show D1 --revision 1
  D1 \xc2\xb7 revision 1 \xc2\xb7 220 characters (esc)
  
    0  INTERVIEWER: What was the first night like?
  
   45  D1: Nobody told me the way. I was afraid of the last stop, and nobody
  115  told me why.
  
  129  INTERVIEWER: And now?
  
  152  D1: Now there is Zo\xc3\xab on the radio. We laugh, and I am not afraid. \xf0\x9f\x98\x80 (esc)
  $ emic document show D1 --revision 3
  emic document show: there is no revision 3; emic document log lists them
  [2]
  $ emic document show D1 | head -4
  D1 \xc2\xb7 participant D1 \xc2\xb7 220 characters \xc2\xb7 4 turns \xc2\xb7 5 codings (esc)
  
                    0  Recorded in spring.
  
  $ emic check | tail -1
  5 texts and 11 codings checked: all is well.
  $ emic archive create out.zip 2>&1 | grep detached
  not in it: 2 detached codings; emic document detached lists them
  $ unzip -p out.zip '*/codings.csv' | wc -l
  10

No table counts what is detached: of participants, and of segments.

  $ emic table frequency --code FEAR --code ALONE --by group | sed -n '6,/^$/p'
  --------------------------------------------------------------------
  FEAR   any   1 of 3  0.06\xe2\x80\x930.79  0 of 1  0.00\xe2\x80\x930.79  1 of 4  0.05\xe2\x80\x930.70 (esc)
  ALONE  any   1 of 3  0.06\xe2\x80\x930.79  1 of 1  0.21\xe2\x80\x931.00  2 of 4  0.15\xe2\x80\x930.85 (esc)
  
  $ emic table frequency --code FEAR --code ALONE --by group --unit segments | sed -n '6,/^$/p'
  ------------------------------
  FEAR   2 of 7   0 of 2  2 of 9
  ALONE  2 of 7   1 of 2  3 of 9
  
  $ sed 's/I was afraid of the last stop, and nobody told me why/It rained/' new.txt > rain.txt
  $ emic document revise D1 rain.txt --pseudonymized --lost detach --dry-run --quiet | grep -c detach
  3
  $ cp study.emic rain.emic
  $ emic document revise D1 rain.txt --pseudonymized --lost detach --study rain.emic --quiet > /dev/null
  $ emic table frequency --code FEAR --code ALONE --by group --study rain.emic | sed -n '6,/^$/p'
  --------------------------------------------------------------------
  FEAR   any   0 of 3  0.00\xe2\x80\x930.56  0 of 1  0.00\xe2\x80\x930.79  0 of 4  0.00\xe2\x80\x930.49 (esc)
  ALONE  any   1 of 3  0.06\xe2\x80\x930.79  1 of 1  0.21\xe2\x80\x931.00  2 of 4  0.15\xe2\x80\x930.85 (esc)
  
  $ emic table frequency --code FEAR --code ALONE --by group --unit segments --study rain.emic | sed -n '6,/^$/p'
  ------------------------------
  FEAR   0 of 4   0 of 2  0 of 6
  ALONE  1 of 4   1 of 2  2 of 6
  
  $ rm rain.emic

A detached coding finds its place again.

  $ emic document reattach 7 --quote 'nowhere'
  emic document reattach: the quote is not in the current text: "nowhere"
  [2]
  $ emic document reattach 7 --quote 'D1'
  emic document reattach: the quote stands 2 times: say --span 66:68, --span 173:175
  [2]
  $ emic document reattach 7 --span 5:4
  emic document reattach: empty span 5:4: the end comes after the start
  [2]
  $ emic document reattach 7 --span 5:9999
  emic document reattach: span 5:9999 passes the end of the text at 220
  [2]
  $ emic document reattach 7
  emic document reattach: say either --quote "WORDS" or --span START:END
  [2]
  $ emic document reattach 3 --span 1:2
  emic document reattach: no detached coding 3; emic document detached lists them
  [2]
  $ emic document reattach seven --span 1:2
  emic document reattach: "seven" is no coding id; emic document detached shows them
  [2]
  $ emic document reattach 7 --quote 'We laugh'
  coding 7 stands at D1 208:216 now
  $ emic document detached
  Detached codings
  
  Id  Document  Revision  Code          Coder  Why     Words
  ---------------------------------------------------------------------------
   2  D1               1  STRAIN/ALONE  B      edited  Nobody told me the way
  
  1 detached coding. No table and no list of codings counts them.
  $ emic document reattach 2 --span 70:92
  coding 2 stands at D1 70:92 now
  $ emic document detached
  Detached codings
  
  Id  Document  Revision  Code  Coder  Why  Words
  -----------------------------------------------
  (none)
  
  0 detached codings. No table and no list of codings counts them.
  [1]
  $ emic check | tail -1
  5 texts and 11 codings checked: all is well.

Moved and doubled: a paragraph changes its place, and one of two equal answers goes.

  $ printf 'D2: We waited long for the bus.\n\nI: So?\n\nD2: Yes.\n\nD2: Yes.\n\nI: Thank you for that.\n' > yes.txt
  $ emic import --pseudonymized yes.txt --quiet
  $ emic coding add yes --quote 'long for the bus' --code FEAR --quiet
  $ emic coding add yes --span 45:49 --code FEAR --quiet
  $ emic coding add yes --quote 'Thank you' --code FEAR --quiet
  $ printf 'I: So?\n\nD2: Yes.\n\nI: Thank you for that.\n\nD2: We waited long for the bus.\n' > new.txt
  $ emic document revise yes new.txt --pseudonymized --ambiguous keep
  Codings
  
  Class      Codings  Open  Meaning
  ------------------------------------------------------------------------
  same             1     0  their words are untouched
  moved            1     0  their words are as they were, elsewhere
  edited           0     0  some of their words changed
  ambiguous        1     0  several places fit, or an end of it is unclear
  lost             0     0  their words are gone
  
  84 characters before, 74 after; 3 changes.
  
  Codings that need a decision
  
  Id  Class      Code         Coder  Words before  Words after  Action
  --------------------------------------------------------------------
  13  ambiguous  STRAIN/FEAR  A      Yes.          Yes.         keep
  yes is revision 2 now: 3 codings carried, 0 detached
  $ emic coding list --document yes --format csv | cut -d, -f4-6,10-
  start,end,code,words,memo,weight,stale,rule,values
  12,16,STRAIN/FEAR,Yes.,,,,,
  21,30,STRAIN/FEAR,Thank you,,,,,
  56,72,STRAIN/FEAR,long for the bus,,,,,
  $ emic check | tail -1
  7 texts and 14 codings checked: all is well.
