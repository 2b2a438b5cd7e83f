/* emic proposition add, evidence, search, remove. Listing is cmd_proposition_list.c's business. */
#include "commands.h"
#include "evidence_words.h"
#include "named.h"
#include "output.h"

/* The code that an option names, or 0 without it. */
static emic_status find_code(const emic_context *context, const emic_codebook *codebook,
                             const char *option, emic_id *out, emic_error *err)
{
    size_t at;
    const char *word = option_value(context, option);
    *out = 0;
    if (!word)
        return EMIC_OK;
    EMIC_TRY(emic_codebook_find(codebook, emic_slice_of(word), context->arena, &at, err));
    *out = codebook->items[at].id;
    return EMIC_OK;
}

static emic_status read_relation(const emic_context *context, const emic_codebook *codebook,
                                 emic_proposition *out, emic_error *err)
{
    const char *type = option_value(context, "relation");
    bool inverse = false;
    EMIC_TRY(find_code(context, codebook, "subject", &out->subject, err));
    EMIC_TRY(find_code(context, codebook, "object", &out->object, err));
    if (!out->subject)
        return emic_fail(err, EMIC_INVALID, "what is it about? say --subject CODE");
    if (!type)
        return EMIC_OK;
    EMIC_TRY(
        emic_relation_type_find(context->study, emic_slice_of(type), &out->type, &inverse, err));
    if (inverse)
        return emic_fail(err, EMIC_INVALID,
                         "--relation %s: that is how a type reads from its other end; exchange "
                         "subject and object",
                         type);
    return EMIC_OK;
}

static emic_status run_add(emic_context *context, int *exit, emic_error *err)
{
    emic_codebook codebook;
    emic_proposition proposition = {.label = emic_slice_of(context->operands[0])};
    int64_t level;
    emic_id id;
    const char *parent = option_value(context, "parent");
    (void)exit;
    EMIC_TRY(option_number(context, "level", 0, 3, -1, &level, err));
    if (level < 0 || !option_value(context, "text"))
        return emic_fail(err, EMIC_INVALID,
                         "say --level 0 to 3 (segment, theme, concept, principle) and --text");
    proposition.level = (int)level;
    proposition.text = emic_slice_trim(emic_slice_of(option_value(context, "text")));
    EMIC_TRY(emic_codebook_load(context->study, context->arena, &codebook, err));
    EMIC_TRY(read_relation(context, &codebook, &proposition, err));
    if (parent)
        EMIC_TRY(
            emic_proposition_find(context->study, emic_slice_of(parent), &proposition.parent, err));
    EMIC_TRY(named_coder(context, &proposition.coder, err));
    EMIC_TRY(emic_proposition_add(context->study, &proposition, &id, err));
    output_note(context, "proposition %s added", context->operands[0]);
    return EMIC_OK;
}

static emic_status run_evidence(emic_context *context, int *exit, emic_error *err)
{
    emic_id id;
    (void)exit;
    EMIC_TRY(emic_proposition_find(context->study, emic_slice_of(context->operands[0]), &id, err));
    return evidence_words_store(context, EMIC_EVIDENCE_OF_PROPOSITION, id, err);
}

static emic_status run_search(emic_context *context, int *exit, emic_error *err)
{
    emic_negative_search search = {.sought = emic_slice_of(option_value(context, "sought"))};
    emic_id id;
    (void)exit;
    EMIC_TRY(emic_proposition_find(context->study, emic_slice_of(context->operands[0]),
                                   &search.proposition, err));
    EMIC_TRY(option_number(context, "found", 0, INT32_MAX, -1, &search.found, err));
    if (!search.sought.length || search.found < 0)
        return emic_fail(err, EMIC_INVALID,
                         "say with --sought what was looked for, and with --found how many cases "
                         "against it there were (0 is an answer)");
    EMIC_TRY(named_coder(context, &search.coder, err));
    EMIC_TRY(emic_negative_search_add(context->study, &search, &id, err));
    output_note(context, "recorded: cases against %s were sought, %lld found", context->operands[0],
                (long long)search.found);
    return EMIC_OK;
}

static emic_status run_remove(emic_context *context, int *exit, emic_error *err)
{
    emic_id id;
    (void)exit;
    for (int i = 0; i < context->operand_count; i++) {
        EMIC_TRY(
            emic_proposition_find(context->study, emic_slice_of(context->operands[i]), &id, err));
        if (emic_proposition_remove(context->study, id, err) != EMIC_OK)
            return emic_error_locate(err, context->operands[i], 0, 0);
    }
    output_note(context, "removed %s",
                output_count((size_t)context->operand_count, "proposition", context->arena));
    return EMIC_OK;
}

static const emic_option add_options[] = {
    {"level", 0, OPTION_TEXT, "N", "0 segment, 1 theme, 2 concept, 3 principle"},
    {"subject", 0, OPTION_TEXT, "CODE", "what it is about"},
    {"relation", 0, OPTION_TEXT, "TYPE", "how the subject is related to the object, if to one"},
    {"object", 0, OPTION_TEXT, "CODE", "what the subject is related to"},
    {"text", 0, OPTION_TEXT, "WORDS", "the statement"},
    {"parent", 0, OPTION_TEXT, "LABEL", "the statement one level up that it stands under"},
    OPTION_CODER,
    {0},
};
static const emic_option evidence_options[] = {EVIDENCE_OPTIONS, {0}};
static const emic_option search_options[] = {
    {"sought", 0, OPTION_TEXT, "QUERY", "what was looked for: a query, or in words"},
    {"found", 0, OPTION_TEXT, "N", "how many cases against the proposition there were"},
    OPTION_CODER,
    {0},
};

const emic_command command_proposition_add = {
    .name = "proposition add",
    .operands = "LABEL",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_add,
    .options = add_options,
    .summary = "State a proposition about codes, on one level of abstraction",
    .details =
        "A proposition stands under one that is exactly one level up, so that each step from "
        "a principle to a quote can be followed.",
    .example =
        "emic proposition add P1 --level 1 --subject FEAR --text \"Fear outlasts it\" --coder A",
};

const emic_command command_proposition_evidence = {
    .name = "proposition evidence",
    .operands = "LABEL CODING...",
    .least = 2,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_evidence,
    .options = evidence_options,
    .summary = "Say which codings support, contradict or qualify a proposition",
    .details = "Asked again about the same coding, the newer polarity holds.",
    .example = "emic proposition evidence P1 5 21 --polarity contradicts",
};

const emic_command command_proposition_search = {
    .name = "proposition search",
    .operands = "LABEL",
    .least = 1,
    .most = 1,
    .needs = NEEDS_WRITE,
    .run = run_search,
    .options = search_options,
    .summary = "Record that cases against a proposition were looked for",
    .details = "A search that found nothing is a finding, too: without it nobody knows whether "
               "anybody looked.",
    .example = "emic proposition search P1 --sought \"FEAR denied, NO_COUNSEL affirmed\" --found 0 "
               "--coder A",
};

const emic_command command_proposition_remove = {
    .name = "proposition remove",
    .operands = "LABEL...",
    .least = 1,
    .most = -1,
    .needs = NEEDS_WRITE,
    .run = run_remove,
    .summary = "Remove propositions with their evidence and searches",
    .details = "One that others stand under, or that a memo is about, stays.",
    .example = "emic proposition remove P1",
};
