/* Histogram: bars over bins, a line at the median and at the limit, with their words above. */
#include <math.h>

#include "plots/chart/bins.h"
#include "plots/chart/heading.h"
#include "plots/chart/label.h"
#include "plots/chart/ruler.h"

struct picture {
	const struct histogram_chart *chart;
	struct layout *layout;
	struct ruler x;
	struct scale y;
	struct ticks up;
	double words, top, bottom; /* `words` is the middle of the first line of words */
};

/* A line of the chart and where its words stand. */
struct flag {
	double x; /* NaN: no line */
	const char *text;
	enum type type;
	enum ink ink;
	enum stroke stroke;
	double width;
	int level;     /* 0 is the lower line of words, 1 the one above */
	bool leftward; /* the words end at the line instead of beginning there */
};

static double
flag_left(const struct flag *flag)
{
	return flag->leftward ? flag->x - THEME_MARK_GAP - flag->width : flag->x + THEME_MARK_GAP;
}

static bool
flag_on_canvas(const struct flag *flag)
{
	return flag_left(flag) >= THEME_MARGIN && flag_left(flag) + flag->width <= THEME_WIDTH - THEME_MARGIN;
}

/* Whether the words of one keep clear of the other's line, which begins at its own words, and of these. */
static bool
flag_clear_of(const struct flag *flag, const struct flag *other)
{
	double left = flag_left(flag) - THEME_LEAD, right = flag_left(flag) + flag->width + THEME_LEAD;
	if (other->level >= flag->level && other->x > left && other->x < right)
		return false;
	return other->level != flag->level || flag_left(other) >= right + THEME_GAP ||
	       flag_left(other) + other->width <= left - THEME_GAP;
}

/* Tries the sides and lines of words until both keep clear: side by side first, the earlier to the left.
 * Words of THEME_LINE_WORDS at most always find a place on two lines. */
static void
flags_place(struct flag *median, struct flag *limit)
{
	static const int levels[][2] = { { 0, 0 }, { 1, 0 }, { 0, 1 } };
	bool earlier = !(median->x > limit->x);
	for (size_t i = 0; i < 12; i++) {
		median->level = levels[i / 4][0];
		limit->level = levels[i / 4][1];
		median->leftward = earlier == (i % 4 < 2);
		limit->leftward = earlier == (i % 2 == 1);
		bool fits = isnan(median->x) || flag_on_canvas(median);
		fits = fits && (isnan(limit->x) || flag_on_canvas(limit));
		if (fits && (isnan(median->x) || isnan(limit->x) ||
				    (flag_clear_of(median, limit) && flag_clear_of(limit, median))))
			return;
	}
}

static void
flag_draw(const struct picture *picture, const struct flag *flag)
{
	if (isnan(flag->x))
		return;
	const double pitch = theme_type(flag->type)->line_px;
	double y = picture->words + (1 - flag->level) * pitch;
	const double points[] = { flag->x, y - pitch / 2, flag->x, picture->bottom };
	layout_path(picture->layout, flag->ink, THEME_TARGET_LINE, flag->stroke, points, 2);
	layout_text(picture->layout, flag->type, ANCHOR_START, flag_left(flag), layout_centred(flag->type, y),
		flag->width, flag->text);
}

static struct flag
flag_of(const struct picture *picture, double value, const char *words, enum type type, enum ink ink,
	enum stroke stroke)
{
	struct arena *arena = &picture->layout->arena;
	const char *text = label_fit(arena, label_copy(arena, words), type, THEME_LINE_WORDS);
	return (struct flag){ .x = isnan(value) ? NAN : scale_place(&picture->x.scale, value),
		.text = text,
		.type = type,
		.ink = ink,
		.stroke = stroke,
		.width = label_width(text, type) };
}

static const char *
count_text(const struct picture *picture, size_t index)
{
	return axis_number(&picture->layout->arena, tick_value(&picture->up, index), picture->up.decimals,
		&picture->chart->numbers, false);
}

/* The numbers that stand upwards say how far right the picture begins. */
static void
picture_measure(struct picture *picture, double y)
{
	enum { COUNTS_MOST = 6 };
	const struct histogram_chart *chart = picture->chart;
	double width = 0;
	picture->y = (struct scale){ .high = bins_largest(&chart->bins, chart->counts) };
	/* Nobody is half a case: with few of them the numbers of the axis are as few. */
	size_t most = picture->y.high < COUNTS_MOST ? (size_t)picture->y.high + 1 : COUNTS_MOST;
	picture->up = ticks_around(&picture->y.low, &picture->y.high, most < 2 ? 2 : most);
	for (size_t i = 0; i < picture->up.count; i++)
		width = fmax(width, label_width(count_text(picture, i), TYPE_HEAD));
	double left = THEME_MARGIN + ceil(fmin(width, THEME_NUMBER_MOST)) + THEME_GAP;
	double right = THEME_WIDTH - THEME_MARGIN;
	picture->words = floor(y + THEME_BLOCK_GAP);
	picture->top = picture->words + 2 * theme_type(TYPE_TARGET)->line_px;
	picture->bottom = picture->top + THEME_BINS_HEIGHT;
	picture->x = (struct ruler){ .scale = bins_scale(&chart->bins, chart->limit, left, right),
		.words = chart->numbers,
		.title = chart->axis_text };
	ruler_fit(&picture->x, picture->layout, false);
	picture->y.from_px = picture->bottom;
	picture->y.to_px = picture->top;
}

static void
ground_draw(const struct picture *picture)
{
	double left = picture->x.scale.from_px, width = picture->x.scale.to_px - left;
	for (size_t i = 0; i < picture->up.count; i++) {
		double y = floor(scale_place(&picture->y, tick_value(&picture->up, i))) + 0.5;
		layout_line(picture->layout, INK_GRID, THEME_HAIR, left, y, width, 0);
		layout_text(picture->layout, TYPE_HEAD, ANCHOR_END, left - THEME_GAP,
			layout_centred(TYPE_HEAD, y), left - THEME_GAP - THEME_MARGIN,
			count_text(picture, i));
	}
}

static void
zones_draw(const struct picture *picture)
{
	const struct histogram_chart *chart = picture->chart;
	for (size_t i = 0; chart->bin_texts && i < chart->bins.count; i++) {
		double low = chart->bins.first + (double)i * chart->bins.width;
		double from = scale_place(&picture->x.scale, low);
		layout_zone(picture->layout, from, picture->top,
			scale_place(&picture->x.scale, low + chart->bins.width) - from,
			picture->bottom - picture->top, chart->bin_texts[i], NULL, 0);
	}
}

struct layout *
histogram_chart_layout(const struct histogram_chart *chart)
{
	if (!(bins_largest(&chart->bins, chart->counts) > 0))
		return card_layout(&chart->heading, NULL);
	struct layout *layout = layout_new(THEME_WIDTH);
	struct picture picture = { .chart = chart, .layout = layout };
	picture_measure(&picture, heading_top(layout, &chart->heading));
	ground_draw(&picture);
	bins_draw(layout, &chart->bins, chart->counts, chart->limit, &picture.x.scale, picture.bottom,
		picture.bottom - picture.top, picture.y.high);
	layout_line(layout, INK_RULE, THEME_HAIR, picture.x.scale.from_px, picture.bottom,
		picture.x.scale.to_px - picture.x.scale.from_px, 0);
	struct flag median =
		flag_of(&picture, chart->median, chart->median_text, TYPE_TARGET, INK_TARGET, STROKE_SOLID);
	struct flag limit = flag_of(
		&picture, chart->limit, chart->limit_text, TYPE_DEADLINE, INK_DEADLINE, STROKE_DASHED);
	flags_place(&median, &limit);
	flag_draw(&picture, &limit);
	flag_draw(&picture, &median);
	zones_draw(&picture);
	double y = ruler_below(&picture.x, layout, picture.bottom);
	heading_bottom(layout, &chart->heading, y + THEME_GAP);
	return layout;
}
