/* CSV from anywhere: no crash, places inside the text, and what is written from the rows reads
 * back as the same rows. */
#include "base/csv.h"
#include "base/text.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* The first row of `text`, as it was written, against `row`. */
static void compare_row(emic_slice text, const emic_csv_row *row)
{
    emic_csv *csv;
    emic_csv_row again;
    emic_error err;
    bool more;
    require(emic_csv_open("again", text, &csv, &err) == EMIC_OK);
    require(emic_csv_next(csv, &again, &more, &err) == EMIC_OK && more);
    require(again.count == row->count);
    for (size_t i = 0; i < row->count; i++)
        require(emic_slice_equal(again.fields[i], row->fields[i]));
    emic_csv_close(csv);
}

static void write_back(const emic_csv_row *row)
{
    emic_strbuf out = {0};
    for (size_t i = 0; i < row->count; i++) {
        char name[24] = "c";
        for (size_t n = i, at = 1; n > 0 && at < sizeof name - 1; n /= 10)
            name[at++] = (char)('0' + n % 10);
        emic_csv_put(&out, emic_slice_of(name));
    }
    emic_csv_end(&out);
    for (size_t i = 0; i < row->count; i++)
        emic_csv_put(&out, row->fields[i]);
    emic_csv_end(&out);
    compare_row(emic_strbuf_slice(&out), row);
    emic_strbuf_close(&out);
}

static void read_rows(emic_csv *csv)
{
    emic_csv_row row;
    emic_error err;
    bool more = true;
    uint32_t line = 1;
    for (int rows = 0;; rows++) {
        emic_status status = emic_csv_next(csv, &row, &more, &err);
        require(status == EMIC_OK || (err.line > line && err.column > 0));
        if (status != EMIC_OK || !more)
            return;
        require(row.count == emic_csv_column_count(csv) && row.line > line);
        line = row.line;
        emic_csv_fail(csv, &row, (int)row.count - 1, &err, EMIC_INVALID, "here");
        require(err.line >= line && err.column > 0);
        if (rows < 8)
            write_back(&row);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const known[] = {"participant", "group", "document", NULL};
    emic_slice text = {(const char *)data, size};
    emic_csv *csv;
    emic_error err;
    int at[3];
    if (!emic_utf8_valid(text, NULL))
        return 0;
    if (emic_csv_open("fuzz", text, &csv, &err) != EMIC_OK) {
        require(err.line > 0 && err.message[0] != '\0');
        return 0;
    }
    emic_csv_columns(csv, known, 1, size % 2, at, &err);
    read_rows(csv);
    emic_csv_close(csv);
    return 0;
}
