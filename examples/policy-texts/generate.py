#!/usr/bin/env python3
"""Generates the synthetic example for the texts related to the raids study. The same bytes come out
on every machine. `generate.py --check` compares them with the files."""
import os
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

import check_claims                                    # noqa: E402
import claims                                          # noqa: E402
import synthetic                                       # noqa: E402
import transcripts                                     # noqa: E402
import units                                           # noqa: E402
from codebook import Book                              # noqa: E402

OWNED = ["documents", "mutated", "participants.csv", "documents.csv", "judgements.csv",
         "codings.csv", "claims.csv"]
KINDS = {"MT": "minutes", "IN": "interview", "TM": "interview", "CA": "call"}
LIMITS = (150, 700)
MUTATION = ("TM02", "HOSTILITY_BARS", "denied")


class Document:
    """Minutes, an interview or a voice from a call. In minutes several people speak, and none of
    them is a unit of the study: documents.csv ties the text to its meeting."""

    def __init__(self, label, material):
        self.label, (self.frames, self.talk) = label, material
        self.name = "%s-%s" % ("team" if label[:2] == "TM" else KINDS[label[:2]], label[2:])
        self.group = "IN" if label.startswith("TM") else label[:2]
        self.source = synthetic.Source("policy-texts/" + label)
        self.speakers = ["MEMBER A", "MEMBER B", "MEMBER C"] if self.group == "MT" else [label]
        self.asker = "CHAIR" if self.group == "MT" else "INTERVIEWER"
        self.turns, self.heard = [], set()
        self.judged = list(units.judged(label))
        self.hold()
        style = transcripts.Style(wrapped=True)
        header = "Related texts, a teaching example — %s" % self.name
        self.data, self.text, self.marks, _ = transcripts.lay_out(self.turns, style, header)
        assert transcripts.read_text(style, self.data) == self.text
        count = sum(len(turn.words.split()) for turn in self.turns)
        assert LIMITS[0] <= count <= LIMITS[1], (self.name, count)

    def say(self, speaker, text, marks=()):
        turn = transcripts.Turn(speaker)
        turn.say(text, marks)
        self.turns.append(turn)

    def exchange(self, kind):
        items = [item for item in self.talk[kind, self.group] if item not in self.heard]
        if not items:
            return
        item = sorted(self.source.shuffled(items), key=lambda item: item.used)[0]
        item.used += 1
        self.heard.add(item)
        speaker = self.source.pick(self.speakers)
        for who, words in item.lines:
            self.say(self.asker if who == "?" else speaker, synthetic.expand(words, self.source))

    def theme(self, code, polarity):
        frames = self.source.shuffled(self.frames[code, self.group, polarity])
        frames.sort(key=lambda frame: frame.used)
        wanted = 1 if polarity == "contradicts" else self.source.pick([1, 1, 2])
        for frame, question in zip(frames[:wanted], self.source.shuffled(frame_questions(frames))):
            frame.used += 1
            text, spans = synthetic.split_coded(synthetic.expand(frame.text, self.source))
            self.say(self.asker, synthetic.expand(question, self.source))
            self.say(self.source.pick(self.speakers), text,
                     [(s, e, code, polarity) for s, e in spans])

    def hold(self):
        subjects = [(code, "supports") for code in units.themes(self.label)]
        subjects += [(code, "supports" if value == "affirmed" else "contradicts")
                     for code, value in self.judged if value in ("affirmed", "denied")]
        self.exchange("OPENING")
        for code, polarity in self.source.shuffled(subjects):
            self.exchange("EVERYDAY")
            self.theme(code, polarity)
        for _ in range(2):
            self.exchange("EVERYDAY")
        self.exchange("CLOSING")


def frame_questions(frames):
    """The questions of a section; all of its frames share them."""
    questions = frames[0].questions
    return questions if len(questions) > 1 else questions + ["Would you say more about that?"]


def read_material():
    frames, talk = {}, {}
    for name in ("meetings.txt", "voices.txt"):
        synthetic.read_frames(os.path.join(HERE, "frames", name), frames)
    synthetic.read_talk(os.path.join(HERE, "frames", "talk.txt"), talk)
    return frames, talk


def judgement_rows(docs, book, mutation=None):
    for doc in docs:
        for code, value in doc.judged:
            wanted = {"affirmed": "supports", "denied": "contradicts"}.get(value)
            evidence = ["%s:%d:%d" % (doc.name, s, e) for s, e, c, polarity in sorted(doc.marks)
                        if c == code and polarity == wanted]
            if mutation and mutation[:2] == (doc.label, code):
                value = mutation[2]
            yield [doc.label, book.path(code), value, "A", " ".join(evidence)]


def generate():
    book = Book(os.path.join(HERE, "..", "..", "codebooks", "survivor-engagement.yaml"))
    material = read_material()
    docs = [Document(label, material)
            for prefix in units.WITH_TEXT for label in units.labels(prefix)]
    header = ["participant", "code", "value", "coder", "evidence"]
    codings = sorted([doc.name, s, e, book.path(code), "A", polarity]
                     for doc in docs for s, e, code, polarity in doc.marks)
    files = {"documents/%s.txt" % doc.name: doc.data for doc in docs}
    files["participants.csv"] = synthetic.csv_bytes(units.COLUMNS, units.participants())
    files["documents.csv"] = synthetic.csv_bytes(
        ["document", "participant", "kind"],
        [[doc.name, doc.label, KINDS[doc.label[:2]]] for doc in docs])
    files["judgements.csv"] = synthetic.csv_bytes(header, judgement_rows(docs, book))
    files["mutated/judgements.csv"] = synthetic.csv_bytes(
        header, judgement_rows(docs, book, MUTATION))
    files["codings.csv"] = synthetic.csv_bytes(
        ["document", "start", "end", "code", "coder", "polarity"], codings)
    files["claims.csv"] = synthetic.csv_bytes(claims.HEADER, claims.CLAIMS)
    study = check_claims.Study.of_bytes(book, files)
    assert not study.failures(files["claims.csv"]), study.failures(files["claims.csv"])
    study = check_claims.Study.of_bytes(book, files, "mutated/judgements.csv")
    failed = study.failures(files["claims.csv"])
    files["mutated/expected.txt"] = "".join(name + "\n" for name in failed).encode("ascii")
    return files


if __name__ == "__main__":
    synthetic.run(HERE, generate(), OWNED)
