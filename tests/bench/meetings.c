/* Writes trainees and their meetings to measure a reference with, the same in every run:
 * meetings TRAINEES MEETINGS FOLDER makes trainees.csv and meetings.csv there.
 *
 * Meetings stand in no order, three a trainee if there are three times as many; some trainees have none.
 * Every meeting is of a trainee who is there: one who is not would be a fault that maltall writes down, row
 * by row, and that none of its peers looks for. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "stats/base/date.h"
#include "tests/bench/chance.h"

enum { FIRST = 1000001, UNITS = 18 };

static void
trainees_write(FILE *file, long count)
{
	struct chance chance = chance_of(5, 0);
	char start[DATE_TEXT_SIZE];
	fputs("trainee,unit,start,status\n", file);
	for (long i = 0; i < count; i++) {
		uint32_t unit = chance_below(&chance, UNITS) + 1;
		int32_t date = date_from_civil(2015, 1, 1) + (int32_t)chance_below(&chance, 3653);
		fprintf(file, "%ld,Unit %02" PRIu32 ",%s,%s\n", FIRST + i, unit, date_format_iso(date, start),
			chance_below(&chance, 4) ? "active" : "on leave");
	}
}

static void
meetings_write(FILE *file, long count, uint32_t trainees)
{
	static const char *const kinds[] = { "guidance", "assessment", "plan", "other" };
	struct chance chance = chance_of(6, 0);
	char day[DATE_TEXT_SIZE];
	fputs("meeting,trainee,day,kind\n", file);
	for (long i = 0; i < count; i++) {
		long trainee = FIRST + (long)chance_below(&chance, trainees);
		int32_t date = date_from_civil(2018, 1, 1) + (int32_t)chance_below(&chance, 2557);
		fprintf(file, "%ld,%ld,%s,%s\n", i + 1, trainee, date_format_iso(date, day),
			kinds[chance_below(&chance, 4)]);
	}
}

static FILE *
file_open(const char *folder, const char *name)
{
	char path[4096];
	return snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path ? fopen(path, "w")
										     : NULL;
}

int
main(int argc, char **argv)
{
	FILE *trainees = argc == 4 ? file_open(argv[3], "trainees.csv") : NULL,
	     *meetings = argc == 4 ? file_open(argv[3], "meetings.csv") : NULL;
	if (!trainees || !meetings) {
		fputs("usage: meetings TRAINEES MEETINGS FOLDER\n", stderr);
		return EXIT_FAILURE;
	}
	long count = strtol(argv[1], NULL, 10);
	trainees_write(trainees, count);
	meetings_write(meetings, strtol(argv[2], NULL, 10), (uint32_t)count);
	bool written = !fclose(trainees);
	return !fclose(meetings) && written ? EXIT_SUCCESS : EXIT_FAILURE;
}
