#!/usr/bin/env python3
"""emic table cooccurrence on the raids study, against a count of its own over what the command
exports: codings, and turns with their positions."""
import csv
import io
import itertools
import math
import os
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

ROOT = Path(os.environ["EMIC_ROOT"])
RAIDS = ROOT / "examples" / "raids-study"
WINDOW = 3


def emic(folder, *words):
    return subprocess.run(["emic", "--quiet", *words], cwd=folder, check=True,
                          capture_output=True, text=True).stdout


def rows_of(folder, *words):
    return list(csv.DictReader(io.StringIO(emic(folder, *words, "--format", "csv"))))


def ancestors(code):
    parts = code.split("/")
    return ["/".join(parts[:i]) for i in range(1, len(parts) + 1)]


def read_study(folder):
    """Turns of participants and codings, of each document."""
    codings, turns = {}, {}
    for row in rows_of(folder, "coding", "list"):
        if row["polarity"] != "contradicts":
            codings.setdefault(row["document"], []).append(
                (int(row["start"]), int(row["end"]), row["code"]))
    for row in rows_of(folder, "document", "list"):
        shown = rows_of(folder, "document", "show", row["document"])
        turns[row["document"]] = [(int(t["start"]), int(t["end"])) for t in shown
                                  if t["role"] == "participant"]
    return codings, turns


def units_of(codings, turns, unit, own):
    """A set of codes for each unit."""
    units = []
    for document, spans in turns.items():
        said = [set() for _ in spans]
        for start, end, code in codings.get(document, []):
            for codes, (begin, stop) in zip(said, spans):
                if start < stop and begin < end:
                    codes.update([code] if own else ancestors(code))
        if unit == "documents":
            said = [set().union(*({code} if own else ancestors(code)
                                  for _, _, code in codings.get(document, [])))]
        elif unit == "within":
            said = [set().union(*said[i:i + WINDOW + 1]) for i in range(len(said))]
        units += said
    return units


def expected(units, own, least):
    """{(code, code): (n1, n2, both, N, jaccard, overlap, phi squared with its sign, lift)}"""
    having = {}
    for i, codes in enumerate(units):
        for code in codes:
            having.setdefault(code, set()).add(i)
    found, size = {}, len(units)
    for a, b in itertools.combinations(sorted(having), 2):
        if not own and (a in ancestors(b) or b in ancestors(a)):
            continue
        one, other, both = len(having[a]), len(having[b]), len(having[a] & having[b])
        if both < least:
            continue
        spread = one * (size - one) * other * (size - other)
        found[a, b] = (one, other, both, size, Fraction(both, one + other - both),
                       Fraction(both, min(one, other)),
                       (size * both - one * other) / math.sqrt(spread) if spread else None,
                       Fraction(size * both, one * other))
    return found


def compare(rows, wanted, key):
    """What differs; the rows must fall by the measure `key`."""
    problems, previous = [], math.inf
    for row in rows:
        pair, counts = (row["code_1"], row["code_2"]), [int(row[k]) for k in ("n_1", "n_2")]
        if pair[0] > pair[1]:
            pair, counts = pair[::-1], counts[::-1]
        right = wanted.pop(pair, None)
        numbers = [row[k] for k in ("jaccard", "overlap", "phi", "lift")]
        told = (*counts, int(row["n_both"]), int(row["N"]), *numbers)
        if not right or told[:4] != right[:4] or any(
                (text == "") != (value is None) or
                (text and abs(float(text) - float(value)) > 6e-7)
                for text, value in zip(numbers, right[4:])):
            problems.append(f"{pair}: {told}, not {right}")
        if float(row[key]) > previous:
            problems.append(f"{pair}: out of order")
        previous = float(row[key])
    return problems + [f"{pair} is missing" for pair in wanted]


def main():
    with tempfile.TemporaryDirectory() as folder:
        emic(folder, "init", "study.emic")
        emic(folder, "participant", "load", RAIDS / "participants.csv")
        emic(folder, "import", "--pseudonymized", RAIDS / "transcripts")
        emic(folder, "codebook", "load", ROOT / "codebooks" / "raids-study.yaml")
        emic(folder, "coding", "load", RAIDS / "codings.csv")
        codings, turns = read_study(folder)
        assert len(turns) == 46 and sum(map(len, codings.values())) > 1000
        pairs = 0
        for unit, own, least, key in itertools.product(
                ("turns", "documents", "within"), (False, True), (1, 4), ("jaccard", "n_both")):
            words = ["--within", str(WINDOW)] if unit == "within" else ["--unit", unit]
            words += ["--least", str(least), "--measure", {"n_both": "count"}.get(key, key)]
            rows = rows_of(folder, "table", "cooccurrence", *words, *["--own"][:own])
            wanted = expected(units_of(codings, turns, unit, own), own, least)
            assert wanted, f"nothing comes together: {words}"
            pairs += len(rows)
            problems = compare(rows, wanted, key)
            if problems:
                print(f"{' '.join(words)} own={own}:", *problems[:10], sep="\n")
                return 1
    assert pairs > 1000
    print(f"{pairs} pairs agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
