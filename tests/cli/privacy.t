Raw transcripts, from the roster to the study and back. All people here are invented.

  $ umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ export EMIC_CODER=Ann
  $ emic init study.emic --quiet
  $ mkdir raw
  $ cat > raw/Tebbe.txt << END
  > INTERVIEWER: Where did you grow up?
  > 
  > JOHANNA: In Oldersum, with my brother Henrik. They called me Jo.
  > 
  > INTERVIEWER: And later, with Hannah Tebbe?
  > 
  > JOHANNA: Later I wrote to Mirelke from an office.
  > END

Without a vault no raw transcript comes in.

  $ emic import raw
  emic import: raw transcripts do not enter a study without a vault: make one (emic vault create), or say --pseudonymized when the names were replaced before
  [3]
  $ emic vault create study.vault --key-file key.txt --quiet

The roster says whose names must go.

  $ cat > roster.csv << END
  > real_name,variants,role,participant,replace_with,kind
  > Johanna Tebbe,Jo,,TP01,Vida,person
  > Henrik Dirksen,,relative,,Aldo,person
  > Oldersum,,,,Seaford,place
  > END
  $ emic roster load roster.csv --key-file key.txt
  roster.csv: 3 added
  the vault knows them now; roster.csv holds real names: keep it as you keep the vault, or delete it
  $ cp study.vault old-copy

The scan finds what else may identify somebody, and prints none of it.

  $ emic privacy scan raw --key-file key.txt
  emic privacy review goes through them
  To be decided
  
  Kind    Wordings
  ----------------
  person         1
  name           1
  
  1 documents, 32 words scanned. Decided already: 6 places. To be decided: 2 wordings in the whole
    project.

While anything is undecided nothing is imported.

  $ emic import raw --key-file key.txt
  emic import: raw/Tebbe.txt:5:30: nobody decided about what stands here, and may identify somebody (2 places in 1 file): run emic privacy scan on these files, then emic privacy review; nothing was imported
  [3]
  $ emic document list | tail -1
  0 documents, 0 characters.
  $ emic privacy review --export review.csv --key-file key.txt
  warning: review.csv identifies people; keep it off shared and cloud folders, and delete it when the review is done
  $ cut -d, -f 1-2 review.csv
  \xef\xbb\xbfid,words (esc)
  1,Hannah
  2,Mirelke
  $ cat > decide.py << END
  > import csv, sys
  > rows = list(csv.DictReader(open("review.csv", encoding="utf-8-sig")))
  > entity = {"Hannah": "TP01", "Mirelke": "the cousin"}
  > for row in rows:
  >     row["entity"] = entity.get(row["words"], "")
  >     row["decision"] = "replace" if row["entity"] else "not a name"
  > out = csv.DictWriter(open("review.csv", "w"), rows[0].keys())
  > out.writeheader()
  > out.writerows(rows)
  > END
  $ python3 decide.py && emic privacy review --import review.csv --key-file key.txt
  2 decided (replace 2); 0 to go

A trial changes neither the study nor the vault.

  $ sha256sum study.emic study.vault > before
  $ emic import raw --key-file key.txt --dry-run
  replaced 8 places; the vault can restore them
  imported 1 transcript
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  dry run: nothing was stored
  $ sha256sum --quiet -c before

Then the transcript comes in, under another name and without one.

  $ emic import raw --key-file key.txt
  replaced 8 places; the vault can restore them
  imported 1 transcript
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  $ emic document list | tail -4
  TP01                   plain          206      4        0
  
  1 document, 206 characters.
  1 not yet tied to a participant: emic document load does it.
  $ emic document show TP01 | tail -n +3
  1  INTERVIEWER   13  Where did you grow up?
  
  2  TP01          45  In [Seaford], with my brother [Aldo]. They called me [TP01].
  
  3  INTERVIEWER  120  And later, with [TP01] [TP01]?
  
  4  TP01         160  Later I wrote to [the cousin] from an office.
  $ emic privacy check study.emic --key-file key.txt
  Leaks
  
  Place  Line  Column  Byte  As  Words  Of
  ----------------------------------------
  (none)
  
  1 files and [0-9]+ bytes searched: 0 leaks\. (re)
  Nothing was found of what the vault knows. What it does not know, this check cannot find.
  $ emic check | tail -1
  1 text and 0 codings checked: all is well.

The raw file comes back byte for byte, for its owner alone, and the log says so.

  $ emic privacy restore TP01 --output back.txt --key-file key.txt
  warning: back.txt holds what was pseudonymized; delete it as soon as it is no longer needed
  $ cmp back.txt raw/Tebbe.txt && stat -c %a back.txt
  600
  $ emic vault export-log study.vault --key-file key.txt --format csv | cut -d, -f 1,3-
  number,who,action,detail
  1,Ann,vault create,
  2,Ann,roster load,3 added
  3,Ann,scan,"1 documents, 2 places to be decided"
  4,Ann,privacy review,"2 decided (replace 2), from a file"
  5,Ann,import,"1 documents, 8 places replaced, 0 left undecided"
  6,Ann,restore,the document TP01

An old copy of the vault, another vault and a wrong passphrase are told apart.

  $ emic import raw --name again --vault old-copy --key-file key.txt
  emic import: old-copy: this is an old copy of the vault: it was stored 2 times, and the study was changed with one that was stored 5 times; use the newest
  [3]
  $ EMIC_SEED=2 "$EMIC_BUILD"/tests/privacy_vault others key.txt 0
  $ emic import raw --name again --vault others --key-file key.txt
  emic import: others: this is another vault (019ca945-0a00-76ce-aff2-118402ff0790) than the study's (019ca945-0a00-74c1-afba-e3685963bb19)
  [2]
  $ echo 'nine grey herons wait' > wrong.txt
  $ emic import raw --name again --key-file wrong.txt
  emic import: study.vault: the passphrase or key file is not the one of this vault
  [2]
