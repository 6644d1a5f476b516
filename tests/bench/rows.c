/* Writes rows to measure with, the same in every run: rows N FILE FILE_NB
 *
 * Each row is a trainee's event: who, where, by whom, three dates of which two may be blank, hours with two
 * decimals, and a status, of which one in a hundred stands in quotes with a separator in it. FILE is written
 * with commas, ISO dates and a decimal point; FILE_NB holds the same with semicolons, dd.mm.yyyy and a
 * decimal comma. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "stats/base/date.h"
#include "tests/bench/chance.h"

static const char *const units[] = { "Alna", "Bjerke", "Frogner", "Gamle Oslo", "Grorud", "Grünerløkka",
	"Nordre Aker", "Nordstrand", "Sagene", "St. Hanshaugen", "Stovner", "Søndre Nordstrand", "Ullern",
	"Vestre Aker", "Østensjø" };
static const char *const states[] = { "aktiv", "fullført", "permisjon", "avbrutt", "overført" };
static const char *const quoted[] = { "\"permisjon, \"\"foreldre\"\"; 50 %\"", "\"overført, se notat; 2\"",
	"\"sagt opp; \"\"eget ønske\"\", ja\"" };

static void
dates_write(FILE *iso, FILE *norwegian, int32_t date)
{
	char text[DATE_TEXT_SIZE];
	fprintf(iso, ",%s", date_format_iso(date, text));
	fprintf(norwegian, ";%s", date_format_norwegian(date, text));
}

static void
row_write(FILE *iso, FILE *norwegian, struct chance *chance, long number)
{
	const char *unit = units[chance_below(chance, sizeof units / sizeof *units)];
	uint32_t supervisor = chance_below(chance, 2000);
	int32_t start = date_from_civil(2015, 1, 1) + (int32_t)chance_below(chance, 3650);
	fprintf(iso, "%ld,%s,V%04" PRIu32, 1000000 + number, unit, supervisor);
	fprintf(norwegian, "%ld;%s;V%04" PRIu32, 1000000 + number, unit, supervisor);
	dates_write(iso, norwegian, start);
	bool planned = chance_below(chance, 8) > 0, met = chance_below(chance, 12) > 0;
	dates_write(iso, norwegian, planned ? start + (int32_t)chance_below(chance, 90) : DATE_MISSING);
	dates_write(iso, norwegian, met ? start + (int32_t)chance_below(chance, 365) : DATE_MISSING);
	uint32_t hours = chance_below(chance, 3000) + chance_below(chance, 3000);
	if (chance_below(chance, 33) == 0) {
		fputc(',', iso);
		fputc(';', norwegian);
	} else {
		fprintf(iso, ",%" PRIu32 ".%02" PRIu32, hours / 100, hours % 100);
		fprintf(norwegian, ";%" PRIu32 ",%02" PRIu32, hours / 100, hours % 100);
	}
	const char *status =
		chance_below(chance, 100) ? states[chance_below(chance, 5)] : quoted[chance_below(chance, 3)];
	fprintf(iso, ",%s\n", status);
	fprintf(norwegian, ";%s\n", status);
}

int
main(int argc, char **argv)
{
	FILE *iso = argc == 4 ? fopen(argv[2], "w") : NULL,
	     *norwegian = argc == 4 ? fopen(argv[3], "w") : NULL;
	if (!iso || !norwegian) {
		fprintf(stderr, "usage: rows N FILE FILE_NB\n");
		return EXIT_FAILURE;
	}
	struct chance chance = chance_of(0, 0);
	fputs("id,unit,supervisor,start,plan,meeting,hours,status\n", iso);
	fputs("id;unit;supervisor;start;plan;meeting;hours;status\n", norwegian);
	for (long row = 0, count = strtol(argv[1], NULL, 10); row < count; row++)
		row_write(iso, norwegian, &chance, row);
	bool written = !fclose(iso);
	return !fclose(norwegian) && written ? EXIT_SUCCESS : EXIT_FAILURE;
}
