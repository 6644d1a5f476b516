#include "plots/report/icon.h"

#include "plots/report/escape.h"

/* All are drawn in a square of 48 with a ring of radius 22 in its middle. */
static void
icon_open(struct buffer *out, const char *class, const char *label)
{
	buffer_print(out, "<svg class=\"icon %s\" viewBox=\"0 0 48 48\" role=\"img\" aria-label=\"", class);
	escape_html(out, label);
	buffer_text(out, "\"><title>");
	escape_html(out, label);
	buffer_text(out, "</title><circle class=\"ring\" cx=\"24\" cy=\"24\" r=\"22\"></circle>");
}

static void
icon_close(struct buffer *out)
{
	buffer_text(out, "</svg>");
}

static void
sign_add(struct buffer *out, const char *sign, int x, int y)
{
	buffer_print(out, "<text x=\"%d\" y=\"%d\">%s</text>", x, y, sign);
}

static void
disc_add(struct buffer *out, const char *class, double x, double y, double radius)
{
	buffer_print(out, "<circle class=\"%s\" cx=\"%g\" cy=\"%g\" r=\"%g\"></circle>", class, x, y, radius);
}

enum signal { SIGNAL_BETTER, SIGNAL_WORSE, SIGNAL_NEITHER };

static const char *const signal_classes[] = {
	[SIGNAL_BETTER] = "better", [SIGNAL_WORSE] = "worse", [SIGNAL_NEITHER] = "changed"
};

/* The same marks as the chart beside has for its signals. */
static void
mark_add(struct buffer *out, enum signal signal, double x, double y)
{
	switch (signal) {
	case SIGNAL_BETTER: disc_add(out, "mark", x, y, 3.4); return;
	case SIGNAL_WORSE:
		buffer_print(
			out, "<path class=\"mark\" d=\"M%g %gh8.4l-4.2 7.4z\"></path>", x - 4.2, y - 3.4);
		return;
	case SIGNAL_NEITHER:
		buffer_print(out, "<path class=\"mark\" d=\"M%g %gl4.2 4.2l-4.2 4.2l-4.2-4.2z\"></path>", x,
			y - 4.2);
		return;
	}
}

static void
common_draw(struct buffer *out, const char *label)
{
	static const double heights[] = { 29, 19, 29, 19, 29 };
	icon_open(out, "common", label);
	buffer_text(out, "<path class=\"line\" d=\"M8 29L16 19L24 29L32 19L40 29\"></path>");
	for (size_t i = 0; i < sizeof heights / sizeof *heights; i++)
		disc_add(out, "point", 8 + 8 * (double)i, heights[i], 3.2);
	icon_close(out);
}

/* Two points about a line, then three away from it, and in the room they leave the letter. `side`: 1 above,
 * -1 below. */
static void
signal_draw(struct buffer *out, enum signal signal, int side, const char *label)
{
	enum { POINTS = 5, SIGNALS = 3 };
	static const double rises[POINTS] = { -5, 1, 9, 13, 9 };
	double height[POINTS];
	icon_open(out, signal_classes[signal], label);
	buffer_text(out, "<path class=\"line\" d=\"");
	for (size_t i = 0; i < POINTS; i++) {
		height[i] = 24 - side * rises[i];
		buffer_print(out, "%c%g %g", i == 0 ? 'M' : 'L', 7 + 8 * (double)i, height[i]);
	}
	buffer_text(out, "\"></path>");
	for (size_t i = 0; i < POINTS - SIGNALS; i++)
		disc_add(out, "point", 7 + 8 * (double)i, height[i], 2.8);
	for (size_t i = POINTS - SIGNALS; i < POINTS; i++)
		mark_add(out, signal, 7 + 8 * (double)i, height[i]);
	sign_add(out, side > 0 ? "H" : "L", 28, side > 0 ? 40 : 22);
	icon_close(out);
}

void
icon_variation(struct buffer *out, enum variation variation, const char *label)
{
	switch (variation) {
	case VARIATION_UNKNOWN: return;
	case VARIATION_COMMON: common_draw(out, label); return;
	case VARIATION_IMPROVING_HIGH: signal_draw(out, SIGNAL_BETTER, 1, label); return;
	case VARIATION_IMPROVING_LOW: signal_draw(out, SIGNAL_BETTER, -1, label); return;
	case VARIATION_CONCERNING_HIGH: signal_draw(out, SIGNAL_WORSE, 1, label); return;
	case VARIATION_CONCERNING_LOW: signal_draw(out, SIGNAL_WORSE, -1, label); return;
	case VARIATION_NEUTRAL_HIGH: signal_draw(out, SIGNAL_NEITHER, 1, label); return;
	case VARIATION_NEUTRAL_LOW: signal_draw(out, SIGNAL_NEITHER, -1, label); return;
	}
}

/* The curve above the line of the target, below it, or through it. */
static void
assurance_curve(struct buffer *out, int side)
{
	const int line = 18 + 7 * side, curve = 18 - 4 * side, reach = side == 0 ? 17 : 11;
	buffer_print(out, "<path class=\"target\" d=\"M6 %dH42\"></path>", line);
	buffer_print(out, "<path class=\"curve\" d=\"M8 %dQ12 %d 16 %dT24 %dT32 %dT40 %d\"></path>", curve,
		curve - reach, curve, curve, curve, curve);
}

void
icon_assurance(struct buffer *out, enum assurance assurance, bool higher, const char *label)
{
	switch (assurance) {
	case ASSURANCE_UNKNOWN: return;
	case ASSURANCE_PASS:
		icon_open(out, "better", label);
		assurance_curve(out, higher ? 1 : -1);
		buffer_text(out, "<path class=\"sign\" d=\"M17.5 35.5l5 5l8.5-9.5\"></path>");
		break;
	case ASSURANCE_FAIL:
		icon_open(out, "worse", label);
		assurance_curve(out, higher ? -1 : 1);
		buffer_text(out, "<path class=\"sign\" d=\"M19.5 32.5l9 9M28.5 32.5l-9 9\"></path>");
		break;
	case ASSURANCE_INCONSISTENT:
		icon_open(out, "common", label);
		assurance_curve(out, 0);
		sign_add(out, "?", 24, 42);
		break;
	}
	icon_close(out);
}
