#!/usr/bin/env python3
"""Every picture at two widths, of studies with five codes and with 120, with long and non-Latin
names: no words overlap or leave the picture, nothing reaches out of it, the same study gives the
same bytes, and the numbers in it are those of its CSV."""
import collections
import csv
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.path.join(os.environ["EMIC_ROOT"], "tests", "fixtures"))
import picture_boxes  # noqa: E402
import picture_study  # noqa: E402

# Beside each picture as it comes: what else it can show.
VARIANTS = {
    "heatmap": [["--of", "participants"], ["--of", "participants", "--cells", "state"],
                ["--by", "town"], ["--unit", "segments"], ["--code", "CODE_0"],
                ["--where", "group = nobody"]],
    "bars": [["--unit", "turns"], ["--by", "town"]],
    "tree": [["--group", "{group}"]],
    "codeline": [["--coders"]],
    "portrait": [["--document", "{first}"]],
    "saturation": [["--by", "group"], ["--order", "name", "--threshold", "0"]],
    "network": [["--own"], ["--measure", "count"], ["--unit", "participants", "--measure", "overlap",
                                                     "--strength", "0.2"]],
    "cooccurrence": [["--own"], ["--measure", "phi"], ["--measure", "count"]],
    "dendrogram": [["--of", "participants"], ["--measure", "pearson", "--linkage", "average"]],
}
# What a picture cannot do without.
NEEDS = {"codeline": ["--document", "{first}"], "timeline": ["--order", "added"]}
WIDTHS = ["480", "960"]
NEGATIVE = 1


def emic(folder, *words, environment=None, codes=(0,)):
    done = subprocess.run(["emic", "--quiet", *words], cwd=folder, capture_output=True,
                          env={**os.environ, **(environment or {})})
    assert done.returncode in codes, (words, done.returncode, done.stderr.decode())
    return done.stdout


def plots():
    page = emic(".", "help").decode()
    return re.findall(r"^ +plot (\w+)", page, re.MULTILINE)


def drawn_numbers(texts, pattern):
    return collections.Counter(text for text in texts if re.fullmatch(pattern, text))


def titles_of(picture, pattern):
    """What stands behind shapes for those who point at them: the groups of `pattern`, the last of
    them a number."""
    texts = (title.text or "" for title in picture.root.iter(picture_boxes.SVG + "title"))
    found = (re.search(pattern, text) for text in texts)
    return [(*match.groups()[:-1], float(match.groups()[-1])) for match in found if match]


def check_network(picture, rows):
    """A circle and n for each code, a line for each pair, and no words on a circle."""
    codes = {row[f"code_{side}"]: row[f"n_{side}"] for row in rows for side in "12"}
    codes.pop("", None)
    drawn = drawn_numbers(picture.texts, r"\(\d+\)")
    assert drawn == collections.Counter(f"({n})" for n in codes.values()), (drawn, codes)
    kinds = collections.Counter(shape.tag[len(picture_boxes.SVG):] for shape in picture.shapes)
    pairs = sum(row["code_2"] != "" for row in rows)
    assert kinds["circle"] - len(codes) in (1, 2), (kinds, len(codes))  # and the legend's
    assert kinds["line"] - pairs in ((1, 2) if pairs else (0,)), (kinds, pairs)
    for shape in picture.shapes:
        if shape.tag == picture_boxes.SVG + "circle":
            (left, top), (right, bottom) = picture_boxes.points_of(shape)
            for words in picture.words:
                wl, wt, wr, wb = words.box
                if wl < right and wr > left and wt < bottom and wb > top:
                    yield f'a circle lies on "{words.text}"'


def check_titles(name, picture, rows):
    """What is no text in these pictures stands in their titles."""
    if name == "saturation":
        wanted = [(row["interview"], row["new"], row["codes"], row["expected"]) for row in rows]
        drawn = titles_of(picture, r"^\d+\. (.+): (\d+) new, (\d+) so far, ([\d.]+) expected$")
    elif name == "dendrogram":
        wanted = [(row["similarity"],) for row in rows]
        drawn = titles_of(picture, r", .*: (-?\d\.\d{3})$")
    else:
        wanted = [(row["n_both"], row["n_1"], row["n_2"], row["value"])
                  for row in rows if row["value"]]
        drawn = titles_of(picture, r": (\d+) of (\d+) and (\d+), (-?[\d.]+)$")
    wanted = sorted((*row[:-1], float(row[-1])) for row in wanted)
    assert wanted and len(wanted) == len(drawn), (name, len(wanted), len(drawn))
    rounding = 0.0501 if name == "saturation" else 0.000501
    for one, other in zip(wanted, sorted(drawn)):
        assert one[:-1] == other[:-1] and abs(one[-1] - other[-1]) < rounding, (name, one, other)


def check_numbers(name, words, picture, rows):
    """Each number in the CSV is drawn as often as it stands there."""
    if name in ("saturation", "dendrogram", "cooccurrence", "network"):
        check_titles(name, picture, rows)
    if name == "heatmap" and "participants" not in words:
        wanted, pattern = [f"{row['n']}/{row['N']}" for row in rows], r"\d+/\d+"
    elif name in ("bars", "tree"):
        wanted, pattern = [row["of"] for row in rows], r"\d+ of \d+"
    else:
        return
    drawn = drawn_numbers([text.split(", Town")[0].split(", Tota")[0] for text in picture.texts],
                          pattern)
    if name == "heatmap" and not drawn:
        return  # cells too narrow for words
    assert drawn == collections.Counter(wanted), (name, words, drawn, wanted[:9])
    assert drawn


def check_cases(words, picture, rows):
    """As many coloured cells as the table says."""
    blue = sum(shape.get("fill") == "#0072b2" for shape in picture.shapes)
    holds = sum(row["holds"] == "1" for row in rows)
    assert holds and blue == holds + 1, (words, blue, holds)  # one in the legend


def check_picture(study, name, words, width):
    options = ["plot", name, *words, "--width", width]
    svg = emic(study.folder, *options, codes=(0, NEGATIVE))
    turned = {"TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "EMIC_SEED": "7"}
    assert svg == emic(study.folder, *options, environment=turned, codes=(0, NEGATIVE)), options
    emic(study.folder, *options, "--output", "drawn.svg", "--force", codes=(0, NEGATIVE))
    assert Path(study.folder, "drawn.svg").read_bytes() == svg
    with open(Path(study.folder, "drawn.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    picture = picture_boxes.Picture(svg.decode())
    faults = [f"{len(study.paths)} codes, {' '.join(options)}: {fault}" for fault in
              picture.faults()]
    if "group = nobody" in words:
        assert any("nothing to draw" in text for text in picture.texts)
        return faults
    assert len(picture.texts) > 3 and rows, options
    check_numbers(name, words, picture, rows)
    if name == "network":
        faults += list(check_network(picture, rows))
    if name == "heatmap" and "participants" in words:
        check_cases(words, picture, rows)
    return faults


def check_other_formats(study):
    if not shutil.which("rsvg-convert"):
        print("rsvg-convert is not here: PNG and PDF were not looked at")
        return
    temporary = os.path.join(study.folder, "temporary")
    os.mkdir(temporary)
    own = {"TMPDIR": temporary}
    emic(study.folder, "plot", "heatmap", "--output", "map.png", environment=own)
    png = Path(study.folder, "map.png").read_bytes()
    picture = picture_boxes.Picture(emic(study.folder, "plot", "heatmap").decode())
    assert png.startswith(b"\x89PNG"), png[:8]
    assert struct.unpack(">II", png[16:24]) == (3 * picture.width, 3 * picture.height)
    emic(study.folder, "plot", "heatmap", "--output", "map.pdf", "--force", environment=own)
    assert Path(study.folder, "map.pdf").read_bytes().startswith(b"%PDF")
    assert not os.listdir(temporary), os.listdir(temporary)


def check_the_check():
    """A picture with two words on each other, one half outside and a script is found out."""
    text = '<text font-size="10" x="{}" y="20" fill="#000000">words</text>'
    svg = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><title>t</title>'
           '<desc>d</desc>{}</svg>')
    assert not list(picture_boxes.Picture(svg.format(text.format(1) + text.format(60))).faults())
    for planted in (text.format(1) + text.format(20), text.format(80), "<script/>",
                    '<rect x="90" y="0" width="20" height="5"/>'):
        assert list(picture_boxes.Picture(svg.format(planted)).faults()), planted


def main():
    check_the_check()
    names, faults, looked = plots(), [], 0
    assert "heatmap" in names and "tree" in names, names
    with tempfile.TemporaryDirectory() as folder:
        studies = [
            picture_study.Study(f"{folder}/few", 5, 26).make(),
            picture_study.Study(f"{folder}/many", 120, 40, groups=picture_study.GROUPS).make(),
            picture_study.Study(f"{folder}/long", 12, 14, picture_study.LONG,
                                picture_study.LONG_GROUPS).make(),
        ]
        for study in studies:
            for name in names:
                for words in [[], *VARIANTS.get(name, [])]:
                    words = [word.format(group=study.groups[0], first=study.people[0][0])
                             for word in NEEDS.get(name, []) + words]
                    if "CODE_0" in words and "CODE_0" not in study.paths:
                        continue
                    for width in WIDTHS:
                        faults += check_picture(study, name, words, width)
                        looked += 1
        check_other_formats(studies[0])
    print("\n".join(faults[:40]) or f"{looked} pictures have no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
