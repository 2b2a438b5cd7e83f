/* A logic structure that repeats on several levels of abstraction: poles, and what holds between
 * them. Filled with codes it is an instance, which may repeat a wider one on a finer level; it does
 * so truly when each of its codes is the wider one's code in the same place, or stands below it. */
#pragma once
#include "study/codebook.h"

enum { EMIC_TEMPLATE_POLES = 9 }; /* at most; at least two */

typedef struct emic_template {
    emic_id id;
    emic_slice name, relation; /* in words: "acts on" */
    emic_slice poles[EMIC_TEMPLATE_POLES];
    size_t pole_count;
    int64_t instances;
} emic_template;

typedef struct emic_template_list {
    emic_template *items;
    size_t count, capacity;
} emic_template_list;

/* Stores name, relation and poles. EMIC_EXISTS when the name is taken; EMIC_INVALID for fewer than
 * two or too many poles, or a name that is empty or no single line. */
EMIC_API emic_status emic_template_add(emic_study *study, const emic_template *template,
                                       emic_id *out, emic_error *err);
EMIC_API emic_status emic_template_find(emic_study *study, emic_slice name, emic_id *out,
                                        emic_error *err);
EMIC_API emic_status emic_template_list_load(emic_study *study, emic_arena *arena,
                                             emic_template_list *out, emic_error *err);

/* `codes` in the order of the poles; `parent` is 0 for the widest. Of one to be stored label,
 * template, parent, coder and codes are read. */
typedef struct emic_template_instance {
    emic_id id, template, parent, coder;
    emic_slice label, template_name, parent_label, coder_name;
    emic_id codes[EMIC_TEMPLATE_POLES];
    int codes_at[EMIC_TEMPLATE_POLES]; /* in the codebook */
    size_t code_count;
} emic_template_instance;

typedef struct emic_template_instance_list {
    emic_template_instance *items;
    size_t count, capacity;
} emic_template_instance_list;

/* EMIC_EXISTS when the label is taken; EMIC_INVALID when there are not as many codes as poles, or
 * the parent is of another template. Whether it repeats the parent is not asked here. */
EMIC_API emic_status emic_template_fill(emic_study *study, const emic_template_instance *instance,
                                        emic_id *out, emic_error *err);
EMIC_API emic_status emic_template_instance_find(emic_study *study, emic_slice label, emic_id *out,
                                                 emic_error *err);

/* All instances by id, wider ones before those that repeat them. EMIC_CORRUPT when one names no
 * code of the codebook or lacks one. */
EMIC_API emic_status emic_template_instance_list_load(emic_study *study,
                                                      const emic_codebook *codebook,
                                                      emic_arena *arena,
                                                      emic_template_instance_list *out,
                                                      emic_error *err);

/* The parent in the list, or NULL; and whether the code at pole `pole` is the parent's or stands
 * below it. */
EMIC_API const emic_template_instance *emic_template_parent(const emic_template_instance_list *list,
                                                            const emic_template_instance *instance);
EMIC_API bool emic_template_rolls_up(const emic_template_instance *instance,
                                     const emic_template_instance *parent,
                                     const emic_codebook *codebook, size_t pole);
