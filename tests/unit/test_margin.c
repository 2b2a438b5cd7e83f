/* The margin: what is formatted reads back as the same codings, changes to it are exactly the
 * changes that come out, and a text that was touched is refused. */
#include "study/coding_writer.h"
#include "study/margin.h"
#include "study_fixture.h"

static const char interview[] =
    "A made-up interview.\n"
    "INTERVIEWER: How was it?\n"
    "\n"
    "TP01: They \"broke\" the door. I was afraid, so afraid.  Caf\xC3\xA9 \xF0\x9F\x98\x80\t\n"
    "And then they left, and nobody told us why they had come, or when they would come again.\n"
    "\n"
    "   \n"
    "INTERVIEWER: And then?\n"
    "TP01: Nothing. We swept the floor \\ and we laughed | 3 | like that @ noon # really.";

static const char book[] =
    "codebook: b\n"
    "codes:\n"
    "  - {code: GROUP, codable: false, codes: [{code: FEAR}, {code: LOSS}]}\n"
    "  - {code: OLD, status: retired}\n"
    "  - {code: 'nobody told us'}\n"
    "  - {code: 'a \"b\" =1 `c` #2: .. 10:20'}\n";

static emic_text_index text;
static emic_document_turns turns;
static emic_codebook codebook;
static emic_margin_page page;

static int open_page(void **state)
{
    if (open_memory(state))
        return -1;
    emic_id document = add_document("TP01", interview);
    ASSERT_OK(load_codebook(book));
    codebook = codebook_now();
    ASSERT_OK(emic_document_text(study, document, arena, &text, &err));
    ASSERT_OK(emic_document_turns_load(study, document, arena, &turns, &err));
    page = (emic_margin_page){&text, &turns, &codebook, EMIC_LITERAL("TP01"), EMIC_LITERAL("A"), 1};
    return 0;
}

#define ON_PAGE(test) cmocka_unit_test_setup_teardown(test, open_page, close_memory)

/* --- Random codings --------------------------------------------------------------------------- */

static uint32_t seed;

static uint32_t roll(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static emic_id some_code(void)
{
    static const char *const names[] = {"FEAR", "LOSS", "nobody told us",
                                        "a \"b\" =1 `c` #2: .. 10:20"};
    return code_id(names[roll(4)]);
}

static emic_margin_note some_note(void)
{
    static const char *const memos[] = {
        "", "", "plain", " with # and \"marks\" ", "two\nlines\tand \\n a \\", "\\", " "};
    emic_coding coding = {.code = some_code(), .round = 1};
    uint32_t length = (uint32_t)text.points;
    coding.span.start = roll(length - 1);
    coding.span.end = coding.span.start + 1 + roll(length - coding.span.start - 1);
    if (roll(3)) /* mostly short */
        coding.span.end = coding.span.start + 1 + roll(20);
    if (coding.span.end > length)
        coding.span.end = length;
    coding.polarity = (emic_polarity)roll(3);
    coding.weighed = roll(2);
    coding.weight = coding.weighed ? roll(101) : 0;
    coding.memo = emic_slice_of(memos[roll(7)]);
    return (emic_margin_note){.coding = coding};
}

static bool has_key(const emic_margin_notes *notes, const emic_coding *coding)
{
    for (size_t i = 0; i < notes->count; i++) {
        const emic_coding *other = &notes->items[i].coding;
        if (other->code == coding->code && other->span.start == coding->span.start &&
            other->span.end == coding->span.end)
            return true;
    }
    return false;
}

static int by_start(const void *left, const void *right)
{
    const emic_margin_note *a = left, *b = right;
    return (a->coding.span.start > b->coding.span.start) -
           (a->coding.span.start < b->coding.span.start);
}

/* Up to `most` codings with ids from 1, in the order of their places. */
static emic_margin_notes some_notes(uint32_t most)
{
    emic_margin_notes notes = {0};
    for (uint32_t count = 1 + roll(most); notes.count < count;) {
        emic_margin_note note = some_note();
        if (!has_key(&notes, &note.coding))
            *EMIC_PUSH(arena, &notes) = note;
    }
    qsort(notes.items, notes.count, sizeof *notes.items, by_start);
    for (size_t i = 0; i < notes.count; i++)
        notes.items[i].coding.id = (emic_id)i + 1;
    return notes;
}

static void assert_same(const emic_coding *wanted, const emic_coding *found)
{
    assert_int_equal(wanted->id, found->id);
    assert_int_equal(wanted->code, found->code);
    assert_int_equal(wanted->span.start, found->span.start);
    assert_int_equal(wanted->span.end, found->span.end);
    assert_int_equal(wanted->polarity, found->polarity);
    assert_int_equal(wanted->weighed, found->weighed);
    assert_int_equal(wanted->weight, found->weight);
    assert_true(emic_slice_equal(wanted->memo, found->memo));
}

static emic_slice format(const emic_margin_notes *notes)
{
    emic_strbuf out = {0};
    emic_margin_format(&page, notes, NULL, &out);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return copy;
}

static emic_status parse(const emic_margin_notes *known, emic_slice file, emic_margin_notes *out)
{
    return emic_margin_parse(&page, known, "x.margin", file, arena, out, &err);
}

/* The file with its first line taken from a page of `known`, as if that had been edited into it. */
static emic_slice edited(const emic_margin_notes *known, const emic_margin_notes *notes)
{
    emic_slice before = format(known), after = format(notes);
    size_t head = (size_t)((const char *)memchr(before.data, '\n', before.length) - before.data);
    size_t from = (size_t)((const char *)memchr(after.data, '\n', after.length) - after.data);
    return emic_slice_of(emic_arena_format(arena, "%.*s%.*s", (int)head, before.data,
                                           (int)(after.length - from), after.data + from));
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void what_is_written_reads_back(void **state)
{
    size_t codings = 0;
    (void)state;
    for (uint32_t run = 1; run < 2000; run += 7) {
        seed = run;
        emic_margin_notes notes = some_notes(12), found;
        ASSERT_OK(parse(&notes, format(&notes), &found));
        assert_int_equal(notes.count, found.count);
        for (size_t i = 0; i < notes.count; i++)
            assert_same(&notes.items[i].coding, &found.items[i].coding);
        codings += notes.count;
    }
    assert_true(codings > 1000);
}

/* Every span of the text there is. */
static void every_span_reads_back(void **state)
{
    emic_margin_notes notes = {0}, found;
    (void)state;
    emic_id fear = code_id("FEAR");
    for (uint32_t start = 0; start < text.points; start++)
        for (uint32_t end = start + 1; end <= text.points; end += 1 + (end - start) / 7) {
            emic_coding *coding = &EMIC_PUSH(arena, &notes)->coding;
            *coding = (emic_coding){
                .id = (emic_id)notes.count, .code = fear, .round = 1, .span = {start, end}};
        }
    assert_true(notes.count > 1000);
    ASSERT_OK(parse(&notes, format(&notes), &found));
    for (size_t i = 0; i < notes.count; i++)
        assert_same(&notes.items[i].coding, &found.items[i].coding);
}

/* What the changes make of the known codings. */
static emic_margin_notes apply(const emic_margin_notes *known, const emic_margin_changes *changes)
{
    emic_margin_notes now = {0};
    for (size_t i = 0; i < known->count; i++) {
        emic_margin_note note = known->items[i];
        bool removed = false;
        for (size_t k = 0; k < changes->removed.count; k++)
            removed |= changes->removed.items[k].coding.id == note.coding.id;
        for (size_t k = 0; k < changes->changed.count; k++)
            if (changes->changed.items[k].coding.id == note.coding.id)
                note = changes->changed.items[k];
        if (!removed)
            *EMIC_PUSH(arena, &now) = note;
    }
    for (size_t k = 0; k < changes->added.count; k++)
        *EMIC_PUSH(arena, &now) = changes->added.items[k];
    return now;
}

/* What somebody may make of `known`: lines taken away, changed, put in. */
static emic_margin_notes some_edit(const emic_margin_notes *known)
{
    emic_margin_notes wanted = {0};
    for (size_t i = 0; i < known->count; i++) {
        emic_margin_note note = known->items[i];
        uint32_t what = roll(4);
        if (what == 1)
            note = some_note();
        note.coding.id = known->items[i].coding.id;
        if (what > 0 && !has_key(&wanted, &note.coding))
            *EMIC_PUSH(arena, &wanted) = note;
    }
    for (uint32_t more = roll(4); more > 0; more--) {
        emic_margin_note note = some_note();
        if (!has_key(&wanted, &note.coding))
            *EMIC_PUSH(arena, &wanted) = note;
    }
    if (wanted.count > 1)
        qsort(wanted.items, wanted.count, sizeof *wanted.items, by_start);
    return wanted;
}

static bool is_among(const emic_margin_notes *notes, const emic_coding *coding)
{
    for (size_t i = 0; i < notes->count; i++) {
        const emic_coding *other = &notes->items[i].coding;
        if (other->id == coding->id && other->code == coding->code &&
            other->span.start == coding->span.start && other->span.end == coding->span.end &&
            other->polarity == coding->polarity && other->weighed == coding->weighed &&
            other->weight == coding->weight && emic_slice_equal(other->memo, coding->memo))
            return true;
    }
    return false;
}

/* What comes out is what stands there, and what stayed as it was is in no change. */
static void changes_are_exactly_those_made(void **state)
{
    size_t added = 0, changed = 0, removed = 0, stayed = 0;
    (void)state;
    for (uint32_t run = 3; run < 1500; run += 5) {
        emic_margin_changes changes;
        emic_margin_notes found;
        seed = run;
        emic_margin_notes known = some_notes(8), wanted = some_edit(&known);
        ASSERT_OK(parse(&known, edited(&known, &wanted), &found));
        emic_margin_compare(&known, &found, arena, &changes);
        emic_margin_notes now = apply(&known, &changes);
        assert_int_equal(wanted.count, now.count);
        for (size_t i = 0; i < wanted.count; i++) {
            const emic_coding *coding = &wanted.items[i].coding;
            assert_true(has_key(&now, coding));
            if (!is_among(&known, coding))
                continue;
            assert_true(is_among(&now, coding));
            assert_false(is_among(&changes.changed, coding));
            stayed++;
        }
        added += changes.added.count;
        changed += changes.changed.count;
        removed += changes.removed.count;
    }
    assert_true(added > 50 && changed > 50 && removed > 50 && stayed > 50);
}

static void a_swap_is_a_change_of_what_differs(void **state)
{
    emic_margin_notes known = {0}, notes = {0};
    emic_margin_changes changes;
    (void)state;
    emic_coding fear = {.id = 1, .code = 2, .span = {0, 5}, .round = 1, .memo = EMIC_LITERAL("x")};
    emic_coding loss = {.id = 2, .code = 3, .span = {0, 5}, .round = 1};
    EMIC_PUSH(arena, &known)->coding = fear;
    EMIC_PUSH(arena, &known)->coding = loss;
    fear.code = 3;
    loss.code = 2;
    EMIC_PUSH(arena, &notes)->coding = fear;
    EMIC_PUSH(arena, &notes)->coding = loss;
    emic_margin_compare(&known, &notes, arena, &changes);
    assert_int_equal(0, changes.added.count + changes.removed.count);
    assert_int_equal(2, changes.changed.count); /* the memo went over */
    for (size_t i = 0; i < 2; i++) {
        const emic_coding *coding = &changes.changed.items[i].coding;
        assert_int_equal(coding->id == 1 ? 2 : 3, coding->code);
        assert_int_equal(coding->id == 1 ? 0 : 1, coding->memo.length);
    }
}

/* Any byte of a line of the text changed, any such line left out or doubled: refused. */
static void a_changed_text_is_refused(void **state)
{
    emic_margin_notes none = {0}, found;
    emic_slice file = format(&none);
    size_t tried = 0;
    (void)state;
    ASSERT_OK(parse(&none, file, &found));
    const char *first = strstr(file.data, "1 |");
    assert_non_null(first);
    for (size_t at = (size_t)(first - file.data) + 4; at < file.length; at++) {
        char *copy = emic_arena_string(arena, file);
        if (copy[at] & 0x80 || strchr(" \t\n", copy[at]))
            continue;
        copy[at] = copy[at] == 'x' ? 'y' : 'x';
        assert_int_equal(EMIC_INVALID, parse(&none, (emic_slice){copy, file.length}, &found));
        assert_true(err.line > 9 && err.column > 0);
        tried++;
    }
    assert_true(tried > 200);
    const char *second = strstr(file.data, "  2 |"), *third = strstr(file.data, "  3 |");
    size_t before = (size_t)(second - file.data), until = (size_t)(third - file.data);
    emic_slice without =
        emic_slice_of(emic_arena_format(arena, "%.*s%s", (int)before, file.data, third));
    ASSERT_REFUSED(EMIC_INVALID, "11:3: line 2 of the text is missing before this one",
                   parse(&none, without, &found));
    emic_slice twice =
        emic_slice_of(emic_arena_format(arena, "%.*s%s", (int)until, file.data, second));
    ASSERT_REFUSED(EMIC_INVALID, "12:3: line 2 of the text stands here twice",
                   parse(&none, twice, &found));
    ASSERT_REFUSED(EMIC_INVALID, "10:1: the text is missing from its line 2 on",
                   parse(&none, (emic_slice){file.data, before}, &found));
}

/* What editors do by themselves: no spaces at ends of lines, CRLF, a byte order mark, empty lines.
 */
static void what_editors_do_is_no_change(void **state)
{
    emic_margin_notes notes, found;
    (void)state;
    seed = 11;
    notes = some_notes(9);
    emic_slice file = format(&notes);
    emic_strbuf other = {0};
    emic_strbuf_puts(&other, "\xEF\xBB\xBF");
    for (size_t i = 0; i < file.length; i++) {
        while (file.data[i] == '\n' && strchr(" \t", other.data[other.length - 1]))
            other.length--;
        emic_strbuf_puts(&other, file.data[i] == '\n' ? "\r\n\r\n" : "");
        if (file.data[i] != '\n')
            emic_strbuf_putc(&other, file.data[i]);
    }
    emic_status status = parse(&notes, emic_strbuf_slice(&other), &found);
    ASSERT_OK(status);
    assert_int_equal(notes.count, found.count);
    for (size_t i = 0; i < notes.count; i++)
        assert_same(&notes.items[i].coding, &found.items[i].coding);
    emic_strbuf_close(&other);
}

/* The page without codings, with `line` behind line 4 of the text. */
static emic_status parse_line(const char *line, emic_margin_notes *out)
{
    emic_margin_notes none = {0};
    emic_slice file = format(&none);
    const char *fifth = strstr(file.data, "  5 |");
    return parse(&none,
                 emic_slice_of(emic_arena_format(arena, "%.*s%s\n%s", (int)(fifth - file.data),
                                                 file.data, line, fifth)),
                 out);
}

static const char *words_of(const char *line)
{
    emic_margin_notes found;
    ASSERT_OK(parse_line(line, &found));
    assert_int_equal(1, found.count);
    return emic_arena_string(arena, emic_text_words(&text, found.items[0].coding.span));
}

static void places_are_read_as_people_write_them(void **state)
{
    (void)state;
    assert_string_equal("I was afraid", words_of("@ FEAR \"I was  afraid\""));
    assert_string_equal("afraid", words_of("  @FEAR \"afraid\" (2) !qualifies =0 # x"));
    assert_string_equal("They \"broke\" the", words_of("@ GROUP/FEAR \"They \"\"broke\"\" the\""));
    assert_string_equal("door. I was afraid, so", words_of("@ FEAR \"door\" .. \"so\""));
    assert_string_equal("They \"broke\" the door.", words_of("@ FEAR .. \"door.\""));
    assert_string_equal("Caf\xC3\xA9 \xF0\x9F\x98\x80\t\nAnd then",
                        words_of("@ FEAR \"Caf\xC3\xA9\" .. \"And then\""));
    assert_string_equal("They \"broke\" the door. I was afraid, so afraid.  Caf\xC3\xA9 "
                        "\xF0\x9F\x98\x80",
                        words_of("@ nobody told us"));
    assert_non_null(strstr(words_of("@ LOSS .. 5"), "come again."));
    assert_string_equal("made-", words_of("@ LOSS 2:7 # x"));
}

static void what_cannot_be_read_has_its_place(void **state)
{
    static const struct {
        const char *line, *said;
    } cases[] = {
        {"@", "14:2: a code is wanted here: @ CODE \"words\""},
        {"@ \"afraid\"", "14:3: a code is wanted here: @ CODE \"words\""},
        {"@ FAER \"so\"", "14:3: unknown code \"FAER\"; did you mean \"GROUP/FEAR\"?"},
        {"@ GROUP", "14:3: \"GROUP\" only groups other codes; code one of those below it"},
        {"@ OLD", "14:3: \"OLD\" is retired and takes no new codings"},
        {"@ FEAR \"so", "14:8: this \" is not closed"},
        {"@ `FEAR", "14:3: this ` is not closed"},
        {"@ FEAR \" \"", "14:8: there are no words in these marks"},
        {"@ FEAR \"never\"", "14:8: no such words begin in line 4 of the text: \"never\""},
        {"@ FEAR \"afraid\"", "14:8: these words begin 2 times in line 4 of the text: write (1) "
                              "to (2) behind them"},
        {"@ FEAR \"afraid\" (3)", "14:8: (3): these words begin 2 times in line 4 of the text"},
        {"@ FEAR \"so\" (0)", "14:13: (2) behind \"words\" is their second place in the line"},
        {"@ FEAR (2)", "14:8: (2) behind \"words\" is their second place in the line"},
        {"@ FEAR \"so\" .. \"never\"", "14:16: no such words follow in the text: \"never\""},
        {"@ FEAR \"so\" .. 99", "14:16: no line 99: the text has 9"},
        {"@ FEAR \"so\" .. 2", "14:16: line 2 ends before the passage begins"},
        {"@ FEAR \"so\" .. so",
         "14:16: behind .. comes \"the last words\" or the number of a line"},
        {"@ FEAR 5:999999", "14:8: span 5:999999 passes the end of the text at 310"},
        {"@ FEAR \"so\" !against",
         "14:13: unknown polarity \"against\"; it is supports, contradicts or qualifies"},
        {"@ FEAR \"so\" =101", "14:13: behind = comes a weight from 0 to 100"},
        {"@ FEAR \"so\" =", "14:13: behind = comes a weight from 0 to 100"},
        {"@ FEAR \"so\" xyz", "14:13: not understood from here on: \"xyz\""},
        {"@17 FEAR \"so\"", "14:1: there is no coding 17 of this coder here: a new coding has no "
                            "number"},
        {"@0 FEAR \"so\"", "14:1: behind the @ stands the number of a coding, or none"},
        {"@ FEAR\n@ FEAR # again", "15:1: the same words have this code in line 14 already"},
        {"afraid", "14:1: this is neither a line of the text (5 | ...) nor a coding (@ CODE ...)"},
    };
    emic_margin_notes found;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ASSERT_REFUSED(err.status, cases[i].said, (parse_line(cases[i].line, &found), err.status));
}

static void a_page_of_other_codings_is_refused(void **state)
{
    emic_margin_notes none = {0}, notes, found;
    (void)state;
    seed = 5;
    notes = some_notes(3);
    assert_int_equal(EMIC_INVALID, parse(&none, format(&notes), &found));
    assert_non_null(strstr(err.message, "are not those that this margin was made of"));
    assert_int_equal(1, err.line);
    emic_slice file = format(&none);
    ASSERT_REFUSED(EMIC_INVALID,
                   "1:1: the first line of a margin (\"# emic margin ...\") is missing: it says of "
                   "what it was made",
                   parse(&none, emic_slice_from(file, 1), &found));
    assert_int_equal(EMIC_INVALID, parse(&none, (emic_slice){0}, &found));
    ASSERT_REFUSED(EMIC_INVALID, "1:0: this is not valid UTF-8",
                   parse(&none, EMIC_LITERAL("# \xFF"), &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_PAGE(what_is_written_reads_back),
        ON_PAGE(every_span_reads_back),
        ON_PAGE(changes_are_exactly_those_made),
        ON_PAGE(a_swap_is_a_change_of_what_differs),
        ON_PAGE(a_changed_text_is_refused),
        ON_PAGE(what_editors_do_is_no_change),
        ON_PAGE(places_are_read_as_people_write_them),
        ON_PAGE(what_cannot_be_read_has_its_place),
        ON_PAGE(a_page_of_other_codings_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
