/* The only file that knows libstemmer. */
#include "base/stem.h"
#include "base/arena.h"
#include "base/strbuf.h"
#include "base/suggestion.h"
#include <libstemmer.h>
#include <stdio.h>

enum { LONGEST_WORD = 100, LONGEST_NAME = 30 };

static struct sb_stemmer *inner(emic_stemmer *stemmer)
{
    return (struct sb_stemmer *)(void *)stemmer;
}

static emic_status fail_language(emic_slice language, emic_error *err)
{
    const char *const *known = (const char *const *)sb_stemmer_list();
    const char *nearest = emic_suggestion_find(language, known);
    emic_strbuf names = {0};
    for (size_t i = 0; known[i]; i++)
        emic_strbuf_printf(&names, "%s%s", i ? ", " : "", known[i]);
    emic_fail(err, EMIC_NOT_FOUND, "no endings are known for the language \"%.*s\"; %s%s",
              EMIC_ARG(language),
              nearest ? "did you mean " : "known: ", nearest ? nearest : names.data);
    emic_strbuf_close(&names);
    return EMIC_NOT_FOUND;
}

emic_status emic_stemmer_open(emic_slice language, emic_stemmer **out, emic_error *err)
{
    char name[LONGEST_NAME + 1];
    *out = NULL;
    if (language.length > LONGEST_NAME)
        return fail_language(language, err);
    snprintf(name, sizeof name, "%.*s", EMIC_ARG(language));
    *out = (emic_stemmer *)(void *)sb_stemmer_new(name, "UTF_8");
    return *out ? EMIC_OK : fail_language(language, err);
}

void emic_stemmer_close(emic_stemmer *stemmer)
{
    sb_stemmer_delete(inner(stemmer));
}

emic_slice emic_stem(emic_stemmer *stemmer, emic_slice word)
{
    if (word.length > LONGEST_WORD)
        return word;
    const sb_symbol *stem =
        sb_stemmer_stem(inner(stemmer), (const sb_symbol *)word.data, (int)word.length);
    if (!stem)
        return word;
    return (emic_slice){(const char *)stem, (size_t)sb_stemmer_length(inner(stemmer))};
}
