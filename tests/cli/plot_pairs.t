Saturation, co-occurrence and similarity as pictures take what their tables take, and write the
numbers that they draw.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic plot network --output network.svg
  wrote network.svg, and what it draws to network.csv
  $ cat network.csv
  code_1,n_1,code_2,n_2,n_both,N,measure,value
  STRAIN/FEAR,1,STRAIN/ALONE,2,1,5,jaccard,0.500000
  STRAIN/TIRED,2,STRAIN/ALONE,2,1,5,jaccard,0.333333
  STRAIN/TIRED,2,SUPPORT,2,1,5,jaccard,0.333333
  STRAIN/TIRED,2,SUPPORT/PEERS,2,1,5,jaccard,0.333333
  STRAIN,3,SUPPORT,2,1,5,jaccard,0.250000
  STRAIN,3,SUPPORT/PEERS,2,1,5,jaccard,0.250000
  $ grep "<desc>" network.svg | cut -c 1-148
  <desc>6 codes and 6 lines (Jaccard). The strongest: STRAIN/FEAR, STRAIN/ALONE: 1 of 1 and 2, 0.500; STRAIN/TIRED, STRAIN/ALONE: 1 of 2 and 2, 0.333;

A code without a line is a row, too, and a threshold is told.

  $ emic plot network --own --strength .4 --output network.svg --force
  wrote network.svg, and what it draws to network.csv
  $ cat network.csv
  code_1,n_1,code_2,n_2,n_both,N,measure,value
  STRAIN/FEAR,1,STRAIN/ALONE,2,1,5,jaccard,0.500000
  $ grep -o "Lines: [^<]*" network.svg | tail -1
  Lines: 1 of the 3 pairs that come together, those with Jaccard of at least 0.500; the others are not drawn.
  $ emic plot network --strength much
  emic plot network: --strength takes a number from 0 on, not 'much'
  [2]

The other pictures have the tables that bear their names, in the form for programs.

  $ for what in saturation dendrogram; do emic plot $what --output $what.svg; done
  wrote saturation.svg, and what it draws to saturation.csv
  wrote dendrogram.svg, and what it draws to dendrogram.csv
  $ emic table saturation --format csv | cmp - saturation.csv
  $ emic table similarity --format csv | cmp - dendrogram.csv
  $ emic plot cooccurrence --measure count --least 2 --output together.svg
  wrote together.svg, and what it draws to together.csv
  $ cat together.csv
  code_1,n_1,code_2,n_2,n_both,N,measure,value
  STRAIN,3,,,,5,,
  STRAIN/FEAR,1,,,,5,,
  STRAIN/TIRED,2,,,,5,,
  STRAIN/ALONE,2,,,,5,,
  SUPPORT,2,,,,5,,
  SUPPORT/PEERS,2,,,,5,,

Where there is nothing, the picture says so.

  $ emic plot saturation --where 'group = nobody' --output nobody.svg
  wrote nobody.svg, and what it draws to nobody.csv
  [1]
  $ grep -o "No interview has a coding." nobody.svg | sort -u
  No interview has a coding.
  $ emic plot dendrogram --of trees
  emic plot dendrogram: --of takes codes, documents or participants, not 'trees'
  [2]
