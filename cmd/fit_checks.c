/* A fitted model looked at: what its residuals are like, and which rows move it. */
#include <math.h>
#include <stdlib.h>

#include "cmd/fit.h"
#include "plots/report/heads.h"
#include "stats/base/memory.h"
#include "stats/method/quantile.h"

/* What each row was multiplied with in the last QR, and its residual beside its own deviation. */
static void
rows_scale(const struct fit *fit, const struct fit_data *data, const double *fitted, double *roots,
	double *scaled)
{
	for (size_t i = 0; i < data->rows; i++) {
		double weight = data->weights ? data->weights[i] : 1;
		double variance = fit->logistic ? fitted[i] * (1 - fitted[i]) : 1;
		roots[i] = sqrt(weight * variance);
		scaled[i] = variance > 0 ? sqrt(weight / variance) * (data->y[i] - fitted[i]) : 0;
	}
}

/* Of several that are equal but for their rounding, the first one is the greatest. */
#define ROUNDING 1e-9

static bool
is_greater(double value, double greatest)
{
	return !isnan(value) && (isnan(greatest) || value > greatest * (1 + ROUNDING));
}

static void
rows_weigh(struct fit_checks *checks, const struct design *design, const double *roots, const double *scaled,
	double variance, size_t rank)
{
	double *leverages = xcalloc(design->rows + 1, sizeof *leverages);
	leverages_fill(design, roots, leverages);
	for (size_t i = 0; i < design->rows; i++) {
		double cook = cook_distance(scaled[i], leverages[i], variance, rank);
		if (is_greater(leverages[i], checks->leverage)) {
			checks->leverage = leverages[i];
			checks->leverage_row = i;
		}
		if (is_greater(cook, checks->cook)) {
			checks->cook = cook;
			checks->cook_row = i;
		}
	}
	free(leverages);
}

struct fit_checks
fit_checks_of(const struct fit *fit, const struct fit_data *data, const struct design *design,
	const double *fitted, double sigma, size_t rank)
{
	const double none = (double)NAN;
	struct fit_checks checks = { { none, none }, { none, none, none }, none, none, 0, 0, 0, rank };
	double *roots = xcalloc(data->rows + 1, sizeof *roots);
	double *scaled = xcalloc(data->rows + 1, sizeof *scaled);
	rows_scale(fit, data, fitted, roots, scaled);
	rows_weigh(&checks, design, roots, scaled, fit->logistic ? 1 : sigma * sigma, rank);
	if (!fit->logistic)
		checks.spread = breusch_pagan_test(design, roots, scaled);
	for (size_t i = 0; i < data->rows; i++)
		if (roots[i] > 0)
			scaled[checks.rows++] = scaled[i];
	if (!fit->logistic) {
		numbers_sort(scaled, checks.rows);
		checks.normality = shapiro_wilk_test(scaled, checks.rows);
	}
	free(scaled);
	free(roots);
	return checks;
}

/* The file and the line a row of the data begins on. */
static const char *
row_file(const struct fit *fit, const struct fit_data *data, size_t row, size_t *line)
{
	const struct question *question = fit->inquiry.question;
	const struct table *table = &question->tables->items[0];
	size_t place = question->selected[data->row_of[row]];
	*line = table_line(table, place);
	return question->files[table_file(table, place)].name;
}

/* What is to be said of a check: what was found, or why there is no figure. */
struct check_note {
	const char *nb, *en;
};
static const struct check_note nothing = { "", "" };

static const struct check_note *
normality_note(const struct fit_checks *checks)
{
	static const struct check_note found = { "ikke normalt: usikkert med få rader",
		"not normal: doubtful in small samples" };
	static const struct check_note few = { "færre enn tre rader", "fewer than three rows" };
	static const struct check_note many = { "over 5000 rader: se på et histogram",
		"more than 5000 rows: see a histogram" };
	static const struct check_note alike = { "alle rester er like", "all residuals are alike" };
	if (isnan(checks->normality.p))
		return checks->rows < NORMALITY_LEAST ? &few : checks->rows > NORMALITY_MOST ? &many : &alike;
	return checks->normality.p < 0.05 ? &found : &nothing;
}

static const struct check_note *
spread_note(const struct fit *fit, const struct fit_checks *checks)
{
	static const struct check_note found = { "ujevnt: standardfeilene er usikre",
		"uneven: standard errors are doubtful" };
	static const struct check_note alone = { "trenger et konstantledd og et ledd til",
		"needs a constant and a term beside it" };
	static const struct check_note alike = { "alle rester er like store",
		"all residuals are of one size" };
	if (isnan(checks->spread.p))
		return !fit->formula.has_constant || checks->rank < 2 ? &alone : &alike;
	return checks->spread.p < 0.05 ? &found : &nothing;
}

/* Three times the mean leverage and a distance of 1 are rules of thumb, as in R's influence.measures. */
static const struct check_note *
leverage_note(const struct fit_checks *checks)
{
	static const struct check_note found = { "raden ligger langt fra de andre",
		"the row lies far from the others" };
	double usual = (double)checks->rank / (double)checks->rows;
	return checks->leverage > 3 * usual * (1 + ROUNDING) ? &found : &nothing;
}

static const struct check_note *
cook_note(const struct fit_checks *checks)
{
	static const struct check_note found = { "raden alene flytter modellen",
		"the row alone moves the model" };
	static const struct check_note alone = { "hver rad avgjør en koeffisient alene",
		"each row settles a coefficient alone" };
	if (isnan(checks->cook))
		return &alone;
	return checks->cook > 1 + ROUNDING ? &found : &nothing;
}

static void
note_json(const struct check_note *note, struct json *json)
{
	json_write_text(json, "note", *note->en ? note->en : NULL);
}

static void
row_json(const struct fit *fit, const struct fit_data *data, const char *key, double value, size_t row,
	const struct check_note *note, struct json *json)
{
	size_t line;
	const char *file = row_file(fit, data, row, &line);
	json_write_open(json, key, '{');
	json_write_shortest(json, "value", value);
	if (!isnan(value)) {
		json_write_text(json, "file", file);
		json_write_integer(json, "line", (int64_t)line);
	}
	note_json(note, json);
	json_write_close(json, '}');
}

void
fit_checks_json(const struct fit *fit, const struct fit_data *data, const struct fit_checks *checks,
	struct json *json)
{
	json_write_open(json, "checks", '{');
	if (!fit->logistic) {
		json_write_open(json, "shapiro_wilk", '{');
		json_write_shortest(json, "statistic", checks->normality.w);
		json_write_shortest(json, "p", checks->normality.p);
		note_json(normality_note(checks), json);
		json_write_close(json, '}');
		json_write_open(json, "breusch_pagan", '{');
		json_write_shortest(json, "statistic", checks->spread.statistic);
		json_write_shortest(json, "df", checks->spread.df);
		json_write_shortest(json, "p", checks->spread.p);
		note_json(spread_note(fit, checks), json);
		json_write_close(json, '}');
	}
	row_json(fit, data, "greatest_leverage", checks->leverage, checks->leverage_row,
		leverage_note(checks), json);
	row_json(fit, data, "greatest_cook", checks->cook, checks->cook_row, cook_note(checks), json);
	json_write_close(json, '}');
}

/* One line for people; `place` is the row's, "" where it is about all of them. */
static void
check_list(const struct fit *fit, const char *name, double value, double p, const char *place,
	const struct check_note *note, struct listing *listing)
{
	listing_text(listing, name);
	listing_number(listing, value);
	listing_p_value(listing, p);
	listing_text(listing, place);
	listing_text(listing, inquiry_word(&fit->inquiry, note->nb, note->en));
}

/* "file:line" */
static const char *
row_place(struct fit *fit, const struct fit_data *data, double value, size_t row)
{
	size_t line;
	if (isnan(value))
		return "";
	const char *file = row_file(fit, data, row, &line);
	return arena_print(&fit->inquiry.arena, "%s:%zu", file, line);
}

void
fit_checks_list(
	struct fit *fit, const struct fit_data *data, const struct fit_checks *checks, struct buffer *out)
{
	static const char *const names[] = { "check", "statistic", "p", "place", "note" };
	const struct inquiry *inquiry = &fit->inquiry;
	struct listing_column columns[sizeof names / sizeof *names];
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		columns[i] = (struct listing_column){ names[i], head_text(names[i], inquiry->language),
			i == 1 || i == 2 };
	struct listing *listing = listing_new(columns, sizeof names / sizeof *names);
	if (!fit->logistic) {
		check_list(fit,
			inquiry_word(inquiry, "normalfordelte rester (Shapiro–Wilk)",
				"normal residuals (Shapiro–Wilk)"),
			checks->normality.w, checks->normality.p, "", normality_note(checks), listing);
		check_list(fit,
			inquiry_word(
				inquiry, "jevn spredning (Breusch–Pagan)", "even spread (Breusch–Pagan)"),
			checks->spread.statistic, checks->spread.p, "", spread_note(fit, checks), listing);
	}
	check_list(fit, inquiry_word(inquiry, "største vektarm (leverage)", "greatest leverage"),
		checks->leverage, (double)NAN, row_place(fit, data, checks->leverage, checks->leverage_row),
		leverage_note(checks), listing);
	check_list(fit, inquiry_word(inquiry, "største Cooks avstand", "greatest Cook's distance"),
		checks->cook, (double)NAN, row_place(fit, data, checks->cook, checks->cook_row),
		cook_note(checks), listing);
	buffer_char(out, '\n');
	listing_print(listing, inquiry->format, inquiry->language, out);
	listing_free(listing);
}
