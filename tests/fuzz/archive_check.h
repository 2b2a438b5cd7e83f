/* What holds of checking any archive: a report or an error, and nothing in the report that could
 * harm a terminal. */
#pragma once
#include "base/text.h"
#include "exchange/archive.h"
#include <stdlib.h>

static inline void require(bool holds)
{
    if (!holds)
        abort();
}

static inline void check_cell(emic_slice text)
{
    require(emic_utf8_valid(text, NULL) && text.length < 4000);
    for (size_t at = 0; at < text.length;) {
        uint32_t point = emic_utf8_next(text, &at);
        require(point >= 0x20 && (point < 0x7F || point > 0x9F));
    }
}

static inline void check_report(const emic_archive_report *report)
{
    size_t wrong = 0;
    require(report->table->rows.count > 0);
    for (size_t i = 0; i < report->table->rows.count; i++) {
        const emic_cell *cells = report->table->rows.items[i];
        for (size_t k = 0; k < report->table->columns.count; k++)
            check_cell(cells[k].text);
        wrong += cells[1].text.data[0] >= 'A' && cells[1].text.data[0] <= 'Z';
    }
    require(wrong == report->problems);
}

/* Verifies and reproduces; whoever finds it broken says so in both or in a report. */
static inline void check_archive(emic_slice bytes)
{
    emic_archive_report report;
    emic_error err = {0};
    emic_arena *arena = emic_arena_open();
    bool archive = emic_archive_verify("fuzz", bytes, arena, &report, &err) == EMIC_OK;
    if (archive)
        check_report(&report);
    else
        require(err.status == EMIC_MALFORMED && err.message[0] != '\0');
    size_t before = archive ? report.problems : 0;
    if (emic_archive_reproduce("fuzz", bytes, NULL, arena, &report, &err) == EMIC_OK) {
        check_report(&report);
        require(archive && report.problems >= before);
    } else {
        require(err.message[0] != '\0' && (!archive || err.status == EMIC_TOO_NEW));
    }
    emic_arena_close(arena);
}
