/* The roster read and checked. Which spellings follow from a name is variant.c's business. */
#include "privacy/roster.h"
#include "base/csv.h"
#include "base/suggestion.h"
#include "privacy/fold.h"
#include "privacy/name_map.h"
#include "privacy/replace.h"

enum { NAME, VARIANTS, ROLE, PARTICIPANT, REPLACE_WITH, KIND, COLUMNS };
static const char *const columns[] = {"real_name",    "variants", "role", "participant",
                                      "replace_with", "kind",     NULL};

/* What a file may say; dates and numbers are found by their form. */
static const char *const kinds[] = {"person", "place", "organisation", "contact", "other", NULL};

typedef struct reading {
    emic_csv *csv;
    int at[COLUMNS];
    emic_arena *arena;
    emic_folder *folder;
    emic_roster *roster;
    struct {
        emic_csv_row *items; /* of each entry: the place of what is only wrong in the end */
        size_t count, capacity;
    } rows;
    emic_name_map names, spellings, participants, replacements; /* folded, to entries */
    emic_name_map owned; /* spellings with the number of an entry in front: has it this one? */
} reading;

static emic_slice fold(reading *from, emic_slice words)
{
    return emic_fold_words(from->folder, words, from->arena);
}

/* As much of it as a message shows. */
static emic_slice shown(emic_slice words)
{
    return emic_text_cut(words, 60);
}

static bool has_letter(emic_slice words)
{
    for (size_t at = 0; at < words.length;) {
        emic_letter_kind kind = emic_letter_kind_of(emic_utf8_next(words, &at));
        if (kind == EMIC_LETTER_WORD || kind == EMIC_LETTER_DIGIT || kind == EMIC_LETTER_ALONE)
            return true;
    }
    return false;
}

/* A name or a variant, folded. */
static emic_status fold_spelling(reading *from, const emic_csv_row *row, int column,
                                 emic_slice words, emic_slice *out, emic_error *err)
{
    const char *wrong = NULL;
    *out = fold(from, words);
    if (words.length == 0)
        return emic_csv_fail(from->csv, row, from->at[column], err, EMIC_INVALID, "the %s is empty",
                             columns[column]);
    if (!has_letter(*out))
        wrong = "has no letter or digit";
    else if (out->length > EMIC_KEY_LONGEST)
        wrong = "is too long for a name";
    if (!wrong)
        return EMIC_OK;
    return emic_csv_fail(from->csv, row, from->at[column], err, EMIC_INVALID, "\"%.*s\" %s",
                         EMIC_ARG(shown(words)), wrong);
}

/* Notes a spelling of an entry; false when it has that one already. */
static bool own_spelling(reading *from, emic_slice folded, uint32_t number)
{
    size_t before = from->owned.count;
    const char *owned = emic_arena_format(from->arena, "%u %.*s", number, EMIC_ARG(folded));
    emic_name_map_add(&from->spellings, folded, number);
    emic_name_map_add(&from->owned, emic_slice_of(owned), number);
    return from->owned.count > before;
}

static emic_status add_variant(reading *from, const emic_csv_row *row, uint32_t number,
                               emic_slice words, emic_error *err)
{
    emic_slice folded;
    EMIC_TRY(fold_spelling(from, row, VARIANTS, words, &folded, err));
    if (own_spelling(from, folded, number))
        *EMIC_PUSH(from->arena, &from->roster->items[number].variants) =
            emic_arena_copy(from->arena, words);
    return EMIC_OK;
}

static emic_status add_variants(reading *from, const emic_csv_row *row, uint32_t number,
                                emic_error *err)
{
    emic_slice rest = emic_csv_field(row, from->at[VARIANTS]);
    while (rest.length) {
        const char *end = memchr(rest.data, ';', rest.length);
        size_t length = end ? (size_t)(end - rest.data) : rest.length;
        emic_slice words = emic_slice_trim((emic_slice){rest.data, length});
        if (words.length)
            EMIC_TRY(add_variant(from, row, number, words, err));
        rest = emic_slice_from(rest, length + (end != NULL));
    }
    return EMIC_OK;
}

static emic_status read_kind(const reading *from, const emic_csv_row *row, emic_entity_kind *out,
                             emic_error *err)
{
    emic_slice word = emic_csv_field(row, from->at[KIND]);
    *out = EMIC_ENTITY_PERSON;
    if (word.length == 0)
        return EMIC_OK;
    for (size_t i = 0; kinds[i]; i++)
        if (emic_slice_is(word, kinds[i]) && emic_entity_kind_find(word, out))
            return EMIC_OK;
    emic_fail_unknown(err, NULL, 0, 0, "kind", word, kinds);
    return emic_csv_locate(from->csv, row, from->at[KIND], err);
}

/* Notes that `number` has `words`, which nobody else may have. */
static emic_status claim(reading *from, const emic_csv_row *row, int column, emic_name_map *map,
                         emic_slice words, uint32_t number, emic_error *err)
{
    if (words.length == 0)
        return EMIC_OK;
    uint32_t owner = emic_name_map_add(map, fold(from, words), number);
    if (owner == number)
        return EMIC_OK;
    const emic_roster_entry *other = &from->roster->items[owner];
    return emic_csv_fail(from->csv, row, from->at[column], err, EMIC_EXISTS,
                         "%s \"%.*s\" is that of \"%.*s\" in line %u already", columns[column],
                         EMIC_ARG(shown(words)), EMIC_ARG(shown(other->name)), other->line);
}

/* A name that stands a second time must say nothing else. */
static emic_status compare_entry(const reading *from, const emic_csv_row *row,
                                 const emic_roster_entry *read, const emic_roster_entry *other,
                                 emic_error *err)
{
    int column = !emic_slice_equal(read->replacement, other->replacement)   ? REPLACE_WITH
                 : !emic_slice_equal(read->participant, other->participant) ? PARTICIPANT
                 : read->kind != other->kind                                ? KIND
                 : !emic_slice_equal(read->role, other->role)               ? ROLE
                                                                            : NAME;
    if (column == NAME)
        return EMIC_OK;
    return emic_csv_fail(from->csv, row, from->at[NAME], err, EMIC_EXISTS,
                         "\"%.*s\" stands in line %u already, with another %s: no text tells the "
                         "two apart",
                         EMIC_ARG(shown(read->name)), other->line, columns[column]);
}

static emic_status add_entry(reading *from, const emic_csv_row *row, const emic_roster_entry *read,
                             emic_slice folded, emic_error *err)
{
    uint32_t number = (uint32_t)from->roster->count;
    *EMIC_PUSH(from->arena, from->roster) = (emic_roster_entry){
        .name = emic_arena_copy(from->arena, read->name),
        .role = emic_arena_copy(from->arena, read->role),
        .participant = emic_arena_copy(from->arena, read->participant),
        .replacement = emic_arena_copy(from->arena, read->replacement),
        .kind = read->kind,
        .line = row->line,
    };
    *EMIC_PUSH(from->arena, &from->rows) = *row;
    emic_name_map_add(&from->names, folded, number);
    own_spelling(from, folded, number);
    EMIC_TRY(claim(from, row, PARTICIPANT, &from->participants, read->participant, number, err));
    return claim(from, row, REPLACE_WITH, &from->replacements, read->replacement, number, err);
}

static emic_status read_row(reading *from, const emic_csv_row *row, emic_error *err)
{
    emic_roster_entry read = {
        .name = emic_csv_field(row, from->at[NAME]),
        .role = emic_csv_field(row, from->at[ROLE]),
        .participant = emic_csv_field(row, from->at[PARTICIPANT]),
        .replacement = emic_csv_field(row, from->at[REPLACE_WITH]),
    };
    emic_slice folded;
    EMIC_TRY(fold_spelling(from, row, NAME, read.name, &folded, err));
    EMIC_TRY(read_kind(from, row, &read.kind, err));
    uint32_t number = emic_name_map_find(&from->names, folded);
    if (number != EMIC_NAME_NONE) {
        EMIC_TRY(compare_entry(from, row, &read, &from->roster->items[number], err));
    } else {
        number = (uint32_t)from->roster->count;
        EMIC_TRY(add_entry(from, row, &read, folded, err));
    }
    return add_variants(from, row, number, err);
}

/* A replacement that is somebody's name would name the wrong person, or itself. */
static emic_status check_replacements(reading *from, emic_error *err)
{
    for (size_t i = 0; i < from->roster->count; i++) {
        emic_slice words = from->roster->items[i].replacement;
        if (words.length == 0)
            continue;
        uint32_t owner = emic_name_map_find(&from->spellings, fold(from, words));
        if (owner != EMIC_NAME_NONE)
            return emic_csv_fail(from->csv, &from->rows.items[i], from->at[REPLACE_WITH], err,
                                 EMIC_INVALID,
                                 "replace_with \"%.*s\" is a name or variant in line %u",
                                 EMIC_ARG(shown(words)), from->roster->items[owner].line);
    }
    return EMIC_OK;
}

static emic_status read_rows(reading *from, emic_error *err)
{
    emic_csv_row row;
    bool more = false;
    EMIC_TRY(emic_csv_columns(from->csv, columns, 1, false, from->at, err));
    EMIC_TRY(emic_csv_next(from->csv, &row, &more, err));
    while (more) {
        EMIC_TRY(read_row(from, &row, err));
        EMIC_TRY(emic_csv_next(from->csv, &row, &more, err));
    }
    return check_replacements(from, err);
}

emic_status emic_roster_parse(const char *path, emic_slice text, emic_arena *arena,
                              emic_roster *out, emic_error *err)
{
    *out = (emic_roster){0};
    reading from = {.arena = arena, .roster = out};
    from.names.arena = from.spellings.arena = arena;
    from.participants.arena = from.replacements.arena = from.owned.arena = arena;
    EMIC_TRY(emic_csv_open(path, text, &from.csv, err));
    from.folder = emic_folder_open();
    emic_status status = read_rows(&from, err);
    emic_folder_close(from.folder);
    emic_csv_close(from.csv);
    return status;
}
