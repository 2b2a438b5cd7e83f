/* Nothing leaves a pseudonymized study unchecked: what a command is about to write is searched for
 * the names in the study's vault first. */
#pragma once
#include "option.h"
#include "passphrase.h"

/* Rows for commands that export in another way than by --output; those get them by themselves. */
/* clang-format off */
#define OPTION_EXPORT_VAULT                                                                        \
    {"vault", 0, OPTION_TEXT, "FILE", "the vault to check the export against; else EMIC_VAULT ..."}
#define OPTION_UNCHECKED                                                                           \
    {"unchecked", 0, OPTION_FLAG, NULL, "export without a search for the names in the vault"}
/* clang-format on */

/* Searches `bytes`, to be written as `path`. EMIC_REFUSED when a name stands in them, or when the
 * vault is not here and --unchecked is not given. A study without a vault has nothing to search
 * for. */
emic_status leak_gate_check(const emic_context *context, const char *path, emic_slice bytes,
                            emic_error *err);

/* The same for several files, with the vault opened once: all are clean, or none may be written. */
typedef struct leak_gate_file {
    const char *path;
    emic_slice bytes;
} leak_gate_file;
emic_status leak_gate_check_files(const emic_context *context, const leak_gate_file *files,
                                  size_t count, emic_error *err);

/* The same for a text on its way into the study, of which somebody says that it holds no names. */
emic_status leak_gate_check_input(const emic_context *context, const char *path, emic_slice text,
                                  emic_error *err);

/* The same with the vault at hand, for a command that has it open. */
typedef struct emic_vault emic_vault;
emic_status leak_gate_check_open(const emic_context *context, emic_vault *vault, const char *path,
                                 emic_slice bytes, emic_error *err);

/* A report as a table, masked; `labels` are those of the needles. */
typedef struct emic_leak_report emic_leak_report;
emic_table *leak_gate_table(const emic_context *context, const emic_leak_report *report,
                            const emic_slice *labels);
