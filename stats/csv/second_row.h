/* Whether the row below a header is a second row of it, as merged cells in a spreadsheet leave it behind. */
#ifndef MALTALL_CSV_SECOND_ROW_H
#define MALTALL_CSV_SECOND_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/csv/survey.h"

/* Judged by its looks, so that it is good for a warning and no more. The row stands right below, holds no
 * figure but years, and
 *   - gives a name to a column that the row above it leaves without one; or
 *   - has nothing in the first column, in which every row below it has something; or
 *   - has years in some columns of figures, in which no year stands below, and no figure in any other; or
 *   - is the only row, with three or more below it, that has no figure where each of these has one. */
bool second_row_is_header(const struct survey *survey, size_t header_row);

#endif
