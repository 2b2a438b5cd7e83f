/* What a rule would code: counts, and places drawn by lot. The lots come from the seed and from
 * where a place stands among all, so that the same places are drawn on any machine. */
#include "base/random.h"
#include "study/rule_scan.h"
#include "study/study_db.h"
#include <stdlib.h>

enum { AROUND = 60 }; /* characters shown beside a place, at most */

typedef struct preview {
    emic_study *study;
    const emic_coding_rule *rule;
    size_t samples;
    uint64_t seed, found;
    emic_arena *arena, *scratch;
    emic_rule_preview *out;
} preview;

/* The number `number` of the sequence that starts with the seed, without those before it. */
static uint64_t lot_of(uint64_t seed, uint64_t number)
{
    uint64_t state = seed + number * EMIC_RANDOM_STEP;
    return emic_random_next(&state);
}

static emic_rule_count *count_of(preview *to, const emic_rule_document *document, size_t first,
                                 emic_id participant)
{
    for (size_t i = first; i < to->out->counts.count; i++)
        if (to->out->counts.items[i].participant == participant)
            return &to->out->counts.items[i];
    emic_slice name = emic_arena_copy(to->arena, document->name);
    emic_rule_count *added = EMIC_PUSH(to->arena, &to->out->counts);
    *added = (emic_rule_count){.document = name, .participant = participant};
    return added;
}

/* At most AROUND characters from `start` up to `end`, cut at a space where there is one: from the
 * front of the stretch or, with `back`, from its end. */
static emic_slice beside(preview *to, const emic_text_index *text, size_t start, size_t end,
                         bool back)
{
    bool cut = end - start > AROUND;
    if (cut && back)
        start = end - AROUND;
    else if (cut)
        end = start + AROUND;
    emic_slice words = emic_text_words(text, (emic_span){(uint32_t)start, (uint32_t)end});
    const char *space = cut && back ? memchr(words.data, ' ', words.length) : NULL;
    if (space)
        words = emic_slice_from(words, (size_t)(space - words.data));
    for (size_t i = words.length; cut && !back && i-- > 0;) {
        if (words.data[i] != ' ')
            continue;
        words.length = i;
        break;
    }
    return emic_text_plain(words, to->arena);
}

static void fill_sample(preview *to, const emic_rule_document *document, const emic_rule_hit *hit,
                        emic_rule_sample *out)
{
    const emic_text_index *text = &document->text;
    out->document = emic_arena_copy(to->arena, document->name);
    out->participant = hit->participant;
    out->words = hit->words;
    out->span = hit->span;
    out->before = beside(to, text, 0, hit->words.start, true);
    out->found = emic_text_plain(emic_text_words(text, hit->words), to->arena);
    out->after = beside(to, text, hit->words.end, text->points, false);
}

/* Keeps the samples with the lowest lots, in the order of the texts. */
static void draw(preview *to, const emic_rule_document *document, const emic_rule_hit *hit)
{
    uint64_t lot = lot_of(to->seed, to->found++);
    size_t count = to->out->samples.count, worst = 0;
    emic_rule_sample *items = to->out->samples.items;
    if (to->samples == 0)
        return;
    if (count == to->samples) {
        for (size_t i = 1; i < count; i++)
            worst = items[i].draw > items[worst].draw ? i : worst;
        if (lot >= items[worst].draw)
            return;
        memmove(items + worst, items + worst + 1, (count - worst - 1) * sizeof *items);
        to->out->samples.count--;
    }
    emic_rule_sample *sample = EMIC_PUSH(to->arena, &to->out->samples);
    *sample = (emic_rule_sample){.draw = lot};
    fill_sample(to, document, hit, sample);
}

static const char coded_spans[] =
    "SELECT DISTINCT start, stop FROM coding WHERE revision = ?1 AND code = ?2 AND ?3 = ?4"
    " ORDER BY start, stop";

static emic_status count_document(void *context, const emic_rule_document *document,
                                  emic_error *err)
{
    preview *to = context;
    emic_rule_spans coded;
    const int64_t values[] = {document->revision, to->rule->code, 0, 0};
    size_t first = to->out->counts.count;
    emic_arena_reset(to->scratch);
    EMIC_TRY(emic_rule_spans_load(to->study, coded_spans, values, to->scratch, &coded, err));
    for (size_t i = 0; i < document->hits.count; i++) {
        const emic_rule_hit *hit = &document->hits.items[i];
        emic_rule_count *count = count_of(to, document, first, hit->participant);
        count->hits++;
        draw(to, document, hit);
        if (!emic_rule_is_passage(document, i))
            continue;
        count->passages++;
        count->already += emic_rule_spans_hold(&coded, hit->span);
    }
    return EMIC_OK;
}

emic_status emic_coding_rule_preview(emic_study *study, const emic_coding_rule *rule,
                                     const emic_rule_range *range, size_t samples, uint64_t seed,
                                     emic_arena *arena, emic_rule_preview *out, emic_error *err)
{
    preview to = {.study = study,
                  .rule = rule,
                  .samples = samples,
                  .seed = seed,
                  .arena = arena,
                  .scratch = emic_arena_open(),
                  .out = out};
    emic_rule_visitor visitor = {.visit = count_document, .context = &to};
    *out = (emic_rule_preview){0};
    emic_status status = emic_rule_scan(study, rule, range, &visitor, err);
    out->withheld = visitor.withheld;
    emic_arena_close(to.scratch);
    return status;
}
