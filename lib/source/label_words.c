/* The words that tell speakers from other labels, and whom they mean. How a label is found in a
 * line is label.c's business. */
#include "source/reader.h"
#include <stdlib.h>

enum { LABEL_KEY = 48 };

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Words for people in an interview, sorted. `sure`: enough to know a speaker by; the others
 * ("Note:") also begin sentences that nobody speaks. */
typedef struct role_word {
    const char *word;
    emic_role role;
    bool sure;
} role_word;

static const role_word role_words[] = {
    {"a", EMIC_ROLE_PARTICIPANT, true},
    {"answer", EMIC_ROLE_PARTICIPANT, true},
    {"entrevistador", EMIC_ROLE_INTERVIEWER, true},
    {"entrevistadora", EMIC_ROLE_INTERVIEWER, true},
    {"enumerator", EMIC_ROLE_INTERVIEWER, true},
    {"facilitator", EMIC_ROLE_INTERVIEWER, true},
    {"i", EMIC_ROLE_INTERVIEWER, true},
    {"informant", EMIC_ROLE_PARTICIPANT, true},
    {"int", EMIC_ROLE_INTERVIEWER, true},
    {"interpreter", EMIC_ROLE_OTHER, true},
    {"interviewee", EMIC_ROLE_PARTICIPANT, true},
    {"interviewer", EMIC_ROLE_INTERVIEWER, true},
    {"interviewerin", EMIC_ROLE_INTERVIEWER, true},
    {"intervieweur", EMIC_ROLE_INTERVIEWER, true},
    {"intervieweuse", EMIC_ROLE_INTERVIEWER, true},
    {"iv", EMIC_ROLE_INTERVIEWER, true},
    {"ivr", EMIC_ROLE_INTERVIEWER, true},
    {"mod", EMIC_ROLE_INTERVIEWER, false},
    {"moderador", EMIC_ROLE_INTERVIEWER, true},
    {"moderadora", EMIC_ROLE_INTERVIEWER, true},
    {"moderator", EMIC_ROLE_INTERVIEWER, true},
    {"moderatorin", EMIC_ROLE_INTERVIEWER, true},
    {"note", EMIC_ROLE_OTHER, false},
    {"note-taker", EMIC_ROLE_OTHER, true},
    {"notes", EMIC_ROLE_OTHER, false},
    {"notetaker", EMIC_ROLE_OTHER, true},
    {"observer", EMIC_ROLE_OTHER, false},
    {"p", EMIC_ROLE_PARTICIPANT, true},
    {"participant", EMIC_ROLE_PARTICIPANT, true},
    {"q", EMIC_ROLE_INTERVIEWER, true},
    {"question", EMIC_ROLE_INTERVIEWER, false},
    {"r", EMIC_ROLE_PARTICIPANT, true},
    {"researcher", EMIC_ROLE_INTERVIEWER, true},
    {"resp", EMIC_ROLE_PARTICIPANT, true},
    {"respondent", EMIC_ROLE_PARTICIPANT, true},
    {"speaker", EMIC_ROLE_PARTICIPANT, true},
    {"transcriber", EMIC_ROLE_OTHER, false},
    {"transcriptionist", EMIC_ROLE_OTHER, false},
    {"translator", EMIC_ROLE_OTHER, true},
};

static int compare_word(const void *key, const void *row)
{
    return strcmp(key, ((const role_word *)row)->word);
}

static const role_word *find_word(const char *key)
{
    return bsearch(key, role_words, sizeof(role_words) / sizeof(role_words[0]),
                   sizeof(role_words[0]), compare_word);
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The length of `key` without what counts speakers at its end. */
static size_t uncounted(const char *key, size_t length)
{
    size_t end = length;
    while (end && is_digit(key[end - 1]))
        end--;
    if (end == length && end > 2 && key[end - 2] == ' ' && lower(key[end - 1]) >= 'a' &&
        key[end - 1] <= 'z')
        end--;
    if (end == length)
        return length;
    while (end && strchr(" -_#.", key[end - 1]))
        end--;
    return end ? end : length;
}

/* `label` in lower case (ASCII), without a number or letter that counts speakers at its end:
 * "Participant 3", "Speaker B", "I-2". False when it is too long to be in any list. */
static bool label_key(emic_slice label, char key[LABEL_KEY])
{
    if (label.length >= LABEL_KEY)
        return false;
    for (size_t i = 0; i < label.length; i++)
        key[i] = lower(label.data[i]);
    key[uncounted(key, label.length)] = '\0';
    return true;
}

bool emic_role_known(emic_slice label)
{
    char key[LABEL_KEY];
    const role_word *found = label_key(label, key) ? find_word(key) : NULL;
    return found && found->sure;
}

emic_role emic_role_of_label(emic_slice label)
{
    char key[LABEL_KEY];
    if (label.length == 0)
        return EMIC_ROLE_OTHER;
    if (!label_key(label, key))
        return EMIC_ROLE_PARTICIPANT;
    const role_word *found = find_word(key);
    /* "Interviewer Smith", "Moderator (Ann)"; but "I" and "Q" mean nothing before a name. */
    size_t first = strcspn(key, " (");
    if (!found && first > 2 && key[first]) {
        key[first] = '\0';
        found = find_word(key);
    }
    return found ? found->role : EMIC_ROLE_PARTICIPANT;
}

/* Labels of lines that describe the recording: "Date:", "Transcribed by:". Sorted. */
static const char *const header_words[] = {
    "age",           "anonymised",    "anonymized",  "archive",    "audio",         "author",
    "case",          "chapter",       "checked",     "city",       "code",          "coded",
    "coder",         "collection",    "conducted",   "consent",    "country",       "created",
    "date",          "day",           "document",    "duration",   "edited",        "email",
    "example",       "exhibit",       "figure",      "file",       "filename",      "format",
    "from",          "gender",        "id",          "image",      "interview",     "interviewed",
    "keywords",      "language",      "length",      "location",   "media",         "method",
    "mode",          "modified",      "name",        "number",     "page",          "participants",
    "photo",         "place",         "prepared",    "present",    "project",       "pseudonym",
    "pseudonymised", "pseudonymized", "publisher",   "recorded",   "recording",     "reference",
    "region",        "section",       "session",     "setting",    "site",          "source",
    "start",         "started",       "status",      "study",      "table",         "time",
    "title",         "topic",         "transcribed", "transcript", "transcription", "type",
    "url",           "version",       "video",       "wave",
};

/* Words at the end of such a label: "Participant ID:", "Interview date:". Sorted. */
static const char *const header_ends[] = {
    "age",      "code", "date",   "file",  "gender", "id",    "language", "length",
    "location", "name", "number", "place", "time",   "title", "type",
};

/* Words of brackets that hold an event or stand for something taken out: "[Laughter]", "[NAME]".
 * Sorted. */
static const char *const nobody_words[] = {
    "address",      "anonymised",     "anonymized",  "applause",   "background",   "beep",
    "break",        "city",           "company",     "cough",      "coughing",     "coughs",
    "country",      "cries",          "cross",       "crosstalk",  "crying",       "date",
    "deleted",      "email",          "employer",    "end",        "foreign",      "gestures",
    "giggles",      "hospital",       "inaudible",   "indistinct", "interruption", "laugh",
    "laughing",     "laughs",         "laughter",    "location",   "music",        "name",
    "nb",           "nods",           "noise",       "ok",         "org",          "organisation",
    "organization", "overlap",        "overlapping", "overtalk",   "pause",        "pauses",
    "person",       "phone",          "place",       "points",     "ps",           "recording",
    "redacted",     "region",         "removed",     "school",     "sic",          "sigh",
    "sighs",        "silence",        "smiles",      "sobbing",    "sobs",         "start",
    "state",        "street",         "surname",     "talking",    "tape",         "town",
    "unclear",      "unintelligible", "village",     "weeping",    "whispering",   "whispers",
    "withheld",
};

static int compare_text(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

static bool listed(const char *word, const char *const *list, size_t count)
{
    return bsearch(word, list, count, sizeof *list, compare_text) != NULL;
}

/* Titles written with a full stop. Sorted. */
static const char *const titles[] = {
    "capt", "dr", "fr",   "gen", "hon", "jr", "lt", "mr",
    "mrs",  "ms", "prof", "rev", "sgt", "sr", "st",
};

bool emic_label_is_title(emic_slice word)
{
    char key[LABEL_KEY];
    return label_key(word, key) && listed(key, titles, COUNT_OF(titles));
}

bool emic_label_is_header(emic_slice name)
{
    char key[LABEL_KEY];
    if (!label_key(name, key))
        return false;
    if (listed(key, header_words, COUNT_OF(header_words)))
        return true;
    const char *last = strrchr(key, ' ');
    if (!last)
        return false;
    if (listed(last + 1, header_ends, COUNT_OF(header_ends)))
        return true;
    char *second = strchr(key, ' ');
    bool linked = strncmp(second, " of ", 4) == 0 || strncmp(second, " by ", 4) == 0 ||
                  strcmp(second, " by") == 0;
    *second = '\0';
    return linked && listed(key, header_words, COUNT_OF(header_words));
}

bool emic_label_is_nobody(emic_slice name, bool bracketed)
{
    char label[LABEL_KEY];
    if (!label_key(name, label))
        return false;
    if (!bracketed)
        return listed(label, nobody_words, COUNT_OF(nobody_words));
    char word[LABEL_KEY];
    size_t length = 0;
    for (const char *key = label;; key++) {
        if ((*key >= 'a' && *key <= 'z') || (unsigned char)*key >= 0x80) {
            word[length++] = *key;
            continue;
        }
        word[length] = '\0';
        if (listed(word, nobody_words, COUNT_OF(nobody_words)))
            return true;
        if (*key == '\0')
            return false;
        length = 0;
    }
}
