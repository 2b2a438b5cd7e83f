#!/usr/bin/env python3
"""A thousand random queries are answered by `emic quotes` as by the plain reading of cli/queries.md
below: every coding is compared with every other, and nothing is shared with the library."""
import csv
import functools
import io
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

QUERIES = 1000
WORDS = "red blue green black white night day bus road street fear hope talk long slow".split()
CODES = {"HARM": ["FEAR", "PAIN"], "HELP": ["FRIEND", "HOME"], "LUCK": [], "WORK": ["PAY"]}
GROUPS = {"P1": ("north", 30), "P2": ("south", 41), "P3": ("south", None), "P4": ("north", 52)}
DOCUMENTS = {"D1": ["P1"], "D2": ["P2"], "D3": ["P3"], "D4": ["P4"], "D5": ["P1"],
             "D6": ["P2", "P3"], "D7": ["P2", "P4"], "D8": []}
CODERS = ["A", "B", "C d"]


def emic(*words, check=True):
    run = subprocess.run(["emic", *words], capture_output=True, text=True, check=False)
    if check and run.returncode not in (0, 1):
        sys.exit(f"emic {words}: {run.stderr}")
    return run


# --- A study ----------------------------------------------------------------------------------

class Document:
    def __init__(self, name, people, chance):
        self.name, self.people, self.turns, self.text = name, people, [], ""
        speakers = people + ["INTERVIEWER"] if people else [None]
        for number in range(chance.randint(6, 10) if people else 1):
            speaker = speakers[number % len(speakers)]
            label = f"{speaker}: " if speaker else ""
            said = " ".join(chance.choice(WORDS) for _ in range(chance.randint(2, 14))) + "."
            start = len(self.text)
            if speaker:
                self.turns.append((start, start + len(label), speaker))
            self.text += label + said + "\n\n"

    def turn_of(self, place):
        """Index of the turn that holds a place or is the last before it; -1 before the first."""
        return sum(start <= place for start, _, _ in self.turns) - 1

    @functools.cached_property
    def words(self):
        """(start, end, word, turn) of what is said."""
        words = [(word.start(), word.end(), word[0], self.turn_of(word.start()))
                 for word in re.finditer(r"\w+", self.text)]
        return [w for w in words if w[3] < 0 or w[0] >= self.turns[w[3]][1]]


def write_codebook():
    lines = ["codebook: random", "codes:"]
    for parent, children in CODES.items():
        lines += [f"  - code: {parent}", "    level: 3"] + (["    codes:"] if children else [])
        lines += [f"      - code: {child}" for child in children]
    Path("codebook.yaml").write_text("\n".join(lines) + "\n")


def random_codings(document, paths, chance):
    words = document.words
    places = [chance.randrange(len(words)) for _ in range(6)]  # few, so that many begin alike
    for _ in range(chance.randint(20, 35)):
        first = chance.choice(places)
        last = min(len(words) - 1, first + int(chance.expovariate(0.3)))
        end = words[last][1] + chance.choice([0, 0, 1])  # up to the next word, at times
        yield (document.name, words[first][0], end, chance.choice(paths),
               chance.choice(CODERS), chance.choice([1, 1, 2]),
               chance.choice(["supports", "supports", "contradicts", "qualifies"]),
               chance.choice(["", "", "red road", "a long night, and hope"]))


def make_study(chance):
    documents = {name: Document(name, people, chance) for name, people in DOCUMENTS.items()}
    for document in documents.values():
        Path(document.name + ".txt").write_text(document.text)
    paths = list(CODES) + [f"{p}/{c}" for p, children in CODES.items() for c in children]
    with open("participants.csv", "w") as file:
        file.write("participant,group,age:number\n")
        file.writelines(f"{p},{g},{'' if a is None else a}\n" for p, (g, a) in GROUPS.items())
    rows = {row[:6]: row for d in documents.values() for row in random_codings(d, paths, chance)}
    with open("codings.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow("document start end code coder round polarity memo".split())
        writer.writerows(rows.values())
    write_codebook()
    emic("init", "study.emic")
    emic("participant", "load", "participants.csv")
    emic("import", "--pseudonymized", *[d + ".txt" for d in documents])
    emic("codebook", "load", "codebook.yaml")
    emic("coding", "load", "codings.csv")
    listed = csv.DictReader(io.StringIO(emic("coding", "list", "--format", "csv").stdout))
    codings = [Coding(row, documents[row["document"]]) for row in listed]
    assert len(codings) == len(rows) > 100
    return documents, codings


class Coding:
    def __init__(self, row, document):
        self.id, self.document, self.code = int(row["id"]), document, row["code"]
        self.start, self.end = int(row["start"]), int(row["end"])
        self.coder, self.round = row["coder"], int(row["round"])
        self.polarity, self.memo = row["polarity"], row["memo"]
        self.turns = document.turn_of(self.start), document.turn_of(self.end - 1)
        people = document.people
        speaker = document.turns[self.turns[0]][2] if len(people) > 1 else None
        self.person = people[0] if len(people) == 1 else speaker if speaker in people else None


# --- Random queries as trees, printed ---------------------------------------------------------

def case(word, chance):
    return chance.choice([word, word.upper(), word])


def make_or(chance, depth):
    terms = [make_and(chance, depth) for _ in range(chance.choice([1, 1, 1, 2, 3]))]
    return terms[0] if len(terms) == 1 else ("or", terms)


def make_and(chance, depth):
    terms = [make_not(chance, depth) for _ in range(chance.choice([1, 1, 2, 2, 3]))]
    return terms[0] if len(terms) == 1 else ("and", terms)


def make_not(chance, depth):
    return ("not", make_not(chance, depth)) if chance.random() < 0.2 else make_test(chance, depth)


def make_test(chance, depth):
    tree = make_part(chance, depth)
    while chance.random() < 0.35:
        name = chance.choice(["overlaps", "inside", "with", "within", "before", "after"])
        turns = chance.randint(0, 3)
        if name in ("before", "after") and chance.random() < 0.5:
            turns = None
        tree = ("relation", name, turns, tree, make_part(chance, depth))
    return tree


def make_part(chance, depth):
    if depth > 0 and chance.random() < 0.3:
        return ("group", make_or(chance, depth - 1))
    if chance.random() < 0.7:
        return ("code", chance.choice(["HARM", "FEAR", "HARM/PAIN", "HELP", "FRIEND", "LUCK", "*",
                                       "=HARM", "=HELP", "HARM/*", "*E*", "P*", "=*A*",
                                       '"HELP/HOME"', '="WORK"']))
    return ("filter", *chance.choice([
        ("coder", "A"), ("coder", '"C d"'), ("round", "2"), ("document", "D2"), ("document", "D7"),
        ("participant", "P2"), ("group", "south"), ("polarity", "contradicts"),
        ("polarity", "qualifies"), ("by", "person"), ("by", "rule"), ("memo", "hope"),
        ("memo", '"red road"'), ("text", "night"), ("text", '"red blue"'), ("text", "ro*"),
        ("where", "age >= 40"), ("where", "not age > 0")]))


def show(tree, chance):
    kind = tree[0]
    if kind in ("or", "and"):
        return f" {case(kind, chance)} ".join(show(term, chance) for term in tree[1])
    if kind == "not":
        return case("not", chance) + " " + show(tree[1], chance)
    if kind == "group":
        return chance.choice(["({})", "( {} )"]).format(show(tree[1], chance))
    if kind == "code":
        return tree[1]
    if kind == "filter":
        return f"where({tree[2]})" if tree[1] == "where" else f"{tree[1]}:{tree[2]}"
    _, name, turns, left, right = tree
    left, right = show(left, chance), show(right, chance)
    if name == "within":
        return f"{left} within {turns} turns of {right}"
    far = "" if turns is None or name not in ("before", "after") else f" within {turns} turns"
    return f"{left} {case(name, chance)} {right}{far}"


# --- The plain reading ------------------------------------------------------------------------

def shares(s, t):
    return s.document is t.document and s.start < t.end and t.start < s.end


def apart(s, t):
    """How many turns away: 0 when they touch the same."""
    return max(0, t.turns[0] - s.turns[1], s.turns[0] - t.turns[1])


def related(name, turns, s, t):
    if s is t or s.document is not t.document:
        return False
    near = turns is None or apart(s, t) <= turns
    return {"overlaps": shares(s, t),
            "inside": t.start <= s.start and s.end <= t.end,
            "with": apart(s, t) == 0,
            "within": near,
            "before": s.end <= t.start and near,
            "after": t.end <= s.start and near}[name]


@functools.cache
def has_code(coding, pattern):
    exact = pattern.startswith("=")
    pattern = pattern.lstrip("=").strip('"')
    shape = re.compile(".*".join(map(re.escape, pattern.split("*"))))
    path = coding.code.split("/")
    candidates = [coding.code] if exact else ["/".join(path[:n]) for n in range(1, len(path) + 1)]
    return any(shape.fullmatch(c) or shape.fullmatch(c.split("/")[-1]) for c in candidates)


def says(words, wanted):
    """Do `words`, as (word, turn), hold the wanted ones one after the other?"""
    wanted = wanted.strip('"').split()
    shapes = [re.compile(re.escape(w.rstrip("*")) + (r"\w*" if w.endswith("*") else ""))
              for w in wanted]
    return any(len(words[i:i + len(shapes)]) == len(shapes)
               and len({turn for _, turn in words[i:i + len(shapes)]}) == 1
               and all(s.fullmatch(w) for s, (w, _) in zip(shapes, words[i:]))
               for i in range(len(words)))


@functools.cache
def fits(coding, name, value):
    value = value.strip('"') if name == "coder" else value
    age = GROUPS[coding.person][1] if coding.person else None
    if name == "where":
        if not coding.person:
            return False
        known = age is not None
        return known and age >= 40 if value == "age >= 40" else not (known and age > 0)
    if name == "text":
        words = [(w, turn) for start, end, w, turn in coding.document.words
                 if coding.start <= start and end <= coding.end]
        return says(words, value)
    return {"coder": coding.coder == value, "round": str(coding.round) == value,
            "document": coding.document.name == value, "participant": coding.person == value,
            "group": coding.person is not None and GROUPS[coding.person][0] == value,
            "polarity": coding.polarity == value, "by": value == "person",
            "memo": name == "memo" and says([(w, 0) for w in re.findall(r"\w+", coding.memo)],
                                            value)}[name]


def names_codes(tree):
    if tree[0] in ("or", "and"):
        return any(map(names_codes, tree[1]))
    if tree[0] == "group":
        return names_codes(tree[1])
    return tree[0] in ("code", "relation")


def quoted(tree, codings):
    kind = tree[0]
    if kind == "group":
        return quoted(tree[1], codings)
    if kind == "code":
        return [s for s in codings if has_code(s, tree[1])]
    if kind == "filter":
        return [s for s in codings if fits(s, *tree[1:])]
    if kind == "not":
        return [s for s in codings if not holds(tree[1], s, codings)]
    if kind == "or":
        found = [set(quoted(term, codings)) for term in tree[1]]
        return [s for s in codings if any(s in f for f in found)]
    if kind == "relation":
        _, name, turns, left, right = tree
        others = quoted(right, codings)
        return [s for s in quoted(left, codings) if any(related(name, turns, s, t) for t in others)]
    named = [term for term in tree[1] if names_codes(term)]
    left = quoted(named[0], codings) if named else codings
    rest = [term for term in tree[1] if not named or term is not named[0]]
    return [s for s in left if all(holds(term, s, codings) for term in rest)]


def holds(tree, s, codings, memory={}):
    kind = tree[0]
    if kind == "group":
        return holds(tree[1], s, codings)
    if kind == "or":
        return any(holds(term, s, codings) for term in tree[1])
    if kind == "not":
        return not holds(tree[1], s, codings)
    if id(tree) not in memory:  # only so that a thousand queries take seconds
        memory[id(tree)] = (tree, quoted(tree, codings))
    found = memory[id(tree)][1]
    return any(shares(s, t) for t in found) if names_codes(tree) else s in found


def main():
    chance = random.Random(20260301)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        _, codings = make_study(chance)
        full = empty = 0
        for _ in range(QUERIES):
            tree = make_or(chance, 2)
            query = show(tree, chance)
            run = emic("quotes", "--format", "csv", "--", query)
            got = [int(row["id"]) for row in csv.DictReader(io.StringIO(run.stdout))]
            wanted = [s.id for s in quoted(tree, codings)]
            if got != wanted:
                print(f"{query}\n quotes {got}\n instead of {wanted}\n {run.stderr}")
                return 1
            assert run.returncode == (0 if wanted else 1), query
            full += len(wanted) == len(codings)
            empty += not wanted
        os.chdir("/")
    assert empty < QUERIES / 2 and full < QUERIES / 10, (empty, full)
    print(f"{QUERIES} queries over {len(codings)} codings; {empty} quote nothing, {full} all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
