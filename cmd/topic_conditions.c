#include <stdio.h>

#include "cmd/topic.h"
#include "stats/expr/operators.h"

static const char before[] =
	"Conditions\n"
	"\n"
	"A condition is a sentence about one row of one table. It is checked against the\n"
	"columns before any row is read; a mistake is shown with its place.\n"
	"\n"
	"  startdato <= as_of and (sluttdato is missing or sluttdato >= as_of)\n"
	"  any mote where skjema and dato > as_of - 1 year and dato <= as_of\n"
	"\n"
	"Values\n"
	"\n"
	"  12.5  -3         number, always with a decimal point\n"
	"  'Alna'           text; a quote inside is written twice: 'O''Neill'\n"
	"  2025-12-31       date\n"
	"  true  false      truth\n"
	"  as_of            the date the figures hold for\n"
	"  3 months         duration: days, weeks, months or years; added to a date or\n"
	"                   taken from it\n"
	"\n"
	"Names\n"
	"\n"
	"  startdato        a column of the table, or a condition that has this name\n"
	"  \"Dato for plan\"  a name with anything but letters, digits and _\n"
	"  veileder.enhet   a column of the row that this row refers to: the referring\n"
	"                   column or, if only one leads there, the table\n"
	"\n"
	"Operators, loosest first; those between two blank lines bind alike\n";

static const char after[] =
	"\n"
	"Round brackets group. Comparisons cannot be chained: write a < b and b < c.\n"
	"\n"
	"Other tables\n"
	"\n"
	"T is a table whose rows refer to the row at hand; inside C, names are T's\n"
	"columns. `where C` may be left out. `via COLUMN` after T says which reference is\n"
	"meant where T has several. A path may lead there first: `any veileder.kurs where\n"
	"fullfort` is about the courses of the row's supervisor.\n"
	"\n"
	"Missing values\n"
	"\n"
	"A blank field is missing. Comparing with it is neither true nor false but\n"
	"unknown:\n"
	"\n"
	"  and | F U T      or | F U T      not |\n"
	"  ----+------     ----+------     -----+---\n"
	"   F  | F F F      F  | F U T       F  | T\n"
	"   U  | F U U      U  | U U T       U  | U\n"
	"   T  | F U T      T  | T T T       T  | F\n"
	"\n"
	"A row for which an indicator's condition is unknown does not count, and is told\n"
	"as undetermined. Where a blank means no, say so: `plandato is not missing and\n"
	"plandato <= as_of`.\n"
	"\n"
	"A number that is not exact is not missing. Comparing with it is unknown only where\n"
	"that matters: where a file has >300, `antall > 300` is true, `antall < 5` false and\n"
	"`antall > 400` unknown; ca 15 compares as unknown with every number.\n"
	"\n"
	"Dates\n"
	"\n"
	"Months and years are those of the calendar, and stay inside the month: 31 January\n"
	"+ 1 month is 28 or 29 February. There is no \"months between\", which would\n"
	"disagree with it: write `startdato + 3 months < as_of` for more than three\n"
	"months, `<=` for three months or more.";

void
topic_conditions(void)
{
	enum { INDENT = 22 };
	puts(before);
	for (size_t i = 0; i < operator_count; i++) {
		const struct operator_entry *entry = &operators[i];
		if (i > 0 && entry->precedence != operators[i - 1].precedence)
			puts(entry->precedence == LOOSEST ? "\nOver the rows of other tables\n" : "");
		printf("  %-*s", INDENT - 2, entry->syntax);
		if (snprintf(NULL, 0, "%s", entry->syntax) > INDENT - 3)
			printf("\n%*s", INDENT, "");
		topic_wrap(entry->help, INDENT);
		printf("%*s", INDENT, "");
		topic_wrap(entry->missing, INDENT);
	}
	puts(after);
}
