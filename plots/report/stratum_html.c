#include "plots/report/section_parts.h"
#include "plots/report/sentence.h"
#include "plots/report/title.h"

enum { MOST_NAMED = 12 };

/* What any cell of the stratum has, so that no column stands empty. */
struct columns {
	bool target, undetermined, excluded, excepted;
};

static void
columns_see(struct columns *columns, const struct cell *cell)
{
	columns->undetermined |= cell->counts.undetermined > 0;
	columns->excluded |= cell->counts.excluded > 0;
	columns->excepted |= cell->counts.excepted > 0;
}

static struct columns
columns_of(const struct indicator_result *indicator, const struct stratum *stratum)
{
	struct columns columns = { .target = indicator->definition->target.given };
	columns_see(&columns, &indicator->total);
	for (size_t i = 0; i < stratum->cell_count; i++)
		columns_see(&columns, &stratum->cells[i]);
	return columns;
}

static void
integer_cell(struct page *page, bool is_open, int64_t number)
{
	if (is_open)
		number_integer(&page->text, number, page->language);
	else
		buffer_text(&page->text, "\u2013");
	table_cell(page, true);
}

static void
stratum_row(struct page *page, const struct indicator_definition *definition, const struct cell *cell,
	const struct grouping *grouping, struct columns columns)
{
	bool is_open = cell_is_open(cell);
	buffer_text(page->out, *cell->by ? "<tr>" : "<tr class=\"total\">");
	table_group_head(page, grouping, cell);
	integer_cell(page, is_open, cell->counts.numerator);
	integer_cell(page, is_open, cell->counts.denominator);
	cell_share(&page->text, cell, &definition->target, 1, page->language);
	table_cell(page, true);
	cell_interval(&page->text, cell, &definition->target, page->language);
	table_cell(page, true);
	if (columns.target) {
		buffer_text(page->out, "<td>");
		table_verdict(page, cell->verdict);
		buffer_text(page->out, "</td>");
		cell_missing(&page->text, cell, page->language);
		table_cell(page, true);
	}
	if (columns.undetermined)
		integer_cell(page, is_open, cell->counts.undetermined);
	if (columns.excluded)
		integer_cell(page, is_open, cell->counts.excluded);
	if (columns.excepted)
		integer_cell(page, is_open, cell->counts.excepted);
	buffer_text(page->out, "</tr>\n");
}

static void
stratum_heads(struct page *page, const struct indicator_definition *definition, const struct stratum *stratum,
	struct columns columns)
{
	buffer_text(page->out, "<thead><tr>");
	grouping_title(&page->text, stratum->grouping, true);
	table_head(page, false);
	table_say_head(page, PHRASE_NUMERATOR, true);
	buffer_text(&page->text, phrase_text(PHRASE_DENOMINATOR, page->language));
	if (definition->noun.many)
		buffer_print(&page->text, " (%s)", definition->noun.many);
	table_head(page, true);
	table_say_head(page, PHRASE_SHARE, true);
	interval_words(&page->text, definition, page->language);
	table_head(page, true);
	if (columns.target) {
		table_say_head(page, PHRASE_VERDICT, false);
		table_say_head(page,
			target_asks_for_much(&definition->target) ? PHRASE_MISSING : PHRASE_TOO_MANY, true);
	}
	if (columns.undetermined)
		table_say_head(page, PHRASE_UNDETERMINED, true);
	if (columns.excluded)
		table_say_head(page, PHRASE_EXCLUDED, true);
	if (columns.excepted)
		table_say_head(page, PHRASE_EXCEPTED, true);
	buffer_text(page->out, "</tr></thead>\n<tbody>\n");
}

static void
stratum_table(struct page *page, const struct indicator_result *indicator, const struct stratum *stratum,
	const char *id)
{
	struct columns columns = columns_of(indicator, stratum);
	struct buffer by = { 0 };
	grouping_title(&by, stratum->grouping, false);
	phrase_add(&page->text, page->language, PHRASE_CAPTION_UNITS, indicator->definition->title, by.bytes);
	buffer_free(&by);
	table_open(page, id);
	stratum_heads(page, indicator->definition, stratum, columns);
	stratum_row(page, indicator->definition, &indicator->total, stratum->grouping, columns);
	for (size_t i = 0; i < page_group_rows(stratum->cell_count); i++)
		stratum_row(page, indicator->definition, &stratum->cells[i], stratum->grouping, columns);
	table_close(page);
}

/* What says who differs: the limits around the target where the groups are compared with them, so that no
 * other names stand here than in the funnel; else each group's interval. */
struct difference {
	const struct stratum *stratum;
	const struct target *target;
	struct funnels *funnels;
};

static enum phrase
difference_method(const struct difference *difference)
{
	return difference->funnels && difference->funnels->target.given ? PHRASE_OUTLIERS_BY_FUNNEL
									: PHRASE_OUTLIERS_BY_INTERVAL;
}

static bool
cell_differs(const struct difference *difference, const struct cell *cell, bool good)
{
	enum position position = funnels_position(difference->funnels, cell);
	return *cell->group && cell_has_share(cell) &&
	       (position == POSITION_ABOVE || position == POSITION_BELOW) &&
	       position_is_good(difference->target, position) == good;
}

/* "Bedre enn målet …: Alna, Bjerke og Sagene." Returns how many there are. */
static size_t
name_those_who_differ(struct page *page, const struct difference *difference, bool good)
{
	const struct stratum *stratum = difference->stratum;
	size_t count = 0, said = 0;
	for (size_t i = 0; i < stratum->cell_count; i++)
		count += cell_differs(difference, &stratum->cells[i], good);
	if (count == 0)
		return 0;
	buffer_text(page->out, "<p class=\"more\">");
	page_say(page, good ? PHRASE_OUTLIERS_GOOD : PHRASE_OUTLIERS_BAD,
		phrase_text(difference_method(difference), page->language));
	for (size_t i = 0; i < stratum->cell_count && said < MOST_NAMED; i++) {
		if (!cell_differs(difference, &stratum->cells[i], good))
			continue;
		buffer_text(page->out, said++ == 0 ? " " : ", ");
		escape_html_name(page->out, stratum->cells[i].group);
	}
	if (said < count) {
		struct buffer rest = { 0 };
		number_integer(&rest, (int64_t)(count - said), page->language);
		buffer_text(page->out, ", ");
		page_say(page, PHRASE_AND_MORE, rest.bytes);
		buffer_free(&rest);
	}
	buffer_text(page->out, ".</p>\n");
	return count;
}

static void
who_differs(struct page *page, const struct indicator_result *indicator, size_t stratum_index)
{
	struct difference difference = { .stratum = &indicator->strata[stratum_index],
		.target = &indicator->definition->target };
	const struct cell *smallest, *largest;
	stratum_ends(difference.stratum, &smallest, &largest);
	if (!difference.target->given || target_is_extreme(difference.target) || !smallest)
		return;
	difference.funnels = part_funnels_shown(indicator, stratum_index);
	size_t count = name_those_who_differ(page, &difference, true);
	count += name_those_who_differ(page, &difference, false);
	if (count == 0) {
		buffer_text(page->out, "<p class=\"more\">");
		page_say(page, PHRASE_OUTLIERS_NONE,
			grouping_noun(difference.stratum->grouping, page->language).plural);
		buffer_text(page->out, "</p>\n");
	}
	funnels_free(difference.funnels);
}

void
part_stratum(struct page *page, size_t indicator_index, size_t stratum_index)
{
	const struct indicator_result *indicator = &page->result->indicators[indicator_index];
	const struct stratum *stratum = &indicator->strata[stratum_index];
	struct buffer id = { 0 };
	buffer_print(&id, "table-%zu-%zu", indicator_index + 1, stratum_index + 1);
	buffer_text(page->out, "<h3>");
	grouping_title(&page->text, stratum->grouping, true);
	page_settle(page);
	buffer_text(page->out, "</h3>\n");
	const struct figure *figure = page_find_figure(page, FIGURE_UNITS, indicator_index, stratum_index);
	if (!figure || figure->failure) {
		buffer_text(page->out, "<p class=\"lead\">");
		title_units(&page->text, indicator->definition, stratum, page->language);
		buffer_char(&page->text, '.');
		page_settle(page);
		buffer_text(page->out, "</p>\n");
	}
	page_figure(page, figure, id.bytes);
	page_groups_left_out(page, stratum->grouping, stratum->cell_count);
	who_differs(page, indicator, stratum_index);
	stratum_table(page, indicator, stratum, id.bytes);
	buffer_free(&id);
	sentence_adding_up(&page->text, stratum, indicator->definition, page->language);
	if (page->text.length > 0) {
		buffer_text(page->out, "<p class=\"note\">");
		page_settle(page);
		buffer_text(page->out, "</p>\n");
	}
	part_funnel(page, indicator_index, stratum_index);
	part_panels(page, indicator_index, stratum_index);
}
