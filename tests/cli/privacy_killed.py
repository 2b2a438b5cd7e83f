#!/usr/bin/env python3
"""Killed at any moment, what replaces names loses nothing and leaves none of them behind.

    privacy_killed.py [--moments 8] [--seed 1]

SIGKILL comes at moments spread over the time that a raw import, privacy apply and vault rekey take
here, just when the vault was stored, and just when the study was, whose file is cleared then. Then the study must be sound, the
vault must open, both must give the raw files again, no file may hold a name that the study must not
have, and the same command must finish what was begun. The vault's key costs nothing at first, so
that the time is that of the work. All people are invented."""
import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

DOCUMENTS, TURNS, RESTORED = 24, 160, 3
NAMES = ["Johanna Tebbe", "Henrik Dirksen", "Edda Folkerts", "Ubbo Harms", "Wiebke Onken"]
LATE = ["Marlene Okafor", "Sjoerd Wiarda", "Fenna Ulferts"]
WORDS = "night bus driver stop light road rain depot shift sleep door window friend map".split()
KEYS = {"key": "seven old lanterns drift\n", "new-key": "nine grey herons wait there\n"}
FILES = ["study.emic", "study.vault"]
HALF_MADE, JOURNAL = ".study.vault.new", "study.emic-journal"
LONGEST = 60  # seconds
BEGUN, STORED, WRITTEN = 0, 1, 2


def emic(*words, expect=0, key="key"):
    vault = ["--key-file", key] if words[0] in ("privacy", "roster", "import") else []
    done = subprocess.run(["emic", *words, *vault], capture_output=True)
    if expect is not None and done.returncode != expect:
        raise AssertionError(f"emic {' '.join(words)}: exit {done.returncode}:"
                             f" {done.stderr.decode().strip()}")
    return done


# --- What is there at first ------------------------------------------------------------------------


def write_corpus(seed):
    """raw/, and what is coded in it, by place in the text with names as they come in."""
    chance = random.Random(seed)
    os.mkdir("raw")
    for document in range(DOCUMENTS):
        turns = []
        for turn in range(TURNS):
            words = chance.choices(WORDS, k=chance.randint(8, 30))
            if turn % 4 == 0:
                words[4] = chance.choice(NAMES)
            if turn % 16 == 1:
                words[5] = chance.choice(LATE)
            end = "\r\n" if document % 3 == 1 else "\n"
            turns.append(f"{'TEBBE' if turn % 2 else 'INTERVIEWER'}: {' '.join(words)}.{end}")
        mark = "\ufeff" if document % 3 == 2 else ""
        Path(f"raw/D{document:02}.txt").write_bytes((mark + end.join(turns)).encode())


def roster(names):
    """To be typed: the roster itself must not lie in the folder."""
    done = subprocess.run(["emic", "roster", "load", "-", "--key-file", "key"], capture_output=True,
                          text=True, input="\n".join(["real_name", *names, ""]))
    assert done.returncode == 0, done.stderr


def code_some():
    """Three codings in each document, one of them over a late name."""
    lines = ["document,start,end,code,coder"]
    for document in range(DOCUMENTS):
        name = f"D{document:02}"
        text = emic("privacy", "restore", name, "--output", "-").stdout.decode("utf-8-sig")
        shown = emic("document", "show", name, "--format", "csv").stdout.decode()
        assert any(late in shown for late in LATE), f"{name} holds no late name"
        assert len(text) > 1000
        lines += [f"{name},{start},{start + 400},C1,A" for start in (100, 5000, 12000)]
    Path("codings.csv").write_text("\n".join(lines) + "\n")
    Path("book.yaml").write_text("codebook: killed\ncodes:\n  - code: C1\n")
    emic("codebook", "load", "book.yaml")
    emic("coding", "load", "codings.csv")


def keep(name):
    for file in FILES:
        shutil.copy(file, f"../{name}.{file}")


def begin_with(name):
    """The files as they were kept, with nothing beside them that another command left."""
    for file in [JOURNAL, HALF_MADE]:
        Path(file).unlink(missing_ok=True)
    for file in FILES:
        shutil.copy(f"../{name}.{file}", file)


# --- Killing ---------------------------------------------------------------------------------------


def inode():
    return os.stat("study.vault").st_ino


def wait_for(step, before, process):
    """STORED: the vault is another one; WRITTEN: and the study's file is being written after it."""
    latest = time.monotonic() + LONGEST
    while inode() == before and process.poll() is None:
        assert time.monotonic() < latest, "the vault is not stored"
    written = os.stat("study.emic").st_mtime_ns
    while step == WRITTEN and os.stat("study.emic").st_mtime_ns == written:
        if process.poll() is not None:
            break


def kill_at(moment, words, start, step):
    """Whether the command was still at work, and whether the vault was stored. The moment counts
    from the step."""
    begin_with(start)
    before = inode()
    process = subprocess.Popen(["emic", *words], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    if step:
        wait_for(step, before, process)
    if moment:
        time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL, inode() != before


def seconds_of(words, start):
    taken = []
    for _ in range(3):
        begin_with(start)
        began = time.monotonic()
        done = subprocess.run(["emic", *words], capture_output=True)
        assert done.returncode == 0, done.stderr
        taken.append(time.monotonic() - began)
    return min(taken)


# --- Looking ---------------------------------------------------------------------------------------


def holds(path, names):
    """What of the names stands in a file. In a vault, which is noise, four letters do by chance."""
    text = path.read_bytes().lower()
    least = 8 if "vault" in path.name else 4
    return [part for name in names for part in [name, *name.split()]
            if len(part) >= least and part.lower().encode() in text]


def assert_no_name(names):
    """In no file of the folder but the raw ones, nor where temporary files go."""
    for folder in (".", os.environ["TMPDIR"]):
        for path in Path(folder).iterdir():
            if path.is_file():
                assert not holds(path, names), f"{path} holds {holds(path, names)}"


def assert_sound(documents, codings, key="key"):
    """The study is sound; as many documents as one of `documents` are in it."""
    rows = emic("document", "list", "--format", "csv", expect=None)
    assert rows.returncode in (0, 1), f"the study does not open: {rows.stderr}"
    rows = rows.stdout.decode().splitlines()[1:]
    assert len(rows) in documents, f"{len(rows)} documents"
    assert sum(int(row.rsplit(",", 1)[1]) for row in rows) == codings, rows
    emic("check")
    emic("vault", "status", "study.vault", "--key-file", key)
    return len(rows)


def must_be_cleared():
    """Whether the study remembers that its file may hold what was taken out of it."""
    with closing(sqlite3.connect("study.emic")) as study:
        return study.execute("SELECT 1 FROM setting WHERE name = 'purge'").fetchone() is not None


def assert_restored(chance, how_many, key="key"):
    for document in chance.sample(range(DOCUMENTS), how_many):
        made = emic("privacy", "restore", f"D{document:02}", "--output", "-", key=key).stdout
        assert made == Path(f"raw/D{document:02}.txt").read_bytes(), f"D{document:02} is another"


def assert_only(*more):
    """Nothing is left over in the folder."""
    expected = sorted([*FILES, *KEYS, "raw", *more])
    assert sorted(os.listdir()) == expected, os.listdir()


def moments_of(count, total, chance, enough):
    """Moments for a command, and from when they count: half from the begin, spread over its time;
    the others at a step or soon after it. When a step is reached depends on what else the machine
    does: until `enough` is hit there are more of them, up to ten times as many."""
    for i in range(10 * count):
        if i >= count and enough():
            return
        if i % 2:
            soon = [0, chance.uniform(0, 0.003), chance.uniform(0, total / 4)]
            yield soon[i // 4 % 3], STORED if i % 4 == 1 else WRITTEN
        else:
            yield (i % count + chance.random()) / count * total, BEGUN


def try_import(count, chance):
    words = ["import", "raw", "--keep-undecided", "--key-file", "key"]
    total = seconds_of(words, "empty")
    tried = hit = between = nothing = 0
    for moment, step in moments_of(count, total, chance, lambda: hit >= tried / 3 and nothing):
        tried += 1
        was_hit, saved = kill_at(moment, words, "empty", step)
        assert_no_name(NAMES)
        documents = assert_sound((0, DOCUMENTS), 0)
        assert was_hit or documents, "it ended by itself and stored nothing"
        hit += was_hit
        between += was_hit and saved and not documents
        nothing += documents == 0
        if documents == 0:
            emic(*words[:-2])
        assert_restored(chance, RESTORED)
        assert_no_name(NAMES)
        assert_only()
        emic("privacy", "check", "study.emic")
    assert_restored(chance, DOCUMENTS)
    print(f"import: {total:.3f} s; {tried} kills, {hit} in mid-work, {between} of them with the vault"
          f" stored and the study not; {nothing} times nothing had come in")
    assert hit >= tried / 3 and nothing, "too few kills hit in mid-work: this tests nothing"


def try_apply(count, chance):
    words = ["privacy", "apply", "--key-file", "key"]
    total = seconds_of(words, "late")
    tried = hit = between = old = due = 0

    def enough():
        return hit >= tried / 3 and old and due

    for i, (moment, step) in enumerate(moments_of(count, total, chance, enough)):
        tried += 1
        was_hit, saved = kill_at(moment, words, "late", step)
        assert_no_name(NAMES)
        shown = emic("document", "show", "D00", "--format", "csv").stdout.decode()
        codings = int(emic("document", "list", "--format", "csv").stdout.split(b",")[-1])
        assert codings == 3, codings
        is_old = any(name in shown for name in LATE)
        unclean = not is_old and must_be_cleared()
        assert was_hit or not (is_old or unclean), "it ended by itself and left names"
        hit += was_hit
        between += was_hit and saved and is_old
        old += is_old
        due += unclean
        assert_restored(chance, RESTORED)
        if is_old or i % 8 < 4:
            emic(*words[:-2])
        else:  # any command that writes finishes it
            emic("coding", "add", "D00", "--span", "7:9", "--code", "C1", "--coder", "B")
        assert_no_name(NAMES + LATE)
        assert not must_be_cleared()
        emic("privacy", "check", "study.emic")
        assert_sound((DOCUMENTS,), DOCUMENTS * 3 + (not is_old and i % 8 >= 4))
        assert_restored(chance, RESTORED)
        assert_only()
    assert_restored(chance, DOCUMENTS)
    print(f"apply: {total:.3f} s; {tried} kills, {hit} in mid-work, {between} of them with the vault"
          f" stored and the study not; {old} times the old text was there, {due} times the new one"
          " with the old still in the file")
    assert enough(), "too few kills hit in mid-work: this tests nothing"


def try_rekey(count, chance):
    words = ["vault", "rekey", "study.vault", "--key-file", "key", "--new-key-file", "new-key"]
    total = seconds_of(words, "done")
    hit = changed = 0
    for i in range(count):
        was_hit, saved = kill_at((i + chance.random()) / count * total, words, "done", BEGUN)
        key = "new-key" if saved else "key"
        assert_no_name(NAMES + LATE)
        assert_sound((DOCUMENTS,), DOCUMENTS * 3, key)
        assert_restored(chance, 1, key)
        hit += was_hit
        changed += saved
        if not saved:
            emic(*words)
        assert_restored(chance, 1, "new-key")
        assert_only()
    print(f"rekey: {total:.3f} s; {count} kills, {hit} in mid-work, {changed} times the new key was in"
          " force")
    assert hit >= count / 3, "too few kills hit in mid-work: this tests nothing"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moments", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    make_vault = os.path.join(os.environ["EMIC_BUILD"], "tests", "privacy_vault")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("work", "tmp"):
            os.mkdir(os.path.join(folder, name))
        os.environ["TMPDIR"] = os.path.join(folder, "tmp")
        os.chdir(os.path.join(folder, "work"))
        os.umask(0o077)
        for name, text in KEYS.items():
            Path(name).write_text(text)
        subprocess.run([make_vault, "study.vault", "key", "0"], check=True)
        write_corpus(arguments.seed)
        roster(NAMES[1:])
        emic("init", "study.emic")
        keep("empty")
        try_import(arguments.moments, chance)
        code_some()
        for name in ("codings.csv", "book.yaml"):
            os.remove(name)
        roster(LATE)
        keep("late")
        try_apply(arguments.moments, chance)
        begin_with("late")
        emic("privacy", "apply")
        keep("done")
        try_rekey(max(3, arguments.moments // 4), chance)
        os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
