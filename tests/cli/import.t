A transcript enters a study only when somebody says that its names were replaced.

  $ emic init study.emic --quiet
  $ printf 'participant,group\nD1,driver\nP1,planner\n' | emic participant load - --quiet
  $ cat > D1.txt << END
  > INTERVIEWER: What was the first night like?
  > 
  > D1: Long. I slept at the wheel, I think.
  > 
  > That was a paragraph of its own.
  > END
  $ emic import D1.txt
  emic import: raw transcripts do not enter a study without a vault: make one (emic vault create), or say --pseudonymized when the names were replaced before
  [3]
  $ emic document list
  Documents
  
  Document  Participant  Format  Characters  Turns  Codings
  ---------------------------------------------------------
  (none)
  
  0 documents, 0 characters.
  [1]
  $ emic import --pseudonymized D1.txt
  imported 1 transcript

Turns begin with a label. The label of a participant says whose transcript this is.

  $ emic document list
  Documents
  
  Document  Participant  Format  Characters  Turns  Codings
  ---------------------------------------------------------
  D1        D1           plain          120      2        0
  
  1 document, 120 characters.
  $ emic document show D1 --format csv
  turn,speaker,role,participant,from_ms,until_ms,start,end,words,codes
  1,INTERVIEWER,interviewer,,,,13,43,What was the first night like?,
  2,D1,participant,D1,,,49,119,"Long. I slept at the wheel, I think.
  
  That was a paragraph of its own.",

Subtitles keep their times, here in milliseconds.

  $ cat > P1.vtt << END
  > WEBVTT
  > 
  > 00:00:01.000 --> 00:00:03.500
  > <v INTERVIEWER>Who plans the nights?
  > 
  > 00:00:04.000 --> 00:00:06.000
  > <v P1>I do.
  > END
  $ cat > S1.srt << END
  > 1
  > 00:00:01,000 --> 00:00:03,500
  > P1: And the days, too.
  > END
  $ emic import --pseudonymized P1.vtt S1.srt
  imported 2 transcripts
  $ emic document show P1 --format csv
  turn,speaker,role,participant,from_ms,until_ms,start,end,words,codes
  1,INTERVIEWER,interviewer,,1000,3500,13,34,Who plans the nights?,
  2,P1,participant,P1,4000,6000,40,45,I do.,
  $ emic document list --format csv
  document,participant,format,characters,turns,codings
  D1,D1,plain,120,2,0
  P1,P1,vtt,46,2,0
  S1,P1,srt,23,1,0

Time stamps in plain text are no words; a text without turns is kept whole.

  $ printf '[00:01:02] D1: Ready.\n\n(00:01:10) INTERVIEWER: Yes?\n' > stamps.txt
  $ printf 'A field note. It rained.\n' > note.txt
  $ emic import --pseudonymized stamps.txt note.txt
  note.txt: no turns recognised; the text is kept as one piece
  imported 2 transcripts
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  $ emic document show stamps --format csv
  turn,speaker,role,participant,from_ms,until_ms,start,end,words,codes
  1,D1,participant,D1,62000,,15,21,Ready.,
  2,INTERVIEWER,interviewer,,70000,,47,51,Yes?,
  $ emic document show note
  note · no participant · 25 characters · 0 turns · 0 codings
  
   0  A field note. It rained.

A folder stands for its files, - for standard input; --name gives another name than the file's.

  $ mkdir two && cp D1.txt two/a.txt && cp D1.txt two/b.txt && touch two/.hidden
  $ emic import --pseudonymized two
  imported 2 transcripts
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  $ emic import --pseudonymized - < D1.txt
  emic import: standard input has no name: say --name NAME
  [2]
  $ emic import --pseudonymized - --name 'D1 again' < D1.txt
  imported 1 transcript
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  $ emic import --pseudonymized D1.txt D1.txt --name x
  emic import: --name goes with one file; here are 2
  [2]
  $ emic document show 'D1 again' | head -1
  D1 again · participant D1 · 120 characters · 2 turns · 0 codings

The same name twice is refused, from before or within one import. Then nothing at all is stored.

  $ emic import --pseudonymized D1.txt
  emic import: D1.txt: the study has a document "D1" already; --name gives another name
  [2]
  $ cp D1.txt c.txt && cp P1.vtt c.vtt
  $ emic import --pseudonymized c.txt c.vtt
  emic import: c.vtt: would be the document "c", and so would c.txt; rename one, or import it by itself with --name
  [2]
  $ emic document list --format csv | grep -c '^c,'
  0
  [1]

Nothing is stored in a dry run, and --quiet keeps the remarks back.

  $ emic import --pseudonymized --dry-run c.txt
  imported 1 transcript
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  dry run: nothing was stored
  $ emic document list --format csv | grep -c '^c,'
  0
  [1]
  $ emic import --pseudonymized --quiet c.txt
  $ emic document list --format csv | grep -c '^c,'
  1

Files from other systems: a byte order mark, CRLF, UTF-16, and old encodings when they are named.

  $ printf '\357\273\277D1: One.\r\n\r\nD1: Two.\r\n' > crlf.txt
  $ printf 'D1: Zo\353 \200 5\n' > old.txt
  $ printf '\377\376D\0001\000:\000 \000\351\000\n\000' > utf16.txt
  $ emic import --pseudonymized crlf.txt utf16.txt
  imported 2 transcripts
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  $ emic document show crlf --format csv
  turn,speaker,role,participant,from_ms,until_ms,start,end,words,codes
  1,D1,participant,D1,,,4,8,One.,
  2,D1,participant,D1,,,14,18,Two.,
  $ emic document show utf16 --format csv | tail -1
  1,D1,participant,D1,,,4,5,é,
  $ emic import --pseudonymized old.txt
  emic import: old.txt: not valid UTF-8 at byte 6 (line 1): 0xEB; if the file is in another encoding, say --encoding windows-1252, iso-8859-1 or utf-16
  [2]
  $ emic import --pseudonymized old.txt --encoding windows-1252
  imported 1 transcript
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  $ emic document show old --format csv | tail -1
  1,D1,participant,D1,,,4,11,Zoë € 5,

What is no text is told from what is.

  $ touch empty.txt
  $ emic import --pseudonymized empty.txt
  emic import: empty.txt: there is no text in this file
  [2]
  $ printf 'PK\003\004rest of a word processor file' > D7.docx
  $ emic import --pseudonymized D7.docx
  emic import: D7.docx: this is a Word, OpenDocument or other packed file; save it as plain text (UTF-8) and import that
  [2]
  $ printf '%%PDF-1.7\n%%\304\345\n' > D7.pdf
  $ emic import --pseudonymized D7.pdf
  emic import: D7.pdf: this is a PDF; save it as plain text (UTF-8) and import that
  [2]
  $ printf '{\\rtf1\\ansi D7: Hello.}' > D7.rtf
  $ emic import --pseudonymized D7.rtf
  emic import: D7.rtf: this is rich text (RTF); save it as plain text (UTF-8) and import that
  [2]
