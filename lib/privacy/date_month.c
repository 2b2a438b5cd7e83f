/* Months and weekdays by name, in the languages whose dates are found. */
#include "privacy/date.h"
#include "privacy/fold.h"

typedef struct month_names {
    const char *full[12], *brief[12];
} month_names;

static const month_names languages[] = {
    [EMIC_DATE_ENGLISH] = {{"january", "february", "march", "april", "may", "june", "july",
                            "august", "september", "october", "november", "december"},
                           {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
                            "nov", "dec"}},
    [EMIC_DATE_GERMAN] = {{"januar", "februar", "märz", "april", "mai", "juni", "juli", "august",
                           "september", "oktober", "november", "dezember"},
                          {"jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt",
                           "nov", "dez"}},
    [EMIC_DATE_SPANISH] = {{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
                            "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
                           {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct",
                            "nov", "dic"}},
    [EMIC_DATE_FRENCH] = {{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                           "septembre", "octobre", "novembre", "décembre"},
                          {"janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept",
                           "oct", "nov", "déc"}},
    [EMIC_DATE_DUTCH] = {{"januari", "februari", "maart", "april", "mei", "juni", "juli",
                          "augustus", "september", "oktober", "november", "december"},
                         {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt",
                          "nov", "dec"}},
    [EMIC_DATE_PORTUGUESE] = {{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho",
                               "agosto", "setembro", "outubro", "novembro", "dezembro"},
                              {"jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out",
                               "nov", "dez"}},
    [EMIC_DATE_ITALIAN] = {{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio",
                            "agosto", "settembre", "ottobre", "novembre", "dicembre"},
                           {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott",
                            "nov", "dic"}},
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

/* Other spellings of a month, which are not written. */
static const struct {
    const char *word;
    emic_date_language language;
    uint8_t month;
    bool brief;
} spellings[] = {{"sept", EMIC_DATE_ENGLISH, 9, true}, {"setiembre", EMIC_DATE_SPANISH, 9, false}};

/* In whatever case of ASCII, as the cues of detection are. */
static bool is_name(emic_slice word, const char *name)
{
    if (word.length != strlen(name))
        return false;
    for (size_t i = 0; i < word.length; i++) {
        if (emic_fold_ascii(word.data[i]) != name[i])
            return false;
    }
    return true;
}

static int32_t find_in(emic_slice word, const char *const names[12])
{
    for (int32_t month = 1; month <= 12; month++) {
        if (is_name(word, names[month - 1]))
            return month;
    }
    return 0;
}

int32_t emic_date_month_find(emic_slice word, emic_date_language *language, bool *brief)
{
    for (int turn = -1; turn < LANGUAGES; turn++) {
        emic_date_language at = turn < 0 ? *language : (emic_date_language)turn;
        int32_t full = find_in(word, languages[at].full);
        int32_t month = full ? full : find_in(word, languages[at].brief);
        if (month) {
            *language = at;
            *brief = !full;
            return month;
        }
    }
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        if (is_name(word, spellings[i].word)) {
            *language = spellings[i].language;
            *brief = spellings[i].brief;
            return spellings[i].month;
        }
    }
    return 0;
}

const char *emic_date_month_name(emic_date_language language, int32_t month, bool brief)
{
    return brief ? languages[language].brief[month - 1] : languages[language].full[month - 1];
}

static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};

int32_t emic_date_weekday_find(emic_slice word)
{
    for (int32_t day = 1; day <= 7; day++) {
        if (is_name(word, weekdays[day - 1]))
            return day;
    }
    return 0;
}

const char *emic_date_weekday_name(int32_t weekday)
{
    return weekdays[weekday - 1];
}
