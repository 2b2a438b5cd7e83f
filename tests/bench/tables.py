#!/usr/bin/env python3
"""How long tables take on very large studies, and how much memory: 1,000 transcripts with 1 million
codings, 10,000 with 10 million, 200 codes. Beside them stands the same count in plain SQL, asked of
the same file by the sqlite3 program in the same minute. By hand only.

    tests/bench/tables.py --emic build/release/cli/emic [--sizes 1,10] [--json FILE]"""
import argparse
import csv
import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import measure

THEMES, CODES_EACH = 20, 10
PER_DOCUMENT = 1_000

# Millions of codings: (transcripts, options of the program that makes them)
CORPORA = {
    1: (1_000, []),
    10: (10_000, ["--min-words", "500", "--max-words", "1000", "--codings-per-doc", "10"]),
}

TABLE = ["table", "frequency"]

# (name, command, bar in seconds or None, bar in MB or None), by millions of codings
STEPS = {
    1: [
        ("frequency: participants", TABLE, 0.5, None),
        ("  one coder", TABLE + ["--coder", "coderA"], 0.5, None),
        ("  documents", TABLE + ["--unit", "documents"], 0.5, None),
        ("  segments", TABLE + ["--unit", "segments"], 0.5, None),
        ("  turns", TABLE + ["--unit", "turns"], 0.5, None),
        ("  characters", TABLE + ["--unit", "characters"], 0.5, None),
        ("crosstab", ["table", "crosstab"], 0.5, None),
        ("co-occurrence: turns", ["table", "cooccurrence", "--format", "csv"], 1.0, None),
        ("  documents", ["table", "cooccurrence", "--unit", "documents", "--format", "csv"], 1.0,
         None),
        ("similarity", ["table", "similarity", "--format", "csv"], None, None),
        ("saturation", ["table", "saturation", "--format", "csv"], None, None),
    ],
    10: [
        ("frequency: participants", TABLE, 0.5, 300),
        ("  one coder", TABLE + ["--coder", "coderA"], None, 300),
        ("  documents", TABLE + ["--unit", "documents"], None, None),
    ],
}

# Distinct participants of each code and group, as anybody would ask for them.
SQL = ("SELECT v.value, c.code, count(DISTINCT d.participant) FROM coding c"
       " JOIN document d ON d.current_revision = c.revision"
       " JOIN participant_value v ON v.participant = d.participant"
       " JOIN attribute a ON a.id = v.attribute AND a.grouping = 1"
       " WHERE c.polarity <> 'contradicts' GROUP BY v.value, c.code;")


def write_codebook(folder):
    with open(folder / "themes.yaml", "w", encoding="utf-8") as file:
        file.write("codebook: themes\ncodes:\n")
        for theme in range(THEMES):
            file.write(f"  - code: theme{theme:02}\n    level: 3\n    codes:\n")
            for code in range(CODES_EACH):
                file.write(f"      - code: topic{theme:02}_{code}\n")


def write_codings(folder):
    """Two coders, who mostly find the same passages; every fiftieth coding contradicts. The numbers
    come from a multiplicative generator: the same on every machine."""
    state = 12345
    with open(folder / "documents.csv", newline="", encoding="utf-8") as file:
        documents = [(row["document"], int(row["codepoints"])) for row in csv.DictReader(file)]
    with open(folder / "many.csv", "w", encoding="utf-8") as file:
        file.write("document,start,end,code,coder,polarity\n")
        for name, characters in documents:
            lines = []
            for at in range(PER_DOCUMENT):
                coder = "AB"[at % 2]
                state = state * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
                if at % 2 == 0 or state >> 60 < 5:
                    start = (state >> 33) % (characters - 200)
                    end = start + 20 + (state >> 20) % 180
                    theme = (state >> 40) % THEMES
                    topic = f"topic{theme:02}_{(state >> 50) % CODES_EACH}"
                polarity = "contradicts" if state >> 30 & 63 == 0 else ""
                lines.append(f"{name},{start},{end},{topic},coder{coder},{polarity}\n")
            file.writelines(lines)
    return len(documents) * PER_DOCUMENT


def make_study(emic, folder, millions):
    """The study, made once by the command itself."""
    documents, options = CORPORA[millions]
    if not (folder / "manifest.json").exists():
        subprocess.run([sys.executable, measure.MAKER, folder, "--docs", str(documents), "--jobs",
                        "2"] + options, check=True, stdout=subprocess.DEVNULL)
    write_codebook(folder)
    print(f"{write_codings(folder):,} codings; loading them takes a while", flush=True)
    run = [emic, "--quiet", "--study", "study.emic"]
    for words in ([emic, "--quiet", "init", "study.emic"],
                  run + ["participant", "load", "participants.csv"],
                  run + ["import", "--pseudonymized", "transcripts"],
                  run + ["codebook", "load", "themes.yaml"],
                  run + ["coding", "load", "many.csv"]):
        taken, _, memory = measure.run(words, folder)
        print(f"  {' '.join(words[2:])}: {taken:.1f} s, {memory:.0f} MB", flush=True)


def step_row(emic, folder, step, runs):
    name, words, seconds, memory = step
    command = [emic, "--study", "study.emic", "--quiet"] + words
    row = measure.row_of(name, [measure.run(command, folder) for _ in range(runs)])
    return {**row, "bar": seconds, "bar_memory": memory}


def sqlite_row(folder, runs):
    figures = [measure.run(["sqlite3", "-readonly", "study.emic", SQL], folder)
               for _ in range(runs)]
    return {**measure.row_of("  sqlite3: plain SQL", figures), "bar": None, "bar_memory": None}


def verdict(row):
    told = []
    if row["bar"]:
        fits = statistics.median(row["seconds"]) < row["bar"]
        told.append(f"< {row['bar']:g} s: {'yes' if fits else 'NO'}")
    if row["bar_memory"]:
        told.append(f"< {row['bar_memory']} MB: {'yes' if row['megabytes'] < row['bar_memory'] else 'NO'}")
    return ", ".join(told)


def show(rows, millions, runs):
    print(f"\n{millions} million codings, {runs} runs\n")
    head = f"{'':<26}{'median s':>10}{'min s':>10}{'cpu s':>10}{'MB':>8}  bars"
    print(head + "\n" + "-" * (len(head) + 20))
    for row in rows:
        print(f"{row['name']:<26}{statistics.median(row['seconds']):>10.3f}"
              f"{min(row['seconds']):>10.3f}{min(row['processor']):>10.3f}"
              f"{row['megabytes']:>8.0f}  {verdict(row)}".rstrip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--emic", default=measure.ROOT / "build" / "release" / "cli" / "emic")
    parser.add_argument("--folder", type=Path, default=measure.ROOT / "build" / "bench" / "tables")
    parser.add_argument("--sizes", default="1,10", help="millions of codings (default: 1,10)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--again", action="store_true", help="make the studies anew")
    parser.add_argument("--json", type=Path, help="figures go there, too")
    arguments = parser.parse_args()
    emic = shutil.which(str(arguments.emic)) or sys.exit(f"no command {arguments.emic}")
    emic = str(Path(emic).resolve())
    result = {}
    for millions in map(int, arguments.sizes.split(",")):
        folder = arguments.folder / f"million-{millions}"
        folder.mkdir(parents=True, exist_ok=True)
        if arguments.again:
            (folder / "study.emic").unlink(missing_ok=True)
        if not (folder / "study.emic").exists():
            make_study(emic, folder, millions)
        rows = [step_row(emic, folder, step, arguments.runs) for step in STEPS[millions]]
        rows.insert(1, sqlite_row(folder, 1 if millions > 1 else arguments.runs))
        show(rows, millions, arguments.runs)
        result[millions] = rows
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
