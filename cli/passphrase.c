/* Reading passphrases, straight into locked memory. What they open is the vault's business. */
#include "passphrase.h"
#include "guard.h"
#include "output.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

enum { LONGEST = 4096, MOST_DESCRIPTORS = 1023 };

/* --- From a descriptor ------------------------------------------------------------------------ */

static emic_status fail_system(const char *path, emic_error *err)
{
    return emic_fail_at(err, EMIC_IO, path, 0, 0, "cannot be read: %s", strerror(errno));
}

/* Up to the end or, with `line`, the end of the line, and not a byte more: the next line may be
 * another passphrase. */
static emic_status read_bytes(int file, const char *name, bool line, emic_secret *out,
                              emic_error *err)
{
    uint8_t *bytes = emic_secret_bytes(out);
    size_t length = 0;
    for (;;) {
        ssize_t got = read(file, bytes + length, 1);
        if (got < 0)
            return fail_system(name, err);
        if (got == 0 || (line && bytes[length] == '\n'))
            break;
        if (++length == emic_secret_room(out))
            return emic_fail_at(err, EMIC_INVALID, name, 0, 0,
                                "a passphrase of over %d bytes; is this the right file?", LONGEST);
    }
    if (!line && length && bytes[length - 1] == '\n')
        length--;
    if (length && bytes[length - 1] == '\r')
        length--;
    emic_secret_set_length(out, length);
    if (length == 0)
        return emic_fail_at(err, EMIC_INVALID, name, 0, 0, "the passphrase is empty");
    return EMIC_OK;
}

static emic_status read_file(const emic_context *context, const char *path, emic_secret *out,
                             emic_error *err)
{
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail_system(path, err);
    if (fstat(file, &about) == 0 && S_ISREG(about.st_mode) && (about.st_mode & 077))
        output_note(context, "warning: others can read %s (mode %04o); chmod 600 %s", path,
                    (unsigned)about.st_mode & 07777, path);
    emic_status status = read_bytes(file, path, false, out, err);
    close(file);
    return status;
}

/* --- From the terminal ------------------------------------------------------------------------ */

static volatile sig_atomic_t caught;

static void note_signal(int number)
{
    caught = number;
}

static const int stopping[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { STOPPING = sizeof stopping / sizeof *stopping };

static void say(int terminal, const char *text)
{
    ssize_t ignored = write(terminal, text, strlen(text));
    (void)ignored;
}

/* Without echo; the terminal is as before whatever happens, a signal included. */
static emic_status read_hidden(int terminal, emic_secret *out, emic_error *err)
{
    struct sigaction catcher = {.sa_handler = note_signal}, ignore = {.sa_handler = SIG_IGN};
    struct sigaction before[STOPPING], suspend;
    struct termios shown, hidden;
    caught = 0;
    if (tcgetattr(terminal, &shown) != 0)
        return fail_system("/dev/tty", err);
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK);
    hidden.c_lflag |= ECHONL;
    for (int i = 0; i < STOPPING; i++)
        sigaction(stopping[i], &catcher, &before[i]);
    sigaction(SIGTSTP, &ignore, &suspend);
    emic_status status = EMIC_OK;
    if (tcsetattr(terminal, TCSAFLUSH, &hidden) != 0)
        status = fail_system("/dev/tty", err);
    else
        status = read_bytes(terminal, "/dev/tty", true, out, err);
    tcsetattr(terminal, TCSAFLUSH, &shown);
    for (int i = 0; i < STOPPING; i++)
        sigaction(stopping[i], &before[i], NULL);
    sigaction(SIGTSTP, &suspend, NULL);
    if (caught) {
        emic_wipe(emic_secret_bytes(out), emic_secret_room(out));
        raise(caught);
    }
    return status;
}

static emic_status ask_again(int terminal, emic_secret *first, emic_error *err)
{
    emic_secret *second = emic_secret_open(emic_secret_room(first));
    say(terminal, "Again: ");
    emic_status status = read_hidden(terminal, second, err);
    if (status == EMIC_OK &&
        (emic_secret_length(first) != emic_secret_length(second) ||
         memcmp(emic_secret_bytes(first), emic_secret_bytes(second), emic_secret_length(first))))
        status = emic_fail(err, EMIC_INVALID, "the two passphrases differ; nothing was done");
    emic_secret_close(second);
    return status;
}

static int open_terminal(void)
{
    return open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
}

static emic_status ask(const emic_context *context, const char *path, passphrase_use use,
                       emic_secret *out, emic_error *err)
{
    bool is_new = use == PASSPHRASE_NEW;
    int terminal = open_terminal();
    if (terminal < 0)
        return emic_fail(err, EMIC_INVALID,
                         "there is no terminal to ask for the %spassphrase; give --%skey-file FILE "
                         "or --%spassphrase-fd N",
                         is_new ? "new " : "", is_new ? "new-" : "", is_new ? "new-" : "");
    say(terminal, emic_arena_format(context->arena,
                                    "%s of %s: ", is_new ? "New passphrase" : "Passphrase", path));
    emic_status status = read_hidden(terminal, out, err);
    if (status == EMIC_OK && use != PASSPHRASE_OPEN)
        status = ask_again(terminal, out, err);
    close(terminal);
    return status;
}

/* --- Which ------------------------------------------------------------------------------------ */

static emic_status read_from(const emic_context *context, const char *path, passphrase_use use,
                             emic_secret *out, emic_error *err)
{
    bool is_new = use == PASSPHRASE_NEW;
    const char *fd_option = is_new ? "new-passphrase-fd" : "passphrase-fd";
    const char *file = option_value(context, is_new ? "new-key-file" : "key-file");
    int64_t descriptor;
    EMIC_TRY(option_number(context, fd_option, 0, MOST_DESCRIPTORS, -1, &descriptor, err));
    if (file && descriptor >= 0)
        return emic_fail(err, EMIC_INVALID, "--%s and --%s exclude each other",
                         is_new ? "new-key-file" : "key-file", fd_option);
    if (file)
        return read_file(context, file, out, err);
    if (descriptor < 0 && use != PASSPHRASE_NEW && getenv("EMIC_KEY_FILE"))
        return read_file(context, getenv("EMIC_KEY_FILE"), out, err);
    if (descriptor < 0)
        return ask(context, path, use, out, err);
    const char *name = emic_arena_format(context->arena, "descriptor %d", (int)descriptor);
    return read_bytes((int)descriptor, name, true, out, err);
}

emic_status passphrase_read(const emic_context *context, const char *path, passphrase_use use,
                            emic_secret **out, emic_error *err)
{
    guard_process();
    *out = emic_secret_open(LONGEST);
    emic_status status = read_from(context, path, use, *out, err);
    if (status != EMIC_OK) {
        emic_secret_close(*out);
        *out = NULL;
    }
    return status;
}

emic_status passphrase_confirm(const char *question, const char *option, bool *yes, emic_error *err)
{
    char answer[8] = "";
    size_t length = 0;
    int terminal = open_terminal();
    *yes = false;
    if (terminal < 0)
        return emic_fail(err, EMIC_INVALID, "there is no terminal to ask whether; give --%s",
                         option);
    say(terminal, question);
    for (char byte; read(terminal, &byte, 1) == 1 && byte != '\n';)
        if (length < sizeof answer - 1)
            answer[length++] = byte;
    close(terminal);
    *yes = strcmp(answer, "yes") == 0;
    return EMIC_OK;
}
