/* Charts of points, bins and lines, on a terminal. */
#include <math.h>

#include "plots/report/plot_terminal.h"
#include "plots/report/plot_words.h"

/* A row of columns, each an eighth of a line higher than the one before it in the table. */
static const char *const heights[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
enum { HEIGHTS = 8 };

static const char *
height_glyph(double share)
{
	return heights[(size_t)fmin(fmax(floor(share * HEIGHTS), 0), HEIGHTS - 1)];
}

/* Values side by side; where there are more than cells, the last of those that share one. */
static void
spark(struct strip *strip, const double *values, size_t count, double low, double high)
{
	for (size_t i = 0; values && i < count; i++)
		if (isfinite(values[i])) {
			size_t cell = count > STRIP_CELLS ? i * STRIP_CELLS / count : i;
			strip->cells[cell] =
				height_glyph(high > low ? (values[i] - low) / (high - low) : 0.5);
		}
}

static void
take(double *low, double *high, const double *values, size_t count)
{
	for (size_t i = 0; values && i < count; i++)
		if (isfinite(values[i])) {
			*low = fmin(*low, values[i]);
			*high = fmax(*high, values[i]);
		}
}

TERMINAL_DRAWS(trend)
{
	const struct trend_chart *trend = &chart->trend;
	double low = INFINITY, high = -INFINITY;
	(void)language;
	for (size_t i = 0; i < trend->series_count; i++)
		take(&low, &high, trend->series[i].values, trend->stop_count);
	for (size_t i = 0; i < trend->series_count; i++) {
		struct strip strip = strip_make(low, high);
		spark(&strip, trend->series[i].values, trend->stop_count, low, high);
		terminal_row(out, trend->series[i].label, &strip, trend->series[i].last_text, "");
	}
}

TERMINAL_DRAWS(panels)
{
	const struct panels_chart *panels = &chart->panels;
	double low = INFINITY, high = -INFINITY;
	(void)language;
	for (size_t i = 0; i < panels->panel_count; i++)
		take(&low, &high, panels->panels[i].values, panels->value_count);
	for (size_t i = 0; i < panels->panel_count; i++) {
		const struct panel *panel = &panels->panels[i];
		struct strip strip = strip_make(low, high);
		spark(&strip, panel->values, panels->value_count, low, high);
		if (*panel->last_text)
			terminal_row(out, panel->label, &strip, panel->last_text, "");
		else
			terminal_note(out, panel->label, panel->note);
	}
}

TERMINAL_DRAWS(histograms)
{
	const struct histograms_chart *histograms = &chart->histograms;
	(void)language;
	for (size_t i = 0; i < histograms->row_count; i++) {
		const struct histogram_row *row = &histograms->rows[i];
		double low = 0, high = 0;
		struct strip strip = strip_make(0, 1);
		if (!row->known) {
			terminal_note(out, row->label, row->note);
			continue;
		}
		take(&low, &high, row->counts, histograms->bins.count);
		spark(&strip, row->counts, histograms->bins.count, low, high);
		for (size_t k = 0; k < histograms->bins.count; k++)
			if (row->counts[k] == 0)
				strip.cells[k] = " ";
		terminal_row(out, row->label, &strip, row->median_text, row->count_text);
	}
}

TERMINAL_DRAWS(histogram)
{
	const struct histogram_chart *histogram = &chart->histogram;
	double low = 0, high = 0;
	(void)language;
	take(&low, &high, histogram->counts, histogram->bins.count);
	if (high == 0)
		terminal_paragraph(out, histogram->heading.nothing);
	for (size_t i = 0; high > 0 && i < histogram->bins.count; i++) {
		struct strip strip = strip_make(0, high);
		strip_bar(&strip, histogram->counts[i]);
		terminal_row(out, histogram->bin_texts[i], &strip, "", "");
	}
}

TERMINAL_DRAWS(run)
{
	const struct run_chart *run = &chart->run;
	double low = INFINITY, high = -INFINITY;
	(void)language;
	for (size_t i = 0; i < run->point_count; i++) {
		const double values[] = { run->points[i].value, run->points[i].lower, run->points[i].upper };
		take(&low, &high, values, 3);
	}
	for (size_t i = 0; i < run->point_count; i++) {
		const struct run_point *point = &run->points[i];
		struct strip strip = strip_make(low, high);
		if (!isfinite(point->value)) {
			terminal_note(out, point->label, point->note);
			continue;
		}
		strip_mark(&strip, point->lower, "│");
		strip_mark(&strip, point->upper, "│");
		strip_mark(&strip, run->part_count ? run->parts[0].centre : NAN, "┊");
		strip_mark(&strip, point->value, standing_glyph(point->standing));
		terminal_row(out, point->label, &strip, point->value_text, point->count_text);
	}
}

/* What chance explains for a unit of that size. */
static const struct funnel_limit *
limit_at(const struct funnel_chart *funnel, double n)
{
	for (size_t i = 0; i < funnel->limit_count; i++)
		if (funnel->limits[i].n >= n)
			return &funnel->limits[i];
	return NULL;
}

TERMINAL_DRAWS(funnel)
{
	const struct funnel_chart *funnel = &chart->funnel;
	for (size_t i = 0; i < funnel->point_count; i++) {
		const struct funnel_point *point = &funnel->points[i];
		struct strip strip = strip_make(0, 1);
		const struct funnel_limit *limit = limit_at(funnel, point->n);
		if (!isfinite(point->value)) {
			terminal_note(out, point->label, plot_phrase(WORD_NO_VALUES, language));
			continue;
		}
		if (limit)
			strip_fill(&strip, limit->near_low, limit->near_high, "─");
		strip_mark(&strip, funnel->centre, "┊");
		strip_mark(&strip, point->value, standing_glyph(point->standing));
		terminal_row(out, point->label, &strip, point->value_text, point->count_text);
	}
}

TERMINAL_DRAWS(scatter)
{
	enum { WIDTH = 76, HEIGHT = 18 };
	const struct scatter_chart *scatter = &chart->scatter;
	double left = INFINITY, right = -INFINITY, low = INFINITY, high = -INFINITY;
	unsigned char counts[HEIGHT][WIDTH] = { 0 };
	(void)language;
	for (size_t i = 0; i < scatter->point_count; i++) {
		take(&left, &right, &scatter->points[i].x, 1);
		take(&low, &high, &scatter->points[i].y, 1);
	}
	if (!(left <= right)) {
		terminal_paragraph(out, chart->heading.nothing);
		return;
	}
	for (size_t i = 0; i < scatter->point_count; i++) {
		double across = right > left ? (scatter->points[i].x - left) / (right - left) : 0.5;
		double up = high > low ? (scatter->points[i].y - low) / (high - low) : 0.5;
		unsigned char *count =
			&counts[HEIGHT - 1 - lround(up * (HEIGHT - 1))][lround(across * (WIDTH - 1))];
		*count = *count < 2 ? *count + 1 : 2;
	}
	terminal_paragraph(out, scatter->y_title);
	for (size_t row = 0; row < HEIGHT; row++) {
		buffer_text(out, "│ ");
		for (size_t i = 0; i < WIDTH; i++)
			buffer_text(out, counts[row][i] > 1 ? "●" : counts[row][i] ? "•" : " ");
		terminal_end(out);
	}
	buffer_text(out, "└");
	for (size_t i = 0; i < WIDTH + 1; i++)
		buffer_text(out, "─");
	buffer_char(out, '\n');
	terminal_paragraph(out, scatter->x_title);
	terminal_paragraph(out, scatter->fit_text);
}
