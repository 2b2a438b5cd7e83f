/* Marks a declaration as part of the library's public interface. Everything else is hidden in the
 * shared library. */
#pragma once

#define EMIC_API __attribute__((visibility("default")))
#define EMIC_PRINTF(format_at, first_at) __attribute__((format(printf, format_at, first_at)))
