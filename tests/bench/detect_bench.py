#!/usr/bin/env python3
"""Recall and precision of the detectors of patterns, kind by kind, and their speed.

    tests/bench/detect_bench.py FILE [--lines FIRST:LAST] [--library build/release/lib/libemic.a]
                                [--probe PROGRAM] [--json] [--misses KIND]

FILE holds one document a line: {"id", "text", "mentions": [{"start", "end", "type"}]}, positions in
code points, half-open. --lines counts from one, both ends included. A mention counts as found when
every token of it is covered by candidates, of the kinds that fit it ("recall") or of any kind
("any"). A candidate counts as right when it overlaps a mention of a type that fits its kind.
"chars" is the share of the mentions' letters and digits that any candidate covers."""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LIBRARIES = ["libutf8proc", "sqlite3", "libzip", "zlib", "yaml-0.1", "libsodium", "libpcre2-8",
             "xlsxwriter"]
# Types of the mentions, the kinds that fit them, and the types that make these kinds right.
ROWS = [
    ("EMAIL_ADDRESS", {"email"}, {"EMAIL_ADDRESS"}),
    ("DOMAIN_NAME", {"url"}, {"DOMAIN_NAME"}),
    ("CREDIT_CARD", {"card"}, {"CREDIT_CARD"}),
    ("IBAN_CODE", {"iban"}, {"IBAN_CODE"}),
    ("US_SSN", {"ssn"}, {"US_SSN"}),
    ("IP_ADDRESS", {"ip"}, {"IP_ADDRESS"}),
    ("PHONE_NUMBER", {"phone"}, {"PHONE_NUMBER"}),
    ("DATE_TIME", {"date", "birth-year"}, {"DATE_TIME"}),
    ("AGE", {"age"}, {"AGE"}),
    ("STREET_ADDRESS", {"address", "postcode"}, {"STREET_ADDRESS", "ZIP_CODE"}),
    ("ZIP_CODE", {"address", "postcode"}, {"STREET_ADDRESS", "ZIP_CODE"}),
    ("US_DRIVER_LICENSE", {"id", "number"}, {"US_DRIVER_LICENSE"}),
]
TOKEN = re.compile(r"\w+")


def build_probe(library, folder):
    """Compiles the probe against the static library of a build."""
    program = os.path.join(folder, "detect_probe")
    flags = subprocess.run(["pkg-config", "--libs", *LIBRARIES], check=True, text=True,
                           capture_output=True).stdout.split()
    subprocess.run([os.environ.get("CC", "cc"), "-std=c17", "-D_POSIX_C_SOURCE=200809L", "-O2",
                    "-I" + os.path.join(ROOT, "lib"),
                    os.path.join(ROOT, "tests/bench/detect_probe.c"), library, *flags, "-lm",
                    "-o", program], check=True)
    return program


def run_probe(program, texts, *arguments):
    data = b"".join(b"%d\n%s" % (len(t), t) for t in (text.encode() for text in texts))
    done = subprocess.run([program, *arguments], input=data, check=True, capture_output=True)
    return done.stdout.decode().splitlines()


def candidates_of(line):
    items = (item.split(":") for item in line.split())
    return [(int(start), int(end), kind) for start, end, kind in items]


def tokens_of(text, start, end):
    return [(start + m.start(), start + m.end()) for m in TOKEN.finditer(text[start:end])]


def is_found(text, mention, candidates):
    covered = set()
    for start, end, _ in candidates:
        covered.update(range(start, end))
    tokens = tokens_of(text, mention["start"], mention["end"])
    return all(at in covered for start, end in tokens for at in range(start, end))


def covered_letters(text, mention, candidates):
    places = [at for at in range(mention["start"], mention["end"]) if text[at].isalnum()]
    return len(places), sum(any(s <= at < e for s, e, _ in candidates) for at in places)


def measure_row(documents, row, misses):
    kind, kinds, right_types = row
    total = found = found_any = letters = covered = given = right = 0
    for document, candidates in documents:
        text = document["text"]
        near = [c for c in candidates if c[2] in kinds]
        for mention in (m for m in document["mentions"] if m["type"] == kind):
            total += 1
            hit = is_found(text, mention, near)
            found += hit
            found_any += is_found(text, mention, candidates)
            all_letters, some = covered_letters(text, mention, candidates)
            letters += all_letters
            covered += some
            if not hit and misses == kind:
                print("missed", repr(text[max(0, mention["start"] - 30):mention["end"] + 20]),
                      near, file=sys.stderr)
        for start, end, _ in near:
            given += 1
            fits = any(m["type"] in right_types and start < m["end"] and m["start"] < end
                       for m in document["mentions"])
            right += fits
            if not fits and misses == kind:
                print("wrong", repr(text[max(0, start - 20):start]), repr(text[start:end]),
                      repr(text[end:end + 15]), file=sys.stderr)
    share = lambda a, b: round(a / b, 4) if b else None
    return {"type": kind, "mentions": total, "recall": share(found, total),
            "any": share(found_any, total), "chars": share(covered, letters),
            "candidates": given, "precision": share(right, given)}


def print_table(result):
    names = ["type", "mentions", "recall", "any", "chars", "candidates", "precision"]
    print(f"{result['documents']} documents, lines {result['lines']}")
    print("{:18} {:>8} {:>7} {:>7} {:>7} {:>10} {:>9}".format(*names))
    for row in result["rows"]:
        cells = ["-" if row[n] is None else f"{row[n]:.3f}" if isinstance(row[n], float) else row[n]
                 for n in names]
        print("{:18} {:>8} {:>7} {:>7} {:>7} {:>10} {:>9}".format(*cells))
    print(f"scan {result['mb_per_second']} MB/s (tokens alone {result['token_mb_per_second']} MB/s)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--lines", default="1:")
    parser.add_argument("--library", default=os.path.join(ROOT, "build/release/lib/libemic.a"))
    parser.add_argument("--probe")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses")
    given = parser.parse_args()
    first, last = given.lines.split(":")
    with open(given.file, encoding="utf-8") as file:
        lines = file.readlines()[int(first or 1) - 1:int(last) if last else None]
    documents = [json.loads(line) for line in lines]
    texts = [document["text"] for document in documents]
    with tempfile.TemporaryDirectory() as folder:
        program = given.probe or build_probe(given.library, folder)
        found = [candidates_of(line) for line in run_probe(program, texts)]
        size = sum(len(text.encode()) for text in texts)
        rounds = max(1, 50_000_000 // max(size, 1))
        speed, tokens, _ = run_probe(program, texts, str(rounds))[0].split()
    pairs = list(zip(documents, found, strict=True))
    result = {"version": 1, "file": os.path.basename(given.file), "lines": given.lines,
              "documents": len(documents),
              "rows": [measure_row(pairs, row, given.misses) for row in ROWS],
              "mb_per_second": float(speed), "token_mb_per_second": float(tokens)}
    if given.json:
        print(json.dumps(result, indent=1))
    else:
        print_table(result)


if __name__ == "__main__":
    main()
