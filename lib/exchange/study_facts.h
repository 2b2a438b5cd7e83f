/* What reports and checklists say about a study, looked up once. Everything here comes from the
 * study; what only its authors know is not here. */
#pragma once
#include "measure/frequency.h"
#include "measure/saturation.h"
#include "study/codebook_version.h"
#include "study/coder.h"
#include "study/description.h"
#include "study/document.h"
#include "study/round.h"
#include "study/study_size.h"

typedef struct emic_study_facts {
    emic_frequency_query query;
    emic_frequency frequency; /* all codes, of participants; in a study without groups of all */
    bool grouped;
    int64_t declined;
    emic_study_size size;
    emic_study_words words;
    emic_coder_list coders;
    emic_round_list rounds;
    emic_codebook_version_list versions;
    emic_document_list documents;
    emic_saturation_query saturation_query;
    emic_saturation saturation; /* of all interviews: 4 of the base, runs of 2, 5 % */
    emic_slice vault, created, changed;
    emic_description description;
    int64_t codes, codable, in_vivo, provisional, retired, judged;
    int64_t levels[EMIC_LEVEL_PRINCIPLE + 1];                    /* codes in use by level */
    int64_t coded_codes, coded_levels[EMIC_LEVEL_PRINCIPLE + 1]; /* of these, those that hold for
                                                                  * somebody */
    emic_arena *arena;
} emic_study_facts;

/* Looks them up; `by` is the attribute to group by, empty for the grouping one. The result lives in
 * `arena`. EMIC_NOT_FOUND for an attribute that is none. */
EMIC_API emic_status emic_study_facts_load(emic_study *study, emic_slice by, emic_arena *arena,
                                           const emic_study_facts **out, emic_error *err);

/* "15" of the participants in row `row` and group `group` (the last: the total). */
static inline int64_t emic_study_facts_n(const emic_study_facts *facts, size_t row, size_t group)
{
    return facts->frequency.n[row * (facts->frequency.group_count + 1) + group];
}

/* The values of a field of the description, parted by semicolons; NULL when it is missing. */
const char *emic_study_facts_described(const emic_study_facts *facts, emic_description_field field);

/* "7+2", "not reached", or why there is no such figure. */
const char *emic_study_facts_saturation(const emic_study_facts *facts);

/* "46 (TP 15, SP 26, LE 5)": all participants and those of each group. */
const char *emic_study_facts_sample(const emic_study_facts *facts);

/* "1 coder", "2 coders", "12,345 words": a count and its noun, which takes an s. */
const char *emic_study_facts_count(emic_arena *arena, int64_t count, const char *noun);

/* "12,345". */
const char *emic_study_facts_number(emic_arena *arena, int64_t count);

/* "home 12, office 30; not known 4": the values of an attribute of the documents whose name is one
 * of `of_documents`, else of one of the participants who took part whose name is one of
 * `of_people` (both end with NULL); NULL when there is none. `*name` gets it. */
const char *emic_study_facts_attribute(const emic_study_facts *facts,
                                       const char *const *of_documents,
                                       const char *const *of_people, emic_slice *name);
