/* What a code's own rule makes of a case. The rules stand in judgement_case.h. */
#include "study/judgement_case.h"

/* The segment-to-case rules any, majority and latest, beside people's judgement. */
static bool speaks_for(const emic_citation *coding)
{
    return coding->polarity != EMIC_CONTRADICTS;
}

/* Whether the passage was met before, coded the same way. Codings stand by place. */
static bool is_again(const emic_judgement_case *one, size_t at)
{
    const emic_citation *coding = one->codings.items[at];
    for (size_t i = at; i > 0; i--) {
        const emic_citation *other = one->codings.items[i - 1];
        if (other->document != coding->document || other->span.start != coding->span.start ||
            other->span.end != coding->span.end)
            return false;
        if (speaks_for(other) == speaks_for(coding))
            return true;
    }
    return false;
}

static void count(const emic_judgement_case *one, emic_derivation *out)
{
    for (size_t i = 0; i < one->codings.count; i++) {
        if (is_again(one, i))
            continue;
        if (speaks_for(one->codings.items[i]))
            out->speaks++;
        else
            out->contrary++;
    }
}

/* Codings stand by place: of those added at once the last of them comes last. */
static const emic_citation *find_latest(const emic_judgement_case *one)
{
    const emic_citation *latest = one->codings.items[0];
    for (size_t i = 1; i < one->codings.count; i++) {
        const emic_citation *coding = one->codings.items[i];
        int added = emic_slice_compare(coding->added, latest->added);
        if (coding->round > latest->round || (coding->round == latest->round && added >= 0))
            latest = coding;
    }
    return latest;
}

static void take_evidence(const emic_judgement_case *one, const emic_citation *only,
                          emic_arena *arena, emic_derivation *out)
{
    out->evidence = emic_arena_array(arena, one->codings.count + 1, sizeof *out->evidence);
    for (size_t i = 0; i < one->codings.count; i++) {
        const emic_citation *coding = one->codings.items[i];
        bool fits = speaks_for(coding) == (out->value == EMIC_AFFIRMED);
        if (only ? coding == only : fits)
            out->evidence[out->evidence_count++] = coding->id;
    }
}

void emic_judgement_derive(const emic_codebook *codebook, const emic_judgement_case *one,
                           emic_arena *arena, emic_derivation *out)
{
    emic_slice rule = codebook->items[one->code_at].derive;
    const emic_citation *only = NULL;
    *out = (emic_derivation){0};
    count(one, out);
    if (rule.length == 0)
        out->open = "by people alone";
    else if (one->codings.count == 0)
        out->open = "no coding";
    else if (emic_slice_is(rule, "latest")) {
        only = find_latest(one);
        out->value = speaks_for(only) ? EMIC_AFFIRMED : EMIC_DENIED;
    } else if (emic_slice_is(rule, "majority") && out->speaks != out->contrary)
        out->value = out->speaks > out->contrary ? EMIC_AFFIRMED : EMIC_DENIED;
    else if (emic_slice_is(rule, "majority"))
        out->open = "tie";
    else if (out->speaks)
        out->value = EMIC_AFFIRMED;
    else
        out->open = "none speaks for it";
    if (out->value != EMIC_UNJUDGED)
        take_evidence(one, only, arena, out);
}

/* --- All of them ------------------------------------------------------------------------------ */

typedef struct deriving {
    emic_study *study;
    const emic_codebook *codebook;
    const emic_judgement_case_list *list;
    emic_derivation *all;
    emic_arena *arena;
} deriving;

static void leave_open(deriving *work, emic_derivation *one, emic_slice rival)
{
    one->open = emic_arena_format(work->arena, "so would be %.*s of its set", EMIC_ARG(rival));
}

/* Codes of one set that would both be affirmed: people choose. */
static void leave_rivals(deriving *work, size_t at)
{
    const emic_judgement_case *one = &work->list->items[at];
    const emic_code *code = &work->codebook->items[one->code_at];
    if (work->all[at].value != EMIC_AFFIRMED || code->exclusive_set.length == 0)
        return;
    for (size_t i = at + 1; i < work->list->count; i++) {
        const emic_judgement_case *other = &work->list->items[i];
        const emic_code *rival = &work->codebook->items[other->code_at];
        if (other->participant != one->participant || work->all[i].value != EMIC_AFFIRMED ||
            !emic_slice_equal(rival->exclusive_set, code->exclusive_set))
            continue;
        leave_open(work, &work->all[at], rival->path);
        leave_open(work, &work->all[i], code->path);
    }
}

static emic_status store(deriving *work, size_t at, emic_id coder, size_t *stored, emic_error *err)
{
    const emic_judgement_case *one = &work->list->items[at];
    const emic_code *code = &work->codebook->items[one->code_at];
    emic_derivation *derived = &work->all[at];
    emic_id rival = 0;
    emic_judged judged;
    emic_judging judging = {
        .participant = one->participant,
        .code = one->code,
        .coder = coder,
        .value = derived->value,
        .memo =
            emic_slice_of(emic_arena_format(work->arena, "derived: %.*s", EMIC_ARG(code->derive))),
        .evidence = derived->evidence,
        .evidence_count = derived->evidence_count,
    };
    if (derived->value == EMIC_AFFIRMED)
        EMIC_TRY(emic_judgement_rival(work->study, one->participant, one->code, &rival, err));
    int rival_at = rival ? emic_codebook_at(work->codebook, rival) : -1;
    if (rival_at >= 0) {
        derived->value = EMIC_UNJUDGED;
        derived->open = emic_arena_format(work->arena, "%.*s of its set is affirmed",
                                          EMIC_ARG(work->codebook->items[rival_at].path));
        return EMIC_OK;
    }
    ++*stored;
    return emic_judgement_put(work->study, &judging, &judged, err);
}

emic_status emic_judgement_derive_all(emic_study *study, const emic_codebook *codebook,
                                      const emic_judgement_case_list *list, emic_id coder,
                                      emic_arena *arena, emic_derivation **out, size_t *stored,
                                      emic_error *err)
{
    deriving work = {study, codebook, list, NULL, arena};
    work.all = *out = emic_arena_array(arena, list->count + 1, sizeof *work.all);
    *stored = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].value == EMIC_UNJUDGED)
            emic_judgement_derive(codebook, &list->items[i], arena, &work.all[i]);
    for (size_t i = 0; i < list->count; i++)
        leave_rivals(&work, i);
    for (size_t i = 0; i < list->count; i++) {
        emic_derivation *derived = &work.all[i];
        if (derived->open)
            derived->value = EMIC_UNJUDGED;
        if (derived->value != EMIC_UNJUDGED)
            EMIC_TRY(store(&work, i, coder, stored, err));
    }
    return EMIC_OK;
}
