/* Letters to sounds, by the longest rule that fits. */
#include "privacy/sound.h"

/* Where a rule holds. */
enum { ANYWHERE, FIRST, LAST, BEFORE_VOWEL, BEFORE_FRONT };

/* `letters` sound like `code`. Codes: A any vowel, and consonants by their English letter, but
 * S also for z, J for every ch, sh, zh and soft g, F also for v, 0 for nothing. */
typedef struct sound_rule {
    const char *letters, *code;
    int where;
} sound_rule;

/* By their first letter, and then in the order in which they are tried. */
static const sound_rule iberian[] = {
    {"ch", "J", ANYWHERE},     {"g", "", BEFORE_FRONT}, {"hua", "WA", ANYWHERE},
    {"h", "", ANYWHERE},       {"joa", "WA", ANYWHERE}, {"jua", "WA", ANYWHERE},
    {"j", "H", FIRST},         {"j", "", ANYWHERE},     {"ll", "A", ANYWHERE},
    {"qu", "K", BEFORE_FRONT}, {"x", "H", FIRST},       {NULL, NULL, 0},
};

static const sound_rule continental[] = {
    {"cz", "J", ANYWHERE},  {"chr", "KR", ANYWHERE}, {"ch", "K", ANYWHERE},
    {"g", "G", ANYWHERE},   {"h", "H", FIRST},       {"j", "A", ANYWHERE},
    {"sch", "J", ANYWHERE}, {"w", "F", ANYWHERE},    {NULL, NULL, 0},
};

/* What the other ways to read leave open. */
static const sound_rule english[] = {
    {"augh", "A", ANYWHERE},   {"bh", "F", ANYWHERE},     {"bb", "B", ANYWHERE},
    {"b", "B", ANYWHERE},      {"czy", "JA", ANYWHERE},   {"cz", "J", ANYWHERE},
    {"chr", "KR", ANYWHERE},   {"chl", "KL", ANYWHERE},   {"cch", "K", ANYWHERE},
    {"ch", "J", ANYWHERE},     {"ck", "K", ANYWHERE},     {"cc", "K", ANYWHERE},
    {"c", "S", BEFORE_FRONT},  {"c", "K", ANYWHERE},      {"dge", "J", ANYWHERE},
    {"dj", "J", ANYWHERE},     {"dzh", "J", ANYWHERE},    {"dd", "D", ANYWHERE},
    {"dh", "D", ANYWHERE},     {"dt", "T", ANYWHERE},     {"d", "D", ANYWHERE},
    {"eigh", "A", ANYWHERE},   {"ff", "F", ANYWHERE},     {"f", "F", ANYWHERE},
    {"gn", "N", FIRST},        {"gh", "", LAST},          {"gh", "G", ANYWHERE},
    {"gg", "G", ANYWHERE},     {"gu", "G", BEFORE_FRONT}, {"g", "J", BEFORE_FRONT},
    {"g", "G", ANYWHERE},      {"h", "H", FIRST},         {"h", "", ANYWHERE},
    {"igh", "A", ANYWHERE},    {"j", "J", ANYWHERE},      {"kn", "N", FIRST},
    {"kh", "K", ANYWHERE},     {"kk", "K", ANYWHERE},     {"k", "K", ANYWHERE},
    {"ll", "L", ANYWHERE},     {"lh", "L", ANYWHERE},     {"l", "L", ANYWHERE},
    {"mm", "M", ANYWHERE},     {"m", "M", ANYWHERE},      {"nn", "N", ANYWHERE},
    {"nh", "N", ANYWHERE},     {"n", "N", ANYWHERE},      {"ough", "A", ANYWHERE},
    {"ph", "F", ANYWHERE},     {"pp", "P", ANYWHERE},     {"p", "P", ANYWHERE},
    {"qu", "K", BEFORE_FRONT}, {"qu", "KW", ANYWHERE},    {"q", "K", ANYWHERE},
    {"rr", "R", ANYWHERE},     {"rh", "R", ANYWHERE},     {"r", "R", ANYWHERE},
    {"schw", "JW", FIRST},     {"sch", "J", ANYWHERE},    {"shch", "J", ANYWHERE},
    {"sean", "JAN", FIRST},    {"seam", "JAM", FIRST},    {"sh", "J", ANYWHERE},
    {"siob", "JAF", FIRST},    {"sz", "J", ANYWHERE},     {"ss", "S", ANYWHERE},
    {"sc", "S", BEFORE_FRONT}, {"s", "S", ANYWHERE},      {"tsch", "J", ANYWHERE},
    {"tch", "J", ANYWHERE},    {"tj", "J", ANYWHERE},     {"th", "T", ANYWHERE},
    {"tt", "T", ANYWHERE},     {"tz", "S", ANYWHERE},     {"t", "T", ANYWHERE},
    {"vv", "F", ANYWHERE},     {"v", "F", ANYWHERE},      {"wr", "R", FIRST},
    {"wh", "W", FIRST},        {"w", "W", FIRST},         {"w", "W", BEFORE_VOWEL},
    {"w", "", ANYWHERE},       {"x", "S", FIRST},         {"x", "KS", ANYWHERE},
    {"zh", "J", ANYWHERE},     {"zz", "S", ANYWHERE},     {"z", "S", ANYWHERE},
    {NULL, NULL, 0},
};

static const sound_rule *const readings[EMIC_READINGS] = {english, iberian, continental};

static bool is_vowel(char letter)
{
    return letter && strchr("aeiouy", letter);
}

/* The letter at `at`, or 0. */
static char letter_at(emic_slice word, size_t at)
{
    return at < word.length ? word.data[at] : '\0';
}

static bool rule_fits(const sound_rule *rule, emic_slice word, size_t at)
{
    size_t end = at + strlen(rule->letters);
    if (!emic_slice_starts(emic_slice_from(word, at), rule->letters))
        return false;
    char next = letter_at(word, end);
    switch (rule->where) {
    case FIRST:
        return at == 0;
    case LAST:
        return end == word.length;
    case BEFORE_VOWEL:
        return is_vowel(next);
    case BEFORE_FRONT:
        return next && strchr("eiy", next);
    default:
        return true;
    }
}

static void put(emic_sound *to, const char *code)
{
    for (; *code; code++) {
        bool again = to->length && to->code[to->length - 1] == *code;
        if (!again && to->length < EMIC_SOUND_LONGEST)
            to->code[to->length++] = *code;
    }
}

/* The letters a to z of `folded`; false when there are others. */
static bool take_letters(emic_slice folded, char *out, size_t room, size_t *length)
{
    *length = 0;
    for (size_t i = 0; i < folded.length && *length < room; i++) {
        if ((unsigned char)folded.data[i] >= 0x80)
            return false;
        if (folded.data[i] >= 'a' && folded.data[i] <= 'z')
            out[(*length)++] = folded.data[i];
    }
    return true;
}

/* The rule for the letters at `at`, which are no vowel; NULL when there is none. */
static const sound_rule *find_rule(const sound_rule *rules, emic_slice word, size_t at)
{
    for (; rules->letters && rules->letters[0] <= word.data[at]; rules++)
        if (rules->letters[0] == word.data[at] && rule_fits(rules, word, at))
            return rules;
    return NULL;
}

emic_sound emic_sound_of(emic_slice folded, emic_sound_reading reading)
{
    char letters[2 * EMIC_SOUND_LONGEST];
    emic_sound sound = {.length = 0};
    emic_slice word = {letters, 0};
    if (!take_letters(folded, letters, sizeof letters, &word.length))
        return sound;
    /* An e at the end is silent in English: Anne, Jane. */
    if (reading == EMIC_READING_ENGLISH && word.length > 3 && letters[word.length - 1] == 'e' &&
        !is_vowel(letters[word.length - 2]))
        word.length--;
    for (size_t at = 0; at < word.length;) {
        const sound_rule *rule = find_rule(readings[reading], word, at);
        if (!rule)
            rule = find_rule(english, word, at);
        put(&sound, rule ? rule->code : "A");
        at += rule ? strlen(rule->letters) : 1;
    }
    return sound;
}
