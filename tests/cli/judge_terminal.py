#!/usr/bin/env python3
"""Judging on a terminal: one key a decision, each stored at once and an entry of the journal; undo,
memos, evidence, leaving and going on; any size of screen."""
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
        super().__init__("judge", *words, **more)


def emic(*words):
    done = subprocess.run(["emic", *words], capture_output=True, text=True)
    assert done.returncode == 0, f"{words}: {done.stderr}"
    return done.stdout


def judgements():
    """(participant, code): (value, coder, evidence, memo)"""
    rows = csv.DictReader(subprocess.run(["emic", "judgement", "list", "--format", "csv"],
                                         capture_output=True, text=True).stdout.splitlines())
    return {(row["participant"], row["code"].split("/")[-1]):
            (row["value"], row["coder"], row["evidence"], row["memo"]) for row in rows}


def entries():
    return subprocess.run(["sqlite3", "study.emic", "SELECT count(*) FROM journal"],
                          capture_output=True, text=True, check=True).stdout.strip()


CODES = """codebook: night-bus
codes:
  - code: STRAIN
    level: 3
    rule: judged
    derive: majority
    brief: What the nights cost.
    use_when: It is a cost.
  - {code: FOR, rule: judged, exclusive_set: stance}
  - {code: AGAINST, rule: judged, exclusive_set: stance}
"""


def new_study():
    """The night bus, with STRAIN judged: 4 people wait, and P1 for STAYS."""
    subprocess.run("rm -f *.emic *.csv *.txt *.vtt *.yaml;"
                   ' . "$EMIC_ROOT/tests/fixtures/night_bus.sh"', shell=True, check=True,
                   executable="/bin/bash")
    with open("codes.yaml", "w") as file:
        file.write(CODES)
    emic("codebook", "load", "codes.yaml", "--apply")


def test_one_key_decides_and_it_goes_on_where_it_was_left():
    new_study()
    before = int(entries())
    sitting = Sitting("--code", "STRAIN")
    sitting.shows("D1: STRAIN, 1 of 4, 4 to go")
    sitting.shows("What the nights cost.")
    sitting.shows("When: It is a cost.")
    sitting.shows("By its codings (majority): affirmed; 4 for it, 1 against")
    sitting.shows("1. D1, turn 2, 49:71, by A, ALONE")
    sitting.shows("Nobody told me the way")
    sitting.press("a", "D2: STRAIN, 2 of 4, 3 to go")
    sitting.press("q", "1 case judged, 3 to go")
    assert sitting.end() == 0
    # What speaks for it is the evidence, not what contradicts.
    assert judgements()["D1", "STRAIN"] == (
        "affirmed", "A", "D1:49:71 D1:73:102 D1:73:126 D1:108:126", "")
    assert int(entries()) == before + 1
    sitting = Sitting("--code", "STRAIN")
    sitting.shows("D2: STRAIN, 1 of 3, 3 to go")
    sitting.press("n", "D3: STRAIN, 2 of 3, 2 to go")
    sitting.shows("no passage of this participant is coded with it: that is no denial")
    sitting.press("x", "P1: STRAIN, 3 of 3, 1 to go")
    sitting.press("d", "all is judged; q quits")
    sitting.press("q", "3 cases judged, 0 to go")
    assert sitting.end() == 0
    values = {who: value[0] for (who, code), value in judgements().items() if code == "STRAIN"}
    assert values == {"D1": "affirmed", "D2": "not raised", "D3": "not asked", "P1": "denied"}
    assert int(entries()) == before + 4
    # Each decision can be taken back by itself.
    emic("undo")
    assert ("P1", "STRAIN") not in judgements() and ("D3", "STRAIN") in judgements()
    emic("check")


def test_a_denial_rests_on_what_contradicts():
    new_study()
    sitting = Sitting("--code", "STRAIN", "--participant", "D1")
    sitting.press("d", "all is judged")
    sitting.press("q", "1 case judged")
    assert sitting.end() == 0
    assert judgements()["D1", "STRAIN"] == ("denied", "A", "D1:201:216", "")


def test_evidence_is_chosen():
    new_study()
    sitting = Sitting("--code", "STRAIN", "--participant", "D1")
    sitting.press("e", "[x] 1. D1")
    sitting.press(" ", "[ ] 1. D1")
    sitting.press("\x1b[B\x1b[B ", "[ ] 3. D1")
    sitting.press("\r", "[x] 2. D1")
    sitting.press("a", "all is judged")
    sitting.press("q", "1 case judged")
    assert sitting.end() == 0
    assert judgements()["D1", "STRAIN"][2] == "D1:49:71 D1:73:126 D1:108:126"
    new_study()
    sitting = Sitting("--code", "STRAIN", "--participant", "D3")
    sitting.press("e", "there is no coding to choose")
    sitting.press("q", "0 cases judged, 1 to go")
    assert sitting.end() == 0


def test_a_memo_goes_with_the_decision():
    new_study()
    sitting = Sitting("--code", "STRAIN")
    sitting.press("mAlone anf", "memo: Alone anf_")
    sitting.press("\x7fd afraid\r", "the memo goes with your decision")
    sitting.press("a", "2 of 4")
    sitting.press("mdropped\x1b", "a affirmed")
    time.sleep(0.2)
    sitting.press("n", "3 of 4")
    sitting.press("q", "2 cases judged")
    assert sitting.end() == 0
    assert judgements()["D1", "STRAIN"][3] == "Alone and afraid"
    assert judgements()["D2", "STRAIN"][3] == ""


def test_of_a_set_the_second_is_refused():
    new_study()
    sitting = Sitting("--code", "FOR", "--code", "AGAINST", "--participant", "D1")
    sitting.shows("Of the set stance none other is affirmed yet")
    sitting.press("a", "D1: AGAINST, 2 of 2, 1 to go")
    sitting.shows("Of the set stance FOR is affirmed")
    sitting.press("a", "D1 has FOR affirmed, and of the set")
    sitting.shows("D1: AGAINST, 2 of 2, 1 to go")
    sitting.press("d", "all is judged")
    sitting.press("q", "2 cases judged")
    assert sitting.end() == 0
    values = {code: value[0] for (_, code), value in judgements().items() if code != "STAYS"}
    assert values == {"FOR": "affirmed", "AGAINST": "denied"}


def test_skipping_and_undoing():
    new_study()
    before = entries()
    sitting = Sitting("--code", "STRAIN")
    sitting.press("s", "D2: STRAIN, 2 of 4, 4 to go")
    sitting.press("a", "D3: STRAIN, 3 of 4, 3 to go")
    sitting.press("u", "D2: STRAIN, 2 of 4, 4 to go")
    sitting.press("u", "nothing to undo in this sitting")
    sitting.press("z", "no such key")
    sitting.press("q", "0 cases judged, 4 to go")
    assert sitting.end() == 0
    assert not [code for _, code in judgements() if code == "STRAIN"]
    assert int(entries()) == int(before) + 2  # the decision, and taking it back
    sitting = Sitting("--code", "STRAIN")
    sitting.press("sq", "0 cases judged, 4 to go")
    assert sitting.end() == 0
    assert int(entries()) == int(before) + 2  # who decides nothing leaves nothing


def test_what_is_decided_stays_when_it_is_killed():
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP):
        new_study()
        before = int(entries())
        sitting = Sitting("--code", "STRAIN")
        sitting.press("a", "2 of 4, 3 to go")
        os.kill(sitting.child, number)
        if number == signal.SIGKILL:
            os.waitpid(sitting.child, 0)
            os.close(sitting.terminal)
        else:
            assert sitting.end() == -number
        assert judgements()["D1", "STRAIN"][0] == "affirmed"
        assert int(entries()) == before + 1
        emic("check")


def test_others_can_work_meanwhile():
    new_study()
    sitting = Sitting("--code", "STRAIN")
    emic("judgement", "set", "D1", "STRAIN", "not-asked", "--coder", "B")
    sitting.press("a", "it was judged elsewhere meanwhile: not asked; s goes on")
    sitting.press("s", "D2: STRAIN, 2 of 4")
    sitting.press("a", "D3: STRAIN, 3 of 4")
    emic("judgement", "set", "D2", "STRAIN", "denied", "--coder", "B")
    sitting.press("u", "it was judged elsewhere meanwhile: denied")
    emic("coding", "remove", "10")  # one of P1's
    sitting.press("s", "P1: STRAIN, 4 of 4")
    sitting.press("a", "no coding 10; emic coding list shows the ids")
    sitting.press("q", "1 case judged")
    assert sitting.end() == 0
    assert judgements()["D1", "STRAIN"][:2] == ("not asked", "B")
    assert judgements()["D2", "STRAIN"][:2] == ("denied", "B")
    emic("check")


def test_a_dry_run_stores_nothing():
    new_study()
    before = entries()
    sitting = Sitting("--code", "STRAIN", "--dry-run")
    sitting.press("a", "2 of 4, 3 to go")
    sitting.press("q", "dry run: nothing was stored")
    assert sitting.end() == 0
    assert ("D1", "STRAIN") not in judgements() and entries() == before


def test_any_screen():
    new_study()
    sitting = Sitting("--code", "STRAIN")
    for columns, rows in ((79, 24), (20, 5), (40, 10), (7, 3), (1, 1), (200, 60)):
        sitting.screen = Screen()
        fcntl.ioctl(sitting.terminal, termios.TIOCSWINSZ,
                    struct.pack("HHHH", rows, columns, 0, 0))
        while sitting.read(0.3):
            pass
        lines = sitting.screen.rows
        assert lines and max(lines) <= rows, (columns, rows)
        assert max(map(len, lines.values())) <= columns
    sitting.screen = Screen()
    fcntl.ioctl(sitting.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 12, 60, 0, 0))
    sitting.shows("What the nights cost.")
    sitting.press("\x1b[B" * 14, "I am not afraid")  # the end can be scrolled into sight
    sitting.press("\x1b[A" * 14, "What the nights cost.")
    sitting.press("q", "0 cases judged")
    assert sitting.end() == 0


def test_nothing_to_judge_and_nobody_who_judges():
    new_study()
    sitting = Sitting("--code", "STAYS", "--group", "driver",
                      begins="nothing to judge: every case is judged")
    assert sitting.end() == 0
    sitting = Sitting("--code", "FEAR", begins="among the codes asked for is no code with the rule")
    assert sitting.end() == 2
    coder = os.environ.pop("EMIC_CODER")
    sitting = Sitting(begins="who codes? say --coder NAME or set EMIC_CODER")
    assert sitting.end() == 2
    os.environ["EMIC_CODER"] = coder


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
