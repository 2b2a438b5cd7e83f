Codes that come together, as a matrix while they are few. Each unit counts once.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic table cooccurrence
  Codes that come together: Jaccard: turns
  
     Code               1      2      3      4      5      6
  ----------------------------------------------------------
  1  STRAIN           n=3                       0.250  0.250
  2  STRAIN/FEAR             n=1         0.500
  3  STRAIN/TIRED                   n=2  0.333  0.333  0.333
  4  STRAIN/ALONE          0.500  0.333    n=2
  5  SUPPORT        0.250         0.333           n=2
  6  SUPPORT/PEERS  0.250         0.333                  n=2
  
  On the diagonal: in how many units each code holds. A cell without a number: the pair does not come
    together, or is left out.
  Unit: turns spoken by participants of the base. N: 5.
  Base: all 4 participants who took part.
  Rule: codings by any coder that do not contradict; a code counts with all codes below it, each unit
    once.
  Two codes come together in a turn that has at least one character of a coding of each; the codings
    need not overlap.
  Jaccard = both / (n1 + n2 - both); overlap = both / the smaller n; phi = correlation of the two over
    all N; lift = both x N / (n1 x n2), 1 where they are independent; empty where undefined. They
    describe; none is a test.
  Left out: 4 pairs of a code and one below it, which it counts with.
  $ emic table cooccurrence --unit participants --measure count --code STRAIN
  Codes that come together: Units with both: participants
  
     Code            1    2    3    4
  -----------------------------------
  1  STRAIN        n=3
  2  STRAIN/FEAR        n=1         1
  3  STRAIN/TIRED            n=2    1
  4  STRAIN/ALONE         1    1  n=2
  
  On the diagonal: in how many units each code holds. A cell without a number: the pair does not come
    together, or is left out.
  Unit: participants of the base. N: 4.
  Base: all 4 participants who took part.
  Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A
    code counts with all codes below it, each unit once.
  Two codes come together in a participant for whom both hold.
  Jaccard = both / (n1 + n2 - both); overlap = both / the smaller n; phi = correlation of the two over
    all N; lift = both x N / (n1 x n2), 1 where they are independent; empty where undefined. They
    describe; none is a test.
  Left out: 3 pairs of a code and one below it, which it counts with.
  $ emic table cooccurrence --within 1 --own --format csv
  unit,code_1,code_2,n_1,n_2,n_both,N,jaccard,overlap,phi,lift,unequal
  2 turns in a row,STRAIN/FEAR,STRAIN/ALONE,1,2,1,5,0.500000,1.000000,0.612372,2.500000,no
  2 turns in a row,STRAIN/FEAR,SUPPORT/PEERS,1,3,1,5,0.333333,1.000000,0.408248,1.666667,no
  2 turns in a row,STRAIN/TIRED,STRAIN/ALONE,2,2,1,5,0.333333,0.500000,0.166667,1.250000,no
  2 turns in a row,STRAIN/TIRED,SUPPORT/PEERS,2,3,1,5,0.250000,0.500000,-0.166667,0.833333,no
  2 turns in a row,STRAIN/ALONE,SUPPORT/PEERS,2,3,1,5,0.250000,0.500000,-0.166667,0.833333,no
  $ emic table cooccurrence --unit turn --format csv
  unit,code_1,code_2,n_1,n_2,n_both,N,jaccard,overlap,phi,lift,unequal
  turns,STRAIN/FEAR,STRAIN/ALONE,1,2,1,5,0.500000,1.000000,0.612372,2.500000,no
  turns,STRAIN/TIRED,STRAIN/ALONE,2,2,1,5,0.333333,0.500000,0.166667,1.250000,no
  turns,STRAIN/TIRED,SUPPORT,2,2,1,5,0.333333,0.500000,0.166667,1.250000,no
  turns,STRAIN/TIRED,SUPPORT/PEERS,2,2,1,5,0.333333,0.500000,0.166667,1.250000,no
  turns,STRAIN,SUPPORT,3,2,1,5,0.250000,0.500000,-0.166667,0.833333,no
  turns,STRAIN,SUPPORT/PEERS,3,2,1,5,0.250000,0.500000,-0.166667,0.833333,no

Nothing that comes together is an answer.

  $ emic table cooccurrence --code PEERS --format csv
  unit,code_1,code_2,n_1,n_2,n_both,N,jaccard,overlap,phi,lift,unequal
  [1]
  $ emic table cooccurrence --least 5 --format json | grep -o 'Left out: .*units'
  Left out: 6 pairs that come together in fewer than 5 units

What would be no fixed set of units, or no measure, is refused.

  $ emic table cooccurrence --unit segments
  emic table cooccurrence: codes are compared over turns, documents or participants: there are as many segments as somebody marked, so they are no fixed set
  [2]
  $ emic table cooccurrence --unit documents --within 2
  emic table cooccurrence: --within counts turns: leave out --unit documents
  [2]
  $ emic table cooccurrence --measure kappa
  emic table cooccurrence: unknown measure "kappa"; it is jaccard, count, overlap, phi or lift
  [2]
  $ emic table cooccurrence --least 0
  emic table cooccurrence: option --least takes a whole number from 1 to 2147483647, not '0'
  [2]

Who is alike is joined step by step.

  $ emic table similarity --of documents
  Similar documents
  
  Step  Joins  and       Similarity  Size
  ---------------------------------------
     1  D2     P1          0.333333     2
     2  D1     (step 1)    0.250000     3
  
  Jaccard = both / (n1 + n2 - both); each a row of 4 codes that hold somewhere: 1 where the code
    holds.
  Unit: documents in which participants of the base speak. N: 4.
  Base: all 4 participants who took part.
  Rule: codings by any coder that do not contradict; a code counts without the codes below it.
  Linkage: complete (the least alike members of two clusters). Equally alike clusters are joined in
    the order of their first names.
  Left out because they have no code: 1.
  Newick (two names are as far apart along the branches as 1 - their similarity when joined):
    (D1:0.375000,(D2:0.333333,P1:0.333333):0.041667);
  $ emic table similarity --unit documents --linkage average --measure sorensen --format csv
  step,left,left_step,right,right_step,similarity,size,newick
  1,STRAIN/ALONE,,STRAIN/FEAR,,0.666667,2,
  2,,1,SUPPORT/PEERS,,0.583333,3,
  3,,2,STRAIN/TIRED,,0.333333,4,"((('STRAIN/ALONE':0.166667,'STRAIN/FEAR':0.166667):0.041667,'SUPPORT/PEERS':0.208333):0.125000,'STRAIN/TIRED':0.333333);"
  $ emic table similarity --of coders
  emic table similarity: --of takes codes, documents or participants, not 'coders'
  [2]
  $ emic table similarity --of documents --unit turns
  emic table similarity: --of documents compares them over codes; --unit and --within are for --of codes
  [2]
  $ emic table similarity --linkage single
  emic table similarity: unknown linkage "single"; it is complete or average
  [2]
  $ emic table similarity --measure phi
  emic table similarity: unknown measure "phi"; it is jaccard, sorensen or pearson
  [2]
  $ emic table similarity --code PEERS --format csv
  step,left,left_step,right,right_step,similarity,size,newick
  [1]

A coding that was detached from its words comes together with nothing.

  $ emic table cooccurrence --unit documents --own --format csv | grep -c FEAR
  2
  $ sed 's/I was afraid of the last stop, and nobody/Nobody/' D1.txt >D1-new.txt
  $ emic document revise D1 D1-new.txt --pseudonymized --unchecked --lost detach --edited detach --ambiguous detach --quiet >/dev/null
  $ emic table cooccurrence --unit documents --own --format csv
  unit,code_1,code_2,n_1,n_2,n_both,N,jaccard,overlap,phi,lift,unequal
  documents,STRAIN/TIRED,STRAIN/ALONE,2,2,1,4,0.333333,0.500000,0.000000,1.000000,no
  documents,STRAIN/TIRED,SUPPORT/PEERS,2,2,1,4,0.333333,0.500000,0.000000,1.000000,no
  documents,STRAIN/ALONE,SUPPORT/PEERS,2,2,1,4,0.333333,0.500000,0.000000,1.000000,no
