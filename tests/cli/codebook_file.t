A codebook edited in a text editor or a spreadsheet, and loaded again.

  $ . "$EMIC_ROOT"/tests/fixtures/night_bus.sh
  $ emic codebook export | sed 's/id: .*/id: .../'
  codebook: night-bus
  title: The night bus
  codes:
    - code: STRAIN
      id: ...
      level: 3
      brief: What the nights cost.
      codes:
        - code: FEAR
          id: ...
          level: 1
          brief: Fear on the road.
        - code: TIRED
          id: ...
          level: 1
          mnemonic: SLEEP
          brief: Too little sleep.
        - code: ALONE
          id: ...
          level: 1
          brief: Nobody tells, nobody helps.
    - code: SUPPORT
      id: ...
      level: 3
      codable: false
      brief: What makes the nights bearable.
      codes:
        - code: PEERS
          id: ...
          level: 1
          brief: Colleagues and friends.
        - code: STAYS
          id: ...
          level: 1
          brief: Means to go on driving.
          rule: judged
  $ emic codebook export --output book.yaml
  wrote 7 codes
  $ emic codebook export --output book.csv
  wrote 7 codes
  $ emic codebook export --output book.csv
  emic codebook export: book.csv: exists already; --force replaces it
  [2]
  $ emic codebook export --format xlsx
  emic codebook export: --format "xlsx": a codebook is written as yaml or csv
  [2]
  $ head -2 book.csv | sed 's/[0-9a-f-]\{36\}/ID/'
  \xef\xbb\xbfcode,parent,id,level,codable,colour,mnemonic,brief,full,use_when,not_when,in_vivo,status,rule,derive,exclusive_set,core,definition,merged_into,split_from,typical,atypical,close_but_no,codebook,title,language,source,note (esc)
  STRAIN,,ID,3,true,,,What the nights cost.,,,,false,focused,any,,,false,1,,,,,,night-bus,The night bus,,,

Loaded as it is, nothing changes.

  $ emic codebook load book.yaml
  codes: 7 as before; codebook version 1
  $ emic codebook load book.csv
  codes: 7 as before; codebook version 1

An edited file is shown first. Without --apply nothing is stored.

  $ sed -e 's/code: FEAR/code: DREAD/' -e 's/Too little sleep/Too little sleep, too late/' \
  >     book.yaml > edited.yaml
  $ emic codebook load edited.yaml
  What edited.yaml changes
  
  Change     Code          Field  Before             After
  ------------------------------------------------------------------------------
  renamed    STRAIN/DREAD         FEAR               DREAD
  redefined  STRAIN/TIRED  brief  Too little sleep.  Too little sleep, too late.
  
  1 renamed, 1 redefined.
  nothing was changed; --apply changes the codebook like this
  [1]
  $ emic codebook show DREAD
  emic codebook show: unknown code "DREAD"; emic codebook show lists the codes
  [2]
  $ emic codebook load edited.yaml --apply
  What edited.yaml changes
  
  Change     Code          Field  Before             After
  ------------------------------------------------------------------------------
  renamed    STRAIN/DREAD         FEAR               DREAD
  redefined  STRAIN/TIRED  brief  Too little sleep.  Too little sleep, too late.
  
  1 renamed, 1 redefined.
  codes: 2 changed, 5 as before; codebook version 2
  $ emic coding list --code DREAD --format csv | cut -d, -f1,6
  id,code
  3,STRAIN/DREAD
  4,STRAIN/DREAD
  7,STRAIN/DREAD
  $ emic codebook stale --format csv | cut -d, -f1-5
  code,id,document,coder,made_under
  STRAIN/TIRED,8,D2,A,1
  STRAIN/TIRED,10,P1,A,1

A spreadsheet with semicolons and CRLF; a row moved, one renamed, one new, one missing.

  $ emic codebook export --output book.csv --force --quiet
  $ python3 - << END
  > import csv
  > rows = list(csv.DictReader(open('book.csv', newline='', encoding='utf-8-sig')))
  > rows = [row for row in rows if row['code'] != 'PEERS']
  > for row in rows:
  >     if row['code'] == 'SUPPORT': row['code'] = 'HELP'
  >     if row['code'] == 'ALONE': row['parent'] = 'SUPPORT'
  > rows.append(dict.fromkeys(rows[0], '') | {'code': 'RADIO', 'parent': 'HELP', 'brief': 'A voice.'})
  > with open('edited.csv', 'w', newline='', encoding='utf-8-sig') as file:
  >     writer = csv.DictWriter(file, rows[0], delimiter=';')
  >     writer.writeheader()
  >     writer.writerows(rows)
  > END
  $ emic codebook load edited.csv
  What edited.csv changes
  
  Change     Code        Field  Before   After
  --------------------------------------------
  renamed    HELP               SUPPORT  HELP
  reordered  HELP
  moved      HELP/ALONE         STRAIN   HELP
  added      HELP/RADIO
  
  1 added, 1 renamed, 1 moved, 1 reordered.
  not in the file, and kept: 1 code (--retire-missing retires them)
  nothing was changed; --apply changes the codebook like this
  [1]
  $ emic codebook load edited.csv --apply --retire-missing --dry-run > /dev/null
  codes: 1 added, 2 changed, 4 as before, 1 retired; codebook version 4
  dry run: nothing was stored
  $ emic codebook load edited.csv --apply --retire-missing > /dev/null
  codes: 1 added, 2 changed, 4 as before, 1 retired; codebook version 4
  $ emic codebook show --format csv | cut -d, -f1,7,8
  code,status,brief
  STRAIN,focused,What the nights cost.
  STRAIN/DREAD,focused,Fear on the road.
  STRAIN/TIRED,focused,"Too little sleep
  HELP,focused,What makes the nights bearable.
  HELP/ALONE,focused,"Nobody tells
  HELP/STAYS,focused,Means to go on driving.
  HELP/RADIO,focused,A voice.
  HELP/PEERS,retired,Colleagues and friends.
  $ emic codebook log --format csv | cut -d, -f1,5
  version,reason
  4,1 retired
  3,loaded night-bus
  2,loaded night-bus
  1,loaded night-bus

From YAML to CSV and back, into another study, it is the same book.

  $ emic codebook export --output one.yaml --quiet
  $ emic codebook export --output one.csv --quiet
  $ emic init other.emic --quiet
  $ emic codebook load one.csv --study other.emic
  codes: 8 added; codebook version 1
  $ emic codebook export --study other.emic | cmp - one.yaml

A few columns are enough; what has no column stays as it is.

  $ printf 'code,brief\nHELP/RADIO,The voice on the radio.\nHELP/TEA,Something hot.\n' > few.csv
  $ emic codebook load few.csv --study other.emic --apply
  What few.csv changes
  
  Change     Code        Field  Before    After
  ---------------------------------------------------------------
  redefined  HELP/RADIO  brief  A voice.  The voice on the radio.
  added      HELP/TEA
  
  1 added, 1 redefined.
  codes: 1 added, 1 changed, 1 as before; codebook version 2
  $ emic codebook export --study other.emic --format csv | grep -c judged
  1

What cannot be is refused, with its place.

  $ export EMIC_STUDY=other.emic
  $ printf 'code,level\nA,9\n' | emic codebook load -
  emic codebook load: standard input:2:3: level: "9" is not a level: 0 segment, 1 theme, 2 concept, 3 principle
  [2]
  $ printf 'code,parent\nA,B/A\nB,A\n' | emic codebook load -
  emic codebook load: standard input:2: the parent "B/A" of "A" is neither in this file nor in the study
  [2]
  $ printf 'code,breif\nA,x\n' | emic codebook load - 2>&1 | cut -c1-75
  emic codebook load: standard input:1:6: unknown column "breif"; did you mea
  $ printf 'code,core\nA,true\nB,yes\n' | emic codebook load -
  emic codebook load: standard input: 2 codes would be the core category: one can be
  [2]
