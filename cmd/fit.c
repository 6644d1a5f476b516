#include "cmd/fit.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"

const struct option fit_options[] = {
	{ .name = "logistic", .help = "the log odds of a condition, or of a number that is 0 or 1" },
	{ .name = "weights", .argument = "COLUMN", .help = "how much each row weighs" },
	{ .name = "base",
		.argument = "COLUMN=GROUP",
		.repeated = true,
		.help = "what the groups of a column are compared with; may be given again" },
	{ .name = "level", .argument = "PERCENT", .help = "of the intervals (default: 95%)" },
	PLOT_OPTION("draw it, too (a number by one other: points and line; else: the coefficients):"),
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

static bool
type_fits(const struct fit *fit, struct error *err)
{
	const struct answer *answers = fit->inquiry.question->answers;
	enum value_type response = answers[0].type;
	if (response != TYPE_NUMBER && response != TYPE_TRUTH)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"formula: '%s' is a %s; what is explained is a number or a condition",
			answers[0].text, value_type_name(response));
	for (size_t i = 0; i < fit->formula.count; i++)
		for (size_t j = 0; j < fit->formula.terms[i].count; j++) {
			const struct formula_factor *factor = &fit->formula.terms[i].factors[j];
			const struct answer *answer = &answers[fit->first_term + factor->column];
			if (factor->degree > 1 && answer->type != TYPE_NUMBER)
				return fail(err, ERROR_USAGE, NULL, 0, 0,
					"formula: '%s' is a %s; poly takes a number", answer->text,
					value_type_name(answer->type));
		}
	return true;
}

static bool
formula_ask(struct fit *fit, struct error *err)
{
	struct inquiry *inquiry = &fit->inquiry;
	if (!inquiry_ask_operand(inquiry, "formula", fit->formula.response, err))
		return false;
	fit->first_term = inquiry->question->answer_count;
	for (size_t i = 0; i < fit->formula.column_count; i++)
		if (!inquiry_ask_operand(inquiry, "formula", fit->formula.columns[i], err))
			return false;
	return type_fits(fit, err) && measure_ask(inquiry, "weights", false, false, &fit->weights, err);
}

static bool
fit_answer(struct fit *fit, struct error *err)
{
	const struct question *question = fit->inquiry.question;
	struct buffer text = { 0 };
	struct json json = { .out = &text };
	bool machines = fit->inquiry.format == PRINT_JSON, several = question->by_count > 0, done = true;
	if (machines && several)
		json_write_open(&json, NULL, '[');
	for (size_t i = 0; done && i < question->group_count; i++) {
		struct fit_data data;
		done = fit_data_of(fit, &question->groups[i], &data, err);
		if (done)
			fit_group(fit, &question->groups[i], &data, machines ? &json : NULL, &text);
		fit_data_free(&data);
	}
	if (machines && several)
		json_write_close(&json, ']');
	fit_coefficients_print(fit, &text);
	done = done && text_print(&text, err);
	buffer_free(&text);
	return done;
}

bool
fit_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct fit fit = { .logistic = arguments_value(arguments, "logistic") };
	/* The last operand is the formula; the others are files. */
	struct arguments files = *arguments;
	files.operand_count--;
	struct picture_wish wish;
	bool done = picture_wish(arguments, &wish, err) &&
		    option_level(arguments, "level", &fit.level, err) &&
		    formula_parse(arguments->operands[files.operand_count], &fit.formula, err) &&
		    inquiry_open(&fit.inquiry, &files, notice, err) && formula_ask(&fit, err) &&
		    fit_can_be_drawn(&fit, &wish, err) && inquiry_read(&fit.inquiry, err) &&
		    fit_answer(&fit, err) && (!wish.path || fit_draw(&fit, &wish, err));
	inquiry_free(&fit.inquiry);
	formula_free(&fit.formula);
	return done;
}
