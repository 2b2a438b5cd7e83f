/* JSON out. Escapes what JSON must, and what YAML readers would refuse or fold, so that each file
 * written here can be read back by yaml.h. What is written is the callers' business. */
#include "base/json.h"
#include "base/text.h"
#include <assert.h>
#include <inttypes.h>
#include <math.h>

static void put_line(emic_json *json)
{
    if (json->one_line)
        return;
    emic_strbuf_putc(json->out, '\n');
    emic_strbuf_fill(json->out, ' ', (size_t)json->depth);
}

/* What stands before a value or a key: nothing after a key, else a comma and a new line. */
static void begin_item(emic_json *json)
{
    if (json->after_key) {
        json->after_key = false;
        return;
    }
    if (json->depth == 0)
        return;
    if (json->filled[json->depth - 1])
        emic_strbuf_puts(json->out, json->one_line ? ", " : ",");
    json->filled[json->depth - 1] = true;
    put_line(json);
}

static void end_item(emic_json *json)
{
    if (json->depth == 0)
        emic_strbuf_putc(json->out, '\n');
}

static void open_level(emic_json *json, char bracket)
{
    assert(json->depth < EMIC_JSON_DEPTH);
    begin_item(json);
    emic_strbuf_putc(json->out, bracket);
    json->filled[json->depth++] = false;
}

void emic_json_object(emic_json *json)
{
    open_level(json, '{');
}

void emic_json_array(emic_json *json)
{
    open_level(json, '[');
}

void emic_json_end(emic_json *json, char bracket)
{
    assert(json->depth > 0 && !json->after_key);
    json->depth--;
    if (json->filled[json->depth])
        put_line(json);
    emic_strbuf_putc(json->out, bracket);
    end_item(json);
}

/* Control characters, DEL to U+009F, the line and paragraph separators, the byte order mark and
 * the two noncharacters that YAML has no place for. */
static bool is_escaped(uint32_t point)
{
    return point < 0x20 || point == '"' || point == '\\' || (point >= 0x7F && point <= 0x9F) ||
           point == 0x2028 || point == 0x2029 || point == 0xFEFF || point == 0xFFFE ||
           point == 0xFFFF;
}

static void put_escape(emic_strbuf *out, uint32_t point)
{
    static const char short_forms[128] = {['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f',
                                          ['\n'] = 'n', ['\r'] = 'r',  ['\t'] = 't'};
    if (point < sizeof short_forms && short_forms[point])
        emic_strbuf_printf(out, "\\%c", short_forms[point]);
    else
        emic_strbuf_printf(out, "\\u%04" PRIX32, point);
}

static void put_quoted(emic_strbuf *out, emic_slice text)
{
    size_t done = 0, at = 0;
    emic_strbuf_putc(out, '"');
    while (at < text.length) {
        size_t start = at;
        uint32_t point = emic_utf8_next(text, &at);
        if (!is_escaped(point))
            continue;
        emic_strbuf_add(out, (emic_slice){text.data + done, start - done});
        put_escape(out, point);
        done = at;
    }
    if (done < text.length)
        emic_strbuf_add(out, emic_slice_from(text, done));
    emic_strbuf_putc(out, '"');
}

void emic_json_key(emic_json *json, const char *key)
{
    assert(json->depth > 0 && !json->after_key);
    begin_item(json);
    put_quoted(json->out, emic_slice_of(key));
    emic_strbuf_puts(json->out, ": ");
    json->after_key = true;
}

void emic_json_text(emic_json *json, emic_slice text)
{
    begin_item(json);
    put_quoted(json->out, text);
    end_item(json);
}

void emic_json_integer(emic_json *json, int64_t value)
{
    begin_item(json);
    emic_strbuf_printf(json->out, "%" PRId64, value);
    end_item(json);
}

void emic_json_number(emic_json *json, double value, int decimals)
{
    if (!isfinite(value)) {
        emic_json_null(json);
        return;
    }
    begin_item(json);
    emic_strbuf_number(json->out, value, decimals);
    end_item(json);
}

void emic_json_boolean(emic_json *json, bool value)
{
    begin_item(json);
    emic_strbuf_puts(json->out, value ? "true" : "false");
    end_item(json);
}

void emic_json_null(emic_json *json)
{
    begin_item(json);
    emic_strbuf_puts(json->out, "null");
    end_item(json);
}

void emic_json_field(emic_json *json, const char *key, emic_slice text)
{
    if (text.length == 0)
        return;
    emic_json_key(json, key);
    emic_json_text(json, text);
}
