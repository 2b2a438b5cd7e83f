/* Releases: what a profile hides in tables that are given away together, what is refused, and what
 * of a hidden count can still be read off its table. */
#include "measure/release.h"
#include "measure_fixture.h"

static const emic_release_profile three = {
    .name = "three", .source = "test", .threshold = 3, .zero_is_safe = true};

/* 15 TP, 26 SP, 5 LE; the first six of each are young. FEAR: 8, 13 and 2 of them; ALL: everybody.
 */
static int open_interviews(void **state)
{
    const char *people = "participant,group,age\n";
    const char *judged = "participant,code,value,coder\n";
    if (open_study(state))
        return -1;
    for (int i = 0; i < 46; i++) {
        const char *group = i < 15 ? "TP" : i < 41 ? "SP" : "LE";
        int at = i < 15 ? i : i < 41 ? i - 15 : i - 41, most = i < 15 ? 8 : i < 41 ? 13 : 2;
        people = format_text("%sP%02d,%s,%s\n", people, i, group, at < 6 ? "young" : "old");
        judged = format_text("%sP%02d,FEAR,%s,A\nP%02d,ALL,affirmed,A\n", judged, i,
                             at < most ? "affirmed" : "denied", i);
    }
    load_participants(people);
    load_codebook("codebook: small\n"
                  "codes:\n"
                  "  - code: FEAR\n"
                  "    rule: judged\n"
                  "  - code: ALL\n"
                  "    rule: judged\n");
    load_judgements(judged);
    return 0;
}

#define IN_INTERVIEWS(test) cmocka_unit_test_setup_teardown(test, open_interviews, close_study)

static emic_counted *count_table(const emic_measure *measure, const char *by, const char *where,
                                 const char *unit)
{
    emic_parameters parameters = {.specs = measure->parameters};
    emic_counted *counted = emic_arena_alloc(arena, sizeof *counted);
    if (by)
        emic_parameters_add(&parameters, "by", emic_slice_of(by), arena);
    if (where)
        emic_parameters_add(&parameters, "where", emic_slice_of(where), arena);
    if (unit)
        emic_parameters_add(&parameters, "unit", emic_slice_of(unit), arena);
    must(measure->count(study, &parameters, arena, counted, &error));
    return counted;
}

/* What a row of a table for reading says of each group, and the total. */
static const char *cells_of(const emic_counted *counted, size_t row)
{
    const emic_frequency *frequency = counted->frequency;
    const char *text = "";
    for (size_t group = 0; group <= frequency->group_count; group++)
        text = format_text("%s%s%.*s", text, group ? ", " : "",
                           EMIC_ARG(emic_frequency_of(frequency, row, group, arena)));
    return text;
}

static bool is_told(const emic_table *table, const char *text)
{
    for (size_t row = 0; row < table->rows.count; row++)
        for (size_t column = 0; column < table->columns.count; column++) {
            const emic_cell *cell = &table->rows.items[row][column];
            if (cell->kind == EMIC_CELL_TEXT && emic_slice_is(cell->text, text))
                return true;
        }
    for (size_t i = 0; i < table->notes.count; i++)
        if (strstr(table->notes.items[i], text))
            return true;
    return false;
}

static void two_of_five_is_hidden_and_what_gives_it_away(void **state)
{
    (void)state;
    emic_release release;
    emic_counted *counted = count_table(&emic_measure_frequency, "group", NULL, NULL);
    assert_string_equal("8 of 15, 13 of 26, 2 of 5, 23 of 46", cells_of(counted, 0));
    emic_release_begin(&three, arena, &release);
    emic_release_add(&release, "first", &emic_measure_frequency, counted);
    must(emic_release_make(&release, true, &error));
    assert_string_equal("*, 13 of 26, *, 23 of 46", cells_of(counted, 0));
    assert_string_equal("15 of 15, 26 of 26, 5 of 5, 46 of 46", cells_of(counted, 1));
    emic_table *data = emic_frequency_long(counted->frequency, arena);
    const emic_cell *hidden = data->rows.items[2], *shown = data->rows.items[1];
    for (size_t column = 4; column <= 10; column++) {
        assert_true((hidden[column].kind == EMIC_CELL_EMPTY) == (column != 5));
        assert_true(shown[column].kind != EMIC_CELL_EMPTY);
    }
    assert_true(emic_slice_is(hidden[13].text, "yes"));
    assert_true(emic_slice_is(shown[13].text, "no"));
    assert_false(is_told(data, "2 of 5"));
    assert_true(is_told(emic_frequency_wide(counted->frequency, arena), "release profile three"));
    emic_table *log = emic_release_log(&release, arena);
    assert_int_equal(2, log->rows.count);
    assert_true(is_told(log, "2 of 5"));
}

/* 23 of 46, less 21 of 41 who are no officers, would be the two of five that no table shows. */
static void tables_are_hidden_together(void **state)
{
    (void)state;
    emic_release release;
    emic_counted *alone = count_table(&emic_measure_frequency, "group", "group != LE", NULL);
    emic_counted *whole = count_table(&emic_measure_frequency, "age", NULL, NULL);
    emic_release_begin(&three, arena, &release);
    emic_release_add(&release, "without", &emic_measure_frequency, alone);
    must(emic_release_make(&release, false, &error));
    assert_string_equal("8 of 15, 13 of 26, 0 of 0, 21 of 41", cells_of(alone, 0));
    alone = count_table(&emic_measure_frequency, "group", "group != LE", NULL);
    emic_release_begin(&three, arena, &release);
    emic_release_add(&release, "without", &emic_measure_frequency, alone);
    emic_release_add(&release, "whole", &emic_measure_frequency, whole);
    must(emic_release_make(&release, false, &error));
    assert_true(emic_frequency_hides(alone->frequency, 0, 3) ||
                emic_frequency_hides(whole->frequency, 0, whole->frequency->group_count));
    assert_int_equal(0, release.suppression.unprotected);
}

static void tests_go_with_their_counts(void **state)
{
    (void)state;
    emic_release release;
    emic_counted *counted = count_table(&emic_measure_crosstab, "group", NULL, NULL);
    const emic_table *before = emic_measure_crosstab.table(counted, true, arena);
    assert_true(before->rows.items[3][13].kind == EMIC_CELL_NUMBER);
    emic_release_begin(&three, arena, &release);
    emic_release_add(&release, "cross", &emic_measure_crosstab, counted);
    must(emic_release_make(&release, false, &error));
    const emic_table *after = emic_measure_crosstab.table(counted, true, arena);
    for (size_t row = 0; row < 4; row++)
        for (size_t column = 11; column <= 22; column++)
            assert_true(after->rows.items[row][column].kind == EMIC_CELL_EMPTY);
    assert_true(emic_slice_is(after->rows.items[2][25].text, "yes"));
    assert_true(is_told(after, "No test, because a count of it is hidden or rounded: FEAR"));
}

static void other_units_are_hidden_with_participants(void **state)
{
    (void)state;
    emic_release release;
    emic_counted *counted = count_table(&emic_measure_frequency, "group", NULL, "segments");
    emic_release_begin(&three, arena, &release);
    emic_release_add(&release, "segments", &emic_measure_frequency, counted);
    must(emic_release_make(&release, false, &error));
    assert_true(emic_frequency_hides(counted->frequency, 0, 2));
    assert_false(emic_frequency_hides(counted->frequency, 0, 1));
}

static void small_groups_are_hidden_where_sizes_count(void **state)
{
    (void)state;
    emic_release release;
    emic_release_profile sizes = three;
    sizes.threshold = 10;
    sizes.sizes_are_cells = true;
    emic_counted *counted = count_table(&emic_measure_frequency, "group", NULL, NULL);
    emic_release_begin(&sizes, arena, &release);
    emic_release_add(&release, "first", &emic_measure_frequency, counted);
    must(emic_release_make(&release, false, &error));
    const emic_table *wide = emic_frequency_wide(counted->frequency, arena);
    assert_true(emic_frequency_hides_size(counted->frequency, 2));
    assert_true(is_told(wide, "LE *"));
    assert_false(is_told(wide, "LE 5"));
    assert_true(emic_frequency_long(counted->frequency, arena)->rows.items[2][5].kind ==
                EMIC_CELL_EMPTY);
}

static void rounded_counts_say_no_more_than_they_do(void **state)
{
    (void)state;
    emic_release release;
    emic_release_profile rounded = three;
    rounded.round_base = 5;
    emic_counted *counted = count_table(&emic_measure_frequency, "group", NULL, NULL);
    emic_release_begin(&rounded, arena, &release);
    emic_release_add(&release, "first", &emic_measure_frequency, counted);
    must(emic_release_make(&release, false, &error));
    assert_string_equal("*, 15 of 25, *, 25 of 45", cells_of(counted, 0));
    const emic_table *data = emic_frequency_long(counted->frequency, arena);
    assert_int_equal(15, data->rows.items[1][4].integer);
    assert_true(data->rows.items[1][7].kind == EMIC_CELL_EMPTY); /* words */
    assert_true(data->rows.items[1][9].kind == EMIC_CELL_EMPTY); /* interval */
    assert_false(is_told(emic_frequency_wide(counted->frequency, arena), "26"));
}

static void some_tables_are_refused(void **state)
{
    (void)state;
    emic_release release;
    emic_release_begin(&three, arena, &release);
    emic_release_add(&release, "curve", &emic_measure_saturation,
                     count_table(&emic_measure_saturation, NULL, NULL, NULL));
    emic_release_add(
        &release, "coded", &emic_measure_frequency,
        count_table(&emic_measure_frequency, "group", "age = old and code:FEAR", NULL));
    emic_release_add(&release, "open", &emic_measure_frequency,
                     count_table(&emic_measure_frequency, "group", "age = old", NULL));
    assert_non_null(release.tables.items[0].refused);
    assert_non_null(strstr(release.tables.items[1].refused, "chosen by codes"));
    assert_null(release.tables.items[2].refused);
    must(emic_release_make(&release, false, &error));
    assert_true(is_told(emic_release_log(&release, arena), "table curve"));
}

static void a_sub_base_chosen_by_codes_is_refused(void **state)
{
    (void)state;
    static const char names[][8] = {"afraid", "elder"};
    static const char *const conditions[] = {"code:FEAR", "age = old"};
    for (size_t i = 0; i < 2; i++) {
        emic_release release;
        must(emic_sub_base_add(study, emic_slice_of(names[i]), emic_slice_of(conditions[i]), NULL,
                               0, &error));
        const char *where = format_text("not base:%s", names[i]);
        emic_release_begin(&three, arena, &release);
        emic_release_add(&release, "based", &emic_measure_frequency,
                         count_table(&emic_measure_frequency, "group", where, NULL));
        assert_true((release.tables.items[0].refused != NULL) == (i == 0));
    }
}

static void a_study_keeps_its_own_profiles(void **state)
{
    (void)state;
    emic_release_profile profile = three, found;
    emic_release_profile_list list;
    must(emic_release_profile_add(study, &profile, &error));
    assert_int_equal(EMIC_EXISTS, emic_release_profile_add(study, &profile, &error));
    profile.name = "cms";
    assert_int_equal(EMIC_EXISTS, emic_release_profile_add(study, &profile, &error));
    profile.name = "two words";
    assert_int_equal(EMIC_INVALID, emic_release_profile_add(study, &profile, &error));
    profile.name = "low";
    profile.threshold = 1;
    assert_int_equal(EMIC_INVALID, emic_release_profile_add(study, &profile, &error));
    must(emic_release_profile_find(study, EMIC_LITERAL("three"), arena, &found, &error));
    assert_string_equal("three", found.name);
    assert_int_equal(3, found.threshold);
    assert_true(found.zero_is_safe);
    assert_false(found.sizes_are_cells);
    must(emic_release_profile_find(study, EMIC_LITERAL("ukllc"), arena, &found, &error));
    assert_false(found.zero_is_safe);
    assert_int_equal(EMIC_INVALID,
                     emic_release_profile_find(study, EMIC_LITERAL("thre"), arena, &found, &error));
    assert_non_null(strstr(error.message, "did you mean \"three\""));
    assert_int_equal(EMIC_INVALID, emic_release_profile_remove(study, EMIC_LITERAL("cms"), &error));
    must(emic_release_profile_remove(study, EMIC_LITERAL("three"), &error));
    must(emic_release_profile_list_load(study, arena, &list, &error));
    assert_int_equal(0, list.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_INTERVIEWS(two_of_five_is_hidden_and_what_gives_it_away),
        IN_INTERVIEWS(tables_are_hidden_together),
        IN_INTERVIEWS(tests_go_with_their_counts),
        IN_INTERVIEWS(other_units_are_hidden_with_participants),
        IN_INTERVIEWS(small_groups_are_hidden_where_sizes_count),
        IN_INTERVIEWS(rounded_counts_say_no_more_than_they_do),
        IN_INTERVIEWS(some_tables_are_refused),
        IN_INTERVIEWS(a_sub_base_chosen_by_codes_is_refused),
        IN_INTERVIEWS(a_study_keeps_its_own_profiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
