/* Changing the working codebook, one code at a time. What is done here makes no version:
 * codebook_version.h does. Ids are of codes; EMIC_NOT_FOUND when there is none with an id. */
#pragma once
#include "study/codebook.h"

enum { EMIC_LEVEL_FROM_PARENT = -1 };

/* A code with this name and otherwise what files take when they say nothing: codable, focused, its
 * level a step below its parent's (3 at the top, 1 below a principle). */
EMIC_API emic_code emic_code_make(emic_slice name);

/* Sets a field by its name in files (level, brief, full, use_when, rule ...) from a text; an empty
 * one is what leaving it out means. Levels may be given by name. The code borrows `text`.
 * EMIC_INVALID says what is wanted. */
EMIC_API emic_status emic_code_set(emic_code *code, const char *key, emic_slice text,
                                   emic_error *err);

/* Adds `code` behind the codes below `parent` (0: at the top). Its level must lie below the
 * parent's. EMIC_EXISTS when a sibling has the name or another code the mnemonic; EMIC_INVALID when
 * a field cannot be, the parent is retired, or codes would nest too deep. */
EMIC_API emic_status emic_codebook_add(emic_study *study, emic_id parent, const emic_code *code,
                                       emic_id *out, emic_error *err);

/* The same for a code named in a participant's words: `code->name` must stand in `words`, whatever
 * its case, with "_" for a space; when it is empty, `words` become the name. The code is marked
 * in vivo. EMIC_INVALID when the name is not in the words, or the words make no name. */
EMIC_API emic_status emic_codebook_add_in_vivo(emic_study *study, emic_id parent, emic_slice words,
                                               const emic_code *code, emic_id *out,
                                               emic_error *err);

/* The words of a coding, for a code to be named in. EMIC_NOT_FOUND when there is no such coding,
 * EMIC_REFUSED when its text is withheld. */
EMIC_API emic_status emic_codebook_source_words(emic_study *study, emic_id coding,
                                                emic_arena *arena, emic_slice *out,
                                                emic_error *err);

/* Says which coding an in-vivo code is named after. */
EMIC_API emic_status emic_codebook_set_source(emic_study *study, emic_id code, emic_id coding,
                                              emic_error *err);

/* EMIC_EXISTS when a sibling has the name. */
EMIC_API emic_status emic_codebook_rename(emic_study *study, emic_id code, emic_slice name,
                                          emic_error *err);

/* Puts a code, with all below it, below `parent` (0: at the top) as the `position`-th of the codes
 * there (from 1; 0: behind them). EMIC_INVALID when that is the code itself or below it, its level
 * does not lie below the parent's, or codes would nest too deep. */
EMIC_API emic_status emic_codebook_move(emic_study *study, emic_id code, emic_id parent,
                                        int64_t position, emic_error *err);

/* Retires codes: they stay, with their codings, and take no new ones. EMIC_INVALID when one has a
 * code below it that is not retired nor among them. */
EMIC_API emic_status emic_codebook_retire(emic_study *study, const emic_id *codes, size_t count,
                                          emic_error *err);

/* Takes a retired code back into use as focused. What was merged into another stays there.
 * EMIC_INVALID when it is not retired, or the code above it is. */
EMIC_API emic_status emic_codebook_restore(emic_study *study, emic_id code, emic_error *err);

/* Gives the code `code->id` the fields of `code`, but for name and place. A definition text that
 * differs makes codings that were made before stale; nothing else does. EMIC_INVALID when the level
 * does not lie below the parent's and above those of the codes below. */
EMIC_API emic_status emic_codebook_redefine(emic_study *study, const emic_code *code, bool *changed,
                                            emic_error *err);

/* Makes `code` the theory's core category, the only one; 0: there is none. */
EMIC_API emic_status emic_codebook_set_core(emic_study *study, emic_id code, emic_error *err);

/* What went over to another code, and what was joined with what that code had already. */
typedef struct emic_merge_summary {
    int64_t codings, joined, differed; /* differed: joined although their polarities did */
    int64_t judgements, relations, memos, children;
} emic_merge_summary;

/* Lets `from` go over to `into`: codings, judgements, comparisons, relations, propositions, rules,
 * properties, memo links and the codes below. A coding that `into` has in the same place (by the
 * same coder and round) is joined with it: memos one below the other, evidence and comparisons
 * together. `from` is retired and remembers `into`. What would relate `into` to itself stays with
 * `from`. EMIC_INVALID when one of the two is retired, `into` lies below `from`, a participant is
 * judged to have the one and not the other, or would have two codes of an exclusive set;
 * EMIC_EXISTS when both have a code of the same name below them. */
EMIC_API emic_status emic_codebook_merge(emic_study *study, emic_id from, emic_id into,
                                         emic_merge_summary *out, emic_error *err);

/* Makes `code` a new code beside `from`, of its level, rule and sets where `code` does not say
 * others, and gives it these codings of `from`. Those that were evidence of a judgement of `from`
 * are so no longer: `*evidence` counts them. EMIC_INVALID when a coding is not of `from`. */
EMIC_API emic_status emic_codebook_split(emic_study *study, emic_id from, const emic_code *code,
                                         const emic_id *codings, size_t count, emic_id *out,
                                         int64_t *evidence, emic_error *err);
