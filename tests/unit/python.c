/* Runs Python programs over bytes in a temporary file. What they check is the tests' business. */
#include "python.h"
#include "base/file.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

bool python_run(const char *program, emic_slice input, emic_strbuf *out)
{
    char chunk[4096];
    const char *folder;
    emic_error error;
    emic_strbuf command = {0};
    if (system("command -v python3 >/dev/null 2>&1") != 0)
        skip();
    emic_arena *arena = emic_arena_open();
    assert_int_equal(EMIC_OK, emic_file_make_folder("emic-test-", arena, &folder, &error));
    const char *path = emic_arena_format(arena, "%s/input", folder);
    assert_int_equal(EMIC_OK, emic_file_write(path, input, false, &error));
    emic_strbuf_printf(&command, "python3 -c '%s' %s", program, path);
    FILE *pipe = popen(command.data, "r");
    assert_non_null(pipe);
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, pipe)) > 0;)
        emic_strbuf_add(out, (emic_slice){chunk, got});
    bool done = pclose(pipe) == 0;
    unlink(path);
    rmdir(folder);
    emic_strbuf_close(&command);
    emic_arena_close(arena);
    return done;
}
