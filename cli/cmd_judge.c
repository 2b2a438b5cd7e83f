/* emic judge: the cases that wait for a judgement, one by one. The terminal is judge_sitting.c's
 * business. */
#include "commands.h"
#include "filter.h"
#include "judge_cases.h"
#include "judge_sitting.h"
#include "named.h"
#include "output.h"
#include <signal.h>

static emic_status sit(emic_context *context, judge_sitting *sitting, review_terminal *terminal,
                       emic_error *err)
{
    emic_id coder;
    if (named_coder(context, &coder, err) != EMIC_OK) { /* asked for before anything is decided */
        review_terminal_close(terminal, &sitting->signal);
        return err->status;
    }
    EMIC_TRY(judge_sitting_run(context, sitting, terminal, err));
    output_note(context, "%s judged, %zu to go",
                output_count(sitting->decided, "case", context->arena), sitting->left);
    if (sitting->signal)
        raise(sitting->signal);
    return EMIC_OK;
}

static emic_status run(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_judgement_case_list cases;
    review_terminal *terminal;
    emic_error none;
    judge_sitting sitting = {.codebook = &codebook, .list = &cases};
    EMIC_TRY(judge_cases_load(context, true, &codebook, &cases, err));
    if (cases.count == 0) {
        output_note(context, "nothing to judge: every case is judged");
        return EMIC_OK;
    }
    if (review_terminal_open(&terminal, &none) == EMIC_OK)
        return sit(context, &sitting, terminal, err);
    output_note(context, "there is no terminal to judge in; emic judgement set PARTICIPANT CODE "
                         "VALUE judges a case, emic judgement load FILE many");
    *exit = EXIT_NEGATIVE;
    return output_table(context, judge_cases_table(context, &codebook, &cases), err);
}

static const emic_option options[] = {
    FILTER_CODE,   FILTER_PARTICIPANT, FILTER_GROUP, FILTER_WHERE, OPTION_CODER,
    OPTION_FORMAT, OPTION_OUTPUT,      OPTION_FORCE, {0},
};

const emic_command command_judge = {
    .name = "judge",
    .needs = NEEDS_WRITE,
    .run = run,
    .options = options,
    .summary = "Judge open cases one by one in the terminal",
    .details =
        "A case is a participant and a code with the rule judged; open is what nobody has judged. "
        "Each comes with the code's definition, the participant's passages coded with it or below, "
        "and what the code's --derive rule makes of them. One key decides: a affirmed, d denied, n "
        "not raised, x not asked; s skips, m is a memo, e chooses the evidence (else the passages "
        "that speak for the decision), u undoes, q leaves. Each decision is stored at once and can "
        "be undone by itself (emic undo). Without a terminal the open cases are listed, and the "
        "exit status is 1 when there are any.",
    .example = "emic judge --code LOCAL_ID --group LE --coder A",
};
