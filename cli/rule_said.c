/* Options to a rule. */
#include "rule_said.h"
#include "input.h"

bool rule_is_said(const emic_context *context)
{
    static const char *const parts[] = {"pattern", "words", "code", "scope",
                                        "role",    "fold",  "stem", "language"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (option_given(context, parts[i]))
            return true;
    return false;
}

/* "a, b, c" as lines. */
static emic_slice lines_of(const char *list, emic_arena *arena)
{
    char *lines = emic_arena_string(arena, emic_slice_of(list));
    for (char *byte = lines; *byte; byte++)
        *byte = *byte == ',' ? '\n' : *byte;
    return emic_slice_of(lines);
}

static emic_status read_words(const emic_context *context, const char *list, emic_slice *out,
                              emic_error *err)
{
    bool file = strcmp(list, "-") == 0 || emic_file_exists(list) || strchr(list, '/') ||
                emic_slice_is(emic_file_extension(list), "txt");
    if (file)
        return input_text(context, list, out, err);
    *out = lines_of(list, context->arena);
    return EMIC_OK;
}

static emic_status read_body(const emic_context *context, emic_coding_rule *rule, emic_error *err)
{
    const char *pattern = option_value(context, "pattern"), *words = option_value(context, "words");
    if (!pattern == !words)
        return emic_fail(err, EMIC_INVALID,
                         "say what to find: either --pattern REGEX or --words \"a, b, c\"");
    rule->kind = pattern ? EMIC_RULE_PATTERN : EMIC_RULE_WORDS;
    rule->body = emic_slice_of(pattern);
    return pattern ? EMIC_OK : read_words(context, words, &rule->body, err);
}

/* That of --language, else of the codebook ("en", "en-GB"), else English. */
static emic_slice language_said(const emic_context *context, const emic_codebook *codebook)
{
    const char *said = option_value(context, "language");
    emic_slice language = said ? emic_slice_of(said) : codebook->language;
    const char *rest = language.length ? memchr(language.data, '-', language.length) : NULL;
    if (rest)
        language.length = (size_t)(rest - language.data);
    return language.length ? emic_text_fold(language, context->arena) : EMIC_LITERAL("english");
}

emic_status rule_said(const emic_context *context, const emic_codebook *codebook,
                      emic_coding_rule *out, emic_error *err)
{
    const char *code = option_value(context, "code"), *scope = option_value(context, "scope");
    const char *role = option_value(context, "role");
    size_t at;
    *out = (emic_coding_rule){.scope = EMIC_RULE_SCOPE_SENTENCE, .role = EMIC_ANYBODY};
    EMIC_TRY(read_body(context, out, err));
    if (code) {
        EMIC_TRY(emic_codebook_find(codebook, emic_slice_of(code), context->arena, &at, err));
        out->code = codebook->items[at].id;
    }
    if (scope)
        EMIC_TRY(emic_rule_scope_find(emic_slice_of(scope), &out->scope, err));
    if (role && strcmp(role, "anybody") != 0) {
        emic_role one;
        EMIC_TRY(emic_role_find(emic_slice_of(role), &one, err));
        out->role = (int)one;
    }
    out->fold = option_given(context, "fold");
    out->stem = option_given(context, "stem");
    if (out->stem)
        out->language = language_said(context, codebook);
    else if (option_given(context, "language"))
        return emic_fail(err, EMIC_INVALID, "--language goes with --stem");
    return emic_coding_rule_check(out, err);
}

const char *rule_role_name(const emic_coding_rule *rule)
{
    return rule->role < 0 ? "anybody" : emic_role_name((emic_role)rule->role);
}

emic_slice rule_code_path(const emic_codebook *codebook, const emic_coding_rule *rule)
{
    int at = emic_codebook_at(codebook, rule->code);
    return at < 0 ? (emic_slice){0} : codebook->items[at].path;
}
