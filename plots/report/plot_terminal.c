/* Charts in block characters: a line for each row, its name on the left, what is drawn in the middle, its
 * figures on the right. It is made from the numbers of the chart, not from its picture, so that everything
 * stands where its number says, to the width of a character. */
#include <math.h>
#include <string.h>

#include "plots/chart/label.h"
#include "plots/report/plot_terminal.h"
#include "plots/report/plot_words.h"
#include "stats/base/text.h"

void
terminal_text(struct buffer *out, const char *text, size_t width)
{
	struct buffer clean = { 0 };
	label_clean(text ? text : "", width, &clean);
	size_t used = clean.length ? text_characters(clean.bytes, clean.length) : 0;
	buffer_add(out, clean.length ? clean.bytes : "", clean.length);
	for (; used < width; used++)
		buffer_char(out, ' ');
	buffer_free(&clean);
}

/* No line ends with blanks. */
void
terminal_end(struct buffer *out)
{
	while (out->length && out->bytes[out->length - 1] == ' ')
		out->bytes[--out->length] = '\0';
	buffer_char(out, '\n');
}

struct strip
strip_make(double low, double high)
{
	struct strip strip = { .low = low, .high = high > low ? high : low + 1 };
	for (size_t i = 0; i < STRIP_CELLS; i++)
		strip.cells[i] = " ";
	return strip;
}

static size_t
strip_cell(const struct strip *strip, double value)
{
	double place = (value - strip->low) / (strip->high - strip->low) * (STRIP_CELLS - 1);
	return (size_t)lround(fmin(fmax(place, 0), STRIP_CELLS - 1));
}

void
strip_mark(struct strip *strip, double value, const char *glyph)
{
	if (isfinite(value))
		strip->cells[strip_cell(strip, value)] = glyph;
}

void
strip_fill(struct strip *strip, double from, double to, const char *glyph)
{
	if (!isfinite(from) || !isfinite(to))
		return;
	for (size_t i = strip_cell(strip, from); i <= strip_cell(strip, to); i++)
		strip->cells[i] = glyph;
}

/* A bar begins at 0 and is as long as its value says: none for 0. */
void
strip_bar(struct strip *strip, double value)
{
	size_t length = (size_t)lround(fmin(value / strip->high, 1) * STRIP_CELLS);
	for (size_t i = 0; i < length; i++)
		strip->cells[i] = "█";
}

void
terminal_row(struct buffer *out, const char *name, const struct strip *strip, const char *figure,
	const char *count)
{
	terminal_text(out, name, TERMINAL_NAME);
	buffer_text(out, " ");
	for (size_t i = 0; i < STRIP_CELLS; i++)
		buffer_text(out, strip->cells[i]);
	buffer_text(out, " ");
	terminal_text(out, figure, TERMINAL_FIGURE);
	buffer_text(out, " ");
	terminal_text(out, count, TERMINAL_COUNT);
	terminal_end(out);
}

void
terminal_note(struct buffer *out, const char *name, const char *note)
{
	terminal_text(out, name, TERMINAL_NAME);
	buffer_text(out, " ");
	terminal_text(out, note, TERMINAL_WIDTH - TERMINAL_NAME - 1);
	terminal_end(out);
}

/* In words of a sentence, as many lines as it takes. */
void
terminal_paragraph(struct buffer *out, const char *text)
{
	struct buffer clean = { 0 };
	label_clean(text ? text : "", TERMINAL_PARAGRAPH, &clean);
	size_t used = 0;
	for (const char *at = clean.length ? clean.bytes : ""; *at;) {
		size_t length = strcspn(at, " "), width = text_characters(at, length);
		if (used && used + 1 + width > TERMINAL_WIDTH) {
			buffer_char(out, '\n');
			used = 0;
		} else if (used) {
			buffer_char(out, ' ');
			used++;
		}
		buffer_add(out, at, length);
		used += width;
		at += length + strspn(at + length, " ");
	}
	if (used)
		buffer_char(out, '\n');
	buffer_free(&clean);
}

const char *
standing_glyph(enum standing standing)
{
	switch (standing) {
	case STANDING_GOOD: return "●";
	case STANDING_BELOW: return "▼";
	case STANDING_OPEN: return "◆";
	case STANDING_NONE: break;
	}
	return "●";
}

void
plot_terminal(const struct plot_chart *chart, enum language language, struct buffer *out)
{
	static void (*const draw[])(
		const struct plot_chart *chart, enum language language, struct buffer *out) = {
		[SHOWS_TARGETS] = terminal_targets,
		[SHOWS_UNITS] = terminal_units,
		[SHOWS_BARS] = terminal_bars,
		[SHOWS_GRID] = terminal_grid,
		[SHOWS_FUNNEL] = terminal_funnel,
		[SHOWS_RUN] = terminal_run,
		[SHOWS_HISTOGRAM] = terminal_histogram,
		[SHOWS_HISTOGRAMS] = terminal_histograms,
		[SHOWS_BOXES] = terminal_boxes,
		[SHOWS_SCATTER] = terminal_scatter,
		[SHOWS_PARETO] = terminal_pareto,
		[SHOWS_PANELS] = terminal_panels,
		[SHOWS_COMPOSITION] = terminal_composition,
		[SHOWS_TREND] = terminal_trend,
	};
	terminal_paragraph(out, chart->heading.title);
	terminal_paragraph(out, chart->heading.subtitle);
	buffer_char(out, '\n');
	draw[chart->shape](chart, language, out);
	buffer_char(out, '\n');
	terminal_paragraph(out, chart->heading.source);
}
