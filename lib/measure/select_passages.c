/* From the study file to passages. Which of them are quoted is exemplar.c's business. */
#include "measure/select_passages.h"
#include "base/digest.h"
#include "study/speech.h"
#include "study/study_db.h"
#include <stdlib.h>

static const char list_documents[] =
    "SELECT id, current_revision, name, ifnull(participant, 0) FROM document ORDER BY name";
static const char count_codings[] = "SELECT count(*) FROM coding";
/* In the order of the rows: every one is read, and few columns of it. */
static const char list_codings[] =
    "SELECT id, revision, start, stop, code, coder, polarity, ifnull(weight, -1), words_sha256"
    " FROM coding";
static const char list_evidence[] =
    "SELECT coding, max(judged) FROM (SELECT coding, 1 AS judged FROM judgement_evidence"
    " UNION ALL SELECT coding, 0 FROM relation_evidence"
    " UNION ALL SELECT coding, 0 FROM proposition_evidence) GROUP BY coding ORDER BY coding";

/* A typical example of a code, by its digest. */
typedef struct example {
    int code_at;
    uint8_t sha256[EMIC_SHA256_SIZE];
} example;

typedef struct evidence {
    emic_id coding;
    bool judged;
} evidence;

/* A coding on its way to become a passage. */
typedef struct coded {
    emic_passage passage;
    emic_id coder;
} coded;

typedef struct passage_reading {
    const emic_cases *cases;
    emic_arena *arena;
    emic_passage_list *out;
    emic_speech speech;
    size_t *by_revision; /* documents in order of their revision */
    struct {
        evidence *items;
        size_t count, capacity;
    } evidence;
    struct {
        example *items;
        size_t count, capacity;
    } examples;
    coded *codings;
    size_t count;
} passage_reading;

static emic_status read_documents(emic_study *study, passage_reading *reading, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    emic_passage_list *out = reading->out;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_documents, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(reading->arena, &out->documents) = (emic_passage_document){
            emic_cursor_int(&cursor, 0), emic_cursor_int(&cursor, 1), emic_cursor_int(&cursor, 3),
            emic_arena_copy(reading->arena, emic_cursor_text(&cursor, 2))};
    emic_cursor_close(&cursor);
    return status;
}

static emic_status read_evidence(emic_study *study, passage_reading *reading, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(study), list_evidence, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(reading->arena, &reading->evidence) =
            (evidence){emic_cursor_int(&cursor, 0), emic_cursor_int(&cursor, 1) != 0};
    emic_cursor_close(&cursor);
    return status;
}

static void gather_examples(passage_reading *reading)
{
    const emic_codebook *codebook = &reading->cases->codebook;
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_example_list *list = &codebook->items[i].examples[EMIC_EXAMPLE_TYPICAL];
        for (size_t k = 0; k < list->count; k++) {
            example *one = EMIC_PUSH(reading->arena, &reading->examples);
            one->code_at = (int)i;
            emic_sha256(list->items[k], one->sha256);
        }
    }
}

static bool is_example(const passage_reading *reading, int code_at, emic_slice sha256)
{
    for (size_t i = 0; i < reading->examples.count; i++)
        if (reading->examples.items[i].code_at == code_at && sha256.length == EMIC_SHA256_SIZE &&
            memcmp(reading->examples.items[i].sha256, sha256.data, sha256.length) == 0)
            return true;
    return false;
}

static int by_coding(const void *key, const void *item)
{
    emic_id a = *(const emic_id *)key, b = ((const evidence *)item)->coding;
    return (a > b) - (a < b);
}

/* The document of a revision that is current, or `count`. */
static size_t find_document(const passage_reading *reading, emic_id revision)
{
    size_t low = 0, high = reading->out->documents.count, count = high;
    const emic_passage_document *documents = reading->out->documents.items;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (documents[reading->by_revision[middle]].revision < revision)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < count && documents[reading->by_revision[low]].revision == revision;
    return found ? reading->by_revision[low] : count;
}

/* Documents come by name, their revisions mostly rise: an insertion sort is short. */
static void order_revisions(passage_reading *reading)
{
    const emic_passage_document *documents = reading->out->documents.items;
    size_t count = reading->out->documents.count;
    reading->by_revision = emic_arena_array(reading->arena, count + 1, sizeof(size_t));
    for (size_t i = 0; i < count; i++) {
        size_t at = i;
        for (; at > 0 && documents[reading->by_revision[at - 1]].revision > documents[i].revision;
             at--)
            reading->by_revision[at] = reading->by_revision[at - 1];
        reading->by_revision[at] = i;
    }
}

static emic_status read_coding(passage_reading *reading, const emic_cursor *cursor, coded *out,
                               emic_error *err)
{
    emic_passage *passage = &out->passage;
    int64_t start = emic_cursor_int(cursor, 2), stop = emic_cursor_int(cursor, 3);
    passage->coding = emic_cursor_int(cursor, 0);
    passage->code_at = emic_codebook_at(&reading->cases->codebook, emic_cursor_int(cursor, 4));
    if (passage->code_at < 0 || start < 0 || stop <= start || stop > UINT32_MAX)
        return emic_fail(err, EMIC_CORRUPT, "coding %lld has no %s; run emic check",
                         (long long)passage->coding, passage->code_at < 0 ? "code" : "span");
    passage->span = (emic_span){(uint32_t)start, (uint32_t)stop};
    out->coder = emic_cursor_int(cursor, 5);
    passage->weight = (int)emic_cursor_int(cursor, 7);
    passage->typical = reading->examples.count > 0 &&
                       is_example(reading, passage->code_at, emic_cursor_text(cursor, 8));
    const evidence *known = reading->evidence.count
                                ? bsearch(&passage->coding, reading->evidence.items,
                                          reading->evidence.count, sizeof *known, by_coding)
                                : NULL;
    passage->judged = known && known->judged;
    passage->theory = known && !known->judged;
    const emic_passage_document *document = &reading->out->documents.items[passage->document];
    passage->case_at = emic_cases_at(
        reading->cases, emic_speech_participant(&reading->speech, document->revision,
                                                document->participant, passage->span.start));
    return emic_polarity_find(emic_cursor_text(cursor, 6), &passage->polarity, err);
}

static emic_status read_codings(emic_study *study, passage_reading *reading, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    int64_t most;
    EMIC_TRY(emic_db_int(emic_study_db(study), count_codings, EMIC_NO_VALUES, 0, &most, err));
    reading->codings = emic_arena_array(reading->arena, (size_t)most + 1, sizeof(coded));
    EMIC_TRY(emic_db_query(emic_study_db(study), list_codings, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more &&
           reading->count < (size_t)most) {
        size_t document = find_document(reading, emic_cursor_int(&cursor, 1));
        coded *one = &reading->codings[reading->count];
        *one = (coded){.passage.document = document};
        if (document == reading->out->documents.count)
            continue; /* detached */
        if ((status = read_coding(reading, &cursor, one, err)) != EMIC_OK)
            break;
        reading->count++;
    }
    emic_cursor_close(&cursor);
    return status;
}

static int same_words(const emic_passage *a, const emic_passage *b)
{
    const int64_t keys[][2] = {{a->code_at, b->code_at},
                               {(int64_t)a->document, (int64_t)b->document},
                               {a->span.start, b->span.start},
                               {a->span.end, b->span.end},
                               {a->polarity, b->polarity}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

static int by_place(const void *left, const void *right)
{
    const coded *a = left, *b = right;
    int order = same_words(&a->passage, &b->passage);
    if (order == 0)
        order = (a->coder > b->coder) - (a->coder < b->coder);
    return order
               ? order
               : (a->passage.coding > b->passage.coding) - (a->passage.coding < b->passage.coding);
}

/* Codings of the same words, by coder, become one. */
static void merge(passage_reading *reading)
{
    emic_passage_list *out = reading->out;
    out->items = emic_arena_array(reading->arena, reading->count + 1, sizeof *out->items);
    for (size_t i = 0; i < reading->count; i++) {
        const coded *one = &reading->codings[i];
        emic_passage *last = out->count ? &out->items[out->count - 1] : NULL;
        if (!last || same_words(last, &one->passage) != 0) {
            out->items[out->count] = one->passage;
            out->items[out->count++].coders = 1;
            continue;
        }
        last->coders += one->coder != one[-1].coder;
        last->coding = one->passage.coding < last->coding ? one->passage.coding : last->coding;
        last->weight = one->passage.weight > last->weight ? one->passage.weight : last->weight;
        last->typical |= one->passage.typical;
        last->judged |= one->passage.judged;
        last->theory |= one->passage.theory;
    }
}

emic_status emic_passage_list_load(emic_study *study, const emic_cases *cases, emic_arena *arena,
                                   emic_passage_list *out, emic_error *err)
{
    emic_arena *scratch = emic_arena_open();
    passage_reading reading = {.cases = cases, .arena = arena, .out = out};
    emic_status status;
    *out = (emic_passage_list){0};
    EMIC_TRY_DONE(read_documents(study, &reading, err));
    EMIC_TRY_DONE(read_evidence(study, &reading, err));
    EMIC_TRY_DONE(emic_speech_load(study, arena, &reading.speech, err));
    gather_examples(&reading);
    order_revisions(&reading);
    reading.arena = scratch;
    EMIC_TRY_DONE(read_codings(study, &reading, err));
    if (reading.count)
        qsort(reading.codings, reading.count, sizeof *reading.codings, by_place);
    reading.arena = arena;
    merge(&reading);
done:
    emic_arena_close(scratch);
    return status;
}
