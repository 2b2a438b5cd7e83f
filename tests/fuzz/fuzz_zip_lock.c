/* Encrypted ZIPs from anywhere, opened with the passphrase of the seeds: no crash, no bomb, and
 * nothing but what was locked comes out. */
#include "base/zip_lock.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_slice bytes = {(const char *)data, size}, out;
    emic_error err;
    emic_arena *arena = emic_arena_open();
    emic_secret *passphrase = emic_secret_open(16);
    memcpy(emic_secret_bytes(passphrase), "passphrase", 10);
    emic_secret_set_length(passphrase, 10);
    bool locked = emic_zip_is_locked(bytes, "archive.zip");
    emic_status status =
        emic_zip_unlock("fuzz", bytes, "archive.zip", passphrase, arena, &out, &err);
    if (status == EMIC_OK)
        require(locked && out.length < size);
    else
        require(err.message[0] != '\0');
    emic_secret_close(passphrase);
    emic_arena_close(arena);
    return 0;
}
