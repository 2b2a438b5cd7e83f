Coding by rule, in a small study (fixtures/night_bus.sh; all of it is made up).

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=R
  $ emic coding list --format csv | wc -l
  12

A rule is tried before it is stored. Capitals count, unless they are folded.

  $ emic rule preview --words "afraid, nobody told" --code FEAR
  What the rule finds
  
  Document  Participant  Group    Hits  Passages  Already
  -------------------------------------------------------
  D1        D1           driver      3         2        0
  P1        P1           planner     1         1        0
  
  4 hits in 3 sentences; 0 of these have the code already.

  $ emic rule preview --words "afraid, nobody told" --fold --by group --format csv
  group,hits,passages,already
  driver,4,3,0
  planner,1,1,0
  $ emic rule preview --words "afraid, nobody told" --fold --by participant --format csv
  participant,group,hits,passages,already
  D1,driver,4,3,0
  P1,planner,1,1,0
  $ emic rule preview --pattern '(?i)\bnobody told (me|us)\b' --scope word --code ALONE --format csv
  document,participant,group,hits,passages,already
  D1,D1,driver,2,2,0
  P1,P1,planner,1,1,1
  $ emic rule preview --pattern 'nobody told (me|us)(?= why)' --scope word --code ALONE --format csv
  document,participant,group,hits,passages,already
  D1,D1,driver,1,1,0

Some places with the words around them; the same seed draws the same ones.

  $ emic rule preview --words "night, nobody, afraid" --fold --sample 3 --format csv > drawn
  $ cat drawn
  document,participant,start,end,coded_start,coded_end,before,found,after
  D1,D1,108,114,73,127,"Nobody told me the way. I was afraid of the last stop, and",nobody,told me why. INTERVIEWER: And now? D1: Now there is Zoë
  D1,D1,210,216,187,217,"Now there is Zoë on the radio. We laugh, and I am not",afraid,. 😀
  P1,P1,66,72,46,81,"Who plans the nights? P1: I do. They are tired, and",nobody,told us.
  $ emic rule preview --words "night, nobody, afraid" --fold --sample 3 --format csv | cmp - drawn
  $ emic rule preview --words "night, nobody, afraid" --fold --sample 99 --format csv > all
  $ for seed in 2 3 4 5; do emic rule preview --words "night, nobody, afraid" --fold --sample 3 \
  >     --seed $seed --format csv; done > others
  $ test $(sort -u others | wc -l) -gt 4 && sort -u others drawn | comm -23 - <(sort all)

Nothing is found in labels, nor outside the turns that are asked for.

  $ emic rule preview --words INTERVIEWER
  What the rule finds
  
  Document  Participant  Group  Hits  Passages  Already
  -----------------------------------------------------
  (none)
  
  0 hits in 0 sentences; 0 of these have the code already.
  [1]
  $ emic rule preview --words night --role interviewer --format csv
  document,participant,group,hits,passages,already
  D1,D1,driver,1,1,0
  D2,D2,driver,1,1,0
  D3,D3,driver,1,1,0
  $ emic rule preview --words night --role participant > /dev/null
  [1]
  $ emic rule preview --words night --document D2 --format csv | wc -l
  2
  $ emic rule preview --words night --where 'age > 30' --format csv | cut -d, -f1
  document
  D1
  D3
  $ emic rule preview --words night,nights --group planner --by group --format csv
  group,hits,passages,already
  planner,1,1,0

Stored, a rule codes when it is applied, and once only.

  $ emic rule add fear --words "afraid, scared" --code FEAR --role participant
  rule fear: codes the sentence with STRAIN/FEAR; emic rule preview fear shows what it finds
  $ emic rule add nobody --pattern '\b[Nn]obody\b' --scope word --code ALONE --quiet
  $ emic rule apply fear
  rule fear: 2 codings, 0 there before; 2 hits in all
  $ emic coding list --coder R --format csv
  id,document,participant,start,end,code,coder,round,polarity,words,memo,weight,stale,rule,values
  12,D1,D1,73,127,STRAIN/FEAR,R,1,supports,"I was afraid of the last stop, and nobody told me why.",,,,fear,
  13,D1,D1,187,217,STRAIN/FEAR,R,1,supports,"We laugh, and I am not afraid.",,,,fear,
  $ emic rule apply --all
  rule fear: 0 codings, 2 there before; 2 hits in all
  rule nobody: 3 codings, 0 there before; 3 hits in all
  $ emic rule preview fear --format csv
  document,participant,group,hits,passages,already
  D1,D1,driver,2,2,2
  $ emic rule list
  Rules
  
  Rule    Kind     Finds           Code          Scope     Said by      Fold  Stem  Codings
  -----------------------------------------------------------------------------------------
  fear    words    afraid, scared  STRAIN/FEAR   sentence  participant  no    no          2
  nobody  pattern  \b[Nn]obody\b   STRAIN/ALONE  word      anybody      no    no          3
  
  2 rules.
  $ emic rule show fear --format csv
  field,value
  word,afraid
  word,scared
  code,STRAIN/FEAR
  scope,sentence
  role,participant
  fold,no
  stem,no
  codings,2
  $ emic check | tail -1
  4 texts and 16 codings checked: all is well.

What somebody took away stays away until it is asked for.

  $ emic coding remove 13 --quiet
  $ emic rule apply fear
  rule fear: 0 codings, 1 there before; 2 hits in all
  rule fear: 1 sentence left alone, because somebody took the coding away since the rule made it; --again makes it anew
  $ emic rule apply fear --round 2 --dry-run
  rule fear: 2 codings, 0 there before; 2 hits in all
  dry run: nothing was stored
  $ emic rule apply fear --again
  rule fear: 1 coding, 1 there before; 2 hits in all

Words from a file, one a line.

  $ printf 'Street\n\nthe wheel \n' > words.txt
  $ emic rule add many --words <(seq 1 20) --code FEAR --quiet
  $ emic rule list --format csv | tail -1
  many,words,"1, 2, 3, 4, 5, 6, 7, 8 and 12 more",STRAIN/FEAR,sentence,anybody,no,no,0
  $ emic rule show many --format csv | grep -c word
  20
  $ emic rule remove many --quiet
  $ emic rule preview --words words.txt --scope word --fold --by participant --format csv
  participant,group,hits,passages,already
  D2,driver,1,1,0
  D3,driver,1,1,0
  $ printf 'caf\xe9\n' | emic rule add latin --words - --code FEAR
  emic rule add: standard input: not valid UTF-8 at byte 3 (line 1): 0xE9; if the file is in another encoding, say --encoding windows-1252, iso-8859-1 or utf-16
  [2]

Words by their stems: of the codebook's language, of English where it tells none, or as said.

  $ emic rule preview --words "sleeping, driven" --scope word --stem --format csv > /dev/null
  [1]
  $ emic rule preview --words "sleeping, laughing" --scope word --sample 9 --format csv
  document,participant,start,end,coded_start,coded_end,before,found,after
  [1]
  $ emic rule preview --words "telling, laughing" --scope word --stem --by document --format csv
  document,participant,group,hits,passages,already
  D1,D1,driver,1,1,0
  $ emic rule add laughs --words laughs --code PEERS --stem --language en --quiet
  $ emic rule list --format csv
  rule,kind,finds,code,scope,role,fold,stem,codings
  fear,words,"afraid, scared",STRAIN/FEAR,sentence,participant,no,no,2
  nobody,pattern,\b[Nn]obody\b,STRAIN/ALONE,word,anybody,no,no,3
  laughs,words,laughs,SUPPORT/PEERS,sentence,anybody,no,en,0
  $ emic rule apply laughs
  rule laughs: 1 coding, 0 there before; 1 hit in all
  $ emic rule remove laughs --with-codings --quiet
  $ emic rule preview --words a --stem --language klingon 2>&1 | cut -c1-80
  emic rule preview: no endings are known for the language "klingon"; known: arabi
  $ emic rule preview --pattern a --stem
  emic rule preview: --stem goes with a list of words, not with a pattern
  [2]
  $ emic rule preview --words a --language en
  emic rule preview: --language goes with --stem
  [2]

What cannot be is refused, and nothing is stored.

  $ emic rule add x --pattern '(afraid|scared' --code FEAR
  emic rule add: pattern, character 15: missing closing parenthesis: (afraid|scared <-- here 
  [2]
  $ emic rule add x --words afraid
  emic rule add: say with --code CODE what the rule codes with
  [2]
  $ emic rule add x --words a --pattern b --code FEAR
  emic rule add: say what to find: either --pattern REGEX or --words "a, b, c"
  [2]
  $ emic rule add x --words a --code FEAR --scope line
  emic rule add: unknown scope "line"; it is word, sentence, turn or paragraph
  [2]
  $ emic rule add x --words " , " --code FEAR
  emic rule add: the list holds no word
  [2]
  $ emic rule add x --words none.txt --code FEAR
  emic rule add: none.txt: cannot be read: there is no such file or folder
  [2]
  $ emic rule add fear --words a --code FEAR
  emic rule add: there is a rule "fear" already; remove it or choose another name
  [2]
  $ emic rule add x --words a --code SUPPORT
  emic rule add: "SUPPORT" only groups other codes; code one of those below it
  [2]
  $ emic rule preview feer
  emic rule preview: unknown rule "feer"; did you mean "fear"?
  [2]
  $ emic rule preview fear --fold
  emic rule preview: say either the name of a rule or what it is to find, not both
  [2]
  $ emic rule preview fear --by code
  emic rule preview: unknown --by "code"; it is document, participant or group
  [2]
  $ emic rule apply
  emic rule apply: say which rules to apply: their names, or --all
  [2]
  $ EMIC_CODER= emic rule apply fear
  emic rule apply: who codes? say --coder NAME or set EMIC_CODER
  [2]
  $ python3 -c "print('D4: ' + 'a' * 9000 + '!')" > D4.txt
  $ emic import --pseudonymized D4.txt --quiet
  $ emic rule preview --pattern '(a+)+$'
  emic rule preview: document D4: the pattern needs too many steps: repeat less within what is repeated, as in (a+)+, and bound .* by what may stand there, as in [^.]{0,80}
  [2]
  $ emic rule list --format csv | wc -l
  3

Codings remember their rule.

  $ emic rule remove fear
  emic rule remove: the rule "fear" made 2 codings, which remember it; --with-codings removes them, too
  [2]
  $ emic rule remove fear --with-codings
  removed the rule fear and 2 codings
  $ emic rule remove nobody --with-codings --quiet
  $ emic rule list
  Rules
  
  Rule  Kind  Finds  Code  Scope  Said by  Fold  Stem  Codings
  ------------------------------------------------------------
  (none)
  
  0 rules.
  [1]
  $ emic coding list --format csv | wc -l
  12
