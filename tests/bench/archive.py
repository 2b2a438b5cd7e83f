#!/usr/bin/env python3
"""How long an archive takes beside pigz on the same bytes, both on two processors.

    tests/bench/archive.py                         2,000 transcripts (100 MB), 5 runs
    tests/bench/archive.py --docs 200 --runs 3
    tests/bench/archive.py --emic build/release/cli/emic --folder build/bench/archive

Needs pigz (apt-get install pigz) and a build with the preset release. Runs take turns, and the
medians are set side by side: seconds differ between machines and hours, ratios less. Seconds of
processor are printed because they hold even where other programs run."""
import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import measure

BAR = 1.3  # times pigz -p2 -6


def make_study(emic, folder, docs):
    measure.make_corpus(folder, docs)
    study = [emic, "--quiet", "--study", "work.emic"]
    for old in folder.glob("work.emic*"):
        old.unlink()
    measure.run([emic, "--quiet", "init", "work.emic"], folder)
    for words in (["participant", "load", "participants.csv"],
                  ["codebook", "load", "codebook.yaml"],
                  ["import", "--pseudonymized", "transcripts"],
                  ["coding", "load", "codings.csv"]):
        measure.run(study + words, folder)
    return study


def median(figures):
    figures = sorted(figures)
    middle = len(figures) // 2
    return figures[middle] if len(figures) % 2 else sum(figures[middle - 1:middle + 1]) / 2


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--emic", default=measure.ROOT / "build" / "release" / "cli" / "emic")
    parser.add_argument("--docs", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path,
                        default=measure.ROOT / "build" / "bench" / "archive")
    parser.add_argument("--maker", type=Path, default=measure.MAKER,
                        help="the program that makes corpora")
    arguments = parser.parse_args()
    measure.MAKER = arguments.maker
    if not shutil.which("pigz"):
        sys.exit("pigz is not here: apt-get install pigz")
    emic = str(Path(arguments.emic).resolve())
    folder = arguments.folder / f"corpus-{arguments.docs}"
    folder.mkdir(parents=True, exist_ok=True)
    study = make_study(emic, folder, arguments.docs)
    create = study + ["archive", "create", "--force"]
    measure.run(create + ["out.tar.gz"], folder)
    with open(folder / "out.tar", "wb") as plain:
        subprocess.run(["gzip", "-dc", "out.tar.gz"], cwd=folder, stdout=plain, check=True)
    steps = {"pigz -p2 -6 of the tar": ["sh", "-c", "pigz -p2 -6 -c out.tar > out.pigz"],
             "archive create .zip": create + ["out.zip"],
             "archive create .tar.gz": create + ["out.tar.gz"],
             "archive verify .zip": [emic, "archive", "verify", "out.zip"]}
    figures = {name: [] for name in steps}
    for _ in range(arguments.runs):
        for name, words in steps.items():
            figures[name].append(measure.run(words, folder))
    sizes = {path.name: path.stat().st_size for path in folder.glob("out.*")}
    print(f"{arguments.docs} transcripts, {sizes['out.tar'] / 1e6:.1f} MB in all, "
          f"{arguments.runs} runs")
    print(f"{'':<26}{'median s':>10}{'min s':>10}{'cpu s':>10}{'MB':>8}{'x pigz':>8}{'x cpu':>8}")
    times, processor = ({name: median(figure[i] for figure in runs)
                         for name, runs in figures.items()} for i in (0, 1))
    first = next(iter(steps))
    for name, runs in figures.items():
        print(f"{name:<26}{times[name]:>10.3f}{min(figure[0] for figure in runs):>10.3f}"
              f"{processor[name]:>10.3f}{max(figure[2] for figure in runs):>8.0f}"
              f"{times[name] / times[first]:>8.2f}{processor[name] / processor[first]:>8.2f}")
    print("bytes: " + ", ".join(f"{name} {sizes[name]}"
                                for name in ("out.pigz", "out.tar.gz", "out.zip")))
    ratio = times["archive create .zip"] / times[first]
    print(f"archive create .zip takes {ratio:.2f} times pigz; the bar is {BAR}: "
          f"{'held' if ratio <= BAR else 'MISSED'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
