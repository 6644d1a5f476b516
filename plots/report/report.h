/* What a run leaves behind: page, tables, exports. */
#ifndef MALTALL_REPORT_REPORT_H
#define MALTALL_REPORT_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "plots/gnuplot/plotter.h"
#include "plots/report/listing.h"
#include "stats/base/buffer.h"
#include "stats/base/error.h"
#include "stats/indicator/result.h"

/* A figure that the report shows: the chart, its file name without ending, and the pictures of it. Of one
 * that could not be drawn, layout and pictures are a card with the reason. */
enum figure_kind {
	FIGURE_TARGETS,
	FIGURE_GRID,
	FIGURE_UNITS,
	FIGURE_COURSE,      /* of the total */
	FIGURE_PANELS,      /* of the groups of a stratum */
	FIGURE_UNIT_COURSE, /* of one unit, for its page */
	FIGURE_FUNNEL_AVERAGE,
	FIGURE_FUNNEL_TARGET
};
struct figure {
	enum figure_kind kind;
	size_t indicator, stratum; /* what it shows; FIGURE_GRID: `stratum` counts the grids;
				      FIGURE_UNIT_COURSE: `stratum` is the unit */
	char *name;                /* [a-z0-9-]+, unique */
	char *title;
	struct layout *layout;
	struct buffer svg;
	struct buffer pdf, png; /* empty where not asked for, or not to be had */
	struct buffer script;
	char *failure; /* NULL where drawn */
};

/* More groups than this are not drawn, since their chart would be metres high. The 357 municipalities of
 * Norway are. */
enum { FIGURE_MOST_GROUPS = 400 };

/* Small multiples of more groups than this are too small, or too many. */
enum { FIGURE_MOST_PANELS = 60 };

/* A unit has a chart of the course of each of its indicators on its page, or where all units together would
 * have more than this of the first few: a thousand take seconds and a hundred megabytes. The 357
 * municipalities of Norway have three each. */
enum { FIGURE_MOST_UNIT_COURSES = 1200 };

struct figures {
	struct figure *items;
	size_t count;
	size_t failed;
	char *absence;               /* why none of them could be drawn; NULL where gnuplot was there */
	struct buffer pages, slides; /* PDF with a page for each figure: A4, 16 to 9 */
	size_t lacking;              /* how many PDF and PNG files were asked for and could not be drawn */
	char *lacking_first;         /* the first of them and the reason; NULL where none is lacking */
};

/* Draws every chart of a result: targets-at-a-glance, where there is a series the course of every total, of
 * the groups and of every unit, one units chart an indicator and grouping (none where no group has a
 * proportion), units by indicators where two or more indicators share a grouping. A grouping of more than
 * FIGURE_MOST_GROUPS groups has no figure; that is no failure, and the page says so. `plotter` need not be
 * ready yet: it starts while the first layouts are made. It may be NULL (gnuplot not available, as `reason`
 * says). Without gnuplot every figure is a failed one. Never fails itself.
 */
struct figures *figures_draw(const struct result *result, struct plotter *plotter, const char *reason);
void figures_free(struct figures *figures);

/* Draws the figures once more in other forms (wanted[PICTURE_SVG] says nothing), and with PDF the two that
 * hold all figures. Where there is much to draw and the machine has the cores, further gnuplots help. What
 * cannot be drawn is lacking; never fails itself. */
void figures_add_formats(
	struct figures *figures, struct plotter *plotter, const bool wanted[PICTURE_FORMATS]);

/* A table of the page has the first rows of a grouping with more groups than this and says so, since browsers
 * give up on pages of many megabytes; indicators.csv and indicators.json hold every cell. */
enum { PAGE_MOST_GROUPS = 5000 };

/* Each writes one file's content to `out`. */
void report_html(const struct result *result, const struct figures *figures, struct buffer *out);
struct units; /* units.h */
void report_unit_html(const struct result *result, const struct figures *figures, const struct units *units,
	size_t unit, struct buffer *out);
void report_units_html(const struct result *result, const struct units *units, struct buffer *out);
void report_indicators_csv(const struct result *result, struct buffer *out);
void report_indicators_json(const struct result *result, struct buffer *out);
/* indicators.xlsx: a sheet that lists the indicators, then one for each with a row for its total and each
 * group, and where there is a series one with a row for each of these at each date, indicator by indicator,
 * of the totals alone where that were more than XLSX_MOST_OF_SERIES. The sheet of an indicator has at most
 * XLSX_MOST_ROWS of them. Each says so where there are more. False and err: ERROR_WRITE (no memory, or the
 * disk of the temporary files is full). */
enum { XLSX_MOST_ROWS = 100000, XLSX_MOST_OF_SERIES = 20000 };
bool report_xlsx(const struct result *result, struct buffer *out, struct error *err);
void report_quality_csv(const struct result *result, struct buffer *out);
void report_manifest(
	const struct result *result, const char *const *options, size_t option_count, struct buffer *out);

/* The summary of a run on a terminal or for a machine: format table, csv (as indicators.csv), json (as
 * indicators.json) or markdown. */
void report_print(const struct result *result, enum print_format format, struct buffer *out);

/* Writes the whole folder PATH/<as-of>/ beside itself, exchanges it with the one that stands there and points
 * PATH/latest to it. A reader sees the old report or the new one; nothing half done is left, whenever it is
 * killed: the next run removes the draft. PATH is locked meanwhile (flock on the folder itself; the caller
 * must not hold such a lock on it), so that two runs never work in it at once. options  what was asked for,
 * as manifest.json lists it: nothing that differs between machines (no absolute path) False and err:
 * ERROR_CREATE (the folder cannot be made, or <as-of> or latest there are not ours), ERROR_WRITE (disk full
 * and the like), ERROR_LOCKED. */
bool report_write(const struct result *result, const struct figures *figures, const char *path,
	bool keep_scripts, const char *const *options, size_t option_count, struct error *err);

#endif
