/* Packed codings beside those that are there, text by text. */
#pragma once
#include "study/tally.h"
#include "study_fixture.h"

static long compared, packed; /* codings, and texts that had some */

static const char list_revisions[] = "SELECT id FROM revision ORDER BY id";
static const char list_plain[] =
    "SELECT code, coder, round, start, stop, polarity = 'contradicts' FROM coding"
    " WHERE revision = ?1 ORDER BY code, coder, round, start, stop";

/* Reads one place from both sides; false at the end of both. */
static inline bool same_place(emic_tally *tally, emic_tally_group *group, uint64_t *left,
                              emic_cursor *plain)
{
    bool more, groups = true;
    emic_tally_place place;
    ASSERT_OK(emic_cursor_next(plain, &more, &err));
    if (*left == 0) {
        ASSERT_OK(emic_tally_group_next(tally, group, &groups, &err));
        assert_true(groups == more);
        *left = groups ? group->count : 0;
    }
    if (!more)
        return false;
    ASSERT_OK(emic_tally_place_next(tally, &place, &err));
    --*left;
    assert_int_equal(emic_cursor_int(plain, 0), group->code);
    assert_int_equal(emic_cursor_int(plain, 1), group->coder);
    assert_int_equal(emic_cursor_int(plain, 2), group->round);
    assert_int_equal(emic_cursor_int(plain, 3), place.span.start);
    assert_int_equal(emic_cursor_int(plain, 4), place.span.end);
    assert_int_equal(emic_cursor_int(plain, 5), place.against);
    compared++;
    return true;
}

static const char count_against[] =
    "SELECT count(*) FROM coding WHERE revision = ?1 AND polarity = 'contradicts'";

static inline void assert_groups(emic_study *of, emic_tally *tally, emic_id revision)
{
    bool more = true;
    uint64_t against = 0;
    int64_t wanted;
    emic_tally_group group;
    ASSERT_OK(emic_tally_take(tally, revision, false, &err));
    for (;;) {
        ASSERT_OK(emic_tally_group_next(tally, &group, &more, &err));
        if (!more)
            break;
        against += group.against;
    }
    ASSERT_OK(emic_db_int(emic_study_db(of), count_against, EMIC_ROW(emic_int(revision)), 0,
                          &wanted, &err));
    assert_int_equal(wanted, against);
}

static inline void assert_tally(emic_study *of)
{
    bool more;
    emic_tally tally;
    emic_cursor revisions, plain;
    ASSERT_OK(emic_tally_open(of, arena, &tally, &err));
    ASSERT_OK(emic_db_query(emic_study_db(of), list_revisions, EMIC_NO_VALUES, &revisions, &err));
    for (;;) {
        emic_tally_group group;
        uint64_t left = 0;
        ASSERT_OK(emic_cursor_next(&revisions, &more, &err));
        if (!more)
            break;
        emic_id revision = emic_cursor_int(&revisions, 0);
        ASSERT_OK(emic_tally_take(&tally, revision, true, &err));
        ASSERT_OK(emic_db_query(emic_study_db(of), list_plain, EMIC_ROW(emic_int(revision)), &plain,
                                &err));
        while (same_place(&tally, &group, &left, &plain))
            ;
        emic_cursor_close(&plain);
        assert_groups(of, &tally, revision);
    }
    emic_cursor_close(&revisions);
    emic_tally_close(&tally);
}

/* What was stored leaves no text unpacked, and none packed that is not current. */
static inline void assert_packed(void)
{
    assert_int_equal(0, number_of("SELECT count(*) FROM document WHERE current_revision NOT IN"
                                  " (SELECT revision FROM tally)"));
    assert_int_equal(0, number_of("SELECT count(*) FROM tally WHERE revision NOT IN"
                                  " (SELECT current_revision FROM document)"));
    packed += number_of("SELECT count(*) FROM tally WHERE length(places) > 0");
}
