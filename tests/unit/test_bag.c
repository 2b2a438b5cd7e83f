/* Bags: what sealing writes (RFC 8493), and that nothing can be changed, added or taken away
 * unnoticed. Spoilt bags are built from the files of a good one. */
#include "bag_fixture.h"

/* --- What is written ------------------------------------------------------------------------ */

static void a_bag_has_the_files_of_rfc_8493(void **state)
{
    (void)state;
    char digest[65];
    emic_bag_sort(&bag);
    const char *const names[] = {"bag-info.txt",          "bagit.txt",
                                 "data/a/b.csv",          "data/words.txt",
                                 "machine.txt",           "manifest-sha256.txt",
                                 "manifest-sha512.txt",   "tagmanifest-sha256.txt",
                                 "tagmanifest-sha512.txt"};
    assert_int_equal(bag.entries.count, sizeof names / sizeof *names);
    for (size_t i = 0; i < bag.entries.count; i++)
        assert_string_equal(bag.entries.items[i].name, names[i]);
    assert_string_equal(text_of("bagit.txt"),
                        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    emic_sha256_hex(file("manifest-sha256.txt")->content, digest);
    assert_string_equal(digest, content);
    assert_string_equal(strstr(text_of("bag-info.txt"), "Bagging-Date"),
                        emic_arena_format(arena,
                                          "Bagging-Date: 2026-03-01\nPayload-Oxum: 23.2\n"
                                          "Emic-Content-SHA256: %s\n",
                                          content));
}

static void manifests_hold_digest_and_name_sorted(void **state)
{
    (void)state;
    /* sha256sum and sha512sum say so. */
    assert_string_equal(text_of("manifest-sha256.txt"),
                        "6ff2d84956e507dade83da732a88aa6fa02712d03af8c515633f674de9fd42bd"
                        "  data/a/b.csv\n"
                        "4b64d56cdfe6383e3359e50aedf4ea1fe6cd1b11519053102d148b7cb26e2972"
                        "  data/words.txt\n");
}

static void tag_manifests_list_every_file_beside_the_payload_but_themselves(void **state)
{
    (void)state;
    const char *list = text_of("tagmanifest-sha512.txt");
    size_t lines = 0;
    for (const char *at = list; (at = strchr(at, '\n')); at++)
        lines++;
    assert_int_equal(lines, 5);
    assert_non_null(strstr(list, "  bag-info.txt\n"));
    assert_non_null(strstr(list, "  bagit.txt\n"));
    assert_non_null(strstr(list, "  machine.txt\n"));
    assert_non_null(strstr(list, "  manifest-sha256.txt\n"));
    assert_non_null(strstr(list, "  manifest-sha512.txt\n"));
}

static void a_bag_as_sealed_is_right(void **state)
{
    (void)state;
    emic_error err = {0};
    char digest[65];
    assert_int_equal(verify(digest, &err), EMIC_OK);
    assert_int_equal(problems, 0);
    assert_string_equal(digest, content);
}

/* --- What is noticed ------------------------------------------------------------------------ */

static void a_changed_payload_file_is_named_once(void **state)
{
    (void)state;
    set_text("data/a/b.csv", "n\n2\n");
    assert_string_equal(findings(), "data/a/b.csv: DIFFERENT: not the file of manifest-sha256.txt, "
                                    "manifest-sha512.txt\n");
}

static void a_file_too_few_and_a_file_too_many_are_named(void **state)
{
    (void)state;
    take_away("data/a/b.csv");
    emic_bag_add(&bag, "data/late.csv", EMIC_LITERAL("n\n1\n"));
    emic_bag_add(&bag, "late.txt", EMIC_LITERAL("late"));
    assert_string_equal(findings(),
                        "data/late.csv: UNLISTED: not in manifest-sha256.txt, manifest-sha512.txt\n"
                        "late.txt: UNLISTED: not in tagmanifest-sha256.txt, "
                        "tagmanifest-sha512.txt\n"
                        "data/a/b.csv: MISSING: listed in manifest-sha256.txt, but not there\n");
}

static void the_size_is_checked_apart_from_the_digests(void **state)
{
    (void)state;
    change("bag-info.txt", "Oxum: 23.2", "Oxum: 23.3");
    assert_string_equal(findings_beside("bag-info.txt"),
                        "bag-info.txt: WRONG: Payload-Oxum is 23.2, but it says 23.3\n");
    seal_sample();
    change("bag-info.txt", "Payload-Oxum: 23.2\n", "Payload-Oxum: 23.2\nPayload-Oxum: 23.2\n");
    assert_string_equal(findings_beside("bag-info.txt"),
                        "bag-info.txt: WRONG: has Payload-Oxum 2 times, not once\n");
    seal_sample();
    change("bag-info.txt", "Payload-Oxum: 23.2\n", "");
    assert_string_equal(findings_beside("bag-info.txt"),
                        "bag-info.txt: WRONG: has Payload-Oxum 0 times, not once\n");
}

static void the_content_digest_is_checked(void **state)
{
    (void)state;
    char first[2] = {content[0], 0};
    change("bag-info.txt", emic_arena_format(arena, "SHA256: %s", first), "SHA256: x");
    assert_string_equal(findings_beside("bag-info.txt"),
                        emic_arena_format(arena,
                                          "bag-info.txt: WRONG: Emic-Content-SHA256 is %s, "
                                          "but it says x%s\n",
                                          content, content + 1));
}

static void tag_files_cannot_be_left_out(void **state)
{
    (void)state;
    static const char *const needed[] = {"bag-info.txt", "manifest-sha256.txt",
                                         "manifest-sha512.txt", "tagmanifest-sha256.txt",
                                         "tagmanifest-sha512.txt"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        seal_sample();
        take_away(needed[i]);
        assert_non_null(strstr(findings(), emic_arena_format(arena, "%s: MISSING: ", needed[i])));
    }
}

static void a_missing_manifest_is_one_finding_not_one_a_file(void **state)
{
    (void)state;
    take_away("manifest-sha512.txt");
    assert_string_equal(findings(),
                        "manifest-sha512.txt: MISSING: a bag of emic's has this manifest\n"
                        "manifest-sha512.txt: MISSING: listed in tagmanifest-sha256.txt, but not "
                        "there\n");
}

static void the_declaration_is_two_lines_without_a_mark(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",
        "BagIt-Version: 1.0\n",
        "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n",
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n",
        ("\xEF\xBB\xBF"
         "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: 1\n",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        set_text("bagit.txt", bad[i]);
        assert_string_equal(findings_beside("bagit.txt"),
                            "bagit.txt: WRONG: does not declare BagIt 1.0 and UTF-8\n");
    }
}

static void a_zip_without_a_bag_is_refused(void **state)
{
    (void)state;
    emic_error err = {0};
    char digest[65];
    take_away("bagit.txt");
    assert_int_equal(verify(digest, &err), EMIC_MALFORMED);
    assert_string_equal(err.path, "bag.zip");
    assert_string_equal(err.message, "not an emic archive: a ZIP without bagit.txt");
    emic_bag_add(&bag, "folder/bagit.txt", EMIC_LITERAL("BagIt-Version: 1.0\n"));
    assert_int_equal(verify(digest, &err), EMIC_MALFORMED);
    assert_string_equal(err.message, "bagit.txt lies in a folder of this ZIP; pack what is in the "
                                     "folder, not the folder");
}

static void a_damaged_file_is_named(void **state)
{
    (void)state;
    static const char words[] = "quite some words that do not repeat: 0123456789";
    emic_slice bytes;
    emic_pack *zip;
    emic_error err = {0};
    char digest[65];
    size_t at = 0;
    bag = (emic_bag){.arena = arena};
    emic_bag_add(&bag, "data/words.txt", EMIC_LITERAL(words));
    emic_error error;
    assert_int_equal(emic_bag_seal(&bag, "2026-03-01", content, &error), EMIC_OK);
    assert_int_equal(
        emic_zip_build(bag.entries.items, bag.entries.count, noon, arena, &bytes, &err), EMIC_OK);
    char *copy = emic_arena_string(arena, bytes);
    while (memcmp(copy + at, "data/words.txt", 14) != 0)
        at++;
    copy[at + 14 + 8] ^= 1; /* in what is packed */
    found = emic_finding_table(arena, "Found");
    assert_int_equal(emic_pack_open("bag.zip", (emic_slice){copy, bytes.length}, &zip, &err),
                     EMIC_OK);
    assert_int_equal(emic_bag_verify(zip, "bag.zip", arena, found, &problems, digest, &err),
                     EMIC_OK);
    emic_pack_close(zip);
    assert_int_equal(problems, 2); /* the payload's size as well */
    assert_true(emic_slice_is(found->rows.items[0][0].text, "data/words.txt"));
    assert_true(emic_slice_is(found->rows.items[0][1].text, "DAMAGED"));
    assert_true(emic_slice_is(found->rows.items[1][0].text, "bag-info.txt"));
}

/* A check that looked through the manifest for each file would not come to an end here. */
static void ten_thousand_files_are_checked(void **state)
{
    (void)state;
    enum { FILES = 10000 };
    bag = (emic_bag){.arena = arena};
    for (int i = 0; i < FILES; i++)
        emic_bag_add(&bag, emic_arena_format(arena, "data/transcripts/TP%05d.txt", i),
                     emic_slice_of(emic_arena_format(arena, "%d", i)));
    emic_error error;
    assert_int_equal(emic_bag_seal(&bag, "2026-03-01", content, &error), EMIC_OK);
    assert_string_equal(findings(), "");
    for (size_t i = 0; i < bag.entries.count; i++)
        if (emic_bag_is_payload(bag.entries.items[i].name))
            bag.entries.items[i].content = EMIC_LITERAL("x");
    findings();
    assert_int_equal(problems, FILES + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_BAG(a_bag_has_the_files_of_rfc_8493),
        IN_BAG(manifests_hold_digest_and_name_sorted),
        IN_BAG(tag_manifests_list_every_file_beside_the_payload_but_themselves),
        IN_BAG(a_bag_as_sealed_is_right),
        IN_BAG(a_changed_payload_file_is_named_once),
        IN_BAG(a_file_too_few_and_a_file_too_many_are_named),
        IN_BAG(the_size_is_checked_apart_from_the_digests),
        IN_BAG(the_content_digest_is_checked),
        IN_BAG(tag_files_cannot_be_left_out),
        IN_BAG(a_missing_manifest_is_one_finding_not_one_a_file),
        IN_BAG(the_declaration_is_two_lines_without_a_mark),
        IN_BAG(a_zip_without_a_bag_is_refused),
        IN_BAG(a_damaged_file_is_named),
        IN_BAG(ten_thousand_files_are_checked),
    };
    return cmocka_run_group_tests_name("bag", tests, NULL, NULL);
}
