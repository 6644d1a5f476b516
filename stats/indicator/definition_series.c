#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/indicator/definition_parts.h"
#include "stats/indicator/schedule.h"

static bool
is_yes(const struct section *section, const char *key)
{
	/* no, yes, false, true */
	return section_choice(section, key, 0) % 2 == 1;
}

/* Reports an end that lies before its beginning. */
static void
order_check(const struct section *section, int32_t from, int32_t to)
{
	char shown_from[DATE_TEXT_SIZE];
	if (from != DATE_MISSING && to != DATE_MISSING && to < from)
		mistake(section->reading, section_node(section, "to"), "`to` lies before `from`, which is %s",
			date_format_iso(from, shown_from));
}

static void
schedule_read(const struct section *file, struct schedule *schedule)
{
	const struct node *node = section_node(file, "series");
	schedule->to = DATE_MISSING;
	schedule->every = STEP_MONTH;
	if (!node)
		return;
	struct section section = section_open(file->reading, PLACE_SERIES, NULL, node);
	const char *to = section_text(&section, "to");
	schedule->from = section_date(&section, "from");
	schedule->given = schedule->from != DATE_MISSING;
	if (to && strcmp(to, "as_of") != 0)
		schedule->to = section_date(&section, "to");
	schedule->every = (enum step)section_choice(&section, "every", STEP_MONTH);
	order_check(&section, schedule->from, schedule->to);
}

/* A baseline without a date of the series would freeze nothing, in silence. */
static bool
has_date(const struct schedule *schedule, int32_t from, int32_t to)
{
	for (size_t i = 0; i < SCHEDULE_MOST; i++) {
		int32_t date = schedule_date(schedule, i);
		if (date == DATE_MISSING || date > to ||
			(schedule->to != DATE_MISSING && date > schedule->to))
			return false;
		if (date >= from)
			return true;
	}
	return false;
}

static void
baseline_read(const struct section *file)
{
	struct definition *definition = file->reading->definition;
	const struct node *node = section_node(file, "baseline");
	definition->baseline_from = definition->baseline_to = DATE_MISSING;
	if (!node)
		return;
	struct section section = section_open(file->reading, PLACE_BASELINE, NULL, node);
	int32_t from = section_date(&section, "from"), to = section_date(&section, "to");
	order_check(&section, from, to);
	if (from == DATE_MISSING || to == DATE_MISSING || to < from)
		return;
	definition->baseline_from = from;
	definition->baseline_to = to;
	if (definition->series.given && !has_date(&definition->series, from, to))
		mistake(file->reading, node, "no date of the series lies in the baseline");
}

/* Of each indicator whether a decision is about it; NULL where nothing is said. */
static const bool *
concerned_read(const struct section *section)
{
	struct reading *reading = section->reading;
	const struct definition *definition = reading->definition;
	size_t count;
	const struct node **texts = section_texts(section, "indicators", &count);
	if (!texts || !definition->indicators)
		return NULL;
	bool *concerned =
		arena_alloc(&reading->definition->arena, definition->indicator_count + sizeof *concerned);
	const char **names = xcalloc(definition->indicator_count + 1, sizeof *names);
	for (size_t j = 0; j < definition->indicator_count; j++)
		names[j] = definition->indicators[j].name;
	for (size_t i = 0; i < count; i++) {
		bool is_known = false;
		for (size_t j = 0; j < definition->indicator_count; j++) {
			bool is_it = strcmp(names[j], texts[i]->text) == 0;
			concerned[j] |= is_it;
			is_known |= is_it;
		}
		if (!is_known)
			mistake_unknown(reading, texts[i], "indicator", texts[i]->text, names,
				definition->indicator_count);
	}
	free(names);
	return concerned;
}

static struct decision
decision_read(struct reading *reading, const struct node *node)
{
	struct section section = section_open(reading, PLACE_DECISION, NULL, node);
	struct decision decision = { .date = section_date(&section, "date"),
		.by = section_text(&section, "by"),
		.why = section_text(&section, "why"),
		.rebase = is_yes(&section, "rebase"),
		.exclude = is_yes(&section, "exclude"),
		.indicators = concerned_read(&section) };
	if (decision.rebase && decision.exclude)
		mistake(reading, section_node(&section, "exclude"),
			"a centre line cannot begin anew at a date that does not count; make two decisions "
			"of it");
	return decision;
}

static void
decisions_read(const struct section *file)
{
	struct definition *definition = file->reading->definition;
	const struct node *node = section_node(file, "decisions");
	size_t room = 0;
	for (const struct node *item = node ? node->first : NULL; item; item = item->next)
		room++;
	definition->decisions = arena_alloc(&definition->arena, (room + 1) * sizeof *definition->decisions);
	for (const struct node *item = node ? node->first : NULL; item; item = item->next) {
		struct decision decision = decision_read(file->reading, item);
		/* Those of the same day stay in the order of the file. */
		size_t at = definition->decision_count++;
		for (; at > 0 && definition->decisions[at - 1].date > decision.date; at--)
			definition->decisions[at] = definition->decisions[at - 1];
		definition->decisions[at] = decision;
	}
}

void
series_read(const struct section *file)
{
	schedule_read(file, &file->reading->definition->series);
	baseline_read(file);
	decisions_read(file);
	static const char *const needing[] = { "baseline", "decisions" };
	for (size_t i = 0; i < sizeof needing / sizeof *needing; i++)
		if (section_node(file, needing[i]) && !node_value(file->mapping, "series"))
			mistake(file->reading, section_node(file, needing[i]),
				"`%s` is about a series, and there is none; write `series: {from: "
				"2025-01-31, "
				"every: month}` too",
				needing[i]);
}
