#include "plots/report/report.h"

#include <stdlib.h>
#include <string.h>

#include "plots/chart/heading.h"
#include "plots/gnuplot/svg.h"
#include "plots/report/drawing.h"
#include "plots/report/slug.h"
#include "plots/report/units.h"
#include "plots/report/words.h"
#include "stats/base/memory.h"

/* So many charts are asked for before the first of them is taken: gnuplot is never without work, nor is a lot
 * kept for it. */
enum { AHEAD_MOST = 32 };

struct drawing {
	struct figures *figures;
	size_t capacity;
	struct plotter *plotter;
	enum language language;
	bool ready;   /* gnuplot has started */
	size_t taken; /* the figures before this one are drawn; those from it on, asked for */
};

static bool
name_is_taken(const struct figures *figures, const char *name)
{
	for (size_t i = 0; i < figures->count; i++)
		if (strcmp(figures->items[i].name, name) == 0)
			return true;
	return false;
}

/* "units-veilederkurs-enhet", with a number behind it where two names come to the same. */
static char *
name_new(const struct figures *figures, const char *kind, const char *first, const char *second)
{
	enum { LONGEST = 100 };
	struct buffer stem = { 0 }, name = { 0 };
	buffer_text(&stem, kind);
	if (*first)
		buffer_char(&stem, '-');
	slug_add(&stem, first);
	if (*second)
		buffer_char(&stem, '-');
	slug_add(&stem, second);
	if (stem.length > LONGEST)
		stem.bytes[LONGEST] = '\0';
	buffer_text(&name, stem.bytes);
	for (unsigned number = 2; name_is_taken(figures, name.bytes); number++) {
		buffer_clear(&name);
		buffer_print(&name, "%s-%u", stem.bytes, number);
	}
	buffer_free(&stem);
	char *taken = xstrdup(name.bytes);
	buffer_free(&name);
	return taken;
}

/* What stands in the place of a chart: its title and why it is not there. */
static void
figure_fail(struct figure *figure, const struct drawing *drawing, const char *reason)
{
	struct buffer text = { 0 };
	figure->failure = xstrdup(reason);
	drawing->figures->failed++;
	phrase_add(&text, drawing->language, PHRASE_FIGURE_CARD, reason);
	const struct heading heading = { .title = figure->title, .description = text.bytes };
	layout_free(figure->layout);
	figure->layout = card_layout(&heading, text.bytes);
	buffer_free(&text);
	buffer_free(&figure->svg);
	svg_card(figure->layout, figure->name, &figure->svg);
}

/* Waits for gnuplot. Where it does not get ready, whatever was asked for has no chart. */
static void
gnuplot_wait(struct drawing *drawing)
{
	struct figures *figures = drawing->figures;
	struct error err = { 0 };
	if (!drawing->plotter || drawing->ready)
		return;
	drawing->ready = plotter_ready(drawing->plotter, &err);
	if (drawing->ready)
		return;
	drawing->plotter = NULL;
	figures->absence = xstrdup(err.text);
	for (size_t i = 0; i < figures->count; i++)
		figure_fail(&figures->items[i], drawing, figures->absence);
}

/* Takes charts that have been asked for until no more than `left` are still to come. */
static void
figures_take(struct drawing *drawing, size_t left)
{
	if (drawing->figures->count - drawing->taken > left)
		gnuplot_wait(drawing);
	for (; drawing->plotter && drawing->figures->count - drawing->taken > left; drawing->taken++) {
		struct figure *figure = &drawing->figures->items[drawing->taken];
		struct error err = { 0 };
		if (!plotter_take(drawing->plotter, &figure->svg, &figure->script, &err))
			figure_fail(figure, drawing, err.text);
	}
}

/* Asks for a drawing of the layout, which belongs to the figure from now on; one that is NULL is no figure.
 */
static void
figure_add(struct drawing *drawing, struct figure figure, struct layout *layout, const char *title,
	const char *const words[3])
{
	if (!layout)
		return;
	struct figures *figures = drawing->figures;
	figure.name = name_new(figures, words[0], words[1], words[2]);
	figure.title = xstrdup(title);
	figure.layout = layout;
	if (drawing->plotter)
		plotter_ask(drawing->plotter, figure.layout, figure.name);
	else
		figure_fail(&figure, drawing, figures->absence);
	figures->items =
		array_room(figures->items, figures->count, &drawing->capacity, sizeof *figures->items);
	figures->items[figures->count++] = figure;
	figures_take(drawing, AHEAD_MOST);
}

static void
draw_grids(struct drawing *drawing, const struct result *result, struct arena *arena)
{
	struct grids grids = grids_new(result);
	for (size_t i = 0; i < grids.count; i++) {
		const struct grid *grid = &grids.items[i];
		const char *title;
		struct layout *layout = drawing_grid(result, grid, arena, &title);
		const char *by =
			grid->grouping->column ? grid->grouping->column->name : grid->grouping->label;
		figure_add(drawing, (struct figure){ .kind = FIGURE_GRID, .stratum = i }, layout, title,
			(const char *const[]){ "grid", by, "" });
	}
	grids_free(&grids);
}

static void
draw_funnels(struct drawing *drawing, const struct result *result, size_t indicator, size_t stratum,
	struct arena *arena)
{
	const struct indicator_definition *definition = result->indicators[indicator].definition;
	const struct stratum *groups = &result->indicators[indicator].strata[stratum];
	struct funnels *funnels = funnels_new(definition, groups);
	if (!funnels)
		return;
	const struct funnel_view *views[] = { &funnels->average, &funnels->target };
	static const char *const around[] = { "funnel-average", "funnel-target" };
	for (size_t i = 0; i < 2; i++) {
		const char *title;
		struct layout *layout = drawing_funnel(result, definition, funnels, views[i], arena, &title);
		figure_add(drawing,
			(struct figure){ .kind = i ? FIGURE_FUNNEL_TARGET : FIGURE_FUNNEL_AVERAGE,
				.indicator = indicator,
				.stratum = stratum },
			layout, title,
			(const char *const[]){ around[i], definition->name, groups->grouping->label });
	}
	funnels_free(funnels);
}

static void
draw_units(struct drawing *drawing, const struct result *result, struct arena *arena)
{
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		for (size_t j = 0; j < indicator->stratum_count; j++) {
			const char *title;
			struct layout *layout =
				drawing_units(result, indicator, &indicator->strata[j], arena, &title);
			figure_add(drawing,
				(struct figure){ .kind = FIGURE_UNITS, .indicator = i, .stratum = j }, layout,
				title,
				(const char *const[]){ "units", indicator->definition->name,
					indicator->strata[j].grouping->label });
			draw_funnels(drawing, result, i, j, arena);
		}
	}
}

static void
draw_course(struct drawing *drawing, const struct result *result, struct figure figure, size_t stratum,
	const char *group, struct arena *arena)
{
	struct course *course = course_new(result, figure.indicator, stratum, group ? group : "");
	const char *title;
	struct layout *layout = drawing_course(result, course, group, arena, &title);
	figure_add(drawing, figure, layout, title,
		(const char *const[]){ "course", course->definition->name, group ? group : "" });
	course_free(course);
}

static void
draw_courses(struct drawing *drawing, const struct result *result, struct arena *arena)
{
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		draw_course(drawing, result, (struct figure){ .kind = FIGURE_COURSE, .indicator = i },
			SIZE_MAX, NULL, arena);
		for (size_t j = 0; j < indicator->stratum_count; j++) {
			const char *title;
			struct layout *layout = drawing_panels(result, i, j, arena, &title);
			figure_add(drawing,
				(struct figure){ .kind = FIGURE_PANELS, .indicator = i, .stratum = j },
				layout, title,
				(const char *const[]){ "panels", indicator->definition->name,
					indicator->strata[j].grouping->label });
		}
	}
}

static void
draw_unit_courses(struct drawing *drawing, const struct result *result, struct arena *arena)
{
	struct units units = units_new(result);
	const struct grid *grid = &units.grid;
	size_t most = units.count ? FIGURE_MOST_UNIT_COURSES / units.count : 0;
	for (size_t i = 0; i < units.count; i++) {
		for (size_t j = 0; j < grid->indicator_count && j < most; j++) {
			size_t indicator = (size_t)(grid->indicators[j] - result->indicators);
			size_t stratum = (size_t)(grid->strata[j] - result->indicators[indicator].strata);
			if (!grid_cell_at(grid, i, j))
				continue;
			draw_course(drawing, result,
				(struct figure){
					.kind = FIGURE_UNIT_COURSE, .indicator = indicator, .stratum = i },
				stratum, grid->groups[i], arena);
		}
	}
	units_free(&units);
}

struct figures *
figures_draw(const struct result *result, struct plotter *plotter, const char *reason)
{
	struct arena arena = { 0 };
	struct drawing drawing = { .figures = xcalloc(1, sizeof *drawing.figures),
		.plotter = plotter,
		.language = result->definition->language };
	if (!plotter)
		drawing.figures->absence = xstrdup(reason ? reason : "");
	const char *title;
	struct layout *layout = drawing_targets(result, &arena, &title);
	figure_add(&drawing, (struct figure){ .kind = FIGURE_TARGETS }, layout, title,
		(const char *const[]){ "targets", "", "" });
	draw_grids(&drawing, result, &arena);
	draw_units(&drawing, result, &arena);
	if (result->series) {
		draw_courses(&drawing, result, &arena);
		draw_unit_courses(&drawing, result, &arena);
	}
	gnuplot_wait(&drawing);
	figures_take(&drawing, 0);
	arena_free(&arena);
	return drawing.figures;
}

void
figures_free(struct figures *figures)
{
	if (!figures)
		return;
	for (size_t i = 0; i < figures->count; i++) {
		struct figure *figure = &figures->items[i];
		free(figure->name);
		free(figure->title);
		free(figure->failure);
		layout_free(figure->layout);
		buffer_free(&figure->svg);
		buffer_free(&figure->pdf);
		buffer_free(&figure->png);
		buffer_free(&figure->script);
	}
	buffer_free(&figures->pages);
	buffer_free(&figures->slides);
	free(figures->absence);
	free(figures->lacking_first);
	free(figures->items);
	free(figures);
}
