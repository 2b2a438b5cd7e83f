/* codings.csv in and out. Rows come by the hundred thousand, mostly sorted by document: the text
 * last used stays at hand, names are looked up once. */
#include "base/csv.h"
#include "base/digest.h"
#include "study/codebook_version.h"
#include "study/coder.h"
#include "study/coding.h"
#include "study/document.h"
#include "study/study_db.h"
#include <stdio.h>

enum {
    COLUMN_DOCUMENT,
    COLUMN_START,
    COLUMN_END,
    COLUMN_CODE,
    COLUMN_CODER,
    COLUMN_ROUND,
    COLUMN_POLARITY,
    COLUMN_MEMO,
    COLUMN_SHA256,
    COLUMN_WEIGHT,
    COLUMN_COUNT,
};

enum { CODE_SLOTS = 1024, PROGRESS_ROWS = 4096 };

/* A code as a file writes it, and where it stands in the codebook. */
typedef struct code_slot {
    emic_slice text;
    size_t at;
} code_slot;

/* What stays the same while the rows of one file are read, and what is kept from row to row. */
typedef struct coding_file {
    emic_study *study;
    emic_csv *csv;
    int at[COLUMN_COUNT];
    emic_codebook codebook;
    emic_id version, newest; /* the coding that was last before this file */
    code_slot *codes;        /* open addressing; filled up to a half at most */
    size_t code_count;
    emic_arena *arena;
    emic_arena *text_arena; /* of the document at hand */
    struct {
        emic_slice *items;
        size_t count, capacity;
    } coder_names; /* those met so far, */
    struct {
        emic_id *items;
        size_t count, capacity;
    } coders; /* and their ids */
    emic_slice document_name;
    emic_id document, revision;
    uint64_t length;
    bool withheld;
    emic_text_index text;
    emic_id hashed;                   /* the document of the span hashed last, */
    emic_span span;                   /* that span, */
    uint8_t sha256[EMIC_SHA256_SIZE]; /* and its digest */
} coding_file;

static const char revision_of[] = "SELECT r.id, r.characters, r.text IS NULL FROM document d"
                                  " JOIN revision r ON r.id = d.current_revision WHERE d.id = ?1";

static emic_status read_revision(coding_file *file, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(emic_db_query(emic_study_db(file->study), revision_of,
                           EMIC_ROW(emic_int(file->document)), &cursor, err));
    emic_status status = emic_cursor_next(&cursor, &more, err);
    if (status == EMIC_OK && more) {
        file->revision = emic_cursor_int(&cursor, 0);
        file->length = (uint64_t)emic_cursor_int(&cursor, 1);
        file->withheld = emic_cursor_int(&cursor, 2) != 0;
    }
    emic_cursor_close(&cursor);
    return status;
}

static emic_status take_document(coding_file *file, const emic_csv_row *row, emic_error *err)
{
    emic_slice name = emic_csv_field(row, file->at[COLUMN_DOCUMENT]);
    if (file->document && emic_slice_equal(name, file->document_name))
        return EMIC_OK;
    emic_arena_reset(file->text_arena);
    EMIC_TRY(emic_csv_placed(emic_document_find(file->study, name, &file->document, err), file->csv,
                             row, file->at[COLUMN_DOCUMENT], err));
    file->document_name = emic_arena_copy(file->text_arena, name);
    EMIC_TRY(read_revision(file, err));
    if (file->withheld)
        return EMIC_OK;
    return emic_document_text(file->study, file->document, file->text_arena, &file->text, err);
}

static code_slot *code_slot_of(coding_file *file, emic_slice text)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (uint8_t)text.data[i]) * 16777619u;
    size_t at = hash % CODE_SLOTS;
    while (file->codes[at].text.data && !emic_slice_equal(file->codes[at].text, text))
        at = (at + 1) % CODE_SLOTS;
    return &file->codes[at];
}

static emic_status find_code(coding_file *file, const emic_csv_row *row, size_t *out,
                             emic_error *err)
{
    emic_slice text = emic_csv_field(row, file->at[COLUMN_CODE]);
    code_slot *slot = code_slot_of(file, text);
    if (slot->text.data) {
        *out = slot->at;
        return EMIC_OK;
    }
    EMIC_TRY(emic_csv_placed(emic_codebook_find(&file->codebook, text, file->arena, out, err),
                             file->csv, row, file->at[COLUMN_CODE], err));
    if (file->code_count++ < CODE_SLOTS / 2)
        *slot = (code_slot){emic_arena_copy(file->arena, text), *out};
    return EMIC_OK;
}

static emic_status find_coder(coding_file *file, const emic_csv_row *row, emic_id *out,
                              emic_error *err)
{
    emic_slice name = emic_csv_field(row, file->at[COLUMN_CODER]);
    for (size_t i = 0; i < file->coders.count; i++) {
        *out = file->coders.items[i];
        if (emic_slice_equal(name, file->coder_names.items[i]))
            return EMIC_OK;
    }
    EMIC_TRY(emic_csv_placed(emic_coder_add(file->study, name, out, err), file->csv, row,
                             file->at[COLUMN_CODER], err));
    *EMIC_PUSH(file->arena, &file->coder_names) = emic_arena_copy(file->arena, name);
    *EMIC_PUSH(file->arena, &file->coders) = *out;
    return EMIC_OK;
}

static emic_status read_number(const coding_file *file, const emic_csv_row *row, int column,
                               uint64_t most, uint64_t *out, emic_error *err)
{
    emic_slice text = emic_csv_field(row, file->at[column]);
    uint64_t value = 0;
    bool good = text.length > 0 && text.length <= 10;
    for (size_t i = 0; good && i < text.length; i++) {
        good = text.data[i] >= '0' && text.data[i] <= '9';
        value = value * 10 + (uint64_t)(text.data[i] - '0');
    }
    *out = value;
    if (good && value <= most)
        return EMIC_OK;
    return emic_csv_fail(file->csv, row, file->at[column], err, EMIC_INVALID,
                         "\"%.*s\" is not a whole number from 0 to %llu", EMIC_ARG(text),
                         (unsigned long long)most);
}

static emic_status read_span(const coding_file *file, const emic_csv_row *row, emic_span *out,
                             emic_error *err)
{
    uint64_t start, end;
    EMIC_TRY(read_number(file, row, COLUMN_START, UINT32_MAX, &start, err));
    EMIC_TRY(read_number(file, row, COLUMN_END, UINT32_MAX, &end, err));
    *out = (emic_span){(uint32_t)start, (uint32_t)end};
    return emic_csv_placed(emic_coding_check_span(*out, file->length, err), file->csv, row,
                           file->at[COLUMN_START], err);
}

static emic_status read_rest(const coding_file *file, const emic_csv_row *row, emic_coding *coding,
                             emic_error *err)
{
    uint64_t round = 1, weight = 0;
    if (emic_csv_field(row, file->at[COLUMN_ROUND]).length)
        EMIC_TRY(read_number(file, row, COLUMN_ROUND, INT32_MAX, &round, err));
    coding->round = (int64_t)round;
    if (round == 0)
        return emic_csv_fail(file->csv, row, file->at[COLUMN_ROUND], err, EMIC_INVALID,
                             "rounds count from 1");
    if (emic_csv_field(row, file->at[COLUMN_POLARITY]).length)
        EMIC_TRY(emic_csv_placed(emic_polarity_find(emic_csv_field(row, file->at[COLUMN_POLARITY]),
                                                    &coding->polarity, err),
                                 file->csv, row, file->at[COLUMN_POLARITY], err));
    coding->weighed = emic_csv_field(row, file->at[COLUMN_WEIGHT]).length > 0;
    if (coding->weighed) {
        EMIC_TRY(read_number(file, row, COLUMN_WEIGHT, EMIC_WEIGHT_MOST, &weight, err));
        coding->weight = (int64_t)weight;
    }
    if (file->at[COLUMN_MEMO] >= 0)
        coding->memo = row->fields[file->at[COLUMN_MEMO]];
    return EMIC_OK;
}

/* Several codes on the same words mostly come in a row: they are hashed once. */
static void hash_words(coding_file *file, emic_span span, uint8_t out[EMIC_SHA256_SIZE])
{
    bool same = file->hashed == file->document && span.start == file->span.start &&
                span.end == file->span.end;
    if (!same)
        emic_sha256(emic_text_words(&file->text, span), file->sha256);
    file->hashed = file->document;
    file->span = span;
    memcpy(out, file->sha256, EMIC_SHA256_SIZE);
}

/* The digest of the covered words: computed, and compared with the file's where it gives one. */
static emic_status digest_words(coding_file *file, const emic_csv_row *row, emic_span span,
                                uint8_t out[EMIC_SHA256_SIZE], emic_error *err)
{
    emic_slice hex = emic_csv_field(row, file->at[COLUMN_SHA256]);
    uint8_t given[EMIC_SHA256_SIZE];
    if (hex.length && !emic_hex_parse(hex, given, sizeof given))
        return emic_csv_fail(file->csv, row, file->at[COLUMN_SHA256], err, EMIC_INVALID,
                             "\"%.*s\" is not a SHA-256 in hexadecimal", EMIC_ARG(hex));
    if (!file->withheld)
        hash_words(file, span, out);
    else if (hex.length)
        memcpy(out, given, sizeof given);
    else
        return emic_csv_fail(file->csv, row, file->at[COLUMN_DOCUMENT], err, EMIC_INVALID,
                             "the text of \"%.*s\" is withheld: the column words_sha256 is needed",
                             EMIC_ARG(file->document_name));
    if (hex.length && memcmp(out, given, sizeof given) != 0)
        return emic_csv_fail(file->csv, row, file->at[COLUMN_SHA256], err, EMIC_INVALID,
                             "the words at %u:%u of \"%.*s\" are not those that were coded "
                             "(words_sha256 differs); was the text changed, or counted in bytes?",
                             span.start, span.end, EMIC_ARG(file->document_name));
    return EMIC_OK;
}

static emic_status store_coding(const coding_file *file, const emic_csv_row *row,
                                const emic_coding *coding, const uint8_t sha256[EMIC_SHA256_SIZE],
                                int64_t definition, emic_load_summary *out, emic_error *err)
{
    emic_id known;
    bool added, changed = false;
    emic_coding_under under = {file->revision, file->version, definition};
    EMIC_TRY(emic_coding_insert(file->study, &under, coding, sha256, &added, err));
    if (!added)
        EMIC_TRY(emic_coding_change(file->study, file->revision, coding,
                                    emic_csv_field(row, file->at[COLUMN_POLARITY]).length > 0,
                                    &known, &changed, err));
    if (changed && known > file->newest)
        return emic_csv_fail(
            file->csv, row, file->at[COLUMN_DOCUMENT], err, EMIC_EXISTS,
            "an earlier row has this coding with another polarity, weight or memo");
    out->added += added;
    out->changed += changed;
    out->unchanged += !added && !changed;
    return EMIC_OK;
}

static emic_status load_row(coding_file *file, const emic_csv_row *row, emic_load_summary *out,
                            emic_error *err)
{
    emic_coding coding = {0};
    size_t code = 0;
    uint8_t sha256[EMIC_SHA256_SIZE];
    EMIC_TRY(take_document(file, row, err));
    EMIC_TRY(read_span(file, row, &coding.span, err));
    EMIC_TRY(find_code(file, row, &code, err));
    if (emic_csv_field(row, file->at[COLUMN_SHA256]).length == 0)
        EMIC_TRY(emic_csv_placed(emic_coding_check_code(&file->codebook.items[code], err),
                                 file->csv, row, file->at[COLUMN_CODE], err));
    EMIC_TRY(find_coder(file, row, &coding.coder, err));
    EMIC_TRY(read_rest(file, row, &coding, err));
    EMIC_TRY(digest_words(file, row, coding.span, sha256, err));
    coding.document = file->document;
    coding.code = file->codebook.items[code].id;
    return store_coding(file, row, &coding, sha256, file->codebook.items[code].definition, out,
                        err);
}

static const char newest_coding[] = "SELECT ifnull(max(id), 0) FROM coding";

static emic_status load_rows(coding_file *file, size_t total, const emic_progress *progress,
                             emic_load_summary *out, emic_error *err)
{
    static const char *const known[] = {"document",     "start",  "end",      "code",
                                        "coder",        "round",  "polarity", "memo",
                                        "words_sha256", "weight", NULL};
    emic_csv_row row;
    bool more = false, made;
    EMIC_TRY(emic_csv_columns(file->csv, known, 5, false, file->at, err));
    EMIC_TRY(emic_db_int(emic_study_db(file->study), newest_coding, EMIC_NO_VALUES, 0,
                         &file->newest, err));
    EMIC_TRY(emic_codebook_load(file->study, file->arena, &file->codebook, err));
    EMIC_TRY(
        emic_codebook_keep(file->study, &file->codebook, NULL, NULL, &file->version, &made, err));
    EMIC_TRY(emic_csv_next(file->csv, &row, &more, err));
    for (size_t count = 1; more; count++) {
        EMIC_TRY(load_row(file, &row, out, err));
        EMIC_TRY(emic_csv_next(file->csv, &row, &more, err));
        if (progress && count % PROGRESS_ROWS == 0)
            progress->step(progress->context, count, total);
    }
    return EMIC_OK;
}

emic_status emic_coding_load(emic_study *study, const char *path, emic_slice text,
                             const emic_progress *progress, emic_load_summary *out, emic_error *err)
{
    size_t lines = 0;
    *out = (emic_load_summary){0};
    coding_file file = {.study = study};
    EMIC_TRY(emic_csv_open(path, text, &file.csv, err));
    file.arena = emic_arena_open();
    file.text_arena = emic_arena_open();
    file.codes = emic_arena_array(file.arena, CODE_SLOTS, sizeof *file.codes);
    for (size_t i = 0; progress && i < text.length; i++)
        lines += text.data[i] == '\n';
    emic_status status = load_rows(&file, lines, progress, out, err);
    emic_arena_close(file.text_arena);
    emic_arena_close(file.arena);
    emic_csv_close(file.csv);
    return status;
}

static void put_number(emic_strbuf *out, int64_t number)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)number);
    emic_csv_put(out, (emic_slice){digits, (size_t)length});
}

/* `weights`: whether there is a column for them. */
static void write_row(const emic_coding_item *item, const emic_codebook *codebook, bool memos,
                      bool weights, emic_strbuf *out)
{
    char hex[EMIC_SHA256_HEX];
    emic_hex_format(item->sha256, EMIC_SHA256_SIZE, hex);
    emic_csv_put(out, item->document);
    put_number(out, item->coding.span.start);
    put_number(out, item->coding.span.end);
    emic_csv_put(out, codebook->items[item->code_at].path);
    emic_csv_put(out, item->coder_name);
    put_number(out, item->coding.round);
    emic_csv_put(out, emic_slice_of(emic_polarity_name(item->coding.polarity)));
    emic_csv_put(out, memos ? item->coding.memo : (emic_slice){0});
    emic_csv_put(out, emic_slice_of(hex));
    if (item->coding.weighed)
        put_number(out, item->coding.weight);
    else if (weights)
        emic_csv_put(out, (emic_slice){0});
    emic_csv_end(out);
}

static void write_rows(const emic_coding_list *list, const emic_codebook *codebook, bool memos,
                       emic_strbuf *out)
{
    bool weights = false;
    for (size_t i = 0; i < list->count; i++)
        weights |= list->items[i].coding.weighed;
    emic_strbuf_printf(out, "document,start,end,code,coder,round,polarity,memo,words_sha256%s\n",
                       weights ? ",weight" : "");
    for (size_t i = 0; i < list->count; i++)
        write_row(&list->items[i], codebook, memos, weights, out);
}

emic_status emic_coding_write(emic_study *study, bool memos, emic_strbuf *out, emic_error *err)
{
    emic_coding_filter all = {0};
    emic_codebook codebook;
    emic_coding_list list;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_codebook_load(study, arena, &codebook, err);
    if (status == EMIC_OK)
        status = emic_coding_list_load(study, &all, &codebook, arena, &list, err);
    if (status == EMIC_OK)
        write_rows(&list, &codebook, memos, out);
    emic_arena_close(arena);
    return status;
}
