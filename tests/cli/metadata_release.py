#!/usr/bin/env python3
"""The metadata of archives that may be given away follow the published rules, too, whether a profile
hides some cells or nearly all."""
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.environ["EMIC_ROOT"], "tests", "cli"))
from metadata import ABOUT, emic, night_bus, rules, write  # noqa: E402


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        night_bus()
        write("about.yaml", ABOUT)
        emic("describe", "load", "about.yaml")
        for profile in ("small-study", "cms"):
            emic("archive", "create", "--force", "release.zip", "--release", profile)
            files = rules.payload("release.zip")
            assert "release-log.csv" in files and "cases.csv" not in files, sorted(files)
            problems = rules.check_crate(files) + rules.check_package(files)
            assert not problems, "\n".join([profile, *problems])
            emic("archive", "reproduce", "release.zip", "--study", "study.emic")
    return 0


if __name__ == "__main__":
    sys.exit(main())
