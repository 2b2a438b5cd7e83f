/* The table behind nickname.h: each row "full full: short short ...", folded; NULL ends it. */
#pragma once
#include <stddef.h>

extern const char *const emic_nickname_english[];
extern const char *const emic_nickname_abroad[];
