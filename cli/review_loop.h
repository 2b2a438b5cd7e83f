/* The review in the terminal: what each key does. Deciding is review_sitting.c's business, drawing
 * review_screen.c's. */
#pragma once
#include "review_sitting.h"
#include "review_terminal.h"

/* Runs until the reviewer quits or is stopped. Decisions are stored as they are made, a moment
 * later. The error is that of a vault that could not be stored at the end. */
emic_status review_loop_run(review_sitting *sitting, review_terminal *terminal, emic_error *err);
