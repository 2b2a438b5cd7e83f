/* The list of commands, and finding one in it. What a command does stands in its cmd_*.c. */
#include "commands.h"

const emic_command *const emic_commands[] = {
    &command_init,
    &command_describe,
    &command_describe_set,
    &command_describe_load,
    &command_describe_remove,
    &command_participant_load,
    &command_participant_list,
    &command_import,
    &command_document_list,
    &command_document_show,
    &command_document_load,
    &command_document_revise,
    &command_document_detached,
    &command_document_reattach,
    &command_document_log,
    &command_codebook_load,
    &command_codebook_show,
    &command_codebook_export,
    &command_codebook_add,
    &command_codebook_redefine,
    &command_codebook_recolour,
    &command_codebook_rename,
    &command_codebook_move,
    &command_codebook_retire,
    &command_codebook_restore,
    &command_codebook_split,
    &command_codebook_merge,
    &command_codebook_core,
    &command_codebook_commit,
    &command_codebook_log,
    &command_codebook_diff,
    &command_codebook_stale,
    &command_codebook_lint,
    &command_code_edit,
    &command_coding_add,
    &command_coding_list,
    &command_coding_set,
    &command_coding_value,
    &command_coding_remove,
    &command_coding_load,
    &command_coding_recheck,
    &command_property_add,
    &command_property_list,
    &command_property_remove,
    &command_round_add,
    &command_round_list,
    &command_coder_list,
    &command_coder_rename,
    &command_rule_add,
    &command_rule_preview,
    &command_rule_apply,
    &command_rule_list,
    &command_rule_show,
    &command_rule_remove,
    &command_find_words,
    &command_quotes,
    &command_judge,
    &command_judgement_set,
    &command_judgement_remove,
    &command_judgement_derive,
    &command_judgement_load,
    &command_judgement_list,
    &command_judgement_sums,
    &command_unit_visit,
    &command_unit_list,
    &command_unit_unread,
    &command_compare,
    &command_compare_list,
    &command_compare_gaps,
    &command_memo_add,
    &command_memo_revise,
    &command_memo_list,
    &command_memo_show,
    &command_memo_export,
    &command_memo_gaps,
    &command_relation_type_add,
    &command_relation_type_list,
    &command_relation_add,
    &command_relation_evidence,
    &command_relation_list,
    &command_relation_remove,
    &command_proposition_add,
    &command_proposition_evidence,
    &command_proposition_search,
    &command_proposition_list,
    &command_proposition_negative,
    &command_proposition_remove,
    &command_template_add,
    &command_template_fill,
    &command_template_list,
    &command_template_check,
    &command_trace,
    &command_trace_gaps,
    &command_sampling_add,
    &command_sampling_resolve,
    &command_sampling_list,
    &command_sampling_gaps,
    &command_base_add,
    &command_base_load,
    &command_base_list,
    &command_base_remove,
    &command_table_frequency,
    &command_table_saturation,
    &command_table_crosstab,
    &command_table_cooccurrence,
    &command_table_similarity,
    &command_table_matrix,
    &command_table_attributes,
    &command_table_judgements,
    &command_table_exemplars,
    &command_table_codeline,
    &command_table_portrait,
    &command_table_timeline,
    &command_plot_heatmap,
    &command_plot_bars,
    &command_plot_tree,
    &command_plot_saturation,
    &command_plot_cooccurrence,
    &command_plot_network,
    &command_plot_dendrogram,
    &command_plot_codeline,
    &command_plot_portrait,
    &command_plot_timeline,
    &command_recipe_show,
    &command_recipe_list,
    &command_recipe_remove,
    &command_run,
    &command_release_add,
    &command_release_list,
    &command_release_show,
    &command_release_check,
    &command_release_remove,
    &command_claim_load,
    &command_claim_check,
    &command_claim_list,
    &command_log,
    &command_undo,
    &command_redo,
    &command_at,
    &command_report,
    &command_report_checklist,
    &command_archive_create,
    &command_archive_verify,
    &command_archive_reproduce,
    &command_archive_diff,
    &command_vault_create,
    &command_vault_status,
    &command_vault_export_log,
    &command_vault_rekey,
    &command_vault_destroy,
    &command_roster_load,
    &command_privacy_profile,
    &command_privacy_scan,
    &command_privacy_review,
    &command_privacy_add,
    &command_privacy_apply,
    &command_privacy_check,
    &command_privacy_risk,
    &command_privacy_restore,
    &command_dump,
    &command_load,
    &command_check,
    &command_help,
    NULL,
};

emic_slice command_noun(const emic_command *command)
{
    return (emic_slice){command->name, strcspn(command->name, " ")};
}

static const char *verb_of(const emic_command *command)
{
    const char *space = strchr(command->name, ' ');
    return space ? space + 1 : NULL;
}

const emic_command *command_find(const char *noun, const char *verb)
{
    for (const emic_command *const *command = emic_commands; *command; command++) {
        const char *its_verb = verb_of(*command);
        if (!emic_slice_is(command_noun(*command), noun) || !its_verb != !verb)
            continue;
        if (!verb || strcmp(its_verb, verb) == 0)
            return *command;
    }
    return NULL;
}

bool command_takes_verb(const char *noun)
{
    for (const emic_command *const *command = emic_commands; *command; command++)
        if (verb_of(*command) && emic_slice_is(command_noun(*command), noun))
            return true;
    return false;
}

/* Verbs of `noun`, or all nouns and single words when it is NULL; ends with NULL. */
static const char **words_after(const char *noun, emic_arena *arena)
{
    size_t count = 0;
    while (emic_commands[count])
        count++;
    const char **words = emic_arena_array(arena, count + 1, sizeof *words);
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        emic_slice its_noun = command_noun(emic_commands[i]);
        if (!noun && (found == 0 || !emic_slice_is(its_noun, words[found - 1])))
            words[found++] = emic_arena_string(arena, its_noun);
        else if (noun && verb_of(emic_commands[i]) && emic_slice_is(its_noun, noun))
            words[found++] = verb_of(emic_commands[i]);
    }
    return words;
}

static const char *joined(const char *const *words, emic_arena *arena)
{
    const char *text = words[0] ? words[0] : "";
    for (size_t i = 1; words[0] && words[i]; i++)
        text = emic_arena_format(arena, "%s%s%s", text, words[i + 1] ? ", " : " or ", words[i]);
    return text;
}

emic_status command_unknown(const char *noun, const char *verb, emic_arena *arena, emic_error *err)
{
    bool has_verbs = command_takes_verb(noun);
    const char **known = words_after(has_verbs ? noun : NULL, arena);
    const char *wrong = has_verbs && verb ? verb : noun;
    const char *near = emic_suggestion_find(emic_slice_of(wrong), known);
    if (has_verbs && near)
        return emic_fail(err, EMIC_NOT_FOUND, "unknown command '%s %s'; did you mean '%s %s'?",
                         noun, wrong, noun, near);
    if (has_verbs)
        return emic_fail(err, EMIC_NOT_FOUND, "unknown command '%s %s'; after '%s' comes %s", noun,
                         wrong, noun, joined(known, arena));
    if (near)
        return emic_fail(err, EMIC_NOT_FOUND, "unknown command '%s'; did you mean '%s'?", wrong,
                         near);
    return emic_fail(err, EMIC_NOT_FOUND, "unknown command '%s'; 'emic help' lists them all",
                     wrong);
}
