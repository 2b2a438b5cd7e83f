/* How a person's name is varied: by its parts, which are found by habit of English, Spanish,
 * Portuguese, French, German and Dutch names. A name of one word has no parts. */
#include "privacy/nickname.h"
#include "privacy/variant_form.h"
#include <stdlib.h>

enum { MOST_WORDS = 12 };

typedef struct person {
    emic_slice words[MOST_WORDS]; /* without titles, suffixes and short forms in quotation marks */
    size_t count;
    size_t last;        /* the word that the last name begins with, its particles included */
    emic_slice surname; /* from there */
    bool titled;
} person;

static const char *const titles[] = {
    "mr",       "mrs",    "ms",      "miss",    "mx",       "dr",         "prof",      "professor",
    "rev",      "sir",    "madam",   "lady",    "lord",     "father",     "fr",        "sister",
    "brother",  "senor",  "senora",  "sra",     "srta",     "senorita",   "judge",     "officer",
    "agent",    "pastor", "rabbi",   "imam",    "sheikh",   "hajji",      "aunt",      "auntie",
    "uncle",    "abuela", "abuelo",  "herr",    "frau",     "madame",     "monsieur",  "nurse",
    "sgt",      "lt",     "capt",    "captain", "sergeant", "lieutenant", "detective", "deputy",
    "reverend", "doctor", "grandma", "grandpa", NULL};

static const char *const suffixes[] = {"jr", "sr",  "ii",  "iii", "iv", "phd",
                                       "md", "esq", "dds", "cpa", NULL};

static const char *const particles[] = {
    "de",    "del", "della", "la",   "las", "los",  "le",  "du",  "da",  "das", "do",    "dos",
    "di",    "van", "von",   "der",  "den", "ter",  "ten", "te",  "zu",  "zum", "zur",   "vom",
    "al",    "el",  "bin",   "bint", "ibn", "ben",  "bat", "abu", "umm", "st",  "saint", "san",
    "santa", "af",  "av",    "op",   "t",   "ould", "mac", "mc",  "o",   NULL};

/* Between two last names. */
static const char *const joints[] = {"y", "e", "i", NULL};

/* The bytes of the first character, with the marks that follow it. */
static emic_slice initial_of(const emic_variant_form *form, emic_slice word)
{
    size_t end = 0;
    emic_utf8_next(word, &end);
    for (size_t at = end; at < word.length; end = at)
        if (emic_fold_next(form->folder, word, &at)->kind != EMIC_LETTER_MARK)
            break;
    return (emic_slice){word.data, end};
}

/* "M" or "M.". */
static bool is_initial(const emic_variant_form *form, emic_slice word)
{
    size_t length = initial_of(form, word).length;
    return length == word.length || (length + 1 == word.length && word.data[length] == '.');
}

/* --- The parts of a name ---------------------------------------------------------------------- */

static emic_slice take_word(emic_slice *rest)
{
    size_t start = 0;
    while (start < rest->length && strchr(" \t\n", rest->data[start]))
        start++;
    size_t end = start;
    while (end < rest->length && !strchr(" \t\n", rest->data[end]))
        end++;
    emic_slice word = {rest->data + start, end - start};
    *rest = emic_slice_from(*rest, end);
    return word;
}

/* Robert "Bob" Smith, Robert (Bob) Smith: what he is called. */
static bool is_quoted(emic_slice word)
{
    return word.length > 2 && strchr("\"(", word.data[0]) &&
           strchr("\")", word.data[word.length - 1]);
}

/* Adds the words of `name`; false when there are too many. */
static bool add_words(emic_variant_form *form, emic_slice name, person *to)
{
    for (emic_slice word; (word = take_word(&name)).length;) {
        while (word.length && word.data[word.length - 1] == ',')
            word.length--;
        if (is_quoted(word)) {
            emic_variant_put(form, (emic_slice){word.data + 1, word.length - 2}, EMIC_CLAIM_GIVEN,
                             "given beside the name");
            continue;
        }
        if (to->count == 0 && emic_variant_is_one_of(form, word, titles)) {
            to->titled = true;
            continue;
        }
        if (word.length == 0 || (to->count > 0 && emic_variant_is_one_of(form, word, suffixes)))
            continue;
        if (to->count == MOST_WORDS)
            return false;
        to->words[to->count++] = word;
    }
    return true;
}

/* Splits a name into its words, "Doe, Jane" in the order of "Jane Doe". */
static bool split(emic_variant_form *form, emic_slice name, person *to)
{
    const char *comma = name.length ? memchr(name.data, ',', name.length) : NULL;
    size_t before = comma ? (size_t)(comma - name.data) : name.length;
    emic_slice rest = emic_slice_trim(emic_slice_from(name, before + (comma != NULL)));
    bool turned = rest.length > 0 && !emic_variant_is_one_of(form, rest, suffixes);
    *to = (person){.count = 0};
    if (turned && !add_words(form, rest, to))
        return false;
    return add_words(form, (emic_slice){name.data, before}, to) && to->count > 0;
}

/* The words from `first` to before `end`, with one space between them. */
static emic_slice join(const emic_variant_form *form, const person *of, size_t first, size_t end)
{
    const char *joined = "";
    for (size_t i = first; i < end; i++)
        joined = emic_arena_format(form->arena, "%s%s%.*s", joined, i > first ? " " : "",
                                   EMIC_ARG(of->words[i]));
    return emic_slice_of(joined);
}

static void find_surname(const emic_variant_form *form, person *of)
{
    of->last = of->count - 1;
    if (of->last > 2 && emic_variant_is_one_of(form, of->words[of->last - 1], joints))
        of->last -= 2;
    while (of->last > 1 && emic_variant_is_one_of(form, of->words[of->last - 1], particles))
        of->last--;
    of->surname = join(form, of, of->last, of->count);
}

/* --- The spellings ---------------------------------------------------------------------------- */

/* A part by itself: what is also a word is only suggested, which emic_variant_put sees to. */
static void put_alone(emic_variant_form *form, emic_slice part, emic_variant_claim claim,
                      const char *why)
{
    if (!is_initial(form, part) || (unsigned char)part.data[0] >= 0xE0)
        emic_variant_put(form, part, claim, why);
}

static void put_titles(emic_variant_form *form, emic_slice surname)
{
    static const char *const before[] = {
        "Mr",   "Mr.",   "Mrs",       "Mrs.",       "Ms",          "Ms.",  "Miss", "Dr",  "Dr.",
        "Prof", "Prof.", "Professor", "Se\u00F1or", "Se\u00F1ora", "Sra.", "Herr", "Frau"};
    form->last = emic_fold_words(form->folder, surname, form->arena);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        emic_variant_put_plain(
            form,
            emic_slice_of(emic_arena_format(form->arena, "%s %.*s", before[i], EMIC_ARG(surname))),
            EMIC_CLAIM_PART, EMIC_CASE_NAME, "title and last name");
    form->last = (emic_slice){0};
}

/* The Does: applied where the name alone is. */
static void put_plural(emic_variant_form *form, emic_slice surname)
{
    emic_slice folded = emic_fold_words(form->folder, surname, form->arena);
    char end = folded.length ? folded.data[folded.length - 1] : '\0';
    bool hiss = end == 's' || end == 'x' || end == 'z' ||
                (end == 'h' && folded.length > 1 && strchr("cs", folded.data[folded.length - 2]));
    bool letter = (end >= 'a' && end <= 'z');
    emic_variant_claim claim =
        emic_variant_is_word(form, surname) ? EMIC_CLAIM_GUESS : EMIC_CLAIM_PART;
    form->last = folded;
    if (letter)
        emic_variant_format(form, claim, "plural of the last name", "%.*s%s", EMIC_ARG(surname),
                            hiss ? "es" : "s");
    form->last = (emic_slice){0};
}

/* Jane D., by the last name or, for de la Cruz, also by its last word. */
static void put_last_initial(emic_variant_form *form, emic_slice given, emic_slice part)
{
    emic_slice initial = initial_of(form, part);
    size_t at = 0;
    if (!emic_letter_capital(emic_utf8_next(initial, &at)))
        return;
    emic_variant_format(form, EMIC_CLAIM_PART, "first name and initial", "%.*s %.*s.",
                        EMIC_ARG(given), EMIC_ARG(initial));
    emic_variant_format(form, EMIC_CLAIM_PART, "first name and initial", "%.*s %.*s",
                        EMIC_ARG(given), EMIC_ARG(initial));
}

/* J. Doe, and in the other order. `given` is the first name or the first ones. */
static void put_both(emic_variant_form *form, const person *of, emic_slice given)
{
    emic_slice first = initial_of(form, given), surname = of->surname;
    emic_variant_format(form, EMIC_CLAIM_PART, "last name first", "%.*s, %.*s", EMIC_ARG(surname),
                        EMIC_ARG(given));
    emic_variant_format(form, EMIC_CLAIM_PART, "last name first", "%.*s %.*s", EMIC_ARG(surname),
                        EMIC_ARG(given));
    if (is_initial(form, given))
        return;
    put_last_initial(form, given, of->words[of->count - 1]);
    put_last_initial(form, given, surname);
    emic_variant_format(form, EMIC_CLAIM_PART, "initial and last name", "%.*s. %.*s",
                        EMIC_ARG(first), EMIC_ARG(surname));
    emic_variant_format(form, EMIC_CLAIM_PART, "initial and last name", "%.*s %.*s",
                        EMIC_ARG(first), EMIC_ARG(surname));
    emic_variant_format(form, EMIC_CLAIM_PART, "last name first", "%.*s, %.*s.", EMIC_ARG(surname),
                        EMIC_ARG(first));
}

/* Jane Mary Doe: Jane Doe, Jane M. Doe, Jane Mary. Maria Garcia Lopez: Maria Garcia, too. */
static void put_middle(emic_variant_form *form, const person *of)
{
    emic_slice given = of->words[0], inner = of->words[of->last - 1];
    emic_variant_format(form, EMIC_CLAIM_PART, "without the middle name", "%.*s %.*s",
                        EMIC_ARG(given), EMIC_ARG(of->surname));
    for (int dot = 1; dot >= 0; dot--)
        emic_variant_format(form, EMIC_CLAIM_PART, "middle initial", "%.*s %.*s%s %.*s",
                            EMIC_ARG(given), EMIC_ARG(initial_of(form, of->words[1])),
                            dot ? "." : "", EMIC_ARG(of->surname));
    if (is_initial(form, inner))
        return;
    emic_variant_format(form, EMIC_CLAIM_PART, "without the last name", "%.*s",
                        EMIC_ARG(join(form, of, 0, of->last)));
    emic_variant_format(form, EMIC_CLAIM_PART, "first of two last names", "%.*s %.*s",
                        EMIC_ARG(given), EMIC_ARG(inner));
    put_titles(form, inner);
    emic_variant_format(form, EMIC_CLAIM_PART, "both last names", "%.*s %.*s", EMIC_ARG(inner),
                        EMIC_ARG(of->surname));
    if (of->last == 2) {
        emic_variant_format(form, EMIC_CLAIM_PART, "first names in one", "%.*s-%.*s",
                            EMIC_ARG(given), EMIC_ARG(inner));
        put_both(form, of, join(form, of, 0, 2));
    }
}

/* De la Cruz: Cruz, delaCruz, dela Cruz. */
static void put_particles(emic_variant_form *form, const person *of)
{
    emic_slice bare = of->words[of->count - 1];
    const char *all = "";
    for (size_t i = of->last; i + 1 < of->count; i++)
        all = emic_arena_format(form->arena, "%s%.*s", all, EMIC_ARG(of->words[i]));
    put_alone(form, bare, EMIC_CLAIM_PART, "last name without particles");
    emic_variant_format(form, EMIC_CLAIM_PART, "particles in one", "%s %.*s", all, EMIC_ARG(bare));
    emic_variant_format(form, EMIC_CLAIM_PART, "particles in one", "%s%.*s", all, EMIC_ARG(bare));
}

static void put_initials(emic_variant_form *form, const person *of)
{
    const char *bare = "", *dotted = "";
    for (size_t i = 0; i < of->count; i++) {
        emic_slice initial = initial_of(form, of->words[i]);
        if (!emic_letter_capital((uint32_t)emic_utf8_next(initial, &(size_t){0})))
            continue;
        bare = emic_arena_format(form->arena, "%s%.*s", bare, EMIC_ARG(initial));
        dotted = emic_arena_format(form->arena, "%s%.*s.", dotted, EMIC_ARG(initial));
    }
    if (emic_utf8_count(emic_slice_of(bare)) < 2)
        return;
    emic_variant_put_plain(form, emic_slice_of(bare), EMIC_CLAIM_GUESS, EMIC_CASE_EXACT,
                           "initials");
    emic_variant_put_plain(form, emic_slice_of(dotted), EMIC_CLAIM_GUESS, EMIC_CASE_EXACT,
                           "initials");
    if (form->entry->participant.length)
        emic_variant_put_plain(form, emic_slice_of(emic_arena_format(form->arena, "%s:", bare)),
                               EMIC_CLAIM_GUESS, EMIC_CASE_EXACT, "initials as a label");
}

static void put_nicknames(emic_variant_form *form, const person *of)
{
    emic_nickname_list found = {0};
    emic_nickname_find(emic_fold_words(form->folder, of->words[0], form->scratch), form->arena,
                       &found);
    for (size_t i = 0; i < found.count; i++) {
        emic_variant_put(form, found.items[i], EMIC_CLAIM_GUESS, "nickname");
        if (of->count > 1 && !is_initial(form, of->surname))
            emic_variant_format(form, EMIC_CLAIM_GUESS, "nickname", "%.*s %.*s",
                                EMIC_ARG(found.items[i]), EMIC_ARG(of->surname));
    }
}

/* Each half of Anne-Marie. */
static void put_halves(emic_variant_form *form, emic_slice word)
{
    bool halved = memchr(word.data, '-', word.length) != NULL;
    while (halved && word.length) {
        const char *hyphen = memchr(word.data, '-', word.length);
        size_t length = hyphen ? (size_t)(hyphen - word.data) : word.length;
        put_alone(form, (emic_slice){word.data, length ? length : 1}, EMIC_CLAIM_GUESS,
                  "half of a name");
        word = emic_slice_from(word, hyphen ? length + 1 : length);
    }
}

static void put_surname(emic_variant_form *form, const person *of)
{
    put_alone(form, of->surname, EMIC_CLAIM_PART, "last name alone");
    if (emic_variant_is_one_of(form, of->words[of->last], particles)) {
        put_particles(form, of);
    } else if (of->last + 1 < of->count) {
        put_alone(form, of->words[of->last], EMIC_CLAIM_PART, "first of two last names");
        put_alone(form, of->words[of->count - 1], EMIC_CLAIM_GUESS, "second of two last names");
    }
    put_titles(form, of->surname);
    put_plural(form, of->surname);
}

void emic_variant_of_person(emic_variant_form *form, emic_slice name)
{
    person of;
    if (!split(form, name, &of))
        return;
    emic_variant_put(form, join(form, &of, 0, of.count), EMIC_CLAIM_PART,
                     "without title and suffix");
    if (of.count > 1) {
        find_surname(form, &of);
        emic_slice given = of.words[0];
        put_alone(form, given, EMIC_CLAIM_PART, "first name alone");
        if (!is_initial(form, of.surname)) {
            put_surname(form, &of);
            put_both(form, &of, given);
        }
        if (of.last > 1)
            put_middle(form, &of);
        for (size_t i = 1; i < of.last; i++)
            put_alone(form, of.words[i], EMIC_CLAIM_GUESS, "middle name alone");
        put_initials(form, &of);
        put_halves(form, of.words[of.count - 1]);
    } else if (of.titled) {
        put_titles(form, of.words[0]);
        put_plural(form, of.words[0]);
    }
    put_halves(form, of.words[0]);
    put_nicknames(form, &of);
}
