#!/usr/bin/env python3
"""Constant comparison on a terminal: one key a verdict, each stored at once; undo, memos, leaving
and going on; any size of screen."""
import csv
import fcntl
import os
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

sys.path.insert(0, os.path.join(os.environ["EMIC_ROOT"], "tests", "fixtures"))
from terminal_screen import Screen
from terminal_sitting import Sitting as AnySitting


class Sitting(AnySitting):
    def __init__(self, *words, **more):
        super().__init__("compare", *words, **more)


def emic(*words):
    done = subprocess.run(["emic", *words], capture_output=True, text=True)
    assert done.returncode == 0, f"{words}: {done.stderr}"
    return done.stdout


def verdicts():
    """(earlier, later): (verdict, memo)"""
    rows = list(csv.DictReader(emic("compare", "list", "ALONE", "--format", "csv").splitlines()))
    assert len(rows) == 3
    return {(int(row["earlier"]), int(row["later"])): (row["verdict"], row["memo"])
            for row in rows if row["verdict"] != "open"}


def new_study():
    subprocess.run("rm -f *.emic *.csv *.txt *.vtt *.yaml;"
                   ' . "$EMIC_ROOT/tests/fixtures/night_bus.sh"', shell=True, check=True,
                   executable="/bin/bash")


def test_one_key_decides_and_it_goes_on_where_it_was_left():
    new_study()
    sitting = Sitting("ALONE")
    sitting.shows("1 of 3, 3 to go")
    sitting.shows("now: D1 108:126, by A")
    sitting.shows("nobody told me why")
    sitting.shows("before: D1 49:71, by A")
    sitting.shows("Nobody told me the way")
    sitting.press("s", "2 of 3, 2 to go")
    sitting.press("q", "1 pair decided, 2 to go")
    assert sitting.end() == 0
    assert verdicts() == {(1, 5): ("same", "")}
    sitting = Sitting("ALONE")
    sitting.shows("2 of 3, 2 to go")
    sitting.press("d", "3 of 3, 1 to go")
    sitting.press("d", "all is compared; q quits, b looks back")
    sitting.press("b", "decided: differs")
    sitting.press("q", "2 pairs decided, 0 to go")
    assert sitting.end() == 0
    assert verdicts() == {(1, 5): ("same", ""), (1, 11): ("differs", ""), (5, 11): ("differs", "")}


def test_a_memo_goes_with_the_verdict():
    new_study()
    sitting = Sitting("ALONE")
    sitting.press("mBoth say nobodx", "memo: Both say nobodx_")
    sitting.press("\x7fy told\r", "the memo goes with your decision")
    sitting.press("s", "2 of 3")
    sitting.press("mdropped\x1b", "s same")
    time.sleep(0.2)
    sitting.press("d", "3 of 3")
    sitting.press("q", "2 pairs decided")
    assert sitting.end() == 0
    assert verdicts() == {(1, 5): ("same", "Both say nobody told"), (1, 11): ("differs", "")}


def test_skipping_and_undoing():
    new_study()
    sitting = Sitting("ALONE")
    sitting.press(" ", "2 of 3, 3 to go")
    sitting.press("s", "3 of 3, 2 to go")
    sitting.press("u", "2 of 3, 3 to go")
    sitting.press("u", "nothing to undo in this sitting")
    sitting.press("x", "no such key")
    sitting.press("q", "0 pairs decided, 3 to go")
    assert sitting.end() == 0
    assert verdicts() == {}


def test_an_older_verdict_comes_again_and_back():
    new_study()
    emic("compare", "ALONE", "--record", "1:5:same", "--memo", "alike")
    subprocess.run(["sqlite3", "study.emic", "UPDATE code SET definition = 2 WHERE name = 'ALONE'"],
                   check=True)
    sitting = Sitting("ALONE")
    sitting.shows("1 of 3, 3 to go")
    sitting.press("d", "2 of 3, 2 to go")
    sitting.press("u", "1 of 3, 3 to go")
    sitting.press("q", "0 pairs decided")
    assert sitting.end() == 0
    assert verdicts() == {(1, 5): ("same", "alike")}
    listed = emic("compare", "list", "ALONE", "--format", "csv").splitlines()
    assert listed[1].endswith(",1,yes,A,alike"), listed[1]


def test_what_is_decided_stays_when_it_is_killed():
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP):
        new_study()
        sitting = Sitting("ALONE")
        sitting.press("s", "2 of 3, 2 to go")
        os.kill(sitting.child, number)
        if number == signal.SIGKILL:
            os.waitpid(sitting.child, 0)
            os.close(sitting.terminal)
        else:
            assert sitting.end() == -number
        assert verdicts() == {(1, 5): ("same", "")}


def test_others_can_work_meanwhile():
    new_study()
    sitting = Sitting("ALONE")
    emic("memo", "add", "--kind", "theory", "--text", "while it waits for a key")
    sitting.press("s", "2 of 3, 2 to go")
    emic("coding", "remove", "11")
    sitting.press("d", "no coding 11; emic coding list shows the ids")
    sitting.press(" ", "3 of 3, 2 to go")
    sitting.press("q", "1 pair decided, 2 to go")
    assert sitting.end() == 0


def test_each_verdict_can_be_taken_back():
    new_study()
    sitting = Sitting("ALONE")
    sitting.press("s", "2 of 3, 2 to go")
    sitting.press("d", "3 of 3, 1 to go")
    sitting.press("q", "2 pairs decided")
    assert sitting.end() == 0
    emic("undo")
    assert verdicts() == {(1, 5): ("same", "")}
    emic("undo")
    assert verdicts() == {}


def test_a_dry_run_stores_nothing():
    new_study()
    sitting = Sitting("ALONE", "--dry-run")
    sitting.press("s", "2 of 3, 2 to go")
    sitting.press("q", "dry run: nothing was stored")
    assert sitting.end() == 0
    assert verdicts() == {}


def test_any_screen():
    new_study()
    sitting = Sitting("ALONE")
    for columns, rows in ((79, 24), (20, 5), (40, 10), (7, 3), (1, 1), (200, 60)):
        sitting.screen = Screen()
        fcntl.ioctl(sitting.terminal, termios.TIOCSWINSZ,
                    struct.pack("HHHH", rows, columns, 0, 0))
        while sitting.read(0.3):
            pass
        lines = sitting.screen.rows
        assert lines and max(lines) <= rows, (columns, rows)
        assert max(map(len, lines.values())) <= columns
    sitting.press("q", "0 pairs decided")
    assert sitting.end() == 0


def test_nothing_to_compare():
    new_study()
    sitting = Sitting("STAYS", begins="STAYS has 0 segments: nothing to compare")
    assert sitting.end() == 2


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ.setdefault("TERM", "xterm")
        os.environ["EMIC_CODER"] = "A"
        for name, test in list(globals().items()):
            if name.startswith("test_"):
                began = time.monotonic()
                test()
                took = time.monotonic() - began
                print(f"- {name[5:].replace('_', ' ')} ({took:.1f} s)", flush=True)
        os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
