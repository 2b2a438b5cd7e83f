Coding in an editor. The editors of these tests are sed and small scripts; their folders lie in
TMPDIR.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ mkdir -p tmp && export TMPDIR=$PWD/tmp EMIC_CODER=A
  $ short() { sed "s,$TMPDIR/emic-edit-......,TMP,g"; }
  $ emic coding list --document D1 --format csv | cut -d, -f1,4-9 > before
  $ wc -l < before
  8

The page: every line of the text with its number, my codings of this round below.

  $ emic code edit D1 --print
  # emic margin d57854b174004f68: D1, coder A, round 1
  # Codings stand below the line in which they begin. A new one, below a line:
  #   @ CODE                            the whole line
  #   @ CODE "words"                    these words of it; (2) behind them: the second place
  #   @ CODE "first words" .. "last"    from one to the other;  .. 14: to the end of line 14
  # Behind the place, if wanted: !contradicts or !qualifies, =WEIGHT (0 to 100), # a memo.
  # +CODE is made when there is none; * or *CODE is a new code (below CODE) in these words.
  # @17 is coding 17 as it is stored: change its line, or delete it to remove the coding.
  # The text itself cannot be changed here.
  
    1 | INTERVIEWER: What was the first night like?
    2 |
    3 | D1: Nobody told me the way. I was afraid of the last stop, and nobody told me why.
      @1 STRAIN/ALONE "Nobody told me the way"
      @3 STRAIN/FEAR "I was afraid of the last stop"
      @5 STRAIN/ALONE "nobody told me why"
    4 |
    5 | INTERVIEWER: And now?
    6 |
    7 | D1: Now there is Zoë on the radio. We laugh, and I am not afraid. 😀
      @6 SUPPORT/PEERS "there is Zoë on the radio" # the voice on the radio
      @7 STRAIN/FEAR "I am not afraid" !contradicts
  
  # The codes; a name alone is enough where only one code has it:
  #   STRAIN - What the nights cost.
  #   STRAIN/FEAR - Fear on the road.
  #   STRAIN/TIRED - Too little sleep.
  #   STRAIN/ALONE - Nobody tells, nobody helps.
  #   SUPPORT/PEERS - Colleagues and friends.
  #   SUPPORT/STAYS - Means to go on driving.
  $ emic code edit D2 --print --others | grep -A2 '3 |'
    3 | D2: Long. I slept at the wheel, I think. A friend drove me home.
      @8 STRAIN/TIRED "I slept at the wheel"
      # A, round 2: SUPPORT/PEERS "A friend drove me home"
  $ emic code edit D1 --coder B --print | grep ' @[0-9]' | grep -v '^#'
      @2 STRAIN/ALONE "Nobody told me the way"
      @4 STRAIN/FEAR "I was afraid of the last stop, and nobody told me why"

An editor that changes nothing, or fails, stores nothing.

  $ EDITOR=true emic code edit D1
  D1: nothing was changed
  $ EDITOR=false emic code edit D1
  emic code edit: the editor "false" ended with 1: nothing was stored
  [2]
  $ EDITOR=no-such-editor emic code edit D1 2>&1 | grep -v 'not found'
  emic code edit: cannot run the editor "no-such-editor"
  $ VISUAL= EDITOR= emic code edit D1
  emic code edit: no editor: set VISUAL or EDITOR, or use --print and --read
  [2]
  $ VISUAL=true EDITOR=false emic code edit D1
  D1: nothing was changed
  $ ls tmp

The file is for nobody else, in a folder for nobody else, and both are gone afterwards. The study is
not locked meanwhile.

  $ cat > look.sh << 'END'
  > stat -c '%a %F' "$1" "$(dirname "$1")"
  > basename "$1"
  > emic coding add D3 --quote Good --code PEERS
  > END
  $ EDITOR='sh look.sh' emic code edit D1
  600 regular file
  700 directory
  D1.margin
  coding 12: D3 49:53 SUPPORT/PEERS "Good"
  D1: nothing was changed
  $ ls tmp

New codings, changed ones, and one that goes.

  $ cat > edit.sh << 'END'
  > sed -i -e '/@1 /d' -e 's/@3 STRAIN\/FEAR/@3 TIRED/' -e 's/!contradicts/=70 # now/' \
  >   -e '/^  7 |/a @ ALONE "We laugh" .. "not afraid" !qualifies =5' \
  >   -e '/^  1 |/a @ PEERS .. 3 # both' -e '/^  5 |/a @ SLEEP' "$1"
  > END
  $ EDITOR='sh edit.sh' emic code edit D1 --dry-run 2>&1 | short
  D1: 3 added, 2 changed, 1 removed, 7 codings now
  what you wrote is kept: emic code edit D1 --resume TMP/D1.margin
  dry run: nothing was stored
  $ rm -r tmp/*
  $ emic coding list --document D1 --format csv | cut -d, -f1,4-9 | cmp - before
  $ EDITOR='sh edit.sh' emic code edit D1
  D1: 3 added, 2 changed, 1 removed, 7 codings now
  $ emic coding list --document D1 --coder A --format json | python3 -c 'import json, sys
  > for row in json.load(sys.stdin)["rows"]:
  >     print(*(row[key] for key in ("id", "start", "end", "code", "polarity", "weight", "memo")))'
  13 13 127 SUPPORT/PEERS supports None both
  3 73 102 STRAIN/TIRED supports None 
  5 108 126 STRAIN/ALONE supports None 
  14 142 150 STRAIN/TIRED supports None 
  6 160 185 SUPPORT/PEERS supports None the voice on the radio
  15 187 216 STRAIN/ALONE qualifies 5 
  7 201 216 STRAIN/FEAR supports 70 now
  $ emic code edit D1 --print | sed '1,10d; /^$/,$d'
    1 | INTERVIEWER: What was the first night like?
      @13 SUPPORT/PEERS .. 3 # both
    2 |
    3 | D1: Nobody told me the way. I was afraid of the last stop, and nobody told me why.
      @3 STRAIN/TIRED "I was afraid of the last stop"
      @5 STRAIN/ALONE "nobody told me why"
    4 |
    5 | INTERVIEWER: And now?
      @14 STRAIN/TIRED
    6 |
    7 | D1: Now there is Zoë on the radio. We laugh, and I am not afraid. 😀
      @6 SUPPORT/PEERS "there is Zoë on the radio" # the voice on the radio
      @15 STRAIN/ALONE "We laugh, and I am not afraid" !qualifies =5
      @7 STRAIN/FEAR "I am not afraid" =70 # now
  $ ls tmp
  $ emic check > checked

All of it is one entry of the journal, and can be taken back.

  $ emic log --format csv | tail -1 | cut -d, -f3,7
  A,emic code edit D1
  $ emic undo 2>&1 | cut -d' ' -f5-
  of 2026-03-01T12:00:00Z: emic code edit D1 (coding +3 -1 ~2)
  $ emic coding list --document D1 --format csv | cut -d, -f1,4-9 | cmp - before
  $ emic redo 2>&1 | cut -d' ' -f5-
  of 2026-03-01T12:00:00Z: emic code edit D1 (coding +3 -1 ~2)
  $ emic coding list --document D1 --coder A --format csv | grep -c ^[0-9]
  7

A new coder, and another round.

  $ EDITOR="sed -i '/^  3 |/a @ FEAR'" emic code edit D1 --coder Z --round 3
  D1: 1 added, 0 changed, 0 removed, 1 coding now
  $ emic coding list --coder Z --format csv | cut -d, -f1-8 | head -2
  id,document,participant,start,end,code,coder,round
  16,D1,D1,49,127,STRAIN/FEAR,Z,3

Open coding makes codes: + in one's own words, * in those of the participant.

  $ cat > open.sh << 'END'
  > sed -i -e '/^  3 |/a @ * "at the wheel"' -e '/^  3 |/a @ *STRAIN "slept"' \
  >   -e '/^  3 |/a @ +STRAIN/driving on "Long"' -e '/^  1 |/a @ +STRAIN/driving on' \
  >   -e '/^  1 |/a @ +PEERS' -e 's/@8 STRAIN.TIRED/@8 +waking/' "$1"
  > END
  $ EDITOR='sh open.sh' emic code edit D2
  D2: 5 added, 1 changed, 0 removed, 6 codings now
  $ emic code edit D2 --print | sed '1,10d; /^$/,$d'
    1 | INTERVIEWER: What was the first night like?
      @17 STRAIN/driving on
      @18 SUPPORT/PEERS
    2 |
    3 | D2: Long. I slept at the wheel, I think. A friend drove me home.
      @21 STRAIN/driving on "Long"
      @8 waking "I slept at the wheel"
      @20 STRAIN/slept "slept"
      @19 at the wheel "at the wheel"
  $ sqlite3 study.emic "SELECT name, status, in_vivo, ifnull(source_coding, 0) FROM code WHERE status = 'provisional' ORDER BY id"
  waking|provisional|0|0
  driving on|provisional|0|0
  at the wheel|provisional|1|19
  slept|provisional|1|20
  $ EDITOR="sed -i '/^  3 |/a @ *STRAIN \"slept\"'" emic code edit D2 2>&1 | short
  emic code edit: TMP/D2.margin:16: there is a code "slept" below the same code already; what you wrote is kept: emic code edit D2 --resume TMP/D2.margin
  $ EDITOR="sed -i '/^  3 |/a @ +NIGHT/slept'" emic code edit D2 2>&1 | short
  emic code edit: TMP/D2.margin:16:3: unknown code "NIGHT"; emic codebook show lists the codes; what you wrote is kept: emic code edit D2 --resume TMP/D2.margin
  $ EDITOR="sed -i '/^  3 |/a @ + \"slept\"'" emic code edit D2 2>&1 | short
  emic code edit: TMP/D2.margin:16:3: behind the + comes the name of a new code; what you wrote is kept: emic code edit D2 --resume TMP/D2.margin
  $ rm -r tmp/*; emic undo --quiet

A changed text, or what cannot be read, is refused. The file is kept and can be gone on with.

  $ EDITOR='sed -i s/afraid/scared/' emic code edit D1 2>&1 | short
  emic code edit: TMP/D1.margin:14:41: line 3 of the text was changed; only codings can be changed here; what you wrote is kept: emic code edit D1 --resume TMP/D1.margin
  $ rm -r tmp/*
  $ EDITOR="sed -i '/^  3 |/a @ FAER \"I was\"'" emic code edit D1 2>&1 | short
  emic code edit: TMP/D1.margin:15:3: unknown code "FAER"; did you mean "STRAIN/FEAR"?; what you wrote is kept: emic code edit D1 --resume TMP/D1.margin
  $ kept=$(ls tmp/*/D1.margin)
  $ EDITOR='sed -i s/FAER/FEAR/' emic code edit D1 --resume "$kept"
  D1: 1 added, 0 changed, 0 removed, 8 codings now
  $ ls tmp
  $ emic coding list --coder A --code FEAR --format csv | cut -d, -f1-6
  id,document,participant,start,end,code
  17,D1,D1,73,78,STRAIN/FEAR
  7,D1,D1,201,216,STRAIN/FEAR
  $ cat > wrong.sh << 'END'
  > sed -i '/@17/d' "$1"
  > exit 3
  > END
  $ EDITOR='sh wrong.sh' emic code edit D1 2>&1 | short
  emic code edit: the editor "sh wrong.sh" ended with 3: nothing was stored; what you wrote is kept: emic code edit D1 --resume TMP/D1.margin
  $ rm -r tmp/*

Evidence is not removed by taking its line away.

  $ cat > evidence.csv << 'END'
  > participant,code,value,coder,evidence
  > D1,FEAR,affirmed,A,D1:73:78
  > END
  $ emic judgement load evidence.csv --quiet
  $ EDITOR="sed -i /@17/d" emic code edit D1 2>&1 | short
  emic code edit: coding 17 is the evidence of a judgement: D1, FEAR; what you wrote is kept: emic code edit D1 --resume TMP/D1.margin
  $ rm -r tmp/*

Somebody else, or I myself, changed my codings meanwhile.

  $ cat > meanwhile.sh << 'END'
  > emic coding add D2 --quote Long --code TIRED
  > sed -i '$a @ FEAR "wheel"' "$1"
  > END
  $ EDITOR='sh meanwhile.sh' emic code edit D2 2>&1 | short
  coding 18: D2 49:53 STRAIN/TIRED "Long"
  emic code edit: TMP/D2.margin:1:15: the codings of A in round 1, or the text, are not those that this margin was made of: make it anew and bring your lines over; what you wrote is kept: emic code edit D2 --resume TMP/D2.margin
  $ rm -r tmp/*

Without an editor: printed and read back.

  $ emic code edit D3 --print --output D3.margin
  $ sed '$a @ TIRED "The street"' D3.margin | emic code edit D3 --read -
  D3: 1 added, 0 changed, 0 removed, 2 codings now
  $ sed '$a @ TIRED "The street"' D3.margin | emic code edit D3 --read -
  emic code edit: standard input:1:15: the codings of A in round 1, or the text, are not those that this margin was made of: make it anew and bring your lines over
  [2]
  $ emic code edit D3 --print | sed /@/d | emic code edit D3 --read - --dry-run
  D3: 0 added, 0 changed, 2 removed, 0 codings now
  dry run: nothing was stored
  $ emic code edit D3 --print | emic code edit D3 --read -
  D3: 0 added, 0 changed, 0 removed, 2 codings now
  $ emic code edit D3 --print | emic code edit D3 --coder B --read -
  emic code edit: standard input:1:15: the codings of B in round 1, or the text, are not those that this margin was made of: make it anew and bring your lines over
  [2]
  $ emic code edit D3 --read no-such-file
  emic code edit: no-such-file: cannot be read: there is no such file or folder
  [2]
  $ emic code edit D3 --read D3.margin --print
  emic code edit: say one of --print, --read and --resume
  [2]
  $ EMIC_CODER= emic code edit D3 --print
  emic code edit: who codes? say --coder NAME or set EMIC_CODER
  [2]
  $ emic code edit D9 --print
  emic code edit: unknown document "D9"; did you mean "D1"?
  [2]
  $ emic code edit D3 --print --round 0
  emic code edit: "0" is no round: rounds count from 1
  [2]
