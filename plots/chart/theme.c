#include "plots/chart/theme.h"

#include <assert.h>
#include <math.h>

static const uint32_t inks[] = {
	[INK_PAPER] = 0xFFFFFF,
	[INK_TEXT] = 0x1F2933,
	[INK_MUTED] = 0x5B6770,
	[INK_GRID] = 0xE4E7EB,
	[INK_RULE] = 0xC3CAD1,
	[INK_BAND] = 0xF1F5F8,
	[INK_HATCH] = 0xC3CAD1,
	[INK_TRACK] = 0xEDF0F3,
	[INK_TRACK_BELOW] = 0xDCE2E8,
	[INK_BAR_MET] = 0x0072B2,
	[INK_BAR_NOT_MET] = 0x6F8FA6,
	[INK_TARGET] = 0x1F2933,
	[INK_NEUTRAL] = 0x46525D,
	[INK_NEUTRAL_TINT] = 0x8D98A3,
	[INK_GOOD] = 0x005A8C,
	[INK_GOOD_TINT] = 0x4F9CC8,
	[INK_BELOW] = 0xA63F00,
	[INK_BELOW_TINT] = 0xE0803F,
	[INK_LIMIT] = 0x9AA5B1,
	[INK_LIMIT_WIDE] = 0xEEF2F6,
	[INK_LIMIT_NEAR] = 0xE1E7EE,
	[INK_SERIES_GROUND] = 0xE6F0F7,
	[INK_MARKER] = 0x6B7782,
	/* Told apart in grey as well: dark, for words in paper, and lighter, for dark words, take turns. All
	 * 3:1 or more on paper. */
	[INK_CATEGORY] = 0x0072B2,
	[INK_CATEGORY + 1] = 0xD9762B,
	[INK_CATEGORY + 2] = 0x1B4F72,
	[INK_CATEGORY + 3] = 0x3F9F80,
	[INK_CATEGORY + 4] = 0x7A3E6B,
	[INK_CATEGORY + 5] = 0xA8913A,
	[INK_CATEGORY + 6] = 0x46525D,
	[INK_CATEGORY + 7] = 0x8A96A2,
	[INK_BAR_GOOD] = 0x8FC1E0,
	[INK_BAR_BELOW] = 0xEFB088,
	[INK_BAR_NEUTRAL] = 0xCBD2D9,
	[INK_BAR_FEW] = 0x8A96A2,
	[INK_BIN] = 0x4697C7,
	[INK_PLAIN] = 0xA9CDE6,
	[INK_POINT] = 0x6B8BA4,
	[INK_DEADLINE] = 0xB0124F,
};

/* From almost paper to a blue that dark text still stands out from (8:1). */
static const uint32_t shade_lightest = 0xF6F9FB, shade_darkest = 0x8CC0E2;

uint32_t
theme_rgb(enum ink ink)
{
	if (ink < INK_SHADE)
		return inks[ink];
	uint32_t step = (uint32_t)ink - INK_SHADE;
	assert(step < SHADE_STEPS);
	uint32_t rgb = 0;
	for (unsigned shift = 0; shift < 24; shift += 8) {
		uint32_t light = shade_lightest >> shift & 0xFF, dark = shade_darkest >> shift & 0xFF;
		rgb |= (light * (SHADE_STEPS - 1 - step) + dark * step) / (SHADE_STEPS - 1) << shift;
	}
	return rgb;
}

enum ink
theme_shade(double value)
{
	double step = value * (SHADE_STEPS - 1) + 0.5;
	/* Written so that NaN falls to the lightest. */
	if (!(step > 0))
		return INK_SHADE;
	return (enum ink)(INK_SHADE + (step < SHADE_STEPS ? (int)step : SHADE_STEPS - 1));
}

const struct type_style *
theme_type(enum type type)
{
	static const struct type_style styles[TYPE_COUNT_OF] = {
		[TYPE_TITLE] = { 24, 30, true, INK_TEXT },
		[TYPE_SUBTITLE] = { 16, 22, false, INK_MUTED },
		[TYPE_LABEL] = { 15, 20, false, INK_TEXT },
		[TYPE_STRONG] = { 15, 20, true, INK_TEXT },
		[TYPE_COUNT] = { 15, 20, false, INK_MUTED },
		[TYPE_NOTE] = { 14, 19, false, INK_MUTED },
		[TYPE_HEAD] = { 14, 18, false, INK_MUTED },
		[TYPE_TARGET] = { 14, 18, true, INK_TARGET },
		[TYPE_FIGURE] = { 26, 30, true, INK_TEXT },
		[TYPE_SMALL] = { 13, 17, false, INK_MUTED },
		[TYPE_SOURCE] = { 13, 18, false, INK_MUTED },
		[TYPE_ON_DARK] = { 13, 17, true, INK_PAPER },
		[TYPE_ON_LIGHT] = { 13, 17, true, INK_TEXT },
		[TYPE_DEADLINE] = { 14, 18, true, INK_DEADLINE },
		[TYPE_NAME] = { 13, 17, true, INK_TEXT },
		[TYPE_PANEL] = { 13, 17, false, INK_TEXT },
	};
	return &styles[type];
}

enum type
theme_type_on(enum ink ink)
{
	/* Where black and white stand out alike, by the relative luminance of WCAG 2.1 with its curve taken
	 * for a power. */
	const double middle = 0.2, weights[] = { 0.0722, 0.7152, 0.2126 };
	double luminance = 0;
	for (int i = 0; i < 3; i++)
		luminance += weights[i] * pow((theme_rgb(ink) >> (8 * i) & 0xFF) / 255.0, 2.2);
	return luminance < middle ? TYPE_ON_DARK : TYPE_ON_LIGHT;
}
