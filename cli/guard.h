/* Keeps this process from spilling names and keys: for commands that open a vault. */
#pragma once
#include <stdbool.h>

/* No core dump, no reading by other processes of the same person, and no swapping, as far as the
 * system allows. Call it before any secret is read; calling it again does nothing. */
void guard_process(void);

/* Whether all of the memory is kept from swap. Keys are locked by themselves in any case. */
bool guard_keeps_from_swap(void);
