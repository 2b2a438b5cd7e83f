/* Documents: texts that never change, turns and their speakers, and whose words they are. */
#include "base/digest.h"
#include "study/speech.h"
#include "study_fixture.h"

static const char interview[] = "INTERVIEWER: How was it?\n\n"
                                "TP01: Caf\xC3\xA9 first. \xF0\x9F\x98\x80\n\n"
                                "INTERVIEWER: And then?\n\n"
                                "TP01: Home.\n";
static const char group_talk[] = "INTERVIEWER: You both?\n\n"
                                 "ANNA: Yes.\n\n"
                                 "BERTA: No.\n\n"
                                 "ANNA: Sometimes.\n";

static emic_document_list documents(void)
{
    emic_document_list list;
    ASSERT_OK(emic_document_list_load(study, arena, &list, &err));
    return list;
}

/* "speaker role participant: words" a turn. */
static const char *turns(emic_id document)
{
    emic_document_turns list;
    emic_text_index text;
    const char *shown = "";
    ASSERT_OK(emic_document_turns_load(study, document, arena, &list, &err));
    ASSERT_OK(emic_document_text(study, document, arena, &text, &err));
    for (size_t i = 0; i < list.count; i++) {
        const emic_document_turn *turn = &list.items[i];
        assert_int_equal(i + 1, turn->ordinal);
        emic_slice words = emic_text_words(&text, turn->words);
        shown = emic_arena_format(arena, "%s%.*s %.*s %.*s: %.*s\n", shown,
                                  EMIC_ARG(turn->speaker), EMIC_ARG(turn->role),
                                  EMIC_ARG(turn->participant), EMIC_ARG(words));
    }
    return shown;
}

static void a_document_is_what_was_read(void **state)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_text_index text;
    (void)state;
    emic_id id = add_document("one", interview);
    emic_document_list list = documents();
    assert_int_equal(1, list.count);
    const emic_document *one = &list.items[0];
    assert_int_equal(id, one->id);
    assert_true(emic_slice_is(one->name, "one") && emic_slice_is(one->format, "plain"));
    assert_int_equal(emic_utf8_count(emic_slice_of(interview)), one->characters);
    assert_int_equal(4, one->turns);
    assert_int_equal(0, one->codings);
    assert_false(one->withheld);
    emic_sha256(emic_slice_of(interview), sha256);
    assert_memory_equal(sha256, one->sha256, sizeof sha256);
    ASSERT_OK(emic_document_text(study, id, arena, &text, &err));
    assert_true(emic_slice_is(text.text, interview));
    assert_string_equal("INTERVIEWER interviewer : How was it?\n"
                        "TP01 participant : Caf\xC3\xA9 first. \xF0\x9F\x98\x80\n"
                        "INTERVIEWER interviewer : And then?\nTP01 participant : Home.\n",
                        turns(id));
    assert_int_equal(1, number_of("SELECT count(*) FROM revision_words"
                                  " WHERE revision_words MATCH 'cafe'"));
}

static void a_text_may_be_empty_or_have_no_turns(void **state)
{
    emic_text_index text;
    emic_transcript nothing = {.format = "plain"};
    emic_id empty;
    (void)state;
    ASSERT_OK(emic_document_add(study, EMIC_LITERAL("empty"), &nothing, &empty, &err));
    ASSERT_OK(emic_document_text(study, empty, arena, &text, &err));
    assert_int_equal(0, text.points);
    emic_id field = add_document("field notes", "It rained all day.\n");
    assert_string_equal("", turns(field));
    assert_int_equal(2, documents().count);
    assert_false(documents().items[0].withheld);
}

static void a_name_is_given_once(void **state)
{
    emic_transcript nothing = {.format = "plain"};
    emic_id id;
    (void)state;
    add_document("one", interview);
    ASSERT_REFUSED(EMIC_EXISTS, "the study has a document \"one\" already",
                   emic_document_add(study, EMIC_LITERAL("one"), &nothing, &id, &err));
    ASSERT_REFUSED(EMIC_INVALID, "a document needs a name",
                   emic_document_add(study, EMIC_LITERAL(""), &nothing, &id, &err));
    ASSERT_REFUSED(EMIC_INVALID,
                   "the document's name is not valid UTF-8: rename the file, or say --name",
                   emic_document_add(study, EMIC_LITERAL("\xffx"), &nothing, &id, &err));
    ASSERT_REFUSED(EMIC_EXISTS, "the study has a document \"one\" already",
                   emic_document_add(study, EMIC_LITERAL(" one "), &nothing, &id, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "no document 99",
                   emic_document_text(study, 99, arena, &(emic_text_index){0}, &err));
    assert_int_equal(1, documents().count);
}

static void a_label_ties_speaker_and_document(void **state)
{
    (void)state;
    emic_id id = add_document("one", interview);
    add_document("TP02", "INTERVIEWER: Well?\n\nRESPONDENT: Well.\n");
    ASSERT_OK(emic_document_tie(study, &err));
    assert_int_equal(0, documents().items[0].participant.length);
    ASSERT_OK(load_participants("participant\nTP01\nTP02\nINTERVIEWER\n"));
    emic_document_list list = documents();
    assert_true(emic_slice_is(list.items[0].name, "TP02"));
    assert_true(emic_slice_is(list.items[0].participant, "TP02")); /* by the document's name */
    assert_true(emic_slice_is(list.items[1].participant, "TP01")); /* by the speaker's label */
    assert_non_null(strstr(turns(id), "TP01 participant TP01: Home."));
    assert_non_null(strstr(turns(id), "INTERVIEWER interviewer : And then?")); /* asks, only */
}

static void a_group_interview_has_several_participants(void **state)
{
    emic_speech speech;
    (void)state;
    emic_id id = add_document("talk", group_talk);
    add_document("TP03", "TP03: Alone.\n");
    ASSERT_OK(load_participants("participant\nTP01\nTP02\nTP03\n"));
    ASSERT_OK(load_documents("document,participant,speaker,role\n"
                             "talk,TP01,ANNA,\ntalk,TP02,BERTA,participant\n"));
    assert_loaded(0, 2, 0);
    assert_string_equal("INTERVIEWER interviewer : You both?\nANNA participant TP01: Yes.\n"
                        "BERTA participant TP02: No.\nANNA participant TP01: Sometimes.\n",
                        turns(id));
    emic_document_list list = documents();
    assert_int_equal(0, list.items[1].participant.length);
    ASSERT_OK(emic_speech_load(study, arena, &speech, &err));
    assert_int_equal(4, speech.count); /* that of TP03 is no question */
    emic_id revision = list.items[1].revision, alone = list.items[0].revision;
    for (size_t i = 0; i < 4; i++) {
        static const emic_id wanted[] = {0, 1, 2, 1};
        uint32_t start = speech.items[i].start, last = speech.items[i].stop - 1;
        assert_int_equal(wanted[i], emic_speech_participant(&speech, revision, 7, start));
        assert_int_equal(wanted[i], emic_speech_participant(&speech, revision, 7, last));
    }
    assert_int_equal(7, emic_speech_participant(&speech, alone, 7, 3));
}

static void one_known_speaker_ties_the_document(void **state)
{
    (void)state;
    add_document("talk", group_talk);
    ASSERT_OK(load_participants("participant\nTP01\n"));
    ASSERT_OK(load_documents("document,participant,speaker\ntalk,TP01,ANNA\n"));
    assert_true(emic_slice_is(documents().items[0].participant, "TP01"));
}

static void a_row_can_change_a_role(void **state)
{
    (void)state;
    emic_id id = add_document("talk", group_talk);
    ASSERT_OK(load_documents("document,speaker,role\ntalk,BERTA,other\n"));
    assert_loaded(0, 1, 0);
    ASSERT_OK(load_documents("document,speaker,role\ntalk,BERTA,other\ntalk,ANNA,\n"));
    assert_loaded(0, 0, 2);
    assert_non_null(strstr(turns(id), "BERTA other : No."));
    assert_non_null(strstr(turns(id), "ANNA participant : Yes."));
}

static void documents_have_attributes_of_their_own(void **state)
{
    (void)state;
    add_document("b", interview);
    add_document("a", group_talk);
    add_document("c", "Nothing.\n");
    ASSERT_OK(load_participants("participant,place\nTP01,here\n"));
    ASSERT_OK(load_documents("document,participant,speaker,date,place\n"
                             "b,TP01,,2005-03-01,Riga\na,,,2005-03-02,\na,,ANNA,,Tartu\n"));
    assert_loaded(0, 3, 0);
    emic_document_list list = documents();
    assert_int_equal(2, list.attributes.count);
    assert_int_equal(EMIC_ATTRIBUTE_DATE, list.attributes.items[0].type);
    assert_true(emic_slice_is(list.items[0].values[1], "Tartu")); /* given with a speaker */
    assert_true(emic_slice_is(list.items[1].values[0], "2005-03-01"));
    assert_int_equal(0, list.items[2].values[0].length);
    ASSERT_REFUSED(EMIC_EXISTS, "3:4: an earlier row gives \"place\" another value",
                   load_documents("document,speaker,place\nb,TP01,Oslo\nb,,Riga\n"));
}

/* A damaged document must not take the values of those after it along. */
static void values_survive_a_document_without_text(void **state)
{
    (void)state;
    add_document("a", interview);
    add_document("b", interview);
    ASSERT_OK(load_documents("document,place\na,here\nb,there\n"));
    run_sql("UPDATE document SET current_revision = NULL WHERE name = 'a'");
    emic_document_list list = documents();
    assert_int_equal(1, list.count);
    assert_true(emic_slice_is(list.items[0].values[0], "there"));
}

static void rows_that_cannot_be_are_refused(void **state)
{
    (void)state;
    add_document("talk", group_talk);
    ASSERT_OK(load_participants("participant\nTP01\n"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "2:1: unknown document \"tak\"; did you mean \"talk\"?",
                   load_documents("document,participant\ntak,TP01\n"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "2:6: unknown participant \"TP02\"; did you mean \"TP01\"?",
                   load_documents("document,participant\ntalk,TP02\n"));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "2:11: nobody speaks as \"CLARA\" in this document",
                   load_documents("document,participant,speaker\ntalk,TP01,CLARA\n"));
    ASSERT_REFUSED(EMIC_INVALID,
                   "2:11: unknown role \"guest\"; a role is participant, interviewer or other",
                   load_documents("document,speaker,role\ntalk,ANNA,guest\n"));
    ASSERT_REFUSED(EMIC_INVALID, "2:7: a role without a speaker: name the speaker who has it",
                   load_documents("document,speaker,role\ntalk,,other\n"));
    ASSERT_REFUSED(EMIC_EXISTS, "3:1: document \"talk\" stands twice in this file",
                   load_documents("document,participant\ntalk,TP01\ntalk,TP01\n"));
    ASSERT_REFUSED(EMIC_EXISTS,
                   "3:6: speaker \"ANNA\" stands twice in this file for the same document",
                   load_documents("document,speaker,role\ntalk,ANNA,other\ntalk,ANNA,\n"));
    ASSERT_REFUSED(EMIC_INVALID,
                   "1:10: column \"role:text\": \"role\" is no attribute and takes no type",
                   load_documents("document,role:text\ntalk,other\n"));
}

static void a_withheld_text_is_known_by_its_digest_alone(void **state)
{
    uint8_t sha256[EMIC_SHA256_SIZE];
    emic_text_index text;
    emic_document_turns list;
    (void)state;
    emic_sha256(emic_slice_of(interview), sha256);
    emic_id id = add_withheld("one", interview, sha256);
    emic_document one = documents().items[0];
    assert_true(one.withheld);
    assert_int_equal(emic_utf8_count(emic_slice_of(interview)), one.characters);
    assert_memory_equal(sha256, one.sha256, sizeof sha256);
    ASSERT_REFUSED(EMIC_REFUSED,
                   "the text of \"one\" is withheld: this study holds only its digest",
                   emic_document_text(study, id, arena, &text, &err));
    ASSERT_OK(emic_document_turns_load(study, id, arena, &list, &err));
    assert_int_equal(4, list.count);
    assert_int_equal(0, number_of("SELECT count(*) FROM revision WHERE text IS NOT NULL"));
}

static void damaged_texts_and_turns_are_not_used(void **state)
{
    emic_text_index text;
    emic_document_turns list;
    (void)state;
    emic_id id = add_document("one", interview);
    run_sql("UPDATE turn SET stop = 100000 WHERE ordinal = 2");
    ASSERT_REFUSED(EMIC_CORRUPT, "turn 2 does not lie in its text; run emic check",
                   emic_document_turns_load(study, id, arena, &list, &err));
    run_sql("UPDATE revision SET text = 'short'");
    ASSERT_REFUSED(EMIC_CORRUPT,
                   "the stored text of \"one\" is damaged; restore a copy of the study",
                   emic_document_text(study, id, arena, &text, &err));
    run_sql("UPDATE revision SET text = CAST(x'FFFE' AS TEXT), characters = 2");
    assert_int_equal(EMIC_CORRUPT, emic_document_text(study, id, arena, &text, &err));
}

static void what_is_written_loads_to_the_same(void **state)
{
    static const char people[] = "participant\nTP01\nTP02\nTP 3\n";
    (void)state;
    for (int round = 0; round < 2; round++) {
        add_document("talk", group_talk);
        add_document("one, two", interview);
        ASSERT_OK(load_participants(people));
        if (round == 0)
            ASSERT_OK(load_documents("document,participant,speaker,role,date\n"
                                     "talk,TP 3,,,2005-03-02\ntalk,TP02,BERTA,,\n"
                                     "talk,TP01,ANNA,other,\n"));
        static const char wanted[] = "document,participant,speaker,role,date:date\n"
                                     "\"one, two\",TP01,,,\n"
                                     "\"one, two\",,INTERVIEWER,interviewer,\n"
                                     "\"one, two\",TP01,TP01,participant,\n"
                                     "talk,TP 3,,,2005-03-02\ntalk,TP01,ANNA,other,\n"
                                     "talk,TP02,BERTA,participant,\n"
                                     "talk,,INTERVIEWER,interviewer,\n";
        if (round == 1)
            ASSERT_OK(load_documents(wanted));
        assert_string_equal(wanted, written(emic_document_write));
        ASSERT_OK(load_documents(wanted));
        assert_loaded(0, 0, 7);
        start_over();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(a_document_is_what_was_read),
        IN_MEMORY(a_text_may_be_empty_or_have_no_turns),
        IN_MEMORY(a_name_is_given_once),
        IN_MEMORY(a_label_ties_speaker_and_document),
        IN_MEMORY(a_group_interview_has_several_participants),
        IN_MEMORY(one_known_speaker_ties_the_document),
        IN_MEMORY(a_row_can_change_a_role),
        IN_MEMORY(documents_have_attributes_of_their_own),
        IN_MEMORY(values_survive_a_document_without_text),
        IN_MEMORY(rows_that_cannot_be_are_refused),
        IN_MEMORY(a_withheld_text_is_known_by_its_digest_alone),
        IN_MEMORY(damaged_texts_and_turns_are_not_used),
        IN_MEMORY(what_is_written_loads_to_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
