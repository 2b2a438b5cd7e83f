/* What the system offers against spilled memory. What cannot be had is told by vault status. */
#define _DEFAULT_SOURCE /* for RLIMIT_MEMLOCK and MCL_FUTURE */
#include "guard.h"
#include <sys/mman.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

static bool guarded, locked;

/* Under a limit each later allocation could fail: all or nothing. */
static bool lock_memory(void)
{
#if defined(RLIMIT_MEMLOCK) && !defined(SANITIZED)
    const struct rlimit unlimited = {RLIM_INFINITY, RLIM_INFINITY};
    struct rlimit limit;
    if (getrlimit(RLIMIT_MEMLOCK, &limit) != 0)
        return false;
    if (limit.rlim_cur != RLIM_INFINITY && setrlimit(RLIMIT_MEMLOCK, &unlimited) != 0)
        return false;
    return mlockall(MCL_CURRENT | MCL_FUTURE) == 0;
#else
    return false;
#endif
}

void guard_process(void)
{
    const struct rlimit none = {0, 0};
    if (guarded)
        return;
    guarded = true;
    setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__) && !defined(SANITIZED) /* which look for leaks as a debugger does */
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
    locked = lock_memory();
}

bool guard_keeps_from_swap(void)
{
    return locked;
}
