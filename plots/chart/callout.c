#include "plots/chart/callout.h"

#include <math.h>
#include <stdlib.h>

#include "plots/chart/label.h"

/* How far the name is from the dot, in steps; the first is right beside it and needs no leader. */
static const double distances_px[] = { 0, 14, 28, 46, 70, 100 };

/* What is paid for a place: for each step away, for each line that runs through the words (more than for the
 * furthest place, where none does), and for the side
 * (right is best: the eye goes on from the point). */
static const double step_cost = 3, line_cost = 17, leader_line_cost = 0.3;

/* The middle of the name is the dot's, moved in the direction by the distance, and by a share of half the
 * name's own width and height. */
static const struct {
	double right, down;
	double width, height;
	double cost;
} sides[] = {
	{ 1, 0, 1, 0, 0 },
	{ -1, 0, -1, 0, 0.4 },
	{ 0, -1, 0, -1, 0.6 },
	{ 0, 1, 0, 1, 0.8 },
	{ 0.8, -0.6, 1, -0.6, 0.5 },
	{ 0.8, 0.6, 1, 0.6, 0.6 },
	{ -0.8, -0.6, -1, -0.6, 0.9 },
	{ -0.8, 0.6, -1, 0.6, 1 },
	{ 0.5, -0.9, 0.5, -1, 0.7 },
	{ 0.5, 0.9, 0.5, 1, 0.8 },
	{ -0.5, -0.9, -0.5, -1, 1.1 },
	{ -0.5, 0.9, -0.5, 1, 1.2 },
};

/* A name on its way to a place. */
struct callout {
	double x, y, radius;
	double width, height;
	struct label_lines lines;
	struct box box;
	struct segment leader;
	bool led;
	double cost;
};

void
field_free(struct field *field)
{
	free(field->dots);
	free(field->lines);
	free(field->words);
	free(field->leaders);
}

void
field_dot(struct field *field, double x, double y, double radius)
{
	field->dots = array_room(field->dots, field->dot_count, &field->dot_capacity, sizeof *field->dots);
	field->dots[field->dot_count++] = (struct dot){ x, y, radius };
}

static void
field_path(struct field *field, const double *points, size_t count)
{
	for (size_t i = 0; i + 1 < count; i++) {
		field->lines = array_room(
			field->lines, field->line_count, &field->line_capacity, sizeof *field->lines);
		field->lines[field->line_count++] = (struct segment){ points[2 * i], points[2 * i + 1],
			points[2 * i + 2], points[2 * i + 3] };
	}
}

void
field_lines(struct field *field, const struct layout *layout, size_t from)
{
	for (size_t i = from; i < layout->mark_count; i++)
		if (layout->marks[i].kind == MARK_PATH)
			field_path(field, layout->marks[i].points, layout->marks[i].point_count);
}

void
field_words(struct field *field, struct box box)
{
	field->words =
		array_room(field->words, field->word_count, &field->word_capacity, sizeof *field->words);
	field->words[field->word_count++] = box;
}

static void
field_leader(struct field *field, struct segment leader)
{
	field->leaders = array_room(
		field->leaders, field->leader_count, &field->leader_capacity, sizeof *field->leaders);
	field->leaders[field->leader_count++] = leader;
}

static bool
box_is_free(const struct field *field, struct box box)
{
	if (!box_within(box, field->within))
		return false;
	for (size_t i = 0; i < field->word_count; i++)
		if (boxes_meet(box, field->words[i]))
			return false;
	for (size_t i = 0; i < field->dot_count; i++) {
		const struct dot *dot = &field->dots[i];
		if (hypot(dot->x - fmax(box.left, fmin(dot->x, box.right)),
			    dot->y - fmax(box.top, fmin(dot->y, box.bottom))) < dot->radius)
			return false;
	}
	for (size_t i = 0; i < field->leader_count; i++)
		if (segment_meets_box(field->leaders[i], box))
			return false;
	return true;
}

/* A leader leaves its own dot, so that dot is not in its way; one that lies on the same place is. */
static bool
leader_is_free(const struct field *field, const struct callout *callout)
{
	for (size_t i = 0; i < field->word_count; i++)
		if (segment_meets_box(callout->leader, field->words[i]))
			return false;
	for (size_t i = 0; i < field->leader_count; i++)
		if (segments_meet(callout->leader, field->leaders[i]))
			return false;
	for (size_t i = 0; i < field->dot_count; i++) {
		const struct dot *dot = &field->dots[i];
		bool own = fabs(dot->x - callout->x) < 0.5 && fabs(dot->y - callout->y) < 0.5;
		if (!own && segment_distance(callout->leader, dot->x, dot->y) < dot->radius)
			return false;
	}
	return true;
}

static double
lines_cost(const struct field *field, const struct callout *callout)
{
	double cost = 0;
	for (size_t i = 0; i < field->line_count; i++) {
		if (segment_meets_box(field->lines[i], callout->box))
			cost += line_cost;
		else if (callout->led && segments_meet(field->lines[i], callout->leader))
			cost += leader_line_cost;
	}
	return fmin(cost, 3 * line_cost);
}

/* The place on one side at one distance. */
static void
callout_move(struct callout *callout, size_t side, double distance)
{
	double gap = callout->radius + THEME_NAME_GAP + distance;
	double middle = callout->x + sides[side].right * gap + sides[side].width * callout->width / 2;
	double centre = callout->y + sides[side].down * gap + sides[side].height * callout->height / 2;
	callout->box = (struct box){ middle - callout->width / 2, middle + callout->width / 2,
		centre - callout->height / 2, centre + callout->height / 2 };
	callout->led = distance > 0;
	double x = fmax(callout->box.left, fmin(callout->x, callout->box.right));
	double y = fmax(callout->box.top, fmin(callout->y, callout->box.bottom));
	double way = hypot(x - callout->x, y - callout->y);
	double share = way > 0 ? fmin(1, callout->radius / way) : 0;
	callout->leader = (struct segment){ callout->x + share * (x - callout->x),
		callout->y + share * (y - callout->y), x, y };
}

/* The cheapest of all places; false if none is free. */
static bool
callout_search(const struct field *field, struct callout *callout)
{
	struct callout best = { .cost = INFINITY };
	for (size_t step = 0; step < sizeof distances_px / sizeof *distances_px; step++) {
		if ((double)step * step_cost > best.cost)
			break;
		for (size_t side = 0; side < sizeof sides / sizeof *sides; side++) {
			callout_move(callout, side, distances_px[step]);
			callout->cost = (double)step * step_cost + sides[side].cost;
			if (callout->cost >= best.cost || !box_is_free(field, callout->box))
				continue;
			callout->cost += lines_cost(field, callout);
			if (callout->cost < best.cost && (!callout->led || leader_is_free(field, callout)))
				best = *callout;
		}
	}
	*callout = best;
	return isfinite(best.cost);
}

static void
callout_write(struct layout *layout, struct field *field, const struct callout *callout)
{
	const double pitch = theme_type(TYPE_NAME)->line_px;
	/* Words that stand left of their dot end there, those right of it begin there. */
	enum anchor anchor = callout->box.left >= callout->x    ? ANCHOR_START
			     : callout->box.right <= callout->x ? ANCHOR_END
								: ANCHOR_MIDDLE;
	double x = anchor == ANCHOR_START ? callout->box.left
		   : anchor == ANCHOR_END ? callout->box.right
					  : (callout->box.left + callout->box.right) / 2;
	for (size_t i = 0; i < callout->lines.count; i++)
		layout_text(layout, TYPE_NAME, anchor, x,
			layout_centred(TYPE_NAME, callout->box.top + ((double)i + 0.5) * pitch),
			callout->width, callout->lines.line[i]);
	field_words(field, callout->box);
	if (!callout->led)
		return;
	const struct segment *leader = &callout->leader;
	layout_path(layout, INK_MARKER, THEME_HAIR, STROKE_SOLID,
		(const double[]){ leader->x0, leader->y0, leader->x1, leader->y1 }, 2);
	field_leader(field, *leader);
}

bool
callout_draw(struct layout *layout, struct field *field, double x, double y, double radius, const char *name)
{
	const char *clean = label_copy(&layout->arena, name);
	if (!*clean)
		return true;
	struct callout callout = { .x = x, .y = y, .radius = radius };
	callout.lines = label_wrap(&layout->arena, clean, TYPE_NAME, THEME_NAME_MOST, THEME_NAME_LINES);
	for (size_t i = 0; i < callout.lines.count; i++)
		callout.width = fmax(callout.width, label_width(callout.lines.line[i], TYPE_NAME));
	callout.height = (double)callout.lines.count * theme_type(TYPE_NAME)->line_px;
	struct callout placed = callout;
	if (!callout_search(field, &placed))
		return false;
	callout_write(layout, field, &placed);
	return true;
}

/* The place above or below a line, at one distance from it. */
static void
line_name_move(struct callout *callout, double left, double y, bool below, double distance)
{
	double gap = THEME_LEAD + distance, top = below ? y + gap : y - gap - callout->height;
	callout->box = (struct box){ left, left + callout->width, top, top + callout->height };
	callout->led = distance > 0;
	callout->x = left + fmin(THEME_GAP, callout->width / 2);
	callout->y = y;
	callout->leader = (struct segment){ callout->x, y, callout->x, below ? top : top + callout->height };
}

bool
line_name_draw(struct layout *layout, struct field *field, double x0, double x1, double y, const char *name)
{
	enum { PLACES = 13 };
	struct callout callout = { .height = theme_type(TYPE_NAME)->line_px }, best = { .cost = INFINITY };
	callout.width = fmin(label_width(name, TYPE_NAME), field->within.right - x0);
	if (!(callout.width > 0))
		return true;
	const char *clean = label_copy(&layout->arena, name);
	callout.lines = label_wrap(&layout->arena, clean, TYPE_NAME, callout.width, 1);
	double room = fmax(0, x1 - x0 - callout.width);
	for (size_t i = 0; i < sizeof distances_px / sizeof *distances_px * PLACES * 2; i++) {
		size_t step = i / (2 * (size_t)PLACES), place = i / 2 % PLACES;
		bool below = i % 2;
		line_name_move(
			&callout, x0 + room * (double)place / (PLACES - 1), y, below, distances_px[step]);
		callout.cost = (double)step * step_cost + 0.2 * (double)place + 0.1 * below +
			       lines_cost(field, &callout);
		if (callout.cost < best.cost && box_is_free(field, callout.box) &&
			(!callout.led || leader_is_free(field, &callout)))
			best = callout;
	}
	if (!isfinite(best.cost))
		return false;
	callout_write(layout, field, &best);
	return true;
}
