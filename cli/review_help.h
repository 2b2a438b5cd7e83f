/* The help page of the review. */
#pragma once

extern const char review_help[];
