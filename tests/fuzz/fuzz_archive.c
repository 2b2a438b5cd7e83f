/* Archives from anywhere, as ZIP files: verified and reproduced without a crash. Few changed bytes
 * get past the checksums of a ZIP: fuzz_rebuild.c goes around them. */
#include "archive_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_archive((emic_slice){(const char *)data, size});
    return 0;
}
