A study is one file.

  $ emic init study.emic
  made study.emic; next: emic participant load, emic import, emic codebook load
  $ ls
  study.emic
  $ emic check | tail -1
  0 texts and 0 codings checked: all is well.

A file that is there is never replaced, and a dry run makes none.

  $ sha256sum study.emic > before
  $ emic init study.emic
  emic init: study.emic: exists already; choose another name
  [2]
  $ sha256sum --quiet -c before
  $ emic init --dry-run study.emic
  emic init: study.emic: exists already
  [2]
  $ emic init --dry-run other.emic
  dry run: nothing was stored
  $ ls *.emic
  study.emic

Other commands find a study by its ending; who chooses another name is told.

  $ emic init notes
  made notes; next: emic participant load, emic import, emic codebook load
  its name does not end in .emic: commands need --study notes
  $ emic participant list --study notes | tail -1
  0 participants.

Names may hold spaces and any letter, and begin with a dash behind --.

  $ emic init 'Nachtbüs 2.emic' --quiet
  $ emic init -- -dash.emic
  made -dash.emic; next: emic participant load, emic import, emic codebook load
  $ ls -- -dash.emic
  -dash.emic
  $ emic --study=-dash.emic participant list | tail -1
  0 participants.

Where no file can be made, none is.

  $ emic init nowhere/study.emic
  emic init: nowhere/study.emic: cannot be made: No such file or directory
  [2]
  $ ls nowhere
  ls: cannot access 'nowhere': No such file or directory
  [2]
  $ mkdir folder && emic init folder
  emic init: folder: exists already; choose another name
  [2]
  $ emic init
  emic init: FILE is missing; usage: emic init FILE
  [2]
  $ emic init one.emic two.emic
  emic init: 'two.emic' is one too many; usage: emic init FILE
  [2]
  $ ls -- *.emic
  -dash.emic
  Nachtbüs 2.emic
  study.emic
