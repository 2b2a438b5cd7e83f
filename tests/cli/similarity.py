#!/usr/bin/env python3
"""emic table similarity on the raids study, against a clustering of its own that looks at all pairs
of members anew at every step, in exact fractions, over the codings that the command exports."""
import csv
import io
import itertools
import math
import os
import re
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

ROOT = Path(os.environ["EMIC_ROOT"])
RAIDS = ROOT / "examples" / "raids-study"


def emic(folder, *words):
    return subprocess.run(["emic", "--quiet", *words], cwd=folder, check=True,
                          capture_output=True, text=True).stdout


def rows_of(folder, *words):
    return list(csv.DictReader(io.StringIO(emic(folder, *words, "--format", "csv"))))


def alike(a, b, columns, measure):
    both, one, other = len(a & b), len(a), len(b)
    if measure == "jaccard":
        return Fraction(both, one + other - both)
    if measure == "sorensen":
        return Fraction(2 * both, one + other)
    # Rounded, so that equal correlations are equal: they are told with six decimals.
    return Fraction(round(10**13 * (columns * both - one * other) / math.sqrt(
        one * (columns - one) * other * (columns - other))), 10**13)


def cluster(items, columns, measure, linkage):
    """Steps (left, right, similarity, size): names, or numbers of earlier steps."""
    values = {(a, b): alike(items[a], items[b], columns, measure)
              for a, b in itertools.product(items, items) if a != b}
    clusters = [(name, [name]) for name in sorted(items, key=str.encode)]
    steps = []

    def linked(pair):
        found = [values[x, y] for x in clusters[pair[0]][1] for y in clusters[pair[1]][1]]
        return min(found) if linkage == "complete" else sum(found) / len(found)

    while len(clusters) > 1:
        best, value = None, None
        for pair in itertools.combinations(range(len(clusters)), 2):
            now = linked(pair)
            if best is None or now > value + Fraction(1, 10**12):
                best, value = pair, now
        left, right = clusters[best[0]], clusters[best[1]]
        members = left[1] + right[1]
        steps.append((left[0], right[0], value, len(members)))
        clusters[best[0]] = (len(steps), members)
        del clusters[best[1]]
    return steps


def leaves_of(newick):
    """How deep each leaf lies under the root: in these trees all lie equally deep."""
    depth, stack, found = {}, [[]], []
    for token in re.findall(r"[(),;]|:[\d.]+|[^(),:;]+", newick):
        if token == "(":
            stack.append([])
        elif token == ")":
            found = stack.pop()
            stack[-1] += found
        elif token.startswith(":"):
            for leaf in found:
                depth[leaf] += float(token[1:])
        elif token not in ",;":
            found = [token.strip("'")]
            depth[found[0]] = 0.0
            stack[-1].append(found[0])
    return depth


def compare(rows, steps, names):
    problems = []
    for row, (left, right, value, size) in zip(rows, steps):
        told = (row["left"] or int(row["left_step"]), row["right"] or int(row["right_step"]))
        if told != (left, right) or int(row["size"]) != size or \
                abs(float(row["similarity"]) - float(value)) > 6e-7:
            problems.append(f"step {row['step']}: {row}, not {(left, right, float(value), size)}")
    if len(rows) != len(steps):
        problems.append(f"{len(rows)} steps, not {len(steps)}")
    depths = leaves_of(rows[-1]["newick"])
    height = (1 - float(steps[-1][2])) / 2
    if set(depths) != set(names) or any(abs(d - height) > 1e-4 for d in depths.values()):
        problems.append("the tree has other leaves, or not all as deep as the last step")
    return problems


def main():
    with tempfile.TemporaryDirectory() as folder:
        emic(folder, "init", "study.emic")
        emic(folder, "participant", "load", RAIDS / "participants.csv")
        emic(folder, "import", "--pseudonymized", RAIDS / "transcripts")
        emic(folder, "codebook", "load", ROOT / "codebooks" / "raids-study.yaml")
        emic(folder, "coding", "load", RAIDS / "codings.csv")
        documents, codes = {}, {}
        for row in rows_of(folder, "coding", "list"):
            if row["polarity"] != "contradicts":
                documents.setdefault(row["document"], set()).add(row["code"])
                codes.setdefault(row["code"], set()).add(row["document"])
        assert len(documents) == 46 and len(codes) > 50
        for of, measure, linkage in itertools.product(
                (("documents",), ("codes", "--unit", "documents")),
                ("jaccard", "sorensen", "pearson"), ("complete", "average")):
            items, columns = (documents, len(codes)) if len(of) == 1 else (codes, 46)
            items = {name: row for name, row in items.items()
                     if measure != "pearson" or len(row) < columns}
            rows = rows_of(folder, "table", "similarity", "--of", *of, "--measure", measure,
                           "--linkage", linkage)
            problems = compare(rows, cluster(items, columns, measure, linkage), items)
            if problems:
                print(f"{of[0]} {measure} {linkage}:", *problems[:5], sep="\n")
                return 1
    print("12 trees agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
