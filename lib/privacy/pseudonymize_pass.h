/* One text on its way through a pseudonymizer, shared by pseudonymize.c, which finds out what is to
 * be done, and pseudonymize_join.c, which does it. */
#pragma once
#include "base/text.h"
#include "privacy/pseudonymizer_rules.h"
#include "privacy/token.h"

/* Bytes of the text that are replaced. */
typedef struct emic_cover {
    size_t start, end;
    emic_slice put;
    emic_edit_source source;
} emic_cover;

typedef struct emic_pass {
    emic_pseudonymizer *rules;
    const emic_pseudonymize_input *input;
    emic_slice text; /* of the input */
    emic_text_index index;
    emic_token_list tokens;
    emic_arena *arena;
    emic_grading grading;
    struct {
        emic_cover *items;
        size_t count, capacity;
    } covers;
    emic_match_list matches; /* of names that are replaced by themselves */
    emic_pseudonymized *out;
} emic_pass;

/* Whether earlier edits put something into this span: that is neither replaced nor asked about. */
bool emic_pass_is_earlier(const emic_pass *work, emic_span span);

/* Joins the covers, makes the edits and the new text of them, and brings the undecided places in
 * order. */
emic_status emic_pass_finish(emic_pass *work, emic_error *err);
