"""The published figures of the related texts, each as a query with a relation: the rows of
claims.csv. The first text (000) is an essay without a count, so no claim comes from it."""

HEADER = ["id", "statement", "where", "query", "relation", "expected", "source", "note"]
LETTER = "a survivor network's letter on racial equity (001)"
REPORT = "a report on anti-trafficking operations (002)"
STATEMENT = "a joint statement of recommendations (003)"
UNPUBLISHED = "N is not published; ours is synthetic_choice"
WORD = "the text gives a word and no number; N and threshold are synthetic_choice"
CALL = "group = attendee"


def code(name):
    return "count(code:%s)" % name


CLAIMS = [
    ("001a", "Race was discussed in every meeting of the team", "group = meeting",
     code("RACE_DISCUSSED"), "all", "of 5", LETTER, ""),
    ("001b", "All of the guidance comes from survivors", "group = feedback",
     "count(origin = survivor)", "all", "of 12", LETTER, UNPUBLISHED),
    ("001c", "All but one interviewee want no separate silo", "group = interviewee",
     code("NOT_A_SILO"), "all-but-k", "1 of 7", LETTER, UNPUBLISHED),
    ("001d", "Team and interviewees see hostility to the sex trades as a barrier",
     "group = interviewee or group = team", code("HOSTILITY_BARS"), "all", "of 11", LETTER,
     UNPUBLISHED),
    ("001e", "Almost everybody has seen the language of equity shut talk down", CALL,
     code("EQUITY_SILENCES"), ">=", "9 of 10", LETTER, "almost every: " + WORD),
    ("001f", "A few speak of token voices", CALL, code("TOKEN_VOICE"), "range", "2..3", LETTER,
     "a few: " + WORD),
    ("001g", "Several ask for a basic income", CALL, code("BASIC_INCOME"), ">=", "3 of 10", LETTER,
     "several: " + WORD),
    ("001h", "Many say that diversion courts do harm", CALL, code("DIVERSION_HARM"), "majority",
     "of 10", LETTER, "many: " + WORD),
    ("002a", "Professionals interviewed", "", "count(group = professional)", "=", "42", REPORT, ""),
    ("002b", "Records requests answered", "group = request", "count(answered = yes)", "=", "16",
     REPORT, ""),
    ("002c", "Recommendations", "group = recommendation", "distinct(number)", "=", "6", REPORT, ""),
    ("002d", "Endorsing organisations, by the numbers they carry", "group = organisation",
     "each(number)", "range", "1..10", REPORT, "numbered to ten"),
    ("002e", "... of which seven are shown", "group = organisation", "count(shown = yes)", "=",
     "7 of 10", REPORT, "which three are not is synthetic_choice"),
    ("002f", "Endorsing individuals", "", "count(group = individual)", "=", "19", REPORT, ""),
    ("003a", "In all states but four, officers may have sexual contact with those they may arrest",
     "group = state", "count(contact_lawful = yes)", "all-but-k", "4", STATEMENT,
     "which four is synthetic_choice"),
    ("003b", "... which is 46 of 50", "group = state", "count(contact_lawful = yes)", "=",
     "46 of 50", STATEMENT, "D: if fifty states are meant"),
]
