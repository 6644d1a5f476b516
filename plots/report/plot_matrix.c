/* How closely columns go together, as shades. */
#include <math.h>

#include "plots/report/plot_cube.h"
#include "plots/report/plot_given.h"
#include "plots/report/plot_words.h"

/* "-0,54": two decimals, so that those below each other can be compared. */
static const char *
estimate_text(const struct plot *plot, double estimate)
{
	return axis_number(plot->arena, estimate, 2, plot_numbers(plot->language), false);
}

/* A column against itself says nothing: a pale cell without words. */
static struct grid_cell
cell_of(const struct plot *plot, const double *estimates, size_t count, size_t row, size_t column)
{
	double estimate = estimates[row * count + column];
	if (row == column)
		return (struct grid_cell){ .known = true, .value = 0, .text = "" };
	bool known = isfinite(estimate);
	return (struct grid_cell){ .known = known,
		.value = known ? fabs(estimate) : 0,
		.text = known ? estimate_text(plot, estimate) : plot_phrase(WORD_LEFT_OUT, plot->language) };
}

static const char *
matrix_title(const struct plot *plot, const char *const *names, const double *estimates, size_t count)
{
	size_t first = 0, second = 0;
	double most = -1;
	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			double size = fabs(estimates[i * count + j]);
			if (size > most) {
				most = size;
				first = i;
				second = j;
			}
		}
	if (most < 0)
		return plot_phrase(SAYS_NONE_LINKED, plot->language);
	return plot_say(plot, SAYS_STRONGEST, names[first], names[second],
		estimate_text(plot, estimates[first * count + second]));
}

struct layout *
plot_matrix(const struct plot *plot, const char *method, const char *const *names, const double *estimates,
	size_t count)
{
	struct grid_cell *cells = plot_array(plot, count * count, sizeof *cells);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++)
			cells[i * count + j] = cell_of(plot, estimates, count, i, j);
	return grid_chart_layout(&(struct grid_chart){
		.heading = plot_heading(plot, matrix_title(plot, names, estimates, count),
			plot_say(plot, TELLS_MATRIX, method)),
		.columns = names,
		.rows = names,
		.column_count = count,
		.row_count = count,
		.cells = cells });
}
