"""The published figures of the raids study, each as a query with a relation: the rows of
claims.csv. Statements are in our own words. Where the article gives no number, the threshold is our
choice and the note says synthetic_choice; D in a note marks what follows from published figures."""

HEADER = ["id", "statement", "where", "query", "relation", "expected", "source", "note"]
SOURCE = "Ditmore and Thukral 2012"
OURS = "synthetic_choice"
VAGUE = "the article gives a word and no number; the threshold is synthetic_choice"

TP, SP, LE = "group = TP", "group = SP", "group = LE"
SEX = TP + " and sector = sex"
OTHER = TP + " and sector = other"
LOCAL = TP + " and local_raid = yes"
FEDERAL = TP + " and fed_raid = yes"
IDENTIFIES = TP + " and identifies = yes"
BELIEVED = FEDERAL + " and code:BELIEVED_TR"
LEFT = TP + " and code:LEFT_SELF"
KNOCK = TP + " and code:DOOR_KNOCK"


def count(expression):
    return "count(%s)" % expression


def code(name):
    return "count(code:%s)" % name


def sums(*expressions):
    return "; ".join(count(expression) for expression in expressions)


STUDY = [
    ("S01a", "Trafficked persons and sex workers interviewed", "", count(TP), "=", "15 of 46", ""),
    ("S01b", "Service providers interviewed", "", count(SP), "=", "26 of 46", ""),
    ("S01c", "Law enforcement personnel interviewed", "", count(LE), "=", "5 of 46", ""),
    ("S01d", "The three groups make up all interviews", "", sums(TP, SP, LE), "sum-to", "46", ""),
    ("S02a", "Those raided or trafficked are all women", TP, count("gender = woman"), "all",
     "of 15", ""),
    ("S02b", "They were interviewed in one city", TP, "distinct(city)", "=", "1", ""),
    ("S02c", "That city is New York", TP, count('city = "New York"'), "all", "of 15", ""),
    ("S02d", "Interviews took place in two years", TP, "distinct(year)", "=", "2", ""),
    ("S02e", "Those years are 2007 and 2008", TP, "each(year)", "range", "2007..2008", ""),
    ("S03a", "Two service agencies referred interviewees", TP + " and referral_kind = agency",
     "distinct(referral)", "=", "2", "who referred whom is " + OURS),
    ("S03b", "One sex worker organisation referred interviewees",
     TP + " and referral_kind = sexworker_org", "distinct(referral)", "=", "1",
     "who referred whom is " + OURS),
    ("S03c", "Everybody came through one of the three", TP, "distinct(referral)", "=", "3", "D"),
    ("S04a", "Interviewed through an interpreter", TP, count("interpreter = yes"), "=",
     "14 of 15", ""),
    ("S04b", "All but one spoke through an interpreter", TP, count("interpreter = yes"),
     "all-but-k", "1 of 15", ""),
    ("S05", "Has since gone back to her country of origin", TP, count("returned = yes"), "=",
     "1 of 15", ""),
    ("S06a", "Agencies of the providers", SP, "distinct(agency)", "=", "18", ""),
    ("S06b", "Locations of the providers", SP, "distinct(location)", "=", "14", ""),
    ("S06c", "States of the providers, the capital apart", SP + " and state != DC",
     "distinct(state)", "=", "7", "read as seven states besides Washington DC"),
    ("S06d", "Providers in Washington DC are named besides", SP, count("state = DC"), ">=",
     "1 of 26", "how many is " + OURS),
    ("S07", "Providers who serve sex workers only", SP, count('serves = "sex workers only"'), "=",
     "5 of 26", ""),
    ("S08a", "Most providers serve trafficked persons only", SP,
     count('serves = "trafficked persons only"'), "majority", "of 26", ""),
    ("S08b", "... which leaves between 14 and 21 of them", SP,
     count('serves = "trafficked persons only"'), "range", "14..21",
     "D: more than half, and at most 26 - 5"),
    ("S08c", "Kinds of clientele are exclusive and exhaustive", SP,
     sums('serves = "sex workers only"', 'serves = "trafficked persons only"', "serves = both"),
     "sum-to", "26", "D; 5, 16 and 5 are " + OURS),
    ("S09a", "Law enforcement personnel who declined, of those approached", LE, "declined()", "=",
     "2 of 7", "D: 5 + 2 were approached"),
    ("S09b", "Both said that nobody in their department could take part",
     LE + ' and refusal = "nobody available"', "declined()", "=", "2 of 2", ""),
    ("S10a", "Demographics were collected from those raided or trafficked", TP,
     count("demographics = yes"), "all", "of 15", ""),
    ("S10b", "... from no provider", SP, count("demographics = yes"), "none", "of 26", ""),
    ("S10c", "... from no officer", LE, count("demographics = yes"), "none", "of 5", ""),
]

PEOPLE = [
    ("T01a", "From Asia", TP, count("region = AS"), "=", "2 of 15", ""),
    ("T01b", "From Eastern Europe", TP, count("region = EE"), "=", "5 of 15", ""),
    ("T01c", "From Latin America", TP, count("region = LA"), "=", "8 of 15", ""),
    ("T01d", "The three regions make up all", TP, sums("region = AS", "region = EE", "region = LA"),
     "sum-to", "15", "D"),
    ("T02a", "Recognised by the US government as trafficked", TP, count("recognised = yes"), "=",
     "14 of 15", ""),
    ("T02b", "All but one were recognised", TP, count("recognised = yes"), "all-but-k", "1 of 15",
     "said a second time"),
    ("T03a", "Had been in sex work", TP, count("sector = sex"), "=", "12 of 15", ""),
    ("T03b", "Worked in other sectors", TP, count("sector = other"), "=", "3 of 15", ""),
    ("T03c", "... domestic work among them", OTHER, count("work = domestic"), ">=", "1 of 3",
     "how many is " + OURS),
    ("T04a", "Sex work before coming to the US", SEX, count("prior != none"), "=", "7 of 12", ""),
    ("T04b", "... of these, prostitution", SEX + " and prior != none",
     count("prior = prostitution"), "=", "5 of 7", ""),
    ("T04c", "... of these, exotic dance", SEX + " and prior != none", count("prior = dancer"),
     "=", "2 of 7", ""),
    ("T05a", "Worked in the legal sex industry in the US", TP, count("legal_us != none"), "=",
     "2 of 15", ""),
    ("T05b", "... one as a dancer", TP, count("legal_us = dancer"), "=", "1 of 15", ""),
    ("T05c", "... one in a venue", TP, count("legal_us = venue"), "=", "1 of 15", ""),
    ("T06a", "In a federal raid against trafficking", TP, count("fed_raid = yes"), "=", "7 of 15",
     ""),
    ("T06b", "Arrested in a raid by local police", TP, count("local_raid = yes"), "=", "9 of 15",
     ""),
    ("T06c", "Both", TP, count("fed_raid = yes and local_raid = yes"), "=", "2 of 15", ""),
    ("T06d", "Neither", TP, count("not (fed_raid = yes or local_raid = yes)"), "=", "1 of 15",
     "D: 15 - (7 + 9 - 2)"),
    ("T07a", "Arrests by local police of each woman", LOCAL, "each(arrests)", "range", "1..10", ""),
    ("T07b", "One woman had as many as ten", LOCAL, count("arrests = 10"), ">=", "1 of 9",
     "the upper end is reached"),
    ("T07c", "At least one woman had a single arrest", LOCAL, count("arrests = 1"), ">=", "1 of 9",
     "the lower end is reached"),
    ("T07d", "Some were arrested several times", LOCAL, count("arrests > 1"), ">=", "2 of 9",
     "D: some is at least two; how many is " + OURS),
    ("T08a", "Identified as trafficked by local police after a raid", TP, code("LOCAL_ID"), "none",
     "of 15", ""),
    ("T08b", "... and every woman was asked and denied it", TP, count("code:LOCAL_ID = denied"),
     "all", "of 15", "that the absence was stated by each is " + OURS),
    ("T09", "Of those arrested locally, identify as trafficked", LOCAL, count("identifies = yes"),
     "=", "7 of 9", ""),
    ("T10a", "Asked about coercion after a local arrest", LOCAL, code("ASKED_COERC"), "=",
     "1 of 9", ""),
    ("T10b", "... the others say that they were not", LOCAL, count("code:ASKED_COERC = denied"),
     "all-but-k", "1 of 9", "D"),
    ("T11", "Of those in a federal raid, believed then that they had been trafficked", FEDERAL,
     code("BELIEVED_TR"), "=", "5 of 7", ""),
    ("T12a", "Of these, were not in sex work", BELIEVED, count("sector != sex"), "=", "3 of 5", ""),
    ("T12b", "Of these, were in sex work and weeks in detention before saying so", BELIEVED,
     count("sector = sex and code:HELD_FIRST"), "=", "2 of 5", ""),
    ("T13", "Jailed for prostitution until a defence lawyer saw the signs", TP,
     count("code:JAILED and code:LAWYER_FOUND"), "=", "1 of 15", ""),
    ("T14", "Arrests by region", TP, "sum(arrests) by region", "rank", "LA > AS > EE", ""),
    ("T15", "Those who do not identify as trafficked objected to the raids",
     TP + " and identifies = no", code("OBJECTION"), "all", "of 2",
     "N is not published; two is " + OURS),
    ("T16", "Many who identify as trafficked resented how the raid treated them", IDENTIFIES,
     code("RESENTED"), "majority", "of 13", "many: " + VAGUE),
    ("T17a", "Left after police contact and without police", TP, code("LEFT_SELF"), "=", "6 of 15",
     ""),
    ("T17b", "... all of them identify as trafficked", LEFT, count("identifies = yes"), "all",
     "of 6", ""),
    ("T17c", "... all of them had been arrested before", LEFT, count("local_raid = yes"), "all",
     "of 6", "that the contact was a local arrest is " + OURS),
    ("T17d", "... all with help from clients or co-workers", LEFT, code("PEER_HELP"), "all",
     "of 6", ""),
    ("T17e", "... all then approached the police and cooperated", LEFT, code("CHOSE_COOP"), "all",
     "of 6", ""),
    ("T18a", "In other sectors: isolated", OTHER, code("ISOLATION"), "all", "of 3", ""),
    ("T18b", "... found by a federal raid after an investigation", OTHER,
     count("fed_raid = yes and code:CASE_BUILT"), "all", "of 3", ""),
    ("T18c", "... recognised as trafficked", OTHER, count("recognised = yes"), "all", "of 3", ""),
    ("T18d", "... saw no other way out", OTHER, code("NO_OTHER_WAY"), "all", "of 3", ""),
    ("T18e", "... and the raid still came at a cost", OTHER, code("HARM"), "all", "of 3", ""),
    ("T19a", "Lived through an inquiry at the door instead of a raid", TP, code("DOOR_KNOCK"), "=",
     "2 of 15", ""),
    ("T19b", "... one compared it well with a vice raid", KNOCK, code("KNOCK_BETTER"), "=",
     "1 of 2", ""),
    ("T19c", "... both were questioned without a lawyer", KNOCK, code("NO_COUNSEL"), "all", "of 2",
     ""),
    ("T20a", "Struck with a pistol until unconscious", TP, code("STRUCK_ARMED"), "=", "1 of 15",
     ""),
    ("T20b", "Would rather have left with a co-worker", TP, code("LEAVE_COWORKER"), "=",
     "1 of 15", ""),
    ("T20c", "Would have left anyway", TP, code("LEAVE_ANYWAY"), "=", "1 of 15", ""),
    ("T20d", "Would have left, given a safe place", TP, code("LEAVE_IF_SAFE"), "=", "1 of 15", ""),
    ("T20e", "No other way, and terrible", TP, code("NECESSARY_BAD"), "=", "1 of 15", ""),
    ("T20f", "Glad of the status, treated without respect", TP, code("STATUS_NO_RESP"), "=",
     "1 of 15", ""),
    ("T21", "Women whose accounts appear under a pseudonym", TP, count("portrait = yes"), "=",
     "8 of 15", "which of our cases is " + OURS),
]

PROVIDERS = [
    ("P01", "Never had a referral out of a local vice raid", SP, code("NO_REFERRAL"), "all",
     "of 26", ""),
    ("P02", "Federal raids can end in deportation before proper screening", SP,
     code("DEPORT_FIRST"), "all", "of 26", ""),
    ("P03", "Police do not follow up consistently", SP, code("FOLLOWUP_GAP"), "all", "of 26", ""),
    ("P04a", "One provider put a figure on clients who did not come through raids", SP,
     code("SHARE_STATED"), "=", "1 of 26", ""),
    ("P04b", "... and the figure is 90 per cent of clients", SP + " and code:SHARE_STATED",
     "each(clients_not_via_raid)", "range", "90..90", "a percentage of clients, not of providers"),
]

SOME = [
    ("P05a", "Prosecution is put before needs", "PROSEC_FIRST", "majority"),
    ("P05b", "Raids are chaotic", "CHAOS", "majority"),
    ("P05c", "Trauma from raids is common", "TRAUMA", "majority"),
    ("P05d", "Detention after raids is common", "DETAINED", "majority"),
    ("P05e", "There is no standard procedure", "NO_PROCEDURE", "majority"),
    ("P05f", "Interrogations are intimidating", "INTIMIDATION", "3"),
    ("P05g", "Raids uproot people", "UPROOTED", "3"),
    ("P05h", "Raids cost people their income", "INCOME_LOSS", "3"),
    ("P05i", "Raids alienate people", "ALIENATED", "3"),
    ("P05j", "People identify themselves late", "LATE_SELF_ID", "majority"),
    ("P05k", "Raids have effects in the long term", "LONG_TERM", "3"),
    ("P05l", "Most clients are not found by raids", "NOT_VIA_RAID", "majority"),
]

OFFICERS = [
    ("L01a", "On site at raids", LE, count("on_site = yes"), "=", "4 of 5", ""),
    ("L01b", "Worked with people caught up in raids", LE, count("casework = yes"), "=", "1 of 5",
     ""),
    ("L02a", "Very critical of raids", LE, code("ST_CRITICAL"), "=", "2 of 5", ""),
    ("L02b", "Sees good and bad in raids", LE, code("ST_MIXED"), "=", "1 of 5", ""),
    ("L02c", "In favour of raids", LE, code("ST_FAVOUR"), "=", "2 of 5", ""),
    ("L02d", "Stances are exclusive and exhaustive", LE,
     sums("code:ST_CRITICAL", "code:ST_MIXED", "code:ST_FAVOUR"), "sum-to", "5", ""),
    ("L03", "Symptoms of secondary trauma in at least one officer", LE, code("SECOND_TRAUMA"),
     ">=", "1 of 5", "that it is one is " + OURS),
]

VAGUE_OFFICERS = [
    ("L04a", "Trust is hard to gain", "DISTRUST_LE", "2"),
    ("L04b", "Raids are said to find witnesses", "FIND_WITNESS", "2"),
    ("L04c", "Raids are said to break networks", "BREAK_NETWORK", "2"),
    ("L04d", "Raids are said to remove people from abuse", "REMOVE_ABUSE", "2"),
]


def vague(rows, where, total):
    for label, statement, name, relation in rows:
        if relation == "majority":
            yield label, statement, where, code(name), "majority", "of %d" % total, VAGUE
        else:
            yield label, statement, where, code(name), ">=", "%s of %d" % (relation, total), VAGUE


def claims():
    """All rows of claims.csv."""
    rows = STUDY + PEOPLE + PROVIDERS + list(vague(SOME, SP, 26)) + OFFICERS
    rows += list(vague(VAGUE_OFFICERS, LE, 5))
    return [list(row[:6]) + [SOURCE, row[6]] for row in rows]
