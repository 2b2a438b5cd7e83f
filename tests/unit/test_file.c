/* Files are read whole, and written whole or not at all: whatever stops the writing, the old file
 * is still there and nothing else is left in its folder. */
#include "base/file.h"
#include "base/strbuf.h"
#include "folder.h"
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

static emic_slice read_back(const char *path)
{
    emic_error err = {0};
    emic_slice content;
    assert_int_equal(EMIC_OK, emic_file_read(path, arena, &content, &err));
    assert_int_equal('\0', content.data[content.length]);
    return content;
}

static void put(const char *path, const char *content)
{
    emic_error err = {0};
    assert_int_equal(EMIC_OK, emic_file_write(path, emic_slice_of(content), true, &err));
}

static void check_failed(emic_status expected, emic_status status, const emic_error *err,
                         const char *path, const char *message)
{
    assert_int_equal(expected, status);
    assert_int_equal(expected, err->status);
    assert_string_equal(path, err->path);
    assert_string_equal(message, err->message);
}

/* --- Reading --------------------------------------------------------------------------------- */

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 4095, 65536, 3000000};
    emic_error err = {0};
    char *path = in_folder("with space.txt");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *bytes = emic_arena_alloc(arena, sizes[i] + 1);
        for (size_t at = 0; at < sizes[i]; at++)
            bytes[at] = (char)(at * 31 >> 3);
        emic_slice content = {bytes, sizes[i]};
        assert_int_equal(EMIC_OK, emic_file_write(path, content, true, &err));
        assert_true(emic_slice_equal(content, read_back(path)));
        assert_int_equal(1, count_entries(false));
    }
}

static void what_cannot_be_read_says_why(void **state)
{
    (void)state;
    emic_error err = {0};
    emic_slice content;
    char *path = in_folder("missing.txt");
    check_failed(EMIC_NOT_FOUND, emic_file_read(path, arena, &content, &err), &err, path,
                 "cannot be read: there is no such file or folder");
    check_failed(EMIC_IO, emic_file_read(folder, arena, &content, &err), &err, folder,
                 "cannot be read: it is a folder");
    put(path, "now a file");
    char *below = in_folder("missing.txt/below");
    check_failed(EMIC_IO, emic_file_read(below, arena, &content, &err), &err, below,
                 "cannot be read: a part of its path is not a folder");
}

static void a_file_over_2_gib_is_refused(void **state)
{
    (void)state;
    emic_error err = {0};
    emic_slice content;
    char *path = in_folder("huge.txt");
    put(path, "");
    if (truncate(path, (off_t)((INT64_C(1) << 31) + 1)) != 0)
        skip();
    check_failed(EMIC_IO, emic_file_read(path, arena, &content, &err), &err, path,
                 "cannot be read: it is over 2 GiB");
}

static void standard_input_is_read_to_its_end(void **state)
{
    (void)state;
    enum { SIZE = 300000 };
    int ends[2], kept = dup(STDIN_FILENO);
    emic_strbuf sent = {0};
    emic_strbuf_fill(&sent, 'x', SIZE - 1);
    emic_strbuf_putc(&sent, '.');
    assert_int_equal(0, pipe(ends));
    pid_t writer = fork();
    if (writer == 0) {
        for (size_t at = 0; at < SIZE;) {
            ssize_t put_now = write(ends[1], sent.data + at, SIZE - at);
            at += put_now > 0 ? (size_t)put_now : 0;
        }
        _exit(0);
    }
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    emic_slice content = read_back("-");
    dup2(kept, STDIN_FILENO);
    close(kept);
    waitpid(writer, NULL, 0);
    assert_int_equal(SIZE, content.length);
    assert_true(emic_slice_equal(content, emic_strbuf_slice(&sent)));
    emic_strbuf_close(&sent);
}

/* --- Writing --------------------------------------------------------------------------------- */

static void a_file_that_exists_is_kept_without_force(void **state)
{
    (void)state;
    emic_error err = {0};
    char *path = in_folder("table.csv");
    assert_int_equal(EMIC_OK, emic_file_write(path, EMIC_LITERAL("first"), false, &err));
    check_failed(EMIC_EXISTS, emic_file_write(path, EMIC_LITERAL("second"), false, &err), &err,
                 path, "exists already; --force replaces it");
    assert_true(emic_slice_is(read_back(path), "first"));
    assert_int_equal(EMIC_OK, emic_file_write(path, EMIC_LITERAL("second"), true, &err));
    assert_true(emic_slice_is(read_back(path), "second"));
    assert_int_equal(1, count_entries(false));
}

static void a_new_file_follows_the_umask_and_a_replaced_one_keeps_its_mode(void **state)
{
    (void)state;
    struct stat about;
    char *path = in_folder("private.csv");
    mode_t before = umask(027);
    put(path, "new");
    umask(before);
    assert_int_equal(0, stat(path, &about));
    assert_int_equal(0640, about.st_mode & 0777);
    assert_int_equal(0, chmod(path, 0600));
    put(path, "replaced");
    assert_int_equal(0, stat(path, &about));
    assert_int_equal(0600, about.st_mode & 0777);
}

static void a_link_stays_a_link(void **state)
{
    (void)state;
    struct stat about;
    char *target = in_folder("target.csv"), *name = in_folder("name.csv");
    put(target, "old");
    assert_int_equal(0, symlink("target.csv", name));
    put(name, "new");
    assert_true(emic_slice_is(read_back(target), "new"));
    assert_int_equal(0, lstat(name, &about));
    assert_true(S_ISLNK(about.st_mode));
}

static void a_link_to_nothing_is_not_followed_without_force(void **state)
{
    (void)state;
    emic_error err = {0};
    char *name = in_folder("dangling.csv");
    assert_int_equal(0, symlink("elsewhere.csv", name));
    assert_int_equal(EMIC_EXISTS, emic_file_write(name, EMIC_LITERAL("x"), false, &err));
    assert_int_equal(1, count_entries(false));
}

static void of_many_writers_one_wins(void **state)
{
    (void)state;
    enum { WRITERS = 8, ROUNDS = 20 };
    for (int round = 0; round < ROUNDS; round++) {
        char *path = in_folder("contested.txt");
        int won = 0;
        for (int writer = 0; writer < WRITERS; writer++) {
            if (fork() != 0)
                continue;
            emic_error err = {0};
            emic_status status = emic_file_write(path, EMIC_LITERAL("whole"), false, &err);
            _exit(status == EMIC_OK ? 0 : status == EMIC_EXISTS ? 1 : 2);
        }
        for (int writer = 0; writer < WRITERS; writer++) {
            int status;
            wait(&status);
            assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
            won += WEXITSTATUS(status) == 0;
        }
        assert_int_equal(1, won);
        assert_true(emic_slice_is(read_back(path), "whole"));
        assert_int_equal(1, count_entries(true));
    }
}

static void a_write_past_the_size_limit_leaves_the_old_file(void **state)
{
    (void)state;
    struct rlimit before, small;
    emic_error err = {0};
    emic_strbuf large = {0};
    char *path = in_folder("limited.txt");
    put(path, "old");
    emic_strbuf_fill(&large, 'x', 100000);
    assert_int_equal(0, getrlimit(RLIMIT_FSIZE, &before));
    small = before;
    small.rlim_cur = 10000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(0, setrlimit(RLIMIT_FSIZE, &small));
    emic_status status = emic_file_write(path, emic_strbuf_slice(&large), true, &err);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_DFL);
    check_failed(EMIC_IO, status, &err, path,
                 "cannot be written: it would pass the limit on file sizes (see ulimit -f)");
    assert_true(emic_slice_is(read_back(path), "old"));
    assert_int_equal(1, count_entries(false));
    emic_strbuf_close(&large);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    emic_error err = {0};
    if (!emic_file_exists("/dev/full"))
        skip();
    check_failed(EMIC_IO, emic_file_write("/dev/full", EMIC_LITERAL("x"), false, &err), &err,
                 "/dev/full", "cannot be written: the disk is full");
}

static void a_device_is_written_to_and_stays(void **state)
{
    (void)state;
    struct stat about;
    put("/dev/null", "gone");
    assert_int_equal(0, stat("/dev/null", &about));
    assert_true(S_ISCHR(about.st_mode));
}

static void a_folder_that_refuses_is_told(void **state)
{
    (void)state;
    emic_error err = {0};
    char *missing = in_folder("none/table.csv"), *closed = in_folder("table.csv");
    check_failed(EMIC_IO, emic_file_write(missing, EMIC_LITERAL("x"), true, &err), &err, missing,
                 "cannot be written: there is no such file or folder");
    check_failed(EMIC_IO, emic_file_write(folder, EMIC_LITERAL("x"), true, &err), &err, folder,
                 "cannot be written: it is a folder");
    const uid_t user = geteuid(), nobody = 65534;
    assert_int_equal(0, chmod(folder, 0555));
    if (user == 0 && seteuid(nobody) != 0)
        skip();
    emic_status status = emic_file_write(closed, EMIC_LITERAL("x"), true, &err);
    if (user == 0)
        assert_int_equal(0, seteuid(user));
    assert_int_equal(0, chmod(folder, 0700));
    check_failed(EMIC_IO, status, &err, closed, "cannot be written: permission denied");
    assert_int_equal(0, count_entries(false));
}

static void standard_output_follows_what_was_printed(void **state)
{
    (void)state;
    emic_error err = {0};
    char *path = in_folder("output.txt");
    fflush(stdout);
    int kept = dup(STDOUT_FILENO);
    assert_non_null(freopen(path, "w", stdout));
    fputs("printed, ", stdout);
    emic_status status = emic_file_write("-", EMIC_LITERAL("then written"), false, &err);
    fflush(stdout);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    assert_int_equal(EMIC_OK, status);
    assert_true(emic_slice_is(read_back(path), "printed, then written"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(what_is_written_is_read_back),
        IN_FOLDER(what_cannot_be_read_says_why),
        IN_FOLDER(a_file_over_2_gib_is_refused),
        IN_FOLDER(standard_input_is_read_to_its_end),
        IN_FOLDER(a_file_that_exists_is_kept_without_force),
        IN_FOLDER(a_new_file_follows_the_umask_and_a_replaced_one_keeps_its_mode),
        IN_FOLDER(a_link_stays_a_link),
        IN_FOLDER(a_link_to_nothing_is_not_followed_without_force),
        IN_FOLDER(of_many_writers_one_wins),
        IN_FOLDER(a_write_past_the_size_limit_leaves_the_old_file),
        IN_FOLDER(a_full_disk_is_told),
        IN_FOLDER(a_device_is_written_to_and_stays),
        IN_FOLDER(a_folder_that_refuses_is_told),
        IN_FOLDER(standard_output_follows_what_was_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
