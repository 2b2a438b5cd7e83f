/* Reconciliation: on a random study every figure of every unit equals what plain SQL finds in the
 * raw rows, and the groups add up to the total. */
#include "measure_fixture.h"

enum { PEOPLE = 16, DOCUMENTS = 20, CODINGS = 700 };

static uint32_t seed;

static unsigned pick(unsigned count)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % count;
}

/* --- the study --- */

static const char *const codes[] = {"A/B", "A/C", "A/C/D", "E", "E/F", "G", "H"};

static void make_people(void)
{
    static const char *const groups[] = {"SP", "TP", "LE", ""};
    const char *people = "participant,group,arrests:number,declined\n";
    const char *judgements = "participant,code,value,coder\n";
    for (int i = 0; i < PEOPLE; i++)
        people = format_text("%sP%02d,%s,%u,%s\n", people, i, groups[i < 3 ? (unsigned)i : pick(4)],
                             pick(9), i > 2 && pick(6) == 0 ? "yes" : "no");
    load_participants(people);
    load_codebook("codebook: random\n"
                  "codes:\n"
                  "  - {code: A, codable: false, codes: [{code: B}, {code: C, codes: [{code: D, "
                  "rule: judged}]}]}\n"
                  "  - {code: E, codes: [{code: F}]}\n"
                  "  - {code: G, rule: judged}\n"
                  "  - {code: H}\n");
    static const char *const values[] = {"affirmed", "denied", "not raised", "not asked"};
    for (int i = 0; i < PEOPLE; i++)
        for (int code = 0; code < 7; code++)
            if (pick(3) == 0)
                judgements =
                    format_text("%sP%02d,%s,%s,X\n", judgements, i, codes[code], values[pick(4)]);
    load_judgements(judgements);
}

/* Interviews of one, circles of several, and now and then nobody's; returns the length. */
static size_t make_document(const char *name)
{
    const char *text = "";
    unsigned voices = pick(3) == 0 ? 3 : 1, first = pick(PEOPLE), turns = 3 + pick(6);
    bool nobodys = pick(8) == 0;
    for (unsigned turn = 0; turn < turns; turn++) {
        unsigned who = turn % 2 ? 99 : (first + 5 * pick(voices)) % PEOPLE;
        const char *label = who == 99                 ? "Q"
                            : nobodys || pick(9) == 0 ? "ANNA"
                                                      : format_text("P%02u", who);
        text = format_text("%s%s: said%.*s\n\n", text, label, 5 * (int)pick(7),
                           " öö öö öö öö öö öö öö");
    }
    add_document(name, text);
    return emic_utf8_count(emic_slice_of(text));
}

static void make_study(uint32_t from)
{
    static const char *const polarities[] = {"supports", "supports", "qualifies", "contradicts"};
    emic_strbuf codings = {0};
    size_t lengths[DOCUMENTS];
    seed = from;
    make_people();
    for (int i = 0; i < DOCUMENTS; i++)
        lengths[i] = make_document(format_text("D%02d", i));
    emic_strbuf_puts(&codings, "document,start,end,code,coder,round,polarity\n");
    for (int i = 0; i < CODINGS; i++) {
        unsigned at = pick(DOCUMENTS), length = (unsigned)lengths[at];
        unsigned start = pick(length), most = length - start < 40 ? length - start : 40;
        emic_strbuf_printf(&codings, "D%02u,%u,%u,%s,%s,%u,%s\n", at, start, start + 1 + pick(most),
                           codes[pick(7)], pick(2) ? "X" : "Y", 1 + pick(2), polarities[pick(4)]);
    }
    load_codings(codings.data);
    emic_strbuf_close(&codings);
}

/* --- the same figures in SQL --- */

/* coded: every coding that counts, with whose words it covers. part and whole: what turns and
 * characters are counted in. covered: each character with each code on it. below: every code with
 * itself and the codes under it. */
static const char views[] =
    "CREATE TEMP TABLE voices AS SELECT document, count(DISTINCT participant) AS n FROM speaker"
    " GROUP BY document;"
    "CREATE TEMP TABLE member AS SELECT p.id, ifnull(v.value, '(not known)') AS grp"
    " FROM participant p LEFT JOIN participant_value v ON v.participant = p.id AND v.attribute ="
    " (SELECT id FROM attribute WHERE grouping) WHERE NOT p.declined;"
    "CREATE TEMP TABLE coded AS SELECT d.id AS document, c.revision, c.start, c.stop, c.code,"
    " CASE WHEN (SELECT n FROM voices v WHERE v.document = d.id) > 1 THEN"
    "  (SELECT s.participant FROM turn t JOIN speaker s ON s.id = t.speaker"
    "   WHERE t.revision = c.revision AND t.start <= c.start ORDER BY t.start DESC LIMIT 1)"
    " ELSE d.participant END AS whose"
    " FROM coding c JOIN document d ON d.current_revision = c.revision"
    " WHERE c.polarity IN ('supports', 'qualifies');"
    "CREATE TEMP TABLE part AS SELECT d.id AS document, t.revision, t.ordinal, t.start, t.stop,"
    " (SELECT n FROM voices v WHERE v.document = d.id) > 1 AS shared,"
    " CASE WHEN (SELECT n FROM voices v WHERE v.document = d.id) > 1 THEN s.participant"
    " ELSE d.participant END AS whose FROM turn t JOIN speaker s ON s.id = t.speaker"
    " JOIN document d ON d.current_revision = t.revision WHERE s.role = 'participant';"
    "CREATE TEMP TABLE whole AS SELECT revision, start, stop, whose FROM part WHERE shared"
    " UNION ALL SELECT r.id, 0, r.characters, d.participant FROM document d"
    " JOIN revision r ON r.id = d.current_revision"
    " WHERE ifnull((SELECT n FROM voices v WHERE v.document = d.id), 0) < 2;"
    "CREATE TEMP TABLE below AS WITH RECURSIVE down(top, code) AS (SELECT id, id FROM code"
    " UNION ALL SELECT down.top, c.id FROM down JOIN code c ON c.parent = down.code)"
    " SELECT top, code FROM down;"
    "CREATE TEMP TABLE place(n INTEGER PRIMARY KEY);"
    "WITH RECURSIVE up(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM up WHERE n < 2000)"
    " INSERT INTO place SELECT n FROM up;"
    "CREATE TEMP TABLE covered AS SELECT DISTINCT w.revision, p.n, w.whose, c.code FROM whole w"
    " JOIN coded c ON c.revision = w.revision JOIN place p ON p.n BETWEEN max(c.start, w.start)"
    " AND min(c.stop, w.stop) - 1;";

/* For each unit n of the code ?1 in the group ?2 ('' for all), and N. */
static const char *const counts[] = {
    "SELECT count(*) FROM member m WHERE (?2 = '' OR m.grp = ?2) AND (EXISTS"
    " (SELECT 1 FROM coded c JOIN below b ON b.code = c.code AND b.top = ?1"
    "  JOIN code k ON k.id = c.code WHERE k.rule = 'any' AND c.whose = m.id) OR EXISTS"
    " (SELECT 1 FROM judgement j JOIN below b ON b.code = j.code AND b.top = ?1"
    "  JOIN code k ON k.id = j.code WHERE k.rule = 'judged' AND j.participant = m.id"
    "  AND j.value = 'affirmed'))",
    "SELECT count(DISTINCT c.document) FROM coded c JOIN below b ON b.code = c.code AND b.top = ?1"
    " JOIN member m ON m.id = c.whose WHERE ?2 = '' OR m.grp = ?2",
    "SELECT count(DISTINCT c.revision || ':' || c.start || ':' || c.stop) FROM coded c"
    " JOIN below b ON b.code = c.code AND b.top = ?1 JOIN member m ON m.id = c.whose"
    " WHERE ?2 = '' OR m.grp = ?2",
    "SELECT count(*) FROM part t JOIN member m ON m.id = t.whose WHERE (?2 = '' OR m.grp = ?2)"
    " AND EXISTS (SELECT 1 FROM coded c JOIN below b ON b.code = c.code AND b.top = ?1"
    " WHERE c.revision = t.revision AND c.start < t.stop AND c.stop > t.start)",
    "SELECT count(*) FROM (SELECT DISTINCT c.revision, c.n FROM covered c"
    " JOIN below b ON b.code = c.code AND b.top = ?1 JOIN member m ON m.id = c.whose"
    " WHERE ?2 = '' OR m.grp = ?2)",
};
static const char *const sizes[] = {
    "SELECT count(*) FROM member m WHERE (?2 = '' OR m.grp = ?2) AND ?1 = 0",
    "SELECT count(*) FROM document d WHERE EXISTS (SELECT 1 FROM member m WHERE"
    " (?2 = '' OR m.grp = ?2) AND ?1 = 0 AND m.id IN (SELECT d.participant UNION"
    " SELECT whose FROM part t WHERE t.document = d.id AND shared))",
    "SELECT count(DISTINCT c.revision || ':' || c.start || ':' || c.stop) FROM coded c"
    " JOIN member m ON m.id = c.whose WHERE (?2 = '' OR m.grp = ?2) AND ?1 = 0",
    "SELECT count(*) FROM part t JOIN member m ON m.id = t.whose"
    " WHERE (?2 = '' OR m.grp = ?2) AND ?1 = 0",
    "SELECT ifnull(sum(w.stop - w.start), 0) FROM whole w JOIN member m ON m.id = w.whose"
    " WHERE (?2 = '' OR m.grp = ?2) AND ?1 = 0",
};

static int64_t ask(const char *sql, emic_id code, emic_slice group)
{
    int64_t found = -1;
    must(emic_db_int(emic_study_db(study), sql, EMIC_ROW(emic_int(code), emic_text(group)), -1,
                     &found, &error));
    return found;
}

static emic_slice group_at(const emic_frequency *counted, size_t group)
{
    return group < counted->group_count ? counted->groups[group] : EMIC_LITERAL("");
}

/* How many figures are neither nothing nor all. */
static size_t compare_unit(const emic_frequency *counted, emic_unit unit)
{
    size_t width = counted->group_count + 1, telling = 0;
    for (size_t group = 0; group < width; group++) {
        assert_int_equal(ask(sizes[unit], 0, group_at(counted, group)), counted->sizes[group]);
        for (size_t row = 0; row < counted->row_count; row++) {
            const emic_code *code = &counted->cases.codebook.items[counted->rows[row]];
            int64_t n = counted->n[row * width + group];
            if (ask(counts[unit], code->id, group_at(counted, group)) != n)
                fail_msg("%s: %s, group %zu: %lld", emic_unit_name(unit), code->path.data, group,
                         (long long)n);
            assert_in_range(n, 0, counted->sizes[group]);
            telling += n > 0 && n < counted->sizes[group];
        }
    }
    return telling;
}

static void compare_sums(const emic_frequency *counted, const int64_t *figures, bool once)
{
    int64_t sum = 0, total = figures[counted->group_count];
    for (size_t group = 0; group < counted->group_count; group++)
        sum += figures[group];
    assert_true(once ? sum >= total : sum == total);
}

static void every_figure_equals_that_of_the_raw_rows(void **state)
{
    (void)state;
    make_study(20070704);
    must(emic_db_script(emic_study_db(study), views, &error));
    for (int unit = EMIC_UNIT_PARTICIPANTS; unit <= EMIC_UNIT_CHARACTERS; unit++) {
        emic_frequency_query query = {.unit = (emic_unit)unit};
        emic_frequency counted = count_by(&query);
        assert_int_equal(4, counted.group_count);
        assert_true(compare_unit(&counted, query.unit) > 12);
        compare_sums(&counted, counted.sizes, unit == EMIC_UNIT_DOCUMENTS);
        for (size_t row = 0; row < counted.row_count; row++)
            compare_sums(&counted, counted.n + row * (counted.group_count + 1),
                         unit == EMIC_UNIT_DOCUMENTS);
        assert_true(counted.unattributed > 0);
    }
}

static void nothing_is_lost_between_counted_and_not_counted(void **state)
{
    emic_frequency_query query = {.unit = EMIC_UNIT_SEGMENTS};
    int64_t declined = 0;
    (void)state;
    make_study(19861);
    must(emic_db_script(emic_study_db(study), views, &error));
    emic_frequency counted = count_by(&query);
    declined =
        ask("SELECT count(DISTINCT revision || ':' || start || ':' || stop) FROM coded"
            " WHERE whose IN (SELECT id FROM participant WHERE declined) AND ?1 = 0 AND ?2 = ''",
            0, EMIC_LITERAL(""));
    assert_true(declined > 0 && counted.unattributed > 0 && counted.shared > 0);
    assert_int_equal(ask("SELECT count(DISTINCT revision || ':' || start || ':' || stop) FROM coded"
                         " WHERE ?1 = 0 AND ?2 = ''",
                         0, EMIC_LITERAL("")),
                     counted.sizes[counted.group_count] + counted.unattributed + declined);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_STUDY(every_figure_equals_that_of_the_raw_rows),
        IN_STUDY(nothing_is_lost_between_counted_and_not_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
