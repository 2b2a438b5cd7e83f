A raw transcript that was wrapped to a width: what goes on over the end of a line is one. All people
here are invented.

  $ umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ export EMIC_CODER=Ann
  $ emic init study.emic --quiet
  $ mkdir raw
  $ cat > raw/Tebbe.txt << END
  > INTERVIEWER: When you came to this town, where did you live at first, and what
  > can you say about the others who came with you in those years? I mean Johanna
  > Tebbe and Mirelke Zerbst, and of course your brother.
  > JOHANNA: At first we all lived in a small house near the river. It was at 12
  > Harbour Street, and you could still call it, the number was 0171 555
  > 0143 or so. I was born on 3 March
  > 1951. My brother Henrik went to the office every day. He was there with Mirelke
  > Zerbst.
  > INTERVIEWER: And who else was there? You talked about a neighbour, and Johanna
  > TEBBE: Henrik knew all of these people, and he saw Mirelke Zerbst and the Ober-
  > lander family every day, or nearly.
  > END
  $ emic vault create study.vault --key-file key.txt --quiet
  $ cat > roster.csv << END
  > real_name,variants,role,participant,replace_with,kind
  > Johanna Tebbe,,,TP01,Vida,person
  > Henrik Dirksen,Henrik,relative,,Aldo,person
  > END
  $ emic roster load roster.csv --key-file key.txt --quiet

Each wording stands on the review list once, and reads as in one line.

  $ emic privacy scan raw --key-file key.txt | tail -2
  emic privacy review goes through them
  1 documents, 123 words scanned. Decided already: 7 places. To be decided: 4 wordings in the whole
    project.
  $ emic privacy review --export review.csv --key-file key.txt
  warning: review.csv identifies people; keep it off shared and cloud folders, and delete it when the review is done
  $ cut -d, -f 2-4 review.csv
  words,kind,count
  '12 Harbour Street,address,1
  '3 March 1951,date,1
  Mirelke Zerbst,name,3
  Oberlander,name,1
  $ cat > decide.py << END
  > import csv
  > rows = list(csv.DictReader(open("review.csv", encoding="utf-8-sig")))
  > for row in rows:
  >     row["decision"] = "replace"
  >     row["entity"] = {"name": "the " + row["words"][:1]}.get(row["kind"], "")
  > out = csv.DictWriter(open("review.csv", "w"), rows[0].keys())
  > out.writeheader()
  > out.writerows(rows)
  > END
  $ python3 decide.py && emic privacy review --import review.csv --key-file key.txt
  4 decided (replace 4); 0 to go

Nothing of it stays in the study, and no turn is joined to the next.

  $ emic import raw --key-file key.txt
  replaced 13 places; the vault can restore them
  imported 1 transcript
  not yet tied to a participant: 1 transcript (emic participant load or emic document load does it)
  $ emic document show TP01 | tail -n +3
  1  INTERVIEWER   13  When you came to this town, where did you live at first, and what
                   79  can you say about the others who came with you in those years? I mean
                  149  [TP01] and [the M], and of course your brother.
  
  2  TP01         205  At first we all lived in a small house near the river. It was at
                  270  [address], and you could still call it, the number was [phone] or so. I
                  342  was born on [date]. My brother [Aldo] went to the office every day. He
                  413  was there with [the M].
  
  3  INTERVIEWER  450  And who else was there? You talked about a neighbour, and [TP01]
  
  4  TP01         523  [Aldo] knew all of these people, and he saw [the M] and the [the O]
                  591  family every day, or nearly.
  $ emic privacy check study.emic --key-file key.txt | tail -2
  1 files and [0-9]+ bytes searched: 0 leaks\. (re)
  Nothing was found of what the vault knows. What it does not know, this check cannot find.
  $ emic privacy check raw --key-file key.txt --format csv | cut -d, -f 1-5,7
  place,line,column,byte,how,of
  raw/T****.txt (file name),,,0,plain text,TP01
  raw/T****.txt,2,71,149,over a line end,TP01
  raw/T****.txt,3,11,167,plain text,the M
  raw/T****.txt,4,1,211,other case or marks,TP01
  raw/T****.txt,4,75,285,over a line end,address
  raw/T****.txt,5,61,348,over a line end,phone
  raw/T****.txt,7,18,408,plain text,Aldo
  raw/T****.txt,7,73,463,over a line end,the M
  raw/T****.txt,9,72,550,plain text,TP01
  raw/T****.txt,10,1,558,other case or marks,TP01
  raw/T****.txt,10,8,565,plain text,Aldo
  raw/T****.txt,10,52,609,plain text,the M
  raw/T****.txt,10,75,632,divided at a line end,the O
  raw/T****.txt,8,1,471,divided at a line end,the M

The raw file comes back byte for byte.

  $ emic privacy restore TP01 --output back.txt --key-file key.txt
  warning: back.txt holds what was pseudonymized; delete it as soon as it is no longer needed
  $ cmp back.txt raw/Tebbe.txt

A name that is found late is replaced over the end of a line, too.

  $ cat > late.txt << END
  > INTERVIEWER: And later, when all of you had moved to the other side of the river?
  > TP01: Later we met nobody from the town, only once in the summer I saw the Karla
  > Ahlers again whom everybody knew.
  > END
  $ emic import late.txt --pseudonymized --quiet
  $ emic privacy add 'Karla Ahlers' --as Runa --key-file key.txt
  Runa: emic privacy apply replaces it in what is stored already
  $ emic privacy apply --key-file key.txt
  replaced 1 place in 1 transcript; 0 other texts changed
  codings: 0 as they were, 0 moved, 0 with a replaced name in them, 0 widened to a whole name, 0 joined to another that covers the same words now
  $ emic document show late | tail -1
                  157  [Runa] again whom everybody knew.
