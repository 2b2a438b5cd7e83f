/* Searches from anywhere: no crash, SQLite's own complaints never come through, a refusal names a
 * place; and every hit lies in its text, in order, within one turn. */
#include "finding_study.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_hits(emic_search *search, emic_id document, emic_arena *arena)
{
    emic_text_index text;
    emic_document_turns turns;
    emic_search_hits hits;
    emic_error err;
    emic_study *study = finding_study();
    require(emic_document_text(study, document, arena, &text, &err) == EMIC_OK);
    require(emic_document_turns_load(study, document, arena, &turns, &err) == EMIC_OK);
    require(emic_search_find(search, &text, &turns, NULL, arena, &hits, &err) == EMIC_OK);
    for (size_t i = 0; i < hits.count; i++) {
        const emic_search_hit *hit = &hits.items[i];
        require(hit->span.start < hit->span.end && hit->span.end <= text.points);
        require(emic_text_byte(&text, hit->span.start) == hit->start);
        require(i == 0 || hit[-1].start < hit->start ||
                (hit[-1].start == hit->start && hit[-1].end < hit->end));
        require(hit->turn_at >= 0 && hit->span.start >= turns.items[hit->turn_at].words.start &&
                hit->span.end <= turns.items[hit->turn_at].words.end);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice text = {(const char *)data, size};
    emic_study *study = finding_study();
    emic_arena *arena = emic_arena_open();
    emic_search *search;
    emic_search_documents documents;
    emic_error err = {0};
    emic_status status = emic_search_open(study, text, &search, &err);
    if (status != EMIC_OK) {
        check_refusal(&err, status, text);
    } else {
        require(emic_search_documents_load(study, search, arena, &documents, &err) == EMIC_OK);
        for (size_t i = 0; i < documents.count; i++)
            check_hits(search, documents.items[i].id, arena);
        emic_search_close(search);
    }
    emic_arena_close(arena);
    return 0;
}
