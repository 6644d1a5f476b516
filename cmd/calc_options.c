#include <stdlib.h>
#include <string.h>

#include "cmd/calc.h"
#include "cmd/option_value.h"
#include "stats/base/date.h"

/* Options that mean something in one of the two forms only. */
static const struct {
	const char *name;
	bool of_counts;
} forms[] = {
	{ "published-column", true },
	{ "ignore", true },
	{ "totals", true },
	{ "layer", true },
	{ "denominator", false },
	{ "numerator", false },
	{ "exclude", false },
	{ "except", false },
};

static bool
form_settle(struct calculation *calculation, struct error *err)
{
	const struct arguments *arguments = calculation->arguments;
	bool numerators = arguments_value(arguments, "numerator-column");
	bool denominators = arguments_value(arguments, "denominator-column");
	calculation->of_counts = numerators || denominators;
	calculation->spec.of_counts = calculation->of_counts;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (arguments_value(arguments, forms[i].name) && forms[i].of_counts != calculation->of_counts)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				forms[i].of_counts
					? "--%s is for counts already made, with --numerator-column and "
					  "--denominator-column"
					: "--%s is for rows, and cannot stand beside --numerator-column "
					  "and --denominator-column",
				forms[i].name);
	if (!calculation->of_counts && arguments_chose(arguments, "duplicates", "first"))
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--duplicates first is for counts already made; of rows all count");
	if (calculation->of_counts)
		return (numerators && denominators) ||
		       fail(err, ERROR_USAGE, NULL, 0, 0, "--%s is missing beside --%s",
			       numerators ? "denominator-column" : "numerator-column",
			       numerators ? "numerator-column" : "denominator-column");
	return arguments_value(arguments, "numerator") ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "calc needs --numerator with a condition about the rows (and --denominator, where not "
		       "all of them count), or --denominator-column and --numerator-column with counts "
		       "already "
		       "made");
}

static bool
figures_read(struct calculation *calculation, struct error *err)
{
	const struct arguments *arguments = calculation->arguments;
	struct single_spec *spec = &calculation->spec;
	const char *target = arguments_value(arguments, "target");
	const char *interval = arguments_value(arguments, "interval");
	const char *layer = arguments_value(arguments, "layer");
	char message[256], *end;
	if (target && !target_parse(target, &spec->target, message, sizeof message))
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--target: %s", message);
	if (interval && !interval_method_parse(interval, &spec->interval))
		return false; /* the choices of the option are its names */
	spec->language = output_language(arguments);
	calculation->counted.totals = arguments_chose(arguments, "totals", "none")    ? TOTALS_NONE
				      : arguments_chose(arguments, "totals", "words") ? TOTALS_BY_WORD
										      : TOTALS_FOUND_OUT;
	calculation->counted.duplicates = arguments_chose(arguments, "duplicates", "all")     ? ROWS_ALL
					  : arguments_chose(arguments, "duplicates", "first") ? ROWS_FIRST
											      : ROWS_SAME;
	calculation->counted.layer = layer ? strtoul(layer, &end, 10) : 1;
	if (layer && (*end || calculation->counted.layer < 1 || strspn(layer, "0123456789") == 0))
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--layer cannot be \"%s\"; it is a number from 1 upwards", layer);
	return option_level(arguments, "level", &spec->level, err);
}

bool
calc_options_read(struct calculation *calculation, int32_t *as_of, struct error *err)
{
	const char *text = arguments_value(calculation->arguments, "as-of");
	bool today;
	*as_of = DATE_MISSING;
	return form_settle(calculation, err) && figures_read(calculation, err) &&
	       (!text || as_of_read(text, as_of, &today, err)) &&
	       dialect_from_options(calculation->arguments, &calculation->spec.dialect, err);
}
