/* A folder of its own for each test, and an arena for its paths: setup and teardown for tests that
 * write files. */
#pragma once
#include "base/file.h"
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static emic_arena *arena;
static const char *folder;

static inline int open_folder(void **state)
{
    (void)state;
    emic_error error;
    arena = emic_arena_open();
    return emic_file_make_folder("emic-test-", arena, &folder, &error) == EMIC_OK ? 0 : -1;
}

static inline char *in_folder(const char *name)
{
    return emic_arena_format(arena, "%s/%s", folder, name);
}

/* Counts what the folder holds, hidden files too; with `empty`, removes it. */
static inline size_t count_entries(bool empty)
{
    size_t count = 0;
    DIR *handle = opendir(folder);
    assert_non_null(handle);
    for (struct dirent *entry; (entry = readdir(handle));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        count++;
        if (empty)
            remove(in_folder(entry->d_name));
    }
    closedir(handle);
    return count;
}

static inline int close_folder(void **state)
{
    (void)state;
    count_entries(true);
    int failed = rmdir(folder);
    emic_arena_close(arena);
    return failed;
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, open_folder, close_folder)
