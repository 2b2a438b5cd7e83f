/* Reading ahead: the same transcripts as one by one, in the order of the names, errors in their
 * turn. */
#include "base/digest.h"
#include "base/file.h"
#include "folder.h"
#include "source/reading.h"

enum { FILES = 40 };

static const char *paths[FILES];

static void write_files(void)
{
    emic_error error;
    for (int i = 0; i < FILES; i++) {
        paths[i] = in_folder(emic_arena_format(arena, "T%02d.txt", i));
        const char *text =
            emic_arena_format(arena, "TP%02d: Ich war in Zürich.\n\nINT: %d?\n", i, i);
        assert_int_equal(EMIC_OK, emic_file_write(paths[i], emic_slice_of(text), false, &error));
    }
}

static emic_reading *open_reading(size_t count)
{
    emic_error error;
    emic_reading *reading;
    assert_int_equal(EMIC_OK,
                     emic_reading_open(paths, count, EMIC_ENCODING_AUTO, &reading, &error));
    return reading;
}

static void it_gives_what_reading_one_by_one_gives(void **state)
{
    emic_error error;
    const emic_transcript *ahead;
    emic_transcript alone;
    emic_slice bytes;
    bool more = false;
    uint8_t sha256[EMIC_SHA256_SIZE];
    (void)state;
    write_files();
    emic_reading *reading = open_reading(FILES);
    for (int i = 0; i < FILES; i++) {
        assert_int_equal(EMIC_OK, emic_reading_next(reading, &ahead, &more, &error));
        assert_true(more);
        assert_int_equal(EMIC_OK, emic_file_read(paths[i], arena, &bytes, &error));
        assert_int_equal(EMIC_OK, emic_transcript_parse(paths[i], bytes, EMIC_ENCODING_AUTO, arena,
                                                        &alone, &error));
        assert_int_equal(2, alone.turns.count);
        assert_int_equal(2, ahead->turns.count);
        assert_true(emic_slice_equal(alone.text, ahead->text));
        assert_true(ahead->hashed);
        emic_sha256(alone.text, sha256);
        assert_memory_equal(sha256, ahead->sha256, sizeof sha256);
    }
    assert_int_equal(EMIC_OK, emic_reading_next(reading, &ahead, &more, &error));
    assert_false(more);
    emic_reading_close(reading);
    count_entries(true);
}

static void a_bad_file_is_reported_in_its_turn(void **state)
{
    emic_error error = {0};
    const emic_transcript *transcript;
    bool more = false;
    int before = 0;
    (void)state;
    write_files();
    assert_int_equal(EMIC_OK, emic_file_write(paths[7], EMIC_LITERAL("bad \xff"), true, &error));
    emic_reading *reading = open_reading(FILES);
    emic_status status;
    while ((status = emic_reading_next(reading, &transcript, &more, &error)) == EMIC_OK && more)
        before++;
    assert_int_equal(7, before);
    assert_int_equal(EMIC_MALFORMED, status);
    assert_non_null(strstr(error.message, "0xFF"));
    emic_reading_close(reading);
    count_entries(true);
}

static void it_can_be_left_at_any_point(void **state)
{
    emic_error error;
    const emic_transcript *transcript;
    bool more = false;
    (void)state;
    write_files();
    for (int taken = 0; taken < 8; taken++) {
        emic_reading *reading = open_reading(FILES);
        for (int i = 0; i < taken; i++)
            assert_int_equal(EMIC_OK, emic_reading_next(reading, &transcript, &more, &error));
        emic_reading_close(reading);
    }
    emic_reading_close(NULL);
    count_entries(true);
}

static void nothing_to_read_is_the_end(void **state)
{
    emic_error error;
    const emic_transcript *transcript;
    bool more = true;
    (void)state;
    emic_reading *reading = open_reading(0);
    assert_int_equal(EMIC_OK, emic_reading_next(reading, &transcript, &more, &error));
    assert_false(more);
    emic_reading_close(reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_gives_what_reading_one_by_one_gives, open_folder,
                                        close_folder),
        cmocka_unit_test_setup_teardown(a_bad_file_is_reported_in_its_turn, open_folder,
                                        close_folder),
        cmocka_unit_test_setup_teardown(it_can_be_left_at_any_point, open_folder, close_folder),
        cmocka_unit_test_setup_teardown(nothing_to_read_is_the_end, open_folder, close_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
