/* A result as the structs of the chart room: what each figure says and shows, before anything is drawn. */
#ifndef MALTALL_REPORT_DRAWING_H
#define MALTALL_REPORT_DRAWING_H

#include "plots/chart/chart.h"
#include "plots/report/grid.h"
#include "plots/report/report.h"
#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/indicator/result.h"

/* The layout of a figure, or NULL where there is nothing to draw or too much (FIGURE_MOST_GROUPS). `arena`
 * keeps the texts and rows; *title is among them. */
struct layout *drawing_targets(const struct result *result, struct arena *arena, const char **title);
struct layout *drawing_units(const struct result *result, const struct indicator_result *indicator,
	const struct stratum *stratum, struct arena *arena, const char **title);
struct layout *drawing_grid(
	const struct result *result, const struct grid *grid, struct arena *arena, const char **title);

/* Moves a text into the arena and empties the buffer. */
const char *text_settle(struct arena *arena, struct buffer *text);
/* "Kilde: ALIS Oslo. Tall per 31.12.2025." */
const char *drawing_source(const struct result *result, struct arena *arena);

#endif
