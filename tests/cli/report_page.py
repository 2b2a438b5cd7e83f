#!/usr/bin/env python3
"""The report of the raids study as a page, read by Python's own XML parser: it loads nothing, every
id is there once and every link leads to one, every count in the findings is that of emic table
frequency, every quote stands in the transcript that it names, and the same study gives the same
bytes."""
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from pathlib import Path

ROOT = Path(os.environ["EMIC_ROOT"])
RAIDS = ROOT / "examples" / "raids-study"


def emic(folder, *words):
    return subprocess.run(["emic", "--quiet", *words], cwd=folder, check=True,
                          capture_output=True, text=True).stdout


def make_study(folder):
    emic(folder, "init", "study.emic")
    emic(folder, "participant", "load", RAIDS / "participants.csv")
    emic(folder, "import", "--pseudonymized", RAIDS / "transcripts")
    emic(folder, "codebook", "load", ROOT / "codebooks" / "raids-study.yaml")
    emic(folder, "coding", "load", RAIDS / "codings.csv")
    emic(folder, "judgement", "load", RAIDS / "judgements.csv")
    emic(folder, "claim", "load", RAIDS / "claims.csv")


def plain(element):
    return " ".join("".join(element.itertext()).split())


def check_page(text):
    """Well-formed, loads nothing, ids and links in order."""
    assert text.startswith("<!DOCTYPE html>")
    page = tree.fromstring(text)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) > 100 and len(ids) == len(set(ids)), "ids are not unique"
    links = 0
    for element in page.iter():
        assert element.tag not in ("script", "link", "img", "iframe", "object", "embed", "base")
        for name, value in element.attrib.items():
            name = name.rsplit("}", 1)[-1]
            assert name not in ("src", "srcset", "data", "action", "background"), (name, value)
            assert not name.startswith("on"), name
            if name == "href":
                assert value[0] == "#" and value[1:] in ids, value
                links += 1
    assert links > 20
    assert not re.search(r"url\(\s*['\"]?(?!#)", text) and "@import" not in text
    policy = next(meta for meta in page.iter("meta") if meta.get("http-equiv"))
    assert policy.get("content").startswith("default-src 'none'")
    return page


def sections_of(section, path):
    """{path of titles below `section`: element}."""
    found = {}
    for child in section.findall("section"):
        heading = next(element for element in child if re.fullmatch("h[2-6]", element.tag))
        title = path + [plain(heading).split(" ", 1)[1]]
        found["/".join(title)] = child
        found.update(sections_of(child, title))
    return found


def rows_of(section):
    for table in (box.find("table") for box in section.findall("div") if box.get("role")):
        for row in table.find("tbody").findall("tr"):
            yield [plain(cell) for cell in row]


def check_counts(findings, folder, by):
    """Every count of every code and group, against the table as data."""
    table = csv.DictReader(io.StringIO(emic(folder, "table", "frequency", "--by", by, "-f", "csv")))
    expected = {(row["code"], row["group"]): row for row in table}
    assert len(expected) > 200
    met = set()
    for path, section in sections_of(findings, []).items():
        for group, of, words, percent, interval, *_ in rows_of(section):
            row = expected[path, group]
            assert of == row["of"] and words == row["words"], (path, group, of, row)
            whole = (200 * int(row["n"]) + int(row["N"])) // (2 * int(row["N"]))
            assert percent == (str(whole) if row["pct"] else ""), (path, row)
            low, high = interval.split("–")
            assert abs(float(low) - float(row["wilson_lo"])) <= 0.005001, (path, row)
            assert abs(float(high) - float(row["wilson_hi"])) <= 0.005001, (path, row)
            met.add((path, group))
    missed = {key for key in expected if key not in met}
    nobody = "".join(p.text for p in findings.iter("p") if p.text.startswith("Holds for nobody"))
    for path, group in missed:
        assert expected[path, group]["n"] == "0" and path.rsplit("/", 1)[-1] in nobody, path
    assert len(met) > 200, len(met)


def check_quotes(findings):
    """Every quote is in its transcript, word for word but for line ends, and in its group."""
    texts = {path.stem: " ".join(path.read_text(encoding="utf-8").split())
             for path in (RAIDS / "transcripts").iterdir()}
    assert len(texts) == 46
    count = against = 0
    for figure in findings.iter("figure"):
        if "quote" not in figure.get("class").split():
            continue
        words, source = plain(figure.find("blockquote")), plain(figure.find("figcaption"))
        mark = re.match(r"(contradicts|qualifies) ", source)
        label, group = re.match(r"(\w+) \((\w+)\), turn \d+$",
                                source[mark.end():] if mark else source).groups()
        assert words.removesuffix(" […]") in texts[label] and label.startswith(group), source
        count, against = count + 1, against + bool(mark)
    assert count > 100 and against > 5, (count, against)


def main():
    folder = tempfile.mkdtemp()
    try:
        make_study(folder)
        emic(folder, "report", "--output", "report.html")
        text = Path(folder, "report.html").read_text(encoding="utf-8")
        page = check_page(text)
        top = {plain(section.find("h2")): section for section in page.iter("section")
               if section.find("h2") is not None}
        assert list(top) == ["1. The study", "2. Method", "3. Codebook", "4. Findings",
                             "5. Tables and claims", "6. Agreement", "7. Audit", "8. Checklists"]
        check_counts(top["4. Findings"], folder, "group")
        check_quotes(top["4. Findings"])
        assert len(list(rows_of(top["8. Checklists"]))) == 32 + 21
        emic(folder, "report", "--output", "again.html", "--by", "region", "--quotes", "3")
        again = check_page(Path(folder, "again.html").read_text(encoding="utf-8"))
        findings = next(section for section in again.iter("section") if section.find("h2") is not None
                        and plain(section.find("h2")) == "4. Findings")
        check_counts(findings, folder, "region")
        emic(folder, "report", "--output", "quiet.html", "--without-quotes")
        assert "<blockquote>" in text
        assert "<blockquote>" not in Path(folder, "quiet.html").read_text(encoding="utf-8")
        assert emic(folder, "report") == text, "the same study gives other bytes"
    finally:
        shutil.rmtree(folder)
    print("the page stands by itself, and its counts are those of the tables")


if __name__ == "__main__":
    sys.exit(main())
