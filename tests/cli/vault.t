A vault is one encrypted file that nobody else can read.

  $ umask 077
  $ echo 'seven old lanterns drift' > key.txt
  $ echo 'nine grey herons wait' > new-key.txt
  $ emic vault create study.vault --key-file key.txt --coder Ann
  made study.vault; without its passphrase nothing and nobody can open it: keep copies of both, in different places
  $ stat -c '%a %n' study.vault
  600 study.vault
  $ ls -A
  key.txt
  new-key.txt
  study.vault
  $ strings study.vault | grep -ciE 'sqlite|entity|ann'
  0
  [1]

Its state holds no secret.

  $ emic vault status study.vault --key-file key.txt > state
  $ grep -E '^(study|generation|entities|variants|decisions|log entries|key|cipher) ' state
  study                 none yet
  generation            1
  entities              0
  variants              0
  decisions             0
  log entries           1
  key                   Argon2id, 3 passes over 262144 KiB
  cipher                XChaCha20-Poly1305, in chunks of 64 KiB
  $ grep -cE '^memory +(all of it|the key|not even)' state
  1

The passphrase may come from a descriptor; a line of it, so that two can come from the same.

  $ emic vault status study.vault --passphrase-fd 3 --format csv 3< key.txt | grep generation
  generation,1
  $ printf 'seven old lanterns drift' | emic vault status study.vault --passphrase-fd 0 | cmp - state

A wrong one is told, and changes nothing.

  $ sha256sum study.vault > before
  $ emic vault status study.vault --key-file new-key.txt
  emic vault status: study.vault: the passphrase or key file is not the one of this vault
  [2]
  $ emic vault status study.vault --key-file nowhere
  emic vault status: nowhere: cannot be read: No such file or directory
  [2]
  $ emic vault status study.vault --key-file .
  emic vault status: .: cannot be read: Is a directory
  [2]
  $ : > empty; emic vault status study.vault --key-file empty
  emic vault status: empty: the passphrase is empty
  [2]
  $ emic vault status study.vault --passphrase-fd 77
  emic vault status: descriptor 77: cannot be read: Bad file descriptor
  [2]
  $ emic vault status study.vault --key-file key.txt --passphrase-fd 0 < key.txt
  emic vault status: --key-file and --passphrase-fd exclude each other
  [2]
  $ setsid emic vault status study.vault < key.txt
  emic vault status: there is no terminal to ask for the passphrase; give --key-file FILE or --passphrase-fd N
  [2]
  $ emic vault status study.vault --passphrase 'seven old lanterns drift' 2>&1 | cut -c -60
  emic vault status: unknown option --passphrase; did you mean
  $ sha256sum --quiet -c before

Who could read the key or the vault beside its owner is told.

  $ chmod 644 key.txt study.vault
  $ emic vault status study.vault --key-file key.txt > /dev/null
  warning: others can read key.txt (mode 0644); chmod 600 key.txt
  warning: others can reach study.vault (mode 0644); chmod 600 study.vault
  $ chmod 600 key.txt study.vault

A damaged vault is not taken for a wrong passphrase.

  $ head -c 1000 study.vault > cut.vault
  $ emic vault status cut.vault --key-file key.txt
  emic vault status: cut.vault: the vault is cut off \(1000 of \d+ bytes are there\); restore a copy of it (re)
  [2]
  $ { head -c 500 study.vault; printf X; tail -c +502 study.vault; } > flipped.vault
  $ emic vault status flipped.vault --key-file key.txt
  emic vault status: flipped.vault: the vault is damaged (the sealed part is damaged); restore a copy of it
  [2]
  $ emic vault status key.txt --key-file key.txt
  emic vault status: key.txt: not an emic vault
  [2]
  $ emic vault status none.vault --key-file key.txt
  emic vault status: none.vault: no such file; emic vault create makes a new vault
  [2]

None is made over a file that is there, or with a short passphrase.

  $ emic vault create study.vault --key-file key.txt
  emic vault create: study.vault: exists already; choose another name
  [2]
  $ echo short | emic vault create other.vault --passphrase-fd 0
  emic vault create: the passphrase is too short: it takes 12 bytes or more; several words that do not belong together are good
  [2]
  $ emic vault create nowhere/study.vault --key-file key.txt
  emic vault create: nowhere/study.vault: cannot be written: No such file or directory
  [2]
  $ emic vault create other.vault --key-file key.txt --dry-run
  dry run: nothing was stored
  $ ls -A | grep -c other
  0
  [1]

Another passphrase shuts the old one out, and both steps are in the log.

  $ cat key.txt new-key.txt | EMIC_CODER=Bob emic vault rekey study.vault --passphrase-fd 0 --new-passphrase-fd 0
  study.vault has a new passphrase; copies of the file made before still open with the old one
  $ emic vault status study.vault --key-file key.txt
  emic vault status: study.vault: the passphrase or key file is not the one of this vault
  [2]
  $ emic vault export-log study.vault --key-file new-key.txt --format csv
  number,time,who,action,detail
  1,2026-03-01T12:00:00Z,Ann,vault create,
  2,2026-03-01T12:00:00Z,Bob,vault rekey,

Only one program at a time may write.

  $ (flock 9; emic vault status study.vault --key-file new-key.txt) 9< study.vault
  emic vault status: study.vault: another program has this vault open; try again when it is done
  [2]

Destroying asks, or takes --yes, and touches nothing but vaults.

  $ setsid emic vault destroy study.vault
  emic vault destroy: there is no terminal to ask whether; give --yes
  [2]
  $ emic vault destroy key.txt --yes
  emic vault destroy: key.txt: not an emic vault; nothing was changed
  [2]
  $ cat key.txt
  seven old lanterns drift
  $ emic vault destroy study.vault --dry-run
  dry run: nothing was stored
  $ emic vault destroy study.vault --yes
  destroyed study.vault; destroy its copies, its backups and the notes of its passphrase, too
  no study was told, as --study FILE does: its commands will go on asking for this vault
  $ emic vault destroy study.vault --yes
  emic vault destroy: study.vault: no such file
  [2]
  $ ls -A *.vault
  cut.vault
  flipped.vault
