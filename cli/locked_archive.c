/* Archives as files. An encrypted one is a ZIP around the archive: the names of the files within,
 * which are those of the interviews, would stay visible otherwise, and their sizes, too. */
#include "locked_archive.h"
#include "base/zip_lock.h"
#include "output.h"

static const char inner[] = "archive.zip";

enum { SHORT = 20 }; /* bytes of a passphrase that is worth a word */

static const char notice[] =
    "The archive of an interview study lies in this ZIP as archive.zip, encrypted with AES-256.\n"
    "\n"
    "Check it:      emic archive verify FILE       (with the passphrase)\n"
    "Open it:       7z x FILE, or any program that knows AES in ZIP; archive.zip is an ordinary\n"
    "               ZIP, whose README.txt says what is in it.\n";

emic_status locked_archive_check(const emic_context *context, const char *path, emic_error *err)
{
    bool encrypt = option_given(context, "encrypt");
    if (encrypt && emic_pack_form_of(path) == EMIC_PACK_TAR)
        return emic_fail(err, EMIC_INVALID,
                         "%s: a tar.gz cannot be encrypted; give the archive a name that ends in "
                         ".zip",
                         path);
    if (!encrypt &&
        (option_given(context, "new-key-file") || option_given(context, "new-passphrase-fd")))
        return emic_fail(err, EMIC_INVALID,
                         "a new passphrase is for --encrypt, which is not given");
    return EMIC_OK;
}

emic_status locked_archive_make(const emic_context *context, const char *path, emic_slice archive,
                                emic_slice *out, emic_error *err)
{
    emic_secret *passphrase;
    const emic_zip_entry locked = {inner, archive}, open = {"README.txt", EMIC_LITERAL(notice)};
    *out = archive;
    if (!option_given(context, "encrypt"))
        return EMIC_OK;
    EMIC_TRY(passphrase_read(context, path, PASSPHRASE_NEW, &passphrase, err));
    if (emic_secret_length(passphrase) < SHORT)
        output_note(context,
                    "warning: ZIP makes guessing cheap; a passphrase of under %d "
                    "characters may be found, six random words may not",
                    SHORT);
    emic_status status = emic_zip_lock(&locked, &open, passphrase, context->arena, out, err);
    emic_secret_close(passphrase);
    return status;
}

emic_status locked_archive_read(const emic_context *context, const char *path, emic_slice *out,
                                emic_error *err)
{
    emic_secret *passphrase;
    emic_slice bytes;
    EMIC_TRY(emic_file_read(path, context->arena, &bytes, err));
    *out = bytes;
    if (!emic_zip_is_locked(bytes, inner))
        return EMIC_OK;
    EMIC_TRY(passphrase_read(context, path, PASSPHRASE_OPEN, &passphrase, err));
    emic_status status = emic_zip_unlock(path, bytes, inner, passphrase, context->arena, out, err);
    emic_secret_close(passphrase);
    return status;
}
