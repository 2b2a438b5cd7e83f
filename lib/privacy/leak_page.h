/* Pages of SQLite files (https://sqlite.org/fileformat2.html), for the leak check. */
#pragma once
#include "privacy/leak_scan.h"

/* A copy of the database, to be freed, that can be opened in memory: with what its write-ahead log
 * holds (none: empty) put in. */
emic_slice emic_leak_page_image(emic_slice bytes, emic_slice log);

/* Searches the pages of a write-ahead log, or of a rollback journal, and what is between them. */
void emic_leak_page_search_log(emic_leak_run *run, const char *place, emic_slice log);

/* Searches every byte, and says of each hit in which part of a page it is. `read`: rows and indexes
 * were read, so of the parts in use only the leaves of full-text indexes are of interest, which
 * keep terms of deleted rows. */
void emic_leak_page_search(emic_leak_run *run, const char *place, emic_slice bytes, bool read);
