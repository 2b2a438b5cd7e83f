#!/usr/bin/env python3
"""The floor check finds what it is for: each test plants one violation in a small clean tree."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import floors  # noqa: E402

CLEAN = {
    "lib/emic.h": '#pragma once\n#include "study/study.h"\n',
    "lib/base/text.h": "#pragma once\n#include <stdint.h>\nint text(void);\n",
    "lib/base/text.c": '#include "base/text.h"\n#include <utf8proc.h>\nint text(void)\n{\n}\n',
    "lib/store/db.h": '#pragma once\n#include "base/text.h"\n',
    "lib/store/db.c": '#include "store/db.h"\n#include <sqlite3.h>\n',
    "lib/source/plain.c": '#include "base/text.h"\n',
    "lib/privacy/vault.h": "#pragma once\n",
    "lib/privacy/roster.h": '#pragma once\n#include "privacy/vault.h"\n',
    "lib/study/study.h": '#pragma once\n#include "store/db.h"\n',
    "lib/study/study.c": 'static const char sql[] = "SELECT 1";\n',
    "lib/measure/select.c": 'static const char sql[] = "SELECT 2";\n',
    "lib/measure/frequency.h": "#pragma once\n",
    "lib/measure/frequency.c": '#include "study/study.h"\n',
    "cli/command.h": '#pragma once\n#include "emic.h"\n',
    "cli/cmd_import.c": '#include "command.h"\n#include "privacy/vault.h"\n',
    "cli/cmd_table.c": '#include "command.h"\n#include "measure/frequency.h"\n',
}


class Planted(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        for path, text in CLEAN.items():
            self.write(path, text)

    def write(self, path, text):
        path = os.path.join(self.folder.name, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def found(self):
        return floors.violations(self.folder.name)[0]

    def assert_found(self, path, text, line, words):
        """Planting `text` in `path` brings exactly one violation, there."""
        self.assertEqual([], self.found())
        self.write(path, text)
        found = self.found()
        self.assertEqual([(path, line)], [(path, line) for path, line, _ in found], found)
        self.assertIn(words, found[0][2])

    def test_a_clean_tree_is_clean(self):
        found, files = floors.violations(self.folder.name)
        self.assertEqual(len(CLEAN), files)
        self.assertEqual([], found)

    def test_an_empty_tree_is_no_success(self):
        with tempfile.TemporaryDirectory() as empty, self.assertRaises(SystemExit):
            floors.violations(empty)

    def test_an_upward_include(self):
        self.assert_found("lib/store/migrate.c", '\n#include "study/study.h"\n', 2,
                          "from a floor above")

    def test_an_upward_include_into_the_command(self):
        self.assert_found("lib/exchange/report.c", '#include "../cli/command.h"\n', 1,
                          "names no file")

    def test_source_knows_no_database(self):
        self.assert_found("lib/source/docx.c", '#include "store/db.h"\n', 1, "must not know store")

    def test_the_umbrella_is_for_users(self):
        self.assert_found("lib/exchange/report.c", '#include "emic.h"\n', 1, "umbrella")

    def test_an_include_of_nothing(self):
        self.assert_found("lib/base/csv.c", '#include "base/gone.h"\n', 1, "names no file")

    def test_each_library_has_one_door(self):
        for header, _ in floors.DOORS.items():
            with self.subTest(header):
                self.setUp()
                self.assert_found("lib/study/other.c", f"#include <{header}>\n", 1, "one door")

    def test_a_library_without_a_door(self):
        self.assert_found("lib/base/curl.c", "#include <curl/curl.h>\n", 1, "no door")

    def test_the_database_door_may_have_several_files(self):
        self.write("lib/store/db_backup.c", "#include <sqlite3.h>\n")
        self.assertEqual([], self.found())

    def test_a_table_may_not_open_the_vault(self):
        self.assert_found("lib/measure/table.c", '#include "privacy/vault.h"\n', 1, "vault")

    def test_nor_through_another_header(self):
        self.assert_found("lib/measure/table.c", '#include "privacy/roster.h"\n', 1,
                          "roster.h > lib/privacy/vault.h")

    def test_nor_may_any_command_or_test(self):
        self.assert_found("cli/cmd_export.c", '#include "privacy/vault.h"\n', 1, "vault")
        self.setUp()
        self.assert_found("tests/unit/test_table.c", '#include "privacy/vault.h"\n', 1, "vault")

    def test_sql_in_a_command(self):
        self.assert_found("cli/cmd_base.c", 'int x;\nstatic const char s[] = "DELETE FROM code";\n',
                          2, "SQL")

    def test_sql_in_a_measure(self):
        self.assert_found("lib/measure/table.c", 'static const char s[] = " SELECT x";\n', 1, "SQL")

    def test_sql_words_in_prose_are_no_sql(self):
        self.write("lib/measure/table.c", '/* SELECT */ static const char s[] = "please select";\n')
        self.assertEqual([], self.found())

    def test_a_library_that_prints(self):
        self.assert_found("lib/base/csv.c", '\nvoid f(void)\n{\n    printf("x");\n}\n', 4, "never")

    def test_a_library_that_exits(self):
        self.assert_found("lib/base/csv.c", "void f(void)\n{\n    exit(1);\n}\n", 3, "never")

    def test_a_long_file(self):
        self.write("lib/base/csv.c", "int x;\n" * 400)
        self.assert_found("lib/base/csv.c", "int x;\n" * 401, 401, "401 lines")

    def test_a_long_line(self):
        self.write("lib/base/csv.c", "/*" + "é" * 96 + "*/\n")
        self.assert_found("lib/base/csv.c", "/*" + "é" * 97 + "*/\n", 1, "101 columns")

    def test_a_long_function(self):
        body = "static int\nf(int a,\n  int b)\n{\n" + "    a++;\n" * 45 + "}\n"
        self.write("lib/base/csv.c", "#define OPEN {\nint y[] = {1};\n" + body)
        self.assert_found("lib/base/csv.c", "int y[] = {1};\n\n" + body.replace("}", "    b++;\n}"),
                          3, "f has 51 lines")

    def test_two_files_of_one_name(self):
        self.assert_found("lib/measure/text.c", "int x;\n", 1, "same name")

    def test_unfinished_work(self):
        self.assert_found("tests/cli/table.t", "All good.\n# TO" "DO: more\n", 2, "finish it")

    def test_braces_and_quotes_inside_literals_and_comments(self):
        self.write("lib/base/csv.c",
                   "/* { \" */ void f(void)\n{\n    g('{', '\\'', \"}\\\"{\");\n}\n")
        self.assertEqual([], self.found())

    def test_braces_that_do_not_balance(self):
        self.assert_found("lib/base/csv.c", "void f(void)\n{\n", 1, "balance")


if __name__ == "__main__":
    unittest.main()
