/* A code as a row of the study: for codebook_store.c, codebook_edit.c and their kin only. */
#pragma once
#include "study/codebook.h"

/* Stores `code` below `parent` (0: at the top) as the row `*id`, or as a new one behind its
 * siblings when `*id` is 0. A definition text that differs counts the definition up. `*changed`
 * turns true when anything did. EMIC_EXISTS when the mnemonic belongs to another code. Name, place,
 * merged_into and split_from of a row that is there are left alone. */
emic_status emic_codebook_write_row(emic_study *study, const emic_code *code, emic_id parent,
                                    emic_id *id, bool *changed, emic_error *err);

/* Whether the fields of `code` can be those of a code: EMIC_INVALID says why not, with the field's
 * name in files in `*key`. */
emic_status emic_code_check(const emic_code *code, const char **key, emic_error *err);

/* The words for EMIC_RULE_ANY and EMIC_RULE_JUDGED in files and rows. */
emic_slice emic_rule_name(emic_rule rule);

/* A lowercase or capital UUID with hyphens as its bytes; false when `text` is none. */
bool emic_code_uuid(emic_slice text, uint8_t out[16]);

/* EMIC_INVALID when `level`, of the code `name`, does not lie below its parent's. */
emic_status emic_code_check_level(emic_slice name, int level, emic_slice parent, int parent_level,
                                  emic_error *err);

/* EMIC_EXISTS when another code than `id` below `parent` (0: at the top) has this name. */
emic_status emic_code_check_sibling(emic_study *study, emic_id parent, emic_slice name, emic_id id,
                                    emic_error *err);

/* Whether the words of a passage hold the name of a code, whatever the case, "_" as a space. */
bool emic_code_is_in_words(emic_slice name, emic_slice words, emic_arena *arena);
