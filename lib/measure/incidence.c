/* Filling the rows of bits. A code is set where its own codings are; those below it are joined to
 * it afterwards, a word at a time. */
#include "measure/incidence.h"
#include "measure/select_codings.h"
#include "measure/select_texts.h"
#include "measure/where.h"
#include "study/coder.h"

/* Rows of all codes of the codebook while they are filled. */
typedef struct bit_rows {
    emic_incidence *out;
    uint64_t *bits;
    size_t words;
    emic_arena *arena;
} bit_rows;

static void set_bit(const bit_rows *rows, size_t code, size_t unit)
{
    rows->bits[code * rows->words + unit / 64] |= (uint64_t)1 << (unit % 64);
}

static void make_bits(bit_rows *rows, size_t units)
{
    rows->out->units = (int64_t)units;
    rows->words = units / 64 + 1;
    rows->bits = emic_arena_array(rows->arena, (rows->out->cases.codebook.count + 1) * rows->words,
                                  sizeof *rows->bits);
}

static emic_status choose(emic_incidence *out, emic_arena *arena, emic_error *err)
{
    const emic_cases *cases = &out->cases;
    const emic_where *where, *base;
    EMIC_TRY(emic_where_parse(cases, out->query->where, arena, &where, err));
    EMIC_TRY(emic_where_base(cases, out->query->base, arena, &base, err));
    out->chosen = emic_arena_array(arena, cases->count + 1, sizeof *out->chosen);
    for (size_t i = 0; i < cases->count; i++) {
        out->chosen[i] = !cases->items[i].participant.declined &&
                         emic_where_holds(where, cases, i) && emic_where_holds(base, cases, i);
        out->participants += out->chosen[i];
    }
    return EMIC_OK;
}

static bool in_base(const emic_incidence *incidence, int case_at)
{
    return case_at >= 0 && incidence->chosen[case_at];
}

static void fill_participants(bit_rows *rows)
{
    emic_incidence *out = rows->out;
    size_t unit = 0;
    make_bits(rows, (size_t)out->participants);
    out->unattributed = out->cases.unattributed;
    out->names = emic_arena_array(rows->arena, (size_t)out->participants + 1, sizeof *out->names);
    for (size_t i = 0; i < out->cases.count; i++) {
        const emic_case *one = &out->cases.items[i];
        if (!out->chosen[i])
            continue;
        out->names[unit] = one->participant.label;
        /* what is judged of a group of codes is more than what is coded below it */
        for (size_t code = 0; code < out->cases.codebook.count; code++) {
            emic_case_value value =
                out->query->own ? one->values[code] : emic_case_rolled(&out->cases, one, code);
            if (value == EMIC_AFFIRMED)
                set_bit(rows, code, unit);
        }
        unit++;
    }
}

/* Whether somebody of the base speaks in it; `*known` whether any known participant does. */
static bool document_counts(const emic_incidence *incidence, const emic_counted_document *document,
                            bool *known)
{
    bool found = !document->shared && in_base(incidence, document->case_at);
    *known = document->shared || document->case_at >= 0;
    for (size_t i = 0; document->shared && i < document->turns.count && !found; i++)
        found = in_base(incidence, document->turns.items[i].case_at);
    return found;
}

static emic_status fill_documents(const emic_counted_documents *documents, emic_segments *segments,
                                  bit_rows *rows, emic_error *err)
{
    emic_incidence *out = rows->out;
    size_t unit = 0;
    make_bits(rows, documents->count);
    out->names = emic_arena_array(rows->arena, documents->count + 1, sizeof *out->names);
    for (size_t i = 0; i < documents->count; i++) {
        const emic_counted_document *document = &documents->items[i];
        bool known;
        if (!document_counts(out, document, &known)) {
            out->unattributed += !known;
            continue;
        }
        out->names[unit] = document->name;
        EMIC_TRY(emic_segments_take(segments, document, err));
        for (size_t k = 0; k < segments->count; k++) {
            const emic_segment *segment = &segments->items[k];
            if (segment->code_at >= 0 && in_base(out, segment->case_at))
                set_bit(rows, (size_t)segment->code_at, unit);
        }
        unit++;
    }
    out->units = (int64_t)unit;
    return EMIC_OK;
}

/* Sets what a segment touches of `turns`, whose units begin at `first`. */
static bool touch_turns(const bit_rows *rows, const emic_segment *segment,
                        const emic_counted_turn *turns, size_t count, size_t first)
{
    size_t low = 0, high = count, within = (size_t)rows->out->query->within;
    bool touched = false;
    while (low < high) { /* the first that ends after the segment's start */
        size_t middle = low + (high - low) / 2;
        if (turns[middle].span.end <= segment->span.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t at = low; at < count && turns[at].span.start < segment->span.end; at++) {
        touched = true;
        for (size_t run = at > within ? at - within : 0; run <= at; run++)
            set_bit(rows, (size_t)segment->code_at, first + run);
    }
    return touched;
}

/* Leaves only the turns of the base, which are the units. */
static void keep_turns(emic_incidence *out, emic_counted_document *document)
{
    size_t kept = 0;
    for (size_t i = 0; i < document->turns.count; i++) {
        emic_counted_turn turn = document->turns.items[i];
        out->unattributed += turn.case_at < 0;
        if (in_base(out, turn.case_at))
            document->turns.items[kept++] = turn;
    }
    document->turns.count = kept;
}

static emic_status fill_turns(emic_counted_documents *documents, emic_segments *segments,
                              bit_rows *rows, emic_error *err)
{
    size_t units = 0, first = 0;
    for (size_t i = 0; i < documents->count; i++) {
        keep_turns(rows->out, &documents->items[i]);
        units += documents->items[i].turns.count;
    }
    make_bits(rows, units);
    for (size_t i = 0; i < documents->count; i++) {
        const emic_counted_document *document = &documents->items[i];
        EMIC_TRY(emic_segments_take(segments, document, err));
        for (size_t k = 0; k < segments->count; k++) {
            const emic_segment *segment = &segments->items[k];
            if (segment->code_at >= 0 &&
                !touch_turns(rows, segment, document->turns.items, document->turns.count, first))
                rows->out->elsewhere += in_base(rows->out, segment->case_at);
        }
        first += document->turns.count;
    }
    return EMIC_OK;
}

/* Codes below stand behind: from the last on, each gives what it has to its parent. */
static void roll_up(const bit_rows *rows)
{
    const emic_codebook *codebook = &rows->out->cases.codebook;
    for (size_t code = codebook->count; code-- > 0;) {
        if (codebook->items[code].parent < 0)
            continue;
        uint64_t *parent = rows->bits + (size_t)codebook->items[code].parent * rows->words;
        for (size_t word = 0; word < rows->words; word++)
            parent[word] |= rows->bits[code * rows->words + word];
    }
}

/* How many bits each byte of a word has: processors that cannot count bits add these fastest. */
static uint64_t byte_counts(uint64_t word)
{
    word -= word >> 1 & UINT64_C(0x5555555555555555);
    word = (word & UINT64_C(0x3333333333333333)) + (word >> 2 & UINT64_C(0x3333333333333333));
    return (word + (word >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
}

/* The sum of the bytes of a word. */
static int64_t sum_bytes(uint64_t word)
{
    word = (word & UINT64_C(0x00ff00ff00ff00ff)) + (word >> 8 & UINT64_C(0x00ff00ff00ff00ff));
    return (int64_t)(word * UINT64_C(0x0001000100010001) >> 48);
}

static int64_t count_bits(const uint64_t *a, const uint64_t *b, size_t words)
{
    enum { WORDS_AT_ONCE = 31 }; /* a byte holds as many eights */
    int64_t count = 0;
    for (size_t word = 0; word < words; word += WORDS_AT_ONCE) {
        size_t end = words - word < WORDS_AT_ONCE ? words : word + WORDS_AT_ONCE;
        uint64_t bytes = 0;
        for (size_t at = word; at < end; at++)
            bytes += byte_counts(a[at] & b[at]);
        count += sum_bytes(bytes);
    }
    return count;
}

/* Keeps the rows that were asked for. */
static emic_status keep_rows(const bit_rows *rows, emic_error *err)
{
    emic_incidence *out = rows->out;
    const emic_codebook *codebook = &out->cases.codebook;
    bool *wanted;
    EMIC_TRY(emic_code_choice_flags(codebook, &out->query->codes, rows->arena, &wanted, err));
    out->codes = emic_arena_array(rows->arena, codebook->count + 1, sizeof *out->codes);
    out->n = emic_arena_array(rows->arena, codebook->count + 1, sizeof *out->n);
    out->bits = rows->bits;
    out->words = rows->words;
    for (size_t code = 0; code < codebook->count; code++) {
        uint64_t *to = out->bits + out->row_count * rows->words;
        const uint64_t *from = rows->bits + code * rows->words;
        if (!wanted[code])
            continue;
        memmove(to, from, rows->words * sizeof *to);
        out->n[out->row_count] = count_bits(to, to, rows->words);
        out->codes[out->row_count++] = code;
    }
    return EMIC_OK;
}

static emic_status fill_texts(emic_study *study, const emic_selection *selection, bit_rows *rows,
                              emic_error *err)
{
    const emic_incidence_query *query = rows->out->query;
    bool turns = query->unit == EMIC_UNIT_TURNS;
    emic_counted_documents documents;
    emic_segments segments;
    EMIC_TRY(
        emic_counted_documents_list(study, &rows->out->cases, turns, rows->arena, &documents, err));
    emic_status status = emic_segments_open(study, selection, &rows->out->cases, &documents,
                                            rows->arena, &segments, err);
    if (status == EMIC_OK)
        status = turns ? fill_turns(&documents, &segments, rows, err)
                       : fill_documents(&documents, &segments, rows, err);
    emic_segments_close(&segments);
    if (status == EMIC_OK && !query->own)
        roll_up(rows);
    return status;
}

/* As fill_texts, of one state of the file. */
static emic_status fill_held(emic_study *study, const emic_selection *selection, bit_rows *rows,
                             emic_error *err)
{
    emic_error ignored;
    EMIC_TRY(emic_query_hold(study, err));
    emic_status status = fill_texts(study, selection, rows, err);
    emic_status released = emic_query_release(study, status == EMIC_OK ? err : &ignored);
    return status == EMIC_OK ? released : status;
}

static emic_status check_query(const emic_incidence_query *query, emic_error *err)
{
    if (query->unit == EMIC_UNIT_SEGMENTS || query->unit == EMIC_UNIT_CHARACTERS)
        return emic_fail(err, EMIC_INVALID,
                         "codes are compared over turns, documents or participants: there are as "
                         "many %s as somebody marked, so they are no fixed set",
                         emic_unit_name(query->unit));
    if (query->within && query->unit != EMIC_UNIT_TURNS)
        return emic_fail(err, EMIC_INVALID, "so many turns apart: that goes with turns, not %s",
                         emic_unit_name(query->unit));
    return EMIC_OK;
}

emic_status emic_incidence_count(emic_study *study, const emic_incidence_query *query,
                                 emic_arena *arena, emic_incidence *out, emic_error *err)
{
    emic_selection selection = {.round = query->round};
    bit_rows rows = {.out = out, .arena = arena};
    *out = (emic_incidence){.query = query};
    EMIC_TRY(check_query(query, err));
    if (query->coder.length)
        EMIC_TRY(emic_coder_find(study, query->coder, &selection.coder, err));
    EMIC_TRY(emic_cases_load(study, &selection, arena, &out->cases, err));
    EMIC_TRY(choose(out, arena, err));
    if (query->unit == EMIC_UNIT_PARTICIPANTS)
        fill_participants(&rows);
    else
        EMIC_TRY(fill_held(study, &selection, &rows, err));
    return keep_rows(&rows, err);
}

int64_t emic_incidence_both(const emic_incidence *incidence, size_t a, size_t b)
{
    return count_bits(incidence->bits + a * incidence->words,
                      incidence->bits + b * incidence->words, incidence->words);
}
