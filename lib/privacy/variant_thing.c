/* How the names of organisations and places are varied. */
#include "privacy/variant_form.h"

/* Words that an acronym leaves out. */
static const char *const little[] = {"and", "of", "the", "for", "in", "at", "on", "to", "a", NULL};

/* What the law adds to a name. */
static const char *const legal[] = {"inc", "llc", "ltd", "corp", "co", "gmbh", "plc", "llp", NULL};

/* Byte where the last word of `name` begins. */
static size_t last_word(emic_slice name)
{
    size_t at = name.length;
    while (at > 0 && name.data[at - 1] != ' ')
        at--;
    return at;
}

/* `name` with `from` (a word of its own) turned into `to`; empty when it has none. */
static emic_slice swap_word(const emic_variant_form *form, emic_slice name, const char *from,
                            const char *to)
{
    size_t length = strlen(from);
    for (size_t at = 0; at + length <= name.length; at++) {
        bool begins = at == 0 || name.data[at - 1] == ' ';
        bool ends = at + length == name.length || name.data[at + length] == ' ';
        if (!begins || !ends || memcmp(name.data + at, from, length) != 0)
            continue;
        emic_slice rest = emic_slice_from(name, at + length);
        return emic_slice_of(
            emic_arena_format(form->arena, "%.*s%s%.*s", (int)at, name.data, to, EMIC_ARG(rest)));
    }
    return (emic_slice){0};
}

static void put_swapped(emic_variant_form *form, emic_slice name, const char *one,
                        const char *other)
{
    emic_slice there = swap_word(form, name, one, other);
    emic_slice back = swap_word(form, name, other, one);
    if (there.length)
        emic_variant_put(form, there, EMIC_CLAIM_PART, "another way to write a word");
    if (back.length)
        emic_variant_put(form, back, EMIC_CLAIM_PART, "another way to write a word");
}

/* Immigration and Customs Enforcement: ICE. Of one to six words that count. */
static void put_acronym(emic_variant_form *form, emic_slice name)
{
    char letters[8];
    size_t count = 0, words = 0;
    for (size_t at = 0; at < name.length && count < 7;) {
        size_t start = at;
        while (at < name.length && name.data[at] != ' ')
            at++;
        emic_slice word = {name.data + start, at - start};
        at++;
        if (word.length == 0 || emic_variant_is_one_of(form, word, little))
            continue;
        words++;
        if (word.data[0] >= 'A' && word.data[0] <= 'Z')
            letters[count++] = word.data[0];
    }
    if (count < 2 || count > 6 || count != words)
        return;
    emic_slice made = emic_arena_copy(form->arena, (emic_slice){letters, count});
    emic_variant_put_plain(form, made, EMIC_CLAIM_GUESS, EMIC_CASE_EXACT, "acronym");
}

void emic_variant_of_organisation(emic_variant_form *form, emic_slice name)
{
    if (emic_slice_starts(name, "The ") || emic_slice_starts(name, "the ")) {
        name = emic_slice_from(name, 4);
        emic_variant_put(form, name, EMIC_CLAIM_PART, "without the article");
    }
    size_t last = last_word(name);
    if (last > 0 && emic_variant_is_one_of(form, emic_slice_from(name, last), legal)) {
        name = emic_slice_trim((emic_slice){name.data, last});
        while (name.length && name.data[name.length - 1] == ',')
            name.length--;
        emic_variant_put(form, name, EMIC_CLAIM_PART, "without the legal form");
    }
    put_swapped(form, name, "&", "and");
    put_swapped(form, name, "St.", "St");
    put_swapped(form, name, "St.", "Saint");
    put_acronym(form, name);
}

void emic_variant_of_place(emic_variant_form *form, emic_slice name)
{
    const char *comma = name.length ? memchr(name.data, ',', name.length) : NULL;
    put_swapped(form, name, "St.", "St");
    put_swapped(form, name, "St.", "Saint");
    put_swapped(form, name, "St", "Saint");
    put_swapped(form, name, "Mt.", "Mount");
    put_swapped(form, name, "Ft.", "Fort");
    if (!comma || comma == name.data)
        return;
    emic_slice town = emic_slice_trim((emic_slice){name.data, (size_t)(comma - name.data)});
    emic_variant_put(form, town, EMIC_CLAIM_GUESS, "the town alone");
}
