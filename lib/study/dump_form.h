/* What the writer and the reader of a dump must agree on. */
#pragma once
#include "store/db_rows.h"
#include "study/study_db.h"

#define EMIC_DUMP_HEAD "emic_dump" /* the first key of the first line; its value: */
enum { EMIC_DUMP_VERSION = 1 };
#define EMIC_DUMP_LINES "revision_line" /* the "table" of the lines of transcripts */
enum { EMIC_DUMP_DECIMALS = 17 };

/* Whether the table is no part of a dump. */
bool emic_dump_leaves_out(emic_slice table, bool journal);
