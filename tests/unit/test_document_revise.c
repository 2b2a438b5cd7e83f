/* A name is found late: the document gets a new text, what points into it is carried, and nothing
 * of the old one is left in the file. */
#include "base/file.h"
#include "study/integrity.h"
#include "study/rewrite.h"
#include "study_fixture.h"
#include <strings.h>

static const char interview[] = "OKKA: I met Wilm Ahrens, \xF0\x9F\x98\x80 and Wilm left.\n\n"
                                "INTERVIEWER: Who is Wilm?\n";
static const char replaced[] = "[TP07]: I met [SP1], \xF0\x9F\x98\x80 and [SP1] left.\n\n"
                               "INTERVIEWER: Who is [SP1]?\n";

/* Replaces each of `names` (as often as it stands there) by the words beside it. */
static emic_edit_list edits_of(const char *text, const char *const names[][2], size_t count)
{
    emic_edit_list edits = {.originals = true};
    size_t length = strlen(text);
    for (size_t at = 0; at < length; at++)
        for (size_t i = 0; i < count; i++) {
            size_t word = strlen(names[i][0]);
            if (strncmp(text + at, names[i][0], word) != 0)
                continue;
            uint32_t start = (uint32_t)emic_utf8_count((emic_slice){text, at});
            emic_edit_add(&edits, (emic_span){start, start + (uint32_t)word},
                          (emic_slice){text + at, word}, emic_slice_of(names[i][1]), arena);
            at += word - 1;
            break;
        }
    return edits;
}

static const char *const names[][2] = {
    {"OKKA", "[TP07]"}, {"Wilm Ahrens", "[SP1]"}, {"Wilm", "[SP1]"}};

static emic_revise_summary revise(emic_id document)
{
    emic_revise_summary summary = {0};
    emic_edit_list edits = edits_of(interview, names, 3);
    assert_int_equal(4, edits.count);
    ASSERT_OK(emic_document_revise(study, document, &edits, "a name was replaced", arena, &summary,
                                   &err));
    return summary;
}

static void check_sound(void)
{
    emic_problem_list problems;
    ASSERT_OK(emic_integrity_check(study, arena, &problems, &err));
    for (size_t i = 0; i < problems.count; i++)
        print_error("%s %s\n", problems.items[i].thing, problems.items[i].problem);
    assert_int_equal(0, problems.count);
    assert_true(problems.documents > 0);
}

static void text_turns_and_speakers_are_new(void **state)
{
    (void)state;
    emic_document_turns turns;
    emic_text_index text;
    emic_id id = add_document("one", interview);
    revise(id);
    ASSERT_OK(emic_document_text(study, id, arena, &text, &err));
    assert_string_equal(replaced, text.text.data);
    ASSERT_OK(emic_document_turns_load(study, id, arena, &turns, &err));
    assert_int_equal(2, turns.count);
    assert_string_equal("TP07", turns.items[0].speaker.data);
    assert_string_equal("INTERVIEWER", turns.items[1].speaker.data);
    emic_slice words = emic_text_words(&text, turns.items[0].words);
    assert_true(emic_slice_is(words, "I met [SP1], \xF0\x9F\x98\x80 and [SP1] left."));
    assert_int_equal(0, number_of("SELECT count(*) FROM speaker WHERE label = 'OKKA'"));
    assert_int_equal(2, number_of("SELECT count(*) FROM revision"));
    assert_int_equal(1, number_of("SELECT count(*) FROM revision WHERE text IS NULL"));
    assert_int_equal(4, number_of("SELECT count(*) FROM revision_edit"));
    check_sound();
}

static void add_code_and_coder(void)
{
    emic_id coder;
    ASSERT_OK(load_codebook("codebook: b\ncodes:\n  - {code: LEAVING}\n"));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("Ann"), &coder, &err));
}

static emic_id code_words(emic_id document, const char *words, size_t nth, const char *memo)
{
    emic_id id;
    emic_text_index text;
    emic_span_list found;
    ASSERT_OK(emic_document_text(study, document, arena, &text, &err));
    ASSERT_OK(emic_quote_find(&text, emic_slice_of(words), arena, &found, &err));
    assert_true(found.count > nth);
    emic_coding coding = {.document = document,
                          .code = 1,
                          .coder = 1,
                          .span = found.items[nth],
                          .round = 1,
                          .memo = emic_slice_of(memo)};
    ASSERT_OK(emic_coding_add(study, &coding, &id, &err));
    return id;
}

static const char *words_of(emic_id coding)
{
    emic_coding_list list;
    emic_codebook codebook;
    emic_coding_filter filter = {.words = true};
    ASSERT_OK(emic_codebook_load(study, arena, &codebook, &err));
    ASSERT_OK(emic_coding_list_load(study, &filter, &codebook, arena, &list, &err));
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i].coding.id == coding)
            return emic_arena_string(arena, list.items[i].words);
    return "none";
}

static void codings_are_carried_and_none_is_lost(void **state)
{
    (void)state;
    add_code_and_coder();
    emic_id id = add_document("one", interview);
    emic_id before = code_words(id, "I met", 0, "");
    emic_id whole = code_words(id, "Wilm Ahrens", 0, "all of it");
    emic_id part = code_words(id, "Ahrens", 0, "a part");
    emic_id after = code_words(id, "left.", 0, "");
    emic_revise_summary summary = revise(id);
    assert_int_equal(2, summary.fates[EMIC_FATE_MOVED]);
    assert_int_equal(1, summary.fates[EMIC_FATE_EDITED]);
    assert_int_equal(1, summary.fates[EMIC_FATE_AMBIGUOUS]);
    assert_int_equal(1, summary.joined); /* two codings of one name are one coding now */
    assert_string_equal("I met", words_of(before));
    assert_string_equal("[SP1]", words_of(whole));
    assert_string_equal("none", words_of(part));
    assert_string_equal("left.", words_of(after));
    assert_string_equal("all of it\na part", text_of("SELECT memo FROM coding WHERE id = 2"));
    check_sound();
}

static emic_status replace_name(void *context, emic_slice text, bool label, emic_arena *memory,
                                emic_slice *out, emic_error *error)
{
    const char *at = strstr(emic_arena_string(memory, text), "Wilm");
    (void)context;
    (void)error;
    if (at)
        *out = emic_slice_of(emic_arena_format(memory, "%s%s", label ? "SP1" : "[SP1]", at + 4));
    return EMIC_OK;
}

static void all_other_texts_are_rewritten(void **state)
{
    (void)state;
    int64_t changed;
    add_code_and_coder();
    emic_id id = add_document("Wilm-1", interview);
    code_words(id, "left.", 0, "Wilm again");
    run_sql("INSERT INTO participant(label) VALUES ('Wilm');"
            "INSERT INTO attribute(subject, name, type)"
            " VALUES ('participant', 'employer', 'text');"
            "INSERT INTO participant_value VALUES (1, 1, 'Wilm');");
    ASSERT_OK(emic_study_rewrite(study, replace_name, NULL, &changed, &err));
    assert_int_equal(4, changed);
    assert_string_equal("SP1-1", text_of("SELECT name FROM document"));
    assert_string_equal("SP1", text_of("SELECT label FROM participant"));
    assert_string_equal("[SP1] again", text_of("SELECT memo FROM coding"));
    assert_string_equal("[SP1]", text_of("SELECT value FROM participant_value"));
    ASSERT_OK(emic_study_rewrite(study, replace_name, NULL, &changed, &err));
    assert_int_equal(0, changed);
}

static bool file_holds(const char *word)
{
    emic_slice bytes;
    ASSERT_OK(emic_file_read(in_folder("study.emic"), arena, &bytes, &err));
    assert_true(bytes.length > 4096);
    for (size_t at = 0; at + strlen(word) <= bytes.length; at++)
        if (strncasecmp(bytes.data + at, word, strlen(word)) == 0)
            return true;
    return false;
}

static void nothing_is_left_in_the_file(void **state)
{
    (void)state;
    bool due = false;
    ASSERT_OK(emic_study_begin(study, &err));
    emic_id id = add_document("one", interview);
    ASSERT_OK(emic_study_commit(study, &err));
    assert_true(file_holds("Ahrens"));
    ASSERT_OK(emic_study_begin(study, &err));
    revise(id);
    ASSERT_OK(emic_study_purge_later(study, &err));
    ASSERT_OK(
        emic_db_commit(emic_study_db(study), &err)); /* stored, and killed before it is cleared */
    ASSERT_OK(emic_study_purge_due(study, &due, &err));
    assert_true(due);
    assert_true(file_holds("Ahrens"));
    emic_problem_list problems;
    ASSERT_OK(emic_integrity_check(study, arena, &problems, &err));
    assert_int_equal(1, problems.count);
    assert_string_equal("file", problems.items[0].thing);
    emic_study_close(study); /* who opens it next clears it */
    ASSERT_OK(emic_study_open(in_folder("study.emic"), true, &study, &err));
    ASSERT_OK(emic_study_purge_due(study, &due, &err));
    assert_false(due);
    assert_false(file_holds("Ahrens"));
    assert_false(file_holds("Wilm"));
    assert_int_equal(0, number_of("SELECT count(*) FROM revision_words('ahrens')"));
    assert_int_equal(1, number_of("SELECT count(*) FROM revision_words('sp1')"));
    check_sound();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(text_turns_and_speakers_are_new),
        IN_MEMORY(codings_are_carried_and_none_is_lost),
        IN_MEMORY(all_other_texts_are_rewritten),
        IN_FILE(nothing_is_left_in_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
