/* The data list of an archive, as data services ask for it: a row an interview, with whose it is,
 * where its text is, how long it is, and every attribute of it and of its participants. */
#include "base/csv.h"
#include "exchange/archive_metadata.h"
#include "study/document.h"

/* Some participants, by their places in the list of all. */
typedef struct person_list {
    size_t *items;
    size_t count, capacity;
} person_list;

static void put_number(emic_strbuf *out, int64_t value)
{
    emic_strbuf digits = {0};
    emic_strbuf_printf(&digits, "%lld", (long long)value);
    emic_csv_put(out, emic_strbuf_slice(&digits));
    emic_strbuf_close(&digits);
}

static void add_person(const emic_participant_list *all, emic_slice label, emic_arena *arena,
                       person_list *out)
{
    for (size_t i = 0; i < out->count; i++)
        if (emic_slice_equal(all->items[out->items[i]].label, label))
            return;
    for (size_t i = 0; label.length && i < all->count; i++)
        if (emic_slice_equal(all->items[i].label, label))
            *EMIC_PUSH(arena, out) = i;
}

static size_t count_speakers(const emic_document_turns *turns, emic_arena *arena)
{
    struct {
        emic_slice *items;
        size_t count, capacity;
    } met = {0};
    for (size_t i = 0; i < turns->count; i++) {
        size_t k = 0;
        while (k < met.count && !emic_slice_equal(met.items[k], turns->items[i].speaker))
            k++;
        if (k == met.count)
            *EMIC_PUSH(arena, &met) = turns->items[i].speaker;
    }
    return met.count;
}

/* A value of each of the people, told once where they share it. */
static void put_shared(const emic_participant_list *all, const person_list *people, int attribute,
                       emic_strbuf *out)
{
    emic_strbuf text = {0};
    for (size_t i = 0; i < people->count; i++) {
        const emic_participant *person = &all->items[people->items[i]];
        emic_slice value = attribute < 0 ? person->label : person->values[attribute];
        bool told = false;
        for (size_t k = 0; attribute >= 0 && k < i; k++)
            told |= emic_slice_equal(all->items[people->items[k]].values[attribute], value);
        if (told || value.length == 0)
            continue;
        emic_strbuf_puts(&text, text.length ? "; " : "");
        emic_strbuf_add(&text, value);
    }
    emic_csv_put(out, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
}

static emic_status put_row(const emic_archive_about *about, const emic_document *document,
                           const char *file, emic_arena *arena, emic_strbuf *out, emic_error *err)
{
    person_list people = {0};
    emic_document_turns turns;
    const emic_participant_list *all = &about->participants;
    EMIC_TRY(emic_document_turns_load(about->study, document->id, arena, &turns, err));
    add_person(all, document->participant, arena, &people);
    for (size_t i = 0; i < turns.count; i++)
        add_person(all, turns.items[i].participant, arena, &people);
    emic_csv_put(out, document->name);
    put_shared(all, &people, -1, out);
    emic_csv_put(out, emic_slice_of(file));
    put_number(out, document->characters);
    put_number(out, document->turns);
    put_number(out, (int64_t)count_speakers(&turns, arena));
    put_number(out, document->codings);
    for (size_t i = 0; i < about->documents.attributes.count; i++)
        emic_csv_put(out, document->values[i]);
    for (size_t i = 0; i < all->attributes.count; i++)
        put_shared(all, &people, (int)i, out);
    emic_csv_end(out);
    return EMIC_OK;
}

static void put_names(const emic_attribute_list *list, const char *prefix, emic_arena *arena,
                      emic_strbuf *out)
{
    for (size_t i = 0; i < list->count; i++)
        emic_csv_put(out, emic_slice_of(emic_arena_format(arena, "%s%.*s", prefix,
                                                          EMIC_ARG(list->items[i].name))));
}

emic_status emic_archive_put_list(const emic_archive_about *about, emic_error *err)
{
    emic_strbuf out = {0};
    emic_status status = EMIC_OK;
    emic_arena *arena = emic_arena_open();
    const char **files =
        emic_archive_transcripts(&about->documents, about->recipe->text, about->bag->arena);
    emic_strbuf_puts(&out, "interview,participants,file,characters,turns,speakers,codings,");
    put_names(&about->documents.attributes, ARCHIVE_LISTED_INTERVIEW, arena, &out);
    put_names(&about->participants.attributes, ARCHIVE_LISTED_PARTICIPANT, arena, &out);
    emic_csv_end(&out);
    for (size_t i = 0; status == EMIC_OK && i < about->documents.count; i++) {
        emic_arena_reset(arena);
        status = put_row(about, &about->documents.items[i], files[i], arena, &out, err);
    }
    emic_arena_close(arena);
    emic_archive_put_text(about->bag, ARCHIVE_LIST, &out);
    return status;
}
