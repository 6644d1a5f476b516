/* The colours keep the contrast they promise (WCAG 2.1, 1.4.3 and 1.4.11). */
#include "plots/chart/theme.h"
#include "tests/check.h"

/* Relative luminance as WCAG 2.1 defines it. */
static double
luminance(enum ink ink)
{
	static const double weights[] = { 0.0722, 0.7152, 0.2126 };
	double sum = 0;
	for (int i = 0; i < 3; i++) {
		double part = (theme_rgb(ink) >> (8 * i) & 0xFF) / 255.0;
		sum += weights[i] * (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double
contrast(enum ink a, enum ink b)
{
	double x = luminance(a), y = luminance(b);
	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

int
main(void)
{
	CHECK_NEAR(contrast(INK_PAPER, INK_TEXT), 14.8, 0.1);
	CHECK(contrast(INK_MUTED, INK_PAPER) >= 4.5);
	CHECK(contrast(INK_TEXT, INK_BAND) >= 4.5 && contrast(INK_MUTED, INK_BAND) >= 4.5);
	static const enum ink marks[] = { INK_BAR_MET, INK_BAR_NOT_MET, INK_NEUTRAL, INK_GOOD, INK_BELOW,
		INK_TARGET };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		CHECK(contrast(marks[i], INK_PAPER) >= 3);
	for (int i = 0; i < CATEGORY_INKS; i++) {
		enum ink ink = (enum ink)(INK_CATEGORY + i);
		CHECK(contrast(ink, INK_PAPER) >= 3);
		CHECK(contrast(theme_type(theme_type_on(ink))->ink, ink) >= 4.5);
		/* Neighbours are told apart in grey too. */
		CHECK(i == 0 || contrast(ink, (enum ink)(ink - 1)) >= 1.5);
	}
	CHECK(contrast(INK_BIN, INK_PAPER) >= 3 && contrast(INK_BAR_FEW, INK_PAPER) >= 3);
	CHECK(contrast(INK_POINT, INK_PAPER) >= 3 && contrast(INK_DEADLINE, INK_PAPER) >= 4.5);
	CHECK(contrast(INK_TARGET, INK_BIN) >= 3 && contrast(INK_GOOD, INK_PLAIN) >= 3);
	CHECK(contrast(INK_TEXT, INK_BAR_GOOD) >= 4.5 && contrast(INK_GOOD, INK_BAR_GOOD) >= 3);
	CHECK(contrast(INK_TEXT, INK_BAR_BELOW) >= 4.5 && contrast(INK_BELOW, INK_BAR_BELOW) >= 3);
	CHECK(contrast(INK_TEXT, INK_BAR_NEUTRAL) >= 4.5 && contrast(INK_NEUTRAL, INK_BAR_NEUTRAL) >= 3);
	CHECK(contrast(INK_TEXT, INK_PLAIN) >= 4.5 && contrast(INK_NEUTRAL, INK_PLAIN) >= 3);
	static const enum ink grounds[] = { INK_PAPER, INK_LIMIT_WIDE, INK_LIMIT_NEAR };
	for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++) {
		CHECK(contrast(INK_MARKER, grounds[i]) >= 3 && contrast(INK_TEXT, grounds[i]) >= 4.5);
		CHECK(contrast(INK_GOOD, grounds[i]) >= 3 && contrast(INK_BELOW, grounds[i]) >= 3);
		CHECK(contrast(INK_CATEGORY, grounds[i]) >= 3);
	}
	CHECK(contrast(INK_CATEGORY, INK_SERIES_GROUND) >= 3 && contrast(INK_TARGET, INK_SERIES_GROUND) >= 3);
	CHECK(contrast(INK_MUTED, INK_LIMIT_NEAR) >= 4.5 && contrast(INK_NEUTRAL, INK_LIMIT_NEAR) >= 3);
	for (int step = 0; step < SHADE_STEPS; step++) {
		enum ink shade = (enum ink)(INK_SHADE + step);
		CHECK(contrast(INK_TEXT, shade) >= 4.5);
		CHECK(contrast(INK_GOOD, shade) >= 3 && contrast(INK_BELOW, shade) >= 3);
		CHECK(step == 0 || luminance(shade) < luminance((enum ink)(shade - 1)));
	}
	CHECK_INT(theme_shade(0), INK_SHADE);
	CHECK_INT(theme_shade(-1), INK_SHADE);
	CHECK_INT(theme_shade(NAN), INK_SHADE);
	CHECK_INT(theme_shade(0.5), INK_SHADE + 10);
	CHECK_INT(theme_shade(1), INK_SHADE + 20);
	CHECK_INT(theme_shade(1e9), INK_SHADE + 20);
	for (int type = 0; type < TYPE_COUNT_OF; type++)
		CHECK(theme_type((enum type)type)->line_px > theme_type((enum type)type)->size_px);
	return check_summary("chart_theme");
}
