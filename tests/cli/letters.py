#!/usr/bin/env python3
"""An option means the same in every command: one letter, one name; with a value or without.
Reads the man page, which is made from the tables of options."""
import re
import subprocess
import sys

OPTION = re.compile(r"^(?:\\fB\\-(?P<letter>\w)\\fR, )?\\fB\\-\\-(?P<name>[\w\\-]+)\\fR"
                    r"(?P<value> \\fI.*\\fR)?$")


def options_of(manual):
    """(command, letter or None, name, takes a value) for every option in the page."""
    command, found = "every command", []
    for line in manual.splitlines():
        if line.startswith(".S"):
            command = line.split(None, 1)[1].strip('"')
        match = OPTION.match(line)
        if match:
            name = match["name"].replace("\\-", "-")
            found.append((command, match["letter"], name, match["value"] is not None))
    return found


def conflicts_of(options):
    """A sentence for each two options that contradict each other."""
    conflicts, by_letter, by_name = [], {}, {}
    for command, letter, name, value in options:
        first = by_letter.setdefault(letter, (command, name)) if letter else (command, name)
        if first[1] != name:
            conflicts.append(f"-{letter} is --{first[1]} in {first[0]}, but --{name} in {command}")
        first = by_name.setdefault(name, (command, letter, value))
        if first[1:] != (letter, value):
            conflicts.append(f"--{name} differs between {first[0]} and {command}:"
                             f" {first[1:]} and {(letter, value)}")
    return conflicts


def main():
    manual = subprocess.run(["emic", "help", "--man"], check=True, capture_output=True,
                            text=True).stdout
    options = options_of(manual)
    assert len(options) > 5 and any(letter for _, letter, _, _ in options), "no options were read"

    # The check itself can fail: what contradicts the help command's own options is found.
    assert conflicts_of(options + [("planted", "o", "other", True)]), "a second -o went unseen"
    assert conflicts_of(options + [("planted", None, "output", True)]), "a lost -o went unseen"
    assert conflicts_of(options + [("planted", None, "force", True)]), "a new value went unseen"

    conflicts = conflicts_of(options)
    print("\n".join(conflicts) or f"{len(options)} options agree")
    return 1 if conflicts else 0


if __name__ == "__main__":
    sys.exit(main())
