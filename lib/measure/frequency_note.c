/* What stands under a table of frequencies: unit, base, N, rule, and under a release what it does.
 */
#include "measure/frequency.h"
#include "measure/suppression.h"

/* Who is in a narrowed base: the list that freezes it on paper. */
static const char *base_members(const emic_frequency *frequency, emic_arena *arena)
{
    emic_strbuf members = {0};
    for (size_t i = 0; i < frequency->cases.count; i++) {
        if (frequency->group_of[i] < 0)
            continue;
        emic_strbuf_puts(&members, members.length ? ", " : "");
        emic_strbuf_add(&members, frequency->cases.items[i].participant.label);
    }
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&members));
    emic_strbuf_close(&members);
    return text;
}

/* For "1 participant" and "2 participants". */
static const char *plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

/* A named base with the condition that chose its people once, and what narrows it further. */
static const char *base_words(const emic_frequency *frequency, emic_arena *arena)
{
    const emic_frequency_query *query = frequency->query;
    const emic_sub_base_list *bases = &frequency->cases.bases;
    const char *words = "";
    for (size_t i = 0; i < bases->count; i++)
        if (query->base.length && emic_slice_equal(bases->items[i].name, query->base))
            words = emic_arena_format(arena, "%.*s (frozen; %.*s)", EMIC_ARG(query->base),
                                      EMIC_ARG(bases->items[i].condition));
    if (query->where.length == 0)
        return words;
    return *words ? emic_arena_format(arena, "%s and (%.*s)", words, EMIC_ARG(query->where))
                  : emic_arena_string(arena, query->where);
}

/* In a release: without who they are, nor how many declined. */
static void note_released_base(const emic_frequency *frequency, emic_table *table)
{
    const char *words = base_words(frequency, table->arena), *count = "*";
    if (!emic_frequency_hides_size(frequency, frequency->group_count))
        count = emic_arena_format(
            table->arena, "%lld",
            (long long)emic_release_profile_round(frequency->release, frequency->participants));
    emic_table_add_note(table, "Base: %s: %s participants.", *words ? words : "all who took part",
                        count);
}

void emic_frequency_note_base(const emic_frequency *frequency, emic_table *table)
{
    long long count = (long long)frequency->participants, declined = 0;
    const char *words = base_words(frequency, table->arena);
    if (frequency->release) {
        note_released_base(frequency, table);
        return;
    }
    for (size_t i = 0; i < frequency->cases.count; i++)
        declined += frequency->cases.items[i].participant.declined;
    if (*words)
        emic_table_add_note(table, "Base: %s: %lld participant%s%s%s.", words, count, plural(count),
                            count ? ": " : "", base_members(frequency, table->arena));
    else if (declined)
        emic_table_add_note(table, "Base: all %lld participant%s who took part; %lld declined.",
                            count, plural(count), declined);
    else
        emic_table_add_note(table, "Base: all %lld participant%s who took part.", count,
                            plural(count));
}

static const char *size_words(const emic_frequency *frequency, size_t group, emic_arena *arena)
{
    if (emic_frequency_hides_size(frequency, group))
        return "*";
    return emic_arena_format(arena, "%lld", (long long)frequency->sizes[group]);
}

static void note_sizes(const emic_frequency *frequency, emic_table *table)
{
    static const char *const meanings[] = {
        [EMIC_UNIT_PARTICIPANTS] = "participants of the base",
        [EMIC_UNIT_DOCUMENTS] = "documents of the base",
        [EMIC_UNIT_SEGMENTS] = "different coded segments of the base",
        [EMIC_UNIT_TURNS] = "turns spoken by participants of the base",
        [EMIC_UNIT_CHARACTERS] = "characters of the whole documents of the base",
    };
    emic_strbuf sizes = {0};
    for (size_t group = 0; group < frequency->group_count; group++)
        emic_strbuf_printf(&sizes, "%s%.*s %s", group ? ", " : "",
                           EMIC_ARG(frequency->groups[group]),
                           size_words(frequency, group, table->arena));
    emic_table_add_note(table, "N: %s, by %.*s: %s; total %s.", meanings[frequency->query->unit],
                        EMIC_ARG(frequency->by), sizes.length ? sizes.data : "none",
                        size_words(frequency, frequency->group_count, table->arena));
    emic_strbuf_close(&sizes);
}

/* Judged codes that not everybody in the base has a judgement for: their n is a lower bound. */
static void note_unjudged(const emic_frequency *frequency, emic_table *table)
{
    const emic_codebook *codebook = &frequency->cases.codebook;
    emic_strbuf list = {0};
    for (size_t row = 0; row < frequency->row_count; row++) {
        size_t at = frequency->rows[row];
        int64_t judged = 0;
        if (codebook->items[at].rule != EMIC_RULE_JUDGED)
            continue;
        for (size_t i = 0; i < frequency->cases.count; i++)
            judged += frequency->group_of[i] >= 0 &&
                      frequency->cases.items[i].values[at] != EMIC_UNJUDGED;
        if (judged == frequency->participants)
            continue;
        emic_strbuf_puts(&list, list.length ? ", " : "");
        emic_strbuf_add(&list, codebook->items[at].name);
        if (!frequency->release)
            emic_strbuf_printf(&list, " (%lld of %lld)", (long long)judged,
                               (long long)frequency->participants);
    }
    if (list.length)
        emic_table_add_note(table, "Not judged for everybody in the base: %s.", list.data);
    emic_strbuf_close(&list);
}

static void note_rule(const emic_frequency *frequency, emic_table *table)
{
    const emic_frequency_query *query = frequency->query;
    const char *who = query->coder.length
                          ? emic_arena_format(table->arena, "coder %.*s", EMIC_ARG(query->coder))
                          : "any coder";
    if (query->round)
        who = emic_arena_format(table->arena, "%s, round %lld", who, (long long)query->round);
    if (query->unit != EMIC_UNIT_PARTICIPANTS) {
        emic_table_add_note(table,
                            "Rule: codings by %s that do not contradict; a code counts with "
                            "all codes below it, each unit once.",
                            who);
        return;
    }
    emic_table_add_note(table,
                        "Rule: any = a coding by %s that does not contradict; judged = the "
                        "judgement says affirmed. A code counts with all codes below it, each "
                        "participant once. Not counted does not mean denied.",
                        who);
    note_unjudged(frequency, table);
}

/* How a document is counted in which several participants speak. */
static void note_shared(const emic_frequency *frequency, emic_table *table)
{
    static const char *const rules[] = {
        [EMIC_UNIT_PARTICIPANTS] = "",
        [EMIC_UNIT_DOCUMENTS] = "each counts for every group that speaks in it, and once in the "
                                "total",
        [EMIC_UNIT_SEGMENTS] = "a segment counts for whoever speaks where it begins",
        [EMIC_UNIT_TURNS] = "a turn counts for whoever's it is",
        [EMIC_UNIT_CHARACTERS] = "only those of participants' turns count, for whoever's turn it "
                                 "is",
    };
    if (frequency->shared && !frequency->release)
        emic_table_add_note(table, "Documents in which several participants speak: %lld; %s.",
                            (long long)frequency->shared, rules[frequency->query->unit]);
}

static void note_unattributed(const emic_frequency *frequency, emic_table *table)
{
    static const char *const nouns[] = {
        [EMIC_UNIT_PARTICIPANTS] = "coding",    [EMIC_UNIT_DOCUMENTS] = "document",
        [EMIC_UNIT_SEGMENTS] = "coded segment", [EMIC_UNIT_TURNS] = "turn",
        [EMIC_UNIT_CHARACTERS] = "character",
    };
    long long count = (long long)frequency->unattributed;
    if (count && !frequency->release)
        emic_table_add_note(table, "Not counted: %lld %s%s of no known participant.", count,
                            nouns[frequency->query->unit], plural(count));
}

static void note_release(const emic_frequency *frequency, emic_table *table)
{
    const emic_release_profile *profile = frequency->release;
    if (profile)
        emic_table_add_note(table, "* Hidden by the release profile %s (%s): %s.", profile->name,
                            profile->source, emic_release_profile_words(profile, table->arena));
}

static void note_counts(const emic_frequency *frequency, emic_table *table)
{
    emic_table_add_note(table, "Unit: %s.", emic_unit_name(frequency->query->unit));
    emic_frequency_note_base(frequency, table);
    note_sizes(frequency, table);
    note_rule(frequency, table);
    note_shared(frequency, table);
}

void emic_frequency_note_counts(const emic_frequency *frequency, emic_table *table)
{
    note_counts(frequency, table);
    note_unattributed(frequency, table);
    note_release(frequency, table);
}

void emic_frequency_note_intervals(const emic_frequency *frequency, emic_table *table)
{
    if (emic_frequency_shows_interval(frequency))
        emic_table_add_note(table, "Intervals: Wilson, 95 %%; they describe this sample and are no "
                                   "population estimate.");
}

void emic_frequency_note(const emic_frequency *frequency, emic_table *table)
{
    note_counts(frequency, table);
    if (frequency->query->percent)
        emic_table_add_note(table,
                            "Percentages for every N, as asked; under N = %d they rest on "
                            "few.",
                            EMIC_PERCENT_BASE);
    else
        emic_table_add_note(table, "Percentages from N = %d on.", EMIC_PERCENT_BASE);
    emic_frequency_note_intervals(frequency, table);
    note_unattributed(frequency, table);
    note_release(frequency, table);
}
