/* The profiles: one table of actions each, and the classes of identifiers that its rule names. */
#include "privacy/profile.h"

#define DO(name)                                                                                   \
    {                                                                                              \
        false, EMIC_GRADE_##name                                                                   \
    }
#define ASK(name)                                                                                  \
    {                                                                                              \
        true, EMIC_GRADE_##name                                                                    \
    }
#define KINDS(...)                                                                                 \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }

/* What reaches somebody directly is of no use to any study. */
#define CONTACTS_GO                                                                                \
    [EMIC_CANDIDATE_EMAIL] = DO(CATEGORY), [EMIC_CANDIDATE_URL] = DO(CATEGORY),                    \
    [EMIC_CANDIDATE_HANDLE] = DO(CATEGORY), [EMIC_CANDIDATE_IP] = DO(CATEGORY),                    \
    [EMIC_CANDIDATE_CARD] = DO(CATEGORY), [EMIC_CANDIDATE_IBAN] = DO(CATEGORY),                    \
    [EMIC_CANDIDATE_SSN] = DO(CATEGORY), [EMIC_CANDIDATE_PHONE] = DO(CATEGORY)

/* No list of names is complete, and none knows who is meant: names are never left to a program. */
#define NAMES_ARE_ASKED(person, place)                                                             \
    [EMIC_CANDIDATE_NONE] = ASK(CATEGORY), [EMIC_CANDIDATE_PERSON] = ASK(person),                  \
    [EMIC_CANDIDATE_PLACE] = ASK(place), [EMIC_CANDIDATE_ORGANISATION] = ASK(person),              \
    [EMIC_CANDIDATE_NAME] = ASK(person)

/* --- The classes of interviews ---------------------------------------------------------------- */

static const emic_coverage interview_classes[] = {
    {"names of people, places and organisations",
     KINDS(EMIC_CANDIDATE_PERSON, EMIC_CANDIDATE_PLACE, EMIC_CANDIDATE_ORGANISATION,
           EMIC_CANDIDATE_NAME),
     false, "found by their capitals and by lists of names; not in text without capitals"},
    {"contact data",
     KINDS(EMIC_CANDIDATE_EMAIL, EMIC_CANDIDATE_URL, EMIC_CANDIDATE_HANDLE, EMIC_CANDIDATE_IP,
           EMIC_CANDIDATE_PHONE),
     false, "found by their written form; not when spelled out in words"},
    {"addresses and postcodes", KINDS(EMIC_CANDIDATE_ADDRESS, EMIC_CANDIDATE_POSTCODE), false,
     "found by street words, numbers and the forms of postcodes"},
    {"numbers of accounts, documents and vehicles",
     KINDS(EMIC_CANDIDATE_CARD, EMIC_CANDIDATE_IBAN, EMIC_CANDIDATE_SSN, EMIC_CANDIDATE_PLATE,
           EMIC_CANDIDATE_ID, EMIC_CANDIDATE_NUMBER),
     false, "found by check digits, form, or a word such as \"case\" before them"},
    {"dates, ages and years of birth",
     KINDS(EMIC_CANDIDATE_DATE, EMIC_CANDIDATE_AGE, EMIC_CANDIDATE_BIRTH_YEAR), false,
     "not found: \"the day after the flood\", holidays, \"when I was in third grade\""},
    {"role, employer, family, rare event, unusual quote", KINDS(EMIC_CANDIDATE_NONE), false,
     "what makes most people recognizable in interviews has no form: mark it while reading"},
    {"voice, face, handwriting", KINDS(EMIC_CANDIDATE_NONE), true,
     "not in a text; recordings and pictures need tools of their own"},
};

#define INTERVIEW_CLASSES interview_classes, sizeof interview_classes / sizeof *interview_classes

/* --- The eighteen classes of the HIPAA Privacy Rule ------------------------------------------- */

static const emic_coverage hipaa_classes[] = {
    {"A names", KINDS(EMIC_CANDIDATE_PERSON, EMIC_CANDIDATE_NAME, EMIC_CANDIDATE_ORGANISATION),
     false, "of the person, relatives, household members; employers as organisations"},
    {"B geographic subdivisions smaller than a state",
     KINDS(EMIC_CANDIDATE_ADDRESS, EMIC_CANDIDATE_POSTCODE, EMIC_CANDIDATE_PLACE), false,
     "ZIP codes to three digits, 000 for the 17 areas of the 2000 census; later counts differ"},
    {"C dates but the year, and ages over 89",
     KINDS(EMIC_CANDIDATE_DATE, EMIC_CANDIDATE_AGE, EMIC_CANDIDATE_BIRTH_YEAR), false,
     "all dates, not only the person's; ages over 89 told by a year need that of the interview"},
    {"D telephone numbers", KINDS(EMIC_CANDIDATE_PHONE), false, "by their written form"},
    {"E fax numbers", KINDS(EMIC_CANDIDATE_PHONE), false, "as telephone numbers"},
    {"F e-mail addresses", KINDS(EMIC_CANDIDATE_EMAIL), false, "not when spelled out in words"},
    {"G social security numbers", KINDS(EMIC_CANDIDATE_SSN), false,
     "with dashes, or after a word that announces one"},
    {"H medical record numbers", KINDS(EMIC_CANDIDATE_ID, EMIC_CANDIDATE_NUMBER), false,
     "after a word such as \"patient\", or of letters and digits; other numbers by review"},
    {"I health plan beneficiary numbers", KINDS(EMIC_CANDIDATE_ID, EMIC_CANDIDATE_NUMBER), false,
     "after a word such as \"member\", or of letters and digits; other numbers by review"},
    {"J account numbers",
     KINDS(EMIC_CANDIDATE_CARD, EMIC_CANDIDATE_IBAN, EMIC_CANDIDATE_ID, EMIC_CANDIDATE_NUMBER),
     false, "cards and IBAN by their check digits; other numbers by review"},
    {"K certificate and license numbers", KINDS(EMIC_CANDIDATE_ID, EMIC_CANDIDATE_NUMBER), false,
     "after a word such as \"licence\", or of letters and digits; other numbers by review"},
    {"L vehicle identifiers and plates", KINDS(EMIC_CANDIDATE_PLATE, EMIC_CANDIDATE_ID), false,
     "plates after their word or by form"},
    {"M device identifiers and serial numbers", KINDS(EMIC_CANDIDATE_ID, EMIC_CANDIDATE_NUMBER),
     false, "after a word such as \"serial\", or of letters and digits; other numbers by review"},
    {"N web addresses", KINDS(EMIC_CANDIDATE_URL), false, "by their written form"},
    {"O IP addresses", KINDS(EMIC_CANDIDATE_IP), false, "versions 4 and 6"},
    {"P biometric identifiers", KINDS(EMIC_CANDIDATE_NONE), true,
     "finger and voice prints are not in a text; the recording itself is one"},
    {"Q full-face photographs", KINDS(EMIC_CANDIDATE_NONE), true, "not in a text"},
    {"R any other unique number, characteristic or code",
     KINDS(EMIC_CANDIDATE_HANDLE, EMIC_CANDIDATE_ID, EMIC_CANDIDATE_NUMBER), false,
     "characteristics such as a rare office or event have no form: mark them while reading"},
};

/* --- The profiles ----------------------------------------------------------------------------- */

static const emic_profile profiles[] = {
    {"interview",
     "names, places, dates and documents are asked; contact data goes by itself",
     "practice of qualitative research: UK Data Service, Timescapes, QuaDS (JAMIA 2021)",
     "it asks much, and the text stays personal data for whoever has the vault",
     {CONTACTS_GO, NAMES_ARE_ASKED(ROLE, REGION), [EMIC_CANDIDATE_PLATE] = ASK(CATEGORY),
      [EMIC_CANDIDATE_ID] = ASK(CATEGORY), [EMIC_CANDIDATE_NUMBER] = ASK(KEEP),
      [EMIC_CANDIDATE_DATE] = ASK(MONTH), [EMIC_CANDIDATE_AGE] = DO(AGE_90),
      [EMIC_CANDIDATE_BIRTH_YEAR] = ASK(DECADE), [EMIC_CANDIDATE_ADDRESS] = ASK(CATEGORY),
      [EMIC_CANDIDATE_POSTCODE] = ASK(OUTWARD)},
     INTERVIEW_CLASSES},
    {"timeline",
     "as interview, but dates move by the participant's own number of days",
     "date shifting as in clinical records: order and intervals stay, days do not",
     "whoever knows the true day of one event knows the shift; holidays and events of public life "
     "contradict the moved dates",
     {CONTACTS_GO, NAMES_ARE_ASKED(ROLE, REGION), [EMIC_CANDIDATE_PLATE] = ASK(CATEGORY),
      [EMIC_CANDIDATE_ID] = ASK(CATEGORY), [EMIC_CANDIDATE_NUMBER] = ASK(KEEP),
      [EMIC_CANDIDATE_DATE] = DO(SHIFT), [EMIC_CANDIDATE_AGE] = DO(AGE_90),
      [EMIC_CANDIDATE_BIRTH_YEAR] = DO(DECADE), [EMIC_CANDIDATE_ADDRESS] = ASK(CATEGORY),
      [EMIC_CANDIDATE_POSTCODE] = ASK(OUTWARD)},
     INTERVIEW_CLASSES},
    {"uk-data-service",
     "for an archive: vaguer words rather than blanks, direct identifiers go",
     "UK Data Service, anonymising qualitative data",
     "it cannot weigh what the research needs against what the reader could guess: that is why "
     "dates, ages and places are asked",
     {CONTACTS_GO, NAMES_ARE_ASKED(ROLE, REGION), [EMIC_CANDIDATE_PLATE] = DO(CATEGORY),
      [EMIC_CANDIDATE_ID] = DO(CATEGORY), [EMIC_CANDIDATE_NUMBER] = ASK(KEEP),
      [EMIC_CANDIDATE_DATE] = ASK(YEAR), [EMIC_CANDIDATE_AGE] = ASK(AGE_5),
      [EMIC_CANDIDATE_BIRTH_YEAR] = DO(DECADE), [EMIC_CANDIDATE_ADDRESS] = DO(CATEGORY),
      [EMIC_CANDIDATE_POSTCODE] = DO(OUTWARD)},
     INTERVIEW_CLASSES},
    {"hipaa-safe-harbor",
     "the 18 classes of identifiers; years and ages to 89 stay",
     "HIPAA Privacy Rule, 45 CFR 164.514(b)(2)",
     "safe harbor also asks that nobody knows how what is left could identify the person; no "
     "program can tell, and most of what identifies people in interviews is in no class",
     {CONTACTS_GO, NAMES_ARE_ASKED(CATEGORY, REGION), [EMIC_CANDIDATE_PLATE] = DO(CATEGORY),
      [EMIC_CANDIDATE_ID] = DO(CATEGORY), [EMIC_CANDIDATE_NUMBER] = ASK(CATEGORY),
      [EMIC_CANDIDATE_DATE] = DO(YEAR), [EMIC_CANDIDATE_AGE] = DO(AGE_90),
      [EMIC_CANDIDATE_BIRTH_YEAR] = DO(AGE_90), [EMIC_CANDIDATE_ADDRESS] = DO(CATEGORY),
      [EMIC_CANDIDATE_POSTCODE] = DO(ZIP3)},
     hipaa_classes,
     sizeof hipaa_classes / sizeof *hipaa_classes},
    {"gdpr-strict",
     "everything to the coarsest; nothing stays but what is found to be harmless",
     "GDPR Articles 4(5) and 5(1)(c); EDPB Guidelines 01/2025 on pseudonymisation",
     "pseudonymized text stays personal data; anonymous in the sense of Recital 26 is for people "
     "to judge",
     {CONTACTS_GO, NAMES_ARE_ASKED(CATEGORY, COUNTRY), [EMIC_CANDIDATE_PLATE] = DO(CATEGORY),
      [EMIC_CANDIDATE_ID] = DO(CATEGORY), [EMIC_CANDIDATE_NUMBER] = DO(CATEGORY),
      [EMIC_CANDIDATE_DATE] = DO(CATEGORY), [EMIC_CANDIDATE_AGE] = DO(AGE_10),
      [EMIC_CANDIDATE_BIRTH_YEAR] = DO(CATEGORY), [EMIC_CANDIDATE_ADDRESS] = DO(CATEGORY),
      [EMIC_CANDIDATE_POSTCODE] = DO(CATEGORY)},
     INTERVIEW_CLASSES},
};

const emic_profile *emic_profile_list(size_t *count)
{
    *count = sizeof profiles / sizeof *profiles;
    return profiles;
}
