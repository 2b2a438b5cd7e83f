/* emic coding add: passages of one document from options, or of many from a file of lines. */
#include "coding_said.h"
#include "named.h"
#include "commands.h"
#include "input.h"
#include "output.h"
#include "passage.h"

enum { TOLD_MOST = 12 }; /* codings told one by one */

/* A coding command at work. */
typedef struct coding_work {
    emic_context *context;
    emic_coding_writer *writer;
    emic_coding said; /* what is the same of all codings */
    bool several;     /* places nobody counted: what is coded already is passed over */
    size_t added, known;
} coding_work;

static emic_status code_place(coding_work *work, const passage_text *at, emic_coding *coding,
                              emic_error *err)
{
    bool added;
    EMIC_TRY(emic_coding_writer_add(work->writer, coding, &coding->id, &added, err));
    if (!added && !work->several)
        return emic_coding_fail_known(emic_coding_writer_codebook(work->writer), coding, err);
    work->added += added;
    work->known += !added;
    if (added && work->added <= TOLD_MOST)
        coding_said_tell(work->context, at->name, work->writer, at->text, coding);
    return EMIC_OK;
}

static void tell_summary(const coding_work *work)
{
    const emic_load_summary summary = {.added = work->added, .unchanged = work->known};
    if (work->several || work->added > TOLD_MOST)
        output_note(work->context, "codings: %s", input_summary(work->context, &summary));
}

/* --- From options ----------------------------------------------------------------------------- */

/* Makes the in-vivo code of a passage, and codes it. */
static emic_status code_vivo(coding_work *work, const passage_text *at, emic_span place,
                             emic_error *err)
{
    emic_context *context = work->context;
    emic_coding coding = work->said;
    emic_slice words = emic_text_words(at->text, place);
    emic_slice under = emic_slice_of(option_value(context, "under"));
    emic_slice name = emic_slice_of(option_value(context, "name"));
    EMIC_TRY(emic_open_code_add_vivo(context->study, emic_coding_writer_codebook(work->writer),
                                     words, name, under, &coding.code, err));
    EMIC_TRY(emic_coding_writer_refresh(work->writer, err));
    coding.span = place;
    EMIC_TRY(code_place(work, at, &coding, err));
    return emic_codebook_set_source(context->study, coding.code, coding.id, err);
}

/* Codes every place with every code that --code says. */
static emic_status code_all(coding_work *work, const passage_text *at, const emic_span_list *places,
                            emic_error *err)
{
    emic_context *context = work->context;
    for (size_t k = 0; option_repeat(context, "code", k); k++) {
        emic_id code;
        EMIC_TRY(coding_said_code(context, work->writer,
                                  emic_slice_of(option_repeat(context, "code", k)), &code, err));
        for (size_t i = 0; i < places->count; i++) {
            emic_coding coding = work->said;
            coding.code = code;
            coding.span = places->items[i];
            if (code_place(work, at, &coding, err) != EMIC_OK)
                return emic_error_locate(err, at->name, 0, 0);
        }
    }
    return EMIC_OK;
}

static emic_status code_document(coding_work *work, int *exit, emic_error *err)
{
    emic_context *context = work->context;
    passage_text at = {.name = context->operands[0]};
    emic_span_list places;
    const char *way;
    EMIC_TRY(passage_way(context, &way, err));
    EMIC_TRY(emic_document_find(context->study, emic_slice_of(at.name), &work->said.document, err));
    EMIC_TRY(emic_coding_writer_take(work->writer, work->said.document, &at.text, &at.turns, err));
    if (passage_places(context, &at, way, &places, err) != EMIC_OK)
        return emic_error_locate(err, at.name, 0, 0);
    work->several = option_given(context, "hit");
    if (places.count == 0) {
        output_note(context, "%s: \"%s\" stands nowhere", at.name, option_value(context, "hit"));
        *exit = EXIT_NEGATIVE;
    }
    if (option_given(context, "in-vivo"))
        for (size_t i = 0; i < places.count; i++)
            EMIC_TRY(code_vivo(work, &at, places.items[i], err));
    return code_all(work, &at, &places, err);
}

/* --- From a file of lines --------------------------------------------------------------------- */

enum { FIELD_DOCUMENT, FIELD_PLACE, FIELD_CODE, FIELD_MEMO, FIELD_COUNT };

/* The fields of a line, parted by tabs; how many there are. */
static size_t split(emic_slice line, emic_slice fields[FIELD_COUNT])
{
    size_t count = 0;
    for (;;) {
        const char *tab = memchr(line.data, '\t', line.length);
        size_t length = tab ? (size_t)(tab - line.data) : line.length;
        if (count < FIELD_COUNT)
            fields[count] = emic_slice_trim((emic_slice){line.data, length});
        count++;
        if (!tab)
            return count;
        line = emic_slice_from(line, length + 1);
    }
}

/* Codes one line. `*column` is where the field at hand begins. */
static emic_status code_line(coding_work *work, emic_slice line, const emic_slice *fields,
                             uint32_t *column, emic_error *err)
{
    emic_arena *arena = work->context->arena;
    emic_coding coding = work->said;
    passage_text at = {.name = emic_arena_string(arena, fields[FIELD_DOCUMENT])};
    emic_slice before = {line.data, 0};
    *column = 1;
    EMIC_TRY(
        emic_document_find(work->context->study, fields[FIELD_DOCUMENT], &coding.document, err));
    EMIC_TRY(emic_coding_writer_take(work->writer, coding.document, &at.text, &at.turns, err));
    before.length = (size_t)(fields[FIELD_PLACE].data - line.data);
    *column = (uint32_t)emic_utf8_count(before) + 1;
    EMIC_TRY(
        passage_find(&at, emic_arena_string(arena, fields[FIELD_PLACE]), arena, &coding.span, err));
    before.length = (size_t)(fields[FIELD_CODE].data - line.data);
    *column = (uint32_t)emic_utf8_count(before) + 1;
    EMIC_TRY(coding_said_code(work->context, work->writer, fields[FIELD_CODE], &coding.code, err));
    if (fields[FIELD_MEMO].length)
        coding.memo = fields[FIELD_MEMO];
    return code_place(work, &at, &coding, err);
}

static emic_status code_lines(coding_work *work, const char *path, emic_error *err)
{
    emic_slice rest;
    EMIC_TRY(input_text(work->context, path, &rest, err));
    work->several = true;
    for (uint32_t number = 1; rest.length; number++) {
        const char *newline = memchr(rest.data, '\n', rest.length);
        emic_slice line = {rest.data, newline ? (size_t)(newline - rest.data) : rest.length};
        emic_slice fields[FIELD_COUNT] = {{0}};
        uint32_t column = 1;
        rest = emic_slice_from(rest, line.length + (newline != NULL));
        emic_slice words = emic_slice_trim(line);
        if (words.length == 0 || words.data[0] == '#')
            continue;
        size_t count = split(line, fields);
        if (count < FIELD_MEMO || count > FIELD_COUNT)
            return emic_fail_at(err, EMIC_MALFORMED, path, number, 1,
                                "a line is DOC, place, CODE and, if wanted, a memo, parted by "
                                "tabs; this one has %zu field%s",
                                count, count == 1 ? "" : "s");
        if (code_line(work, line, fields, &column, err) != EMIC_OK)
            return emic_error_locate(err, path, number, column);
    }
    return EMIC_OK;
}

/* --- The command ------------------------------------------------------------------------------ */

static emic_status check_options(const emic_context *context, emic_error *err)
{
    bool vivo = option_given(context, "in-vivo"), code = option_given(context, "code");
    bool from = option_given(context, "from");
    if (from != (context->operand_count == 0))
        return emic_fail(err, EMIC_INVALID, "name either a document or, with --from, a file");
    if (from && (vivo || code || option_given(context, "quote") || option_given(context, "span") ||
                 option_given(context, "turn") || option_given(context, "line") ||
                 option_given(context, "hit")))
        return emic_fail(err, EMIC_INVALID,
                         "with --from, places and codes stand in the lines of the file");
    if (!from && !vivo && !code)
        return emic_fail(err, EMIC_INVALID, "say with --code CODE what these words are coded with");
    if (vivo && option_given(context, "hit"))
        return emic_fail(err, EMIC_INVALID,
                         "--in-vivo names a code after one passage: --hit may find many");
    if ((option_given(context, "under") || option_given(context, "name")) && !vivo)
        return emic_fail(err, EMIC_INVALID, "--name and --under are of an --in-vivo code");
    return EMIC_OK;
}

static emic_status run_with(coding_work *work, int *exit, emic_error *err)
{
    emic_context *context = work->context;
    EMIC_TRY(coding_said_round(context, 1, &work->said.round, err));
    EMIC_TRY(coding_said_rest(context, &work->said, err));
    EMIC_TRY(named_coder(context, &work->said.coder, err));
    const char *path = option_value(context, "from");
    EMIC_TRY(path ? code_lines(work, path, err) : code_document(work, exit, err));
    tell_summary(work);
    return EMIC_OK;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    coding_work work = {.context = context};
    EMIC_TRY(check_options(context, err));
    EMIC_TRY(emic_coding_writer_open(context->study, &work.writer, err));
    emic_status status = run_with(&work, exit, err);
    emic_coding_writer_close(work.writer);
    return status;
}

static const emic_option options[] = {
    OPTION_PLACES,
    {"code", 'c', OPTION_REPEAT, "CODE",
     "the code, by path, name or mnemonic; +CODE is made if there is none"},
    {"in-vivo", 0, OPTION_FLAG, NULL,
     "make a provisional code named after the words, and code them"},
    {"name", 0, OPTION_TEXT, "WORDS",
     "the in-vivo code's name, out of the words; else all of them"},
    {"under", 0, OPTION_TEXT, "CODE", "the code below which the in-vivo code goes"},
    OPTION_CODER,
    OPTION_ROUND,
    OPTION_POLARITY,
    OPTION_WEIGHT,
    OPTION_MEMO,
    {"from", 0, OPTION_TEXT, "FILE",
     "take passages from the lines of a file (\"-\": standard input)"},
    {0},
};

const emic_command command_coding_add = {
    .name = "coding add",
    .operands = "[DOC]",
    .least = 0,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run,
    .options = options,
    .summary = "Code passages of a transcript",
    .details =
        "In a quote any white space fits any white space; everything else must be as in the text. "
        "A quote that stands several times is refused with the list of its places, unless --nth, "
        "--before or --after choose one. --quote, --span, --turn and --line may be repeated, and "
        "each place is coded with each code. emic document show numbers turns, and with --lines "
        "lines; a turn or line is coded without the speaker's label. --hit codes every place of "
        "the words, whatever the capitals and marks on letters; those coded before stay as they "
        "are.\n\n"
        "With --from each line is DOC, a place, CODE and, if wanted, a memo, parted by tabs. The "
        "place is START:END, turn N, turn N-M, line N, line N-M, or else a quote. Empty lines and "
        "those that begin with # mean nothing. All lines are coded or none.",
    .example = "emic coding add TP04 --quote \"has family who can\" --code HARM/FEAR --coder A",
};
