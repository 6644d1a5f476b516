#include "plots/chart/rows.h"

#include <math.h>

#include "plots/chart/label.h"

static enum type
name_type(const struct row_words *words)
{
	return words->emphasis ? TYPE_STRONG : TYPE_LABEL;
}

static double
column_measure(const struct rows *rows, size_t column)
{
	double width = label_width(rows->heads[column], TYPE_HEAD);
	for (size_t i = 0; i < rows->count; i++)
		if (rows->words[i].known)
			width = fmax(width, label_width(rows->words[i].columns[column], rows->types[column]));
	return ceil(fmin(width, THEME_NUMBER_MOST));
}

static void
measure(struct rows *rows)
{
	double label = 0, right = rows->layout->width - THEME_MARGIN, edge = right - THEME_NUMBERS_SIDE;
	for (size_t i = 0; i < rows->count; i++)
		label = fmax(label, label_width(rows->words[i].label, name_type(&rows->words[i])));
	for (size_t column = ROW_COLUMNS; column-- > 0;) {
		rows->column_width[column] = column_measure(rows, column);
		rows->column_right[column] = right;
		if (!(rows->column_width[column] > 0))
			continue;
		edge = right - rows->column_width[column] - 2 * THEME_GAP;
		right -= rows->column_width[column] + THEME_COLUMN_GAP;
	}
	rows->label_right = THEME_MARGIN + ceil(fmin(label, THEME_LABEL_MOST));
	rows->left = rows->label_right + THEME_GAP;
	rows->right = edge;
}

static struct label_lines
name_lines(const struct rows *rows, size_t row)
{
	struct arena *arena = &rows->layout->arena;
	return label_wrap(arena, label_copy(arena, rows->words[row].label), name_type(&rows->words[row]),
		rows->label_right - THEME_MARGIN, THEME_ROW_NAME_LINES);
}

/* `y` is where the heading or the legend ends. */
static void
place(struct rows *rows, double y)
{
	bool top_axis = rows->axis && rows->count > THEME_ROWS_WITHOUT_TOP_AXIS;
	rows->head = floor(y + THEME_BLOCK_GAP);
	rows->tops = arena_alloc(&rows->layout->arena, (rows->count + 1) * sizeof *rows->tops);
	double top = rows->head + THEME_HEAD_DROP + (top_axis ? theme_type(TYPE_HEAD)->line_px : 0);
	for (size_t i = 0; i < rows->count; i++) {
		rows->tops[i] = top;
		double name = (double)name_lines(rows, i).count * THEME_ROW_NAME_PITCH;
		top += fmax(rows->row_least, ceil(name + THEME_ROW - THEME_ROW_NAME_PITCH));
		if (i + 1 == rows->rule_after && i + 1 < rows->count)
			top += THEME_RULE_ROOM;
	}
	rows->tops[rows->count] = top;
}

struct layout *
rows_open(struct rows *rows, const struct heading *heading, const struct legend_item *legend,
	size_t legend_count, const void *chart, struct row_words (*words_of)(const void *chart, size_t index))
{
	struct layout *layout = layout_new(THEME_WIDTH);
	bool known = false;
	rows->layout = layout;
	rows->words = arena_alloc(&layout->arena, rows->count * sizeof *rows->words);
	for (size_t i = 0; i < rows->count; i++) {
		rows->words[i] = words_of(chart, i);
		known = known || rows->words[i].known;
	}
	if (!known) {
		struct layout *card = card_layout(heading, rows->count ? rows->words[0].note : NULL);
		layout_free(layout);
		return card;
	}
	measure(rows);
	place(rows, legend_draw(layout, heading_top(layout, heading), legend, legend_count));
	return NULL;
}

double
rows_top(const struct rows *rows)
{
	return rows->tops[0];
}

double
rows_bottom(const struct rows *rows)
{
	return rows->tops[rows->count];
}

double
rows_height(const struct rows *rows, size_t row)
{
	bool before_rule = row + 1 == rows->rule_after && row + 1 < rows->count;
	return rows->tops[row + 1] - rows->tops[row] - (before_rule ? THEME_RULE_ROOM : 0);
}

double
rows_centre(const struct rows *rows, size_t row)
{
	return rows->tops[row] + rows_height(rows, row) / 2;
}

void
rows_bands(const struct rows *rows)
{
	const double outside = THEME_MARGIN - THEME_GAP;
	for (size_t i = 0; i < rows->count; i++)
		if (rows->words[i].emphasis)
			layout_rectangle(rows->layout, INK_BAND, outside, rows->tops[i],
				rows->layout->width - 2 * outside, rows_height(rows, i));
}

void
rows_hatch(const struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		if (!rows->words[i].known)
			layout_hatch(rows->layout, rows->left + THEME_HAIR,
				rows_centre(rows, i) - THEME_UNKNOWN / 2.0,
				rows->right - rows->left - THEME_HAIR, THEME_UNKNOWN);
}

void
rows_notes(const struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		if (!rows->words[i].known)
			unknown_note(rows->layout, rows->left + THEME_HAIR,
				rows_centre(rows, i) - THEME_UNKNOWN / 2.0,
				rows->right - rows->left - THEME_HAIR, THEME_UNKNOWN, TYPE_NOTE, ANCHOR_START,
				rows->words[i].note);
}

static void
name_write(const struct rows *rows, size_t row)
{
	enum type type = name_type(&rows->words[row]);
	struct label_lines lines = name_lines(rows, row);
	double top = rows_centre(rows, row) - (double)lines.count * THEME_ROW_NAME_PITCH / 2;
	for (size_t i = 0; i < lines.count; i++)
		layout_text(rows->layout, type, ANCHOR_END, rows->label_right,
			layout_centred(type, top + ((double)i + 0.5) * THEME_ROW_NAME_PITCH),
			rows->label_right - THEME_MARGIN, lines.line[i]);
}

void
rows_write(const struct rows *rows)
{
	for (size_t column = 0; column < ROW_COLUMNS; column++) {
		enum type type = rows->types[column];
		double right = rows->column_right[column], width = rows->column_width[column];
		layout_text(rows->layout, TYPE_HEAD, ANCHOR_END, right, layout_centred(TYPE_HEAD, rows->head),
			width, rows->heads[column]);
		for (size_t i = 0; i < rows->count; i++)
			if (rows->words[i].known)
				layout_text(rows->layout, type, ANCHOR_END, right,
					layout_centred(type, rows_centre(rows, i)), width,
					rows->words[i].columns[column]);
	}
	for (size_t i = 0; i < rows->count; i++)
		name_write(rows, i);
}

const char *
rows_figure(const struct rows *rows, size_t row, size_t column)
{
	struct arena *arena = &rows->layout->arena;
	const char *figure = label_copy(arena, rows->words[row].columns[column]);
	if (!*figure)
		return NULL;
	const char *head = label_copy(arena, rows->heads[column]);
	return *head ? arena_print(arena, "%s %s", head, figure) : figure;
}

void
rows_zone(const struct rows *rows, size_t row, const char *const *parts, size_t count)
{
	const struct row_words *words = &rows->words[row];
	layout_zone(rows->layout, THEME_MARGIN, rows->tops[row], rows->layout->width - 2 * THEME_MARGIN,
		rows_height(rows, row), words->label, words->known ? parts : &words->note,
		words->known ? count : 1);
}

void
rows_line(const struct rows *rows, const struct rows_line *line)
{
	double room = rows->right - rows->left, width = fmin(label_width(line->text, line->type), room);
	double middle = fmax(rows->left + width / 2, fmin(line->x, rows->right - width / 2));
	layout_text(rows->layout, line->type, ANCHOR_MIDDLE, middle, layout_centred(line->type, rows->head),
		room, line->text);
	double from = rows->head + theme_type(line->type)->line_px / 2;
	const double points[] = { line->x, from, line->x, rows_bottom(rows) + THEME_OVERSHOOT };
	layout_path(rows->layout, line->ink, THEME_TARGET_LINE, line->stroke, points, 2);
}

struct ruler
rows_ruler(const struct rows *rows, double low, double high, const struct number_words *words, bool percent,
	const char *title)
{
	struct ruler ruler = { .scale = { low, high, rows->left, rows->right },
		.words = *words,
		.percent = percent,
		.title = title };
	ruler_fit(&ruler, rows->layout, true);
	return ruler;
}

void
rows_grid(const struct rows *rows, const struct ruler *ruler)
{
	ruler_grid(ruler, rows->layout, rows_top(rows), rows_bottom(rows) + THEME_OVERSHOOT);
}

double
rows_numbers(const struct rows *rows, const struct ruler *ruler, double line_x)
{
	if (rows->count > THEME_ROWS_WITHOUT_TOP_AXIS)
		ruler_numbers(ruler, rows->layout, rows_top(rows) - THEME_AXIS_RISE, line_x);
	return ruler_below(ruler, rows->layout, rows_bottom(rows));
}

double
rows_ground(const struct rows *rows, const struct ruler *ruler, double reference, const char *text)
{
	rows_bands(rows);
	rows_grid(rows, ruler);
	rows_hatch(rows);
	if (isnan(reference))
		return NAN;
	double x = scale_place(&ruler->scale, reference);
	rows_line(rows, &(struct rows_line){ x, text, TYPE_HEAD, INK_MUTED, STROKE_DOTTED });
	return x;
}
