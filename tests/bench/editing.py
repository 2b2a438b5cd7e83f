#!/usr/bin/env python3
"""How long it takes to open a study, to code, and to take things back, on the study that finding.py
makes: 1,000 transcripts, 7 million words and 200,000 codings. By hand only.

    tests/bench/editing.py --emic build/release/cli/emic [--corpus FOLDER] [--json FILE]"""
import argparse
import json
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import finding
import measure

RULE = "often"
PATTERN = r"\bwaited\b"
LEAST = 20_000  # codings that the rule must make


def timed(emic, folder, words):
    began = time.perf_counter()
    done = subprocess.run([emic, "--study", "study.emic", *words], cwd=folder, capture_output=True,
                          text=True)
    taken = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"emic {' '.join(words)}: {done.stderr.strip()}")
    return taken, done.stdout


def codings_by_rule(emic, folder):
    listed = timed(emic, folder, ["rule", "list", "--format", "json"])[1]
    table = json.loads(listed)
    return next(row["codings"] for row in table["rows"] if row["rule"] == RULE)


def run_once(emic, folder, turn):
    """Seconds of each step; the study is in the end as it was."""
    times = {}
    document = sorted(path.stem for path in (folder / "transcripts").iterdir())[turn]
    times["open, and the codebook"] = timed(emic, folder, ["codebook", "show"])[0]
    add = ["coding", "add", document, "--code", "work/contract", "--coder", "bench"]
    times["coding add --span"] = timed(emic, folder, [*add, "--span", "201:260"])[0]
    times["coding add --turn"] = timed(emic, folder, [*add, "--turn", "5"])[0]
    times["undo of a coding"] = timed(emic, folder, ["undo"])[0]
    times["redo of a coding"] = timed(emic, folder, ["redo"])[0]
    timed(emic, folder, ["rule", "add", RULE, "--pattern", PATTERN, "--code", "work/contract"])
    times["rule apply"] = timed(emic, folder, ["rule", "apply", RULE, "--coder", "bench"])[0]
    made = codings_by_rule(emic, folder)
    times["undo of a rule"] = timed(emic, folder, ["undo"])[0]
    times["redo of a rule"] = timed(emic, folder, ["redo"])[0]
    for _ in range(4):
        timed(emic, folder, ["undo"])
    times["log"] = timed(emic, folder, ["log", "--limit", "5"])[0]
    return times, made


BARS = {"open, and the codebook": 0.020, "coding add --span": 0.020, "coding add --turn": 0.020,
        "undo of a rule": 1.0}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--emic", default=measure.ROOT / "build" / "release" / "cli" / "emic")
    parser.add_argument("--folder", type=Path, default=measure.ROOT / "build" / "bench" / "finding")
    parser.add_argument("--corpus", type=Path, help="a corpus that is there already")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, help="figures go there, too")
    arguments = parser.parse_args()
    emic = shutil.which(str(arguments.emic)) or sys.exit(f"no command {arguments.emic}")
    emic = str(Path(emic).resolve())
    finding.prepare(emic, arguments.folder, arguments.corpus)
    runs, made = [], 0
    for turn in range(arguments.runs):
        times, made = run_once(emic, arguments.folder, turn)
        runs.append(times)
    if made < LEAST:
        sys.exit(f"the rule made {made} codings, too few to tell anything")
    print(f"\n{arguments.runs} runs, seconds: median and least; the rule made {made:,} codings\n")
    for name in runs[0]:
        figures = [times[name] for times in runs]
        middle, bar = statistics.median(figures), BARS.get(name)
        told = f"  < {bar * 1000:.0f} ms: {'yes' if middle < bar else 'NO'}" if bar else ""
        print(f"{name:<26}{middle:>9.4f}{min(figures):>9.4f}{told}")
    if arguments.json:
        arguments.json.write_text(json.dumps({"runs": runs, "codings": made}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
