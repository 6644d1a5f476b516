#include "cmd/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/decimal.h"
#include "stats/base/memory.h"

bool
measure_ask(struct inquiry *inquiry, const char *option, bool needed, bool truths, size_t *index,
	struct error *err)
{
	const char *text = arguments_value(inquiry->arguments, option);
	*index = SIZE_MAX;
	if (!text && needed)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--%s is missing; it names a column or an expression", option);
	if (!text)
		return true;
	if (!inquiry_ask(inquiry, option, text, err))
		return false;
	*index = inquiry->question->answer_count - 1;
	enum value_type type = inquiry->question->answers[*index].type;
	if (type == TYPE_NUMBER || (truths && type == TYPE_TRUTH))
		return true;
	return fail(err, ERROR_USAGE, NULL, 0, 0, "--%s: '%s' is a %s; a number%s is wanted (see --type)",
		option, text, value_type_name(type), truths ? " or a condition" : "");
}

double *
measure_numbers(
	const struct question *question, const struct answer *answer, const struct answer_group *group)
{
	double *numbers = xcalloc(group->count + 1, sizeof *numbers);
	for (size_t i = 0; i < group->count; i++)
		numbers[i] = answer_number(answer, question->order[group->first + i]);
	return numbers;
}

static double
counted_number(struct counting *counting, const struct answer *answer, size_t row)
{
	double number = answer_number(answer, row);
	if (answer->type != TYPE_TRUTH || !isnan(number))
		return number;
	counting->unknown++;
	return 0;
}

void
counting_join(struct counting *counting, const struct counting *other)
{
	counting->events += other->events;
	counting->cases += other->cases;
	counting->missing += other->missing;
	counting->impossible += other->impossible;
	counting->unknown += other->unknown;
}

void
counting_add(struct counting *counting, const struct answer *events, const struct answer *cases, size_t row,
	bool proportion)
{
	double n = counted_number(counting, cases, row);
	/* Who is no case has no event, whatever the condition says there. */
	bool no_case = cases->type == TYPE_TRUTH && n < 1;
	double x = no_case ? 0 : counted_number(counting, events, row);
	if (isnan(x) || isnan(n)) {
		counting->missing++;
	} else if (x < 0 || n < 0 || (proportion && x > n)) {
		counting->impossible++;
	} else {
		counting->events += x;
		counting->cases += n;
	}
}

void
counting_say(const struct counting *counting, const struct notice *notice)
{
	if (counting->missing)
		notice_say(notice, "%zu %s left out: events or cases are missing or not exact",
			counting->missing, plural(counting->missing, "row is", "rows are"));
	if (counting->impossible)
		notice_say(notice,
			"%zu %s left out: a count is negative, or there are more events than cases",
			counting->impossible, plural(counting->impossible, "row is", "rows are"));
	if (counting->unknown)
		notice_say(notice, "%zu %s unknown, since a value is missing, and counted as not met",
			counting->unknown, plural(counting->unknown, "condition is", "conditions are"));
}

/* The place of a number among values in rising order, where it is known to be. */
static size_t
number_find(const struct frequencies *values, double number)
{
	size_t low = 0, high = values->count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (values->items[middle].number > number)
			high = middle;
		else
			low = middle;
	}
	return low;
}

/* The place of each code among the values; free() it. Codes that do not occur have none. */
static size_t *
code_places(const struct frequencies *values)
{
	size_t codes = 0;
	for (size_t i = 0; i < values->count; i++)
		if (values->items[i].code >= codes)
			codes = (size_t)values->items[i].code + 1;
	size_t *places = xcalloc(codes + 1, sizeof *places);
	for (size_t i = 0; i < values->count; i++)
		places[values->items[i].code] = i;
	return places;
}

struct levels
levels_of(const struct question *question, const struct answer *answer, const struct answer_group *group)
{
	struct levels levels = { frequencies_of(question, answer, group),
		xcalloc(group->count + 1, sizeof *levels.of) };
	size_t *places = answer->type == TYPE_TEXT ? code_places(&levels.values) : NULL;
	for (size_t i = 0; i < group->count; i++) {
		size_t row = question->order[group->first + i];
		double number = answer_number(answer, row);
		levels.of[i] = SIZE_MAX;
		if (places && !answer_is_missing(answer, row))
			levels.of[i] = places[answer->codes[row]];
		else if (!isnan(number))
			levels.of[i] = number_find(&levels.values, number);
	}
	free(places);
	return levels;
}

void
levels_free(struct levels *levels)
{
	frequencies_free(&levels->values);
	free(levels->of);
}

bool
option_places(const struct arguments *arguments, const char *option, size_t **numbers, size_t *count,
	struct error *err)
{
	const char *text = arguments_value(arguments, option);
	*numbers = NULL;
	*count = 0;
	for (const char *at = text; at && *at;) {
		size_t length = strcspn(at, ",");
		struct decimal number;
		bool whole =
			decimal_parse(at, length, '.', &number) && number.scale == 0 && number.digits > 0;
		if (!whole || (*count && (size_t)number.digits <= (*numbers)[*count - 1]))
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"--%s cannot be \"%s\"; points are counted from 1, in rising order, with "
				"commas "
				"between",
				option, text);
		*numbers = xreallocarray(*numbers, *count + 1, sizeof **numbers);
		(*numbers)[(*count)++] = (size_t)number.digits;
		at += length + (at[length] == ',');
	}
	return true;
}

const char *
plural(size_t count, const char *one, const char *several)
{
	return count == 1 ? one : several;
}
