#!/usr/bin/env python3
"""Pictures of documents, at two widths, with few codes and with 120, long and non-Latin names: no
words overlap, and what is drawn is what the CSV beside it says: a mark for each turn of a code, the
characters of each colour, each document at its date."""
import collections
import csv
import datetime
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.path.join(os.environ["EMIC_ROOT"], "tests", "fixtures"))
import picture_boxes  # noqa: E402
from picture_boxes import SVG  # noqa: E402
from picture_study import GROUPS, LONG  # noqa: E402

FIRST_DAY = datetime.date(2007, 5, 3)
WORDS = "the road was dark and nobody told us when the last bus would come home".split()
CODED, AGAINST, BLANK = "#0072b2", "#1a1a1a", "#f2f2f2"
STRIP = 16


def emic(folder, *words, codes=(0,)):
    done = subprocess.run(["emic", "--quiet", *words], cwd=folder, capture_output=True)
    assert done.returncode in codes, (words, done.returncode, done.stderr.decode())
    return done.stdout.decode()


class Study:
    """Made-up interviews: `turns` of the first, fewer of the others."""

    def __init__(self, folder, codes, documents, turns, long_names):
        self.folder, self.random = folder, random.Random(codes + turns)
        self.codes = [(LONG[at % len(LONG)] if long_names else "CODE") + f" {at}"
                      for at in range(codes)]
        self.documents = [f"{LONG[at % len(LONG)]} {at}" if long_names else f"D{at}"
                          for at in range(documents)]
        self.paths, self.turns = [], turns
        Path(folder, "texts").mkdir(parents=True)

    def codebook(self):
        lines = ["codebook: night-bus", "title: The night bus", "codes:"]
        for at, code in enumerate(self.codes):
            lines += [f'{"  - " if at % 6 == 0 else "      - "}code: "{code}"',
                      f'{"    " if at % 6 == 0 else "        "}brief: x']
            self.paths.append(code if at % 6 == 0 else f"{self.codes[at - at % 6]}/{code}")
            if at % 6 == 0 and at + 1 < len(self.codes):
                lines.append("    codes:")
        return "\n".join(lines) + "\n"

    def text(self, at):
        """The text of a document, and the places of its turns."""
        text, places = "", []
        for turn in range(self.turns if at == 0 else self.random.randint(4, 9)):
            speaker = f"P{at}" if turn % 2 else "INTERVIEWER"
            words = " ".join(self.random.choices(WORDS, k=self.random.randint(3, 40)))
            places.append((len(text), len(text) + len(speaker) + 2 + len(words)))
            text += f"{speaker}: {words}\n\n"
        return text, places

    def write(self, name, header, rows):
        with open(Path(self.folder, name), "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *rows])

    def make(self):
        Path(self.folder, "codebook.yaml").write_text(self.codebook(), encoding="utf-8")
        codings, documents = set(), []
        for at, name in enumerate(self.documents):
            text, places = self.text(at)
            Path(self.folder, "texts", name + ".txt").write_text(text, encoding="utf-8")
            day = FIRST_DAY + datetime.timedelta(days=self.random.randrange(9 * len(self.codes)))
            documents.append((name, f"P{at}", "" if at % 7 == 3 else day))
            for start, end in places:
                for path in self.random.sample(self.paths, self.random.choice([0, 0, 1, 1, 2, 3])):
                    start = self.random.randint(start, end - 4)
                    against = "contradicts" if self.random.random() < 0.1 else "supports"
                    codings.add((name, start, min(end + self.random.choice([0, 0, 60]),
                                                  len(text)), path, "A", against))
        assert len(codings) > 10
        self.write("codings.csv", ["document", "start", "end", "code", "coder", "polarity"],
                   sorted(codings))
        self.write("documents.csv", ["document", "participant", "held"], documents)
        self.write("participants.csv", ["participant", "group"],
                   [(f"P{at}", GROUPS[at % 3]) for at in range(len(self.documents))])
        for words in (["init", "study.emic"], ["codebook", "load", "codebook.yaml"],
                      ["participant", "load", "participants.csv"],
                      ["import", "--pseudonymized", "texts"],
                      ["document", "load", "documents.csv"], ["coding", "load", "codings.csv"]):
            emic(self.folder, *words)
        return self


def rects(element, fill=None):
    """(x, y, width, height) of the rectangles in it."""
    return [tuple(float(rect.get(name)) for name in ("x", "y", "width", "height"))
            for rect in element.iter(SVG + "rect") if fill in (None, rect.get("fill"))]


def groups_of(picture):
    """(title, element) of what is drawn together."""
    for group in picture.root.iter(SVG + "g"):
        title = group.find(SVG + "title")
        if title is not None and group.find(SVG + "text") is None:
            yield title.text, group


def check_codeline(picture, rows, turns):
    """The turns that the marks of each code lie over are those of the table."""
    frame = max(rects(picture.root, "none"), key=lambda rect: rect[2] * rect[3])
    step, wanted = frame[2] / turns, collections.defaultdict(set)
    for row in rows:
        wanted[row["code"]].add((int(row["turn"]), row["codings"] == "0"))
    drawn = {}
    for title, group in groups_of(picture):
        code, _, count = title.rpartition(": ")
        marks = set()
        for fill in (CODED, AGAINST):
            for x, _, width, _ in rects(group, fill):
                first = round((x - frame[0]) / step)
                last = max(first + 1, round((x + width + (step >= 4) - frame[0]) / step))
                marks |= {(turn + 1, fill == AGAINST) for turn in range(first, last)}
        assert count == f"{len(marks)} of {turns} turns", (title, len(marks))
        drawn[code] = marks
    assert drawn and drawn == dict(wanted), (turns, set(drawn) ^ set(wanted))


def check_portrait(picture, rows, few):
    """Each document's coloured pixels are its coded characters; with few codes, each code's."""
    strips = collections.defaultdict(list)
    for title, group in groups_of(picture):
        strips[title.split(", characters ")[0]].append((title, group))
    longest = max((rects(group, BLANK)[0][2], title) for parts in strips.values()
                  for title, group in parts)
    first, last = longest[1].split(", characters ")[1].split(";")[0].split(" to ")
    scale = longest[0] / (int(last) - int(first))
    wanted, drawn = collections.Counter(), collections.Counter()
    coded = collections.defaultdict(set)
    for row in rows:
        wanted[row["code"]] += int(row["characters"])
        coded[row["document"]] |= set(range(int(row["start"]), int(row["end"])))
    for name, parts in strips.items():
        area = 0
        for title, group in parts:
            for rect in group.iter(SVG + "rect"):
                if rect.get("fill") in (BLANK, "none"):
                    continue
                area += float(rect.get("width")) * float(rect.get("height")) / STRIP
                drawn[rect.get("fill")] += float(rect.get("width"))
            told = int(title.split("; ")[1].split(" of ")[0])
            assert told == len(coded[name]), (title, told, len(coded[name]))
        assert abs(area - len(coded[name]) * scale) < 2 + 0.02 * area, (name, area, len(coded[name]) * scale, scale)
    if few:
        pixels = sorted(drawn.values())
        characters = sorted(count * scale for count in wanted.values())
        assert len(pixels) == len(characters) > 2, (pixels, characters)
        assert all(abs(a - b) < 2 for a, b in zip(pixels, characters)), (pixels, characters)


def check_timeline(picture, rows, by_date):
    """Signs stand in the order of the rows, at places in proportion to their days."""
    signs, days = [], []
    for title, group in groups_of(picture):
        line = group.find(SVG + "line")
        signs.append((title, float(line.get("x2"))))
    assert len(signs) == len(rows) > 2, (len(signs), len(rows))
    for (title, _), row in zip(signs, rows):
        assert title.startswith(row["document"] + ": "), (title, row)
        days.append(datetime.date.fromisoformat(row["date"]).toordinal() if by_date
                    else int(row["n"]))
    assert days == sorted(days) and days[-1] > days[0]
    scale = (signs[-1][1] - signs[0][1]) / (days[-1] - days[0])
    for (title, x), day in zip(signs, days):
        assert abs(x - signs[0][1] - (day - days[0]) * scale) < 0.02, title


def look(study, width, name, *options):
    """The picture and the rows beside it; its faults are printed."""
    words = ["plot", name, *options, "--width", width]
    emic(study.folder, *words, "--output", "drawn.svg", "--force")
    picture = picture_boxes.Picture(Path(study.folder, "drawn.svg").read_text(encoding="utf-8"))
    with open(Path(study.folder, "drawn.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    faults = [f"{len(study.codes)} codes, {' '.join(words)}: {fault}"
              for fault in picture.faults()]
    assert rows and not faults, "\n".join(faults[:20])
    return picture, rows


def look_at_all(study):
    few = len(study.codes) < 10
    for width in ("480", "960"):
        first = ["--document", study.documents[0]]
        check_codeline(*look(study, width, "codeline", *first), study.turns)
        look(study, width, "codeline", *first, "--coders")
        check_portrait(*look(study, width, "portrait"), few)
        check_portrait(*look(study, width, "portrait", *first), few)
        check_timeline(*look(study, width, "timeline"), True)
        check_timeline(*look(study, width, "timeline", "--order", "added"), False)


def main():
    with tempfile.TemporaryDirectory() as folder:
        look_at_all(Study(f"{folder}/few", 5, 6, 14, False).make())
        look_at_all(Study(f"{folder}/many", 120, 40, 300, True).make())
        study = Study(f"{folder}/none", 5, 2, 9, False)
        study.make()
        page = emic(study.folder, "plot", "codeline", "--document", "D0", "--round", "9", codes=(1,))
        assert "No turn of the document has a code." in page
        page = emic(study.folder, "plot", "portrait", "--round", "9", codes=(1,))
        assert "No document here has a coding." in page
    print("the pictures of documents have no fault")


if __name__ == "__main__":
    main()
