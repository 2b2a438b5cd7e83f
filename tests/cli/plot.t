Pictures are SVG, with what they draw as CSV beside them: both files or none.

  $ . "$EMIC_ROOT/tests/fixtures/night_bus.sh"
  $ emic plot heatmap --code STRAIN --output strain.svg
  wrote strain.svg, and what it draws to strain.csv
  $ cat strain.svg
  <svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img" width="420" height="280" viewBox="0 0 420 280" font-family="'DejaVu Sans', Arial, Helvetica, sans-serif">
  <title>Codes by group: share of participants</title>
  <desc>STRAIN: driver 2 of 3, planner 1 of 1, Total 3 of 4. FEAR: driver 1 of 3, planner 0 of 1, Total 1 of 4. TIRED: driver 1 of 3, planner 1 of 1, Total 2 of 4. ALONE: driver 1 of 3, planner 1 of 1, Total 2 of 4. Unit: participants. Base: all 4 participants who took part. N: participants of the base, by group: driver 3, planner 1; total 4. Rule: any = a coding by any coder that does not contradict; judged = the judgement says affirmed. A code counts with all codes below it, each participant once. Not counted does not mean denied.</desc>
  <rect x="0" y="0" width="420" height="280" fill="#ffffff"/>
  <text x="16" y="31" font-size="15" font-weight="bold" fill="#1a1a1a">Codes by group: share of participants</text>
  <text x="16" y="56" font-size="11" fill="#1a1a1a">0 %</text>
  <rect x="42.12" y="46" width="12" height="12" fill="#f7fbff"/>
  <rect x="54.12" y="46" width="12" height="12" fill="#e3eef9"/>
  <rect x="66.12" y="46" width="12" height="12" fill="#d0e1f2"/>
  <rect x="78.12" y="46" width="12" height="12" fill="#b4d2ea"/>
  <rect x="90.12" y="46" width="12" height="12" fill="#8fc0e0"/>
  <rect x="102.12" y="46" width="12" height="12" fill="#6baed6"/>
  <rect x="114.12" y="46" width="12" height="12" fill="#4d96c9"/>
  <rect x="126.12" y="46" width="12" height="12" fill="#307dbc"/>
  <rect x="138.12" y="46" width="12" height="12" fill="#1c64a6"/>
  <rect x="150.12" y="46" width="12" height="12" fill="#124a89"/>
  <rect x="162.12" y="46" width="12" height="12" fill="#08306b"/>
  <rect x="42.12" y="46" width="132" height="12" fill="none" stroke="#8c8c8c"/>
  <text x="179.12" y="56" font-size="11" fill="#1a1a1a">100 %</text>
  <text x="16" y="72" font-size="11" fill="#555555">share of the participants of the group; in the cells n/N</text>
  <text x="123" y="93" font-size="11" text-anchor="middle" fill="#1a1a1a">driver (N=3)</text>
  <text x="219" y="93" font-size="11" text-anchor="middle" fill="#1a1a1a">planner (N=1)</text>
  <text x="323" y="93" font-size="11" text-anchor="middle" fill="#1a1a1a">Total (N=4)</text>
  <text x="16" y="111.5" font-size="11" fill="#1a1a1a">STRAIN</text>
  <text x="28" y="131.5" font-size="11" fill="#1a1a1a">FEAR</text>
  <text x="28" y="151.5" font-size="11" fill="#1a1a1a">TIRED</text>
  <text x="28" y="171.5" font-size="11" fill="#1a1a1a">ALONE</text>
  <rect x="75" y="98" width="96" height="20" fill="#3a85c0" stroke="#d9d9d9"/>
  <text x="123" y="111.5" font-size="10" text-anchor="middle" fill="#1a1a1a">2/3</text>
  <rect x="171" y="98" width="96" height="20" fill="#08306b" stroke="#d9d9d9"/>
  <text x="219" y="111.5" font-size="10" text-anchor="middle" fill="#ffffff">1/1</text>
  <rect x="275" y="98" width="96" height="20" fill="#2171b5" stroke="#d9d9d9"/>
  <text x="323" y="111.5" font-size="10" text-anchor="middle" fill="#ffffff">3/4</text>
  <rect x="75" y="118" width="96" height="20" fill="#a8cce7" stroke="#d9d9d9"/>
  <text x="123" y="131.5" font-size="10" text-anchor="middle" fill="#1a1a1a">1/3</text>
  <rect x="171" y="118" width="96" height="20" fill="#f7fbff" stroke="#d9d9d9"/>
  <text x="219" y="131.5" font-size="10" text-anchor="middle" fill="#1a1a1a">0/1</text>
  <rect x="275" y="118" width="96" height="20" fill="#c6dbef" stroke="#d9d9d9"/>
  <text x="323" y="131.5" font-size="10" text-anchor="middle" fill="#1a1a1a">1/4</text>
  <rect x="75" y="138" width="96" height="20" fill="#a8cce7" stroke="#d9d9d9"/>
  <text x="123" y="151.5" font-size="10" text-anchor="middle" fill="#1a1a1a">1/3</text>
  <rect x="171" y="138" width="96" height="20" fill="#08306b" stroke="#d9d9d9"/>
  <text x="219" y="151.5" font-size="10" text-anchor="middle" fill="#ffffff">1/1</text>
  <rect x="275" y="138" width="96" height="20" fill="#6baed6" stroke="#d9d9d9"/>
  <text x="323" y="151.5" font-size="10" text-anchor="middle" fill="#1a1a1a">2/4</text>
  <rect x="75" y="158" width="96" height="20" fill="#a8cce7" stroke="#d9d9d9"/>
  <text x="123" y="171.5" font-size="10" text-anchor="middle" fill="#1a1a1a">1/3</text>
  <rect x="171" y="158" width="96" height="20" fill="#08306b" stroke="#d9d9d9"/>
  <text x="219" y="171.5" font-size="10" text-anchor="middle" fill="#ffffff">1/1</text>
  <rect x="275" y="158" width="96" height="20" fill="#6baed6" stroke="#d9d9d9"/>
  <text x="323" y="171.5" font-size="10" text-anchor="middle" fill="#1a1a1a">2/4</text>
  <text x="16" y="195" font-size="9" fill="#555555">Unit: participants.</text>
  <text x="16" y="208" font-size="9" fill="#555555">Base: all 4 participants who took part.</text>
  <text x="16" y="221" font-size="9" fill="#555555">N: participants of the base, by group: driver 3, planner 1; total 4.</text>
  <text x="16" y="234" font-size="9" fill="#555555">Rule: any = a coding by any coder that does not contradict; judged = the judgement</text>
  <text x="16" y="247" font-size="9" fill="#555555">says affirmed. A code counts with all codes below it, each participant once. Not</text>
  <text x="16" y="260" font-size="9" fill="#555555">counted does not mean denied.</text>
  </svg>
  $ cat strain.csv
  table,group,base,code,n,N,of,words,pct,wilson_lo,wilson_hi,unit,rule,suppressed
  frequency,driver,all,STRAIN,2,3,2 of 3,all but one,,0.207660,0.938508,participants,any,no
  frequency,planner,all,STRAIN,1,1,1 of 1,all,,0.206549,1.000000,participants,any,no
  frequency,Total,all,STRAIN,3,4,3 of 4,all but one,,0.300642,0.954413,participants,any,no
  frequency,driver,all,STRAIN/FEAR,1,3,1 of 3,,,0.061492,0.792340,participants,any,no
  frequency,planner,all,STRAIN/FEAR,0,1,0 of 1,none,,0.000000,0.793451,participants,any,no
  frequency,Total,all,STRAIN/FEAR,1,4,1 of 4,,,0.045587,0.699358,participants,any,no
  frequency,driver,all,STRAIN/TIRED,1,3,1 of 3,,,0.061492,0.792340,participants,any,no
  frequency,planner,all,STRAIN/TIRED,1,1,1 of 1,all,,0.206549,1.000000,participants,any,no
  frequency,Total,all,STRAIN/TIRED,2,4,2 of 4,half,,0.150039,0.849961,participants,any,no
  frequency,driver,all,STRAIN/ALONE,1,3,1 of 3,,,0.061492,0.792340,participants,any,no
  frequency,planner,all,STRAIN/ALONE,1,1,1 of 1,all,,0.206549,1.000000,participants,any,no
  frequency,Total,all,STRAIN/ALONE,2,4,2 of 4,half,,0.150039,0.849961,participants,any,no
  $ emic plot bars --output strain.svg
  emic plot bars: strain.svg: exists already; --force replaces it
  [2]
  $ rm strain.svg
  $ emic plot bars --output strain.svg
  emic plot bars: strain.csv: exists already; --force replaces it
  [2]
  $ ls strain*
  strain.csv
  $ emic plot bars --output strain.svg --force
  wrote strain.svg, and what it draws to strain.csv
  $ emic plot bars | diff - strain.svg
  $ emic plot bars --output - | diff - strain.svg

Where the picture cannot be written, the table that stood beside it stands there again.

  $ mkdir taken.svg
  $ echo before >taken.csv
  $ emic plot tree --output taken.svg --force
  emic plot tree: taken.svg: cannot be written: it is a folder
  [2]
  $ cat taken.csv
  before

What is asked for has its title and fits its width.

  $ emic plot tree --title 'What nights <cost>' --width 400 | grep -e '^<svg' -e '^<title'
  <svg xmlns="http://www.w3.org/2000/svg" version="1.1" role="img" width="400" height="327" viewBox="0 0 400 327" font-family="'DejaVu Sans', Arial, Helvetica, sans-serif">
  <title>What nights &lt;cost&gt;</title>
  $ emic plot tree --width 100
  emic plot tree: option --width takes a whole number from 320 to 4000, not '100'
  [2]
  $ emic plot heatmap --of participants --group driver | grep -c '#0072b2'
  11
  $ emic plot heatmap --of participants --cells each
  emic plot heatmap: unknown cells "each"; known: presence, state
  [2]
  $ emic plot heatmap --of participants --cells state --unit turns
  emic plot heatmap: --of participants goes with no other unit
  [2]
  $ emic plot heatmap --where 'age > 99' | grep 'nothing to draw.</text>'
  <text x="16" y="54" font-size="11" fill="#1a1a1a">There is nobody in the base: nothing to draw.</text>

Other formats are made by rsvg-convert, and need a file.

  $ emic plot tree --format png
  emic plot tree: a png needs a file: --output FILE.png
  [2]
  $ emic plot tree --output codes.jpeg
  emic plot tree: --output: "codes.jpeg" ends with neither .svg, .png nor .pdf
  [2]
  $ emic plot tree --output codes.svg --format pdf
  emic plot tree: --format pdf contradicts the ending of codes.svg
  [2]
  $ emic plot tree --format gif --output codes.svg
  emic plot tree: unknown format "gif"; it is svg, png or pdf
  [2]
  $ mkdir bin
  $ ln -s "$(command -v emic)" bin/emic
  $ PATH=bin emic plot tree --output codes.png
  emic plot tree: png and pdf are made by rsvg-convert, which is not installed: install the package librsvg2-bin (librsvg2-tools, or librsvg on a Mac), or write a .svg
  [2]
  $ printf '#!/bin/sh\nexit 5\n' >bin/rsvg-convert; chmod +x bin/rsvg-convert
  $ PATH=bin:$PATH emic plot tree --output codes.png
  emic plot tree: rsvg-convert could not make the picture
  [2]
  $ ls codes*
  ls: cannot access 'codes*': No such file or directory
  [2]

A picture of a pseudonymized study is searched for names before it is drawn, whatever its format.

  $ mkdir named; cd named; umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ export EMIC_KEY_FILE=key.txt
  $ "$EMIC_BUILD"/tests/privacy_vault study.vault key.txt 0
  $ emic init study.emic --quiet
  $ echo 'TEBBE: I was afraid then.' > raw.txt
  $ echo participant,group > people.csv; echo TP07,A >> people.csv
  $ emic participant load people.csv --quiet
  $ emic import raw.txt --name talk --quiet
  $ printf 'codebook: night\ncodes:\n  - {code: FEAR, brief: Being afraid}\n' | emic codebook load - --quiet
  $ emic plot tree --output codes.svg --title 'The fears of Tebbe'
  emic plot tree: codes.svg was not written: 2 names or numbers of the vault stand in it: codes.svg, line 2: T**** (TP07); codes.svg, line 5: T**** (TP07); emic privacy apply replaces them in the study
  [3]
  $ emic plot tree --output codes.png --title 'The fears of Tebbe'
  emic plot tree: codes.png was not written: 2 names or numbers of the vault stand in it: codes.png, line 2: T**** (TP07); codes.png, line 5: T**** (TP07); emic privacy apply replaces them in the study
  [3]
  $ ls codes*
  ls: cannot access 'codes*': No such file or directory
  [2]
  $ emic plot tree --output codes.svg
  wrote codes.svg, and what it draws to codes.csv

So is all that a recipe makes, before the first file is written.

  $ printf 'format: 2\nsteps:\n  - table: frequency\n    name: a\n  - plot: tree\n    name: b\n    title: The fears of Tebbe\n' >two.yaml
  $ emic run two.yaml --output both
  emic run: both/b.svg was not written: 2 names or numbers of the vault stand in it: both/b.svg, line 2: T**** (TP07); both/b.svg, line 5: T**** (TP07); emic privacy apply replaces them in the study
  [3]
  $ ls both
  $ sed -i 's/ of Tebbe//' two.yaml
  $ emic run two.yaml --output both | grep -c both/
  2
  $ ls both
  a.csv
  b.csv
  b.svg
