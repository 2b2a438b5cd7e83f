A raw transcript is corrected: names are replaced on the way in as at the import, and no older text
keeps a name that is found late. All people here are invented; the key of this vault costs nothing.

  $ umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ export EMIC_CODER=Ann EMIC_KEY_FILE=key.txt
  $ "$EMIC_BUILD"/tests/privacy_vault study.vault key.txt 0
  $ emic init study.emic --quiet
  $ cat > raw.txt << END
  > INTERVIEWER: Who helped you?
  > 
  > TEBBE: The neighbour did, Bruno Quast. I was afriad then.
  > 
  > INTERVIEWER: And the ferry?
  > 
  > TEBBE: Bruno Quast had the tickets for us.
  > END
  $ printf 'participant,group\nTP07,A\n' > people.csv
  $ emic participant load people.csv --quiet
  $ emic import raw.txt --name TP07 --keep-undecided --quiet
  $ printf 'codebook: night\ncodes:\n  - code: FEAR\n  - code: HELP\n' | emic codebook load - --quiet
  $ emic coding add TP07 --quote 'I was afriad then' --code FEAR --quiet
  $ emic coding add TP07 --quote 'Bruno Quast had the tickets for us' --code HELP --quiet
  $ emic coding add TP07 --quote 'And the ferry?' --code HELP --quiet

The raw file is corrected. What nobody decided about is not let in; a name that the vault knows does
not reach the study, said or not.

  $ sed 's/afriad/afraid/; s/Bruno Quast had/Bruno had/; s/TEBBE/Johanna Tebbe/' raw.txt > raw2.txt
  $ cp raw2.txt 'Johanna Tebbe.txt'
  $ sha256sum study.emic study.vault > before
  $ emic document revise TP07 raw2.txt
  emic document revise: raw2.txt:3:35: nobody decided about what stands here, and may identify somebody (2 places in 1 file): run emic privacy scan on these files, then emic privacy review; nothing was stored
  [3]
  $ emic document revise TP07 raw2.txt --pseudonymized
  emic document revise: raw2.txt was not stored: 2 names or numbers of the vault stand in it: raw2.txt, line 3: J****** T**** (TP07); raw2.txt, line 7: J****** T**** (TP07); without --pseudonymized they are replaced on the way in
  [3]
  $ sed 's/Johanna Tebbe/[TP07]/' raw2.txt > 'Johanna Tebbe.2.txt'
  $ emic document revise TP07 'Johanna Tebbe.2.txt' --pseudonymized
  emic document revise: Johanna Tebbe.2.txt was not stored: 2 names or numbers of the vault stand in it: J****** T****.2.txt (file name), byte 0: J****** T**** (TP07); J****** T****.2.txt, line 9: J****** T**** (TP07); without --pseudonymized they are replaced on the way in
  [3]
  $ EMIC_KEY_FILE= emic document revise TP07 raw2.txt --pseudonymized --vault none.vault
  emic document revise: none.vault: no such file; emic vault create makes a new vault
  [2]
  $ emic document revise TP07 raw2.txt --keep-undecided --quiet > /dev/null
  [1]
  $ emic document revise TP07 raw2.txt --keep-undecided --edited keep --dry-run --quiet > /dev/null
  $ sha256sum --quiet -c before
  $ emic document revise TP07 'Johanna Tebbe.txt' --keep-undecided --edited detach
  Codings
  
  Class      Codings  Open  Meaning
  ------------------------------------------------------------------------
  same             1     0  their words are untouched
  moved            0     0  their words are as they were, elsewhere
  edited           2     0  some of their words changed
  ambiguous        0     0  several places fit, or an end of it is unclear
  lost             0     0  their words are gone
  
  163 characters before, 157 after; 2 changes.
  
  Codings that need a decision
  
  Id  Class   Code  Coder  Words before                        Words after                   Action
  -------------------------------------------------------------------------------------------------
   1  edited  FEAR  Ann    I was afriad then                   I was afraid then             detach
   2  edited  HELP  Ann    Bruno Quast had the tickets for us  Bruno had the tickets for us  detach
  TP07 is revision 2 now: 1 coding carried, 2 detached
  replaced 2 places; the vault can restore them
  warning: 2 places left as they stand, undecided (the vault's log says so)
  $ emic document show TP07 --format csv | cut -d, -f 2,4,9-
  speaker,participant,words,codes
  INTERVIEWER,,Who helped you?,
  TP07,TP07,"The neighbour did, Bruno Quast. I was afraid then.",
  INTERVIEWER,,And the ferry?,HELP
  TP07,TP07,Bruno had the tickets for us.,
  $ emic document detached --format csv
  id,document,revision,start,end,code,coder,round,why,quote,memo
  1,TP07,1,70,87,FEAR,Ann,1,edited,I was afriad then,
  2,TP07,1,127,161,HELP,Ann,1,edited,Bruno Quast had the tickets for us,
  $ emic privacy check study.emic | tail -2
  1 files and [0-9]+ bytes searched: 0 leaks\. (re)
  Nothing was found of what the vault knows. What it does not know, this check cannot find.
  $ emic privacy restore TP07 --output - --quiet | cmp - raw2.txt
  $ emic vault export-log study.vault --format csv | cut -d, -f 4- | tail -2
  revise,"1 documents, 2 places replaced, 2 left undecided"
  restore,the document TP07

A name is found late, which the current text does not hold any more: only the older one and what is
detached do.

  $ emic document log TP07 --format csv | cut -d, -f 1,5-
  revision,text,why
  1,kept,imported
  2,current,revised from TP07.txt
  $ emic privacy add 'Bruno Quast' --as Arno --role neighbour --quiet
  $ sed 's/Bruno Quast/the man next door/; s/Bruno had/He had/' raw2.txt > raw3.txt
  $ emic document revise TP07 raw3.txt --keep-undecided --edited detach --ambiguous detach --lost detach --quiet > /dev/null
  $ emic document show TP07 --format csv | grep -c Bruno
  0
  [1]
  $ emic privacy check study.emic --format csv | cut -d, -f 1,6- | grep -v '^study.emic,' | sort -u
  "study.emic > detached_coding.quote,plain text,B**** Q****,Arno
  "study.emic > journal.command,plain text,B**** Q****,Arno
  "study.emic > revision.text,plain text,B**** Q****,Arno
  "study.emic > revision.text,plain text,B****,Arno
  place,words,of
  study.emic > full-text index revision_words,b****,Arno
  study.emic > full-text index revision_words,q****,Arno
  $ emic privacy apply
  replaced 0 places in 0 transcripts; 2 other texts changed
  codings: 0 as they were, 0 moved, 0 with a replaced name in them, 0 widened to a whole name, 0 joined to another that covers the same words now
  older texts of revised transcripts: 2 taken out of the study
  $ emic privacy check study.emic | tail -2
  1 files and [0-9]+ bytes searched: 0 leaks\. (re)
  Nothing was found of what the vault knows. What it does not know, this check cannot find.
  $ emic document log TP07 --format csv | cut -d, -f 1,3-5
  revision,characters,codings,text
  1,163,2,withheld
  2,157,0,withheld
  3,160,1,current
  $ emic document detached --format csv
  id,document,revision,start,end,code,coder,round,why,quote,memo
  1,TP07,1,70,87,FEAR,Ann,1,edited,I was afriad then,
  2,TP07,1,127,161,HELP,Ann,1,edited,[Arno] had the tickets for us,
  $ emic document show TP07 --revision 1
  emic document show: the text of revision 1 is withheld: only its length and digest are here
  [3]
  $ emic privacy apply
  nothing to replace: no name of the vault is in the study
  $ emic check | tail -1
  1 text and 1 coding checked: all is well.
  $ emic privacy restore TP07 --output - --quiet | cmp - raw3.txt

Revised by hand, with names replaced before: the raw file comes from the text before, as long as that
is in the study.

  $ sed 's/Johanna Tebbe/[TP07]/; s/the tickets/all tickets/' raw3.txt > clean.txt
  $ emic document revise TP07 clean.txt --pseudonymized --reason 'a word corrected' --lost detach --edited keep --quiet > /dev/null
  $ emic document log TP07 --format csv | cut -d, -f 1,3-
  revision,characters,codings,text,why
  1,163,2,withheld,imported
  2,157,0,withheld,revised from TP07.txt
  3,160,0,kept,revised from raw3.txt
  4,160,1,current,a word corrected
  $ emic privacy restore TP07 --output - > restored.txt
  TP07 was revised since: this is the file behind revision 3 of 4, without what was changed after it
  warning: what was printed holds what was pseudonymized; delete it as soon as it is no longer needed
  $ cmp restored.txt raw3.txt
  $ emic privacy apply
  replaced 0 places in 0 transcripts; 0 other texts changed
  codings: 0 as they were, 0 moved, 0 with a replaced name in them, 0 widened to a whole name, 0 joined to another that covers the same words now
  older texts of revised transcripts: 1 taken out of the study
  $ emic privacy restore TP07 --output - > restored.txt
  emic privacy restore: the text of TP07 was revised since it came in, and no text that leads back to the raw file is in the study any more (the vault knows TP07 as revision 3, not as revision 4)
  [2]
  $ emic check | tail -1
  1 text and 1 coding checked: all is well.

A raw text in which no name stands any more leads back to its file, too.

  $ printf 'INTERVIEWER: Who helped you?\n\nINTERVIEWER: And the ferry?\n' > raw4.txt
  $ emic document revise TP07 raw4.txt --lost detach --quiet > /dev/null
  $ emic privacy restore TP07 --output - --quiet | cmp - raw4.txt
  $ emic privacy apply --quiet
  $ emic privacy restore TP07 --output - --quiet | cmp - raw4.txt
  $ emic check | tail -1
  1 text and 1 coding checked: all is well.
