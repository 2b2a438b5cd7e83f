/* Repositories for qualitative data and what they ask a depositor about the study: after the UK
 * Data Service's deposit form and its guide to qualitative data listings, and after the Qualitative
 * Data Repository's data deposit form. */
#include "exchange/deposit.h"
#include "base/strbuf.h"
#include "base/suggestion.h"

static const emic_description_field ukda_fields[] = {
    EMIC_DESCRIPTION_TITLE,    EMIC_DESCRIPTION_ABSTRACT,      EMIC_DESCRIPTION_CREATOR,
    EMIC_DESCRIPTION_CONTACT,  EMIC_DESCRIPTION_KEYWORD,       EMIC_DESCRIPTION_LANGUAGE,
    EMIC_DESCRIPTION_LICENSE,  EMIC_DESCRIPTION_RIGHTS,        EMIC_DESCRIPTION_ACCESS,
    EMIC_DESCRIPTION_UNIVERSE, EMIC_DESCRIPTION_SAMPLING,      EMIC_DESCRIPTION_MODE,
    EMIC_DESCRIPTION_PROTOCOL, EMIC_DESCRIPTION_BEGAN,         EMIC_DESCRIPTION_ENDED,
    EMIC_DESCRIPTION_PLACE,    EMIC_DESCRIPTION_ETHICS,        EMIC_DESCRIPTION_CONSENT,
    EMIC_DESCRIPTION_FUNDER,   EMIC_DESCRIPTION_ANONYMIZATION,
};

static const emic_description_field qdr_fields[] = {
    EMIC_DESCRIPTION_TITLE,    EMIC_DESCRIPTION_ABSTRACT, EMIC_DESCRIPTION_CREATOR,
    EMIC_DESCRIPTION_CONTACT,  EMIC_DESCRIPTION_KEYWORD,  EMIC_DESCRIPTION_RIGHTS,
    EMIC_DESCRIPTION_ACCESS,   EMIC_DESCRIPTION_SAMPLING, EMIC_DESCRIPTION_MODE,
    EMIC_DESCRIPTION_PROTOCOL, EMIC_DESCRIPTION_BEGAN,    EMIC_DESCRIPTION_ENDED,
    EMIC_DESCRIPTION_PLACE,    EMIC_DESCRIPTION_CONSENT,  EMIC_DESCRIPTION_ANONYMIZATION,
};

static const emic_deposit deposits[] = {
    {"ukda", "UK Data Service", ukda_fields, sizeof ukda_fields / sizeof *ukda_fields},
    {"qdr", "Qualitative Data Repository", qdr_fields, sizeof qdr_fields / sizeof *qdr_fields},
};
enum { DEPOSITS = sizeof deposits / sizeof *deposits };

emic_status emic_deposit_find(emic_slice name, const emic_deposit **out, emic_error *err)
{
    const char *known[DEPOSITS + 1];
    for (size_t i = 0; i < DEPOSITS; i++) {
        *out = &deposits[i];
        if (emic_slice_is(name, deposits[i].name))
            return EMIC_OK;
        known[i] = deposits[i].name;
    }
    known[DEPOSITS] = NULL;
    return emic_fail_unknown(err, NULL, 0, 0, "deposit profile", name, known);
}

emic_status emic_deposit_check(const emic_deposit *deposit, const emic_description *description,
                               emic_error *err)
{
    emic_strbuf missing = {0};
    for (size_t i = 0; i < deposit->count; i++) {
        if (description->fields[deposit->needed[i]].count)
            continue;
        emic_strbuf_puts(&missing, missing.length ? ", " : "");
        emic_strbuf_puts(&missing, emic_description_form_of(deposit->needed[i])->name);
    }
    emic_status status = EMIC_OK;
    if (missing.length)
        status = emic_fail(err, EMIC_INVALID,
                           "the %s asks for what the study's description lacks: %s; emic describe "
                           "set FIELD VALUE fills a field",
                           deposit->title, missing.data);
    emic_strbuf_close(&missing);
    return status;
}
