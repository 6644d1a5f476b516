/* What a reader takes from a picture with axes: numbers and where they stand. Computed from the texts along
 * the axes alone, so that it is no second copy of how the picture was made. */
#ifndef MALTALL_TESTS_CHART_READING_H
#define MALTALL_TESTS_CHART_READING_H

#include <stdlib.h>

#include "tests/unit/chart_check.h"

/* The number an axis wrote, as a reader takes it; NaN if it was cut. */
static inline double
number_of(const char *text)
{
	char digits[64];
	size_t length = 0;
	double sign = 1, unit = 1;
	for (const char *at = text; *at && length + 1 < sizeof digits; at++) {
		if (strncmp(at, "\u2212", 3) == 0)
			sign = -1;
		if (strncmp(at, "\u2026", 3) == 0)
			return NAN;
		if (*at == '%')
			unit = 0.01;
		if (*at == ',')
			digits[length++] = '.';
		if (*at >= '0' && *at <= '9')
			digits[length++] = *at;
	}
	digits[length] = '\0';
	return length ? sign * unit * strtod(digits, NULL) : NAN;
}

/* From value to pixel as the first and last number of an axis tell it. */
struct reading {
	double value[2], pixel[2];
	size_t count;
};

static inline void
reading_add(struct reading *reading, double value, double pixel)
{
	size_t at = reading->count ? 1 : 0;
	if (isnan(value))
		return;
	reading->value[at] = value;
	reading->pixel[at] = pixel;
	reading->count++;
}

/* The numbers of the y axis end at its left, those of the x axis are centred below the picture. */
static inline struct reading
reading_of(const struct layout *layout, bool x)
{
	struct reading reading = { .count = 0 };
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (mark->kind != MARK_TEXT || mark->type != TYPE_HEAD ||
			mark->anchor != (x ? ANCHOR_MIDDLE : ANCHOR_END) || (!x && mark->x > 300))
			continue;
		reading_add(&reading, number_of(mark->text),
			x ? mark->x : mark->y - layout_centred(TYPE_HEAD, 0));
	}
	return reading;
}

static inline double
pixel_of(const struct reading *reading, double value)
{
	double share = (value - reading->value[0]) / (reading->value[1] - reading->value[0]);
	return reading->pixel[0] + share * (reading->pixel[1] - reading->pixel[0]);
}

/* Whether some mark of a figure stands there; x NaN: at any x. */
static inline bool
point_at(const struct layout *layout, double x, double y)
{
	const double near = 0.3;
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (mark->kind == MARK_POINT && (isnan(x) || fabs(mark->x - x) < near) &&
			fabs(mark->y - y) < near)
			return true;
	}
	return false;
}

/* Names stand beside points, not on them. */
static inline void
check_names_clear(const struct layout *layout, const char *what)
{
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *text = &layout->marks[i];
		if (text->kind != MARK_TEXT || text->type != TYPE_NAME)
			continue;
		struct box box = text_box(text);
		for (size_t k = 0; k < layout->mark_count; k++) {
			const struct mark *mark = &layout->marks[k];
			double right = mark->x - fmax(box.left, fmin(mark->x, box.right)),
			       down = mark->y - fmax(box.top, fmin(mark->y, box.bottom));
			check_that(mark->kind != MARK_POINT || hypot(right, down) >= mark->size, __FILE__,
				__LINE__, "%s: '%s' covers a point", what, text->text);
		}
	}
}

#endif
