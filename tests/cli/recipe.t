Tables that a study keeps, as a recipe that is read, edited and run. Whatever emic table makes can be
kept, with the options that were given.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic recipe list
  Kept tables and pictures
  
  Name  Command  Options
  ----------------------
  (none)
  
  Nothing is kept: --save keeps a table or picture, and archives hold the frequencies of every unit
    until then.
  [1]
  $ emic table frequency --save by-group >/dev/null
  saved as the table by-group: archives will hold it
  $ emic table saturation --order name --code STRAIN --save reading >/dev/null
  saved as the table reading: archives will hold it
  $ emic table cooccurrence --within 2 --save together --dry-run >/dev/null
  dry run: nothing was stored
  $ emic table cooccurrence --within 2 --save together >/dev/null
  saved as the table together: archives will hold it
  $ emic table crosstab --group nowhere --save never
  emic table crosstab: unknown group "nowhere"; known: driver, planner
  [2]
  $ emic recipe list
  Kept tables and pictures
  
  Name      Command             Options
  --------------------------------------------------------
  by-group  table frequency
  reading   table saturation    --order=name --code=STRAIN
  together  table cooccurrence  --within=2

  $ cat >claims.csv <<'CSV'
  > id,statement,where,query,relation,expected,source,note
  > A,Three people told of it,,count(code:STRAIN),>=,3,"a paper, page 2",
  > CSV
  $ emic claim load claims.csv
  claims: 1 added
  $ emic recipe show >recipe.yaml
  $ cat recipe.yaml
  format: 2
  steps:
    - table: frequency
      name: by-group
    - table: saturation
      name: reading
      order:
        - name
      code:
        - STRAIN
    - table: cooccurrence
      name: together
      within: "2"
    - claim: A
      statement: Three people told of it
      query: count(code:STRAIN)
      relation: ">="
      expected: "3"
      source: a paper, page 2

A run makes a file of each table and checks the claims.

  $ emic run recipe.yaml --output results
  Made
  
  Step            Result       File
  -------------------------------------------------------
  table by-group  21 rows      results/by-group.csv
  table reading   3 rows       results/reading.csv
  table together  10 rows      results/together.csv
  claims          1 of 1 hold  results/claims-checked.csv
  $ head -2 results/by-group.csv
  table,group,base,code,n,N,of,words,pct,wilson_lo,wilson_hi,unit,rule,suppressed
  by-group,driver,all,STRAIN,2,3,2 of 3,all but one,,0.207660,0.938508,participants,any,no
  $ cat results/claims-checked.csv
  id,statement,relation,expected,found,holds,source
  A,Three people told of it,>=,3,3 of 4,yes,"a paper, page 2"
  $ emic table frequency --format csv | cut -d, -f2- >asked
  $ cut -d, -f2- results/by-group.csv | diff asked -
  $ emic run recipe.yaml --output results
  emic run: results/by-group.csv: exists already; --force replaces it
  [2]
  $ emic run recipe.yaml --output results --force --format markdown
  Made
  
  Step            Result       File
  ------------------------------------------------------
  table by-group  7 rows       results/by-group.md
  table reading   3 rows       results/reading.md
  table together  6 rows       results/together.md
  claims          1 of 1 hold  results/claims-checked.md
  $ ls results
  by-group.csv
  by-group.md
  claims-checked.csv
  claims-checked.md
  reading.csv
  reading.md
  together.csv
  together.md
  $ sed -n 1,3p results/by-group.md
  **Codes by group: participants — by-group**
  
  | Code              | Rule   | driver: n of N | driver: 95 % | planner: n of N | planner: 95 % | Total: n of N | Total: 95 % |

An edited recipe: a table more, a claim of its own, and one that does not hold.

  $ cat >edited.yaml <<'YAML'
  > format: 2
  > steps:
  >   - table: frequency      # only some people
  >     name: some
  >     group: driver
  >     code: STRAIN
  >   - claim: all
  >   - claim: B
  >     query: count(code:STRAIN)
  >     relation: none
  > YAML
  $ emic run edited.yaml --output edited
  Made
  
  Step        Result       File
  --------------------------------------------------
  table some  12 rows      edited/some.csv
  claims      1 of 2 hold  edited/claims-checked.csv
  [1]
  $ cut -d, -f1,6 edited/claims-checked.csv
  id,holds
  B,NO
  A,yes

What cannot be understood is told with its place, and nothing is written.

  $ printf 'format: 2\nsteps:\n  - table: frequency\n    name: x\n    wher: group = TP\n' >bad.yaml
  $ emic run bad.yaml --output bad
  emic run: bad.yaml:5:5: unknown key "wher"; did you mean "where"? known: by, split, unit, group, where, base, coder, round, code, percent, phrases
  [2]
  $ printf 'format: 2\nsteps:\n  - claim: Z\n' >bad.yaml
  $ emic run bad.yaml --output bad
  emic run: bad.yaml:3: the study has no claim "Z", and no query is given here
  [2]
  $ printf 'format: 2\nsteps:\n  - plan: Z\n' >bad.yaml
  $ emic run bad.yaml --output bad
  emic run: bad.yaml:3:5: a step begins with table:, plot: or claim:
  [2]
  $ printf 'format: 2\nsteps:\n  - table: frequency\n    name: ../x\n' >bad.yaml
  $ emic run bad.yaml --output bad
  emic run: bad.yaml:4:11: "../x" is no name for a file
  [2]
  $ printf 'format: 2\nsteps:\n  - table: frequency\n    name: x\n  - table: frequency\n    name: y\n    base: nobody\n' >bad.yaml
  $ emic run bad.yaml --output bad
  emic run: bad.yaml:5: no sub-base "nobody"; emic base list shows them
  [2]
  $ printf 'format: 2\nsteps: []\n' >bad.yaml
  $ emic run bad.yaml --output bad
  emic run: bad.yaml: this recipe makes nothing
  [2]
  $ emic run recipe.yaml
  emic run: where to? --output FOLDER
  [2]
  $ emic run nothing.yaml --output bad
  emic run: nothing.yaml: cannot be read: there is no such file or folder
  [2]
  $ emic run recipe.yaml --output claims.csv
  emic run: claims.csv: a file of this name stands where the folder should be
  [2]
  $ ls bad
  ls: cannot access 'bad': No such file or directory
  [2]

A table is kept until it is taken off; its name is free then.

  $ emic recipe remove redaing
  emic recipe remove: unknown table "redaing"; did you mean "reading"?
  [2]
  $ emic recipe remove reading
  reading is no longer kept
  $ emic recipe list --format csv
  name,command,options
  by-group,table frequency,
  together,table cooccurrence,--within=2
  $ emic undo
  took back entry 10 of 2026-03-01T12:00:00Z: emic recipe remove reading (saved_table -1)
  $ emic recipe list --format csv
  name,command,options
  by-group,table frequency,
  reading,table saturation,--order=name --code=STRAIN
  together,table cooccurrence,--within=2

Pictures are kept, listed and run like tables; title and width belong to them.

  $ emic plot heatmap --code STRAIN --title 'Strain: "by" group' --width 500 --save shades >/dev/null
  saved as the picture shades: archives will hold it
  $ emic recipe list --format csv
  name,command,options
  by-group,table frequency,
  reading,table saturation,--order=name --code=STRAIN
  shades,plot heatmap,"--code=STRAIN --title='Strain: ""by"" group' --width=500"
  together,table cooccurrence,--within=2
  $ emic recipe show | sed -n '/plot:/,/code/p'
    - plot: heatmap
      name: shades
      title: "Strain: \"by\" group"
      width: 500
      code:
  $ emic recipe show >recipe.yaml
  $ emic run recipe.yaml --output pictures
  Made
  
  Step            Result       File
  --------------------------------------------------------
  table by-group  21 rows      pictures/by-group.csv
  table reading   3 rows       pictures/reading.csv
  picture shades  drawn        pictures/shades.svg
  table together  10 rows      pictures/together.csv
  claims          1 of 1 hold  pictures/claims-checked.csv
  $ emic plot heatmap --code STRAIN --title 'Strain: "by" group' --width 500 | cmp - pictures/shades.svg
  $ emic archive create with-picture.zip 2>&1 | grep -v sha256
  with-picture.zip: [0-9]+ files, [0-9]+ bytes, 3 tables, 1 picture (re)
  claims: 1 of 1 hold
  $ emic archive reproduce with-picture.zip --format csv | grep -E 'plots|claims,'
  data/plots/shades.csv,same,byte for byte
  data/plots/shades.svg,same,byte for byte
  claims,hold,all of 1
  $ unzip -p with-picture.zip data/plots/shades.svg | cmp - pictures/shades.svg
  $ printf 'format: 2\nsteps:\n  - plot: heatmap\n    name: x\n    width: 5\n' >bad.yaml
  $ emic run bad.yaml --output bad
  emic run: bad.yaml:5:12: width takes a whole number from 320 to 4000, not '5'
  [2]
  $ printf 'format: 2\nsteps:\n  - table: frequency\n    name: x\n    width: 500\n' >bad.yaml
  $ emic run bad.yaml --output bad
  emic run: bad.yaml:5:5: width: a text, and only of a picture
  [2]
  $ printf 'format: 2\nsteps:\n  - plot: heatmap\n    table: frequency\n    name: x\n' >bad.yaml
  $ emic run bad.yaml --output bad
  emic run: bad.yaml:3:5: a step needs table: NAME or plot: NAME, such as table: frequency
  [2]
