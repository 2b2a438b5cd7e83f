/* What describes an archive for catalogues and other programs: a data list, a DDI codebook, a data
 * package and an RO-Crate, all made from the study and from the other files of the archive. */
#pragma once
#include "base/csv.h"
#include "base/digest.h"
#include "base/json.h"
#include "exchange/archive_file.h"
#include "study/description.h"
#include "study/document.h"
#include "study/participant.h"

#define ARCHIVE_DESCRIPTION "data/description.json"
#define ARCHIVE_LIST "data/data-list.csv"
#define ARCHIVE_DDI "data/ddi-codebook.xml"
#define ARCHIVE_PACKAGE "data/datapackage.json"
#define ARCHIVE_CRATE "data/ro-crate-metadata.json"

/* Of a deposit. The last two come from the vault, and cannot be made again without it. */
#define ARCHIVE_DEPOSIT "data/deposit.txt"
#define ARCHIVE_PROTOCOL "data/protocol.txt"
#define ARCHIVE_RIGHTS "data/rights.txt"
#define ARCHIVE_MARKS "data/marks.csv"
#define ARCHIVE_INVENTORY "data/file-inventory.csv"
#define ARCHIVE_ANONYMIZATION "data/anonymization.csv"
#define ARCHIVE_ANONYMIZATION_LOG "data/anonymization-log.csv"

#define ARCHIVE_PROFILE "https://datapackage.org/profiles/2.0/" /* of data packages */
#define ARCHIVE_LISTED_INTERVIEW "interview:" /* what attributes begin with in the data list */
#define ARCHIVE_LISTED_PARTICIPANT "participant:"

/* Adds all of these, the last of what is put into `bag`. A recipe without a date is of an archive
 * that has none of them: nothing is added then. */
emic_status emic_archive_put_metadata(emic_study *study, const emic_recipe *recipe, emic_bag *bag,
                                      emic_error *err);

/* The same for a release: its description, data package and crate, which tell nothing of people. */
emic_status emic_archive_put_release_metadata(const emic_description *description,
                                              const emic_recipe *recipe, emic_bag *bag,
                                              emic_error *err);

/* Whether `name` is a file that is handed over with a deposit as it is: no archive can make it
 * again from the rest. */
bool emic_archive_is_given(const char *name);

/* Whether `name` is one of those that describe the other files: it differs when one of them does.
 */
bool emic_archive_is_metadata(const char *name);

/* --- For those who write one of them ---------------------------------------------------------- */

/* What they are made from. The bag is sorted. */
typedef struct emic_archive_about {
    emic_study *study;
    const emic_recipe *recipe;
    emic_bag *bag;
    emic_description description;
    emic_participant_list participants;
    emic_document_list documents;
} emic_archive_about;

/* The title, or words that say that there is none; the same for the abstract, which tells how large
 * the study is where nobody wrote one. */
emic_slice emic_archive_title(const emic_archive_about *about);
emic_slice emic_archive_abstract(const emic_archive_about *about);

/* A sentence for data that are made up; empty for others. */
const char *emic_archive_synthetic(const emic_archive_about *about);

/* "2025-03-01/2025-04", with one date alone when only one is known, or empty. */
const char *emic_archive_period(const emic_archive_about *about);

/* The first address in a text, or that of a DOI that it begins with; empty when there is none. */
emic_slice emic_archive_address(emic_slice text, emic_arena *arena);

/* The address of a licence: its own or that of SPDX's page on it; empty for an expression. */
emic_slice emic_archive_license(emic_slice license, emic_arena *arena);

/* The SHA-256 of a file's content, in hexadecimal. */
void emic_archive_digest(const emic_archive_about *about, emic_slice content,
                         char out[EMIC_SHA256_HEX]);

/* The address of the file `name` ("data/...") relative to the payload: what a URI cannot hold is
 * escaped. */
const char *emic_archive_file_address(const char *name, emic_arena *arena);

/* Adds what was written into `text` as the file `name`, and closes the buffer. */
void emic_archive_put_text(emic_bag *bag, const char *name, emic_strbuf *text);

/* The values of an attribute with how often each comes, sorted, if they are classes: yes and no, or
 * a few texts that come again; none for prose, numbers and dates. `known` and `missing` count the
 * values that are there and those that are not. */
enum { EMIC_ARCHIVE_CATEGORIES = 12 };
typedef struct emic_archive_category {
    emic_slice value;
    size_t count;
} emic_archive_category;
typedef struct emic_archive_categories {
    emic_archive_category items[EMIC_ARCHIVE_CATEGORIES];
    size_t count, known, missing;
} emic_archive_categories;
void emic_archive_count(const emic_archive_about *about, emic_subject subject, size_t which,
                        emic_archive_categories *out);

emic_status emic_archive_put_list(const emic_archive_about *about, emic_error *err);
emic_status emic_archive_put_package(const emic_archive_about *about, emic_error *err);
/* What a CSV file is called in the package: "data/tables/people.csv" is tables-people. */
const char *emic_archive_resource(const char *name, emic_arena *arena);

/* The schema of a CSV file of the archive, as a JSON object. */
void emic_archive_put_schema(const emic_archive_about *about, const char *name, const emic_csv *csv,
                             emic_json *json);
/* The files of a deposit. EMIC_INVALID when the repository asks for something that is missing. */
emic_status emic_archive_put_deposit(const emic_archive_about *about, emic_error *err);
void emic_archive_put_ddi(const emic_archive_about *about);
void emic_archive_put_crate(const emic_archive_about *about);
