# Turns names.bin into a C array of 64-bit numbers, the first byte the highest:
#   const uint64_t emic_names[];  const size_t emic_names_size;    (size in bytes)
# Numbers of eight bytes compile many times faster than single ones. Run with -DINPUT= -DOUTPUT=.
file(READ ${INPUT} digits HEX)
string(LENGTH "${digits}" size)
math(EXPR size "${size} / 2")
math(EXPR odd "${size} % 8")
if(NOT odd EQUAL 0 OR size EQUAL 0)
    message(FATAL_ERROR "${INPUT}: ${size} bytes are not a multiple of eight")
endif()
string(REPEAT "[0-9a-f]" 16 number)
string(REGEX REPLACE "(${number})" "0x\\1,\n" digits "${digits}")
file(WRITE ${OUTPUT} "/* Generated from names.bin; not to be edited. */
#include <stddef.h>
#include <stdint.h>

extern const uint64_t emic_names[];
extern const size_t emic_names_size;

const size_t emic_names_size = ${size};
const uint64_t emic_names[] = {
${digits}};
")
