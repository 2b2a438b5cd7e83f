/* Dumps from anywhere: no crash, an error that names what is wrong; and what loads gives a dump
 * that loads again and is the same. */
#include "study/dump.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static emic_status load(emic_slice text, emic_study **out, emic_error *err)
{
    require(emic_study_create(":memory:", out, err) == EMIC_OK);
    require(emic_study_begin(*out, err) == EMIC_OK);
    emic_status status = emic_study_load(*out, "dump", text, err);
    if (status != EMIC_OK) {
        emic_study_rollback(*out);
        return status;
    }
    return emic_study_commit(*out, err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    emic_study *study, *again;
    emic_error err = {0};
    emic_strbuf dump = {0}, second = {0};
    if (load((emic_slice){(const char *)data, size}, &study, &err) == EMIC_OK) {
        require(emic_study_dump(study, true, &dump, &err) == EMIC_OK);
        require(load(emic_strbuf_slice(&dump), &again, &err) == EMIC_OK);
        require(emic_study_dump(again, true, &second, &err) == EMIC_OK);
        require(emic_slice_equal(emic_strbuf_slice(&dump), emic_strbuf_slice(&second)));
        emic_study_close(again);
    } else {
        require(err.message[0]);
    }
    emic_strbuf_close(&dump);
    emic_strbuf_close(&second);
    emic_study_close(study);
    return 0;
}
