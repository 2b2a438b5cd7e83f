#!/usr/bin/env python3
"""Times the commands of a study on a synthetic corpus; tests/bench/run.sh builds what it times.

Beside each command stands, where there is one, the time that the sqlite3 program takes to store the
same rows on the same disk in the same minute: seconds differ between machines and hours, ratios less.
Memory counts from about 16 MB, which is this program's own before it becomes the other."""
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

ROOT = Path(__file__).resolve().parents[2]
MAKER = ROOT.parent / "shared" / "corpus" / "make_corpus.py"

# What a command may take at most on 1,000 transcripts, in seconds; memory in MB.
BARS = {"import": 1.3, "coding load": 0.6, "table frequency": 0.030, "report": 5}
BAR_MEMORY = 150

CLAIMS = """id,statement,where,query,relation,expected,source,note
A,everybody,,count(age > 0),>=,1,bench,
B,care,,count(code:care),>=,1,bench,
C,not everything,,count(code:work and code:money and not code:school),>=,0,bench,
D,regions,,distinct(region),>=,2,bench,
"""


def make_corpus(folder, size):
    if not (folder / "manifest.json").exists():
        if not MAKER.exists():
            sys.exit(f"the program that makes the corpus is not here: {MAKER}; name one with --maker")
        subprocess.run([sys.executable, MAKER, folder, "--docs", str(size), "--jobs", "2"],
                       check=True, stdout=subprocess.DEVNULL)
    write_codebook(folder)
    (folder / "claims.csv").write_text(CLAIMS)
    write_sql(folder)


def write_codebook(folder):
    """codebook.csv (code,parent,description; a code is a path) as YAML."""
    children = {}
    with open(folder / "codebook.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = row["code"].rsplit("/", 1)[-1]
            children.setdefault(row["parent"], []).append((name, row["description"]))
    with open(folder / "codebook.yaml", "w", encoding="utf-8") as file:
        file.write("codebook: corpus\ncodes:\n")
        for parent, codes in children.items():
            file.write(f"  - code: {json.dumps(parent)}\n    level: 3\n    codes:\n")
            for name, brief in codes:
                file.write(f"      - code: {json.dumps(name)}\n        brief: {json.dumps(brief)}\n")


def write_sql(folder):
    """What the sqlite3 program does for comparison: the texts with a full-text index; the codings
    with a unique index."""
    names = sorted(path.name for path in (folder / "transcripts").iterdir())
    with open(folder / "texts.sql", "w") as file:
        file.write("PRAGMA cache_size = -32768;\n"
                   "CREATE TABLE text(id INTEGER PRIMARY KEY, name TEXT UNIQUE, text TEXT);\n"
                   "CREATE VIRTUAL TABLE words USING fts5(text, content='text',"
                   " content_rowid='id', tokenize='unicode61 remove_diacritics 2');\nBEGIN;\n")
        for name in names:
            file.write(f"INSERT INTO text(name, text) VALUES ('{name}',"
                       f" CAST(readfile('transcripts/{name}') AS TEXT));\n")
        file.write("INSERT INTO words(rowid, text) SELECT id, text FROM text;\nCOMMIT;\n")
    (folder / "codings.sql").write_text(
        "PRAGMA cache_size = -32768;\n"
        "CREATE TABLE coding(document TEXT, start INTEGER, stop INTEGER, code TEXT, coder TEXT);\n"
        "CREATE UNIQUE INDEX once ON coding(document, code, coder, start, stop);\n"
        ".mode csv\n.import --skip 1 codings.csv coding\n")


def run(words, folder, stdin=None):
    """(seconds, seconds of processor, MB) of one program; it must succeed."""
    with open(os.devnull, "w") as nothing:
        began = time.perf_counter()
        process = subprocess.Popen(words, cwd=folder, stdin=stdin or subprocess.DEVNULL,
                                   stdout=nothing, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}: {process.stderr.read().decode()}")
    process.stderr.close()
    memory = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return taken, usage.ru_utime + usage.ru_stime, memory


def row_of(name, figures):
    return {"name": name, "seconds": [figure[0] for figure in figures],
            "processor": [figure[1] for figure in figures],
            "megabytes": max(figure[2] for figure in figures)}


def steps(emic):
    """(name, command, study to start from, study to keep): a study is stored between the steps."""
    study = [emic, "--study", "work.emic", "--quiet"]
    table = study + ["table", "frequency"]
    return [
        ("import", study + ["import", "--pseudonymized", "transcripts"], "empty", "texts"),
        ("coding load", study + ["coding", "load", "codings.csv"], "texts", "coded"),
        ("table frequency", table, "coded", None),
        ("  --unit documents", table + ["--unit", "documents"], "coded", None),
        ("  --unit segments", table + ["--unit", "segments"], "coded", None),
        ("  --unit turns", table + ["--unit", "turns"], "coded", None),
        ("  --unit characters", table + ["--unit", "characters"], "coded", None),
        ("claim check", study + ["claim", "check", "claims.csv"], "coded", None),
        ("coding list --csv", study + ["coding", "list", "--format", "csv"], "coded", None),
        ("check", study + ["check"], "coded", None),
        ("report", study + ["report", "--output", "report.html", "--force"], "coded", None),
        ("archive create", study + ["archive", "create", "out.zip", "--force"], "coded", None),
        ("archive verify", [emic, "archive", "verify", "out.zip"], "coded", None),
        ("archive reproduce", [emic, "archive", "reproduce", "out.zip"], "coded", None),
    ]


def start_from(folder, name):
    for beside in folder.glob("work.emic*"):
        beside.unlink()
    shutil.copy(folder / f"{name}.study", folder / "work.emic")


def time_step(step, folder, runs):
    name, words, start, keep = step
    figures = []
    start_from(folder, start)
    for _ in range(runs):
        if keep:
            start_from(folder, start)
        figures.append(run(words, folder))
    if keep:
        shutil.copy(folder / "work.emic", folder / f"{keep}.study")
    return row_of(name, figures)


def time_sqlite(name, script, folder, runs):
    figures = []
    for _ in range(runs):
        (folder / "raw.db").unlink(missing_ok=True)
        with open(folder / script) as file:
            figures.append(run(["sqlite3", "raw.db"], folder, stdin=file))
    return row_of(name, figures)


def prepare(emic, folder):
    for old in list(folder.glob("*.study")) + list(folder.glob("work.emic*")):
        old.unlink()
    for words in (["init", "work.emic"], ["participant", "load", "participants.csv"],
                  ["codebook", "load", "codebook.yaml"]):
        run([emic, "--quiet"] + (["--study", "work.emic"] if words[0] != "init" else []) + words,
            folder)
    shutil.copy(folder / "work.emic", folder / "empty.study")


def measure(emic, folder, runs):
    """The rows of one size, each with the row it is compared with."""
    prepare(emic, folder)
    rows = []
    for step in steps(emic):
        rows.append(time_step(step, folder, runs))
        if step[0] == "import":
            rows.append(time_sqlite("  sqlite3: texts, index", "texts.sql", folder, runs))
        if step[0] == "coding load":
            rows.append(time_sqlite("  sqlite3: rows, index", "codings.sql", folder, runs))
    for i, row in enumerate(rows[:-1]):
        if rows[i + 1]["name"].startswith("  sqlite3"):
            row["ratio"] = statistics.median(row["seconds"]) / statistics.median(
                rows[i + 1]["seconds"])
    return rows


def verdict(row, size):
    bar = BARS.get(row["name"]) if size == 1000 else None
    if bar is None:
        return ""
    fits = statistics.median(row["seconds"]) < bar and row["megabytes"] < BAR_MEMORY
    return f"< {bar:g} s, < {BAR_MEMORY} MB: {'yes' if fits else 'NO'}"


def show(rows, size, runs):
    print(f"\n{size} transcripts, {runs} runs\n")
    head = f"{'':<24}{'median s':>10}{'min s':>10}{'cpu s':>10}{'MB':>8}{'x sqlite3':>11}  bar"
    print(head + "\n" + "-" * (len(head) + 26))
    for row in rows:
        ratio = f"{row['ratio']:.2f}" if "ratio" in row else ""
        print(f"{row['name']:<24}{statistics.median(row['seconds']):>10.4f}"
              f"{min(row['seconds']):>10.4f}{min(row['processor']):>10.4f}"
              f"{row['megabytes']:>8.0f}{ratio:>11}"
              f"  {verdict(row, size)}".rstrip())


def main():
    global MAKER
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--emic", default=ROOT / "build" / "release" / "cli" / "emic")
    parser.add_argument("--sizes", default="46,1000", help="transcripts (default: 46,1000)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--maker", type=Path, default=MAKER, help="the program that makes corpora")
    parser.add_argument("--json", type=Path, help="figures go there (default: FOLDER/bench.json)")
    arguments = parser.parse_args()
    MAKER = arguments.maker
    emic = str(Path(arguments.emic).resolve())
    version = subprocess.run([emic, "--version"], check=True, capture_output=True, text=True).stdout
    result = {"version": version.strip(), "runs": arguments.runs, "sizes": {}}
    for size in map(int, arguments.sizes.split(",")):
        folder = arguments.folder / f"corpus-{size}"
        make_corpus(folder, size)
        rows = measure(emic, folder, arguments.runs)
        show(rows, size, arguments.runs)
        result["sizes"][size] = rows
    path = arguments.json or arguments.folder / "bench.json"
    path.write_text(json.dumps(result, indent=1) + "\n")
    print(f"\nFigures: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
