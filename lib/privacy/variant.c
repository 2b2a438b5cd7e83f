/* Variants gathered, and judged: which are applied, and under which rule of case. How a kind of
 * name is varied is said in variant_person.c and variant_thing.c, what becomes of a spelling that
 * two entities claim in variant_settle.c. */
#include "privacy/variant.h"
#include "base/strbuf.h"
#include "privacy/latin.h"
#include "privacy/variant_form.h"
#include <stdarg.h>
#include <stdio.h>

/* --- What a spelling looks like --------------------------------------------------------------- */

/* Known to most readers, and names of people, too. Countries are in the gazetteer. */
static const char *const elsewhere[] = {
    "alexandria", "america",    "asia",      "augusta",   "austin",   "berlin",    "boston",
    "britain",    "brooklyn",   "carolina",  "charlotte", "chelsea",  "christian", "cleveland",
    "columbus",   "dakota",     "dallas",    "denver",    "england",  "english",   "florence",
    "florida",    "france",     "french",    "german",    "holland",  "houston",   "indiana",
    "ireland",    "irish",      "jackson",   "jesus",     "kingston", "lincoln",   "london",
    "louisiana",  "madison",    "memphis",   "miami",     "montana",  "orlando",   "paris",
    "phoenix",    "raleigh",    "rochester", "santiago",  "savannah", "scotland",  "spain",
    "sydney",     "texas",      "trinidad",  "venice",    "victoria", "vienna",    "virginia",
    "wales",      "washington", "welsh",     "york",
};

static bool is_elsewhere(emic_slice folded)
{
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        if (emic_slice_is(folded, elsewhere[i]))
            return true;
    return false;
}

static unsigned known_of(const emic_variant_form *form, emic_slice word)
{
    return emic_gazetteer_find(form->gazetteer, word);
}

bool emic_variant_is_word(const emic_variant_form *form, emic_slice word)
{
    const unsigned words = EMIC_GAZETTEER_COMMON | EMIC_GAZETTEER_CALENDAR | EMIC_GAZETTEER_COUNTRY;
    return known_of(form, word) & words ||
           is_elsewhere(emic_fold_words(form->folder, word, form->scratch));
}

bool emic_variant_is_one_of(const emic_variant_form *form, emic_slice word,
                            const char *const *known)
{
    emic_slice folded = emic_fold_words(form->folder, word, form->scratch);
    while (folded.length && strchr(".,", folded.data[folded.length - 1]))
        folded.length--;
    for (; *known; known++)
        if (emic_slice_is(folded, *known))
            return true;
    return false;
}

/* The next word of `*rest`, which is passed with the space behind it; a hyphen parts none. */
static emic_slice next_word(emic_slice *rest)
{
    const char *space = rest->length ? memchr(rest->data, ' ', rest->length) : NULL;
    emic_slice word = {rest->data, space ? (size_t)(space - rest->data) : rest->length};
    *rest = emic_slice_from(*rest, word.length + (space != NULL));
    return word;
}

typedef struct word_sum {
    size_t words, common, calendar; /* `common` counts those of the calendar, too */
} word_sum;

/* A letter alone is an initial; A and I are words as well, unless a full stop follows. */
static word_sum sum_words(const emic_variant_form *form, emic_slice folded)
{
    word_sum sum = {0};
    for (emic_slice word; (word = next_word(&folded)).length; sum.words++) {
        bool initial = word.length <= 2 && !strchr("ai", word.data[0]) &&
                       (word.length == 1 || word.data[1] == '.');
        bool dotted = word.data[word.length - 1] == '.';
        unsigned known = initial || (dotted && word.length == 2) ? 0 : known_of(form, word);
        sum.calendar += (known & EMIC_GAZETTEER_CALENDAR) != 0;
        sum.common += (known & (EMIC_GAZETTEER_COMMON | EMIC_GAZETTEER_CALENDAR)) != 0;
    }
    return sum;
}

/* Of the letters that have a case. */
static void count_case(emic_slice words, size_t *capitals, size_t *small)
{
    *capitals = *small = 0;
    for (size_t at = 0; at < words.length;) {
        uint32_t point = emic_utf8_next(words, &at);
        bool capital = emic_letter_capital(point);
        *capitals += capital;
        *small += !capital && emic_letter_to_capital(point) != point;
    }
}

/* Whether a given spelling is an acronym: ICE, not ANN. */
static bool is_acronym(const emic_variant_form *form, emic_slice words)
{
    size_t capitals, small;
    count_case(words, &capitals, &small);
    if (small > 0 || capitals < 2 || capitals > 6 || memchr(words.data, ' ', words.length))
        return false;
    bool person = form->entry->kind == EMIC_ENTITY_PERSON;
    for (size_t i = 0; person && i < words.length; i++)
        if (strchr("AEIOUY", words.data[i]))
            return false;
    return form->entry->kind != EMIC_ENTITY_CONTACT;
}

/* --- Putting one ------------------------------------------------------------------------------ */

/* Is it a person's, and does an English word stand for each of its words? Of several words only a
 * person's may be a sentence: Will Mark; but not Legal Aid. */
static void judge(const emic_variant_form *form, emic_variant *variant)
{
    word_sum sum = sum_words(form, variant->folded);
    bool person = form->entry->kind == EMIC_ENTITY_PERSON;
    bool all = sum.words > 0 && sum.common == sum.words;
    if (variant->rule != EMIC_CASE_NAME || (sum.words > 1 && !person))
        return;
    bool calendar = all && sum.calendar == sum.words;
    bool part = variant->claim == EMIC_CLAIM_PART && sum.words == 1 &&
                (all || is_elsewhere(variant->folded) ||
                 known_of(form, variant->folded) & EMIC_GAZETTEER_COUNTRY);
    if (calendar || part)
        variant->suggested = true;
    else if (all)
        variant->ambiguous = true, variant->rule = EMIC_CASE_INSIDE;
}

/* Adds it; false when the entry has it. `judged`: what its words mean counts. */
static bool add(emic_variant_form *form, emic_slice words, emic_variant_claim claim,
                emic_case_rule rule, const char *why, bool judged)
{
    emic_slice folded = emic_fold_words(form->folder, words, form->arena);
    size_t before = form->seen.count;
    if (folded.length == 0 || folded.length > EMIC_KEY_LONGEST)
        return false;
    emic_name_map_add(&form->seen, folded, 0);
    if (form->seen.count == before)
        return false;
    emic_variant *variant = EMIC_PUSH(form->arena, form->out);
    *variant = (emic_variant){.words = words,
                              .folded = folded,
                              .last = form->last,
                              .entity = form->number,
                              .claim = claim,
                              .rule = rule,
                              .why = why};
    variant->suggested = claim == EMIC_CLAIM_GUESS;
    if (judged && !variant->suggested)
        judge(form, variant);
    return true;
}

/* `words` with `by` in the place of every `sign`; or nothing, when that is 0. */
static emic_slice without(emic_slice words, char sign, char by, emic_arena *arena)
{
    char *to = emic_arena_string(arena, words);
    size_t length = 0;
    for (size_t i = 0; i < words.length; i++) {
        if (words.data[i] != sign)
            to[length++] = words.data[i];
        else if (by)
            to[length++] = by;
    }
    return (emic_slice){to, length};
}

/* Hyphens and apostrophes in all their shapes as those of ASCII. */
static emic_slice plain_signs(emic_variant_form *form, emic_slice words)
{
    emic_strbuf out = {0};
    for (size_t at = 0; at < words.length;) {
        size_t start = at;
        const emic_folded *next = emic_fold_next(form->folder, words, &at);
        bool sign = next->length == 1 && (next->bytes[0] == '-' || next->bytes[0] == '\'');
        emic_strbuf_add(&out, sign ? (emic_slice){next->bytes, 1}
                                   : (emic_slice){words.data + start, at - start});
    }
    emic_slice plain = emic_arena_copy(form->arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return plain;
}

/* Adds `words` without the hyphens or apostrophes in them. */
static void put_unsigned(emic_variant_form *form, emic_slice words, emic_variant_claim claim,
                         char sign, const char *why)
{
    emic_variant_claim part = claim == EMIC_CLAIM_GIVEN ? EMIC_CLAIM_PART : claim;
    emic_slice plain = plain_signs(form, words);
    if (!memchr(plain.data, sign, plain.length))
        return;
    add(form, without(plain, sign, ' ', form->arena), part, EMIC_CASE_NAME, why, true);
    add(form, without(plain, sign, 0, form->arena), part, EMIC_CASE_NAME, why, true);
}

void emic_variant_put(emic_variant_form *form, emic_slice words, emic_variant_claim claim,
                      const char *why)
{
    bool exact = claim == EMIC_CLAIM_GIVEN && is_acronym(form, words);
    emic_case_rule rule = exact                                      ? EMIC_CASE_EXACT
                          : form->entry->kind == EMIC_ENTITY_CONTACT ? EMIC_CASE_ANY
                                                                     : EMIC_CASE_NAME;
    if (!add(form, words, claim, rule, why, true) || rule != EMIC_CASE_NAME)
        return;
    put_unsigned(form, words, claim, '-', "without the hyphen");
    put_unsigned(form, words, claim, '\'', "without the apostrophe");
}

void emic_variant_put_plain(emic_variant_form *form, emic_slice words, emic_variant_claim claim,
                            emic_case_rule rule, const char *why)
{
    add(form, words, claim, rule, why, false);
}

void emic_variant_format(emic_variant_form *form, emic_variant_claim claim, const char *why,
                         const char *format, ...)
{
    char words[2 * EMIC_KEY_LONGEST];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(words, sizeof words, format, values);
    va_end(values);
    if (length < 0 || (size_t)length >= sizeof words) /* too long for a key in any case */
        return;
    emic_slice made = {words, (size_t)length};
    emic_variant_put(form, emic_arena_copy(form->arena, made), claim, why);
}

/* --- One entry -------------------------------------------------------------------------------- */

/* A name in small letters or in capitals alone, as it is written in a sentence: the first would fit
 * words as well, and the second nothing but capitals. Acronyms stay. */
static emic_slice capitalise(const emic_variant_form *form, emic_slice words)
{
    size_t capitals, small;
    emic_strbuf out = {0};
    bool begins = true, person = form->entry->kind == EMIC_ENTITY_PERSON;
    count_case(words, &capitals, &small);
    if (small ? capitals > 0 : !person || capitals < 3 || is_acronym(form, words))
        return words;
    for (size_t at = 0; at < words.length;) {
        char bytes[4];
        uint32_t point = emic_utf8_next(words, &at);
        point = begins ? emic_letter_to_capital(point) : emic_letter_to_small(point);
        emic_strbuf_add(&out, (emic_slice){bytes, emic_utf8_put(point, bytes)});
        begins = point < 0x80 && strchr(" -.'", (int)point);
    }
    emic_slice made = emic_arena_copy(form->arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return made;
}

static void vary(emic_variant_form *form, emic_slice name)
{
    emic_variant_put(form, name, EMIC_CLAIM_PART, "another spelling of the letters");
    if (form->entry->kind == EMIC_ENTITY_PERSON)
        emic_variant_of_person(form, name);
    else if (form->entry->kind == EMIC_ENTITY_PLACE)
        emic_variant_of_place(form, name);
    else if (form->entry->kind == EMIC_ENTITY_ORGANISATION)
        emic_variant_of_organisation(form, name);
}

static emic_slice given(const emic_variant_form *form, emic_slice words)
{
    bool named = form->entry->kind <= EMIC_ENTITY_ORGANISATION;
    return named ? capitalise(form, words) : words;
}

/* Who writes a name in small letters has met it so; if it holds no word, it can mean no other. */
static void put_given(emic_variant_form *form, emic_slice words, const char *why)
{
    size_t capitals, small;
    emic_slice written = given(form, words);
    count_case(words, &capitals, &small);
    if (written.data != words.data && small && capitals == 0 &&
        sum_words(form, emic_fold_words(form->folder, words, form->arena)).common == 0)
        add(form, written, EMIC_CLAIM_GIVEN, EMIC_CASE_ANY, why, true);
    emic_variant_put(form, written, EMIC_CLAIM_GIVEN, why);
}

static void derive_entry(emic_variant_form *form)
{
    const emic_roster_entry *entry = form->entry;
    emic_slice name = given(form, entry->name);
    put_given(form, entry->name, "the name");
    for (size_t i = 0; i < entry->variants.count; i++)
        put_given(form, entry->variants.items[i], "given in the roster");
    if (entry->kind > EMIC_ENTITY_ORGANISATION)
        return;
    vary(form, name);
    for (int way = 0; way < EMIC_LATIN_WAYS; way++) {
        emic_slice spelled = emic_latin_spell(name, (emic_latin_way)way, form->arena);
        if (spelled.length)
            vary(form, spelled);
        for (size_t i = 0; i < entry->variants.count; i++) {
            spelled = emic_latin_spell(entry->variants.items[i], (emic_latin_way)way, form->arena);
            if (spelled.length)
                emic_variant_put(form, given(form, spelled), EMIC_CLAIM_PART,
                                 "another spelling of the letters");
        }
    }
}

/* --- All of them ------------------------------------------------------------------------------ */

void emic_variant_derive(const emic_roster_entry *entries, size_t count,
                         const emic_gazetteer *gazetteer, emic_arena *arena, emic_variant_list *out)
{
    *out = (emic_variant_list){0};
    emic_variant_form form = {.gazetteer = gazetteer, .arena = arena, .out = out};
    form.folder = emic_folder_open();
    form.scratch = emic_arena_open();
    for (size_t i = 0; i < count; i++) {
        form.entry = &entries[i];
        form.number = (uint32_t)i;
        form.seen = (emic_name_map){.arena = form.scratch};
        derive_entry(&form);
        emic_arena_reset(form.scratch);
    }
    emic_variant_settle(out, form.scratch);
    emic_arena_close(form.scratch);
    emic_folder_close(form.folder);
}

const emic_name_key *emic_variant_keys(const emic_variant_list *list, emic_arena *arena,
                                       size_t *count)
{
    emic_name_key *keys = emic_arena_array(arena, list->count, sizeof *keys);
    *count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const emic_variant *variant = &list->items[i];
        if (!variant->suggested)
            keys[(*count)++] = (emic_name_key){variant->words, variant->entity, variant->rule};
    }
    return keys;
}

const emic_name_key *emic_variant_doubts(const emic_variant_list *list, emic_arena *arena,
                                         size_t *count)
{
    emic_name_key *keys = emic_arena_array(arena, list->count, sizeof *keys);
    emic_arena *scratch = emic_arena_open();
    emic_name_map seen[2] = {{.arena = scratch}, {.arena = scratch}}; /* others, and exact ones */
    *count = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const emic_variant *variant = &list->items[i];
        bool exact = variant->rule == EMIC_CASE_EXACT;
        if (!variant->suggested && !variant->ambiguous)
            continue;
        if (emic_name_map_add(&seen[exact], variant->folded, i) != i)
            continue;
        emic_case_rule rule = variant->ambiguous ? EMIC_CASE_NAME : variant->rule;
        keys[(*count)++] = (emic_name_key){variant->words, i, rule};
    }
    emic_arena_close(scratch);
    return keys;
}
