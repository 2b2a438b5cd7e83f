/* Transcripts in an archive: an index, their turns, and unless withheld their texts. */
#include "base/csv.h"
#include "base/digest.h"
#include "base/text.h"
#include "exchange/archive_file.h"
#include "exchange/file_name.h"
#include "study/document.h"
#include <stdio.h>

static void put_number(emic_strbuf *out, int64_t value)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", (long long)value);
    emic_csv_put(out, emic_slice_of(digits));
}

static void put_time(emic_strbuf *out, int64_t milliseconds)
{
    if (milliseconds == EMIC_TIME_NONE)
        emic_csv_put(out, (emic_slice){0});
    else
        put_number(out, milliseconds);
}

static emic_status put_turns(emic_study *study, const emic_document *document, emic_strbuf *out,
                             emic_error *err)
{
    emic_document_turns turns;
    emic_arena *scratch = emic_arena_open();
    emic_status status = emic_document_turns_load(study, document->id, scratch, &turns, err);
    for (size_t i = 0; status == EMIC_OK && i < turns.count; i++) {
        const emic_document_turn *turn = &turns.items[i];
        emic_csv_put(out, document->name);
        put_number(out, turn->ordinal);
        put_number(out, turn->span.start);
        put_number(out, turn->span.end);
        put_number(out, turn->words.start);
        put_number(out, turn->words.end);
        emic_csv_put(out, turn->speaker);
        emic_csv_put(out, turn->role);
        put_time(out, turn->from);
        put_time(out, turn->until);
        emic_csv_end(out);
    }
    emic_arena_close(scratch);
    return status;
}

static void put_index_row(const emic_document *document, const char *file, emic_strbuf *out)
{
    char hex[EMIC_SHA256_HEX];
    emic_hex_format(document->sha256, EMIC_SHA256_SIZE, hex);
    emic_csv_put(out, document->name);
    emic_csv_put(out, emic_slice_of(file));
    emic_csv_put(out, document->format);
    put_number(out, document->characters);
    emic_csv_put(out, emic_slice_of(hex));
    emic_csv_end(out);
}

static emic_status put_document(emic_study *study, const emic_document *document,
                                const char *file, emic_bag *bag, emic_strbuf *index,
                                emic_strbuf *units, emic_error *err)
{
    emic_text_index text;
    put_index_row(document, file, index);
    EMIC_TRY(put_turns(study, document, units, err));
    if (!*file)
        return EMIC_OK;
    EMIC_TRY(emic_document_text(study, document->id, bag->arena, &text, err));
    emic_bag_add(bag, emic_arena_format(bag->arena, "data/%s", file), text.text);
    return EMIC_OK;
}

const char **emic_archive_transcripts(const emic_document_list *list, bool text,
                                      emic_arena *arena)
{
    emic_slice *names = emic_arena_array(arena, list->count + 1, sizeof *names);
    for (size_t i = 0; i < list->count; i++)
        names[i] = list->items[i].name;
    const char **files = emic_file_names(names, list->count, arena);
    for (size_t i = 0; i < list->count; i++) {
        bool open = text && !list->items[i].withheld;
        files[i] = open ? emic_arena_format(arena, "transcripts/%s.txt", files[i]) : "";
    }
    return files;
}

emic_status emic_archive_put_documents(emic_study *study, bool text, emic_bag *bag,
                                       emic_error *err)
{
    emic_document_list list;
    emic_strbuf index = {0}, units = {0};
    EMIC_TRY(emic_document_list_load(study, bag->arena, &list, err));
    const char **files = emic_archive_transcripts(&list, text, bag->arena);
    emic_strbuf_puts(&index, "document,file,format,characters,sha256\n");
    emic_strbuf_puts(&units, "document,turn,start,end,words_start,words_end,speaker,role,from_ms,"
                             "until_ms\n");
    emic_status status = EMIC_OK;
    for (size_t i = 0; status == EMIC_OK && i < list.count; i++)
        status = put_document(study, &list.items[i], files[i], bag, &index, &units, err);
    emic_bag_add(bag, ARCHIVE_TRANSCRIPTS, emic_arena_copy(bag->arena, emic_strbuf_slice(&index)));
    emic_bag_add(bag, ARCHIVE_UNITS, emic_arena_copy(bag->arena, emic_strbuf_slice(&units)));
    emic_strbuf_close(&index);
    emic_strbuf_close(&units);
    return status;
}
