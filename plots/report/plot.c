#include "plots/report/plot.h"

#include <math.h>
#include <string.h>

#include "plots/report/plot_cube.h"
#include "plots/report/report.h"
#include "stats/base/text.h"

#define COLUMN (1U << ROLE_COLUMN)
#define NUMERATOR (1U << ROLE_NUMERATOR)
#define SHARE (1U << ROLE_NUMERATOR | 1U << ROLE_DENOMINATOR)
#define X (1U << ROLE_X)
#define Y (1U << ROLE_Y)
#define WEIGHT (1U << ROLE_WEIGHT)
#define BY (1U << ROLE_BY)
#define TARGET (1U << ROLE_TARGET)
#define TIME (1U << ROLE_X | 1U << ROLE_PERIOD)

/* clang-format off */
const struct plot_form plot_forms[PLOT_KINDS] = {
	[PLOT_TARGETS] = { "targets", "proportions against their targets, one bar each",
		SHARE | BY | TARGET | 1U << ROLE_TARGET_COLUMN, NUMERATOR | BY, false },
	[PLOT_UNITS] = { "units", "a proportion in each group, with interval and target",
		SHARE | BY | TARGET, NUMERATOR | BY, false },
	[PLOT_BARS] = { "bars", "a proportion or a mean in each group (--by), or how often each value occurs",
		SHARE | COLUMN | BY | TARGET | WEIGHT, 0, true },
	[PLOT_GRID] = { "grid", "a proportion in each group (--by) and column (--x), as shades",
		SHARE | BY | X | TARGET, NUMERATOR | BY | X, false },
	[PLOT_FUNNEL] = { "funnel", "proportions by size: which groups chance alone does not explain",
		SHARE | BY | TARGET, NUMERATOR | BY, false },
	[PLOT_RUN] = { "run", "a figure over time (--x) around its median",
		SHARE | COLUMN | TIME | TARGET, X, true },
	[PLOT_CONTROL] = { "control", "a figure over time (--x) with control limits",
		SHARE | COLUMN | TIME | TARGET | 1U << ROLE_LIMITS, X, true },
	[PLOT_HISTOGRAM] = { "histogram", "how numbers are distributed, in each group",
		COLUMN | BY, COLUMN, false },
	[PLOT_BOX] = { "box", "median, quartiles and outliers of numbers, in each group",
		COLUMN | BY, COLUMN, false },
	[PLOT_SCATTER] = { "scatter", "two numbers (--x, --y) against each other, with line and band",
		X | Y | BY, X | Y, false },
	[PLOT_PARETO] = { "pareto", "how often each value occurs, the most frequent first",
		COLUMN | WEIGHT, COLUMN, false },
	[PLOT_MULTIPLES] = { "multiples", "a figure over time (--x), one small picture for each group",
		SHARE | COLUMN | TIME | BY | TARGET, X | BY, true },
	[PLOT_STACKED] = { "stacked", "what each group is made of, in bars of 100 %",
		COLUMN | BY | WEIGHT, COLUMN | BY, false },
	[PLOT_TREND] = { "trend", "a figure over time (--x), a line for each group",
		SHARE | COLUMN | TIME | BY | TARGET, X, true },
};
/* clang-format on */

const char *
plot_role_name(enum plot_role role)
{
	static const char *const names[PLOT_ROLES] = { [ROLE_COLUMN] = "column",
		[ROLE_NUMERATOR] = "numerator",
		[ROLE_DENOMINATOR] = "denominator",
		[ROLE_X] = "x",
		[ROLE_Y] = "y",
		[ROLE_WEIGHT] = "weight",
		[ROLE_TARGET_COLUMN] = "target-column",
		[ROLE_BY] = "by",
		[ROLE_TARGET] = "target",
		[ROLE_PERIOD] = "period",
		[ROLE_LIMITS] = "limits" };
	return names[role];
}

enum plot_kind
plot_kind_find(const char *name, struct error *err)
{
	const char *names[PLOT_KINDS];
	for (size_t i = 0; i < PLOT_KINDS; i++) {
		names[i] = plot_forms[i].name;
		if (strcmp(names[i], name) == 0)
			return (enum plot_kind)i;
	}
	const char *near = text_nearest(name, names, PLOT_KINDS);
	fail(err, ERROR_USAGE, NULL, 0, 0, "there is no chart \"%s\"; %s%s%s", name,
		near ? "did you mean \"" : "maltall help plot lists them", near ? near : "",
		near ? "\"?" : "");
	return PLOT_KINDS;
}

bool
plot_roles_fit(enum plot_kind kind, unsigned given, struct error *err)
{
	const struct plot_form *form = &plot_forms[kind];
	for (int role = 0; role < PLOT_ROLES; role++) {
		const char *name = plot_role_name((enum plot_role)role);
		if (given & ~form->takes & 1U << role)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"a %s chart does not take --%s; maltall help plot says what it takes",
				form->name, name);
		if (form->needs & ~given & 1U << role)
			return fail(err, ERROR_USAGE, NULL, 0, 0, "a %s chart needs --%s; maltall help plot",
				form->name, name);
	}
	bool share = given & NUMERATOR, column = given & COLUMN;
	if (form->figure && share == column)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"a %s chart needs --numerator (a proportion) or --column (a number), and not both",
			form->name);
	if ((given & 1U << ROLE_DENOMINATOR) && !share)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--numerator is missing beside --denominator");
	if (kind == PLOT_BARS && share && !(given & BY))
		return fail(
			err, ERROR_USAGE, NULL, 0, 0, "bars of a proportion need --by: a bar for each group");
	return true;
}

bool
plot_needs_number(const struct plot *plot, enum plot_role role, struct error *err)
{
	const struct answer *answer = plot_answer(plot, role);
	return !answer || answer->type == TYPE_NUMBER ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "--%s %s is a %s, and a %s chart needs a number there; where it is one after all, say "
		       "--type '%s=number'",
		       plot_role_name(role), answer->text, value_type_name(answer->type),
		       plot_forms[plot->kind].name, answer->text);
}

/* Counts already made, or conditions; not one of each. */
static bool
share_is_right(const struct plot *plot, struct error *err)
{
	const struct answer *top = plot_answer(plot, ROLE_NUMERATOR);
	const struct answer *bottom = plot_answer(plot, ROLE_DENOMINATOR);
	const struct answer *both[] = { top, bottom };
	for (size_t i = 0; i < 2; i++)
		if (both[i] && both[i]->type != TYPE_NUMBER && both[i]->type != TYPE_TRUTH)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"--%s %s is a %s; it must be a column of counts, or a condition such as "
				"'plan is not missing'",
				i ? "denominator" : "numerator", both[i]->text,
				value_type_name(both[i]->type));
	if (top && top->type == TYPE_NUMBER && !bottom)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--numerator %s holds counts, so --denominator must say of how many", top->text);
	if (top && bottom && top->type != bottom->type)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--numerator %s is a %s and --denominator %s is a %s; both must be counts, or both "
			"conditions",
			top->text, value_type_name(top->type), bottom->text, value_type_name(bottom->type));
	return true;
}

bool
plot_groups_fit(const struct plot *plot, size_t most, const char *advice, struct error *err)
{
	size_t count = plot->question->group_count;
	return count <= most ||
	       fail(err, ERROR_USAGE, NULL, 0, 0, "there are %zu groups, and a %s chart has room for %zu; %s",
		       count, plot_forms[plot->kind].name, most, advice);
}

bool
plot_prepare(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	static bool (*const prepare[PLOT_KINDS])(
		struct plot * plot, struct plot_chart * chart, struct error * err) = {
		[PLOT_TARGETS] = plot_shares,
		[PLOT_UNITS] = plot_shares,
		[PLOT_BARS] = plot_bars,
		[PLOT_GRID] = plot_grid,
		[PLOT_FUNNEL] = plot_funnel,
		[PLOT_RUN] = plot_process,
		[PLOT_CONTROL] = plot_process,
		[PLOT_HISTOGRAM] = plot_values,
		[PLOT_BOX] = plot_values,
		[PLOT_SCATTER] = plot_scatter,
		[PLOT_PARETO] = plot_pareto,
		[PLOT_MULTIPLES] = plot_series,
		[PLOT_STACKED] = plot_stacked,
		[PLOT_TREND] = plot_series,
	};
	*chart = (struct plot_chart){ 0 };
	return share_is_right(plot, err) && plot_needs_number(plot, ROLE_WEIGHT, err) &&
	       plot_needs_number(plot, ROLE_TARGET_COLUMN, err) &&
	       plot_groups_fit(plot, FIGURE_MOST_GROUPS, "choose some of them with --where", err) &&
	       prepare[plot->kind](plot, chart, err);
}

struct layout *
plot_layout(const struct plot_chart *chart)
{
	switch (chart->shape) {
	case SHOWS_TARGETS: return targets_chart_layout(&chart->targets);
	case SHOWS_UNITS: return units_chart_layout(&chart->units);
	case SHOWS_BARS: return bars_chart_layout(&chart->bars);
	case SHOWS_GRID: return grid_chart_layout(&chart->grid);
	case SHOWS_FUNNEL: return funnel_chart_layout(&chart->funnel);
	case SHOWS_RUN: return run_chart_layout(&chart->run);
	case SHOWS_HISTOGRAM: return histogram_chart_layout(&chart->histogram);
	case SHOWS_HISTOGRAMS: return histograms_chart_layout(&chart->histograms);
	case SHOWS_BOXES: return boxes_chart_layout(&chart->boxes);
	case SHOWS_SCATTER: return scatter_chart_layout(&chart->scatter);
	case SHOWS_PARETO: return pareto_chart_layout(&chart->pareto);
	case SHOWS_PANELS: return panels_chart_layout(&chart->panels);
	case SHOWS_COMPOSITION: return composition_chart_layout(&chart->composition);
	case SHOWS_TREND: break;
	}
	return trend_chart_layout(&chart->trend);
}
