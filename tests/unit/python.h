/* A second opinion: what Python's standard library makes of bytes that we wrote. */
#pragma once
#include "base/slice.h"
#include "base/strbuf.h"

/* Runs `program` (without single quotes) on a file that holds `input`, named by sys.argv[1], and
 * appends what it prints to `out`. Skips the test when there is no python3; false when the program
 * fails. */
bool python_run(const char *program, emic_slice input, emic_strbuf *out);
