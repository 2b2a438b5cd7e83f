/* Where pictures go. Turning SVG into PNG and PDF is left to another program, rsvg-convert: it runs
 * without a shell, on files in a folder of its own. */
#include "picture_file.h"
#include "exchange/table_write.h"
#include "leak_gate.h"
#include "output.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const format_names[] = {"svg", "png", "pdf"};
enum { FORMATS = sizeof format_names / sizeof *format_names, NOT_RUN = 127 };

/* --- The format ------------------------------------------------------------------------------ */

static bool find_format(emic_slice name, picture_format *out)
{
    for (size_t at = 0; at < FORMATS; at++) {
        if (!emic_slice_is(name, format_names[at]))
            continue;
        *out = (picture_format)at;
        return true;
    }
    return false;
}

static bool is_printed(const char *path)
{
    return !path || strcmp(path, "-") == 0;
}

emic_status picture_format_read(const emic_context *context, picture_format *out, emic_error *err)
{
    const char *name = option_value(context, "format"), *path = option_value(context, "output");
    picture_format ending;
    *out = PICTURE_SVG;
    if (name && !find_format(emic_slice_of(name), out))
        return emic_fail(err, EMIC_INVALID, "unknown format \"%s\"; it is svg, png or pdf", name);
    if (is_printed(path))
        return *out == PICTURE_SVG ? EMIC_OK
                                   : emic_fail(err, EMIC_INVALID,
                                               "a %s needs a file: --output FILE.%s", name, name);
    if (!find_format(emic_file_extension(path), &ending))
        return emic_fail(err, EMIC_INVALID,
                         "--output: \"%s\" ends with neither .svg, .png nor .pdf", path);
    if (name && ending != *out)
        return emic_fail(err, EMIC_INVALID, "--format %s contradicts the ending of %s", name, path);
    *out = ending;
    return EMIC_OK;
}

/* --- Another program ------------------------------------------------------------------------- */

/* In the new process. The words of the command are its own, none is from the study. */
static _Noreturn void become(char *const *words)
{
    struct sigaction normal = {.sa_handler = SIG_DFL};
    sigaction(SIGPIPE, &normal, NULL);
    sigaction(SIGXFSZ, &normal, NULL);
    execvp(words[0], words);
    _exit(NOT_RUN);
}

static emic_status run_converter(char *const *words, emic_error *err)
{
    int how = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        become(words);
    while (child > 0 && waitpid(child, &how, 0) < 0)
        if (errno != EINTR)
            child = -1;
    if (child < 0)
        return emic_fail(err, EMIC_IO, "cannot run %s: %s", words[0], strerror(errno));
    if (WIFEXITED(how) && WEXITSTATUS(how) == 0)
        return EMIC_OK;
    if (WIFEXITED(how) && WEXITSTATUS(how) == NOT_RUN)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "png and pdf are made by rsvg-convert, which is not installed: install "
                         "the package librsvg2-bin (librsvg2-tools, or librsvg on a Mac), or "
                         "write a .svg");
    return emic_fail(err, EMIC_IO, "%s could not make the picture", words[0]);
}

/* Three pixels to one of the picture's, 288 to the inch; fewer where a side would pass what drawing
 * libraries can do. */
static const char *zoom_of(const emic_picture *picture, emic_arena *arena)
{
    const double wanted = 3, most = 32000;
    double longer = picture->width > picture->height ? picture->width : picture->height;
    emic_strbuf text = {0};
    emic_strbuf_number(&text, longer * wanted > most ? most / longer : wanted, 3);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

/* Converts in `folder`, which is there for that alone. */
static emic_status convert(const emic_context *context, const emic_picture *picture,
                           picture_format format, const char *folder, emic_slice *out,
                           emic_error *err)
{
    emic_arena *arena = context->arena;
    char *from = emic_arena_format(arena, "%s/picture.svg", folder);
    char *to = emic_arena_format(arena, "%s/picture.%s", folder, format_names[format]);
    char *kind = emic_arena_format(arena, "--format=%s", format_names[format]);
    char *zoom = emic_arena_format(arena, "--zoom=%s",
                                   format == PICTURE_PNG ? zoom_of(picture, arena) : "1");
    char *output = emic_arena_format(arena, "--output=%s", to);
    char *words[] = {"rsvg-convert", kind, zoom, "--unlimited", output, from, NULL};
    EMIC_TRY(emic_file_write_private(from, picture->svg, false, err));
    emic_status status = run_converter(words, err);
    if (status == EMIC_OK)
        status = emic_file_read(to, arena, out, err);
    remove(from);
    remove(to);
    return status;
}

static emic_status render(const emic_context *context, const emic_picture *picture,
                          picture_format format, emic_slice *out, emic_error *err)
{
    const char *folder;
    *out = picture->svg;
    if (format == PICTURE_SVG)
        return EMIC_OK;
    EMIC_TRY(emic_file_make_folder("emic-plot-", context->arena, &folder, err));
    emic_status status = convert(context, picture, format, folder, out, err);
    rmdir(folder);
    return status;
}

/* --- The files ------------------------------------------------------------------------------- */

/* Where the table goes: the path with another ending. */
static const char *table_path(const char *path, emic_arena *arena)
{
    size_t length = strlen(path) - emic_file_extension(path).length;
    return emic_arena_format(arena, "%.*scsv", (int)length, path);
}

/* The table first: when the picture then cannot be written, what stood in its place comes back. */
static emic_status write_both(const emic_context *context, const char *path, emic_slice drawn,
                              const char *beside, emic_slice table, emic_error *err)
{
    bool force = option_given(context, "force"), stood = emic_file_exists(beside);
    emic_slice before = {0};
    emic_error ignored;
    if (stood)
        EMIC_TRY(emic_file_read(beside, context->arena, &before, err));
    EMIC_TRY(emic_file_write(beside, table, force, err));
    emic_status status = emic_file_write(path, drawn, force, err);
    if (status != EMIC_OK && stood)
        emic_file_write(beside, before, true, &ignored);
    else if (status != EMIC_OK)
        remove(beside);
    return status;
}

emic_status picture_write(const emic_context *context, const emic_picture *picture,
                          picture_format format, emic_error *err)
{
    const char *path = option_value(context, "output");
    emic_slice drawn, table;
    if (is_printed(path))
        return output_print(picture->svg, err);
    const char *beside = table_path(path, context->arena);
    bool force = option_given(context, "force");
    EMIC_TRY(emic_file_check_place(path, force, err));
    EMIC_TRY(emic_file_check_place(beside, force, err));
    EMIC_TRY(output_render(picture->data, EMIC_FORMAT_CSV, 0, context->arena, &table, err));
    const leak_gate_file files[] = {{path, picture->svg}, {beside, table}};
    EMIC_TRY(leak_gate_check_files(context, files, 2, err));
    EMIC_TRY(render(context, picture, format, &drawn, err));
    EMIC_TRY(write_both(context, path, drawn, beside, table, err));
    output_note(context, "wrote %s, and what it draws to %s", path, beside);
    return EMIC_OK;
}
