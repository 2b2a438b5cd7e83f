#!/usr/bin/env python3
"""Fills the decisions that a review came to into a review list.

    decide.py DECISIONS LIST FILLED

LIST is what `emic privacy review --export` wrote, DECISIONS a CSV file whose column `words` says
which rows of LIST each of its rows is about. FILLED is for `emic privacy review --import`. Words
that DECISIONS does not have stay undecided and are named on standard error, and emic then imports
nothing: somebody has to decide about them."""
import csv
import os
import sys

FILLED = ["decision", "entity", "role", "kind", "grade"]


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main(decisions, listed, filled):
    decided = {row["words"]: row for row in rows_of(decisions)}
    rows = rows_of(listed)
    for row in rows:
        words = row["words"].lstrip("'")
        found = decided.get(words)
        if not found:
            print("undecided: %s (%s)" % (words, row["kind"]), file=sys.stderr)
            continue
        row.update((column, found[column]) for column in FILLED if found[column])
    with os.fdopen(os.open(filled, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w",
                   encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
