/* The frame of the command: finds the command, opens what it needs, stores all of its work or none,
 * prints errors, and turns them into an exit code. */
#include "commands.h"
#include "help.h"
#include "invocation.h"
#include "output.h"
#include "study_path.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A study that opened as descriptor 1 would get results written over it. The placeholders fail
 * when they are used. */
static void fill_standard_streams(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) == -1)
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* A full disk and a reader that went away are errors to be told, not a death in mid-work. */
static void ignore_signals(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
}

static void out_of_memory(size_t wanted)
{
    fprintf(stderr, "emic: out of memory (%zu bytes wanted); nothing was stored\n", wanted);
    _Exit(EXIT_ERROR);
}

/* Runs the command in a transaction. The result is handed over before it is stored: nobody should
 * find stored what they were never told. */
static emic_status run_in_transaction(emic_context *context, int *exit, emic_error *err)
{
    bool store = false;
    EMIC_TRY(study_begin(context, context->study, err));
    output_notes_hold();
    emic_status status;
    EMIC_TRY_DONE(context->command->run(context, exit, err));
    EMIC_TRY_DONE(output_flush(err));
    store = !option_given(context, "dry-run") && (*exit == EXIT_DONE || *exit == EXIT_NEGATIVE);
    if (store)
        EMIC_TRY_DONE(emic_study_commit(context->study, err));
done:
    if (status != EMIC_OK || !store)
        emic_study_rollback(context->study);
    output_notes_release(status == EMIC_OK);
    return status;
}

/* For emic at: a copy takes the study's place. */
static emic_status go_back(emic_context *context, emic_error *err)
{
    emic_study *then;
    if (context->command->needs == NEEDS_WRITE)
        return emic_fail(err, EMIC_INVALID,
                         "emic at takes commands that only look, and %s stores something",
                         context->command->name);
    EMIC_TRY(emic_journal_study_at(context->study, emic_slice_of(context->at), &then, err));
    emic_study_close(context->study);
    context->study = then;
    return EMIC_OK;
}

static void step(void *bar, size_t done, size_t total)
{
    output_progress_step(bar, done, total);
}

/* An older study is brought forward, which takes its time where a million codings are in it. */
static emic_status open_study(emic_context *context, bool write, emic_error *err)
{
    output_progress bar;
    emic_progress progress = {step, &bar};
    output_progress_start(&bar, context, "bringing the study forward");
    emic_status status =
        emic_study_open_shown(context->study_path, write, &progress, &context->study, err);
    output_progress_end(&bar);
    return status;
}

static emic_status run_with_study(emic_context *context, int *exit, emic_error *err)
{
    bool write = context->command->needs == NEEDS_WRITE;
    EMIC_TRY(study_path_find(context, &context->study_path, err));
    EMIC_TRY(open_study(context, write, err));
    emic_status status = context->at ? go_back(context, err) : EMIC_OK;
    if (status == EMIC_OK)
        status = write ? run_in_transaction(context, exit, err)
                       : context->command->run(context, exit, err);
    emic_study_close(context->study);
    if (status == EMIC_OK && write && option_given(context, "dry-run"))
        output_note(context, "dry run: nothing was stored");
    return status;
}

static emic_status run_command(emic_context *context, const invocation *words, int *exit,
                               emic_error *err)
{
    EMIC_TRY(option_parse(context, words->count, words->words, err));
    if (words->help || option_given(context, "help")) {
        emic_strbuf page = {0};
        size_t width = output_width() < HELP_WIDTH ? output_width() : HELP_WIDTH;
        help_command(context->command, width, &page);
        emic_status status = output_print(emic_strbuf_slice(&page), err);
        emic_strbuf_close(&page);
        return status;
    }
    EMIC_TRY(option_check_operands(context, err));
    if (context->command->needs != NEEDS_NOTHING)
        return run_with_study(context, exit, err);
    if (context->at)
        return emic_fail(err, EMIC_INVALID, "emic at takes commands that look at a study");
    context->study_path = study_path_given(context);
    return context->command->run(context, exit, err);
}

/* Without a command: the version or help that was asked for, or what could have been said. */
static emic_status explain(const invocation *words, int *exit, emic_error *err)
{
    emic_strbuf text = {0};
    emic_status status = EMIC_OK;
    if (words->version)
        emic_strbuf_printf(&text, "emic %s\n", emic_version());
    else if (words->noun)
        help_noun(words->noun, &text);
    else
        help_overview(&text);
    if (words->version || words->help) {
        status = output_print(emic_strbuf_slice(&text), err);
    } else {
        fputs(text.data, stderr);
        *exit = EXIT_ERROR;
    }
    emic_strbuf_close(&text);
    return status;
}

/* The command line as a shell would take it again. */
static const char *command_line(int count, char **words, emic_arena *arena)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "-_./:,=+@%";
    emic_strbuf text = {0};
    emic_strbuf_puts(&text, "emic");
    for (int i = 0; i < count; i++) {
        bool quoted = !*words[i] || strspn(words[i], plain) != strlen(words[i]);
        emic_strbuf_puts(&text, quoted ? " '" : " ");
        for (const char *byte = words[i]; *byte; byte++)
            if (*byte == '\'')
                emic_strbuf_puts(&text, "'\\''");
            else
                emic_strbuf_putc(&text, *byte);
        emic_strbuf_puts(&text, quoted ? "'" : "");
    }
    const char *line = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return line;
}

static int run_words(int count, char **words, emic_arena *arena)
{
    static emic_error error; /* static for its size alone */
    int exit = EXIT_DONE;
    invocation said;
    emic_context context = {.arena = arena};
    emic_status status = invocation_read(count, words, arena, &said, &error);
    context.command = said.command;
    context.at = said.at;
    context.said = command_line(count, words, arena);
    if (status == EMIC_OK && said.command)
        status = run_command(&context, &said, &exit, &error);
    else if (status == EMIC_OK)
        status = explain(&said, &exit, &error);
    if (status == EMIC_OK)
        status = output_flush(&error);
    if (status == EMIC_OK)
        return exit;
    /* To a reader who stopped reading (head, a pager) a complaint is noise: unless something was
     * not stored because of it. */
    bool stores = said.command && said.command->needs == NEEDS_WRITE;
    if (stores || !output_is_unread())
        output_error(said.command ? said.command->name : NULL, &error);
    return status == EMIC_REFUSED ? EXIT_PRIVACY : EXIT_ERROR;
}

int main(int argc, char **argv)
{
    fill_standard_streams();
    ignore_signals();
    emic_memory_set_hook(out_of_memory);
    emic_arena *arena = emic_arena_open();
    int exit = run_words(argc - 1, argv + 1, arena);
    emic_arena_close(arena);
    return exit;
}
