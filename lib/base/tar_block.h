/* Blocks of a tar, for those who write and who read them. */
#pragma once

enum { EMIC_TAR_BLOCK = 512 };

/* Where the fields of a head lie, and their lengths. */
enum {
    TAR_NAME = 0,
    TAR_MODE = 100,
    TAR_USER = 108,
    TAR_GROUP = 116,
    TAR_SIZE = 124,
    TAR_TIME = 136,
    TAR_SUM = 148,
    TAR_KIND = 156,
    TAR_MAGIC = 257,
    TAR_PREFIX = 345
};
enum { TAR_NAME_LENGTH = 100, TAR_NUMBER = 8, TAR_LONG_NUMBER = 12, TAR_PREFIX_LENGTH = 155 };

/* The sum of a head's bytes, with spaces where it stands itself. */
static inline unsigned emic_tar_sum(const char *head)
{
    unsigned sum = 0;
    for (int i = 0; i < EMIC_TAR_BLOCK; i++)
        sum += i >= TAR_SUM && i < TAR_SUM + TAR_NUMBER ? ' ' : (unsigned char)head[i];
    return sum;
}
