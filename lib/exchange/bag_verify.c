/* Checking a bag that came from anywhere: every file listed, every digest right, nothing beside.
 * Each file is read once, and found in the manifests by halving: time grows with the bag only. */
#include "base/digest.h"
#include "base/strbuf.h"
#include "exchange/bag.h"
#include "exchange/finding.h"
#include <stdlib.h>

/* A line of a manifest. Names and digests are borrowed from the bag. */
typedef struct manifest_line {
    emic_slice name, digest;
    bool found; /* there is such a file */
} manifest_line;

typedef struct manifest {
    const char *name;
    bool payload; /* or tag files */
    bool there;
    struct {
        manifest_line *items; /* sorted by name */
        size_t count, capacity;
    } lines;
} manifest;

/* In pairs: of each two, the second lists the same files by the other digest. */
enum { SHA256, SHA512, TAG_SHA256, TAG_SHA512, MANIFESTS };

/* A bag under inspection. */
typedef struct bag_check {
    emic_pack *pack;
    emic_arena *arena;
    emic_table *report;
    size_t problems;
    manifest manifests[MANIFESTS];
    uint64_t bytes, files; /* of the payload */
} bag_check;

static void report(bag_check *check, const char *item, const char *result, const char *detail)
{
    emic_finding_add(check->report, item, result, detail);
    check->problems++;
}

/* Takes a line off `rest`, which ends in LF, CR or both. */
static emic_slice take_line(emic_slice *rest)
{
    size_t length = 0;
    while (length < rest->length && rest->data[length] != '\n' && rest->data[length] != '\r')
        length++;
    emic_slice line = {rest->data, length};
    bool pair =
        length + 1 < rest->length && rest->data[length] == '\r' && rest->data[length + 1] == '\n';
    *rest = emic_slice_from(*rest, length < rest->length ? length + 1 + pair : length);
    return line;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* A line of a manifest: a digest, spaces or tabs, a name that belongs into this manifest. */
static bool parse_line(const manifest *list, emic_slice line, bool long_digest, manifest_line *out)
{
    uint8_t bytes[64];
    size_t size = long_digest ? 64 : 32, at = 2 * size;
    *out = (manifest_line){0};
    if (line.length <= at || !is_space(line.data[at]))
        return false;
    out->digest = (emic_slice){line.data, at};
    while (at < line.length && is_space(line.data[at]))
        at++;
    out->name = emic_slice_from(line, at);
    return out->name.length > 0 && emic_hex_parse(out->digest, bytes, size) &&
           emic_slice_starts(out->name, "data/") == list->payload;
}

static int by_name(const void *left, const void *right)
{
    return emic_slice_compare(((const manifest_line *)left)->name,
                              ((const manifest_line *)right)->name);
}

/* Sorts by name, and leaves one line of those for the same file. */
static void sort_lines(bag_check *check, manifest *list)
{
    manifest_line *lines = list->lines.items;
    size_t count = list->lines.count, kept = 0;
    if (count)
        qsort(lines, count, sizeof *lines, by_name);
    for (size_t i = 0; i < count; i++) {
        if (kept && by_name(&lines[kept - 1], &lines[i]) == 0)
            report(check, list->name, "WRONG",
                   emic_arena_format(check->arena, "lists \"%.*s\" more than once",
                                     EMIC_ARG(lines[i].name)));
        else
            lines[kept++] = lines[i];
    }
    list->lines.count = kept;
}

static void read_lines(bag_check *check, manifest *list, emic_slice text, bool long_digest)
{
    size_t number = 0, first_bad = 0;
    while (text.length) {
        manifest_line line;
        emic_slice words = take_line(&text);
        number++;
        if (parse_line(list, words, long_digest, &line))
            *EMIC_PUSH(check->arena, &list->lines) = line;
        else if (words.length && !first_bad)
            first_bad = number;
    }
    if (first_bad)
        report(check, list->name, "WRONG",
               emic_arena_format(check->arena, "line %zu is not a digest and the name of a %s file",
                                 first_bad, list->payload ? "payload" : "tag"));
    sort_lines(check, list);
}

static void read_manifests(bag_check *check)
{
    static const char *const names[] = {
        [SHA256] = "manifest-sha256.txt",
        [SHA512] = "manifest-sha512.txt",
        [TAG_SHA256] = "tagmanifest-sha256.txt",
        [TAG_SHA512] = "tagmanifest-sha512.txt",
    };
    for (int i = 0; i < MANIFESTS; i++) {
        manifest *list = &check->manifests[i];
        emic_slice text;
        emic_error missing;
        *list = (manifest){.name = names[i], .payload = i < TAG_SHA256};
        emic_status status = emic_pack_read(check->pack, names[i], check->arena, &text, &missing);
        list->there = status == EMIC_OK;
        if (list->there)
            read_lines(check, list, text, i % 2 == 1);
        else if (status == EMIC_NOT_FOUND) /* a damaged one is told with the other files */
            report(check, names[i], "MISSING", "a bag of emic's has this manifest");
    }
}

static manifest_line *find_line(const manifest *list, emic_slice name)
{
    manifest_line key = {.name = name};
    if (list->lines.count == 0)
        return NULL;
    return bsearch(&key, list->lines.items, list->lines.count, sizeof key, by_name);
}

static bool same_digest(emic_slice listed, const char *hex)
{
    uint8_t one[64], other[64];
    size_t size = listed.length / 2;
    return strlen(hex) == listed.length && emic_hex_parse(listed, one, size) &&
           emic_hex_parse(emic_slice_of(hex), other, size) && memcmp(one, other, size) == 0;
}

/* Appends the name of a manifest to those that say the same. */
static void add_name(emic_strbuf *names, const char *name)
{
    emic_strbuf_puts(names, names->length ? ", " : "");
    emic_strbuf_puts(names, name);
}

static void compare(bag_check *check, const char *name, emic_slice content)
{
    emic_strbuf different = {0}, unlisted = {0};
    char hex[2][EMIC_SHA512_HEX];
    emic_sha256_hex(content, hex[0]);
    emic_sha512_hex(content, hex[1]);
    for (int i = 0; i < MANIFESTS; i++) {
        const manifest *list = &check->manifests[i];
        if (!list->there || list->payload != emic_bag_is_payload(name))
            continue;
        manifest_line *line = find_line(list, emic_slice_of(name));
        if (!line)
            add_name(&unlisted, list->name);
        else if (!same_digest(line->digest, hex[i % 2]))
            add_name(&different, list->name);
    }
    if (different.length)
        report(check, name, "DIFFERENT",
               emic_arena_format(check->arena, "not the file of %s", different.data));
    if (unlisted.length)
        report(check, name, "UNLISTED",
               emic_arena_format(check->arena, "not in %s", unlisted.data));
    emic_strbuf_close(&different);
    emic_strbuf_close(&unlisted);
}

static void mark_found(bag_check *check, const char *name)
{
    for (int i = 0; i < MANIFESTS; i++) {
        manifest_line *line = find_line(&check->manifests[i], emic_slice_of(name));
        if (line)
            line->found = true;
    }
}

static void check_files(bag_check *check)
{
    emic_arena *scratch = emic_arena_open();
    for (size_t i = 0; i < emic_pack_count(check->pack); i++) {
        const char *name = emic_pack_name(check->pack, i);
        emic_slice content;
        emic_error damage;
        emic_arena_reset(scratch);
        mark_found(check, name);
        if (emic_pack_read(check->pack, name, scratch, &content, &damage) != EMIC_OK) {
            report(check, name, "DAMAGED", damage.message);
            continue;
        }
        if (emic_bag_is_payload(name))
            check->bytes += content.length, check->files++;
        if (strncmp(name, "tagmanifest-", 12) != 0)
            compare(check, name, content);
    }
    emic_arena_close(scratch);
}

/* Lines without a file; one that both manifests of a pair have is told once. */
static void check_lines(bag_check *check)
{
    for (int i = 0; i < MANIFESTS; i++) {
        const manifest *list = &check->manifests[i], *twin = &check->manifests[i ^ 1];
        for (size_t k = 0; k < list->lines.count; k++) {
            const manifest_line *line = &list->lines.items[k];
            if (line->found || (i % 2 == 1 && find_line(twin, line->name)))
                continue;
            report(check, emic_arena_string(check->arena, line->name), "MISSING",
                   emic_arena_format(check->arena, "listed in %s, but not there", list->name));
        }
    }
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

/* The value in a line of bag-info.txt, if that is its label (whose case does not count). */
static bool has_label(emic_slice line, const char *label, emic_slice *value)
{
    size_t length = strlen(label);
    if (line.length <= length || line.data[length] != ':')
        return false;
    for (size_t i = 0; i < length; i++)
        if (lower(line.data[i]) != lower(label[i]))
            return false;
    *value = emic_slice_trim(emic_slice_from(line, length + 1));
    return true;
}

/* A label must stand once in bag-info.txt, with the `expected` value. */
static void check_label(bag_check *check, emic_slice info, const char *label, const char *expected)
{
    size_t count = 0;
    emic_slice value = {0};
    while (info.length)
        count += has_label(take_line(&info), label, &value);
    if (count != 1)
        report(check, "bag-info.txt", "WRONG",
               emic_arena_format(check->arena, "has %s %zu times, not once", label, count));
    else if (!emic_slice_is(value, expected))
        report(check, "bag-info.txt", "WRONG",
               emic_arena_format(check->arena, "%s is %s, but it says %.*s", label, expected,
                                 EMIC_ARG(value)));
}

static void check_info(bag_check *check, char digest[65])
{
    emic_slice info, text;
    emic_error missing;
    emic_pack *pack = check->pack;
    if (emic_pack_read(pack, check->manifests[SHA256].name, check->arena, &text, &missing) ==
        EMIC_OK)
        emic_sha256_hex(text, digest);
    emic_status status = emic_pack_read(pack, "bag-info.txt", check->arena, &info, &missing);
    if (status == EMIC_NOT_FOUND)
        report(check, "bag-info.txt", "MISSING", "it holds the size and the digest of the payload");
    if (status != EMIC_OK)
        return;
    check_label(check, info, "Payload-Oxum",
                emic_arena_format(check->arena, "%llu.%llu", (unsigned long long)check->bytes,
                                  (unsigned long long)check->files));
    if (digest[0])
        check_label(check, info, "Emic-Content-SHA256", digest);
}

/* RFC 8493 has exactly two lines; of other versions and encodings there are no archives. */
static void check_declaration(bag_check *check, emic_slice text)
{
    bool right = emic_slice_is(take_line(&text), "BagIt-Version: 1.0");
    right &= emic_slice_is(take_line(&text), "Tag-File-Character-Encoding: UTF-8");
    if (!right || text.length)
        report(check, "bagit.txt", "WRONG", "does not declare BagIt 1.0 and UTF-8");
}

static emic_status fail_no_bag(emic_pack *pack, const char *path, emic_error *err)
{
    const char *kind = emic_pack_form_in(pack) == EMIC_PACK_ZIP ? "ZIP" : "tar";
    for (size_t i = 0; i < emic_pack_count(pack); i++) {
        const char *name = emic_pack_name(pack, i), *file = strrchr(name, '/');
        if (file && strcmp(file, "/bagit.txt") == 0)
            return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0,
                                "bagit.txt lies in a folder of this %s; pack what is in the "
                                "folder, not the folder",
                                kind);
    }
    return emic_fail_at(err, EMIC_MALFORMED, path, 0, 0,
                        "not an emic archive: a %s without bagit.txt", kind);
}

emic_status emic_bag_verify(emic_pack *pack, const char *path, emic_arena *arena, emic_table *table,
                            size_t *problems, char digest[65], emic_error *err)
{
    bag_check check = {.pack = pack, .arena = arena, .report = table};
    emic_slice declaration;
    digest[0] = 0;
    emic_status status = emic_pack_read(pack, "bagit.txt", arena, &declaration, err);
    if (status == EMIC_NOT_FOUND)
        return fail_no_bag(pack, path, err);
    if (status == EMIC_OK) /* a damaged one is told with the other files */
        check_declaration(&check, declaration);
    read_manifests(&check);
    check_files(&check);
    check_lines(&check);
    check_info(&check, digest);
    *problems = check.problems;
    return EMIC_OK;
}
