#!/usr/bin/env python3
"""The house rules that a machine can check: which floor may include which, one door a library,
who may open the vault, where SQL may stand, and how large things may grow.

    tests/floors.py [ROOT]      prints "file:line: what is wrong" and exits 1, or exits 0

tests/test_floors.py plants a violation of each rule to see it found."""
import os
import re
import sys

import c_text

# A floor may include itself and what stands before it.
FLOORS = ["base", "store", "source", "privacy", "study", "measure", "exchange", "cli"]
# Floors that know nothing of another, although it stands below.
STRANGERS = {"source": {"store"}}

# Each third-party library has one door. A second one is a question for a review.
DOORS = {
    "utf8proc.h": r"lib/base/text\.c",
    "sqlite3.h": r"lib/store/db(_\w+)?\.c",
    "zip.h": r"lib/base/zip(_lock)?\.c",
    "zlib.h": r"lib/base/(zip|deflate)\.c",
    "yaml.h": r"lib/base/yaml\.c",
    "sodium.h": r"lib/base/(digest|crypto)\.c",
    "pcre2.h": r"lib/base/pattern\.c",
    "xlsxwriter.h": r"lib/exchange/table_xlsx\.c",
    "libstemmer.h": r"lib/base/stem\.c",
}
SYSTEM = set("""assert ctype errno float inttypes iso646 limits locale math setjmp signal stdalign
    stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string time wchar wctype
    dirent fcntl fnmatch getopt glob langinfo poll pthread pwd strings termios unistd sys/file
    sys/ioctl sys/mman sys/prctl sys/random sys/resource
    sys/stat sys/time sys/types sys/uio sys/utsname sys/wait
    sanitizer/asan_interface""".split())

# The key of the pseudonyms. Nobody else may see its interface, not even through another header.
VAULT = "lib/privacy/vault.h"
VAULT_READERS = (r"lib/privacy/\w+\.[ch]|cli/cmd_(document_revise|import|roster|privacy\w*|vault)\.c"
                 r"|cli/(vault_access|vault_deposit|raw_import|export_profile|leak_gate|review_\w+)\.[ch]"
                 r"|tests/(unit|fuzz|cli)/\w*(vault|privacy)\w*\.[ch]")

SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE FROM|REPLACE INTO|CREATE TABLE|DROP TABLE)\b")
# Importers and the leak check read other programs' databases; the vault is one of its own.
SQL_PLACES = (r"lib/(store|study)/.*|lib/privacy/(vault|entity|review|raw_document|leak_db)\w*\.c"
              r"|lib/measure/select\w*\.c|lib/exchange/import_\w+\.c")

# A library never prints and never ends its program. It does where there is no memory and where
# there is no randomness; and the file "-" is standard output.
LOUD = re.compile(r"\b(?:(?:v?printf|puts|putchar|perror|_?exit|abort)\s*\(|stdout\b|stderr\b)")
LOUD_PLACES = r"lib/base/(arena|file|uuid)\.c"

# Spelled so that this file does not break its own rule.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")

FILE_LINES, FUNCTION_LINES, COLUMNS = 400, 50, 100
CODE = (".c", ".h", ".sql", ".py", ".sh", ".t", ".cmake", ".in", "/CMakeLists.txt", "/run")
TOPS = ("lib", "cli", "tests", "examples", ".ci")


def files_of(root):
    """Every file that the rules are about, as paths from the root with forward slashes."""
    found = [name for name in ("CMakeLists.txt",) if os.path.isfile(os.path.join(root, name))]
    for top in TOPS:
        for folder, folders, names in os.walk(os.path.join(root, top)):
            folders[:] = sorted(f for f in folders if f not in ("build", "__pycache__"))
            paths = (os.path.relpath(os.path.join(folder, name), root) for name in sorted(names))
            found += [path.replace(os.sep, "/") for path in paths if path.endswith(CODE)]
    return found


def floor_of(path):
    """The floor a file is on; None for tests, examples and the umbrella header."""
    parts = path.split("/")
    if parts[0] == "cli":
        return "cli"
    if parts[0] == "lib" and len(parts) > 2 and parts[1] in FLOORS:
        return parts[1]
    return None


def resolve(path, include, known):
    """The file that a quoted include of `path` names, or None."""
    beside = os.path.normpath(os.path.join(os.path.dirname(path), include)).replace(os.sep, "/")
    return next((name for name in ("lib/" + include, beside) if name in known), None)


class House:
    def __init__(self, root):
        self.paths = files_of(root)
        self.known = set(self.paths)
        self.text = {}
        for path in self.paths:
            with open(os.path.join(root, path), encoding="utf-8", newline="") as file:
                self.text[path] = file.read()
        self.sources = {path: c_text.CText(self.text[path])
                        for path in self.paths if path.endswith((".c", ".h"))}

    def product(self):
        """The C files that users get."""
        return {path: source for path, source in self.sources.items()
                if path.startswith(("lib/", "cli/"))}


def check_floors(house):
    for path, source in house.product().items():
        floor = floor_of(path)
        for line, include, quoted in source.includes:
            if not quoted:
                continue
            target = resolve(path, include, house.known)
            if target is None or ".." in include:
                yield path, line, f'includes "{include}", which names no file under lib/'
            elif floor is None:
                continue
            elif target == "lib/emic.h" and floor != "cli":
                yield path, line, "includes the umbrella header: name what is used instead"
            elif target != "lib/emic.h":
                above = floor_of(target)
                if above is None or FLOORS.index(above) > FLOORS.index(floor):
                    yield path, line, f'{floor} includes "{include}" from a floor above it'
                elif above in STRANGERS.get(floor, ()):
                    yield path, line, f'{floor} includes "{include}", but must not know {above}'


def check_doors(house):
    for path, source in house.product().items():
        for line, include, quoted in source.includes:
            if quoted:
                continue
            door = DOORS.get(include)
            if door is None and include.removesuffix(".h") not in SYSTEM:
                yield path, line, f"includes <{include}>, which has no door in tests/floors.py"
            elif door and not re.fullmatch(door, path):
                yield path, line, f"includes <{include}>: its one door is {door}"


def check_vault(house):
    for path in house.sources:
        if path != VAULT and not re.fullmatch(VAULT_READERS, path):
            chain = find_chain(house, path, VAULT)
            if chain:
                yield path, chain[0][0], "reaches the vault: " + " > ".join(n for _, n in chain)


def find_chain(house, start, goal):
    """How `start` comes to include `goal`: (line, file) steps, or None. Shortest first."""
    waiting, seen = [(start, [])], {start}
    while waiting:
        path, chain = waiting.pop(0)
        for line, include, quoted in house.sources[path].includes:
            target = resolve(path, include, house.known) if quoted else None
            if target is None or target in seen:
                continue
            seen.add(target)
            step = chain + [(line, target)]
            if target == goal:
                return step
            waiting.append((target, step))
    return None


def check_sql(house):
    for path, source in house.product().items():
        if re.fullmatch(SQL_PLACES, path):
            continue
        for line, literal in source.literals:
            word = SQL.search(literal)
            if word:
                yield path, line, f"SQL ({word[0]}) belongs in store/, study/ or measure/select.c"


def check_quiet(house):
    for path, source in house.product().items():
        if path.startswith("lib/") and not re.fullmatch(LOUD_PLACES, path):
            for line, text in enumerate(source.code.split("\n"), 1):
                word = LOUD.search(text)
                if word:
                    name = word[0].rstrip(" (")
                    yield path, line, f"{name}: the library never prints and never exits"


def check_sizes(house):
    for path, text in house.text.items():
        lines = text.count("\n")
        if lines > FILE_LINES:
            yield path, FILE_LINES + 1, f"{lines} lines; a file has at most {FILE_LINES}"
    for path, source in house.sources.items():
        for line, text in enumerate(house.text[path].split("\n"), 1):
            if len(text) > COLUMNS:
                yield path, line, f"{len(text)} columns; a line has at most {COLUMNS}"
        if not source.balanced:
            yield path, 1, "the braces do not balance, so functions cannot be measured"
        for line, name, lines in source.functions:
            # A test program's main is a list of its tests.
            listing = name == "main" and path.startswith("tests/unit/")
            if lines > FUNCTION_LINES and not listing:
                yield path, line, f"{name} has {lines} lines; at most {FUNCTION_LINES} are allowed"


def check_names(house):
    first = {}
    for path in house.product():
        name = path.rsplit("/", 1)[1]
        if name in first:
            yield path, 1, f"{first[name]} has the same name; names are unique in the tree"
        first.setdefault(name, path)


def check_finished(house):
    for path, text in house.text.items():
        for line, words in enumerate(text.split("\n"), 1):
            word = UNFINISHED.search(words)
            if word:
                yield path, line, f"{word[0]}: finish it or file it"


RULES = [check_floors, check_doors, check_vault, check_sql, check_quiet, check_sizes, check_names,
         check_finished]


def violations(root):
    house = House(root)
    if not house.product():
        raise SystemExit(f"{root}: no C files under lib/ and cli/")
    return [found for rule in RULES for found in rule(house)], len(house.paths)


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..")
    found, files = violations(root)
    for path, line, what in sorted(found):
        print(f"{path}:{line}: {what}")
    print(f"{files} files, {len(found)} violations")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
