/* Names of things as names of files, for systems of any kind. */
#pragma once
#include "base/arena.h"
#include "base/slice.h"

/* A file name, without extension, for each of `count` names, in the same order: letters, digits,
 * space and - _ . ( ) of ASCII stay, any other character becomes _, and what Windows reserves, a
 * leading dot or a name over 100 bytes is changed as well. Where files would be the same but for
 * the case of letters, all but the first get +2, +3 ... at the end, as no other file can. */
const char **emic_file_names(const emic_slice *names, size_t count, emic_arena *arena);
