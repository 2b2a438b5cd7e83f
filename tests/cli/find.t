Words in the transcripts of the night bus. Every hit stands below the one before it.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic find nobody
  Document  Turn  Speaker        Place                          Hit
  ----------------------------------------------------------------------------------------------------
  D1           2  D1             49:55                          Nobody told me the way. I was afraid
  D1           2  D1           108:114    of the last stop, and nobody told me why.
  P1           2  P1             66:72  do. They are tired, and nobody told us.
  
  3 hits in 2 documents.

Case and accents make no difference; the place is counted in characters of the text.

  $ emic find ZOE --format csv
  document,participant,turn,speaker,role,start,end,left,hit,right
  D1,D1,4,D1,participant,169,172,Now there is,Zo\xc3\xab,"on the radio. We laugh, and I am not afraid. \xf0\x9f\x98\x80" (esc)
  $ python3 -c 'print(open("D1.txt").read()[169:172])'
  Zo\xc3\xab (esc)

Words side by side must both be in the document; a phrase is words one after the other.

  $ cat > places.py <<'END'
  > import csv, sys
  > for row in csv.DictReader(sys.stdin):
  >     print(row["document"], row["turn"], row["speaker"], row["start"], row["end"], row["hit"])
  > END
  $ places() { emic find --format csv "$@" | python3 places.py; }
  $ places nobody afraid
  D1 2 D1 49 55 Nobody
  D1 2 D1 79 85 afraid
  D1 2 D1 108 114 nobody
  D1 4 D1 210 216 afraid
  $ places '"nobody told"'
  D1 2 D1 49 60 Nobody told
  D1 2 D1 108 119 nobody told
  P1 2 P1 66 77 nobody told
  $ places 'nobod*'
  D1 2 D1 49 55 Nobody
  D1 2 D1 108 114 nobody
  P1 2 P1 66 72 nobody
  $ places '"told m"*'
  D1 2 D1 56 63 told me
  D1 2 D1 115 122 told me
  $ places 'nobody NEAR/3 way'
  D1 2 D1 49 71 Nobody told me the way
  $ places 'nobody NEAR/2 way'
  $ places 'way NEAR/3 nobody'
  D1 2 D1 49 71 Nobody told me the way
  $ places night first
  D1 1 INTERVIEWER 26 31 first
  D1 1 INTERVIEWER 32 37 night
  D2 1 INTERVIEWER 26 31 first
  D2 1 INTERVIEWER 32 37 night
  D3 1 INTERVIEWER 26 31 first
  D3 1 INTERVIEWER 32 37 night
  $ places '"why interviewer"'
  $ places INTERVIEWER

Each filter has an effect.

  $ places the
  D1 1 INTERVIEWER 22 25 the
  D1 2 D1 64 67 the
  D1 2 D1 89 92 the
  D1 4 D1 176 179 the
  D2 1 INTERVIEWER 22 25 the
  D2 2 D2 66 69 the
  D3 1 INTERVIEWER 22 25 the
  D3 2 D3 55 58 The
  P1 1 INTERVIEWER 23 26 the
  $ places the --document D2
  D2 1 INTERVIEWER 22 25 the
  D2 2 D2 66 69 the
  $ places the --role interviewer
  D1 1 INTERVIEWER 22 25 the
  D2 1 INTERVIEWER 22 25 the
  D3 1 INTERVIEWER 22 25 the
  P1 1 INTERVIEWER 23 26 the
  $ places the --speaker D3
  D3 2 D3 55 58 The
  $ places the --participant D2
  D2 1 INTERVIEWER 22 25 the
  D2 2 D2 66 69 the
  $ places the --group planner
  P1 1 INTERVIEWER 23 26 the
  $ places the --where 'age > 40'
  D3 1 INTERVIEWER 22 25 the
  D3 2 D3 55 58 The
  P1 1 INTERVIEWER 23 26 the
  $ places the --limit 2
  D1 1 INTERVIEWER 22 25 the
  D1 2 D1 64 67 the
  $ places nobody what --role participant

Other formats, and a file.

  $ emic find radio --format markdown
  **Hits**
  
  | Document | Turn | Speaker | Start | End |                  Before | Hit   | After                               |
  | -------- | ---: | ------- | ----: | --: | ----------------------: | ----- | ----------------------------------- |
  | D1       |    4 | D1      |   180 | 185 | Now there is Zo\xc3\xab on the | radio | . We laugh, and I am not afraid. \xf0\x9f\x98\x80 | (esc)
  
  - 1 hit in 1 document.
  $ emic find radio --format json | grep -A10 '"rows"'
   "rows": [
    {
     "document": "D1",
     "participant": "D1",
     "turn": 4,
     "speaker": "D1",
     "role": "participant",
     "start": 180,
     "end": 185,
     "left": "Now there is Zo\xc3\xab on the", (esc)
     "hit": "radio",
  $ emic find radio --format html | grep -c '<td'
  2
  $ emic find radio --output hits.csv --format csv && cat hits.csv
  document,participant,turn,speaker,role,start,end,left,hit,right
  D1,D1,4,D1,participant,180,185,Now there is Zo\xc3\xab on the,radio,". We laugh, and I am not afraid. \xf0\x9f\x98\x80" (esc)
  $ emic find radio --output hits.csv --format csv
  emic find: hits.csv: exists already; --force replaces it
  [2]

What is not found is told by the exit code, and a table has its names all the same.

  $ emic find xyzzy
  nothing found
  [1]
  $ emic find xyzzy --format csv
  document,participant,turn,speaker,role,start,end,left,hit,right
  [1]

What cannot be understood is pointed at.

  $ emic find 'nobody "told'
  emic find: character 8: this quote is never closed
    nobody "told
           ^
  [2]
  $ emic find 'nobody OR told'
  emic find: character 8: a search knows no AND, OR, NOT: words side by side must all be there; write it small to look for the word
    nobody OR told
           ^
  [2]
  $ emic find 'Zoë NEAR/x bus'
  emic find: character 10: a number from 0 to 1000 is wanted here
    Zo\xc3\xab NEAR/x bus (esc)
             ^
  [2]
  $ emic find '😀😀 bus'
  emic find: character 1: there is no word in this, only signs
    \xf0\x9f\x98\x80\xf0\x9f\x98\x80 bus (esc)
    ^
  [2]
  $ emic find '(bus)'
  emic find: character 1: a search has no parentheses; quote them to look for words in them
    (bus)
    ^
  [2]
  $ emic find ''
  emic find: character 1: what is to be found? a word, a "phrase" or a beginning*
  [2]
  $ emic find bus --role driver
  emic find: unknown role "driver"; a role is participant, interviewer or other
  [2]
  $ emic find
  emic find: TEXT is missing; usage: emic find TEXT...
  [2]
  $ emic find bus --limit 0
  emic find: option --limit takes a whole number from 1 to 2147483647, not '0'
  [2]

Labels and text from a transcript cannot steer a terminal.

  $ printf 'D9: one \033[31m red \033[0m two\a\n' > D9.txt
  $ emic import --pseudonymized D9.txt --quiet
  $ emic find red | cat -v
  Document  Turn  Speaker  Place                             Hit
  ----------------------------------------------------------------------------------------------------
  D9           1  D9       14:17                   one M-oM-?M-=[31m red M-oM-?M-=[0m twoM-oM-?M-=
  
  1 hit in 1 document.

Text that is withheld cannot be searched, and that is said.

  $ sqlite3 study.emic "UPDATE revision SET text = NULL WHERE document = 1"
  $ emic find radio
  not searched: 1 withheld text
  nothing found
  [1]
  $ emic find nobody --format csv
  document,participant,turn,speaker,role,start,end,left,hit,right
  P1,P1,2,P1,participant,66,72,"I do. They are tired, and",nobody,told us.
  not searched: 1 withheld text
