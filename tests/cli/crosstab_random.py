#!/usr/bin/env python3
"""The tests on tables of counts against exact fractions: 200 random small tables, and what
emic table crosstab prints of a random study. The oracle shares no formula with emic: it enumerates
with integers, and the tail of chi-square comes from closed forms."""
import csv
import itertools
import math
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

PROGRAM = os.path.join(os.environ["EMIC_BUILD"], "tests", "contingency")
TOLERANCE = 1 + Fraction(1, 10**7)


def compositions(total, room):
    """Every way to give `total` to places that take at most room[i] each."""
    if len(room) == 1:
        return [(total,)] if total <= room[0] else []
    return [(first, *rest) for first in range(min(total, room[0]) + 1)
            for rest in compositions(total - first, room[1:])]


def weights(rows, columns):
    """A whole number for each table with these sums, in proportion to its probability: in how
    many ways the columns' people can be dealt to the rows, row after row."""
    if len(rows) == 1:
        return [1]
    found = []
    for first in compositions(rows[0], columns):
        ways = math.prod(math.comb(have, take) for have, take in zip(columns, first))
        rest = [have - take for have, take in zip(columns, first)]
        found += [ways * way for way in weights(rows[1:], rest)]
    return found


def fisher(table):
    columns, ways = [sum(c) for c in zip(*table)], 1
    left = list(columns)
    for row in table[:-1]:
        ways *= math.prod(math.comb(have, take) for have, take in zip(left, row))
        left = [have - take for have, take in zip(left, row)]
    every = weights([sum(row) for row in table], columns)
    return Fraction(sum(way for way in every if way <= ways * TOLERANCE), sum(every))


def tail(x, df):
    """P(X >= x): a finite sum for even df; for odd df one that begins with erfc."""
    half = x / 2
    if df % 2 == 0:
        return math.exp(-half) * sum(half**k / math.factorial(k) for k in range(df // 2))
    return math.erfc(math.sqrt(half)) + math.exp(-half) * sum(
        half**(k - 0.5) / math.gamma(k + 0.5) for k in range(1, (df + 1) // 2))


def chi_square(table):
    """statistic, p, df, V, cells expected under 5; exact up to the tail."""
    table = [row for row in table if sum(row)]
    table = list(zip(*[column for column in zip(*table) if sum(column)]))
    if len(table) < 2 or len(table[0]) < 2:
        return Fraction(0), 1.0, 0, 0.0, 0
    columns, total = [sum(c) for c in zip(*table)], sum(map(sum, table))
    expected = [[Fraction(sum(row) * column, total) for column in columns] for row in table]
    statistic = sum((o - e)**2 / e for row, es in zip(table, expected) for o, e in zip(row, es))
    df = (len(table) - 1) * (len(columns) - 1)
    v = math.sqrt(statistic / (total * (min(len(table), len(columns)) - 1)))
    small = sum(e < 5 for es in expected for e in es)
    return statistic, tail(float(statistic), df), df, v, small


def residuals(table):
    total, columns = sum(map(sum, table)), [sum(c) for c in zip(*table)]
    for row in table:
        for observed, column in zip(row, columns):
            variance = Fraction(sum(row) * column, total) * \
                (1 - Fraction(sum(row), total)) * (1 - Fraction(column, total))
            if variance == 0:
                yield math.nan
                continue
            yield float(observed - Fraction(sum(row) * column, total)) / math.sqrt(variance)


def odds(table):
    (a, b), (c, d) = table
    more = Fraction(1, 2) if 0 in (a, b, c, d) else 0
    return float((a + more) * (d + more) / ((b + more) * (c + more)))


def same(expected, found, what):
    if math.isnan(expected) and math.isnan(found):
        return
    assert math.isclose(expected, found, rel_tol=1e-10, abs_tol=1e-12), (what, expected, found)


def random_tables(chance, count):
    for _ in range(count):
        rows, columns = chance.choice([(2, 2), (2, 2), (3, 2), (2, 3), (4, 2), (3, 3), (5, 2)])
        most = chance.choice([3, 6, 12]) if rows * columns < 9 else 4
        table = [[chance.randint(0, most) for _ in range(columns)] for _ in range(rows)]
        if sum(map(sum, table)):
            yield table


def check_tables(tables):
    lines = "".join(f"t {len(t)} {len(t[0])} {' '.join(map(str, itertools.chain(*t)))}\n"
                    for t in tables)
    said = subprocess.run([PROGRAM], input=lines, capture_output=True, text=True,
                          check=True).stdout.splitlines()
    assert len(said) == len(tables) >= 200, (len(said), len(tables))
    for table, line in zip(tables, said):
        found = [float(word) for word in line.split()]
        expected = [float(fisher(table)), *map(float, chi_square(table)), *residuals(table)]
        if len(table) == len(table[0]) == 2:
            expected.append(odds(table))
        assert len(expected) == len(found), (table, line)
        for one, other in zip(expected, found):
            same(one, other, table)


def holm(family):
    order, most, out = sorted(range(len(family)), key=family.__getitem__), 0, {}
    for at, index in enumerate(order):
        most = max(most, (len(family) - at) * family[index])
        out[index] = min(most, 1)
    return out


def benjamini_hochberg(family):
    order = sorted(range(len(family)), key=family.__getitem__)
    return {index: min(len(family) * family[other] / (rank + 1)
                       for rank, other in enumerate(order) if rank >= at)
            for at, index in enumerate(order)}


def make_study(folder, groups, has):
    """A study whose participant i is in groups[i] and has code j if has[j][i]."""
    with open(f"{folder}/participants.csv", "w", encoding="utf-8") as file:
        file.write("participant,group\n")
        file.writelines(f"P{i:02},{group}\n" for i, group in enumerate(groups))
    with open(f"{folder}/codebook.yaml", "w", encoding="utf-8") as file:
        file.write("codebook: random\ncodes:\n")
        file.writelines(f"  - code: C{j:02}\n    brief: Made up.\n    rule: judged\n"
                        for j in range(len(has)))
    with open(f"{folder}/judgements.csv", "w", encoding="utf-8") as file:
        file.write("participant,code,value,coder\n")
        file.writelines(f"P{i:02},C{j:02},{'affirmed' if yes else 'denied'},A\n"
                        for j, row in enumerate(has) for i, yes in enumerate(row))
    for words in (["init", "study.emic"], ["participant", "load", "participants.csv"],
                  ["codebook", "load", "codebook.yaml"], ["judgement", "load", "judgements.csv"]):
        subprocess.run(["emic", "--quiet", *words], cwd=folder, check=True)


def check_command(chance, names):
    groups = [chance.choice(names) for _ in range(30)]
    has = [[chance.random() < (0.2 + 0.6 * (g == names[0]) * chance.random()) for g in groups]
           for _ in range(25)] + [[True] * 30]
    with tempfile.TemporaryDirectory() as folder:
        make_study(folder, groups, has)
        out = subprocess.run(["emic", "table", "crosstab", "--format", "csv"], cwd=folder,
                             capture_output=True, text=True, check=True).stdout
    rows = [row for row in csv.DictReader(out.splitlines()) if row["group"] == "Total"]
    assert len(rows) == len(has)
    order = list(dict.fromkeys(groups))
    tables = [[[sum(yes for yes, g in zip(row, groups) if g == group),
                sum(not yes for yes, g in zip(row, groups) if g == group)] for group in order]
              for row in has]
    family = [float(fisher(table)) for table in tables[:-1]]
    holms, bhs = holm(family), benjamini_hochberg(family)
    for j, (row, table) in enumerate(zip(rows[:-1], tables)):
        statistic, p, df, v, small = chi_square(table)
        expected = {"fisher_p": family[j], "holm_p": holms[j], "bh_p": bhs[j],
                    "chi_square_p": p, "chi_square": statistic, "cramers_v": v, "df": df,
                    "small_cells": small}
        if len(names) == 2:
            expected["odds_ratio"] = odds(table)
        for name, value in expected.items():
            assert math.isclose(float(row[name]), value, abs_tol=6e-7), (name, row, value)
    assert not rows[-1]["fisher_p"], "a code that everybody has was tested"


def main():
    # The oracle itself, on values that are known.
    assert abs(fisher([[9, 6], [4, 11]]) - Fraction(139419764, 10**9)) < Fraction(1, 10**9)
    assert abs(tail(3.841458820694124, 1) - 0.05) < 1e-12
    assert abs(tail(7.814727903251178, 3) - 0.05) < 1e-12
    chance = random.Random(int(os.environ.get("EMIC_SEED", "1")))
    tables = list(random_tables(chance, 210))
    check_tables(tables)
    for names in (["a", "b"], ["a", "b", "c"]):
        check_command(chance, names)
    print(f"{len(tables)} tables agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
