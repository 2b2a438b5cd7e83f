/* WebVTT and SubRip: cues with times -> who says what and when. NOTE, STYLE and REGION blocks, cue
 * identifiers and settings are left out. What stands inside a line is markup.c's business, how cues
 * make a text cue.c's.
 *
 * Who speaks is said by <v Name>, or at the beginning of a line by NAME: or [NAME], or not at all:
 * "- " only marks a change of speaker. */
#include "base/text.h"
#include "source/reader.h"

typedef struct cue_reader {
    const char *path;
    emic_slice text, line;
    size_t next;     /* byte after `line` and its line end */
    uint32_t number; /* of `line`, from one */
    emic_slice voice;
    emic_label_memo memo;
    int64_t from, until; /* of the cue being read */
    emic_cue_list cues;
    emic_arena *arena;
    emic_error *err;
} cue_reader;

/* --- Lines ----------------------------------------------------------------------------------- */

static emic_slice line_at(emic_slice text, size_t at)
{
    const char *newline = memchr(text.data + at, '\n', text.length - at);
    return (emic_slice){text.data + at,
                        newline ? (size_t)(newline - text.data) - at : text.length - at};
}

static bool next_line(cue_reader *in)
{
    if (in->next >= in->text.length)
        return false;
    in->line = line_at(in->text, in->next);
    in->next += in->line.length + 1;
    in->number++;
    return true;
}

static emic_status fail_at(const cue_reader *in, size_t at, const char *what, emic_slice value)
{
    size_t column = emic_utf8_count((emic_slice){in->line.data, at}) + 1;
    emic_slice shown = emic_text_cut(value, 32);
    return emic_fail_at(in->err, EMIC_MALFORMED, in->path, in->number, (uint32_t)column,
                        "%s \"%.*s\"; the times of a cue are written 00:00:01.000 --> 00:00:04.000",
                        what, EMIC_ARG(shown));
}

static bool has_arrow(emic_slice line)
{
    for (size_t at = 0; at < line.length;) {
        const char *tip = memchr(line.data + at, '>', line.length - at);
        if (!tip)
            return false;
        at = (size_t)(tip - line.data) + 1;
        if (at >= 3 && tip[-1] == '-' && tip[-2] == '-')
            return true;
    }
    return false;
}

/* Whether `line` means to give the times of a cue. */
static bool is_timed(emic_slice line)
{
    int64_t unused;
    return has_arrow(line) || emic_stamp_scan(line, emic_blank_scan(line, 0), &unused) > 0;
}

static bool is_number(emic_slice line)
{
    size_t at = 0;
    line = emic_blank_trim(line);
    while (at < line.length && line.data[at] >= '0' && line.data[at] <= '9')
        at++;
    return at > 0 && at == line.length;
}

/* Whether the next line begins another cue, although no blank line came before. */
static bool cue_follows(const cue_reader *in)
{
    emic_slice line = line_at(in->text, in->next);
    size_t after = in->next + line.length + 1;
    if (has_arrow(line))
        return true;
    return is_number(line) && after < in->text.length && has_arrow(line_at(in->text, after));
}

/* --- Times ----------------------------------------------------------------------------------- */

static emic_slice word_at(emic_slice line, size_t at)
{
    emic_slice word = emic_slice_from(line, at);
    size_t length = 0;
    while (length < word.length && !strchr(" \t", word.data[length]))
        length++;
    word.length = length;
    return word;
}

static emic_status read_times(cue_reader *in)
{
    emic_slice line = in->line;
    size_t at = emic_blank_scan(line, 0), size = emic_stamp_scan(line, at, &in->from);
    size_t arrow = at + size + emic_blank_scan(line, at + size);
    if (size == 0)
        return fail_at(in, at, "no time stamp:", word_at(line, at));
    if (!emic_slice_starts(emic_slice_from(line, arrow), "-->"))
        return fail_at(in, arrow, "no arrow:", word_at(line, arrow));
    at = arrow + strlen("-->");
    at += emic_blank_scan(line, at);
    size = emic_stamp_scan(line, at, &in->until);
    bool ended = at + size == line.length || emic_blank_scan(line, at + size);
    if (size == 0 || !ended)
        return fail_at(in, at, "no time stamp:", word_at(line, at));
    if (in->until < in->from)
        return fail_at(in, at, "the cue ends before it starts: at", word_at(line, at));
    return EMIC_OK;
}

/* --- Words ----------------------------------------------------------------------------------- */

static void add_cue(cue_reader *in, emic_slice words)
{
    words = emic_blank_trim(words);
    emic_cue added = {.line = words, .from = in->from, .until = in->until};
    if (in->voice.length && words.length) {
        added.label = (emic_label){EMIC_LABEL_SURE, in->voice, emic_role_of_label(in->voice), 0,
                                   EMIC_TIME_NONE};
    } else {
        added.dash = emic_slice_starts(words, "- ");
        if (added.dash)
            added.line = emic_blank_trim(emic_slice_from(words, 2));
        added.label = emic_label_scan(added.line, &in->memo);
    }
    if (added.line.length)
        *EMIC_PUSH(in->arena, &in->cues) = added;
}

/* `name` with its character references replaced. */
static emic_slice plain_name(cue_reader *in, emic_slice name)
{
    char *text = emic_arena_alloc(in->arena, name.length + 1);
    size_t length = 0;
    for (size_t at = 0; at < name.length;) {
        emic_markup found = emic_markup_scan(name, at);
        if (found.kind == EMIC_MARKUP_CHARACTER) {
            memcpy(text + length, found.text, found.length);
            length += found.length;
            at += found.size;
        } else {
            text[length++] = name.data[at++];
        }
    }
    return emic_blank_trim((emic_slice){text, length});
}

static bool may_be_markup(char byte)
{
    return byte == '<' || byte == '&' || byte == '{';
}

static bool has_markup(emic_slice line)
{
    for (size_t at = 0; at < line.length; at++)
        if (may_be_markup(line.data[at]))
            return true;
    return false;
}

/* Takes the markup out of a line of a cue. Where a voice begins or ends, a cue is parted. */
static void read_words(cue_reader *in, emic_slice line)
{
    if (!has_markup(line)) {
        add_cue(in, line);
        return;
    }
    /* A reference is never shorter than the character it stands for. */
    char *text = emic_arena_alloc(in->arena, line.length + 1);
    size_t start = 0, length = 0;
    for (size_t at = 0; at < line.length;) {
        emic_markup found = {0};
        if (may_be_markup(line.data[at]))
            found = emic_markup_scan(line, at);
        if (found.kind == EMIC_MARKUP_NONE) {
            text[length++] = line.data[at++];
            continue;
        }
        at += found.size;
        memcpy(text + length, found.text, found.length);
        length += found.length;
        if (found.kind != EMIC_MARKUP_VOICE && found.kind != EMIC_MARKUP_VOICE_END)
            continue;
        add_cue(in, (emic_slice){text + start, length - start});
        start = length;
        in->voice = plain_name(in, found.name);
    }
    add_cue(in, (emic_slice){text + start, length - start});
}

static emic_status read_cue(cue_reader *in)
{
    EMIC_TRY(read_times(in));
    in->voice = (emic_slice){0};
    while (in->next < in->text.length && !cue_follows(in)) {
        next_line(in);
        if (in->line.length == 0)
            break;
        read_words(in, in->line);
    }
    return EMIC_OK;
}

/* --- Blocks ---------------------------------------------------------------------------------- */

static void skip_block(cue_reader *in)
{
    while (in->line.length && in->next < in->text.length && !cue_follows(in))
        next_line(in);
}

/* Whether `line` is `word`, alone or before a blank. */
static bool begins_with(emic_slice line, const char *word)
{
    size_t length = strlen(word);
    return emic_slice_starts(line, word) &&
           (length == line.length || emic_blank_scan(line, length) > 0);
}

static emic_status read_block(cue_reader *in, bool notes)
{
    if (emic_blank_scan(in->line, 0) == in->line.length)
        return EMIC_OK;
    if (has_arrow(in->line))
        return read_cue(in);
    if (notes && (begins_with(in->line, "NOTE") || begins_with(in->line, "STYLE") ||
                  begins_with(in->line, "REGION"))) {
        skip_block(in);
        return EMIC_OK;
    }
    /* An identifier, if times follow; else these are times gone wrong, or there are none. */
    bool follows = in->next < in->text.length && is_timed(line_at(in->text, in->next));
    if (follows && (!is_timed(in->line) || cue_follows(in)))
        next_line(in);
    else if (!is_timed(in->line))
        return fail_at(in, 0, "text without times:", in->line);
    return read_cue(in);
}

/* --- Files ------------------------------------------------------------------------------------ */

static emic_status read_cues(cue_reader *in, bool notes, emic_transcript *out)
{
    while (next_line(in))
        EMIC_TRY(read_block(in, notes));
    emic_cue_compose(&in->cues, in->arena, out);
    return EMIC_OK;
}

static emic_status read_vtt(const char *path, emic_slice text, emic_arena *arena,
                            emic_transcript *out, emic_error *err)
{
    cue_reader in = {.path = path, .text = text, .arena = arena, .err = err};
    if (!next_line(&in) || !begins_with(in.line, "WEBVTT"))
        return emic_fail_at(err, EMIC_MALFORMED, path, 1, 1,
                            "a WebVTT file begins with a line WEBVTT; name it .srt or .txt if it "
                            "is another format");
    skip_block(&in);
    return read_cues(&in, true, out);
}

static emic_status read_srt(const char *path, emic_slice text, emic_arena *arena,
                            emic_transcript *out, emic_error *err)
{
    cue_reader in = {.path = path, .text = text, .arena = arena, .err = err};
    return read_cues(&in, false, out);
}

const emic_reader emic_reader_vtt = {
    .format = "vtt",
    .extensions = {"vtt"},
    .signature = "WEBVTT",
    .read = read_vtt,
};

const emic_reader emic_reader_srt = {
    .format = "srt",
    .extensions = {"srt"},
    .read = read_srt,
};
