/* A small database for each test, and short ways to fill and to ask it. */
#pragma once
#include "folder.h"
#include "store/db.h"

static emic_db *db;
static emic_error err;

static inline void assert_ok(emic_status status)
{
    if (status != EMIC_OK)
        print_error("%s\n", err.message);
    assert_int_equal(EMIC_OK, status);
}

static inline void assert_said(emic_status wanted, const char *message, emic_status status)
{
    assert_int_equal(wanted, status);
    assert_string_equal(message, err.message);
}

static inline int64_t number_of(emic_db *from, const char *sql)
{
    int64_t number;
    assert_ok(emic_db_int(from, sql, EMIC_NO_VALUES, -1, &number, &err));
    return number;
}

static const char make_tables[] =
    "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, age INTEGER"
    " CHECK (age >= 0), uuid BLOB DEFAULT (emic_uuid())) STRICT;"
    "CREATE TABLE visit (person INTEGER NOT NULL REFERENCES person) STRICT;";
static const char add_person[] = "INSERT INTO person(name, age) VALUES (?1, ?2)";
static const char count_persons[] = "SELECT count(*) FROM person";

static inline emic_status add(emic_db *to, const char *name, int64_t age)
{
    emic_slice text = emic_slice_of(name);
    return emic_db_run(to, add_person, EMIC_ROW(emic_text(text), emic_int(age)), &err);
}

static inline int open_database(void **state)
{
    if (open_folder(state))
        return -1;
    assert_ok(emic_db_open(in_folder("a.db"), EMIC_DB_CREATE, &db, &err));
    assert_ok(emic_db_script(db, make_tables, &err));
    return 0;
}

static inline int close_database(void **state)
{
    emic_db_close(db);
    db = NULL;
    return close_folder(state);
}

#define IN_DATABASE(test) cmocka_unit_test_setup_teardown(test, open_database, close_database)
