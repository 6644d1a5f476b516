/* Groups that may be one: "ALNA", "Alna" and "Bydel Alna". */
#ifndef MALTALL_INDICATOR_ALIKE_H
#define MALTALL_INDICATOR_ALIKE_H

#include "stats/indicator/result.h"

/* Adds a warning `similar_groups` for each grouping of the result, once by its label, in which groups are the
 * same but for capital letters, "Bydel" or "Kommune" in front, and (where no figure stands in them) blanks,
 * full stops, hyphens and commas. They stay apart: only whoever knows the data can say that they are one,
 * with `aliases` or `prefix`. The first two are named, except where the grouping is by a key or a reference.
 * Never by a part of a name: Nordstrand and Søndre Nordstrand differ. */
void groups_compare(const struct result *result, const struct tables *tables, struct faults *faults);

#endif
