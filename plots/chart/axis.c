#include "plots/chart/axis.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "plots/chart/label.h"
#include "stats/base/buffer.h"

double
scale_place(const struct scale *scale, double value)
{
	double share = (value - scale->low) / (scale->high - scale->low);
	return scale->from_px + (scale->to_px - scale->from_px) * fmax(0, fmin(1, share));
}

/* A little less than a whole counts as one, since tenths are not exact. */
static const double nearly = 1e-9;

static struct ticks
ticks_of_step(double low, double high, double step)
{
	double first = ceil(low / step - nearly), last = floor(high / step + nearly);
	return (struct ticks){ .first = first * step,
		.step = step,
		.count = last >= first ? (size_t)(last - first) + 1 : 0,
		.decimals = (int)fmax(0, ceil(-log10(step) - nearly)) };
}

struct ticks
ticks_within(double low, double high, size_t most)
{
	static const double multiples[] = { 1, 2, 5, 10 };
	assert(most >= 2 && low <= high);
	/* Below what a double can tell apart there are no numbers between the two. */
	if (!(high - low > fabs(high) * 1e-12) || high - low < 1e-300)
		return (struct ticks){ .first = low, .step = 1, .count = 1 };
	double power = pow(10, floor(log10((high - low) / (double)most)));
	for (size_t i = 0; i < sizeof multiples / sizeof *multiples; i++) {
		struct ticks ticks = ticks_of_step(low, high, multiples[i] * power);
		if (ticks.count <= most)
			return ticks;
	}
	return ticks_of_step(low, high, 20 * power);
}

struct ticks
ticks_around(double *low, double *high, size_t most)
{
	if (!(*high - *low > fabs(*high) * 1e-12)) {
		double pad = *low < 0 || *low > 0 ? fabs(*low) / 2 : 1;
		*low -= pad;
		*high += pad;
	}
	double step = ticks_within(*low, *high, most).step;
	*low = floor(*low / step + nearly) * step;
	*high = ceil(*high / step - nearly) * step;
	return ticks_of_step(*low, *high, step);
}

double
tick_value(const struct ticks *ticks, size_t index)
{
	double value = ticks->first + (double)index * ticks->step;
	/* 3 * 0.1 - 0.3 is not 0, and is not to be written as -0. */
	return fabs(value) < ticks->step * nearly ? 0 : value;
}

const char *
axis_number(struct arena *arena, double value, int decimals, const struct number_words *words, bool percent)
{
	const char *digits = arena_print(arena, "%.*f", decimals, fabs(percent ? 100 * value : value));
	size_t whole = strcspn(digits, ".");
	struct buffer text = { 0 };
	if (value < 0 && strspn(digits, "0.") < strlen(digits))
		buffer_text(&text, "\u2212");
	for (size_t i = 0; i < whole; i++) {
		if (i && whole > 4 && (whole - i) % 3 == 0)
			buffer_text(&text, words->thousands);
		buffer_char(&text, digits[i]);
	}
	if (digits[whole]) {
		buffer_text(&text, words->decimal);
		buffer_text(&text, digits + whole + 1);
	}
	if (percent)
		buffer_text(&text, words->percent);
	const char *settled = arena_copy(arena, text.bytes, text.length);
	buffer_free(&text);
	return settled;
}

/* The middle of a text that is to be centred on x but stay within left..right. */
static double
held_within(double x, double width, double left, double right)
{
	return fmax(left + width / 2, fmin(x, right - width / 2));
}

/* Whether every `stride`th label keeps apart from the next. */
static bool
stride_fits(const struct scale *scale, const struct axis_stop *stops, size_t count, double left, double right,
	size_t stride)
{
	double end = -INFINITY;
	for (size_t i = 0; i < count; i += stride) {
		double width = label_width(stops[i].label, TYPE_HEAD);
		double middle = held_within(scale_place(scale, stops[i].place), width, left, right);
		if (!(width > 0))
			continue;
		if (middle - width / 2 < end + THEME_GAP)
			return false;
		end = middle + width / 2;
	}
	return true;
}

/* Strides that fall on the same months of every year come first. */
static size_t
stride_choose(
	const struct scale *scale, const struct axis_stop *stops, size_t count, double left, double right)
{
	static const size_t strides[] = { 1, 2, 3, 4, 6, 12, 24, 36, 60, 120 };
	for (size_t i = 0; i < sizeof strides / sizeof *strides; i++)
		if (stride_fits(scale, stops, count, left, right, strides[i]))
			return strides[i];
	return count;
}

static bool
is_new_era(const struct axis_stop *stops, size_t index)
{
	const char *era = stops[index].era;
	return era && *era && (index == 0 || !stops[index - 1].era || strcmp(era, stops[index - 1].era) != 0);
}

/* The eras, each at its first stop; one that would touch the one before is left out. */
static double
eras_write(struct layout *layout, const struct scale *scale, const struct axis_stop *stops, size_t count,
	double left, double right, double y)
{
	const double pitch = theme_type(TYPE_TARGET)->line_px;
	double end = -INFINITY;
	for (size_t i = 0; i < count; i++) {
		double width = label_width(stops[i].era, TYPE_TARGET);
		if (!is_new_era(stops, i) || width > right - left)
			continue;
		double middle = held_within(scale_place(scale, stops[i].place), width, left, right);
		if (middle - width / 2 < end + THEME_GAP)
			continue;
		layout_text(layout, TYPE_TARGET, ANCHOR_MIDDLE, middle,
			layout_centred(TYPE_TARGET, y + pitch / 2), width, stops[i].era);
		end = middle + width / 2;
	}
	return end > -INFINITY ? y + pitch : y;
}

double
axis_stops(struct layout *layout, const struct scale *scale, const struct axis_stop *stops, size_t count,
	double left, double right, double y)
{
	const double pitch = theme_type(TYPE_HEAD)->line_px;
	size_t stride = stride_choose(scale, stops, count, left, right);
	for (size_t i = 0; i < count; i += stride) {
		double width = fmin(label_width(stops[i].label, TYPE_HEAD), right - left);
		double middle = held_within(scale_place(scale, stops[i].place), width, left, right);
		layout_text(layout, TYPE_HEAD, ANCHOR_MIDDLE, middle,
			layout_centred(TYPE_HEAD, y + pitch / 2), width, stops[i].label);
	}
	return eras_write(layout, scale, stops, count, left, right, y + pitch);
}
