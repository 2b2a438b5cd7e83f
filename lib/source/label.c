/* What a speaker label and a time stamp look like at the beginning of a line: what is a label by
 * itself, what only if it recurs, and what is prose. The words it knows stand in
 * label_words.c; which lines begin a turn is the readers' business. */
#include "base/text.h"
#include "source/reader.h"
#include <stdlib.h>

/* A line whose first colon is further away than LABEL_BYTES has no label. */
enum { LABEL_CHARACTERS = 40, LABEL_WORDS = 4, LABEL_BYTES = 192 };

/* Lower-case words inside names. Sorted. */
static const char *const name_particles[] = {
    "al", "bin", "bint", "da", "de", "del", "den", "der", "di", "dos",
    "du", "el",  "ibn",  "la", "le", "ten", "van", "von", "y",  "zu",
};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static int compare_text(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

static bool listed(const char *word, const char *const *list, size_t count)
{
    return bsearch(word, list, count, sizeof *list, compare_text) != NULL;
}

static bool is_ascii_letter(uint32_t point)
{
    return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
}

/* Good enough to tell letters from punctuation and pictures in a label. */
static bool is_letter(uint32_t point)
{
    if (point < 0x80)
        return is_ascii_letter(point);
    if (point < 0xc0)
        return point == 0xaa || point == 0xb5 || point == 0xba;
    bool sign = point == 0xd7 || point == 0xf7;
    bool punctuation = (point >= 0x2000 && point < 0x2c00) || (point >= 0x2e00 && point < 0x2e80) ||
                       (point >= 0x3000 && point < 0x3040) || (point >= 0xe000 && point < 0xf900) ||
                       (point >= 0xfe00 && point < 0xff21);
    return !sign && !punctuation && (point < 0x1f000 || point >= 0x20000);
}

/* Lower-case letters of the Latin, Greek, Cyrillic and Armenian scripts. */
static bool is_lower(uint32_t point)
{
    if (point < 0x80)
        return point >= 'a' && point <= 'z';
    if (point < 0x100)
        return point >= 0xdf && point != 0xf7;
    if (point < 0x250) {
        bool upper_is_odd = (point >= 0x139 && point <= 0x148) ||
                            (point >= 0x179 && point <= 0x17e) ||
                            (point >= 0x1cd && point <= 0x1dc);
        return (point % 2 == 1) != upper_is_odd;
    }
    bool greek = point >= 0x3ac && point <= 0x3ce;
    bool cyrillic =
        (point >= 0x430 && point < 0x460) || (point >= 0x460 && point < 0x530 && point % 2 == 1);
    bool extended = point >= 0x1e00 && point < 0x1f00 && point % 2 == 1;
    return greek || cyrillic || extended || (point >= 0x561 && point <= 0x587);
}

/* Scripts whose letters have no case: nothing shouts there. */
static bool is_caseless(uint32_t point)
{
    return point >= 0x590 && !(point >= 0x1e00 && point < 0x2000);
}

static bool is_label_point(uint32_t point)
{
    if (point < 0x80)
        return is_ascii_letter(point) || (point >= '0' && point <= '9') ||
               (point && strchr("-_'&#/()", (int)point));
    return point == 0x2019 || is_letter(point);
}

/* Whether the full stop at `stop` ends an initial or a title: "J.", "Dr.". */
static bool is_initial(emic_slice line, size_t word, size_t stop)
{
    emic_slice before = {line.data + word, stop - word};
    if (before.length == 1)
        return is_ascii_letter((unsigned char)*before.data) && *before.data < 'a';
    return emic_label_is_title(before);
}

/* The stamp behind a name at `at`: in brackets, or set off by a tab or two spaces. */
static size_t scan_stamp_behind(emic_slice line, size_t at, size_t blank, int64_t *from)
{
    if (blank > 1 || line.data[at - 1] == '\t')
        return emic_stamp_scan_any(line, at, from);
    return emic_stamp_scan_enclosed(line, at, from);
}

static bool is_end(emic_slice line, size_t at, char close)
{
    return line.data[at] == close || (close == ':' && line.data[at] == '\xef' &&
                                      emic_slice_starts(emic_slice_from(line, at), "\uff1a"));
}

/* Reads a name up to `close` (':' or ']') or to a stamp behind it. Returns the byte where it
 * stops, 0 when there is no name here. */
static size_t scan_name(emic_slice line, size_t start, char close, emic_slice *name)
{
    size_t at = start, word = start, characters = 0, words = 1;
    int64_t unused;
    *name = emic_slice_from(line, start);
    name->length = 0;
    while (at < line.length && !is_end(line, at, close)) {
        size_t blank = emic_blank_scan(line, at);
        at += blank;
        if (blank && at < line.length && !is_end(line, at, close)) {
            if (close == ':' && scan_stamp_behind(line, at, blank, &unused))
                return at;
            word = at;
            if (++words > LABEL_WORDS)
                return 0;
        }
        characters += blank;
        if (blank)
            continue;
        if (line.data[at] == '.' && is_initial(line, word, at))
            word = ++at;
        else if (!is_label_point(emic_utf8_next(line, &at)))
            return 0;
        name->length = at - start;
        if (++characters > LABEL_CHARACTERS)
            return 0;
    }
    return at < line.length && name->length ? at : 0;
}

typedef struct casing {
    bool lower, upper, caseless; /* letters of this kind occur */
    bool titled;                 /* every word begins with a capital, or is "van" and the like */
} casing;

static bool is_particle(emic_slice name, size_t at)
{
    char word[8];
    size_t length = 0;
    while (at + length < name.length && length < sizeof(word) - 1 &&
           name.data[at + length] != ' ') {
        word[length] = name.data[at + length];
        length++;
    }
    word[length] = '\0';
    return at > 0 && listed(word, name_particles, COUNT_OF(name_particles));
}

static casing casing_of(emic_slice name)
{
    casing found = {.titled = true};
    bool beginning = true;
    for (size_t at = 0; at < name.length;) {
        size_t here = at;
        uint32_t point = emic_utf8_next(name, &at);
        if (emic_blank_scan(name, here)) {
            beginning = true;
            continue;
        }
        bool letter = is_letter(point), lower = letter && is_lower(point);
        found.lower |= lower;
        found.caseless |= letter && is_caseless(point);
        found.upper |= letter && !lower && !is_caseless(point);
        if (beginning && lower && !is_particle(name, here))
            found.titled = false;
        if (point != '(' && point != '#')
            beginning = false;
    }
    return found;
}

static emic_label_kind classify(emic_slice name, bool bracketed)
{
    casing letters = casing_of(name);
    if (emic_label_is_header(name))
        return EMIC_LABEL_HEADER;
    if (emic_label_is_nobody(name, bracketed))
        return EMIC_LABEL_NONE;
    bool shouted = letters.upper && !letters.lower && !letters.caseless;
    bool known = emic_role_known(name);
    if (shouted || (known && letters.titled))
        return EMIC_LABEL_SURE;
    return known || letters.titled ? EMIC_LABEL_LIKELY : EMIC_LABEL_NONE;
}

/* Fills in kind and role of a label by its name. Few people speak, and often. */
static void recognize(emic_label *label, bool bracketed, emic_label_memo *memo)
{
    for (size_t i = 0; i < COUNT_OF(memo->seen); i++) {
        if (memo->seen[i].bracketed != bracketed ||
            !emic_slice_equal(memo->seen[i].label.name, label->name))
            continue;
        label->kind = memo->seen[i].label.kind;
        label->role = memo->seen[i].label.role;
        return;
    }
    label->kind = classify(label->name, bracketed);
    label->role = emic_role_of_label(label->name);
    size_t at = memo->count++ % COUNT_OF(memo->seen);
    memo->seen[at].label = *label;
    memo->seen[at].bracketed = bracketed;
}

/* "NAME: words", "NAME (00:01:02): words", "NAME: (00:01:02) words", "NAME  00:01:02". */
static bool scan_colon(emic_slice line, size_t start, emic_label *label)
{
    size_t stop = scan_name(line, start, ':', &label->name), at = stop;
    if (stop == 0)
        return false;
    if (!is_end(line, at, ':')) {
        at += scan_stamp_behind(line, at, 2, &label->from);
        at += emic_blank_scan(line, at);
        if (at < line.length && !is_end(line, at, ':'))
            return false;
    }
    if (at < line.length)
        at += line.data[at] == ':' ? 1 : strlen("\uff1a");
    label->words = at;
    return at == line.length || (unsigned char)line.data[at - 1] >= 0x80 ||
           emic_blank_scan(line, at) > 0;
}

/* "[NAME] words". */
static bool scan_bracket(emic_slice line, size_t start, emic_label *label)
{
    size_t stop = scan_name(line, start + 1, ']', &label->name);
    if (stop == 0)
        return false;
    label->words = stop + 1;
    if (label->words < line.length && line.data[label->words] == ':')
        label->words++;
    return label->words == line.length || emic_blank_scan(line, label->words) > 0;
}

static bool begins_with_letter(emic_slice line, size_t at)
{
    if (at >= line.length)
        return false;
    uint32_t point = emic_utf8_next(line, &at);
    return is_letter(point) && !(point >= 0x300 && point < 0x370);
}

/* Every label but a bracketed one has a colon near its beginning, if only in its stamp. */
static bool has_colon(emic_slice line, size_t at)
{
    size_t left = line.length - at < LABEL_BYTES ? line.length - at : LABEL_BYTES;
    return memchr(line.data + at, ':', left) || memchr(line.data + at, '\xef', left);
}

emic_label emic_label_scan(emic_slice line, emic_label_memo *memo)
{
    const emic_label none = {.from = EMIC_TIME_NONE};
    emic_label label = none;
    size_t at = emic_blank_scan(line, 0);
    size_t stamp = emic_stamp_scan_any(line, at, &label.from);
    at += stamp;
    at += emic_blank_scan(line, at);
    if (stamp && at == line.length) {
        label.kind = EMIC_LABEL_STAMP;
        return label;
    }
    bool bracketed = at < line.length && line.data[at] == '[';
    if (!bracketed && !has_colon(line, at))
        return none;
    if (!begins_with_letter(line, at + bracketed))
        return none;
    if (bracketed ? !scan_bracket(line, at, &label) : !scan_colon(line, at, &label))
        return none;
    at = label.words + emic_blank_scan(line, label.words);
    stamp = emic_stamp_scan_enclosed(line, at, &label.from);
    label.words = at + stamp;
    recognize(&label, bracketed, memo);
    return label.kind == EMIC_LABEL_NONE ? none : label;
}

static uint64_t hash_name(emic_slice name)
{
    uint64_t hash = 0xcbf29ce484222325; /* FNV-1a */
    for (size_t i = 0; i < name.length; i++)
        hash = (hash ^ (unsigned char)name.data[i]) * 0x100000001b3;
    return hash ^ hash >> 32;
}

void emic_label_settle(emic_label **likely, size_t count, emic_arena *arena)
{
    size_t size = 8;
    while (size < 2 * count)
        size *= 2;
    emic_label **first = emic_arena_array(arena, size, sizeof *first);
    for (size_t i = 0; i < count; i++) {
        size_t at = hash_name(likely[i]->name) & (size - 1);
        while (first[at] && !emic_slice_equal(first[at]->name, likely[i]->name))
            at = (at + 1) & (size - 1);
        if (first[at])
            first[at]->kind = likely[i]->kind = EMIC_LABEL_SURE;
        else
            first[at] = likely[i];
    }
    for (size_t i = 0; i < count; i++)
        if (likely[i]->kind == EMIC_LABEL_LIKELY)
            likely[i]->kind = EMIC_LABEL_NONE;
}
