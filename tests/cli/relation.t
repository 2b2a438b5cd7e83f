Relations between the codes of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A

  $ emic relation type-list
  Types of relation
  
  Type                   From the other end  Symmetric  Transitive  Relations
  ---------------------------------------------------------------------------
  causal_condition       caused_by           no         no                  0
  context                in_context_of       no         no                  0
  intervening_condition  intervened_by       no         no                  0
  action_strategy        answered_by         no         no                  0
  consequence            consequence_of      no         no                  0
  phenomenon             phenomenon_of       no         no                  0
  $ emic relation type-add eases --inverse eased_by
  type of relation eases added
  $ emic relation type-add goes_with --symmetric
  type of relation goes_with added
  $ emic relation type-list --format csv | tail -2
  eases,eased_by,no,no,0
  goes_with,,yes,no,0

A relation can be said from its other end, and is stored once.

  $ emic relation add ALONE causal_condition FEAR --memo "nobody told them"
  relation 1: STRAIN/ALONE causal_condition STRAIN/FEAR
  $ emic relation add FEAR caused_by ALONE
  emic relation add: these codes are related so already
  [2]
  $ emic relation add PEERS eases FEAR
  relation 2: SUPPORT/PEERS eases STRAIN/FEAR
  $ emic relation add PEERS goes_with STAYS
  relation 3: SUPPORT/PEERS goes_with SUPPORT/STAYS
  $ emic relation add STAYS goes_with PEERS
  emic relation add: these codes are related so already
  [2]
  $ emic relation add FEAR goes_with FEAR
  emic relation add: a code is not related to itself
  [2]

It rests on codings.

  $ emic relation evidence 1 1 3
  evidence of 1: 2 codings (supports)
  $ emic relation evidence 1 7 --polarity contradicts
  evidence of 1: 1 coding (contradicts)
  $ emic relation evidence 1 3 --polarity qualifies
  evidence of 1: 1 coding (qualifies)
  $ emic relation list
  Relations
  
  Id  Source         Type              Target         For  Against  Partly  Flag
  ------------------------------------------------------------------------------------
   1  STRAIN/ALONE   causal_condition  STRAIN/FEAR      1        1       1
   2  SUPPORT/PEERS  eases             STRAIN/FEAR      0        0       0  no support
   3  SUPPORT/PEERS  goes_with         SUPPORT/STAYS    0        0       0  no support
  
  3 relations, 2 without a supporting segment. Counts are codings.
  $ emic relation list --code PEERS --format csv
  id,source,type,target,supports,contradicts,qualifies,detached,flag,coder,memo
  2,SUPPORT/PEERS,eases,STRAIN/FEAR,0,0,0,0,no support,A,
  3,SUPPORT/PEERS,goes_with,SUPPORT/STAYS,0,0,0,0,no support,A,
  $ emic relation evidence 1 7 --remove
  1 coding taken out of the evidence of 1
  $ emic relation list --code ALONE --format csv | tail -1
  1,STRAIN/ALONE,causal_condition,STRAIN/FEAR,1,0,1,0,,A,nobody told them

  $ emic relation remove 2
  removed 1 relation
  $ emic memo add --kind theory --relation 1 --text "Which comes first?"
  memo 1: theory, about 1 thing
  $ emic relation remove 1
  emic relation remove: memo 1 is about relation 1, and memos stay: so does it
  [2]

What follows from relations of a transitive type is shown when asked for, and not stored.

  $ emic relation type-add before --transitive --inverse after
  type of relation before added
  $ emic relation add FEAR before TIRED --quiet
  $ emic relation add TIRED before PEERS --quiet
  $ emic relation list --implied --format csv | grep before
  4,STRAIN/FEAR,before,STRAIN/TIRED,0,0,0,0,no support,A,
  5,STRAIN/TIRED,before,SUPPORT/PEERS,0,0,0,0,no support,A,
  ,STRAIN/FEAR,before,SUPPORT/PEERS,,,,,implied,,
  $ emic relation list --format csv | grep -c before
  2

What is wrong is told.

  $ emic relation add FEAR causes ALONE
  emic relation add: unknown type of relation "causes"; did you mean "eases"?
  [2]
  $ emic relation add FEER context ALONE
  emic relation add: unknown code "FEER"; did you mean "STRAIN/FEAR"?
  [2]
  $ emic relation add FEAR context
  emic relation add: TARGET is missing; usage: emic relation add SOURCE TYPE TARGET
  [2]
  $ emic relation type-add "two words"
  emic relation type-add: the name "two words": a type of relation is one word, such as leads_to
  [2]
  $ emic relation type-add eased_by
  emic relation type-add: there is a type of relation "eased_by" already
  [2]
  $ emic relation evidence 9 1
  emic relation evidence: no relation 9; emic relation list shows the ids
  [2]
  $ emic relation evidence 1 99
  emic relation evidence: no coding 99; emic coding list shows the ids
  [2]
  $ emic relation evidence 1 one
  emic relation evidence: "one" is no coding id; emic coding list shows them
  [2]
  $ emic relation evidence 1 1 --polarity against
  emic relation evidence: unknown polarity "against"; it is supports, contradicts or qualifies
  [2]
  $ emic relation evidence 1 9 --remove
  emic relation evidence: coding 9 is no evidence of it
  [2]
  $ emic relation remove 9
  emic relation remove: no relation 9; emic relation list shows the ids
  [2]
  $ emic relation list --format csv | wc -l
  5
