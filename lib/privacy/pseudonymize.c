/* A text pseudonymized: what is known is replaced, what is not is reported. Candidates come from
 * detect.h and detect_name.h, names from the matcher; where they overlap the longest counts, and
 * nothing that any of them covers is left. */
#include "base/text.h"
#include "privacy/detect_name.h"
#include "privacy/outside.h"
#include "privacy/pseudonymizer.h"
#include "privacy/pseudonymizer_rules.h"
#include <stdlib.h>

/* Bytes of the text that are replaced. */
typedef struct cover {
    size_t start, end;
    emic_slice put;
    emic_edit_source source;
} cover;

typedef struct pass {
    emic_pseudonymizer *rules;
    const emic_pseudonymize_input *input;
    emic_slice text; /* of the input */
    emic_text_index index;
    emic_token_list tokens;
    emic_arena *arena;
    emic_grading grading;
    struct {
        cover *items;
        size_t count, capacity;
    } covers;
    emic_match_list matches;
    emic_pseudonymized *out;
} pass;

static bool find_place(void *context, emic_slice words, emic_place *out)
{
    return emic_gazetteer_place(context, words, out);
}

/* --- What is replaced ------------------------------------------------------------------------- */

static void cover_entity(pass *work, size_t start, size_t end, size_t at, bool small)
{
    const emic_entity *entity = &work->rules->entities.items[at];
    emic_slice words = {work->text.data + start, end - start};
    *EMIC_PUSH(work->arena, &work->covers) = (cover){
        .start = start,
        .end = end,
        .put = emic_surrogate_dress(&work->rules->mapping.surrogates[at], work->rules->mode, words,
                                    small, emic_is_bracketed(work->text, start, end), work->arena),
        .source = {emic_candidate_kind_of(entity->kind), entity->id}};
}

static void cover_matches(pass *work)
{
    emic_match_find(work->rules->matcher, work->text, work->arena, &work->matches);
    for (size_t i = 0; i < work->matches.count; i++) {
        const emic_match *match = &work->matches.items[i];
        cover_entity(work, match->start, match->end, match->surrogate, match->small);
    }
}

static emic_status cover_grade(pass *work, const emic_candidate *candidate, emic_grade grade,
                               emic_error *err)
{
    size_t start = emic_text_byte(&work->index, candidate->span.start);
    if (grade == EMIC_GRADE_SHIFT && work->grading.days == 0)
        EMIC_TRY(emic_shift_of(work->rules->vault, work->rules->writable, work->input->person,
                               &work->grading.days, err));
    emic_graded graded =
        emic_grade_apply(grade, candidate->kind, candidate->keyword, &work->grading, work->arena);
    if (graded.grade != EMIC_GRADE_KEEP)
        *EMIC_PUSH(work->arena, &work->covers) = (cover){.start = start,
                                                         .end = start + candidate->keyword.length,
                                                         .put = graded.words,
                                                         .source = {candidate->kind, 0}};
    return EMIC_OK;
}

/* Whether earlier edits put something into this span: that is neither replaced nor asked about. */
static bool is_earlier(const pass *work, emic_span span)
{
    const emic_edit_list *earlier = work->input->earlier;
    size_t low = 0, high = earlier ? earlier->count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (earlier->items[middle].after.end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return earlier && low < earlier->count && earlier->items[low].after.start < span.end;
}

/* --- What is asked ---------------------------------------------------------------------------- */

static void ask(pass *work, const emic_candidate *candidate)
{
    if (is_earlier(work, candidate->span))
        return;
    *EMIC_PUSH(work->arena, &work->out->undecided) =
        (emic_undecided){.span = candidate->span,
                         .words = candidate->keyword,
                         .kind = candidate->kind,
                         .initial = candidate->sentence,
                         .score = (double)candidate->score / 100};
}

/* Whether a word that stands beside a known name could still tell something: the "Foundation" of
 * "Jane Doe Foundation" cannot. */
static bool is_telling(pass *work, const emic_token *token)
{
    unsigned known = emic_gazetteer_find_token(work->rules->gazetteer, work->text, token);
    return token->flags & EMIC_TOKEN_CAPITAL && !(known & EMIC_GAZETTEER_COMMON);
}

/* Where a walk through candidates, in order, stands among tokens and matches. */
typedef struct walk {
    size_t token, match;
} walk;

/* How much of a candidate known names cover. */
typedef enum coverage { COVERED_NOT, COVERED_PARTLY, COVERED_WHOLLY } coverage;

static coverage cover_of(pass *work, const emic_candidate *candidate, walk *at)
{
    size_t start = (size_t)(candidate->keyword.data - work->text.data);
    size_t end = start + candidate->keyword.length;
    const emic_match_list *matches = &work->matches;
    while (at->match < matches->count && matches->items[at->match].end <= start)
        at->match++;
    while (at->token < work->tokens.count && work->tokens.items[at->token].byte < start)
        at->token++;
    if (at->match == matches->count || matches->items[at->match].start >= end)
        return COVERED_NOT;
    const emic_match *match = &matches->items[at->match];
    return match->start <= start && match->end >= end ? COVERED_WHOLLY : COVERED_PARTLY;
}

static emic_status apply_rule(pass *work, const emic_candidate *candidate, const emic_rule *rule,
                              emic_error *err)
{
    size_t start = (size_t)(candidate->keyword.data - work->text.data);
    switch (rule->verdict) {
    case EMIC_VERDICT_GENERALISE:
        return cover_grade(work, candidate, rule->grade, err);
    case EMIC_VERDICT_REPLACE:
        if (rule->entity == EMIC_NO_ENTITY)
            return cover_grade(work, candidate, EMIC_GRADE_CATEGORY, err);
        cover_entity(work, start, start + candidate->keyword.length, rule->entity, false);
        return EMIC_OK;
    case EMIC_VERDICT_KEEP:
    case EMIC_VERDICT_NO_NAME:
    case EMIC_VERDICT_NONE:
    case EMIC_VERDICTS:
        break;
    }
    return EMIC_OK;
}

static emic_status decide_piece(pass *work, const emic_candidate *candidate, emic_span span,
                                emic_error *err)
{
    emic_candidate piece = *candidate;
    piece.span = span;
    piece.keyword = emic_text_words(&work->index, span);
    emic_slice key = emic_review_key(piece.keyword, piece.sentence, work->arena);
    const emic_rule *rule = emic_rule_find(work->rules, key);
    if (rule)
        return apply_rule(work, &piece, rule, err);
    ask(work, &piece);
    return EMIC_OK;
}

/* Decides those words of a name that no known name covers. */
static emic_status decide_rest(pass *work, const emic_candidate *candidate, size_t token,
                               size_t match, emic_error *err)
{
    emic_span piece = {0};
    for (; token < work->tokens.count && work->tokens.items[token].end <= candidate->span.end;
         token++) {
        const emic_token *at = &work->tokens.items[token];
        while (match < work->matches.count && work->matches.items[match].end <= at->byte)
            match++;
        bool known =
            match < work->matches.count && work->matches.items[match].start < at->byte + at->length;
        if (!known && is_telling(work, at)) {
            piece.start = piece.end ? piece.start : at->start;
            piece.end = at->end;
        } else if (known && piece.end) {
            EMIC_TRY(decide_piece(work, candidate, piece, err));
            piece = (emic_span){0};
        }
    }
    return piece.end ? decide_piece(work, candidate, piece, err) : EMIC_OK;
}

static emic_status decide(pass *work, const emic_candidate *candidate, walk *at, emic_error *err)
{
    coverage known = cover_of(work, candidate, at);
    /* INTERVIEWER, Moderator: labels that name nobody. */
    if (known == COVERED_WHOLLY || emic_role_of_label(candidate->keyword) != EMIC_ROLE_PARTICIPANT)
        return EMIC_OK;
    emic_slice key = emic_review_key(candidate->keyword, candidate->sentence, work->arena);
    const emic_rule *rule = emic_rule_find(work->rules, key);
    if (rule)
        return apply_rule(work, candidate, rule, err);
    emic_action action = emic_profile_action(work->rules->profile, candidate->kind);
    if (!action.ask)
        return cover_grade(work, candidate, action.grade, err);
    if (known == COVERED_PARTLY)
        return decide_rest(work, candidate, at->token, at->match, err);
    ask(work, candidate);
    return EMIC_OK;
}

/* --- Candidates ------------------------------------------------------------------------------- */

/* Takes those of `list` that lie outside of `patterns`. Both are in order. */
static emic_status decide_all(pass *work, const emic_candidate_list *list,
                              const emic_candidate_list *patterns, emic_error *err)
{
    walk at = {0};
    size_t pattern = 0;
    for (size_t i = 0; i < list->count; i++) {
        const emic_candidate *candidate = &list->items[i];
        while (patterns && pattern < patterns->count &&
               patterns->items[pattern].span.end <= candidate->span.start)
            pattern++;
        const emic_candidate *around =
            patterns && pattern < patterns->count ? &patterns->items[pattern] : NULL;
        if (around && around->span.start <= candidate->span.start &&
            around->span.end >= candidate->span.end)
            continue;
        EMIC_TRY(decide(work, candidate, &at, err));
    }
    return EMIC_OK;
}

static emic_status find_candidates(pass *work, emic_error *err)
{
    emic_candidate_list patterns, named;
    emic_detect(work->text, &work->tokens, work->arena, &patterns);
    emic_detect_names(work->text, &work->tokens, work->rules->gazetteer, work->rules->exhaustive,
                      work->arena, &named);
    EMIC_TRY(decide_all(work, &patterns, NULL, err));
    EMIC_TRY(decide_all(work, &named, &patterns, err));
    if (!work->input->outside)
        return EMIC_OK;
    emic_candidate_list outside;
    EMIC_TRY(
        emic_outside_candidates(work->input->outside, &work->index, work->arena, &outside, err));
    return decide_all(work, &outside, NULL, err);
}

/* --- Putting it together ---------------------------------------------------------------------- */

static int by_start(const void *left, const void *right)
{
    const cover *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return (a->end < b->end) - (a->end > b->end);
}

static emic_span span_of(const pass *work, const cover *one)
{
    return (emic_span){(uint32_t)emic_text_point(&work->index, one->start),
                       (uint32_t)emic_text_point(&work->index, one->end)};
}

static void drop_earlier(pass *work)
{
    size_t kept = 0;
    for (size_t i = 0; i < work->covers.count; i++)
        if (!is_earlier(work, span_of(work, &work->covers.items[i])))
            work->covers.items[kept++] = work->covers.items[i];
    work->covers.count = kept;
}

/* Covers that overlap become one, as wide as all of them, with what the longest puts in. */
static void join_covers(pass *work)
{
    size_t kept = 0, longest = 0;
    cover *items = work->covers.items;
    if (work->covers.count)
        qsort(items, work->covers.count, sizeof *items, by_start);
    for (size_t i = 0; i < work->covers.count; i++) {
        size_t length = items[i].end - items[i].start;
        if (kept == 0 || items[i].start >= items[kept - 1].end) {
            items[kept++] = items[i];
            longest = length;
            continue;
        }
        cover *last = &items[kept - 1];
        if (length > longest) {
            last->put = items[i].put;
            last->source = items[i].source;
            longest = length;
        }
        last->end = last->end > items[i].end ? last->end : items[i].end;
    }
    work->covers.count = kept;
}

static emic_status make_edits(pass *work, emic_error *err)
{
    emic_pseudonymized *out = work->out;
    emic_edit_source *sources = emic_arena_array(work->arena, work->covers.count, sizeof *sources);
    out->edits = (emic_edit_list){.originals = true};
    for (size_t i = 0; i < work->covers.count; i++) {
        const cover *one = &work->covers.items[i];
        emic_slice words = {work->text.data + one->start, one->end - one->start};
        emic_edit_add(&out->edits, span_of(work, one), words, one->put, work->arena);
        sources[i] = one->source;
    }
    out->sources = sources;
    return emic_edit_apply(&out->edits, work->text, work->arena, &out->text, err);
}

static int by_place(const void *left, const void *right)
{
    const emic_undecided *a = left, *b = right;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    return (a->span.end < b->span.end) - (a->span.end > b->span.end);
}

/* In order, each place once, and none that is replaced as a part of something else. */
static void sort_undecided(pass *work)
{
    size_t kept = 0, edit = 0;
    emic_pseudonymized *out = work->out;
    emic_undecided *items = out->undecided.items;
    if (out->undecided.count)
        qsort(items, out->undecided.count, sizeof *items, by_place);
    for (size_t i = 0; i < out->undecided.count; i++) {
        emic_span span = items[i].span;
        while (edit < out->edits.count && out->edits.items[edit].before.end <= span.start)
            edit++;
        bool replaced = edit < out->edits.count &&
                        out->edits.items[edit].before.start <= span.start &&
                        out->edits.items[edit].before.end >= span.end;
        bool within = kept && items[kept - 1].span.end >= span.end;
        if (!replaced && !within)
            items[kept++] = items[i];
    }
    out->undecided.count = kept;
}

/* An unmarked pseudonym must not be a word of the text, or nobody could tell who is meant. */
static emic_status check_collisions(const pass *work, emic_error *err)
{
    emic_collision_list found;
    if (work->rules->mode != EMIC_REPLACE_PLAIN || work->input->earlier)
        return EMIC_OK;
    EMIC_TRY(emic_collision_find(&work->rules->mapping, &work->text, 1, work->arena, &found, err));
    if (found.count == 0)
        return EMIC_OK;
    const emic_collision *first = &found.items[0];
    const emic_surrogate *of = &work->rules->mapping.surrogates[first->surrogate];
    return emic_fail(err, EMIC_EXISTS,
                     "\"%.*s\", which is to stand for %.*s, is a name or a word of the transcripts "
                     "already (%zu times in this one); give another with emic privacy add NAME "
                     "--as WORDS",
                     EMIC_ARG(of->pseudonym), EMIC_ARG(of->label), first->count);
}

emic_status emic_pseudonymize(emic_pseudonymizer *rules, const emic_pseudonymize_input *input,
                              emic_arena *arena, emic_pseudonymized *out, emic_error *err)
{
    size_t bad;
    *out = (emic_pseudonymized){0};
    if (!emic_utf8_valid(input->text, &bad))
        return emic_fail(err, EMIC_MALFORMED, "the text is not UTF-8 at byte %zu", bad);
    pass work = {.rules = rules, .input = input, .text = input->text, .arena = arena, .out = out};
    work.grading = (emic_grading){.dates = {.order = rules->order},
                                  .marked = rules->mode != EMIC_REPLACE_PLAIN,
                                  .finder = find_place,
                                  .context = (void *)(uintptr_t)rules->gazetteer};
    emic_text_index_load(&work.index, work.text, arena);
    emic_token_list_load(&work.tokens, work.text, arena);
    out->caseless = emic_detect_capitals(&work.tokens) < EMIC_CAPITALS_LEAST;
    EMIC_TRY(check_collisions(&work, err));
    cover_matches(&work);
    EMIC_TRY(find_candidates(&work, err));
    drop_earlier(&work);
    join_covers(&work);
    EMIC_TRY(make_edits(&work, err));
    sort_undecided(&work);
    return EMIC_OK;
}
