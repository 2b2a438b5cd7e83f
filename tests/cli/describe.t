What is said about a study as a whole: shown, filled, emptied, taken back.

  $ export EMIC_STUDY=study.emic
  $ emic --quiet init study.emic
  $ emic describe > nothing.txt
  $ tail -1 nothing.txt
  25 of 25 fields are missing.
  $ emic describe set title "The night bus: interviews with drivers"
  $ emic describe set creator "Ada Example; University of Here; 0000-0002-1825-0097" "Ben Example"
  $ emic describe set began 2025-03
  $ cat > about.yaml <<'EOF'
  > keyword: [night, bus]
  > license: CC-BY-4.0
  > began: 2025-04-02
  > synthetic: true
  > EOF
  $ emic describe load about.yaml
  4 fields changed
  $ emic describe --format csv | cut -d , -f 1,2 | grep -v ',$'
  field,value
  title,The night bus: interviews with drivers
  creator,Ada Example; University of Here; 0000-0002-1825-0097
  creator,Ben Example
  keyword,night
  keyword,bus
  license,CC-BY-4.0
  began,2025-04-02
  synthetic,yes
  $ emic describe | tail -1
  19 of 25 fields are missing.

As a file it can be changed and loaded again, here or elsewhere.

  $ emic describe --as-file | tee about.json
  {
   "title": "The night bus: interviews with drivers",
   "creator": [
    {
     "name": "Ada Example",
     "affiliation": "University of Here",
     "orcid": "0000-0002-1825-0097"
    },
    {
     "name": "Ben Example"
    }
   ],
   "keyword": [
    "night",
    "bus"
   ],
   "license": "CC-BY-4.0",
   "began": "2025-04-02",
   "synthetic": true
  }
  $ emic describe load about.json
  0 fields changed
  $ emic --quiet init other.emic
  $ emic --quiet describe load --study other.emic about.json
  $ emic describe --study other.emic --as-file | cmp - about.json

It can be emptied and taken back, and a dump holds it.

  $ emic describe remove creator keyword
  $ emic describe | tail -1
  21 of 25 fields are missing.
  $ emic undo 2>&1 | head -1
  took back entry 5 of 2026-03-01T12:00:00Z: emic describe remove creator keyword (description -4)
  $ emic describe --as-file | cmp - about.json
  $ emic dump > study.dump
  $ emic --quiet load study.dump third.emic
  $ emic describe --study third.emic --as-file | cmp - about.json

What does not fit is refused, and nothing of it is stored.

  $ emic describe set license "do what you like, but ask"
  emic describe set: license "do what you like, but ask": a licence is an SPDX identifier such as CC-BY-4.0 or an address; other words belong to access or rights
  [2]
  $ emic describe set titel x
  emic describe set: unknown field "titel"; did you mean "title"? known: * (glob)
  [2]
  $ printf 'keyword: [day]\nended: soon\n' > wrong.yaml
  $ emic describe load wrong.yaml
  emic describe load: wrong.yaml:2:8: ended "soon": a date is YYYY, YYYY-MM or YYYY-MM-DD
  [2]
  $ emic describe --as-file | cmp - about.json
