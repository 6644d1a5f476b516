#include "plots/chart/font.h"

#include <stdint.h>

#include "plots/chart/font_range.h"
#include "stats/base/text.h"

/* Widths, in ems, of characters that the table does not have. */
static double
width_elsewhere(uint32_t code)
{
	if (code >= 0x0300 && code <= 0x036F)
		return 0; /* combining marks stand on the letter before them */
	if (code == 0x2060 || (code >= 0xFE00 && code <= 0xFE0F))
		return 0; /* word joiner, variation selectors */
	if (code < 0x1100)
		return 0.95; /* Greek, Cyrillic, Hebrew, Arabic, the scripts of India */
	if (code < 0x10000)
		return 1.1; /* arrows, signs, Chinese, Japanese, Korean */
	return 1.4;         /* emoji and what else is rare */
}

static double
character_width(uint32_t code, bool bold)
{
	for (size_t i = 0; i < font_range_count; i++) {
		const struct font_range *range = &font_ranges[i];
		if (code >= range->first && code <= range->last) {
			const unsigned short *widths = bold ? range->bold : range->regular;
			return widths[code - range->first] / (double)FONT_UNITS_PER_EM;
		}
	}
	return width_elsewhere(code);
}

double
font_width(const char *text, size_t length, double size_px, bool bold)
{
	double width = 0;
	for (size_t i = 0; i < length;) {
		uint32_t code;
		i += text_decode(text + i, length - i, &code);
		width += character_width(code, bold);
	}
	return width * size_px;
}
