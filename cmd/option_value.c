#include "cmd/option_value.h"

#include <string.h>

#include "stats/base/decimal.h"
#include "stats/indicator/definition.h"

bool
option_number(const struct arguments *arguments, const char *option, double least, double most, bool whole,
	double fallback, double *number, struct error *err)
{
	const char *text = arguments_value(arguments, option);
	struct decimal decimal;
	*number = fallback;
	if (!text)
		return true;
	bool read = decimal_parse(text, strlen(text), '.', &decimal) ||
		    decimal_parse(text, strlen(text), ',', &decimal);
	*number = read ? (double)decimal.digits : 0;
	for (int i = 0; read && i < decimal.scale; i++)
		*number /= 10;
	if (read && *number >= least && *number <= most && (!whole || decimal.scale == 0))
		return true;
	char low[NUMBER_TEXT_SIZE], high[NUMBER_TEXT_SIZE];
	return fail(err, ERROR_USAGE, NULL, 0, 0, "--%s cannot be \"%s\"; it is a %s from %s to %s", option,
		text, whole ? "whole number" : "number", number_format_shortest(least, low),
		number_format_shortest(most, high));
}

bool
option_level(const struct arguments *arguments, const char *option, double *level, struct error *err)
{
	const char *text = arguments_value(arguments, option);
	struct ratio value;
	*level = 0.95;
	if (!text)
		return true;
	if (!percent_parse(text, &value) || value.numerator <= 0 || value.numerator >= value.denominator)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--%s: \"%s\" is no confidence; write a number between 0 and 100 with a percent "
			"sign, "
			"such as 95%%",
			option, text);
	*level = (double)value.numerator / (double)value.denominator;
	return true;
}
