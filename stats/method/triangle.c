#include "stats/method/triangle.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/method/sum.h"

#define COLLINEAR 1e-12

static void
reflect(const double *reflection, double *side, size_t count)
{
	double part = sum_of_products(reflection, side, count);
	for (size_t i = 0; i < count; i++)
		side[i] -= part * reflection[i];
}

/* Brings the next column under the reflections so far and, unless nothing is left of it, adds its own. */
static void
column_reduce(struct triangle *triangle, size_t place)
{
	size_t rows = triangle->rows;
	double *column = triangle->cells + triangle->rank * rows;
	double length = sqrt(sum_of_products(column, column, rows));
	triangle->scale[place] = length;
	if (!(length > 0))
		return;
	for (size_t i = 0; i < rows; i++)
		column[i] /= length;
	for (size_t k = 0; k < triangle->rank; k++)
		reflect(triangle->cells + k * rows + k, column + k, rows - k);
	size_t k = triangle->rank;
	double left = k < rows ? sqrt(sum_of_products(column + k, column + k, rows - k)) : 0;
	if (left < COLLINEAR)
		return;
	/* What stands below the diagonal becomes v, scaled so that the reflection is 1 - v v'. */
	double turned = column[k] > 0 ? -left : left;
	double length_of_v = sqrt(left * (left + fabs(column[k])));
	column[k] -= turned;
	for (size_t i = k; i < rows; i++)
		column[i] /= length_of_v;
	triangle->diagonal[k] = turned;
	triangle->column_of[k] = place;
	triangle->rank++;
}

struct triangle
triangle_new(const struct design *design, const double *roots)
{
	size_t rows = design->rows, columns = design->columns;
	struct triangle triangle = { .rows = rows, .columns = columns };
	triangle.cells = xreallocarray(NULL, rows ? rows : 1, (columns ? columns : 1) * sizeof(double));
	triangle.diagonal = xcalloc(columns + 1, 2 * sizeof(double));
	triangle.scale = triangle.diagonal + columns + 1;
	triangle.column_of = xcalloc(columns + 1, sizeof *triangle.column_of);
	for (size_t place = 0; place < columns; place++) {
		double *column = triangle.cells + triangle.rank * rows;
		for (size_t i = 0; i < rows; i++)
			column[i] = design->cells[i * columns + place] * roots[i];
		column_reduce(&triangle, place);
	}
	return triangle;
}

void
triangle_free(struct triangle *triangle)
{
	free(triangle->cells);
	free(triangle->diagonal);
	free(triangle->column_of);
}

/* Element of R above the diagonal. */
static double
upper(const struct triangle *triangle, size_t row, size_t column)
{
	return triangle->cells[column * triangle->rows + row];
}

void
triangle_solve(const struct triangle *triangle, double *side, double *solution)
{
	size_t rows = triangle->rows;
	for (size_t k = 0; k < triangle->rank; k++)
		reflect(triangle->cells + k * rows + k, side + k, rows - k);
	memset(solution, 0, triangle->columns * sizeof *solution);
	for (size_t k = triangle->rank; k-- > 0;) {
		struct sum rest = { side[k], 0 };
		for (size_t j = k + 1; j < triangle->rank; j++)
			sum_add(&rest, -upper(triangle, k, j) * side[j]);
		side[k] = sum_value(&rest) / triangle->diagonal[k];
		solution[triangle->column_of[k]] = side[k] / triangle->scale[triangle->column_of[k]];
	}
}

void
triangle_errors(const struct triangle *triangle, double *errors)
{
	size_t rank = triangle->rank;
	double *inverse = xcalloc(rank + 1, sizeof *inverse), *squares = xcalloc(rank + 1, sizeof *squares);
	/* Column by column of R^-1; the squares add up along its rows. */
	for (size_t column = 0; column < rank; column++) {
		inverse[column] = 1 / triangle->diagonal[column];
		squares[column] += inverse[column] * inverse[column];
		for (size_t k = column; k-- > 0;) {
			double rest = 0;
			for (size_t j = k + 1; j <= column; j++)
				rest -= upper(triangle, k, j) * inverse[j];
			inverse[k] = rest / triangle->diagonal[k];
			squares[k] += inverse[k] * inverse[k];
		}
	}
	for (size_t place = 0; place < triangle->columns; place++)
		errors[place] = NAN;
	for (size_t k = 0; k < rank; k++)
		errors[triangle->column_of[k]] = sqrt(squares[k]) / triangle->scale[triangle->column_of[k]];
	free(squares);
	free(inverse);
}

void
triangle_leverages(const struct triangle *triangle, double *leverages)
{
	size_t rows = triangle->rows;
	double *column = xreallocarray(NULL, rows ? rows : 1, sizeof *column);
	memset(leverages, 0, rows * sizeof *leverages);
	for (size_t k = 0; k < triangle->rank; k++) {
		/* Column k of Q; the reflections after the k-th leave it as it is. */
		memset(column, 0, rows * sizeof *column);
		column[k] = 1;
		for (size_t j = k + 1; j-- > 0;)
			reflect(triangle->cells + j * rows + j, column + j, rows - j);
		for (size_t i = 0; i < rows; i++)
			leverages[i] += column[i] * column[i];
	}
	for (size_t i = 0; i < rows; i++)
		leverages[i] = fmin(leverages[i], 1);
	free(column);
}
