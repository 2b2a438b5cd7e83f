/* Kinds of files by their first bytes; other bytes are text or not, by what text does not hold. */
#include "privacy/leak_kind.h"
#include "base/text.h"

#define PICTURE "a picture: what it shows is not read"
#define SOUND "sound or film: what it says is not heard"
#define PACKED "packed in a way that is not opened here"

static const struct {
    const char *bytes;
    uint8_t length, at;
    emic_leak_kind kind;
} kinds[] = {
    {"PK\3\4", 4, 0, {EMIC_LEAK_ZIP, true, NULL}},
    {"PK\5\6", 4, 0, {EMIC_LEAK_ZIP, true, NULL}},
    {"\x1F\x8B\x08", 3, 0, {EMIC_LEAK_GZIP, true, NULL}},
    {"SQLite format 3", 16, 0, {EMIC_LEAK_DATABASE, true, NULL}},
    {"\x37\x7F\x06\x82", 4, 0, {EMIC_LEAK_JOURNAL, true, NULL}},
    {"\x37\x7F\x06\x83", 4, 0, {EMIC_LEAK_JOURNAL, true, NULL}},
    {"\xD9\xD5\x05\xF9\x20\xA1\x63\xD7", 8, 0, {EMIC_LEAK_JOURNAL, true, NULL}},
    {"%PDF-",
     5,
     0,
     {EMIC_LEAK_PDF, true, "a PDF: its streams were searched, not the text that it shows"}},
    {"\x89PNG", 4, 0, {EMIC_LEAK_OTHER, false, PICTURE}},
    {"\xFF\xD8\xFF", 3, 0, {EMIC_LEAK_OTHER, false, PICTURE}},
    {"GIF8", 4, 0, {EMIC_LEAK_OTHER, false, PICTURE}},
    {"II*\0", 4, 0, {EMIC_LEAK_OTHER, false, PICTURE}},
    {"MM\0*", 4, 0, {EMIC_LEAK_OTHER, false, PICTURE}},
    {"WEBP", 4, 8, {EMIC_LEAK_OTHER, false, PICTURE}},
    {"ftypheic", 8, 4, {EMIC_LEAK_OTHER, false, PICTURE}},
    {"ftyp", 4, 4, {EMIC_LEAK_OTHER, false, SOUND}},
    {"WAVE", 4, 8, {EMIC_LEAK_OTHER, false, SOUND}},
    {"AVI ", 4, 8, {EMIC_LEAK_OTHER, false, SOUND}},
    {"OggS", 4, 0, {EMIC_LEAK_OTHER, false, SOUND}},
    {"fLaC", 4, 0, {EMIC_LEAK_OTHER, false, SOUND}},
    {"ID3", 3, 0, {EMIC_LEAK_OTHER, false, SOUND}},
    {"\x1A\x45\xDF\xA3", 4, 0, {EMIC_LEAK_OTHER, false, SOUND}},
    {"7z\xBC\xAF\x27\x1C", 6, 0, {EMIC_LEAK_OTHER, false, PACKED}},
    {"Rar!\x1A\x07", 6, 0, {EMIC_LEAK_OTHER, false, PACKED}},
    {"\xFD"
     "7zXZ",
     6,
     0,
     {EMIC_LEAK_OTHER, false, PACKED}},
    {"BZh", 3, 0, {EMIC_LEAK_OTHER, false, PACKED}},
    {"\x28\xB5\x2F\xFD", 4, 0, {EMIC_LEAK_OTHER, false, PACKED}},
    {"\xD0\xCF\x11\xE0",
     4,
     0,
     {EMIC_LEAK_OTHER, false, "an old Office file: its bytes were searched, not its text"}},
};

static const emic_leak_kind text = {EMIC_LEAK_OTHER, false, NULL};
static const emic_leak_kind binary = {EMIC_LEAK_OTHER, false,
                                      "of an unknown kind: its bytes were searched as they are"};

/* Control characters that no text holds, but for the NULs of wide units: UTF-16 has about as many
 * as other bytes, UTF-32 three times that. */
static bool is_text(emic_slice bytes)
{
    size_t controls = 0, nuls = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        nuls += byte == 0;
        controls += byte < ' ' && byte && !strchr("\t\n\v\f\r\x1B", byte);
    }
    bool marked = emic_slice_starts(bytes, "\xFF\xFE") || emic_slice_starts(bytes, "\xFE\xFF");
    return marked || (controls * 100 <= bytes.length && (nuls == 0 || nuls * 4 >= bytes.length));
}

const emic_leak_kind *emic_leak_kind_of(emic_slice bytes)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (bytes.length >= (size_t)kinds[i].at + kinds[i].length &&
            memcmp(bytes.data + kinds[i].at, kinds[i].bytes, kinds[i].length) == 0)
            return &kinds[i].kind;
    return is_text((emic_slice){bytes.data, bytes.length < 65536 ? bytes.length : 65536}) ? &text
                                                                                          : &binary;
}
