/* Manifests of other hands: all that RFC 8493 allows is read, and nothing else. */
#include "bag_fixture.h"

/* --- Manifests of other hands --------------------------------------------------------------- */

/* Puts `list` in the place of manifest-sha256.txt and says what is found but for the digests of
 * that file itself, which others hold. */
static const char *findings_with(const char *list)
{
    set_text("manifest-sha256.txt", list);
    const char *all = findings_beside("manifest-sha256.txt");
    const char *at = strstr(all, "bag-info.txt: WRONG: Emic-Content-SHA256 is ");
    assert_non_null(at);
    assert_null(strchr(strchr(at, '\n') + 1, '\n')); /* the last line */
    return emic_arena_string(arena, (emic_slice){all, (size_t)(at - all)});
}

static const char *line_of(const char *name, const char *gap)
{
    char hex[EMIC_SHA256_HEX];
    emic_sha256_hex(file(name)->content, hex);
    return emic_arena_format(arena, "%s%s%s", hex, gap, name);
}

static void manifests_that_the_rfc_allows_are_read(void **state)
{
    (void)state;
    const char *one = line_of("data/a/b.csv", "  "), *other = line_of("data/words.txt", "\t ");
    char *large = emic_arena_string(arena, emic_slice_of(other));
    for (size_t i = 0; i < 64; i++)
        if (large[i] >= 'a' && large[i] <= 'f')
            large[i] = (char)(large[i] - 32);
    assert_string_equal(findings_with(emic_arena_format(arena, "%s\r\n%s", other, one)), "");
    assert_string_equal(findings_with(emic_arena_format(arena, "%s\r%s\r", one, large)), "");
    assert_string_equal(findings_with(emic_arena_format(arena, "\n%s\n\n%s\n", one, large)), "");
}

static void lines_that_are_none_are_told_by_their_number(void **state)
{
    (void)state;
    const char *one = line_of("data/a/b.csv", "  "), *other = line_of("data/words.txt", "  ");
    const char *const bad[] = {
        "data/words.txt",
        one + 1,                         /* a digest too short */
        line_of("data/words.txt", ""),   /* no space */
        line_of("data/words.txt", " *"), /* a mark of other tools, not of the RFC */
        line_of("machine.txt", "  "),    /* no payload */
        emic_arena_format(arena, "g%s", other + 1),
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const char *list = emic_arena_format(arena, "%s\n%s\n%s\n", one, other, bad[i]);
        assert_string_equal(findings_with(list), "manifest-sha256.txt: WRONG: line 3 is not a "
                                                 "digest and the name of a payload file\n");
    }
    const char *list = emic_arena_format(arena, "%s\n%s\n%s\n", one, other, one);
    assert_string_equal(findings_with(list),
                        "manifest-sha256.txt: WRONG: lists \"data/a/b.csv\" more than once\n");
}

static void names_that_lead_out_of_the_bag_lead_nowhere(void **state)
{
    (void)state;
    const char *good = text_of("manifest-sha256.txt");
    char digest[65];
    memset(digest, '0', 64);
    digest[64] = 0;
    assert_string_equal(
        findings_with(emic_arena_format(arena, "%s%s  data/../../etc/passwd\n", good, digest)),
        "data/../../etc/passwd: MISSING: listed in manifest-sha256.txt, but not "
        "there\n");
    seal_sample();
    assert_string_equal(
        findings_with(emic_arena_format(arena, "%s%s  data/\x1B[2J\xC2\x9B\xFF\n", good, digest)),
        "data/\xEF\xBF\xBD[2J\xEF\xBF\xBD\xEF\xBF\xBD: MISSING: listed in "
        "manifest-sha256.txt, but not there\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BAG(manifests_that_the_rfc_allows_are_read),
        IN_BAG(lines_that_are_none_are_told_by_their_number),
        IN_BAG(names_that_lead_out_of_the_bag_lead_nowhere),
    };
    return cmocka_run_group_tests_name("bag_manifest", tests, NULL, NULL);
}
