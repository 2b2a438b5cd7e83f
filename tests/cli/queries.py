#!/usr/bin/env python3
"""Every example of cli/queries.md works on the raids study and finds something."""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(os.environ["EMIC_ROOT"])
RAIDS = ROOT / "examples" / "raids-study"


def main():
    page = (ROOT / "cli" / "queries.md").read_text(encoding="utf-8")
    examples = [line for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
                for line in block.splitlines()]
    assert len(examples) > 15 and all(re.match("emic (find|quotes) ", e) for e in examples)
    with tempfile.TemporaryDirectory() as folder:
        for words in (["init", "study.emic"], ["participant", "load", RAIDS / "participants.csv"],
                      ["import", "--pseudonymized", RAIDS / "transcripts"],
                      ["codebook", "load", ROOT / "codebooks" / "raids-study.yaml"],
                      ["coding", "load", RAIDS / "codings.csv"]):
            subprocess.run(["emic", "--quiet", *words], cwd=folder, check=True,
                           stdout=subprocess.DEVNULL)
        for example in examples:
            run = subprocess.run(example, shell=True, cwd=folder, capture_output=True, text=True,
                                 check=False)
            if run.returncode != 0 or run.stdout.count("\n") < 2:
                print(f"{example}\n exits {run.returncode}: {run.stderr}{run.stdout[:300]}")
                return 1
    print(f"{len(examples)} examples")
    return 0


if __name__ == "__main__":
    sys.exit(main())
