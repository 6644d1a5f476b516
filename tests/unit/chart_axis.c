/* Round numbers along an axis, how they are written, and labels that keep apart. */
#include <string.h>

#include "plots/chart/axis.h"
#include "plots/chart/label.h"
#include "tests/check.h"

static void
test_ticks(void)
{
	struct ticks ticks = ticks_within(0, 1, 6);
	CHECK_INT(ticks.count, 6);
	CHECK_NEAR(ticks.step, 0.2, 1e-12);
	CHECK_INT(ticks.decimals, 1);
	CHECK_NEAR(tick_value(&ticks, 5), 1, 1e-12);
	ticks = ticks_within(2.385, 17.9, 5);
	CHECK_NEAR(ticks.first, 5, 1e-12);
	CHECK_NEAR(ticks.step, 5, 1e-12);
	CHECK_INT(ticks.count, 3);
	CHECK_INT(ticks.decimals, 0);
	CHECK_INT(ticks_within(7, 7, 5).count, 1);
	for (double width = 1e-9; width < 1e12; width *= 7.3)
		for (double low = -1e3; low <= 1e3; low += 333.3)
			for (size_t most = 2; most < 12; most++) {
				ticks = ticks_within(low, low + width, most);
				CHECK(ticks.count <= most);
				CHECK(ticks.count < 2 ||
					tick_value(&ticks, ticks.count - 1) <=
						low + width * (1 + 1e-6) + 1e-12 * fabs(low));
			}
	double low = 3.2, high = 97;
	ticks = ticks_around(&low, &high, 6);
	CHECK_NEAR(low, 0, 0);
	CHECK_NEAR(high, 100, 1e-12);
	CHECK_INT(ticks.count, 6);
	low = high = 40;
	ticks = ticks_around(&low, &high, 6);
	CHECK(low < 40 && high > 40 && ticks.count >= 3);
	low = high = 0;
	ticks_around(&low, &high, 6);
	CHECK(low < 0 && high > 0);
}

static void
test_numbers(void)
{
	static const struct number_words words = { ",", "\u00A0", "\u00A0%" };
	struct arena arena = { 0 };
	CHECK_TEXT(axis_number(&arena, 0.7, 0, &words, true), "70\u00A0%");
	CHECK_TEXT(axis_number(&arena, 0.025, 1, &words, true), "2,5\u00A0%");
	CHECK_TEXT(axis_number(&arena, -2.385, 2, &words, false), "\u22122,38");
	CHECK_TEXT(axis_number(&arena, -0.001, 2, &words, false), "0,00");
	CHECK_TEXT(axis_number(&arena, 2024, 0, &words, false), "2024");
	CHECK_TEXT(axis_number(&arena, 1234567.5, 1, &words, false), "1\u00A0234\u00A0567,5");
	arena_free(&arena);
}

static void
test_scale(void)
{
	const struct scale scale = { 0, 200, 500, 100 };
	CHECK_NEAR(scale_place(&scale, 0), 500, 1e-9);
	CHECK_NEAR(scale_place(&scale, 50), 400, 1e-9);
	CHECK_NEAR(scale_place(&scale, 900), 100, 1e-9);
}

/* Labels of any number of months in any width keep apart and inside, and the first of each era is named. */
static void
test_stops(void)
{
	static const char *const months[] = { "jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.",
		"sep.", "okt.", "nov.", "des." };
	static const char *const years[] = { "2023", "2024", "2025", "2026", "2027", "2028", "2029", "2030",
		"2031", "2032", "2033" };
	struct axis_stop stops[130];
	for (size_t i = 0; i < 130; i++)
		stops[i] = (struct axis_stop){ (double)i, months[i % 12], years[i / 12] };
	for (size_t count = 1; count <= 130; count++) {
		struct layout *layout = layout_new(THEME_WIDTH);
		const struct scale scale = { 0, (double)count, 60, 60 + (double)(count * 37 % 600) + 100 };
		double below = axis_stops(layout, &scale, stops, count, 50, 770, 300);
		CHECK(layout->mark_count >= 2 && below > 300);
		double end[2] = { -1, -1 };
		for (size_t i = 0; i < layout->mark_count; i++) {
			const struct mark *mark = &layout->marks[i];
			double left = mark->x - mark->width / 2;
			CHECK(left >= 50 - 0.01 && mark->x + mark->width / 2 <= 770.01);
			CHECK(left > end[mark->type == TYPE_TARGET]);
			end[mark->type == TYPE_TARGET] = mark->x + mark->width / 2;
		}
		CHECK_TEXT(layout->marks[0].text, "jan.");
		layout_free(layout);
	}
}

int
main(void)
{
	test_ticks();
	test_numbers();
	test_scale();
	test_stops();
	return check_summary("chart_axis");
}
