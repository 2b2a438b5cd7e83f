/* What a study tells for the items of SRQR that ask for several things at once. */
#include "exchange/checklist.h"
#include <inttypes.h>

static const char *counted(const emic_study_facts *facts, int64_t count, const char *noun)
{
    return emic_study_facts_count(facts->arena, count, noun);
}

const char *emic_checklist_reflexive(const emic_study_facts *facts)
{
    int64_t count = facts->size.memos[EMIC_MEMO_REFLEXIVE];
    return count ? counted(facts, count, "reflexive memo") : NULL;
}

const char *emic_checklist_stopping(const emic_study_facts *facts)
{
    const char *saturation = emic_checklist_saturation(facts);
    const char *sampling = emic_checklist_sampling(facts);
    if (!saturation || !sampling)
        return saturation ? emic_arena_format(facts->arena, "saturation %s", saturation) : sampling;
    return emic_arena_format(facts->arena, "saturation %s; %s", saturation, sampling);
}

const char *emic_checklist_pseudonyms(const emic_study_facts *facts)
{
    return facts->vault.length ? "names replaced before the transcripts came into the study; who "
                                 "is behind them is in an encrypted vault apart from it"
                               : NULL;
}

/* Those of the texts that are there, parted by semicolons; NULL when none is. */
static const char *joined(const emic_study_facts *facts, const char *const *texts, size_t count)
{
    const char *words = NULL;
    for (size_t i = 0; i < count; i++)
        if (texts[i])
            words = words ? emic_arena_format(facts->arena, "%s; %s", words, texts[i]) : texts[i];
    return words;
}

const char *emic_checklist_title(const emic_study_facts *facts)
{
    return emic_study_facts_described(facts, EMIC_DESCRIPTION_TITLE);
}

const char *emic_checklist_abstract(const emic_study_facts *facts)
{
    return emic_study_facts_described(facts, EMIC_DESCRIPTION_ABSTRACT);
}

const char *emic_checklist_ethics(const emic_study_facts *facts)
{
    const char *texts[] = {emic_study_facts_described(facts, EMIC_DESCRIPTION_ETHICS),
                           emic_study_facts_described(facts, EMIC_DESCRIPTION_CONSENT),
                           emic_study_facts_described(facts, EMIC_DESCRIPTION_ANONYMIZATION),
                           emic_checklist_pseudonyms(facts)};
    return joined(facts, texts, sizeof texts / sizeof *texts);
}

bool emic_checklist_told_ethics(const emic_study_facts *facts)
{
    return facts->description.fields[EMIC_DESCRIPTION_ETHICS].count > 0 &&
           facts->description.fields[EMIC_DESCRIPTION_CONSENT].count > 0;
}

bool emic_checklist_told_sampling(const emic_study_facts *facts)
{
    return facts->description.fields[EMIC_DESCRIPTION_SAMPLING].count > 0;
}

const char *emic_checklist_funding(const emic_study_facts *facts)
{
    const char *texts[] = {emic_study_facts_described(facts, EMIC_DESCRIPTION_FUNDER),
                           emic_study_facts_described(facts, EMIC_DESCRIPTION_GRANT)};
    return joined(facts, texts, sizeof texts / sizeof *texts);
}

const char *emic_checklist_collection(const emic_study_facts *facts)
{
    const emic_study_size *size = &facts->size;
    const char *began = emic_study_facts_described(facts, EMIC_DESCRIPTION_BEGAN);
    const char *ended = emic_study_facts_described(facts, EMIC_DESCRIPTION_ENDED);
    const char *texts[3] = {emic_study_facts_described(facts, EMIC_DESCRIPTION_MODE)};
    if (began)
        texts[1] = emic_arena_format(facts->arena, "%s to %s", began, ended ? ended : "now");
    if (size->documents)
        texts[2] = emic_arena_format(facts->arena, "%s of interviews, %s",
                                     counted(facts, size->documents, "transcript"),
                                     counted(facts, facts->words.said, "word"));
    return joined(facts, texts, sizeof texts / sizeof *texts);
}

bool emic_checklist_told_collection(const emic_study_facts *facts)
{
    return facts->description.fields[EMIC_DESCRIPTION_MODE].count > 0 &&
           facts->description.fields[EMIC_DESCRIPTION_BEGAN].count > 0;
}

const char *emic_checklist_units(const emic_study_facts *facts)
{
    const emic_study_size *size = &facts->size;
    if (size->documents == 0 && facts->frequency.participants == 0)
        return NULL;
    return emic_arena_format(
        facts->arena, "participants %s; %s, %s", emic_study_facts_sample(facts),
        counted(facts, size->documents, "transcript"), counted(facts, size->turns, "turn"));
}

const char *emic_checklist_processing(const emic_study_facts *facts)
{
    const char *names = emic_checklist_pseudonyms(facts);
    if (facts->size.documents == 0)
        return NULL;
    return emic_arena_format(
        facts->arena, "%s%s%s changed after coming in", names ? names : "", names ? "; " : "",
        facts->size.revised == 0 ? "no transcript"
                                 : counted(facts, facts->size.revised, "transcript"));
}

const char *emic_checklist_analysis(const emic_study_facts *facts)
{
    if (facts->size.codings == 0)
        return NULL;
    return emic_arena_format(facts->arena, "%s by %s in %s, under %s of the codebook",
                             counted(facts, facts->size.codings, "coding"),
                             counted(facts, (int64_t)facts->coders.count, "coder"),
                             counted(facts, (int64_t)facts->rounds.count, "round"),
                             counted(facts, (int64_t)facts->versions.count, "version"));
}

const char *emic_checklist_trust(const emic_study_facts *facts)
{
    const emic_study_size *size = &facts->size;
    int64_t memos = 0;
    for (int i = 0; i < EMIC_MEMO_KINDS; i++)
        memos += size->memos[i];
    return emic_arena_format(
        facts->arena,
        "a sealed journal of every change; %s by constant comparison; %s; %s "
        "for negative cases",
        counted(facts, size->same + size->differs, "verdict"), counted(facts, memos, "memo"),
        size->searches == 1
            ? "1 search"
            : emic_arena_format(facts->arena, "%" PRId64 " searches", size->searches));
}

const char *emic_checklist_synthesis(const emic_study_facts *facts)
{
    const emic_study_size *size = &facts->size;
    if (facts->coded_codes == 0)
        return NULL;
    return emic_arena_format(facts->arena, "%s that hold for somebody; %s; %s between codes",
                             counted(facts, facts->coded_codes, "code"),
                             counted(facts, size->propositions, "proposition"),
                             counted(facts, size->relations, "relation"));
}

const char *emic_checklist_evidence(const emic_study_facts *facts)
{
    const emic_study_size *size = &facts->size;
    if (size->codings == 0)
        return NULL;
    return emic_arena_format(facts->arena,
                             "%s, each of words at a place, %" PRId64
                             " of them against their code; quotes by code and group",
                             counted(facts, size->codings, "coding"), size->contradicting);
}
