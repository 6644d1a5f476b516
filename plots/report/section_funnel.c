#include <math.h>

#include "plots/report/section_parts.h"
#include "plots/report/title.h"
#include "stats/indicator/change.h"

static const char *
class_words(enum funnel_class class, enum language language)
{
	static const enum phrase words[] = { [FUNNEL_FAR_BELOW] = PHRASE_CLASS_FAR_BELOW,
		[FUNNEL_BELOW] = PHRASE_CLASS_BELOW,
		[FUNNEL_INSIDE] = PHRASE_CLASS_INSIDE,
		[FUNNEL_ABOVE] = PHRASE_CLASS_ABOVE,
		[FUNNEL_FAR_ABOVE] = PHRASE_CLASS_FAR_ABOVE };
	return class == FUNNEL_UNKNOWN ? "\u2013" : phrase_text(words[class], language);
}

/* A number of groups that is no whole one: "0,6". */
static void
expected_add(struct buffer *out, double expected, enum language language)
{
	if (isnan(expected))
		buffer_text(out, "\u2013");
	else
		number_significant(out, expected, expected < 1 ? 1 : 2, language);
}

/* "Av tilfeldigheter alene ventes 0,6 …" */
static void
chance_sentence(struct page *page, const struct funnels *funnels, const struct funnel_view *view)
{
	struct buffer texts[5] = { 0 };
	number_integer(&texts[0], (int64_t)funnels->known, page->language);
	expected_add(&texts[1], view->chance, page->language);
	expected_add(&texts[2], view->chance_far, page->language);
	number_integer(&texts[3], (int64_t)view->outside, page->language);
	number_integer(&texts[4], (int64_t)view->far, page->language);
	phrase_add(&page->text, page->language,
		view->funnel.method == FUNNEL_ADDITIVE ? PHRASE_FUNNEL_CHANCE_WIDENED
		: view == &funnels->target             ? PHRASE_FUNNEL_CHANCE_TARGET
						       : PHRASE_FUNNEL_CHANCE,
		texts[0].bytes, texts[1].bytes, texts[2].bytes, texts[3].bytes, texts[4].bytes,
		grouping_noun(funnels->stratum->grouping, page->language).plural);
	for (size_t i = 0; i < 5; i++)
		buffer_free(&texts[i]);
	page_paragraph(page, "more");
}

static void
dispersion_sentence(struct page *page, const struct funnel_view *view)
{
	const struct dispersion *dispersion = &view->funnel.dispersion;
	struct buffer phi = { 0 }, tau = { 0 };
	if (isnan(dispersion->phi))
		return;
	number_significant(&phi, dispersion->phi, 2, page->language);
	number_share(&tau, sqrt(dispersion->tau_squared), page->language);
	phrase_add(&page->text, page->language,
		view->funnel.method == FUNNEL_ADDITIVE          ? PHRASE_DISPERSION_USED
		: dispersion_p(dispersion) < DISPERSION_P_CLEAR ? PHRASE_DISPERSION
								: PHRASE_DISPERSION_NONE,
		phi.bytes, tau.bytes);
	buffer_free(&phi);
	buffer_free(&tau);
	page_paragraph(page, "more");
}

static void
funnel_row(struct page *page, const struct indicator_definition *definition, const struct funnels *funnels,
	size_t index)
{
	const struct cell *cell = &funnels->stratum->cells[index];
	const struct funnel_view *views[] = { &funnels->average, &funnels->target };
	buffer_text(page->out, "<tr>");
	table_group_head(page, funnels->stratum->grouping, cell);
	cell_count(&page->text, cell, page->language);
	table_cell(page, true);
	cell_share(&page->text, cell, &definition->target, 1, page->language);
	table_cell(page, true);
	for (size_t i = 0; i < 2; i++) {
		if (!views[i]->given)
			continue;
		buffer_text(&page->text, class_words(views[i]->classes[index], page->language));
		table_cell(page, false);
	}
	buffer_text(page->out, "</tr>\n");
}

static void
funnel_table(struct page *page, const struct indicator_definition *definition, const struct funnels *funnels,
	const char *id)
{
	struct buffer by = { 0 };
	grouping_title(&by, funnels->stratum->grouping, false);
	phrase_add(&page->text, page->language, PHRASE_CAPTION_FUNNEL, definition->title, by.bytes);
	buffer_free(&by);
	table_open(page, id);
	buffer_text(page->out, "<thead><tr>");
	grouping_title(&page->text, funnels->stratum->grouping, true);
	table_head(page, false);
	table_say_head(page, PHRASE_COUNT, true);
	table_say_head(page, PHRASE_SHARE, true);
	if (funnels->average.given)
		table_say_head(page, PHRASE_AGAINST_AVERAGE, false);
	if (funnels->target.given)
		table_say_head(page, PHRASE_AGAINST_TARGET, false);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < page_group_rows(funnels->stratum->cell_count); i++)
		funnel_row(page, definition, funnels, i);
	table_close(page);
}

struct funnels *
part_funnels_shown(const struct indicator_result *result, size_t stratum)
{
	if (result->strata[stratum].cell_count > FIGURE_MOST_GROUPS)
		return NULL;
	return funnels_new(result->definition, &result->strata[stratum]);
}

void
part_funnel(struct page *page, size_t indicator, size_t stratum)
{
	const struct indicator_result *result = &page->result->indicators[indicator];
	struct funnels *funnels = part_funnels_shown(result, stratum);
	struct buffer id = { 0 };
	if (!funnels)
		return;
	const struct {
		const struct funnel_view *view;
		enum figure_kind kind;
	} views[] = { { &funnels->average, FIGURE_FUNNEL_AVERAGE },
		{ &funnels->target, FIGURE_FUNNEL_TARGET } };
	buffer_print(&id, "funnel-%zu-%zu", indicator + 1, stratum + 1);
	buffer_text(page->out, "<h4>");
	page_say(page, PHRASE_FUNNEL_HEADING);
	buffer_text(page->out, "</h4>\n");
	for (size_t i = 0; i < 2; i++) {
		if (!views[i].view->given)
			continue;
		page_figure(page, page_find_figure(page, views[i].kind, indicator, stratum), id.bytes);
		chance_sentence(page, funnels, views[i].view);
		if (views[i].view == &funnels->average)
			dispersion_sentence(page, views[i].view);
	}
	if (result->definition->funnel == FUNNELS_NORMAL) {
		phrase_add(&page->text, page->language, PHRASE_FUNNEL_NORMAL);
		page_paragraph(page, "more");
	}
	buffer_text(page->out, "<details><summary>");
	page_say(page, PHRASE_COURSE_NUMBERS);
	buffer_text(page->out, "</summary>\n");
	funnel_table(page, result->definition, funnels, id.bytes);
	buffer_text(page->out, "</details>\n");
	buffer_free(&id);
	funnels_free(funnels);
}

/* The runs before this one asked the same, mostly of the same rows: how many findings of chance there are by
 * now lies between those of one run and those of all. */
static void
nights_sentence(struct page *page, double chance, double far)
{
	const struct changes *changes = page->result->changes;
	if (!changes || changes->nights == 0)
		return;
	struct buffer texts[4] = { 0 };
	double runs = (double)changes->nights + 1;
	number_integer(&texts[0], (int64_t)changes->nights + 1, page->language);
	number_date(&texts[1], changes->first, page->language);
	expected_add(&texts[2], chance * runs, page->language);
	expected_add(&texts[3], far * runs, page->language);
	buffer_text(page->out, "<p>");
	page_say(page, PHRASE_METHOD_FUNNEL_NIGHTS, texts[0].bytes, texts[1].bytes, texts[2].bytes,
		texts[3].bytes);
	buffer_text(page->out, "</p>\n");
	for (size_t i = 0; i < 4; i++)
		buffer_free(&texts[i]);
}

/* All comparisons of a report: how many there are, and how many of them chance alone would put outside. */
void
part_funnels_method(struct page *page)
{
	size_t compared = 0;
	double chance = 0, far = 0;
	for (size_t i = 0; i < page->result->indicator_count; i++) {
		const struct indicator_result *result = &page->result->indicators[i];
		for (size_t j = 0; j < result->stratum_count; j++) {
			struct funnels *funnels = part_funnels_shown(result, j);
			if (funnels && funnels->average.given) {
				compared += funnels->known;
				chance += funnels->average.chance;
				far += funnels->average.chance_far;
			}
			funnels_free(funnels);
		}
	}
	if (compared == 0)
		return;
	struct buffer texts[3] = { 0 };
	number_integer(&texts[0], (int64_t)compared, page->language);
	expected_add(&texts[1], chance, page->language);
	expected_add(&texts[2], far, page->language);
	buffer_text(page->out, "<p>");
	page_say(page, PHRASE_METHOD_FUNNEL);
	buffer_char(page->out, ' ');
	page_say(page, PHRASE_METHOD_FUNNEL_CHANCE, texts[0].bytes, texts[1].bytes, texts[2].bytes);
	buffer_text(page->out, "</p>\n");
	for (size_t i = 0; i < 3; i++)
		buffer_free(&texts[i]);
	nights_sentence(page, chance, far);
}
