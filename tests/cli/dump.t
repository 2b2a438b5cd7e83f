A dump is the whole study as text; loading it makes an equal study.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic dump --output study.ndjson
  wrote study.ndjson: it holds the words of the interviews
  $ wc -l < study.ndjson
  98
  $ head -2 study.ndjson
  {"emic_dump": 1, "format": *} (glob)
  {"table": "attribute", "id": 1, "uuid": "019ca9450a00721eb147a6a80e00a1a2", "subject": "participant", "name": "group", "type": "text", "grouping": 1}
  $ grep '"table": "coding"' study.ndjson | head -1
  {"table": "coding", "id": 1, "uuid": "019ca9450a007228940a03c3d85752aa", "revision": 1, "start": 49, "stop": 71, "code": 4, "coder": 1, "round": 1, "codebook_version": 1, "polarity": "supports", "memo": "", "words_sha256": "dfc635f9fd03bad70bb70622e2463cccc7692e2e80b76d795d70d9d50880bd90", "added": "2026-03-01T12:00:00Z", "definition": 1, "rule": null, "weight": null}
  $ grep '"table": "revision_line"' study.ndjson | head -3
  {"table": "revision_line", "revision": 1, "line": 1, "text": "INTERVIEWER: What was the first night like?"}
  {"table": "revision_line", "revision": 1, "line": 2, "text": ""}
  {"table": "revision_line", "revision": 1, "line": 3, "text": "D1: Nobody told me the way. I was afraid of the last stop, and nobody told me why."}
  $ python3 -c 'import json; print(len([json.loads(line) for line in open("study.ndjson")]))'
  98
  $ emic load study.ndjson again.emic
  made again.emic
  $ emic dump --study again.emic | cmp - study.ndjson
  $ emic check --study again.emic | tail -1
  4 texts and 11 codings checked: all is well.
  $ emic coding list --study study.emic --format csv > before
  $ emic coding list --study again.emic --format csv | cmp - before

With its history nothing is lost; without, it begins anew.

  $ emic log --study again.emic --format csv | wc -l
  1
  $ emic dump --study study.emic --journal > whole.ndjson
  $ emic load whole.ndjson whole.emic
  made whole.emic
  $ emic dump --study whole.emic --journal | cmp - whole.ndjson
  $ emic undo --study whole.emic
  took back entry 5 of 2026-03-01T12:00:00Z: emic judgement load judgements.csv --quiet (judgement +3)
  $ emic check --study whole.emic | tail -1
  4 texts and 11 codings checked: all is well.

A change and its undo leave no trace in it.

  $ emic coding add D2 --span 70:76 --code SLEEP --coder Ann --study study.emic
  coding 12: D2 70:76 STRAIN/TIRED "wheel,"
  $ emic dump --study study.emic | diff - study.ndjson | grep -c '^[<>]'
  2
  $ emic undo --study study.emic
  took back entry 6 of 2026-03-01T12:00:00Z: emic coding add D2 --span 70:76 --code SLEEP --coder Ann --study study.emic (coder +1, coding +1)
  $ emic dump --study study.emic | cmp - study.ndjson

What is no dump, or not a whole one, makes nothing.

  $ try() { emic load "$1" bad.emic; echo "[$?]"; test ! -e bad.emic; }
  $ : > empty && try empty
  emic load: empty: the file is empty
  [2]
  $ echo '{"x": 1}' > other && try other
  emic load: other:1: this is no dump of a study; emic dump writes one
  [2]
  $ echo 'no json' > other && try other
  emic load: other:1: this is no dump of a study; emic dump writes one
  [2]
  $ echo '{"emic_dump": 2, "format": 1}' > newer && try newer
  emic load: newer:1: a newer emic wrote this dump (format 1, here *); install that (glob)
  [2]
  $ echo '{"emic_dump": 1, "format": 99}' > newer && try newer
  emic load: newer:1: a newer emic wrote this dump (format 99, here *); install that (glob)
  [2]
  $ sed 's/"round": 1/"round": 0/' study.ndjson > wrong && try wrong
  emic load: wrong:16: this is not allowed: a value is out of bounds (round >= 1)
  [2]
  $ sed 's/"start"/"begin"/' study.ndjson > wrong && try wrong
  emic load: wrong:16: the table coding has no column "begin"
  [2]
  $ sed 's/"table": "coder"/"table": "codex"/' study.ndjson > wrong && try wrong
  emic load: wrong:14: there is no table "codex"
  [2]
  $ sed '/"table": "coder"/d' study.ndjson > wrong && try wrong
  emic load: wrong: rows name others that are not there: the dump is not whole
  [2]
  $ sed 's/Nobody told me/Nobody ever told me/' study.ndjson > wrong && try wrong
  emic load: wrong: document D1, revision 1 the text is not the one that was stored (its digest differs)
  [2]
  $ sed 's/"line": 3/"line": 4/' study.ndjson > wrong && try wrong
  emic load: wrong:58: line 4 of revision 1 comes where line 3 should
  [2]
  $ sed 's/"start": 3/"start": "3"/' study.ndjson > wrong && try wrong
  emic load: wrong:98: not a JSON object
  [2]
  $ sed 's/"uuid": "/"uuid": "zz/' study.ndjson > wrong && try wrong
  emic load: wrong:2: "uuid" has a value of the wrong kind
  [2]
  $ sed '5s/.*/[1]/' study.ndjson > wrong && try wrong
  emic load: wrong:5: not a JSON object
  [2]
  $ sed '5s/.*/{}/' study.ndjson > wrong && try wrong
  emic load: wrong:5: a line without "table"
  [2]
  $ try missing
  emic load: missing: cannot be read: there is no such file or folder
  [2]
  $ emic load study.ndjson again.emic
  emic load: again.emic: exists already; choose another name
  [2]
  $ emic load study.ndjson new.emic --dry-run && test ! -e new.emic
  dry run: nothing was stored
