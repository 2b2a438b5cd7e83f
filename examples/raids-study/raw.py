"""One raw transcript and what the study makes of it: the file with the names in it, its text
without them, where the codings stand in that, and the tables for the review and the tests."""
import re

import coders
import people
import planting
import transcripts
from planting import Plant

VTT = {"TP03", "TP11", "SP05", "SP16", "SP21", "LE02"}
SRT = {"TP06", "SP09", "SP24", "LE04"}
BRACKETS = {"TP08", "SP02", "SP13", "LE05"}
STAMPS = {"TP05", "TP14", "SP06", "SP18", "LE03"}
BOM, CRLF, WINDOWS = {"SP07", "TP10"}, {"SP12", "LE01"}, {"SP23"}
WINDOWS_FOLDER = "windows-1252/"


def style_of(label):
    number = int(label[2:])
    layout = "vtt" if label in VTT else "srt" if label in SRT else "colon"
    layout = "bracket" if label in BRACKETS else "stamp" if label in STAMPS else layout
    return transcripts.Style(layout, wrapped=number % 2 == 0, bom=label in BOM,
                             crlf=label in CRLF, straight=number % 5 == 0,
                             encoding="windows-1252" if label in WINDOWS else "utf-8")


def speaker_of(me):
    """How the transcriber labelled the turns: with the name, in capitals or not, or the label."""
    number = int(me.label[2:])
    return [me.label, me.name.upper(), me.name][number % 3]


def path_of(me, style):
    """Every fourth file is named by the label, the others by the name."""
    named = me.label if int(me.label[2:]) % 4 == 0 else people.file_of(me.name)
    folder = WINDOWS_FOLDER if style.encoding != "utf-8" else ""
    return "%s%s.%s" % (folder, named, style.extension)


def header_of(row, slots):
    through = ", through an interpreter" if row["interpreter"] == "yes" else ""
    text = "Raids study, a teaching example — interview with <me>%s, held by <asker> on <date>"
    return planting.filled(text % through, slots)


class Transcript:
    """`data` are the bytes of the raw file `name`, `raw` the text that emic reads from them, `text`
    that text without the names, which is what `gold` and `turns` are positions in."""

    def __init__(self, row, turns, slots):
        self.label = row["participant"]
        me, style = slots["me"].entity, style_of(self.label)
        speaker = speaker_of(me)
        for turn in turns:
            turn.speaker = speaker if turn.speaker == self.label else turn.speaker
        header, header_marks = header_of(row, slots)
        self.data, self.raw, marks, spans = transcripts.lay_out(turns, style, header)
        self.data = self.data.replace(people.TIED.encode("ascii"), b" ")
        self.raw = self.raw.replace(people.TIED, " ")
        assert transcripts.read_text(style, self.data) == self.raw, self.label
        self.file = path_of(me, style)
        self.plants = [(s, e, plant) for s, e, code, plant in marks if code == planting.PLANTED]
        self.plants += self.in_header(header, header_marks)
        self.plants += self.in_labels(spans, speaker, slots["me"])
        self.text, moved = planting.without(self.raw, self.plants)
        self.turns = [(moved(s), moved(e)) for s, e in spans]
        self.gold = coders.gold(self.label, [(moved(s), moved(e), code, polarity)
                                             for s, e, code, polarity in marks
                                             if code != planting.PLANTED])

    def in_header(self, header, marks):
        """Lines of a subtitle may break in it."""
        at = re.sub(r"\s", " ", self.raw).index(header)
        return [(at + s, at + e, plant) for s, e, _, plant in marks]

    def in_labels(self, spans, speaker, me):
        """All layouts have two characters between a speaker and what is said."""
        if speaker == self.label:
            return []
        places = [(s - 2 - len(speaker), s - 2) for s, _ in spans]
        places = [(s, e) for s, e in places if self.raw[s:e] == speaker]
        assert len(places) > 10, self.label
        bracketed = self.label in BRACKETS
        put = self.label if bracketed else me.put
        return [(s, e, Plant(speaker, put, "person", me.entity)) for s, e in places]

    def planted(self):
        """Rows of planted.csv: each wording once."""
        seen = set()
        for start, end, plant in sorted(self.plants, key=lambda one: one[:2]):
            words = re.sub(r"\s", " ", self.raw[start:end]).replace("Ms. ", "")
            if words in seen:
                continue
            seen.add(words)
            ordinary = "yes" if words.title() in planting.ORDINARY else "no"
            goes = "late" if plant.late else "import"
            yield [self.file, words, plant.kind, ordinary, goes]


# Whom last names mean that several people bear.
MEANT = {"Behrendsen": "TP01", "Ferreirowa": "TP08"}


def decisions(docs):
    """Rows of decisions.csv for what is planted: every wording that the roster does not settle."""
    rows = {words: [words, "replace", label, "", "person", ""] for words, label in MEANT.items()}
    for doc in docs:
        rows[doc.label] = [doc.label, "not a name", "", "", "", ""]
    for doc in docs:
        for _, _, plant in sorted(doc.plants, key=lambda one: one[:2]):
            words, entity = plant.words.replace(people.TIED, " "), plant.entity
            if plant.late:
                row = [words, "not a name", "", "", "", ""]
            elif entity:
                row = [words, "replace", entity.label, entity.role, entity.kind, ""]
            elif plant.kind == "date":
                row = [words, "generalise", "", "", "", "year"]
            elif plant.kind in ("e-mail", "phone", "age"):
                continue
            else:
                row = [words, "replace", "", "", "", ""]
            assert rows.setdefault(words, row)[:3] == row[:3], (words, row, rows[words])
    return sorted(rows.values())
