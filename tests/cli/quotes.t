Passages that a query finds, in the codings of the night bus: one row each.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic quotes STRAIN
  Quotes
  
  Document  Participant  Group    Turn  Place    Code                    Coder  Words
  ----------------------------------------------------------------------------------------------------
  D1        D1           driver   2 D1  49:71    STRAIN/ALONE            A      Nobody told me the way
  D1        D1           driver   2 D1  49:71    STRAIN/ALONE            B      Nobody told me the way
  D1        D1           driver   2 D1  73:102   STRAIN/FEAR             A      I was afraid of the
                                                                                last stop
  D1        D1           driver   2 D1  73:126   STRAIN/FEAR             B      I was afraid of the
                                                                                last stop, and nobody
                                                                                told me why
  D1        D1           driver   2 D1  108:126  STRAIN/ALONE            A      nobody told me why
  D1        D1           driver   4 D1  201:216  STRAIN/FEAR             A      I am not afraid
                                                 (contradicts)
  D2        D2           driver   2 D2  55:75    STRAIN/TIRED            A      I slept at the wheel
  P1        P1           planner  2 P1  46:60    STRAIN/TIRED            A      They are tired
  P1        P1           planner  2 P1  66:80    STRAIN/ALONE            B      nobody told us
  
  9 quotes.
  $ emic quotes 'FEAR AND ALONE' --format csv
  document,participant,group,turn,speaker,start,end,code,coder,round,polarity,words,id
  D1,D1,driver,2,D1,73,126,STRAIN/FEAR,B,1,supports,"I was afraid of the last stop, and nobody told me why",4
  $ emic quotes 'STRAIN AND coder:B OR round:2' --format csv
  document,participant,group,turn,speaker,start,end,code,coder,round,polarity,words,id
  D1,D1,driver,2,D1,49,71,STRAIN/ALONE,B,1,supports,Nobody told me the way,2
  D1,D1,driver,2,D1,73,126,STRAIN/FEAR,B,1,supports,"I was afraid of the last stop, and nobody told me why",4
  D2,D2,driver,2,D2,86,108,SUPPORT/PEERS,A,2,supports,A friend drove me home,9
  P1,P1,planner,2,P1,66,80,STRAIN/ALONE,B,1,supports,nobody told us,11
  $ emic quotes 'FEAR' --format json | sed -n '/"rows"/,/}/p'
   "rows": [
    {
     "document": "D1",
     "participant": "D1",
     "group": "driver",
     "turn": 2,
     "speaker": "D1",
     "start": 73,
     "end": 102,
     "code": "STRAIN/FEAR",
     "coder": "A",
     "round": 1,
     "polarity": "supports",
     "words": "I was afraid of the last stop",
     "id": 3
    },
  $ emic quotes 'FEAR AND coder:B' --format markdown
  **Quotes**
  
  | Document | Participant | Group  | Turn | Place  | Code        | Coder | Words                                    |
  | -------- | ----------- | ------ | ---- | ------ | ----------- | ----- | ---------------------------------------- |
  | D1       | D1          | driver | 2 D1 | 73:126 | STRAIN/FEAR | B     | I was afraid of the last stop, and nobody told me why |
  
  - 1 quote.
  $ emic quotes 'FEAR AND coder:B' --format html | grep -c '<th scope="row"'
  1

Each filter has an effect, as in every command.

  $ ids() { emic quotes --format csv "$@" | sed -n 's/.*,\([0-9]*\)$/\1/p' | paste -sd' '; }
  $ ids '*'
  1 2 3 4 5 6 7 8 9 10 11
  $ ids '*' --document D2
  8 9
  $ ids '*' --participant P1
  10 11
  $ ids '*' --group driver
  1 2 3 4 5 6 7 8 9
  $ ids '*' --where 'age < 30'
  8 9
  $ ids '*' --limit 3
  1 2 3
  $ ids 'PEERS after FEAR within 2 turns'
  6
  $ ids 'text:"nobody told"'
  1 2 4 5 11
  $ ids 'memo:radio'
  6
  $ ids 'where(nights = no) OR polarity:contradicts'
  7 8 9

The order of the words on the command line is that of the query; the shell's quotes are not needed.

  $ ids FEAR and not coder:A
  4

What is said around a quote can be shown.

  $ emic quotes 'FEAR AND coder:B' --around 0 --format csv | sed 's/.*,4,/…,4,/'
  document,participant,group,turn,speaker,start,end,code,coder,round,polarity,words,id,before,after
  \xe2\x80\xa6,4,"D1: Nobody told me the way. ",. (esc)
  $ emic quotes 'FEAR AND coder:B' --around 1 --format json | grep -E '"(before|after)": '
     "before": "INTERVIEWER: What was the first night like?\n\nD1: Nobody told me the way. ",
     "after": ".\n\nINTERVIEWER: And now?"
  $ emic quotes 'ALONE' --document P1 --around 7 --format json | grep -E '"(before|after)": '
     "before": "INTERVIEWER: Who plans the nights?\n\nP1: I do. They are tired, and ",
     "after": ".\n"
  $ emic quotes 'FEAR' --around many
  emic quotes: option --around takes a whole number from 0 to 1000, not 'many'
  [2]

Codings whose words were edited away are not quoted, nor found.

  $ sqlite3 study.emic "INSERT INTO revision(id, uuid, document, number, characters, sha256, why, added, text) SELECT 50, zeroblob(16), document, 2, characters, sha256, 'edited', added, text FROM revision WHERE document = 4; UPDATE document SET current_revision = 50 WHERE id = 4"
  $ ids 'document:P1'
  
  $ ids 'TIRED'
  8

Nothing found is an answer, too.

  $ emic quotes 'FEAR inside PEERS'
  nothing found
  [1]
  $ emic quotes 'FEAR inside PEERS' --format csv
  document,participant,group,turn,speaker,start,end,code,coder,round,polarity,words,id
  [1]

What cannot be understood is pointed at, under the place.

  $ emic quotes 'FEAR ADN ALONE'
  emic quotes: character 6: expected AND, OR, a relation (overlaps, inside, with, within N turns of, before, after) or the end
    FEAR ADN ALONE
         ^
  [2]
  $ emic quotes 'FEAR AND (ALONE OR TIRED'
  emic quotes: character 10: this parenthesis is never closed
    FEAR AND (ALONE OR TIRED
             ^
  [2]
  $ emic quotes 'FAER OR ALONE'
  emic quotes: character 1: unknown code "FAER"; did you mean "STRAIN/FEAR"?
    FAER OR ALONE
    ^
  [2]
  $ emic quotes 'FEAR AND coder:Z'
  emic quotes: character 16: unknown coder "Z"; known: A, B
    FEAR AND coder:Z
                   ^
  [2]
  $ emic quotes 'Zoë* OR ALONE'
  emic quotes: character 1: no code fits this
    Zo\xc3\xab* OR ALONE (esc)
    ^
  [2]
  $ emic quotes 'ALONE AND where(agee > 3)'
  emic quotes: character 17: condition `agee > 3`, character 1: unknown attribute "agee"; did you mean "age"?
    ALONE AND where(agee > 3)
                    ^
  [2]
  $ emic quotes 'ALONE before FEAR within two turns'
  emic quotes: character 26: a number of turns is wanted here: within 3 turns of
    ALONE before FEAR within two turns
                             ^
  [2]
  $ emic quotes 'STAYS AND STAYS AND STAYS AND STAYS AND STAYS AND STAYS AND STAYS AND STAYS AND STAYS AND STYAS AND STAYS'
  emic quotes: character 91: unknown code "STYAS"; did you mean "SUPPORT/STAYS"?
    AYS AND STAYS AND STAYS AND STAYS AND STAYS AND STAYS AND STAYS AND STAYS AND STYAS AND STAYS
                                                                                  ^
  [2]
  $ emic quotes
  emic quotes: QUERY is missing; usage: emic quotes QUERY...
  [2]
  $ emic quotes FEAR --document D7
  emic quotes: unknown document "D7"; did you mean "D1"?
  [2]

Where a text is withheld, a quote has no words, and that is said.

  $ sqlite3 study.emic "UPDATE revision SET text = NULL WHERE document = 1"
  $ emic quotes 'FEAR' --format csv
  document,participant,group,turn,speaker,start,end,code,coder,round,polarity,words,id
  D1,D1,driver,2,D1,73,102,STRAIN/FEAR,A,1,supports,,3
  D1,D1,driver,2,D1,73,126,STRAIN/FEAR,B,1,supports,,4
  D1,D1,driver,4,D1,201,216,STRAIN/FEAR,A,1,contradicts,,7
  3 quotes without words: the text is withheld
  $ emic quotes 'text:afraid'
  nothing found
  [1]
