#include "samples/oslo/files.h"

#include <inttypes.h>

#include "samples/oslo/city.h"

const char alis_header[] =
	"alis_id;enhet;ordning;Spesialitet;veileder_id;veileder_fra;veileder_til;startdato;"
	"Startdato i enheten;sluttdato;Stillingsprosent;tilknytning;permisjon;"
	"Individuell utdanningsplan (ja/nei);Individuell utdanningsplan (dato);"
	"Utdanningsplan revidert (dato);Utdanningsplan tildelt i Kompetanseportalen (dato);"
	"Gruppeveileder;Tilleggsenhet;Merknad\r\n";

const char supervisors_header[] = "veileder_id;Arbeidsgiver;Avtaletype;Spesialitet;Merknad\r\n";

void
date_print(FILE *file, int day)
{
	if (!day)
		return;
	/* The inverse of day_of, by looking: a year has at most 366 days. */
	int year = 1970 + day / 366, month = 1;
	while (day_of(year + 1, 1, 1) <= day)
		year++;
	while (month < 12 && day_of(year, month + 1, 1) <= day)
		month++;
	fprintf(file, "%02d.%02d.%d", day - day_of(year, month, 1) + 1, month, year);
}

/* Of everything written here, only letters up to U+00FF and the en dash are not ASCII. */
static void
windows_print(FILE *file, const char *text)
{
	for (const unsigned char *byte = (const unsigned char *)text; *byte; byte++) {
		if (*byte < 0x80) {
			fputc(*byte, file);
		} else if (*byte == 0xe2) {
			fputc(0x96, file);
			byte += 2;
		} else {
			fputc((*byte & 3) << 6 | (byte[1] & 0x3f), file);
			byte++;
		}
	}
}

/* The plan: whether the box is ticked, and the date as text, for it may be no date at all. */
struct plan {
	const char *ticked, *broken_date;
	int date, revised, assigned;
};

static struct plan
plan_make(const struct alis *alis)
{
	int as_of = day_of(2025, 12, 31);
	int turn = draw(PLAN, alis->number, 1000) + (alis->old_scheme ? 60 : 0);
	if (alis->place == 17) /* in every city one plan of a day that does not exist */
		return (struct plan){ .ticked = "", .broken_date = "31.02.2025" };
	int earliest = alis->start + 10, latest = alis->start + 150 < as_of ? alis->start + 150 : as_of;
	if (turn < 860 && alis->start && earliest <= latest) {
		struct plan plan = { .ticked = turn % 9 ? "ja" : "",
			.date = day_between(PLAN_DATE, alis->number, earliest, latest) };
		if (plan.date + 400 < as_of && draw(REVISION, alis->number, 10) < 6)
			plan.revised = day_between(REVISION, alis->number, plan.date + 200, as_of);
		return plan;
	}
	if (turn < 880)
		return (struct plan){ .ticked = "ja" };
	if (turn < 930)
		return (struct plan){ .ticked = "nei" };
	if (turn < 970)
		return (struct plan){ .ticked = "" };
	if (turn < 985)
		return (struct plan){ .ticked = "nei", .date = day_of(2026, 1, 20) };
	return (struct plan){ .ticked = "nei", .assigned = alis->start };
}

static void
supervision_print(FILE *file, const struct alis *alis)
{
	if (alis->supervisor != NO_SUPERVISOR) {
		fprintf(file, "SYN-V%07" PRId64 ";", supervisor_number(alis->city, alis->supervisor));
		date_print(file, draw(LINK, alis->number, 30) ? alis->start : 0);
		fputc(';', file);
		if (alis->link_ended)
			date_print(file, alis->start < day_of(2025, 8, 1) ? day_of(2025, 8, 31)
									  : day_of(2025, 12, 30));
	} else {
		fputs(";;", file);
	}
	fputc(';', file);
}

static void
employment_print(FILE *file, const struct alis *alis, bool on_leave)
{
	static const char *const working_times[] = { "100", "100", "100", "100", "100", "80", "80", "60",
		"50", "20" };
	int employment = draw(EMPLOYMENT, alis->number, 100);
	/* One start is a text where a date should be. */
	if (alis->place == ALIS_IN_WORK + ALIS_WITHOUT_START - 2)
		windows_print(file, "våren 2024");
	date_print(file, alis->start);
	fputc(';', file);
	bool moved = alis->place % 23 == 5 && alis->start && alis->start < day_of(2024, 6, 1);
	date_print(file, moved ? alis->start + 400 : alis->start);
	fputc(';', file);
	date_print(file, alis->end);
	fprintf(file, ";%s;", working_times[draw(WORKING_TIME, alis->number, 10)]);
	windows_print(file, employment < 8 ? "vikarbyrå" : employment < 30 ? "næringsdrift" : "kommune");
	fputs(on_leave ? ";ja;" : ";nei;", file);
}

static void
plan_print(FILE *file, const struct plan *plan)
{
	fprintf(file, "%s;", plan->ticked);
	if (plan->broken_date)
		fputs(plan->broken_date, file);
	date_print(file, plan->date);
	fputc(';', file);
	date_print(file, plan->revised);
	fputc(';', file);
	date_print(file, plan->assigned);
	fputc(';', file);
}

static void
alis_print(FILE *file, const struct alis *alis, const char *unit)
{
	bool on_leave = draw(LEAVE, alis->number, 100) < 6;
	fprintf(file, "SYN-A%07" PRId64 ";", alis->number);
	windows_print(file, unit);
	fprintf(file, ";%s;allmennmedisin;", alis->old_scheme ? "gammel" : "ny");
	supervision_print(file, alis);
	employment_print(file, alis, on_leave);
	struct plan plan = plan_make(alis);
	plan_print(file, &plan);
	if (alis->place % 9 == 2)
		fprintf(file, "SYN-V%07" PRId64, supervisor_number(alis->city, SUPERVISORS_LISTED - 1));
	fputc(';', file);
	if (alis->place % 57 == 3)
		windows_print(file, unit_name((alis->unit + 1) % UNITS));
	windows_print(file, on_leave                ? ";\"Syntetisk – permisjon; retur ikke avklart\"\r\n"
			    : alis->place % 50 == 1 ? ";\"Syntetisk, \"\"prøverad\"\" i uttrekket\"\r\n"
						    : ";Syntetisk\r\n");
}

void
alis_write(FILE *file, int city, int in_work)
{
	for (int place = 0; place < ALIS_LISTED; place++) {
		if (place >= in_work && place < ALIS_IN_WORK)
			continue;
		struct alis alis = alis_make(city, place);
		/* Two of those who have left have a unit that nobody knows. */
		int left = place - ALIS_IN_WORK - ALIS_WITHOUT_START;
		alis_print(file, &alis,
			left == 5   ? "Bydel St.Hanshaugen"
			: left == 6 ? "Ukjent"
				    : unit_name(alis.unit));
	}
	if (in_work < ALIS_IN_WORK)
		return;
	/* The same key again: two rows that say the same, one of them without "Bydel ", and two that say
	 * something else. */
	struct alis same = alis_make(city, 0);
	alis_print(file, &same, unit_name(same.unit));
	struct alis spelled = alis_make(city, 1);
	const char *unit = unit_name(spelled.unit);
	alis_print(file, &spelled, unit[0] == 'B' ? unit + sizeof "Bydel" : unit);
	struct alis moved = alis_make(city, 2);
	alis_print(file, &moved, unit_name((moved.unit + 1) % UNITS));
	struct alis restarted = alis_make(city, 3);
	restarted.start -= 500;
	alis_print(file, &restarted, unit_name(restarted.unit));
}

static const char *
agreement_name(int place)
{
	int other = place - (SUPERVISORS_LISTED - SUPERVISORS_OF_OTHERS);
	return other < 0   ? "veileder for ALIS"
	       : other < 4 ? "veileder for SamLIS"
	       : other < 5 ? "veileder for LIS1"
			   : "gruppeveileder";
}

static void
supervisor_print(FILE *file, int city, int place)
{
	fprintf(file, "SYN-V%07" PRId64 ";%s;%s;allmennmedisin;Syntetisk\r\n", supervisor_number(city, place),
		place % 40 == 7 ? "Annen arbeidsgiver" : "Oslo kommune", agreement_name(place));
}

void
supervisors_write(FILE *file, int city, int in_work)
{
	(void)in_work; /* a supervisor may be without an ALIS */
	for (int place = 0; place < SUPERVISORS_LISTED; place++)
		supervisor_print(file, city, place);
	supervisor_print(file, city, 3); /* a key twice, saying the same */
}
