/* Ad-hoc charts: the layouts of every golden, and numbers against sums made here from the file itself. */
#include "plots/report/plot.h"

#include <stdlib.h>
#include <unistd.h>

#include "plots/report/plot_words.h"
#include "stats/base/date.h"
#include "stats/method/proportion.h"
#include "tests/check.h"
#include "tests/unit/chart_check.h"

/* What a case of tests/golden/cases asks of one of the files beside it. */
struct asked {
	struct table_file file;
	struct question *question;
	struct plot plot;
	struct arena arena;
};

static void
role_take(struct asked *asked, const char *option, const char *text)
{
	struct plot *plot = &asked->plot;
	struct expr_error mistake = { 0 };
	char message[128];
	if (strcmp(option, "by") == 0)
		CHECK(question_by(asked->question, text, &mistake));
	else if (strcmp(option, "period") == 0)
		plot->period = PERIOD_MONTH;
	else if (strcmp(option, "target") == 0)
		CHECK(target_parse(arena_print(&asked->arena, "at least %s", text), &plot->target, message,
			sizeof message));
	for (int role = 0; role < PLOT_ANSWERS; role++)
		if (strcmp(option, plot_role_name((enum plot_role)role)) == 0) {
			CHECK(question_ask(asked->question, text, &mistake));
			plot->answer[role] = asked->question->answer_count - 1;
		}
}

/* `line` is "KIND --option value ...". */
static void
ask(struct asked *asked, const char *path, char *line, enum language language)
{
	static const char *const types[] = { "dager=number", "stilling=number", "teller=number",
		"nevner=number", "maal=number", "maaned=date", "enhet=text", "ordning=text" };
	struct error err = { 0 };
	char *rest = NULL;
	*asked = (struct asked){ .file = { .path = path, .name = path } };
	asked->question = question_open(&asked->file, 1, &(struct dialect){ 0 }, DATE_MISSING, false, &err);
	CHECK(asked->question != NULL);
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		CHECK(question_type(asked->question, "--type", types[i], &err));
	asked->plot = (struct plot){ .language = language,
		.kind = plot_kind_find(strtok_r(line, " \n", &rest), &err),
		.question = asked->question,
		.target_number = NAN,
		.level = 0.95 };
	asked->plot.limits = CONTROL_P;
	asked->plot.arena = &asked->arena;
	for (int role = 0; role < PLOT_ANSWERS; role++)
		asked->plot.answer[role] = SIZE_MAX;
	for (char *option; (option = strtok_r(NULL, " \n", &rest)) != NULL;)
		role_take(asked, option + 2, strtok_r(NULL, " \n", &rest));
	CHECK(question_read(asked->question, &err));
	CHECK_TEXT(err.text, "");
}

static void
asked_free(struct asked *asked)
{
	question_free(asked->question);
	arena_free(&asked->arena);
}

static void
check_terminal(const struct plot_chart *chart, const char *what)
{
	struct buffer out = { 0 };
	plot_terminal(chart, LANGUAGE_NB, &out);
	for (const char *at = out.bytes; *at;) {
		size_t length = strcspn(at, "\n"), characters = 0;
		for (size_t i = 0; i < length; i++)
			characters += ((unsigned char)at[i] & 0xc0) != 0x80;
		check_that(characters <= 80, __FILE__, __LINE__, "%s: a line of %zu characters: %.*s", what,
			characters, (int)length, at);
		check_that(!memchr(at, '\033', length), __FILE__, __LINE__, "%s: an escape", what);
		at += length + (at[length] != '\0');
	}
	buffer_free(&out);
}

/* No text overlaps another in any golden, in either language, and none is wider than a terminal. */
static void
test_goldens(void)
{
	static const char *const files[] = { "ordinary", "one", "unknown", "hostile", "long", "sixty" };
	char line[256], path[64], what[128];
	size_t cases = 0;
	FILE *list = fopen("tests/golden/cases", "r");
	while (list && fgets(line, sizeof line, list))
		for (size_t i = 0; i < 12; i++) {
			char name[32], copy[256];
			struct asked asked;
			struct plot_chart chart;
			struct error err = { 0 };
			snprintf(name, sizeof name, "%.*s", (int)strcspn(line, " "), line);
			snprintf(copy, sizeof copy, "%s", line + strlen(name) + 1);
			snprintf(path, sizeof path, "tests/golden/%s.csv", files[i / 2]);
			snprintf(what, sizeof what, "%s of %s, %s", name, files[i / 2], i % 2 ? "en" : "nb");
			ask(&asked, path, copy, i % 2 ? LANGUAGE_EN : LANGUAGE_NB);
			bool fits = strcmp(name, "trend") != 0 || strcmp(files[i / 2], "sixty") != 0;
			bool prepared = plot_prepare(&asked.plot, &chart, &err);
			check_that(prepared == fits, __FILE__, __LINE__, "%s: %s", what, err.text);
			if (prepared) {
				layout_check(plot_layout(&chart), what);
				check_terminal(&chart, what);
			}
			cases++;
			asked_free(&asked);
		}
	if (list)
		fclose(list);
	CHECK_INT(cases, 15 * 12);
}

/* The columns of tests/golden/ordinary.csv summed by another reader than the one under test. */
struct sums {
	double days, numerator, denominator, rows;
};
static struct sums
sums_of(const char *unit)
{
	struct sums sums = { 0 };
	char line[256];
	FILE *file = fopen("tests/golden/ordinary.csv", "r");
	while (file && fgets(line, sizeof line, file)) {
		char *field[8] = { line }, *at = line;
		for (size_t i = 1; i < 8 && (at = strchr(at, ';')) != NULL; i++) {
			*at++ = '\0';
			field[i] = at;
		}
		if (strcmp(field[0], unit) != 0 || !field[3] || !field[5] || !field[6])
			continue;
		sums.rows++;
		sums.days += strtod(field[3], NULL);
		sums.numerator += strtod(field[5], NULL);
		sums.denominator += strtod(field[6], NULL);
	}
	if (file)
		fclose(file);
	return sums;
}

static void
test_numbers(void)
{
	struct asked asked;
	struct plot_chart chart;
	struct error err = { 0 };
	char units[] = "units --by enhet --numerator teller --denominator nevner --target 70%";
	ask(&asked, "tests/golden/ordinary.csv", units, LANGUAGE_NB);
	CHECK(plot_prepare(&asked.plot, &chart, &err));
	CHECK_INT(chart.units.row_count, 6);
	for (size_t i = 0; i < chart.units.row_count; i++) {
		const struct unit_row *row = &chart.units.rows[i];
		struct sums sums = sums_of(row->label);
		CHECK(sums.denominator > 0);
		CHECK_NEAR(row->value, sums.numerator / sums.denominator, 1e-12);
		CHECK_NEAR(row->lower, wilson_interval(sums.numerator, sums.denominator, 0.95).lower, 1e-12);
		CHECK(i == 0 || row->value <= chart.units.rows[i - 1].value);
	}
	asked_free(&asked);
	char bars[] = "bars --by enhet --column dager";
	ask(&asked, "tests/golden/ordinary.csv", bars, LANGUAGE_NB);
	CHECK(plot_prepare(&asked.plot, &chart, &err));
	for (size_t i = 0; i < chart.bars.row_count; i++) {
		struct sums sums = sums_of(chart.bars.rows[i].label);
		CHECK_NEAR(chart.bars.rows[i].value, sums.days / sums.rows, 1e-12);
	}
	asked_free(&asked);
	char stacked[] = "stacked --by enhet --column ordning --weight nevner";
	ask(&asked, "tests/golden/ordinary.csv", stacked, LANGUAGE_NB);
	CHECK(plot_prepare(&asked.plot, &chart, &err));
	for (size_t i = 0; i < chart.composition.row_count; i++) {
		double all = 0;
		for (size_t k = 0; k < chart.composition.category_count; k++)
			all += chart.composition.rows[i].shares[k];
		CHECK_NEAR(all, 1, 1e-12);
	}
	asked_free(&asked);
}

/* The title of a chart of rows written here. */
static void
check_title(const char *rows, const char *line, const char *title)
{
	char path[] = "/tmp/maltall-plot-XXXXXX", asks[256];
	int file = mkstemp(path);
	CHECK(file >= 0 && write(file, rows, strlen(rows)) == (ssize_t)strlen(rows) && close(file) == 0);
	snprintf(asks, sizeof asks, "%s", line);
	struct asked asked;
	struct plot_chart chart;
	struct error err = { 0 };
	ask(&asked, path, asks, LANGUAGE_NB);
	CHECK(plot_prepare(&asked.plot, &chart, &err));
	CHECK_TEXT(chart.heading.title, title);
	asked_free(&asked);
	unlink(path);
}

#define HEAD "enhet;maaned;ordning;dager;stilling;teller;nevner;maal\n"
#define ALNA HEAD "Alna;15.01.2024;ALIS;7;47;9;9;50\n"
#define BOTH ALNA "Bjerke;15.01.2024;Vikar;5;47;9;9;50\n"
#define UNNAMED BOTH ";15.01.2024;Vikar;5;47;0;99;50\n"
#define SHARES " --by enhet --numerator teller --denominator nevner --target 70%"

/* What is true of one, of two that are alike, and of rows without a unit. */
static void
test_titles(void)
{
	check_title(ALNA, "histogram --column dager", "Den eneste verdien er 7");
	check_title(ALNA, "pareto --column ordning", "ALIS: 1");
	check_title(ALNA, "stacked --column ordning --by enhet", "ALIS: 1");
	check_title(ALNA, "trend --column dager --x maaned", "For få punkter til å si om noe har endret seg");
	check_title(ALNA, "multiples --column dager --x maaned --by enhet",
		"For få punkter til å si om noe har endret seg");
	check_title(BOTH, "pareto --column ordning", "To verdier utgjør like mye: 50\u00a0% hver av alle 2");
	check_title(UNNAMED "Alna;1.1.2024;Turnus;1;1;1;1;1\nAlna;1.1.2024;ALIS;1;1;1;1;1\n",
		"stacked --column ordning --by enhet", "To verdier utgjør mest: 40\u00a0% hver av alle 5");
	check_title(UNNAMED, "units" SHARES, "Begge enheter når målet på minst 70\u00a0%");
	check_title(UNNAMED, "targets" SHARES, "Begge målene er nådd");
	check_title(UNNAMED, "grid --x ordning" SHARES, "Begge enheter når alle målene sine");
	check_title(UNNAMED, "funnel" SHARES,
		"Ingen av to enheter skiller seg mer fra målet på 70\u00a0% enn tilfeldig variasjon skulle "
		"tilsi");
	check_title(HEAD "Alna;1.1.2024;A;1;1;900;900;1\nBjerke;1.1.2024;A;1;1;900;900;1\n", "funnel" SHARES,
		"Begge enheter skiller seg mer fra målet på 70\u00a0% enn tilfeldig variasjon skulle tilsi");
	check_title(HEAD ";1.1.2024;A;1;1;1;4;1\n", "units" SHARES, "Ikke oppgitt: 25\u00a0%");
}

static void
test_words(void)
{
	for (int phrase = 0; phrase < PLOT_PHRASES; phrase++)
		for (int language = 0; language < 2; language++) {
			const char *text = plot_phrase((enum plot_phrase)phrase, (enum language)language);
			check_that(text && *text && !strstr(text, " %"), __FILE__, __LINE__,
				"phrase %d has no translation, or a plain blank before %%", phrase);
		}
	for (int kind = 0; kind < PLOT_KINDS; kind++) {
		struct error err = { 0 };
		CHECK_INT(plot_kind_find(plot_forms[kind].name, &err), kind);
		CHECK((plot_forms[kind].needs & ~plot_forms[kind].takes) == 0);
		CHECK(!plot_roles_fit((enum plot_kind)kind, 0, &err) && err.kind == ERROR_USAGE);
	}
}

int
main(void)
{
	test_words();
	test_numbers();
	test_titles();
	test_goldens();
	return check_summary("report_plot");
}
