/* Rounds in the study file. A coding holds the number alone. */
#include "study/round.h"
#include "study/name.h"
#include "study/study_db.h"

static bool is_number(emic_slice text)
{
    size_t digits = 0;
    while (digits < text.length && text.data[digits] >= '0' && text.data[digits] <= '9')
        digits++;
    return digits > 0 && digits == text.length;
}

static const char round_named[] = "SELECT name FROM round WHERE number = ?1";
static const char round_number[] = "SELECT number FROM round WHERE name = ?1";
static const char round_names[] = "SELECT name FROM round ORDER BY number";
static const char insert_round[] = "INSERT INTO round(number, name, note) VALUES (?1, ?2, ?3)";

static emic_status check_new(emic_study *study, int64_t number, emic_slice name, emic_arena *arena,
                             emic_error *err)
{
    emic_slice known;
    int64_t other;
    emic_db *db = emic_study_db(study);
    EMIC_TRY(emic_db_text(db, round_named, EMIC_ROW(emic_int(number)), arena, &known, err));
    if (known.length)
        return emic_fail(err, EMIC_EXISTS, "round %lld is \"%.*s\" already", (long long)number,
                         EMIC_ARG(known));
    EMIC_TRY(emic_db_int(db, round_number, EMIC_ROW(emic_text(name)), 0, &other, err));
    if (other)
        return emic_fail(err, EMIC_EXISTS, "\"%.*s\" is round %lld already", EMIC_ARG(name),
                         (long long)other);
    return EMIC_OK;
}

emic_status emic_round_add(emic_study *study, int64_t number, emic_slice name, emic_slice note,
                           emic_error *err)
{
    name = emic_slice_trim(name);
    if (number < 1 || number > INT32_MAX)
        return emic_fail(err, EMIC_INVALID, "round %lld: rounds count from 1", (long long)number);
    if (name.length == 0)
        return emic_fail(err, EMIC_INVALID, "the round's name is empty");
    if (is_number(name))
        return emic_fail(err, EMIC_INVALID, "\"%.*s\" is a number and no name for a round",
                         EMIC_ARG(name));
    emic_arena *arena = emic_arena_open();
    emic_status status = check_new(study, number, name, arena, err);
    emic_arena_close(arena);
    EMIC_TRY(status);
    return emic_db_run(emic_study_db(study), insert_round,
                       EMIC_ROW(emic_int(number), emic_text(name), emic_text(note)), err);
}

emic_status emic_round_find(emic_study *study, emic_slice text, int64_t *out, emic_error *err)
{
    *out = 0;
    text = emic_slice_trim(text);
    if (!is_number(text))
        return emic_name_find(study, "round", round_number, round_names, text, out, err);
    for (size_t i = 0; i < text.length && *out <= INT32_MAX; i++)
        *out = *out * 10 + (text.data[i] - '0');
    if (*out >= 1 && *out <= INT32_MAX)
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID, "\"%.*s\" is no round: rounds count from 1",
                     EMIC_ARG(text));
}

static const char list_rounds[] =
    /* In the order of the index first, which leaves few rows to count documents in. */
    "WITH runs AS (SELECT revision, coder, round, count(*) AS n FROM coding INDEXED BY coding_once"
    " GROUP BY revision, code, coder, round),"
    " coded AS (SELECT round, sum(n) AS codings, count(DISTINCT revision) AS documents,"
    " count(DISTINCT coder) AS coders FROM runs"
    " WHERE revision IN (SELECT current_revision FROM document) GROUP BY round)"
    " SELECT n.number, ifnull(r.name, ''), ifnull(r.note, ''), ifnull(c.codings, 0),"
    " ifnull(c.documents, 0), ifnull(c.coders, 0)"
    " FROM (SELECT number FROM round UNION SELECT round FROM coded) n"
    " LEFT JOIN round r ON r.number = n.number LEFT JOIN coded c ON c.round = n.number"
    " ORDER BY n.number";

emic_status emic_round_list_load(emic_study *study, emic_arena *arena, emic_round_list *out,
                                 emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_round_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_rounds, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_round *round = EMIC_PUSH(arena, out);
        round->number = emic_cursor_int(&cursor, 0);
        round->name = emic_arena_copy(arena, emic_cursor_text(&cursor, 1));
        round->note = emic_arena_copy(arena, emic_cursor_text(&cursor, 2));
        round->codings = emic_cursor_int(&cursor, 3);
        round->documents = emic_cursor_int(&cursor, 4);
        round->coders = emic_cursor_int(&cursor, 5);
    }
    emic_cursor_close(&cursor);
    return status;
}
