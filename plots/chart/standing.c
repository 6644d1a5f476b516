#include "plots/chart/standing.h"

static const struct {
	enum ink ink, tint, bar;
	enum shape shape;
} looks[] = {
	[STANDING_NONE] = { INK_NEUTRAL, INK_NEUTRAL_TINT, INK_BAR_NEUTRAL, SHAPE_DOT },
	[STANDING_BELOW] = { INK_BELOW, INK_BELOW_TINT, INK_BAR_BELOW, SHAPE_TRIANGLE },
	[STANDING_OPEN] = { INK_NEUTRAL, INK_NEUTRAL_TINT, INK_BAR_NEUTRAL, SHAPE_DIAMOND },
	[STANDING_GOOD] = { INK_GOOD, INK_GOOD_TINT, INK_BAR_GOOD, SHAPE_DOT },
};

enum ink
standing_ink(enum standing standing)
{
	return looks[standing].ink;
}

enum ink
standing_tint(enum standing standing)
{
	return looks[standing].tint;
}

enum ink
standing_bar(enum standing standing)
{
	return looks[standing].bar;
}

enum shape
standing_shape(enum standing standing)
{
	return looks[standing].shape;
}
