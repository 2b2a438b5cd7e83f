/* A coded study for what rests on codings: two interviews, two codes below one, four codings by A.
 * Coding 4 can be detached: its document gets a text without its words. */
#pragma once
#include "study/memo.h"
#include "study/proposition.h"
#include "study/relation.h"
#include "study_fixture.h"

enum { CODER_A = 1 };

static inline int open_theory(void **state)
{
    emic_id coder;
    if (open_memory(state))
        return -1;
    ASSERT_OK(load_participants("participant,group\nTP01,driver\nTP02,planner\n"));
    add_document("TP01", "INTERVIEWER: How was it?\n\nTP01: I was afraid. I was alone.\n");
    add_document("TP02", "INTERVIEWER: And you?\n\nTP02: Never afraid. Nobody came.\n");
    ASSERT_OK(emic_document_tie(study, &err));
    ASSERT_OK(load_codebook("codebook: b\ncodes:\n"
                            "  - code: HARM\n    level: 3\n    codes:\n"
                            "      - {code: FEAR, brief: Being afraid., full: For oneself.}\n"
                            "      - {code: ALONE}\n"
                            "  - code: HELP\n    level: 2\n"));
    ASSERT_OK(emic_coder_add(study, EMIC_LITERAL("A"), &coder, &err));
    ASSERT_OK(load_codings("document,start,end,code,coder\n"
                           "TP01,32,45,FEAR,A\nTP01,46,58,ALONE,A\n"
                           "TP02,29,42,FEAR,A\nTP02,43,55,ALONE,A\n"));
    assert_int_equal(4, number_of("SELECT count(*) FROM coding"));
    return 0;
}

#define IN_THEORY(test) cmocka_unit_test_setup_teardown(test, open_theory, close_memory)

/* Gives the document of codings 3 and 4 another text, and leaves both behind with their words. */
static inline void detach_codings(void)
{
    run_sql("INSERT INTO revision(document, number, characters, sha256, why, added, text)"
            " SELECT 2, 2, 61, sha256, 'test', added, 'Another text which is sixty characters "
            "long, no more no less.' FROM revision WHERE document = 2;"
            "UPDATE document SET current_revision = (SELECT max(id) FROM revision) WHERE id = 2;"
            "INSERT INTO detached_coding(coding, quote, why, added)"
            " VALUES (3, 'Never afraid.', 'lost', ''), (4, 'Nobody came.', 'lost', '')");
}

static inline emic_id relate(const char *source, const char *type, const char *target)
{
    emic_relation relation = {
        .source = code_id(source), .target = code_id(target), .coder = CODER_A};
    bool inverse;
    emic_id id = 0;
    ASSERT_OK(emic_relation_type_find(study, emic_slice_of(type), &relation.type, &inverse, &err));
    ASSERT_OK(emic_relation_add(study, &relation, &id, &err));
    return id;
}

static inline emic_id propose(const char *label, int level, const char *subject, emic_id parent)
{
    emic_proposition proposition = {.label = emic_slice_of(label),
                                    .level = level,
                                    .subject = code_id(subject),
                                    .parent = parent,
                                    .text = EMIC_LITERAL("so it is"),
                                    .coder = CODER_A};
    emic_id id = 0;
    ASSERT_OK(emic_proposition_add(study, &proposition, &id, &err));
    return id;
}

static inline bool support(emic_evidence_of of, emic_id owner, emic_id coding,
                           emic_polarity polarity)
{
    emic_evidence evidence = {owner, coding, polarity};
    bool added = false;
    ASSERT_OK(emic_evidence_add(study, of, &evidence, &added, &err));
    return added;
}
