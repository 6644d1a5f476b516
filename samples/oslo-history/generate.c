/* Writes the sample of five years: alis.csv, veiledere.csv, kurs.csv and moter.csv. Every person is
 *SYNTHETIC; README.md says what was put into the figures, so that a report can be held against it.
 *
 *	generate FOLDER
 *
 * Every attribute is reckoned from the number of whom it belongs to, so any machine writes the same files. */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "stats/base/date.h"

enum {
	UNITS = 18,
	ALIS = 560,
	SUPERVISORS = 300,
	FIRST_YEAR = 2021,
	LAST_YEAR = 2025,
	HOLIDAY = 7, /* in July nobody meets or begins */
};

/* How many of a hundred ALIS, supervisors and unlike places; how often the leader comes, beside the city. */
static const struct unit {
	const char *name;
	int share, leader;
} units[UNITS] = { { "Gamle Oslo", 9, 0 }, { "Grünerløkka", 9, 0 }, { "Sagene", 7, 0 },
	{ "St. Hanshaugen", 6, 0 }, { "Frogner", 8, 0 }, { "Ullern", 2, 0 }, { "Vestre Aker", 5, 0 },
	{ "Nordre Aker", 6, 0 }, { "Bjerke", 5, 0 }, { "Grorud", 2, 0 }, { "Stovner", 5, 0 },
	{ "Alna", 7, 0 }, { "Østensjø", 6, 0 }, { "Nordstrand", 5, 0 }, { "Søndre Nordstrand", 5, 0 },
	{ "Helseetaten", 10, -22 }, { "Sykehjemsetaten", 1, 0 }, { "Velferdsetaten", 2, 0 } };

/* Courses: the slow start of one a half-year with few participants, the drive of the autumn of 2023 with
 * many, and what came after. */
static const struct course {
	int year, month, day, participants;
} courses[] = { { 2020, 11, 19, 12 }, { 2021, 4, 22, 9 }, { 2021, 10, 21, 8 }, { 2022, 4, 28, 10 },
	{ 2022, 11, 3, 9 }, { 2023, 5, 11, 10 }, { 2023, 9, 14, 30 }, { 2023, 10, 12, 32 },
	{ 2023, 11, 16, 34 }, { 2024, 4, 18, 14 }, { 2024, 10, 17, 12 }, { 2025, 3, 20, 11 },
	{ 2025, 10, 14, 12 } };

/* What chance decides. */
enum question { UNIT, START, DURATION, PLAN, PLAN_DATE, MEETING, MEETING_DAY, LEADER, FORM };

/* splitmix64: one step of it, from the state handed in. */
static uint64_t
mix(uint64_t state)
{
	state += UINT64_C(0x9e3779b97f4a7c15);
	state = (state ^ (state >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	state = (state ^ (state >> 27)) * UINT64_C(0x94d049bb133111eb);
	return state ^ (state >> 31);
}

/* 0 .. limit - 1, always the same for the same question about the same number. */
static int
draw(enum question question, int64_t number, int limit)
{
	return (int)(mix(mix((uint64_t)question + 2021) + (uint64_t)number) % (uint64_t)limit);
}

static int
unit_of(int supervisor)
{
	int left = draw(UNIT, supervisor, 100), unit = 0;
	while (left >= units[unit].share)
		left -= units[unit++].share;
	return unit;
}

struct alis {
	int number, supervisor, unit;
	int32_t start, end; /* end DATE_MISSING: none known */
};

/* The city grows: starts stand closer towards the end. The ALIS of a supervisor follow each other in turn. */
static struct alis
alis_make(int number)
{
	struct alis alis = { .number = number, .supervisor = number % SUPERVISORS };
	int32_t first = date_from_civil(2016, 9, 1), last = date_from_civil(2025, 12, 15);
	double share = (double)draw(START, number, 10000) / 10000;
	alis.unit = unit_of(alis.supervisor);
	alis.start =
		first + (int32_t)((last - first) * (0.55 * share + 0.45 * (1 - (1 - share) * (1 - share))));
	/* Nobody begins in the holidays. */
	if (date_to_civil(alis.start).month == HOLIDAY)
		alis.start = date_add_months(alis.start, 1);
	alis.end = date_add_months(alis.start, 42 + draw(DURATION, number, 36));
	if (alis.end > date_from_civil(2026, 12, 31))
		alis.end = DATE_MISSING;
	return alis;
}

static void
date_print(FILE *file, int32_t date)
{
	char text[DATE_TEXT_SIZE];
	fputs(date_format_norwegian(date, text), file);
}

/* Plans come within months of the start; in the first years fewer had one. */
static int32_t
plan_date(const struct alis *alis)
{
	int chance = alis->start < date_from_civil(2021, 1, 1)   ? 74
		     : alis->start < date_from_civil(2023, 1, 1) ? 86
								 : 95;
	if (draw(PLAN, alis->number, 100) >= chance)
		return DATE_MISSING;
	return alis->start + 15 + draw(PLAN_DATE, alis->number, 110);
}

static void
alis_write(FILE *file)
{
	fputs("alis_id;enhet;veileder_id;startdato;sluttdato;plandato;Merknad\r\n", file);
	for (int i = 0; i < ALIS; i++) {
		const struct alis alis = alis_make(i);
		fprintf(file, "SYN-A%04d;%s%s;SYN-V%04d;", i + 1, alis.unit < 15 ? "Bydel " : "",
			units[alis.unit].name, alis.supervisor + 1);
		date_print(file, alis.start);
		fputc(';', file);
		date_print(file, alis.end);
		fputc(';', file);
		date_print(file, plan_date(&alis));
		fputs(";Syntetisk\r\n", file);
	}
}

static void
supervisors_write(FILE *file)
{
	fputs("veileder_id;Merknad\r\n", file);
	for (int i = 0; i < SUPERVISORS; i++)
		fprintf(file, "SYN-V%04d;Syntetisk\r\n", i + 1);
}

static void
courses_write(FILE *file)
{
	int next = 0;
	fputs("veileder_id;arrangor;sluttdato;fullfort;Merknad\r\n", file);
	for (size_t i = 0; i < sizeof courses / sizeof *courses; i++) {
		const struct course *course = &courses[i];
		for (int which = 0; which < course->participants; which++) {
			/* 71 has no factor in common with 300: a shuffle. */
			fprintf(file, "SYN-V%04d;ALIS og SamLIS Oslo;", next++ * 71 % SUPERVISORS + 1);
			date_print(file, date_from_civil(course->year, course->month, course->day));
			fputs(";ja;Syntetisk\r\n", file);
		}
	}
}

/* Whether the leader came, of a hundred: more often since the reorganisation of March 2024. */
static int
leader_chance(const struct alis *alis, int32_t date)
{
	return (date < date_from_civil(2024, 3, 1) ? 54 : 71) + units[alis->unit].leader;
}

/* In October 2022 the extract had lost the column. */
static const char *
leader_text(const struct alis *alis, int64_t meeting, struct civil civil, int32_t date)
{
	if (civil.year == 2022 && civil.month == 10)
		return "";
	return draw(LEADER, meeting, 100) < leader_chance(alis, date) ? "ja" : "nei";
}

static void
month_write(FILE *file, int year, int month)
{
	int32_t first = date_from_civil(year, month, 1);
	for (int i = 0; i < ALIS; i++) {
		const struct alis alis = alis_make(i);
		int64_t meeting = ((int64_t)year * 12 + month) * 1000 + i;
		int32_t date = first + draw(MEETING_DAY, meeting, 28);
		bool is_here = alis.start + 60 <= first && (alis.end == DATE_MISSING || alis.end > date);
		if (month == HOLIDAY || !is_here || draw(MEETING, meeting, 100) >= 22)
			continue;
		fprintf(file, "SYN-M%08lld;SYN-A%04d;", (long long)meeting, i + 1);
		date_print(file, date);
		fprintf(file, ";%s;%s;Syntetisk\r\n", draw(FORM, meeting, 100) < 93 ? "ja" : "nei",
			leader_text(&alis, meeting, date_to_civil(date), date));
	}
}

static void
meetings_write(FILE *file)
{
	fputs("mote_id;alis_id;dato;skjema;leder_deltok;Merknad\r\n", file);
	for (int year = FIRST_YEAR - 1; year <= LAST_YEAR; year++)
		for (int month = 1; month <= 12; month++)
			month_write(file, year, month);
}

static const struct sample_file {
	const char *name;
	void (*write)(FILE *file);
} files[] = { { "alis.csv", alis_write }, { "veiledere.csv", supervisors_write },
	{ "kurs.csv", courses_write }, { "moter.csv", meetings_write } };

/* False, and errno says why, if the file cannot be written to the last byte. */
static bool
file_write(const struct sample_file *sample, const char *folder)
{
	char path[4096];
	if (snprintf(path, sizeof path, "%s/%s", folder, sample->name) >= (int)sizeof path) {
		errno = ENAMETOOLONG;
		return false;
	}
	FILE *file = fopen(path, "wb");
	if (!file)
		return false;
	sample->write(file);
	bool written = !ferror(file);
	return fclose(file) == 0 && written;
}

int
main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: generate FOLDER\nFOLDER must exist\n");
		return 2;
	}
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		if (!file_write(&files[i], argv[1])) {
			fprintf(stderr, "generate: cannot write %s/%s: %s\n", argv[1], files[i].name,
				strerror(errno));
			return 73;
		}
	}
	return 0;
}
