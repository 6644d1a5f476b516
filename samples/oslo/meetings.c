#include "samples/oslo/files.h"

#include <inttypes.h>

#include "samples/oslo/city.h"

const char meetings_header[] =
	"mote_id;alis_id;dato;Status;skjema;veileder_deltok;leder_deltok;Stedfortreder for leder deltok;"
	"sendt_leder;Merknad\r\n";

struct meeting {
	int64_t number;
	int64_t alis;
	int date;
	const char *status, *form, *supervisor, *leader, *deputy;
	int sent;
};

static void
meeting_print(FILE *file, const struct meeting *meeting, const char *broken_date)
{
	fprintf(file, "SYN-M%09" PRId64 ";SYN-A%07" PRId64 ";", meeting->number, meeting->alis);
	if (broken_date)
		fputs(broken_date, file);
	else
		date_print(file, meeting->date);
	fprintf(file, ";%s;%s;%s;%s;%s;", meeting->status, meeting->form, meeting->supervisor,
		meeting->leader, meeting->deputy);
	date_print(file, meeting->sent);
	fputs(";Syntetisk\r\n", file);
}

/* A meeting as it should be; who was there, and whether the form went to the leader, is drawn. */
static struct meeting
meeting_held(int64_t number, int64_t alis, int date)
{
	struct meeting meeting = { number, alis, date, "gjennomført", "ja", "ja", "ja", "nei", 0 };
	int turn = draw(PRESENCE, number, 100);
	if (turn >= 96)
		meeting.leader = "";
	else if (turn >= 88)
		meeting.supervisor = "nei";
	else if (turn >= 55)
		meeting.leader = "nei";
	if (meeting.leader[0] == 'n') {
		int sending = draw(SENDING, number, 100);
		meeting.sent = sending < 65   ? date + draw(SENDING, -number, 31)
			       : sending < 70 ? day_of(2026, 1, 10) /* too late to be known on 2025-12-31 */
			       : sending < 75 ? date - 5            /* before the meeting it is about */
					      : 0;
	}
	return meeting;
}

/* Turns a meeting into one that does not count, or of which that is not known, by its turn of 100. */
static void
meeting_spoil(struct meeting *meeting, int turn)
{
	if (turn < 60) {
		meeting->form = "nei";
	} else if (turn < 63) {
		meeting->supervisor = meeting->leader = "nei";
	} else if (turn < 65) {
		meeting->form = turn == 63 ? "" : "kanskje";
	} else if (turn < 66) {
		meeting->supervisor = meeting->leader = "";
	} else if (turn < 68) {
		meeting->supervisor = meeting->leader = "nei";
		meeting->deputy = "ja";
	} else {
		meeting->status = "planlagt";
		meeting->form = meeting->supervisor = meeting->leader = meeting->deputy = "";
		meeting->sent = 0;
	}
}

/* The day of the ALIS's meeting in the last year, by its turn of 100; 0: none. */
static int
meeting_day(const struct alis *alis, int turn)
{
	int first = alis->start + 14 > day_of(2025, 1, 2) ? alis->start + 14 : day_of(2025, 1, 2);
	int last = day_of(2025, 12, 20), day = 0;
	if (turn < 68)
		day = first <= last ? day_between(MEETING_DATE, alis->number, first, last) : 0;
	else if (turn < 72)
		day = day_between(MEETING_DATE, alis->number, day_of(2026, 1, 5), day_of(2026, 3, 20));
	else if (turn < 77) /* the same day last year: just outside */
		day = day_of(2024, 12, 31);
	else if (turn < 79)
		day = day_of(2025, 1, 1);
	else if (turn < 80)
		day = day_of(2025, 12, 31);
	return day > alis->start ? day : 0;
}

static void
meetings_of_alis(FILE *file, const struct alis *alis)
{
	int turn = draw(MEETING, alis->number, 100);
	int date = meeting_day(alis, turn);
	int64_t number = alis->number * 10;
	int earlier = day_of(2023, 6, 1) + draw(EARLIER_MEETING, alis->number, 560);
	if (earlier > alis->start + 60 && draw(EARLIER_MEETING, -alis->number, 3) == 0) {
		struct meeting meeting = meeting_held(number + 1, alis->number, earlier);
		meeting_print(file, &meeting, NULL);
	}
	if (!date)
		return;
	struct meeting meeting = meeting_held(number + 2, alis->number, date);
	if (turn >= 56 && turn < 72)
		meeting_spoil(&meeting, turn);
	meeting_print(file, &meeting, NULL);
	if (turn < 6 && date + 90 <= day_of(2025, 12, 31)) {
		struct meeting again = meeting_held(number + 3, alis->number, date + 90);
		meeting_print(file, &again, NULL);
	}
}

void
meetings_write(FILE *file, int city, int in_work)
{
	for (int place = 0; place < ALIS_LISTED; place++) {
		if (place >= in_work && place < ALIS_IN_WORK)
			continue;
		struct alis alis = alis_make(city, place);
		if (alis.start && alis.start < day_of(2026, 1, 1))
			meetings_of_alis(file, &alis);
	}
	/* An ALIS that nobody has listed; a meeting twice, saying the same; one twice, with and without the
	 * form; a day that does not exist. */
	int64_t number = alis_number(city, ALIS_LISTED) * 10;
	struct meeting unlisted =
		meeting_held(number, alis_number(city, ALIS_LISTED + 10), day_of(2025, 4, 2));
	meeting_print(file, &unlisted, NULL);
	struct meeting twice = meeting_held(number + 1, alis_number(city, 0), day_of(2024, 3, 5));
	meeting_print(file, &twice, NULL);
	meeting_print(file, &twice, NULL);
	struct meeting contradicted = meeting_held(number + 2, alis_number(city, 1), day_of(2025, 5, 6));
	meeting_print(file, &contradicted, NULL);
	contradicted.form = "nei";
	meeting_print(file, &contradicted, NULL);
	struct meeting dateless = meeting_held(number + 3, alis_number(city, 2), 0);
	dateless.sent = 0;
	meeting_print(file, &dateless, "32.01.2025");
}
