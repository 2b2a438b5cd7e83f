Participants come from a CSV file: labels, never names, and whatever else is known of them.

  $ emic init study.emic --quiet
  $ cat > people.csv << END
  > participant,group,age,nights,since,declined
  > D1,driver,31,yes,2019-04-01,
  > D2,driver,24,no,,
  > D3,driver,,yes,2023-11-20,
  > P1,planner,52,,,
  > P2,planner,,,,yes
  > END
  $ emic participant load people.csv
  participants: 5 added

The types of the values are found out: numbers, yes and no, dates, else text. The column group is what
tables count by. Who declined took no part, and is in no table.

  $ emic participant list
  Participants
  
  Participant  group    age  nights  since       declined  documents
  ------------------------------------------------------------------
  D1           driver    31  yes     2019-04-01  no                0
  D2           driver    24  no                  no                0
  D3           driver        yes     2023-11-20  no                0
  P1           planner   52                      no                0
  P2           planner                           yes               0
  
  Attributes: group (text; tables count by it), age (number), nights (boolean), since (date).
  4 participants, and 1 who declined.

Filters leave some of them, and attributes that none of those has.

  $ emic participant list --group planner
  Participants
  
  Participant  group    age  declined  documents
  ----------------------------------------------
  P1           planner   52  no                0
  P2           planner       yes               0
  
  Attributes: group (text; tables count by it), age (number), nights (boolean), since (date).
  1 participant, and 1 who declined.
  $ emic participant list --where 'age > 30 and nights = yes' --format csv
  participant,group,age,nights,since,documents
  D1,driver,31,yes,2019-04-01,0
  $ emic participant list --participant D2 --format csv
  participant,group,age,nights,since,documents
  D2,driver,24,no,,0
  $ emic participant list --where 'age > 99'
  Participants
  
  Participant  documents
  ----------------------
  (none)
  
  Attributes: group (text; tables count by it), age (number), nights (boolean), since (date).
  0 participants.
  [1]

Loading again changes only what the file says otherwise. An empty field says nothing.

  $ emic participant load people.csv
  participants: 5 as before
  $ cat > more.csv << END
  > participant,group,age
  > D1,driver,32
  > D2,driver,
  > D4,driver,40
  > END
  $ emic participant load more.csv
  participants: 1 added, 1 changed, 1 as before
  $ emic participant list --group driver --format csv
  participant,group,age,nights,since,documents
  D1,driver,32,yes,2019-04-01,0
  D2,driver,24,no,,0
  D3,driver,,yes,2023-11-20,0
  D4,driver,40,,,0
  $ emic participant load more.csv --dry-run
  participants: 3 as before
  dry run: nothing was stored
  $ printf 'participant,group\nD5,driver\n' | emic participant load -
  participants: 1 added

A type can stand in the header, where the values would say otherwise.

  $ printf 'participant,line:text,shifts:number\nD1,7,12\nD2,11,\n' > types.csv
  $ emic participant load types.csv
  participants: 2 changed
  $ emic participant list --where 'line = 7' --format csv
  participant,group,age,nights,since,line,shifts,documents
  D1,driver,32,yes,2019-04-01,7,12,0
  $ printf 'participant,shifts\nD1,many\n' > wrong.csv
  $ emic participant load wrong.csv
  emic participant load: wrong.csv:2:4: "many" is no number, as the attribute "shifts" wants
  [2]
  $ printf 'participant,ten:decimal\nD1,1\n' > wrong.csv
  $ emic participant load wrong.csv
  emic participant load: wrong.csv:1:13: column "ten:decimal": after the colon stands text, number, boolean or date
  [2]
  $ printf 'participant,declined\nD1,perhaps\n' > wrong.csv
  $ emic participant load wrong.csv
  emic participant load: wrong.csv:2:4: "perhaps": declined is yes or no
  [2]

Other programs get the same table.

  $ emic participant list --participant P1 --format json | python3 -m json.tool | grep -A9 '"rows"'
      "rows": [
          {
              "participant": "P1",
              "group": "planner",
              "age": "52",
              "nights": "",
              "since": "",
              "line": "",
              "shifts": "",
              "documents": 0
  $ emic participant list --group planner --format markdown
  **Participants**
  
  | Participant | group   | age | declined | documents |
  | ----------- | ------- | --: | -------- | --------: |
  | P1          | planner |  52 | no       |         0 |
  | P2          | planner |     | yes      |         0 |
  
  - Attributes: group (text; tables count by it), age (number), nights (boolean), since (date), line (text), shifts (number).
  - 1 participant, and 1 who declined.
