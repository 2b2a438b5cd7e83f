#!/usr/bin/env python3
"""How long finding takes, in words and in codings: the first row and the whole answer, on a synthetic
study of 1,000 transcripts, 7 million words and 200,000 codings. By hand only.

    tests/bench/finding.py --emic build/release/cli/emic [--corpus FOLDER] [--json FILE]"""
import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import measure

CODINGS = 200_000
FIRST, WHOLE = 0.050, 0.500  # bars in seconds

# (name, command, bar on the whole answer or None)
STEPS = [
    ("find: a rare word", ["find", "zwieback"], FIRST),
    ("find: a frequent word", ["find", "the"], None),
    ("find: a phrase", ["find", '"of the"'], None),
    ("find: a beginning", ["find", "wor*"], None),
    ("find: near", ["find", "work NEAR/5 the"], None),
    ("quotes: one code", ["quotes", "work/contract"], WHOLE),
    ("quotes: A AND B", ["quotes", "work AND money"], WHOLE),
    ("quotes: A overlaps B", ["quotes", "work/contract overlaps migration"], WHOLE),
    ("quotes: A inside B", ["quotes", "work inside school"], WHOLE),
    ("quotes: A with B", ["quotes", "work with migration"], WHOLE),
    ("quotes: A before B", ["quotes", "work before migration within 3 turns"], WHOLE),
    ("quotes: A, one coder's", ["quotes", "work AND NOT money AND coder:coderC"], WHOLE),
    ("quotes: everything", ["quotes", "*"], None),
    ("quotes: words", ["quotes", 'work AND text:"the"'], None),
]


def write_codings(folder):
    """The corpus's codings, and a third coder who begins a little later, until there are enough."""
    with open(folder / "codings.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    seen = set()
    with open(folder / "more.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["document", "start", "end", "code", "coder"])
        for row in rows:
            if len(rows) + len(seen) == CODINGS:
                break
            start, end = int(row["start"]) + 7, int(row["end"])
            place = (row["document"], start, end, row["code"])
            if start < end and place not in seen:
                seen.add(place)
                writer.writerow(list(place) + ["coderC"])
    return len(rows) + len(seen)


def prepare(emic, folder, corpus):
    if not (folder / "study.emic").exists():
        folder.mkdir(parents=True, exist_ok=True)
        if corpus:
            for name in ("codebook.csv", "codings.csv", "participants.csv", "transcripts"):
                if not (folder / name).exists():
                    os.symlink((corpus / name).resolve(), folder / name)
            measure.write_codebook(folder)
        else:
            measure.make_corpus(folder, 1000)
        print(f"{write_codings(folder):,} codings")
        # one made-up word in one transcript, to be found
        rare = folder / "rare.txt"
        rare.write_text("P0001: There was zwieback on the table.\n")
        run = [emic, "--quiet", "--study", "study.emic"]
        for words in ([emic, "--quiet", "init", "study.emic"],
                      run + ["participant", "load", "participants.csv"],
                      run + ["import", "--pseudonymized", "transcripts", "rare.txt"],
                      run + ["codebook", "load", "codebook.yaml"],
                      run + ["coding", "load", "codings.csv"],
                      run + ["coding", "load", "more.csv"]):
            subprocess.run(words, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def time_rows(words, folder):
    """(seconds to the first row, seconds to the last, rows) of a command that prints csv."""
    began = time.perf_counter()
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    received = b""
    first = None
    rows = 0
    while True:
        block = os.read(process.stdout.fileno(), 1 << 20)
        if not block:
            break
        rows += block.count(b"\n")
        if first is None:
            received += block
            if received.count(b"\n") > 1:
                first = time.perf_counter() - began
    process.wait()
    return first, time.perf_counter() - began, rows - 1


def measure_step(emic, folder, step, runs):
    name, words, bar = step
    command = [emic, "--study", "study.emic"] + words + ["--format", "csv"]
    figures = [time_rows(command, folder) for _ in range(runs)]
    if figures[0][0] is None:
        sys.exit(f"{name}: nothing found")
    return {"name": name, "first": [f[0] for f in figures], "whole": [f[1] for f in figures],
            "rows": figures[0][2], "bar": bar}


def show(rows, runs):
    print(f"\n{runs} runs, seconds: median and least\n")
    head = f"{'':<26}{'rows':>9}{'first row':>11}{'least':>8}{'whole':>9}{'least':>8}  bars"
    print(head + "\n" + "-" * (len(head) + 28))
    for row in rows:
        first, whole = statistics.median(row["first"]), statistics.median(row["whole"])
        told = f"first < {FIRST * 1000:.0f} ms: {'yes' if first < FIRST else 'NO'}"
        if row["bar"]:
            told += f", whole < {row['bar'] * 1000:.0f} ms: {'yes' if whole < row['bar'] else 'NO'}"
        print(f"{row['name']:<26}{row['rows']:>9,}{first:>11.4f}{min(row['first']):>8.4f}"
              f"{whole:>9.3f}{min(row['whole']):>8.3f}  {told}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--emic", default=measure.ROOT / "build" / "release" / "cli" / "emic")
    parser.add_argument("--folder", type=Path, default=measure.ROOT / "build" / "bench" / "finding")
    parser.add_argument("--corpus", type=Path, help="a corpus that is there already")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--again", action="store_true", help="make the study anew")
    parser.add_argument("--json", type=Path, help="figures go there, too")
    arguments = parser.parse_args()
    emic = shutil.which(str(arguments.emic)) or sys.exit(f"no command {arguments.emic}")
    emic = str(Path(emic).resolve())
    if arguments.again:
        (arguments.folder / "study.emic").unlink(missing_ok=True)
    prepare(emic, arguments.folder, arguments.corpus)
    rows = [measure_step(emic, arguments.folder, step, arguments.runs) for step in STEPS]
    show(rows, arguments.runs)
    if arguments.json:
        arguments.json.write_text(json.dumps({"runs": arguments.runs, "rows": rows}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
