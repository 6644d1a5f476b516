/* What Excel leaves of a value that it took for something else: recognised, never mended. */
#ifndef MALTALL_TABLE_DAMAGE_H
#define MALTALL_TABLE_DAMAGE_H

#include <stdbool.h>

#include "stats/csv/reader.h"

/* What has happened to a clean field, as the rest of a sentence ("is what Excel writes where ..."); NULL if
 * nothing has, as far as can be seen.
 *   #NAVN? #REF! #VERDI! #DIV/0! ...  an error instead of a value
 *   ########                          a column that was too narrow
 *   =SUM(A1)                          a formula
 *   01.mai                            1/5 or 1-5 made a date
 *   1,23457E+10                       a long number cut to six digits: five decimals and an exponent beyond
 * them */
const char *damage_of(struct slice field);
/* Digits that are one of the texts allowed when the nought is put back in front: 1 for 01. */
bool damage_lost_nought(struct slice field, const char *const *texts, size_t count);

#endif
