"""What each interview holds: judgements on the codes with the rule judged, and which other codes
are affirmed or contradicted. Counts that were not published are our choice."""
from synthetic import Source

AFFIRMED, DENIED, NOT_RAISED, NOT_ASKED = "affirmed", "denied", "not raised", "not asked"


def labels(prefix, *numbers):
    return ["%s%02d" % (prefix, number) for number in numbers]


ALL_TP = labels("TP", *range(1, 16))
ALL_SP = labels("SP", *range(1, 27))
ALL_LE = labels("LE", *range(1, 6))

# code -> (group that was asked, {value: participants}, value of the rest of the group).
# Everybody outside the group was not asked.
JUDGED = {
    "LOCAL_ID": ("TP", {DENIED: ALL_TP}, NOT_RAISED),
    "ASKED_COERC": ("TP", {AFFIRMED: ["TP10"],
                           DENIED: labels("TP", 6, 7, 8, 9, 11, 12, 13, 14),
                           NOT_ASKED: ["TP15"]}, NOT_RAISED),
    "LAWYER_FOUND": ("TP", {AFFIRMED: ["TP13"], DENIED: ["TP08", "TP12"]}, NOT_RAISED),
    "HELD_FIRST": ("TP", {AFFIRMED: ["TP04", "TP05"], DENIED: ["TP01", "TP02", "TP03"],
                          NOT_RAISED: ["TP06", "TP07"]}, NOT_ASKED),
    "JAILED": ("TP", {AFFIRMED: ["TP13"], DENIED: ["TP06", "TP09", "TP11"],
                      NOT_RAISED: labels("TP", 7, 8, 10, 12, 14)}, NOT_ASKED),
    "BELIEVED_TR": ("TP", {AFFIRMED: labels("TP", 1, 2, 3, 4, 5), DENIED: ["TP06", "TP07"]},
                    NOT_ASKED),
    "LEFT_SELF": ("TP", {AFFIRMED: labels("TP", 8, 9, 10, 11, 12, 14),
                         DENIED: labels("TP", 1, 2, 3, 4, 5, 13, 15)}, NOT_RAISED),
    "CHOSE_COOP": ("TP", {AFFIRMED: labels("TP", 8, 9, 10, 11, 12, 14),
                          DENIED: ["TP01", "TP07"]}, NOT_RAISED),
    "DOOR_KNOCK": ("TP", {AFFIRMED: ["TP13", "TP15"], DENIED: ["TP06", "TP11"]}, NOT_RAISED),
    "KNOCK_BETTER": ("TP", {AFFIRMED: ["TP13"], NOT_RAISED: ["TP15"]}, NOT_ASKED),
    "NO_COUNSEL": ("TP", {AFFIRMED: labels("TP", 5, 7, 8, 13, 15), DENIED: ["TP03", "TP14"]},
                   NOT_RAISED),
    "OBJECTION": ("TP", {AFFIRMED: ["TP06", "TP07", "TP09"], DENIED: ["TP02", "TP04", "TP14"]},
                  NOT_RAISED),
    "RESENTED": ("TP", {AFFIRMED: labels("TP", 3, 4, 5, 6, 8, 9, 10, 11, 12, 13),
                        DENIED: ["TP02", "TP14"], NOT_ASKED: ["TP15"]}, NOT_RAISED),
    "NO_REFERRAL": ("SP", {AFFIRMED: ALL_SP}, NOT_RAISED),
    "DEPORT_FIRST": ("SP", {AFFIRMED: ALL_SP}, NOT_RAISED),
    "SHARE_STATED": ("SP", {AFFIRMED: ["SP11"], DENIED: ["SP04", "SP17", "SP22"]}, NOT_RAISED),
    "SECOND_TRAUMA": ("LE", {AFFIRMED: ["LE05"], DENIED: ["LE02", "LE04"]}, NOT_RAISED),
    "ST_CRITICAL": ("LE", {AFFIRMED: ["LE01", "LE05"], DENIED: labels("LE", 2, 3, 4)}, NOT_RAISED),
    "ST_MIXED": ("LE", {AFFIRMED: ["LE03"], DENIED: labels("LE", 1, 2, 4, 5)}, NOT_RAISED),
    "ST_FAVOUR": ("LE", {AFFIRMED: ["LE02", "LE04"], DENIED: labels("LE", 1, 3, 5)}, NOT_RAISED),
    "ST_NONE": ("LE", {DENIED: ALL_LE}, NOT_RAISED),
}

# Both providers and officers were asked about this one.
FOLLOWUP = {AFFIRMED: ALL_SP, DENIED: ["LE04"], NOT_RAISED: labels("LE", 1, 2, 3, 5)}

# Codes with the rule any.
TP_THEMES = {
    "TP01": "ISO_WORK NO_CONTACT CASE_BUILT CHAOS FEAR NO_OTHER_WAY UPROOTED BODY_SIGNS STATUS_GAIN"
            " LABOUR_UNSEEN FEAR_TRAFF RIGHTS_LATE",
    "TP02": "ISO_WORK FEAR_TRAFF CASE_BUILT FEAR NECESSARY_BAD NO_OTHER_WAY DETAINED TRAUMA"
            " INCOME_LOSS LABOUR_UNSEEN LABOUR_LAW INTIMIDATION",
    "TP03": "ISO_WORK NO_CONTACT CASE_BUILT CHAOS AS_CRIMINAL NO_OTHER_WAY LONG_TERM STATUS_NO_RESP"
            " STATUS_GAIN UPROOTED DISTRUST_LE",
    "TP04": "NO_CONTACT FEAR_TRAFF DETAINED AS_CRIMINAL FEAR FORCE_USED LEAVE_ANYWAY RIGHTS_LATE"
            " BODY_SIGNS STATUS_GAIN CHAOS INTIMIDATION",
    "TP05": "ISO_WORK FEAR_TRAFF DETAINED CHAOS LEAVE_COWORKER PROSEC_FIRST AID_CONDITIONAL"
            " UPROOTED LATE_SELF_ID STATUS_GAIN",
    "TP06": "CHAOS FORCE_USED REPEAT_ARREST AS_CRIMINAL INCOME_LOSS DISTRUST_LE LONG_TERM",
    "TP07": "FEAR AS_CRIMINAL REPEAT_ARREST DETAINED INCOME_LOSS INTIMIDATION DISTRUST_LE UPROOTED",
    "TP08": "REPEAT_ARREST AS_CRIMINAL FEAR PEER_HELP FEAR_TRAFF NO_CONTACT INCOME_LOSS LONG_TERM"
            " DETAINED TRAINING",
    "TP09": "REPEAT_ARREST STRUCK_ARMED FORCE_USED PEER_HELP FEAR DISTRUST_LE BODY_SIGNS TRAUMA"
            " LONG_TERM",
    "TP10": "REPEAT_ARREST CHAOS AS_CRIMINAL PEER_HELP ISO_WORK FEAR_TRAFF LATE_SELF_ID OUTREACH",
    "TP11": "REPEAT_ARREST FEAR PEER_HELP NO_CONTACT AS_CRIMINAL INTIMIDATION LATE_SELF_ID OUTREACH"
            " LONG_TERM",
    "TP12": "CHAOS FEAR AS_CRIMINAL PEER_HELP ISO_WORK FEAR_TRAFF RIGHTS_LATE INCOME_LOSS",
    "TP13": "AS_CRIMINAL FEAR DETAINED NO_CONTACT LEAVE_IF_SAFE RIGHTS_LATE LONG_TERM TRAINING"
            " LATE_SELF_ID",
    "TP14": "FEAR FORCE_USED PEER_HELP DISTRUST_LE FEAR_TRAFF OUTREACH BODY_SIGNS LATE_SELF_ID",
    "TP15": "NO_CONTACT FEAR_TRAFF DISTRUST_LE OUTREACH PEER_HELP LATE_SELF_ID LABOUR_LAW TRAINING",
}
LE_THEMES = {
    "LE01": "CHAOS WEAK_WITNESS DISTRUST_LE INVESTIGATE VICE_AS_AT NO_PROCEDURE MONEY_DRIVES"
            " LAST_RESORT",
    "LE02": "FIND_WITNESS BREAK_NETWORK REMOVE_ABUSE DISTRUST_LE CHAOS TRAINING",
    "LE03": "CHAOS FIND_WITNESS REMOVE_ABUSE DISTRUST_LE WEAK_WITNESS LAST_RESORT NO_PROCEDURE"
            " OUTREACH",
    "LE04": "BREAK_NETWORK FIND_WITNESS REMOVE_ABUSE CHAOS LATE_SELF_ID",
    "LE05": "DISTRUST_LE WEAK_WITNESS INVESTIGATE TRAINING OUTREACH LATE_SELF_ID VICE_AS_AT"
            " MONEY_DRIVES",
}
CONTRADICTED = {"TP06": ["ISO_WORK"], "TP07": ["ISO_WORK"], "TP15": ["CHAOS"]}

# Of 26 providers, how many speak of it.
SP_THEMES = {
    "PROSEC_FIRST": 19, "CHAOS": 15, "TRAUMA": 18, "DETAINED": 16, "NO_PROCEDURE": 17,
    "INTIMIDATION": 14, "UPROOTED": 12, "INCOME_LOSS": 11, "ALIENATED": 14, "LATE_SELF_ID": 17,
    "LONG_TERM": 11, "NOT_VIA_RAID": 18, "AID_CONDITIONAL": 10, "RIGHTS_LATE": 9,
    "PRIVATE_RAIDER": 5, "FEAR": 10, "FORCE_USED": 4, "AS_CRIMINAL": 12, "BODY_SIGNS": 6,
    "VICE_AS_AT": 11, "MONEY_DRIVES": 8, "LABOUR_UNSEEN": 11, "REPEAT_ARREST": 6, "PEER_HELP": 4,
    "DISTRUST_LE": 12, "FEAR_TRAFF": 8, "WEAK_WITNESS": 9, "OUTREACH": 11, "INVESTIGATE": 10,
    "LABOUR_LAW": 8, "TRAINING": 9, "LAST_RESORT": 8, "STATUS_GAIN": 4,
}


def group_value(code, label):
    group, values, rest = JUDGED[code]
    if not label.startswith(group):
        return NOT_ASKED
    for value, members in values.items():
        if label in members:
            return value
    return rest


def judgements(label):
    """(code, value) for every judged code, in a fixed order."""
    result = [(code, group_value(code, label)) for code in JUDGED]
    followup = [value for value, members in FOLLOWUP.items() if label in members]
    return [("FOLLOWUP_GAP", followup[0] if followup else NOT_ASKED)] + result


def provider_themes():
    """Provider -> codes: each code's number of providers, spread so that nobody gets many more."""
    source = Source("raids-study/provider themes")
    load = {label: 0 for label in ALL_SP}
    themes = {label: [] for label in ALL_SP}
    for code, count in SP_THEMES.items():
        order = source.shuffled(ALL_SP)
        order.sort(key=lambda label: load[label] // 2)
        if code == "NOT_VIA_RAID":                     # a detail of it is judged for SP11
            order.remove("SP11")
            order.insert(0, "SP11")
        for label in order[:count]:
            themes[label].append(code)
            load[label] += 1
    return themes


def themes():
    """Participant -> codes with the rule any that are affirmed."""
    result = {label: codes.split() for label, codes in {**TP_THEMES, **LE_THEMES}.items()}
    result.update(provider_themes())
    return result
