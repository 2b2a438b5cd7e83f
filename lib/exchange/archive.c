/* Building an archive: each payload file, then the seal. Its transcripts are archive_document.c's
 * business, checking and rebuilding that of archive_reproduce.c and archive_rebuild.c. */
#include "exchange/archive.h"
#include "base/clock.h"
#include "base/csv.h"
#include "base/digest.h"
#include "base/text.h"
#include "base/version.h"
#include "exchange/archive_file.h"
#include "exchange/html.h"
#include "exchange/table_write.h"
#include "measure/claim_check.h"
#include "study/coding.h"
#include "study/judgement.h"
#include "study/document.h"
#include "study/participant.h"
#include <sys/utsname.h>

static const char readme[] =
    "An archive of an interview study, written by emic.\n"
    "\n"
    "Participants are pseudonyms. Positions count characters (Unicode code points) of a\n"
    "transcript from 0, end exclusive. All files are UTF-8; .csv files follow RFC 4180.\n"
    "\n"
    "  tables.html          the tables and claims, for reading in a browser\n"
    "  tables/*.csv         the same tables, a row a code and group\n"
    "  cases.csv            participants: group and attributes\n"
    "  documents.csv        transcripts: whose they are, who speaks in them\n"
    "  transcripts.csv      transcripts: file, length and SHA-256 of the text\n"
    "  transcripts/*.txt    their texts; missing when the texts are withheld\n"
    "  units.csv            every turn: position, speaker, role, times\n"
    "  codebook.json, .csv  the codes with their definitions\n"
    "  codings.csv          every coded span: code, coder, SHA-256 of the words it covers\n"
    "  judgements.csv       participant by code: affirmed, denied, not raised or not asked\n"
    "  bases.csv            named sub-bases: condition and members\n"
    "  claims.csv           published statements, each a query and a relation\n"
    "  claims-checked.csv   what was expected and what was found\n"
    "  recipe.json          the commands that lead from these files to the tables\n"
    "\n"
    "Check it:      emic archive verify FILE.zip     (or any BagIt validator)\n"
    "Make it again: emic archive reproduce FILE.zip\n";

static const char withheld_note[] =
    "\n"
    "The texts of the transcripts are withheld in this archive, and memos with them. Every number\n"
    "can still be made again. A digest of a very short passage can be guessed by trying words:\n"
    "where even that must not be possible, do not hand out codings.csv.\n";

/* Takes what was written into `buffer` as the file `name`, and empties the buffer. */
static void put_file(emic_bag *bag, const char *name, emic_strbuf *buffer)
{
    emic_bag_add(bag, name, emic_arena_copy(bag->arena, emic_strbuf_slice(buffer)));
    emic_strbuf_clear(buffer);
}

static void put_codebook(const emic_codebook *codebook, emic_bag *bag, emic_strbuf *buffer)
{
    emic_codebook_format(codebook, buffer);
    put_file(bag, ARCHIVE_CODEBOOK, buffer);
    emic_strbuf_puts(buffer, "code,level,codable,rule,exclusive_set,status,mnemonic,brief,full,"
                             "use_when,not_when\n");
    for (size_t i = 0; i < codebook->count; i++) {
        const emic_code *code = &codebook->items[i];
        const char level[] = {(char)('0' + code->level), 0};
        emic_csv_put(buffer, code->path);
        emic_csv_put(buffer, emic_slice_of(level));
        emic_csv_put(buffer, code->codable ? EMIC_LITERAL("yes") : EMIC_LITERAL("no"));
        emic_csv_put(buffer, code->rule == EMIC_RULE_JUDGED ? EMIC_LITERAL("judged")
                                                            : EMIC_LITERAL("any"));
        emic_csv_put(buffer, code->exclusive_set);
        emic_csv_put(buffer, code->status);
        emic_csv_put(buffer, code->mnemonic);
        emic_csv_put(buffer, code->brief);
        emic_csv_put(buffer, code->full);
        emic_csv_put(buffer, code->use_when);
        emic_csv_put(buffer, code->not_when);
        emic_csv_end(buffer);
    }
    put_file(bag, ARCHIVE_CODEBOOK_CSV, buffer);
}

static emic_status put_rows(emic_study *study, bool text, emic_bag *bag, emic_strbuf *buffer,
                            emic_error *err)
{
    emic_claim_list claims;
    EMIC_TRY(emic_participant_write(study, buffer, err));
    put_file(bag, ARCHIVE_CASES, buffer);
    EMIC_TRY(emic_document_write(study, buffer, err));
    put_file(bag, ARCHIVE_DOCUMENTS, buffer);
    EMIC_TRY(emic_coding_write(study, text, buffer, err));
    put_file(bag, ARCHIVE_CODINGS, buffer);
    EMIC_TRY(emic_judgement_write(study, text, buffer, err));
    put_file(bag, ARCHIVE_JUDGEMENTS, buffer);
    EMIC_TRY(emic_sub_base_write(study, buffer, err));
    put_file(bag, ARCHIVE_BASES, buffer);
    EMIC_TRY(emic_claim_list_load(study, bag->arena, &claims, err));
    emic_claim_format(&claims, buffer);
    put_file(bag, ARCHIVE_CLAIMS, buffer);
    return EMIC_OK;
}

emic_status emic_archive_table(emic_study *study, const emic_recipe_table *table,
                               emic_arena *arena, emic_strbuf *csv, emic_strbuf *html,
                               emic_error *err)
{
    emic_frequency frequency;
    EMIC_TRY(emic_frequency_count(study, &table->query, arena, &frequency, err));
    emic_table_write(emic_frequency_long(&frequency, table->name, arena), EMIC_FORMAT_CSV, 0, csv);
    if (html)
        emic_table_write(emic_frequency_wide(&frequency, table->name, arena), EMIC_FORMAT_HTML, 0,
                         html);
    return EMIC_OK;
}

emic_status emic_archive_claims(emic_study *study, emic_arena *arena, emic_strbuf *csv,
                                emic_strbuf *html, size_t *claims, size_t *failed,
                                emic_error *err)
{
    emic_selection all = {0};
    emic_cases cases;
    emic_claim_list list;
    emic_table *table;
    EMIC_TRY(emic_cases_load(study, &all, arena, &cases, err));
    EMIC_TRY(emic_claim_list_load(study, arena, &list, err));
    EMIC_TRY(emic_claim_check_all(&cases, &list, arena, &table, failed, err));
    *claims = list.count;
    emic_table_write(table, EMIC_FORMAT_CSV, 0, csv);
    if (html && list.count)
        emic_table_write(table, EMIC_FORMAT_HTML, 0, html);
    return EMIC_OK;
}

/* The tables of the recipe as CSV each, and all of them with the claims in one page. */
static emic_status put_tables(emic_study *study, bool text, emic_bag *bag, emic_strbuf *buffer,
                              emic_archive_summary *summary, emic_error *err)
{
    emic_recipe recipe;
    emic_strbuf html = {0}, page = {0};
    emic_arena *arena = bag->arena;
    emic_status status;
    EMIC_TRY_DONE(emic_recipe_load(study, arena, &recipe, err));
    for (size_t i = 0; i < recipe.tables.count; i++) {
        const emic_recipe_table *table = &recipe.tables.items[i];
        EMIC_TRY_DONE(emic_archive_table(study, table, arena, buffer, &html, err));
        put_file(bag, emic_arena_format(arena, "data/tables/%s.csv", table->name), buffer);
    }
    EMIC_TRY_DONE(emic_archive_claims(study, arena, buffer, &html, &summary->claims,
                                      &summary->failed_claims, err));
    put_file(bag, ARCHIVE_CLAIMS_CHECKED, buffer);
    emic_recipe_format(&recipe, text, arena, buffer);
    put_file(bag, ARCHIVE_RECIPE, buffer);
    emic_html_page("Tables", emic_strbuf_slice(&html), &page);
    put_file(bag, ARCHIVE_TABLES_HTML, &page);
    summary->tables = recipe.tables.count;
done:
    emic_strbuf_close(&html);
    emic_strbuf_close(&page);
    return status;
}

/* What the archive was made with: beside the payload, because it differs between machines. */
static void put_environment(emic_bag *bag, emic_strbuf *buffer)
{
    struct utsname system;
    emic_strbuf_printf(buffer, "emic %s\nsqlite %s\nutf8proc %s\nlibsodium %s\nlibzip %s\nzlib %s\n",
                       emic_version(), emic_study_db_version(), emic_text_version(),
                       emic_digest_version(), emic_zip_version(), emic_zip_deflate_version());
    if (uname(&system) == 0)
        emic_strbuf_printf(buffer, "system %s %s\n", system.sysname, system.machine);
    put_file(bag, ARCHIVE_ENVIRONMENT, buffer);
}

static emic_status put_payload(emic_study *study, bool text, emic_bag *bag, emic_strbuf *buffer,
                               emic_archive_summary *summary, emic_error *err)
{
    emic_codebook codebook;
    EMIC_TRY(emic_codebook_load(study, bag->arena, &codebook, err));
    if (codebook.count == 0)
        return emic_fail(err, EMIC_INVALID,
                         "nothing to archive: the study has no codebook; emic codebook load first");
    emic_strbuf_puts(buffer, readme);
    emic_strbuf_puts(buffer, text ? "" : withheld_note);
    put_file(bag, ARCHIVE_README, buffer);
    put_codebook(&codebook, bag, buffer);
    EMIC_TRY(emic_archive_put_documents(study, text, bag, err));
    EMIC_TRY(put_rows(study, text, bag, buffer, err));
    return put_tables(study, text, bag, buffer, summary, err);
}

emic_status emic_archive_build(emic_study *study, bool text, emic_arena *arena, emic_slice *out,
                               emic_archive_summary *summary, emic_error *err)
{
    emic_bag bag = {.arena = arena};
    emic_strbuf buffer = {0};
    char changed[EMIC_TIME_SIZE];
    int64_t seconds;
    emic_status status;
    *summary = (emic_archive_summary){0};
    EMIC_TRY_DONE(put_payload(study, text, &bag, &buffer, summary, err));
    put_environment(&bag, &buffer);
    /* Dated by the study's last change, so that the bytes depend on the study alone. */
    EMIC_TRY_DONE(emic_study_changed(study, &seconds, err));
    emic_clock_format(seconds, changed);
    changed[strlen("2026-01-01")] = 0;
    emic_bag_seal(&bag, changed, summary->content_sha256);
    summary->files = bag.entries.count;
    EMIC_TRY_DONE(emic_zip_build(bag.entries.items, bag.entries.count, seconds, arena, out, err));
done:
    emic_strbuf_close(&buffer);
    return status;
}
