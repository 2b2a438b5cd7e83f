/* The vault: an encrypted file, apart from the study, that alone knows who is behind a pseudonym.
 * It is opened into memory, changed there, and stored whole; nothing else is ever written, no
 * temporary file and no journal. Only the import and privacy commands may include this. */
#pragma once
#include "base/arena.h"
#include "base/crypto.h"
#include "base/uuid.h"

typedef struct emic_vault emic_vault;

/* The fewest bytes of a passphrase for a new vault. */
enum { EMIC_PASSPHRASE_LEAST = 12 };

/* Makes a vault at `path` (mode 0600), which stays open for writing. EMIC_EXISTS when there is a
 * file; EMIC_INVALID when the passphrase has fewer than EMIC_PASSPHRASE_LEAST bytes. Takes about a
 * second and 256 MB: that is what each guess at the passphrase will cost. `who` is for the log and
 * may be NULL. */
EMIC_API emic_status emic_vault_create(const char *path, emic_secret *passphrase, const char *who,
                                       emic_vault **out, emic_error *err);

/* Opens a vault: for one program that writes, or for several that read. EMIC_NOT_FOUND,
 * EMIC_MALFORMED (no vault), EMIC_TOO_NEW, EMIC_INVALID (another passphrase), EMIC_CORRUPT (damaged
 * or cut off), EMIC_IO (another program has it). Costs as much as making one. */
EMIC_API emic_status emic_vault_open(const char *path, emic_secret *passphrase, bool writable,
                                     emic_vault **out, emic_error *err);

/* Closes it and wipes its keys. What was not saved is gone. */
EMIC_API void emic_vault_close(emic_vault *vault);

/* Stores all of it, as the next generation: the old file or the new one is there, never a part. */
EMIC_API emic_status emic_vault_save(emic_vault *vault, emic_error *err);

/* Stores it under another passphrase. Copies of the file made before still open with the old one.
 * When this fails the file is as it was, and the vault must be closed. `who` may be NULL. */
EMIC_API emic_status emic_vault_rekey(emic_vault *vault, emic_secret *passphrase, const char *who,
                                      emic_error *err);

/* Overwrites the file of a vault and removes it; no passphrase is needed. EMIC_MALFORMED, and no
 * change, when the file does not begin as a vault. Copies, backups, and what a disk keeps of
 * overwritten blocks are out of reach. */
EMIC_API emic_status emic_vault_destroy(const char *path, emic_error *err);

/* --- What it says about itself ---------------------------------------------------------------- */

/* Which vault it is, and how often it was stored. */
typedef struct emic_vault_generation {
    char uuid[EMIC_UUID_TEXT_SIZE];
    int64_t number;
} emic_vault_generation;

EMIC_API emic_status emic_vault_generation_read(emic_vault *vault, emic_vault_generation *out,
                                                emic_error *err);

/* Whether this is the vault, not older than it was, that a study saw last: EMIC_INVALID for another
 * one, EMIC_REFUSED for an old copy, which would not know the newest pseudonyms. */
EMIC_API emic_status emic_vault_generation_check(emic_vault *vault,
                                                 const emic_vault_generation *seen,
                                                 emic_error *err);

/* Makes it the vault of the study with this uuid. EMIC_INVALID when it is another's. */
EMIC_API emic_status emic_vault_tie(emic_vault *vault, emic_slice study, emic_error *err);

/* Makes it the vault of that study in the place of another, which is gone: what the vault knew of
 * the other's transcripts is forgotten, they cannot be restored any more. Names, decisions and
 * shifts of dates stay. */
EMIC_API emic_status emic_vault_adopt(emic_vault *vault, emic_slice study, emic_error *err);

/* What the project chose (profile, mode); empty when it did not yet. */
EMIC_API emic_status emic_vault_setting(emic_vault *vault, const char *name, emic_arena *arena,
                                        emic_slice *out, emic_error *err);
EMIC_API emic_status emic_vault_set(emic_vault *vault, const char *name, emic_slice value,
                                    emic_error *err);

/* No secrets. Texts live in the arena; `study` is empty while the vault is tied to none. */
typedef struct emic_vault_state {
    emic_vault_generation generation;
    emic_slice created, changed, study;
    int64_t entities, undecided, variants, decisions, entries;
    emic_key_cost cost;
    bool weak;     /* a guess costs less than in a new vault */
    bool locked;   /* the keys are kept from swap */
    unsigned mode; /* permissions of the file when it was opened */
} emic_vault_state;

EMIC_API emic_status emic_vault_state_read(emic_vault *vault, emic_arena *arena,
                                           emic_vault_state *out, emic_error *err);

/* --- The log ---------------------------------------------------------------------------------- */

typedef struct emic_vault_entry {
    int64_t number;
    emic_slice time, who, action, detail;
} emic_vault_entry;

typedef struct emic_vault_log {
    emic_vault_entry *items;
    size_t count, capacity;
} emic_vault_log;

/* Adds an entry, which nothing can change or remove. `who` may be NULL. Neither text may hold
 * original words: the log is handed out. */
EMIC_API emic_status emic_vault_log_add(emic_vault *vault, const char *who, const char *action,
                                        const char *detail, emic_error *err);

/* All entries, oldest first. */
EMIC_API emic_status emic_vault_log_read(emic_vault *vault, emic_arena *arena, emic_vault_log *out,
                                         emic_error *err);
