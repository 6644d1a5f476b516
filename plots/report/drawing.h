/* A result as the structs of the chart room: what each figure says and shows, before anything is drawn. */
#ifndef MALTALL_REPORT_DRAWING_H
#define MALTALL_REPORT_DRAWING_H

#include "plots/chart/chart.h"
#include "plots/report/grid.h"
#include "plots/report/report.h"
#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/indicator/course.h"
#include "stats/indicator/funnels.h"

/* The layout of a figure, or NULL where there is nothing to draw or too much (FIGURE_MOST_GROUPS). `arena`
 * keeps the texts and rows; *title is among them. */
struct layout *drawing_targets(const struct result *result, struct arena *arena, const char **title);
struct layout *drawing_units(const struct result *result, const struct indicator_result *indicator,
	const struct stratum *stratum, struct arena *arena, const char **title);
struct layout *drawing_grid(
	const struct result *result, const struct grid *grid, struct arena *arena, const char **title);
/* Gives a grid a legend, which names only what is among its cells. */
void drawing_grid_legend(struct grid_chart *chart, enum language language);

/* Of results with a series. `group`: whose course it is; NULL for the total. NULL where there is but one
 * date. */
struct layout *drawing_course(const struct result *result, const struct course *course, const char *group,
	struct arena *arena, const char **title);
/* Small multiples of the groups; NULL where there are more than FIGURE_MOST_PANELS, or where they have so
 * few cases that there is nothing but chance to see. */
struct layout *drawing_panels(const struct result *result, size_t indicator, size_t stratum,
	struct arena *arena, const char **title);
/* One view of a comparison. */
struct layout *drawing_funnel(const struct result *result, const struct indicator_definition *definition,
	const struct funnels *funnels, const struct funnel_view *view, struct arena *arena,
	const char **title);
/* The dates of the series along an axis, in days. */
struct axis_stop *drawing_stops(const struct result *result, struct arena *arena);

/* Moves a text into the arena and empties the buffer. */
const char *text_settle(struct arena *arena, struct buffer *text);
/* "Kilde: ALIS Oslo. Tall per 31.12.2025." */
const char *drawing_source(const struct result *result, struct arena *arena);

#endif
