/* A small study in memory with codings of every kind, for the targets that search and query it;
 * made once. */
#pragma once
#include "emic.h"
#include <stdlib.h>

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void add_document(emic_study *study, emic_arena *arena, const char *name, const char *text)
{
    emic_transcript transcript;
    emic_error err;
    emic_id id;
    require(emic_transcript_parse("text.txt", emic_slice_of(text), EMIC_ENCODING_AUTO, arena,
                                  &transcript, &err) == EMIC_OK);
    require(emic_document_add(study, emic_slice_of(name), &transcript, &id, &err) == EMIC_OK);
}

static void load(emic_study *study, emic_arena *arena)
{
    static const char book[] = "codebook: small\ncodes:\n  - code: HARM\n    codes:\n"
                               "      - code: FEAR\n      - code: A B\n  - code: LUCK\n";
    static const char people[] = "participant,group,age:number\nP1,north,30\nP2,south,\n";
    static const char rows[] = "document,start,end,code,coder,round,polarity,memo\n"
                               "D1,26,33,FEAR,A,1,supports,so early\nD1,30,40,LUCK,B d,2,,\n"
                               "D1,26,50,HARM,A,1,contradicts,\nD1,30,40,A B,A,1,qualifies,\n"
                               "D1,66,70,FEAR,B d,1,,the second\nD2,4,10,LUCK,A,1,,\n"
                               "D2,4,10,LUCK,B d,1,,\nD2,20,24,FEAR,A,1,,\n";
    emic_codebook codebook;
    emic_load_summary loaded;
    emic_error err;
    require(emic_participant_load(study, "p.csv", EMIC_LITERAL(people), &loaded, &err) == EMIC_OK);
    add_document(study, arena, "D1",
                 "INTERVIEWER: How was it?\n\nP1: Zo\xC3\xAB told nobody on the"
                 " bus.\n\nP1: Nobody told us, either: not a word.\n");
    add_document(study, arena, "D2", "P1: The bus was late.\n\nP2: Never, nobody said so.\n");
    require(emic_document_tie(study, &err) == EMIC_OK);
    require(emic_codebook_parse("b.yaml", EMIC_LITERAL(book), arena, &codebook, &err) == EMIC_OK);
    require(emic_codebook_store(study, &codebook, &loaded, &err) == EMIC_OK);
    require(emic_coding_load(study, "c.csv", EMIC_LITERAL(rows), NULL, &loaded, &err) == EMIC_OK);
    require(loaded.added == 8);
}

static emic_study *finding_study(void)
{
    static emic_study *study;
    emic_error err;
    if (study)
        return study;
    emic_arena *arena = emic_arena_open();
    require(emic_study_create(":memory:", &study, &err) == EMIC_OK);
    load(study, arena);
    emic_arena_close(arena);
    return study;
}

/* A refusal names a place in what was written, in one line. */
static void check_refusal(const emic_error *err, emic_status status, emic_slice text)
{
    size_t bad = text.length;
    emic_utf8_valid(text, &bad);
    require(err->status == status && status != EMIC_CORRUPT && status != EMIC_IO);
    require(err->column >= 1 && err->column <= emic_utf8_count((emic_slice){text.data, bad}) + 1);
    require(err->message[0] && !strchr(err->message, '\n'));
}
