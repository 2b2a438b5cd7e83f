#!/usr/bin/env python3
"""Killed at any moment, a command has stored all of its work or none, and the study is sound.

    killed.py [--moments 20] [--seed 1]

SIGKILL comes at moments spread over the time that import and coding load take here. Each study is
then looked at first by a command that only reads, as a person would."""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DOCUMENTS, TURNS, CODES, CODINGS = 40, 500, 30, 16_000
WORDS = "night bus driver stop light road rain depot shift sleep door window friend map".split()


def emic(*words, check=True):
    done = subprocess.run(["emic", *words], capture_output=True, text=True)
    if check and done.returncode != 0:
        raise SystemExit(f"emic {' '.join(words)}: exit {done.returncode}: {done.stderr.strip()}")
    return done


def write_corpus(seed):
    """transcripts/, participants.csv, codebook.yaml and codings.csv, about 2.5 MB."""
    chance = random.Random(seed)
    os.mkdir("transcripts")
    lengths = []
    for document in range(DOCUMENTS):
        turns = []
        for turn in range(TURNS):
            who = f"D{document:02}" if turn % 2 else "INTERVIEWER"
            words = " ".join(chance.choices(WORDS, k=chance.randint(8, 30)))
            turns.append(f"{who}: {words} 😀." if turn % 50 == 0 else f"{who}: {words}.")
        text = "\n\n".join(turns) + "\n"
        lengths.append(len(text))
        Path(f"transcripts/D{document:02}.txt").write_text(text, encoding="utf-8")
    with open("participants.csv", "w") as file:
        print("participant,group", file=file)
        for document in range(DOCUMENTS):
            print(f"D{document:02},{'day' if document % 3 else 'night'}", file=file)
    with open("codebook.yaml", "w") as file:
        print("codebook: killed\ncodes:", file=file)
        for code in range(CODES):
            print(f"  - code: C{code}", file=file)
    with open("codings.csv", "w") as file:
        print("document,start,end,code,coder", file=file)
        for coding in range(CODINGS):
            document = coding * DOCUMENTS // CODINGS
            start = chance.randrange(lengths[document] - 200)
            end = start + chance.randint(1, 200)
            print(f"D{document:02},{start},{end},C{coding % CODES},A", file=file)




def state():
    """(documents, codings) of the study, or what its check found."""
    done = emic("document", "list", "--format", "csv", check=False)
    if done.returncode == 2:
        raise AssertionError(f"the study does not open to read: {done.stderr.strip()}")
    rows = done.stdout.splitlines()[1:]
    found = len(rows), sum(int(row.rsplit(",", 1)[1]) for row in rows)
    checked = emic("check", check=False)
    if checked.returncode != 0:
        raise AssertionError(f"the check fails: {checked.stdout}{checked.stderr}")
    return found


def begin_with(start):
    """A study.emic like `start`, with nothing beside it that another one left."""
    Path("study.emic-journal").unlink(missing_ok=True)
    shutil.copy(start, "study.emic")


def seconds_of(words, start):
    taken = []
    for _ in range(3):
        begin_with(start)
        began = time.monotonic()
        emic(*words)
        taken.append(time.monotonic() - began)
    return min(taken)


def kill_at(moment, words, start):
    """Whether the command was still at work, and whether it had begun to write."""
    begin_with(start)
    process = subprocess.Popen(["emic", *words], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL, os.path.exists("study.emic-journal")


def try_command(words, start, before, after, moments, chance):
    total = seconds_of(words, start)
    assert state() == after != before, f"{words}: stores nothing, so this tests nothing"
    hit = writing = 0
    for i in range(moments):
        moment = (i + chance.random()) / moments * total
        was_hit, wrote = kill_at(moment, words, start)
        hit += was_hit
        writing += wrote
        found = state()
        if found not in (before, after):
            raise AssertionError(f"{words[0]} killed after {moment:.4f} s: {found} stored,"
                                 f" neither {before} nor {after}")
    print(f"{' '.join(words[:2])}: {total:.3f} s; {moments} kills, {hit} in mid-work,"
          f" {writing} of them while a transaction was open")
    assert hit >= moments / 4, "too few kills hit in mid-work: this tests nothing"
    assert writing >= moments / 10, "no kill hit while a transaction was open"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        write_corpus(arguments.seed)
        emic("init", "study.emic")
        emic("participant", "load", "participants.csv")
        emic("codebook", "load", "codebook.yaml")
        shutil.copy("study.emic", "empty.study")
        load = ["import", "--pseudonymized", "transcripts"]
        try_command(load, "empty.study", (0, 0), (DOCUMENTS, 0), arguments.moments, chance)
        shutil.copy("empty.study", "study.emic")
        emic(*load)
        shutil.copy("study.emic", "texts.study")
        emic("coding", "load", "codings.csv")
        coded = state()
        assert CODINGS * 0.9 < coded[1] <= CODINGS, f"{coded[1]} codings: the corpus is not coded"
        try_command(["coding", "load", "codings.csv"], "texts.study", (DOCUMENTS, 0), coded,
                    arguments.moments, chance)
        os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
