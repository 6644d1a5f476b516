/* Writes the files of a whole country to measure a night with, the same in every run: national FOLDER
 *
 * 357 municipalities of 6 offices, from one ALIS to hundreds, 5,000 ALIS, their supervisors and courses, and
 * five years of meetings. All of it is made up; national.yaml beside this file asks 12 questions of it. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "stats/base/date.h"
#include "tests/bench/chance.h"

enum {
	MUNICIPALITIES = 357,
	OFFICES = 6,
	ALIS = 5000,
	SUPERVISORS = 2600,
	COURSES = 40,
	PARTICIPANTS = 50,
	FIRST_YEAR = 2020,
	LAST_YEAR = 2025,
};

struct alis {
	int number, supervisor;
	int32_t start, end; /* end DATE_MISSING: none known */
};

/* One supervisor each first, so that no municipality is empty; of the others a few municipalities have most.
 */
static int
municipality_of(int supervisor)
{
	if (supervisor < MUNICIPALITIES)
		return supervisor;
	struct chance chance = chance_of(UINT64_C(1) << 32, (uint64_t)supervisor);
	uint64_t a = chance_below(&chance, MUNICIPALITIES), b = chance_below(&chance, MUNICIPALITIES);
	return (int)(a * b * (b + 1) / (MUNICIPALITIES * (uint64_t)MUNICIPALITIES));
}

static void
date_print(FILE *file, int32_t date)
{
	char text[DATE_TEXT_SIZE];
	fprintf(file, ";%s", date_format_iso(date, text));
}

static struct alis
alis_of(int number, struct chance *chance)
{
	*chance = chance_of(1, (uint64_t)number);
	struct alis alis = { .number = number, .supervisor = number % SUPERVISORS };
	alis.start = date_from_civil(2016, 9, 1) + (int32_t)chance_below(chance, 3380);
	alis.end = date_add_months(alis.start, 42 + (int)chance_below(chance, 36));
	if (alis.end > date_from_civil(LAST_YEAR + 1, 12, 31))
		alis.end = DATE_MISSING;
	return alis;
}

static void
alis_write(FILE *file)
{
	fputs("alis;kommune;kontor;veileder;stilling;start;slutt;plan;revidert;avtale\n", file);
	for (int i = 0; i < ALIS; i++) {
		struct chance chance;
		const struct alis alis = alis_of(i, &chance);
		int place = municipality_of(alis.supervisor);
		fprintf(file, "A%05d;Kommune %03d;Kontor %d;V%05d;%s", i, place + 1,
			place * OFFICES / MUNICIPALITIES + 1, alis.supervisor,
			chance_below(&chance, 3) ? "fastlege" : "kommunal");
		date_print(file, alis.start);
		date_print(file, alis.end);
		bool is_planned = chance_below(&chance, 8) > 0;
		int32_t plan = alis.start + 15 + (int32_t)chance_below(&chance, 150);
		date_print(file, is_planned ? plan : DATE_MISSING);
		date_print(file, is_planned && chance_below(&chance, 3)
					 ? plan + (int32_t)chance_below(&chance, 500)
					 : DATE_MISSING);
		date_print(file, chance_below(&chance, 10) ? alis.start + (int32_t)chance_below(&chance, 60)
							   : DATE_MISSING);
		fputc('\n', file);
	}
}

static void
supervisors_write(FILE *file)
{
	fputs("veileder;kommune;kontor;spesialist\n", file);
	for (int i = 0; i < SUPERVISORS; i++) {
		struct chance chance = chance_of(2, (uint64_t)i);
		int place = municipality_of(i);
		fprintf(file, "V%05d;Kommune %03d;Kontor %d;%s\n", i, place + 1,
			place * OFFICES / MUNICIPALITIES + 1, chance_below(&chance, 12) ? "ja" : "nei");
	}
}

static void
courses_write(FILE *file)
{
	struct chance chance = chance_of(3, 0);
	fputs("veileder;slutt;fullfort\n", file);
	for (int course = 0; course < COURSES; course++) {
		int32_t date = date_from_civil(FIRST_YEAR, 1, 20) + (int32_t)course * 54;
		for (int i = 0; i < PARTICIPANTS; i++) {
			fprintf(file, "V%05" PRIu32, chance_below(&chance, SUPERVISORS));
			date_print(file, date);
			fprintf(file, ";%s\n", chance_below(&chance, 15) ? "ja" : "nei");
		}
	}
}

/* A month in which an ALIS is at work has a meeting in it now and then. */
static void
meetings_write(FILE *file)
{
	struct chance chance, meeting = chance_of(4, 0);
	fputs("alis;dato;skjema;leder;sendt\n", file);
	for (int month = 0; month < (LAST_YEAR - FIRST_YEAR + 1) * 12; month++) {
		int32_t first = date_from_civil(FIRST_YEAR + month / 12, month % 12 + 1, 1);
		for (int i = 0; i < ALIS; i++) {
			const struct alis alis = alis_of(i, &chance);
			bool is_here = alis.start + 60 <= first &&
				       (alis.end == DATE_MISSING || alis.end > first + 28);
			if (!is_here || chance_below(&meeting, 100) >= 22)
				continue;
			int32_t date = first + (int32_t)chance_below(&meeting, 28);
			fprintf(file, "A%05d", i);
			date_print(file, date);
			fprintf(file, ";%s;%s", chance_below(&meeting, 14) ? "ja" : "nei",
				chance_below(&meeting, 3) ? "ja" : "nei");
			date_print(file, chance_below(&meeting, 5)
						 ? date + (int32_t)chance_below(&meeting, 20)
						 : DATE_MISSING);
			fputc('\n', file);
		}
	}
}

static const struct national_file {
	const char *name;
	void (*write)(FILE *file);
} files[] = { { "alis.csv", alis_write }, { "veiledere.csv", supervisors_write },
	{ "kurs.csv", courses_write }, { "moter.csv", meetings_write } };

int
main(int argc, char **argv)
{
	for (size_t i = 0; argc == 2 && i < sizeof files / sizeof *files; i++) {
		char path[4096];
		FILE *file = snprintf(path, sizeof path, "%s/%s", argv[1], files[i].name) < (int)sizeof path
				     ? fopen(path, "w")
				     : NULL;
		if (file)
			files[i].write(file);
		if (!file || fclose(file) != 0) {
			perror(path);
			return EXIT_FAILURE;
		}
	}
	if (argc != 2)
		fputs("usage: national FOLDER\n", stderr);
	return argc == 2 ? EXIT_SUCCESS : EXIT_FAILURE;
}
