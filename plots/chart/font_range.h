/* The table behind font.h: advance widths of runs of neighbouring characters. */
#ifndef MALTALL_CHART_FONT_RANGE_H
#define MALTALL_CHART_FONT_RANGE_H

#include <stddef.h>
#include <stdint.h>

enum { FONT_UNITS_PER_EM = 2816 };

struct font_range {
	uint32_t first, last;
	const unsigned short *regular, *bold; /* one width a character, in font units */
};

extern const struct font_range font_ranges[];
extern const size_t font_range_count;

#endif
