/* Stems: of the languages that people write, and a plain word about those that are not known. */
#include "base/stem.h"
#include "base/text.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static emic_error err;

static const char *stem(const char *language, const char *word)
{
    static char out[512];
    emic_stemmer *stemmer;
    if (emic_stemmer_open(emic_slice_of(language), &stemmer, &err) != EMIC_OK)
        return err.message;
    emic_slice found = emic_stem(stemmer, emic_slice_of(word));
    snprintf(out, sizeof out, "%.*s", EMIC_ARG(found));
    emic_stemmer_close(stemmer);
    return out;
}

static void endings_go(void **state)
{
    (void)state;
    assert_string_equal("wait", stem("english", "waiting"));
    assert_string_equal("wait", stem("en", "waited"));
    assert_string_equal("generous", stem("eng", "generously"));
    assert_string_equal("haus", stem("german", "häuser"));
    assert_string_equal("ждал", stem("ru", "ждали"));
    assert_string_equal("", stem("english", ""));
}

static void a_word_without_end_is_its_own(void **state)
{
    static char word[301];
    (void)state;
    memset(word, 's', sizeof word - 1);
    assert_string_equal(word, stem("english", word));
}

static void what_is_no_language_is_told(void **state)
{
    (void)state;
    assert_string_equal("no endings are known for the language \"englsh\"; did you mean english",
                        stem("englsh", "x"));
    assert_true(
        strncmp(stem("ja", "x"), "no endings are known for the language \"ja\"; known: ", 51) == 0);
    assert_non_null(strstr(err.message, "french, german"));
    assert_non_null(strstr(stem("a name that is far too long for a language", "x"), "known: "));
    assert_non_null(strstr(stem("", "x"), "known: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_go),
        cmocka_unit_test(a_word_without_end_is_its_own),
        cmocka_unit_test(what_is_no_language_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
