"""What the generators of the example studies share: a random source that is the same on every
machine, sentence frames with alternatives, CSV, and writing or checking the generated files.
How a transcript is laid out in its file format is the business of transcripts.py."""
import csv
import io
import os
import re
import sys

MASK = (1 << 64) - 1


class Source:
    """A stream of random choices (splitmix64), seeded by a name."""

    def __init__(self, name):
        state = 0xCBF29CE484222325                  # FNV-1a over the name
        for byte in name.encode("utf-8"):
            state = ((state ^ byte) * 0x100000001B3) & MASK
        self.state = state

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, limit):
        """A whole number from 0 to limit - 1."""
        return (self.bits() * limit) >> 64

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, items):
        return items[self.below(len(items))]

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items

    def sample(self, items, count):
        return self.shuffled(items)[:count]


# --- Frames ---------------------------------------------------------------------------------------

ALTERNATIVES = re.compile(r"\{([^{}]*)\}")
CODED = re.compile(r"\[\[(.*?)\]\]")


def expand(text, source):
    """Chooses among {one|another} in `text`."""
    return ALTERNATIVES.sub(lambda found: source.pick(found.group(1).split("|")), text)


def split_coded(text):
    """Takes the [[ ]] out of `text`: the bare text and the (start, end) that they enclosed."""
    bare, spans, at = "", [], 0
    for found in CODED.finditer(text):
        bare += text[at:found.start()]
        spans.append((len(bare), len(bare) + len(found.group(1))))
        bare += found.group(1)
        at = found.end()
    return bare + text[at:], spans


class Frame:
    """Words to be said in answer to one of `questions`, with the coded part in [[ ]]. `needs` are
    conditions on the speaker, `also` further codes that the coded part carries."""

    def __init__(self, questions, text, needs, also):
        self.questions, self.text, self.needs, self.also = questions, text, needs, also
        self.used = 0


class Exchange:
    """Neutral talk: (who, words) in turn, who being "?" the interviewer, "-" the participant, ">"
    the interpreter."""

    def __init__(self, lines, needs):
        self.lines, self.needs = lines, needs
        self.used = 0


def read_sections(path):
    """Yields (header words, blocks) for each "== ..." section; a block is a list of lines."""
    with open(path, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("#")]
    header, blocks = None, [[]]
    for line in lines + ["=="]:
        if line.startswith("=="):
            if header:
                yield header, [block for block in blocks if block]
            header, blocks = line[2:].split(), [[]]
        elif line.strip():
            blocks[-1].append(line)
        else:
            blocks.append([])


def take_tags(words):
    """Splits leading @needs and +also words from `words`."""
    needs, also = [], []
    while words and words[0][0] in "@+":
        tag = words.pop(0)
        (needs if tag[0] == "@" else also).extend(tag[1:].split(","))
    return needs, also


def read_frames(path, frames):
    """Adds the frames of a file to `frames`: (code, group, polarity) -> [Frame]."""
    for header, blocks in read_sections(path):
        polarity = "supports" if len(header) == 2 else "contradicts"
        questions = [line[2:] for line in blocks[0] if line.startswith("? ")]
        blocks[0] = [line for line in blocks[0] if not line.startswith("? ")]
        kept = frames.setdefault((header[0], header[1], polarity), [])
        for block in blocks:
            words = " ".join(block).split()
            if not words:
                continue
            needs, also = take_tags(words)
            kept.append(Frame(questions, " ".join(words), needs, also))


def read_talk(path, talk):
    """Adds the neutral talk of a file to `talk`: (kind, group) -> [Exchange]."""
    for header, blocks in read_sections(path):
        kept = talk.setdefault((header[0], header[1]), [])
        for block in blocks:
            needs = block.pop(0)[1:].split(",") if block[0].startswith("@") else []
            lines = []
            for line in block:
                if line[0] in "?->":
                    lines.append((line[0], line[2:]))
                else:
                    lines[-1] = (lines[-1][0], lines[-1][1] + " " + line.strip())
            kept.append(Exchange(lines, needs))


def fits(needs, flags):
    """Whether a speaker with `flags` meets all `needs`; "!x" asks for the absence of x."""
    return all((need[1:] not in flags) if need[0] == "!" else (need in flags) for need in needs)


# --- CSV ------------------------------------------------------------------------------------------


def csv_bytes(header, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def read_csv(path):
    """Rows of a CSV file as dictionaries."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# --- Files ----------------------------------------------------------------------------------------


def existing(folder, owned):
    """Names below `folder` that a generator owns: those under its folders and its files."""
    names = []
    for top in owned:
        path = os.path.join(folder, top)
        if os.path.isdir(path):
            names += [top + "/" + name for name in sorted(os.listdir(path))
                      if os.path.isfile(os.path.join(path, name))]
        elif os.path.exists(path):
            names.append(top)
    return names


def write_files(folder, files, owned):
    for name in existing(folder, owned):
        if name not in files:
            os.remove(os.path.join(folder, name))
    for name, data in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)


def check_files(folder, files, owned):
    """Prints each file that differs from what would be generated; True when none does."""
    wrong = [name for name in existing(folder, owned) if name not in files]
    for name in wrong:
        print("not generated: " + name)
    for name, data in files.items():
        path = os.path.join(folder, name)
        found = None
        if os.path.exists(path):
            with open(path, "rb") as file:
                found = file.read()
        if found != data:
            print(("differs: " if found is not None else "missing: ") + name)
            wrong.append(name)
    return not wrong


def run(folder, files, owned):
    """The command line of a generator: writes `files`, or with --check compares them."""
    if not files:
        sys.exit("nothing was generated")
    if sys.argv[1:] == ["--check"]:
        same = check_files(folder, files, owned)
        print("%d files, %s" % (len(files), "all as generated" if same else "NOT as generated"))
        sys.exit(0 if same else 1)
    if sys.argv[1:]:
        sys.exit("usage: generate.py [--check]")
    write_files(folder, files, owned)
    print("%d files written" % len(files))
