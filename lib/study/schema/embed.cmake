# Turns the SQL files of a folder into one C file:
#   const char *const NAME[];    the text of 001_*.sql, 002_*.sql, ... in order
#   const int NAME_count;
# Run with -DFOLDER=... -DOUTPUT=... and, if it is not to be emic_schema, -DNAME=... ; the text
# arrives in C exactly as it stands in the files.
if(NOT NAME)
    set(NAME emic_schema)
endif()

file(GLOB files ${FOLDER}/*.sql)
list(SORT files)

set(literals "")
set(count 0)
foreach(file IN LISTS files)
    math(EXPR count "${count} + 1")
    get_filename_component(name ${file} NAME)
    # A gap or a number given twice would apply migrations in an order nobody meant.
    string(LENGTH ${count} digits)
    math(EXPR zeros "3 - ${digits}")
    string(REPEAT 0 ${zeros} padding)
    if(NOT name MATCHES "^${padding}${count}_")
        message(FATAL_ERROR "${name}: the next schema file must begin with ${padding}${count}_")
    endif()

    file(READ ${file} text)
    string(REPLACE "\\" "\\\\" text "${text}")
    string(REPLACE "\"" "\\\"" text "${text}")
    string(REPLACE "?" "\\?" text "${text}") # no trigraphs
    string(REPLACE "\r" "\\r" text "${text}")
    string(REPLACE "\t" "\\t" text "${text}")
    string(REPLACE "\n" "\\n\"\n    \"" text "${text}")
    string(APPEND literals "    /* ${name} */\n    \"${text}\",\n")
endforeach()
if(count EQUAL 0)
    set(literals "    0,\n") # C has no empty arrays
endif()

file(WRITE ${OUTPUT} "/* Generated from a folder of SQL files; not to be edited. */
extern const char *const ${NAME}[];
extern const int ${NAME}_count;

const char *const ${NAME}[] = {
${literals}};
const int ${NAME}_count = ${count};
")
