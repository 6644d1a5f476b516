#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/exit.h"
#include "stats/base/text.h"

const struct command commands[] = {
	{ "run", "FILE", 1, 1, "the nightly job: figures, charts and report from a definitions file",
		"Reads the definitions in FILE and the CSV files they name, works out every\n"
		"indicator, prints the figures, and writes report.html, charts, indicators.csv,\n"
		"indicators.xlsx, indicators.json, quality.csv and manifest.json to a folder named\n"
		"by the date. The folder appears whole or not at all; `latest` beside it leads to\n"
		"the last one.",
		run_options, run_run },
	{ "check", "FILE", 1, 1, "look for mistakes in definitions and data, and write nothing",
		"Reads the definitions in FILE and the CSV files they name, and prints every fault\n"
		"as FILE:LINE:COLUMN, and which columns leave rows undetermined.",
		check_options, check_run },
	{ "calc", "FILE...", 1, SIZE_MAX, "an indicator on one file, without a definitions file",
		"Works out one indicator on a CSV file (several of the same shape are read as one;\n"
		"- is standard input) and prints it. Either the rows hold counts already made:\n"
		"    maltall calc votes.csv --numerator-column votes --denominator-column voters \\\n"
		"        --by district\n"
		"or each row is one case:\n"
		"    maltall calc doctors.csv --denominator 'started + 3 months < as_of' \\\n"
		"        --numerator 'plan <= as_of' --target '>= 90 %' --by unit --as-of 2025-12-31\n"
		"Conditions are those of `maltall help conditions`. What type a column has is found\n"
		"out by looking, and said. Rows of counts that are totals of other rows (Oslo i alt,\n"
		"Begge kj\u00f8nn) are never counted beside them; what was done is said, a line each.",
		calc_options, calc_run },
	{ "init", "FILE...", 1, SIZE_MAX, "look at CSV files and write a starting definition",
		"Reads the CSV files and writes a definitions file that speaks of them: how each is\n"
		"written, its columns with their types, its key, what refers to what, and behind the #\n"
		"the evidence for it. `maltall check` accepts it as it stands; indicators and rules are\n"
		"yours to add. Nothing is guessed in silence: what nine of ten values speak for is taken,\n"
		"and the others are counted. No value of a key is written, nor of a column whose name\n"
		"says that it is about a person, and columns that hold identity numbers, e-mail addresses\n"
		"or phone numbers are left out.\n"
		"    maltall init alis.csv moter.csv --out oslo.yaml\n"
		"With --schema frictionless the same is written as a Data Package (version 2), which\n"
		"other tools read too, and which a table may point to instead of listing its columns:\n"
		"    tables: {alis: {schema: datapackage.json, resource: alis}}\n"
		"Of such a file maltall uses path, encoding, dialect, fields, missingValues, enum,\n"
		"required, unique, primaryKey and foreignKeys.",
		init_options, init_run },
	{ "freq", "FILE...", 1, SIZE_MAX, "how often each value of a column occurs",
		"Counts the values of one or more columns (all, where --columns names none), with shares,\n"
		"cumulative shares and the Wilson interval of each share. What is missing has a row of its\n"
		"own, and the shares are of what is known.\n"
		"    maltall freq alis.csv --columns ordning --by enhet --where 'sluttdato is missing'",
		freq_options, freq_run },
	{ "plot", "KIND FILE...", 2, SIZE_MAX, "draw a chart of a CSV file",
		"Draws one chart of KIND, on the terminal or, with --out, as SVG, PDF or PNG.\n"
		"    maltall plot histogram alis.csv --column dager --by enhet -o dager.svg\n"
		"A proportion is said as in calc: --numerator and --denominator are columns of counts, or\n"
		"conditions about the rows. The title is the finding, made from the numbers.",
		plot_options, plot_run },
	{ "help", "[PAGE]", 0, 1, "say what there is, or one page of it",
		"Without PAGE: lists the commands and the pages.", help_options, help_run },
	{ "version", "", 0, 0, "say which version this is, and of which libraries",
		"Prints the version of maltall and of the libraries it was built with.", version_options,
		version_run },
};
const size_t command_count = sizeof commands / sizeof *commands;

const struct command *
command_find(const char *name, struct error *err)
{
	const char *names[sizeof commands / sizeof *commands];
	/* What people try first, before they have read anything. */
	if (strcmp(name, "--help") == 0 || strcmp(name, "--version") == 0)
		name += 2;
	for (size_t i = 0; i < command_count; i++) {
		names[i] = commands[i].name;
		if (strcmp(name, commands[i].name) == 0)
			return &commands[i];
	}
	const char *near = text_nearest(name, names, command_count);
	fail(err, ERROR_USAGE, NULL, 0, 0, "there is no command \"%s\"; %s%s%s", name,
		near ? "did you mean \"" : "maltall help lists them", near ? near : "", near ? "\"?" : "");
	return NULL;
}

static bool
operands_fit(const struct command *command, const struct arguments *arguments, struct error *err)
{
	if (arguments->operand_count < command->operands_least)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "%s needs %s: maltall %s %s", command->name,
			command->operands, command->name, command->operands);
	if (arguments->operand_count > command->operands_most)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "\"%s\" is one too many: maltall %s [OPTION...] %s",
			arguments->operands[command->operands_most], command->name, command->operands);
	return true;
}

static bool
command_run(const struct command *command, int argc, char **argv, struct notice *notice, struct error *err)
{
	struct arguments arguments;
	bool done = arguments_parse(command->options, argc, argv, &arguments, err);
	/* Also where the rest of the command line is wrong: that is said in the form asked for before it. */
	*notice = notice_make(stderr, arguments_value(&arguments, "color"));
	notice_take_form(notice, arguments_value(&arguments, "log-format"));
	if (done) {
		if (arguments_value(&arguments, "help"))
			help_command(command);
		else
			done = operands_fit(command, &arguments, err) &&
			       command->run(&arguments, notice, err);
	}
	arguments_free(&arguments);
	/* A full disk or a closed pipe behind stdout shows only now. */
	if (fflush(stdout) != 0 || ferror(stdout))
		done = fail(err, ERROR_WRITE, NULL, 0, 0, "cannot write to standard output");
	return done;
}

int
main(int argc, char **argv)
{
	struct notice notice = notice_make(stderr, NULL);
	struct error err = { 0 };
	(void)signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of write(), not a death */
	const struct command *command = NULL;
	if (argc < 2)
		fail(&err, ERROR_USAGE, NULL, 0, 0, "a command is missing; maltall help lists them");
	else
		command = command_find(argv[1], &err);
	if (!command || !command_run(command, argc - 1, argv + 1, &notice, &err))
		notice_error(&notice, &err);
	return exit_code_of(err.kind);
}
