/* Any text through a pseudonymizer: the edits lead back to it, what is undecided lies in it and in
 * no edit, no applied name is left, and going through it again changes nothing more. */
#include "base/file.h"
#include "base/text.h"
#include "privacy/late.h"
#include "privacy/pseudonymizer.h"
#include "privacy/vault_db.h"
#include <stdlib.h>
#include <unistd.h>

static emic_vault *vault;
static emic_pseudonymizer *rules;

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void add(const char *name, emic_entity_kind kind)
{
    emic_error err;
    emic_slice label;
    emic_arena *arena = emic_arena_open();
    emic_late_name late = {.name = emic_slice_of(name), .kind = kind};
    require(emic_late_add(vault, &late, arena, &label, &err) == EMIC_OK);
    emic_arena_close(arena);
}

/* One vault for all texts; its file goes at once, the memory is what counts. */
static void prepare(void)
{
    emic_error err;
    const char *folder;
    emic_arena *arena = emic_arena_open();
    require(emic_file_make_folder("emic-fuzz-", arena, &folder, &err) == EMIC_OK);
    const char *path = emic_arena_format(arena, "%s/v", folder);
    emic_secret *secret = emic_secret_open(32);
    memcpy(emic_secret_bytes(secret), "seven old lanterns", 18);
    emic_secret_set_length(secret, 18);
    require(emic_vault_create_at(path, secret, emic_key_cost_least, NULL, &vault, &err) == EMIC_OK);
    emic_secret_close(secret);
    require(unlink(path) == 0 && rmdir(folder) == 0);
    emic_arena_close(arena);
    require(emic_vault_set(vault, "profile", EMIC_LITERAL("timeline"), &err) == EMIC_OK);
    add("Okka Behrends", EMIC_ENTITY_PERSON);
    add("Rose Tjaden", EMIC_ENTITY_PERSON);
    add("Jever", EMIC_ENTITY_PLACE);
    require(emic_pseudonymizer_open(vault, true, false, &rules, &err) == EMIC_OK);
}

static void check_undecided(const emic_pseudonymized *result, emic_slice text)
{
    size_t points = emic_utf8_count(text);
    for (size_t i = 0; i < result->undecided.count; i++) {
        const emic_undecided *place = &result->undecided.items[i];
        require(place->span.start < place->span.end && place->span.end <= points);
        require(i == 0 || place[-1].span.start <= place->span.start);
        require(place->words.data >= text.data &&
                place->words.data + place->words.length <= text.data + text.length);
    }
}

static void check_way_back(const emic_pseudonymized *result, emic_slice text, emic_arena *arena)
{
    emic_error err;
    emic_slice back;
    emic_raw_document raw = {.edits = result->edits, .sources = result->sources};
    require(emic_raw_document_text(&raw, result->text, arena, &back, &err) == EMIC_OK);
    require(emic_slice_equal(back, text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_error err;
    emic_pseudonymized first, second;
    emic_pseudonymize_input input = {.text = {(const char *)data, size},
                                     .person = EMIC_LITERAL("TP07")};
    if (!rules)
        prepare();
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_pseudonymize(rules, &input, arena, &first, &err);
    require((status == EMIC_OK) == emic_utf8_valid(input.text, NULL));
    if (status == EMIC_OK) {
        check_undecided(&first, input.text);
        check_way_back(&first, input.text, arena);
        emic_pseudonymize_input again = {
            .text = first.text, .person = input.person, .earlier = &first.edits, .again = true};
        require(emic_pseudonymize(rules, &again, arena, &second, &err) == EMIC_OK);
        check_way_back(&second, first.text, arena);
    }
    emic_arena_close(arena);
    return 0;
}
