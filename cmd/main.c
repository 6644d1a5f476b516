#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/exit.h"
#include "cmd/meter.h"
#include "stats/base/memory.h"
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
	{ "describe", "FILE...", 1, SIZE_MAX, "what stands in each column: counts, quartiles, mean, spread",
		"Describes one or more columns (all, where --columns names none). Quantiles are exact. Of\n"
		"a date the quartiles are dates that occur, of a truth the mean is the share of yes, of\n"
		"a text there are counts only; --statistics adds more. As CSV the columns are, behind\n"
		"those of --by,\n"
		"    column,type,n,missing,distinct,min,q1,median,q3,max,mean,sd\n"
		"    maltall describe alis.csv --columns 'Stillingsprosent,startdato' --by enhet",
		describe_options, describe_run },
	{ "freq", "FILE...", 1, SIZE_MAX, "how often each value of a column occurs",
		"Counts the values of one or more columns (all, where --columns names none), with shares,\n"
		"cumulative shares and the Wilson interval of each share. What is missing has a row of its\n"
		"own, and the shares are of what is known.\n"
		"    maltall freq alis.csv --columns ordning --by enhet --where 'sluttdato is missing'",
		freq_options, freq_run },
	{ "crosstab", "FILE...", 1, SIZE_MAX, "two columns against each other, and whether they go together",
		"Counts how often each value of one column meets each value of another, with the\n"
		"chi-square test, Fisher's exact test (any table, as long as it can be worked out) and\n"
		"Cram\u00e9r's V. Rows where either is missing are told and not counted. As CSV the cells\n"
		"are one a row,\n"
		"    row,column,n,row_share,column_share\n"
		"and as JSON the tests stand beside them.\n"
		"    maltall crosstab alis.csv --columns ordning,tilknytning",
		crosstab_options, crosstab_run },
	{ "compare", "FILE...", 1, SIZE_MAX, "groups against each other: proportions, means, ranks",
		"Compares what --columns names between the groups of --by. Conditions and yes-no columns\n"
		"are compared as proportions (Newcombe's difference, risk ratio, odds ratio, chi-square,\n"
		"Fisher), numbers by their means (Welch's t; Welch's analysis of variance where the groups\n"
		"are several; with --equal-variances Student's and Fisher's, which suppose that all groups\n"
		"vary alike) and by their ranks (Mann-Whitney, Kruskal-Wallis). The first group is compared\n"
		"with the second. Where a test is made more than once, Holm's p-value holds for all of\n"
		"them together.\n"
		"    maltall compare alis.csv --columns \"sluttdato is missing\" --by ordning\n"
		"    maltall compare alis.csv --columns Stillingsprosent --by enhet --pairs",
		compare_options, compare_run },
	{ "convert", "FILE...", 1, SIZE_MAX, "any CSV file as clean CSV, or for a Norwegian spreadsheet",
		"Writes the rows as CSV by RFC 4180 in UTF-8: comma, decimal point, dates as 2025-12-31,\n"
		"truths as true and false, nothing where a value is missing. What could not be read\n"
		"is told and left out, and the exit status is 65 then. Columns with numbers such as\n"
		"ca 15 stay texts.\n"
		"    maltall convert alis.csv --columns alis_id,enhet,startdato > clean.csv",
		convert_options, convert_run },
	{ "history", "ACTION FILE", 2, 2, "what earlier runs found out: list, show, export, prune, check",
		"FILE is what `maltall run` remembers its runs in (--history FILE). ACTION is one of\n"
		"    list     every run: its date, its revision, when and by which version it was made\n"
		"    show     the figures of one run, the latest or the one of --as-of, and its inputs\n"
		"    export   every cell of every run as one long CSV\n"
		"    prune    remove runs: --before DATE, --keep N; says what it removes\n"
		"    check    look for damage: SQLite's own check, counts, digests\n"
		"A night run again with other input or definitions is a new revision of its date.\n"
		"--as-published takes the first of each date, --as-known-now the last.\n"
		"    maltall history export report-history.sqlite --as-known-now",
		history_options, history_run },
	{ "control", "FILE...", 1, SIZE_MAX,
		"run and control charts as numbers: centre line, limits, signals",
		"Each row is a point, in the order of the file; --by makes a chart for each of its values.\n"
		"As CSV the columns are, behind those of --by,\n"
		"    point,part,y,cl,lcl,ucl,sigma_signal\n"
		"and with --summary\n"
		"    part,n_obs,n_useful,longest_run,longest_run_max,n_crossings,n_crossings_min,\n"
		"    runs_signal,sigma_signals,cl\n"
		"A missing point has no y, and a run chart has no limits.\n"
		"    maltall control months.csv --value done --denominator all --chart p --freeze 12",
		control_options, control_run },
	{ "funnel", "FILE...", 1, SIZE_MAX,
		"units beside each other: which lie further off than chance allows",
		"Adds up events and cases of each unit and says where its proportion lies between the\n"
		"95 % and the 99.8 % limits around the average or a target. The columns are, behind\n"
		"those of --by,\n"
		"    n,x,proportion,center,lower95,upper95,lower998,upper998,class\n"
		"where class is far_below, below, inside, above or far_above.\n"
		"    maltall funnel alis.csv --numerator 'plan <= as_of' --denominator true --by enhet \\\n"
		"        --around 70% --as-of 2025-12-31",
		funnel_options, funnel_run },
	{ "trend", "FILE...", 1, SIZE_MAX, "whether a proportion rises or falls along ordered groups",
		"The test of Cochran and Armitage, the test of any difference between the groups, and the\n"
		"difference of the last group from the first with Newcombe's interval.\n"
		"    maltall trend years.csv --numerator done --denominator all --over year\n"
		"With --target, and dates in --over, also the date on which the target will be reached, if\n"
		"it goes on as before, and its interval; or why no date can be forecast: reached,\n"
		"extreme_target, few_points, constant, no_line, no_trend, away, leap, curved, overtaken,\n"
		"too_far or too_wide.\n"
		"    maltall trend nights.csv --numerator x --denominator n --over night \\\n"
		"        --target 'at least 70 %'",
		trend_options, trend_run },
	{ "correlate", "FILE...", 1, SIZE_MAX, "how numbers go together: Pearson, Spearman, Kendall",
		"Every column of --columns (all numbers, where it names none) with every other: the\n"
		"correlation, its interval and the test that there is none. Rows where one of the two is\n"
		"missing are left out of that pair. --matrix shows the correlations alone.\n"
		"    maltall correlate alis.csv --columns age,percent --method spearman",
		correlate_options, correlate_run },
	{ "fit", "FILE... FORMULA", 2, SIZE_MAX, "least squares and logistic regression: 'y ~ x1 + x2'",
		"Left of ~ stands what is explained, right of it what explains it, with + between: columns\n"
		"or expressions of `maltall help conditions`, names with blanks in double quotes, sums\n"
		"and products in parentheses. poly(x,3) is x, x^2 and x^3; a:b is two terms multiplied,\n"
		"a*b both and their product; + 0 leaves the constant out. A text is a set of\n"
		"groups: each but the first in Norwegian order (or --base) has a coefficient, its\n"
		"difference from that one. A condition is 1 where it holds; a date counts days.\n"
		"Rows where anything is missing are left out and counted. Terms that others make up\n"
		"together are found and said, and with --logistic so is a term that separates the\n"
		"outcomes; neither gets a number. The residuals are looked at: are they normal\n"
		"(Shapiro-Wilk), is their spread even (Breusch-Pagan), and which row moves the model most\n"
		"(leverage, Cook's distance)? JSON has\n"
		"    coefficients: [{term, estimate, se, t, p, interval}], sigma, r_squared, df, checks\n"
		"    maltall fit alis.csv 'days ~ percent + unit' --format json\n"
		"    maltall fit alis.csv '(plan is not missing) ~ unit' --logistic",
		fit_options, fit_run },
	{ "time-to", "FILE...", 1, SIZE_MAX, "how long it takes from one date to another (Kaplan-Meier)",
		"Days from one date to another, where some have not got there yet: they wait until --as-of,\n"
		"or until the date of --until. Median and quartiles with their intervals; one that the\n"
		"curve never reaches is not known, and its cell is empty.\n"
		"    maltall time-to alis.csv --from start --to plan --by unit --as-of 2025-12-31",
		time_to_options, time_to_run },
	{ "rates", "FILE...", 1, SIZE_MAX, "events over time, also standardised",
		"Events divided by the time they happened in, with Poisson limits. With --strata and\n"
		"--standard the rate that the standard population would have; with --reference observed\n"
		"events over those expected.\n"
		"    maltall rates accidents.csv --events accidents --time years --by unit --per 1000\n"
		"    maltall rates accidents.csv --events accidents --time years --strata age \\\n"
		"        --standard population",
		rates_options, rates_run },
	{ "selftest", "", 0, 0, "work out certified cases here, and say how many digits agree",
		"Works out regressions and other cases whose results are certified or published, with the\n"
		"program as it is installed, and prints to how many digits the figure that agrees least\n"
		"does so. Exits with 70 where a case falls short of what is promised.",
		selftest_options, selftest_run },
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

/* What a long file is like is told by its beginning. Where that does not hold below, or may be the reason why
 * the command fails, it is done again with all of the file looked through. */
static bool
command_work(const struct command *command, struct arguments *arguments, const struct notice *notice,
	struct error *err)
{
	arguments->types_open = xcalloc(1, sizeof *arguments->types_open);
	if (command->run(arguments, notice, err))
		return true;
	if (!*arguments->types_open || err->kind == ERROR_INPUT)
		return false;
	if (err->kind == ERROR_AGAIN)
		notice_say(
			notice, "the types that the beginning tells do not hold below; looking through all");
	*err = (struct error){ 0 };
	*arguments->types_open = false;
	arguments->look_through = true;
	return command->run(arguments, notice, err);
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
		struct meter meter;
		meter_begin(&meter, notice);
		if (arguments_value(&arguments, "help"))
			help_command(command);
		else
			done = operands_fit(command, &arguments, err) &&
			       command_work(command, &arguments, notice, err);
		meter_end();
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
	/* A message is one call of the system, not one for each of its characters, and whole among those of
	 * others. */
	(void)setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
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
