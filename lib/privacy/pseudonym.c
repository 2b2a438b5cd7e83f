/* A pseudonym drawn from the lists in name_pool.c: where the walk through a list begins is told by
 * a keyed digest, so that neither the order of a list nor that of the roster shows. */
#include "privacy/pseudonym.h"
#include "base/digest.h"
#include "base/strbuf.h"
#include "privacy/fold.h"

/* What stays the same while lists are walked through. */
typedef struct drawing {
    const emic_pseudonym_request *request;
    emic_slice folded; /* the real name */
    uint64_t start;
    emic_folder *folder;
    emic_arena *arena;
} drawing;

/* The next word of `*rest`, which it passes; empty at the end. */
static emic_slice next_word(emic_slice *rest)
{
    size_t start = 0;
    while (start < rest->length && strchr(" ,.-", rest->data[start]))
        start++;
    size_t end = start;
    while (end < rest->length && !strchr(" ,.-", rest->data[end]))
        end++;
    emic_slice word = {rest->data + start, end - start};
    *rest = emic_slice_from(*rest, end);
    return word;
}

static bool has_word(emic_slice words, emic_slice wanted)
{
    for (emic_slice word; (word = next_word(&words)).length;)
        if (emic_slice_equal(word, wanted))
            return true;
    return false;
}

/* --- Guessing --------------------------------------------------------------------------------- */

/* The lists are plain ASCII with a capital in front. */
static bool pool_has(const char *names, emic_slice folded)
{
    emic_slice rest = emic_slice_of(names);
    for (emic_slice word; (word = next_word(&rest)).length;)
        if (word.length == folded.length && emic_fold_ascii(word.data[0]) == folded.data[0] &&
            memcmp(word.data + 1, folded.data + 1, word.length - 1) == 0)
            return true;
    return false;
}

static emic_gender gender_in(const emic_name_pool *pool, emic_slice folded, bool *known)
{
    bool female = pool_has(pool->female, folded), male = pool_has(pool->male, folded);
    *known = female || male;
    if (female == male)
        return EMIC_GENDER_ANY;
    return female ? EMIC_GENDER_FEMALE : EMIC_GENDER_MALE;
}

static emic_gender gender_known(const emic_gazetteer *gazetteer, emic_slice word)
{
    unsigned known = emic_gazetteer_find(gazetteer, word);
    bool female = known & EMIC_GAZETTEER_FEMALE, male = known & EMIC_GAZETTEER_MALE;
    if (female == male)
        return EMIC_GENDER_ANY;
    return female ? EMIC_GENDER_FEMALE : EMIC_GENDER_MALE;
}

/* Of a folded name; "doe, jane" is read from the comma. */
static emic_name_guess guess(emic_slice folded, const emic_gazetteer *gazetteer)
{
    emic_name_guess found = {&emic_name_pools[emic_name_pool_count - 1], EMIC_GENDER_ANY};
    const char *comma = folded.length ? memchr(folded.data, ',', folded.length) : NULL;
    if (comma && (size_t)(comma + 1 - folded.data) < folded.length)
        folded = emic_slice_from(folded, (size_t)(comma + 1 - folded.data));
    bool known = false;
    emic_slice rest = folded;
    for (emic_slice word; !known && (word = next_word(&rest)).length;)
        for (size_t i = 0; !known && i < emic_name_pool_count; i++) {
            found.gender = gender_in(&emic_name_pools[i], word, &known);
            if (known)
                found.pool = &emic_name_pools[i];
        }
    rest = folded;
    emic_slice first = next_word(&rest);
    if (found.gender == EMIC_GENDER_ANY && first.length)
        found.gender = gender_known(gazetteer, first);
    return found;
}

emic_name_guess emic_name_guess_of(emic_slice name, const emic_gazetteer *gazetteer)
{
    emic_arena *arena = emic_arena_open();
    emic_folder *folder = emic_folder_open();
    emic_name_guess found = guess(emic_fold_words(folder, name, arena), gazetteer);
    emic_folder_close(folder);
    emic_arena_close(arena);
    return found;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static uint64_t begin(const drawing *of)
{
    uint8_t digest[EMIC_SHA256_SIZE];
    uint64_t number = 0;
    emic_strbuf bytes = {0};
    emic_strbuf_printf(&bytes, "%zu:", of->request->key.length);
    emic_strbuf_add(&bytes, of->request->key);
    emic_strbuf_add(&bytes, of->folded);
    emic_sha256(emic_strbuf_slice(&bytes), digest);
    emic_strbuf_close(&bytes);
    for (size_t i = 0; i < sizeof number; i++)
        number = number << 8 | digest[i];
    return number;
}

static bool may_use(const drawing *of, emic_slice name)
{
    if (has_word(of->folded, emic_fold_words(of->folder, name, of->arena)))
        return false;
    return !of->request->is_taken || !of->request->is_taken(of->request->context, name);
}

/* The first name that may be used in two lists in a row, from `start` on and around. */
static bool draw_from(const drawing *of, const char *names, const char *more, emic_slice *out)
{
    struct {
        emic_slice *items;
        size_t count, capacity;
    } all = {0};
    const char *const lists[] = {names, more};
    for (size_t i = 0; i < 2; i++) {
        emic_slice rest = emic_slice_of(lists[i]);
        for (emic_slice word; (word = next_word(&rest)).length;)
            *EMIC_PUSH(of->arena, &all) = word;
    }
    for (size_t i = 0; i < all.count; i++) {
        *out = all.items[(of->start % all.count + i) % all.count];
        if (may_use(of, *out))
            return true;
    }
    return false;
}

static bool draw_gender(const drawing *of, const emic_name_pool *pool, emic_gender gender,
                        emic_slice *out)
{
    return draw_from(of, gender == EMIC_GENDER_MALE ? "" : pool->female,
                     gender == EMIC_GENDER_FEMALE ? "" : pool->male, out);
}

static bool draw_any(const drawing *of, emic_slice *out)
{
    emic_name_guess found = guess(of->folded, of->request->gazetteer);
    if (draw_gender(of, found.pool, found.gender, out))
        return true;
    for (size_t i = emic_name_pool_count; i > 0; i--) /* the general one is the last */
        if (draw_gender(of, &emic_name_pools[i - 1], found.gender, out))
            return true;
    return false;
}

emic_status emic_pseudonym_draw(const emic_pseudonym_request *request, emic_slice *out,
                                emic_error *err)
{
    drawing of = {.request = request};
    of.arena = emic_arena_open();
    of.folder = emic_folder_open();
    of.folded = emic_fold_words(of.folder, request->name, of.arena);
    of.start = begin(&of);
    bool found = draw_any(&of, out);
    emic_folder_close(of.folder);
    emic_arena_close(of.arena);
    if (found)
        return EMIC_OK;
    *out = (emic_slice){0};
    return emic_fail(err, EMIC_NOT_FOUND, "all pseudonyms for \"%.*s\" are taken",
                     EMIC_ARG(request->name));
}
