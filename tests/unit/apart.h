/* Part of a test in a process of its own, where it may give up rights or fill a disk. It ends by a
 * signal once it has answered: what it holds of its parent's memory is no leak. */
#pragma once
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* What `child` answers: 0 to 255, or -1 when it does not come to an answer. */
static inline int apart(int (*child)(void))
{
    int ends[2];
    unsigned char answer = 0;
    assert_int_equal(0, pipe(ends));
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        answer = (unsigned char)child();
        if (write(ends[1], &answer, 1) == 1)
            raise(SIGKILL);
        _exit(1);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], &answer, 1);
    close(ends[0]);
    assert_int_equal(pid, waitpid(pid, NULL, 0));
    return got == 1 ? answer : -1;
}
