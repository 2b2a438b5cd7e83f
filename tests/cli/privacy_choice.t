What is loaded and chosen before an import, and what is wrong with it. All people here are invented;
the key of this vault costs nothing.

  $ umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ export EMIC_CODER=Ann
  $ echo 'real_name' | emic roster load - --key-file key.txt
  emic roster load: there is no vault in this folder; name one with --vault FILE or make one with 'emic vault create FILE'
  [2]
  $ emic privacy scan . --vault none.vault --key-file key.txt
  emic privacy scan: none.vault: no such file; emic vault create makes a new vault
  [2]
  $ "$EMIC_BUILD"/tests/privacy_vault study.vault key.txt 0

The roster: what is wrong with it is told with its place.

  $ printf 'real_name,shoe\nHenrik Dirksen,43\n' | emic roster load - --key-file key.txt
  emic roster load: standard input:1:11: unknown column "shoe"; known: real_name, variants, role, participant, replace_with, kind
  [2]
  $ printf 'real_name,kind\nHenrik Dirksen,person\nOldersum,village\n' > bad.csv
  $ emic roster load bad.csv --key-file key.txt
  emic roster load: bad.csv:3:10: unknown kind "village"; known: person, place, organisation, contact, other
  [2]
  $ printf 'real_name,participant\nEdda Folkerts,TP01\nHenrik Dirksen,TP01\n' > bad.csv
  $ emic roster load bad.csv --key-file key.txt
  emic roster load: bad.csv:3:16: participant "TP01" is that of "Edda Folkerts" in line 2 already
  [2]
  $ printf 'real_name,variants\n"Henrik Dirksen,Rik\n' > bad.csv
  $ emic roster load bad.csv --key-file key.txt
  emic roster load: bad.csv:2:1: the quote that opens here is never closed
  [2]
  $ printf 'real_name,participant\nHenrik Dirksen,TP07\n' > bad.csv
  $ emic roster load bad.csv --key-file key.txt
  emic roster load: bad.csv:2: the vault knows who participant TP07 is already
  [2]
  $ cat > roster.csv << END
  > real_name,variants,role,participant,replace_with,kind
  > Henrik Dirksen,,relative,,Aldo,person
  > Oldersum,,,,Seaford,place
  > END
  $ sha256sum study.vault > before
  $ emic roster load roster.csv --key-file key.txt --dry-run
  dry run: nothing was stored
  roster.csv: 2 added
  $ sha256sum --quiet -c before
  $ emic roster load roster.csv --key-file key.txt
  roster.csv: 2 added
  the vault knows them now; roster.csv holds real names: keep it as you keep the vault, or delete it
  $ printf 'real_name,variants\nHenrik Dirksen,Rik\nOldersum,\n' | emic roster load - --key-file key.txt
  -: 1 changed, 1 as before
  $ emic roster load roster.csv --key-file key.txt 2>&1 | head -1
  roster.csv: 2 as before

What happens to which words is chosen by profile.

  $ emic privacy profile list --format csv | cut -d, -f1
  profile
  interview
  timeline
  uk-data-service
  hipaa-safe-harbor
  gdpr-strict
  $ emic privacy profile show timeline | head -8
  Profile timeline
  
  Kind          Action
  ----------------------
  email         category
  url           category
  handle        category
  ip            category
  $ emic privacy profile show hipaa-safe-harbor --coverage --format csv | grep -c ,
  19
  $ emic privacy profile
  emic privacy profile: list|show|use is missing; usage: emic privacy profile list|show|use [NAME]
  [2]
  $ emic privacy profile show
  emic privacy profile: which profile? emic privacy profile list names them
  [2]
  $ emic privacy profile list timeline
  emic privacy profile: list takes no name
  [2]
  $ emic privacy profile show hippa-safe-harbor
  emic privacy profile: unknown profile "hippa-safe-harbor"; did you mean "hipaa-safe-harbor"? known: interview, timeline, uk-data-service, hipaa-safe-harbor, gdpr-strict
  [2]
  $ emic privacy profile choose timeline
  emic privacy profile: say list, show NAME or use NAME, not "choose"
  [2]
  $ emic privacy profile use timeline --mode italic --key-file key.txt
  emic privacy profile: unknown mode "italic"; names are replaced as tag, bracket, plain or seg
  [2]
  $ emic privacy profile use timeline --dates backwards --key-file key.txt
  emic privacy profile: 5/12/2019 is read day-first or month-first, not backwards
  [2]
  $ emic privacy profile use uk-data-service --mode bracket --dates day-first --key-file key.txt
  uk-data-service holds from now on; transcripts that are in the study stay as they are

A scan of nothing is a mistake; one of a text without capitals says what it cannot see.

  $ mkdir nothing
  $ emic privacy scan nothing --key-file key.txt
  emic privacy scan: nothing: no files in this folder
  [2]
  $ printf 'they told me to wait and nobody came back to us for a year, so we moved on.\n%.0s' 1 2 3 4 5 6 > low.txt
  $ sha256sum study.vault > before
  $ emic privacy scan low.txt --key-file key.txt --dry-run
  dry run: nothing was stored
  To be decided
  
  Kind  Wordings
  --------------
  (none)
  
  1 documents, 108 words scanned. Decided already: 0 places. To be decided: 0 wordings in the whole
    project.
  In 1 of these documents hardly a word has a capital: names in them are found only if they are in the
    roster or in the lists of names. Read them yourself.
  $ sha256sum --quiet -c before

Another program's findings go onto the list; those that fit no text are told.

  $ echo 'I: We sat in the office of the man with the ferry.' > S1.txt
  $ echo '{"document": "S1", "start": 17, "end": 23, "kind": "organisation"}' > found.jsonl
  $ emic privacy scan S1.txt --candidates found.jsonl --key-file key.txt
  emic privacy review goes through them
  To be decided
  
  Kind          Wordings
  ----------------------
  organisation         1
  
  1 documents, 12 words scanned. Decided already: 0 places. To be decided: 1 wordings in the whole
    project.
  In 1 of these documents hardly a word has a capital: names in them are found only if they are in the
    roster or in the lists of names. Read them yourself.
  $ emic privacy review --list --key-file key.txt --format csv
  warning: this identifies people; keep it off shared and cloud folders, and delete it when the review is done
  id,words,kind,count,documents,suggested,why
  1,office,organisation,1,1,,
  $ echo '{"document": "S1", "start": 10}' > bad.jsonl
  $ emic privacy scan S1.txt --candidates bad.jsonl --key-file key.txt
  emic privacy scan: bad.jsonl:1:1: "end" is no position: a whole number, counted from zero
  [2]
  $ (cat found.jsonl; echo 'office') > bad.jsonl
  $ emic privacy scan S1.txt --candidates bad.jsonl --key-file key.txt
  emic privacy scan: bad.jsonl:2:1: lines such as "document: ..." are expected here
  [2]
  $ echo '{"document": "S1", "start": 10, "end": 9999, "kind": "person"}' > bad.jsonl
  $ emic privacy scan S1.txt --candidates bad.jsonl --key-file key.txt
  emic privacy scan: S1.txt: the place 10:9999 of another program does not lie in the text, which has 51 characters
  [2]
  $ emic privacy scan S1.txt --candidates none.jsonl --key-file key.txt
  emic privacy scan: none.jsonl: cannot be read: there is no such file or folder
  [2]

What another program found holds up an import as well. What is left as it stands is told, and logged.

  $ emic init study.emic --quiet
  $ emic import S1.txt --key-file key.txt
  emic import: S1.txt:1:18: nobody decided about what stands here, and may identify somebody (1 place in 1 file): run emic privacy scan on these files, then emic privacy review; nothing was imported
  [3]
  $ emic import S1.txt --keep-undecided --key-file key.txt
  replaced 0 places; the vault can restore them
  warning: 1 place left as they stand, undecided (the vault's log says so)
  warning: in 1 transcript hardly a word has a capital, so names in them may have been missed; read them
  imported 1 transcript
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  $ emic vault export-log study.vault --key-file key.txt --format csv | tail -1 | cut -d, -f 3-
  Ann,import,"1 documents, 0 places replaced, 1 left undecided"

Names stand in each mode as it says.

  $ for mode in tag bracket plain seg; do
  >   echo "TEBBE: I told Johanna Tebbe's brother, and she left Oldersum." > $mode.txt
  >   emic privacy profile use interview --mode $mode --key-file key.txt --quiet
  >   emic import $mode.txt --key-file key.txt --quiet
  >   emic document show $mode --format csv | tail -1 | cut -d, -f 2,9-
  >   emic privacy restore $mode --output - --key-file key.txt --quiet | cmp - $mode.txt
  > done
  TP07,"I told [TP07]'s brother, and she left [Seaford].",
  TP07,"I told [Vida]'s brother, and she left [Seaford].",
  TP07,"I told Vida's brother, and she left Seaford.",
  TP07,"I told <seg type=""person"">Vida</seg>'s brother, and she left <seg type=""place"">Seaford</seg>.",

Files of every encoding come back byte for byte.

  $ printf 'TEBBE: Then Henrik left.\r\n\r\nI: And?\r\n' > crlf.txt
  $ printf '\357\273\277TEBBE: Then Henrik left.\n' > mark.txt
  $ printf 'TEBBE: Then Henrik left the caf\351 \226 alone.\n' > western.txt
  $ printf 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.500 align:start\n<v Tebbe>Then <i>Henrik</i> left.\n' > spoken.vtt
  $ printf '1\n00:00:01,000 --> 00:00:03,500\nTebbe: Then Henrik\nTebbe left.\n' > spoken.srt
  $ printf 'TEBBE: Then Henrik left.\nI: And?\r\n\n\n\n  ' > ragged.txt
  $ for name in crlf.txt mark.txt spoken.vtt spoken.srt ragged.txt; do
  >   emic import $name --name $name --key-file key.txt --quiet
  >   emic privacy restore $name --output - --key-file key.txt --quiet | cmp - $name && echo same
  > done
  same
  same
  same
  same
  same
  $ emic import western.txt --encoding windows-1252 --key-file key.txt --quiet
  $ emic privacy restore western --output - --key-file key.txt --quiet | cmp - western.txt && echo same
  same
  $ emic privacy check study.emic --key-file key.txt | tail -2
  1 files and [0-9]+ bytes searched: 0 leaks\. (re)
  Nothing was found of what the vault knows. What it does not know, this check cannot find.

A name that two people share is nobody's by rule. Where it was decided, the check knows it.

  $ printf 'real_name\nEdda Tebbe\n' | emic roster load - --key-file key.txt --quiet
  $ printf 'A: I saw Ms Tebbe there.\n' > shared.txt
  $ emic privacy scan shared.txt --key-file key.txt --quiet > shared
  $ emic privacy review --export review.csv --key-file key.txt --quiet
  $ sed -i '/,Tebbe,/s/,,,,,*$/,replace,TP07,,,/; s/,,,,,*$/,not a name,,,,/' review.csv
  $ emic privacy review --import review.csv --key-file key.txt
  2 decided (replace 1, not a name 1); 0 to go
  $ emic import shared.txt --name shared --key-file key.txt --quiet
  $ emic document show shared --format csv | tail -1 | cut -d, -f 2,9-
  A,"I saw Ms <seg type=""person"">Vida</seg> there.",
  $ echo 'Ms Tebbe' > note.txt
  $ emic privacy check note.txt --key-file key.txt --format csv | tail -1
  note.txt,1,4,3,other case or marks,T****,TP07
