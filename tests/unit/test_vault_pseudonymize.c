/* A text pseudonymized with what a vault knows: what is replaced, what is asked, and that the raw
 * file comes back. */
#include "vault_people.h"

static void names_are_replaced_in_all_their_forms(void **state)
{
    (void)state;
    assert_becomes("[TP07]: I am [TP07]'s sister, said [TP07]. In [PLACE1], they say [TP07].",
                   "OKKA: I am Okka's sister, said Okka Behrends. In Jever, they say O. Behrends.");
    assert_string_equal("", asked("Then Okka left."));
}

static void the_mode_dresses_them(void **state)
{
    (void)state;
    const char *text = "Then OKKA met Okka's aunt.";
    use("mode", "bracket");
    assert_becomes("Then [Vida] met [Vida]'s aunt.", text);
    use("mode", "seg");
    assert_becomes("Then <seg type=\"person\">Vida</seg> met <seg type=\"person\">Vida</seg>'s "
                   "aunt.",
                   text);
    use("mode", "plain");
    assert_becomes("Then VIDA met Vida's aunt.", text);
}

static void a_plain_pseudonym_is_no_word_of_the_text(void **state)
{
    (void)state;
    emic_pseudonymized result;
    emic_pseudonymize_input input = {.text = EMIC_LITERAL("Okka met Vida.")};
    use("mode", "plain"); /* Vida is the pseudonym of two, the fixture says so */
    assert_ok(emic_pseudonymizer_open(vault, true, false, &rules, &err));
    assert_said(
        EMIC_EXISTS,
        "\"Vida\", which is to stand for Johanna Tebbe, is a name or a word of the transcripts "
        "already (1 times in this one); give another with emic privacy add NAME --as WORDS",
        emic_pseudonymize(rules, &input, arena, &result, &err));
}

static void persons_without_a_pseudonym_get_one_for_good(void **state)
{
    (void)state;
    emic_entity_list before, after;
    use("mode", "bracket");
    pseudonymized("nothing");
    assert_ok(emic_entity_list_load(vault, arena, &before, &err));
    assert_int_equal(4, before.count);
    assert_string_equal("Vida", before.items[1].pseudonym.data);
    assert_true(before.items[2].pseudonym.length > 1);
    assert_false(emic_slice_is(before.items[2].pseudonym, "Rose"));
    assert_int_equal(0, before.items[3].pseudonym.length); /* a place */
    pseudonymized("nothing");
    assert_ok(emic_entity_list_load(vault, arena, &after, &err));
    assert_string_equal(before.items[2].pseudonym.data, after.items[2].pseudonym.data);
}

static void a_name_that_is_a_word_is_asked_about(void **state)
{
    (void)state;
    /* Not for its capital, which any word would have here: because somebody is called so. */
    assert_string_equal("person Rose", asked("Rose came."));
    assert_becomes("Then [TP08] came. A rose is a rose.",
                   "Then Rose Tjaden came. A rose is a rose.");
    assert_string_equal("name Rose", asked("Then he saw Rose again."));
}

static void the_profile_decides_about_patterns(void **state)
{
    (void)state;
    const char *text = "call 555-0142 or a@example.org";
    assert_becomes("call [phone] or [email]", text);
    assert_string_equal("", asked(text));
    use("profile", "hipaa-safe-harbor");
    assert_becomes("on [2019] he was [90+] years old", "on 12 May 2019 he was 93 years old");
}

static void dates_are_shifted_for_each_person(void **state)
{
    (void)state;
    use("profile", "timeline");
    emic_pseudonymized first = pseudonymized("It was on 12 May 2019.");
    assert_int_equal(1, first.edits.count);
    const char *once = emic_arena_string(arena, first.text);
    assert_null(strstr(once, "12 May"));
    assert_string_equal(once,
                        emic_arena_string(arena, pseudonymized("It was on 12 May 2019.").text));
}

/* Scans a text, finds `words` on the list, and decides. */
static void a_decision_holds_wherever_the_words_stand(void **state)
{
    (void)state;
    const char *text = "Then he met Wiebke in Aurich on 3 June 2018.";
    assert_string_equal("name Wiebke|place Aurich|date 3 June 2018", asked(text));
    decide(text, "Wiebke", (emic_decision){.verdict = EMIC_VERDICT_REPLACE, .entity = 2});
    decide(text, "Aurich", (emic_decision){.verdict = EMIC_VERDICT_KEEP});
    decide(text, "3 June 2018",
           (emic_decision){.verdict = EMIC_VERDICT_GENERALISE, .grade = EMIC_LITERAL("year")});
    assert_string_equal("", asked(text));
    assert_becomes("Then he met [TP07] in Aurich on [2018].", text);
    assert_becomes("Aurich, said [TP07]; [TP07]'s.", "Aurich, said Wiebke; WIEBKE's.");
}

/* The same words in one line, over the end of a wrapped line, and divided there. */
static void a_decision_holds_in_labels_and_memos(void **state)
{
    (void)state;
    emic_slice note = {0};
    const char *text = "Then she met Behrends there.";
    add("Ute Behrends", "TP09", NULL, EMIC_ENTITY_PERSON);
    assert_string_equal("name Behrends", asked(text));
    assert_true(emic_slice_is(emic_pseudonymize_label(rules, EMIC_LITERAL("talk_behrends"), arena),
                              "talk_behrends"));
    decide(text, "Behrends", (emic_decision){.verdict = EMIC_VERDICT_REPLACE, .entity = 2});
    assert_becomes("Then she met [TP07] there.", text);
    assert_true(emic_slice_is(emic_pseudonymize_label(rules, EMIC_LITERAL("talk_behrends"), arena),
                              "talk_TP07"));
    assert_ok(emic_pseudonymize_note(rules, EMIC_LITERAL("see Behrends"), arena, &note, &err));
    assert_true(emic_slice_is(note, "see [TP07]"));
}

/* Of two who could be meant, the one whom somebody chose; nobody, as long as nobody chose. */
static void a_title_goes_where_the_last_name_was_decided_to_go(void **state)
{
    (void)state;
    const char *text = "So we saw Ms. Wiemers, and the Wiemerses came.";
    decide(text, "Wiemers", (emic_decision){.verdict = EMIC_VERDICT_REPLACE, .entity = 2});
    assert_becomes("So we saw Ms. [TP07], and the Wiemerses came.", text);
    add("Fenna Wiemers", NULL, NULL, EMIC_ENTITY_PERSON);
    assert_becomes("So we saw Ms. [TP07], and the Wiemerses came.", text);
    assert_string_equal("person Wiemerses", asked(text));
    assert_becomes("Then [PERSON1] left.", "Then Fenna Wiemers left.");
    decide(text, "Wiemers", (emic_decision){.verdict = EMIC_VERDICT_NONE});
    assert_becomes("So we saw [PERSON1], and the [PERSON1] came.", text);
    add("Ute Wiemers", NULL, NULL, EMIC_ENTITY_PERSON);
    assert_becomes(text, text);
    assert_string_equal("person Wiemers|person Wiemerses", asked(text));
}

static void a_word_at_a_beginning_is_another_question(void **state)
{
    (void)state;
    const char *text = "So I saw Rose there. Rose petals fell.";
    decide(text, "Rose", (emic_decision){.verdict = EMIC_VERDICT_REPLACE, .entity = 3});
    assert_becomes("So I saw [TP08] there. Rose petals fell.", text);
}

static void what_stands_beside_a_known_name_is_asked_about(void **state)
{
    (void)state;
    assert_becomes("met [TP07] Foundation", "met Okka Behrends Foundation");
    assert_string_equal("", asked("met Okka Behrends Foundation"));
    const char *text = "I met Okka Behrends Zerbst";
    assert_string_equal("name Zerbst", asked(text));
    decide(text, "Zerbst", (emic_decision){.verdict = EMIC_VERDICT_KEEP});
    assert_string_equal("", asked(text));
    assert_becomes("I met [TP07] Zerbst", text);
}

static void labels_of_interviewers_name_nobody(void **state)
{
    (void)state;
    assert_string_equal("", asked("INTERVIEWER: and then?\n\nModerator: go on\n"));
    assert_string_equal("", asked("TP07: in [PLACE30], with [SP2] of [NGO]\n"));
    assert_true(asked("XK07: in PLACE30, said [Wiebke]\n")[0]);
}

static void another_program_may_ask_too(void **state)
{
    (void)state;
    emic_pseudonymized result;
    emic_outside_list places = {0};
    *EMIC_PUSH(arena, &places) = (emic_outside){{4, 9}, EMIC_CANDIDATE_PERSON};
    emic_pseudonymize_input input = {.text = EMIC_LITERAL("so, marta left"), .outside = &places};
    assert_ok(emic_pseudonymizer_open(vault, true, false, &rules, &err));
    assert_ok(emic_pseudonymize(rules, &input, arena, &result, &err));
    assert_int_equal(1, result.undecided.count);
    assert_true(emic_slice_is(result.undecided.items[0].words, "marta"));
    places.items[0].span.end = 99;
    assert_int_equal(EMIC_INVALID, emic_pseudonymize(rules, &input, arena, &result, &err));
}

static void what_was_put_in_earlier_stays(void **state)
{
    (void)state;
    emic_pseudonymized result;
    use("profile", "timeline");
    emic_pseudonymized first = pseudonymized("Okka came on 12 May 2019.");
    assert_int_equal(2, first.edits.count);
    emic_pseudonymize_input again = {
        .text = first.text, .person = EMIC_LITERAL("TP07"), .earlier = &first.edits};
    assert_ok(emic_pseudonymize(rules, &again, arena, &result, &err));
    assert_int_equal(0, result.edits.count); /* the date is not shifted twice */
    assert_int_equal(0, result.undecided.count);
    emic_pseudonymize_input late = {.text = EMIC_LITERAL("Okka, 555-0142"), .again = true};
    assert_ok(emic_pseudonymize(rules, &late, arena, &result, &err));
    assert_string_equal("[TP07], 555-0142", emic_arena_string(arena, result.text));
}

static void check_restored(const char *bytes, size_t length)
{
    emic_slice raw = {bytes, length}, back;
    emic_transcript transcript;
    emic_raw_document stored = {.name = EMIC_LITERAL("d"), .revision = 1}, loaded;
    emic_pseudonymized result;
    assert_ok(emic_transcript_parse("d.txt", raw, EMIC_ENCODING_AUTO, arena, &transcript, &err));
    emic_pseudonymize_input input = {.text = transcript.text};
    assert_ok(emic_pseudonymize(rules, &input, arena, &result, &err));
    assert_true(result.edits.count > 0);
    stored.edits = result.edits;
    stored.sources = result.sources;
    emic_raw_document_describe(&stored, transcript.bytes, transcript.text, arena);
    assert_ok(emic_raw_document_store(vault, &stored, &err));
    assert_ok(emic_raw_document_load(vault, EMIC_LITERAL("d"), 1, arena, &loaded, &err));
    assert_ok(emic_raw_document_restore(&loaded, result.text, arena, &back, &err));
    assert_true(emic_slice_equal(raw, back));
}

static void the_raw_file_comes_back_byte_for_byte(void **state)
{
    (void)state;
    static const char unix_lines[] = "OKKA: Hi.\nIn Jever, \xF0\x9F\x98\x80 e\xCC\x81.\n";
    static const char dos_lines[] = "\xEF\xBB\xBFOKKA: Hi.\r\nIn Jever.\r\n";
    static const char mixed_lines[] = "OKKA: Hi.\r\nIn Jever.\nDone\r";
    assert_ok(emic_pseudonymizer_open(vault, true, false, &rules, &err));
    check_restored(unix_lines, sizeof unix_lines - 1);
    check_restored(dos_lines, sizeof dos_lines - 1);
    check_restored(mixed_lines, sizeof mixed_lines - 1);
    check_restored("OKKA", 4);
}

static void labels_and_file_names_lose_their_names(void **state)
{
    (void)state;
    emic_slice label;
    assert_ok(emic_pseudonymizer_open(vault, true, false, &rules, &err));
    label = emic_pseudonymize_label(rules, EMIC_LITERAL("interview_okka-behrends.2"), arena);
    assert_true(emic_slice_is(label, "interview_TP07.2"));
    label = emic_pseudonymize_label(rules, EMIC_LITERAL("interview 3"), arena);
    assert_true(emic_slice_is(label, "interview 3"));
    const emic_entity *who = emic_pseudonymizer_who(rules, EMIC_LITERAL(" OKKA "), arena);
    assert_non_null(who);
    assert_string_equal("TP07", who->participant.data);
    assert_null(emic_pseudonymizer_who(rules, EMIC_LITERAL("Okka and me"), arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_NAMES(names_are_replaced_in_all_their_forms),
        WITH_NAMES(the_mode_dresses_them),
        WITH_NAMES(a_plain_pseudonym_is_no_word_of_the_text),
        WITH_NAMES(persons_without_a_pseudonym_get_one_for_good),
        WITH_NAMES(a_name_that_is_a_word_is_asked_about),
        WITH_NAMES(the_profile_decides_about_patterns),
        WITH_NAMES(dates_are_shifted_for_each_person),
        WITH_NAMES(a_decision_holds_wherever_the_words_stand),
        WITH_NAMES(a_decision_holds_in_labels_and_memos),
        WITH_NAMES(a_title_goes_where_the_last_name_was_decided_to_go),
        WITH_NAMES(a_word_at_a_beginning_is_another_question),
        WITH_NAMES(what_stands_beside_a_known_name_is_asked_about),
        WITH_NAMES(labels_of_interviewers_name_nobody),
        WITH_NAMES(another_program_may_ask_too),
        WITH_NAMES(what_was_put_in_earlier_stays),
        WITH_NAMES(the_raw_file_comes_back_byte_for_byte),
        WITH_NAMES(labels_and_file_names_lose_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
