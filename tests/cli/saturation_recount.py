#!/usr/bin/env python3
"""Saturation of the raids study, counted again: the curve, the runs, the exact expectation and
Chao2 in fractions from the files alone, the median of the shuffles with its own SplitMix64."""
import csv
import io
import os
import statistics
import subprocess
import sys
import tempfile
from fractions import Fraction
from math import comb, inf
from pathlib import Path

ROOT = Path(os.environ["EMIC_ROOT"])
RAIDS = ROOT / "examples" / "raids-study"
WORD = 2**64


def emic(folder, *words):
    return subprocess.run(["emic", "--quiet", *words], cwd=folder, check=True,
                          capture_output=True, text=True).stdout


def read(name):
    with open(RAIDS / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class SplitMix:
    """The generator, as its paper gives it."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % WORD
        mixed = self.state
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 % WORD
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % WORD
        return mixed ^ mixed >> 31

    def below(self, bound):
        limit = WORD - 1 - (WORD - 1) % bound
        while True:
            drawn = self.next()
            if drawn < limit:
                return drawn % bound

    def shuffled(self, items):
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items


def new_codes(order, codes):
    seen, fresh = set(), []
    for name in order:
        fresh.append(len(codes[name] - seen))
        seen |= codes[name]
    return fresh


def point_of(fresh, base, run, percent):
    for read_ in range(base, len(fresh) - run + 1):
        if Fraction(sum(fresh[read_:read_ + run]), sum(fresh[:base])) <= Fraction(percent, 100):
            return read_
    return inf


def recount(order, codes, base, run, percent, seed):
    """What every row of a series says, by column."""
    size, fresh = len(order), new_codes(order, codes)
    counts = [sum(code in codes[name] for name in order)
              for code in set().union(*(codes[name] for name in order))]
    expected = [sum(1 - Fraction(comb(size - f, n), comb(size, n)) for f in counts)
                for n in range(1, size + 1)]
    once, twice = counts.count(1), counts.count(2)
    chao2 = len(counts) + Fraction(size - 1, size) * Fraction(once * (once - 1), 2 * (twice + 1))
    same = {"N": size, "f1": once, "f2": twice, "chao2": f"{float(chao2):.6f}"}
    same.update({"saturation": "too few", "base_codes": "", "runs_over_later": "", "median": "",
                 "shuffles_reached": ""})
    if size >= base + run:
        point = point_of(fresh, base, run, percent)
        random = SplitMix(seed)
        points = [point_of(new_codes(random.shuffled(sorted(order)), codes), base, run, percent)
                  for _ in range(1000)]
        median = statistics.median(points)
        later = [read_ for read_ in range(base, size - run + 1) if point < read_ and
                 100 * sum(fresh[read_:read_ + run]) > percent * sum(fresh[:base])]
        same.update({"runs_over_later": "" if point == inf else len(later)})
        same.update({"saturation": "not reached" if point == inf else f"{point}+{run}",
                     "base_codes": sum(fresh[:base]),
                     "median": "" if median == inf else f"{median:.1f}",
                     "shuffles_reached": sum(found < inf for found in points)})
    rows = []
    for i, name in enumerate(order):
        has_run = size >= base + run and base <= i + 1 <= size - run
        news = sum(fresh[i + 1:i + 1 + run])
        rows.append(same | {
            "n": i + 1, "interview": name, "new": fresh[i], "codes": sum(fresh[:i + 1]),
            "run_new": news if has_run else "",
            "run_share": f"{news / sum(fresh[:base]):.6f}" if has_run else "",
            "expected": f"{float(expected[i]):.6f}"})
    return rows


def check(folder, group_of, wanted, options, base=4, run=2, percent=5, seed=1):
    """Compares every series of the command with the recount; returns how many values agree."""
    codes, order = {}, []
    for row in read("codings.csv"):
        if row["document"] not in codes:
            codes[row["document"]] = set()
            order.append(row["document"])
        if row["polarity"] != "contradicts" and wanted(row):
            codes[row["document"]].add(row["code"])
    if "name" in options:
        order.sort()
    if "order.csv" in options:
        order.sort(key=lambda name: (name[2:], name))
        Path(folder, "order.csv").write_text("\n".join(["document", *order]) + "\n",
                                             encoding="utf-8")
    assert len(order) == 46 and sum(map(len, codes.values())) > 100, "the study is not there"
    found = list(csv.DictReader(io.StringIO(
        emic(folder, "table", "saturation", "--by", "group", "--format", "csv", *options))))
    agreed = 0
    for group in ["TP", "SP", "LE", "Total"]:
        members = [name for name in order if group in ("Total", group_of[name])]
        rows = [row for row in found if row["group"] == group]
        assert len(members) > 4 and len(rows) == len(members), (group, len(rows), len(members))
        for mine, row in zip(recount(members, codes, base, run, percent, seed), rows):
            for key, value in mine.items():
                assert row[key] == str(value), (options, group, mine["n"], key, row[key], value)
                agreed += 1
    return agreed


def main():
    group_of = {row["participant"]: row["group"] for row in read("participants.csv")}
    with tempfile.TemporaryDirectory() as folder:
        for words in (["init", "study.emic"], ["participant", "load", RAIDS / "participants.csv"],
                      ["import", "--pseudonymized", RAIDS / "transcripts"],
                      ["codebook", "load", ROOT / "codebooks" / "raids-study.yaml"],
                      ["coding", "load", RAIDS / "codings.csv"]):
            emic(folder, *words)
        agreed = check(folder, group_of, lambda row: True, [])
        agreed += check(folder, group_of, lambda row: True, ["--order", "name"])
        agreed += check(folder, group_of, lambda row: True, ["--order", "order.csv"])
        agreed += check(folder, group_of, lambda row: row["code"].startswith("HARM"),
                        ["--code", "HARM", "--base-size", "6", "--run", "3", "--threshold", "0",
                         "--seed", "20070411"], base=6, run=3, percent=0, seed=20070411)
        plain = emic(folder, "table", "saturation", "--by", "group")
        assert "LE: 5 interviews saturate nothing: a base and one run take 6." in plain, plain
    print(f"{agreed} values agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
