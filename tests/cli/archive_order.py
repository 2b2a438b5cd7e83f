#!/usr/bin/env python3
"""An archive depends on the study alone: not on the order in which files and rows came, the folder,
the time zone, the language, the umask, nor the hour at which it is made. (Another library that
packs: see cli/bag.py.)"""
import os
import random
import shutil
import subprocess
import sys
import tempfile

EXAMPLE = os.path.join(os.environ["EMIC_ROOT"], "examples", "raids-study")
ABOUT = ["title: Raids\n", "license: CC-BY-4.0\n", "synthetic: yes\n", "keyword: [a, b]\n"]
ELSEWHERE = {"TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE.UTF-8", "HOME": "/",
             "USER": "nobody"}


def emic(*words, **environment):
    subprocess.run(["emic", "--quiet", *words], check=True, capture_output=True,
                   env={**os.environ, **environment})


def shuffled(chance, name):
    """The rows of an example's file in another order, in a file of the same name."""
    with open(os.path.join(EXAMPLE, name), encoding="utf-8", newline="") as file:
        head, *rows = file.read().splitlines(keepends=True)
    assert len(rows) > 40, name
    chance.shuffle(rows)
    with open(name, "w", encoding="utf-8", newline="") as file:
        file.write(head + "".join(rows))
    return name


def make(folder, order, **environment):
    """The example as a study in `folder`; `order` gives the name of a file to load."""
    os.makedirs(folder)
    os.chdir(folder)
    texts = [os.path.join(EXAMPLE, "transcripts", name)
             for name in sorted(os.listdir(os.path.join(EXAMPLE, "transcripts")))]
    about = list(ABOUT)
    if environment:
        texts.reverse()
        about.reverse()
    with open("about.yaml", "w", encoding="utf-8") as file:
        file.write("".join(about))
    study = "study.emic" if not environment else "another name.emic"
    book = os.path.join(os.environ["EMIC_ROOT"], "codebooks", "raids-study.yaml")
    for words in (["init", study], ["participant", "load", f"{EXAMPLE}/participants.csv"],
                  ["import", "--pseudonymized", *texts], ["codebook", "load", book],
                  ["coding", "load", order("codings.csv")],
                  ["judgement", "load", order("judgements.csv")],
                  ["claim", "load", f"{EXAMPLE}/claims.csv"], ["describe", "load", "about.yaml"],
                  ["table", "frequency", "--save", "themes"]):
        emic(*words, EMIC_STUDY=study, **environment)
    late = {"SOURCE_DATE_EPOCH": "1900000000", "EMIC_SEED": "99"} if environment else {}
    emic("archive", "create", "made.zip", EMIC_STUDY=study, **environment, **late)
    with open("made.zip", "rb") as file:
        return file.read()


def main():
    folder = tempfile.mkdtemp()
    chance = random.Random(5)
    try:
        one = make(f"{folder}/one", lambda name: f"{EXAMPLE}/{name}")
        before = os.umask(0o077)
        other = make(f"{folder}/else where/two", lambda name: shuffled(chance, name), **ELSEWHERE)
        os.umask(before)
        assert len(one) > 100000 and one == other, "the archives differ"
    finally:
        os.chdir("/")
        shutil.rmtree(folder)
    print("the same bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
