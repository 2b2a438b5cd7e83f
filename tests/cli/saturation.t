New codes of each interview, and after how many hardly any come. Under the table stands what an
interview is, and in which order they were read.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic table saturation
  Saturation: new codes of each interview
  
  n  Interview  New  So far  Expected  New in next 2  %  Reached
  --------------------------------------------------------------
  1  D1           3       3       2.3
  2  D2           1       4       3.7
  3  P1           0       4       4.0
  
  Unit: interviews, each a document of the study with a coding: 3 of 4 documents.
  Not counted: 1 document without any coding.
  Codes: as applied by any coder in codings that do not contradict; a code is counted for itself,
    without those below it.
  Saturation (Guest, Namey and Chen 2020): the new codes of a run of 2 interviews are at most 5 % of
    the distinct codes of the first 4. 7+2 reads: after 7 interviews, shown by the 2 that follow.
  Order of analysis: as each interview was first coded (time, then number of the coding). The result
    depends on it.
  3 interviews were first coded in the same second as another, as in one file: among them the order is
    that of the file.
  Total: 3 interviews saturate nothing: a base and one run take 6.
  Expected: the codes of any n of the interviews, the mean over all choices, exact.
  Chao2 (bias-corrected): at least 4.0 codes; 4 seen, 1 in one interview alone, 3 in two.

The other order, and each group by itself: so few interviews saturate nothing.

  $ emic table saturation --order name --code STRAIN | head -8
  Saturation: new codes of each interview
  
  n  Interview  New  So far  Expected  New in next 2  %  Reached
  --------------------------------------------------------------
  1  D1           2       2       1.7
  2  D2           1       3       2.7
  3  P1           0       3       3.0
  
  $ emic table saturation --by group
  Saturation by group
  
                                                                1000 shuffles
                                                               ----------------
  Group    Interviews  Codes  In base  Saturation  Later over  Median  Reach it  Chao2
  ------------------------------------------------------------------------------------
  driver            2      4           too few                                     4.8
  planner           1      2           too few                                     2.0
  Total             3      4           too few                                     4.0
  
  Unit: interviews, each a document of the study with a coding: 3 of 4 documents.
  Not counted: 1 document without any coding.
  Codes: as applied by any coder in codings that do not contradict; a code is counted for itself,
    without those below it.
  Saturation (Guest, Namey and Chen 2020): the new codes of a run of 2 interviews are at most 5 % of
    the distinct codes of the first 4. 7+2 reads: after 7 interviews, shown by the 2 that follow.
  Order of analysis: as each interview was first coded (time, then number of the coding). The result
    depends on it.
  3 interviews were first coded in the same second as another, as in one file: among them the order is
    that of the file.
  driver: 2 interviews saturate nothing: a base and one run take 6.
  planner: 1 interview saturates nothing: a base and one run take 6.
  Total: 3 interviews saturate nothing: a base and one run take 6.
  Expected: the codes of any n of the interviews, the mean over all choices, exact.
  Chao2 (bias-corrected): at least 4.0 codes; 4 seen, 1 in one interview alone, 3 in two.

An order of your own, in a file: it must list every interview.

  $ printf 'document,met\nP1,May\nD3,May\nD2,June\nD1,July\n' > order.csv
  $ emic table saturation --order order.csv | sed -n '5,7p;/^Order/p'
  1  P1           2       2       2.3
  2  D2           1       3       3.7
  3  D1           1       4       4.0
  Order of analysis: as the given file lists the interviews. The result depends on it.
  $ emic table saturation --order order.csv --format csv | cut -d, -f4,5,22 | tail -1
  D1,1,listed
  $ printf 'document\nP1\nD2\n' | emic table saturation --order /dev/stdin
  emic table saturation: the order lacks D1, which has codings: list every interview
  [2]
  $ printf 'document\nP1\nD22\n' > order.csv; emic table saturation --order order.csv
  emic table saturation: order.csv:3:1: unknown document "D22"; did you mean "D2"?
  [2]
  $ printf 'document\nP1\nP1\n' > order.csv; emic table saturation --order order.csv
  emic table saturation: order.csv:3:1: P1 stands here twice
  [2]
  $ printf 'document\n' > order.csv; emic table saturation --order order.csv
  emic table saturation: order.csv:1:1: no document is listed
  [2]
  $ emic table saturation --order missing.csv
  emic table saturation: missing.csv: cannot be read: there is no such file or folder
  [2]

For data a row an interview and group.

  $ emic table saturation --by group --group planner --format csv
  group,N,n,interview,new,codes,expected,base_codes,run_new,run_share,saturation,runs_over_later,median,shuffles_reached,f1,f2,chao2,unit,base_size,run,threshold,order,seed
  planner,1,1,P1,2,2,2.000000,,,,too few,,,,2,0,2.000000,interviews,4,2,5,added,1
  Total,1,1,P1,2,2,2.000000,,,,too few,,,,2,0,2.000000,interviews,4,2,5,added,1
  $ emic table saturation --format json | python3 -c 'import json, sys
  > table = json.load(sys.stdin)
  > print(len(table["rows"]), table["rows"][0]["interview"], len(table["notes"]) > 3)'
  3 D1 True

Codings whose words are gone from the text do not count: D2 has none left.

  $ printf 'INTERVIEWER: And?\n\nD2: No comment.\n' > new.txt
  $ emic document revise D2 new.txt --pseudonymized --lost detach --quiet > revised; echo $?
  0
  $ emic table saturation | sed -n '5,7p;/^Not/p'
  1  D1           3       3       2.5
  2  P1           1       4       4.0
  
  Not counted: 2 documents without any coding.

Nothing coded that is asked for is a negative answer, and what does not fit is named.

  $ emic table saturation --where 'age > 99' | grep -c interviews
  4
  $ emic table saturation --where 'age > 99' > empty; echo $?
  1
  $ emic table saturation --run 1
  emic table saturation: option --run takes a whole number from 2 to 1000, not '1'
  [2]
  $ emic table saturation --base-size 3
  emic table saturation: option --base-size takes a whole number from 4 to 1000, not '3'
  [2]
  $ emic table saturation --threshold 5%
  emic table saturation: option --threshold takes a whole number from 0 to 100, not '5%'
  [2]
  $ emic table saturation --order backwards
  emic table saturation: --order: unknown order 'backwards'; it is added, name or a file like order.csv
  [2]
  $ emic table saturation --by grup
  emic table saturation: unknown attribute "grup"; did you mean "group"?
  [2]
  $ emic table saturation --group drivers
  emic table saturation: unknown group "drivers"; did you mean "driver"? known: driver, planner
  [2]
  $ emic table saturation --code STRAINED
  emic table saturation: unknown code "STRAINED"; did you mean "STRAIN"?
  [2]
