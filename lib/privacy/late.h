/* A name that is found late: put into the vault, to be replaced in what is stored already. */
#pragma once
#include "privacy/entity.h"
#include "privacy/raw_document.h"

/* What is known of a late name. `same_as` is the label of an entity whose other spelling it is;
 * then the rest but `name` is empty. */
typedef struct emic_late_name {
    emic_slice name;
    emic_slice as; /* the pseudonym and, unless it is taken, the label; empty: made */
    emic_slice same_as, role, participant;
    emic_entity_kind kind;
} emic_late_name;

/* Adds it, and gives the entity's label in `*label` (in `arena`). The name of an entity that is
 * there gets the pseudonym `as`. EMIC_NOT_FOUND for an unknown `same_as`; EMIC_EXISTS when nothing
 * would change. */
EMIC_API emic_status emic_late_add(emic_vault *vault, const emic_late_name *late, emic_arena *arena,
                                   emic_slice *label, emic_error *err);

/* What leads from the raw text to a text that `second` made of the one that `first` made: edits
 * composed, each with its source. */
EMIC_API void emic_late_compose(const emic_raw_document *first, const emic_edit_list *second,
                                const emic_edit_source *sources, emic_arena *arena,
                                emic_edit_list *out, const emic_edit_source **out_sources);
