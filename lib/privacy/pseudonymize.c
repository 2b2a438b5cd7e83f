/* A text pseudonymized: what is known is replaced, what is not is reported. Candidates come from
 * detect.h and detect_name.h, names from the matcher. What becomes of places that overlap is
 * pseudonymize_join.c's business. */
#include "privacy/detect_name.h"
#include "privacy/outside.h"
#include "privacy/pseudonymize_pass.h"
#include "privacy/soft_line.h"

static bool find_place(void *context, emic_slice words, emic_place *out)
{
    return emic_gazetteer_place(context, words, out);
}

/* --- What is replaced ------------------------------------------------------------------------- */

static void cover_entity(emic_pass *work, size_t start, size_t end, size_t at, bool small)
{
    const emic_entity *entity = &work->rules->entities.items[at];
    emic_slice words = {work->text.data + start, end - start};
    *EMIC_PUSH(work->arena, &work->covers) = (emic_cover){
        .start = start,
        .end = end,
        .put = emic_surrogate_dress(&work->rules->mapping.surrogates[at], work->rules->mode, words,
                                    small, emic_is_bracketed(work->text, start, end), work->arena),
        .source = {emic_candidate_kind_of(entity->kind), entity->id}};
}

static void cover_matches(emic_pass *work)
{
    emic_match_find(work->rules->matcher, work->text, work->arena, &work->matches);
    for (size_t i = 0; i < work->matches.count; i++) {
        const emic_match *match = &work->matches.items[i];
        cover_entity(work, match->start, match->end, match->surrogate, match->small);
    }
}

static emic_status cover_grade(emic_pass *work, const emic_candidate *candidate, emic_grade grade,
                               emic_error *err)
{
    size_t start = emic_text_byte(&work->index, candidate->span.start);
    if (grade == EMIC_GRADE_SHIFT && work->grading.days == 0)
        EMIC_TRY(emic_shift_of(work->rules->vault, work->rules->writable, work->input->person,
                               &work->grading.days, err));
    emic_slice words = emic_soft_line_words(candidate->keyword, work->arena);
    emic_graded graded =
        emic_grade_apply(grade, candidate->kind, words, &work->grading, work->arena);
    if (graded.grade != EMIC_GRADE_KEEP)
        *EMIC_PUSH(work->arena, &work->covers) =
            (emic_cover){.start = start,
                         .end = start + candidate->keyword.length,
                         .put = graded.words,
                         .source = {candidate->kind, 0}};
    return EMIC_OK;
}

/* --- What is asked ---------------------------------------------------------------------------- */

static void ask(emic_pass *work, const emic_candidate *candidate)
{
    if (emic_pass_is_earlier(work, candidate->span))
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
static bool is_telling(emic_pass *work, const emic_token *token)
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

static coverage cover_of(emic_pass *work, const emic_candidate *candidate, walk *at)
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

static emic_status apply_rule(emic_pass *work, const emic_candidate *candidate,
                              const emic_rule *rule, emic_error *err)
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

static emic_status decide_piece(emic_pass *work, const emic_candidate *candidate, emic_span span,
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
static emic_status decide_rest(emic_pass *work, const emic_candidate *candidate, size_t token,
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

/* What names nobody: INTERVIEWER, Moderator; TP07, where the vault has that label; and what stands
 * in brackets by itself in capitals and digits, the tag of somebody who did this before. */
static bool is_label(const emic_pass *work, const emic_candidate *candidate)
{
    emic_slice words = candidate->keyword;
    size_t start = (size_t)(words.data - work->text.data);
    bool tag = emic_is_bracketed(work->text, start, start + words.length);
    for (size_t i = 0; i < words.length; i++)
        tag &= (words.data[i] >= 'A' && words.data[i] <= 'Z') || words.data[i] == '-' ||
               (words.data[i] >= '0' && words.data[i] <= '9');
    return tag || emic_role_of_label(words) != EMIC_ROLE_PARTICIPANT ||
           emic_label_known(work->rules, words);
}

static emic_status decide(emic_pass *work, const emic_candidate *candidate, walk *at,
                          emic_error *err)
{
    coverage known = cover_of(work, candidate, at);
    if (known == COVERED_WHOLLY || is_label(work, candidate))
        return EMIC_OK;
    emic_slice key = emic_review_key(candidate->keyword, candidate->sentence, work->arena);
    const emic_rule *rule = emic_rule_find(work->rules, key);
    if (rule)
        return apply_rule(work, candidate, rule, err);
    emic_action action = emic_profile_action(work->rules->profile, candidate->kind);
    if (!action.ask && work->input->again)
        return EMIC_OK;
    if (!action.ask)
        return cover_grade(work, candidate, action.grade, err);
    if (known == COVERED_PARTLY)
        return decide_rest(work, candidate, at->token, at->match, err);
    ask(work, candidate);
    return EMIC_OK;
}

/* --- Candidates ------------------------------------------------------------------------------- */

/* Where a walk along candidates, in order, stands. */
typedef struct candidate_walk {
    const emic_candidate_list *list;
    size_t at;
} candidate_walk;

/* Whether `span` lies in one of the list's or, with `touches`, shares a character with one. Spans
 * must come in order. */
static bool is_within(candidate_walk *along, emic_span span, bool touches)
{
    const emic_candidate_list *list = along->list;
    while (along->at < list->count && list->items[along->at].span.end <= span.start)
        along->at++;
    if (along->at == list->count)
        return false;
    emic_span other = list->items[along->at].span;
    return touches ? other.start < span.end : other.start <= span.start && other.end >= span.end;
}

/* Decides those of `list` that lie in none of `others` and share nothing with `more`. All are in
 * order. */
static emic_status decide_all(emic_pass *work, const emic_candidate_list *list,
                              const emic_candidate_list *others, const emic_candidate_list *more,
                              emic_error *err)
{
    walk at = {0};
    candidate_walk first = {others, 0}, second = {more, 0};
    for (size_t i = 0; i < list->count; i++) {
        const emic_candidate *candidate = &list->items[i];
        if (!is_within(&first, candidate->span, false) &&
            !is_within(&second, candidate->span, true))
            EMIC_TRY(decide(work, candidate, &at, err));
    }
    return EMIC_OK;
}

enum { DOUBT_SCORE = 70 };

/* Where a spelling stands that may be meant for somebody, and may be something else. */
static void find_doubts(emic_pass *work, emic_candidate_list *out)
{
    emic_match_list found;
    size_t token = 0;
    *out = (emic_candidate_list){0};
    emic_match_find(work->rules->doubt_matcher, work->text, work->arena, &found);
    for (size_t i = 0; i < found.count; i++) {
        const emic_match *match = &found.items[i];
        const emic_variant *variant = &work->rules->variants.items[match->surrogate];
        const emic_entity *entity = &work->rules->entities.items[variant->entity];
        while (token < work->tokens.count && work->tokens.items[token].byte < match->start)
            token++;
        *EMIC_PUSH(work->arena, out) =
            (emic_candidate){.span = {(uint32_t)emic_text_point(&work->index, match->start),
                                      (uint32_t)emic_text_point(&work->index, match->end)},
                             .kind = emic_candidate_kind_of(entity->kind),
                             .keyword = {work->text.data + match->start, match->end - match->start},
                             .score = DOUBT_SCORE,
                             .sentence = token < work->tokens.count &&
                                         work->tokens.items[token].flags & EMIC_TOKEN_SENTENCE};
    }
}

static emic_status find_candidates(emic_pass *work, emic_error *err)
{
    const emic_candidate_list none = {0};
    emic_candidate_list patterns, named, doubts, outside;
    emic_detect(work->text, &work->tokens, work->arena, &patterns);
    emic_detect_names(work->text, &work->tokens, work->rules->gazetteer, work->rules->exhaustive,
                      work->arena, &named);
    find_doubts(work, &doubts);
    EMIC_TRY(decide_all(work, &patterns, &none, &none, err));
    EMIC_TRY(decide_all(work, &named, &patterns, &none, err));
    EMIC_TRY(decide_all(work, &doubts, &patterns, &named, err));
    if (!work->input->outside)
        return EMIC_OK;
    EMIC_TRY(
        emic_outside_candidates(work->input->outside, &work->index, work->arena, &outside, err));
    return decide_all(work, &outside, &none, &none, err);
}

/* --- The whole -------------------------------------------------------------------------------- */

/* An unmarked pseudonym must not be a word of the text, or nobody could tell who is meant. */
static emic_status check_collisions(const emic_pass *work, emic_error *err)
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
    emic_pass work = {
        .rules = rules, .input = input, .text = input->text, .arena = arena, .out = out};
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
    return emic_pass_finish(&work, err);
}
