"""Who was interviewed: the participants of the raids study as rows of participants.csv. The TP rows
are a matrix that satisfies all published counts at once; every other choice in it is ours."""
from synthetic import Source

COLUMNS = ["participant", "group", "declined", "gender", "city", "year:number", "demographics",
           "referral", "referral_kind", "region", "sector", "work", "prior", "legal_us", "fed_raid",
           "local_raid", "arrests:number", "identifies", "recognised", "interpreter", "returned",
           "portrait", "agency", "location", "state", "serves", "clients_not_via_raid:number",
           "on_site", "casework", "refusal"]

# id, region, sector, work, prior, legal work in the US, federal raid, local raid, arrests,
# identifies, recognised, interpreter, returned
TP = """
TP01 EE other domestic none         none   1 0  0 1 1 1 0
TP02 EE other domestic none         none   1 0  0 1 1 1 0
TP03 EE other cleaning none         none   1 0  0 1 1 1 0
TP04 LA sex   sex      prostitution none   1 0  0 1 1 1 0
TP05 LA sex   sex      none         none   1 0  0 1 1 1 0
TP06 LA sex   sex      prostitution none   1 1  3 0 1 1 0
TP07 AS sex   sex      none         none   1 1  2 0 0 1 0
TP08 LA sex   sex      prostitution none   0 1 10 1 1 1 0
TP09 LA sex   sex      none         none   0 1  5 1 1 1 0
TP10 LA sex   sex      prostitution none   0 1  4 1 1 1 0
TP11 LA sex   sex      none         none   0 1  2 1 1 1 0
TP12 AS sex   sex      prostitution none   0 1  1 1 1 1 0
TP13 LA sex   sex      none         none   0 1  1 1 1 1 0
TP14 EE sex   sex      dancer       venue  0 1  1 1 1 1 0
TP15 EE sex   sex      dancer       dancer 0 0  0 1 1 0 1
"""

PORTRAITS = {"TP01", "TP02", "TP04", "TP06", "TP09", "TP10", "TP13", "TP15"}
SEX_WORKERS_ONLY = {"SP03", "SP08", "SP14", "SP19", "SP25"}
BOTH = {"SP02", "SP07", "SP12", "SP18", "SP23"}

# How often, in words, for the frames that say so.
TIMES = {1: "once", 2: "twice", 3: "three times", 4: "four times", 5: "five times", 10: "ten times"}


def yes(flag):
    return "yes" if int(flag) else "no"


def tp_rows():
    keys = ["participant", "region", "sector", "work", "prior", "legal_us", "fed_raid",
            "local_raid", "arrests:number", "identifies", "recognised", "interpreter", "returned"]
    for number, line in enumerate(TP.split("\n")[1:-1]):
        row = dict(zip(keys, line.split()))
        for key in ("fed_raid", "local_raid", "identifies", "recognised", "interpreter",
                    "returned"):
            row[key] = yes(row[key])
        row.update(group="TP", gender="woman", city="New York", demographics="yes",
                   portrait=yes(row["participant"] in PORTRAITS))
        row["year:number"] = "2007" if number % 5 < 2 else "2008"
        row["referral"] = ["agency_1", "sw_org", "agency_2", "agency_1"][number % 4]
        row["referral_kind"] = "sexworker_org" if row["referral"] == "sw_org" else "agency"
        yield row


def serves(label):
    if label in SEX_WORKERS_ONLY:
        return "sex workers only"
    return "both" if label in BOTH else "trafficked persons only"


def sp_rows():
    """26 people from 18 agencies at 14 places: 13 in seven states and one in the capital."""
    source = Source("raids-study/providers")
    agencies = list(range(18)) + source.sample(range(18), 8)
    agencies = agencies[:1] + source.shuffled(agencies[1:])
    for number, agency in enumerate(agencies):
        label = "SP%02d" % (number + 1)
        place = agency % 14
        row = {"participant": label, "group": "SP", "demographics": "no",
               "agency": "agency_%02d" % (agency + 1), "location": "place_%02d" % (place + 1),
               "state": "DC" if place == 13 else "state_" + "ABCDEFG"[place % 7],
               "serves": serves(label)}
        if label == "SP11":
            row["clients_not_via_raid:number"] = "90"
        yield row


def le_rows():
    for number in range(1, 6):
        yield {"participant": "LE%02d" % number, "group": "LE", "demographics": "no",
               "on_site": yes(number != 5), "casework": yes(number == 5)}
    for number in (6, 7):
        yield {"participant": "LE%02d" % number, "group": "LE", "declined": "yes",
               "refusal": "nobody available"}


def participants():
    """All rows, each a dictionary over COLUMNS."""
    rows = list(tp_rows()) + list(sp_rows()) + list(le_rows())
    for row in rows:
        row.setdefault("declined", "no")
    return [{column: row.get(column, "") for column in COLUMNS} for row in rows]


def flags(row):
    """Conditions on a participant that frames may ask for."""
    truths = {
        "fed": row["fed_raid"] == "yes", "local": row["local_raid"] == "yes",
        "many": int(row["arrests:number"] or 0) > 1, "sex": row["sector"] == "sex",
        "other": row["sector"] == "other", "prost": row["prior"] == "prostitution",
        "dancer": row["prior"] == "dancer", "legal": row["legal_us"] not in ("", "none"),
        "identifies": row["identifies"] == "yes", "recognised": row["recognised"] == "yes",
        "returned": row["returned"] == "yes", "interp": row["interpreter"] == "yes",
        "sp_sex": row["serves"] == "sex workers only", "sp_both": row["serves"] == "both",
        "sp_traff": row["serves"] == "trafficked persons only",
        "onsite": row["on_site"] == "yes", "casework": row["casework"] == "yes",
    }
    return {name for name, true in truths.items() if true}
