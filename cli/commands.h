/* Every command there is, and how one is found by its name. */
#pragma once
#include "command.h"

extern const emic_command command_init, command_import, command_check, command_help;
extern const emic_command command_describe, command_describe_set, command_describe_load,
    command_describe_remove;
extern const emic_command command_dump, command_load;
extern const emic_command command_log, command_undo, command_redo, command_at;
extern const emic_command command_participant_load, command_participant_list;
extern const emic_command command_codebook_load, command_codebook_show, command_codebook_export,
    command_codebook_add, command_codebook_redefine, command_codebook_recolour,
    command_codebook_rename, command_codebook_move, command_codebook_retire,
    command_codebook_restore, command_codebook_split, command_codebook_merge, command_codebook_core,
    command_codebook_commit, command_codebook_log, command_codebook_diff, command_codebook_stale,
    command_codebook_lint;
extern const emic_command command_coding_recheck;
extern const emic_command command_code_edit;
extern const emic_command command_coding_add, command_coding_list, command_coding_set,
    command_coding_value, command_coding_remove, command_coding_load;
extern const emic_command command_property_add, command_property_list, command_property_remove;
extern const emic_command command_round_add, command_round_list;
extern const emic_command command_coder_list, command_coder_rename;
extern const emic_command command_rule_add, command_rule_list, command_rule_show,
    command_rule_remove, command_rule_preview, command_rule_apply;
extern const emic_command command_find_words, command_quotes;
extern const emic_command command_document_list, command_document_show, command_document_load,
    command_document_revise, command_document_detached, command_document_reattach,
    command_document_log;
extern const emic_command command_plot_heatmap, command_plot_bars, command_plot_tree,
    command_plot_saturation, command_plot_cooccurrence, command_plot_network,
    command_plot_dendrogram;
extern const emic_command command_plot_codeline, command_plot_portrait, command_plot_timeline;
extern const emic_command command_judge;
extern const emic_command command_judgement_set, command_judgement_remove, command_judgement_derive;
extern const emic_command command_judgement_load, command_judgement_list, command_judgement_sums;
extern const emic_command command_compare, command_compare_list, command_compare_gaps;
extern const emic_command command_memo_add, command_memo_revise, command_memo_list,
    command_memo_show, command_memo_export, command_memo_gaps;
extern const emic_command command_relation_add, command_relation_evidence, command_relation_list,
    command_relation_remove, command_relation_type_add, command_relation_type_list;
extern const emic_command command_proposition_add, command_proposition_evidence,
    command_proposition_search, command_proposition_list, command_proposition_negative,
    command_proposition_remove;
extern const emic_command command_trace, command_trace_gaps;
extern const emic_command command_sampling_add, command_sampling_resolve, command_sampling_list,
    command_sampling_gaps;
extern const emic_command command_template_add, command_template_fill, command_template_list,
    command_template_check;
extern const emic_command command_unit_visit, command_unit_list, command_unit_unread;
extern const emic_command command_base_add, command_base_load, command_base_list,
    command_base_remove;
extern const emic_command command_table_frequency, command_table_crosstab, command_table_saturation,
    command_table_cooccurrence, command_table_similarity, command_table_matrix,
    command_table_attributes, command_table_judgements, command_table_exemplars;
extern const emic_command command_table_codeline, command_table_portrait, command_table_timeline;
extern const emic_command command_recipe_show, command_recipe_list, command_recipe_remove,
    command_run;
extern const emic_command command_release_add, command_release_list, command_release_show,
    command_release_check, command_release_remove;
extern const emic_command command_claim_load, command_claim_check, command_claim_list;
extern const emic_command command_vault_create, command_vault_status, command_vault_export_log,
    command_vault_rekey, command_vault_destroy;
extern const emic_command command_roster_load;
extern const emic_command command_privacy_scan, command_privacy_review, command_privacy_add,
    command_privacy_apply, command_privacy_check, command_privacy_risk, command_privacy_restore,
    command_privacy_profile;
extern const emic_command command_report, command_report_checklist;
extern const emic_command command_archive_create, command_archive_verify, command_archive_reproduce;
extern const emic_command command_archive_diff;

/* The first word of a command's name: "coding" of "coding add". */
emic_slice command_noun(const emic_command *command);

/* The command `noun verb`, or the single word `noun` when `verb` is NULL; NULL when there is
 * none. */
const emic_command *command_find(const char *noun, const char *verb);

/* Whether some command's name begins with the word `noun` and goes on. */
bool command_takes_verb(const char *noun);

/* EMIC_NOT_FOUND for words that name no command: suggests the nearest or lists the verbs.
 * `verb` may be NULL. */
emic_status command_unknown(const char *noun, const char *verb, emic_arena *arena, emic_error *err);
