Which study a command works on: --study before or after the command, else EMIC_STUDY, else the only
one in the folder. No study needs to open for that: the paths are told in the errors.

  $ emic coding list
  emic coding list: there is no study in this folder; name one with --study FILE or start one with 'emic init FILE'
  [2]
  $ touch first.emic second.emic notes.txt
  $ emic coding list
  emic coding list: there are 2 studies in this folder (first.emic, second.emic); name one with --study FILE
  [2]
  $ emic --study none.emic coding list
  emic coding list: none.emic: * (glob)
  [2]
  $ emic coding --study=none.emic list
  emic coding list: none.emic: * (glob)
  [2]
  $ EMIC_STUDY=other.emic emic coding list --study none.emic
  emic coding list: none.emic: * (glob)
  [2]
  $ EMIC_STUDY=other.emic emic coding list
  emic coding list: other.emic: * (glob)
  [2]

Hidden files and folders are not taken for studies, and an empty file is not a study.

  $ rm second.emic && touch .hidden.emic && mkdir folder.emic
  $ emic coding list
  emic coding list: first.emic: * (glob)
  [2]
