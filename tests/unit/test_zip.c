/* ZIP in and out: the same bytes everywhere, readable by others, and no trust in what comes in.
 * Bad archives are made from a good one by changing single fields, as a hostile hand would. */
#include "base/strbuf.h"
#include "base/zip.h"
#include "python.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>
#include <cmocka.h>

static const int64_t noon = 1772366400; /* 2026-03-01T12:00:00Z */

static const emic_zip_entry sample[] = {
    {"study/b.txt", {"second, second, second, second", 30}},
    {"README", {"read me", 7}},
    {"study/\xC3\xA9t\xC3\xA9.csv", {"a,b\n\0\xFF\n", 7}},
    {"empty", {NULL, 0}},
};
enum { SAMPLE = sizeof sample / sizeof sample[0] };
static const char *const sorted[] = {"README", "empty", "study/b.txt",
                                     "study/\xC3\xA9t\xC3\xA9.csv"};

static int open_arena(void **state)
{
    *state = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    emic_arena_close(*state);
    return 0;
}

static emic_slice build(const emic_zip_entry *entries, size_t count, int64_t seconds,
                        emic_arena *arena)
{
    emic_slice bytes = {0};
    emic_error err = {0};
    if (emic_zip_build(entries, count, seconds, arena, &bytes, &err) != EMIC_OK)
        fail_msg("%s", err.message);
    assert_true(bytes.length > 22);
    return bytes;
}

static emic_zip *open_zip(emic_slice bytes)
{
    emic_zip *zip = NULL;
    emic_error err = {0};
    if (emic_zip_open("a.zip", bytes, &zip, &err) != EMIC_OK)
        fail_msg("%s", err.message);
    return zip;
}

static void what_is_built_is_read_back_in_order(void **state)
{
    emic_zip *zip = open_zip(build(sample, SAMPLE, noon, *state));
    emic_slice content;
    emic_error err = {0};
    assert_int_equal(emic_zip_count(zip), SAMPLE);
    for (size_t i = 0; i < SAMPLE; i++) {
        assert_string_equal(emic_zip_name(zip, i), sorted[i]);
        assert_int_equal(emic_zip_read(zip, sample[i].name, *state, &content, &err), EMIC_OK);
        assert_true(emic_slice_equal(content, sample[i].content));
        assert_int_equal(content.data[content.length], '\0');
    }
    assert_int_equal(emic_zip_read(zip, "nothing", *state, &content, &err), EMIC_NOT_FOUND);
    assert_string_equal(err.message, "the archive holds no \"nothing\"");
    emic_zip_close(zip);
    assert_non_null(strchr(emic_zip_version(), '.'));
    assert_non_null(strchr(emic_zip_deflate_version(), '.'));
}

/* --- The same bytes ------------------------------------------------------------------------- */

static void the_order_of_entries_does_not_matter(void **state)
{
    emic_zip_entry turned[SAMPLE];
    for (size_t i = 0; i < SAMPLE; i++)
        turned[i] = sample[SAMPLE - 1 - i];
    emic_slice first = build(sample, SAMPLE, noon, *state);
    assert_true(emic_slice_equal(first, build(turned, SAMPLE, noon, *state)));
    assert_true(emic_slice_equal(first, build(sample, SAMPLE, noon + 1, *state)));
    assert_false(emic_slice_equal(first, build(sample, SAMPLE, noon + 2, *state)));
}

/* When the clocks change, half past two does not exist in Berlin, nor half past midnight in
 * Santiago: a library that goes through local time writes another hour there. */
static void the_time_zone_does_not_matter(void **state)
{
    static const char *const zones[] = {"Europe/Berlin", "America/Santiago", "UTC+12",
                                        "CET-1CEST,M3.5.0,M10.5.0/3", "Asia/Kathmandu"};
    static const int64_t times[] = {1774751400, 1788654600, 1792895400, 0, INT64_MAX, INT64_MIN};
    for (size_t t = 0; t < sizeof times / sizeof times[0]; t++) {
        setenv("TZ", "UTC", 1);
        tzset();
        emic_slice here = build(sample, SAMPLE, times[t], *state);
        for (size_t z = 0; z < sizeof zones / sizeof zones[0]; z++) {
            setenv("TZ", zones[z], 1);
            tzset();
            assert_true(emic_slice_equal(here, build(sample, SAMPLE, times[t], *state)));
        }
    }
    setenv("TZ", "UTC", 1);
    tzset();
}

static void python_finds_the_same_entries_and_nothing_besides(void **state)
{
    static const char program[] =
        "import sys, zipfile\n"
        "z = zipfile.ZipFile(sys.argv[1])\n"
        "assert z.testzip() is None and not z.comment\n"
        "for i in z.infolist():\n"
        "    assert i.external_attr >> 16 == 0o100644 and i.create_system == 3, i\n"
        "    assert not i.extra and not i.comment and i.compress_type == 8, i\n"
        "    assert i.flag_bits == (0 if i.filename.isascii() else 0x800), i\n"
        "    print(*i.date_time, ascii(i.filename), z.read(i))\n";
    emic_strbuf out = {0};
    assert_true(python_run(program, build(sample, SAMPLE, noon + 3, *state), &out));
    assert_string_equal(out.data,
                        "2026 3 1 12 0 2 'README' b'read me'\n"
                        "2026 3 1 12 0 2 'empty' b''\n"
                        "2026 3 1 12 0 2 'study/b.txt' b'second, second, second, second'\n"
                        "2026 3 1 12 0 2 'study/\\xe9t\\xe9.csv' b'a,b\\n\\x00\\xff\\n'\n");
    emic_strbuf_close(&out);
}

static void unzip_finds_nothing_to_complain(void **state)
{
    static const char program[] =
        "import subprocess, sys\n"
        "subprocess.run([\"unzip\", \"-tqq\", sys.argv[1]], check=True)\n";
    emic_strbuf out = {0};
    if (system("command -v unzip >/dev/null 2>&1") != 0)
        skip();
    assert_true(python_run(program, build(sample, SAMPLE, noon, *state), &out));
    assert_int_equal(out.length, 0);
}

static void an_archive_made_by_others_is_read(void **state)
{
    /* A pipe cannot be wound back: Python then writes sizes behind the data. */
    static const char program[] =
        "import sys, zipfile\n"
        "class Pipe:\n"
        "    write, flush = sys.stdout.buffer.write, sys.stdout.buffer.flush\n"
        "with zipfile.ZipFile(Pipe(), \"w\", zipfile.ZIP_DEFLATED) as z:\n"
        "    z.comment = open(sys.argv[1], \"rb\").read()\n"
        "    z.writestr(\"folder/\", \"\")\n"
        "    z.writestr(\"folder/deflated\", \"x\" * 9000)\n"
        "    z.writestr(\"folder/St\\u00f6red\", \"y\" * 50, zipfile.ZIP_STORED)\n";
    emic_strbuf bytes = {0};
    emic_slice content;
    emic_error err = {0};
    assert_true(python_run(program, EMIC_LITERAL("a comment"), &bytes));
    emic_zip *zip = open_zip(emic_strbuf_slice(&bytes));
    assert_int_equal(emic_zip_count(zip), 2);
    assert_string_equal(emic_zip_name(zip, 0), "folder/St\xC3\xB6red");
    assert_string_equal(emic_zip_name(zip, 1), "folder/deflated");
    assert_int_equal(emic_zip_read(zip, "folder/deflated", *state, &content, &err), EMIC_OK);
    assert_int_equal(content.length, 9000);
    assert_int_equal(emic_zip_read(zip, emic_zip_name(zip, 0), *state, &content, &err), EMIC_OK);
    assert_true(emic_slice_starts(content, "yyyy") && content.length == 50);
    emic_zip_close(zip);
    emic_strbuf_close(&bytes);
}

/* --- What is refused ------------------------------------------------------------------------ */

/* Two entries, aa/bb.txt and aa/bc.txt, whose bytes the tests may change. */
static char *make_pair(emic_arena *arena, size_t *length)
{
    static char content[5000];
    static const emic_zip_entry pair[] = {{"aa/bb.txt", {content, sizeof content}},
                                          {"aa/bc.txt", {content, 100}}};
    for (size_t i = 0; i < sizeof content; i++)
        content[i] = (char)('a' + i * i % 23);
    emic_slice bytes = build(pair, 2, noon, arena);
    *length = bytes.length;
    return emic_arena_string(arena, bytes);
}

/* Puts `name` wherever the archive has `before`: in the local header and in the central one. */
static void rename_entry(char *bytes, size_t length, const char *before, const char *name)
{
    int found = 0;
    size_t size = strlen(before);
    assert_int_equal(strlen(name), size);
    for (size_t i = 0; i + size <= length; i++)
        if (memcmp(bytes + i, before, size) == 0)
            memcpy(bytes + i, name, size), found++;
    assert_int_equal(found, 2);
}

/* Sets a field of the first entry: `width` bytes at `local` in its local header, and two further
 * on in its central one. */
static void set_field(char *bytes, size_t length, size_t local, size_t width, uint32_t value)
{
    size_t central = 0;
    while (central + 4 < length && memcmp(bytes + central, "PK\1\2", 4) != 0)
        central++;
    assert_true(central + 46 < length);
    for (size_t i = 0; i < width; i++, value >>= 8)
        bytes[local + i] = bytes[central + local + 2 + i] = (char)(value & 0xFF);
}

static void assert_refused(const char *bytes, size_t length, const char *message)
{
    emic_zip *zip;
    emic_error err = {0};
    assert_int_equal(emic_zip_open("a.zip", (emic_slice){bytes, length}, &zip, &err),
                     EMIC_MALFORMED);
    assert_null(zip);
    assert_string_equal(err.path, "a.zip");
    assert_string_equal(err.message, message);
}

static void names_that_lead_elsewhere_are_refused(void **state)
{
    static const struct {
        const char *name, *message;
    } bad[] = {
        {"../bb.txt", "the entry name \"../bb.txt\" has a part that is empty, \".\" or \"..\""},
        {"aa/b.x/..", "the entry name \"aa/b.x/..\" has a part that is empty, \".\" or \"..\""},
        {"aa/../txt", "the entry name \"aa/../txt\" has a part that is empty, \".\" or \"..\""},
        {"./aab.txt", "the entry name \"./aab.txt\" has a part that is empty, \".\" or \"..\""},
        {"aa//b.txt", "the entry name \"aa//b.txt\" has a part that is empty, \".\" or \"..\""},
        {"/a/bb.txt", "the entry name \"/a/bb.txt\" is absolute"},
        {"C:/bb.txt", "the entry name \"C:/bb.txt\" is absolute"},
        {"aa\\bb.txt", "the entry name \"aa\\bb.txt\" holds a backslash"},
        {"aa/b\n.txt", "the entry name \"aa/b .txt\" holds a control character"},
        {"aa/b\x7F.txt", "the entry name \"aa/b .txt\" holds a control character"},
        {"aa/\xC2\x9B.txt", "the entry name \"aa/\xC2\x9B.txt\" holds a control character"},
        {"aa/b\xFF.txt", "the entry name \"aa/b?.txt\" is not UTF-8"},
        {"aa/bc.txt", "the entry \"aa/bc.txt\" stands twice"},
        {"aa/BC.TXT", "the entries \"aa/BC.TXT\" and \"aa/bc.txt\" differ by case alone"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        size_t length;
        char *bytes = make_pair(*state, &length);
        rename_entry(bytes, length, "aa/bb.txt", bad[i].name);
        assert_refused(bytes, length, bad[i].message);
    }
}

static void entries_that_claim_too_much_are_refused(void **state)
{
    enum { FLAGS = 6, METHOD = 8, PACKED = 18, SIZE = 22 };
    static const struct {
        size_t field, width;
        uint32_t value;
        const char *message;
    } bad[] = {
        {FLAGS, 2, 1, "the entry \"aa/bb.txt\" is encrypted"},
        {FLAGS, 2, 0x41, "the entry \"aa/bb.txt\" is encrypted"},
        {METHOD, 2, 12, "the entry \"aa/bb.txt\" is neither stored nor deflated"},
        {SIZE, 4, (1u << 30) + 1, "the entry \"aa/bb.txt\" claims to be over 1 GiB"},
        {SIZE, 4, 1u << 30, "the entry \"aa/bb.txt\" claims over 1,100 times its packed size"},
        {PACKED, 4, 0, "the entry \"aa/bb.txt\" claims over 1,100 times its packed size"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        size_t length;
        char *bytes = make_pair(*state, &length);
        set_field(bytes, length, bad[i].field, bad[i].width, bad[i].value);
        assert_refused(bytes, length, bad[i].message);
    }
}

static void entries_that_share_packed_bytes_are_refused(void **state)
{
    /* The first entry claims all bytes up to the directory, those of the second among them. */
    size_t length, directory = 0;
    char *bytes = make_pair(*state, &length);
    while (memcmp(bytes + directory, "PK\1\2", 4) != 0)
        directory++;
    set_field(bytes, length, 18, 4, (uint32_t)(directory - 39));
    assert_refused(bytes, length,
                   "the entry \"aa/bc.txt\" claims packed bytes that are not its own");
}

static void two_names_for_one_entry_are_refused(void **state)
{
    size_t length;
    char *bytes = make_pair(*state, &length);
    assert_memory_equal(bytes + 30, "aa/bb.txt", 9);
    bytes[33] = 'x';
    assert_refused(bytes, length, "the ZIP archive contradicts itself");
}

static void a_cut_archive_is_refused_wherever_it_was_cut(void **state)
{
    size_t length;
    const char *bytes = make_pair(*state, &length);
    emic_zip_close(open_zip((emic_slice){bytes, length}));
    assert_refused(bytes, 0, "not a ZIP archive, the file is empty");
    for (size_t left = 1; left < length; left++) {
        emic_zip *zip;
        emic_error err = {0};
        emic_slice cut = {emic_arena_string(*state, (emic_slice){bytes, left}), left};
        assert_int_equal(emic_zip_open("a.zip", cut, &zip, &err), EMIC_MALFORMED);
        assert_null(zip);
    }
}

static void a_wrong_checksum_or_size_is_noticed(void **state)
{
    static const size_t fields[] = {14, 22}; /* the checksum; the size */
    for (size_t i = 0; i < 2; i++) {
        size_t length;
        emic_slice content;
        emic_error err = {0};
        char *bytes = make_pair(*state, &length);
        set_field(bytes, length, fields[i], 4, 4999);
        emic_zip *zip = open_zip((emic_slice){bytes, length});
        assert_int_equal(emic_zip_read(zip, "aa/bb.txt", *state, &content, &err), EMIC_CORRUPT);
        assert_string_equal(err.message, "the entry \"aa/bb.txt\" is damaged: its size or "
                                         "checksum is not as claimed");
        assert_int_equal(emic_zip_read(zip, "aa/bc.txt", *state, &content, &err), EMIC_OK);
        emic_zip_close(zip);
    }
}

/* Whatever bit is turned: refused, or no entry has another content than it was given. */
static void no_changed_bit_changes_a_content(void **state)
{
    size_t refused = 0;
    emic_slice good = build(sample, SAMPLE, noon, *state);
    for (size_t bit = 0; bit < good.length * 8; bit++) {
        emic_arena *scratch = emic_arena_open();
        char *bytes = emic_arena_string(scratch, good);
        emic_zip *zip;
        emic_slice content;
        emic_error err;
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
        if (emic_zip_open("a.zip", (emic_slice){bytes, good.length}, &zip, &err) != EMIC_OK)
            refused++;
        for (size_t i = 0; zip && i < SAMPLE; i++)
            if (emic_zip_read(zip, sample[i].name, scratch, &content, &err) != EMIC_OK)
                refused++;
            else
                assert_true(emic_slice_equal(content, sample[i].content));
        emic_zip_close(zip);
        emic_arena_close(scratch);
    }
    assert_true(refused > good.length);
}

static void what_would_not_be_read_is_not_built(void **state)
{
    static const struct {
        const char *names[2], *message;
    } bad[] = {
        {{"a", "../b"}, "the entry name \"../b\" has a part that is empty, \".\" or \"..\""},
        {{"a", ""}, "the entry name \"\" is empty"},
        {{"a", "b/"}, "the entry name \"b/\" has a part that is empty, \".\" or \"..\""},
        {{"b/c", "b/c"}, "the entry \"b/c\" stands twice"},
        {{"b/c", "B/c"}, "the entries \"B/c\" and \"b/c\" differ by case alone"},
    };
    emic_slice out;
    emic_error err = {0};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        const emic_zip_entry entries[] = {{bad[i].names[0], {"x", 1}}, {bad[i].names[1], {"y", 1}}};
        assert_int_equal(emic_zip_build(entries, 2, noon, *state, &out, &err), EMIC_INVALID);
        assert_string_equal(err.message, bad[i].message);
    }
    assert_int_equal(emic_zip_build(sample, 0, noon, *state, &out, &err), EMIC_INVALID);
    assert_string_equal(err.message, "a ZIP archive takes 1 to 65534 entries, not 0");
    const emic_zip_entry large = {"large", {"", ((size_t)1 << 30) + 1}};
    assert_int_equal(emic_zip_build(&large, 1, noon, *state, &out, &err), EMIC_INVALID);
    assert_string_equal(err.message, "the entry \"large\" is over 1 GiB");
}

#define ZIP_TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ZIP_TEST(what_is_built_is_read_back_in_order),
        ZIP_TEST(the_order_of_entries_does_not_matter),
        ZIP_TEST(the_time_zone_does_not_matter),
        ZIP_TEST(python_finds_the_same_entries_and_nothing_besides),
        ZIP_TEST(unzip_finds_nothing_to_complain),
        ZIP_TEST(an_archive_made_by_others_is_read),
        ZIP_TEST(names_that_lead_elsewhere_are_refused),
        ZIP_TEST(entries_that_claim_too_much_are_refused),
        ZIP_TEST(entries_that_share_packed_bytes_are_refused),
        ZIP_TEST(two_names_for_one_entry_are_refused),
        ZIP_TEST(a_cut_archive_is_refused_wherever_it_was_cut),
        ZIP_TEST(a_wrong_checksum_or_size_is_noticed),
        ZIP_TEST(no_changed_bit_changes_a_content),
        ZIP_TEST(what_would_not_be_read_is_not_built),
    };
    return cmocka_run_group_tests_name("zip", tests, NULL, NULL);
}
