/* The archive of a study: everything that its numbers rest on, in a ZIP laid out as a BagIt bag,
 * from which anybody can make the tables again. It holds canonical text, not the study file:
 * the same study gives the same bytes. See data/README.txt in an archive for the files. */
#pragma once
#include "measure/table.h"
#include "study/study.h"

typedef struct emic_archive_summary {
    size_t files, tables, claims, failed_claims;
    char content_sha256[65]; /* of the uncompressed payload, see bag.h */
} emic_archive_summary;

/* Builds the archive of `study` in `arena`. Without `text` transcripts are represented by their
 * digests, and memos are left out. EMIC_INVALID when the study has nothing to count. */
EMIC_API emic_status emic_archive_build(emic_study *study, bool text, emic_arena *arena,
                                        emic_slice *out, emic_archive_summary *summary,
                                        emic_error *err);

/* What a check found: a table of columns item, result (same, holds, ok, or WRONG, DIFFERENT ...),
 * detail. `problems` counts the bad rows. */
typedef struct emic_archive_report {
    emic_table *table;
    size_t problems;
    char content_sha256[65];
} emic_archive_report;

/* Checks every digest of the archive `bytes`. EMIC_MALFORMED when it is no archive at all. */
EMIC_API emic_status emic_archive_verify(const char *path, emic_slice bytes, emic_arena *arena,
                                         emic_archive_report *out, emic_error *err);

/* Checks every digest, rebuilds the study in memory from the archive alone, makes every table of
 * the recipe again and compares it byte for byte, and checks every claim by its relation. */
EMIC_API emic_status emic_archive_reproduce(const char *path, emic_slice bytes, emic_arena *arena,
                                            emic_archive_report *out, emic_error *err);
