#!/usr/bin/env python3
"""Killed at any moment of a change of its passphrase, a vault opens with the old or the new one,
and the next change goes through.

    vault_killed.py [--moments 8] [--seed 1]

SIGKILL comes at moments spread over the time that vault rekey takes here, half of them just when
the new file is being written."""
import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KEYS = {"old": "seven old lanterns drift\n", "new": "nine grey herons wait there\n"}
WRONG = "the passphrase or key file is not the one of this vault"
HALF_MADE = ".study.vault.new"
LONGEST = 60  # seconds
MORE = 40  # kills at the most beyond those asked for


def emic(*words):
    return subprocess.run(["emic", *words], capture_output=True, text=True)


def rekey(old, new):
    return ["vault", "rekey", "study.vault", "--key-file", old, "--new-key-file", new]


def done(process):
    if process.returncode != 0:
        raise SystemExit(f"{process.args}: exit {process.returncode}: {process.stderr.strip()}")
    return process


def opening_key():
    """The one key that opens the vault; the other is refused as wrong, not as damage."""
    found = []
    for key in KEYS:
        process = emic("vault", "status", "study.vault", "--key-file", key)
        if process.returncode == 0:
            found.append(key)
        elif WRONG not in process.stderr:
            raise AssertionError(f"the key {key}: {process.stderr.strip()}")
    assert len(found) == 1, f"the vault opens with {found or 'neither key'}"
    return found[0]


def kill_at(moment, words, writing):
    """Whether the command was still at work. With `writing` the moment counts from when the new
    file appears."""
    process = subprocess.Popen(["emic", *words], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    latest = time.monotonic() + LONGEST
    while writing and not os.path.exists(HALF_MADE) and process.poll() is None:
        assert time.monotonic() < latest, "no new file appears"
    if moment:
        time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moments", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.umask(0o077)
        for name, text in KEYS.items():
            Path(name).write_text(text)
        done(emic("vault", "create", "study.vault", "--key-file", "old"))
        began = time.monotonic()
        done(emic(*rekey("old", "new")))
        total = time.monotonic() - began
        done(emic(*rekey("new", "old")))
        key, hit, changed, left = "old", 0, 0, 0
        tries = 0
        # A fast disk is done with the new file in no time: go on until a kill was in time for it.
        while tries < arguments.moments or (left == 0 and tries < arguments.moments + MORE):
            other = "new" if key == "old" else "old"
            writing = tries % 2 == 1 or tries >= arguments.moments
            at_once = writing and (tries % 4 == 1 or tries >= arguments.moments)
            moment = 0 if at_once else chance.uniform(0, 0.004) if writing else chance.random() * total
            was_hit = kill_at(moment, rekey(key, other), writing)
            tries += 1
            left += os.path.exists(HALF_MADE)
            now = opening_key()
            assert was_hit or now == other, "it ended by itself, and the key is the old one"
            hit += was_hit
            changed += now != key
            key = now
        assert left, "no kill hit while the file was written"
        assert hit >= tries / 3, f"only {hit} kills hit in mid-work"
        done(emic(*rekey(key, "new" if key == "old" else "old")))
        assert opening_key() != key
        assert sorted(os.listdir()) == ["new", "old", "study.vault"], os.listdir()
        print(f"rekey: {total:.3f} s; {tries} kills, {hit} in mid-work, {changed} times"
              f" the new key was in force, {left} times a half-made file lay beside")
        os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
