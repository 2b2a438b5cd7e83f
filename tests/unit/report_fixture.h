/* A study of four drivers and a planner for reports: everything that can be counted in it was
 * counted by hand. */
#pragma once
#include "measure_fixture.h"
#include "study/memo.h"
#include "study/proposition.h"
#include "study/relation.h"
#include "study/sampling.h"

/* Says so in SQL: what has a long way through the library and no part in what is tested. */
static inline void run_sql(const char *sql)
{
    must(emic_db_script(emic_study_db(study), sql, &error));
}

/* Words: 3 by the interviewer and 8 by D1; 2 and 4 by D2; 1 and 3 by P1; D1 was asked twice: 1 and
 * 2. FEAR: D1 (two coders), D2 contradicts, P1. ALONE: D1. STAYS, judged: D1 affirmed with
 * evidence, D2 denied, P1 not asked. NEVER: nobody. */
static inline void load_reported(void)
{
    load_participants("participant,group,age:number,nights,declined\nD1,driver,31,yes,no\n"
                      "D2,driver,24,no,no\nP1,planner,,yes,no\nD8,driver,,,yes\n");
    add_document("D1", "I: How was it?\n\nD1: I was afraid of it. I was alone.\n");
    add_document("D1b", "I: Again?\n\nD1: Still here.\n");
    add_document("D2", "I: And you?\n\nD2: I was never afraid.\n");
    add_document("P1", "I: You?\n\nP1: They were afraid.\n");
    load_documents("document,participant,place,recording\nD1,D1,depot,audio\nD1b,D1,depot,\n"
                   "D2,D2,home,audio\nP1,P1,office,audio\n");
    load_codebook("codebook: b\ntitle: Buses\ncodes:\n"
                  "  - code: STRAIN\n    level: 3\n    brief: What nights cost.\n    codes:\n"
                  "      - {code: FEAR, brief: Being afraid., use_when: \"Fear is named.\",\n"
                  "         not_when: \"It is over.\", examples: {typical: [\"I shook.\"]}}\n"
                  "      - {code: ALONE, in_vivo: true}\n"
                  "      - {code: NEVER, status: provisional}\n"
                  "  - {code: STAYS, rule: judged}\n");
    code_words("D1", "I was afraid of it.", "FEAR,A");
    code_words("D1", "I was afraid of it.", "FEAR,B");
    code_words("D1", "I was alone.", "ALONE,A");
    code_words("D2", "I was never afraid.", "FEAR,A,1,contradicts");
    code_words("P1", "They were afraid.", "FEAR,B,2,supports");
    code_words("D1b", "Still here.", "STAYS,A");
    load_judgements("participant,code,value,coder,evidence\nD1,STAYS,affirmed,A,D1b:15:26\n"
                    "D2,STAYS,denied,A,\nP1,STAYS,not asked,B,\n");
}

/* Gives D2 another text, and leaves its coding behind. */
static inline void detach_coding(void)
{
    run_sql("INSERT INTO revision(document, number, characters, sha256, why, added, text)"
            " SELECT 3, 2, 3, sha256, 'test', added, 'No.' FROM revision WHERE document = 3;"
            "UPDATE document SET current_revision = (SELECT max(id) FROM revision) WHERE id = 3;"
            "INSERT INTO detached_coding(coding, quote, why, added)"
            " VALUES (4, 'I was never afraid.', 'lost', '')");
}

/* Memos, comparisons, sampling, a proposition with evidence for and against, a relation. */
static inline void load_thoughts(void)
{
    run_sql("INSERT INTO memo(kind, text, coder, added) VALUES ('theory', 'a', 1, '2026-03-01'),"
            " ('reflexive', 'b', 1, '2026-03-01'), ('theory', 'c', 2, '2026-03-02');"
            "UPDATE memo SET supersedes = 1 WHERE id = 3;"
            "INSERT INTO comparison(earlier, later, verdict, definition, coder, added) VALUES"
            " (1, 4, 'differs', 1, 1, '2026-03-01'), (1, 5, 'same', 1, 1, '2026-03-01');"
            "INSERT INTO sampling_decision(decided, gap, sought, participant, coder, added) VALUES"
            " ('2026-02-01', 2, 'somebody who plans', 3, 1, '2026-02-01'),"
            " ('2026-02-02', NULL, 'a trainee', NULL, 1, '2026-02-02');"
            "INSERT INTO proposition(label, level, subject, text, coder, added) VALUES"
            " ('COST', 3, 1, 'Nights cost those who drive', 1, '2026-03-01');"
            "INSERT INTO proposition_evidence VALUES (1, 1, 'supports'), (1, 4, 'contradicts');"
            "INSERT INTO negative_search(proposition, sought, found, coder, added) VALUES"
            " (1, 'nights without fear', 1, 1, '2026-03-01');"
            "INSERT INTO relation(source, type, target, coder, added) VALUES (2, 5, 3, 1, "
            "'2026-03-01');");
}
