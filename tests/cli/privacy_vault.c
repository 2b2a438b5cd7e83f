/* Makes a vault with a review list, for the tests of the command:
 *
 *     privacy_vault FILE KEY-FILE COUNT
 *
 * The first candidates are the samples below, what follows is made of syllables; nobody bears these
 * names. The key costs nothing and protects nothing, so that many vaults can be made. */
#include "base/file.h"
#include "base/strbuf.h"
#include "privacy/entity.h"
#include "privacy/review.h"
#include "privacy/vault_db.h"
#include <stdio.h>
#include <stdlib.h>

static const struct {
    const char *words;
    emic_candidate_kind kind;
    const char *before, *after, *why; /* `why` suggests the first entity */
} samples[] = {
    {"Johana", EMIC_CANDIDATE_PERSON, "and then", "came in", "one letter off"},
    {"Oldersum", EMIC_CANDIDATE_PLACE, "we moved to", "in the spring", NULL},
    {"Hafenhilfe Nord", EMIC_CANDIDATE_ORGANISATION, "the people at", "gave us soup", NULL},
    {"Mirelke", EMIC_CANDIDATE_NAME, "so I asked", "about it", NULL},
    {"0171 5550143", EMIC_CANDIDATE_PHONE, "call me on", "after six", NULL},
    {"12 May 2019", EMIC_CANDIDATE_DATE, "it was on", "they came", NULL},
    {"43", EMIC_CANDIDATE_AGE, "I am", "now", NULL},
    {"=HYPERLINK(\"x\")", EMIC_CANDIDATE_NAME, "he typed", "there", NULL},
    {"Ev\x1B[2Jil", EMIC_CANDIDATE_NAME, "\x1B]0;owned\a",
     "\xC2\x9B"
     "31m\x1B[31m",
     NULL},
    {"\xD7\x93\xD7\xA0\xD7\x94", EMIC_CANDIDATE_NAME, "\xD7\x90\xD7\x9E\xD7\xA8\xD7\x94",
     "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", NULL},
    {"\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E", EMIC_CANDIDATE_NAME,
     "\xE6\x88\x91\xE8\xA7\x81\xE8\xBF\x87", "\xE4\xB8\x80\xE6\xAC\xA1", NULL},
    {"Jose\xCC\x81", EMIC_CANDIDATE_NAME, "that was", "who knocked", NULL},
    {"Anna\nMarike", EMIC_CANDIDATE_NAME, "it was", "again", NULL},
    {"'t Hooge", EMIC_CANDIDATE_PLACE, "in", "they say", NULL},
    {"Oldersun", EMIC_CANDIDATE_PLACE, "from", "on", NULL},
};
enum { SAMPLES = sizeof samples / sizeof *samples, DOCUMENTS = 40, LONG_ONE = SAMPLES, OFTEN = 12 };

static emic_error err;

static void require(emic_status status)
{
    if (status == EMIC_OK)
        return;
    fprintf(stderr, "%s\n", err.message);
    exit(2);
}

/* "Bekafo", "Bekafu": another one for each number. */
static emic_slice made_name(int number, emic_arena *arena)
{
    static const char *const heads[] = {"Be", "Da", "Fo", "Gu", "Hi", "Ka", "Le", "Mo", "Nu", "Ri"};
    static const char *const tails[] = {"baf", "dol", "fin", "gur", "lek",
                                        "mas", "not", "pun", "rik", "sev"};
    return emic_slice_of(emic_arena_format(arena, "%s%s%s%s", heads[number % 10],
                                           tails[number / 10 % 10], tails[number / 100 % 10],
                                           number < 1000 ? "" : tails[number / 1000 % 10]));
}

static emic_found found_of(int number, emic_id entity, emic_arena *arena)
{
    emic_found found = {.kind = EMIC_CANDIDATE_NAME,
                        .score = 1.0 / (number + 2),
                        .count = 1 + number % 5,
                        .line = 1 + number % 90,
                        .before = EMIC_LITERAL("and on the stairs I saw"),
                        .after = EMIC_LITERAL("with the others, before it got dark")};
    if (number < SAMPLES) {
        found.words = emic_slice_of(samples[number].words);
        found.kind = samples[number].kind;
        found.before = emic_slice_of(samples[number].before);
        found.after = emic_slice_of(samples[number].after);
        found.why = samples[number].why;
        found.suggested = found.why ? entity : 0;
    } else if (number == LONG_ONE) {
        emic_strbuf words = {0};
        emic_strbuf_putc(&words, 'A');
        emic_strbuf_fill(&words, 'n', 300);
        found.words = emic_arena_copy(arena, emic_strbuf_slice(&words));
        emic_strbuf_close(&words);
    } else if (number % 4 == 0) {
        found.kind = EMIC_CANDIDATE_NUMBER;
        found.words = emic_slice_of(emic_arena_format(arena, "%d", 70000 + number));
    } else {
        found.kind = number % 3 ? EMIC_CANDIDATE_PERSON : EMIC_CANDIDATE_PLACE;
        found.words = made_name(number, arena);
    }
    return found;
}

/* Every document holds its share, and some of the share of the one before it; the first candidate
 * stands in many. */
static void fill(emic_vault *vault, int count, emic_arena *arena)
{
    emic_id entity;
    emic_entity johanna = {.label = EMIC_LITERAL("TP07"),
                           .pseudonym = EMIC_LITERAL("Vida"),
                           .participant = EMIC_LITERAL("TP07")};
    *EMIC_PUSH(arena, &johanna.names) = EMIC_LITERAL("Johanna Tebbe");
    require(emic_entity_add(vault, &johanna, EMIC_NAME_ROSTER, &entity, &err));
    for (int document = 0; document < DOCUMENTS; document++) {
        emic_found_list list = {0};
        const char *name = emic_arena_format(arena, "TP%02d", document + 1);
        for (int i = 0; i < count; i++)
            if (i % DOCUMENTS == document || (i % 2 && i % DOCUMENTS == document - 1) ||
                (i == 0 && document < OFTEN))
                *EMIC_PUSH(arena, &list) = found_of(i, entity, arena);
        require(emic_review_store(vault, emic_slice_of(name), &list, &err));
    }
}

int main(int argc, char **argv)
{
    emic_slice key;
    emic_vault *vault;
    if (argc != 4)
        return 2;
    emic_arena *arena = emic_arena_open();
    require(emic_file_read(argv[2], arena, &key, &err));
    key = emic_slice_trim(key);
    emic_secret *passphrase = emic_secret_open(key.length + 1);
    memcpy(emic_secret_bytes(passphrase), key.data, key.length);
    emic_secret_set_length(passphrase, key.length);
    require(emic_vault_create_at(argv[1], passphrase, emic_key_cost_least, NULL, &vault, &err));
    fill(vault, atoi(argv[3]), arena);
    require(emic_vault_save(vault, &err));
    emic_vault_close(vault);
    emic_secret_close(passphrase);
    emic_arena_close(arena);
    return 0;
}
