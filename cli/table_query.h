/* What a table of codes by an attribute is asked for: the same options in each such command. */
#pragma once
#include "measure/frequency.h"
#include "option.h"

/* --unit, --by, --base, --coder, --percent, --code, --group, --where and --round. The texts are
 * borrowed from the command line. */
emic_status table_query_read(const emic_context *context, emic_frequency_query *query,
                             emic_error *err);

/* Whether --format asks for data (csv, json ...): a row a code and group. */
bool table_query_for_machines(const emic_context *context);
