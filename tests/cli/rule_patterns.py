#!/usr/bin/env python3
"""Rules find what Python's regular expressions find, at the same characters: simple patterns and
lists of words over made-up transcripts whose turns this program laid out itself."""
import csv
import io
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PATTERNS = [
    r"afraid", r"\bnight\b", r"\b\w+ing\b", r"nobody (told|asked) (me|us)", r"[A-Z]\w*",
    r"(?<!not )afraid", r"afraid(?= of)", r"\d+(?:[.,]\d+)?", r"\w+$", r"^\w+", r"(?i)the \w+",
    r"[^\W\d_]{6,}", r"o.{1,12}?e", r"😀+", r"\bé\w*", r"ж\w+", r"(\w)\1", r"\s{2,}\S", r"\W\n\w",
    r"x*", r"(?:never|not) .*\bbus", r"\S+@\S+", r"Zoë|ZOË", r"[äöüß]", r"(?i)zoË", r".+",
]
LISTS = [
    (["night", "night bus", "bus"], False), (["nobody told me"], False), (["été", "жду"], False),
    (["ZOË", "Nobody", "42"], True),
]
WORDS = """afraid night nights bus nobody told asked me us the The of not never driving Zoë ZOË été
élan жду ждёт 😀 😀😀 42 3.5 street, road. wheel! Straße über (home) "why" a@b.example x xx food
morning sleeping somebody I always""".split() + ["nobody told me", "night bus", "never by bus"]


def make_transcripts(folder, draw):
    """Files, and for each the stretches (start, words) that are said."""
    said = {}
    for number in range(12):
        text, turns = "", []
        for turn in range(25):
            words = "".join(draw.choice(WORDS) + draw.choice([" ", " ", " ", "  ", "\n", "\t"])
                            for _ in range(draw.randint(1, 30))).strip()
            label = draw.choice(["INTERVIEWER", f"D{number}", "NIGHT BUS"])
            text += f"{label}: "
            turns.append((len(text), words))
            text += words + "\n\n"
        (folder / f"D{number}.txt").write_text(text, encoding="utf-8")
        said[f"D{number}"] = turns
    return said


def by_python(said, regex):
    return sorted((name, start + match.start(), start + match.end())
                  for name, turns in said.items() for start, words in turns
                  for match in regex.finditer(words) if match[0].strip())


def trimmed(said, places):
    """Codings have no white space at their ends."""
    text = {name: turns for name, turns in said.items()}
    out = []
    for name, start, end in places:
        at, words = next(turn for turn in reversed(text[name]) if turn[0] <= start)
        found = words[start - at:end - at]
        start += len(found) - len(found.lstrip())
        out.append((name, start, start + len(found.strip())))
    return sorted(out)


def by_emic(*options):
    command = ["emic", "rule", "preview", *options, "--scope", "word", "--sample", "10000",
               "--format", "csv"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{command}: {done.stderr}")
    return sorted((row["document"], int(row["coded_start"]), int(row["coded_end"]))
                  for row in csv.DictReader(io.StringIO(done.stdout)))


def words_as_regex(words, fold):
    longest_first = sorted(words, key=len, reverse=True)
    choice = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{choice})(?!\w)", re.IGNORECASE if fold else 0)


def main():
    draw = random.Random(20)
    found = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        said = make_transcripts(folder, draw)
        study = folder / "study.emic"
        subprocess.run(["emic", "init", study, "--quiet"], check=True)
        subprocess.run(["emic", "--study", study, "import", "--pseudonymized", "--quiet",
                        *sorted(folder.glob("*.txt"))], check=True)
        rules = [(["--pattern", source], re.compile(source)) for source in PATTERNS]
        rules += [(["--words", ",".join(words)] + ["--fold"] * fold, words_as_regex(words, fold))
                  for words, fold in LISTS]
        for options, regex in rules:
            expected = trimmed(said, by_python(said, regex))
            got = by_emic("--study", study, *options)
            if got != expected:
                sys.exit(f"{options}: emic finds {len(got)}, Python {len(expected)}; the first that "
                         f"differ: {sorted(set(got) ^ set(expected))[:4]}")
            if not expected and regex.pattern != "x*":
                sys.exit(f"{options}: nothing to find, so nothing was compared")
            found += len(expected)
    assert found > 5000, found
    print(f"{len(rules)} rules, {found} places: as Python finds them")


main()
