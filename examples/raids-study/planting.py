"""What the raw transcripts hold and the study must not: talk with names and numbers put among the
turns of an interview, and the same text without them. A plant is a mark in a turn as a coding is,
with the code PLANTED, so that the layout carries it to its place in the file."""
import re

import people
from synthetic import Source, expand, fits, split_coded
from transcripts import Turn

PLANTED = "planted"
SLOT = re.compile(r"<([a-z0-9_]+)(?:=([^>]+))?>", re.I)
SENTENCE = re.compile(r"(?<=[.!?] )[a-z]")
KINDS = {"TP": ["GREET", "FAMILY", "FRIEND", "HOME", "AID", "CASE", "ODD"],
         "SP": ["GREET", "COLLEAGUE", "CLIENT", "TOWN", "ODD"],
         "LE": ["GREET", "COLLEAGUE", "CLIENT", "TOWN", "ODD"]}
ODD = {"TP01": "okka", "TP03": "rose", "TP04": "mena", "TP06": "sao", "TP08": "lucja",
       "TP15": "oksana", "SP02": "brammie", "SP03": "hope", "SP17": "rashwani", "SP20": "dolo",
       "LE01": "mark", "LE03": "mack", "LE05": "grace"}

# A nickname that the reviewers took for a song. It was found when the interview was coded.
LATE_IN, LATE, LATE_CODE = "TP13", "Pipirella", "FEAR"

# Given names and nicknames that are English words besides: only with a capital do they identify.
ORDINARY = {"Rose", "Hope", "Mark", "Grace", "Mack", "Lilac"}


class Plant:
    """Words that identify, what stands in their place, and how the review decides about them."""

    def __init__(self, words, put, kind, entity=None, late=False):
        self.words, self.put, self.kind = words, put, kind
        self.entity, self.late = entity, late


def of_entity(entity, words):
    return Plant(words, "[%s]" % entity.label, entity.kind, entity)


def name_slots(slots, name, entity):
    slots[name] = of_entity(entity, entity.name)
    slots[name + "_first"] = of_entity(entity, people.first(entity.name))
    slots[name + "_last"] = of_entity(entity, people.last(entity.name))


def titled(entity, cast):
    """Ms. and the last name; of several people of one last name, the whole name."""
    surname = people.last(entity.name)
    alike = [other for other in cast.entities if other.rostered and other.kind == "person" and
             people.last(other.name) == surname]
    return of_entity(entity, entity.name if len(alike) > 1 else "Ms. " + surname)


def tp_slots(slots, label, cast, at):
    for number, relative in enumerate(cast.relatives[label], 1):
        name_slots(slots, "rel%d" % number, relative)
        slots["role%d" % number] = relative.role
    name_slots(slots, "friend", cast.meet("friend"))
    slots["home"] = of_entity(cast.places[at % 15 + 14], cast.places[at % 15 + 14].name)
    agency = cast.agencies[18 + at % 3]
    slots["agency"] = of_entity(agency, agency.name)


def sp_slots(slots, row, cast):
    agency, place = people.agency_of(row)
    name_slots(slots, "colleague", cast.meet("colleague"))
    name_slots(slots, "client", cast.meet("client"))
    for slot, entity in (("agency", cast.agencies[agency]), ("town", cast.places[place]),
                         ("town2", cast.places[(place + 5) % 14])):
        slots[slot] = of_entity(entity, entity.name)


def le_slots(slots, cast, at):
    name_slots(slots, "colleague", cast.meet("officer"))
    name_slots(slots, "client", cast.meet("client"))
    for slot, number in (("town", 28 + at % 2), ("town2", at)):
        slots[slot] = of_entity(cast.places[number], cast.places[number].name)


def slots_of(row, cast):
    """All that may be put into the talk of one participant: slot -> Plant, or plain words."""
    label, slots = row["participant"], {}
    me, at = cast.people[label], int(label[2:])
    name_slots(slots, "me", me)
    for slot in ("first", "last"):
        slots[slot] = slots["me_" + slot]
    slots["titled"] = titled(me, cast)
    slots["FIRST"] = of_entity(me, people.first(me.name).upper())
    name_slots(slots, "asker", cast.interviewers[at % 3])
    for slot, (words, put, kind) in people.numbers_of(label).items():
        slots[slot] = Plant(words, put, kind)
    slots["email"] = Plant(people.mail_of(me.name), "[email]", "e-mail")
    if label[:2] == "TP":
        tp_slots(slots, label, cast, at)
    elif label[:2] == "SP":
        sp_slots(slots, row, cast)
    else:
        le_slots(slots, cast, at)
    slots["late"] = Plant(LATE, "[%s]" % label, "person", me, late=True)
    return slots


def filled(text, slots):
    """The words of `text` with its slots filled, and a mark for each of them."""
    words, marks, at = "", [], 0
    for found in SLOT.finditer(text):
        words += text[at:found.start()]
        plant = slots[found.group(1)]
        if found.group(2):
            plant = of_entity(plant.entity, found.group(2))
        at = found.end()
        if isinstance(plant, str):
            words += plant
            continue
        marks.append((len(words), len(words) + len(plant.words), PLANTED, plant))
        words += plant.words
    return words + text[at:], marks


def spoken(text, slots, source):
    """The same of an exchange's line; what stands in [[ ]] is coded."""
    text = SENTENCE.sub(lambda found: found.group(0).upper(), expand(text, source))
    words, marks = filled(text, slots)
    bare, spans = split_coded(words)
    moved = []
    for start, end, code, plant in marks:
        gone = len(words[:start]) - len(re.sub(r"\[\[|\]\]", "", words[:start]))
        moved.append((start - gone, end - gone, code, plant))
    return bare, moved + [(start, end, LATE_CODE, "supports") for start, end in spans]


class Planter:
    """Puts talk with names among the turns of interviews."""

    def __init__(self, talk, cast):
        self.talk, self.cast, self.used = talk, cast, {}

    def exchange(self, kind, label, flags):
        items = [item for item in self.talk.get((kind, label[:2]), []) if fits(item.needs, flags)]
        item = min(items, key=lambda item: item.used, default=None)
        if item:
            item.used += 1
        return item

    def exchanges(self, label, source):
        flags = {ODD[label]} if label in ODD else set()
        chosen = [self.exchange(kind, label, flags) for kind in KINDS[label[:2]]]
        greeting, rest = chosen[0], source.shuffled(item for item in chosen[1:] if item)
        late = self.talk["LATE", "TP"] if label == LATE_IN else []
        return [greeting] + rest + late

    def plant(self, row, turns):
        """The turns, with more between them; returns the header's and the labels' plants, too."""
        label = row["participant"]
        source = Source("raids-study/planting " + label)
        slots = slots_of(row, self.cast)
        items = self.exchanges(label, source)
        pauses = [at for at, turn in enumerate(turns) if at and turn.speaker == "INTERVIEWER"]
        places = [pauses[len(pauses) * number // len(items)] for number in range(len(items))]
        out = []
        for at, turn in enumerate(turns):
            for place, item in zip(places, items):
                if place == at:
                    out += self.turns(item, label, slots, source)
            out.append(turn)
        return out, slots

    def turns(self, item, label, slots, source):
        for who, words in item.lines:
            turn = Turn("INTERVIEWER" if who == "?" else label)
            turn.say(*spoken(words, slots, source))
            yield turn


def without(text, plants):
    """The text as the study has it, `plants` being (start, end, Plant), and a function from
    positions in `text` to positions in that. What is found late is still there."""
    out, moves, at = "", [], 0
    for start, end, plant in sorted(plants, key=lambda one: one[:2]):
        assert start >= at, (text[start:end], plant.words)
        put = plant.words if plant.late else plant.put
        out += text[at:start] + put
        moves.append((start, end, len(put)))
        at = end

    def moved(position):
        by = 0
        for start, end, length in moves:
            assert not start < position < end, text[start:end]
            by += length - (end - start) if end <= position else 0
        return position + by
    return out + text[at:], moved
