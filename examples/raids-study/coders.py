"""Codings by three coders. A is the gold standard: exactly what the generator meant. B and C are A
with boundary shifts, misses and swaps, drawn from a fixed seed and all written down."""
import re

from synthetic import Source

# Of 100 gold codings, how many a coder shifts, misses, swaps.
RATES = {"B": (14, 8, 4), "C": (18, 11, 6)}


class Coding:
    def __init__(self, document, start, end, code, coder, polarity):
        self.document, self.start, self.end = document, start, end
        self.code, self.coder, self.polarity = code, coder, polarity

    def key(self):
        return (self.document, self.start, self.end, self.code, self.coder)


def gold(document, marks):
    seen, codings = set(), []
    for start, end, code, polarity in sorted(marks):
        assert (start, end, code) not in seen, (document, start, end, code)
        seen.add((start, end, code))
        codings.append(Coding(document, start, end, code, "A", polarity))
    return codings


def word_bounds(text, low, high):
    """Starts and ends of the words within [low, high)."""
    words = [found.span() for found in re.finditer(r"\S+", text[low:high])]
    return [low + s for s, _ in words], [low + e for _, e in words]


def turn_of(turns, start):
    """The (start, end) of the words of the turn that holds `start`."""
    return next(span for span in turns if span[0] <= start < span[1])


def shifted(coding, text, turns, source):
    """A span with one or both ends moved by up to five words, within the turn; never the same."""
    starts, ends = word_bounds(text, *turn_of(turns, coding.start))
    first, last = starts.index(coding.start), ends.index(coding.end)
    for _ in range(40):
        which = source.below(3)
        new_first = first + (source.between(-5, 5) if which != 1 else 0)
        new_last = last + (source.between(-5, 5) if which != 0 else 0)
        inside = 0 <= new_first <= new_last < len(ends)
        if inside and (new_first, new_last) != (first, last) and new_last - new_first >= 2:
            return starts[new_first], ends[new_last]
    return None


def swap_target(coding, affirmed, book, claimed, source):
    """Another code for the passage, such that no claim can change: a theme of the same principle
    that this participant affirms anyway, or else one that no claim speaks of."""
    siblings = [code for code in book.siblings(coding.code) if book.rule(code) == "any"]
    safe = [code for code in siblings if code in affirmed]
    safe = safe or [code for code in siblings if code not in claimed]
    return source.pick(safe) if safe else None


class Second:
    """A second coder's codings of all documents, and the list of how they deviate from gold."""

    def __init__(self, coder, book, claimed):
        self.coder, self.book, self.claimed = coder, book, claimed
        self.source = Source("raids-study/coder " + coder)
        self.codings, self.deviations, self.keys = [], [], set()

    def add(self, gold_coding, start, end, code):
        coding = Coding(gold_coding.document, start, end, code, self.coder, gold_coding.polarity)
        if coding.key() in self.keys:
            return False
        self.keys.add(coding.key())
        self.codings.append(coding)
        return True

    def deviate(self, coding, kind, start="", end="", code=""):
        self.deviations.append((self.coder, coding.document, coding.start, coding.end, coding.code,
                                kind, start, end, code))

    def code(self, coding, text, turns, affirmed):
        shift, miss, swap = RATES[self.coder]
        draw = self.source.below(100)
        if draw < shift:
            span = shifted(coding, text, turns, self.source)
            if span and self.add(coding, span[0], span[1], coding.code):
                return self.deviate(coding, "shift", span[0], span[1], coding.code)
        elif draw < shift + miss:
            return self.deviate(coding, "miss")
        elif draw < shift + miss + swap and coding.polarity == "supports":
            other = swap_target(coding, affirmed, self.book, self.claimed, self.source)
            if other and self.add(coding, coding.start, coding.end, other):
                return self.deviate(coding, "swap", coding.start, coding.end, other)
        if not self.add(coding, coding.start, coding.end, coding.code):
            self.deviate(coding, "miss")
        return None


def summary(seconds, gold_count):
    """Rows of deviations_summary.csv."""
    for second in seconds:
        kinds = [row[5] for row in second.deviations]
        counts = [kinds.count(kind) for kind in ("shift", "miss", "swap")]
        yield [second.coder, gold_count, gold_count - len(kinds)] + counts + [len(second.codings)]
