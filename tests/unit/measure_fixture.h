/* A study in memory for each test of measure/, filled from the texts of its files, and what is
 * asked of it most: cases, counts, cells, and the message of a refusal. */
#pragma once
#include "measure/frequency.h"
#include "measure/where.h"
#include "study/coder.h"
#include "study/coding.h"
#include "study/document.h"
#include "study/study_db.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static emic_study *study;
static emic_arena *arena;
static emic_error error;

static inline int open_study(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return emic_study_create(":memory:", &study, &error) == EMIC_OK ? 0 : -1;
}

static inline int close_study(void **state)
{
    (void)state;
    emic_study_close(study);
    emic_arena_close(arena);
    return 0;
}

#define IN_STUDY(test) cmocka_unit_test_setup_teardown(test, open_study, close_study)

/* Runs a call that must succeed; what it says otherwise is printed. */
static inline void must(emic_status status)
{
    if (status != EMIC_OK)
        print_error("%s:%u:%u: %s\n", error.path, error.line, error.column, error.message);
    assert_int_equal(EMIC_OK, status);
}

static inline const char *format_text(const char *format, ...) EMIC_PRINTF(1, 2);
static inline const char *format_text(const char *format, ...)
{
    char text[4096];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(text, sizeof text, format, values);
    va_end(values);
    assert_in_range(length, 0, (int)sizeof text - 1);
    return emic_arena_string(arena, emic_slice_of(text));
}

static inline void load_participants(const char *csv)
{
    emic_load_summary loaded;
    must(emic_participant_load(study, "participants.csv", emic_slice_of(csv), &loaded, &error));
    assert_true(loaded.added + loaded.changed > 0);
}

static inline void add_document(const char *name, const char *text)
{
    emic_transcript transcript;
    emic_id id;
    must(emic_transcript_parse("interview.txt", emic_slice_of(text), EMIC_ENCODING_AUTO, arena,
                               &transcript, &error));
    must(emic_document_add(study, emic_slice_of(name), &transcript, &id, &error));
    must(emic_document_tie(study, &error));
}

static inline void load_documents(const char *csv)
{
    emic_load_summary loaded;
    must(emic_document_load(study, "documents.csv", emic_slice_of(csv), &loaded, &error));
    assert_true(loaded.changed > 0);
}

static inline void load_codebook(const char *yaml)
{
    emic_codebook codebook;
    emic_load_summary loaded;
    must(emic_codebook_parse("codebook.yaml", emic_slice_of(yaml), arena, &codebook, &error));
    must(emic_codebook_store(study, &codebook, &loaded, &error));
    assert_true(loaded.added + loaded.changed > 0);
}

static inline void load_codings(const char *csv)
{
    emic_load_summary loaded;
    must(emic_coding_load(study, "codings.csv", emic_slice_of(csv), NULL, &loaded, &error));
    assert_true(loaded.added > 0);
}

/* Codes `words`, which stand once in `document`, as `rest` says: "FEAR,A" or
 * "FEAR,A,2,contradicts".
 */
static inline void code_words(const char *document, const char *words, const char *rest)
{
    emic_id id;
    emic_text_index text;
    emic_span_list places;
    must(emic_document_find(study, emic_slice_of(document), &id, &error));
    must(emic_document_text(study, id, arena, &text, &error));
    must(emic_quote_find(&text, emic_slice_of(words), arena, &places, &error));
    assert_int_equal(1, places.count);
    const char *after_code = strchr(rest, ',') + 1;
    bool whole = strchr(after_code, ',') != NULL;
    load_codings(format_text("document,start,end,code,coder,round,polarity\n%s,%u,%u,%s%s\n",
                             document, places.items[0].start, places.items[0].end, rest,
                             whole ? "" : ",1,supports"));
}

static inline void load_judgements(const char *csv)
{
    emic_load_summary loaded;
    must(emic_judgement_load(study, "judgements.csv", emic_slice_of(csv), &loaded, &error));
    assert_true(loaded.added + loaded.changed > 0);
}

static inline emic_cases load_cases(void)
{
    emic_selection any = {0};
    emic_cases cases;
    must(emic_cases_load(study, &any, arena, &cases, &error));
    assert_true(cases.count > 0);
    return cases;
}

/* Freezes a sub-base of those who fit `condition` now. */
static inline void add_base(const char *name, const char *condition)
{
    emic_cases cases = load_cases();
    const emic_where *where;
    emic_id ids[100];
    size_t count = 0;
    must(emic_where_parse(&cases, emic_slice_of(condition), arena, &where, &error));
    bool *chosen = emic_where_select(where, &cases, arena, NULL);
    for (size_t i = 0; i < cases.count && count < 100; i++)
        if (chosen[i])
            ids[count++] = cases.items[i].participant.id;
    must(emic_sub_base_add(study, emic_slice_of(name), emic_slice_of(condition), ids, count,
                           &error));
}

static inline size_t code_of(const emic_cases *cases, const char *code)
{
    size_t at = 0;
    must(emic_codebook_find(&cases->codebook, emic_slice_of(code), arena, &at, &error));
    return at;
}

static inline const emic_case *case_of(const emic_cases *cases, const char *label)
{
    for (size_t i = 0; i < cases->count; i++)
        if (emic_slice_is(cases->items[i].participant.label, label))
            return &cases->items[i];
    fail_msg("no participant %s", label);
    return NULL;
}

/* What a case says of a code, without and with the codes below it. */
static inline const char *own_value(const emic_cases *cases, const char *label, const char *code)
{
    return emic_case_value_name(case_of(cases, label)->values[code_of(cases, code)]);
}

static inline const char *rolled_value(const emic_cases *cases, const char *label, const char *code)
{
    return emic_case_value_name(
        emic_case_rolled(cases, case_of(cases, label), code_of(cases, code)));
}

/* A frequency whose groups are not empty of rows. `query` must live as long. */
static inline emic_frequency count_by(const emic_frequency_query *query)
{
    emic_frequency out;
    must(emic_frequency_count(study, query, arena, &out, &error));
    assert_true(out.row_count > 0 && out.group_count > 0);
    return out;
}

/* The row of a code as "n of N" of each group and the total: "1 of 2, 0 of 1, 1 of 3". */
static inline const char *row_of(const emic_frequency *frequency, const char *code)
{
    size_t at = code_of(&frequency->cases, code), row = 0, width = frequency->group_count + 1;
    const char *text = "";
    while (row < frequency->row_count && frequency->rows[row] != at)
        row++;
    assert_true(row < frequency->row_count);
    for (size_t group = 0; group < width; group++)
        text = format_text("%s%s%lld of %lld", text, group ? ", " : "",
                           (long long)frequency->n[row * width + group],
                           (long long)frequency->sizes[group]);
    return text;
}

/* The notes of a table, a line each. */
static inline const char *notes_of(const emic_table *table)
{
    const char *text = "";
    assert_true(table->notes.count > 0);
    for (size_t i = 0; i < table->notes.count; i++)
        text = format_text("%s%s\n", text, table->notes.items[i]);
    return text;
}

static inline void assert_contains(const char *text, const char *words)
{
    if (!strstr(text, words))
        fail_msg("\"%s\" is not in:\n%s", words, text);
}

static inline void assert_lacks(const char *text, const char *words)
{
    assert_true(*text);
    if (strstr(text, words))
        fail_msg("\"%s\" should not be in:\n%s", words, text);
}
