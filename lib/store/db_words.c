/* SQLite's own full-text tokenizers, called directly: where the index says that a word is, there it
 * is. Names no table. */
#include "store/db_words.h"
#include "store/db_handle.h"
#include <limits.h>
#include <sqlite3.h>
#include <stdlib.h>

struct emic_tokenizer {
    fts5_tokenizer calls;
    Fts5Tokenizer *instance;
};

/* How SQLite hands over the interface of its full-text module. */
static fts5_api *find_module(sqlite3 *handle)
{
    fts5_api *module = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, (void *)&module, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return module;
}

emic_status emic_tokenizer_open(emic_db *db, const char *name, const char **arguments,
                                emic_tokenizer **out, emic_error *err)
{
    emic_tokenizer found = {0};
    void *context = NULL;
    int count = 0;
    fts5_api *module = find_module(emic_db_handle(db));
    while (arguments[count])
        count++;
    *out = NULL;
    if (!module || module->xFindTokenizer(module, name, &context, &found.calls) != SQLITE_OK ||
        found.calls.xCreate(context, arguments, count, &found.instance) != SQLITE_OK)
        return emic_fail(err, EMIC_IO, "this SQLite (%s) has no full-text tokenizer %s",
                         sqlite3_libversion(), name);
    *out = emic_memory_alloc(sizeof **out);
    **out = found;
    return EMIC_OK;
}

void emic_tokenizer_close(emic_tokenizer *tokenizer)
{
    if (!tokenizer)
        return;
    tokenizer->calls.xDelete(tokenizer->instance);
    free(tokenizer);
}

typedef struct reading {
    void (*take)(void *context, const emic_db_word *word);
    void *context;
} reading;

static int take_word(void *context, int flags, const char *folded, int length, int start, int end)
{
    (void)flags;
    const reading *of = context;
    emic_db_word word = {(size_t)start, (size_t)end, {folded, (size_t)length}};
    of->take(of->context, &word);
    return SQLITE_OK;
}

emic_status emic_tokenizer_read(emic_tokenizer *tokenizer, emic_slice text,
                                void (*take)(void *context, const emic_db_word *word),
                                void *context, emic_error *err)
{
    reading of = {take, context};
    if (text.length > INT_MAX)
        return emic_fail(err, EMIC_INVALID, "a text of %zu bytes is too long to be searched",
                         text.length);
    if (tokenizer->calls.xTokenize(tokenizer->instance, &of, FTS5_TOKENIZE_DOCUMENT, text.data,
                                   (int)text.length, take_word) != SQLITE_OK)
        return emic_fail(err, EMIC_IO, "out of memory in the full-text tokenizer");
    return EMIC_OK;
}
