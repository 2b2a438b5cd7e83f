/* Tells by what the columns of a table in text are parted. */
#include "base/csv.h"

char emic_csv_separator(emic_slice text)
{
    bool quoted = false;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        quoted = quoted != (byte == '"');
        if (quoted)
            continue;
        if (byte == ',' || byte == ';' || byte == '\t')
            return byte;
        if (byte == '\n' || byte == '\r')
            break;
    }
    return ',';
}
