#!/usr/bin/env python3
"""emic run --release on the raids study, whose steps are kept, too: every file is what the command of
its step gives under the same profile; what one file hides all hide; what is shown is the count
itself; no sum lacks one cell alone; and no picture has more numbers than its table."""
import csv
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(os.environ["EMIC_ROOT"])
RAIDS = ROOT / "examples" / "raids-study"
STEPS = {"by-group": ["table", "frequency"],
         "by-region": ["table", "frequency", "--by", "region"],
         "turns": ["table", "frequency", "--unit", "turns"],
         "tested": ["table", "crosstab"],
         "shades": ["plot", "heatmap"],
         "bars": ["plot", "bars"],
         "tree": ["plot", "tree"],
         "people": ["plot", "heatmap", "--of", "participants"]}
OF_PEOPLE_BY_GROUP = ["by-group", "tested", "shades", "bars"]


def emic(folder, *words):
    done = subprocess.run(["emic", "--quiet", *words], cwd=folder, capture_output=True, text=True,
                          check=False)
    assert done.returncode in (0, 1), (words, done.stderr)  # 1: nobody alone is drawn
    return done.stdout


def make_study(folder):
    emic(folder, "init", "study.emic")
    emic(folder, "participant", "load", RAIDS / "participants.csv")
    emic(folder, "import", "--pseudonymized", RAIDS / "transcripts")
    emic(folder, "codebook", "load", ROOT / "codebooks" / "raids-study.yaml")
    emic(folder, "coding", "load", RAIDS / "codings.csv")
    emic(folder, "judgement", "load", RAIDS / "judgements.csv")
    emic(folder, "claim", "load", RAIDS / "claims.csv")
    for name, command in STEPS.items():
        emic(folder, *command, "--save", name)
    (folder / "recipe.yaml").write_text(emic(folder, "recipe", "show"))


def cells_of(path):
    """{(group, code): row}; the tree has everybody alone."""
    with open(path, newline="", encoding="utf-8") as file:
        return {(row.get("group", "Total"), row["code"]): row for row in csv.DictReader(file)}


def hidden_in(cells):
    return {key for key, row in cells.items() if row["suppressed"] == "yes"}


def check_commands(folder, out, profile):
    for name, command in STEPS.items():
        if command[0] == "plot":
            emic(folder, *command, "--release", profile, "--output", "one.svg", "--force")
            assert (folder / "one.svg").read_bytes() == (out / f"{name}.svg").read_bytes(), name
            made, asked = (out / f"{name}.csv").read_text(), (folder / "one.csv").read_text()
        else:
            made = (out / f"{name}.csv").read_text()
            asked = emic(folder, *command, "--release", profile, "--format", "csv")
            made = re.sub(f"^{name},", "frequency,", made, flags=re.M)
            asked = re.sub("^(frequency|crosstab),", "frequency,", asked, flags=re.M)
        assert made == asked, f"{profile}: {name} is not what its command gives"


def check_cells(out, open_out):
    by_name = {name: cells_of(out / f"{name}.csv") for name in STEPS if name != "people"}
    hidden = hidden_in(by_name["by-group"])
    assert 50 < len(hidden) < len(by_name["by-group"])
    for name in OF_PEOPLE_BY_GROUP + ["turns"]:
        assert hidden_in(by_name[name]) == hidden, name
    everybody = {code for group, code in hidden if group == "Total"}
    for name in ("by-region", "tree"):
        assert {code for group, code in hidden_in(by_name[name]) if group == "Total"} == everybody
    for name, cells in by_name.items():
        told = cells_of(open_out / f"{name}.csv")
        assert cells.keys() == told.keys()
        for key, row in cells.items():
            if row["suppressed"] == "yes":
                left = {column for column, value in row.items() if value} - {
                    "table", "group", "base", "code", "N", "unit", "rule", "suppressed"}
                assert not left, (name, key, left)
            else:
                assert (row["n"], row["N"]) == (told[key]["n"], told[key]["N"]), (name, key)
    for name in ("by-group", "by-region"):
        for code in {code for _, code in by_name[name]}:
            alone = [key for key in hidden_in(by_name[name]) if key[1] == code]
            assert len(alone) != 1, f"{name}: {alone} follows from the others"
    return len(hidden)


def check_pictures(out):
    cells = cells_of(out / "shades.csv")
    texts = re.findall(r">([^<>]*)</text>", (out / "shades.svg").read_text())
    assert texts.count("*") == len(hidden_in(cells)) + 1  # the legend has one
    assert sum(bool(re.fullmatch(r"\d+/\d+", text)) for text in texts) == \
        len(cells) - len(hidden_in(cells))
    with open(RAIDS / "participants.csv", newline="", encoding="utf-8") as file:
        people = [row["participant"] for row in csv.DictReader(file)]
    assert len(people) > 40
    for path in out.iterdir():
        words = set(re.findall(r"\w+", path.read_text()))
        assert not words & set(people), path


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_study(folder)
        emic(folder, "run", "recipe.yaml", "--output", "open")
        assert "TP01" in (folder / "open" / "people.csv").read_text()
        for profile in ("small-study", "cms"):
            emic(folder, "run", "recipe.yaml", "--output", profile, "--release", profile)
            out = folder / profile
            assert {path.stem for path in out.iterdir()} == set(STEPS)  # and no claims-checked
            check_commands(folder, out, profile)
            count = check_cells(out, folder / "open")
            check_pictures(out)
            print(f"{profile}: {count} counts by group are hidden in all files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
