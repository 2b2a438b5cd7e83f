/* A code line as tables: a line a row for reading, a mark a row for machines, with the same notes.
 */
#include "measure/codeline.h"

static const char *plural(int64_t count)
{
    return count == 1 ? "" : "s";
}

static size_t speaker_count(const emic_document_turns *turns)
{
    size_t count = 0;
    for (size_t i = 0; i < turns->count; i++) {
        size_t before = 0;
        while (!emic_slice_equal(turns->items[before].speaker, turns->items[i].speaker))
            before++;
        count += before == i;
    }
    return count;
}

static void note_codings(const emic_codeline *codeline, emic_table *table)
{
    const emic_codeline_query *query = codeline->query;
    emic_table_add_note(
        table, "Codings: %lld%s.", (long long)codeline->codings,
        emic_code_choice_words(&query->codes, query->coder, query->round, table->arena));
}

static void add_notes(const emic_codeline *codeline, emic_table *table)
{
    size_t turns = codeline->turns.count, speakers = speaker_count(&codeline->turns);
    emic_table_add_note(table, "Unit: the %zu turn%s of %.*s, by %zu speaker%s.", turns,
                        plural((int64_t)turns), EMIC_ARG(codeline->document), speakers,
                        plural((int64_t)speakers));
    emic_table_add_note(table, "A turn has a code when a coding covers at least one character of "
                               "it; a code is shown for itself, without those below it.");
    note_codings(codeline, table);
    if (codeline->contradicting)
        emic_table_add_note(table, "%lld coding%s contradict%s the code.",
                            (long long)codeline->contradicting, plural(codeline->contradicting),
                            codeline->contradicting == 1 ? "s" : "");
    if (codeline->outside)
        emic_table_add_note(table, "Not shown: %lld coding%s of no turn.",
                            (long long)codeline->outside, plural(codeline->outside));
    if (codeline->absent)
        emic_table_add_note(table, "Not shown: %zu code%s without a coding here.", codeline->absent,
                            plural((int64_t)codeline->absent));
}

static emic_slice path_of(const emic_codeline *codeline, const emic_codeline_line *line)
{
    return codeline->codebook.items[line->code_at].path;
}

static void fill_line(const emic_codeline *codeline, const emic_codeline_line *line,
                      emic_table *table)
{
    const emic_codeline_mark *marks = codeline->marks.items + line->first;
    const emic_document_turn *turns = codeline->turns.items;
    emic_cell *cell = emic_table_add_row(table, 0);
    *cell++ = emic_cell_text(path_of(codeline, line));
    if (codeline->query->coders)
        *cell++ = emic_cell_text(line->coder);
    int64_t supported = 0;
    for (size_t i = 0; i < line->count; i++)
        supported += marks[i].supporting > 0;
    *cell++ = emic_cell_integer(supported);
    *cell++ = emic_cell_integer((int64_t)line->count - supported);
    *cell++ = emic_cell_integer(line->codings);
    if (line->count == 0)
        return;
    *cell++ = emic_cell_integer(turns[marks[0].turn].ordinal);
    *cell = emic_cell_integer(turns[marks[line->count - 1].turn].ordinal);
}

static emic_table *make_table(const emic_codeline *codeline, const emic_column *columns,
                              size_t count, emic_arena *arena)
{
    emic_table *table = emic_table_make(
        arena, emic_arena_format(arena, "Code line of %.*s", EMIC_ARG(codeline->document)));
    for (size_t i = 0; i < count; i++)
        if (codeline->query->coders || strcmp(columns[i].name, "coder") != 0)
            emic_table_add_column(table, columns[i]);
    return table;
}

emic_table *emic_codeline_wide(const emic_codeline *codeline, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "code", .title = "Code"},
        {.name = "coder", .title = "Coder"},
        {.name = "turns", .title = "Turns", .right = true},
        {.name = "contradicting", .title = "Only contradicting", .right = true},
        {.name = "codings", .title = "Codings", .right = true},
        {.name = "first", .title = "First turn", .right = true},
        {.name = "last", .title = "Last turn", .right = true},
    };
    emic_table *table = make_table(codeline, columns, sizeof columns / sizeof *columns, arena);
    for (size_t i = 0; i < codeline->lines.count; i++)
        fill_line(codeline, &codeline->lines.items[i], table);
    add_notes(codeline, table);
    return table;
}

static void fill_mark(const emic_codeline *codeline, const emic_codeline_line *line,
                      const emic_codeline_mark *mark, emic_table *table)
{
    const emic_document_turn *turn = &codeline->turns.items[mark->turn];
    emic_cell *cell = emic_table_add_row(table, 0);
    *cell++ = emic_cell_text(codeline->document);
    *cell++ = emic_cell_text(path_of(codeline, line));
    if (codeline->query->coders)
        *cell++ = emic_cell_text(line->coder);
    *cell++ = emic_cell_integer(turn->ordinal);
    *cell++ = emic_cell_text(turn->speaker);
    *cell++ = emic_cell_text(turn->role);
    *cell++ = emic_cell_integer(turn->span.start);
    *cell++ = emic_cell_integer(turn->span.end);
    *cell++ = emic_cell_integer(mark->supporting);
    *cell = emic_cell_integer(mark->contradicting);
}

emic_table *emic_codeline_long(const emic_codeline *codeline, emic_arena *arena)
{
    static const emic_column columns[] = {
        {.name = "document", .title = "Document"},
        {.name = "code", .title = "Code"},
        {.name = "coder", .title = "Coder"},
        {.name = "turn", .title = "Turn", .right = true},
        {.name = "speaker", .title = "Speaker"},
        {.name = "role", .title = "Role"},
        {.name = "start", .title = "Start", .right = true},
        {.name = "end", .title = "End", .right = true},
        {.name = "codings", .title = "Codings", .right = true},
        {.name = "contradicting", .title = "Contradicting", .right = true},
    };
    emic_table *table = make_table(codeline, columns, sizeof columns / sizeof *columns, arena);
    for (size_t i = 0; i < codeline->lines.count; i++) {
        const emic_codeline_line *line = &codeline->lines.items[i];
        for (size_t mark = line->first; mark < line->first + line->count; mark++)
            fill_mark(codeline, line, &codeline->marks.items[mark], table);
    }
    add_notes(codeline, table);
    return table;
}
