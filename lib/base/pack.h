/* Files packed into one: a ZIP, or a tar in gzip. Which it is shows in the bytes. */
#pragma once
#include "base/tar.h"

typedef enum emic_pack_form { EMIC_PACK_ZIP, EMIC_PACK_TAR } emic_pack_form;

/* What a file of this name is to be: EMIC_PACK_TAR for .tar.gz and .tgz. */
EMIC_API emic_pack_form emic_pack_form_of(const char *path);

typedef struct emic_pack emic_pack;

/* Opens `bytes` (borrowed for the handle's life) as emic_zip_open or emic_tar_open does. */
EMIC_API emic_status emic_pack_open(const char *path, emic_slice bytes, emic_pack **out,
                                    emic_error *err);
EMIC_API void emic_pack_close(emic_pack *pack);
EMIC_API emic_pack_form emic_pack_form_in(const emic_pack *pack);
EMIC_API size_t emic_pack_count(const emic_pack *pack);

/* Name of file `at` (0 to count), sorted by bytes. */
EMIC_API const char *emic_pack_name(const emic_pack *pack, size_t at);

/* The content of `name`, a NUL after it. EMIC_NOT_FOUND when there is no such file, EMIC_CORRUPT
 * when it is damaged. */
EMIC_API emic_status emic_pack_read(emic_pack *pack, const char *name, emic_arena *arena,
                                    emic_slice *out, emic_error *err);
