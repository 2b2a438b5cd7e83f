/* A text as a YAML value that people like to read and edit, and that emic_yaml_parse reads to the
 * same text. */
#pragma once
#include "base/slice.h"
#include "base/strbuf.h"

/* Appends `text` (valid UTF-8) after "key: " or "- " and ends the line: plain where that is the
 * same to every reader, folded over lines when it is long, line by line when it has several, and
 * quoted otherwise. Lines that follow are indented by `indent` spaces. */
EMIC_API void emic_yaml_put(emic_strbuf *out, emic_slice text, size_t indent);
