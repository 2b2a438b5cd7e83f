/* A study of random texts and what coders do to it, at random: for long sequences of commands. */
#pragma once
#include "study/codebook_edit.h"
#include "study/description.h"
#include "study/memo.h"
#include "study/revise_plan.h"
#include "study/rewrite.h"
#include "study_fixture.h"
#include <stdio.h>

enum { DOCUMENTS = 3, CODES = 6, LATE_NAMES = 4 };

static uint64_t chance_state;

static inline uint32_t below(uint32_t limit)
{
    chance_state = chance_state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(chance_state >> 33) % limit;
}

/* --- The study -------------------------------------------------------------------------------- */

static const char *const words[] = {"bus",
                                    "night",
                                    "road",
                                    "zo\xC3\xA9",
                                    "\xF0\x9F\x98\x80",
                                    "depot",
                                    "e\xCC\x81",
                                    "rain",
                                    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                    "fear",
                                    "light",
                                    "stop"};
static const char *const late_names[LATE_NAMES] = {"Okka", "Wiebke", "Sjoerd", "Fenna"};

static inline emic_slice random_text(void)
{
    emic_strbuf text = {0};
    uint32_t turns = 3 + below(6);
    for (uint32_t turn = 0; turn < turns; turn++) {
        emic_strbuf_puts(&text, turn % 2 ? "B: " : "A: ");
        for (uint32_t i = 0, count = 4 + below(12); i < count; i++) {
            bool name = below(15) == 0;
            emic_strbuf_puts(&text, name ? late_names[below(LATE_NAMES)]
                                         : words[below(sizeof words / sizeof *words)]);
            emic_strbuf_puts(&text, i + 1 < count ? " " : ".\n\n");
        }
    }
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static inline emic_transcript transcript_of(emic_slice text)
{
    emic_transcript transcript;
    ASSERT_OK(
        emic_transcript_parse("text.txt", text, EMIC_ENCODING_AUTO, arena, &transcript, &err));
    return transcript;
}

static inline void make_study(void)
{
    emic_id id;
    ASSERT_OK(emic_study_begin(study, &err));
    for (int i = 0; i < DOCUMENTS; i++) {
        emic_transcript transcript = transcript_of(random_text());
        const char *name = emic_arena_format(arena, "D%d", i);
        ASSERT_OK(emic_document_add(study, emic_slice_of(name), &transcript, &id, &err));
    }
    for (int i = 0; i < CODES; i++) {
        emic_code code = emic_code_make(emic_slice_of(emic_arena_format(arena, "CODE%d", i)));
        ASSERT_OK(emic_codebook_add(study, 0, &code, &id, &err));
    }
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("ann"), &id, &err));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("ben"), &id, &err));
    ASSERT_OK(emic_study_commit(study, &err));
}

static inline emic_id some(const char *list, const char *count)
{
    int64_t rows = number_of(count), id = 0;
    if (rows)
        ASSERT_OK(emic_db_int(emic_study_db(study), list, EMIC_ROW(emic_int(below((uint32_t)rows))),
                              0, &id, &err));
    return id;
}

static inline emic_id some_code(void)
{
    return some("SELECT id FROM code ORDER BY id LIMIT 1 OFFSET ?1", "SELECT count(*) FROM code");
}

static inline emic_id some_coding(void)
{
    return some("SELECT id FROM coding ORDER BY id LIMIT 1 OFFSET ?1",
                "SELECT count(*) FROM coding");
}

static inline emic_id some_document(void)
{
    return 1 + below(DOCUMENTS);
}

/* --- What coders do --------------------------------------------------------------------------- */

static inline emic_slice new_name(void)
{
    return emic_slice_of(emic_arena_format(arena, "N%u", below(40)));
}

static inline emic_status do_code(void)
{
    emic_id id;
    emic_text_index text;
    emic_coding coding = {.document = some_document(), .code = some_code(), .round = 1};
    EMIC_TRY(emic_document_text(study, coding.document, arena, &text, &err));
    coding.coder = 1 + below(2);
    coding.span.start = below((uint32_t)text.points);
    coding.span.end = coding.span.start + 1 + below(40);
    coding.memo = below(3) ? EMIC_LITERAL("") : EMIC_LITERAL("as Okka said");
    return emic_coding_add(study, &coding, &id, &err);
}

static inline emic_status do_remove(void)
{
    return emic_coding_remove(study, some_coding(), &err);
}

static inline emic_status do_memo(void)
{
    emic_id id, coding = some_coding();
    emic_memo_link link = {.thing = EMIC_MEMO_OF_CODING, .id = coding};
    emic_memo memo = {.kind = EMIC_MEMO_CODE,
                      .text = EMIC_LITERAL("Wiebke and the road"),
                      .coder = 1,
                      .links = {&link, coding ? 1 : 0, 1}};
    return emic_memo_add(study, &memo, &id, &err);
}

static inline emic_status do_describe(void)
{
    emic_slice values[] = {EMIC_LITERAL("Sjoerd and others"), new_name(), new_name()};
    emic_description_field field = below(2) ? EMIC_DESCRIPTION_KEYWORD : EMIC_DESCRIPTION_ABSTRACT;
    size_t most = field == EMIC_DESCRIPTION_KEYWORD ? 4 : 2;
    return emic_description_set(study, field, values, below((uint32_t)most), &err);
}

static inline emic_status do_rename(void)
{
    return emic_codebook_rename(study, some_code(), new_name(), &err);
}

static inline emic_status do_move(void)
{
    return emic_codebook_move(study, some_code(), below(3) ? some_code() : 0, below(3), &err);
}

static inline emic_status do_merge(void)
{
    emic_merge_summary summary;
    return emic_codebook_merge(study, some_code(), some_code(), &summary, &err);
}

static inline emic_status do_split(void)
{
    emic_id out, from = 0, coding = some_coding();
    int64_t evidence;
    emic_code code = emic_code_make(new_name());
    if (coding)
        EMIC_TRY(emic_db_int(emic_study_db(study), "SELECT code FROM coding WHERE id = ?1",
                             EMIC_ROW(emic_int(coding)), 0, &from, &err));
    return emic_codebook_split(study, from, &code, &coding, 1, &out, &evidence, &err);
}

static inline emic_status do_retire(void)
{
    emic_id code = some_code();
    return below(2) ? emic_codebook_retire(study, &code, 1, &err)
                    : emic_codebook_restore(study, code, &err);
}

/* A text with some words replaced, taken out and put in, and perhaps a paragraph moved to the end.
 */
static inline emic_slice edited(emic_slice text)
{
    emic_strbuf out = {0}, later = {0};
    while (text.length) {
        const char *end = memchr(text.data, '\n', text.length);
        emic_slice line = {text.data, end ? (size_t)(end - text.data) + 1 : text.length};
        text = emic_slice_from(text, line.length);
        uint32_t fate = below(12);
        if (fate == 0 && line.length > 4)
            continue;
        if (fate == 1)
            emic_strbuf_puts(&out, "A: a new paragraph about nothing much.\n\n");
        emic_strbuf_add(fate == 2 ? &later : &out, line);
        if (fate == 3 && line.length > 4)
            emic_strbuf_puts(&out, "and a line that continues it\n");
    }
    emic_strbuf_add(&out, emic_strbuf_slice(&later));
    if (emic_slice_trim(emic_strbuf_slice(&out)).length == 0)
        emic_strbuf_puts(&out, "A: nothing left.\n");
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    emic_strbuf_close(&later);
    return copy;
}

static inline emic_status do_revise(void)
{
    emic_text_index text;
    emic_revise_plan plan;
    emic_revise_result result;
    emic_id document = some_document();
    EMIC_TRY(emic_document_text(study, document, arena, &text, &err));
    emic_transcript transcript = transcript_of(edited(text.text));
    EMIC_TRY(emic_revise_plan_load(study, document, &transcript, arena, &plan, &err));
    emic_revise_plan_decide(&plan, EMIC_FATE_EDITED,
                            below(2) ? EMIC_REVISE_KEEP : EMIC_REVISE_DETACH);
    for (emic_fate fate = EMIC_FATE_EDITED; fate < EMIC_FATES; fate++)
        emic_revise_plan_decide(&plan, fate, EMIC_REVISE_DETACH);
    return emic_revise_plan_apply(study, &plan, "revised", &result, &err);
}

/* --- Names found late ------------------------------------------------------------------------- */

static inline emic_slice without(emic_slice text, const char *name, emic_arena *into)
{
    emic_strbuf out = {0};
    size_t length = strlen(name);
    for (size_t at = 0; at < text.length; at++)
        if (text.length - at >= length && memcmp(text.data + at, name, length) == 0) {
            emic_strbuf_puts(&out, "[X]");
            at += length - 1;
        } else {
            emic_strbuf_putc(&out, text.data[at]);
        }
    emic_slice copy = emic_arena_copy(into, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return copy;
}

static inline emic_status rewrite(void *context, emic_slice text, bool label, emic_arena *into,
                                  emic_slice *out, emic_error *error)
{
    (void)label;
    (void)error;
    *out = without(text, context, into);
    return EMIC_OK;
}

static inline emic_status replace_in(emic_id document, const char *name,
                                     emic_revise_summary *summary)
{
    emic_text_index text;
    emic_edit_list edits = {0};
    size_t length = strlen(name);
    EMIC_TRY(emic_document_text(study, document, arena, &text, &err));
    for (size_t at = 0; at + length <= text.text.length; at++) {
        if (memcmp(text.text.data + at, name, length) != 0)
            continue;
        uint32_t start = (uint32_t)emic_utf8_count((emic_slice){text.text.data, at});
        emic_edit_add(&edits, (emic_span){start, start + (uint32_t)length},
                      (emic_slice){text.text.data + at, length}, EMIC_LITERAL("[X]"), arena);
    }
    return edits.count ? emic_document_revise(study, document, &edits, "names were replaced", arena,
                                              summary, &err)
                       : EMIC_OK;
}

static inline emic_status do_late(void)
{
    char name[16];
    int64_t changed;
    emic_revise_summary summary = {0};
    snprintf(name, sizeof name, "%s", late_names[below(LATE_NAMES)]);
    for (emic_id document = 1; document <= DOCUMENTS; document++)
        EMIC_TRY(replace_in(document, name, &summary));
    int64_t withheld;
    EMIC_TRY(emic_document_withhold_older(study, &withheld, &err));
    return emic_study_rewrite(study, rewrite, name, &changed, &err);
}
