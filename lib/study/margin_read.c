/* Reading a coding of a margin that people edited: its line may hold anything. Lines as a whole are
 * the business of margin_page.c. */
#include "base/text.h"
#include "study/margin_file.h"
#include "study/open_code.h"

static char peek(const margin_file *file)
{
    return file->at < file->line.length ? file->line.data[file->at] : '\0';
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static void skip_blanks(margin_file *file)
{
    while (is_blank(peek(file)))
        file->at++;
}

/* What ends a code, and begins a place or what follows it. */
static bool is_sign(char byte)
{
    return byte == '"' || byte == '(' || byte == '!' || byte == '=' || byte == '#';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Digits from here on, ten at most; -1 when there are none or more. */
static int64_t take_number(margin_file *file)
{
    int64_t number = 0;
    size_t start = file->at;
    while (is_digit(peek(file)) && file->at - start < 10)
        number = number * 10 + (file->line.data[file->at++] - '0');
    return file->at == start || is_digit(peek(file)) ? -1 : number;
}

/* What stands between two marks (" or `), a doubled mark being one. */
static emic_status take_marked(margin_file *file, char mark, emic_slice *out)
{
    size_t opened = file->at++, length = 0;
    char *bytes = emic_arena_alloc(file->arena, file->line.length + 1);
    for (;; file->at++) {
        if (file->at == file->line.length)
            return MARGIN_FAIL(file, opened, "this %c is not closed", mark);
        if (peek(file) == mark) {
            if (file->at + 1 == file->line.length || file->line.data[file->at + 1] != mark)
                break;
            file->at++;
        }
        bytes[length++] = file->line.data[file->at];
    }
    file->at++;
    *out = (emic_slice){bytes, length};
    return EMIC_OK;
}

/* --- A coding --------------------------------------------------------------------------------- */

/* START:END begins here. */
static bool is_span(const margin_file *file, size_t at)
{
    size_t digits = at;
    while (digits < file->line.length && is_digit(file->line.data[digits]))
        digits++;
    return digits > at && digits + 1 < file->line.length && file->line.data[digits] == ':' &&
           is_digit(file->line.data[digits + 1]);
}

/* Whether the code ends at byte `at`, because what follows the blank there is no part of it. */
static bool ends_code(const margin_file *file, size_t at)
{
    if (!is_blank(file->line.data[at]))
        return false;
    while (at < file->line.length && is_blank(file->line.data[at]))
        at++;
    if (at == file->line.length)
        return true;
    char byte = file->line.data[at];
    bool dots = byte == '.' && at + 1 < file->line.length && file->line.data[at + 1] == '.';
    return is_sign(byte) || dots || is_span(file, at);
}

/* The text of a code, in backticks or as it stands. */
static emic_status take_code_text(margin_file *file, emic_slice *out)
{
    size_t start = file->at;
    if (peek(file) == '`')
        return take_marked(file, '`', out);
    while (file->at < file->line.length && !ends_code(file, file->at))
        file->at++;
    *out = (emic_slice){file->line.data + start, file->at - start};
    return EMIC_OK;
}

static emic_status find_code(margin_file *file, size_t start, emic_slice text, size_t *out)
{
    if (emic_codebook_find(file->page->codebook, text, file->arena, out, file->err) != EMIC_OK)
        return margin_locate(file, start);
    return EMIC_OK;
}

/* "+PATH" of a code that there is not yet, "*" or "*PARENT": to be made when it is stored. */
static emic_status take_made(margin_file *file, size_t start, char sign, emic_slice text,
                             emic_margin_note *out)
{
    size_t at;
    emic_slice under = sign == '*' ? text : emic_open_code_parent(text);
    out->made = text;
    out->in_vivo = sign == '*';
    if (sign == '+' && text.length == 0)
        return MARGIN_FAIL(file, start, "behind the + comes the name of a new code");
    return under.length ? find_code(file, start, under, &at) : EMIC_OK;
}

static emic_status check_code(margin_file *file, size_t start, const emic_code *code, emic_id id)
{
    size_t stored = 0;
    while (stored < file->known->count && file->known->items[stored].coding.id != id)
        stored++;
    bool same =
        id && stored < file->known->count && file->known->items[stored].coding.code == code->id;
    if (!same && emic_coding_check_code(code, file->err) != EMIC_OK)
        return margin_locate(file, start); /* a retired code may stay where it is */
    return EMIC_OK;
}

static emic_status take_code(margin_file *file, emic_margin_note *out)
{
    size_t at, start = file->at;
    emic_slice text;
    emic_error unknown;
    char sign = peek(file) == '+' || peek(file) == '*' ? file->line.data[file->at++] : '\0';
    if (sign && (file->at == file->line.length || ends_code(file, file->at)))
        text = (emic_slice){file->line.data + file->at, 0};
    else if (take_code_text(file, &text) != EMIC_OK)
        return file->err->status;
    if (!sign && (text.length == 0 || is_sign(text.data[0])))
        return MARGIN_FAIL(file, start, "a code is wanted here: @ CODE \"words\"");
    bool there = sign == '+' && emic_codebook_find(file->page->codebook, text, file->arena, &at,
                                                   &unknown) == EMIC_OK;
    if (sign && !there)
        return take_made(file, start, sign, text, out);
    if (!there && find_code(file, start, text, &at) != EMIC_OK)
        return file->err->status;
    out->coding.code = file->page->codebook->items[at].id;
    return check_code(file, start, &file->page->codebook->items[at], out->coding.id);
}

static emic_status take_words(margin_file *file, emic_slice *words, uint32_t *column)
{
    size_t start = file->at;
    *column = margin_column(file, start);
    if (take_marked(file, '"', words) != EMIC_OK)
        return file->err->status;
    *words = emic_quote_trim(*words);
    return words->length ? EMIC_OK : MARGIN_FAIL(file, start, "there are no words in these marks");
}

static emic_status take_span(margin_file *file, emic_span *out)
{
    size_t at = file->at;
    int64_t start = take_number(file), end = -1;
    if (start >= 0 && peek(file) == ':') {
        file->at++;
        end = take_number(file);
    }
    if (start < 0 || end < 0 || start > UINT32_MAX || end > UINT32_MAX)
        return MARGIN_FAIL(file, at, "START:END is wanted here, such as 120:180");
    *out = (emic_span){(uint32_t)start, (uint32_t)end};
    if (emic_coding_check_span(*out, file->page->text->points, file->err) != EMIC_OK)
        return margin_locate(file, at);
    return EMIC_OK;
}

/* ".." and what follows. */
static emic_status take_end(margin_file *file, emic_margin_place *place)
{
    file->at += 2;
    skip_blanks(file);
    place->last_at = margin_column(file, file->at);
    if (peek(file) == '"')
        return take_words(file, &place->last, &place->last_at);
    size_t at = file->at;
    place->last_line = take_number(file);
    if (place->last_line < 1)
        return MARGIN_FAIL(file, at, "behind .. comes \"the last words\" or the number of a line");
    return EMIC_OK;
}

static emic_status take_place(margin_file *file, emic_span *out)
{
    emic_margin_place place = {0};
    size_t start = file->at;
    if (is_span(file, file->at))
        return take_span(file, out);
    if (peek(file) == '"')
        if (take_words(file, &place.first, &place.first_at) != EMIC_OK)
            return file->err->status;
    skip_blanks(file);
    if (peek(file) == '(') {
        size_t at = file->at++;
        place.nth = take_number(file);
        if (place.nth < 1 || !place.first.data || peek(file) != ')')
            return MARGIN_FAIL(file, at, "(2) behind \"words\" is their second place in the line");
        file->at++;
        skip_blanks(file);
    }
    if (peek(file) == '.' && file->at + 1 < file->line.length &&
        file->line.data[file->at + 1] == '.')
        if (take_end(file, &place) != EMIC_OK)
            return file->err->status;
    if (emic_margin_resolve(file->page, &file->lines, file->seen - 1, &place, out, file->err) !=
        EMIC_OK)
        return margin_locate(file, start);
    return EMIC_OK;
}

static emic_slice read_memo(margin_file *file)
{
    static const char letters[] = "nrts\\", meant[] = "\n\r\t \\";
    emic_slice rest = emic_slice_trim(emic_slice_from(file->line, file->at + 1));
    char *bytes = emic_arena_alloc(file->arena, rest.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < rest.length; i++) {
        char next = i + 1 < rest.length ? rest.data[i + 1] : '\0';
        const char *known = next ? strchr(letters, next) : NULL;
        bool escaped = rest.data[i] == '\\' && known;
        bytes[length++] = escaped ? meant[known - letters] : rest.data[i];
        i += escaped;
    }
    file->at = file->line.length;
    return (emic_slice){bytes, length};
}

static emic_status take_sign(margin_file *file, emic_coding *out)
{
    size_t start = file->at++;
    char sign = file->line.data[start];
    if (sign == '=') {
        out->weighed = true;
        out->weight = take_number(file);
        if (out->weight < 0 || out->weight > EMIC_WEIGHT_MOST)
            return MARGIN_FAIL(file, start, "behind = comes a weight from 0 to %d",
                               (int)EMIC_WEIGHT_MOST);
        return EMIC_OK;
    }
    while (file->at < file->line.length && !is_blank(peek(file)))
        file->at++;
    emic_slice word = {file->line.data + start + 1, file->at - start - 1};
    if (sign != '!')
        return MARGIN_FAIL(file, start, "not understood from here on: \"%c%.*s\"", sign,
                           EMIC_ARG(word));
    if (emic_polarity_find(word, &out->polarity, file->err) != EMIC_OK)
        return margin_locate(file, start);
    return EMIC_OK;
}

static emic_status check_once(margin_file *file, const emic_margin_notes *notes,
                              const emic_margin_note *wanted, size_t at)
{
    size_t known = 0;
    const emic_coding *coding = &wanted->coding;
    for (size_t i = 0; i < notes->count; i++) {
        const emic_margin_note *note = &notes->items[i];
        if (coding->id && note->coding.id == coding->id)
            return MARGIN_FAIL(file, at,
                               "coding %lld stands in line %u already: a new coding has no "
                               "number",
                               (long long)coding->id, note->line);
        if (note->coding.code == coding->code && note->in_vivo == wanted->in_vivo &&
            emic_slice_equal(note->made, wanted->made) &&
            note->coding.span.start == coding->span.start &&
            note->coding.span.end == coding->span.end)
            return MARGIN_FAIL(file, at, "the same words have this code in line %u already",
                               note->line);
    }
    while (known < file->known->count && file->known->items[known].coding.id != coding->id)
        known++;
    if (coding->id && known == file->known->count)
        return MARGIN_FAIL(file, at,
                           "there is no coding %lld of this coder here: a new coding has no "
                           "number",
                           (long long)coding->id);
    return EMIC_OK;
}

/* "@17 CODE place ...", from the @ on. */
emic_status emic_margin_read_coding(margin_file *file, emic_margin_notes *out)
{
    size_t start = file->at++;
    emic_margin_note note = {.coding = {.round = file->page->round}, .line = file->number};
    emic_coding *coding = &note.coding;
    if (file->seen == 0)
        return MARGIN_FAIL(file, start, "a coding stands below the line in which it begins");
    if (is_digit(peek(file)) && (coding->id = take_number(file)) < 1)
        return MARGIN_FAIL(file, start, "behind the @ stands the number of a coding, or none");
    skip_blanks(file);
    if (take_code(file, &note) != EMIC_OK)
        return file->err->status;
    skip_blanks(file);
    if (take_place(file, &coding->span) != EMIC_OK)
        return file->err->status;
    for (skip_blanks(file); file->at < file->line.length; skip_blanks(file)) {
        if (peek(file) == '#')
            coding->memo = read_memo(file);
        else if (take_sign(file, coding) != EMIC_OK)
            return file->err->status;
    }
    if (check_once(file, out, &note, start) != EMIC_OK)
        return file->err->status;
    *EMIC_PUSH(file->arena, out) = note;
    return EMIC_OK;
}
