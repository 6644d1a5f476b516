#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/picture.h"
#include "cmd/topic.h"

const struct option plot_options[] = {
	{ .name = "out",
		.letter = 'o',
		.argument = "FILE",
		.help = "where the chart goes; - is standard output (default: it is drawn on the terminal)" },
	{ .name = "format",
		.argument = "FORMAT",
		.choices = { "svg", "pdf", "png" },
		.help = "of FILE (default: what its name ends with; of - svg)" },
	{ .name = "terminal", .help = "draw on the terminal, in block characters" },
	{ .name = "column", .argument = "COLUMN", .help = "the numbers, or the values that are counted" },
	{ .name = "value", .argument = "COLUMN", .help = "the same as --column" },
	{ .name = "numerator",
		.argument = "WHAT",
		.help = "of a proportion: a column of counts, or a condition about the rows" },
	{ .name = "denominator",
		.argument = "WHAT",
		.help = "likewise; of conditions all rows where it is not given" },
	{ .name = "x",
		.argument = "COLUMN",
		.help = "what runs along the chart: a date, a number or a text" },
	{ .name = "y", .argument = "COLUMN", .help = "of scatter: the number that goes upwards" },
	{ .name = "weight",
		.argument = "COLUMN",
		.help = "how many each row stands for, where counts are made already (default: one)" },
	{ .name = "target",
		.argument = "TARGET",
		.help = "of a proportion '70 %', 'at least 70 %' or '<= 5 %'; of a number 12.5" },
	{ .name = "target-column",
		.argument = "COLUMN",
		.help = "of targets: the target of each group, in percent" },
	{ .name = "period",
		.argument = "PERIOD",
		.choices = { "day", "week", "month", "quarter", "year" },
		.help = "put the dates of --x together" },
	{ .name = "limits",
		.argument = "KIND",
		.choices = { "i", "p", "pp", "c", "u", "up" },
		.help = "of control (default: p for proportions, i for numbers)" },
	{ .name = "title", .argument = "TEXT", .help = "instead of the finding" },
	{ .name = "subtitle", .argument = "TEXT", .help = "instead of what is shown" },
	{ .name = "source", .argument = "TEXT", .help = "instead of the names of the files" },
	QUESTION_OPTIONS,
	COMMON_OPTIONS,
};

void
plot_kinds_print(void)
{
	puts("\nkinds, and what they take (! is needed):");
	for (size_t i = 0; i < PLOT_KINDS; i++) {
		const struct plot_form *form = &plot_forms[i];
		struct buffer takes = { 0 };
		for (int role = 0; role < PLOT_ROLES; role++)
			if (form->takes & 1U << role)
				buffer_print(&takes, "%s--%s%s", takes.length ? " " : "",
					plot_role_name((enum plot_role)role),
					form->needs & 1U << role ? "!" : "");
		printf("  %-11s", form->name);
		topic_wrap(form->help, 13);
		printf("%13s", "");
		topic_wrap(takes.bytes, 13);
		buffer_free(&takes);
	}
}

/* --value is another name of --column. */
static const char *
role_text(const struct arguments *arguments, enum plot_role role)
{
	const char *text = arguments_value(arguments, plot_role_name(role));
	return role == ROLE_COLUMN && !text ? arguments_value(arguments, "value") : text;
}

static bool
roles_check(const struct arguments *arguments, enum plot_kind kind, struct error *err)
{
	unsigned given = 0;
	for (int role = 0; role < PLOT_ROLES; role++)
		if (role_text(arguments, (enum plot_role)role))
			given |= 1U << role;
	if (arguments_value(arguments, "column") && arguments_value(arguments, "value"))
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--column and --value are two names of the same; give one of them");
	return plot_roles_fit(kind, given, err);
}

static bool
target_read(const struct arguments *arguments, struct plot *plot, struct error *err)
{
	const char *text = arguments_value(arguments, "target");
	char message[256];
	if (!text)
		return true;
	if (plot->answer[ROLE_NUMERATOR] == SIZE_MAX)
		return option_number(arguments, "target", -1e15, 1e15, false, NAN, &plot->target_number, err);
	/* A figure alone is what one wants to reach. */
	const char *whole =
		strchr("0123456789", *text) && *text ? arena_print(plot->arena, "at least %s", text) : text;
	return target_parse(whole, &plot->target, message, sizeof message) ||
	       fail(err, ERROR_USAGE, NULL, 0, 0, "--target: %s", message);
}

static bool
choices_read(const struct arguments *arguments, struct plot *plot, struct error *err)
{
	static const char *const periods[] = { [PERIOD_DAY] = "day",
		[PERIOD_WEEK] = "week",
		[PERIOD_MONTH] = "month",
		[PERIOD_QUARTER] = "quarter",
		[PERIOD_YEAR] = "year" };
	for (int i = PERIOD_DAY; i <= PERIOD_YEAR; i++)
		if (arguments_chose(arguments, "period", periods[i]))
			plot->period = (enum plot_period)i;
	if (plot->period != PERIOD_NONE && plot->question->answers[plot->answer[ROLE_X]].type != TYPE_DATE)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--period puts dates together, and --x %s is a %s; where it is a date after all, say "
			"--type '%s=date'",
			plot->question->answers[plot->answer[ROLE_X]].text,
			value_type_name(plot->question->answers[plot->answer[ROLE_X]].type),
			plot->question->answers[plot->answer[ROLE_X]].text);
	const char *limits = arguments_value(arguments, "limits");
	plot->limits = plot->answer[ROLE_NUMERATOR] == SIZE_MAX ? CONTROL_I : CONTROL_P;
	if (limits)
		(void)control_kind_parse(limits, &plot->limits);
	plot->title = arguments_value(arguments, "title");
	plot->subtitle = arguments_value(arguments, "subtitle");
	plot->source = arguments_value(arguments, "source");
	return target_read(arguments, plot, err);
}

/* Where it goes, and as what: before anything is read. */
static bool
output_settle(
	const struct arguments *arguments, const char **path, enum picture_format *format, struct error *err)
{
	const char *wanted = arguments_value(arguments, "format");
	*path = arguments_value(arguments, "out");
	*format = PICTURE_SVG;
	if (*path && arguments_value(arguments, "terminal"))
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--terminal draws on the terminal, and --out into a file; give one of them");
	if (wanted && !*path)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--format is of a file; give --out FILE too");
	if (*path && !**path)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--out is empty; give it the name of a file");
	for (int i = 0; wanted && i < PICTURE_FORMATS; i++)
		if (strcmp(wanted, picture_ending((enum picture_format)i)) == 0)
			*format = (enum picture_format)i;
	return wanted || !*path || strcmp(*path, "-") == 0 || picture_format_of(*path, format, err);
}

/* Asks for what each role says; where it stands among the answers is the plot's. */
static bool
roles_ask(struct inquiry *inquiry, const struct arguments *arguments, struct plot *plot, struct error *err)
{
	for (int role = 0; role < PLOT_ANSWERS; role++) {
		const char *name = plot_role_name((enum plot_role)role);
		const char *text = role_text(arguments, (enum plot_role)role);
		if (!text)
			continue;
		if (!inquiry_ask(inquiry, name, text, err))
			return false;
		plot->answer[role] = inquiry->question->answer_count - 1;
	}
	return true;
}

bool
plot_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct inquiry inquiry = { 0 };
	struct arena arena = { 0 };
	const char *path;
	enum picture_format format;
	/* The first operand is the kind, the others are files. */
	struct arguments files = *arguments;
	files.operands++;
	files.operand_count--;
	enum plot_kind kind = plot_kind_find(arguments->operands[0], err);
	bool done = kind != PLOT_KINDS && roles_check(arguments, kind, err) &&
		    output_settle(arguments, &path, &format, err) &&
		    inquiry_open(&inquiry, &files, notice, err);
	if (done) {
		struct plot plot = picture_plot(&inquiry, kind, &arena);
		done = roles_ask(&inquiry, arguments, &plot, err) && choices_read(arguments, &plot, err) &&
		       inquiry_read(&inquiry, err) && picture_draw(&plot, path, format, notice, err);
	}
	arena_free(&arena);
	inquiry_free(&inquiry);
	return done;
}
