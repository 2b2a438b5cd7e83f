/* tar in gzip, in and out: the same bytes everywhere, readable by others, and no trust in what
 * comes in. Bad files are made by Python's tarfile, or from a good tar by changing single fields.
 */
#include "base/crew.h"
#include "base/deflate.h"
#include "base/tar.h"
#include "base/tar_block.h"
#include "python.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static const int64_t noon = 1772366400; /* 2026-03-01T12:00:00Z */

#define LONG_FOLDER                                                                                \
    "data/a-folder-with-a-name-that-is-long/and-another-one-below-it-of-some-length-itself"
#define LONG_NAME                                                                                  \
    "one-file-with-a-name-of-over-a-hundred-bytes-one-file-with-a-name-of-over-a-hundred-bytes-"   \
    "one-file-wh-a-name.txt"

static const emic_zip_entry sample[] = {
    {"study/b.txt", {"second, second, second, second", 30}},
    {"README", {"read me", 7}},
    {"study/\xC3\xA9t\xC3\xA9.csv", {"a,b\n\0\xFF\n", 7}},
    {"empty", {NULL, 0}},
    {LONG_FOLDER "/and-a-file.txt", {"in its two fields", 17}},
    {LONG_NAME, {"by a pax header", 15}},
};
enum { SAMPLE = sizeof sample / sizeof sample[0] };

static int open_arena(void **state)
{
    *state = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    emic_crew_limit(0);
    emic_arena_close(*state);
    return 0;
}

static emic_slice build(const emic_zip_entry *entries, size_t count, int64_t seconds,
                        emic_arena *arena, char digest[65])
{
    emic_slice bytes = {0};
    emic_error err = {0};
    if (emic_tar_build(entries, count, seconds, arena, &bytes, digest, &err) != EMIC_OK)
        fail_msg("%s", err.message);
    assert_true(bytes.length > 50);
    return bytes;
}

static emic_slice build_sample(emic_arena *arena)
{
    char digest[65];
    return build(sample, SAMPLE, noon, arena, digest);
}

/* A large entry and many small ones, so that blocks begin and end anywhere. */
static emic_slice build_large(emic_arena *arena)
{
    enum { FILES = 300, LARGE = 700000 };
    char digest[65];
    emic_zip_entry *entries = emic_arena_array(arena, FILES, sizeof *entries);
    for (size_t i = 0; i < FILES; i++) {
        size_t length = i == 7 ? LARGE : i * 37;
        char *text = emic_arena_alloc(arena, length + 1);
        for (size_t k = 0; k < length; k++)
            text[k] = (char)('a' + (k * k / 7 + i) % 23);
        entries[i] = (emic_zip_entry){emic_arena_format(arena, "f/%zu", i), {text, length}};
    }
    return build(entries, FILES, noon, arena, digest);
}

static emic_tar *open_tar(emic_slice bytes)
{
    emic_tar *tar = NULL;
    emic_error err = {0};
    if (emic_tar_open("a.tar.gz", bytes, &tar, &err) != EMIC_OK)
        fail_msg("%s", err.message);
    return tar;
}

static void what_is_built_is_read_back_in_order(void **state)
{
    emic_tar *tar = open_tar(build_sample(*state));
    emic_slice content;
    assert_int_equal(emic_tar_count(tar), SAMPLE);
    for (size_t i = 0; i < SAMPLE; i++) {
        assert_true(i == 0 || strcmp(emic_tar_name(tar, i - 1), emic_tar_name(tar, i)) < 0);
        assert_true(emic_tar_find(tar, sample[i].name, &content));
        assert_true(emic_slice_equal(content, sample[i].content));
    }
    assert_false(emic_tar_find(tar, "nothing", &content));
    emic_tar_close(tar);
}

static void the_number_of_threads_does_not_matter(void **state)
{
    emic_slice first = {0};
    for (size_t threads = 1; threads <= 4; threads++) {
        emic_crew_limit(threads);
        emic_slice bytes = build_large(*state);
        assert_true(bytes.length > 5000);
        assert_true(threads == 1 || emic_slice_equal(first, bytes));
        first = bytes;
    }
    emic_tar *tar = open_tar(first);
    assert_int_equal(emic_tar_count(tar), 300);
    emic_tar_close(tar);
}

static void python_and_gzip_find_the_same_and_nothing_besides(void **state)
{
    static const char program[] =
        "import sys, tarfile, gzip, hashlib, subprocess\n"
        "subprocess.run([\"gzip\", \"-t\"], stdin=open(sys.argv[1]), check=True)\n"
        "subprocess.run([\"tar\", \"tzf\", sys.argv[1]], check=True, stdout=subprocess.DEVNULL)\n"
        "data = open(sys.argv[1], \"rb\").read()\n"
        "assert data[:10] == bytes.fromhex(\"1f8b08000000000000ff\"), data[:10]\n"
        "plain = gzip.decompress(data)\n"
        "assert len(plain) % 10240 == 0\n"
        "for i in tarfile.open(sys.argv[1]):\n"
        "    assert i.isreg() and i.mode == 0o644 and i.uid == i.gid == 0, i\n"
        "    assert not i.uname and not i.gname and i.mtime == 1772366400, i\n"
        "    assert set(i.pax_headers) <= {\"path\"}, i.pax_headers\n"
        "    print(len(i.name), ascii(i.name[-12:]), i.size)\n"
        "print(hashlib.sha256(plain).hexdigest())\n";
    char digest[65];
    emic_strbuf out = {0};
    emic_slice bytes = build(sample, SAMPLE, noon, *state, digest);
    assert_true(python_run(program, bytes, &out));
    const char *expected = emic_arena_format(*state,
                                             "6 'README' 7\n"
                                             "%zu 'd-a-file.txt' 17\n"
                                             "5 'empty' 0\n"
                                             "%zu 'h-a-name.txt' 15\n"
                                             "11 'study/b.txt' 30\n"
                                             "13 'tudy/\\xe9t\\xe9.csv' 7\n%s\n",
                                             strlen(sample[4].name), strlen(LONG_NAME), digest);
    assert_string_equal(out.data, expected);
    emic_strbuf_close(&out);
}

/* --- Made by others ------------------------------------------------------------------------------
 */

/* What Python's tarfile writes, given statements that add to the tar `t`. */
static emic_slice made_by_python(const char *mode, const char *statements, emic_arena *arena)
{
    emic_strbuf out = {0};
    const char *program =
        emic_arena_format(arena,
                          "import sys, tarfile, io\n"
                          "def add(name, content=b\"x\", **fields):\n"
                          "    i = tarfile.TarInfo(name)\n"
                          "    i.size = len(content)\n"
                          "    for key in fields: setattr(i, key, fields[key])\n"
                          "    t.addfile(i, io.BytesIO(content))\n"
                          "b = io.BytesIO()\n"
                          "t = tarfile.open(fileobj=b, mode=\"w:gz\", format=tarfile.%s_FORMAT)\n"
                          "%s\n"
                          "t.close()\n"
                          "sys.stdout.buffer.write(b.getvalue())\n",
                          mode, statements);
    assert_true(python_run(program, EMIC_LITERAL("-"), &out));
    assert_true(out.length > 50);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return copy;
}

static void what_others_write_is_read(void **state)
{
    static const char *const modes[] = {"USTAR", "GNU", "PAX"};
    for (size_t i = 0; i < 3; i++) {
        const char *name = i == 0 ? "short" : LONG_NAME;
        emic_slice content;
        emic_slice bytes = made_by_python(
            modes[i],
            emic_arena_format(*state,
                              "add(\"./\", b\"\", type=tarfile.DIRTYPE)\n"
                              "add(\"./data\", b\"\", type=tarfile.DIRTYPE)\n"
                              "add(\"./data/%s\", b\"words\", mtime=1.5, uname=\"me\")",
                              name),
            *state);
        emic_tar *tar = open_tar(bytes);
        assert_int_equal(emic_tar_count(tar), 1);
        assert_true(emic_tar_find(tar, emic_arena_format(*state, "data/%s", name), &content));
        assert_true(emic_slice_is(content, "words"));
        emic_tar_close(tar);
    }
}

static void assert_refused(emic_slice bytes, const char *message)
{
    emic_tar *tar = NULL;
    emic_error err = {0};
    assert_int_equal(emic_tar_open("a.tar.gz", bytes, &tar, &err), EMIC_MALFORMED);
    assert_null(tar);
    assert_string_equal(err.path, "a.tar.gz");
    if (!strstr(err.message, message))
        fail_msg("\"%s\" is not in \"%s\"", message, err.message);
}

static void what_leads_elsewhere_is_refused(void **state)
{
    static const char *const cases[][2] = {
        {"add(\"../a\")", "has a part that is empty, \".\" or \"..\""},
        {"add(\"a/../../b\")", "has a part that is empty, \".\" or \"..\""},
        {"add(\"/a\")", "is absolute"},
        {"add(\".//a\")", "is absolute"},
        {"add(\"c:a\")", "is absolute"},
        {"add(\"a\\\\b\")", "holds a backslash"},
        {"add(\"a\\nb\")", "holds a control character"},
        {"add(\"..\", b\"\", type=tarfile.DIRTYPE)", "has a part that is empty"},
        {"add(\"a\"); add(\"a\")", "\"a\" stands twice"},
        {"add(\"a\"); add(\"./a\")", "\"a\" stands twice"},
        {"add(\"a/B\"); add(\"a/b\")", "differ by case alone"},
        {"add(\"a\", b\"\", type=tarfile.SYMTYPE, linkname=\"/etc\")", "is a link, a device"},
        {"add(\"a\", b\"\", type=tarfile.LNKTYPE, linkname=\"b\")", "is a link, a device"},
        {"add(\"a\", b\"\", type=tarfile.CHRTYPE)", "is a link, a device"},
        {"add(\"a\", b\"\", type=tarfile.FIFOTYPE)", "is a link, a device"},
        {"add(\"a\", b\"\", pax_headers={\"path\": \"../b\"})", "has a part that is empty"},
        {"add(\"a\", b\"\", pax_headers={\"size\": \"9\"})", "a pax header asks for"},
        {"add(\"a\", b\"\", pax_headers={\"GNU.sparse.size\": \"9\"})", "a pax header asks for"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_refused(made_by_python("PAX", cases[i][0], *state), cases[i][1]);
}

/* --- Damaged ------------------------------------------------------------------------------------
 */

static emic_slice packed(emic_slice plain, emic_arena *arena)
{
    emic_error err;
    emic_strbuf out = {0};
    emic_deflater *deflater = emic_deflater_open();
    emic_strbuf_add(&out, (emic_slice){"\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10});
    assert_int_equal(emic_deflater_add(deflater, (emic_slice){0}, plain, true, &out, &err),
                     EMIC_OK);
    emic_deflater_close(deflater);
    uint32_t sum = emic_crc32(plain);
    for (int i = 0; i < 4; i++)
        emic_strbuf_putc(&out, (char)(sum >> 8 * i & 0xFF));
    for (int i = 0; i < 4; i++)
        emic_strbuf_putc(&out, (char)(plain.length >> 8 * i & 0xFF));
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return copy;
}

/* The tar of one file "a" with 600 bytes, unpacked, to be spoilt. */
static char *plain_tar(size_t *length, emic_arena *arena)
{
    enum { ROOM = 20480 };
    char digest[65], *plain = emic_arena_alloc(arena, ROOM);
    emic_error err;
    emic_slice content = {emic_arena_alloc(arena, 600), 600};
    emic_slice bytes = build(&(emic_zip_entry){"a", content}, 1, noon, arena, digest);
    emic_inflater *inflater = emic_inflater_open(bytes, EMIC_DEFLATE_GZIP);
    assert_int_equal(emic_inflater_read(inflater, plain, ROOM, length, &err), EMIC_OK);
    emic_inflater_close(inflater);
    assert_int_equal(*length, 10240);
    return plain;
}

/* The file with `text` at `at`, and the sum of its head set right again. */
static emic_slice spoilt(size_t at, const char *text, size_t kept, emic_arena *arena)
{
    size_t length;
    char *plain = plain_tar(&length, arena);
    memcpy(plain + at, text, strlen(text));
    if (at < EMIC_TAR_BLOCK)
        snprintf(plain + TAR_SUM, TAR_NUMBER, "%06o", emic_tar_sum(plain));
    return packed((emic_slice){plain, kept ? kept : length}, arena);
}

static void what_contradicts_itself_is_refused(void **state)
{
    emic_slice good = spoilt(0, "", 0, *state);
    emic_tar_close(open_tar(good));
    assert_refused(spoilt(TAR_SIZE, "77777777777", 0, *state), "an entry is over 1 GiB");
    assert_refused(spoilt(TAR_SIZE, "00000100000", 0, *state), "the tar is cut short");
    assert_refused(spoilt(TAR_SIZE, "0000000000x", 0, *state), "or does not say its size");
    assert_refused(spoilt(TAR_SIZE, "\x80", 0, *state), "or does not say its size");
    assert_refused(spoilt(10239, "x", 0, *state), "something follows the end of the tar");
    assert_refused(spoilt(0, "", 1536, *state), "the tar is cut short");
    assert_refused(spoilt(0, "", 1600, *state), "the tar is cut short");
    assert_refused(spoilt(TAR_SUM + 512 * 3, "", 1000, *state), "the tar is cut short");
    assert_refused(packed(EMIC_LITERAL(""), *state), "the tar is cut short");
    size_t length;
    char *plain = plain_tar(&length, *state);
    plain[TAR_MODE]++;
    assert_refused(packed((emic_slice){plain, length}, *state),
                   "not a tar, or one that is damaged");
}

static void what_is_no_whole_gzip_file_is_refused(void **state)
{
    emic_slice good = build_sample(*state);
    for (size_t length = 0; length < good.length; length += 7)
        assert_refused((emic_slice){good.data, length}, "not a gzip file, or one that is damaged");
    const char *more = emic_arena_format(*state, "%*s", 40, "more");
    char *longer = emic_arena_alloc(*state, good.length + 40);
    memcpy(longer, good.data, good.length);
    memcpy(longer + good.length, more, 40);
    assert_refused((emic_slice){longer, good.length + 40}, "something follows the gzip file");
    longer[good.length - 6] ^= 1;
    assert_refused((emic_slice){longer, good.length}, "damaged");
}

static void what_could_not_be_read_is_not_written(void **state)
{
    char digest[65];
    emic_slice bytes;
    emic_error err;
    emic_zip_entry bad = {"../a", {"x", 1}};
    assert_int_equal(emic_tar_build(&bad, 1, 0, *state, &bytes, digest, &err), EMIC_INVALID);
    assert_int_equal(emic_tar_build(&bad, 0, 0, *state, &bytes, digest, &err), EMIC_INVALID);
    assert_string_equal(err.message, "a tar takes 1 to 65534 entries, not 0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_built_is_read_back_in_order, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(the_number_of_threads_does_not_matter, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(python_and_gzip_find_the_same_and_nothing_besides,
                                        open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_others_write_is_read, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_leads_elsewhere_is_refused, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_contradicts_itself_is_refused, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(what_is_no_whole_gzip_file_is_refused, open_arena,
                                        close_arena),
        cmocka_unit_test_setup_teardown(what_could_not_be_read_is_not_written, open_arena,
                                        close_arena),
    };
    return cmocka_run_group_tests_name("tar", tests, NULL, NULL);
}
