/* Packed codings from anywhere: no crash, and what is read are groups with places in order. The
 * first byte says how many of the others are groups. */
#include "study/tally.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* Reads the places of a group, or as many as `most`. */
static emic_status read_places(emic_tally *tally, uint64_t most, emic_error *err)
{
    uint32_t last = 0;
    for (uint64_t i = 0; i < most; i++) {
        emic_tally_place place;
        EMIC_TRY(emic_tally_place_next(tally, &place, err));
        require(place.span.start >= last && place.span.end > place.span.start);
        last = place.span.start;
    }
    return EMIC_OK;
}

static emic_status read_all(emic_tally *tally, bool half, emic_error *err)
{
    bool more = true;
    emic_id last = 0;
    for (;;) {
        emic_tally_group group;
        EMIC_TRY(emic_tally_group_next(tally, &group, &more, err));
        if (!more)
            return EMIC_OK;
        require(group.code >= last && group.against <= group.count);
        last = group.code;
        if (tally->with_places)
            EMIC_TRY(read_places(tally, half ? group.count / 2 : group.count, err));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    size_t counts = data[0] < size - 1 ? data[0] : size - 1;
    emic_slice bytes = {(const char *)data + 1, size - 1};
    emic_status statuses[3];
    for (int way = 0; way < 3; way++) {
        emic_error err = {0};
        emic_tally tally = {.with_places = way < 2};
        tally.groups_left = (emic_slice){bytes.data, counts};
        tally.places_left = emic_slice_from(bytes, counts);
        statuses[way] = read_all(&tally, way == 1, &err);
        require(statuses[way] == EMIC_OK ||
                (statuses[way] == EMIC_CORRUPT && err.message[0] != '\0'));
    }
    require(statuses[0] != EMIC_OK || statuses[2] == EMIC_OK);
    return 0;
}
