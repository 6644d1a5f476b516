#include <math.h>
#include <stdlib.h>

#include "plots/report/course_text.h"
#include "plots/report/forecast_text.h"
#include "plots/report/section_parts.h"

/* What any point has, so that no column stands empty. */
struct columns {
	bool limits, undetermined;
};

static struct columns
columns_of(const struct course *course)
{
	struct columns columns = { 0 };
	for (size_t i = 0; i < course->count; i++) {
		const struct course_point *point = &course->points[i];
		columns.limits |= !isnan(point->upper);
		columns.undetermined |=
			point->cell && cell_is_open(point->cell) && point->cell->counts.undetermined > 0;
	}
	return columns;
}

static void
course_heads(struct page *page, struct columns columns)
{
	buffer_text(page->out, "<thead><tr>");
	table_say_head(page, PHRASE_DATE, false);
	table_say_head(page, PHRASE_COUNT, true);
	table_say_head(page, PHRASE_SHARE, true);
	table_say_head(page, PHRASE_CENTER, true);
	if (columns.limits)
		table_say_head(page, PHRASE_LIMITS, true);
	if (columns.undetermined)
		table_say_head(page, PHRASE_UNDETERMINED, true);
	table_say_head(page, PHRASE_REMARK, false);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
}

static void
limit_add(struct page *page, double limit)
{
	if (isnan(limit))
		buffer_text(&page->text, "\u2013");
	else
		number_limit(&page->text, limit, NULL, 1, page->language);
}

static void
course_row(struct page *page, const struct course *course, const struct course_part *part,
	const struct course_point *point, struct columns columns)
{
	buffer_text(page->out, "<tr><th scope=\"row\">");
	number_date(&page->text, point->date, page->language);
	page_settle(page);
	buffer_text(page->out, "</th>");
	if (isnan(point->value)) {
		buffer_text(&page->text, "\u2013");
		table_cell(page, true);
		buffer_text(&page->text, "\u2013");
	} else {
		cell_count(&page->text, point->cell, page->language);
		table_cell(page, true);
		cell_share(&page->text, point->cell, &course->definition->target, 1, page->language);
	}
	table_cell(page, true);
	limit_add(page, part->center);
	table_cell(page, true);
	if (columns.limits) {
		limit_add(page, point->lower);
		if (!isnan(point->upper)) {
			buffer_text(&page->text, "\u2013");
			limit_add(page, point->upper);
		}
		table_cell(page, true);
	}
	if (columns.undetermined)
		table_undetermined_cell(page, point->cell);
	course_point_remark(&page->text, course, point, page->language);
	table_cell(page, false);
	buffer_text(page->out, "</tr>\n");
}

static void
course_table(struct page *page, const struct course *course, const char *group, const char *id)
{
	const struct columns columns = columns_of(course);
	phrase_add(&page->text, page->language, PHRASE_CAPTION_COURSE, course->definition->title, group);
	table_open(page, id);
	course_heads(page, columns);
	for (size_t i = 0; i < course->part_count; i++) {
		const struct course_part *part = &course->parts[i];
		for (size_t j = part->first; j < part->first + part->count; j++)
			course_row(page, course, part, &course->points[j], columns);
	}
	table_close(page);
}

static void
decisions_list(struct page *page, const struct course *course)
{
	if (course->decision_count == 0)
		return;
	phrase_add(&page->text, page->language, PHRASE_DECISIONS);
	buffer_char(&page->text, ':');
	page_paragraph(page, "more");
	buffer_text(page->out, "<ul>\n");
	for (size_t i = 0; i < course->decision_count; i++) {
		buffer_text(page->out, "<li>");
		sentence_decision(&page->text, course, course->decisions[i], page->language);
		page_settle(page);
		buffer_text(page->out, "</li>\n");
	}
	buffer_text(page->out, "</ul>\n");
}

static void
forecast_say(struct page *page, const struct course *course)
{
	const struct indicator_definition *definition = course->definition;
	if (!definition->target.given)
		return;
	const struct forecast forecast = course_forecast(course);
	sentence_forecast(&page->text, &forecast, &definition->target, definition->level, page->language);
	if (forecast.state == FORECAST_LEAP) {
		buffer_char(&page->text, ' ');
		phrase_add(&page->text, page->language, PHRASE_FORECAST_DECIDE);
	}
	page_paragraph(page, "more");
}

void
part_course(struct page *page, const struct course *course, const struct figure *figure, const char *group,
	const char *id)
{
	buffer_text(page->out, "<h3>");
	page_say(page, PHRASE_COURSE);
	buffer_text(page->out, "</h3>\n");
	page_figure(page, figure, id);
	sentence_course(&page->text, course, page->language);
	page_paragraph(page, "lead");
	sentence_variation(&page->text, course, page->result->definition, page->language);
	page_paragraph(page, "more");
	part_causes(page, course);
	forecast_say(page, course);
	decisions_list(page, course);
	buffer_text(page->out, "<details><summary>");
	page_say(page, PHRASE_COURSE_NUMBERS);
	buffer_text(page->out, "</summary>\n");
	course_table(page, course, group, id);
	buffer_text(page->out, "</details>\n");
}

/* Points that were judged by limits, and those of them outside. */
struct judged {
	size_t points, outside;
};

static void
judged_add(
	struct judged *judged, const struct page *page, size_t indicator, size_t stratum, const char *group)
{
	struct course *course = course_new(page->result, indicator, stratum, group);
	for (size_t i = 0; course->choice.judged && i < course->count; i++) {
		const struct course_point *point = &course->points[i];
		if (isnan(point->value) || isnan(point->upper) || point->excluded)
			continue;
		judged->points++;
		judged->outside += point->value > point->upper || point->value < point->lower;
	}
	course_free(course);
}

/* Of the charts of this report and of the pages of the units. */
void
part_courses_method(struct page *page)
{
	/* Outside three standard deviations of a normal distribution. */
	const double share = 0.0027;
	const struct grid *grid = &page->units->grid;
	struct judged judged = { 0 };
	for (size_t i = 0; i < page->result->indicator_count; i++)
		judged_add(&judged, page, i, SIZE_MAX, "");
	for (size_t i = 0; i < grid->indicator_count; i++) {
		const struct indicator_result *result = grid->indicators[i];
		for (size_t unit = 0; unit < page->units->count; unit++)
			if (grid_cell_at(grid, unit, i))
				judged_add(&judged, page, (size_t)(result - page->result->indicators),
					(size_t)(grid->strata[i] - result->strata), grid->groups[unit]);
	}
	if (judged.points == 0)
		return;
	struct buffer texts[3] = { 0 };
	number_integer(&texts[0], (int64_t)judged.points, page->language);
	number_integer(&texts[1], (int64_t)judged.outside, page->language);
	number_significant(&texts[2], (double)judged.points * share, 2, page->language);
	buffer_text(page->out, "<p>");
	page_say(page, PHRASE_METHOD_COURSE_CHANCE, texts[0].bytes, texts[1].bytes, texts[2].bytes);
	buffer_text(page->out, "</p>\n");
	for (size_t i = 0; i < 3; i++)
		buffer_free(&texts[i]);
}

/* The end of a small line: the figure of a point with its date. */
static void
end_cell(struct page *page, const struct course *course, const struct course_point *point)
{
	if (point) {
		cell_share(&page->text, point->cell, &course->definition->target, 1, page->language);
		buffer_text(&page->text, " (");
		cell_count(&page->text, point->cell, page->language);
		buffer_char(&page->text, ')');
	} else {
		buffer_text(&page->text, "\u2013");
	}
	table_cell(page, true);
}

/* The point that lies lowest, or highest. */
static const struct course_point *
extreme_find(const struct course *course, int direction)
{
	const struct course_point *found = NULL;
	for (size_t i = 0; i < course->count; i++) {
		const struct course_point *point = &course->points[i];
		if (isnan(point->value) || point->excluded)
			continue;
		if (!found || direction * (point->value - found->value) > 0)
			found = point;
	}
	return found;
}

static void
panel_row(struct page *page, size_t indicator, size_t stratum, const struct cell *cell)
{
	const struct indicator_result *result = &page->result->indicators[indicator];
	struct course *course = course_new(page->result, indicator, stratum, cell->group);
	buffer_text(page->out, "<tr>");
	table_group_head(page, result->strata[stratum].grouping, cell);
	end_cell(page, course, course_first_known(course));
	end_cell(page, course, extreme_find(course, -1));
	end_cell(page, course, extreme_find(course, 1));
	end_cell(page, course, course_last_known(course));
	buffer_text(page->out, "</tr>\n");
	course_free(course);
}

void
part_panels(struct page *page, size_t indicator, size_t stratum_index)
{
	const struct indicator_result *result = &page->result->indicators[indicator];
	const struct stratum *stratum = &result->strata[stratum_index];
	const struct figure *figure = page_find_figure(page, FIGURE_PANELS, indicator, stratum_index);
	struct buffer id = { 0 }, by = { 0 };
	if (!figure)
		return;
	buffer_print(&id, "panels-%zu-%zu", indicator + 1, stratum_index + 1);
	grouping_title(&by, stratum->grouping, false);
	buffer_text(page->out, "<h4>");
	page_say(page, PHRASE_PANELS_HEADING, by.bytes);
	buffer_text(page->out, "</h4>\n");
	page_figure(page, figure, id.bytes);
	phrase_add(&page->text, page->language, PHRASE_PANELS_NOTE);
	page_paragraph(page, "more");
	buffer_text(page->out, "<details><summary>");
	page_say(page, PHRASE_COURSE_NUMBERS);
	buffer_text(page->out, "</summary>\n");
	phrase_add(&page->text, page->language, PHRASE_CAPTION_PANELS, result->definition->title, by.bytes);
	table_open(page, id.bytes);
	buffer_text(page->out, "<thead><tr>");
	grouping_title(&page->text, stratum->grouping, true);
	table_head(page, false);
	table_say_head(page, PHRASE_FIRST, true);
	table_say_head(page, PHRASE_COURSE_LOWEST, true);
	table_say_head(page, PHRASE_COURSE_HIGHEST, true);
	table_say_head(page, PHRASE_LAST, true);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < stratum->cell_count; i++)
		panel_row(page, indicator, stratum_index, &stratum->cells[i]);
	table_close(page);
	buffer_text(page->out, "</details>\n");
	buffer_free(&id);
	buffer_free(&by);
}
