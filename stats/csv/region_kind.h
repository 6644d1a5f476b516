/* What a row below the header is, by its looks and by what stands before it. */
#ifndef MALTALL_CSV_REGION_KIND_H
#define MALTALL_CSV_REGION_KIND_H

#include "stats/csv/region.h"

/* Of the row under way in region->rows. */
enum row_kind row_kind_of(const struct region *region, const struct row_fault *fault);
/* Of a row of which nothing is known but the text of its line. */
enum row_kind broken_kind_of(const struct region *region, struct slice text);

#endif
