#!/usr/bin/env python3
"""How complete the review list of names is, how long, how well ranked, and how fast it is made.

    tests/bench/names_bench.py FILE [--part dev|held|all] [--exhaustive] [--lower]
                               [--library build/release/lib/libemic.a] [--json] [--misses]

FILE holds one document a line: {"id", "text", "mentions": [{"start", "end", "type"}]}, positions in
code points, half-open. Part "held" is the third of the documents whose sha256(id) is divisible by
three, which nothing was developed on; "dev" is the rest.

"listed": a mention counts as found when each of its words is covered by a candidate, or stands with
a capital and is a word of the list, for the reviewer decides on a word once for all texts.
"covered": by candidates at the very place alone. The list is counted in distinct words per
1,000 tokens (words, numbers and signs) of the texts. "half": the share of the distinct words of true
persons, and of all true names, that the first half of the ranked list holds. --lower takes all capitals away first."""
import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

import detect_bench

WORD = re.compile(r"[^\W_]+")
SIGN = re.compile(r"[^\w\s]|_")
TYPES = ["PERSON", "LOCATION", "ORGANIZATION"]


def is_held(document):
    return int(hashlib.sha256(document["id"].encode()).hexdigest(), 16) % 3 == 0


def load(path, part):
    with open(path, encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    return [d for d in documents if part == "all" or is_held(d) == (part == "held")]


def build_probe(library, folder):
    program = os.path.join(folder, "names_probe")
    flags = subprocess.run(["pkg-config", "--libs", *detect_bench.LIBRARIES], check=True, text=True,
                           capture_output=True).stdout.split()
    subprocess.run([os.environ.get("CC", "cc"), "-std=c17", "-D_POSIX_C_SOURCE=200809L", "-O2",
                    "-I" + os.path.join(detect_bench.ROOT, "lib"),
                    os.path.join(detect_bench.ROOT, "tests/bench/names_probe.c"), library, *flags,
                    "-lm", "-o", program], check=True)
    return program


def words_of(text, start=0, end=None):
    return [(start + m.start(), start + m.end()) for m in WORD.finditer(text[start:end])]


def rank(texts, found):
    """(score, count, kind, words) of each entry of the list, in the order in which the vault shows
    it: by the best score of all texts, and then by how often the words stand."""
    entries = {}
    for text, candidates in zip(texts, found, strict=True):
        for start, end, kind, score in candidates:
            entry = entries.setdefault(" ".join(text[start:end].casefold().split()), [0, 0, kind])
            entry[0] = max(entry[0], score)
            entry[1] += 1
    rows = [(score, count, kind, words) for words, (score, count, kind) in entries.items()]
    return sorted(rows, key=lambda row: (-row[0], -row[1], row[3]))


def measure_type(documents, found, listed, kind, misses):
    total = right = covered_only = 0
    for document, candidates in zip(documents, found, strict=True):
        text = document["text"]
        covered = {at for start, end, *_ in candidates for at in range(start, end)}
        for mention in (m for m in document["mentions"] if m["type"] == kind):
            spans = words_of(text, mention["start"], mention["end"])
            here = [all(at in covered for at in range(*span)) for span in spans]
            known = [hit or (text[s].isupper() and text[s:e].casefold() in listed)
                     for hit, (s, e) in zip(here, spans, strict=True)]
            total += 1
            right += all(known)
            covered_only += all(here)
            if misses and not all(known):
                print("missed", kind, repr(text[max(0, mention["start"] - 40):mention["start"]]),
                      repr(text[mention["start"]:mention["end"]]),
                      repr(text[mention["end"]:mention["end"] + 20]), file=sys.stderr)
    share = lambda part: round(part / total, 4) if total else None
    return {"type": kind, "mentions": total, "listed": share(right), "covered": share(covered_only)}


def true_words(documents, types):
    return {document["text"][s:e].casefold() for document in documents
            for m in document["mentions"] if m["type"] in types
            for s, e in words_of(document["text"], m["start"], m["end"])
            if document["text"][s].isupper()}


def distinct_words(ranked):
    words = (words[s:e].casefold() for *_, words in ranked for s, e in words_of(words))
    return list(dict.fromkeys(words))


def share_of_half(order, true):
    """How much of what is true the first half of the list holds."""
    present = true & set(order)
    return round(len(present & set(order[:(len(order) + 1) // 2])) / len(present), 4)


def measure(program, documents, given):
    texts = [d["text"].lower() if given.lower else d["text"] for d in documents]
    mode = "exhaustive" if given.exhaustive else "list"
    lines = detect_bench.run_probe(program, texts, mode)
    found = [[(int(s), int(e), kind, int(score))
              for s, e, kind, score in (item.split(":") for item in line.split())]
             for line in lines]
    ranked = rank(texts, found)
    order = distinct_words(ranked)
    persons, true = true_words(documents, TYPES[:1]), true_words(documents, TYPES)
    words = sum(len(words_of(text)) for text in texts)
    tokens = words + sum(len(SIGN.findall(text)) for text in texts)
    if given.misses:
        for score, count, kind, entry in ranked:
            mark = "+" if all(w.casefold() in true for w in WORD.findall(entry)) else "-"
            print(mark, score, count, kind, entry, file=sys.stderr)
    rows = [measure_type(documents, found, set(order), kind, given.misses) for kind in TYPES]
    size = sum(len(text.encode()) for text in texts)
    speed = detect_bench.run_probe(program, texts, str(max(1, 100_000_000 // max(size, 1))))[0]
    both, patterns, alone, _ = speed.split()
    return {"version": 1, "file": os.path.basename(given.file), "part": given.part, "mode": mode,
            "documents": len(documents), "words": words, "tokens": tokens, "rows": rows, "list": len(ranked),
            "distinct": len(order), "per_1000_tokens": round(1000 * len(order) / tokens, 2),
            "per_1000_words": round(1000 * len(order) / words, 2),
            "half_persons": share_of_half(order, persons), "half_all": share_of_half(order, true),
            "mb_per_second": float(both), "pattern_mb_per_second": float(patterns),
            "token_mb_per_second": float(alone)}


def print_table(result):
    print(f"{result['documents']} documents ({result['part']}), {result['words']} words, "
          f"{result['mode']}")
    print("{:14} {:>8} {:>7} {:>8}".format("type", "mentions", "listed", "covered"))
    for row in result["rows"]:
        cells = ["-" if row[n] is None else f"{row[n]:.4f}" for n in ("listed", "covered")]
        print("{:14} {:>8} {:>7} {:>8}".format(row["type"], row["mentions"], *cells))
    print(f"{result['list']} entries, {result['distinct']} distinct words, "
          f"{result['per_1000_tokens']} per 1,000 tokens ({result['per_1000_words']} per 1,000 words); "
          f"first half: {result['half_persons']} of persons, {result['half_all']} of all")
    print(f"scan {result['mb_per_second']} MB/s (patterns {result['pattern_mb_per_second']}, "
          f"tokens {result['token_mb_per_second']})")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file")
    parser.add_argument("--part", choices=["dev", "held", "all"], default="dev")
    parser.add_argument("--exhaustive", action="store_true")
    parser.add_argument("--lower", action="store_true")
    parser.add_argument("--library",
                        default=os.path.join(detect_bench.ROOT, "build/release/lib/libemic.a"))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    documents = load(given.file, given.part)
    with tempfile.TemporaryDirectory() as folder:
        result = measure(build_probe(given.library, folder), documents, given)
    if given.json:
        print(json.dumps(result, indent=1))
    else:
        print_table(result)


if __name__ == "__main__":
    main()
