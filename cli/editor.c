/* Running an editor. What is edited is its command's business. */
#include "editor.h"
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char prefix[] = "emic-edit-";

/* The folder that `path` lies in, "." when it names none. */
static void folder_of(const char *path, char *folder, size_t size)
{
    const char *slash = strrchr(path, '/');
    snprintf(folder, size, "%.*s", slash ? (int)(slash - path) : 1, slash ? path : ".");
}

emic_status editor_open(const char *name, emic_slice content, emic_arena *arena, const char **path,
                        emic_error *err)
{
    const char *folder;
    EMIC_TRY(emic_file_make_folder(prefix, arena, &folder, err));
    *path = emic_arena_format(arena, "%s/%s", folder, name);
    emic_status status = emic_file_write_private(*path, content, false, err);
    if (status != EMIC_OK)
        rmdir(folder);
    return status;
}

static emic_status find_editor(const char **out, emic_error *err)
{
    static const char *const variables[] = {"VISUAL", "EDITOR"};
    for (int i = 0; i < 2; i++) {
        *out = getenv(variables[i]);
        if (*out && **out)
            return EMIC_OK;
    }
    *out = "vi";
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        return EMIC_OK;
    return emic_fail(err, EMIC_INVALID,
                     "no editor: set VISUAL or EDITOR, or use --print and --read");
}

/* In the new process: the editor is a command line of the shell, as in other programs. */
static _Noreturn void become(const char *editor, const char *path)
{
    char command[4096];
    struct sigaction normal = {.sa_handler = SIG_DFL};
    sigaction(SIGPIPE, &normal, NULL);
    sigaction(SIGXFSZ, &normal, NULL);
    sigaction(SIGINT, &normal, NULL);
    sigaction(SIGQUIT, &normal, NULL);
    int length = snprintf(command, sizeof command, "%s \"$@\"", editor);
    if (length > 0 && (size_t)length < sizeof command)
        execl("/bin/sh", "sh", "-c", command, editor, path, (char *)NULL);
    _exit(127);
}

static emic_status wait_for(pid_t child, const char *editor, emic_error *err)
{
    int how = 0;
    while (waitpid(child, &how, 0) < 0)
        if (errno != EINTR)
            return emic_fail(err, EMIC_IO, "cannot wait for %s: %s", editor, strerror(errno));
    if (WIFEXITED(how) && WEXITSTATUS(how) == 0)
        return EMIC_OK;
    if (WIFEXITED(how) && WEXITSTATUS(how) == 127)
        return emic_fail(err, EMIC_IO, "cannot run the editor \"%s\"", editor);
    if (WIFEXITED(how))
        return emic_fail(err, EMIC_IO, "the editor \"%s\" ended with %d: nothing was stored",
                         editor, WEXITSTATUS(how));
    return emic_fail(err, EMIC_IO, "the editor \"%s\" was stopped by signal %d: nothing was stored",
                     editor, WTERMSIG(how));
}

emic_status editor_run(const char *path, emic_error *err)
{
    const char *editor;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    EMIC_TRY(find_editor(&editor, err));
    sigaction(SIGINT, &ignore, &interrupt); /* they are the editor's */
    sigaction(SIGQUIT, &ignore, &quit);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        become(editor, path);
    emic_status status = child < 0 ? emic_fail(err, EMIC_IO, "cannot run the editor \"%s\": %s",
                                               editor, strerror(errno))
                                   : wait_for(child, editor, err);
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    return status;
}

bool editor_owns(const char *path)
{
    char folder[EMIC_PATH_SIZE];
    folder_of(path, folder, sizeof folder);
    const char *slash = strrchr(folder, '/');
    return strncmp(slash ? slash + 1 : folder, prefix, sizeof prefix - 1) == 0;
}

void editor_discard(const char *path)
{
    char folder[EMIC_PATH_SIZE];
    folder_of(path, folder, sizeof folder);
    DIR *open = opendir(folder);
    for (struct dirent *entry; open && (entry = readdir(open));)
        unlinkat(dirfd(open), entry->d_name, 0); /* "." and ".." are no files */
    if (open)
        closedir(open);
    rmdir(folder);
}
