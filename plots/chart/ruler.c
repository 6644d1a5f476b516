#include "plots/chart/ruler.h"

#include <math.h>

#include "plots/chart/label.h"

static const char *
number_text(const struct ruler *ruler, struct layout *layout, size_t index)
{
	int decimals = ruler->ticks.decimals;
	if (ruler->percent)
		decimals = decimals > 2 ? decimals - 2 : 0;
	return axis_number(
		&layout->arena, tick_value(&ruler->ticks, index), decimals, &ruler->words, ruler->percent);
}

/* From one number to the next. */
static double
pitch_of(const struct ruler *ruler)
{
	double pixels = ruler->scale.to_px - ruler->scale.from_px;
	return ruler->ticks.count > 1 ? pixels * ruler->ticks.step / (ruler->scale.high - ruler->scale.low)
				      : pixels;
}

static bool
numbers_fit(const struct ruler *ruler, struct layout *layout)
{
	double widest = 0;
	for (size_t i = 0; i < ruler->ticks.count; i++)
		widest = fmax(widest, label_width(number_text(ruler, layout, i), TYPE_HEAD));
	return widest + THEME_GAP <= pitch_of(ruler);
}

void
ruler_fit(struct ruler *ruler, struct layout *layout, bool round)
{
	enum { NUMBERS_MOST = 8 };
	const struct scale given = ruler->scale;
	for (size_t most = NUMBERS_MOST; most >= 2; most--) {
		ruler->scale = given;
		ruler->ticks = round ? ticks_around(&ruler->scale.low, &ruler->scale.high, most)
				     : ticks_within(given.low, given.high, most);
		if (numbers_fit(ruler, layout))
			break;
	}
}

void
ruler_numbers(const struct ruler *ruler, struct layout *layout, double y, double line_x)
{
	double most = pitch_of(ruler) - THEME_LEAD;
	for (size_t i = 0; i < ruler->ticks.count; i++) {
		const char *text = number_text(ruler, layout, i);
		double width = fmin(label_width(text, TYPE_HEAD), most);
		double x = scale_place(&ruler->scale, tick_value(&ruler->ticks, i));
		double held = fmax(width / 2, fmin(x, layout->width - width / 2));
		if (!(fabs(line_x - x) < width / 2 + THEME_LEAD))
			layout_text(layout, TYPE_HEAD, ANCHOR_MIDDLE, held, layout_centred(TYPE_HEAD, y),
				most, text);
	}
}

double
ruler_below(const struct ruler *ruler, struct layout *layout, double bottom)
{
	const double pitch = theme_type(TYPE_HEAD)->line_px, y = bottom + THEME_AXIS_DROP;
	ruler_numbers(ruler, layout, y, NAN);
	if (!(label_width(ruler->title, TYPE_HEAD) > 0))
		return y + pitch / 2;
	double room = ruler->scale.to_px - ruler->scale.from_px;
	layout_text(layout, TYPE_HEAD, ANCHOR_MIDDLE, ruler->scale.from_px + room / 2,
		layout_centred(TYPE_HEAD, y + pitch), room, ruler->title);
	return y + 1.5 * pitch;
}

void
ruler_grid(const struct ruler *ruler, struct layout *layout, double top, double bottom)
{
	for (size_t i = 0; i < ruler->ticks.count; i++) {
		double value = tick_value(&ruler->ticks, i);
		bool zero = !(value < 0) && !(value > 0);
		layout_line(layout, zero ? INK_RULE : INK_GRID, THEME_HAIR,
			floor(scale_place(&ruler->scale, value)) + 0.5, top, 0, bottom - top);
	}
}
