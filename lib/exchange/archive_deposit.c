/* What a repository wants beside an archive's own files: the study in words, its protocol and
 * rights as plain text, what stands in the place of originals, and an inventory of all files. */
#include "base/csv.h"
#include "base/text.h"
#include "exchange/archive_catalogue.h"
#include "exchange/archive_metadata.h"
#include "exchange/deposit.h"
#include <stdlib.h>

enum { LONGEST_MARK = 40 }; /* characters between brackets */

/* --- Texts ------------------------------------------------------------------------------------ */

/* "Field: value", one line a value; "Field: not given" where there is none. */
static void put_field(const emic_archive_about *about, emic_description_field field,
                      emic_strbuf *out)
{
    const emic_description_form *form = emic_description_form_of(field);
    const emic_description_values *values = &about->description.fields[field];
    for (size_t i = 0; i < values->count; i++)
        emic_strbuf_printf(out, "%s: %.*s\n", form->name, EMIC_ARG(values->items[i]));
    if (values->count == 0)
        emic_strbuf_printf(out, "%s: not given\n", form->name);
}

static void put_fields(const emic_archive_about *about, const char *name, const char *head,
                       const emic_description_field *fields, size_t count)
{
    emic_strbuf out = {0};
    emic_strbuf_printf(&out, "%s\n\n", head);
    emic_slice synthetic = emic_slice_trim(emic_slice_of(emic_archive_synthetic(about)));
    if (synthetic.length)
        emic_strbuf_printf(&out, "%.*s\n\n", EMIC_ARG(synthetic));
    for (size_t i = 0; i < count; i++)
        put_field(about, fields[i], &out);
    emic_archive_put_text(about->bag, name, &out);
}

static void put_texts(const emic_archive_about *about, const emic_deposit *deposit)
{
    static const emic_description_field protocol[] = {
        EMIC_DESCRIPTION_UNIVERSE, EMIC_DESCRIPTION_SAMPLING, EMIC_DESCRIPTION_MODE,
        EMIC_DESCRIPTION_BEGAN,    EMIC_DESCRIPTION_ENDED,    EMIC_DESCRIPTION_PLACE,
        EMIC_DESCRIPTION_PROTOCOL};
    static const emic_description_field rights[] = {
        EMIC_DESCRIPTION_LICENSE, EMIC_DESCRIPTION_RIGHTS, EMIC_DESCRIPTION_ACCESS,
        EMIC_DESCRIPTION_CONSENT, EMIC_DESCRIPTION_ETHICS, EMIC_DESCRIPTION_ANONYMIZATION,
        EMIC_DESCRIPTION_CONTACT};
    emic_description_field all[EMIC_DESCRIPTION_FIELDS];
    for (int i = 0; i < EMIC_DESCRIPTION_FIELDS; i++)
        all[i] = (emic_description_field)i;
    const char *head = emic_arena_format(about->bag->arena, "Deposit for the %s", deposit->title);
    put_fields(about, ARCHIVE_DEPOSIT, head, all, EMIC_DESCRIPTION_FIELDS);
    put_fields(about, ARCHIVE_PROTOCOL, "How the data were collected", protocol,
               sizeof protocol / sizeof *protocol);
    put_fields(about, ARCHIVE_RIGHTS, "Rights, access and consent", rights,
               sizeof rights / sizeof *rights);
}

/* --- Marks ------------------------------------------------------------------------------------ */

/* Something in square brackets, and where it stands. */
typedef struct mark {
    emic_slice words;
    size_t document;
} mark;

typedef struct mark_list {
    mark *items;
    size_t count, capacity;
} mark_list;

static int by_words(const void *left, const void *right)
{
    const mark *one = left, *other = right;
    int order = emic_slice_compare(one->words, other->words);
    return order ? order : (one->document > other->document) - (one->document < other->document);
}

static void find_marks(emic_slice text, size_t document, emic_arena *arena, mark_list *out)
{
    const char *at = text.data, *end = text.data + text.length, *stop;
    while (at < end && (at = memchr(at, '[', (size_t)(end - at)))) {
        emic_slice words = {at + 1, 0};
        stop = memchr(words.data, ']', (size_t)(end - words.data));
        at = words.data;
        if (!stop)
            break;
        words.length = (size_t)(stop - words.data);
        bool line = memchr(words.data, '\n', words.length) || memchr(words.data, '[', words.length);
        if (line || words.length == 0 || emic_utf8_count(words) > LONGEST_MARK)
            continue;
        *EMIC_PUSH(arena, out) = (mark){emic_arena_copy(arena, words), document};
    }
}

static void put_number(emic_strbuf *out, size_t value)
{
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + value % 10);
    while (value /= 10);
    emic_csv_put(out, (emic_slice){digits + at, sizeof digits - at});
}

static void put_mark_rows(const mark_list *list, emic_strbuf *out)
{
    for (size_t i = 0, next; i < list->count; i = next) {
        size_t documents = 1;
        for (next = i + 1; next < list->count; next++) {
            if (!emic_slice_equal(list->items[next].words, list->items[i].words))
                break;
            documents += list->items[next].document != list->items[next - 1].document;
        }
        emic_csv_put(out, list->items[i].words);
        put_number(out, next - i);
        put_number(out, documents);
        emic_csv_end(out);
    }
}

/* What stands in brackets in the transcripts: [date], [TP05], and remarks of who transcribed. */
static emic_status put_marks(const emic_archive_about *about, emic_error *err)
{
    mark_list marks = {0};
    emic_strbuf out = {0};
    emic_status status = EMIC_OK;
    emic_arena *scratch = emic_arena_open();
    for (size_t i = 0; status == EMIC_OK && i < about->documents.count; i++) {
        emic_text_index text;
        emic_arena_reset(scratch);
        status =
            emic_document_text(about->study, about->documents.items[i].id, scratch, &text, err);
        if (status == EMIC_OK)
            find_marks(text.text, i, about->bag->arena, &marks);
    }
    emic_arena_close(scratch);
    if (marks.count)
        qsort(marks.items, marks.count, sizeof *marks.items, by_words);
    emic_strbuf_puts(&out, "mark,places,interviews\n");
    put_mark_rows(&marks, &out);
    emic_archive_put_text(about->bag, ARCHIVE_MARKS, &out);
    return status;
}

/* --- Inventory -------------------------------------------------------------------------------- */

/* Who is in a file: what repositories call its human-participants status. */
static const char *people_in(const char *name)
{
    static const char *const without[] = {ARCHIVE_CODEBOOK, ARCHIVE_CODEBOOK_CSV, ARCHIVE_RECIPE,
                                          ARCHIVE_README,   ARCHIVE_DESCRIPTION,  ARCHIVE_DEPOSIT,
                                          ARCHIVE_PROTOCOL, ARCHIVE_RIGHTS,       ARCHIVE_INVENTORY,
                                          ARCHIVE_PACKAGE,  ARCHIVE_CRATE};
    for (size_t i = 0; i < sizeof without / sizeof *without; i++)
        if (strcmp(name, without[i]) == 0)
            return "no";
    return "yes";
}

static void put_file(const emic_archive_about *about, const char *name, const emic_slice *content,
                     emic_strbuf *out)
{
    const emic_catalogue_file *file = emic_catalogue_file_of(name);
    emic_csv_put(out, emic_slice_of(name + strlen("data/")));
    emic_csv_put(out, emic_slice_of(emic_catalogue_media_type(name)));
    emic_csv_put(out, emic_slice_of(file ? file->description : ""));
    if (content)
        put_number(out, content->length);
    else
        emic_csv_put(out, (emic_slice){0});
    emic_csv_put(out, emic_slice_of(people_in(name)));
    emic_csv_put(out, emic_description_of(&about->description, EMIC_DESCRIPTION_RIGHTS));
    emic_csv_end(out);
}

/* The inventory itself, the package and the crate are made after it: they have no size in it. */
static void put_inventory(const emic_archive_about *about)
{
    emic_strbuf out = {0};
    emic_bag *bag = about->bag;
    emic_bag_sort(bag);
    emic_strbuf_puts(&out, "file,type,description,bytes,participants,rights\n");
    for (size_t i = 0; i < bag->entries.count; i++)
        if (emic_bag_is_payload(bag->entries.items[i].name))
            put_file(about, bag->entries.items[i].name, &bag->entries.items[i].content, &out);
    put_file(about, ARCHIVE_INVENTORY, NULL, &out);
    put_file(about, ARCHIVE_PACKAGE, NULL, &out);
    put_file(about, ARCHIVE_CRATE, NULL, &out);
    emic_archive_put_text(bag, ARCHIVE_INVENTORY, &out);
}

emic_status emic_archive_put_deposit(const emic_archive_about *about, emic_error *err)
{
    const emic_deposit *deposit;
    EMIC_TRY(emic_deposit_find(emic_slice_of(about->recipe->deposit), &deposit, err));
    EMIC_TRY(emic_deposit_check(deposit, &about->description, err));
    for (size_t i = 0; i < about->documents.count; i++)
        if (about->documents.items[i].withheld || !about->recipe->text)
            return emic_fail(err, EMIC_INVALID,
                             "the %s asks for the transcripts, and the text of \"%.*s\" is "
                             "withheld",
                             deposit->title, EMIC_ARG(about->documents.items[i].name));
    put_texts(about, deposit);
    EMIC_TRY(put_marks(about, err));
    put_inventory(about);
    return EMIC_OK;
}

bool emic_archive_is_given(const char *name)
{
    return strcmp(name, ARCHIVE_ANONYMIZATION) == 0 || strcmp(name, ARCHIVE_ANONYMIZATION_LOG) == 0;
}
