#!/usr/bin/env python3
"""The review on a terminal: one key a decision, undo, leaving and going on, kills, any size of
screen; and nothing that stands in a transcript steers the terminal."""
import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

sys.path.insert(0, os.path.join(os.environ["EMIC_ROOT"], "tests", "fixtures"))
from terminal_screen import Screen

VAULT, KEY = "study.vault", "key.txt"
LONGEST = 60  # seconds
SAVED = 1.5  # seconds after which a decision has long been stored


class Review:
    """The review on a terminal of its own."""

    def __init__(self, *options, begins="to go", largest=None, **environment):
        self.screen, self.rest = Screen(), b""
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            # Before the command looks at it.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            if largest is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
            for name, value in environment.items():
                os.environ[name] = value
            os.execvp("emic", ["emic", "privacy", "review", "--vault", VAULT, "--key-file", KEY,
                               *options])
        self.shows(begins)  # what is typed before that is dropped

    def read(self, seconds):
        """What came within that time."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        try:
            new = os.read(self.terminal, 65536)
        except OSError:  # the command has ended
            return False
        self.rest += new
        # A sequence or a character may be cut.
        whole = re.match(rb"(?s)(.*?)(\x1b\[?[?0-9;]*)?$", self.rest)[1]
        while whole:
            try:
                text = whole.decode()
                break
            except UnicodeDecodeError as error:
                assert len(whole) - error.start < 4, f"not UTF-8: {whole[error.start:]!r}"
                whole = whole[:error.start]
        else:
            return True
        self.screen.take(text)
        self.rest = self.rest[len(whole):]
        return bool(new)

    def shows(self, words):
        latest = time.monotonic() + LONGEST
        while words not in self.screen.text():
            assert time.monotonic() < latest, f"{words!r} does not come:\n{self.screen.text()}"
            self.read(0.2)

    def press(self, keys, words):
        os.write(self.terminal, keys.encode())
        self.shows(words)

    def resize(self, columns, rows):
        self.screen = Screen()
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def settle(self, seconds=0.3):
        while self.read(seconds):
            pass

    def end(self):
        """The exit code, once the screen is as it was."""
        latest = time.monotonic() + LONGEST
        while self.read(0.2) or os.waitpid(self.child, os.WNOHANG)[0] == 0:
            assert time.monotonic() < latest, f"it does not end:\n{self.screen.text()}"
        os.close(self.terminal)
        return self.screen


def emic(*words):
    done = subprocess.run(["emic", *words], capture_output=True, text=True)
    assert done.returncode == 0, f"{words}: {done.stderr}"
    return done.stdout


def decisions():
    """What is decided, by words: (decision, label)."""
    import csv
    text = emic("privacy", "review", "--export", "-", "--vault", VAULT, "--key-file", KEY, "--quiet")
    rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))
    assert len(rows) >= 20
    return {row["words"].removeprefix("'"): (row["decision"], row["entity"] or row["grade"])
            for row in rows if row["decision"]}


def new_vault(count=20):
    Path(VAULT).unlink(missing_ok=True)
    maker = os.path.join(os.environ["EMIC_BUILD"], "tests", "privacy_vault")
    subprocess.run([maker, VAULT, KEY, str(count)], check=True)


def test_one_key_decides():
    new_vault()
    review = Review("--coder", "Ann")
    review.shows("1 of 20, 20 to go")
    review.shows("perhaps another spelling of TP07 Johanna Tebbe: one letter off")
    review.press("s", "replace by TP07: Johana")
    review.press("r", "replace by PLACE1: Oldersum")
    review.press("k", "keep: Hafenhilfe Nord")
    review.press("r", "what is it?")
    review.press("o", "replace by ORGANISATION1: Mirelke")
    review.press("r", "replace: 0171 5550143")
    review.press("g", "generalise to")
    review.press("y", "generalise to year: 12 May 2019")
    review.press("n", "not a name: 43")
    review.shows("8 of 20, 13 to go")
    review.press("q", "7 decided (replace 4, generalise 1, keep 1, not a name 1); 13 to go")
    review.end()
    assert decisions() == {
        "Johana": ("replace", "TP07"), "Oldersum": ("replace", "PLACE1"),
        "Hafenhilfe Nord": ("keep", ""), "Mirelke": ("replace", "ORGANISATION1"),
        "0171 5550143": ("replace", ""), "12 May 2019": ("generalise", "year"),
        "43": ("not a name", "")}
    log = emic("vault", "export-log", VAULT, "--key-file", KEY)
    assert "Ann" in log and "begun" in log and "7 decided" in log and "Johana" not in log


def test_an_entity_is_chosen_by_a_few_letters():
    new_vault()
    review = Review()
    review.press("  ", "Hafenhilfe Nord")
    review.press("e", "> TP07 Johanna Tebbe")
    review.press("xy", "nothing of that name")
    review.press("\x7f\x7ftebb", "> TP07 Johanna Tebbe")
    review.press("\r", "replace by TP07: Hafenhilfe Nord")
    review.press("p", "pseudonym:")
    review.press("Mirelke\r", "Mirelke is a name in this project already")
    review.press("\x7f" * 9 + "Nele Sol\r", "replace by PERSON1: Mirelke")
    review.press("b", "decided: replace by PERSON1, Nele Sol")
    review.press("/oldersum\r", "we moved to")
    review.press("r", "replace by PLACE1: Oldersum")
    review.press("/oldersun\r", "from Oldersun on")
    review.press("e", "> PLACE1 Oldersum")  # a letter off, so it comes first
    review.press("\r", "replace by PLACE1: Oldersun")
    review.press("q", "4 decided (replace 4); 16 to go")
    review.end()


def test_all_of_a_kind():
    new_vault()
    review = Review()
    review.press("/mirel\r", "so I asked")
    review.press("N", "remaining names: not a name?")
    review.press("n", "r replace")
    review.press("N", "remaining names: not a name?")
    review.press("y", "decided at once; u undoes them all")
    review.press("u", "undone: 8 decisions")
    review.shows("20 to go")
    review.press("K", "keep all 8 remaining names?")
    review.press("y", "keep: 8 decided at once")
    review.press("q", "8 decided (keep 8); 12 to go")
    review.end()
    assert set(decisions().values()) == {("keep", "")}


def test_everything_can_be_undone():
    new_vault()
    before = decisions()
    review = Review()
    review.shows("1 of 20, 20 to go")
    review.press("r", "replace by PERSON1: Johana")
    review.press("b", "decided: replace by PERSON1")
    review.press("k", "keep: Johana")  # and PERSON1 is gone
    review.press("r", "replace by PLACE1: Oldersum")
    review.press("r", "replace by ORGANISATION1: Hafenhilfe Nord")
    for left in (18, 19):
        review.press("u", f"{left} to go")
    review.press("u", "decided: replace by PERSON1")
    review.press("u", "20 to go")
    review.press("u", "nothing to undo in this sitting")
    review.press("q", "0 decided; 20 to go")
    review.end()
    assert decisions() == before == {}
    assert "\nentities,1\n" in emic("vault", "status", VAULT, "--key-file", KEY, "--format", "csv")


def test_killed_and_gone_on():
    new_vault(60)
    review = Review()
    review.shows("1 of 60, 60 to go")
    for decided in range(1, 8):
        review.press("k", f"{60 - decided} to go")
    time.sleep(SAVED)
    os.kill(review.child, signal.SIGKILL)
    os.waitpid(review.child, 0)
    os.close(review.terminal)
    assert len(decisions()) == 7
    log = emic("vault", "export-log", VAULT, "--key-file", KEY)
    assert "begun" in log
    # Without a pause: at most the last few are lost.
    review = Review()
    review.shows("8 of 60, 53 to go")
    review.press("k" * 22, "31 to go")
    os.kill(review.child, signal.SIGKILL)
    os.waitpid(review.child, 0)
    os.close(review.terminal)
    assert 7 + 22 - 5 < len(decisions()) <= 7 + 22, len(decisions())


def test_signals_store_and_restore():
    for number, keys in ((signal.SIGTERM, "kk"), (signal.SIGHUP, "kk"), (signal.SIGINT, "kk")):
        new_vault()
        review = Review()
        review.shows("1 of 20, 20 to go")
        review.press(keys, "18 to go")
        assert review.screen.other
        os.kill(review.child, number)
        while review.screen.other:
            assert review.read(LONGEST), "the screen stays"
        assert "Oldersum" not in review.screen.text()
        while review.read(0.2):
            pass
        code = os.waitstatus_to_exitcode(os.waitpid(review.child, 0)[1])
        os.close(review.terminal)
        assert code == -number, code
        assert len(decisions()) == 2


def test_a_terminal_that_goes_away():
    new_vault()
    review = Review()
    review.shows("1 of 20, 20 to go")
    review.press("kk", "18 to go")
    os.close(review.terminal)
    latest = time.monotonic() + LONGEST
    while os.waitpid(review.child, os.WNOHANG)[0] == 0:
        assert time.monotonic() < latest, "it goes on without a terminal"
        time.sleep(0.05)
    assert len(decisions()) == 2


def test_the_screen_is_empty_afterwards():
    new_vault()
    review = Review()
    review.shows("Johana")
    echo = termios.tcgetattr(review.terminal)[3] & termios.ECHO
    assert not echo
    review.press("q", "0 decided; 20 to go")
    screen = review.end()
    assert not screen.other and "Johana" not in screen.text()


def test_any_text_on_any_screen():
    new_vault()
    review = Review()
    for columns, rows in ((79, 24), (20, 5), (40, 10), (7, 3), (1, 1), (200, 60)):
        review.resize(columns, rows)
        review.settle()
        shown = [row for row in review.screen.rows.values() if row]
        assert shown and len(review.screen.rows) <= rows
        for _ in range(20):
            os.write(review.terminal, b"\x1b[B")
            review.settle(0.05)
            assert max(map(len, review.screen.rows.values())) <= columns + 8  # marks take no column
        for _ in range(20):
            os.write(review.terminal, b"\x1bOA")
        review.settle()
    review.resize(80, 24)
    review.shows("1 of 20, 20 to go")
    review.press("/ev\r", "Ev\ufffd[2Jil")
    review.shows("\ufffd]0;owned\ufffd")
    review.press("?", "replace: names by a new entity")
    review.press("?", "r replace")
    review.press("q", "0 decided")
    review.end()


def test_without_colours():
    new_vault()
    review = Review(NO_COLOR="1")
    review.shows("and then >Johana< came in")
    review.press("q", "0 decided")
    assert not review.end().styled
    review = Review()
    review.shows("and then Johana came in")
    review.press("q", "0 decided")
    assert review.end().styled


def test_a_paste_decides_nothing():
    new_vault()
    review = Review()
    review.shows("1 of 20, 20 to go")
    os.write(review.terminal, b"\x1b[200~kknnqq\r\x1b[201~")
    review.settle()
    review.press("e\x1b[200~teb\x1b[201~", "same as: teb")
    review.press("\x1b", "20 to go")
    time.sleep(0.2)
    review.press("q", "0 decided; 20 to go")
    review.end()
    assert decisions() == {}


def test_what_cannot_be_stored_is_told():
    new_vault()
    review = Review(largest=100)
    review.press("k", "cannot be written: File too large")
    review.press("q", "q again leaves without the last 1")
    review.press("k", "cannot be written: File too large")  # there is something new to try with
    review.press("q", "q again leaves without the last 2")
    review.press("q", "emic privacy review: ")
    review.end()
    assert decisions() == {}
    assert sorted(os.listdir()) == [KEY, VAULT]


def test_stopped_and_continued():
    new_vault()
    review = Review()
    review.press("k", "19 to go")
    os.write(review.terminal, b"\x1a")
    assert os.WIFSTOPPED(os.waitpid(review.child, os.WUNTRACED)[1])
    review.settle()
    assert not review.screen.other and "Oldersum" not in review.screen.text()
    os.kill(review.child, signal.SIGCONT)
    review.shows("Oldersum")
    review.press("k", "18 to go")
    review.press("q", "2 decided")
    review.end()


def test_all_decided():
    new_vault(1)
    review = Review()
    review.press("k", "keep: Johana; all is decided, q quits")
    review.press("q", "1 decided (keep 1); 0 to go")
    review.end()
    review = Review()
    review.shows("all is decided; q quits, b looks back")
    review.press("x", "it waits for a decision again")
    review.press("q", "0 decided, 1 taken back; 1 to go")
    review.end()


def test_a_dumb_terminal_is_refused():
    Review(TERM="dumb", begins="this terminal cannot move its cursor; --export makes").end()


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.umask(0o077)
        os.environ.setdefault("TERM", "xterm")
        Path(KEY).write_text("seven old lanterns drift\n")
        for name, test in list(globals().items()):
            if name.startswith("test_"):
                began = time.monotonic()
                test()
                print(f"- {name[5:].replace('_', ' ')} ({time.monotonic() - began:.1f} s)", flush=True)
        os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
