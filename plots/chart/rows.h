/* What the charts with a row for each unit share: names on the left, the picture in the middle, columns of
 * figures on the right, the numbers of an axis below, and above too where there are many rows. A name that is
 * too long for its column is wrapped, and its row is as high as that takes. */
#ifndef MALTALL_CHART_ROWS_H
#define MALTALL_CHART_ROWS_H

#include "plots/chart/chart.h"
#include "plots/chart/heading.h"
#include "plots/chart/ruler.h"

enum { ROW_COLUMNS = 2 };

struct row_words {
	const char *label;
	bool known;       /* false: hatched, with the note */
	const char *note; /* also where known, if the chart has a place for it */
	bool emphasis;
	const char *columns[ROW_COLUMNS]; /* the figures; not shown where not known */
};

/* The first part is the caller's, the rest is found by rows_open. */
struct rows {
	size_t count;
	double row_least; /* the height of a row, unless its name takes more */
	const char *heads[ROW_COLUMNS];
	enum type types[ROW_COLUMNS];
	bool axis;         /* numbers of an axis stand below the rows */
	size_t rule_after; /* that many rows stand above a gap of THEME_RULE_ROOM; 0: none */

	struct layout *layout;
	struct row_words *words;         /* of each row */
	double label_right, left, right; /* the picture is from left to right */
	double column_right[ROW_COLUMNS], column_width[ROW_COLUMNS];
	double head;  /* the middle of the heads of columns */
	double *tops; /* of each row, and the bottom of the last */
};

/* Starts a layout with heading and legend, and measures and places the rows below; words_of gives the words
 * of each row of the chart. Returns NULL; or, where no row is known, the card that stands for the chart, and
 * there is nothing more to draw. */
struct layout *rows_open(struct rows *rows, const struct heading *heading, const struct legend_item *legend,
	size_t legend_count, const void *chart,
	struct row_words (*words_of)(const void *chart, size_t index));

double rows_top(const struct rows *rows);
double rows_bottom(const struct rows *rows);
double rows_height(const struct rows *rows, size_t row);
double rows_centre(const struct rows *rows, size_t row);

/* Behind the rows that are emphasised. */
void rows_bands(const struct rows *rows);
/* Hatching in the rows that are not known, and on it, later and above lines, the notes. */
void rows_hatch(const struct rows *rows);
void rows_notes(const struct rows *rows);
/* Names, figures and their heads. */
void rows_write(const struct rows *rows);
/* Head and figure as one text, "Median 2,4", for those who cannot see in which column it is; NULL if there is
 * no figure. */
const char *rows_figure(const struct rows *rows, size_t row, size_t column);
/* What a row says to a resting pointer: its name, and the parts, or its note if it is not known. */
void rows_zone(const struct rows *rows, size_t row, const char *const *parts, size_t count);

/* A line from the heads down through all rows, its words above it but within the picture. */
struct rows_line {
	double x;
	const char *text;
	enum type type;
	enum ink ink;
	enum stroke stroke;
};
void rows_line(const struct rows *rows, const struct rows_line *line);

/* A ruler from `low` to `high` or the round numbers around them. */
struct ruler rows_ruler(const struct rows *rows, double low, double high, const struct number_words *words,
	bool percent, const char *title);
void rows_grid(const struct rows *rows, const struct ruler *ruler);
/* Bands, grid and hatching, and the dotted line of a reference (NaN: none) with its words. Returns its x;
 * NaN. */
double rows_ground(const struct rows *rows, const struct ruler *ruler, double reference, const char *text);
/* The numbers below the rows, and above them too where there are many, but for those that a line at `line_x`
 * (NaN: no line) would run through. Returns the y below. */
double rows_numbers(const struct rows *rows, const struct ruler *ruler, double line_x);

#endif
