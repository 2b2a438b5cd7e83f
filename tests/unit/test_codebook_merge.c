/* Merging and splitting codes, with everything that can hang on a code: nothing is lost, and what
 * both had becomes one. */
#include "study/codebook_edit.h"
#include "study/codebook_stale.h"
#include "study/integrity.h"
#include "study_fixture.h"

static emic_merge_summary done;

/* FEAR and DREAD, each with codings 1 to 3 and 4 to 6; 2 and 5 cover the same words. */
static int open_study(void **state)
{
    if (open_memory(state) || load_participants("participant\nTP01\nTP02\n"))
        return -1;
    add_document("TP01", "TP01: I was afraid of it, and of them. I was afraid.\n");
    if (load_codebook("codebook: raids\n"
                      "codes:\n"
                      "  - code: HARM\n"
                      "    codes:\n"
                      "      - {code: FEAR, level: 1, brief: afraid, codes:"
                      " [{code: NIGHTS, level: 0}]}\n"
                      "      - {code: DREAD, level: 1, brief: dread}\n"
                      "      - {code: LOSS, level: 1}\n"))
        return -1;
    emic_status status = load_codings("document,start,end,code,coder,round,polarity,memo\n"
                                      "TP01,6,10,DREAD,A,1,supports,\n"
                                      "TP01,11,17,DREAD,A,1,supports,there\n"
                                      "TP01,18,20,DREAD,A,1,supports,\n"
                                      "TP01,6,11,FEAR,A,1,supports,\n"
                                      "TP01,11,17,FEAR,A,1,qualifies,here\n"
                                      "TP01,11,17,FEAR,B,1,supports,\n");
    return status == EMIC_OK ? 0 : -1;
}

#define IN_STUDY(test) cmocka_unit_test_setup_teardown(test, open_study, close_memory)

static emic_status merge(const char *from, const char *into)
{
    return emic_codebook_merge(study, code_id(from), code_id(into), &done, &err);
}

static void assert_sound(void)
{
    emic_problem_list problems = {0};
    ASSERT_OK(emic_integrity_check(study, arena, &problems, &err));
    for (size_t i = 0; i < problems.count; i++)
        print_error("%s %s\n", problems.items[i].thing, problems.items[i].problem);
    assert_int_equal(0, problems.count);
    assert_int_equal(0, number_of("SELECT count(*) FROM pragma_foreign_key_check"));
}

static void codings_go_over_and_duplicates_become_one(void **state)
{
    (void)state;
    assert_int_equal(6, number_of("SELECT count(*) FROM coding"));
    ASSERT_OK(merge("FEAR", "DREAD"));
    assert_int_equal(2, done.codings);
    assert_int_equal(1, done.joined);
    assert_int_equal(1, done.differed);
    assert_int_equal(1, done.children);
    assert_int_equal(5, number_of("SELECT count(*) FROM coding c JOIN code k ON k.id = c.code"
                                  " WHERE k.name = 'DREAD'"));
    assert_string_equal("there\nhere", text_of("SELECT memo FROM coding WHERE id = 2"));
    assert_string_equal("supports", text_of("SELECT polarity FROM coding WHERE id = 2"));
    assert_string_equal("retired DREAD",
                        text_of("SELECT f.status || ' ' || d.name FROM code f JOIN code d"
                                " ON d.id = f.merged_into WHERE f.name = 'FEAR'"));
    assert_int_equal(code_id("HARM/DREAD/NIGHTS"), code_id("NIGHTS"));
    emic_stale_list stale; /* nobody looked at them under the definition of DREAD */
    ASSERT_OK(emic_codebook_stale_load(study, arena, &stale, &err));
    assert_int_equal(2, stale.count);
    assert_int_equal(4, stale.items[0].id);
    assert_int_equal(0, stale.items[0].definition);
    assert_sound();
}

static const char attached[] =
    "INSERT INTO memo(id, kind, text, coder, added) VALUES (1, 'code', 'm', 1, ''),"
    " (2, 'code', 'n', 1, '');"
    "INSERT INTO memo_link(memo, code) SELECT 1, id FROM code WHERE name IN ('FEAR', 'DREAD');"
    "INSERT INTO memo_link(memo, code) SELECT 2, id FROM code WHERE name = 'FEAR';"
    "INSERT INTO memo_link(memo, coding) VALUES (1, 2), (1, 5), (2, 5);"
    "INSERT INTO relation(id, source, type, target, coder, memo, added)"
    " SELECT 1, f.id, 1, l.id, 1, 'one', '' FROM code f, code l"
    "  WHERE f.name = 'FEAR' AND l.name = 'LOSS'"
    " UNION ALL SELECT 2, f.id, 1, l.id, 1, 'two', '' FROM code f, code l"
    "  WHERE f.name = 'DREAD' AND l.name = 'LOSS'"
    " UNION ALL SELECT 3, f.id, 2, l.id, 1, '', '' FROM code f, code l"
    "  WHERE f.name = 'LOSS' AND l.name = 'FEAR'"
    " UNION ALL SELECT 4, f.id, 3, l.id, 1, '', '' FROM code f, code l"
    "  WHERE f.name = 'FEAR' AND l.name = 'DREAD';"
    "INSERT INTO relation_evidence(relation, coding) VALUES (1, 4), (1, 5), (2, 2);"
    "INSERT INTO memo_link(memo, relation) VALUES (1, 1), (1, 2), (2, 1);"
    "INSERT INTO proposition(id, label, level, subject, object, text, coder, added)"
    " SELECT 1, 'P1', 1, f.id, l.id, 't', 1, '' FROM code f, code l"
    "  WHERE f.name = 'FEAR' AND l.name = 'LOSS'"
    " UNION ALL SELECT 2, 'P2', 1, f.id, l.id, 't', 1, '' FROM code f, code l"
    "  WHERE f.name = 'DREAD' AND l.name = 'FEAR';"
    "INSERT INTO proposition_evidence(proposition, coding) VALUES (1, 2), (1, 5), (2, 5);"
    "INSERT INTO comparison(earlier, later, verdict, definition, coder, memo, added)"
    " VALUES (4, 5, 'same', 1, 1, 'c1', ''), (4, 6, 'differs', 1, 1, 'c2', ''),"
    " (5, 6, 'same', 1, 1, 'c3', ''), (1, 2, 'same', 1, 1, 'd1', '');"
    "INSERT INTO rule(name, kind, body, code, scope, added)"
    " SELECT 'r', 'words', 'afraid', id, 'turn', '' FROM code WHERE name = 'FEAR';"
    "INSERT INTO code_property(id, code, name, scale)"
    " SELECT 1, id, 'strength', 'low,high' FROM code WHERE name = 'FEAR'"
    " UNION ALL SELECT 2, id, 'strength', 'low,high' FROM code WHERE name = 'DREAD'"
    " UNION ALL SELECT 3, id, 'length', '' FROM code WHERE name = 'FEAR'"
    " UNION ALL SELECT 4, id, 'length', 'a,b' FROM code WHERE name = 'DREAD';"
    "INSERT INTO coding_value VALUES (4, 1, 'low'), (5, 1, 'high'), (2, 2, 'low'), (4, 3, '7');"
    "INSERT INTO sampling_decision(decided, gap, sought, coder, added)"
    " SELECT '2026-01-01', id, 's', 1, '' FROM code WHERE name = 'FEAR';"
    "INSERT INTO template(id, name, relation) VALUES (1, 't', 'acts on');"
    "INSERT INTO template_instance(id, template, label, coder, added) VALUES (1, 1, 'i', 1, '');"
    "INSERT INTO instance_pole(instance, ordinal, code)"
    " SELECT 1, 1, id FROM code WHERE name = 'FEAR';"
    "UPDATE code SET source_coding = 5, core = (name = 'FEAR') WHERE name IN ('LOSS', 'FEAR');";

static void what_hangs_on_a_code_goes_along(void **state)
{
    (void)state;
    run_sql(attached);
    ASSERT_OK(merge("FEAR", "DREAD"));
    emic_id dread = code_id("DREAD");
    assert_int_equal(3, dread - code_id("HARM"));
    assert_int_equal(0, number_of("SELECT count(*) FROM coding WHERE id = 5"));
    /* memo links: none twice */
    assert_string_equal("1 2", text_of("SELECT group_concat(memo, ' ') FROM (SELECT memo FROM"
                                       " memo_link JOIN code k ON k.id = code"
                                       " WHERE k.name = 'DREAD' ORDER BY memo)"));
    assert_string_equal("1 2", text_of("SELECT group_concat(memo, ' ') FROM (SELECT memo FROM"
                                       " memo_link WHERE coding = 2 ORDER BY memo)"));
    assert_string_equal("1 2", text_of("SELECT group_concat(memo, ' ') FROM (SELECT memo FROM"
                                       " memo_link WHERE relation = 2 ORDER BY memo)"));
    /* relations: the two became one, the one between the two codes stays with FEAR */
    assert_string_equal("2 3 4", text_of("SELECT group_concat(id, ' ') FROM (SELECT id FROM"
                                         " relation ORDER BY id)"));
    assert_string_equal("two\none", text_of("SELECT memo FROM relation WHERE id = 2"));
    assert_string_equal("2 4", text_of("SELECT group_concat(coding, ' ') FROM (SELECT coding FROM"
                                       " relation_evidence WHERE relation = 2 ORDER BY coding)"));
    assert_string_equal("DREAD FEAR", text_of("SELECT (SELECT k.name FROM relation r JOIN code k"
                                              " ON k.id = r.target WHERE r.id = 3) || ' ' ||"
                                              " (SELECT k.name FROM relation r JOIN code k"
                                              " ON k.id = r.source WHERE r.id = 4)"));
    assert_sound();
}

static void claims_and_decisions_go_along(void **state)
{
    (void)state;
    run_sql(attached);
    ASSERT_OK(load_judgements("participant,code,value,coder,evidence,memo\n"
                              "TP01,FEAR,affirmed,B,TP01:11:17,strong\n"
                              "TP01,DREAD,not raised,A,,weak\n"
                              "TP02,FEAR,denied,A,,\n"));
    assert_int_equal(2, number_of("SELECT count(*) FROM judgement_evidence"));
    ASSERT_OK(merge("FEAR", "DREAD"));
    /* propositions: about DREAD, but none about DREAD and itself */
    assert_string_equal("DREAD FEAR", text_of("SELECT (SELECT k.name FROM proposition p JOIN code k"
                                              " ON k.id = p.subject WHERE p.id = 1) || ' ' ||"
                                              " (SELECT k.name FROM proposition p JOIN code k"
                                              " ON k.id = p.object WHERE p.id = 2)"));
    assert_string_equal("1:2 2:2", text_of("SELECT group_concat(proposition || ':' || coding, ' ')"
                                           " FROM proposition_evidence"));
    /* comparisons: (4,5) is (4,2) now, (5,6) is (2,6) */
    assert_string_equal("1-2 d1 2-6 c3 4-2 c1 4-6 c2",
                        text_of("SELECT group_concat(earlier || '-' || later || ' ' || memo, ' ')"
                                " FROM (SELECT * FROM comparison ORDER BY earlier, later)"));
    /* properties: one scale is one property, another one keeps apart; the value that stood stays */
    assert_string_equal("2 strength, 3 FEAR: length, 4 length",
                        text_of("SELECT group_concat(p.id || ' ' || p.name, ', ') FROM (SELECT *"
                                " FROM code_property ORDER BY id) p JOIN code k ON k.id = p.code"
                                " WHERE k.name = 'DREAD'"));
    assert_string_equal("2:2=low 4:2=low 4:3=7",
                        text_of("SELECT group_concat(coding || ':' || property || '=' || value,"
                                " ' ') FROM (SELECT * FROM coding_value ORDER BY 1, 2)"));
    /* judgements: what says more holds, the evidence of both together */
    assert_string_equal("TP01 affirmed B weak\nstrong, TP02 denied A ",
                        text_of("SELECT group_concat(p.label || ' ' || j.value || ' ' || k.name ||"
                                " ' ' || j.memo, ', ') FROM judgement j JOIN participant p ON"
                                " p.id = j.participant JOIN coder k ON k.id = j.coder JOIN code c"
                                " ON c.id = j.code WHERE c.name = 'DREAD'"));
    assert_string_equal("2 6", text_of("SELECT group_concat(coding, ' ') FROM (SELECT coding FROM"
                                       " judgement_evidence ORDER BY coding)"));
    assert_int_equal(0, number_of("SELECT (SELECT count(*) FROM rule r JOIN code k ON k.id ="
                                  " r.code WHERE k.name = 'FEAR') + (SELECT count(*) FROM"
                                  " sampling_decision s JOIN code k ON k.id = s.gap WHERE k.name ="
                                  " 'FEAR') + (SELECT count(*) FROM instance_pole i JOIN code k ON"
                                  " k.id = i.code WHERE k.name = 'FEAR') + (SELECT count(*) FROM"
                                  " code WHERE source_coding = 5)"));
    assert_string_equal("DREAD", text_of("SELECT name FROM code WHERE core"));
    assert_sound();
}

static void what_cannot_be_merged_is_refused(void **state)
{
    (void)state;
    ASSERT_REFUSED(EMIC_INVALID, "\"HARM/FEAR\" cannot be merged into itself",
                   merge("FEAR", "FEAR"));
    ASSERT_REFUSED(EMIC_INVALID, "\"HARM/FEAR/NIGHTS\" lies below \"HARM/FEAR\": move it first",
                   merge("FEAR", "NIGHTS"));
    ASSERT_REFUSED(
        EMIC_INVALID,
        "\"HARM/FEAR/NIGHTS\" cannot go along: the level of \"NIGHTS\" (0, segment) must "
        "lie below that of \"LOSS\" (0, segment); merge, rename or move it first",
        (run_sql("UPDATE code SET level = 0 WHERE name = 'LOSS'"), merge("FEAR", "LOSS")));
    ASSERT_OK(load_judgements("participant,code,value,coder\nTP01,FEAR,affirmed,A\n"
                              "TP02,FEAR,denied,A\nTP01,DREAD,denied,A\nTP02,DREAD,denied,A\n"));
    ASSERT_REFUSED(EMIC_INVALID,
                   "one of the two codes is affirmed and the other denied for TP01: judge them "
                   "alike first",
                   merge("DREAD", "FEAR"));
    ASSERT_OK(emic_codebook_retire(study, (emic_id[]){code_id("LOSS")}, 1, &err));
    ASSERT_REFUSED(EMIC_INVALID, "\"HARM/LOSS\" is retired: restore it first",
                   merge("DREAD", "LOSS"));
    run_sql("UPDATE code SET codable = 0 WHERE name = 'FEAR'");
    ASSERT_REFUSED(EMIC_INVALID, "\"HARM/FEAR\" only groups other codes: no codings can go to it",
                   merge("DREAD", "FEAR"));
}

static void an_exclusive_set_is_kept(void **state)
{
    (void)state;
    run_sql("UPDATE code SET exclusive_set = 's', rule = 'judged' WHERE name IN ('DREAD', 'LOSS')");
    ASSERT_OK(load_judgements("participant,code,value,coder\nTP01,FEAR,affirmed,A\n"
                              "TP01,LOSS,affirmed,A\n"));
    ASSERT_REFUSED(EMIC_INVALID,
                   "TP01 would have two codes of one exclusive set affirmed: judge again first",
                   merge("FEAR", "DREAD"));
}

static void a_code_is_split_with_what_its_codings_carry(void **state)
{
    emic_id id;
    int64_t evidence;
    emic_code code = emic_code_make(EMIC_LITERAL("NEW"));
    (void)state;
    run_sql(attached);
    ASSERT_OK(load_judgements("participant,code,value,coder,evidence\n"
                              "TP01,FEAR,affirmed,A,TP01:11:17\n"));
    emic_id fear = code_id("FEAR");
    ASSERT_REFUSED(
        EMIC_INVALID, "coding 1 is not one of this code's",
        emic_codebook_split(study, fear, &code, (emic_id[]){1}, 1, &id, &evidence, &err));
    run_sql("DELETE FROM code WHERE name = 'NEW'");
    ASSERT_OK(emic_codebook_split(study, fear, &code, (emic_id[]){4, 5}, 2, &id, &evidence, &err));
    assert_int_equal(1, evidence); /* coding 6 still is */
    assert_int_equal(id, code_id("HARM/NEW"));
    assert_string_equal("4 5", text_of("SELECT group_concat(c.id, ' ') FROM coding c JOIN code k ON"
                                       " k.id = c.code WHERE k.name = 'NEW'"));
    assert_string_equal("4:length=7 4:strength=low 5:strength=high",
                        text_of("SELECT group_concat(line, ' ') FROM (SELECT v.coding || ':' ||"
                                " p.name || '=' || v.value AS line FROM coding_value v JOIN"
                                " code_property p ON p.id = v.property JOIN code k ON k.id ="
                                " p.code WHERE k.name = 'NEW' ORDER BY line)"));
    emic_codebook codebook = codebook_now();
    const emic_code *made = &codebook.items[emic_codebook_at(&codebook, id)];
    assert_true(
        emic_slice_equal(made->split_from, codebook.items[emic_codebook_at(&codebook, fear)].uuid));
    assert_int_equal(EMIC_LEVEL_THEME, made->level);
    assert_sound();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(codings_go_over_and_duplicates_become_one),
        IN_STUDY(what_hangs_on_a_code_goes_along),
        IN_STUDY(claims_and_decisions_go_along),
        IN_STUDY(what_cannot_be_merged_is_refused),
        IN_STUDY(an_exclusive_set_is_kept),
        IN_STUDY(a_code_is_split_with_what_its_codings_carry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
