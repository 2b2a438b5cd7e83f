#!/usr/bin/env python3
"""Checks the claims of an example study over its CSV files, without emic and apart from its code.

    check_claims.py STUDY [--codebook FILE] [--judgements FILE] [--coder NAME] [--failed]
                          [--flip PARTICIPANT CODE VALUE]

STUDY is a folder with participants.csv, judgements.csv, codings.csv, claims.csv and, where document
names are not participants' labels, documents.csv. --coder counts the codings of one coder only,
--flip changes one judgement first, --failed prints the ids of claims that fail and nothing else.
Exit 0 when all claims hold, 1 when one fails, 2 when something cannot be read."""
import argparse
import csv
import io
import os
import re
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from claim_language import STATES, Wrong, codes_in, expression, split_queries  # noqa: E402, F401
from codebook import Book                                              # noqa: E402


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def infer(values):
    """The type of a column whose header gives none."""
    values = [value for value in values if value]
    if values and all(re.fullmatch(r"-?\d+(\.\d+)?", value) for value in values):
        return "number"
    return "boolean" if values and set(values) <= {"yes", "no", "true", "false"} else "text"


class Study:
    """People, their attributes, judgements and codings. `people` leaves out those who declined."""

    def __init__(self, book, participants, judgements, codings, documents=()):
        self.book, self.everybody, self.types = book, {}, {}
        for header in participants[0]:
            name, _, kind = header.partition(":")
            self.types[name] = kind or infer([row[header] for row in participants])
        for row in participants:
            person = {header.partition(":")[0]: value for header, value in row.items()}
            self.everybody[person["participant"]] = person
        self.people = self.everybody
        self.judged = {(row["participant"], self.code(row["code"])): row["value"]
                       for row in judgements}
        assert len(self.judged) == len(judgements), "a judgement stands twice"
        owner = {row["document"]: row["participant"] for row in documents if row["participant"]}
        self.coded = set()
        for row in codings:
            if row.get("polarity", "supports") != "contradicts":
                person = owner.get(row["document"], row["document"])
                self.coded.add((person, self.code(row["code"])))

    @classmethod
    def of_bytes(cls, book, files, judgements="judgements.csv", coder=None):
        codings = [row for row in rows_of(files["codings.csv"])
                   if coder is None or row["coder"] == coder]
        documents = rows_of(files["documents.csv"]) if "documents.csv" in files else ()
        return cls(book, rows_of(files["participants.csv"]), rows_of(files[judgements]), codings,
                   documents)

    # --- what the language asks for ---

    def code(self, text):
        try:
            return self.book.find(text)
        except KeyError:
            raise Wrong("no code %r" % text) from None

    def attribute(self, name):
        if name not in self.types:
            raise Wrong("no attribute %r" % name)
        return self.types[name]

    def own_state(self, person, code):
        """By the code's own rule, without the codes below it."""
        judged = self.judged.get((person, code), "unjudged")
        if self.book.rule(code) == "judged":
            return judged
        if (person, code) in self.coded:
            return "affirmed"
        return judged if judged != "affirmed" else "unjudged"

    def state(self, person, code):
        """Affirmed when the code or any below it is. Otherwise its own state; a code that only
        groups, and is not judged itself, has the one that says least of those below it."""
        if "affirmed" in [self.own_state(person, name) for name in self.book.below(code)]:
            return "affirmed"
        own = self.own_state(person, code)
        if self.book.codable[code] or own != "unjudged":
            return own
        children = [name for name in self.book.paths if self.book.parents[name] == code]
        return max((self.state(person, name) for name in children), key=STATES.index,
                   default="unjudged")

    def affirmed(self, person, code):
        return self.state(person, code) == "affirmed"

    # --- queries ---

    def took_part(self, person):
        return self.everybody[person].get("declined", "no") != "yes"

    def base(self, where):
        holds = expression(where, self)
        return [person for person in self.everybody if self.took_part(person) and holds(person)]

    def query(self, text, where):
        """(kind, value, N) of one query; the value is a number, a list, a set or a dictionary."""
        found = re.fullmatch(r"(\w+)\((.*)\)(?: by (\w+))?", text.strip(), re.S)
        if not found:
            raise Wrong("no query: %r" % text)
        kind, inner, by = found.groups()
        base = self.base(where)
        if kind == "declined":
            holds = expression(where, self)
            asked = [person for person in self.everybody if holds(person)]
            return "number", sum(not self.took_part(person) for person in asked), len(asked)
        if by:
            return "groups", self.grouped(kind, inner, by, base), len(base)
        if kind == "count":
            holds = expression(inner, self)
            return "people", {person for person in base if holds(person)}, len(base)
        self.attribute(inner)
        values = [self.everybody[person][inner] for person in base]
        values = [value for value in values if value]
        if kind == "sum":
            return "number", sum(float(value) for value in values), len(base)
        if kind == "distinct":
            return "number", len(set(values)), len(base)
        if kind == "each":
            return "each", [float(value) for value in values], len(base)
        raise Wrong("no query %r" % kind)

    def grouped(self, kind, inner, by, base):
        self.attribute(by)
        groups = {}
        for person in base:
            groups.setdefault(self.everybody[person][by], []).append(person)
        groups.pop("", None)
        if kind == "sum":
            return {name: sum(float(self.everybody[person][inner] or 0) for person in members)
                    for name, members in groups.items()}
        holds = expression(inner, self)
        return {name: sum(map(holds, members)) for name, members in groups.items()}

    # --- claims ---

    def check(self, row):
        """(holds, found in words) for a row of claims.csv."""
        results = [self.query(part, row["where"]) for part in split_queries(row["query"])]
        relation, expected = row["relation"], row["expected"].strip()
        if relation == "sum-to":
            people = [person for _, value, _ in results for person in value]
            right = len(people) == int(expected) and len(people) == len(set(people))
            return right, " + ".join(str(len(value)) for _, value, _ in results)
        kind, value, total = results[0]
        if relation == "rank":
            return rank(value, [name.strip() for name in expected.split(">")])
        wanted, _, base = expected.rpartition("of ") if "of " in expected else (expected, "", "")
        right_base = not base or int(base) == total
        if kind == "each":
            return within(value, relation, wanted) and right_base, words_of(value)
        number = len(value) if kind == "people" else value
        return holds(number, total, relation, wanted.strip()) and right_base, \
            "%g of %d" % (number, total)

    def failures(self, data):
        return [row["id"] for row in rows_of(data) if not self.check(row)[0]]


def words_of(values):
    return "%g..%g of %d" % (min(values), max(values), len(values)) if values else "nothing"


def bounds(text):
    low, high = text.split("..")
    return float(low), float(high)


def within(values, relation, wanted):
    """Whether every value fits; there must be one."""
    if relation == "range":
        low, high = bounds(wanted)
    elif relation in (">=", "<="):
        low = float(wanted) if relation == ">=" else float("-inf")
        high = float(wanted) if relation == "<=" else float("inf")
    else:
        raise Wrong("each() cannot be %r" % relation)
    return bool(values) and all(low <= value <= high for value in values)


def holds(number, total, relation, wanted):
    if relation == "range":
        return within([number], relation, wanted)
    if relation in ("all", "none", "majority"):
        return total > 0 and {"all": number == total, "none": number == 0,
                              "majority": 2 * number > total}[relation]
    limit = float(wanted)
    return {"=": number == limit, ">=": number >= limit, "<=": number <= limit,
            "all-but-k": number == total - limit}[relation]


def rank(groups, order):
    """Strictly falling in `order`, everything unnamed below the last."""
    if not all(name in groups for name in order):
        return False, str(groups)
    falling = all(groups[a] > groups[b] for a, b in zip(order, order[1:]))
    below = all(groups[name] < groups[order[-1]] for name in groups if name not in order)
    shown = sorted(groups.items(), key=lambda item: (-item[1], item[0]))
    return falling and below, " > ".join("%s %g" % item for item in shown)


def load(args):
    files = {}
    for name in ("participants.csv", "judgements.csv", "codings.csv", "documents.csv",
                 "claims.csv"):
        path = os.path.join(args.study, name)
        if name == "judgements.csv" and args.judgements:
            path = args.judgements
        if os.path.exists(path):
            with open(path, "rb") as file:
                files[name] = file.read()
    default = os.path.basename(os.path.abspath(args.study)) + ".yaml"
    books = os.path.join(HERE, "..", "codebooks")
    if not os.path.exists(os.path.join(books, default)):
        default = "survivor-engagement.yaml"
    book = Book(args.codebook or os.path.join(books, default))
    study = Study.of_bytes(book, files, "judgements.csv", args.coder)
    if args.flip:
        person, code, value = args.flip
        study.judged[person, study.code(code)] = value
    return study, files["claims.csv"]


def main():
    parser = argparse.ArgumentParser(description="Checks the claims of an example study.")
    parser.add_argument("study")
    parser.add_argument("--codebook")
    parser.add_argument("--judgements")
    parser.add_argument("--coder")
    parser.add_argument("--failed", action="store_true")
    parser.add_argument("--flip", nargs=3, metavar=("PARTICIPANT", "CODE", "VALUE"))
    args = parser.parse_args()
    study, claims = load(args)
    failed, rows = 0, rows_of(claims)
    for row in rows:
        right, found = study.check(row)
        failed += not right
        if args.failed and not right:
            print(row["id"])
        if not args.failed:
            print("%-5s %-5s %s: found %s, expected %s %s" % (
                row["id"], "holds" if right else "FAILS", row["statement"], found,
                row["relation"], row["expected"]))
    if not args.failed:
        print("%d claims, %d fail" % (len(rows), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (Wrong, OSError) as error:
        print("check_claims: %s" % error, file=sys.stderr)
        sys.exit(2)
