/* How a project pseudonymizes: a vault's entities, decisions and choices, compiled once and applied
 * to its texts. What it is told nothing about it reports, so that nothing is let through unseen. */
#pragma once
#include "privacy/entity.h"
#include "privacy/profile.h"
#include "privacy/raw_document.h"
#include "privacy/replace_mode.h"

typedef struct emic_pseudonymizer emic_pseudonymizer;

/* Compiles what the vault says now; the vault must outlive it. Drawn pseudonyms and shifts of dates
 * are stored in the vault as they are needed, if `writable`. `exhaustive` asks about every word
 * with a capital. EMIC_EXISTS when two entities bear the same name. */
EMIC_API emic_status emic_pseudonymizer_open(emic_vault *vault, bool writable, bool exhaustive,
                                             emic_pseudonymizer **out, emic_error *err);
EMIC_API void emic_pseudonymizer_close(emic_pseudonymizer *pseudonymizer);

/* Takes another profile than the vault's, for an export. */
EMIC_API void emic_pseudonymizer_set_profile(emic_pseudonymizer *pseudonymizer,
                                             const emic_profile *profile);

/* A place in a text that somebody must decide about. */
typedef struct emic_undecided {
    emic_span span;
    emic_slice words; /* borrowed from the text */
    emic_candidate_kind kind;
    bool initial; /* a common word that begins a sentence */
    double score;
} emic_undecided;

/* `text` and `edits` are the text with everything replaced that is decided; `sources` says what
 * each edit was. `undecided` are places of the old text, in order; there nothing was replaced. */
typedef struct emic_pseudonymized {
    emic_slice text;
    emic_edit_list edits;
    const emic_edit_source *sources;
    struct {
        emic_undecided *items;
        size_t count, capacity;
    } undecided;
    bool caseless; /* names cannot be told by their capitals in this text */
} emic_pseudonymized;

/* Words that may identify somebody, found by another program: a place in the text, for review. */
typedef struct emic_outside {
    emic_span span;
    emic_candidate_kind kind;
} emic_outside;

typedef struct emic_outside_list {
    emic_outside *items;
    size_t count, capacity;
} emic_outside_list;

/* A text to pseudonymize. */
typedef struct emic_pseudonymize_input {
    emic_slice text;                  /* UTF-8 */
    emic_slice person;                /* whose dates are shifted together */
    const emic_outside_list *outside; /* or NULL */
    const emic_edit_list *earlier;    /* what made this text of another, or NULL: it stays */
    bool again; /* it went through a profile before: names and decisions alone */
} emic_pseudonymize_input;

/* The edits keep the original words, which borrow from the text. EMIC_MALFORMED for text that is
 * not UTF-8, EMIC_INVALID for an outside place that is not in it. */
EMIC_API emic_status emic_pseudonymize(emic_pseudonymizer *pseudonymizer,
                                       const emic_pseudonymize_input *input, emic_arena *arena,
                                       emic_pseudonymized *out, emic_error *err);

/* A memo or a definition: names and what was decided about, in brackets as the mode says. `out` is
 * `text` when there is nothing of it. */
EMIC_API emic_status emic_pseudonymize_note(emic_pseudonymizer *pseudonymizer, emic_slice text,
                                            emic_arena *arena, emic_slice *out, emic_error *err);

/* A label, the name of a file: names of entities in it, in any case and joined by low lines, points
 * or hyphens, become their labels, without brackets. */
EMIC_API emic_slice emic_pseudonymize_label(emic_pseudonymizer *pseudonymizer, emic_slice label,
                                            emic_arena *arena);

/* The entity that `label`, such as that of a speaker, names as a whole; NULL when it is none. */
EMIC_API const emic_entity *emic_pseudonymizer_who(emic_pseudonymizer *pseudonymizer,
                                                   emic_slice label, emic_arena *arena);

/* The entity that `words` may be another spelling of, and why; 0 for none. */
EMIC_API emic_id emic_pseudonymizer_suggest(emic_pseudonymizer *pseudonymizer, emic_slice words,
                                            emic_arena *arena, const char **why);
