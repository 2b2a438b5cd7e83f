The study of these tests: three drivers and a planner of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic document show D2
  D2 · participant D2 · 110 characters · 2 turns · 2 codings
  
  1  INTERVIEWER   13  What was the first night like?
  
  2  D2            49  Long. I slept at the wheel, I think. A friend drove me     ─┌ TIRED · A
                  104  home.                                                       └ PEERS · A round 2
  $ emic coding list --format csv | wc -l
  12

A passage is coded by its words. What was coded is told back.

  $ emic coding add D2 --quote 'I slept at the wheel' --code TIRED --coder B
  coding 12: D2 55:75 STRAIN/TIRED "I slept at the wheel"

White space in the quote fits any white space, line ends too; everything else must be as in the text.

  $ emic coding add D2 --quote 'Long.  I slept' --code STRAIN/ALONE --coder B
  coding 13: D2 49:62 STRAIN/ALONE "Long. I slept"
  $ emic coding add D2 --quote 'long. I slept' --code ALONE --coder B
  emic coding add: D2: the quote is not in the text: "long. I slept"; it must be word for word, capitals included
  [2]

Or by its positions, and with several codes at once. The coder may come from the environment.

  $ EMIC_CODER=C emic coding add D3 --span 49:54 --code PEERS --code FEAR --polarity contradicts \
  >   --round 2 --memo 'second look'
  coding 14: D3 49:54 SUPPORT/PEERS "Good."
  coding 15: D3 49:54 STRAIN/FEAR "Good."
  $ emic coding list --coder C --format csv
  id,document,participant,start,end,code,coder,round,polarity,words,memo,weight,stale,rule,values
  15,D3,D3,49,54,STRAIN/FEAR,C,2,contradicts,Good.,second look,,,,
  14,D3,D3,49,54,SUPPORT/PEERS,C,2,contradicts,Good.,second look,,,,
  $ emic coding add D1 --span 100:126 --code ALONE --coder C
  coding 16: D1 100:126 STRAIN/ALONE "op, and nobody told me why"

Words that stand several times need their place.

  $ emic coding add D1 --quote 'afraid' --code FEAR --coder B
  emic coding add: D1: the quote stands 2 times: say --nth N, --before or --after WORDS, or --span 79:85 (… told me the way. I was afraid of the last stop, and …); --span 210:216 (… We laugh, and I am not afraid. 😀 …)
  [2]
  $ emic coding add D1 --quote 'nobody told me the way' --code FEAR --coder B
  emic coding add: D1: the quote is not in the text: "nobody told me the way"; it must be word for word, capitals included
  [2]
  $ emic coding add D1 --span 79:85 --code FEAR --coder B
  coding 17: D1 79:85 STRAIN/FEAR "afraid"

The same again, or half a command, stores nothing.

  $ emic coding list --format csv > before
  $ emic coding add D1 --span 79:85 --code FEAR --coder B
  emic coding add: D1: this coder has coded 79:85 with "STRAIN/FEAR" already
  [2]
  $ emic coding add D1 --span 79:85 --code FEAR
  emic coding add: who codes? say --coder NAME or set EMIC_CODER
  [2]
  $ emic coding add D1 --span 79:85 --coder B
  emic coding add: say with --code CODE what these words are coded with
  [2]
  $ emic coding add D1 --code FEAR --coder B
  emic coding add: say where with one of --quote WORDS, --span START:END, --turn N, --line N and --hit WORDS
  [2]
  $ emic coding add D1 --span 79:85 --quote afraid --code FEAR --coder B
  emic coding add: say only one of --quote WORDS, --span START:END, --turn N, --line N and --hit WORDS
  [2]
  $ emic coding add D1 --span 79-85 --code FEAR --coder B
  emic coding add: D1: --span "79-85": write START:END, such as 120:180
  [2]
  $ emic coding add D1 --span 85:79 --code FEAR --coder B
  emic coding add: D1: empty span 85:79: the end comes after the start
  [2]
  $ emic coding add D1 --span 79:9999 --code FEAR --coder B
  emic coding add: D1: span 79:9999 passes the end of the text at 220
  [2]
  $ emic coding add D1 --quote '' --code FEAR --coder B
  emic coding add: D1: the quote is empty
  [2]
  $ emic coding add D1 --span 79:85 --code SUPPORT --coder B
  emic coding add: D1: "SUPPORT" only groups other codes; code one of those below it
  [2]
  $ emic coding add D1 --span 79:85 --code PEERS --code FAER --coder B
  emic coding add: unknown code "FAER"; did you mean "STRAIN/FEAR"?
  [2]
  $ emic coding add D1 --span 79:85 --code TIRED --coder B --polarity perhaps
  emic coding add: unknown polarity "perhaps"; it is supports, contradicts or qualifies
  [2]
  $ emic coding add D1 --span 79:85 --code TIRED --coder B --round 0
  emic coding add: "0" is no round: rounds count from 1
  [2]
  $ emic coding add D1 --span 79:85 --code TIRED --coder B --dry-run
  coding 18: D1 79:85 STRAIN/TIRED "afraid"
  dry run: nothing was stored
  $ emic coding list --format csv | diff before -

The list, and its filters.

  $ emic coding list
  Codings
  
  Id  Document  Start  End  Code           Coder  Words
  ----------------------------------------------------------------------------------------------------
   1  D1           49   71  STRAIN/ALONE   A      Nobody told me the way
   2  D1           49   71  STRAIN/ALONE   B      Nobody told me the way
   3  D1           73  102  STRAIN/FEAR    A      I was afraid of the last stop
   4  D1           73  126  STRAIN/FEAR    B      I was afraid of the last stop, and nobody told me
                                                  why
  17  D1           79   85  STRAIN/FEAR    B      afraid
  16  D1          100  126  STRAIN/ALONE   C      op, and nobody told me why
   5  D1          108  126  STRAIN/ALONE   A      nobody told me why
   6  D1          160  185  SUPPORT/PEERS  A      there is Zoë on the radio
   7  D1          201  216  STRAIN/FEAR    A      I am not afraid
  13  D2           49   62  STRAIN/ALONE   B      Long. I slept
   8  D2           55   75  STRAIN/TIRED   A      I slept at the wheel
  12  D2           55   75  STRAIN/TIRED   B      I slept at the wheel
   9  D2           86  108  SUPPORT/PEERS  A      A friend drove me home
  15  D3           49   54  STRAIN/FEAR    C      Good.
  14  D3           49   54  SUPPORT/PEERS  C      Good.
  10  P1           46   60  STRAIN/TIRED   A      They are tired
  11  P1           66   80  STRAIN/ALONE   B      nobody told us
  
  17 codings.
  $ words() { emic coding list --format csv "$@" | cut -d, -f1-7; }
  $ words --document D2
  id,document,participant,start,end,code,coder
  13,D2,D2,49,62,STRAIN/ALONE,B
  8,D2,D2,55,75,STRAIN/TIRED,A
  12,D2,D2,55,75,STRAIN/TIRED,B
  9,D2,D2,86,108,SUPPORT/PEERS,A
  $ words --code STRAIN/ALONE
  id,document,participant,start,end,code,coder
  1,D1,D1,49,71,STRAIN/ALONE,A
  2,D1,D1,49,71,STRAIN/ALONE,B
  16,D1,D1,100,126,STRAIN/ALONE,C
  5,D1,D1,108,126,STRAIN/ALONE,A
  13,D2,D2,49,62,STRAIN/ALONE,B
  11,P1,P1,66,80,STRAIN/ALONE,B
  $ words --code PEERS --code SLEEP --coder A
  id,document,participant,start,end,code,coder
  6,D1,D1,160,185,SUPPORT/PEERS,A
  8,D2,D2,55,75,STRAIN/TIRED,A
  9,D2,D2,86,108,SUPPORT/PEERS,A
  10,P1,P1,46,60,STRAIN/TIRED,A
  $ words --code SUPPORT
  id,document,participant,start,end,code,coder
  6,D1,D1,160,185,SUPPORT/PEERS,A
  9,D2,D2,86,108,SUPPORT/PEERS,A
  14,D3,D3,49,54,SUPPORT/PEERS,C
  $ words --coder C
  id,document,participant,start,end,code,coder
  16,D1,D1,100,126,STRAIN/ALONE,C
  15,D3,D3,49,54,STRAIN/FEAR,C
  14,D3,D3,49,54,SUPPORT/PEERS,C
  $ words --round 2
  id,document,participant,start,end,code,coder
  9,D2,D2,86,108,SUPPORT/PEERS,A
  15,D3,D3,49,54,STRAIN/FEAR,C
  14,D3,D3,49,54,SUPPORT/PEERS,C
  $ words --participant P1
  id,document,participant,start,end,code,coder
  10,P1,P1,46,60,STRAIN/TIRED,A
  11,P1,P1,66,80,STRAIN/ALONE,B
  $ words --group planner
  id,document,participant,start,end,code,coder
  10,P1,P1,46,60,STRAIN/TIRED,A
  11,P1,P1,66,80,STRAIN/ALONE,B
  $ words --where 'age < 30'
  id,document,participant,start,end,code,coder
  13,D2,D2,49,62,STRAIN/ALONE,B
  8,D2,D2,55,75,STRAIN/TIRED,A
  12,D2,D2,55,75,STRAIN/TIRED,B
  9,D2,D2,86,108,SUPPORT/PEERS,A
  $ words --where 'age < 30' --coder B
  id,document,participant,start,end,code,coder
  13,D2,D2,49,62,STRAIN/ALONE,B
  12,D2,D2,55,75,STRAIN/TIRED,B
  $ words --document D3 --coder A
  id,document,participant,start,end,code,coder
  $ emic coding list --document D3 --coder A > /dev/null
  [1]
  $ words --group plannner
  emic coding list: unknown group "plannner"; did you mean "planner"? known: driver, planner
  $ words --coder c
  emic coding list: unknown coder "c"; did you mean "C"?
  $ words --participant D9
  emic coding list: unknown participant "D9"; did you mean "D1"?

In every format, and into a file.

  $ emic coding list --document P1 --format json | python3 -m json.tool > coding.json
  $ grep '"words"' coding.json
              "name": "words",
              "words": "They are tired",
              "words": "nobody told us",
  $ emic coding list --document P1 --format markdown
  **Codings**
  
  |  Id | Document | Start | End | Code         | Coder | Words          |
  | --: | -------- | ----: | --: | ------------ | ----- | -------------- |
  |  10 | P1       |    46 |  60 | STRAIN/TIRED | A     | They are tired |
  |  11 | P1       |    66 |  80 | STRAIN/ALONE | B     | nobody told us |
  
  - 2 codings.
  $ emic coding list --document P1 --format html | grep -c '</tr>'
  4
  $ emic coding list --document P1 --format csv --output list.csv && cut -d, -f1-7 list.csv
  id,document,participant,start,end,code,coder
  10,P1,P1,46,60,STRAIN/TIRED,A
  11,P1,P1,66,80,STRAIN/ALONE,B
  $ emic coding list --document P1 --format csv --output list.csv
  emic coding list: list.csv: exists already; --force replaces it
  [2]
  $ emic coding list --document P1 --format exel
  emic coding list: unknown format 'exel'; known are text, csv, tsv, json, markdown, html, latex, xlsx
  [2]

Codings are removed by their ids: all of those named, or none.

  $ emic coding remove 14 15
  removed 2 codings
  $ emic coding remove 13 999
  emic coding remove: no coding 999; emic coding list shows the ids
  [2]
  $ emic coding remove x
  emic coding remove: "x" is no coding id; emic coding list shows them
  [2]
  $ emic coding remove 13 --dry-run
  removed 1 coding
  dry run: nothing was stored
  $ words --document D2
  id,document,participant,start,end,code,coder
  13,D2,D2,49,62,STRAIN/ALONE,B
  8,D2,D2,55,75,STRAIN/TIRED,A
  12,D2,D2,55,75,STRAIN/TIRED,B
  9,D2,D2,86,108,SUPPORT/PEERS,A

Codings come from a file or from standard input. Those that are there already stay as they are.

  $ cat > more.csv << END
  > document,start,end,code,coder,memo
  > D1,49,71,ALONE,A,
  > D3,55,75,PEERS,B,"a street, theirs"
  > END
  $ emic coding load more.csv
  codings: 1 added, 1 as before
  $ emic coding load - < more.csv
  codings: 2 as before
  $ printf 'document,start,end,code,coder\nD3,49,54,PEERS,B\n' | emic coding load - --dry-run
  codings: 1 added
  dry run: nothing was stored
  $ emic coding list --document D3 --format csv
  id,document,participant,start,end,code,coder,round,polarity,words,memo,weight,stale,rule,values
  18,D3,D3,55,75,SUPPORT/PEERS,B,1,supports,The street is yours.,"a street, theirs",,,,

With the digest of the covered words, positions that were counted otherwise are found out.

  $ digest=$(printf 'Good' | sha256sum | cut -d' ' -f1)
  $ printf 'document,start,end,code,coder,words_sha256\nD3,49,53,PEERS,B,%s\n' $digest > proof.csv
  $ emic coding load proof.csv
  codings: 1 added
  $ printf 'document,start,end,code,coder,words_sha256\nD3,48,52,PEERS,B,%s\n' $digest > proof.csv
  $ emic coding load proof.csv
  emic coding load: proof.csv:2:18: the words at 48:52 of "D3" are not those that were coded (words_sha256 differs); was the text changed, or counted in bytes?
  [2]
