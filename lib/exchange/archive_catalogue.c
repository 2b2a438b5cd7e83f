/* The files of an archive, in words. */
#include "exchange/archive_catalogue.h"

static const emic_catalogue_file files[] = {
    {"README.txt", "Read me first", "what is in this archive, for people", EMIC_FILE_ABOUT},
    {"description.json", "Description of the study",
     "what no count can tell: title, creators, licence, sampling and so on", EMIC_FILE_INPUT},
    {"cases.csv", "Participants",
     "a row a participant, by pseudonym: group and attributes; an empty field is not known",
     EMIC_FILE_INPUT},
    {"documents.csv", "Interviews and speakers",
     "a row an interview with its participant and attributes, then a row for each of its speakers",
     EMIC_FILE_INPUT},
    {"transcripts.csv", "Transcripts", "a row a transcript: file, length and digest of its text",
     EMIC_FILE_INPUT},
    {"transcripts/", "Transcript", "the pseudonymized text of an interview, plain UTF-8",
     EMIC_FILE_INPUT},
    {"units.csv", "Turns", "a row a turn: position in the transcript, speaker, role, times",
     EMIC_FILE_INPUT},
    {"codebook.json", "Codebook", "codes with their definitions, as emic reads them",
     EMIC_FILE_INPUT},
    {"codebook.csv", "Codebook as a table", "a row a code with its definition", EMIC_FILE_INPUT},
    {"codings.csv", "Codings", "a row a coded span: place, code, coder, digest of its words",
     EMIC_FILE_INPUT},
    {"judgements.csv", "Judgements",
     "a row a participant and code: what the interview as a whole says", EMIC_FILE_INPUT},
    {"bases.csv", "Sub-bases", "named conditions, and who met each when it was stored",
     EMIC_FILE_INPUT},
    {"analysis/", "Analysis",
     "what the analysis is made of beside codes, codings and judgements: memos, relations and so "
     "on",
     EMIC_FILE_INPUT},
    {"claims.csv", "Claims", "published statements, each as a query and a relation",
     EMIC_FILE_INPUT},
    {"recipe.json", "Recipe", "the commands that lead from the other files to the results",
     EMIC_FILE_INPUT},
    {"release-log.csv", "What is hidden", "a row a count that this release does not show",
     EMIC_FILE_RESULT},
    {"tables/", "Table of results", "a table that the recipe makes from the other files",
     EMIC_FILE_RESULT},
    {"plots/", "Picture", "a picture that the recipe makes, or in a .csv what it draws",
     EMIC_FILE_RESULT},
    {"tables.html", "Tables and claims", "all tables and claims on one page, for people",
     EMIC_FILE_RESULT},
    {"claims-checked.csv", "Checked claims", "a row a claim: what was expected, what was found",
     EMIC_FILE_RESULT},
    {"data-list.csv", "Data list", "a row an interview: file, length, participants, attributes",
     EMIC_FILE_ABOUT},
    {"deposit.txt", "Deposit", "what the repository asks about the study, in words",
     EMIC_FILE_ABOUT},
    {"protocol.txt", "Protocol", "how the data were collected", EMIC_FILE_ABOUT},
    {"rights.txt", "Rights", "licence, access, consent and ethics", EMIC_FILE_ABOUT},
    {"marks.csv", "Marks in brackets",
     "what stands in brackets in the transcripts, in the place of originals or as a remark",
     EMIC_FILE_ABOUT},
    {"anonymization.csv", "What was replaced",
     "places where something identifying was replaced, counted by kind", EMIC_FILE_ABOUT},
    {"anonymization-log.csv", "Anonymization log",
     "who did what to protect participants, and when; no original words", EMIC_FILE_ABOUT},
    {"file-inventory.csv", "File inventory", "a row a file: type, size, rights, who is in it",
     EMIC_FILE_ABOUT},
    {"ro-crate-metadata.json", "RO-Crate", "people, rights and every file (RO-Crate 1.2)",
     EMIC_FILE_ABOUT},
    {"datapackage.json", "Data package", "every table's columns, types and keys (Data Package 2.0)",
     EMIC_FILE_ABOUT},
    {"ddi-codebook.xml", "Study description", "the study and its variables (DDI-Codebook 2.5)",
     EMIC_FILE_ABOUT},
};

/* The name within the payload; NULL for a tag file. */
static const char *payload_name(const char *name)
{
    return strncmp(name, "data/", 5) == 0 ? name + 5 : NULL;
}

const emic_catalogue_file *emic_catalogue_file_of(const char *name)
{
    name = payload_name(name);
    for (size_t i = 0; name && i < sizeof files / sizeof *files; i++) {
        size_t length = strlen(files[i].name);
        bool folder = files[i].name[length - 1] == '/';
        if (folder ? strncmp(name, files[i].name, length) == 0 : strcmp(name, files[i].name) == 0)
            return &files[i];
    }
    return NULL;
}

const char *emic_catalogue_media_type(const char *name)
{
    static const char *const types[][2] = {
        {".csv", "text/csv"},          {".txt", "text/plain"},
        {".json", "application/json"}, {".html", "text/html"},
        {".xml", "text/xml"},          {".md", "text/markdown"},
        {".svg", "image/svg+xml"},     {".png", "image/png"},
        {".pdf", "application/pdf"},   {".tsv", "text/tab-separated-values"},
    };
    const char *ending = strrchr(name, '.');
    for (size_t i = 0; ending && i < sizeof types / sizeof *types; i++)
        if (strcmp(ending, types[i][0]) == 0)
            return types[i][1];
    return "application/octet-stream";
}

/* Whether `file`, as the columns name it, is `name`. */
static bool is_file(const char *name, const char *file)
{
    size_t length = strlen(file);
    if (strncmp(name, file, length) != 0)
        return false;
    return file[length - 1] == '/' || strcmp(name + length, ".csv") == 0;
}

extern const emic_catalogue_column emic_catalogue_columns[]; /* ends with {0} */
extern const emic_catalogue_column emic_catalogue_analysis[];
extern const emic_catalogue_column emic_catalogue_measures[]; /* by measure */

/* Pictures whose data are those of a measure that is called otherwise. */
static const char *const aliases[][2] = {{"dendrogram", "similarity"}, {"network", "cooccurrence"}};

static const emic_catalogue_column *find_measured(const char *measure, emic_slice column)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(measure, aliases[i][0]) == 0)
            measure = aliases[i][1];
    for (const emic_catalogue_column *row = emic_catalogue_measures; row->file; row++)
        if (strcmp(row->file, measure) == 0 && emic_slice_is(column, row->name))
            return row;
    return NULL;
}

static const emic_catalogue_column *find_column(const emic_catalogue_column *row, const char *name,
                                                emic_slice column)
{
    for (; row->file; row++)
        if (emic_slice_is(column, row->name) && is_file(name, row->file))
            return row;
    return NULL;
}

const emic_catalogue_column *emic_catalogue_column_of(const char *name, const char *measure,
                                                      emic_slice column)
{
    const emic_catalogue_column *found = measure ? find_measured(measure, column) : NULL;
    name = measure ? "tables/" : payload_name(name);
    if (name && !found)
        found = find_column(emic_catalogue_columns, name, column);
    if (name && !found)
        found = find_column(emic_catalogue_analysis, name, column);
    return found || !measure ? found : find_measured(measure, EMIC_LITERAL("*"));
}
