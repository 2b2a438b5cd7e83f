#!/usr/bin/env python3
"""Generates the synthetic raids study: transcripts, participants, judgements, codings and claims.
The same bytes come out on every machine. `generate.py --check` compares them with the files."""
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

import cases                                           # noqa: E402
import check_claims                                    # noqa: E402
import claims                                          # noqa: E402
import coders                                          # noqa: E402
import interview                                       # noqa: E402
import people                                          # noqa: E402
import planting                                        # noqa: E402
import raw                                             # noqa: E402
import synthetic                                       # noqa: E402
import themes                                          # noqa: E402
from codebook import Book                              # noqa: E402

OWNED = ["raw", "raw/windows-1252", "transcripts", "mutated", "roster.csv", "planted.csv",
         "decisions.csv", "participants.csv", "judgements.csv", "codings.csv", "claims.csv",
         "deviations.csv", "deviations_summary.csv"]
FRAMES = ["tp_raids.txt", "tp_paths.txt", "sp_systems.txt", "sp_effects.txt", "le.txt"]
TALK = ["talk_tp.txt", "talk_sp.txt", "talk_le.txt",
        "names_tp.txt", "names_sp.txt", "names_le.txt"]
LIMITS = (900, 2500)
INTERPRETER_SPEAKS = {"TP04", "TP09"}
# The one judgement that the mutated copy has otherwise.
MUTATION = ("TP09", "LEFT_SELF", "denied")


class Material:
    """Everything that interviews draw from, and what was said so far."""

    def __init__(self):
        self.frames, self.talk, self.said, self.times = {}, {}, set(), {}
        for name in FRAMES:
            synthetic.read_frames(os.path.join(HERE, "frames", name), self.frames)
        for name in TALK:
            synthetic.read_talk(os.path.join(HERE, "frames", name), self.talk)
        self.times = {str(number): words for number, words in cases.TIMES.items()}


class Document(raw.Transcript):
    """One interview: its transcript, and what is judged and coded in it."""

    def __init__(self, row, judged, held, planter):
        self.judged, self.affirmed = judged, held.affirmed
        words = sum(len(turn.words.split()) for turn in held.turns)
        assert LIMITS[0] <= words <= LIMITS[1], (row["participant"], words)
        super().__init__(row, *planter.plant(row, held.turns))


def documents(rows, cast):
    material, chosen = Material(), themes.themes()
    planter = planting.Planter(material.talk, cast)
    for row in rows:
        label = row["participant"]
        if row["declined"] == "yes":
            continue
        flags = cases.flags(row)
        if label in INTERPRETER_SPEAKS:
            flags.add("interpreter speaks")
        judged = themes.judgements(label)
        both = interview.themes_of(judged, chosen[label], themes.CONTRADICTED.get(label, []))
        held = interview.Interview(row, flags, both, material)
        held.hold()
        yield Document(row, judged, held, planter)


def judgement_rows(docs, book, mutation=None):
    for doc in docs:
        for code, value in doc.judged:
            wanted = {"affirmed": "supports", "denied": "contradicts"}.get(value)
            evidence = ["%s:%d:%d" % (doc.label, c.start, c.end) for c in doc.gold
                        if c.code == code and c.polarity == wanted]
            if mutation and mutation[:2] == (doc.label, code):
                assert value != mutation[2]
                value = mutation[2]
            yield [doc.label, book.path(code), value, "A", " ".join(evidence)]


def claimed_codes(rows, book):
    """Codes that a claim speaks of, by themselves or through a code above them."""
    names = {name for row in rows for name in check_claims.codes_in(row[2] + " " + row[3])}
    return {below for name in names for below in book.below(book.find(name))}


def all_codings(docs, book, rows):
    claimed = claimed_codes(rows, book)
    seconds = [coders.Second(coder, book, claimed) for coder in coders.RATES]
    for doc in docs:
        for second in seconds:
            for coding in doc.gold:
                second.code(coding, doc.text, doc.turns, doc.affirmed)
    codings = [coding for doc in docs for coding in doc.gold]
    for second in seconds:
        codings += second.codings
    return sorted(codings, key=coders.Coding.key), seconds


def coding_row(coding, book):
    return [coding.document, coding.start, coding.end, book.path(coding.code), coding.coder,
            coding.polarity]


def deviation_row(row, book):
    row = list(row)
    row[4] = book.path(row[4])
    row[8] = book.path(row[8]) if row[8] else ""
    return row


def ordinary():
    """What the review took for no name, or kept: words, a wording a line under its decision."""
    path, decision = os.path.join(HERE, "frames", "ordinary.txt"), None
    for headers, blocks in synthetic.read_sections(path):
        decision = " ".join(headers)
        for line in (line for block in blocks for line in block):
            yield [line, decision, "", "", "", ""]


def privacy_files(docs, cast):
    """The roster, the decisions of the review, and what was planted."""
    planted = [row for doc in docs for row in doc.planted()]
    assert len(planted) >= 500, len(planted)
    return {
        "roster.csv": synthetic.csv_bytes(
            ["real_name", "variants", "role", "participant", "replace_with", "kind"],
            cast.roster()),
        "decisions.csv": synthetic.csv_bytes(
            ["words", "decision", "entity", "role", "kind", "grade"],
            raw.decisions(docs) + list(ordinary())),
        "planted.csv": synthetic.csv_bytes(
            ["file", "words", "kind", "ordinary", "goes"], planted),
    }


def generate():
    book = Book(os.path.join(HERE, "..", "..", "codebooks", "raids-study.yaml"))
    rows, claim_rows, cast = cases.participants(), claims.claims(), people.Cast()
    docs = list(documents(rows, cast))
    codings, seconds = all_codings(docs, book, claim_rows)
    header = ["participant", "code", "value", "coder", "evidence"]
    files = {"raw/" + doc.file: doc.data for doc in docs}
    files.update(("transcripts/%s.txt" % doc.label, doc.text.encode("utf-8")) for doc in docs)
    files.update(privacy_files(docs, cast))
    files["participants.csv"] = synthetic.csv_bytes(
        cases.COLUMNS, [[row[column] for column in cases.COLUMNS] for row in rows])
    files["judgements.csv"] = synthetic.csv_bytes(header, judgement_rows(docs, book))
    files["mutated/judgements.csv"] = synthetic.csv_bytes(
        header, judgement_rows(docs, book, MUTATION))
    files["codings.csv"] = synthetic.csv_bytes(
        ["document", "start", "end", "code", "coder", "polarity"],
        [coding_row(coding, book) for coding in codings])
    files["deviations.csv"] = synthetic.csv_bytes(
        ["coder", "document", "start", "end", "code", "deviation", "new_start", "new_end",
         "new_code"], [deviation_row(row, book) for s in seconds for row in s.deviations])
    files["deviations_summary.csv"] = synthetic.csv_bytes(
        ["coder", "gold", "kept", "shifted", "missed", "swapped", "codings"],
        coders.summary(seconds, sum(len(doc.gold) for doc in docs)))
    files["claims.csv"] = synthetic.csv_bytes(claims.HEADER, claim_rows)
    files["mutated/expected.txt"] = expected(files, book)
    return files


def expected(files, book):
    """The claims that fail in the mutated copy, after proof that none fails in the study."""
    for coder in (None, "A"):
        study = check_claims.Study.of_bytes(book, files, "judgements.csv", coder)
        failed = study.failures(files["claims.csv"])
        assert not failed, (coder, failed)
    study = check_claims.Study.of_bytes(book, files, "mutated/judgements.csv")
    return "".join(name + "\n" for name in study.failures(files["claims.csv"])).encode("ascii")


if __name__ == "__main__":
    synthetic.run(HERE, generate(), OWNED)
