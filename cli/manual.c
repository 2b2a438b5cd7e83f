/* The man page emic(1), in the man(7) macros, from the table of commands. */
#include "base/clock.h"
#include "commands.h"
#include "help.h"
#include "option.h"

enum { SOURCE_WIDTH = 70 }; /* escapes come on top */

/* Appends one character so that roff prints it as it is; a dot or a quote that begins a line would
 * be a request. */
static void put_character(char byte, emic_strbuf *out)
{
    if ((byte == '.' || byte == '\'') && out->length && out->data[out->length - 1] == '\n')
        emic_strbuf_puts(out, "\\&");
    if (byte == '\\')
        emic_strbuf_puts(out, "\\e");
    else if (byte == '-')
        emic_strbuf_puts(out, "\\-");
    else
        emic_strbuf_putc(out, byte);
}

static void put_text(const char *text, emic_strbuf *out)
{
    for (; *text; text++)
        put_character(*text, out);
}

/* Prose in short lines of source; an empty line in it parts paragraphs. */
static void put_prose(const char *text, emic_strbuf *out)
{
    size_t line = 0;
    for (; *text; text++) {
        size_t next = strcspn(text + 1, " \n");
        if (text[0] == '\n' && text[1] == '\n') {
            emic_strbuf_puts(out, "\n.PP\n");
            line = 0;
            text++;
        } else if (*text != ' ' && *text != '\n') {
            put_character(*text, out);
            line++;
        } else if (line + next >= SOURCE_WIDTH) {
            emic_strbuf_putc(out, '\n');
            line = 0;
        } else {
            emic_strbuf_putc(out, ' ');
            line++;
        }
    }
}

static void put_option(const emic_option *option, emic_strbuf *out)
{
    emic_strbuf_puts(out, ".TP\n");
    if (option->letter)
        emic_strbuf_printf(out, "\\fB\\-%c\\fR, ", option->letter);
    emic_strbuf_puts(out, "\\fB\\-\\-");
    put_text(option->name, out);
    emic_strbuf_puts(out, "\\fR");
    if (option->value) {
        emic_strbuf_puts(out, " \\fI");
        put_text(option->value, out);
        emic_strbuf_puts(out, "\\fR");
    }
    emic_strbuf_putc(out, '\n');
    put_prose(option->help, out);
    if (option->kind == OPTION_REPEAT)
        emic_strbuf_puts(out, "; may be repeated");
    emic_strbuf_puts(out, ".\n");
}

static void put_command(const emic_command *command, emic_strbuf *out)
{
    emic_strbuf_printf(out, ".SS \"emic %s\"\n", command->name);
    put_prose(command->summary, out);
    emic_strbuf_printf(out, ".\n.PP\n\\fBemic %s\\fR", command->name);
    if (command->operands) {
        emic_strbuf_puts(out, " \\fI");
        put_text(command->operands, out);
        emic_strbuf_puts(out, "\\fR");
    }
    emic_strbuf_puts(out, " [options]\n");
    if (command->details) {
        emic_strbuf_puts(out, ".PP\n");
        put_prose(command->details, out);
        emic_strbuf_putc(out, '\n');
    }
    for (const emic_option *option = command->options; option && option->name; option++)
        put_option(option, out);
    emic_strbuf_puts(out, ".PP\nExample:\n.PP\n.RS 4\n.nf\n");
    put_text(command->example, out);
    emic_strbuf_puts(out, "\n.fi\n.RE\n");
}

static void put_formats(emic_strbuf *out)
{
    emic_strbuf_puts(
        out, ".SH FORMATS\n"
             "csv, tsv, json and xlsx hold the columns for programs, under their names;\n"
             "text, markdown, html and latex those for reading.\n"
             ".TP\n\\fBtsv\\fR\nTabs stand between fields, without quotes. In a field a tab "
             "is \\et, a line\nfeed \\en, a carriage return \\er and a backslash \\e\\e.\n"
             ".TP\n\\fBlatex\\fR\nA table environment for \\einput. It needs the package "
             "booktabs.\n"
             ".TP\n\\fBxlsx\\fR\nA workbook for a spreadsheet, with a sheet of notes; it "
             "needs \\-\\-output.\nNumbers have as many digits as in csv; whole numbers "
             "beyond 2^53 are text.\n");
}

static void put_environment(emic_strbuf *out)
{
    emic_strbuf_puts(out,
                     ".SH ENVIRONMENT\n"
                     ".TP\n\\fBEMIC_STUDY\\fR\nThe study, when \\-\\-study is not given.\n"
                     ".TP\n\\fBEMIC_CODER\\fR\nWho codes, when \\-\\-coder is not given.\n"
                     ".TP\n\\fBSOURCE_DATE_EPOCH\\fR\nThe time to write into files, in seconds "
                     "since 1970, for outputs\nthat are the same each time.\n"
                     ".TP\n\\fBEMIC_SEED\\fR\nMakes new identities the same each time; for tests "
                     "and examples only.\n");
}

void help_manual(emic_strbuf *out)
{
    char date[EMIC_TIME_SIZE];
    emic_clock_format(emic_clock_now(), date);
    emic_strbuf_printf(out, ".TH EMIC 1 \"%.10s\" \"emic %s\" \"User Commands\"\n", date,
                       emic_version());
    emic_strbuf_puts(out, ".SH NAME\nemic \\- code interview transcripts and count them per group\n"
                          ".SH SYNOPSIS\n\\fBemic\\fR [\\fB\\-\\-study\\fR \\fIFILE\\fR] "
                          "\\fICOMMAND\\fR [\\fIoptions\\fR]\n"
                          ".SH DESCRIPTION\n"
                          "A study is one file: pseudonymized transcripts, a codebook, codings\n"
                          "and judgements. Results go to standard output, everything else to\n"
                          "standard error. One command stores all it has to store, or nothing.\n"
                          ".SH COMMANDS\n");
    for (const emic_command *const *command = emic_commands; *command; command++)
        put_command(*command, out);
    emic_strbuf_puts(out, ".SH OPTIONS OF EVERY COMMAND\n"
                          "They may stand before the command, too.\n");
    for (const emic_option *option = shared_options; option->name; option++)
        put_option(option, out);
    emic_strbuf_puts(out, ".SH EXIT STATUS\n");
    for (const help_exit *exit = help_exits; exit->meaning; exit++)
        emic_strbuf_printf(out, ".TP\n\\fB%d\\fR\n%s.\n", exit->code, exit->meaning);
    put_formats(out);
    put_environment(out);
}
