/* How fast names are replaced: 1,000 people with five spellings each in 100 MB of text, on one
 * core. The machine's own speed is measured in the same run, as it varies.
 *
 *     cc -O2 -D_POSIX_C_SOURCE=200809L -Ilib -o replace_bench tests/bench/replace_bench.c \
 *        build/release/lib/libemic.a $(pkg-config --libs libutf8proc libsodium)
 *     ./replace_bench [FILE]      FILE is repeated up to 100 MB; without it a text is made up
 */
#include "base/file.h"
#include "base/strbuf.h"
#include "privacy/replace.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PEOPLE = 1000, SPELLINGS = 5, MEGABYTES = 100, RUNS = 7, NAME_EVERY = 400 };

static const char *const starts[] = {
    "Mar", "An",  "Jo",  "Cath", "El",  "Will", "Ro",  "Be",  "Da", "Th", "Sa",  "Lu", "Vi",
    "Ha",  "Gre", "Fre", "Is",   "Ken", "Pa",   "Mi",  "Ste", "Ch", "Em", "Al",  "Ni", "Ed",
    "Ma",  "Ste", "Tri", "Ol",   "Wa",  "Ne",   "Phi", "Ad",  "Hu", "Ir", "Que", "Ya", "Zo"};
static const char *const ends[] = {"ia",   "na",   "seph", "erine", "iza",   "iam",  "bert",
                                   "trix", "vid",  "omas", "rah",   "cas",   "ctor", "rold",
                                   "gory", "anza", "neth", "trick", "chael", "phen"};
static const char *const tails[] = {"son", "man", "ley", "ton", "field", "er", "wick", "worth"};
static const char *const words[] = {
    "the",        "and",       "of",       "to",      "a",         "in",          "that",
    "it",         "is",        "was",      "I",       "for",       "on",          "you",
    "he",         "be",        "with",     "as",      "by",        "at",          "have",
    "are",        "this",      "not",      "but",     "had",       "his",         "they",
    "from",       "she",       "which",    "or",      "we",        "an",          "there",
    "her",        "were",      "one",      "do",      "been",      "all",         "their",
    "has",        "would",     "will",     "what",    "if",        "can",         "when",
    "so",         "people",    "police",   "raid",    "house",     "never",       "always",
    "night",      "money",     "remember", "because", "something", "immigration", "interview",
    "afterwards", "detective", "lawyer",   "children"};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static uint32_t dice_state = 1;

static uint32_t dice(size_t sides)
{
    dice_state = dice_state * 1664525u + 1013904223u;
    return (dice_state >> 8) % (uint32_t)sides;
}

/* Time of this process alone: others may be at work. */
static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec + (double)at.tv_nsec * 1e-9;
}

/* Five spellings of person `i`; those that somebody else has, too, are made longer. */
static void name_person(emic_arena *arena, size_t i, emic_name_key *keys, emic_surrogate *person)
{
    const char *tail = tails[i % COUNT_OF(tails)];
    char *first = emic_arena_format(arena, "%s%s", starts[i % COUNT_OF(starts)],
                                    ends[i / COUNT_OF(starts) % COUNT_OF(ends)]);
    char *last = emic_arena_format(arena, "%s%s%s", starts[i * 7 % COUNT_OF(starts)],
                                   ends[i * 3 % COUNT_OF(ends)], tail);
    char mark[] = {(char)('a' + i % 26), (char)('a' + i / 26 % 26), (char)('a' + i / 676), 0};
    const char *spelt[SPELLINGS] = {
        emic_arena_format(arena, "%s %s%s", first, last, mark),
        emic_arena_format(arena, "%s%s", first, mark),
        emic_arena_format(arena, "%s%s", last, mark),
        emic_arena_format(arena, "%c. %s%s", first[0], last, mark),
        emic_arena_format(arena, "%s, %s%s", last, first, mark),
    };
    person->label = emic_slice_of(emic_arena_format(arena, "TP%04zu", i));
    person->pseudonym = person->label;
    for (size_t k = 0; k < SPELLINGS; k++)
        keys[k] = (emic_name_key){emic_slice_of(spelt[k]), (uint32_t)i, EMIC_CASE_NAME};
}

static void add_words(emic_strbuf *text, size_t until, const emic_name_key *keys)
{
    size_t next_name = text->length + NAME_EVERY, in_line = 0;
    while (text->length < until) {
        bool name = text->length >= next_name;
        if (name) {
            emic_strbuf_add(text, keys[dice(PEOPLE * SPELLINGS)].words);
            next_name = text->length + NAME_EVERY;
        } else {
            emic_strbuf_puts(text, words[dice(COUNT_OF(words))]);
        }
        emic_strbuf_puts(text, ++in_line % 14 == 0 ? ".\n" : in_line % 9 == 0 ? ", " : " ");
    }
}

static void fill_text(emic_strbuf *text, const char *path, const emic_name_key *keys,
                      emic_arena *arena)
{
    size_t size = (size_t)MEGABYTES * 1000000;
    emic_slice file;
    emic_error err;
    emic_strbuf_reserve(text, size + 100);
    if (!path) {
        add_words(text, size, keys);
        return;
    }
    if (emic_file_read(path, arena, &file, &err) != EMIC_OK || file.length == 0) {
        fprintf(stderr, "%s: cannot be read, or is empty\n", path);
        exit(2);
    }
    while (text->length + file.length <= size)
        emic_strbuf_add(text, file);
}

static int compare_times(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

static void report(const char *what, size_t bytes, double *times)
{
    qsort(times, RUNS, sizeof *times, compare_times);
    printf("%-28s %7.0f MB/s (best %.0f)\n", what, (double)bytes / times[RUNS / 2] / 1e6,
           (double)bytes / times[0] / 1e6);
}

static void measure_machine(emic_slice text)
{
    double copy[RUNS], search[RUNS];
    char *to = emic_memory_alloc(text.length);
    memset(to, 1, text.length);
    size_t lines = 0;
    for (int i = 0; i < RUNS; i++) {
        double start = now();
        memcpy(to, text.data, text.length);
        copy[i] = now() - start;
        start = now();
        for (const char *at = text.data; at; lines++)
            if ((at = memchr(at, '\n', text.length - (size_t)(at - text.data))))
                at++;
        search[i] = now() - start;
    }
    report("memcpy", text.length, copy);
    report("memchr of each line end", text.length, search);
    printf("%zu lines, last byte %d\n", lines / RUNS, to[text.length - 1]);
    free(to);
}

static void measure_replacing(const emic_matcher *matcher, emic_slice text)
{
    double whole[RUNS], finding[RUNS];
    size_t found = 0;
    for (int i = 0; i < RUNS; i++) {
        emic_arena *arena = emic_arena_open();
        emic_error err;
        emic_replaced out;
        emic_match_list list;
        double start = now();
        emic_match_find(matcher, text, arena, &list);
        finding[i] = now() - start;
        emic_arena_reset(arena);
        start = now();
        if (emic_replace(matcher, text, EMIC_REPLACE_TAG, arena, &out, &err) != EMIC_OK)
            exit(2);
        whole[i] = now() - start;
        found = out.edits.count;
        emic_arena_close(arena);
    }
    report("emic_match_find", text.length, finding);
    report("emic_replace", text.length, whole);
    printf("%zu names replaced\n", found);
}

int main(int count, char **arguments)
{
    emic_arena *arena = emic_arena_open();
    emic_surrogate *people = emic_arena_array(arena, PEOPLE, sizeof *people);
    emic_name_key *keys = emic_arena_array(arena, (size_t)PEOPLE * SPELLINGS, sizeof *keys);
    emic_matcher *matcher;
    emic_error err;
    emic_strbuf text = {0};
    for (size_t i = 0; i < PEOPLE; i++)
        name_person(arena, i, keys + i * SPELLINGS, &people[i]);
    emic_mapping mapping = {people, PEOPLE, keys, (size_t)PEOPLE * SPELLINGS};
    double start = now();
    if (emic_matcher_open(&mapping, &matcher, &err) != EMIC_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 2;
    }
    printf("%zu keys compiled in %.1f ms\n", mapping.key_count, (now() - start) * 1e3);
    fill_text(&text, count > 1 ? arguments[1] : NULL, keys, arena);
    measure_machine(emic_strbuf_slice(&text));
    measure_replacing(matcher, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    emic_matcher_close(matcher);
    emic_arena_close(arena);
    return 0;
}
