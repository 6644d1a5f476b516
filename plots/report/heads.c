#include "plots/report/heads.h"

#include <string.h>

const struct head heads[] = {
	{ "column", { "Kolonne", "Column" } },
	{ "row", { "Rad", "Row" } },
	{ "value", { "Verdi", "Value" } },
	{ "type", { "Type", "Type" } },
	{ "n", { "Antall", "Count" } },
	{ "missing", { "Mangler", "Missing" } },
	{ "distinct", { "Ulike", "Distinct" } },
	{ "min", { "Minst", "Least" } },
	{ "q1", { "Nedre kvartil", "Lower quartile" } },
	{ "median", { "Median", "Median" } },
	{ "q3", { "Øvre kvartil", "Upper quartile" } },
	{ "max", { "Størst", "Greatest" } },
	{ "mean", { "Snitt", "Mean" } },
	{ "sd", { "Standardavvik", "Standard deviation" } },
	{ "share", { "Andel", "Share" } },
	{ "cumulative", { "Samlet andel", "Cumulative" } },
	{ "lower", { "Nedre grense", "Lower limit" } },
	{ "upper", { "Øvre grense", "Upper limit" } },
	{ "row_share", { "Andel av raden", "Share of row" } },
	{ "column_share", { "Andel av kolonnen", "Share of column" } },
};
const size_t head_count = sizeof heads / sizeof *heads;

const char *
head_text(const char *name, enum language language)
{
	for (size_t i = 0; i < head_count; i++)
		if (strcmp(heads[i].name, name) == 0)
			return heads[i].texts[language];
	return name;
}
