/* Judgements: stored and listed. judgements.csv is judgement_file.c's business, what they mean for
 * counts measure/select.c's. */
#include "study/judgement.h"
#include "base/csv.h"
#include "base/suggestion.h"
#include "study/study_db.h"
#include <stdlib.h>

static const char *const value_names[] = {"unjudged", "affirmed", "denied", "not raised",
                                          "not asked"};
enum { VALUE_COUNT = 5 };

const char *emic_case_value_name(emic_case_value value)
{
    return value_names[value];
}

/* "not-raised" and "Not_raised" are easier to type on a command line. */
static bool is_word(emic_slice word, const char *name)
{
    if (word.length != strlen(name))
        return false;
    for (size_t i = 0; i < word.length; i++) {
        char byte = word.data[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        if ((byte == '-' || byte == '_' ? ' ' : byte) != name[i])
            return false;
    }
    return true;
}

emic_status emic_case_value_find(emic_slice name, emic_case_value *out, emic_error *err)
{
    static const char *const to_store[] = {"affirmed", "denied", "not raised", "not asked", NULL};
    for (int i = 0; i < VALUE_COUNT; i++) {
        if (!is_word(name, value_names[i]))
            continue;
        *out = (emic_case_value)i;
        return EMIC_OK;
    }
    const char *near = emic_suggestion_find(name, to_store);
    if (near)
        return emic_fail(err, EMIC_INVALID,
                         "unknown value \"%.*s\"; did you mean \"%s\"? known: affirmed, denied, "
                         "not raised, not asked",
                         EMIC_ARG(name), near);
    return emic_fail(err, EMIC_INVALID,
                     "unknown value \"%.*s\"; it is affirmed, denied, not raised or not asked",
                     EMIC_ARG(name));
}

static const char list_judgements[] =
    "SELECT j.id, j.participant, j.code, p.label, k.name, j.memo, j.value,"
    " ifnull((SELECT group_concat(place, ' ') FROM (SELECT d.name || ':' || c.start || ':' ||"
    " c.stop AS place FROM judgement_evidence e JOIN coding c ON c.id = e.coding"
    " JOIN document d ON d.current_revision = c.revision WHERE e.judgement = j.id"
    " GROUP BY d.name, c.start, c.stop ORDER BY d.name, c.start, c.stop)), '')"
    " FROM judgement j JOIN participant p ON p.id = j.participant JOIN coder k ON k.id = j.coder";

static int order(const void *left, const void *right)
{
    const emic_judgement *a = left, *b = right;
    if (a->participant != b->participant)
        return a->participant < b->participant ? -1 : 1;
    return (a->code_at > b->code_at) - (a->code_at < b->code_at);
}

static emic_status read_judgement(const emic_cursor *cursor, const emic_codebook *codebook,
                                  emic_arena *arena, emic_judgement *out, emic_error *err)
{
    out->id = emic_cursor_int(cursor, 0);
    out->participant = emic_cursor_int(cursor, 1);
    out->code = emic_cursor_int(cursor, 2);
    out->participant_label = emic_arena_copy(arena, emic_cursor_text(cursor, 3));
    out->coder_name = emic_arena_copy(arena, emic_cursor_text(cursor, 4));
    out->memo = emic_arena_copy(arena, emic_cursor_text(cursor, 5));
    out->evidence = emic_arena_copy(arena, emic_cursor_text(cursor, 7));
    out->code_at = emic_codebook_at(codebook, out->code);
    if (out->code_at < 0)
        return emic_fail(err, EMIC_CORRUPT,
                         "judgement %lld names no code of the codebook; run emic check",
                         (long long)out->id);
    return emic_case_value_find(emic_cursor_text(cursor, 6), &out->value, err);
}

emic_status emic_judgement_list_load(emic_study *study, const emic_codebook *codebook,
                                     emic_arena *arena, emic_judgement_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_judgement_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_judgements, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        status = read_judgement(&cursor, codebook, arena, EMIC_PUSH(arena, out), err);
        if (status != EMIC_OK)
            break;
    }
    emic_cursor_close(&cursor);
    if (status == EMIC_OK && out->count)
        qsort(out->items, out->count, sizeof *out->items, order);
    return status;
}

emic_status emic_judgement_write(emic_study *study, bool memos, emic_strbuf *out, emic_error *err)
{
    emic_codebook codebook;
    emic_judgement_list list;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_codebook_load(study, arena, &codebook, err);
    if (status == EMIC_OK)
        status = emic_judgement_list_load(study, &codebook, arena, &list, err);
    if (status == EMIC_OK)
        emic_strbuf_puts(out, "participant,code,value,coder,evidence,memo\n");
    for (size_t i = 0; status == EMIC_OK && i < list.count; i++) {
        const emic_judgement *judgement = &list.items[i];
        emic_csv_put(out, judgement->participant_label);
        emic_csv_put(out, codebook.items[judgement->code_at].path);
        emic_csv_put(out, emic_slice_of(value_names[judgement->value]));
        emic_csv_put(out, judgement->coder_name);
        emic_csv_put(out, judgement->evidence);
        emic_csv_put(out, memos ? judgement->memo : (emic_slice){0});
        emic_csv_end(out);
    }
    emic_arena_close(arena);
    return status;
}
