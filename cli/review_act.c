/* Decisions as the reviewer makes them: each is told in the message line. */
#include "review_state.h"
#include <stdio.h>

enum { WORDS_TOLD = 200 /* bytes */ };

void review_say(review_state *at, bool trouble, const char *text)
{
    at->trouble = trouble;
    snprintf(at->message, sizeof at->message, "%.*s", (int)sizeof at->message - 1, text);
}

/* --- Deciding --------------------------------------------------------------------------------- */

/* After a decision: what was decided, and on to the next. */
static void go_on(review_state *at, emic_status status, const emic_review_item *item)
{
    const emic_entity *entity = review_sitting_entity(at->sitting, item->decision.entity);
    char does[128] = "";
    if (status != EMIC_OK) { /* the question stays */
        review_say(at, true, at->error.message);
        return;
    }
    at->mode = REVIEW_MODE_ITEM;
    at->save_failed = at->warned = false;
    emic_slice told = emic_text_cut(item->words, WORDS_TOLD);
    if (entity)
        snprintf(does, sizeof does, " by %.*s", EMIC_ARG(entity->label));
    else if (item->decision.grade.length)
        snprintf(does, sizeof does, " to %.*s", EMIC_ARG(item->decision.grade));
    snprintf(at->message, sizeof at->message, "%s%s: %.*s%s",
             emic_verdict_name(item->decision.verdict), does, EMIC_ARG(told),
             at->sitting->to_go ? "" : "; all is decided, q quits");
    at->trouble = false;
    if (at->sitting->to_go)
        review_sitting_skip(at->sitting);
}

void review_decide(review_state *at, emic_decision decision)
{
    const emic_review_item *item = review_sitting_item(at->sitting);
    go_on(at, review_sitting_decide(at->sitting, decision, &at->error), item);
}

void review_replace_by_new(review_state *at, emic_entity_kind kind, emic_slice pseudonym)
{
    const emic_review_item *item = review_sitting_item(at->sitting);
    go_on(at, review_sitting_replace(at->sitting, kind, pseudonym, &at->error), item);
}

void review_replace(review_state *at)
{
    const emic_review_item *item = review_sitting_item(at->sitting);
    emic_entity_kind kind;
    if (item->kind == EMIC_CANDIDATE_NAME)
        at->mode = REVIEW_MODE_KIND;
    else if (emic_review_has_entity(item->kind, &kind))
        review_replace_by_new(at, kind, (emic_slice){0});
    else
        review_decide(at, (emic_decision){.verdict = EMIC_VERDICT_REPLACE});
}

void review_same_as_suggested(review_state *at)
{
    const emic_entity *suggested =
        review_sitting_entity(at->sitting, review_sitting_item(at->sitting)->suggested);
    if (suggested)
        review_decide(at,
                      (emic_decision){.verdict = EMIC_VERDICT_REPLACE, .entity = suggested->id});
    else
        review_say(at, true, "nothing is suggested here; e lists what there is");
}

void review_take_back(review_state *at)
{
    emic_decision none = {0};
    emic_status status = review_sitting_decide(at->sitting, none, &at->error);
    review_say(at, status != EMIC_OK,
               status == EMIC_OK ? "it waits for a decision again" : at->error.message);
}

void review_undo(review_state *at)
{
    size_t undone;
    emic_status status = review_sitting_undo(at->sitting, &undone, &at->error);
    char text[64];
    snprintf(text, sizeof text, "undone: %zu decision%s", undone, undone == 1 ? "" : "s");
    review_say(at, status != EMIC_OK || !undone,
               status != EMIC_OK ? at->error.message
               : undone          ? text
                                 : "nothing to undo in this sitting");
}

void review_confirm_alike(review_state *at, emic_verdict verdict)
{
    at->verdict = verdict;
    if (review_sitting_alike(at->sitting) > 0)
        at->mode = REVIEW_MODE_CONFIRM;
    else
        review_say(at, true, "none of this kind waits for a decision");
}

void review_decide_alike(review_state *at)
{
    char text[96];
    size_t count = review_sitting_alike(at->sitting);
    emic_status status = review_sitting_decide_alike(at->sitting, at->verdict, &at->error);
    at->mode = REVIEW_MODE_ITEM;
    snprintf(text, sizeof text, "%s: %zu decided at once; u undoes them all",
             emic_verdict_name(at->verdict), count);
    review_say(at, status != EMIC_OK, status == EMIC_OK ? text : at->error.message);
    if (status == EMIC_OK && at->sitting->to_go)
        review_sitting_skip(at->sitting);
}
