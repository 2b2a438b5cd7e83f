#!/usr/bin/env python3
"""R as an oracle for the statistics: random tables, shares and families of p-values go through
tests/cli/contingency.c and through base R (fisher.test, chisq.test, prop.test, p.adjust), and must
agree to 1e-9. Needs Rscript (Debian: r-base-core), and the tests to be built.

  tests/bench/statistics_bench.py [BUILD]      else build/dev
"""
import math
import os
import random
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLES, SHARES, FAMILIES, BOUND = 500, 500, 100, 1e-9


def random_table(chance):
    """One in which no row and no column is empty: R refuses others."""
    while True:
        rows, columns = chance.choice([(2, 2), (2, 2), (3, 2), (2, 4), (5, 2), (3, 3), (4, 3)])
        most = chance.choice([3, 8, 20]) if rows * columns < 9 else 6
        table = [[chance.randint(0, most) for _ in range(columns)] for _ in range(rows)]
        if all(map(sum, table)) and all(map(sum, zip(*table))):
            return table


def questions(chance):
    for _ in range(TABLES):
        table = random_table(chance)
        counts = " ".join(str(n) for row in table for n in row)
        yield f"t {len(table)} {len(table[0])} {counts}"
    for _ in range(SHARES):
        n = chance.choice([1, 2, 5, 15, 26, 46, 200])
        yield f"w {chance.randint(0, n)} {n}"
    for _ in range(FAMILIES):
        family = [round(chance.random() ** 3, 6) for _ in range(chance.randint(1, 40))]
        yield f"a {len(family)} " + " ".join(map(str, family))


def answers(command, asked):
    done = subprocess.run(command, input="\n".join(asked) + "\n", capture_output=True, text=True,
                          check=True)
    return [[float(word) for word in line.split()] for line in done.stdout.splitlines()]


def main():
    build = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build", "dev")
    program = os.path.join(build, "tests", "contingency")
    if not shutil.which("Rscript"):
        sys.exit("Rscript is not here; on Debian: apt-get install r-base-core")
    asked = list(questions(random.Random(int(os.environ.get("EMIC_SEED", "1")))))
    ours = answers([program], asked)
    theirs = answers(["Rscript", os.path.join(ROOT, "tests", "bench", "statistics.R")], asked)
    assert len(ours) == len(theirs) == len(asked) == TABLES + SHARES + FAMILIES
    worst = {"t": 0.0, "w": 0.0, "a": 0.0}
    for line, one, other in zip(asked, ours, theirs):
        assert len(one) == len(other) > 0, (line, one, other)
        for left, right in zip(one, other):
            if math.isnan(left) and math.isnan(right):
                continue
            apart = abs(left - right) / max(1.0, abs(right))
            worst[line[0]] = max(worst[line[0]], apart)
            assert apart <= BOUND, (line, left, right)
    print(f"{TABLES} tables, {SHARES} shares and {FAMILIES} families of p-values: R agrees;"
          f" furthest apart {worst['t']:.1e}, {worst['w']:.1e}, {worst['a']:.1e}")


if __name__ == "__main__":
    main()
