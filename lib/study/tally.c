/* Packing the codings of texts, and reading what is packed. A group is five numbers: how far its
 * code is from that of the group before, coder, round, how many codings, how many that contradict.
 * A place is two: how far it starts from the one before in its group, and twice its length, plus
 * one when it contradicts. */
#include "study/tally.h"
#include "base/nibble.h"
#include <stdlib.h>

/* --- Packing ---------------------------------------------------------------------------------- */

/* Both in the same order. The first reads an index alone; few codings contradict. */
static const char list_codings[] =
    "SELECT code, coder, round, start, stop FROM coding WHERE revision = ?1"
    " ORDER BY code, coder, round, start, stop";
static const char list_against[] =
    "SELECT code, coder, round, start, stop FROM coding WHERE revision = ?1"
    " AND polarity = 'contradicts' ORDER BY code, coder, round, start, stop";
enum { CODE, CODER, ROUND, START, STOP, KEY_COLUMNS };

typedef struct packing {
    emic_tally *out;
    emic_cursor against; /* the next one that contradicts, */
    bool more_against;   /* if there is one */
    emic_tally_group group;
} packing;

static void end_group(packing *work)
{
    const emic_tally_group *group = &work->group;
    emic_strbuf *counts = &work->out->counts;
    if (group->count == 0)
        return;
    emic_nibble_write(counts, (uint64_t)group->code - (uint64_t)work->out->code);
    emic_nibble_write(counts, (uint64_t)group->coder);
    emic_nibble_write(counts, (uint64_t)group->round);
    emic_nibble_write(counts, group->count);
    emic_nibble_write(counts, group->against);
    work->out->code = group->code;
}

/* Whether the coding contradicts; passes on to the next that does. */
static emic_status is_against(packing *work, const int64_t key[KEY_COLUMNS], bool *out,
                              emic_error *err)
{
    *out = work->more_against;
    for (int i = KEY_COLUMNS; *out && i-- > 0;)
        *out = emic_cursor_int(&work->against, i) == key[i];
    return *out ? emic_cursor_next(&work->against, &work->more_against, err) : EMIC_OK;
}

static emic_status pack_one(packing *work, const emic_cursor *cursor, emic_error *err)
{
    int64_t key[KEY_COLUMNS];
    bool against;
    emic_tally_group *group = &work->group;
    for (int i = 0; i < KEY_COLUMNS; i++)
        key[i] = emic_cursor_int(cursor, i);
    EMIC_TRY(is_against(work, key, &against, err));
    if (group->code != key[CODE] || group->coder != key[CODER] || group->round != key[ROUND]) {
        end_group(work);
        *group = (emic_tally_group){.code = key[CODE], .coder = key[CODER], .round = key[ROUND]};
        work->out->start = 0;
    }
    group->count++;
    group->against += against;
    emic_nibble_write(&work->out->places, (uint64_t)key[START] - work->out->start);
    emic_nibble_write(&work->out->places,
                      ((uint64_t)key[STOP] - (uint64_t)key[START]) << 1 | against);
    work->out->start = (uint32_t)key[START];
    return EMIC_OK;
}

static emic_status pack_all(packing *work, emic_cursor *cursor, emic_error *err)
{
    bool more = false;
    emic_status status = emic_cursor_next(&work->against, &work->more_against, err);
    while (status == EMIC_OK && (status = emic_cursor_next(cursor, &more, err)) == EMIC_OK && more)
        status = pack_one(work, cursor, err);
    if (status == EMIC_OK)
        end_group(work);
    return status;
}

static emic_status pack(emic_db *db, emic_id revision, emic_tally *out, emic_error *err)
{
    emic_cursor cursor;
    packing work = {.out = out};
    emic_row row = EMIC_ROW(emic_int(revision));
    emic_strbuf_clear(&out->counts);
    emic_strbuf_clear(&out->places);
    out->code = 0;
    EMIC_TRY(emic_db_query(db, list_codings, row, &cursor, err));
    emic_status status = emic_db_query(db, list_against, row, &work.against, err);
    if (status == EMIC_OK)
        status = pack_all(&work, &cursor, err);
    emic_cursor_close(&work.against);
    emic_cursor_close(&cursor);
    return status;
}

/* --- Keeping ---------------------------------------------------------------------------------- */

/* The plus keeps SQLite from looking each one up in the rows themselves. */
static const char list_unpacked[] =
    "SELECT current_revision FROM document WHERE current_revision IS NOT NULL AND current_revision"
    " NOT IN (SELECT +revision FROM tally INDEXED BY tally_packed) ORDER BY current_revision";
static const char keep[] = "INSERT INTO tally(revision, counts, places) VALUES (?1, ?2, ?3)";

static emic_status fill_one(emic_db *db, emic_id revision, emic_tally *tally, emic_error *err)
{
    EMIC_TRY(pack(db, revision, tally, err));
    return emic_db_run(db, keep,
                       EMIC_ROW(emic_int(revision),
                                emic_blob(tally->counts.data, tally->counts.length),
                                emic_blob(tally->places.data, tally->places.length)),
                       err);
}

static emic_status load_unpacked(emic_db *db, emic_arena *arena, emic_revision_list *out,
                                 emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status;
    EMIC_TRY(emic_db_query(db, list_unpacked, EMIC_NO_VALUES, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = emic_cursor_int(&cursor, 0);
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_tally_fill(emic_db *db, const emic_progress *progress, emic_error *err)
{
    emic_tally tally = {0};
    emic_revision_list unpacked = {0};
    emic_arena *arena = emic_arena_open();
    emic_status status = load_unpacked(db, arena, &unpacked, err);
    for (size_t i = 0; status == EMIC_OK && i < unpacked.count; i++) {
        status = fill_one(db, unpacked.items[i], &tally, err);
        if (progress)
            progress->step(progress->context, i + 1, unpacked.count);
    }
    emic_tally_close(&tally);
    emic_arena_close(arena);
    return status;
}

/* --- What was added --------------------------------------------------------------------------- */

static const char list_added[] = "SELECT revision FROM coding WHERE id BETWEEN ?1 AND ?2";
static const char drop[] = "DELETE FROM tally WHERE revision = ?1";

static emic_status load_added(emic_db *db, const emic_row_range *range, emic_arena *arena,
                              emic_revision_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_status status;
    emic_row row = EMIC_ROW(emic_int(range->first), emic_int(range->last));
    EMIC_TRY(emic_db_query(db, list_added, row, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        emic_id revision = emic_cursor_int(&cursor, 0);
        if (out->count == 0 || out->items[out->count - 1] != revision)
            *EMIC_PUSH(arena, out) = revision;
    }
    emic_cursor_close(&cursor);
    return status;
}

static int by_id(const void *left, const void *right)
{
    const emic_id *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* The texts that got codings since the last transaction ended, in order. */
static emic_status load_outdated(emic_study *study, emic_arena *arena, emic_revision_list *out,
                                 emic_error *err)
{
    const emic_watch *added = emic_study_added(study);
    for (size_t i = 0; i < added->count; i++)
        EMIC_TRY(load_added(emic_study_db(study), &added->items[i], arena, out, err));
    if (out->count)
        qsort(out->items, out->count, sizeof *out->items, by_id);
    return EMIC_OK;
}

static const char newest_coding[] = "SELECT ifnull(max(id), 0) FROM coding";
static const char drop_all[] = "DELETE FROM tally";

/* Whether at least half of all codings are new: then it takes longer to find out which texts they
 * are in than to pack all. */
static emic_status is_mostly_new(emic_study *study, bool *out, emic_error *err)
{
    int64_t count = 0, newest = 0;
    const emic_watch *added = emic_study_added(study);
    for (size_t i = 0; i < added->count; i++)
        count += added->items[i].last - added->items[i].first + 1;
    if (count)
        EMIC_TRY(emic_db_int(emic_study_db(study), newest_coding, EMIC_NO_VALUES, 0, &newest, err));
    *out = count > 0 && count >= newest - count;
    return EMIC_OK;
}

static emic_status drop_outdated(emic_study *study, emic_arena *arena, emic_error *err)
{
    bool all;
    emic_revision_list outdated = {0};
    EMIC_TRY(is_mostly_new(study, &all, err));
    if (all)
        return emic_db_run(emic_study_db(study), drop_all, EMIC_NO_VALUES, err);
    EMIC_TRY(load_outdated(study, arena, &outdated, err));
    for (size_t i = 0; i < outdated.count; i++)
        EMIC_TRY(
            emic_db_run(emic_study_db(study), drop, EMIC_ROW(emic_int(outdated.items[i])), err));
    return EMIC_OK;
}

emic_status emic_tally_refresh(emic_study *study, emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = drop_outdated(study, arena, err);
    emic_arena_close(arena);
    return status == EMIC_OK ? emic_tally_fill(emic_study_db(study), NULL, err) : status;
}

/* --- Reading ---------------------------------------------------------------------------------- */

static const char load_counts[] = "SELECT counts FROM tally WHERE revision = ?1";
static const char load_places[] = "SELECT counts, places FROM tally WHERE revision = ?1";

static void put(emic_strbuf *out, emic_slice bytes)
{
    emic_strbuf_clear(out);
    emic_strbuf_add(out, bytes);
}

/* What is kept of a text; `*found` is false when nothing is. */
static emic_status take_kept(emic_tally *tally, emic_id revision, bool *found, emic_error *err)
{
    emic_cursor cursor;
    bool places = tally->with_places;
    EMIC_TRY(emic_db_query(emic_study_db(tally->study), places ? load_places : load_counts,
                           EMIC_ROW(emic_int(revision)), &cursor, err));
    emic_status status = emic_cursor_next(&cursor, found, err);
    if (status == EMIC_OK && *found) {
        put(&tally->counts, emic_cursor_text(&cursor, 0));
        put(&tally->places, places ? emic_cursor_text(&cursor, 1) : (emic_slice){0});
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_tally_open(emic_study *study, emic_arena *arena, emic_tally *out, emic_error *err)
{
    *out = (emic_tally){.study = study};
    return load_outdated(study, arena, &out->outdated, err);
}

static bool is_outdated(const emic_tally *tally, emic_id revision)
{
    const emic_revision_list *outdated = &tally->outdated;
    return outdated->count &&
           bsearch(&revision, outdated->items, outdated->count, sizeof revision, by_id);
}

emic_status emic_tally_take(emic_tally *tally, emic_id revision, bool places, emic_error *err)
{
    bool found = false;
    tally->with_places = places;
    if (!is_outdated(tally, revision))
        EMIC_TRY(take_kept(tally, revision, &found, err));
    if (!found)
        EMIC_TRY(pack(emic_study_db(tally->study), revision, tally, err));
    tally->groups_left = emic_strbuf_slice(&tally->counts);
    tally->places_left = emic_strbuf_slice(&tally->places);
    tally->code = 0;
    tally->unread = 0;
    return EMIC_OK;
}

void emic_tally_close(emic_tally *tally)
{
    emic_strbuf_close(&tally->counts);
    emic_strbuf_close(&tally->places);
}

static emic_status fail_damaged(emic_error *err)
{
    return emic_fail(err, EMIC_CORRUPT, "the packed codings of a text are damaged; run emic check");
}

emic_status emic_tally_group_next(emic_tally *tally, emic_tally_group *out, bool *more,
                                  emic_error *err)
{
    emic_tally_place passed;
    uint64_t code, coder, round;
    emic_slice *left = &tally->groups_left;
    while (tally->unread && tally->with_places)
        EMIC_TRY(emic_tally_place_next(tally, &passed, err));
    *more = left->length > 0;
    if (!*more)
        return EMIC_OK;
    if (!emic_nibble_read(left, (uint64_t)(INT64_MAX - tally->code), &code) ||
        !emic_nibble_read(left, INT64_MAX, &coder) || !emic_nibble_read(left, INT64_MAX, &round) ||
        !emic_nibble_read(left, UINT32_MAX, &out->count) ||
        !emic_nibble_read(left, out->count, &out->against))
        return fail_damaged(err);
    tally->code += (emic_id)code;
    tally->unread = out->count;
    tally->start = 0;
    out->code = tally->code;
    out->coder = (emic_id)coder;
    out->round = (int64_t)round;
    return EMIC_OK;
}

emic_status emic_tally_place_next(emic_tally *tally, emic_tally_place *out, emic_error *err)
{
    uint64_t start, length;
    emic_slice *left = &tally->places_left;
    if (!emic_nibble_read(left, UINT32_MAX - tally->start, &start) ||
        !emic_nibble_read(left, UINT64_MAX, &length) || length < 2 ||
        length >> 1 > UINT32_MAX - tally->start - start)
        return fail_damaged(err);
    tally->start += (uint32_t)start;
    tally->unread--;
    out->span = (emic_span){tally->start, tally->start + (uint32_t)(length >> 1)};
    out->against = length & 1;
    return EMIC_OK;
}

/* --- Checking --------------------------------------------------------------------------------- */

static const char list_kept[] =
    "SELECT t.revision, t.counts, t.places, ifnull(d.name, '') FROM tally t"
    " LEFT JOIN revision r ON r.id = t.revision LEFT JOIN document d ON d.id = r.document"
    " ORDER BY t.revision";

/* `tally` is room for packing anew. */
static emic_status check_kept(emic_tally *tally, const emic_cursor *kept, bool *fits,
                              emic_error *err)
{
    emic_id revision = emic_cursor_int(kept, 0);
    *fits = is_outdated(tally, revision); /* nobody reads it */
    if (*fits)
        return EMIC_OK;
    EMIC_TRY(pack(emic_study_db(tally->study), revision, tally, err));
    *fits = emic_slice_equal(emic_cursor_text(kept, 1), emic_strbuf_slice(&tally->counts)) &&
            emic_slice_equal(emic_cursor_text(kept, 2), emic_strbuf_slice(&tally->places));
    return EMIC_OK;
}

emic_status emic_tally_check(emic_study *study, emic_arena *arena,
                             void (*report)(void *context, const char *thing, const char *problem),
                             void *context, emic_error *err)
{
    emic_cursor cursor;
    emic_tally tally;
    bool more = false, fits;
    emic_status status;
    EMIC_TRY(emic_tally_open(study, arena, &tally, err));
    EMIC_TRY(emic_db_query(emic_study_db(study), list_kept, EMIC_NO_VALUES, &cursor, err));
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        if ((status = check_kept(&tally, &cursor, &fits, err)) != EMIC_OK)
            break;
        emic_slice name = emic_cursor_text(&cursor, 3);
        if (!fits)
            report(context, emic_arena_format(arena, "counts of %.*s", EMIC_ARG(name)),
                   "do not fit its codings, so that tables are wrong; emic dump and emic load make "
                   "a study that counts anew");
    }
    emic_tally_close(&tally);
    emic_cursor_close(&cursor);
    return status;
}
