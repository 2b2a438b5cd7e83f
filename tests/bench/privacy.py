#!/usr/bin/env python3
"""All figures of the privacy part in one run: each bench's own, and the way of a 7 MB corpus from raw
files into a study. By hand only: times say something of this machine alone.

    tests/bench/privacy.py [--build build/release] [--deid FOLDER] [--only NAME ...] [--json]

Without a build it makes one with the preset release. FOLDER holds gum-dev.jsonl and
presidio-dev.jsonl (else ../shared/deid); what needs them is skipped without. The end-to-end times
leave out the derivation of the key, which is made to cost nothing: emic's own takes about a second.
All people are made up."""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ["libutf8proc", "sqlite3", "libzip", "zlib", "yaml-0.1", "libsodium", "libpcre2-8",
            "xlsxwriter"]
DOCUMENTS, TURNS, PEOPLE = 120, 268, 1000
WORDS = "night bus driver stop light road rain depot shift sleep door window friend map".split()


def compile_program(source, build, folder):
    """A bench or a test's program, against the static library."""
    program = Path(folder) / Path(source).stem
    libraries = subprocess.run(["pkg-config", "--libs", *PACKAGES], capture_output=True, text=True,
                               check=True).stdout.split()
    subprocess.run(["cc", "-O2", "-std=c17", "-D_POSIX_C_SOURCE=200809L", f"-I{ROOT}/lib", "-o",
                    program, ROOT / source, build / "lib/libemic.a", "-lm", *libraries], check=True)
    return str(program)


# --- From raw files into a study -------------------------------------------------------------------


def syllables(chance, count):
    return "".join(chance.choice("bdfgklmnprstvw") + chance.choice("aeiou") for _ in range(count))


def write_corpus(chance):
    """raw/ and roster.csv; two names of the roster in each turn. Gives the bytes of raw/."""
    people = sorted({f"{syllables(chance, 3).title()} {syllables(chance, 4).title()}"
                     for _ in range(2 * PEOPLE)})[:PEOPLE]
    Path("roster.csv").write_text("\n".join(["real_name", *people, ""]))
    os.mkdir("raw")
    total = 0
    for document in range(DOCUMENTS):
        turns = []
        for turn in range(TURNS):
            words = chance.choices(WORDS, k=33)
            words[7] = chance.choice(people)
            words[25] = chance.choice(people)
            who = "INTERVIEWER" if turn % 2 else "TEBBE"
            turns.append(f"{who}: {' '.join(words)}.\n")
        total += Path(f"raw/D{document:03}.txt").write_text("\n".join(turns))
    return total


def measured(*words):
    """Seconds, those of the processor, and the most memory in MB; refuses a command that fails."""
    began = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read().decode()
    _, code, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(code)
    taken = time.monotonic() - began
    if process.returncode != 0:
        sys.exit(f"{' '.join(words)}: exit {process.returncode}: {said}")
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run_end_to_end(build, folder, _deid):
    make_vault = compile_program("tests/cli/privacy_vault.c", build, folder)
    emic = str((build / "cli/emic").resolve())
    found = {}
    home = os.getcwd()
    os.chdir(folder)
    Path("key").write_text("seven old lanterns drift\n")
    os.chmod("key", 0o600)
    size = write_corpus(random.Random(1))
    subprocess.run([make_vault, "study.vault", "key", "0"], check=True)
    subprocess.run([emic, "init", "study.emic", "--quiet"], check=True)
    found["corpus MB"] = size / 1e6
    for name, words in [("roster load", ["roster", "load", "roster.csv"]),
                        ("scan", ["privacy", "scan", "raw"]), ("import", ["import", "raw"])]:
        seconds, processor, memory = measured(emic, *words, "--key-file", "key")
        found[f"{name} s"] = seconds
        found[f"{name} processor s"] = processor
        found[f"{name} peak MB"] = memory
    check = subprocess.run([emic, "privacy", "check", "study.emic", "--key-file", "key"],
                           capture_output=True)
    found["leaks in the study"] = 0 if check.returncode == 0 else check.stdout.decode()
    os.chdir(home)
    return found


# --- The benches -----------------------------------------------------------------------------------


def run_python(script, data):
    def run(build, _folder, deid):
        path = deid / data
        if not path.exists():
            return f"skipped: {path} is not here"
        done = subprocess.run([sys.executable, ROOT / "tests/bench" / script, path, "--library",
                               build / "lib/libemic.a", "--json"], capture_output=True, text=True)
        return json.loads(done.stdout) if done.returncode == 0 else f"failed: {done.stderr}"
    return run


def run_c(name, *words):
    """With --json or into a JSON file where the bench can; else what it prints."""
    def run(build, folder, _deid):
        program = compile_program(f"tests/bench/{name}.c", build, folder)
        done = subprocess.run([program, *(word.format(folder) for word in words)],
                              capture_output=True, text=True, cwd=ROOT)
        if done.returncode != 0:
            return f"failed: {done.stderr or done.stdout}"
        written = Path(folder) / f"{name}.json"
        text = written.read_text() if written.exists() else done.stdout
        try:
            return json.loads(text)
        except ValueError:
            return text
    return run


BENCHES = {
    "patterns": run_python("detect_bench.py", "presidio-dev.jsonl"),
    "names": run_python("names_bench.py", "gum-dev.jsonl"),
    "variants": run_c("variant_bench", "--json"),
    "leaks": run_c("leak_bench", "{}/planted", "{}/leak_bench.json"),
    "replacing": run_c("replace_bench"),
    "end to end": run_end_to_end,
}


def print_figures(found, depth=1):
    if isinstance(found, dict):
        for name, value in found.items():
            if isinstance(value, (dict, list)):
                print(f"{'  ' * depth}{name}")
                print_figures(value, depth + 1)
            else:
                shown = f"{value:.4g}" if isinstance(value, float) else value
                print(f"{'  ' * depth}{name:<{40 - 2 * depth}} {shown}")
    elif isinstance(found, list):
        for item in found:
            plain = isinstance(item, dict) and not any(isinstance(x, (dict, list))
                                                       for x in item.values())
            if plain:
                print("  " * depth + "  ".join(f"{key} {value}" for key, value in item.items()))
            else:
                print_figures(item, depth)
    else:
        for line in str(found).splitlines():
            print("  " * depth + line)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--build", type=Path)
    parser.add_argument("--deid", type=Path, default=ROOT.parent / "shared/deid")
    parser.add_argument("--only", nargs="+", choices=list(BENCHES), default=list(BENCHES))
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    build = arguments.build
    if build is None:
        build = ROOT / "build/release"
        subprocess.run(["cmake", "--preset", "release"], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run(["cmake", "--build", build], check=True, stdout=subprocess.DEVNULL)
    found = {}
    for name in arguments.only:
        with tempfile.TemporaryDirectory() as folder:
            found[name] = BENCHES[name](build.resolve(), folder, arguments.deid)
        if not arguments.json:
            print(f"{name}:")
            print_figures(found[name])
    if arguments.json:
        json.dump(found, sys.stdout, indent=1)
        print()
    return any(isinstance(value, str) and value.startswith("failed") for value in found.values())


if __name__ == "__main__":
    sys.exit(main())
