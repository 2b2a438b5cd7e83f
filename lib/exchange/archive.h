/* The archive of a study: everything that its numbers rest on, in a ZIP or tar.gz laid out as a
 * BagIt bag, from which anybody can make the tables again. It holds canonical text, not the study
 * file: the same study gives the same bytes. See data/README.txt in an archive for the files. */
#pragma once
#include "base/pack.h"
#include "measure/table.h"
#include "study/release_profile.h"

/* Without `text` transcripts are represented by their digests, and memos are left out. `deposit` is
 * the repository that the archive is for (see deposit.h), or NULL; then `anonymization` and
 * `anonymization_log` are CSV texts of what the vault knows of what was replaced, or empty.
 * With `release`, else NULL, the archive may be given away: it holds the tables and pictures of the
 * recipe in which that profile can hide cells, suppressed together, and the codebook; nothing on
 * single people or texts. EMIC_REFUSED then when one of these would name a participant or a
 * document. */
typedef struct emic_archive_options {
    bool text;
    emic_pack_form form;
    const char *deposit;
    emic_slice anonymization, anonymization_log;
    const emic_release_profile *release;
} emic_archive_options;

typedef struct emic_archive_summary {
    size_t files, tables, pictures, claims, failed_claims;
    size_t left_out;         /* tables and pictures that a release cannot hold */
    const char *left_names;  /* of these, with why; empty: none */
    int64_t detached;        /* codings that are not in it, because no text has their words */
    const char *failed;      /* the first few claims that do not hold, by id; empty: none */
    char content_sha256[65]; /* of the uncompressed payload, see bag.h */
    char tar_sha256[65];     /* of the tar within a tar.gz; empty for a ZIP */
} emic_archive_summary;

/* Builds the archive of `study` in `arena`. EMIC_INVALID when the study has nothing to count, a
 * table or claim that cannot be made (the message names it), or lacks what the deposit needs. */
EMIC_API emic_status emic_archive_build(emic_study *study, const emic_archive_options *options,
                                        emic_arena *arena, emic_slice *out,
                                        emic_archive_summary *summary, emic_error *err);

/* What a check found: a table of columns item, result (ok, same, holds ... or in capitals what is
 * wrong), detail. `problems` counts the bad rows. `content_sha256` is that of the payload as it is
 * there, empty when its manifest is missing. The table is fit to show, whatever is archived. */
typedef struct emic_archive_report {
    emic_table *table;
    size_t problems;
    char content_sha256[65];
} emic_archive_report;

/* Checks every digest of the archive `bytes`. EMIC_MALFORMED when it is no archive at all. */
EMIC_API emic_status emic_archive_verify(const char *path, emic_slice bytes, emic_arena *arena,
                                         emic_archive_report *out, emic_error *err);

/* Checks every digest, rebuilds the study in memory from the archive alone, and makes the whole
 * archive again from that: every file of the payload must be the same, byte for byte, and every
 * claim must hold. Files for people (README, tables.html, recipe.json) may differ when another
 * version of emic wrote them. What cannot be rebuilt is a finding, too. EMIC_MALFORMED when it is
 * no archive at all, EMIC_TOO_NEW when a newer emic is needed to make it again. Of a release, what
 * follows from the cells that it shows is computed again, and with `study`, else NULL, all tables
 * and pictures are made again from that; a `study` beside any other archive is a finding. */
EMIC_API emic_status emic_archive_reproduce(const char *path, emic_slice bytes, emic_study *study,
                                            emic_arena *arena, emic_archive_report *out,
                                            emic_error *err);
