A claim is a published statement with the query that must bear it out.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ cat > claims.csv << END
  > id,statement,where,query,relation,expected,source,note
  > N1,Three drivers were interviewed,,count(group = driver),=,3 of 4,report,
  > N2,Two of the drivers are tired or afraid,group = driver,count(code:TIRED or code:FEAR),=,2 of 3,report,
  > N3,At least one driver means to go on,group = driver,count(code:STAYS),>=,1,report,
  > N4,No planner is afraid,group = planner,count(code:FEAR),none,of 1,report,
  > N5,They are between 24 and 52,,each(age),range,24..52,report,
  > N6,All but one driver is over 25,group = driver,count(age > 25),all-but-k,1 of 3,report,
  > N7,Most drivers drive at night,group = driver,count(nights = yes),majority,of 3,report,
  > N8,Drivers and planners are all there is,,count(group = driver); count(group = planner),sum-to,4,report,
  > N9,Drivers outnumber planners,,count(age > 0) by group,rank,driver > planner,report,
  > END
  $ emic claim check claims.csv
  Claims
  
  Claim  Statement                            Relation   Expected          Found                 Holds
  ----------------------------------------------------------------------------------------------------
  N1     Three drivers were interviewed       =          3 of 4            3 of 4                yes
  N2     Two of the drivers are tired or      =          2 of 3            2 of 3                yes
         afraid
  N3     At least one driver means to go on   >=         1                 1 of 3                yes
  N4     No planner is afraid                 none       none of 1         0 of 1                yes
  N5     They are between 24 and 52           range      24..52            24..52                yes
  N6     All but one driver is over 25        all-but-k  all but 1 of 3    2 of 3                yes
  N7     Most drivers drive at night          majority   majority of 3     2 of 3                yes
  N8     Drivers and planners are all there   sum-to     4                 3 + 1 = 4             yes
         is
  N9     Drivers outnumber planners           rank       driver > planner  driver 3 > planner 1  yes
  
  9 of 9 claims hold.

One that does not hold is shown with what was found, and the exit code says so.

  $ printf 'id,statement,where,query,relation,expected,source,note\n' > wrong.csv
  $ printf 'X1,All drivers are afraid,group = driver,count(code:FEAR),all,of 3,report,\n' >> wrong.csv
  $ emic claim check wrong.csv
  Claims
  
  Claim  Statement               Relation  Expected  Found   Holds
  ----------------------------------------------------------------
  X1     All drivers are afraid  all       all of 3  1 of 3  NO
  
  0 of 1 claims hold.
  [1]
  $ emic claim check wrong.csv --format csv
  id,statement,relation,expected,found,holds,source
  X1,All drivers are afraid,all,all of 3,1 of 3,NO,report
  [1]

Claims can be kept with the study, and are then checked without a file.

  $ emic claim list
  Claims
  
  Claim  Statement  Where  Query  Relation  Expected
  --------------------------------------------------
  (none)
  
  0 claims.
  [1]
  $ emic claim check
  emic claim check: no claims to check: name a file, or load one first
  [2]
  $ emic claim load claims.csv --dry-run
  claims: 9 added
  dry run: nothing was stored
  $ emic claim load claims.csv
  claims: 9 added
  $ emic claim load claims.csv
  claims: 9 as before
  $ emic claim list
  Claims
  
  Claim  Statement               Where            Query                    Relation   Expected
  ----------------------------------------------------------------------------------------------------
  N1     Three drivers were                       count(group = driver)    =          3 of 4
         interviewed
  N2     Two of the drivers are  group = driver   count(code:TIRED or      =          2 of 3
         tired or afraid                          code:FEAR)
  N3     At least one driver     group = driver   count(code:STAYS)        >=         1
         means to go on
  N4     No planner is afraid    group = planner  count(code:FEAR)         none       of 1
  N5     They are between 24                      each(age)                range      24..52
         and 52
  N6     All but one driver is   group = driver   count(age > 25)          all-but-k  1 of 3
         over 25
  N7     Most drivers drive at   group = driver   count(nights = yes)      majority   of 3
         night
  N8     Drivers and planners                     count(group = driver);   sum-to     4
         are all there is                         count(group = planner)
  N9     Drivers outnumber                        count(age > 0) by group  rank       driver > planner
         planners
  
  9 claims.
  $ emic claim list --format csv | head -2
  id,statement,where,query,relation,expected,source,note
  N1,Three drivers were interviewed,,count(group = driver),=,3 of 4,report,
  $ emic claim check | tail -2
  
  9 of 9 claims hold.

A claim that cannot be understood is an error, not a claim that fails.

  $ check() { printf "id,statement,where,query,relation,expected,source,note\nA1,,$1,,\n" | emic claim check -; }
  $ check 'group = driver,cuont(age > 3),=,1'
  emic claim check: claim A1: query `cuont(age > 3)`: the functions are count, sum, distinct, each and declined()
  [2]
  $ check 'group = driver,count(age > ),=,1'
  emic claim check: claim A1: condition `age >`, character 6: a value is missing here
  [2]
  $ check 'group == driver,count(age > 3),=,1'
  emic claim check: claim A1: condition `group == driver`, character 8: a value is missing here
  [2]
  $ check 'group = driver,count(age > 3),is,1'
  emic claim check: claim A1: unknown relation "is"; it is =, >=, <=, range, all, none, all-but-k, majority, sum-to or rank
  [2]
  $ check 'group = driver,count(age > 3),=,one'
  emic claim check: claim A1: expected "one" should be a number or `N of M`
  [2]
  $ check 'group = driver,sum(height),=,1'
  emic claim check: claim A1: unknown attribute "height"; emic participant list shows them
  [2]
  $ check ',count(age > 3),=,1,,,,'
  emic claim check: standard input:2:27: a field too many: the header has 8
  [2]
  $ printf 'id,statement\nA1,x\n' | emic claim check -
  emic claim check: standard input:1: the column "query" is missing; the header has: id, statement
  [2]
  $ printf 'id,statement,where,query,relation,expected,source,note\n' | emic claim check -
  emic claim check: no claims to check: name a file, or load one first
  [2]
  $ printf 'id,statement,where,query,relation,expected,source,note\nA,,,count(age > 3),=,1,,\nA,,,count(age > 3),=,1,,\n' |
  >   emic claim check -
  emic claim check: standard input:3:1: the claim "A" stands twice in this file
  [2]
