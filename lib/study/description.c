/* The fields of a study's description, what each takes, and their rows. As a file it is
 * description_file.c's business. */
#include "study/description.h"
#include "base/suggestion.h"
#include "base/text.h"
#include "study/study_db.h"

static const emic_description_form forms[EMIC_DESCRIPTION_FIELDS] = {
    [EMIC_DESCRIPTION_TITLE] = {"title", "what the data are called when they are cited",
                                EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_ABSTRACT] = {"abstract", "what was studied, how and why, in a paragraph",
                                   EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_CREATOR] = {"creator", "who made the data: \"NAME; AFFILIATION; ORCID\"",
                                  EMIC_DESCRIBED_CREATOR, true},
    [EMIC_DESCRIPTION_CONTACT] = {"contact", "whom to ask, with an address", EMIC_DESCRIBED_TEXT,
                                  false},
    [EMIC_DESCRIPTION_PUBLISHER] = {"publisher", "the institution that makes the data public",
                                    EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_FUNDER] = {"funder", "who paid for it", EMIC_DESCRIBED_TEXT, true},
    [EMIC_DESCRIPTION_GRANT] = {"grant", "number of a grant", EMIC_DESCRIBED_TEXT, true},
    [EMIC_DESCRIPTION_KEYWORD] = {"keyword", "what one would search for", EMIC_DESCRIBED_TEXT,
                                  true},
    [EMIC_DESCRIPTION_LANGUAGE] = {"language", "of the transcripts, as a tag: en, pt-BR",
                                   EMIC_DESCRIBED_LANGUAGE, true},
    [EMIC_DESCRIPTION_IDENTIFIER] = {"identifier", "a DOI or another name that stays",
                                     EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_PUBLICATION] = {"publication", "what was written from the data",
                                      EMIC_DESCRIBED_TEXT, true},
    [EMIC_DESCRIPTION_LICENSE] = {"license", "SPDX identifier (CC-BY-4.0) or address of a licence",
                                  EMIC_DESCRIBED_LICENSE, false},
    [EMIC_DESCRIPTION_RIGHTS] = {"rights", "who holds which rights in the data",
                                 EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_ACCESS] = {"access", "who may see the data, on which conditions",
                                 EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_UNIVERSE] = {"universe", "whom the participants stand for",
                                   EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_SAMPLING] = {"sampling", "how participants were found and chosen",
                                   EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_MODE] = {"mode", "how it was asked: in person, by telephone, in writing",
                               EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_PROTOCOL] = {"protocol",
                                   "the interview guide, and how it was transcribed "
                                   "and coded",
                                   EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_BEGAN] = {"began", "when collecting began: YYYY, YYYY-MM or YYYY-MM-DD",
                                EMIC_DESCRIBED_DATE, false},
    [EMIC_DESCRIPTION_ENDED] = {"ended", "when it ended", EMIC_DESCRIBED_DATE, false},
    [EMIC_DESCRIPTION_PLACE] = {"place", "where, no finer than protects everybody",
                                EMIC_DESCRIBED_TEXT, true},
    [EMIC_DESCRIPTION_ETHICS] = {"ethics", "who reviewed it, and what they said",
                                 EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_CONSENT] = {"consent", "what participants agreed to", EMIC_DESCRIBED_TEXT,
                                  false},
    [EMIC_DESCRIPTION_ANONYMIZATION] = {"anonymization", "what was done to protect participants",
                                        EMIC_DESCRIBED_TEXT, false},
    [EMIC_DESCRIPTION_SYNTHETIC] = {"synthetic", "whether the data are made up: yes or no",
                                    EMIC_DESCRIBED_BOOLEAN, false},
};

const emic_description_form *emic_description_form_of(emic_description_field field)
{
    return &forms[field];
}

emic_slice emic_description_of(const emic_description *description, emic_description_field field)
{
    const emic_description_values *values = &description->fields[field];
    return values->count ? values->items[0] : (emic_slice){0};
}

bool emic_description_is_synthetic(const emic_description *description)
{
    return emic_slice_is(emic_description_of(description, EMIC_DESCRIPTION_SYNTHETIC), "yes");
}

emic_status emic_description_find(emic_slice name, emic_description_field *out, emic_error *err)
{
    const char *known[EMIC_DESCRIPTION_FIELDS + 1];
    for (int i = 0; i < EMIC_DESCRIPTION_FIELDS; i++) {
        *out = (emic_description_field)i;
        if (emic_slice_is(name, forms[i].name))
            return EMIC_OK;
        known[i] = forms[i].name;
    }
    known[EMIC_DESCRIPTION_FIELDS] = NULL;
    return emic_fail_unknown(err, NULL, 0, 0, "field", name, known);
}

/* --- What fits -------------------------------------------------------------------------------- */

/* Takes what stands before the next semicolon off `rest`. */
static emic_slice take_part(emic_slice *rest)
{
    const char *end = rest->length ? memchr(rest->data, ';', rest->length) : NULL;
    emic_slice part = {rest->data, end ? (size_t)(end - rest->data) : rest->length};
    *rest = emic_slice_from(*rest, part.length + (end != NULL));
    return emic_slice_trim(part);
}

emic_creator emic_creator_parse(emic_slice value)
{
    emic_creator creator;
    creator.name = take_part(&value);
    creator.affiliation = take_part(&value);
    creator.orcid = emic_slice_trim(value);
    return creator;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Four groups of four digits, the last a check digit (ISO 7064, MOD 11-2). */
static bool is_orcid(emic_slice text)
{
    int total = 0, digits = 0;
    if (text.length != 19)
        return false;
    for (size_t i = 0; i < 18; i++) {
        if (i % 5 == 4 ? text.data[i] != '-' : !is_digit(text.data[i]))
            return false;
        if (i % 5 != 4 && digits++ < 15)
            total = (total + text.data[i] - '0') * 2 % 11;
    }
    int check = (12 - total) % 11;
    return text.data[18] == (check == 10 ? 'X' : '0' + check);
}

static bool is_creator(emic_slice value)
{
    emic_creator creator = emic_creator_parse(value);
    return creator.name.length && (creator.orcid.length == 0 || is_orcid(creator.orcid));
}

static bool fits_shape(emic_slice value, const char *shape)
{
    size_t length = strlen(shape);
    if (value.length != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (shape[i] == 'd' ? !is_digit(value.data[i]) : value.data[i] != shape[i])
            return false;
    return true;
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + text[1] - '0';
}

static bool is_date(emic_slice value)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (fits_shape(value, "dddd"))
        return true;
    bool day = fits_shape(value, "dddd-dd-dd");
    if (!day && !fits_shape(value, "dddd-dd"))
        return false;
    int year = two_digits(value.data) * 100 + two_digits(value.data + 2);
    int month = two_digits(value.data + 5);
    if (month < 1 || month > 12 || !day)
        return month >= 1 && month <= 12;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    int of_month = two_digits(value.data + 8);
    return of_month >= 1 && of_month <= days[month - 1] + (month == 2 && leap);
}

/* Subtags of one to eight letters and digits, of which the first are two or three letters. */
static bool is_language(emic_slice value)
{
    size_t part = 0;
    bool first = true;
    for (size_t i = 0; i <= value.length; i++) {
        if (i < value.length && value.data[i] != '-') {
            bool digit = is_digit(value.data[i]);
            if ((!digit && !is_letter(value.data[i])) || (first && digit) || ++part > 8)
                return false;
            continue;
        }
        if (part == 0 || (first && (part < 2 || part > 3)))
            return false;
        first = false;
        part = 0;
    }
    return true;
}

/* Words after a space are an expression's: CC0-1.0 OR MIT. */
static bool is_joined(emic_slice value, size_t space)
{
    static const char *const joints[] = {" OR ", " AND ", " WITH "};
    emic_slice rest = emic_slice_from(value, space);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (emic_slice_starts(rest, joints[i]))
            return true;
    while (space > 0 && value.data[space - 1] >= 'A' && value.data[space - 1] <= 'Z')
        space--;
    for (size_t i = 0; space > 0 && i < sizeof joints / sizeof *joints; i++)
        if (emic_slice_starts(emic_slice_from(value, space - 1), joints[i]))
            return true;
    return false;
}

static bool is_license(emic_slice value)
{
    bool address = emic_slice_starts(value, "https://") || emic_slice_starts(value, "http://");
    bool letter = false;
    for (size_t i = 0; i < value.length; i++) {
        char byte = value.data[i];
        bool plain = is_letter(byte) || is_digit(byte) || (byte && strchr("-.+:()", byte));
        if (address ? (unsigned char)byte <= ' ' : !plain && (byte != ' ' || !is_joined(value, i)))
            return false;
        letter |= is_letter(byte);
    }
    return letter && (!address || value.length > strlen("https://"));
}

/* A word on what a value should be, or NULL when it fits. */
static const char *misfit(emic_description_kind kind, emic_slice value)
{
    switch (kind) {
    case EMIC_DESCRIBED_LICENSE:
        return is_license(value) ? NULL
                                 : "a licence is an SPDX identifier such as CC-BY-4.0 or an "
                                   "address; other words belong to access or rights";
    case EMIC_DESCRIBED_LANGUAGE:
        return is_language(value) ? NULL : "a language is a tag such as en or pt-BR";
    case EMIC_DESCRIBED_DATE:
        return is_date(value) ? NULL : "a date is YYYY, YYYY-MM or YYYY-MM-DD";
    case EMIC_DESCRIBED_BOOLEAN:
        return emic_slice_is(value, "yes") || emic_slice_is(value, "no") ? NULL : "it is yes or no";
    case EMIC_DESCRIBED_CREATOR:
        return is_creator(value) ? NULL
                                 : "a creator is \"NAME; AFFILIATION; ORCID\", with an ORCID iD "
                                   "whose check digit is right";
    case EMIC_DESCRIBED_TEXT:
        break;
    }
    return NULL;
}

emic_status emic_description_check(emic_description_field field, emic_slice value, emic_error *err)
{
    const emic_description_form *form = &forms[field];
    if (!emic_utf8_valid(value, NULL))
        return emic_fail(err, EMIC_INVALID, "%s: not valid UTF-8", form->name);
    if (value.length == 0)
        return emic_fail(err, EMIC_INVALID, "%s: the value is empty; emic describe remove %s",
                         form->name, form->name);
    for (size_t i = 0; i < value.length; i++)
        if ((unsigned char)value.data[i] < ' ' && value.data[i] != '\n')
            return emic_fail(err, EMIC_INVALID, "%s: a control character", form->name);
    const char *wanted = misfit(form->kind, value);
    if (wanted)
        return emic_fail(err, EMIC_INVALID, "%s \"%.*s\": %s", form->name, EMIC_ARG(value), wanted);
    return EMIC_OK;
}

/* --- Rows ------------------------------------------------------------------------------------- */

static const char list_values[] = "SELECT field, value FROM description ORDER BY field, position";
static const char drop_values[] = "DELETE FROM description WHERE field = ?1 AND position > ?2";
static const char put_value[] =
    "INSERT INTO description(field, position, value) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (field, position) DO UPDATE SET value = excluded.value"
    " WHERE value IS NOT excluded.value";

emic_status emic_description_load(emic_study *study, emic_arena *arena, emic_description *out,
                                  emic_error *err)
{
    emic_cursor cursor;
    emic_description_field field;
    bool more = false;
    emic_status status;
    *out = (emic_description){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_values, EMIC_NO_VALUES, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        status = emic_description_find(emic_cursor_text(&cursor, 0), &field, err);
        if (status != EMIC_OK)
            break;
        *EMIC_PUSH(arena, &out->fields[field]) =
            emic_arena_copy(arena, emic_cursor_text(&cursor, 1));
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_description_set(emic_study *study, emic_description_field field,
                                 const emic_slice *values, size_t count, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_value name = emic_text(emic_slice_of(forms[field].name));
    if (count > 1 && !forms[field].several)
        return emic_fail(err, EMIC_INVALID, "%s takes one value, not %zu", forms[field].name,
                         count);
    for (size_t i = 0; i < count; i++)
        EMIC_TRY(emic_description_check(field, emic_slice_trim(values[i]), err));
    EMIC_TRY(emic_db_run(db, drop_values, EMIC_ROW(name, emic_int((int64_t)count)), err));
    for (size_t i = 0; i < count; i++)
        EMIC_TRY(emic_db_run(
            db, put_value,
            EMIC_ROW(name, emic_int((int64_t)i + 1), emic_text(emic_slice_trim(values[i]))), err));
    return EMIC_OK;
}

emic_status emic_description_store(emic_study *study, const emic_description *description,
                                   size_t *changed, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    *changed = 0;
    for (int i = 0; i < EMIC_DESCRIPTION_FIELDS; i++) {
        const emic_description_values *values = &description->fields[i];
        int64_t before = emic_db_total_changes(db);
        if (values->count)
            EMIC_TRY(emic_description_set(study, (emic_description_field)i, values->items,
                                          values->count, err));
        *changed += emic_db_total_changes(db) != before;
    }
    return EMIC_OK;
}
