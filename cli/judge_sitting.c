/* What each key of judging does. */
#include "judge_state.h"
#include "named.h"
#include "study_path.h"
#include "typed_line.h"
#include <stdio.h>
#include <stdlib.h>

emic_judgement_case *judge_state_case(const judge_state *state)
{
    emic_judgement_case_list *list = state->sitting->list;
    return state->at < list->count ? &list->items[state->at] : NULL;
}

size_t judge_state_open(const judge_sitting *sitting)
{
    size_t open = 0;
    for (size_t i = 0; i < sitting->list->count; i++)
        open += sitting->list->items[i].value == EMIC_UNJUDGED;
    return open;
}

static void say(judge_state *state, bool trouble, const char *text)
{
    state->trouble = trouble;
    snprintf(state->message, sizeof state->message, "%.250s", text);
}

static void show_case(judge_state *state, size_t at)
{
    state->at = at;
    state->top = state->coding = state->shown = 0;
    state->chosen = NULL;
    state->memo[0] = '\0';
}

/* On to the next open case, from the top again when there is none below. */
static void go_on(judge_state *state)
{
    const emic_judgement_case_list *list = state->sitting->list;
    for (size_t step = 1; step <= list->count; step++) {
        size_t at = (state->at + step) % list->count;
        if (list->items[at].value != EMIC_UNJUDGED)
            continue;
        show_case(state, at);
        return;
    }
    show_case(state, list->count);
    say(state, false, "all is judged; q quits, u takes the last one back");
}

/* Whether it is stored; if not, says why: the same key tries again. */
static bool end(judge_state *state, emic_status status)
{
    status = study_step_end(state->context, status, &state->error);
    if (status != EMIC_OK)
        say(state, true, state->error.message);
    return status == EMIC_OK;
}

/* EMIC_EXISTS when the case is no longer as this sitting left it: somebody else was there. */
static emic_status check_unchanged(judge_state *state, const emic_judgement_case *one)
{
    emic_case_value now;
    EMIC_TRY(emic_judgement_now(state->context->study, one->participant, one->code, &now,
                                &state->error));
    if (now == one->value)
        return EMIC_OK;
    return emic_fail(&state->error, EMIC_EXISTS, "it was judged elsewhere meanwhile: %s; s goes on",
                     emic_case_value_name(now));
}

/* What was chosen; else what speaks for the decision. */
static void take_evidence(const judge_state *state, const emic_judgement_case *one,
                          emic_judging *out)
{
    emic_id *ids = emic_arena_array(state->context->arena, one->codings.count + 1, sizeof *ids);
    for (size_t i = 0; i < one->codings.count; i++) {
        const emic_citation *coding = one->codings.items[i];
        bool contradicts = coding->polarity == EMIC_CONTRADICTS;
        bool speaks =
            out->value == EMIC_AFFIRMED ? !contradicts : out->value == EMIC_DENIED && contradicts;
        if (state->chosen ? state->chosen[i] : speaks)
            ids[out->evidence_count++] = coding->id;
    }
    out->evidence = ids;
}

static emic_status store(judge_state *state, const emic_judgement_case *one, emic_case_value value)
{
    emic_judged judged;
    emic_judging judging = {
        .participant = one->participant,
        .code = one->code,
        .value = value,
        .memo = emic_slice_of(state->memo),
    };
    EMIC_TRY(check_unchanged(state, one));
    EMIC_TRY(named_coder(state->context, &judging.coder, &state->error));
    take_evidence(state, one, &judging);
    return emic_judgement_set(state->context->study, &judging, &judged, &state->error);
}

static void decide(judge_state *state, emic_case_value value)
{
    emic_judgement_case *one = judge_state_case(state);
    if (!one)
        return;
    emic_status status = study_step_begin(state->context, &state->error);
    if (status == EMIC_OK)
        status = store(state, one, value);
    if (!end(state, status))
        return;
    one->value = value;
    *EMIC_PUSH(state->context->arena, &state->undo) = state->at;
    state->sitting->decided++;
    say(state, false, emic_case_value_name(value));
    go_on(state);
}

static void undo(judge_state *state)
{
    emic_judgement_case_list *list = state->sitting->list;
    if (state->undo.count == 0) {
        say(state, true, "nothing to undo in this sitting");
        return;
    }
    size_t at = state->undo.items[state->undo.count - 1];
    emic_judgement_case *one = &list->items[at];
    emic_status status = study_step_begin(state->context, &state->error);
    if (status == EMIC_OK)
        status = check_unchanged(state, one);
    if (status == EMIC_OK)
        status = emic_judgement_remove(state->context->study, one->participant, one->code,
                                       &state->error);
    if (!end(state, status))
        return;
    state->undo.count--;
    one->value = EMIC_UNJUDGED;
    state->sitting->decided--;
    show_case(state, at);
    say(state, false, "undone");
}

static void start_choosing(judge_state *state)
{
    const emic_judgement_case *one = judge_state_case(state);
    if (!one || one->codings.count == 0) {
        say(state, true, "there is no coding to choose");
        return;
    }
    if (!state->chosen) {
        state->chosen =
            emic_arena_array(state->context->arena, one->codings.count, sizeof *state->chosen);
        for (size_t i = 0; i < one->codings.count; i++)
            state->chosen[i] = one->codings.items[i]->polarity != EMIC_CONTRADICTS;
    }
    state->choosing = true;
}

static void case_key(judge_state *state, char key)
{
    static const char keys[] = "adnx";
    const char *value = strchr(keys, key);
    if (value)
        decide(state, (emic_case_value)(EMIC_AFFIRMED + (value - keys)));
    else if (key == 's')
        go_on(state);
    else if (key == 'm')
        state->typing = judge_state_case(state) != NULL;
    else if (key == 'e')
        start_choosing(state);
    else if (key == 'u')
        undo(state);
    else if (key == 'q')
        state->over = true;
    else
        say(state, true, "no such key");
}

/* --- Choosing evidence, typing a memo --------------------------------------------------------- */

static void choosing_key(judge_state *state, const review_key *key)
{
    const emic_judgement_case *one = judge_state_case(state);
    if (key->kind == REVIEW_KEY_UP && state->coding > 0)
        state->coding--;
    else if (key->kind == REVIEW_KEY_DOWN && state->coding + 1 < one->codings.count)
        state->coding++;
    else if (key->kind == REVIEW_KEY_TEXT && key->text[0] == ' ')
        state->chosen[state->coding] = !state->chosen[state->coding];
    else if (key->kind == REVIEW_KEY_ENTER || key->kind == REVIEW_KEY_ESCAPE)
        state->choosing = false;
    if (key->kind == REVIEW_KEY_ESCAPE)
        state->chosen = NULL;
}

static void typing_key(judge_state *state, const review_key *key)
{
    state->typing = typed_line_key(state->memo, sizeof state->memo, key);
    if (!state->typing && state->memo[0])
        say(state, false, "the memo goes with your decision");
}

/* --- The loop --------------------------------------------------------------------------------- */

static void take_key(judge_state *state, const review_key *key)
{
    state->message[0] = '\0';
    if (key->kind == REVIEW_KEY_STOP)
        state->over = true;
    else if (key->kind == REVIEW_KEY_SUSPEND)
        review_terminal_suspend(state->terminal);
    else if (state->typing)
        typing_key(state, key);
    else if (state->choosing)
        choosing_key(state, key);
    else if (key->kind == REVIEW_KEY_DOWN)
        state->top++;
    else if (key->kind == REVIEW_KEY_UP)
        state->top -= state->top > 0;
    else if (key->kind == REVIEW_KEY_TEXT && !key->pasted && !key->text[1])
        case_key(state, key->text[0]);
}

emic_status judge_sitting_run(const emic_context *context, judge_sitting *sitting,
                              review_terminal *terminal, emic_error *err)
{
    const char *plain = getenv("NO_COLOR");
    judge_state state = {.context = context,
                         .sitting = sitting,
                         .terminal = terminal,
                         .colour = !plain || !*plain,
                         .suggestion = "",
                         .set = "",
                         .scratch = emic_arena_open()};
    study_steps_open(context);
    while (!state.over) {
        judge_show(&state);
        if (state.over)
            break;
        review_key key = review_terminal_read(terminal, -1);
        if (key.kind != REVIEW_KEY_NONE && key.kind != REVIEW_KEY_RESIZE)
            take_key(&state, &key);
    }
    review_terminal_close(terminal, &sitting->signal);
    emic_arena_close(state.scratch);
    sitting->left = judge_state_open(sitting);
    if (state.broken) {
        *err = state.error;
        return err->status;
    }
    return study_steps_close(context, err);
}
