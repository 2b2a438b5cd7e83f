What does not fit is refused with its place, and the study stays as it was: to the last byte of what it
holds. The study of these tests: three drivers and a planner of the night bus.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ contents() { sqlite3 study.emic .dump | sha256sum; }
  $ contents > before
  $ refused() { "$@"; code=$?; contents | cmp -s before - || echo 'THE STUDY HAS CHANGED'; return $code; }

That this would notice:

  $ cp study.emic kept && refused emic coding remove 1 && mv kept study.emic
  removed 1 coding
  THE STUDY HAS CHANGED
  $ sqlite3 study.emic .dump | grep -c 'INSERT INTO'
  99
  $ refused true

Participants: an unknown column cannot be (every column is an attribute), a missing one can; so can a
label twice, and none at all.

  $ printf 'label,group\nD9,driver\n' > bad.csv
  $ refused emic participant load bad.csv
  emic participant load: bad.csv:1: the column "participant" is missing; the header has: label, group
  [2]
  $ printf 'participant,group\nD9,driver\nD8,driver\nD9,planner\n' > bad.csv
  $ refused emic participant load bad.csv
  emic participant load: bad.csv:4:1: participant "D9" stands twice in this file
  [2]
  $ printf 'participant,group,group\nD9,driver,planner\n' > bad.csv
  $ refused emic participant load bad.csv
  emic participant load: bad.csv:1:19: column "group" stands twice in the header
  [2]
  $ printf 'participant,group\nD9,driver\n,planner\n' > bad.csv
  $ refused emic participant load bad.csv
  emic participant load: bad.csv:3:1: the participant's label is empty
  [2]

Codings: columns, spans, codes, coders. What fits and stands before is not stored either.

  $ codings() { printf 'document,start,end,code,coder\nD1,49,51,TIRED,A\n%s\n' "$1" > bad.csv; }
  $ printf 'document,start,stop,code,coder\n' > bad.csv
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:1:16: unknown column "stop"; known: document, start, end, code, coder, round, polarity, memo, words_sha256, weight
  [2]
  $ printf 'document,start,end,code\n' > bad.csv
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:1: the column "coder" is missing; is "code" meant?
  [2]
  $ codings 'D1,49,9999,TIRED,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:4: span 49:9999 passes the end of the text at 220
  [2]
  $ codings 'D1,51,51,TIRED,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:4: empty span 51:51: the end comes after the start
  [2]
  $ codings 'D1,-1,51,TIRED,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:4: "-1" is not a whole number from 0 to 4294967295
  [2]
  $ codings 'D1,4.5,51,TIRED,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:4: "4.5" is not a whole number from 0 to 4294967295
  [2]
  $ codings 'D1,0,99999999999999999999,TIRED,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:6: "99999999999999999999" is not a whole number from 0 to 4294967295
  [2]
  $ codings 'D1,49,51,TIERD,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:10: unknown code "TIERD"; did you mean "STRAIN/TIRED"?
  [2]
  $ codings 'D1,49,51,SUPPORT,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:10: "SUPPORT" only groups other codes; code one of those below it
  [2]
  $ codings 'D5,49,51,TIRED,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:1: unknown document "D5"; did you mean "D1"?
  [2]
  $ codings 'D1,49,51,TIRED,'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:16: the coder's name is empty
  [2]
  $ codings 'D1,49,51,TIRED'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:15: the row ends after 4 of the header's 5 fields
  [2]
  $ codings 'D1,49,51,TIRED,A,1'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:18: a field too many: the header has 5
  [2]
  $ codings 'D1,49,51,"TIRED,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:10: the quote that opens here is never closed
  [2]
  $ codings 'D1,49,51,TI"RED,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:12: quote inside an unquoted field; quote the field and double the quote
  [2]

One name for two codes, a quote that is not there, a quote that is there twice.

  $ printf 'codebook: more\ncodes:\n  - code: OTHER\n    codes:\n      - code: FEAR\n' > more.yaml
  $ emic codebook load more.yaml --quiet && contents > before
  $ codings 'D1,49,51,FEAR,A'
  $ refused emic coding load bad.csv
  emic coding load: bad.csv:3:10: the code "FEAR" could be STRAIN/FEAR, OTHER/FEAR; write the path
  [2]
  $ refused emic coding add D1 --quote 'nobody told me' --code FEAR --coder A
  emic coding add: the code "FEAR" could be STRAIN/FEAR, OTHER/FEAR; write the path
  [2]
  $ refused emic coding add D1 --quote 'nobody tells me' --code ALONE --coder A
  emic coding add: D1: the quote is not in the text: "nobody tells me"; it must be word for word, capitals included
  [2]
  $ refused emic coding add D1 --quote 'told me' --code ALONE --coder A
  emic coding add: D1: the quote stands 2 times: say --nth N, --before or --after WORDS, or --span 56:63 (\xe2\x80\xa6 like?  D1: Nobody told me the way. I was afraid \xe2\x80\xa6); --span 115:122 (\xe2\x80\xa6 last stop, and nobody told me why.  INTERVIEWER: And \xe2\x80\xa6) (esc)
  [2]

YAML, with line and column.

  $ yaml() { printf "codebook: bad\ncodes:\n$1" > bad.yaml; }
  $ yaml '  - code: A\n   brief: one to the left\n'
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:4:4: while parsing a block collection: did not find expected '-' indicator; look at the indentation and the quotes here
  [2]
  $ yaml '  - code: A\n    brief: a colon: in a text\n'
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:4:19: mapping values are not allowed in this context; look at the indentation and the quotes here
  [2]
  $ yaml '  - code: A\n    examples: [one, two\n'
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:5:1: while parsing a flow sequence: did not find expected ',' or ']'; look at the indentation and the quotes here
  [2]
  $ yaml '  - code: A\n\tbrief: a tab\n'
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:4:1: while scanning a plain scalar: found a tab character that violates indentation; look at the indentation and the quotes here
  [2]
  $ yaml '  - code: A\n    breif: x\n'
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:4:5: unknown key "breif"; did you mean "brief"? known: code, id, level, codable, colour, mnemonic, brief, full, use_when, not_when, examples, in_vivo, status, rule, derive, exclusive_set, core, definition, merged_into, split_from, codes
  [2]
  $ yaml '  - code: A\n  - code: B\n  - code: A\n'
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:5:5: the code "A" stands twice: here and in line 3
  [2]
  $ yaml '  - code: A/B\n'
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:3:11: code: "A/B" is not a name: "/" parts a path
  [2]
  $ yaml '  - code: A\n    level: high\n'
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:4:12: level: "high" is not a level: 0 segment, 1 theme, 2 concept, 3 principle
  [2]
  $ yaml '  - code: A\n    mnemonic: FAR_TOO_LONG_FOR_ONE\n'
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:4:15: mnemonic: "FAR_TOO_LONG_FOR_ONE" is not at most 14 characters long
  [2]
  $ yaml '  - brief: no name\n'
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:3:5: a code without a name: say `code: NAME`
  [2]
  $ printf 'codes:\n  - code: A\n' > bad.yaml
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:1:1: not a codebook: it begins with `codebook: NAME` and has `codes:`
  [2]
  $ printf 'just a line\n' > bad.yaml
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml:1:1: not a codebook: it begins with `codebook: NAME` and has `codes:`
  [2]

Bytes that are no UTF-8: which, and what can be said. In a known encoding they are read.

  $ printf 'D1: Caf\351 \200 5.\n' > old.txt
  $ refused emic import --pseudonymized old.txt
  emic import: old.txt: not valid UTF-8 at byte 7 (line 1): 0xE9; if the file is in another encoding, say --encoding windows-1252, iso-8859-1 or utf-16
  [2]
  $ refused emic import --pseudonymized old.txt --encoding windows1252
  emic import: unknown encoding "windows1252"; known: utf-8, utf-16, windows-1252, iso-8859-1, auto
  [2]
  $ refused emic import --pseudonymized old.txt --encoding windows-1252 --dry-run
  imported 1 transcript
  dry run: nothing was stored
  $ printf 'participant,place\nD1,Caf\351\n' > bad.csv
  $ refused emic participant load bad.csv
  emic participant load: bad.csv: not valid UTF-8 at byte 24 (line 2): 0xE9; if the file is in another encoding, say --encoding windows-1252, iso-8859-1 or utf-16
  [2]
  $ refused emic participant load bad.csv --encoding iso-8859-1 --dry-run
  participants: 1 changed
  dry run: nothing was stored
  $ printf 'codebook: bad\ncodes:\n  - code: Caf\351\n' > bad.yaml
  $ refused emic codebook load bad.yaml
  emic codebook load: bad.yaml: not valid UTF-8 at byte 34 (line 3): 0xE9; if the file is in another encoding, say --encoding windows-1252, iso-8859-1 or utf-16
  [2]

Files that are not what they should be.

  $ printf '' > empty && printf '\357\273\277' > bom && mkdir folder
  $ refused emic participant load empty
  emic participant load: empty:1:1: the file is empty; its first line must name the columns
  [2]
  $ refused emic coding load bom
  emic coding load: bom:1:1: the file is empty; its first line must name the columns
  [2]
  $ refused emic codebook load empty
  emic codebook load: empty:1:1: the file is empty, or holds nothing but comments
  [2]
  $ refused emic codebook load bom
  emic codebook load: bom:1:1: the file is empty, or holds nothing but comments
  [2]
  $ refused emic judgement load folder
  emic judgement load: folder: cannot be read: it is a folder
  [2]
  $ refused emic claim load nowhere.csv
  emic claim load: nowhere.csv: cannot be read: there is no such file or folder
  [2]
  $ refused emic import --pseudonymized empty
  emic import: empty: there is no text in this file
  [2]
  $ refused emic import --pseudonymized bom
  emic import: bom: there is no text in this file
  [2]
  $ refused emic import --pseudonymized folder
  emic import: folder: no files in this folder
  [2]
  $ refused emic import --pseudonymized nowhere.txt
  emic import: nowhere.txt: cannot be read: there is no such file or folder
  [2]
  $ printf 'D1: one\000two\n' > nul.txt
  $ refused emic import --pseudonymized nul.txt
  emic import: nul.txt: not a text: byte 7 (line 1) is 0x00; if the file is UTF-16 without a byte order mark, say --encoding utf-16
  [2]
  $ printf 'participant,group\nD\0009,driver\n' > bad.csv
  $ refused emic participant load bad.csv
  emic participant load: bad.csv: not a text: byte 19 (line 2) is 0x00; if the file is UTF-16 without a byte order mark, say --encoding utf-16
  [2]
  $ refused emic participant load study.emic
  emic participant load: study.emic: not a text: byte 15 (line 1) is 0x00; if the file is UTF-16 without a byte order mark, say --encoding utf-16
  [2]
  $ refused emic coding load study.emic
  emic coding load: study.emic: not a text: byte 15 (line 1) is 0x00; if the file is UTF-16 without a byte order mark, say --encoding utf-16
  [2]
  $ refused emic codebook load study.emic
  emic codebook load: study.emic: not a text: byte 15 (line 1) is 0x00; if the file is UTF-16 without a byte order mark, say --encoding utf-16
  [2]
  $ refused emic import --pseudonymized study.emic
  emic import: study.emic: not a text: byte 15 (line 1) is 0x00; if the file is UTF-16 without a byte order mark, say --encoding utf-16
  [2]

Of three files the third is bad: none is imported.

  $ printf 'D2: One.\n' > one.txt; printf 'D2: Two.\n' > two.txt
  $ refused emic import --pseudonymized one.txt two.txt old.txt
  emic import: old.txt: not valid UTF-8 at byte 7 (line 1): 0xE9; if the file is in another encoding, say --encoding windows-1252, iso-8859-1 or utf-16
  [2]

ZIP files: cut short, with a path that leads out, and none at all.

  $ emic archive create out.zip --quiet > /dev/null
  $ head -c 3000 out.zip > cut.zip
  $ refused emic archive verify cut.zip
  emic archive verify: cut.zip: not a ZIP archive, or one cut short
  [2]
  $ refused emic archive reproduce cut.zip
  emic archive reproduce: cut.zip: not a ZIP archive, or one cut short
  [2]
  $ python3 - << END
  > import zipfile
  > for name, path in ("up.zip", "../up.txt"), ("root.zip", "/etc/up.txt"), ("other.zip", "a/b.txt"):
  >     with zipfile.ZipFile(name, "w") as bad:
  >         bad.writestr(path, "up")
  > END
  $ refused emic archive verify up.zip
  emic archive verify: up.zip: the entry name "../up.txt" has a part that is empty, "." or ".."
  [2]
  $ refused emic archive reproduce root.zip
  emic archive reproduce: root.zip: the entry name "/etc/up.txt" is absolute
  [2]
  $ refused emic archive reproduce other.zip
  emic archive reproduce: other.zip: not an emic archive: a ZIP without bagit.txt
  [2]
  $ refused emic archive verify study.emic
  emic archive verify: study.emic: not a ZIP archive, or one cut short
  [2]
  $ ls ../up.txt 2> /dev/null
  [2]
