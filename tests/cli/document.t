The study of these tests: three drivers and a planner of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic document list
  Documents
  
  Document  Participant  Format  Characters  Turns  Codings
  ---------------------------------------------------------
  D1        D1           plain          220      4        7
  D2        D2           plain          110      2        2
  D3        D3           plain           76      2        0
  P1        P1           vtt             82      2        2
  
  4 documents, 488 characters.
  $ emic document list --group planner --format csv
  document,participant,format,characters,turns,codings
  P1,P1,vtt,82,2,2
  $ emic document list --participant D2 --format csv
  document,participant,format,characters,turns,codings
  D2,D2,plain,110,2,2
  $ emic document list --where 'nights = yes' --format csv
  document,participant,format,characters,turns,codings
  D1,D1,plain,220,4,7
  D3,D3,plain,76,2,0
  $ emic document list --where 'age > 99'
  Documents
  
  Document  Participant  Format  Characters  Turns  Codings
  ---------------------------------------------------------
  (none)
  
  0 documents, 0 characters.
  [1]

A transcript with its codings in the margin. A bar runs along each coded passage, and where it begins
stand the code and its coders. Numbers are positions in the text, as coding add --span takes them.

  $ emic document show D1
  D1 · participant D1 · 220 characters · 4 turns · 7 codings
  
  1  INTERVIEWER   13  What was the first night like?
  
  2  D1            49  Nobody told me the way. I was afraid of the last stop,  ─┌─  ALONE · A, B
                  104  and nobody told me why.                                 ─└   FEAR · B; FEAR · A
                                                                                    ALONE · A
  
  3  INTERVIEWER  142  And now?
  
  4  D1           156  Now there is Zoë on the radio. We laugh, and I am not   ─┌   PEERS · A
                  210  afraid. 😀                                               └   FEAR (against) · A
  $ emic document show D3
  D3 · participant D3 · 76 characters · 2 turns · 0 codings
  
  1  INTERVIEWER  13  What was the first night like?
  
  2  D3           49  Good. The street is yours.

A whole turn, or a line to its very end, is coded up to there.

  $ emic coding add D3 --span 49:75 --code PEERS --coder A --quiet
  $ emic coding add D1 --span 73:103 --code ALONE --coder C --quiet
  $ emic document show D3 | tail -1
  2  D3           49  Good. The street is yours.                                        ─ PEERS · A
  $ emic document show D1 | sed -n 5,7p
  2  D1            49  Nobody told me the way. I was afraid of the last       ─┌┌┌  ALONE · A, B
                   98  stop, and nobody told me why.                          ─└└└  FEAR · B
                                                                                    ALONE · C
  $ emic coding remove 12 13
  removed 2 codings

As data: a row a turn.

  $ emic document show D1 --format csv
  turn,speaker,role,participant,from_ms,until_ms,start,end,words,codes
  1,INTERVIEWER,interviewer,,,,13,43,What was the first night like?,
  2,D1,participant,D1,,,49,127,"Nobody told me the way. I was afraid of the last stop, and nobody told me why.",STRAIN/ALONE; STRAIN/FEAR
  3,INTERVIEWER,interviewer,,,,142,150,And now?,
  4,D1,participant,D1,,,156,219,"Now there is Zoë on the radio. We laugh, and I am not afraid. 😀",SUPPORT/PEERS; STRAIN/FEAR
  $ emic document show P1 --format markdown
  **P1**
  
  | Turn | Speaker     | Start | End | Words                                    | Codes                      |
  | ---: | ----------- | ----: | --: | ---------------------------------------- | -------------------------- |
  |    1 | INTERVIEWER |    13 |  34 | Who plans the nights?                    |                            |
  |    2 | P1          |    40 |  81 | I do. They are tired, and nobody told us. | STRAIN/TIRED; STRAIN/ALONE |

Long words and wide characters are broken where they must be, combining marks and emoji never; empty
turns are shown as such, paragraphs within a turn are kept, and the header stands before the turns.

  $ printf 'Title: A study\nDate: today\n\n' > odd.txt
  $ printf 'D1: %sdam, %s.\n\n' Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungs \
  >   'and so on' >> odd.txt
  $ printf 'D2:\n\nD1: 夜間巴士司機協會的一位成員告訴我們，他們從來沒有告訴我們任何事情，也沒有告訴我們為什麼要這樣做。\n\n' >> odd.txt
  $ printf 'D2: e\314\201te\314\201 👨‍👩‍👧 🇳🇴 \316\261\314\201\n\nA second\tparagraph.\n\n\nA third.\n' >> odd.txt
  $ emic import --pseudonymized odd.txt
  imported 1 transcript
  $ emic coding add odd --quote '我們任何事情' --code ALONE --coder A
  coding 12: odd 151:157 STRAIN/ALONE "我們任何事情"
  $ emic coding add odd --quote 'A second' --code ALONE --code FEAR --code PEERS --coder B
  coding 13: odd 198:206 STRAIN/ALONE "A second"
  coding 14: odd 198:206 STRAIN/FEAR "A second"
  coding 15: odd 198:206 SUPPORT/PEERS "A second"
  $ emic document show odd
  odd · no participant · 229 characters · 4 turns · 4 codings
  
           0  Title: A study
          15  Date: today
  
  1  D1   32  Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlungsda
         101  m, and so on.
  
  2  D2  119
  
  3  D1  125  夜間巴士司機協會的一位成員告訴我們，他們從來沒有告訴我們任何事情，也   ─    ALONE · A
         159  沒有告訴我們為什麼要這樣做。
  
  4  D2  179  été 👨‍👩‍👧 🇳🇴 ά
  
         198  A second paragraph.                                                    ───  FEAR · B
                                                                                          ALONE · B
                                                                                          PEERS · B
         220  A third.

What could steer a terminal does not reach it.

  $ printf 'D1: one \033[31mred\033[0m two \302\233 three\007\n' > escape.txt
  $ emic import --pseudonymized escape.txt
  imported 1 transcript
  $ emic document show escape
  escape · participant D1 · 34 characters · 1 turn · 0 codings
  
  1  D1   4  one �[31mred�[0m two � three�
  $ emic document show escape | LC_ALL=C grep -c "$(printf '[\033\007]')"
  0
  [1]

A text without turns has positions only, and codes that another code shares the name of show the path.

  $ printf 'A field note. It rained, and the last bus did not come.\n' > note.txt
  $ emic import --pseudonymized note.txt
  note.txt: no turns recognised; the text is kept as one piece
  imported 1 transcript
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  $ printf 'codebook: more\ncodes:\n  - code: OTHER\n    codes:\n      - code: FEAR\n' > more.yaml
  $ emic codebook load more.yaml --quiet
  $ emic coding add note --quote 'the last bus did not come' --code OTHER/FEAR --coder A --round 2 --quiet
  $ emic coding add note --quote 'It rained' --code ALONE --coder B --polarity qualifies --quiet
  $ emic document show note
  note · no participant · 56 characters · 0 turns · 2 codings
  
   0  A field note. It rained, and the last bus did not come.                ── ALONE (qualified) · B
                                                                                OTHER/FEAR · A round 2

Whose a transcript is can be said in a CSV file; so can who its speakers are, and anything else.

  $ printf 'PAT: We both drove.\n\nSAM: Only you did.\n' > pair.txt
  $ emic import --pseudonymized pair.txt
  imported 1 transcript
  not yet tied to a participant: 2 transcripts (emic participant load or emic document load does it)
  $ cat > documents.csv << END
  > document,participant,speaker,role,place
  > pair,D1,PAT,participant,
  > pair,D2,SAM,participant,
  > note,D3,,,depot
  > END
  $ emic document load documents.csv
  documents: 3 changed
  $ emic document load documents.csv
  documents: 3 as before
  $ emic document list
  Documents
  
  Document  Participant  Format  Characters  Turns  Codings  place
  ----------------------------------------------------------------
  D1        D1           plain          220      4        7
  D2        D2           plain          110      2        2
  D3        D3           plain           76      2        0
  P1        P1           vtt             82      2        2
  escape    D1           plain           34      1        0
  note      D3           plain           56      0        2  depot
  odd                    plain          229      4        4
  pair                   plain           40      2        0
  
  8 documents, 847 characters.
  $ emic document show pair --format csv
  turn,speaker,role,participant,from_ms,until_ms,start,end,words,codes
  1,PAT,participant,D1,,,5,19,We both drove.,
  2,SAM,participant,D2,,,26,39,Only you did.,
  $ emic document load documents.csv --dry-run
  documents: 3 as before
  dry run: nothing was stored
  $ printf 'document,participant\nD9,D1\n' | emic document load -
  emic document load: standard input:2:1: unknown document "D9"; did you mean "D1"?
  [2]
  $ printf 'document,participant\nD1,D99\n' | emic document load -
  emic document load: standard input:2:4: unknown participant "D99"; known: D1, D2, D3, P1
  [2]
  $ printf 'document,participant,speaker\nD1,D1,DR1\n' | emic document load -
  emic document load: standard input:2:7: nobody speaks as "DR1" in this document
  [2]
  $ printf 'document,participant,speaker,role\nD1,D1,D1,boss\n' | emic document load -
  emic document load: standard input:2:10: unknown role "boss"; a role is participant, interviewer or other
  [2]

A name that is not there: the nearest is suggested, or those that are there.

  $ emic document show D11
  emic document show: unknown document "D11"; did you mean "D1"?
  [2]
  $ emic document show harbour
  emic document show: unknown document "harbour"; known: D1, D2, D3, P1, escape, note, odd, pair
  [2]
  $ emic document show
  emic document show: DOC is missing; usage: emic document show DOC
  [2]
