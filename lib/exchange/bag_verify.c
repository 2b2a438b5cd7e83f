/* Checking a bag that came from anywhere: every file listed, every digest right, nothing beside. */
#include "base/digest.h"
#include "exchange/bag.h"

/* A bag under inspection. */
typedef struct bag_check {
    emic_zip *zip;
    const char *path;
    emic_arena *arena;
    emic_table *report;
    size_t problems;
    emic_error *err;
} bag_check;

static void report(bag_check *check, const char *item, const char *detail)
{
    emic_cell *cell = emic_table_add_row(check->report, 0);
    cell[0] = emic_cell_text(emic_slice_of(emic_arena_string(check->arena, emic_slice_of(item))));
    cell[1] = emic_cell_text(EMIC_LITERAL("WRONG"));
    cell[2] = emic_cell_text(emic_slice_of(detail));
    check->problems++;
}

static bool is_payload(const char *name)
{
    return strncmp(name, "data/", 5) == 0;
}

/* A line of a manifest: a digest, white space, a name. */
static bool read_line(emic_slice *rest, emic_slice *digest, emic_slice *name)
{
    const char *newline = memchr(rest->data, '\n', rest->length);
    size_t length = newline ? (size_t)(newline - rest->data) : rest->length;
    emic_slice line = emic_slice_trim((emic_slice){rest->data, length});
    *rest = emic_slice_from(*rest, newline ? length + 1 : length);
    *digest = *name = (emic_slice){0};
    const char *space = line.length ? memchr(line.data, ' ', line.length) : NULL;
    if (!space)
        return line.length == 0;
    *digest = (emic_slice){line.data, (size_t)(space - line.data)};
    *name = emic_slice_trim(emic_slice_from(line, digest->length));
    return true;
}

static emic_status check_digest(bag_check *check, const char *manifest, bool long_digest,
                                emic_slice digest, const char *name)
{
    char hex[EMIC_SHA512_HEX];
    emic_slice content;
    emic_error missing;
    emic_arena *scratch = emic_arena_open();
    emic_status status = emic_zip_read(check->zip, name, scratch, &content, &missing);
    if (status == EMIC_NOT_FOUND) {
        report(check, name, emic_arena_format(check->arena, "listed in %s, but not there",
                                              manifest));
    } else if (status != EMIC_OK) {
        report(check, name, emic_arena_string(check->arena, emic_slice_of(missing.message)));
    } else {
        if (long_digest)
            emic_sha512_hex(content, hex);
        else
            emic_sha256_hex(content, hex);
        if (!emic_slice_is(digest, hex))
            report(check, name, emic_arena_format(check->arena, "differs from its digest in %s",
                                                  manifest));
    }
    emic_arena_close(scratch);
    return EMIC_OK;
}

static bool is_listed(emic_slice manifest, const char *name)
{
    emic_slice digest, listed;
    while (manifest.length) {
        if (read_line(&manifest, &digest, &listed) && emic_slice_is(listed, name))
            return true;
    }
    return false;
}

/* Each line of a manifest against its file, then each file against the lines. */
static emic_status check_manifest(bag_check *check, const char *name, bool payload,
                                  bool long_digest)
{
    emic_slice text, rest, digest, listed;
    emic_error missing;
    if (emic_zip_read(check->zip, name, check->arena, &text, &missing) != EMIC_OK) {
        report(check, name, "is missing");
        return EMIC_OK;
    }
    for (rest = text; rest.length;) {
        if (!read_line(&rest, &digest, &listed))
            report(check, name, "has a line that is not `DIGEST  NAME`");
        else if (listed.length)
            EMIC_TRY(check_digest(check, name, long_digest, digest,
                                  emic_arena_string(check->arena, listed)));
    }
    for (size_t i = 0; i < emic_zip_count(check->zip); i++) {
        const char *file = emic_zip_name(check->zip, i);
        bool concerned = is_payload(file) == payload && strncmp(file, "tagmanifest-", 12) != 0;
        if (concerned && !is_listed(text, file))
            report(check, file, emic_arena_format(check->arena, "is not listed in %s", name));
    }
    return EMIC_OK;
}

/* The value of a bag-info line, empty when there is none. */
static emic_slice info_value(emic_slice info, const char *label)
{
    while (info.length) {
        const char *newline = memchr(info.data, '\n', info.length);
        size_t length = newline ? (size_t)(newline - info.data) : info.length;
        emic_slice line = {info.data, length};
        info = emic_slice_from(info, newline ? length + 1 : length);
        if (emic_slice_starts(line, label) && line.length > strlen(label) &&
            line.data[strlen(label)] == ':')
            return emic_slice_trim(emic_slice_from(line, strlen(label) + 1));
    }
    return (emic_slice){0};
}

static emic_status check_info(bag_check *check, char digest[65])
{
    emic_slice info, manifest, content;
    emic_error missing;
    size_t bytes = 0, files = 0;
    emic_zip *zip = check->zip;
    if (emic_zip_read(zip, "bag-info.txt", check->arena, &info, &missing) != EMIC_OK ||
        emic_zip_read(zip, "manifest-sha256.txt", check->arena, &manifest, &missing) != EMIC_OK)
        return EMIC_OK; /* reported with the manifests */
    emic_sha256_hex(manifest, digest);
    if (!emic_slice_is(info_value(info, "Emic-Content-SHA256"), digest))
        report(check, "bag-info.txt", "its content digest is not that of manifest-sha256.txt");
    for (size_t i = 0; i < emic_zip_count(zip); i++) {
        emic_arena *scratch = emic_arena_open();
        const char *name = emic_zip_name(zip, i);
        bool read = is_payload(name) &&
                    emic_zip_read(zip, name, scratch, &content, &missing) == EMIC_OK;
        bytes += read ? content.length : 0;
        files += read;
        emic_arena_close(scratch);
    }
    const char *oxum = emic_arena_format(check->arena, "%zu.%zu", bytes, files);
    if (!emic_slice_is(info_value(info, "Payload-Oxum"), oxum))
        report(check, "bag-info.txt",
               emic_arena_format(check->arena, "Payload-Oxum should be %s", oxum));
    return EMIC_OK;
}

emic_status emic_bag_verify(emic_zip *zip, const char *path, emic_arena *arena, emic_table *table,
                            size_t *problems, char digest[65], emic_error *err)
{
    bag_check check = {.zip = zip, .path = path, .arena = arena, .report = table, .err = err};
    emic_slice declaration;
    digest[0] = 0;
    if (emic_zip_read(zip, "bagit.txt", arena, &declaration, err) != EMIC_OK ||
        !emic_slice_starts(declaration, "BagIt-Version: "))
        return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0,
                            "not an emic archive: a ZIP without bagit.txt");
    EMIC_TRY(check_manifest(&check, "manifest-sha256.txt", true, false));
    EMIC_TRY(check_manifest(&check, "manifest-sha512.txt", true, true));
    EMIC_TRY(check_manifest(&check, "tagmanifest-sha256.txt", false, false));
    EMIC_TRY(check_manifest(&check, "tagmanifest-sha512.txt", false, true));
    EMIC_TRY(check_info(&check, digest));
    *problems = check.problems;
    return EMIC_OK;
}
