/* What a row below the header is, by its looks and by what stands before it. */
#ifndef MALTALL_CSV_REGION_KIND_H
#define MALTALL_CSV_REGION_KIND_H

#include "stats/csv/region.h"
#include "stats/csv/slice.h"

/* Of the row under way in region->rows. */
enum row_kind row_kind_of(const struct region *region, const struct row_fault *fault);
/* Whether a blank line or row stands before the row under way, with nothing but blank rows and notes between.
 */
bool is_apart(const struct region *region);
/* Whether the first text of the row under way says that it is the caption of a table. */
bool is_caption(const struct region *region);
/* Whether a row can be nothing but data, while nothing is held back: its first field is filled and is no
 * total and not the header's; and another field is filled, if the table has several, which the caller knows.
 */
bool is_data_begun_by(const struct region *region, struct slice first);

/* The same; nearly every row is told by the length, the first and the last byte of the field. */
static inline bool
is_surely_data(const struct region *region, struct slice first)
{
	bool plain = first.length != region->header[0].length && is_plain_word(first);
	return plain || is_data_begun_by(region, first);
}

/* Of a row of which nothing is known but the text of its line. */
enum row_kind broken_kind_of(const struct region *region, struct slice text);
/* Whether one of the lines of the text may be a row of the table, by the number of its delimiters. */
bool holds_row(const struct region *region, struct slice text, char delimiter);

#endif
