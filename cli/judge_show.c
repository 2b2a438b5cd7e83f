/* From the case at hand to the screen: its words, turns, suggestion and set are read once. */
#include "judge_screen.h"
#include "judge_state.h"

/* The number of the turn in which a coding begins, or 0. */
static int64_t turn_of(const emic_document_turns *turns, uint32_t position)
{
    for (size_t i = 0; i < turns->count; i++)
        if (position >= turns->items[i].span.start && position < turns->items[i].span.end)
            return turns->items[i].ordinal;
    return 0;
}

static emic_status load_turns(judge_state *state, const emic_judgement_case *one, emic_error *err)
{
    emic_document_turns turns = {0};
    int64_t *numbers = emic_arena_array(state->scratch, one->codings.count + 1, sizeof *numbers);
    for (size_t i = 0; i < one->codings.count; i++) {
        const emic_citation *coding = one->codings.items[i];
        if (i == 0 || coding->document != one->codings.items[i - 1]->document)
            EMIC_TRY(emic_document_turns_load(state->context->study, coding->document,
                                              state->scratch, &turns, err));
        numbers[i] = turn_of(&turns, coding->span.start);
    }
    state->turns = numbers;
    return EMIC_OK;
}

static emic_status load_words(judge_state *state, const emic_judgement_case *one, emic_error *err)
{
    emic_citation_list *all = &state->sitting->list->citations;
    bool *wanted = emic_arena_array(state->scratch, all->count + 1, sizeof *wanted);
    for (size_t i = 0; i < one->codings.count; i++)
        wanted[one->codings.items[i] - all->items] = true;
    return emic_citation_read_words(state->context->study, all, wanted, state->context->arena, err);
}

static const char *suggest(judge_state *state, const emic_judgement_case *one)
{
    emic_derivation derived;
    const emic_code *code = &state->sitting->codebook->items[one->code_at];
    if (code->derive.length == 0)
        return "";
    emic_judgement_derive(state->sitting->codebook, one, state->scratch, &derived);
    return emic_arena_format(state->scratch, "By its codings (%.*s): %s; %lld for it, %lld against",
                             EMIC_ARG(code->derive),
                             derived.open ? derived.open : emic_case_value_name(derived.value),
                             (long long)derived.speaks, (long long)derived.contrary);
}

static emic_status load_set(judge_state *state, const emic_judgement_case *one, emic_error *err)
{
    const emic_codebook *codebook = state->sitting->codebook;
    emic_slice set = codebook->items[one->code_at].exclusive_set;
    emic_id rival;
    state->set = "";
    if (set.length == 0)
        return EMIC_OK;
    EMIC_TRY(emic_judgement_rival(state->context->study, one->participant, one->code, &rival, err));
    int at = rival ? emic_codebook_at(codebook, rival) : -1;
    state->set =
        at < 0 ? emic_arena_format(state->scratch, "Of the set %.*s none other is affirmed yet",
                                   EMIC_ARG(set))
               : emic_arena_format(state->scratch, "Of the set %.*s %.*s is affirmed",
                                   EMIC_ARG(set), EMIC_ARG(codebook->items[at].path));
    return EMIC_OK;
}

static emic_status load(judge_state *state, emic_error *err)
{
    const emic_judgement_case *one = judge_state_case(state);
    if (!one || state->shown == state->at + 1)
        return EMIC_OK;
    emic_arena_reset(state->scratch);
    state->shown = state->at + 1;
    state->suggestion = suggest(state, one);
    EMIC_TRY(load_words(state, one, err));
    EMIC_TRY(load_set(state, one, err));
    return load_turns(state, one, err);
}

void judge_show(judge_state *state)
{
    const emic_judgement_case_list *list = state->sitting->list;
    const emic_judgement_case *one = judge_state_case(state);
    size_t columns, rows;
    if (load(state, &state->error) != EMIC_OK) {
        state->over = state->broken = true;
        return;
    }
    emic_arena *arena = emic_arena_open();
    judge_view view = {
        .codebook = state->sitting->codebook,
        .one = one,
        .participant = one ? list->participants.items[one->participant_at].label : (emic_slice){0},
        .turns = state->turns,
        .chosen = state->chosen,
        .choosing = state->choosing,
        .at = state->coding,
        .suggestion = state->suggestion,
        .set = state->set,
        .number = one ? state->at + 1 : list->count,
        .total = list->count,
        .to_go = judge_state_open(state->sitting),
        .memo = state->memo,
        .typing = state->typing,
        .message = state->message,
        .trouble = state->trouble,
        .colour = state->colour,
    };
    review_terminal_size(state->terminal, &columns, &rows);
    emic_slice *lines = judge_screen_draw(&view, &state->top, columns, rows, arena);
    review_terminal_show(state->terminal, lines, rows, rows, 0);
    emic_arena_close(arena);
}
