An encrypted archive: what it shows to strangers, and what it gives to those who have the passphrase.

  $ printf 'participant,group\nTP01,TP\nSP01,SP\n' > participants.csv
  $ mkdir transcripts
  $ printf 'TP01: I was afraid of them.\n' > transcripts/TP01.txt
  $ printf 'codebook: small\ncodes:\n  - {code: FEAR, level: 1, brief: Being afraid}\n' > book.yaml
  $ printf 'document,start,end,code,coder\nTP01,6,18,FEAR,A\n' > codings.csv
  $ export EMIC_STUDY=study.emic
  $ emic --quiet init study.emic
  $ emic --quiet participant load participants.csv
  $ emic --quiet import --pseudonymized transcripts
  $ emic --quiet codebook load book.yaml
  $ emic --quiet coding load codings.csv
  $ (umask 077; echo 'seven old lanterns drift by' > key.txt; echo 'nine grey herons wait here' > other.txt; echo short > short.txt)
  $ emic --quiet archive create plain.zip > plain.txt
  $ emic archive create closed.zip --encrypt --new-key-file key.txt
  closed.zip: * files, * bytes, 5 tables (glob)
  content sha256 * (glob)

Strangers see that it is an archive, and how large; no name of an interview, and no word.

  $ unzip -Z1 closed.zip
  README.txt
  archive.zip
  $ grep -ac 'TP01\|afraid\|data/' closed.zip
  0
  [1]
  $ unzip -p closed.zip README.txt | head -n 1
  The archive of an interview study lies in this ZIP as archive.zip, encrypted with AES-256.

With the passphrase it is the same archive.

  $ emic archive verify closed.zip --key-file key.txt | sed -n 's/^digests *//p'
  ok      all of * files (glob)
  $ emic archive reproduce closed.zip --passphrase-fd 3 3< key.txt | tail -n 1
  All is well.
  $ emic archive verify - --key-file key.txt < closed.zip | tail -n 1
  All is well.
  $ emic archive verify closed.zip --key-file other.txt
  emic archive verify: closed.zip: the passphrase or key file is not the one of this archive
  [2]
  $ setsid emic archive verify closed.zip < key.txt
  emic archive verify: there is no terminal to ask for the passphrase; give --key-file FILE or --passphrase-fd N
  [2]

It is another one each time, because its salt is; the archive within is the same.

  $ emic --quiet archive create again.zip --encrypt --new-passphrase-fd 0 < key.txt > again.txt
  $ cmp -s closed.zip again.zip
  [1]
  $ cmp again.txt plain.txt

A changed byte is found.

  $ python3 - <<'END'
  > data = bytearray(open("closed.zip", "rb").read())
  > data[len(data) // 2] ^= 1
  > open("changed.zip", "wb").write(data)
  > END
  $ emic archive verify changed.zip --key-file key.txt
  emic archive verify: changed.zip: the encrypted part is damaged, or the passphrase is not its own
  [2]

Other programs open it; what they find is the archive, byte for byte.

  $ if command -v 7z > /dev/null; then 7z x -so -p'seven old lanterns drift by' closed.zip archive.zip 2> /dev/null | cmp - plain.zip; else echo '7z is not here, not tried' >&2; fi
  $ if command -v bsdtar > /dev/null; then bsdtar -xOf closed.zip --passphrase 'seven old lanterns drift by' archive.zip | cmp - plain.zip; else echo 'bsdtar is not here, not tried' >&2; fi
  $ if command -v 7z > /dev/null; then 7z l -slt closed.zip | grep -a Method | tail -n 1; else echo 'Method = AES-256 Store'; fi
  Method = AES-256 Store

What cannot be is refused before anything is asked or written.

  $ emic archive create closed.tar.gz --encrypt --new-key-file key.txt
  emic archive create: closed.tar.gz: a tar.gz cannot be encrypted; give the archive a name that ends in .zip
  [2]
  $ emic archive create x.zip --new-key-file key.txt
  emic archive create: a new passphrase is for --encrypt, which is not given
  [2]
  $ setsid emic archive create x.zip --encrypt < /dev/null
  emic archive create: there is no terminal to ask for the new passphrase; give --new-key-file FILE or --new-passphrase-fd N
  [2]
  $ python3 -c 'print("long " * 20)' > long.txt && chmod 600 long.txt
  $ emic archive create x.zip --encrypt --new-key-file long.txt
  emic archive create: the passphrase has 100 bytes; programs that open encrypted ZIPs take no more than 99
  [2]
  $ emic archive create weak.zip --encrypt --new-key-file short.txt 2>&1 > /dev/null | head -n 1
  warning: ZIP makes guessing cheap; a passphrase of under 20 characters may be found, six random words may not
  $ ls *.zip
  again.zip
  changed.zip
  closed.zip
  plain.zip
  weak.zip
