#!/usr/bin/env python3
"""The passphrase on a terminal: asked for without echo, twice where it is new, and the terminal is
as before even when the person gives up. While it is asked, the process leaves no core dump."""
import os
import pty
import select
import signal
import sys
import tempfile
import termios
import time

PASSPHRASE, OTHER = b"seven old lanterns drift", b"nine grey herons wait there"
LONGEST = 60  # seconds


class Terminal:
    """A command on a terminal of its own."""

    def __init__(self, *words):
        self.seen = b""
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.execvp("emic", ["emic", *words])

    def wait_for(self, words):
        latest = time.monotonic() + LONGEST
        while words not in self.seen:
            assert time.monotonic() < latest, f"{words} does not come: {self.seen}"
            if select.select([self.terminal], [], [], 1)[0]:
                try:
                    self.seen += os.read(self.terminal, 4096)
                except OSError:  # the command has ended
                    break
        assert words in self.seen, f"{words} does not come: {self.seen}"

    def echoes(self):
        return bool(termios.tcgetattr(self.terminal)[3] & termios.ECHO)

    def answer(self, question, text):
        self.wait_for(question)
        latest = time.monotonic() + LONGEST
        while self.echoes():
            assert time.monotonic() < latest, "the terminal echoes"
            time.sleep(0.01)
        self.seen = b""
        os.write(self.terminal, text)

    def end(self, words=b""):
        """The exit code, once `words` were said."""
        self.wait_for(words)
        code = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        os.close(self.terminal)
        assert PASSPHRASE not in self.seen and OTHER not in self.seen, f"echoed: {self.seen}"
        return code


def test_made_and_opened():
    made = Terminal("vault", "create", "study.vault")
    made.answer(b"Passphrase of study.vault: ", PASSPHRASE + b"\n")
    made.answer(b"Again: ", PASSPHRASE + b"\n")
    assert made.end(b"made study.vault") == 0
    opened = Terminal("vault", "status", "study.vault")
    opened.answer(b"Passphrase of study.vault: ", PASSPHRASE + b"\n")
    assert opened.end(b"generation") == 0


def test_two_that_differ():
    made = Terminal("vault", "create", "other.vault")
    made.answer(b"Passphrase of other.vault: ", PASSPHRASE + b"\n")
    made.answer(b"Again: ", OTHER + b"\n")
    assert made.end(b"the two passphrases differ; nothing was done") == 2
    assert os.listdir() == ["study.vault"]


def test_a_new_one():
    changed = Terminal("vault", "rekey", "study.vault")
    changed.answer(b"Passphrase of study.vault: ", PASSPHRASE + b"\n")
    changed.answer(b"New passphrase of study.vault: ", OTHER + b"\n")
    changed.answer(b"Again: ", OTHER + b"\n")
    assert changed.end(b"has a new passphrase") == 0


def test_given_up():
    asked = Terminal("vault", "status", "study.vault")
    asked.wait_for(b"Passphrase of study.vault: ")
    with open(f"/proc/{asked.child}/limits") as file:
        cores = [line.split() for line in file if line.startswith("Max core file size")]
    assert cores and cores[0][4:6] == ["0", "0"], cores
    asked.answer(b"Passphrase", b"seven\x03")
    # Read first: the terminal ends with its command.
    latest = time.monotonic() + LONGEST
    while not asked.echoes():
        assert time.monotonic() < latest, "the terminal stays without echo"
        time.sleep(0.01)
    code = os.waitstatus_to_exitcode(os.waitpid(asked.child, 0)[1])
    assert code == -signal.SIGINT, code


def test_destroying_is_asked():
    kept = Terminal("vault", "destroy", "study.vault")
    kept.wait_for(b"Type yes: ")
    os.write(kept.terminal, b"no\n")
    assert kept.end(b"nothing was done") == 1
    assert os.path.exists("study.vault")
    gone = Terminal("vault", "destroy", "study.vault")
    gone.wait_for(b"Type yes: ")
    os.write(gone.terminal, b"yes\n")
    assert gone.end(b"destroyed study.vault") == 0
    assert not os.path.exists("study.vault")


def main():
    if not os.path.exists("/proc/self/limits"):
        return 77
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for test in [test_made_and_opened, test_two_that_differ, test_a_new_one, test_given_up,
                     test_destroying_is_asked]:
            test()
            print(f"- {test.__name__[5:].replace('_', ' ')}")
        os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
