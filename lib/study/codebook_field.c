/* The table of a code's fields. Formats are codebook_file.c's, codebook_csv.c's and
 * codebook_yaml.c's business. */
#include "study/codebook_field.h"
#include "base/strbuf.h"
#include "study/codebook_edit.h"
#include "study/codebook_row.h"

static const char *const states[] = {"provisional", "focused", "retired", NULL};
static const char *const rules[] = {"any", "judged", NULL};
static const char *const derivations[] = {"", "any", "majority", "latest", NULL};
const char *const emic_example_names[] = {"typical", "atypical", "close_but_no", NULL};

#define TEXT(key, member, defining)                                                                \
    {                                                                                              \
        key, EMIC_FIELD_TEXT, offsetof(emic_code, member), NULL, "a text", "", defining            \
    }
#define UUID(key, member)                                                                          \
    {                                                                                              \
        key, EMIC_FIELD_UUID, offsetof(emic_code, member), NULL,                                   \
            "an id such as emic codebook export writes", "", false                                 \
    }
#define FLAG(key, member, absent)                                                                  \
    {                                                                                              \
        key, EMIC_FIELD_FLAG, offsetof(emic_code, member), NULL, "true or false", absent, false    \
    }

const emic_code_field emic_code_fields[] = {
    UUID("id", uuid),
    {"level", EMIC_FIELD_LEVEL, offsetof(emic_code, level), NULL,
     "a level: 0 segment, 1 theme, 2 concept, 3 principle", NULL, false},
    FLAG("codable", codable, "true"),
    TEXT("colour", colour, false),
    TEXT("mnemonic", mnemonic, false),
    TEXT("brief", brief, true),
    TEXT("full", full, true),
    TEXT("use_when", use_when, true),
    TEXT("not_when", not_when, true),
    FLAG("in_vivo", in_vivo, "false"),
    {"status", EMIC_FIELD_WORD, offsetof(emic_code, status), states,
     "provisional, focused or retired", "focused", false},
    {"rule", EMIC_FIELD_WORD, offsetof(emic_code, rule), rules, "any or judged", "any", false},
    {"derive", EMIC_FIELD_WORD, offsetof(emic_code, derive), derivations, "any, majority or latest",
     "", false},
    TEXT("exclusive_set", exclusive_set, false),
    FLAG("core", core, "false"),
    {"definition", EMIC_FIELD_COUNT, offsetof(emic_code, definition), NULL, "a whole number from 1",
     "1", false},
    UUID("merged_into", merged_into),
    UUID("split_from", split_from),
    {0},
};

static const void *place_of(const emic_code *code, const emic_code_field *field)
{
    return (const char *)code + field->offset;
}

emic_slice emic_code_field_text(const emic_code *code, const emic_code_field *field,
                                emic_arena *arena)
{
    const void *place = place_of(code, field);
    if (field->kind == EMIC_FIELD_FLAG)
        return *(const bool *)place ? EMIC_LITERAL("true") : EMIC_LITERAL("false");
    if (field->kind == EMIC_FIELD_LEVEL)
        return emic_slice_of(emic_arena_format(arena, "%d", *(const int *)place));
    if (field->kind == EMIC_FIELD_COUNT) {
        int64_t count = *(const int64_t *)place;
        return emic_slice_of(emic_arena_format(arena, "%lld", count ? (long long)count : 1LL));
    }
    if (field->words == rules)
        return emic_rule_name(*(const emic_rule *)place);
    return *(const emic_slice *)place;
}

static int word_at(const char *const *words, emic_slice text)
{
    for (int i = 0; words[i]; i++)
        if (emic_slice_is(text, words[i]))
            return i;
    return -1;
}

static bool set_flag(bool *flag, emic_slice text)
{
    static const char *const words[] = {"false", "true", "no", "yes", NULL};
    emic_arena *scratch = emic_arena_open();
    char *lower = emic_arena_string(scratch, text); /* spreadsheets write TRUE */
    for (char *byte = lower; *byte; byte++)
        *byte = *byte >= 'A' && *byte <= 'Z' ? (char)(*byte - 'A' + 'a') : *byte;
    int word = word_at(words, emic_slice_of(lower));
    emic_arena_close(scratch);
    *flag = word % 2 == 1;
    return word >= 0;
}

static bool set_count(int64_t *count, emic_slice text)
{
    *count = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || text.length > 9)
            return false;
        *count = *count * 10 + (text.data[i] - '0');
    }
    return *count > 0;
}

static bool set_uuid(emic_slice *uuid, emic_slice text)
{
    uint8_t bytes[16];
    *uuid = text;
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] >= 'A' && text.data[i] <= 'Z')
            return false; /* one spelling each: ids are compared as texts */
    return text.length == 0 || emic_code_uuid(text, bytes);
}

bool emic_code_field_set(emic_code *code, const emic_code_field *field, emic_slice text)
{
    static const char *const levels[] = {"0", "1", "2", "3", NULL};
    char *place = (char *)code + field->offset;
    int word;
    switch (field->kind) {
    case EMIC_FIELD_TEXT:
        *(emic_slice *)place = text;
        return true;
    case EMIC_FIELD_FLAG:
        return set_flag((bool *)place, text);
    case EMIC_FIELD_LEVEL:
        word = word_at(levels, text);
        *(int *)place = word;
        return word >= 0;
    case EMIC_FIELD_WORD:
        word = word_at(field->words, text);
        if (field->words == rules)
            *(emic_rule *)place = word == 1 ? EMIC_RULE_JUDGED : EMIC_RULE_ANY;
        else
            *(emic_slice *)place = text;
        return word >= 0;
    case EMIC_FIELD_COUNT:
        return set_count((int64_t *)place, text);
    case EMIC_FIELD_UUID:
        return set_uuid((emic_slice *)place, text);
    }
    return false;
}

bool emic_code_field_is_absent(const emic_code_field *field, emic_slice text)
{
    return field->absent && emic_slice_is(text, field->absent);
}

emic_slice emic_codebook_clean(emic_slice text, emic_arena *arena)
{
    text = emic_slice_trim(text);
    if (!text.length || !memchr(text.data, '\r', text.length))
        return text;
    char *clean = emic_arena_alloc(arena, text.length);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++) {
        size_t end = i;
        while (text.data[end] == '\r') /* the last byte is none: the text is trimmed */
            end++;
        clean[length++] = end == i ? text.data[i] : '\n';
        if (end > i)
            i = text.data[end] == '\n' ? end : end - 1;
    }
    return (emic_slice){clean, length};
}

void emic_code_clean(emic_code *code, emic_arena *arena)
{
    for (const emic_code_field *field = emic_code_fields; field->key; field++) {
        emic_slice *text = (emic_slice *)((char *)code + field->offset);
        if (field->kind == EMIC_FIELD_TEXT)
            *text = emic_codebook_clean(*text, arena);
    }
    for (int kind = 0; kind < EMIC_EXAMPLE_KINDS; kind++) {
        emic_example_list clean = {0};
        for (size_t i = 0; i < code->examples[kind].count; i++) {
            emic_slice text = emic_codebook_clean(code->examples[kind].items[i], arena);
            if (text.length)
                *EMIC_PUSH(arena, &clean) = text;
        }
        code->examples[kind] = clean;
    }
}

emic_status emic_code_set(emic_code *code, const char *key, emic_slice text, emic_error *err)
{
    static const char *const digits[] = {"0", "1", "2", "3"};
    const emic_code_field *field = emic_code_fields;
    while (field->key && strcmp(field->key, key) != 0)
        field++;
    text = emic_slice_trim(text);
    for (int level = 0; field->kind == EMIC_FIELD_LEVEL && level < 4; level++)
        if (emic_slice_is(text, emic_level_name(level)))
            text = emic_slice_of(digits[level]);
    if (!text.length && field->absent)
        text = emic_slice_of(field->absent);
    if (field->key && emic_code_field_set(code, field, text))
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID, "%s: \"%.*s\" is not %s", key, EMIC_ARG(text),
                     field->key ? field->wanted : "a field of a code");
}
