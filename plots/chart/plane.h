/* A picture with two axes: where it stands between its numbers and words, its grid, its numbers, and curves
 * that end where they leave it. */
#ifndef MALTALL_CHART_PLANE_H
#define MALTALL_CHART_PLANE_H

#include "plots/chart/axis.h"
#include "plots/chart/callout.h"

/* From the smallest to the largest number seen; none: low > high. */
struct range {
	double low, high;
};
struct range range_empty(void);
/* What is not finite is passed over. */
void range_take(struct range *range, double value);
/* From zero, where that is not farther away than the numbers are wide; 0 to 1 where there is none. */
struct range range_from_zero(struct range range);

/* A scale, the round numbers on it and how they are written. */
struct measure {
	struct scale scale;
	struct ticks ticks;
	const struct number_words *words;
	bool percent;
};
/* A little more room at both ends, so that no mark stands on the edge of the picture; fractions stay within
 * 0..1 as far as they are. */
struct range range_padded(struct range range, bool percent);
/* Round ends around the range, which is not empty. Fractions that lie close together get a range of a tenth
 * around them, within 0..1 as far as they are. The pixels are left to the picture. */
struct measure measure_around(struct range range, const struct number_words *words, bool percent);
/* The same with the ends as they are. A range without width gets some. */
struct measure measure_within(struct range range, const struct number_words *words, bool percent);
/* What the axis writes at a tick. */
const char *measure_text(struct arena *arena, const struct measure *measure, size_t tick);

struct plane {
	struct measure x, y; /* x.ticks is empty where stops stand along the axis */
	struct box area;
};
/* Words above a picture: at the left what stands along the y axis, at the right what is to be said of it
 * all, on a line of its own if need be. Either may be NULL. Returns the y below. */
double plane_head(struct layout *layout, double y, const char *left, const char *right);
/* Sets the area and the pixels of both scales: below `top`, beside the numbers of the y axis, with the room
 * `edge` at the right; `height` high or THEME_PLANE_HEIGHT, if that is more. */
void plane_place(struct layout *layout, struct plane *plane, double top, double edge, double height);
/* Lines of the grid at the numbers of the y axis, and those numbers. */
void plane_rows(struct layout *layout, const struct plane *plane);
/* Of how many numbers of the x axis one is written: 1 where all have room, each as wide as its number or
 * `least`.
 */
size_t plane_stride(struct layout *layout, const struct plane *plane, double least);
/* The numbers of the x axis; with the grid if `lines`. Returns the y below. */
double plane_columns(struct layout *layout, const struct plane *plane, bool lines);
/* What stands along the x axis, at the right below its numbers, and a note at the left below that. Either may
 * be NULL. Returns the y below. */
double plane_foot(struct layout *layout, const struct plane *plane, double y, const char *title,
	const char *const *notes, size_t count);

/* The pixel of a value; NaN where it is not finite. */
double plane_x(const struct plane *plane, double value);
double plane_y(const struct plane *plane, double value);
/* A level across the picture; one that is not finite leaves no mark. */
void plane_level(struct layout *layout, const struct plane *plane, enum ink ink, double thickness,
	enum stroke stroke, double value);

/* A line through values (x and y of each, not pixels), interrupted where a y is not finite, cut off where it
 * leaves the picture. Single values between gaps leave no mark. */
struct curve {
	enum ink ink;
	double thickness;
	enum stroke stroke;
};
void plane_curve(struct layout *layout, const struct plane *plane, const struct curve *curve,
	const double *values, size_t count);
/* Filled between lower and upper (of each x), interrupted where either is not finite. */
void plane_ground(struct layout *layout, const struct plane *plane, enum ink ink, const double *x,
	const double *lower, const double *upper, size_t count);

#endif
