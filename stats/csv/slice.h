/* Small questions about the bytes of a field. */
#ifndef MALTALL_CSV_SLICE_H
#define MALTALL_CSV_SLICE_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/csv/reader.h"

/* Without the blanks, line breaks and no-break spaces at both ends. */
struct slice slice_trim(struct slice slice);
/* Nothing but those. */
bool slice_is_blank(struct slice slice);
/* The same bytes; and the same letters, case ignored. */
bool slice_equal(struct slice a, struct slice b);
bool slice_is_word(struct slice slice, const char *word);

/* What a row of totals is called: Sum, Total, Totalt, I alt, Til sammen, Tilsammen, Totalsum, or anything
 * that ends in " i alt"; case and a colon behind are ignored. */
bool slice_is_total(struct slice slice);
/* What a row of means is called: Gjennomsnitt, Gj.snitt, Snitt, Median, Mean, Average; likewise. */
bool slice_is_mean(struct slice slice);

/* Whether a text can be neither, by its first and last byte, which is so for most: it is not blank and no
 * blank stands at its ends. */
static inline bool
is_plain_word(struct slice slice)
{
	if (slice.length == 0 || slice.bytes[0] <= ' ' || slice.bytes[0] >= 0x7F)
		return false;
	const char last = slice.bytes[slice.length - 1];
	switch (last | 0x20) {
	case 'm':
	case 'l':
	case 't':
	case 'n':
	case 'e':
	case ':': return false;
	default: return last > ' ' && last < 0x7F;
	}
}

/* A figure: a digit and nothing but digits and the signs that stand in numbers, dates, times and percentages;
 * at either end blanks may stand. */
bool slice_is_figure(struct slice slice);
/* A year from 1900 to 2100, which may stand in a header where other figures may not. */
bool slice_is_year(struct slice slice);

#endif
