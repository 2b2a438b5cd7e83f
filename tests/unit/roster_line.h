/* A mapping in one line, as tests like to write it: "Ann=A;!ICE=B;~rose=R". Include it after
 * cmocka. */
#pragma once
#include "privacy/replace.h"

enum { MOST = 16 };

typedef struct roster {
    emic_surrogate surrogates[MOST];
    emic_name_key keys[MOST];
    emic_mapping mapping;
} roster;

static uint32_t surrogate_of(roster *of, emic_slice label)
{
    size_t i = 0;
    while (i < of->mapping.surrogate_count && !emic_slice_equal(of->surrogates[i].label, label))
        i++;
    if (i == of->mapping.surrogate_count) {
        assert_true(i < MOST);
        of->surrogates[i] = (emic_surrogate){label, label, EMIC_LITERAL("person")};
        of->mapping.surrogate_count++;
    }
    return (uint32_t)i;
}

/* `line` holds KEY=LABEL, separated by semicolons; before a key "!" says exact, "~" any case, "^"
 * inside sentences. */
static void read_roster(roster *of, const char *line)
{
    *of = (roster){.mapping = {of->surrogates, 0, of->keys, 0}};
    for (const char *at = line; *at;) {
        size_t length = strcspn(at, ";");
        const char *equals = memchr(at, '=', length);
        assert_non_null(equals);
        assert_true(of->mapping.key_count < MOST);
        emic_name_key *key = &of->keys[of->mapping.key_count++];
        key->rule = *at == '!'   ? EMIC_CASE_EXACT
                    : *at == '~' ? EMIC_CASE_ANY
                    : *at == '^' ? EMIC_CASE_INSIDE
                                 : EMIC_CASE_NAME;
        at += key->rule != EMIC_CASE_NAME;
        key->words = (emic_slice){at, (size_t)(equals - at)};
        length -= key->rule != EMIC_CASE_NAME;
        key->surrogate = surrogate_of(of, (emic_slice){equals + 1, length - key->words.length - 1});
        at += length + (at[length] == ';');
    }
}
