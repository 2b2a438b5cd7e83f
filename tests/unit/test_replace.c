/* Names replaced: what is a name and what only looks like one, in every spelling a transcript may
 * have. */
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/replace.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "roster_line.h"

static emic_arena *arena;
static emic_error error;

static int open_arena(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

static emic_replaced replace(const char *line, emic_replace_mode mode, const char *text)
{
    roster names;
    emic_matcher *matcher = NULL;
    emic_replaced out = {0};
    read_roster(&names, line);
    emic_status status = emic_matcher_open(&names.mapping, &matcher, &error);
    if (status == EMIC_OK)
        status = emic_replace(matcher, emic_slice_of(text), mode, arena, &out, &error);
    if (status != EMIC_OK)
        fail_msg("%s", error.message);
    emic_matcher_close(matcher);
    return out;
}

static emic_slice pad(const char *text, size_t before)
{
    emic_strbuf padded = {0};
    emic_strbuf_fill(&padded, ' ', before);
    emic_strbuf_puts(&padded, text);
    emic_strbuf_fill(&padded, ' ', 80);
    emic_slice copy = emic_arena_copy(arena, emic_strbuf_slice(&padded));
    emic_strbuf_close(&padded);
    return copy;
}

/* Long texts are read in blocks: the same comes out wherever the ends of the blocks are. */
static void expect_padded(emic_replace_mode mode, const char *line, const char *text,
                          const char *expected)
{
    for (size_t before = 0; before <= 64; before++)
        assert_string_equal(replace(line, mode, pad(text, before).data).text.data,
                            pad(expected, before).data);
}

/* The text comes out as `expected`, and the edit list leads there and back. */
static void expect_mode(emic_replace_mode mode, const char *line, const char *text,
                        const char *expected)
{
    emic_replaced out = replace(line, mode, text);
    emic_edit_list back;
    emic_slice again, restored;
    assert_string_equal(out.text.data, expected);
    assert_int_equal(emic_edit_apply(&out.edits, emic_slice_of(text), arena, &again, &error), 0);
    assert_true(emic_slice_equal(again, out.text));
    assert_int_equal(emic_edit_invert(&out.edits, arena, &back, &error), 0);
    assert_int_equal(emic_edit_apply(&back, out.text, arena, &restored, &error), 0);
    assert_string_equal(restored.data, text);
    expect_padded(mode, line, text, expected);
}

static void expect(const char *line, const char *text, const char *expected)
{
    expect_mode(EMIC_REPLACE_TAG, line, text, expected);
}

static void expect_same(const char *line, const char *text)
{
    expect(line, text, text);
}

/* --- Words that hold a name ------------------------------------------------------------------- */

static void name_is_a_whole_word(void **state)
{
    (void)state;
    expect("Ann=A", "Ann", "[A]");
    expect("Ann=A", "Ann went. Then Ann", "[A] went. Then [A]");
    expect("Ann=A", "(Ann), \"Ann\"; Ann: -Ann- Ann!", "([A]), \"[A]\"; [A]: -[A]- [A]!");
    expect("Ann=A", "\u201CAnn\u201D \u2014Ann\u2026 \u00ABAnn\u00BB",
           "\u201C[A]\u201D \u2014[A]\u2026 \u00AB[A]\u00BB");
    expect_same("Ann=A", "Annual Anne JoAnn Hannah \u00C9Ann Ann\u00E9 Ann\u0101");
    expect_same("Ann=A", "An");
    expect_same("Ann=A", "");
    expect("Ann=A;Anna=B", "AnnAnna AnnaAnn Anna Ann", "AnnAnna AnnaAnn [B] [A]");
}

static void digits_and_low_lines_hide_no_name(void **state)
{
    (void)state;
    expect("Ann=A", "Ann_1.mp3 file_Ann Ann2 2Ann", "[A]_1.mp3 file_[A] [A]2 2[A]");
    expect("Unit 5=U", "Unit 5, Unit 55, Unit 5b", "[U], Unit 55, [U]b");
    expect("555 0100=P", "555 0100 1555 0100 555 01001", "[P] 1555 0100 555 01001");
    expect("~@ann=H;+44 20=P;#12=N", "@ann @Anna +44 20 x#12 #123", "[H] @Anna [P] x[N] #123");
}

static void ordinary_words_are_left_alone(void **state)
{
    (void)state;
    expect("Mark=M", "Mark my mark; mark it, Mark", "[M] my mark; mark it, [M]");
    expect("Will=W;May=Y;Rose=R", "Will will. May may, rosebush rose; Rose rose.",
           "[W] will. [Y] may, rosebush rose; [R] rose.");
    expect("Mark May=M", "Mark may come; Mark May came", "Mark may come; [M] came");
    expect("Don=D;Ma=M;Can=C", "Don't! Ma'am, can't. Don's Ma Can\u2019t Don'll",
           "Don't! Ma'am, can't. [D]'s [M] Can\u2019t [D]'ll");
    expect("!ICE=I", "ICE Ice ice", "[I] Ice ice");
    expect("~Rose=R", "rose ROSE Rose", "[R] [R] [R]");
    expect("rose=R", "rose ROSE Rose", "[R] [R] [R]");
}

static void longest_key_wins(void **state)
{
    (void)state;
    const char *two = "Christina=C;Christina M=D";
    expect(two, "Christina M. and Christina, Christina Mo", "[D]. and [C], [C] Mo");
    expect("New York=N;York=Y;New York City=Z", "New York City, New York Cities, York",
           "[Z], [N] Cities, [Y]");
    expect("A B C=X;B=Y", "A B D A B C", "A [Y] D [X]");
    expect("Ann Lee=X;Lee Jones=Y", "Ann Lee Jones", "[X] Jones");
}

static void what_was_put_in_is_not_replaced_again(void **state)
{
    (void)state;
    expect_mode(EMIC_REPLACE_PLAIN, "Ann=Bea;Bea=Cleo;Cleo=Ann", "Ann Bea Cleo", "Bea Cleo Ann");
}

/* --- Parts of names --------------------------------------------------------------------------- */

static void possessive_stays(void **state)
{
    (void)state;
    expect("Ann=A", "Ann's, Ann\u2019s ANN'S", "[A]'s, [A]\u2019s [A]'S");
    expect("James=J;Smiths=S", "James' and James's, the Smiths'", "[J]' and [J]'s, the [S]'");
    expect("J=J", "J's J'ai J. J", "[J]'s J'ai [J]. [J]");
    expect("Anna=A", "dell'Anna, d\u2019Anna, Anna'da", "dell'[A], d\u2019[A], [A]'da");
}

static void hyphens_and_apostrophes_are_parts_of_names(void **state)
{
    (void)state;
    expect("Jean-Luc=J;Jean=E", "Jean-Luc Jean\u2010Luc Jean\u2011luc Jean Jean-Marie",
           "[J] [J] [J] [E] [E]-Marie");
    expect("O'Driscoll=O", "O'Driscoll O\u2019Driscoll O\u02BCDRISCOLL O'driscoll's",
           "[O] [O] [O] [O]'s");
    expect("Neil=N", "Neil O'Neil O\u2019Neil d'Neil", "[N] O'Neil O\u2019Neil d'[N]");
}

static void name_is_split_by_a_line_end(void **state)
{
    (void)state;
    const char *york = "New York=N";
    expect(york, "New\nYork New\r\nYork New  York New \n York", "[N] [N] [N] [N]");
    expect(york, "New\u00A0York New\u2003York New\t\u00A0York", "[N] [N] [N]");
    expect_same(york, "New\n\nYork New\n \nYork NewYork New-York");
    expect("New \n York =N", "New York", "[N]");
}

static void name_is_divided_at_a_line_end(void **state)
{
    (void)state;
    expect("Jean-Luc=J", "Jean-Luc Jean-\nLuc Jean-\n  Luc", "[J] [J] [J]");
    expect("Johanna=J", "Johanna Johan-\nna JOHAN-\nna Jo-\n  hanna's",
           "[J] [J] [J] Jo-\n  hanna's");
    expect("\u00D6rjan Tebbe=T", "\u00D6r-\njan Tebbe \u00D6rjan Teb-\nbe", "[T] [T]");
    expect_same("Johanna=J", "Johan-\nNa Johan-\n\nna Johan - na Johan-na Johan-\nnah");
    expect_same("Jean-Luc=J", "Jean-\n\nLuc Jean - Luc JeanLuc");
}

/* A name and the label of who speaks next are two people. */
static void no_name_reaches_into_the_next_turn(void **state)
{
    (void)state;
    expect_same("Ann Tebbe=A", "MAX: and with Ann\nTEBBE: Yes.\nMAX: Ann\n[TEBBE] Yes.");
    expect_same("Ann Tebbe=A", "MAX: and with Ann\n00:12 TEBBE: Yes.");
    expect("Ann Tebbe=A", "MAX: and with Ann\nTebbe was there", "MAX: and with [A] was there");
}

static void names_stand_beside_each_other(void **state)
{
    (void)state;
    expect("Ann=A;Bea=B", "Ann Bea/Ann,Bea Ann\nBea", "[A] [B]/[A],[B] [A]\n[B]");
}

/* --- Beyond ASCII ----------------------------------------------------------------------------- */

static void every_normal_form_fits(void **state)
{
    (void)state;
    const char *names = "Ren\u00E9=R;\u00C9mile Zo\u00EB=E;\u0141uk\u00E1\u0161=L";
    expect(names, "Ren\u00E9 Rene\u0301 Rene REN\u00C9", "[R] [R] [R] [R]");
    expect(names, "\u00C9mile Zo\u00EB E\u0301mile Zoe\u0308 Emile Zoe", "[E] [E] [E]");
    expect(names, "\u0141uk\u00E1\u0161 \u0141uka\u0301s\u030C", "[L] [L]");
    expect_same(names, "Jo\u00C9mile Zo\u00EB 7 Jo\u0141uk\u00E1\u0161");
    expect_same(names, "Renee\u0301 ren\u00E9 \u00E9mile zo\u00EB");
    expect("Ren\u00E9=R", "Rene\u0301\u0301x Rene\u0301\u0301 x", "Rene\u0301\u0301x [R] x");
}

static void invisible_characters_hide_no_name(void **state)
{
    (void)state;
    expect("Ann=A;New York=N", "A\u00ADnn An\u200Bn \u200FAnn\u200E New\u00AD Yo\u200Drk",
           "[A] [A] \u200F[A]\u200E [N]");
    expect_same("Ann=A", "Ann\u00ADual Jo\u00ADAnn");
    expect("\uFF21\uFF4E\uFF4E=A", "Ann \uFF21\uFF4E\uFF4E", "[A] [A]");
}

static void other_scripts(void **state)
{
    (void)state;
    expect("\u0410\u043D\u043D\u0430=A", /* Anna, and a longer word */
           "\u0410\u043D\u043D\u0430 \u0410\u041D\u041D\u0410 \u0430\u043D\u043D\u0430 "
           "\u0410\u043D\u043D\u0430\u043B",
           "[A] [A] \u0430\u043D\u043D\u0430 \u0410\u043D\u043D\u0430\u043B");
    expect("\u05D3\u05D5\u05D3=D", "\u05D3\u05D5\u05D3, \u05D3\u05B8\u05D5\u05B4\u05D3",
           "[D], [D]"); /* with points, too */
    expect("\u7530\u4E2D=T", "\u7530\u4E2D\u3055\u3093\u3068\u7530\u4E2D",
           "[T]\u3055\u3093\u3068[T]"); /* no spaces */
    expect("\u092E\u0940\u0930\u093E=M", "\u092E\u0940\u0930\u093E \u092E\u094B\u0930",
           "[M] \u092E\u094B\u0930"); /* vowel signs tell names apart */
    expect("Stra\u00DFer=S", "Stra\u00DFer Strasser STRASSER", "[S] [S] [S]");
    expect("\u0130pek=I", "\u0130pek Ipek \u0130PEK", "[I] [I] [I]");
    expect("Ann=A", "\U0001F600Ann\U0001F600 \u200F\u0645Ann",
           "\U0001F600[A]\U0001F600 "
           "\u200F\u0645Ann");
}

/* --- What is put in --------------------------------------------------------------------------- */

static void modes(void **state)
{
    (void)state;
    expect_mode(EMIC_REPLACE_TAG, "Ann=TP07", "Ann's", "[TP07]'s");
    expect_mode(EMIC_REPLACE_BRACKET, "Ann=Vida", "ANN's", "[Vida]'s");
    expect_mode(EMIC_REPLACE_PLAIN, "~Ann=Vida", "Ann ANN ann ANN'S AnN",
                "Vida VIDA vida VIDA'S Vida");
    expect_mode(EMIC_REPLACE_PLAIN, "Ann=\u00C9v\u0161a", "ANN", "\u00C9V\u0160A");
    expect_mode(EMIC_REPLACE_PLAIN, "~\u0410\u043D\u043D=\u0412\u0438",
                "\u0410\u041D\u041D \u0430\u043D\u043D", "\u0412\u0418 \u0432\u0438");
    expect_mode(EMIC_REPLACE_PLAIN, "J=Vida", "J", "Vida");
    expect_mode(EMIC_REPLACE_SEG, "Ann=V<&>\"", "Ann",
                "<seg type=\"person\">V&lt;&amp;&gt;&quot;</seg>");
    expect("Ann=A", "[Ann] hello [Ann, yes]", "[A] hello [[A], yes]");
}

static void edits_tell_what_was_there(void **state)
{
    (void)state;
    emic_replaced out = replace("Ann=A;New York=N", EMIC_REPLACE_TAG, "\U0001F600 Ann, New\nYork");
    assert_int_equal(2, out.edits.count);
    assert_int_equal(2, out.edits.items[0].before.start);
    assert_int_equal(5, out.edits.items[0].before.end);
    assert_true(emic_slice_is(out.edits.items[1].words, "New\nYork"));
    assert_int_equal(7, out.edits.items[1].after.start);
    assert_int_equal(10, out.edits.items[1].after.end);
    assert_int_equal(0, out.surrogates[0]);
    assert_int_equal(1, out.surrogates[1]);
}

/* --- Mappings that are empty or wrong -----------------------------------------------------------
 */

static void empty_mapping_changes_nothing(void **state)
{
    (void)state;
    expect_same("", "Ann \u00E9 Bea");
}

static void alike_spellings_may_share(void **state)
{
    (void)state;
    expect("Ann=A;ANN=A;~ann=A", "Ann ANN ann", "[A] [A] [A]");
    expect("Rose=R;!ROSE=O;!rose=F", "Rose ROSE rose RoSe", "[R] [O] [F] [R]");
}

static void text_must_be_utf8(void **state)
{
    (void)state;
    roster names;
    emic_matcher *matcher;
    emic_replaced out;
    read_roster(&names, "Ann=A");
    assert_int_equal(EMIC_OK, emic_matcher_open(&names.mapping, &matcher, &error));
    assert_int_equal(EMIC_MALFORMED, emic_replace(matcher, EMIC_LITERAL("Ann \xFF"),
                                                  EMIC_REPLACE_TAG, arena, &out, &error));
    assert_string_equal(error.message, "the text is not UTF-8 at byte 4");
    emic_matcher_close(matcher);
    names.surrogates[0].pseudonym = (emic_slice){0};
    assert_int_equal(EMIC_OK, emic_matcher_open(&names.mapping, &matcher, &error));
    assert_int_equal(EMIC_INVALID, emic_replace(matcher, EMIC_LITERAL("Ann"), EMIC_REPLACE_PLAIN,
                                                arena, &out, &error));
    assert_string_equal(error.message, "surrogate 1 (A) has no pseudonym to put in");
    emic_matcher_close(matcher);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_is_a_whole_word),
        cmocka_unit_test(digits_and_low_lines_hide_no_name),
        cmocka_unit_test(ordinary_words_are_left_alone),
        cmocka_unit_test(longest_key_wins),
        cmocka_unit_test(what_was_put_in_is_not_replaced_again),
        cmocka_unit_test(possessive_stays),
        cmocka_unit_test(hyphens_and_apostrophes_are_parts_of_names),
        cmocka_unit_test(name_is_split_by_a_line_end),
        cmocka_unit_test(name_is_divided_at_a_line_end),
        cmocka_unit_test(no_name_reaches_into_the_next_turn),
        cmocka_unit_test(names_stand_beside_each_other),
        cmocka_unit_test(every_normal_form_fits),
        cmocka_unit_test(invisible_characters_hide_no_name),
        cmocka_unit_test(other_scripts),
        cmocka_unit_test(modes),
        cmocka_unit_test(edits_tell_what_was_there),
        cmocka_unit_test(empty_mapping_changes_nothing),
        cmocka_unit_test(alike_spellings_may_share),
        cmocka_unit_test(text_must_be_utf8),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
