/* Building an archive: what the numbers rest on, then the seal. Transcripts are put in by
 * archive_document.c, results by archive_result.c; archive_rebuild.c and archive_reproduce.c read
 * it all back. */
#include "base/ahead.h"
#include "base/clock.h"
#include "base/csv.h"
#include "base/digest.h"
#include "base/pattern.h"
#include "base/text.h"
#include "base/version.h"
#include "exchange/archive_metadata.h"
#include "measure/saturation.h"
#include "study/analysis_file.h"
#include "study/claim.h"
#include "study/coding.h"
#include "study/detached.h"
#include "study/document.h"
#include "study/judgement.h"
#include "study/participant.h"
#include "study/sub_base.h"
#include <sys/utsname.h>

static const char readme[] =
    "An archive of an interview study, written by emic.\n"
    "\n"
    "Open tables.html first: all tables and claims, for reading in a browser. The other files\n"
    "hold the same numbers, and everything that they rest on, for programs.\n"
    "\n"
    "Results\n"
    "  tables/*.csv         a row a code and group: n of N, where N is the size of the group in\n"
    "                       the table's base; words says so where there is a word for it; pct is\n"
    "                       given for an N of 20 or more; wilson_lo and wilson_hi bound the 95 %\n"
    "                       interval; unit says what was counted, rule how a code came to hold\n"
    "                       (any: by a coding, judged: by a judgement), suppressed whether a "
    "number\n"
    "                       is withheld to protect somebody\n"
    "  plots/*.svg, *.csv   pictures, each with the numbers that it draws\n"
    "  claims-checked.csv   statements with what was expected and what was found\n"
    "  recipe.json          the commands that lead from the files below to these results\n"
    "\n"
    "What they rest on\n"
    "  cases.csv            participants, by pseudonym: group and attributes; an empty field is\n"
    "                       not known; those who declined are in no table\n"
    "  documents.csv        transcripts: whose they are, who speaks in them\n"
    "  transcripts.csv      transcripts: file, length and SHA-256 of the text\n"
    "  transcripts/*.txt    their texts; missing where they are withheld\n"
    "  units.csv            every turn: position, speaker, role, times in milliseconds\n"
    "  codebook.json, .csv  the codes with their definitions\n"
    "  codings.csv          every coded span: code, coder, SHA-256 of the words it covers;\n"
    "                       polarity says whether they support, contradict or qualify the code\n"
    "  judgements.csv       participant by code: affirmed, denied, not raised or not asked; no\n"
    "                       row: nobody judged it, which is not a denial\n"
    "  bases.csv            named sub-bases: the condition, and who met it when it was stored\n"
    "  claims.csv           published statements, each a query and a relation\n"
    "  analysis/*.csv       what else the analysis is made of: memos and what they are about,\n"
    "                       relations and propositions with their evidence, searches for cases\n"
    "                       against them, comparisons, rules and what they coded, sampling\n"
    "                       decisions, templates, properties and values, weights, rounds, what\n"
    "                       was read; a file is missing where there is nothing of its kind\n"
    "\n"
    "What describes them\n"
    "  description.json     title, creators, licence, sampling and the like, as far as given\n"
    "  data-list.csv        a row an interview, for repositories that ask for one\n"
    "  datapackage.json     what every column of every .csv file means (Data Package 2.0)\n"
    "  ddi-codebook.xml     the study and the attributes of participants (DDI-Codebook 2.5)\n"
    "  ro-crate-metadata.json  people, rights and every file (RO-Crate 1.2)\n"
    "\n"
    "For a repository, where the archive is a deposit\n"
    "  deposit.txt          the study in words; protocol.txt and rights.txt are parts of it\n"
    "  file-inventory.csv   a row a file: what it is, who is in it, whose it is\n"
    "  marks.csv            what stands in brackets in the transcripts\n"
    "  anonymization.csv    places replaced, by kind; anonymization-log.csv: when and by whom\n"
    "\n"
    "Not in it are the journal, earlier versions of the codebook, earlier revisions of texts, and\n"
    "codings that were left behind there because a later text does not have their words any more:\n"
    "these are detached, and count nowhere.\n"
    "\n"
    "Positions count characters (Unicode code points) of a transcript from 0, end exclusive. All\n"
    "files are UTF-8 with LF; .csv files follow RFC 4180.\n"
    "\n"
    "Check it:      emic archive verify FILE     (or any BagIt validator; or, unpacked,\n"
    "                                             sha512sum -c manifest-sha512.txt)\n"
    "Make it again: emic archive reproduce FILE\n";

static const char withheld_note[] =
    "\n"
    "The texts of the transcripts are withheld in this archive, and memos with them. Every number\n"
    "can still be made again, by emic archive reproduce. A digest of a very short passage can be\n"
    "guessed by trying words: where even that must not be possible, do not hand out codings.csv.\n";

/* Takes what was written into `buffer` as the file `name`, and empties the buffer. */
static void put_file(emic_bag *bag, const char *name, emic_strbuf *buffer)
{
    emic_bag_add(bag, name, emic_arena_copy(bag->arena, emic_strbuf_slice(buffer)));
    emic_strbuf_clear(buffer);
}

void emic_archive_put_codebook(const emic_codebook *codebook, emic_bag *bag)
{
    emic_strbuf text = {0}, *buffer = &text;
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
        emic_csv_put(buffer,
                     code->rule == EMIC_RULE_JUDGED ? EMIC_LITERAL("judged") : EMIC_LITERAL("any"));
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
    emic_strbuf_close(buffer);
}

/* Memos, relations, propositions ...: a file of each kind that there is. */
static emic_status put_analysis(emic_study *study, bool text, emic_bag *bag, emic_strbuf *buffer,
                                emic_error *err)
{
    for (size_t i = 0; i < emic_analysis_file_count(); i++) {
        EMIC_TRY(emic_analysis_file_write(study, i, text, buffer, err));
        if (buffer->length)
            put_file(
                bag,
                emic_arena_format(bag->arena, ARCHIVE_ANALYSIS "%s", emic_analysis_file_name(i)),
                buffer);
    }
    return EMIC_OK;
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

/* What the archive was made with: beside the payload, because it differs between machines. */
static void put_environment(emic_bag *bag)
{
    struct utsname system;
    emic_strbuf text = {0};
    emic_strbuf_printf(&text, "emic %s\n", emic_version());
    emic_strbuf_printf(&text, "sqlite %s\n", emic_study_db_version());
    emic_strbuf_printf(&text, "utf8proc %s\n", emic_text_version());
    emic_strbuf_printf(&text, "libsodium %s\n", emic_digest_version());
    emic_strbuf_printf(&text, "pcre2 %s\n", emic_pattern_version());
    emic_strbuf_printf(&text, "libzip %s\nzlib %s\n", emic_zip_version(),
                       emic_zip_deflate_version());
    if (uname(&system) == 0)
        emic_strbuf_printf(&text, "system %s %s\n", system.sysname, system.machine);
    put_file(bag, ARCHIVE_ENVIRONMENT, &text);
    emic_strbuf_close(&text);
}

/* Participants and codes are the least that can be counted. */
static emic_status check_countable(emic_study *study, emic_bag *bag, emic_codebook *codebook,
                                   emic_error *err)
{
    emic_participant_list participants;
    EMIC_TRY(emic_participant_list_load(study, bag->arena, &participants, err));
    EMIC_TRY(emic_codebook_load(study, bag->arena, codebook, err));
    if (participants.count == 0)
        return emic_fail(err, EMIC_INVALID,
                         "nothing to archive: the study has no participants; emic participant "
                         "load first");
    if (codebook->count == 0)
        return emic_fail(err, EMIC_INVALID,
                         "nothing to archive: the study has no codebook; emic codebook load first");
    return EMIC_OK;
}

/* Names come from file names and command lines, too; an archive that nobody can read back must
 * not be written. */
static emic_status check_utf8(const emic_bag *bag, emic_error *err)
{
    for (size_t i = 0; i < bag->entries.count; i++) {
        const emic_zip_entry *entry = &bag->entries.items[i];
        size_t bad, line = 1;
        if (emic_utf8_valid(entry->content, &bad))
            continue;
        for (size_t at = 0; at < bad; at++)
            line += entry->content.data[at] == '\n';
        return emic_fail(err, EMIC_INVALID,
                         "%s would not be valid UTF-8 in line %zu: rename what is named there",
                         entry->name, line);
    }
    return EMIC_OK;
}

emic_status emic_archive_put_data(emic_study *study, bool text, emic_bag *bag, emic_error *err)
{
    emic_codebook codebook;
    emic_strbuf buffer = {0};
    emic_status status;
    EMIC_TRY(check_countable(study, bag, &codebook, err));
    emic_strbuf_puts(&buffer, readme);
    emic_strbuf_puts(&buffer, text ? "" : withheld_note);
    put_file(bag, ARCHIVE_README, &buffer);
    emic_archive_put_codebook(&codebook, bag);
    EMIC_TRY_DONE(emic_archive_put_documents(study, text, bag, err));
    EMIC_TRY_DONE(put_rows(study, text, bag, &buffer, err));
    EMIC_TRY_DONE(put_analysis(study, text, bag, &buffer, err));
    EMIC_TRY_DONE(check_utf8(bag, err));
done:
    emic_strbuf_close(&buffer);
    return status;
}

/* What only the vault knows. */
static void put_given(const emic_archive_options *options, emic_bag *bag)
{
    if (options->deposit && options->anonymization.length)
        emic_bag_add(bag, ARCHIVE_ANONYMIZATION, options->anonymization);
    if (options->deposit && options->anonymization_log.length)
        emic_bag_add(bag, ARCHIVE_ANONYMIZATION_LOG, options->anonymization_log);
}

static emic_status put_payload(emic_study *study, const emic_archive_options *options,
                               emic_bag *bag, emic_archive_summary *summary, emic_error *err)
{
    emic_recipe recipe;
    emic_archive_page page = {0};
    emic_status status;
    EMIC_TRY(emic_archive_put_data(study, options->text, bag, err));
    EMIC_TRY_DONE(emic_recipe_load(study, options->text, bag->arena, &recipe, err));
    recipe.deposit = options->deposit ? options->deposit : "";
    put_given(options, bag);
    for (size_t i = 0; i < recipe.steps.count; i++) {
        emic_recipe_step *step = &recipe.steps.items[i];
        status = emic_saturation_order_settle(study, &step->parameters, bag->arena, err);
        if (status == EMIC_OK)
            status = emic_archive_put_step(study, step, bag, &page, err);
        if (status != EMIC_OK) {
            emic_fail(err, status, "%s %s: %s", emic_recipe_step_noun(step), step->name,
                      err->message);
            goto done;
        }
    }
    for (size_t i = 0; i < recipe.steps.count; i++)
        summary->tables += recipe.steps.items[i].measure != NULL;
    summary->pictures = recipe.steps.count - summary->tables;
    EMIC_TRY_DONE(emic_archive_put_claims(study, bag, &page, summary, err));
    EMIC_TRY_DONE(emic_archive_put_page(study, &recipe, bag, &page, err));
    EMIC_TRY_DONE(emic_archive_put_metadata(study, &recipe, bag, err));
done:
    emic_archive_page_close(&page);
    return status;
}

static void put_left_out(const emic_recipe *recipe, emic_arena *arena,
                         emic_archive_summary *summary)
{
    for (size_t i = 0; i < recipe->left_out.count; i++)
        summary->left_names =
            emic_arena_format(arena, "%s%s%s (%s)", summary->left_names, i ? "; " : "",
                              recipe->left_out.items[i].name, recipe->left_out.items[i].why);
    summary->left_out = recipe->left_out.count;
}

static emic_status put_release(emic_study *study, const emic_archive_options *options,
                               emic_bag *bag, emic_archive_summary *summary, emic_error *err)
{
    emic_codebook codebook;
    emic_recipe recipe;
    EMIC_TRY(check_countable(study, bag, &codebook, err));
    EMIC_TRY(emic_archive_release_recipe(study, options->release, bag->arena, &recipe, err));
    for (size_t i = 0; i < recipe.steps.count; i++)
        summary->tables += recipe.steps.items[i].measure != NULL;
    summary->pictures = recipe.steps.count - summary->tables;
    put_left_out(&recipe, bag->arena, summary);
    EMIC_TRY(emic_archive_put_release(study, &recipe, bag, err));
    return check_utf8(bag, err);
}

static emic_status pack(const emic_bag *bag, const emic_archive_options *options, int64_t seconds,
                        emic_slice *out, emic_archive_summary *summary, emic_error *err)
{
    const emic_zip_entry *entries = bag->entries.items;
    size_t count = bag->entries.count;
    summary->files = count;
    if (options->form == EMIC_PACK_TAR)
        return emic_tar_build(entries, count, seconds, bag->arena, out, summary->tar_sha256, err);
    return emic_zip_build_ahead(entries, count, seconds, bag->ahead, bag->arena, out, err);
}

emic_status emic_archive_build(emic_study *study, const emic_archive_options *options,
                               emic_arena *arena, emic_slice *out, emic_archive_summary *summary,
                               emic_error *err)
{
    /* What is put into the bag is hashed, and packed for a ZIP, while the rest is still made; a tar
     * is packed in one go, when all names are known. */
    bool tar = options->form == EMIC_PACK_TAR;
    emic_bag bag = {.arena = arena};
    char changed[EMIC_TIME_SIZE];
    int64_t seconds;
    emic_status status;
    bag.ahead = emic_ahead_open(EMIC_AHEAD_HASHED | (tar ? 0 : EMIC_AHEAD_PACKED));
    *summary = (emic_archive_summary){.failed = "", .left_names = ""};
    if (options->release) {
        EMIC_TRY_DONE(put_release(study, options, &bag, summary, err));
    } else {
        EMIC_TRY_DONE(emic_detached_count(study, &summary->detached, err));
        EMIC_TRY_DONE(put_payload(study, options, &bag, summary, err));
    }
    put_environment(&bag);
    /* Dated by the study's last change, so that the bytes depend on the study alone. */
    EMIC_TRY_DONE(emic_study_changed(study, &seconds, err));
    emic_clock_format(seconds, changed);
    changed[strlen("2026-01-01")] = 0;
    EMIC_TRY_DONE(emic_bag_seal(&bag, changed, summary->content_sha256, err));
    EMIC_TRY_DONE(pack(&bag, options, seconds, out, summary, err));
done:
    emic_ahead_close(bag.ahead);
    return status;
}
