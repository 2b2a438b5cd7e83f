#!/usr/bin/env python3
"""The passphrase on a terminal: asked for without echo, twice where it is new, and the terminal is
as before even when the person gives up. While it is asked, the process leaves no core dump."""
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time

PASSPHRASE, OTHER = b"seven old lanterns drift", b"nine grey herons wait there"
LONGEST = 60  # seconds
NOBODY = 65534  # root owns what is hidden from a user: its own says nothing


class Terminal:
    """A command on a terminal of its own."""

    def __init__(self, *words, user=None):
        self.seen = b""
        if user is not None:
            for path in [".", *os.listdir()]:
                os.chown(path, user, user)
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            if user is not None:
                os.setgid(user)
                os.setuid(user)
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


def is_sanitized():
    """Such a build is looked into by itself, so it lets others, too."""
    with open(shutil.which("emic"), "rb") as file:
        return b"__asan_init" in file.read()


def other_user():
    """Somebody else than root, if root runs this and they can run emic."""
    if os.getuid() != 0:
        return None
    try:
        subprocess.run(["emic", "--version"], user=NOBODY, cwd="/", stdout=subprocess.DEVNULL)
    except PermissionError:
        return None
    return NOBODY


def test_others_see_nothing():
    """While a vault is open no secret stands in the arguments or the environment, and the system
    shows its memory not even to the user who runs it."""
    asked = Terminal("vault", "rekey", "study.vault", user=other_user())
    asked.answer(b"Passphrase of study.vault: ", OTHER + b"\n")
    asked.wait_for(b"New passphrase of study.vault: ")  # the vault is open now
    about = f"/proc/{asked.child}"
    shown = {}
    for name in ("cmdline", "status", "limits"):
        with open(f"{about}/{name}", "rb") as file:
            shown[name] = file.read()
    assert shown["cmdline"] == b"emic\0vault\0rekey\0study.vault\0", shown["cmdline"]
    assert re.search(rb"Max core file size +0 +0 ", shown["limits"]), shown["limits"]
    if not is_sanitized():
        assert re.search(rb"VmLck:\s+[1-9]", shown["status"]), "not even the key is locked"
        assert os.stat(f"{about}/environ").st_uid == 0, "the memory is open to its user"
    if os.getuid() == 0:
        with open(f"{about}/environ", "rb") as file:
            environment = file.read()
        assert environment and OTHER not in environment
    asked.answer(b"New passphrase", b"\x03")
    os.waitpid(asked.child, 0)


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
                     test_others_see_nothing, test_destroying_is_asked]:
            test()
            print(f"- {test.__name__[5:].replace('_', ' ')}")
        os.chdir("/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
