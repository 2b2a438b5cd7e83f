#!/usr/bin/env python3
"""On a terminal a load that changes codes shows the changes and asks: only yes changes anything."""
import os
import pty
import subprocess
import tempfile

BOOK = "codebook: night\ncodes:\n  - code: FEAR\n    brief: %s\n"


def load(answer):
    """What the terminal showed, and the exit code."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("emic", ["emic", "codebook", "load", "book.yaml", "--study", "study.emic"])
    seen = b""
    while True:
        try:
            read = os.read(terminal, 4096)
        except OSError:  # the command has ended
            break
        if not read:
            break
        seen += read
        if answer and seen.endswith(b"Type yes: "):
            assert b"told as felt" in seen, f"asked before it was shown: {seen}"
            os.write(terminal, answer)
            answer = None
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)
    assert answer is None, f"nothing was asked: {seen}"
    return code


def brief():
    shown = subprocess.run(["emic", "codebook", "show", "FEAR", "--study", "study.emic"],
                           check=True, capture_output=True, text=True).stdout
    return shown.splitlines()[1]


def write(text):
    with open("book.yaml", "w", encoding="utf-8") as file:
        file.write(BOOK % text)


def main():
    subprocess.run(["emic", "init", "study.emic", "--quiet"], check=True)
    write("Being afraid.")
    assert load(None) == 0  # new codes need no question
    assert brief() == "Being afraid."
    write("Fear, told as felt.")
    for answer in b"no\n", b"\n", b"y\n":
        assert load(answer) == 1
        assert brief() == "Being afraid."
    assert load(b"yes\n") == 0
    assert brief() == "Fear, told as felt."
    print("asked four times, changed once")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    main()
