/* Runs Python programs over bytes in a temporary file. What they check is the tests' business. */
#include "python.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

static void write_file(char *path, emic_slice content)
{
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content.data, 1, content.length, file), content.length);
    assert_int_equal(fclose(file), 0);
}

bool python_run(const char *program, emic_slice input, emic_strbuf *out)
{
    char path[] = "/tmp/emic-test-XXXXXX", chunk[4096];
    emic_strbuf command = {0};
    if (system("command -v python3 >/dev/null 2>&1") != 0)
        skip();
    write_file(path, input);
    emic_strbuf_printf(&command, "python3 -c '%s' %s", program, path);
    FILE *pipe = popen(command.data, "r");
    assert_non_null(pipe);
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, pipe)) > 0;)
        emic_strbuf_add(out, (emic_slice){chunk, got});
    bool done = pclose(pipe) == 0;
    unlink(path);
    emic_strbuf_close(&command);
    return done;
}
