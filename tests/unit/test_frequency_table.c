/* The two tables of a frequency, one to read and one for machines: what stands in them, and that
 * both say the same. */
#include "measure/statistics.h"
#include "measure_fixture.h"

/* Twenty-two providers, of whom nine have HARM, and three others, of whom all have it. */
static int open_interviews(void **state)
{
    const char *people = "participant,group\n";
    const char *codings = "document,start,end,code,coder\n";
    if (open_study(state))
        return -1;
    for (int i = 1; i <= 25; i++)
        people = format_text("%sP%02d,%s\n", people, i, i <= 22 ? "SP" : "TP");
    load_participants(people);
    for (int i = 1; i <= 25; i++) {
        const char *name = format_text("P%02d", i);
        add_document(name, format_text("%s: We ran. It was dark.\n", name));
        if (i <= 9 || i > 22)
            codings = format_text("%s%s,5,12,FEAR,X\n", codings, name);
    }
    load_codebook("codebook: small\n"
                  "codes:\n"
                  "  - code: HARM\n"
                  "    codable: false\n"
                  "    codes:\n"
                  "      - code: FEAR\n"
                  "  - code: TOLD\n"
                  "    rule: judged\n");
    load_codings(codings);
    return 0;
}

#define IN_INTERVIEWS(test) cmocka_unit_test_setup_teardown(test, open_interviews, close_study)

/* A cell as it reads: numbers with the decimals of their column, nothing as "-". */
static const char *cell(const emic_table *table, size_t row, size_t column)
{
    const emic_cell *at = &table->rows.items[row][column];
    assert_true(row < table->rows.count && column < table->columns.count);
    switch (at->kind) {
    case EMIC_CELL_EMPTY:
        return "-";
    case EMIC_CELL_TEXT:
        return at->text.length ? emic_arena_string(arena, at->text) : "-";
    case EMIC_CELL_INTEGER:
        return format_text("%lld", (long long)at->integer);
    case EMIC_CELL_NUMBER:
        return format_text("%.*f", table->columns.items[column].decimals, at->number);
    }
    return NULL;
}

static const char *line(const emic_table *table, size_t row)
{
    const char *text = "";
    for (size_t column = 0; column < table->columns.count; column++)
        text = format_text("%s%s%s", text, column ? " | " : "", cell(table, row, column));
    return text;
}

static void the_table_for_machines_has_a_row_a_code_and_group(void **state)
{
    emic_frequency_query query = {0};
    const char *names = "";
    (void)state;
    emic_frequency counted = count_by(&query);
    const emic_table *table = emic_frequency_long(&counted, arena);
    for (size_t i = 0; i < table->columns.count; i++)
        names = format_text("%s%s ", names, table->columns.items[i].name);
    assert_string_equal("table group base code n N of words pct wilson_lo wilson_hi unit rule "
                        "suppressed ",
                        names);
    assert_int_equal(9, table->rows.count);
    assert_string_equal("frequency | SP | all | HARM | 9 | 22 | 9 of 22 | - | 40.9 | 0.232558 | "
                        "0.612652 | participants | any | no",
                        line(table, 0));
    assert_string_equal(
        "frequency | TP | all | HARM | 3 | 3 | 3 of 3 | all | - | 0.438503 | 1.000000 "
        "| participants | any | no",
        line(table, 1));
    assert_string_equal("frequency | Total | all | HARM/FEAR | 12 | 25 | 12 of 25 | - | 48.0 | "
                        "0.300313 | 0.665015 | participants | any | no",
                        line(table, 5));
    assert_string_equal("frequency | SP | all | TOLD | 0 | 22 | 0 of 22 | none | 0.0 | 0.000000 | "
                        "0.148655 | participants | judged | no",
                        line(table, 6));
    assert_string_equal("frequency", table->title);
}

static void a_narrowed_base_stands_in_every_row(void **state)
{
    emic_frequency_query query = {.base = EMIC_LITERAL("few")};
    (void)state;
    add_base("few", "group = TP");
    emic_frequency counted = count_by(&query);
    const emic_table *table = emic_frequency_long(&counted, arena);
    assert_string_equal("frequency", cell(table, 0, 0));
    assert_string_equal("base:few", cell(table, 0, 2));
    assert_string_equal("0 of 0", cell(table, 0, 6)); /* nobody: no words, percent or interval */
    assert_string_equal("-", cell(table, 0, 7));
    assert_string_equal("-", cell(table, 0, 9));
    query.where = EMIC_LITERAL("code:FEAR");
    counted = count_by(&query);
    assert_string_equal("base:few and (code:FEAR)",
                        cell(emic_frequency_long(&counted, arena), 8, 2));
    query.base = EMIC_LITERAL("");
    counted = count_by(&query);
    assert_string_equal("code:FEAR", cell(emic_frequency_long(&counted, arena), 0, 2));
}

static void percentages_come_from_twenty_on_or_when_asked(void **state)
{
    emic_frequency_query query = {0};
    (void)state;
    emic_frequency counted = count_by(&query);
    const emic_table *table = emic_frequency_wide(&counted, arena);
    assert_string_equal(
        "HARM | any | 9 of 22 | 41 | 0.23–0.61 | 3 of 3 | 0.44–1.00 | 12 of 25 | 48 "
        "| 0.30–0.67 | HARM",
        line(table, 0));
    query.percent = true;
    counted = count_by(&query);
    table = emic_frequency_wide(&counted, arena);
    assert_string_equal("HARM | any | 9 of 22 | 41 | 0.23–0.61 | 3 of 3 | 100 | 0.44–1.00 | 12 of "
                        "25 | 48 | 0.30–0.67 | HARM",
                        line(table, 0));
    query.where = EMIC_LITERAL("group = TP"); /* of nobody there is no percentage */
    counted = count_by(&query);
    table = emic_frequency_wide(&counted, arena);
    assert_string_equal("HARM | any | 0 of 0 | - | 3 of 3 | 100 | 0.44–1.00 | 3 of 3 | 100 | "
                        "0.44–1.00 | HARM",
                        line(table, 0));
    query = (emic_frequency_query){.where = EMIC_LITERAL("not (group = SP and code:FEAR)")};
    counted = count_by(&query); /* thirteen providers */
    assert_string_equal("-", cell(emic_frequency_long(&counted, arena), 0, 8));
}

static void only_participants_have_rule_and_interval(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_DOCUMENTS};
    (void)state;
    emic_frequency counted = count_by(&query);
    assert_string_equal("HARM | 9 of 22 | 41 | 3 of 3 | 12 of 25 | 48 | HARM",
                        line(emic_frequency_wide(&counted, arena), 0));
    assert_string_equal("frequency | SP | all | TOLD | 0 | 22 | 0 of 22 | none | 0.0 | - | - | "
                        "documents | any | no",
                        line(emic_frequency_long(&counted, arena), 6));
}

static void headings_name_groups_and_unit(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_TURNS};
    (void)state;
    emic_frequency counted = count_by(&query);
    const emic_table *table = emic_frequency_wide(&counted, arena);
    assert_string_equal("Code", table->columns.items[0].title);
    assert_string_equal("SP", table->columns.items[1].over);
    assert_string_equal("n of N", table->columns.items[1].title);
    assert_string_equal("%", table->columns.items[2].title);
    assert_string_equal("TP", table->columns.items[3].over);
    assert_string_equal("Total", table->columns.items[4].over);
    assert_string_equal("Codes by group: turns", emic_frequency_wide(&counted, arena)->title);
}

/* Every figure of the wide table against the row of the long one. */
static void compare_tables(const emic_frequency *counted)
{
    const emic_table *wide = emic_frequency_wide(counted, arena);
    const emic_table *other = emic_frequency_long(counted, arena);
    bool people = counted->query->unit == EMIC_UNIT_PARTICIPANTS;
    size_t row = 0;
    for (size_t code = 0; code < wide->rows.count; code++) {
        size_t column = people ? 2 : 1;
        for (size_t group = 0; group <= counted->group_count; group++, row++) {
            assert_string_equal(cell(other, row, 1),
                                emic_arena_string(arena, counted->groups[group]));
            assert_string_equal(cell(wide, code, column), cell(other, row, 6));
            assert_string_equal(cell(other, row, 6),
                                format_text("%s of %s", cell(other, row, 4), cell(other, row, 5)));
            column++;
            if (strcmp(cell(other, row, 8), "-") != 0) {
                double percent = other->rows.items[row][8].number;
                assert_string_equal(cell(wide, code, column++),
                                    format_text("%d", (int)(percent + 0.5)));
            }
            if (people) {
                const emic_cell *bounds = &other->rows.items[row][9];
                assert_string_equal(
                    cell(wide, code, column++),
                    bounds->kind == EMIC_CELL_EMPTY
                        ? "-"
                        : format_text("%.2f–%.2f", bounds[0].number, bounds[1].number));
            }
        }
        assert_string_equal(cell(wide, code, column), cell(other, row - 1, 3));
        assert_int_equal(wide->columns.count, column + 1);
    }
    assert_int_equal(other->rows.count, row);
}

static void both_tables_say_the_same(void **state)
{
    static const char *const conditions[] = {"", "group = SP", "code:FEAR"};
    (void)state;
    for (int unit = EMIC_UNIT_PARTICIPANTS; unit <= EMIC_UNIT_CHARACTERS; unit++) {
        for (size_t i = 0; i < 3; i++) {
            emic_frequency_query query = {
                .unit = (emic_unit)unit, .where = emic_slice_of(conditions[i]), .percent = i == 1};
            emic_frequency counted = count_by(&query);
            compare_tables(&counted);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_INTERVIEWS(the_table_for_machines_has_a_row_a_code_and_group),
        IN_INTERVIEWS(a_narrowed_base_stands_in_every_row),
        IN_INTERVIEWS(percentages_come_from_twenty_on_or_when_asked),
        IN_INTERVIEWS(only_participants_have_rule_and_interval),
        IN_INTERVIEWS(headings_name_groups_and_unit),
        IN_INTERVIEWS(both_tables_say_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
