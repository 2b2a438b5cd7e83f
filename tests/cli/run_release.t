A recipe that is run for a release: all its tables and pictures hide the same, together.

  $ { echo participant,group,shift
  > for i in 1 2 3 4 5 6 7 8; do echo "D$i,driver,$([ $i -lt 5 ] && echo night || echo day)"; done
  > for i in 1 2 3 4 5 6 7; do echo "P$i,planner,day"; done
  > } >participants.csv
  $ printf 'codebook: night-bus\ncodes: [{code: FEAR, rule: judged}, {code: TIRED, rule: judged}]\n' >codebook.yaml
  $ { echo participant,code,value,coder
  > for i in 1 2 3 4; do echo "D$i,FEAR,affirmed,A"; done
  > echo P1,FEAR,affirmed,A
  > for i in 1 2 3 4; do echo "D$i,TIRED,affirmed,A"; echo "P$i,TIRED,affirmed,A"; done
  > } >judgements.csv
  $ emic init study.emic --quiet && emic participant load participants.csv --quiet
  $ emic codebook load codebook.yaml --quiet && emic judgement load judgements.csv --quiet
  $ cat >recipe.yaml <<'YAML'
  > format: 2
  > steps:
  >   - table: frequency
  >     name: by-group
  >   - plot: heatmap
  >     name: shades
  > YAML
  $ emic run recipe.yaml --output open
  Made
  
  Step            Result  File
  -----------------------------------------
  table by-group  6 rows  open/by-group.csv
  picture shades  drawn   open/shades.svg
  $ emic run recipe.yaml --output results --release small-study
  hidden as beside the tables that the study keeps (emic recipe list); one that is given away apart from them may tell what is hidden here
  Made
  
  Step            Result  File
  --------------------------------------------
  table by-group  6 rows  results/by-group.csv
  picture shades  drawn   results/shades.svg
  $ cut -d, -f2,4-7,14 open/by-group.csv
  group,code,n,N,of,suppressed
  driver,FEAR,4,8,4 of 8,no
  planner,FEAR,1,7,1 of 7,no
  Total,FEAR,5,15,5 of 15,no
  driver,TIRED,4,8,4 of 8,no
  planner,TIRED,4,7,4 of 7,no
  Total,TIRED,8,15,8 of 15,no
  $ cut -d, -f2,4-7,14 results/by-group.csv
  group,code,n,N,of,suppressed
  driver,FEAR,,8,,yes
  planner,FEAR,,7,,yes
  Total,FEAR,5,15,5 of 15,no
  driver,TIRED,4,8,4 of 8,no
  planner,TIRED,4,7,4 of 7,no
  Total,TIRED,8,15,8 of 15,no
  $ grep -o '>[0-9*/]*</text>' results/shades.svg | sort | uniq -c
        3 >*</text>
        1 >4/7</text>
        1 >4/8</text>
        1 >5/15</text>
        1 >8/15</text>
  $ emic run recipe.yaml --output read --release small-study --format markdown --quiet
  Made
  
  Step            Result  File
  ----------------------------------------
  table by-group  2 rows  read/by-group.md
  picture shades  drawn   read/shades.svg
  $ grep -E 'FEAR|Hidden by' read/by-group.md
  | FEAR  | judged |             \\* |              |              \\* |               |       5 of 15 |   0.15\xe2\x80\x930.58 | (esc)
  - Not judged for everybody in the base: FEAR, TIRED.
  - \* Hidden by the release profile small-study (emic's own, for interviews of a few dozen people whose group sizes are told): counts of 1 to 2 are hidden, and those that 1 to 2 of the group are not in, and those of all of a group; and what these could be worked out from.

A claim tells a count; none is checked.

  $ cat >claims.csv <<'CSV'
  > id,statement,where,query,relation,expected,source,note
  > A,Three people told of it,,count(code:FEAR),>=,3,"a paper, page 2",
  > B,Four did,,count(code:FEAR),=,4,"a paper, page 2",
  > CSV
  $ emic claim load claims.csv --quiet
  $ echo '  - claim: all' >>recipe.yaml
  $ emic run recipe.yaml --output claimed
  Made
  
  Step            Result       File
  -------------------------------------------------------
  table by-group  6 rows       claimed/by-group.csv
  picture shades  drawn        claimed/shades.svg
  claims          1 of 2 hold  claimed/claims-checked.csv
  [1]
  $ emic run recipe.yaml --output unclaimed --release small-study
  hidden as beside the tables that the study keeps (emic recipe list); one that is given away apart from them may tell what is hidden here
  2 claims left out: what a claim finds may be a count that is hidden
  Made
  
  Step            Result  File
  ----------------------------------------------
  table by-group  6 rows  unclaimed/by-group.csv
  picture shades  drawn   unclaimed/shades.svg
  $ ls unclaimed
  by-group.csv
  shades.csv
  shades.svg
  $ printf 'format: 2\nsteps:\n  - claim: all\n' >claims.yaml
  $ emic run claims.yaml --output bad --release small-study
  hidden as beside the tables that the study keeps (emic recipe list); one that is given away apart from them may tell what is hidden here
  2 claims left out: what a claim finds may be a count that is hidden
  emic run: claims.yaml: this recipe makes nothing
  [2]

A step in which single counts cannot be hidden stops the run, with its place; nothing is written.

  $ run() { printf 'format: 2\nsteps:\n  - table: frequency\n    name: x\n  - %s\n    name: y\n' "$1" >bad.yaml && emic run bad.yaml --output bad --release small-study; }
  $ run 'table: matrix'
  emic run: bad.yaml:5: no release of the table y: it is no table of counts per group, in which single cells can be hidden
  [3]
  $ run 'table: attributes'
  emic run: bad.yaml:5: no release of the table y: it is no table of counts per group, in which single cells can be hidden
  [3]
  $ run 'table: judgements'
  emic run: bad.yaml:5: no release of the table y: it is no table of counts per group, in which single cells can be hidden
  [3]
  $ run 'table: exemplars'
  emic run: bad.yaml:5: no release of the table y: it is no table of counts per group, in which single cells can be hidden
  [3]
  $ run 'table: cooccurrence'
  emic run: bad.yaml:5: no release of the table y: it is no table of counts per group, in which single cells can be hidden
  [3]
  $ run 'plot: saturation'
  emic run: bad.yaml:5: no release of the picture y: it is no table of counts per group, in which single cells can be hidden
  [3]
  $ printf 'format: 2\nsteps:\n  - table: crosstab\n    name: y\n    where: code:FEAR\n' >bad.yaml
  $ emic run bad.yaml --output bad --release small-study
  emic run: bad.yaml:3: no release of the table y: its base is chosen by codes, so that how many are in it tells for how many a code holds
  [3]
  $ emic run recipe.yaml --output bad --release smal-study
  emic run: unknown release profile "smal-study"; did you mean "small-study"? known: cms, ons, small-study, ukllc
  [2]
  $ ls bad
  ls: cannot access 'bad': No such file or directory
  [2]

What the study keeps is looked at, too, though it is not in the recipe.

  $ emic table frequency --where 'group = driver' --by shift --save drivers >/dev/null
  saved as the table drivers: archives will hold it
  $ emic run recipe.yaml --output beside --release small-study --quiet
  Made
  
  Step            Result  File
  -------------------------------------------
  table by-group  6 rows  beside/by-group.csv
  picture shades  drawn   beside/shades.svg
  $ cut -d, -f2,4-7,14 beside/by-group.csv
  group,code,n,N,of,suppressed
  driver,FEAR,,8,,yes
  planner,FEAR,,7,,yes
  Total,FEAR,5,15,5 of 15,no
  driver,TIRED,,8,,yes
  planner,TIRED,,7,,yes
  Total,TIRED,8,15,8 of 15,no
