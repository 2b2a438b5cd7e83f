"""Puts one interview together: neutral talk, and for each theme of the participant one to three
frames, in an order that an interview could take. What is said where is recorded as it is said."""
import re

from synthetic import Source, expand, fits, split_coded
from themes import AFFIRMED, DENIED
from transcripts import Turn

# The order of subjects; within a line it is shuffled.
COURSE = {
    "TP": ["WORKLIFE", "ISO_WORK NO_CONTACT FEAR_TRAFF LABOUR_UNSEEN",
           "CASE_BUILT CHAOS FEAR FORCE_USED AS_CRIMINAL", "STRUCK_ARMED REPEAT_ARREST DETAINED",
           "JAILED INTIMIDATION NO_COUNSEL RIGHTS_LATE ASKED_COERC DISTRUST_LE",
           "LOCAL_ID LAWYER_FOUND HELD_FIRST LATE_SELF_ID BELIEVED_TR",
           "AID_CONDITIONAL PROSEC_FIRST LEAVE_COWORKER LEAVE_ANYWAY LEAVE_IF_SAFE NO_OTHER_WAY",
           "NECESSARY_BAD LEFT_SELF", "PEER_HELP OUTREACH", "CHOSE_COOP", "DOOR_KNOCK",
           "KNOCK_BETTER", "FACTS", "INCOME_LOSS UPROOTED BODY_SIGNS TRAUMA LONG_TERM",
           "STATUS_GAIN STATUS_NO_RESP", "RESENTED OBJECTION", "LABOUR_LAW TRAINING"],
    "SP": ["FACTS ROLE", "NOT_VIA_RAID", "SHARE_STATED PEER_HELP",
           "NO_REFERRAL VICE_AS_AT REPEAT_ARREST",
           "CHAOS FEAR FORCE_USED DETAINED AS_CRIMINAL", "DEPORT_FIRST INTIMIDATION RIGHTS_LATE",
           "NO_PROCEDURE LATE_SELF_ID", "FOLLOWUP_GAP PROSEC_FIRST AID_CONDITIONAL WEAK_WITNESS",
           "TRAUMA BODY_SIGNS INCOME_LOSS UPROOTED LONG_TERM", "ALIENATED DISTRUST_LE FEAR_TRAFF",
           "MONEY_DRIVES PRIVATE_RAIDER LABOUR_UNSEEN STATUS_GAIN",
           "OUTREACH INVESTIGATE LABOUR_LAW TRAINING LAST_RESORT"],
    "LE": ["FACTS ROLE", "CHAOS VICE_AS_AT MONEY_DRIVES", "FIND_WITNESS BREAK_NETWORK REMOVE_ABUSE",
           "DISTRUST_LE WEAK_WITNESS LATE_SELF_ID", "NO_PROCEDURE FOLLOWUP_GAP", "SECOND_TRAUMA",
           "OUTREACH INVESTIGATE TRAINING LAST_RESORT", "ST_CRITICAL ST_MIXED ST_FAVOUR"],
}
PROBES = ["Can you say more about that?", "In what way?", "What do you mean by that?", "And then?",
          "Was there anything else?", "Could you give me an example?", "How do you see that today?",
          "Please go on.", "I would like to understand that better.", "Was that always so?"]
STARTS = {
    "TP": ["How shall I put it.", "Let me think.", "Well.", "It is like this.", "Hm …",
           "You want to know exactly.", "I will tell you.",
           "That is a long story, I make it short.",
           "Wait, I want to say it correctly."],
    "SP": ["Right.", "Look.", "I will be blunt.", "Hm, well.", "Let me put it like this.",
           "That is an easy one.", "Yes and no.", "From where I sit …",
           "You will have heard this before."],
    "LE": ["Well.", "Off the top of my head …", "I want to be fair.", "I have thought about that.",
           "Hm.", "That depends on whom you ask.", "I will give you my own view."],
}
SENTENCE = re.compile(r"^[a-z]|(?<=[.!?] )[a-z]|(?<=\[\[)[a-z](?=[a-z ])")
WORDS = {"TP": (960, 1450), "SP": (1000, 1550), "LE": (940, 1350)}


class Interview:
    """One interview in the making. `affirmed` and `contradicted` are sets of codes."""

    def __init__(self, row, flags, themes, material):
        self.label, self.group = row["participant"], row["group"]
        self.flags, self.material = flags, material
        self.affirmed, self.contradicted = themes
        self.source = Source("raids-study/" + self.label)
        self.turns, self.asked, self.heard = [], set(), set()
        self.words_filled = {"%times%": material.times.get(row["arrests:number"], "")}

    # --- saying things ---

    def say(self, speaker, text, marks=(), paragraph=False):
        if not self.turns or self.turns[-1].speaker != speaker:
            self.turns.append(Turn(speaker))
            paragraph = False
        self.turns[-1].say(text, marks, paragraph)

    def ask(self, questions):
        """One of the questions that was not asked yet, or a probe."""
        fresh = [question for question in questions if question not in self.asked]
        if not fresh:
            fresh = [probe for probe in PROBES if probe not in self.asked] or PROBES
        question = self.source.pick(fresh)
        self.asked.add(question)
        self.say("INTERVIEWER", expand(question, self.source))

    def filled(self, text):
        """The text with its alternatives chosen, as unlike earlier interviews as possible."""
        for name, value in self.words_filled.items():
            text = text.replace(name, value)
        for _ in range(12):
            chosen = expand(text, self.source)
            if chosen not in self.material.said:
                break
        self.material.said.add(chosen)
        return SENTENCE.sub(lambda found: found.group(0).upper(), chosen)

    def say_frame(self, frame, code, polarity, paragraph):
        text, spans = split_coded(self.filled(frame.text))
        marks = [(s, e, c, polarity) for s, e in spans for c in [code] + frame.also]
        if not paragraph and self.source.chance(22):
            start = self.source.pick(STARTS[self.group])
            if start not in self.heard:
                self.heard.add(start)
                self.say(self.label, start)
        self.say(self.label, text, marks, paragraph)
        frame.used += 1

    def exchange(self, item):
        speakers = {"?": "INTERVIEWER", "-": self.label, ">": "INTERPRETER"}
        for who, words in item.lines:
            self.say(speakers[who], self.filled(words))
        self.heard.add(item)
        self.asked.add(item.lines[0][1])
        item.used += 1

    # --- choosing what to say ---

    def least_used(self, items):
        items = self.source.shuffled(items)
        return sorted(items, key=lambda item: item.used)

    def theme(self, code, polarity):
        """Asks about a code and gives one to three answers."""
        frames = self.material.frames[code, self.group, polarity]
        fit = [frame for frame in frames if fits(frame.needs, self.flags) and
               set(frame.also) <= self.affirmed]
        assert fit, (self.label, code, polarity)
        wanted = self.source.pick([1, 1, 1, 2, 2, 3] if polarity == "supports" else [1])
        for number, frame in enumerate(self.least_used(fit)[:wanted]):
            paragraph = number > 0 and self.source.chance(40)
            if not paragraph:
                self.ask(frame.questions)
            self.say_frame(frame, code, polarity, paragraph)

    def talk(self, kind, count=1):
        """Neutral talk of a kind that fits and was not heard yet. Returns how many it was."""
        items = [item for item in self.material.talk.get((kind, self.group), [])
                 if item not in self.heard and item.lines[0][1] not in self.asked and
                 fits(item.needs, self.flags)]
        for item in self.least_used(items)[:count]:
            self.exchange(item)
        return min(count, len(items))

    def facts(self, kind):
        """Every item of a kind that fits, one for each question."""
        while self.talk(kind):
            pass

    def subject(self, codes):
        for code in self.source.shuffled(codes.split()):
            if code in ("WORKLIFE", "FACTS"):
                self.facts(code)
            elif code == "ROLE":
                self.talk(code)
            elif code in self.affirmed:
                self.theme(code, "supports")
            elif code in self.contradicted:
                self.theme(code, "contradicts")

    # --- the whole ---

    def words(self):
        return sum(len(turn.words.split()) for turn in self.turns)

    def hold(self):
        """Holds the interview: every subject in its course, then neutral talk up to its length."""
        target = self.source.between(*WORDS[self.group])
        parts = [self.part(lambda: (self.talk("OPENING"), self.talk("EVERYDAY")))]
        for codes in COURSE[self.group]:
            parts.append(self.part(lambda codes=codes: self.subject(codes)))
        if "interpreter speaks" in self.flags:
            for at in (4, 9, 13):
                parts[at] += self.part(lambda: self.talk("INTERPRETER"))
        parts.append(self.part(lambda: self.talk("CLOSING")))
        self.fill(parts, target)
        self.turns = [turn for part in parts for turn in part]
        return self.turns

    def part(self, speak):
        self.turns = []
        speak()
        return self.turns

    def fill(self, parts, target):
        """Adds everyday talk and asides between the parts until the interview is long enough."""
        def total():
            return sum(len(turn.words.split()) for part in parts for turn in part)
        places = self.source.shuffled(range(1, len(parts) - 1))
        for number in range(40):
            if total() >= target:
                break
            kind = "ASIDE" if number % 4 == 1 else "EVERYDAY"
            added = self.part(lambda: self.talk(kind) or self.talk("EVERYDAY") or
                              self.talk("ASIDE"))
            parts[places[number % len(places)]].extend(added)


def themes_of(judged, themes, contradicted):
    """The codes to be affirmed and to be contradicted in an interview."""
    affirmed = set(themes) | {code for code, value in judged if value == AFFIRMED}
    denied = {code for code, value in judged if value == DENIED} | set(contradicted)
    return affirmed, {code for code in denied if not code.startswith("ST_")}
