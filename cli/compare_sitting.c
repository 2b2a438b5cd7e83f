/* What each key of a comparison does. */
#include "compare_sitting.h"
#include "compare_screen.h"
#include "named.h"
#include "review_terminal.h"
#include "study_path.h"
#include "typed_line.h"
#include <stdio.h>
#include <stdlib.h>

/* A pair as it was before a decision. */
typedef struct undo_step {
    size_t at;
    emic_comparison before;
} undo_step;

typedef struct compare_state {
    const emic_context *context;
    compare_sitting *sitting;
    review_terminal *terminal;
    size_t at; /* of the pairs, of which there is one at least */
    struct {
        undo_step *items;
        size_t count, capacity;
    } undo;
    char memo[512], message[256];
    bool typing, trouble, over, colour;
    emic_error error;
} compare_state;

bool compare_is_open(const emic_comparison *pair)
{
    return pair->verdict == EMIC_NOT_COMPARED || pair->stale;
}

static void say(compare_state *state, bool trouble, const char *text)
{
    state->trouble = trouble;
    snprintf(state->message, sizeof state->message, "%.250s", text);
}

static emic_comparison *current(const compare_state *state)
{
    return &state->sitting->list->pairs.items[state->at];
}

static size_t count_open(const compare_sitting *sitting)
{
    size_t open = 0;
    for (size_t i = 0; i < sitting->list->pairs.count; i++)
        open += compare_is_open(&sitting->list->pairs.items[i]);
    return open;
}

/* On to the next open pair, from the top again when there is none below. */
static void go_on(compare_state *state)
{
    const emic_comparison_list *list = state->sitting->list;
    for (size_t step = 1; step <= list->pairs.count; step++) {
        size_t at = (state->at + step) % list->pairs.count;
        if (!compare_is_open(&list->pairs.items[at]))
            continue;
        state->at = at;
        return;
    }
    if (count_open(state->sitting) == 0)
        say(state, false, "all is compared; q quits, b looks back");
}

/* Whether it is stored; if not, says why: the same key tries again. */
static bool end(compare_state *state, emic_status status)
{
    status = study_step_end(state->context, status, &state->error);
    if (status != EMIC_OK)
        say(state, true, state->error.message);
    return status == EMIC_OK;
}

static emic_status store(compare_state *state, emic_comparison *pair)
{
    EMIC_TRY(named_coder(state->context, &pair->coder, &state->error));
    return emic_comparison_record(state->context->study, pair, &state->error);
}

static void decide(compare_state *state, emic_comparison_verdict verdict)
{
    emic_comparison *pair = current(state), next = *pair;
    next.verdict = verdict;
    next.definition = 0;
    next.memo = emic_arena_copy(state->context->arena, emic_slice_of(state->memo));
    emic_status status = study_step_begin(state->context, &state->error);
    if (status == EMIC_OK)
        status = store(state, &next);
    if (!end(state, status))
        return;
    *EMIC_PUSH(state->context->arena, &state->undo) = (undo_step){state->at, *pair};
    next.stale = false;
    *pair = next;
    state->memo[0] = '\0';
    state->sitting->decided++;
    say(state, false, emic_comparison_verdict_name(verdict));
    go_on(state);
}

static void undo(compare_state *state)
{
    emic_study *study = state->context->study;
    if (state->undo.count == 0) {
        say(state, true, "nothing to undo in this sitting");
        return;
    }
    const undo_step *step = &state->undo.items[state->undo.count - 1];
    const emic_comparison *before = &step->before;
    emic_status status = study_step_begin(state->context, &state->error);
    if (status == EMIC_OK)
        status = emic_comparison_remove(study, before->earlier, before->later, &state->error);
    if (status == EMIC_OK && before->verdict != EMIC_NOT_COMPARED)
        status = emic_comparison_record(study, before, &state->error);
    if (!end(state, status))
        return;
    state->undo.count--;
    state->sitting->list->pairs.items[step->at] = *before;
    state->at = step->at;
    state->sitting->decided--;
    say(state, false, "undone");
}

static void step_back(compare_state *state)
{
    if (state->at > 0)
        state->at--;
    else
        say(state, true, "there is none before it");
}

static void pair_key(compare_state *state, char key)
{
    switch (key) {
    case 's':
        decide(state, EMIC_SAME);
        break;
    case 'd':
        decide(state, EMIC_DIFFERS);
        break;
    case 'm':
        state->typing = true;
        break;
    case ' ':
        go_on(state);
        break;
    case 'b':
        step_back(state);
        break;
    case 'u':
        undo(state);
        break;
    case 'q':
        state->over = true;
        break;
    default:
        say(state, true, "no such key");
    }
}

/* --- Typing a memo ---------------------------------------------------------------------------- */

static void typing_key(compare_state *state, const review_key *key)
{
    state->typing = typed_line_key(state->memo, sizeof state->memo, key);
    if (!state->typing && state->memo[0])
        say(state, false, "the memo goes with your decision: s or d");
}

/* --- The loop --------------------------------------------------------------------------------- */

static void take_key(compare_state *state, const review_key *key)
{
    state->message[0] = '\0';
    if (key->kind == REVIEW_KEY_STOP)
        state->over = true;
    else if (key->kind == REVIEW_KEY_SUSPEND)
        review_terminal_suspend(state->terminal);
    else if (state->typing)
        typing_key(state, key);
    else if (key->kind == REVIEW_KEY_TEXT && !key->pasted && !key->text[1])
        pair_key(state, key->text[0]);
}

static void draw(const compare_state *state)
{
    const compare_sitting *sitting = state->sitting;
    const emic_comparison_list *list = sitting->list;
    const emic_comparison *pair = current(state);
    emic_arena *scratch = emic_arena_open();
    size_t columns, rows;
    compare_view view = {
        .code = state->context->operands[0],
        .number = state->at + 1,
        .total = list->pairs.count,
        .to_go = count_open(sitting),
        .verdict = !compare_is_open(pair) ? emic_comparison_verdict_name(pair->verdict) : "",
        .memo = state->typing ? state->memo : NULL,
        .message = state->message,
        .trouble = state->trouble,
        .colour = state->colour,
    };
    view.earlier = &list->segments.items[pair->earlier_at];
    view.later = &list->segments.items[pair->later_at];
    review_terminal_size(state->terminal, &columns, &rows);
    emic_slice *lines = compare_screen_draw(&view, columns, rows, scratch);
    review_terminal_show(state->terminal, lines, rows, rows, 0);
    emic_arena_close(scratch);
}

emic_status compare_sitting_run(const emic_context *context, compare_sitting *sitting,
                                emic_error *err)
{
    const char *plain = getenv("NO_COLOR");
    compare_state state = {.context = context, .sitting = sitting, .colour = !plain || !*plain};
    if (review_terminal_open(&state.terminal, err) != EMIC_OK)
        return emic_fail(err, EMIC_INVALID,
                         "there is no terminal to compare in; emic compare list shows the pairs, "
                         "and --record EARLIER:LATER:VERDICT stores what you decide");
    state.at = sitting->list->pairs.count - 1; /* so that the first open one comes */
    go_on(&state);
    study_steps_open(context);
    while (!state.over) {
        draw(&state);
        review_key key = review_terminal_read(state.terminal, -1);
        if (key.kind != REVIEW_KEY_NONE && key.kind != REVIEW_KEY_RESIZE)
            take_key(&state, &key);
    }
    review_terminal_close(state.terminal, &sitting->signal);
    sitting->left = count_open(sitting);
    return study_steps_close(context, err);
}
