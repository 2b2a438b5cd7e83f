"""The units that the related texts count, as rows of participants.csv: meetings, people, requests,
organisations, states. Their labels are invented. Numbers that were not published are our choice."""
from synthetic import Source

COLUMNS = ["participant", "group", "origin", "answered", "number:number", "shown", "contact_lawful"]

# prefix -> (group, how many)
UNITS = {
    "MT": ("meeting", 5), "FB": ("feedback", 12), "IN": ("interviewee", 7), "TM": ("team", 4),
    "CA": ("attendee", 10), "PR": ("professional", 42), "RQ": ("request", 16),
    "RC": ("recommendation", 6), "OR": ("organisation", 10), "SG": ("individual", 19),
    "US": ("state", 50),
}
WITH_TEXT = ("MT", "IN", "TM", "CA")
NUMBERED = ("RC", "OR")


def labels(prefix):
    return ["%s%02d" % (prefix, number + 1) for number in range(UNITS[prefix][1])]


def details(prefix):
    """What is known of each unit of a kind, by label."""
    source = Source("policy-texts/" + prefix)
    known = {label: {} for label in labels(prefix)}
    for number, label in enumerate(known):
        if prefix in NUMBERED:
            known[label]["number:number"] = str(number + 1)
        if prefix == "FB":
            known[label]["origin"] = "survivor"
        if prefix == "RQ":
            known[label]["answered"] = "yes"
    if prefix == "OR":
        hidden = source.sample(list(known), 3)
        for label in known:
            known[label]["shown"] = "no" if label in hidden else "yes"
    if prefix == "US":
        other = source.sample(list(known), 4)
        for label in known:
            known[label]["contact_lawful"] = "no" if label in other else "yes"
    return known


def participants():
    for prefix, (group, _) in UNITS.items():
        for label, known in details(prefix).items():
            row = dict(known, participant=label, group=group)
            yield [row.get(column, "") for column in COLUMNS]


# code -> {value: units}; the other units with a text have the value "not raised" if their kind was
# asked, and "not asked" if it was not.
JUDGED = {
    "RACE_DISCUSSED": ("MT", {"affirmed": labels("MT")}),
    "NOT_A_SILO": ("IN", {"affirmed": [x for x in labels("IN") if x != "IN05"],
                          "denied": ["IN05"]}),
    "HOSTILITY_BARS": ("IN TM", {"affirmed": labels("IN") + labels("TM")}),
    "EQUITY_SILENCES": ("CA", {"affirmed": [x for x in labels("CA") if x != "CA08"],
                               "denied": ["CA08"]}),
    "TOKEN_VOICE": ("CA", {"affirmed": ["CA02", "CA06", "CA09"]}),
    "BASIC_INCOME": ("CA", {"affirmed": ["CA01", "CA03", "CA07", "CA10"]}),
    "DIVERSION_HARM": ("CA", {"affirmed": ["CA01", "CA02", "CA04", "CA05", "CA06", "CA09", "CA10"],
                              "denied": ["CA03"]}),
}
THEMES = {
    "SHARED_POWER": ["MT01", "MT04", "IN02", "IN06", "TM03"], "CONSULTED": ["MT02", "MT05", "IN04"],
    "FAIR_PAY": ["MT03", "IN01", "IN07", "TM02"], "CARE_IN_WORK": ["MT01", "MT02", "MT05"],
    "LESS_POLICE": ["CA04", "CA07", "CA08"],
}


def judged(label):
    """(code, value) of a unit for every judged code."""
    for code, (kinds, values) in JUDGED.items():
        if label[:2] not in kinds.split():
            yield code, "not asked"
            continue
        yield code, next((value for value, units in values.items() if label in units), "not raised")


def themes(label):
    return [code for code, units in THEMES.items() if label in units]
