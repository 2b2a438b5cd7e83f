/* Rules in a study: what they search, what they code, and what stays away once it was taken away.
 * All transcripts are made up. */
#include "study/rule.h"
#include "study_fixture.h"
#include <stdio.h>

static const char book[] = "codebook: b\n"
                           "codes:\n"
                           "  - code: FEAR\n"
                           "  - code: OLD\n"
                           "    status: retired\n"
                           "  - code: GROUP\n"
                           "    codable: false\n";
static const char talk[] = "INTERVIEWER: Were you afraid there?\n"
                           "\n"
                           "D1: Yes, afraid. Very afraid, always afraid.\n"
                           "\n"
                           "AFRAID: I said it. But not now.\n"
                           "\n"
                           "D1: Zoë 😀 was not. I am afraid\n"
                           "\n"
                           "NOTE: afraid\n";

static const emic_rule_range everywhere;
static emic_rule_applied applied;

static emic_coding_rule afraid(void)
{
    return (emic_coding_rule){.name = EMIC_LITERAL("fear"),
                              .body = EMIC_LITERAL("afraid"),
                              .kind = EMIC_RULE_WORDS,
                              .scope = EMIC_RULE_SCOPE_WORD,
                              .role = EMIC_ANYBODY,
                              .code = code_id("FEAR")};
}

static emic_coding_rule stored(emic_coding_rule rule)
{
    ASSERT_OK(emic_coding_rule_add(study, &rule, &rule.id, &err));
    return rule;
}

static emic_rule_coding coder_a(void)
{
    emic_rule_coding by = {.round = 1};
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("A"), &by.coder, &err));
    return by;
}

static void apply(const emic_coding_rule *rule, emic_rule_coding by)
{
    ASSERT_OK(emic_coding_rule_apply(study, rule, &everywhere, &by, &applied, &err));
}

static void assert_applied(int64_t passages, int64_t added, int64_t there, int64_t held)
{
    assert_int_equal(passages, applied.passages);
    assert_int_equal(added, applied.added);
    assert_int_equal(there, applied.there);
    assert_int_equal(held, applied.held);
}

/* "start:stop words" of all codings on current texts. */
static const char *codings(void)
{
    return text_of("SELECT group_concat(p, '|') FROM (SELECT c.start || ':' || c.stop || ' ' ||"
                   " substr(r.text, c.start + 1, c.stop - c.start) AS p FROM coding c"
                   " JOIN document d ON d.current_revision = c.revision"
                   " JOIN revision r ON r.id = c.revision ORDER BY d.name, c.start, c.stop)");
}

static emic_id fill(void)
{
    ASSERT_OK(load_participants("participant,group\nD1,driver\nD2,driver\n"));
    ASSERT_OK(load_codebook(book));
    emic_id id = add_document("D1", talk);
    ASSERT_OK(emic_document_tie(study, &err));
    assert_int_equal(5, number_of("SELECT count(*) FROM turn"));
    return id;
}

static void codes_what_is_said_and_no_label(void **state)
{
    (void)state;
    fill();
    emic_coding_rule rule = afraid();
    rule.fold = true; /* then the label AFRAID fits, too, were it searched */
    rule = stored(rule);
    apply(&rule, coder_a());
    assert_applied(6, 6, 0, 0);
    assert_string_equal("22:28 afraid|46:52 afraid|59:65 afraid|74:80 afraid|140:146 afraid|"
                        "154:160 afraid",
                        codings());
    /* Whose place is counted in characters, not in bytes: behind Zoë and a picture. */
    assert_int_equal(6, number_of("SELECT count(*) FROM coding WHERE rule = 1 AND definition = 1"
                                  " AND codebook_version = 1 AND polarity = 'supports'"));
}

static void a_role_leaves_the_others_out(void **state)
{
    (void)state;
    fill();
    emic_coding_rule rule = afraid();
    rule.role = EMIC_ROLE_PARTICIPANT;
    rule = stored(rule);
    apply(&rule, coder_a());
    assert_string_equal("46:52 afraid|59:65 afraid|74:80 afraid|140:146 afraid", codings());
    rule.role = EMIC_ROLE_OTHER;
    rule.name = EMIC_LITERAL("others");
    rule = stored(rule);
    apply(&rule, coder_a());
    assert_applied(1, 1, 0, 0);
}

static void one_sentence_is_coded_once(void **state)
{
    (void)state;
    fill();
    emic_coding_rule rule = afraid();
    rule.scope = EMIC_RULE_SCOPE_SENTENCE;
    rule.role = EMIC_ROLE_PARTICIPANT;
    rule = stored(rule);
    apply(&rule, coder_a());
    assert_int_equal(4, applied.hits);
    assert_applied(3, 3, 0, 0);
    assert_string_equal("41:53 Yes, afraid.|54:81 Very afraid, always afraid.|135:146 I am afraid",
                        codings());
}

static void nothing_reaches_over_the_edge_of_a_turn(void **state)
{
    (void)state;
    fill();
    emic_coding_rule rule = afraid();
    rule.kind = EMIC_RULE_PATTERN;
    rule.body = EMIC_LITERAL("(?<!\\s)(?<!\\w)afraid$|afraid\\s+NOTE");
    rule = stored(rule);
    apply(&rule, coder_a());
    assert_string_equal("154:160 afraid", codings());
}

static void applied_again_it_adds_what_is_new(void **state)
{
    (void)state;
    fill();
    emic_coding_rule rule = stored(afraid());
    apply(&rule, coder_a());
    apply(&rule, coder_a());
    assert_applied(6, 0, 6, 0);
    add_document("D2", "D2: I am afraid, too.");
    apply(&rule, coder_a());
    assert_applied(7, 1, 6, 0);
    emic_rule_coding second = coder_a();
    second.round = 2;
    apply(&rule, second);
    assert_applied(7, 7, 0, 0);
}

static void what_was_taken_away_stays_away(void **state)
{
    (void)state;
    fill();
    emic_coding_rule rule = stored(afraid());
    emic_rule_coding by = coder_a();
    apply(&rule, by);
    ASSERT_OK(emic_coding_remove(study, 2, &err));
    apply(&rule, by);
    assert_applied(6, 0, 5, 1);
    apply(&rule, by);
    assert_applied(6, 0, 5, 1);
    by.again = true;
    apply(&rule, by);
    assert_applied(6, 1, 5, 0);
    /* For somebody else it is new. */
    emic_rule_coding other = {.round = 1};
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("B"), &other.coder, &err));
    apply(&rule, other);
    assert_applied(6, 6, 0, 0);
}

/* Replaces the characters `at` of a document. */
static void revise(emic_id document, emic_span at, const char *text)
{
    emic_edit_list edits = {0};
    emic_revise_summary summary = {0};
    emic_edit_add(&edits, at, (emic_slice){0}, emic_slice_of(text), arena);
    ASSERT_OK(emic_document_revise(study, document, &edits, "test", arena, &summary, &err));
}

static void it_stays_away_in_a_revised_text(void **state)
{
    (void)state;
    emic_id document = fill();
    emic_coding_rule rule = stored(afraid());
    apply(&rule, coder_a());
    ASSERT_OK(emic_coding_remove(study, 2, &err)); /* 46:52 */
    revise(document, (emic_span){41, 44}, "Oh, yes");
    revise(document, (emic_span){45, 45}, "not afraid, ");
    assert_int_equal(3, number_of("SELECT max(number) FROM revision"));
    apply(&rule, coder_a());
    assert_applied(7, 1, 5, 1); /* what was written anew is new */
    assert_non_null(strstr(codings(), "49:55 afraid"));
    apply(&rule, coder_a());
    assert_applied(7, 0, 6, 1);
}

static void a_range_leaves_the_rest_alone(void **state)
{
    (void)state;
    fill();
    ASSERT_OK(
        load_documents("document,participant,speaker,role\nD1,D1,,\nD1,D2,AFRAID,participant\n"));
    add_document("X", "D2: I am afraid.");
    ASSERT_OK(emic_document_tie(study, &err));
    emic_coding_rule rule = stored(afraid());
    emic_rule_coding by = coder_a();
    const emic_id second[] = {2};
    emic_rule_range range = {.participants = second, .participant_count = 1};
    ASSERT_OK(emic_coding_rule_apply(study, &rule, &range, &by, &applied, &err));
    assert_string_equal("9:15 afraid", codings());
    range.document = number_of("SELECT id FROM document WHERE name = 'D1'");
    range.participants = NULL;
    ASSERT_OK(emic_coding_rule_apply(study, &rule, &range, &by, &applied, &err));
    assert_applied(6, 6, 0, 0);
    range.participants = second;
    range.participant_count = 0;
    ASSERT_OK(emic_coding_rule_apply(study, &rule, &range, &by, &applied, &err));
    assert_int_equal(0, applied.hits);
}

static void a_document_without_labels_is_one_turn(void **state)
{
    (void)state;
    ASSERT_OK(load_codebook(book));
    add_document("X", "Nobody is named here. I am afraid.");
    assert_int_equal(0, number_of("SELECT count(*) FROM turn"));
    emic_coding_rule rule = stored(afraid());
    apply(&rule, coder_a());
    assert_string_equal("27:33 afraid", codings());
    rule.name = EMIC_LITERAL("b");
    rule.role = EMIC_ROLE_PARTICIPANT;
    rule = stored(rule);
    apply(&rule, coder_a());
    assert_int_equal(0, applied.hits);
}

static void withheld_texts_are_told(void **state)
{
    static const uint8_t sha256[32] = {1};
    (void)state;
    fill();
    add_withheld("W", talk, sha256);
    emic_coding_rule rule = stored(afraid());
    apply(&rule, coder_a());
    assert_int_equal(1, applied.withheld);
    assert_int_equal(6, applied.added);
}

static void refuses_what_cannot_be(void **state)
{
    (void)state;
    emic_id id;
    fill();
    emic_coding_rule rule = stored(afraid());
    ASSERT_REFUSED(EMIC_EXISTS,
                   "there is a rule \"fear\" already; remove it or choose another name",
                   emic_coding_rule_add(study, &rule, &id, &err));
    rule.name = EMIC_LITERAL("  ");
    ASSERT_REFUSED(EMIC_INVALID, "a rule needs a name",
                   emic_coding_rule_add(study, &rule, &id, &err));
    rule.name = EMIC_LITERAL("x");
    rule.code = code_id("OLD");
    ASSERT_REFUSED(EMIC_INVALID, "\"OLD\" is retired and takes no new codings",
                   emic_coding_rule_add(study, &rule, &id, &err));
    rule.code = code_id("GROUP");
    ASSERT_REFUSED(EMIC_INVALID, "\"GROUP\" only groups other codes; code one of those below it",
                   emic_coding_rule_add(study, &rule, &id, &err));
    ASSERT_REFUSED(EMIC_NOT_FOUND, "unknown rule \"feer\"; did you mean \"fear\"?",
                   emic_coding_rule_find(study, EMIC_LITERAL("feer"), arena, &rule, &err));
    run_sql("UPDATE code SET status = 'retired' WHERE name = 'FEAR'");
    ASSERT_OK(emic_coding_rule_find(study, EMIC_LITERAL("fear"), arena, &rule, &err));
    emic_rule_coding by = coder_a();
    ASSERT_REFUSED(EMIC_INVALID, "rule \"fear\": \"FEAR\" is retired and takes no new codings",
                   emic_coding_rule_apply(study, &rule, &everywhere, &by, &applied, &err));
}

static void a_pattern_past_its_limits_names_the_document(void **state)
{
    (void)state;
    fill();
    emic_strbuf text = {0};
    emic_strbuf_puts(&text, "D1: ");
    emic_strbuf_fill(&text, 'a', 5000);
    emic_strbuf_puts(&text, "!");
    add_document("LONG", text.data);
    emic_strbuf_close(&text);
    emic_coding_rule rule = afraid();
    rule.kind = EMIC_RULE_PATTERN;
    rule.body = EMIC_LITERAL("(a+)+$");
    emic_rule_coding by = coder_a();
    rule = stored(rule);
    assert_int_equal(EMIC_INVALID,
                     emic_coding_rule_apply(study, &rule, &everywhere, &by, &applied, &err));
    assert_non_null(strstr(err.message, "document LONG: the pattern needs too many steps"));
}

static void a_rule_goes_with_its_codings(void **state)
{
    size_t removed;
    (void)state;
    fill();
    emic_coding_rule rule = stored(afraid());
    apply(&rule, coder_a());
    ASSERT_REFUSED(EMIC_INVALID,
                   "the rule \"fear\" made 6 codings, which remember it; --with-codings removes "
                   "them, too",
                   emic_coding_rule_remove(study, rule.name, false, &removed, &err));
    ASSERT_OK(emic_coding_rule_remove(study, rule.name, true, &removed, &err));
    assert_int_equal(6, removed);
    assert_int_equal(0, number_of("SELECT (SELECT count(*) FROM coding)"
                                  " + (SELECT count(*) FROM rule)"
                                  " + (SELECT count(*) FROM rule_applied)"));
}

static void rules_are_listed_as_stored(void **state)
{
    emic_coding_rule_list rules;
    (void)state;
    fill();
    emic_coding_rule rule = afraid();
    rule.kind = EMIC_RULE_PATTERN;
    rule.scope = EMIC_RULE_SCOPE_PARAGRAPH;
    rule.role = EMIC_ROLE_INTERVIEWER;
    rule.fold = true;
    rule = stored(rule);
    apply(&rule, coder_a());
    ASSERT_OK(emic_coding_rule_list_load(study, arena, &rules, &err));
    assert_int_equal(1, rules.count);
    const emic_coding_rule *one = &rules.items[0];
    assert_true(one->id == rule.id && one->code == rule.code && one->kind == rule.kind &&
                one->scope == rule.scope && one->role == rule.role && one->fold && !one->stem);
    assert_true(emic_slice_equal(one->name, rule.name) && emic_slice_equal(one->body, rule.body));
    assert_int_equal(1, one->codings);
}

static void a_preview_counts_and_stores_nothing(void **state)
{
    emic_rule_preview preview, again;
    (void)state;
    fill();
    add_document("D2", "D2: I am afraid, too. Afraid.");
    ASSERT_OK(emic_document_tie(study, &err));
    ASSERT_OK(load_codings("document,start,end,code,coder\nD1,46,52,FEAR,B\nD1,46,52,FEAR,C\n"));
    emic_coding_rule rule = afraid();
    int64_t before = number_of("SELECT total_changes()");
    ASSERT_OK(emic_coding_rule_preview(study, &rule, &everywhere, 3, 7, arena, &preview, &err));
    assert_int_equal(before, number_of("SELECT total_changes()"));
    assert_int_equal(2, preview.counts.count);
    const emic_rule_count *first = &preview.counts.items[0];
    assert_true(emic_slice_is(first->document, "D1") && first->participant == 1);
    assert_true(first->hits == 6 && first->passages == 6 && first->already == 1);
    assert_int_equal(1, preview.counts.items[1].hits);
    assert_int_equal(3, preview.samples.count);
    ASSERT_OK(emic_coding_rule_preview(study, &rule, &everywhere, 3, 7, arena, &again, &err));
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(preview.samples.items[i].words.start, again.samples.items[i].words.start);
        assert_string_equal("afraid", emic_arena_string(arena, again.samples.items[i].found));
    }
    ASSERT_OK(emic_coding_rule_preview(study, &rule, &everywhere, 100, 7, arena, &again, &err));
    assert_int_equal(7, again.samples.count);
    const emic_rule_sample *last = &again.samples.items[4];
    assert_string_equal(" 😀 was not. I am", strstr(emic_arena_string(arena, last->before), " 😀"));
    assert_string_equal("NOTE: afraid", emic_arena_string(arena, last->after));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_MEMORY(codes_what_is_said_and_no_label),
        IN_MEMORY(a_role_leaves_the_others_out),
        IN_MEMORY(one_sentence_is_coded_once),
        IN_MEMORY(nothing_reaches_over_the_edge_of_a_turn),
        IN_MEMORY(applied_again_it_adds_what_is_new),
        IN_MEMORY(what_was_taken_away_stays_away),
        IN_MEMORY(it_stays_away_in_a_revised_text),
        IN_MEMORY(a_range_leaves_the_rest_alone),
        IN_MEMORY(a_document_without_labels_is_one_turn),
        IN_MEMORY(withheld_texts_are_told),
        IN_MEMORY(refuses_what_cannot_be),
        IN_MEMORY(a_pattern_past_its_limits_names_the_document),
        IN_MEMORY(a_rule_goes_with_its_codings),
        IN_MEMORY(rules_are_listed_as_stored),
        IN_MEMORY(a_preview_counts_and_stores_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
