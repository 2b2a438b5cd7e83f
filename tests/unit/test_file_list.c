/* What lies in a folder, and what a path says about its file. */
#include "base/file.h"
#include "folder.h"
#include <sys/stat.h>

static void put(const char *path)
{
    emic_error err = {0};
    assert_int_equal(EMIC_OK, emic_file_write(path, (emic_slice){"", 0}, true, &err));
}

static void a_folder_lists_its_files_sorted(void **state)
{
    (void)state;
    static const char *const expected[] = {"TP02.txt", "TP10.txt", "link.txt", "\u00E9.txt"};
    emic_error err = {0};
    emic_file_list list;
    put(in_folder("TP10.txt"));
    put(in_folder("\u00E9.txt"));
    put(in_folder("TP02.txt"));
    put(in_folder(".hidden"));
    assert_int_equal(0, symlink("TP02.txt", in_folder("link.txt")));
    assert_int_equal(0, symlink("nowhere", in_folder("broken.txt")));
    assert_int_equal(0, mkdir(in_folder("below"), 0700));
    for (int slash = 0; slash < 2; slash++) {
        const char *named = slash ? in_folder("") : folder;
        assert_int_equal(EMIC_OK, emic_file_list_folder(named, arena, &list, &err));
        assert_int_equal(4, list.count);
        for (size_t i = 0; i < list.count; i++)
            assert_string_equal(in_folder(expected[i]), list.items[i]);
    }
}

static void a_folder_that_cannot_be_listed_is_told(void **state)
{
    (void)state;
    emic_error err = {0};
    emic_file_list list;
    char *missing = in_folder("none"), *file = in_folder("file.txt");
    put(file);
    assert_int_equal(EMIC_NOT_FOUND, emic_file_list_folder(missing, arena, &list, &err));
    assert_string_equal(missing, err.path);
    assert_string_equal("cannot be read: there is no such file or folder", err.message);
    assert_int_equal(EMIC_IO, emic_file_list_folder(file, arena, &list, &err));
    assert_int_equal(EMIC_OK, emic_file_list_folder(folder, arena, &list, &err));
    assert_int_equal(1, list.count);
}

static void files_and_folders_are_told_apart(void **state)
{
    (void)state;
    char *file = in_folder("file.txt");
    assert_false(emic_file_exists(file));
    put(file);
    assert_true(emic_file_exists(file));
    assert_false(emic_file_is_folder(file));
    assert_true(emic_file_exists(folder));
    assert_true(emic_file_is_folder(folder));
}

static void a_path_has_a_name_a_stem_and_an_extension(void **state)
{
    (void)state;
    static const char *const rows[][4] = {
        {"a/TP01.txt", "TP01.txt", "TP01", "txt"},
        {"TP01", "TP01", "TP01", ""},
        {"/a.b/c", "c", "c", ""},
        {"out.tar.gz", "out.tar.gz", "out.tar", "gz"},
        {"a/.hidden", ".hidden", ".hidden", ""},
        {"a/.hidden.txt", ".hidden.txt", ".hidden", "txt"},
        {"end.", "end.", "end", ""},
        {"transcripts/", "transcripts", "transcripts", ""},
        {"/", "", "", ""},
        {"", "", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(emic_slice_is(emic_file_name(rows[i][0]), rows[i][1]));
        assert_true(emic_slice_is(emic_file_stem(rows[i][0]), rows[i][2]));
        assert_true(emic_slice_is(emic_file_extension(rows[i][0]), rows[i][3]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_folder_lists_its_files_sorted),
        IN_FOLDER(a_folder_that_cannot_be_listed_is_told),
        IN_FOLDER(files_and_folders_are_told_apart),
        IN_FOLDER(a_path_has_a_name_a_stem_and_an_extension),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
