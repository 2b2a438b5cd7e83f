What risk is left in a study, for an ethics board. All names are made up.

  $ umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ export EMIC_KEY_FILE=key.txt
  $ cat > participants.csv <<'END'
  > participant,group,declined,age:number,trade
  > TP01,driver,no,31,bus
  > TP02,driver,no,24,bus
  > TP03,driver,no,45,tram
  > TP04,planner,no,52,bus
  > TP05,driver,yes,60,boat
  > END
  $ mkdir raw
  $ echo 'TP01: I met Okka Behrends in Jever, and then Mirelke came. Write to okka@example.org.' > raw/TP01.txt
  $ echo 'TP02: We waited with Okka Behrends. Oldersum was dark, and Mirelke was away.' > raw/TP02.txt
  $ echo 'i went with okka and her sister to the depot, and nobody said anything at all' > raw/TP03.txt
  $ printf 'real_name,role\nOkka Behrends,neighbour\n' > roster.csv
  $ emic --quiet init study.emic
  $ emic --quiet participant load participants.csv

A study without a vault has a report, too; parts of it are missing, and it says so.

  $ emic privacy risk > report
  $ sed -n '3,4p;/^[0-9]/p' report
  This study has no vault, so nothing is known of what was decided and replaced. Of 4 participants, 4
  are unique by all attributes together; 2 groups have fewer than 5 participants.
  1. What is undecided
  2. Who stands out by attributes
  3. Small groups and cells
  4. What this report cannot see

While something is undecided, the study is not ready (exit 1).

  $ emic --quiet vault create study.vault
  $ emic --quiet roster load roster.csv
  $ emic --quiet privacy scan raw/ > /dev/null
  $ emic --quiet import raw/ --keep-undecided
  $ emic privacy risk > report
  [1]
  $ sed -n '3,32p' report
  Not ready: 6 wordings undecided, 7 places in the study's texts undecided. Of 4 participants, 4 are
  unique by all attributes together; 2 groups have fewer than 5 participants.
  
  1. What is undecided
  ====================
  
  Waiting for a decision
  
  Kind    Wordings  Places in texts
  ---------------------------------
  person         2                3
  place          1                1
  name           3                3
  
  Wordings are those on the vault's review list, each once for the whole project. Places are those in
    the transcripts of the study, looked for again for this report.
  
  Transcripts with something left to do
  
  Transcript  Undecided  Decided, not replaced
  --------------------------------------------
  TP01                3                      0
  TP02                3                      0
  TP03                1                      0
  
  Imports that let undecided words through
  
  Imported              Places left
  ---------------------------------
  2026-03-01T12:00:00Z            7
  $ grep '^In 1 transcript' report
  In 1 transcript hardly a word has a capital (TP03). Names cannot be told by case there: only those

Nothing of that is an original name.

  $ grep -ciE 'okka|behrends|mirelke|jever|oldersum|neighbour' report
  0
  [1]

Once all is decided, it says what was left standing and what replaced what. Oldersum was met once.

  $ emic privacy review --export review.csv --quiet
  $ python3 - <<'END'
  > import csv
  > rows = list(csv.DictReader(open('review.csv', newline='', encoding='utf-8-sig')))
  > for row in rows:
  >     row['decision'] = 'replace' if row['words'] == 'Mirelke' else 'keep'
  > with open('review.csv', 'w', newline='', encoding='utf-8') as file:
  >     writer = csv.DictWriter(file, rows[0])
  >     writer.writeheader()
  >     writer.writerows(rows)
  > END
  $ emic privacy review --import review.csv --quiet
  $ emic privacy risk > report
  [1]
  $ sed -n '3p' report
  Not ready: 2 places decided but not replaced yet. Of 4 participants, 4 are unique by all attributes
  $ emic --quiet privacy apply
  $ emic privacy risk --threshold 2 > report
  $ sed -n '3,4p' report
  Nothing is undecided. Of 4 participants, 4 are unique by all attributes together; 1 group has fewer
  than 2 participants.
  $ sed -n '/^Wordings that stay/,/^[0-9]/p' report
  Wordings that stay, by kind
  
           Like a known name       Kept        Not a name
          -------------------  -------------  -------------
  Kind    open  left as it is  all  met once  all  met once
  ---------------------------------------------------------
  person     0              0    1         1    0         0
  place      0              0    1         1    0         0
  name       0              1    3         3    0         0
  
  Like a known name: perhaps another spelling of one that is replaced.
  
  5 wordings that stay were met at a single place in the whole project. What is said once is often
  $ sed -n '/^All attributes/,/^Participants/p' report
  All attributes together, and each
  
  Attributes    Values  Smallest k  Unique  In small classes  Advice
  --------------------------------------------------------------------------------------------------
  all together       4           1       4                 4
  group              2           1       1                 1
  age                4           1       4                 4  many values: use bands, such as of ten
  trade              2           1       1                 1
  
  Participants with the same values are a class, k its size. Unique: k is 1. Small: k is below 2. A
  $ sed -n '/^Who shares/,/^Semicolons/p' report
  Who shares them with few
  
  Shared  k  Participants
  ---------------------------------
  group   1  TP04
  age     1  TP01; TP02; TP03; TP04
  trade   1  TP03
  
  Semicolons part classes. A pair is listed for whom neither of its attributes is rare by itself, all
  $ sed -n '/^Groups/,/^[0-9]/p' report
  Groups
  
  Group    Participants  Small
  ----------------------------
  driver              3
  planner             1  yes
  
  Groups by "group". Small: fewer than 2 participants.
  
  The study has no codes.
  
  5. What replaced what
  $ sed -n '/^Places replaced/,/^What  /p' report
  Places replaced in the transcripts
  
  Kind    By a label or pseudonym  By its kind alone  By something vaguer  Places
  -------------------------------------------------------------------------------
  email                         0                  1                    0       1
  person                        4                  0                    0       4
  
  By its kind alone: [date], [phone]. By something vaguer: a year for a day, a band for an age, a
    moved date for the true one.
  
  Behind the labels and pseudonyms
  
  Who or what  Known to the vault
  -------------------------------
  person                        2
  
  How names are replaced and kept
  
  What        How
  $ grep -A1 -E '^(dates|its key|its file) ' report
  dates       not moved
  vault       encrypted, apart from the study; stored 6 times, last 2026-03-01T12:00:00Z
  its key     costly to guess
  its file    its owner alone (mode 0600)
  

As a page for the board, and for programs.

  $ emic privacy risk --format html --output risk.html
  $ xmllint --noout risk.html
  $ grep -cE '<script|<link|src=|https?://' risk.html
  0
  [1]
  $ emic privacy risk --format json > risk.json
  $ python3 - <<'END'
  > import json
  > report = json.load(open('risk.json'))
  > print(report['version'], report['title'], len(report['sections']), sep='|')
  > print([table['title'] for table in report['sections'][2]['tables']])
  > print(report['sections'][2]['tables'][0]['rows'][0])
  > END
  1|Risk report|6
  ['All attributes together, and each', 'Two by two, the worst first', 'Who shares them with few']
  {'attributes': 'all together', 'values': 4, 'smallest_k': 1, 'unique': 4, 'in_small_classes': 4, 'advice': None}
  $ emic privacy risk --format csv
  emic privacy risk: a report of several tables is written as text, json or html
  [2]

It is searched for the names in the vault before it is printed or written: here the name of a group is one.

  $ printf 'participant,group\nTP04,Okka Behrends\n' > named.csv
  $ cp study.emic named.emic
  $ emic --quiet participant load named.csv --study named.emic
  $ emic privacy risk --study named.emic > report
  emic privacy risk: the report was not written: 1 names or numbers of the vault stand in it: the report, line 102: O*** B******* (NEIGHBOUR1); emic privacy apply replaces them in the study
  [3]
  $ wc -c < report
  0
  $ emic privacy risk --study named.emic --output named.txt
  emic privacy risk: named.txt was not written: 1 names or numbers of the vault stand in it: named.txt, line 102: O*** B******* (NEIGHBOUR1); emic privacy apply replaces them in the study
  [3]
  $ ls named.txt
  ls: cannot access 'named.txt': No such file or directory
  [2]
  $ emic privacy risk --study named.emic --unchecked | grep -c 'Okka Behrends'
  warning: the report was not searched for the names in the vault
  1

Without the vault, that is said. A wrong threshold is refused.

  $ rm named.emic
  $ emic privacy risk --without-vault | sed -n 3p
  Without the vault this report cannot say whether anything is undecided. Of 4 participants, 4 are
  $ emic privacy risk --threshold 1
  emic privacy risk: option --threshold takes a whole number from 2 to 1000, not '1'
  [2]
  $ mv study.vault elsewhere
  $ emic privacy risk
  emic privacy risk: the study's vault is not in this folder: name it with --vault FILE, or say --without-vault for a report that lacks what it knows
  [2]
  $ emic privacy risk --without-vault | grep -c 'The vault was not opened'
  1
