#!/usr/bin/env python3
"""The matrices of the raids example, summed up by group, are its frequency tables; its attributes
and judgements are those of the files they were loaded from."""
import collections
import csv
import io
import os
import subprocess
import tempfile


def emic(*words):
    return subprocess.run(["emic", *words], check=True, capture_output=True, text=True).stdout


def rows_of(*words):
    return list(csv.DictReader(io.StringIO(emic(*words, "--format", "csv"))))


def build(example, root):
    emic("init", "study.emic")
    emic("participant", "load", f"{example}/participants.csv")
    emic("import", "--pseudonymized", f"{example}/transcripts")
    emic("codebook", "load", f"{root}/codebooks/raids-study.yaml")
    emic("coding", "load", f"{example}/codings.csv")
    emic("judgement", "load", f"{example}/judgements.csv")


def check_sums(unit, cells, count):
    """`count` makes of a cell what the frequency counts it as."""
    matrix = rows_of("table", "matrix", "--of", unit, "--cells", cells)
    frequency = rows_of("table", "frequency", "--unit", unit)
    columns = list(matrix[0])[2:]
    codes = list(dict.fromkeys(row["code"] for row in frequency))
    assert len(codes) == len(columns) > 50
    found = collections.Counter()
    for row in matrix:
        for code, column in zip(codes, columns):
            found[code, row["group"]] += count(row[column])
    for row in frequency:
        if row["group"] != "Total":
            assert int(row["n"]) == found[row["code"], row["group"]], row
    return len(matrix) * len(columns)


def check_attributes(example):
    with open(f"{example}/participants.csv", newline="", encoding="utf-8") as file:
        people = [row for row in csv.DictReader(file) if row.get("declined") != "yes"]
    name = next(column for column in people[0] if column.split(":")[0] == "region")
    expected = collections.Counter((row["group"], row[name] or "(not known)") for row in people)
    found = {(row["group"], row["value"]): int(row["n"])
             for row in rows_of("table", "attributes", "--attribute", "region")
             if row["group"] != "Total" and row["n"] != "0"}
    assert len(found) > 3 and found == dict(expected), (found, expected)


def check_judgements(example):
    with open(f"{example}/judgements.csv", newline="", encoding="utf-8") as file:
        expected = collections.Counter((row["code"], row["value"]) for row in csv.DictReader(file))
    found = {}
    for row in rows_of("table", "judgements"):
        for value in "affirmed", "denied", "not raised", "not asked":
            n = int(row[value.replace(" ", "_")])
            if row["group"] == "Total" and n:
                found[row["code"], value] = n
    full = {code: next(name for name, _ in found if name == code or name.endswith("/" + code))
            for code, _ in expected}
    assert len(found) > 20
    assert found == {(full[code], value): n for (code, value), n in expected.items()}


def main():
    root = os.environ["EMIC_ROOT"]
    example = f"{root}/examples/raids-study"
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        build(example, root)
        cells = check_sums("participants", "presence", lambda cell: cell == "1")
        cells += check_sums("documents", "count", lambda cell: int(cell) > 0)
        cells += check_sums("participants", "state", lambda cell: cell == "affirmed")
        check_attributes(example)
        check_judgements(example)
        os.chdir("/")
    print(f"{cells} cells add up")


if __name__ == "__main__":
    main()
