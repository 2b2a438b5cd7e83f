/* Counting what a study holds: one figure a statement, and the words of all texts. */
#include "study/study_size.h"
#include "base/text.h"
#include "study/study_db.h"
#include <stddef.h>

/* The plus keeps SQLite from looking up every coding of every text for a test that few pass. */
#define CURRENT " AND +revision IN (SELECT current_revision FROM document)"

static const struct {
    const char *sql;
    size_t place; /* in emic_study_size */
} figures[] = {
    {"SELECT count(*) FROM document", offsetof(emic_study_size, documents)},
    {"SELECT count(*) FROM document d JOIN revision r ON r.id = d.current_revision"
     " WHERE r.text IS NULL",
     offsetof(emic_study_size, withheld)},
    {"SELECT sum(r.characters) FROM document d JOIN revision r ON r.id = d.current_revision",
     offsetof(emic_study_size, characters)},
    {"SELECT count(DISTINCT document) FROM revision WHERE number > 1",
     offsetof(emic_study_size, revised)},
    {"SELECT count(*) FROM document d JOIN turn t ON t.revision = d.current_revision",
     offsetof(emic_study_size, turns)},
    {"SELECT count(*) FROM document d JOIN turn t ON t.revision = d.current_revision"
     " JOIN speaker s ON s.id = t.speaker WHERE s.role = 'participant'",
     offsetof(emic_study_size, participant_turns)},
    {"SELECT count(*) FROM (SELECT participant FROM (SELECT document, participant FROM speaker"
     " WHERE participant IS NOT NULL UNION SELECT id, participant FROM document"
     " WHERE participant IS NOT NULL) GROUP BY participant HAVING count(*) > 1)",
     offsetof(emic_study_size, repeated)},
    {"SELECT count(*) FROM document d JOIN coding c ON c.revision = d.current_revision",
     offsetof(emic_study_size, codings)},
    {"SELECT count(*) FROM document d WHERE EXISTS"
     " (SELECT 1 FROM coding c WHERE c.revision = d.current_revision)",
     offsetof(emic_study_size, coded_documents)},
    {"SELECT count(*) FROM coding WHERE polarity = 'contradicts'" CURRENT,
     offsetof(emic_study_size, contradicting)},
    {"SELECT count(*) FROM coding WHERE polarity = 'qualifies'" CURRENT,
     offsetof(emic_study_size, qualifying)},
    {"SELECT count(*) FROM coding c WHERE definition <"
     " (SELECT k.definition FROM code k WHERE k.id = c.code)" CURRENT,
     offsetof(emic_study_size, stale)},
    {"SELECT count(*) FROM coding WHERE rule IS NOT NULL" CURRENT,
     offsetof(emic_study_size, rule_codings)},
    {"SELECT count(*) FROM detached_coding", offsetof(emic_study_size, detached)},
    {"SELECT count(*) FROM judgement_evidence", offsetof(emic_study_size, judgement_evidence)},
    {"SELECT count(*) FROM comparison WHERE verdict = 'same'", offsetof(emic_study_size, same)},
    {"SELECT count(*) FROM comparison WHERE verdict = 'differs'",
     offsetof(emic_study_size, differs)},
    {"SELECT count(*) FROM relation", offsetof(emic_study_size, relations)},
    {"SELECT count(*) FROM proposition", offsetof(emic_study_size, propositions)},
    {"SELECT count(*) FROM negative_search", offsetof(emic_study_size, searches)},
    {"SELECT sum(found) FROM negative_search", offsetof(emic_study_size, found)},
    {"SELECT count(*) FROM sampling_decision", offsetof(emic_study_size, decisions)},
    {"SELECT count(participant) FROM sampling_decision", offsetof(emic_study_size, resolved)},
    {"SELECT count(*) FROM rule", offsetof(emic_study_size, rules)},
    {"SELECT count(*) FROM unit_visit", offsetof(emic_study_size, visits)},
};

static emic_status count_figures(emic_study *study, emic_study_size *out, emic_error *err)
{
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        int64_t *place = (int64_t *)(void *)((char *)out + figures[i].place);
        EMIC_TRY(emic_db_int(emic_study_db(study), figures[i].sql, EMIC_NO_VALUES, 0, place, err));
    }
    return EMIC_OK;
}

/* A document lasts from the beginning of its first timed turn to the end of its last. */
static const char lengths[] =
    "SELECT max(ifnull(t.until_ms, t.from_ms)) - min(t.from_ms) FROM document d"
    " LEFT JOIN turn t ON t.revision = d.current_revision GROUP BY d.id";

static emic_status measure_lengths(emic_study *study, emic_study_size *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false, any = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), lengths, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        int64_t length = emic_cursor_int(&cursor, 0);
        if (emic_cursor_is_null(&cursor, 0)) {
            out->untimed++;
            continue;
        }
        out->shortest = !any || length < out->shortest ? length : out->shortest;
        any = true;
        out->longest = length > out->longest ? length : out->longest;
        out->milliseconds += length;
    }
    emic_cursor_close(&cursor);
    return status;
}

static const char judgements[] = "SELECT value, count(*) FROM judgement GROUP BY value";
static const char memos[] = "SELECT kind, count(*) FROM memo m WHERE NOT EXISTS"
                            " (SELECT 1 FROM memo n WHERE n.supersedes = m.id) GROUP BY kind";

static emic_status count_judgements(emic_study *study, emic_study_size *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_case_value value;
    EMIC_TRY(emic_db_query(emic_study_db(study), judgements, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more &&
           (status = emic_case_value_find(emic_cursor_text(&cursor, 0), &value, err)) == EMIC_OK)
        out->judgements[value] = emic_cursor_int(&cursor, 1);
    emic_cursor_close(&cursor);
    return status;
}

static emic_status count_memos(emic_study *study, emic_study_size *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_memo_kind kind;
    EMIC_TRY(emic_db_query(emic_study_db(study), memos, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more &&
           (status = emic_memo_kind_find(emic_cursor_text(&cursor, 0), &kind, err)) == EMIC_OK)
        out->memos[kind] = emic_cursor_int(&cursor, 1);
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_study_size_load(emic_study *study, emic_study_size *out, emic_error *err)
{
    *out = (emic_study_size){0};
    EMIC_TRY(count_figures(study, out, err));
    EMIC_TRY(measure_lengths(study, out, err));
    EMIC_TRY(count_judgements(study, out, err));
    return count_memos(study, out, err);
}

/* --- Words ------------------------------------------------------------------------------------ */

static const char texts[] = "SELECT r.id, r.text FROM document d JOIN revision r"
                            " ON r.id = d.current_revision WHERE r.text IS NOT NULL";
static const char turns[] = "SELECT t.words_start, t.words_stop, s.role = 'participant' FROM turn t"
                            " JOIN speaker s ON s.id = t.speaker WHERE t.revision = ?1";

static int64_t words_in(emic_slice text)
{
    int64_t count = 0;
    bool inside = false;
    for (size_t i = 0; i < text.length; i++) {
        bool space = text.data[i] == ' ' || (text.data[i] >= '\t' && text.data[i] <= '\r');
        count += !space && !inside;
        inside = !space;
    }
    return count;
}

static emic_status count_turns(emic_study *study, emic_id revision, const emic_text_index *text,
                               emic_study_words *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false, any = false;
    EMIC_TRY(
        emic_db_query(emic_study_db(study), turns, EMIC_ROW(emic_int(revision)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        int64_t start = emic_cursor_int(&cursor, 0), stop = emic_cursor_int(&cursor, 1);
        any = true;
        if (start < 0 || stop < start || (uint64_t)stop > text->points)
            continue; /* a damaged study: emic check tells */
        int64_t words =
            words_in(emic_text_words(text, (emic_span){(uint32_t)start, (uint32_t)stop}));
        out->said += words;
        out->participants += emic_cursor_int(&cursor, 2) ? words : 0;
    }
    emic_cursor_close(&cursor);
    if (!any)
        out->said += words_in(text->text);
    return status;
}

emic_status emic_study_words_count(emic_study *study, emic_study_words *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_study_words){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), texts, EMIC_NO_VALUES, &cursor, err));
    emic_arena *arena = emic_arena_open();
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_text_index text;
        emic_slice words = emic_cursor_text(&cursor, 1);
        emic_arena_reset(arena);
        if (!emic_utf8_valid(words, NULL))
            continue; /* damaged, too */
        emic_text_index_load(&text, words, arena);
        if ((status = count_turns(study, emic_cursor_int(&cursor, 0), &text, out, err)) != EMIC_OK)
            break;
    }
    emic_arena_close(arena);
    emic_cursor_close(&cursor);
    return status;
}
