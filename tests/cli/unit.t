What was read of the study of the night bus, and what was not.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ export EMIC_CODER=A

What is coded was read; the rest is recorded by turns.

  $ emic unit list
  What was read
  
  Document  Turns  Visited  Coded  Not yet read
  ---------------------------------------------
  D1            4        0      2             2
  D2            2        0      1             1
  D3            2        0      0             2
  P1            2        0      1             1
  
  6 of 10 turns not yet read. A turn counts as read when all of it was visited, or something in it
    coded.
  $ emic unit visit D1 --turn 1-3
  D1: 3 places recorded as read, 0 of them before
  $ emic unit visit D1 --turn 3 --turn 4
  D1: 2 places recorded as read, 1 of them before
  $ emic unit visit D3 --all --round 2
  D3: 1 place recorded as read, 0 of them before
  $ emic unit visit D2 --span 13:30
  D2: 1 place recorded as read, 0 of them before
  $ emic unit list --format csv
  document,turns,visited,coded,unread
  D1,4,4,2,0
  D2,2,0,1,1
  D3,2,2,0,0
  P1,2,0,1,1
  $ emic unit list --round 2 --format csv
  document,turns,visited,coded,unread
  D1,4,0,0,4
  D2,2,0,1,1
  D3,2,2,0,0
  P1,2,0,0,2
  $ emic unit list --coder B --document D1 --format csv
  document,turns,visited,coded,unread
  D1,4,0,1,3
  $ emic unit unread
  Turns not yet read
  
  Document  Turn  Start  End  Speaker      Words
  -----------------------------------------------------------------------
  D2           1     13   43  INTERVIEWER  What was the first night like?
  P1           1     13   34  INTERVIEWER  Who plans the nights?
  
  2 of 10 turns.
  $ emic unit unread --document D3 --round 1 --format csv
  document,turn,start,end,speaker,words
  D3,1,13,43,INTERVIEWER,What was the first night like?
  D3,2,49,75,D3,Good. The street is yours.
  $ emic unit unread --document D1
  Turns not yet read
  
  Document  Turn  Start  End  Speaker  Words
  ------------------------------------------
  (none)
  
  0 of 4 turns.
  [1]

What is wrong is told.

  $ emic unit visit D1
  emic unit visit: what was read? say --turn N or N-M, --span START:END, or --all
  [2]
  $ emic unit visit D1 --turn 9
  emic unit visit: no turn 9: the document has 4
  [2]
  $ emic unit visit D1 --turn 3-2
  emic unit visit: --turn "3-2": write a turn, or the first and the last, such as 3-17
  [2]
  $ emic unit visit D1 --turn one
  emic unit visit: --turn "one": write a turn, or the first and the last, such as 3-17
  [2]
  $ emic unit visit D1 --span 5
  emic unit visit: --span "5": write START:END, such as 120:180
  [2]
  $ emic unit visit D1 --span 5:9999
  emic unit visit: D1: span 5:9999: it begins before it ends, and the text ends at 220
  [2]
  $ emic unit visit D9 --all
  emic unit visit: unknown document "D9"; did you mean "D1"?
  [2]
  $ emic unit visit D1 --all --round 0
  emic unit visit: option --round takes a whole number from 1 to 2147483647, not '0'
  [2]
  $ emic unit list --coder Z
  emic unit list: unknown coder "Z"; known: A, B
  [2]
