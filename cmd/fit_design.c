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
	for (size_t i = 0; i < fit->formula.column_count; i++) {
		const struct answer *answer = &answers[fit->first_term + i];
		if (answer->type == TYPE_TEXT ? answer_is_missing(answer, row)
					      : isnan(answer_number(answer, row)))
			return false;
	}
	return true;
}

/* A power of an answer, or where it is a text whether it is this one. */
struct part {
	const struct answer *answer;
	int power;
	uint32_t code;
	const char *name;
};

/* What a factor of a term is made of, or what all of them are so far. */
struct parts {
	struct part *items;
	size_t count, capacity;
};

static void
part_add(struct parts *parts, struct part part)
{
	parts->items = array_room(parts->items, parts->count, &parts->capacity, sizeof *parts->items);
	parts->items[parts->count++] = part;
}

/* One column of the design: the product of its parts, the constant where it has none. */
struct design_column {
	struct part parts[FORMULA_FACTORS_MOST];
	size_t count;
};

struct columns {
	struct design_column *items;
	const char **names;
	size_t count, capacity, name_capacity;
};

static void
column_add(struct columns *columns, const struct design_column *column, const char *name)
{
	columns->items =
		array_room(columns->items, columns->count, &columns->capacity, sizeof *columns->items);
	columns->names =
		array_room(columns->names, columns->count, &columns->name_capacity, sizeof *columns->names);
	columns->names[columns->count] = name;
	columns->items[columns->count++] = *column;
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

/* The groups of a text that occur among whole rows; where it is `contrasted`, each but the base. */
static bool
groups_add(struct fit *fit, const struct answer_group *group, const struct answer *answer, const bool *whole,
	bool contrasted, struct parts *parts, struct error *err)
{
	struct inquiry *inquiry = &fit->inquiry;
	struct levels levels = levels_of(inquiry->question, answer, group);
	bool *occurs = xcalloc(levels.values.count + 1, sizeof *occurs);
	const char *wanted = base_of(fit, answer->text);
	size_t base = SIZE_MAX, before = parts->count;
	bool any = false;
	for (size_t i = 0; i < group->count; i++)
		if (whole[i])
			any = occurs[levels.of[i]] = true;
	for (size_t i = 0; i < levels.values.count && base == SIZE_MAX; i++)
		if (occurs[i] && (!wanted || strcmp(wanted, question_text(inquiry->question,
								    levels.values.items[i].code)) == 0))
			base = i;
	for (size_t i = 0; i < levels.values.count; i++) {
		uint32_t code = levels.values.items[i].code;
		if (occurs[i] && (i != base || !contrasted))
			part_add(parts, (struct part){ answer, 1, code,
						arena_print(&inquiry->arena, "%s=%s", answer->text,
							question_text(inquiry->question, code)) });
	}
	if (any && parts->count == before)
		notice_say(inquiry->notice,
			"'%s' is the same in all rows, so it explains nothing and is left out", answer->text);
	free(occurs);
	levels_free(&levels);
	return !wanted || base != SIZE_MAX ||
	       fail(err, ERROR_USAGE, NULL, 0, 0, "--base: \"%s\" does not occur in '%s'", wanted,
		       answer->text);
}

static bool
parts_add(struct fit *fit, const struct answer_group *group, const struct formula_factor *factor,
	const bool *whole, bool contrasted, struct parts *parts, struct error *err)
{
	const struct answer *answer = &fit->inquiry.question->answers[fit->first_term + factor->column];
	if (answer->type == TYPE_TEXT)
		return groups_add(fit, group, answer, whole, contrasted, parts, err);
	for (int power = 1; power <= factor->degree; power++)
		part_add(parts, (struct part){ answer, power, 0,
					power == 1 ? answer->text
						   : arena_print(&fit->inquiry.arena, "%s^%d", answer->text,
							     power) });
	return true;
}

/* A name or a number as text has as many groups as rows, and is meant as no predictor. */
enum { COLUMNS_MOST = 500 };

/* Every product of one part of each factor, those of the first factor in turn. */
static bool
products_add(struct fit *fit, const struct parts *factors, size_t count, struct columns *columns,
	struct error *err)
{
	size_t products = 1;
	for (size_t i = 0; i < count; i++)
		products = products >= COLUMNS_MOST ? products : products * factors[i].count;
	if (products >= COLUMNS_MOST)
		return fail(err, ERROR_DATA, NULL, 0, 0,
			"formula: '%s' makes %d coefficients or more, one for each of its groups%s. If it is "
			"a "
			"number or a date, --type says so",
			factors[0].items[0].answer->text, COLUMNS_MOST,
			count > 1 ? " and of those it is multiplied with" : "");
	for (size_t i = 0; i < products; i++) {
		struct design_column column = { .count = count };
		const char *name = NULL;
		for (size_t j = 0, rest = i; j < count; rest /= factors[j++].count) {
			column.parts[j] = factors[j].items[rest % factors[j].count];
			name = name ? arena_print(&fit->inquiry.arena, "%s:%s", name, column.parts[j].name)
				    : column.parts[j].name;
		}
		column_add(columns, &column, name);
	}
	return true;
}

/* `free_coding` is true until a text stands for the constant that a formula does without. */
static bool
term_add(struct fit *fit, const struct answer_group *group, const struct formula_term *term,
	const bool *whole, bool *free_coding, struct columns *columns, struct error *err)
{
	struct parts factors[FORMULA_FACTORS_MOST] = { 0 };
	bool done = true;
	for (size_t i = 0; done && i < term->count; i++) {
		bool is_text =
			fit->inquiry.question->answers[fit->first_term + term->factors[i].column].type ==
			TYPE_TEXT;
		bool contrasted =
			formula_has_margin(&fit->formula, term, i) || (term->count == 1 && !*free_coding);
		done = parts_add(fit, group, &term->factors[i], whole, contrasted, &factors[i], err);
		*free_coding = *free_coding && !is_text;
	}
	done = done && products_add(fit, factors, term->count, columns, err);
	for (size_t i = 0; i < term->count; i++)
		free(factors[i].items);
	return done;
}

static bool
columns_build(struct fit *fit, const struct answer_group *group, const bool *whole, struct columns *columns,
	struct error *err)
{
	bool free_coding = true;
	if (fit->formula.has_constant)
		column_add(columns, &(struct design_column){ .count = 0 }, "(constant)");
	for (size_t i = 0; i < fit->formula.count; i++)
		if (!term_add(fit, group, &fit->formula.terms[i], whole, &free_coding, columns, err))
			return false;
	return true;
}

static double
part_value(const struct part *part, size_t row)
{
	if (part->answer->type == TYPE_TEXT)
		return part->answer->codes[row] == part->code;
	double value = answer_number(part->answer, row), power = value;
	for (int i = 1; i < part->power; i++)
		power *= value;
	return power;
}

static double
cell_value(const struct design_column *column, size_t row)
{
	double cell = 1;
	for (size_t i = 0; i < column->count; i++)
		cell *= part_value(&column->parts[i], row);
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
	data->row_of = xcalloc(group->count + 1, sizeof *data->row_of);
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
		data->row_of[data->rows] = row;
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
	free(data->row_of);
	free(data->weights);
}
