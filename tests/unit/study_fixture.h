/* A study for each test, and short ways to fill it, to ask it and to see it refuse. */
#pragma once
#include "base/encoding.h"
#include "folder.h"
#include "study/codebook.h"
#include "study/coder.h"
#include "study/coding.h"
#include "study/document.h"
#include "study/judgement.h"
#include "study/participant.h"
#include "study/study_db.h"

static emic_study *study;
static emic_error err;

static inline int open_memory(void **state)
{
    (void)state;
    arena = emic_arena_open();
    return emic_study_create(":memory:", &study, &err) == EMIC_OK ? 0 : -1;
}

static inline int close_memory(void **state)
{
    (void)state;
    emic_study_close(study);
    emic_arena_close(arena);
    return 0;
}

static inline int open_file(void **state)
{
    return open_folder(state) || emic_study_create(in_folder("study.emic"), &study, &err);
}

static inline int close_file(void **state)
{
    emic_study_close(study);
    return close_folder(state);
}

#define IN_MEMORY(test) cmocka_unit_test_setup_teardown(test, open_memory, close_memory)
#define IN_FILE(test) cmocka_unit_test_setup_teardown(test, open_file, close_file)

/* What `err` says: "line:column: message", without a place the message alone. */
static inline const char *said(void)
{
    if (err.line)
        return emic_arena_format(arena, "%u:%u: %s", err.line, err.column, err.message);
    return err.message;
}

static inline void check_ok(emic_status status, const char *file, int line)
{
    if (status != EMIC_OK)
        print_error("%s\n", said());
    _assert_int_equal(EMIC_OK, status, file, line);
}

static inline void check_refused(emic_status wanted, const char *message, emic_status status,
                                 const char *file, int line)
{
    if (status != wanted)
        print_error("status %d instead of %d: %s\n", (int)status, (int)wanted,
                    status == EMIC_OK ? "not refused" : said());
    _assert_int_equal(wanted, status, file, line);
    _assert_string_equal(message, said(), file, line);
}

/* The call, which fills `err`, succeeds; or it is refused with this status and these words. */
#define ASSERT_OK(call) check_ok((call), __FILE__, __LINE__)
#define ASSERT_REFUSED(status, message, call)                                                      \
    check_refused((status), (message), (call), __FILE__, __LINE__)

static inline void run_sql(const char *sql)
{
    ASSERT_OK(emic_db_script(emic_study_db(study), sql, &err));
}

/* The first value of a query; `sql` is a constant. */
static inline int64_t number_of(const char *sql)
{
    int64_t number;
    ASSERT_OK(emic_db_int(emic_study_db(study), sql, EMIC_NO_VALUES, -1, &number, &err));
    return number;
}

static inline const char *text_of(const char *sql)
{
    emic_slice text;
    ASSERT_OK(emic_db_text(emic_study_db(study), sql, EMIC_NO_VALUES, arena, &text, &err));
    return emic_arena_string(arena, text);
}

/* Adds `text`, read as a plain transcript. */
static inline emic_id add_document(const char *name, const char *text)
{
    emic_transcript transcript;
    emic_id id = 0;
    ASSERT_OK(emic_transcript_parse("text.txt", emic_slice_of(text), EMIC_ENCODING_AUTO, arena,
                                    &transcript, &err));
    ASSERT_OK(emic_document_add(study, emic_slice_of(name), &transcript, &id, &err));
    return id;
}

/* Adds the same as a document whose text is withheld. */
static inline emic_id add_withheld(const char *name, const char *text, const uint8_t sha256[32])
{
    emic_transcript transcript;
    emic_id id = 0;
    ASSERT_OK(emic_transcript_parse("text.txt", emic_slice_of(text), EMIC_ENCODING_AUTO, arena,
                                    &transcript, &err));
    transcript.text = (emic_slice){0};
    ASSERT_OK(emic_document_add_withheld(study, emic_slice_of(name), &transcript, sha256, &id,
                                         &err));
    return id;
}

static emic_load_summary loaded;

static inline emic_status load_participants(const char *csv)
{
    return emic_participant_load(study, "participants.csv", emic_slice_of(csv), &loaded, &err);
}

static inline emic_status load_documents(const char *csv)
{
    return emic_document_load(study, "documents.csv", emic_slice_of(csv), &loaded, &err);
}

static inline emic_status load_codings(const char *csv)
{
    return emic_coding_load(study, "codings.csv", emic_slice_of(csv), NULL, &loaded, &err);
}

static inline emic_status load_judgements(const char *csv)
{
    return emic_judgement_load(study, "judgements.csv", emic_slice_of(csv), &loaded, &err);
}

static inline emic_status load_codebook(const char *yaml)
{
    emic_codebook codebook;
    emic_status status =
        emic_codebook_parse("book.yaml", emic_slice_of(yaml), arena, &codebook, &err);
    return status ? status : emic_codebook_store(study, &codebook, &loaded, &err);
}

static inline void assert_loaded(size_t added, size_t changed, size_t unchanged)
{
    assert_int_equal(added, loaded.added);
    assert_int_equal(changed, loaded.changed);
    assert_int_equal(unchanged, loaded.unchanged);
}

static inline emic_codebook codebook_now(void)
{
    emic_codebook codebook;
    ASSERT_OK(emic_codebook_load(study, arena, &codebook, &err));
    return codebook;
}

/* The id of a code, by its path. */
static inline emic_id code_id(const char *path)
{
    emic_codebook codebook = codebook_now();
    size_t at = 0;
    ASSERT_OK(emic_codebook_find(&codebook, emic_slice_of(path), arena, &at, &err));
    return codebook.items[at].id;
}

/* What a writer such as emic_participant_write makes of the study. */
static inline const char *written(emic_status (*write)(emic_study *, emic_strbuf *, emic_error *))
{
    emic_strbuf out = {0};
    ASSERT_OK(write(study, &out, &err));
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return text;
}

/* The same for those that may leave out memos. */
static inline const char *
written_with_memos(emic_status (*write)(emic_study *, bool, emic_strbuf *, emic_error *))
{
    emic_strbuf out = {0};
    ASSERT_OK(write(study, true, &out, &err));
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return text;
}

/* Closes the study and takes a new, empty one in memory. */
static inline void start_over(void)
{
    emic_study_close(study);
    study = NULL;
    ASSERT_OK(emic_study_create(":memory:", &study, &err));
}
