/* A review file from anywhere: no crash, an error has its place, nothing is decided unless all of
 * it is, and what is then exported changes nothing when it is read. */
#include "base/file.h"
#include "base/text.h"
#include "privacy/review_file.h"
#include "privacy/vault_db.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static emic_error err;

static void fill(emic_vault *vault)
{
    emic_found found[] = {
        {.words = EMIC_LITERAL("Johana"), .kind = EMIC_CANDIDATE_PERSON, .count = 1},
        {.words = EMIC_LITERAL("Oldersum"), .kind = EMIC_CANDIDATE_PLACE, .count = 2},
        {.words = EMIC_LITERAL("12 May 2019"), .kind = EMIC_CANDIDATE_DATE, .count = 3},
        {.words = EMIC_LITERAL("'=1\x1B"), .kind = EMIC_CANDIDATE_NAME, .count = 4},
    };
    emic_found_list list = {found, sizeof found / sizeof *found, 0};
    require(emic_review_store(vault, EMIC_LITERAL("TP01"), &list, &err) == EMIC_OK);
}

/* Made once; its file is gone as soon as it is there. */
static emic_vault *make_vault(void)
{
    static emic_vault *vault;
    const char *folder;
    if (vault)
        return vault;
    emic_arena *arena = emic_arena_open();
    require(emic_file_make_folder("emic-fuzz-", arena, &folder, &err) == EMIC_OK);
    const char *file = emic_arena_format(arena, "%s/v", folder);
    emic_secret *passphrase = emic_secret_open(16);
    emic_secret_set_length(passphrase, 16);
    require(emic_vault_create_at(file, passphrase, emic_key_cost_least, NULL, &vault, &err) ==
            EMIC_OK);
    require(unlink(file) == 0 && rmdir(folder) == 0);
    emic_arena_close(arena);
    emic_secret_close(passphrase);
    fill(vault);
    return vault;
}

static int64_t undecided(emic_vault *vault)
{
    int64_t count;
    require(emic_review_undecided(vault, &count, &err) == EMIC_OK);
    return count;
}

static void read_back(emic_vault *vault)
{
    emic_strbuf out = {0};
    emic_review_summary summary;
    require(emic_review_file_write(vault, &out, &err) == EMIC_OK);
    require(emic_review_file_read(vault, "again", emic_strbuf_slice(&out), NULL, &summary, &err) ==
            EMIC_OK);
    require(summary.changed == 0 && summary.entities == 0);
    emic_strbuf_close(&out);
}

/* What a file made goes with its decisions. */
static void take_back(emic_vault *vault)
{
    const emic_decision none = {0};
    emic_entity_list entities;
    emic_arena *arena = emic_arena_open();
    for (emic_id item = 1; item <= 4; item++)
        require(emic_review_decide(vault, item, &none, NULL, &err) == EMIC_OK);
    require(emic_entity_list_load(vault, arena, &entities, &err) == EMIC_OK);
    require(entities.count == 0);
    emic_arena_close(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice text = {(const char *)data, size};
    emic_review_summary summary;
    if (!emic_utf8_valid(text, NULL))
        return 0;
    emic_vault *vault = make_vault();
    int64_t before = undecided(vault);
    require(before == 4);
    if (emic_review_file_read(vault, "fuzz", text, "Ann", &summary, &err) == EMIC_OK) {
        require(undecided(vault) == before - (int64_t)summary.changed);
        read_back(vault);
    } else {
        require(err.line > 0 && err.message[0] && undecided(vault) == before);
    }
    take_back(vault);
    return 0;
}
