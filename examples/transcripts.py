"""Lays out an interview as a plain text, WebVTT or SubRip file, and says where in the text that
emic reads from the file each coded passage stands. Positions are code points from zero.

emic reads plain text as it is, without a byte order mark and with LF line ends. From subtitles it
composes a text: "NAME: words" for each turn, a line for each line of a cue, a blank line between
turns, a line end at the end. read_text() repeats that independently of the layout, so that every
position can be checked against the bytes of the file."""
import re

BANNER = "SYNTHETIC TRANSCRIPT. No real person spoke these words."
WIDTH = 76
WHOLE = ""                                             # marks all that is said in a turn


class Turn:
    """What one speaker says at a stretch. `marks` are (start, end, code, polarity) in `words`."""

    def __init__(self, speaker):
        self.speaker, self.words, self.marks = speaker, "", []

    def say(self, words, marks=(), paragraph=False):
        if self.words:
            self.words += "\n\n" if paragraph else " "
        start = len(self.words)
        self.words += words
        self.marks += [(start + s, start + e, code, polarity) for s, e, code, polarity in marks]


class Style:
    """`layout` is colon, stamp, bracket, vtt or srt; `wrapped` breaks long lines; `bom`, `crlf` as
    they say; `straight` keeps straight apostrophes."""

    def __init__(self, layout="colon", wrapped=False, bom=False, crlf=False, straight=False,
                 encoding="utf-8"):
        self.layout, self.wrapped, self.bom, self.crlf = layout, wrapped, bom, crlf
        self.straight, self.encoding = straight, encoding

    @property
    def extension(self):
        return self.layout if self.layout in ("vtt", "srt") else "txt"


def stamp(milliseconds, mark="."):
    seconds, rest = divmod(milliseconds, 1000)
    clock = "%02d:%02d:%02d" % (seconds // 3600, seconds // 60 % 60, seconds % 60)
    return clock + ("%s%03d" % (mark, rest) if mark else "")


def wrap(text, used=0):
    """Breaks `text` at blanks into lines; each blank broken at becomes one line end."""
    lines, line = [], ""
    room = WIDTH - used
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line, room = word, WIDTH
        else:
            line = line + " " + word if line else word
    return lines + [line]


def sentences(text):
    """Splits at blanks after the end of a sentence."""
    return re.split(r"(?<=[.!?…]) (?=[A-Z“—…])", text)


def speaking_time(text):
    return 600 + 330 * len(text.split())


def label(style, turn, time):
    if style.layout == "bracket":
        return "[%s] " % turn.speaker
    if style.layout == "stamp":
        return "[%s] %s: " % (stamp(time, ""), turn.speaker)
    return turn.speaker + ": "


def plain(turns, style, header):
    """The text of a plain file and the marks of all turns, moved to their places in it."""
    text, marks, time = BANNER + "\n" + header + "\n", [], 4000
    for turn in turns:
        text += "\n"
        lead = label(style, turn, time)
        words = turn.words
        if style.wrapped:
            paragraphs = words.split("\n\n")
            paragraphs = ["\n".join(wrap(p, 0 if i else len(lead)))
                          for i, p in enumerate(paragraphs)]
            words = "\n\n".join(paragraphs)
        start = len(text) + len(lead)
        marks += [(start + s, start + e, code, polarity) for s, e, code, polarity in turn.marks]
        text += lead + words + "\n"
        time += speaking_time(words) + 700
    return text, marks


def cues_of(turn):
    """The turn's words as cues, each a list of lines."""
    return [wrap(sentence) for sentence in sentences(turn.words)]


def subtitles(turns, style, header):
    """The file's text, the text composed from it, and the marks in the composed text."""
    vtt = style.layout == "vtt"
    note = Turn("NOTE")
    note.say(BANNER)
    note.say(header)
    out = "WEBVTT - SYNTHETIC TRANSCRIPT\n\nNOTE\n%s\n%s\n\n" % (BANNER, header) if vtt else ""
    composed, marks, time, number = "", [], 0, 0
    for turn in [note] + turns:
        composed += "\n\n" if composed else ""
        start = len(composed) + len(turn.speaker) + 2
        marks += [(start + s, start + e, code, polarity) for s, e, code, polarity in turn.marks]
        cues = cues_of(turn)
        composed += turn.speaker + ": " + "\n".join("\n".join(lines) for lines in cues)
        for i, lines in enumerate(cues):
            until = time + speaking_time(" ".join(lines))
            number += 1
            if vtt:
                out += "%s --> %s\n<v %s>" % (stamp(time), stamp(until), turn.speaker)
            else:
                out += "%d\n%s --> %s\n" % (number, stamp(time, ","), stamp(until, ","))
                out += turn.speaker + ": " if i == 0 else ""
            out += "\n".join(lines) + "\n\n"
            time = until + 250
        time += 500
    return out[:-1], composed + "\n", marks


def tidy(turns, style):
    """One turn for a speaker at a stretch; apostrophes and paragraphs as the style has them."""
    done = []
    for turn in turns:
        if not style.straight:
            turn.words = turn.words.replace("'", "’")
        if style.extension != "txt":                 # subtitles know no paragraphs
            turn = joined(turn)
        if done and done[-1].speaker == turn.speaker:
            done[-1].say(turn.words, turn.marks)
        else:
            done.append(turn)
    return done


def joined(turn):
    moved = Turn(turn.speaker)
    moved.words = turn.words.replace("\n\n", " ")
    for s, e, code, polarity in turn.marks:
        before, within = turn.words.count("\n\n", 0, s), turn.words.count("\n\n", s, e)
        moved.marks.append((s - before, e - before - within, code, polarity))
    return moved


def lay_out(turns, style, header):
    """The file's bytes, the text that emic reads from it, the marks in that text, and the spans of
    what was said in each turn."""
    turns = tidy(turns, style)
    for turn in turns:
        assert ":" not in turn.words and "<" not in turn.words, turn.words
        turn.marks.append((0, len(turn.words), WHOLE, ""))
    if style.extension == "txt":
        text, marks = plain(turns, style, header)
        out = text
    else:
        out, text, marks = subtitles(turns, style, header)
    if style.crlf:
        out = out.replace("\n", "\r\n")
    data = out.encode(style.encoding)
    if style.bom:
        data = b"\xef\xbb\xbf" + data
    for s, e, code, _ in marks:
        assert 0 <= s < e <= len(text) and text[s:e] == text[s:e].strip(), (code, text[s:e])
    spans = [mark[:2] for mark in marks if mark[2] == WHOLE]
    return data, text, [mark for mark in marks if mark[2] != WHOLE], spans


def read_text(style, data):
    """The text that emic reads from a file, worked out from its bytes alone."""
    text = data.decode("utf-8-sig" if style.bom else style.encoding).replace("\r\n", "\n")
    if style.extension == "txt":
        return text
    turns = []
    for block in text.split("\n\n"):
        lines = block.strip("\n").split("\n")
        times = [i for i, line in enumerate(lines) if "-->" in line]
        if not times or lines[0].startswith(("WEBVTT", "NOTE")):
            continue
        words, speaker = lines[times[0] + 1:], None
        found = re.match(r"<v ([^>]+)>|([^:]+): ", words[0])
        if found:
            speaker = found.group(1) or found.group(2)
            words[0] = words[0][found.end():]
        if speaker is None or (turns and turns[-1][0] == speaker):
            turns[-1][1].extend(words)
        else:
            turns.append((speaker, words))
    return "\n\n".join(speaker + ": " + "\n".join(words) for speaker, words in turns) + "\n"
