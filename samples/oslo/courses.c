#include "samples/oslo/files.h"

#include <inttypes.h>

#include "samples/oslo/city.h"

const char courses_header[] =
	"\xef\xbb\xbfkurs_id;arrangor;Sted;startdato;sluttdato;person_id;rolle;veileder_id;alis_id;Status;"
	"Dager deltatt;fullfort;Merknad\r\n";

enum {
	OSLO_2025_1,
	OSLO_2025_2,
	MIDT_2025_1,
	MIDT_2025_2,
	MIDT_2025_3,
	OSLO_2022,
	OSLO_2023_1,
	OSLO_2023_2,
	OSLO_2023_3,
	OSLO_2024_1,
	OSLO_2024_2,
	OSLO_2024_3,
	EAST_2024,
	ASSOCIATION_2021,
	TRAINING_UNIT_2023,
	UNIVERSITY_2022,
	OSLO_2026
};

/* The five courses of 2025 are those of the annual reports, with their places, days and numbers of
 * participants. The others, whose ids begin with SYN, are made up. */
static const struct course {
	const char *id, *organiser, *place;
	int start[3], end[3];
} courses[] = {
	[OSLO_2025_1] = { "OSLO-2025-1", "ALIS og SamLIS Oslo", "Legenes hus, Oslo", { 2025, 1, 28 },
		{ 2025, 2, 27 } },
	[OSLO_2025_2] = { "OSLO-2025-2", "ALIS og SamLIS Oslo", "Legenes hus, Oslo", { 2025, 9, 2 },
		{ 2025, 10, 14 } },
	[MIDT_2025_1] = { "MIDT-2025-1", "ALIS og SamLIS Midt", "Angvika", { 2025, 6, 4 }, { 2025, 6, 5 } },
	[MIDT_2025_2] = { "MIDT-2025-2", "ALIS og SamLIS Midt", "Trondheim", { 2025, 10, 23 },
		{ 2025, 10, 24 } },
	[MIDT_2025_3] = { "MIDT-2025-3", "ALIS og SamLIS Midt", "Trondheim", { 2025, 11, 18 },
		{ 2025, 11, 19 } },
	[OSLO_2022] = { "SYN-OSLO-2022-1", "ALIS og SamLIS Oslo", "Oslo", { 2022, 10, 20 },
		{ 2022, 11, 24 } },
	[OSLO_2023_1] = { "SYN-OSLO-2023-1", "ALIS og SamLIS Oslo", "Oslo", { 2023, 1, 26 }, { 2023, 3, 2 } },
	[OSLO_2023_2] = { "SYN-OSLO-2023-2", "ALIS og SamLIS Oslo", "Oslo", { 2023, 5, 4 }, { 2023, 6, 8 } },
	[OSLO_2023_3] = { "SYN-OSLO-2023-3", "ALIS og SamLIS Oslo", "Oslo", { 2023, 9, 14 },
		{ 2023, 10, 19 } },
	[OSLO_2024_1] = { "SYN-OSLO-2024-1", "ALIS og SamLIS Oslo", "Oslo", { 2024, 1, 25 },
		{ 2024, 2, 29 } },
	[OSLO_2024_2] = { "SYN-OSLO-2024-2", "ALIS og SamLIS Oslo", "Oslo", { 2024, 5, 2 }, { 2024, 6, 6 } },
	[OSLO_2024_3] = { "SYN-OSLO-2024-3", "ALIS og SamLIS Oslo", "Oslo", { 2024, 9, 12 },
		{ 2024, 10, 17 } },
	[EAST_2024] = { "SYN-OST-2024-1", "ALIS og SamLIS Øst", "Hamar", { 2024, 11, 6 }, { 2024, 11, 7 } },
	[ASSOCIATION_2021] = { "SYN-DNLF-2021-1", "Legeforeningen", "Nettkurs", { 2021, 3, 11 },
		{ 2021, 3, 12 } },
	[TRAINING_UNIT_2023] = { "SYN-REGUT-2023-1", "RegUt Sør-Øst", "Oslo", { 2023, 4, 19 },
		{ 2023, 4, 20 } },
	[UNIVERSITY_2022] = { "SYN-UIO-2022-1", "Universitetet i Oslo", "Oslo", { 2022, 2, 7 },
		{ 2022, 2, 8 } },
	[OSLO_2026] = { "SYN-OSLO-2026-1", "ALIS og SamLIS Oslo", "Oslo", { 2026, 1, 20 }, { 2026, 2, 24 } },
};

/* Where the participants come from: supervisors with an ALIS, shuffled and counted from `first`; others on
 * the list of supervisors; ALIS from border `first`; people of whom Oslo has no list. */
enum source { SUPERVISOR_OF_ALIS, SUPERVISOR_OF_OTHERS, ALIS, OUTSIDER };

static const struct party {
	int course;
	const char *role;
	enum source source;
	int first, count;
	const char *status, *days, *completed;
} parties[] = {
	{ OSLO_2025_1, "ALIS", ALIS, 7, 14, "gjennomført", "2", "ja" },
	{ OSLO_2025_1, "veileder for ALIS", SUPERVISOR_OF_ALIS, 0, 11, "gjennomført", "2", "ja" },
	{ OSLO_2025_1, "veileder for SamLIS", SUPERVISOR_OF_OTHERS, 196, 1, "gjennomført", "2", "ja" },
	{ OSLO_2025_2, "ALIS", ALIS, 3, 15, "gjennomført", "2", "ja" },
	{ OSLO_2025_2, "veileder for ALIS", SUPERVISOR_OF_ALIS, 11, 14, "gjennomført", "2", "ja" },
	{ MIDT_2025_1, "ALIS", OUTSIDER, 0, 11, "gjennomført", "2", "ja" },
	{ MIDT_2025_1, "SamLIS", OUTSIDER, 11, 1, "gjennomført", "2", "ja" },
	{ MIDT_2025_1, "spesialist i allmennmedisin", OUTSIDER, 12, 11, "gjennomført", "2", "ja" },
	{ MIDT_2025_2, "ALIS", OUTSIDER, 23, 10, "gjennomført", "2", "ja" },
	{ MIDT_2025_2, "spesialist i allmennmedisin", OUTSIDER, 33, 12, "gjennomført", "2", "ja" },
	{ MIDT_2025_2, "spesialist i samfunnsmedisin", OUTSIDER, 45, 2, "gjennomført", "2", "ja" },
	{ MIDT_2025_3, "ALIS", OUTSIDER, 47, 11, "gjennomført", "2", "ja" },
	{ MIDT_2025_3, "spesialist i allmennmedisin", OUTSIDER, 58, 12, "gjennomført", "2", "ja" },
	{ MIDT_2025_3, "spesialist i samfunnsmedisin", OUTSIDER, 70, 1, "gjennomført", "2", "ja" },
	{ EAST_2024, "veileder for ALIS", SUPERVISOR_OF_ALIS, 25, 4, "gjennomført", "2", "ja" },
	{ OSLO_2022, "ALIS", SUPERVISOR_OF_ALIS, 29, 5, "gjennomført", "2", "ja" },
	{ OSLO_2024_1, "kursholder", SUPERVISOR_OF_ALIS, 34, 4, "gjennomført", "2", "ja" },
	{ OSLO_2022, "veileder for ALIS", SUPERVISOR_OF_ALIS, 38, 13, "gjennomført", "2", "ja" },
	{ OSLO_2023_1, "veileder for ALIS", SUPERVISOR_OF_ALIS, 51, 13, "gjennomført", "2", "ja" },
	{ OSLO_2023_2, "veileder for ALIS", SUPERVISOR_OF_ALIS, 64, 13, "gjennomført", "2", "ja" },
	{ OSLO_2023_3, "veileder for ALIS", SUPERVISOR_OF_ALIS, 77, 13, "gjennomført", "2", "ja" },
	{ OSLO_2024_1, "veileder for ALIS", SUPERVISOR_OF_ALIS, 90, 13, "gjennomført", "2", "ja" },
	{ OSLO_2024_2, "veileder for ALIS", SUPERVISOR_OF_ALIS, 103, 13, "gjennomført", "2", "ja" },
	{ OSLO_2024_3, "veileder for ALIS", SUPERVISOR_OF_ALIS, 116, 13, "gjennomført", "2", "ja" },
	{ OSLO_2024_2, "veileder for ALIS", SUPERVISOR_OF_ALIS, 129, 5, "gjennomført", "1", "nei" },
	{ OSLO_2024_3, "veileder for ALIS", SUPERVISOR_OF_ALIS, 134, 2, "gjennomført", "", "" },
	{ OSLO_2024_3, "veileder for ALIS", SUPERVISOR_OF_OTHERS, 190, 1, "gjennomført", "2", "ja" },
	{ ASSOCIATION_2021, "veileder for ALIS", SUPERVISOR_OF_ALIS, 136, 8, "gjennomført", "2", "ja" },
	{ ASSOCIATION_2021, "veileder for ALIS", SUPERVISOR_OF_ALIS, 0, 3, "gjennomført", "2", "ja" },
	{ TRAINING_UNIT_2023, "veileder for ALIS", SUPERVISOR_OF_ALIS, 144, 3, "gjennomført", "2", "ja" },
	{ UNIVERSITY_2022, "veileder for ALIS", SUPERVISOR_OF_ALIS, 147, 1, "gjennomført", "2", "ja" },
	{ OSLO_2026, "veileder for ALIS", SUPERVISOR_OF_ALIS, 148, 8, "påmeldt", "", "" },
	{ OSLO_2026, "veileder for ALIS", SUPERVISOR_OF_ALIS, 156, 3, "venteliste", "", "" },
	/* A supervisor who is on no list of supervisors. */
	{ OSLO_2023_2, "veileder for ALIS", SUPERVISOR_OF_OTHERS, SUPERVISORS_LISTED + 5, 1, "gjennomført",
		"2", "ja" },
};

/* The three id fields. Only a participant who is a supervisor in veiledere.csv has a veileder_id there,
 * whatever the role was then; person_id is the pseudonym of the course list itself. */
static void
participant_print(FILE *file, const struct party *party, int city, int which)
{
	int place = party->first + which;
	if (party->source == SUPERVISOR_OF_ALIS)
		place = (place * 71 + 11) % SUPERVISORS;
	if (party->source == ALIS)
		place = border_place(party->first, which);
	static const int offsets[] = {
		[SUPERVISOR_OF_ALIS] = 0, [SUPERVISOR_OF_OTHERS] = 0, [ALIS] = 300, [OUTSIDER] = 700
	};
	fprintf(file, "SYN-P%07" PRId64 ";%s;", (int64_t)city * 1000 + offsets[party->source] + place + 1,
		party->role);
	if (party->source == SUPERVISOR_OF_ALIS || party->source == SUPERVISOR_OF_OTHERS)
		fprintf(file, "SYN-V%07" PRId64, supervisor_number(city, place));
	fputc(';', file);
	if (party->source == ALIS)
		fprintf(file, "SYN-A%07" PRId64, alis_number(city, place));
	fputc(';', file);
}

void
courses_write(FILE *file, int city, int in_work)
{
	for (size_t i = 0; i < sizeof parties / sizeof *parties; i++) {
		const struct party *party = &parties[i];
		const struct course *course = &courses[party->course];
		for (int which = 0; which < party->count; which++) {
			if (party->source == ALIS && border_place(party->first, which) >= in_work)
				continue;
			fprintf(file, "%s;%s;%s;", course->id, course->organiser, course->place);
			date_print(file, day_of(course->start[0], course->start[1], course->start[2]));
			fputc(';', file);
			date_print(file, day_of(course->end[0], course->end[1], course->end[2]));
			fputc(';', file);
			participant_print(file, party, city, which);
			fprintf(file, "%s;%s;%s;Syntetisk\r\n", party->status, party->days, party->completed);
		}
	}
}
