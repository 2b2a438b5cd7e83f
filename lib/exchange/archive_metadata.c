/* What all forms of an archive's metadata share: the study in words, and their order. */
#include "exchange/archive_metadata.h"
#include "base/ahead.h"

emic_slice emic_archive_title(const emic_archive_about *about)
{
    emic_slice title = emic_description_of(&about->description, EMIC_DESCRIPTION_TITLE);
    return title.length ? title : EMIC_LITERAL("Interview study without a title");
}

const char *emic_archive_synthetic(const emic_archive_about *about)
{
    return emic_description_is_synthetic(&about->description)
               ? "The data are synthetic: nobody said these words. "
               : "";
}

static size_t count_taking_part(const emic_participant_list *list)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += !list->items[i].declined;
    return count;
}

emic_slice emic_archive_abstract(const emic_archive_about *about)
{
    emic_arena *arena = about->bag->arena;
    const char *synthetic = emic_archive_synthetic(about);
    emic_slice abstract = emic_description_of(&about->description, EMIC_DESCRIPTION_ABSTRACT);
    if (abstract.length)
        return emic_slice_of(emic_arena_format(arena, "%s%.*s", synthetic, EMIC_ARG(abstract)));
    if (about->recipe->release)
        return emic_slice_of(emic_arena_format(
            arena, "%sResults of an interview study. The study gives no abstract.", synthetic));
    return emic_slice_of(emic_arena_format(
        arena,
        "%sData and results of an interview study: participants %zu, transcripts %zu. The study "
        "gives no abstract.",
        synthetic, count_taking_part(&about->participants), about->documents.count));
}

const char *emic_archive_period(const emic_archive_about *about)
{
    emic_slice began = emic_description_of(&about->description, EMIC_DESCRIPTION_BEGAN);
    emic_slice ended = emic_description_of(&about->description, EMIC_DESCRIPTION_ENDED);
    if (began.length && ended.length && !emic_slice_equal(began, ended))
        return emic_arena_format(about->bag->arena, "%.*s/%.*s", EMIC_ARG(began), EMIC_ARG(ended));
    return emic_arena_string(about->bag->arena, began.length ? began : ended);
}

/* Where an address begins in `text`; its length when there is none. */
static size_t find_address(emic_slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        emic_slice rest = emic_slice_from(text, i);
        if (emic_slice_starts(rest, "https://") || emic_slice_starts(rest, "http://"))
            return i;
    }
    return text.length;
}

emic_slice emic_archive_address(emic_slice text, emic_arena *arena)
{
    bool prefix = emic_slice_starts(text, "doi:");
    emic_slice doi = emic_slice_trim(emic_slice_from(text, prefix ? strlen("doi:") : 0));
    emic_slice rest = emic_slice_from(text, find_address(text));
    bool is_doi = emic_slice_starts(doi, "10.");
    if (is_doi)
        rest = doi;
    size_t length = 0;
    while (length < rest.length && (unsigned char)rest.data[length] > ' ' &&
           !strchr("<>\"{}|\\^`", rest.data[length]))
        length++;
    while (length && strchr(".,;)", rest.data[length - 1]))
        length--;
    emic_slice address = {rest.data, length};
    if (is_doi)
        return emic_slice_of(emic_arena_format(arena, "https://doi.org/%.*s", EMIC_ARG(address)));
    return length ? address : (emic_slice){0};
}

emic_slice emic_archive_license(emic_slice license, emic_arena *arena)
{
    if (emic_slice_starts(license, "http"))
        return license;
    for (size_t i = 0; i < license.length; i++)
        if (strchr(" ()+:", license.data[i]))
            return (emic_slice){0};
    if (license.length == 0)
        return license;
    return emic_slice_of(
        emic_arena_format(arena, "https://spdx.org/licenses/%.*s", EMIC_ARG(license)));
}

const char *emic_archive_file_address(const char *name, emic_arena *arena)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/()+";
    emic_strbuf id = {0};
    for (name += strlen("data/"); *name; name++) {
        if ((unsigned char)*name >= 0x80 || strchr(plain, *name))
            emic_strbuf_putc(&id, *name);
        else
            emic_strbuf_printf(&id, "%%%02X", (unsigned char)*name);
    }
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&id));
    emic_strbuf_close(&id);
    return copy;
}

void emic_archive_digest(const emic_archive_about *about, emic_slice content,
                         char out[EMIC_SHA256_HEX])
{
    const emic_ahead *ahead = about->bag->ahead;
    const emic_ahead_piece *piece = ahead ? emic_ahead_find(ahead, content) : NULL;
    if (piece)
        memcpy(out, piece->sha256, EMIC_SHA256_HEX);
    else
        emic_sha256_hex(content, out);
}

void emic_archive_put_text(emic_bag *bag, const char *name, emic_strbuf *text)
{
    emic_bag_add(bag, name, emic_arena_copy(bag->arena, emic_strbuf_slice(text)));
    emic_strbuf_close(text);
}

static void put_description(const emic_archive_about *about)
{
    emic_strbuf text = {0};
    emic_description_format(&about->description, &text);
    emic_archive_put_text(about->bag, ARCHIVE_DESCRIPTION, &text);
}

bool emic_archive_is_metadata(const char *name)
{
    return strcmp(name, ARCHIVE_PACKAGE) == 0 || strcmp(name, ARCHIVE_CRATE) == 0 ||
           strcmp(name, ARCHIVE_LIST) == 0 || strcmp(name, ARCHIVE_DDI) == 0 ||
           strcmp(name, ARCHIVE_INVENTORY) == 0;
}

/* Sorts the files, so that what came first does not matter, and waits for the digests that other
 * threads make of them. */
static emic_status prepare(emic_bag *bag, emic_error *err)
{
    emic_bag_sort(bag);
    return bag->ahead ? emic_ahead_finish(bag->ahead, err) : EMIC_OK;
}

static emic_status put_catalogues(const emic_archive_about *about, emic_error *err)
{
    EMIC_TRY(prepare(about->bag, err));
    EMIC_TRY(emic_archive_put_package(about, err));
    EMIC_TRY(prepare(about->bag, err));
    emic_archive_put_crate(about);
    return EMIC_OK;
}

emic_status emic_archive_put_metadata(emic_study *study, const emic_recipe *recipe, emic_bag *bag,
                                      emic_error *err)
{
    emic_archive_about about = {.study = study, .recipe = recipe, .bag = bag};
    if (!*recipe->date)
        return EMIC_OK;
    EMIC_TRY(emic_description_load(study, bag->arena, &about.description, err));
    EMIC_TRY(emic_participant_list_load(study, bag->arena, &about.participants, err));
    EMIC_TRY(emic_document_list_load(study, bag->arena, &about.documents, err));
    put_description(&about);
    EMIC_TRY(emic_archive_put_list(&about, err));
    emic_archive_put_ddi(&about);
    if (*recipe->deposit)
        EMIC_TRY(emic_archive_put_deposit(&about, err));
    return put_catalogues(&about, err);
}

emic_status emic_archive_put_release_metadata(const emic_description *description,
                                              const emic_recipe *recipe, emic_bag *bag,
                                              emic_error *err)
{
    emic_archive_about about = {.recipe = recipe, .bag = bag, .description = *description};
    put_description(&about);
    return put_catalogues(&about, err);
}
