#include <math.h>

#include "plots/chart/series.h"
#include "plots/report/drawing.h"
#include "plots/report/plot_words.h"
#include "plots/report/title.h"

/* Far outside is a signal, good or bad where the target says which; between the lines is worth a look. */
static enum standing
standing_of(enum funnel_class class, const struct target *target)
{
	bool is_above = class == FUNNEL_ABOVE || class == FUNNEL_FAR_ABOVE;
	if (class == FUNNEL_UNKNOWN || class == FUNNEL_INSIDE)
		return STANDING_NONE;
	if (class == FUNNEL_ABOVE || class == FUNNEL_BELOW || !target->given)
		return STANDING_OPEN;
	return is_above == target_asks_for_much(target) ? STANDING_GOOD : STANDING_BELOW;
}

static struct funnel_point *
funnel_points(const struct funnels *funnels, const struct funnel_view *view,
	const struct indicator_definition *definition, struct arena *arena, enum language language)
{
	const struct stratum *stratum = funnels->stratum;
	struct funnel_point *points = arena_alloc(arena, stratum->cell_count * sizeof *points);
	for (size_t i = 0; i < stratum->cell_count; i++) {
		const struct cell *cell = &stratum->cells[i];
		bool is_known = view->classes[i] != FUNNEL_UNKNOWN;
		struct buffer label = { 0 }, value = { 0 }, count = { 0 };
		cell_label(&label, cell, language);
		cell_share(&value, cell, &definition->target, 0, language);
		cell_count(&count, cell, language);
		points[i] = (struct funnel_point){ .label = text_settle(arena, &label),
			.n = is_known ? (double)cell->counts.denominator : NAN,
			.value = is_known ? (double)cell->counts.numerator / (double)cell->counts.denominator
					  : NAN,
			.standing = standing_of(view->classes[i], &definition->target),
			.named = is_known && view->classes[i] != FUNNEL_INSIDE,
			.value_text = text_settle(arena, &value),
			.count_text = text_settle(arena, &count) };
	}
	return points;
}

/* One limit for every size there is, or so many of them as a line needs. */
static struct funnel_limit *
funnel_lines(
	const struct funnels *funnels, const struct funnel_view *view, struct arena *arena, size_t *count)
{
	enum { MOST = 240 };
	size_t largest = (size_t)funnels->largest;
	*count = largest < MOST ? largest : MOST;
	struct funnel_limit *limits = arena_alloc(arena, (*count + 1) * sizeof *limits);
	for (size_t i = 0; i < *count; i++) {
		double n =
			round(1 + (double)i * (double)(largest - 1) / (double)(*count > 1 ? *count - 1 : 1));
		struct interval near = funnel_limits(&view->funnel, n, FUNNEL_INNER_LEVEL);
		struct interval wide = funnel_limits(&view->funnel, n, FUNNEL_OUTER_LEVEL);
		limits[i] = (struct funnel_limit){ n, near.lower, near.upper, wide.lower, wide.upper };
	}
	return limits;
}

static const char *
phrase_settle(
	struct arena *arena, enum language language, enum phrase phrase, const char *one, const char *other)
{
	struct buffer text = { 0 };
	phrase_add(&text, language, phrase, one, other);
	return text_settle(arena, &text);
}

static void
funnel_legend(struct funnel_chart *chart, enum language language)
{
	for (size_t i = 0; i < chart->point_count; i++) {
		switch (chart->points[i].standing) {
		case STANDING_GOOD: chart->legend.good = phrase_text(PHRASE_FUNNEL_GOOD, language); break;
		case STANDING_BELOW: chart->legend.below = phrase_text(PHRASE_FUNNEL_BAD, language); break;
		case STANDING_OPEN: chart->legend.open = phrase_text(PHRASE_FUNNEL_BETWEEN, language); break;
		case STANDING_NONE: chart->legend.plain = phrase_text(PHRASE_FUNNEL_INSIDE, language); break;
		}
	}
}

/* Which limits they are: over-dispersion widens them only where there is any. */
static enum phrase
limits_phrase(const struct funnel *funnel)
{
	switch (funnel->method) {
	case FUNNEL_EXACT: return PHRASE_FUNNEL_LIMITS_EXACT;
	case FUNNEL_NORMAL: return PHRASE_FUNNEL_LIMITS_NORMAL;
	case FUNNEL_MULTIPLICATIVE:
	case FUNNEL_ADDITIVE: break;
	}
	return PHRASE_FUNNEL_LIMITS_WIDENED;
}

static struct heading
funnel_heading(const struct result *result, const struct indicator_definition *definition,
	const struct funnels *funnels, const struct funnel_view *view, struct arena *arena)
{
	enum language language = result->definition->language;
	const struct noun noun = grouping_noun(funnels->stratum->grouping, language);
	struct buffer title = { 0 }, number = { 0 };
	struct heading heading = { .source = drawing_source(result, arena) };
	title_funnel(&title, funnels, view, language);
	heading.title = text_settle(arena, &title);
	heading.subtitle = phrase_settle(arena, language,
		view == &funnels->target ? PHRASE_FUNNEL_SUBTITLE_TARGET : PHRASE_FUNNEL_SUBTITLE_AVERAGE,
		definition->title, phrase_text(limits_phrase(&view->funnel), language));
	number_integer(&number, (int64_t)funnels->known, language);
	struct buffer text = { 0 };
	phrase_add(&text, language, PHRASE_FUNNEL_DESCRIPTION, definition->title, number.bytes, noun.plural,
		heading.title);
	heading.description = text_settle(arena, &text);
	buffer_free(&number);
	return heading;
}

struct layout *
drawing_funnel(const struct result *result, const struct indicator_definition *definition,
	const struct funnels *funnels, const struct funnel_view *view, struct arena *arena,
	const char **title)
{
	enum language language = result->definition->language;
	if (!view->given || funnels->stratum->cell_count > FIGURE_MOST_GROUPS)
		return NULL;
	struct buffer center = { 0 };
	struct funnel_chart chart = {
		.heading = funnel_heading(result, definition, funnels, view, arena),
		.points = funnel_points(funnels, view, definition, arena, language),
		.point_count = funnels->stratum->cell_count,
		.centre = view->funnel.center,
		.target = NAN,
		.near_text = phrase_text(PHRASE_FUNNEL_NEAR, language),
		.wide_text = phrase_text(PHRASE_FUNNEL_WIDE, language),
		.x_title = phrase_text(PHRASE_DENOMINATOR, language),
		.y_title = phrase_text(PHRASE_SHARE, language),
		.words = plot_numbers(language),
		.percent = true,
		.more = { phrase_text(PHRASE_NAMES_ONE, language), phrase_text(PHRASE_NAMES_BEFORE, language),
			phrase_text(PHRASE_NAMES_AFTER, language) },
	};
	*title = chart.heading.title;
	chart.limits = funnel_lines(funnels, view, arena, &chart.limit_count);
	number_limit(&center, view->funnel.center, NULL, 0, language);
	chart.centre_text = phrase_settle(arena, language,
		view == &funnels->target ? PHRASE_TARGET_LINE : PHRASE_MEAN, center.bytes, "");
	buffer_free(&center);
	funnel_legend(&chart, language);
	return funnel_chart_layout(&chart);
}
