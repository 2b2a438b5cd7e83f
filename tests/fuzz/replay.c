/* Runs a fuzz target without libFuzzer: over every file of a seed folder as it is, cut off at
 * many lengths, and with single bytes changed. The same inputs every time.
 * Searching for new inputs is libFuzzer's business (preset fuzz). */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TRIES = 200, PATH_SIZE = 4096 };

/* The target gets an allocation of exactly `size` bytes, so that a sanitizer sees one too many. */
static void run(const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy)
        abort();
    if (size)
        memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_cut(const uint8_t *data, size_t size)
{
    size_t step = size / TRIES + 1;
    for (size_t length = 0; length < size; length += step)
        run(data, length);
}

static void run_changed(uint8_t *data, size_t size)
{
    static const uint8_t values[] = {0, '\n', '"', '{', ':', '/', 0x7f, 0x80, 0xc3, 0xff};
    uint32_t random = 1;
    for (int i = 0; size && i < TRIES; i++) {
        random = random * 1664525u + 1013904223u;
        size_t at = (random >> 8) % size;
        uint8_t before = data[at];
        data[at] = values[(size_t)i % sizeof(values)];
        run(data, size);
        data[at] = before;
    }
}

static int run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    long size = -1;
    if (file && fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (size < 0 || fseek(file, 0, SEEK_SET) != 0) {
        perror(path);
        return 1;
    }
    uint8_t *data = malloc((size_t)size + 1);
    if (!data || fread(data, 1, (size_t)size, file) != (size_t)size) {
        perror(path);
        return 1;
    }
    fclose(file);
    run(data, (size_t)size);
    run_cut(data, (size_t)size);
    run_changed(data, (size_t)size);
    free(data);
    return 0;
}

int main(int count, char **words)
{
    DIR *folder = count == 2 ? opendir(words[1]) : NULL;
    if (!folder) {
        fprintf(stderr, "usage: %s FOLDER (of seed files)\n", words[0]);
        return 2;
    }
    int files = 0, failed = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[PATH_SIZE];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof(path), "%s/%s", words[1], entry->d_name);
        failed |= run_file(path);
        files++;
    }
    closedir(folder);
    printf("%d seed files\n", files);
    return failed || files == 0;
}
