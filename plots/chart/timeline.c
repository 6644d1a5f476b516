#include "plots/chart/timeline.h"

#include <assert.h>
#include <math.h>

#include "plots/chart/label.h"

const double *
timeline_edges(struct arena *arena, const struct axis_stop *stops, size_t count)
{
	assert(count > 0);
	double *edges = arena_alloc(arena, (count + 1) * sizeof *edges);
	for (size_t i = 1; i < count; i++)
		edges[i] = (stops[i - 1].place + stops[i].place) / 2;
	edges[0] = stops[0].place - (count > 1 ? edges[1] - stops[0].place : 0.5);
	edges[count] = stops[count - 1].place + (count > 1 ? stops[count - 1].place - edges[count - 1] : 0.5);
	return edges;
}

struct measure
timeline_measure(const double *edges, size_t count)
{
	return (struct measure){ .scale = { .low = edges[0], .high = edges[count] } };
}

void
timeline_gap(struct layout *layout, const struct plane *plane, const double *edges, size_t stop)
{
	double left = plane_x(plane, edges[stop]), right = plane_x(plane, edges[stop + 1]);
	layout_hatch(layout, left, plane->area.bottom - THEME_GAP_MARK, right - left, THEME_GAP_MARK);
}

/* Words keep this far from a line. */
enum { ASIDE = 5 };

static double
occasion_x(const struct occasion *occasion, double left, double right)
{
	return left + (right - left) * occasion->share;
}

/* A line goes through its own lane, unless the words are above it, and through all lanes below. */
static bool
rule_meets_words(const struct occasion *rule, double x, const struct occasion *words)
{
	size_t first = rule->lane + (rule->above ? 1 : 0);
	return rule->ruled && first <= words->lane && x > words->left - ASIDE + 1 &&
	       x < words->left + words->width + ASIDE - 1;
}

static bool
words_meet(const struct occasion *a, const struct occasion *b)
{
	return a->lane == b->lane && a->left < b->left + b->width + THEME_GAP &&
	       b->left < a->left + a->width + THEME_GAP;
}

/* Whether the words fit where they are put, beside all that have a place already. */
static bool
place_is_free(const struct occasion *occasions, size_t index, double left, double right)
{
	const struct occasion *occasion = &occasions[index];
	double x = occasion_x(occasion, left, right);
	for (size_t i = 0; i < index; i++) {
		const struct occasion *other = &occasions[i];
		if (other->lane < THEME_LANES_MOST &&
			(words_meet(occasion, other) || rule_meets_words(occasion, x, other) ||
				rule_meets_words(other, occasion_x(other, left, right), occasion)))
			return false;
	}
	return true;
}

/* Whole words behind the line are best, then those before it, then those above it, then cut ones. */
enum side { SIDE_BEHIND, SIDE_BEFORE, SIDE_ABOVE, SIDE_CUT, SIDE_COUNT };

/* Puts the words on a side of the line; false if there is no room. */
static bool
words_put(struct occasion *occasion, enum side side, double x, double most)
{
	double whole = label_width(occasion->text, TYPE_NOTE), aside = occasion->ruled ? ASIDE : 0;
	double room = side == SIDE_BEFORE  ? x - aside - THEME_MARGIN
		      : side == SIDE_ABOVE ? most - THEME_MARGIN
					   : most - x - aside;
	occasion->width = fmin(whole, room);
	occasion->above = side == SIDE_ABOVE;
	occasion->left = side == SIDE_BEFORE  ? x - aside - occasion->width
			 : side == SIDE_ABOVE ? fmin(x, most - occasion->width)
					      : x + aside;
	return side == SIDE_CUT ? room >= THEME_LANE_LEAST : whole <= room;
}

static void
lane_find(struct occasion *occasions, size_t index, double left, double right, double most)
{
	struct occasion *occasion = &occasions[index];
	double x = occasion_x(occasion, left, right);
	for (int side = 0; side < SIDE_COUNT; side++)
		for (occasion->lane = 0; occasion->lane < THEME_LANES_MOST; occasion->lane++)
			if (words_put(occasion, (enum side)side, x, most) &&
				place_is_free(occasions, index, left, right))
				return;
}

size_t
lanes_assign(struct occasion *occasions, size_t count, double left, double right, double most)
{
	size_t lanes = 0;
	for (size_t i = 0; i < count; i++) {
		lane_find(occasions, i, left, right, most);
		if (occasions[i].lane < THEME_LANES_MOST && occasions[i].lane >= lanes)
			lanes = occasions[i].lane + 1;
	}
	return lanes;
}

size_t
lanes_draw(struct layout *layout, const struct plane *plane, const struct occasion *occasions, size_t count,
	size_t lanes)
{
	const double pitch = theme_type(TYPE_NOTE)->line_px;
	double top = plane->area.top - THEME_PLANE_DROP - (double)lanes * pitch;
	size_t more = 0;
	for (size_t i = 0; i < count; i++) {
		const struct occasion *occasion = &occasions[i];
		bool placed = occasion->lane < THEME_LANES_MOST;
		double x = occasion_x(occasion, plane->area.left, plane->area.right);
		double y = placed ? top + (double)occasion->lane * pitch : plane->area.top;
		double from = occasion->above && placed ? y + pitch : y;
		if (occasion->ruled)
			layout_path(layout, INK_LIMIT, THEME_HAIR, STROKE_SOLID,
				(const double[]){ x, from, x, plane->area.bottom }, 2);
		more += !placed;
		if (placed)
			layout_text(layout, TYPE_NOTE, ANCHOR_START, occasion->left,
				layout_centred(TYPE_NOTE, y + pitch / 2), occasion->width, occasion->text);
	}
	return more;
}
