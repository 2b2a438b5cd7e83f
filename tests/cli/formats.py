#!/usr/bin/env python3
"""Lists and tables in the formats of other programs, read back by Python: what csv says, tsv and the
workbook say too, number by number; a workbook is the same bytes each time, goes to files alone, and
no name of the vault leaves the house in it. All people here are invented."""
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile
from decimal import Decimal

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NUMBER = re.compile(r"-?\d+(\.\d+)?")
QUERIES = [["table", "frequency"], ["coding", "list"], ["participant", "list"], ["quotes", "*"],
           ["find", "night"], ["document", "list"], ["codebook", "show"]]


def emic(*words, code=0, text=None):
    """Runs the command and gives what it prints; it must exit with `code`."""
    done = subprocess.run(["emic", *words], capture_output=True, check=False, input=text)
    assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
    return done.stdout + (done.stderr if code else b"")


def read_tsv(data):
    """The rows of `data`, its escapes undone."""
    marks = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    return [[re.sub(r"\\(.)", lambda found: marks[found[1]], field) for field in line.split("\t")]
            for line in data.decode().removesuffix("\n").split("\n")]


def read_sheet(data, part):
    """{place: str or Decimal} of the cells of a sheet, and its tree."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        strings = ["".join(text.text or "" for text in item.iter(MAIN + "t"))
                   for item in xml.etree.ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        tree = xml.etree.ElementTree.fromstring(book.read(f"xl/worksheets/{part}.xml"))
    cells = {}
    for cell in tree.iter(MAIN + "c"):
        value = cell.find(MAIN + "v").text
        cells[cell.get("r")] = strings[int(value)] if cell.get("t") == "s" else Decimal(value)
    return cells, tree


def place(row, column):
    """A1 for 0, 0."""
    assert column < 26
    return f"{chr(ord('A') + column)}{row + 1}"


def check_query(words):
    """How many cells of the query were numbers."""
    rows = list(csv.reader(io.StringIO(emic(*words, "--format", "csv").decode()), strict=True))
    assert len(rows) > 1, words
    assert read_tsv(emic(*words, "--format", "tsv")) == rows, words
    emic(*words, "--format", "xlsx", "--output", "book.xlsx", "--force")
    with open("book.xlsx", "rb") as file:
        data = file.read()
    cells, tree = read_sheet(data, "sheet1")
    numbers = 0
    for at, row in enumerate(rows):
        for column, field in enumerate(row):
            cell = cells.pop(place(at, column), "")
            if isinstance(cell, Decimal):
                assert NUMBER.fullmatch(field) and cell == Decimal(field), (words, field, cell)
                numbers += 1
            else:
                assert cell == field, (words, field, cell)
    assert not cells, cells
    pane = next(tree.iter(MAIN + "pane"))
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    # Through a pipe it is the same bytes, each time.
    assert emic(*words, "--format", "xlsx", "--output", "-") == data
    return numbers


def check_notes():
    """Title and notes of a table stand on a sheet of their own."""
    emic("table", "frequency", "--format", "xlsx", "--output", "book.xlsx", "--force")
    with open("book.xlsx", "rb") as file:
        notes, _ = read_sheet(file.read(), "sheet2")
    assert notes["A1"] == "frequency", notes
    assert notes["A2"] == "Unit: participants.", notes
    assert "--force replaces it" in emic("table", "frequency", "--format", "xlsx", "--output",
                                         "book.xlsx", code=2).decode()


def check_refused():
    """A workbook is not printed where it would be noise, whatever makes the table."""
    for words in QUERIES:
        said = emic(*words, "--format", "xlsx", code=2).decode()
        assert said.endswith("a workbook (xlsx) is not for the terminal: name a file with "
                             "--output\n"), said
    assert b"as text, json or html" in emic("privacy", "risk", "--without-vault", "--format",
                                            "latex", code=2)


def check_empty():
    """Without a row the names remain."""
    said = emic("quotes", "*", "--document", "D3", "--format", "tsv", code=1)
    assert said.startswith(b"document\tparticipant\t") and said.count(b"\n") == 1, said


def check_latex():
    """It compiles, where there is LaTeX."""
    paper = emic("table", "frequency", "--format", "latex").decode()
    assert "\\cmidrule(lr){3-4}" in paper and "\\bottomrule" in paper
    if not shutil.which("pdflatex"):
        return
    with open("paper.tex", "w", encoding="utf-8") as file:
        file.write("\\documentclass{article}\n\\usepackage{booktabs}\n\\begin{document}\n" + paper +
                   emic("quotes", "*", "--format", "latex").decode() + "\\end{document}\n")
    subprocess.run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex"],
                   check=True, stdout=subprocess.DEVNULL)


def check_names():
    """The leak check looks into what was written, and stands in front of it."""
    os.umask(0o077)
    with open("key.txt", "w", encoding="utf-8") as file:
        file.write("seven old lanterns drift\n")
    subprocess.run([os.environ["EMIC_BUILD"] + "/tests/privacy_vault", "study.vault", "key.txt",
                    "0"], check=True)
    emic("init", "study.emic")
    key = ["--key-file", "key.txt"]
    with open("raw.txt", "w", encoding="utf-8") as file:
        file.write("TEBBE: I was afraid then.\n")
    emic("participant", "load", "-", text=b"participant,group\nTP07,A\n")
    emic("import", "raw.txt", "--name", "TP07", *key)
    emic("codebook", "load", "-", text=b"""codebook: night
codes:
  - {code: FEAR, brief: "as Marlene\\nOkafor said"}
  - {code: HELP, brief: "by marlene_o@night-mail.example"}
  - {code: LOSS, brief: "of _Marlene_Okafor_"}
  - {code: ROAD, brief: "by Marlene--Okafor"}
  - {code: WORK, brief: "at [Kern] & Sohn"}
""")
    emic("codebook", "show", "--format", "xlsx", "--output", "clean.xlsx", *key)  # not known yet
    emic("privacy", "check", "clean.xlsx", *key)
    emic("privacy", "add", "Marlene Okafor", "--as", "Runa", *key)
    emic("privacy", "add", "marlene_o@night-mail.example", "--kind", "contact", "--as", "mail", *key)
    emic("privacy", "add", "[Kern] & Sohn", "--kind", "organisation", "--as", "firm", *key)
    found = emic("privacy", "check", "clean.xlsx", "--format", "csv", *key, code=3).decode()
    assert "clean.xlsx > xl/sharedStrings.xml" in found, found
    for form in ["xlsx", "tsv", "latex", "markdown", "csv"]:
        write = ["codebook", "show", "--format", form, "--output", "leak." + form]
        assert b"was not written: " in emic(*write, *key, code=3), form
        assert not os.path.exists("leak." + form)
        emic(*write, "--unchecked")
        found = emic("privacy", "check", "leak." + form, "--format", "csv", *key, code=3).decode()
        assert {"Runa", "mail", "firm"} <= set(re.split(r"[,\n]", found)), (form, found)


def main():
    home = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        subprocess.run(["sh", "-e", os.environ["EMIC_ROOT"] + "/tests/fixtures/night_bus.sh"],
                       check=True)
        assert sum(check_query(words) for words in QUERIES) > 100
        check_notes()
        check_refused()
        check_empty()
        check_latex()
        os.mkdir("names")
        os.chdir("names")
        check_names()
        os.chdir(home)
    return 0


if __name__ == "__main__":
    sys.exit(main())
