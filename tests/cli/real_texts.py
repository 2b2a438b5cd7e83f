#!/usr/bin/env python3
"""Real interviews and court hearings go in and come out the same, and codings cover the right words.

The texts (28 of the GUM corpus) are not part of the repository: without them this test is skipped."""
import csv
import io
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

SPANS = 1000
TEXTS = Path(os.environ["EMIC_ROOT"]).parent / "shared" / "deid" / "gum-dev.jsonl"


def emic(*words, **options):
    done = subprocess.run(["emic", *words], capture_output=True, **options)
    if done.returncode != 0:
        raise SystemExit(f"emic {words}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def read_texts():
    with open(TEXTS, encoding="utf-8") as file:
        texts = {row["id"]: row["text"] for row in map(json.loads, file)}
    assert len(texts) == 28 and sum(map(len, texts.values())) > 100_000, "not the texts expected"
    assert any(ord(point) > 0x7F for text in texts.values() for point in text), "all ASCII"
    return texts


def import_all(texts):
    os.mkdir("texts")
    for name, text in texts.items():
        Path(f"texts/{name}.txt").write_bytes(text.encode("utf-8"))
    emic("init", "study.emic")
    emic("import", "--pseudonymized", "texts")
    Path("codebook.yaml").write_text("codebook: real\ncodes:\n  - code: A\n  - code: B\n")
    emic("codebook", "load", "codebook.yaml")


def check_texts(texts):
    """With another reader than ours."""
    with sqlite3.connect("study.emic") as study:
        stored = dict(study.execute("SELECT d.name, r.text FROM document d"
                                    " JOIN revision r ON r.id = d.current_revision"))
    assert stored.keys() == texts.keys(), "documents are missing or made up"
    for name, text in texts.items():
        for at, (was, now) in enumerate(zip(text, stored[name])):
            assert was == now, f"{name}: U+{ord(was):04X} at {at} came back as U+{ord(now):04X}"
        assert len(stored[name]) == len(text), f"{name}: {len(text)} code points came back as" \
                                               f" {len(stored[name])}"


def random_spans(texts, chance):
    spans = set()
    while len(spans) < SPANS:
        name = chance.choice(sorted(texts))
        start = chance.randrange(len(texts[name]) - 1)
        end = min(start + chance.choice((1, 2, 10, 60, 400)), len(texts[name]))
        spans.add((name, start, end))
    return spans


def stands_once(quote, text):
    """As the command sees it: white space fits white space."""
    parts = [re.escape(part) for part in re.split(r"[ \t\r\n]+", quote)]
    return len(re.findall("(?=" + r"[ \t\r\n]+".join(parts) + ")", text)) == 1


def random_quotes(texts, chance):
    spans = set()
    while len(spans) < SPANS:
        name = chance.choice(sorted(texts))
        start = chance.randrange(len(texts[name]) - 1)
        quote = texts[name][start:start + chance.randint(8, 90)]
        if quote == quote.strip(" \t\r\n") and stands_once(quote, texts[name]):
            spans.add((name, start, start + len(quote)))
    return spans


def listed(code):
    rows = csv.DictReader(io.StringIO(emic("coding", "list", "--code", code, "--format", "csv"),
                                      newline=""))
    return {(row["document"], int(row["start"]), int(row["end"])): row["words"] for row in rows}


def check_codings(code, spans, texts):
    found = listed(code)
    assert found.keys() == spans, f"{code}: {len(spans)} spans went in, {len(found)} came out"
    for (name, start, end), words in found.items():
        assert words == texts[name][start:end], f"{name} {start}:{end} lists as {words!r}"


def main():
    if not TEXTS.exists():
        print(f"the texts are not here: {TEXTS}")
        return 77
    chance = random.Random(1)
    texts = read_texts()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        import_all(texts)
        check_texts(texts)
        by_place, by_quote = random_spans(texts, chance), random_quotes(texts, chance)
        table = "document,start,end,code,coder\n" + "".join(
            f"{name},{start},{end},A,me\n" for name, start, end in sorted(by_place))
        emic("coding", "load", "-", input=table.encode())
        for name, start, end in sorted(by_quote):
            quote = texts[name][start:end]
            emic("coding", "add", name, f"--quote={quote}", "--code", "B", "--coder", "me")
        check_codings("A", by_place, texts)
        check_codings("B", by_quote, texts)
        check_texts(texts)
        emic("check")
        os.chdir("/")
    print(f"{len(texts)} texts, {SPANS} spans by place and {SPANS} by quote: all as they went in")
    return 0


if __name__ == "__main__":
    sys.exit(main())
