/* The only file that knows libsodium's hash functions. What is hashed, and what a digest proves,
 * is its callers' business. */
#include "base/digest.h"
#include <sodium.h>
#include <stdatomic.h>

_Static_assert(EMIC_SHA256_SIZE == crypto_hash_sha256_BYTES, "a SHA-256 digest has 32 bytes");

/* sodium_init() may be called from several threads. It fails only when the system gives no random
 * bytes, which hashing does not need: so there is no error to hand on. */
static void start_sodium(void)
{
    static atomic_bool started;
    if (atomic_load_explicit(&started, memory_order_acquire))
        return;
    if (sodium_init() >= 0)
        atomic_store_explicit(&started, true, memory_order_release);
}

/* The library wants a pointer even for no bytes. */
static const unsigned char *bytes_of(emic_slice bytes)
{
    return (const unsigned char *)(bytes.data ? bytes.data : "");
}

void emic_sha256(emic_slice bytes, uint8_t out[EMIC_SHA256_SIZE])
{
    start_sodium();
    crypto_hash_sha256(out, bytes_of(bytes), bytes.length);
}

void emic_sha256_hex(emic_slice bytes, char out[EMIC_SHA256_HEX])
{
    uint8_t digest[EMIC_SHA256_SIZE];
    emic_sha256(bytes, digest);
    emic_hex_format(digest, sizeof digest, out);
}

void emic_sha256_hex_join(const emic_slice *texts, size_t count, char out[EMIC_SHA256_HEX])
{
    uint8_t digest[EMIC_SHA256_SIZE];
    crypto_hash_sha256_state state;
    start_sodium();
    crypto_hash_sha256_init(&state);
    for (size_t i = 0; i < count; i++)
        crypto_hash_sha256_update(&state, bytes_of(texts[i]), texts[i].length);
    crypto_hash_sha256_final(&state, digest);
    emic_hex_format(digest, sizeof digest, out);
}

void emic_sha512_hex(emic_slice bytes, char out[EMIC_SHA512_HEX])
{
    uint8_t digest[crypto_hash_sha512_BYTES];
    start_sodium();
    crypto_hash_sha512(digest, bytes_of(bytes), bytes.length);
    emic_hex_format(digest, sizeof digest, out);
}

void emic_hex_format(const uint8_t *bytes, size_t length, char *out)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t at = 0; at < length; at++) {
        *out++ = digits[bytes[at] >> 4];
        *out++ = digits[bytes[at] & 15];
    }
    *out = '\0';
}

static int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

bool emic_hex_parse(emic_slice text, uint8_t *out, size_t length)
{
    if (length > SIZE_MAX / 2 || text.length != 2 * length)
        return false;
    for (size_t at = 0; at < length; at++) {
        int high = hex_value(text.data[2 * at]);
        int low = hex_value(text.data[2 * at + 1]);
        if (high < 0 || low < 0)
            return false;
        out[at] = (uint8_t)(high << 4 | low);
    }
    return true;
}

const char *emic_digest_version(void)
{
    return sodium_version_string();
}
