#include "samples/oslo/city.h"

/* The 15 bydeler and 3 etater are real; how the ALIS and the supervisors fall on them is made up. */
static const struct unit {
	const char *name;
	int alis, supervisors;
} units[UNITS] = {
	{ "Bydel Gamle Oslo", 31, 18 },
	{ "Bydel Grünerløkka", 33, 19 },
	{ "Bydel Sagene", 24, 14 },
	{ "Bydel St. Hanshaugen", 20, 11 },
	{ "Bydel Frogner", 26, 15 },
	{ "Bydel Ullern", 4, 3 },
	{ "Bydel Vestre Aker", 17, 9 },
	{ "Bydel Nordre Aker", 22, 13 },
	{ "Bydel Bjerke", 16, 9 },
	{ "Bydel Grorud", 4, 2 },
	{ "Bydel Stovner", 16, 9 },
	{ "Bydel Alna", 24, 14 },
	{ "Bydel Østensjø", 20, 11 },
	{ "Bydel Nordstrand", 18, 10 },
	{ "Bydel Søndre Nordstrand", 17, 9 },
	{ "Helseetaten", 46, 20 },
	{ "Sykehjemsetaten", 3, 2 },
	{ "Velferdsetaten", 4, 2 },
};
/* Start dates at the borders of "more than three months" and "one year or more", eight ALIS each. No date is
 * exactly three months before 31.12.2025 or 31.05.2025 (there is no 31st in September or February): 30.09 is
 * so on 30.12, 28.02 on 28.05. */
static const int border_starts[][3] = { { 2025, 9, 29 }, { 2025, 9, 30 }, { 2025, 10, 1 }, { 2024, 12, 30 },
	{ 2024, 12, 31 }, { 2025, 1, 1 }, { 2025, 1, 31 }, { 2024, 1, 31 }, { 2024, 2, 29 }, { 2025, 2, 27 },
	{ 2025, 2, 28 }, { 2025, 3, 1 }, { 2024, 5, 30 }, { 2024, 5, 31 }, { 2024, 6, 1 } };
enum {
	BORDERS = sizeof border_starts / sizeof *border_starts,
	REST = ALIS_IN_WORK - SUPERVISORS, /* ALIS beyond the first of each supervisor */
};

const char *
unit_name(int unit)
{
	return units[unit].name;
}

int
day_of(int year, int month, int day)
{
	int y = year - (month <= 2), century = y / 100;
	int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return 365 * y + y / 4 - century + century / 4 + day_of_year - 719468;
}

/* splitmix64: one step of it, from the state handed in. */
static uint64_t
mix(uint64_t state)
{
	state += UINT64_C(0x9e3779b97f4a7c15);
	state = (state ^ (state >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	state = (state ^ (state >> 27)) * UINT64_C(0x94d049bb133111eb);
	return state ^ (state >> 31);
}

int
draw(enum question question, int64_t person, int limit)
{
	return (int)(mix(mix((uint64_t)question + 2025) + (uint64_t)person) % (uint64_t)limit);
}

int
day_between(enum question question, int64_t person, int first, int last)
{
	return first + draw(question, person, last - first + 1);
}

int64_t
alis_number(int city, int place)
{
	return (int64_t)city * 400 + place + 1;
}

int64_t
supervisor_number(int city, int place)
{
	return (int64_t)city * 220 + place + 1;
}

/* Finds the unit where the running number `rank` falls among the ALIS, what rank it has there, and how many
 * supervisors stand before those of the unit. */
static int
unit_find(int *rank, int *supervisors_before)
{
	int unit = 0;
	*supervisors_before = 0;
	for (; *rank >= units[unit].alis; unit++) {
		*rank -= units[unit].alis;
		*supervisors_before += units[unit].supervisors;
	}
	return unit;
}

/* The first ALIS of a unit have a supervisor each, so that all 190 have one; the rest share them, or have
 * none. */
static void
supervisor_choose(struct alis *alis, int rank, int before, int rest)
{
	int turn = rest * 37 % REST;
	int own = units[alis->unit].supervisors;
	if (rank < own)
		alis->supervisor = before + rank;
	else if (turn < 14)
		alis->supervisor = NO_SUPERVISOR;
	else if (turn < 23) /* from the next unit: a supervisor with ALIS in two */
		alis->supervisor = (before + own) % SUPERVISORS;
	else if (turn < 25)
		alis->supervisor = SUPERVISORS_LISTED;
	else
		alis->supervisor = before + draw(SUPERVISOR, alis->number, own);
	alis->link_ended = rank >= own && turn >= 25 && turn < 29;
}

static void
alis_in_work(struct alis *alis)
{
	/* Multiplying by a number without a factor in common with 345 shuffles the ALIS, otherwise for each
	 * purpose. */
	int rank = alis->place * 97 % ALIS_IN_WORK, before, total = rank;
	alis->unit = unit_find(&rank, &before);
	supervisor_choose(alis, rank, before, total - before - units[alis->unit].supervisors);
	int turn = (alis->place * 151 + 7) % ALIS_IN_WORK - BORDERS * AT_EACH_BORDER;
	alis->old_scheme = turn >= 0 && turn < OLD_SCHEME;
	if (turn < 0) {
		const int *start = border_starts[(turn + BORDERS * AT_EACH_BORDER) / AT_EACH_BORDER];
		alis->start = day_of(start[0], start[1], start[2]);
	} else if (alis->old_scheme) {
		alis->start = day_between(START, alis->number, day_of(2015, 3, 1), day_of(2019, 2, 28));
	} else {
		alis->start = day_between(START, alis->number, day_of(2020, 9, 1), day_of(2025, 12, 20));
	}
	if (turn >= ALIS_IN_WORK - BORDERS * AT_EACH_BORDER - 2)
		alis->end = day_of(2025, 12, 31);
	else if (draw(END, alis->number, 8) == 0)
		alis->end = day_between(END, -alis->number, day_of(2026, 1, 1), day_of(2027, 6, 30));
}

/* Those behind the 345: without a start date, those who have left, those who have yet to begin. */
static void
alis_beyond(struct alis *alis)
{
	int turn = alis->place - ALIS_IN_WORK;
	alis->unit = draw(UNIT, alis->number, UNITS);
	alis->supervisor = draw(SUPERVISOR, alis->number, SUPERVISORS);
	if (turn < ALIS_WITHOUT_START) {
		if (turn < SUPERVISORS_UNDECIDED)
			alis->supervisor = SUPERVISORS + turn;
		if (turn == ALIS_WITHOUT_START - 1) /* whenever it began, it is over */
			alis->end = day_of(2025, 6, 30);
	} else if ((turn -= ALIS_WITHOUT_START) < ALIS_LEFT) {
		if (turn < SUPERVISORS_LEFT)
			alis->supervisor = SUPERVISORS + SUPERVISORS_UNDECIDED + turn;
		alis->start = day_between(START, alis->number, day_of(2019, 3, 1), day_of(2024, 6, 30));
		alis->end =
			turn < 2 ? day_of(2025, 12, 30)
				 : day_between(END, alis->number, day_of(2024, 8, 1), day_of(2025, 12, 29));
	} else {
		turn -= ALIS_LEFT;
		alis->start =
			turn < 2 ? day_of(2026, 1, 1)
				 : day_between(START, alis->number, day_of(2026, 1, 2), day_of(2026, 3, 31));
	}
}

struct alis
alis_make(int city, int place)
{
	struct alis alis = { .number = alis_number(city, place), .city = city, .place = place };
	if (place < ALIS_IN_WORK)
		alis_in_work(&alis);
	else
		alis_beyond(&alis);
	return alis;
}

int
border_place(int border, int which)
{
	/* 16 * 151 is 1 modulo 345: the way back from the shuffle in alis_in_work. */
	int turn = border * AT_EACH_BORDER + which;
	return (turn + ALIS_IN_WORK - 7) * 16 % ALIS_IN_WORK;
}
