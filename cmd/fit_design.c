#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/fit.h"
#include "stats/base/memory.h"

static bool
row_is_whole(const struct fit *fit, size_t row)
{
	const struct answer *answers = fit->inquiry.question->answers;
	if (isnan(answer_number(&answers[0], row)) ||
		(fit->weights != SIZE_MAX && isnan(answer_number(&answers[fit->weights], row))))
		return false;
	for (size_t i = 0; i < fit->formula.count; i++) {
		const struct answer *answer = &answers[fit->first_term + i];
		if (answer->type == TYPE_TEXT ? answer_is_missing(answer, row)
					      : isnan(answer_number(answer, row)))
			return false;
	}
	return true;
}

/* One column of the design: a power of an answer, or where it is a text whether it is this one. */
struct design_column {
	const struct answer *answer; /* NULL: the constant */
	int power;
	uint32_t code;
};

struct columns {
	struct design_column *items;
	const char **names;
	size_t count, capacity, name_capacity;
};

static void
column_add(struct columns *columns, const struct answer *answer, int power, uint32_t code, const char *name)
{
	columns->items =
		array_room(columns->items, columns->count, &columns->capacity, sizeof *columns->items);
	columns->names =
		array_room(columns->names, columns->count, &columns->name_capacity, sizeof *columns->names);
	columns->names[columns->count] = name;
	columns->items[columns->count++] = (struct design_column){ answer, power, code };
}

/* What --base says of a column: NULL for nothing. The name may hold a =, and so may the group; that which is
 * a name counts. */
static const char *
base_of(const struct fit *fit, const char *name)
{
	size_t length = strlen(name);
	const struct arguments *arguments = fit->inquiry.arguments;
	for (size_t i = 0; i < arguments->value_count; i++) {
		const struct option_value *value = &arguments->values[i];
		if (strcmp(value->option->name, "base") == 0 && strncmp(value->text, name, length) == 0 &&
			value->text[length] == '=')
			return value->text + length + 1;
	}
	return NULL;
}

/* A name or a number as text has as many groups as rows, and is meant as no predictor. */
enum { GROUPS_MOST = 500 };

/* The groups of a text that occur among whole rows, each but the base. */
static bool
levels_add(struct fit *fit, const struct answer_group *group, const struct answer *answer, const bool *whole,
	struct columns *columns, struct error *err)
{
	struct inquiry *inquiry = &fit->inquiry;
	struct levels levels = levels_of(inquiry->question, answer, group);
	bool *occurs = xcalloc(levels.values.count + 1, sizeof *occurs);
	const char *wanted = base_of(fit, answer->text);
	size_t base = SIZE_MAX;
	for (size_t i = 0; i < group->count; i++)
		if (whole[i])
			occurs[levels.of[i]] = true;
	for (size_t i = 0; i < levels.values.count && base == SIZE_MAX; i++)
		if (occurs[i] && (!wanted || strcmp(wanted, question_text(inquiry->question,
								    levels.values.items[i].code)) == 0))
			base = i;
	for (size_t i = 0; i < levels.values.count; i++) {
		uint32_t code = levels.values.items[i].code;
		if (occurs[i] && i != base)
			column_add(columns, answer, 1, code,
				arena_print(&inquiry->arena, "%s=%s", answer->text,
					question_text(inquiry->question, code)));
	}
	bool found = !wanted || base != SIZE_MAX, few = levels.values.count <= GROUPS_MOST;
	size_t count = levels.values.count;
	free(occurs);
	levels_free(&levels);
	if (!few)
		return fail(err, ERROR_DATA, NULL, 0, 0,
			"formula: '%s' has %zu groups, and each would be a coefficient; %d is the most. If "
			"it is a "
			"number or a date, --type says so",
			answer->text, count, GROUPS_MOST);
	return found || fail(err, ERROR_USAGE, NULL, 0, 0, "--base: \"%s\" does not occur in '%s'", wanted,
				answer->text);
}

static bool
columns_build(struct fit *fit, const struct answer_group *group, const bool *whole, struct columns *columns,
	struct error *err)
{
	struct arena *arena = &fit->inquiry.arena;
	if (fit->formula.has_constant)
		column_add(columns, NULL, 0, 0, "(constant)");
	for (size_t i = 0; i < fit->formula.count; i++) {
		const struct answer *answer = &fit->inquiry.question->answers[fit->first_term + i];
		if (answer->type == TYPE_TEXT && !levels_add(fit, group, answer, whole, columns, err))
			return false;
		for (int power = 1; answer->type != TYPE_TEXT && power <= fit->formula.terms[i].degree;
			power++)
			column_add(columns, answer, power, 0,
				power == 1 ? answer->text : arena_print(arena, "%s^%d", answer->text, power));
	}
	return true;
}

static double
cell_value(const struct design_column *column, size_t row)
{
	if (!column->answer)
		return 1;
	if (column->answer->type == TYPE_TEXT)
		return column->answer->codes[row] == column->code;
	double value = answer_number(column->answer, row), cell = value;
	for (int i = 1; i < column->power; i++)
		cell *= value;
	return cell;
}

static bool
row_fits(const struct fit *fit, double y, double weight, struct error *err)
{
	if (weight < 0)
		return fail(err, ERROR_DATA, NULL, 0, 0, "--weights: a weight is negative");
	if (fit->logistic && (y < 0 || y > 1))
		return fail(err, ERROR_DATA, NULL, 0, 0,
			"--logistic: what is explained lies outside 0..1 in a row; a condition makes it 0 or "
			"1");
	return true;
}

static bool
rows_fill(const struct fit *fit, const struct answer_group *group, const bool *whole,
	const struct columns *columns, struct fit_data *data, struct error *err)
{
	const struct question *question = fit->inquiry.question;
	const struct answer *answers = question->answers;
	bool weighted = fit->weights != SIZE_MAX;
	data->cells = xcalloc(group->count + 1, (columns->count + 1) * sizeof *data->cells);
	data->y = xcalloc(group->count + 1, sizeof *data->y);
	data->weights = weighted ? xcalloc(group->count + 1, sizeof *data->weights) : NULL;
	for (size_t i = 0; i < group->count; i++) {
		size_t row = question->order[group->first + i];
		if (!whole[i])
			continue;
		double y = answer_number(&answers[0], row);
		double weight = weighted ? answer_number(&answers[fit->weights], row) : 1;
		if (!row_fits(fit, y, weight, err))
			return false;
		for (size_t j = 0; j < columns->count; j++)
			data->cells[data->rows * columns->count + j] = cell_value(&columns->items[j], row);
		if (weighted)
			data->weights[data->rows] = weight;
		data->y[data->rows++] = y;
	}
	return true;
}

bool
fit_data_of(struct fit *fit, const struct answer_group *group, struct fit_data *data, struct error *err)
{
	*data = (struct fit_data){ .rows = 0 };
	const struct question *question = fit->inquiry.question;
	struct columns columns = { 0 };
	bool *whole = xcalloc(group->count + 1, sizeof *whole);
	for (size_t i = 0; i < group->count; i++) {
		whole[i] = row_is_whole(fit, question->order[group->first + i]);
		data->missing += !whole[i];
	}
	bool done = columns_build(fit, group, whole, &columns, err) &&
		    rows_fill(fit, group, whole, &columns, data, err);
	data->names = columns.names;
	data->columns = columns.count;
	free(columns.items);
	free(whole);
	return done;
}

void
fit_data_free(struct fit_data *data)
{
	free(data->names);
	free(data->cells);
	free(data->y);
	free(data->weights);
}
