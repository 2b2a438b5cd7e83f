/* Threads that share work, and what they make ahead: every piece done once, and the same bytes
 * whatever their number. */
#include "base/ahead.h"
#include "base/crew.h"
#include "base/deflate.h"
#include "base/zip.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <cmocka.h>

enum { PIECES = 5000, MOST = 4 };

static atomic_int kept, given_back;

static void count(void *piece, void **own)
{
    if (!*own) {
        *own = emic_memory_alloc(1);
        atomic_fetch_add(&kept, 1);
    }
    ++*(int *)piece;
}

static void give_back(void *own)
{
    free(own);
    atomic_fetch_add(&given_back, 1);
}

static void every_piece_is_done_once(void **state)
{
    (void)state;
    for (size_t threads = 1; threads <= MOST; threads++) {
        static int done[PIECES];
        memset(done, 0, sizeof done);
        atomic_store(&kept, 0), atomic_store(&given_back, 0);
        emic_crew_limit(threads);
        emic_crew *crew = emic_crew_open(give_back);
        for (size_t i = 0; i < PIECES; i++) {
            emic_crew_add(crew, count, &done[i]);
            if (i == PIECES / 2)
                emic_crew_finish(crew);
        }
        emic_crew_finish(crew);
        for (size_t i = 0; i < PIECES; i++)
            assert_int_equal(done[i], 1);
        emic_crew_close(crew);
        assert_in_range(atomic_load(&kept), 1, threads);
        assert_int_equal(atomic_load(&given_back), atomic_load(&kept));
    }
    emic_crew_limit(0);
}

static void a_crew_without_work_ends(void **state)
{
    (void)state;
    emic_crew_limit(MOST);
    emic_crew *crew = emic_crew_open(NULL);
    emic_crew_finish(crew);
    emic_crew_close(crew);
    emic_crew_close(NULL);
    emic_crew_limit(0);
}

/* Words from a small vocabulary, so that blocks have much to look back to. */
static emic_slice make_text(size_t length, unsigned seed, emic_arena *arena)
{
    static const char *const words[] = {"they ", "never ", "told ", "us ", "what ", "came ", "\n"};
    emic_strbuf text = {0};
    for (uint32_t state = seed; text.length < length;) {
        state = state * 1664525U + 1013904223U;
        emic_strbuf_puts(&text, words[(state >> 24) % 7]);
    }
    emic_slice copy = emic_arena_copy(arena, (emic_slice){text.data, length});
    emic_strbuf_close(&text);
    return copy;
}

static emic_slice build_zip(const emic_zip_entry *entries, size_t entry_count, bool ahead,
                            emic_arena *arena)
{
    emic_slice bytes;
    emic_error err;
    emic_ahead *made = ahead ? emic_ahead_open(EMIC_AHEAD_PACKED | EMIC_AHEAD_HASHED) : NULL;
    for (size_t i = 0; ahead && i < entry_count - 1; i++)
        emic_ahead_add(made, entries[i].content);
    assert_int_equal(emic_zip_build_ahead(entries, entry_count, 0, made, arena, &bytes, &err),
                     EMIC_OK);
    emic_ahead_close(made);
    return bytes;
}

static void packed_ahead_or_not_by_any_number_of_threads_a_zip_is_the_same(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    const emic_zip_entry entries[] = {
        {"a", make_text(1000000, 1, arena)},
        {"b", make_text(131072, 2, arena)},
        {"c", make_text(131073, 3, arena)},
        {"d", make_text(1, 4, arena)},
        {"e", {NULL, 0}},
        {"f", make_text(300000, 5, arena)},
    };
    enum { ENTRIES = sizeof entries / sizeof *entries };
    emic_slice first = build_zip(entries, ENTRIES, false, arena);
    for (size_t threads = 1; threads <= MOST; threads++) {
        emic_crew_limit(threads);
        assert_true(emic_slice_equal(first, build_zip(entries, ENTRIES, false, arena)));
        assert_true(emic_slice_equal(first, build_zip(entries, ENTRIES, true, arena)));
    }
    emic_crew_limit(0);
    emic_zip *zip;
    emic_error err;
    assert_int_equal(emic_zip_open("a.zip", first, &zip, &err), EMIC_OK);
    for (size_t i = 0; i < ENTRIES; i++) {
        emic_slice content;
        assert_int_equal(emic_zip_read(zip, entries[i].name, arena, &content, &err), EMIC_OK);
        assert_true(emic_slice_equal(content, entries[i].content));
    }
    emic_zip_close(zip);
    emic_arena_close(arena);
}

static void what_is_made_ahead_is_found_again(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    emic_error err;
    char hex[EMIC_SHA256_HEX], long_hex[EMIC_SHA512_HEX];
    emic_slice text = make_text(200000, 6, arena);
    emic_ahead *ahead = emic_ahead_open(EMIC_AHEAD_HASHED);
    emic_ahead_add(ahead, text);
    emic_ahead_add(ahead, (emic_slice){text.data, 100});
    assert_int_equal(emic_ahead_finish(ahead, &err), EMIC_OK);
    for (size_t length = 100; length <= text.length; length += text.length - 100) {
        emic_slice part = {text.data, length};
        const emic_ahead_piece *piece = emic_ahead_find(ahead, part);
        assert_non_null(piece);
        emic_sha256_hex(part, hex);
        emic_sha512_hex(part, long_hex);
        assert_string_equal(piece->sha256, hex);
        assert_string_equal(piece->sha512, long_hex);
    }
    assert_null(emic_ahead_find(ahead, (emic_slice){text.data, 101}));
    emic_ahead_close(ahead);
    emic_arena_close(arena);
}

static void blocks_of_a_stream_open_as_one(void **state)
{
    (void)state;
    emic_arena *arena = emic_arena_open();
    emic_error err;
    emic_strbuf packed = {0};
    emic_slice text = make_text(250000, 7, arena), rest = text;
    emic_deflater *deflater = emic_deflater_open();
    uint32_t sum = 0;
    while (rest.length) {
        size_t length = rest.length < 60000 ? rest.length : 60000;
        emic_slice before = {text.data, text.length - rest.length}, block = {rest.data, length};
        rest = emic_slice_from(rest, length);
        assert_int_equal(
            emic_deflater_add(deflater, before, block, rest.length == 0, &packed, &err), EMIC_OK);
        sum = emic_crc32_join(sum, emic_crc32(block), length);
    }
    emic_deflater_close(deflater);
    assert_int_equal(sum, emic_crc32(text));
    assert_int_equal(emic_crc32(EMIC_LITERAL("123456789")), 0xCBF43926);
    emic_inflater *inflater = emic_inflater_open(emic_strbuf_slice(&packed), EMIC_DEFLATE_RAW);
    char *out = emic_arena_alloc(arena, text.length + 1);
    size_t got;
    assert_int_equal(emic_inflater_read(inflater, out, text.length + 1, &got, &err), EMIC_OK);
    assert_true(emic_slice_equal((emic_slice){out, got}, text));
    emic_inflater_close(inflater);
    emic_strbuf_close(&packed);
    emic_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_piece_is_done_once),
        cmocka_unit_test(a_crew_without_work_ends),
        cmocka_unit_test(packed_ahead_or_not_by_any_number_of_threads_a_zip_is_the_same),
        cmocka_unit_test(what_is_made_ahead_is_found_again),
        cmocka_unit_test(blocks_of_a_stream_open_as_one),
    };
    return cmocka_run_group_tests_name("crew", tests, NULL, NULL);
}
