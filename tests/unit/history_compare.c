/* What has changed, between a thousand random pairs of nights: the steps add up exactly, and they are those
 * that a count of person by person finds, which knows nothing of tables, conditions or hashes. */
#include <stdlib.h>
#include <unistd.h>

#include "stats/base/date.h"
#include "stats/history/compare.h"
#include "stats/indicator/results.h"
#include "tests/lot.h"
#include "tests/unit/indicator_run.h"

enum { PERSONS = 40, PAIRS = CHECK_CASES(1000), VARIANTS = 3 };

/* Days since 2025-01-01; -1 is blank. */
struct person {
	bool there;
	int start, end, plan;
};
struct city {
	struct person persons[PERSONS];
};

static const char *const numerators[VARIANTS] = { "plan is not missing and plan <= as_of",
	"plan is not missing and plan > as_of - 60 days and plan <= as_of",
	"plan is not missing and plan + 10 days < as_of" };

static bool
has_event(const struct person *person, int as_of, int variant)
{
	if (person->plan < 0)
		return false;
	return variant == 0   ? person->plan <= as_of
	       : variant == 1 ? person->plan > as_of - 60 && person->plan <= as_of
			      : person->plan + 10 < as_of;
}

static enum row_standing
person_standing(const struct person *person, int as_of, int variant)
{
	if (!person->there || person->start < 0 || person->start + 20 > as_of ||
		(person->end >= 0 && person->end < as_of))
		return ROW_IS_OUT;
	return has_event(person, as_of, variant) ? ROW_IS_EVENT : ROW_IS_CASE;
}

static unsigned long long state = 20251231;

static int
random_below(int limit)
{
	state = lot_step(state);
	return (int)((state >> 33) % (unsigned long long)limit);
}

static void
person_make(struct person *person)
{
	person->there = random_below(4) > 0;
	person->start = random_below(12) ? random_below(300) : -1;
	person->end = random_below(3) ? -1 : random_below(400);
	person->plan = random_below(3) ? random_below(350) : -1;
}

/* Deletions, newcomers, corrections. */
static void
city_edit(struct city *city)
{
	for (int edits = random_below(12); edits > 0; edits--) {
		struct person *person = &city->persons[random_below(PERSONS)];
		switch (random_below(4)) {
		case 0: person->there = !person->there; break;
		case 1: person->plan = random_below(3) ? random_below(350) : -1; break;
		case 2: person->end = random_below(400); break;
		default: person_make(person); break;
		}
	}
}

static void
date_add(struct buffer *out, int day)
{
	char text[DATE_TEXT_SIZE];
	if (day >= 0)
		buffer_text(out, date_format_iso(date_from_civil(2025, 1, 1) + day, text));
}

static void
city_write(const struct city *city, struct buffer *out)
{
	buffer_clear(out);
	buffer_text(out, "id;start;end;plan;unit\n");
	/* In another order each time: it makes no difference. */
	int first = random_below(PERSONS);
	for (int i = 0; i < PERSONS; i++) {
		int at = (first + i) % PERSONS;
		const struct person *person = &city->persons[at];
		if (!person->there)
			continue;
		buffer_print(out, "a%d;", at);
		date_add(out, person->start);
		buffer_char(out, ';');
		date_add(out, person->end);
		buffer_char(out, ';');
		date_add(out, person->plan);
		buffer_print(out, ";u%d\n", at % 3);
	}
}

static void
definitions_write(int as_of, int variant, bool key, struct buffer *out)
{
	buffer_clear(out);
	buffer_text(out, "maltall: 1\nas_of: ");
	date_add(out, as_of);
	buffer_print(out,
		"\ntables:\n  p:\n    file: p.csv\n%s    columns: {id: text, start: date, end: date, plan: "
		"date, "
		"unit: text}\nindicators:\n  plan:\n    count: p\n    denominator: start is not missing and "
		"start + "
		"20 days <= as_of and (end is missing or end >= as_of)\n    numerator: %s\n    by: [unit]\n",
		key ? "    key: id\n" : "", numerators[variant]);
}

/* A night: its data and definitions worked out. */
struct worked {
	struct buffer data, definitions;
	struct run run;
	struct result *result;
};

static bool
work(struct worked *worked, const struct city *city, int as_of, int variant, bool key)
{
	*worked = (struct worked){ 0 };
	city_write(city, &worked->data);
	definitions_write(as_of, variant, key, &worked->definitions);
	worked->run = run_text(worked->definitions.bytes, (const char *const[]){ worked->data.bytes }, 1);
	CHECK(worked->run.usable);
	if (worked->run.usable)
		worked->result = result_new(worked->run.definition, worked->run.tables,
			worked->run.definition->as_of, &worked->run.faults, NULL);
	return worked->result != NULL;
}

static void
worked_free(struct worked *worked)
{
	result_free(worked->result);
	run_free(&worked->run);
	buffer_free(&worked->data);
	buffer_free(&worked->definitions);
}

static bool
keep(struct history *history, const char *name, const struct worked *worked, const struct secret *secret,
	struct error *err)
{
	struct pseudonyms *pseudonyms = secret ? pseudonyms_new(worked->run.tables, secret) : NULL;
	struct timeline *ahead =
		outlook_timeline(worked->run.definition, worked->run.tables, worked->result->as_of);
	struct roster *rosters = pseudonyms ? rosters_new(worked->result, pseudonyms, ahead) : NULL;
	timeline_free(ahead);
	char manifest[DIGEST_TEXT_SIZE];
	digest_bytes(name, strlen(name), manifest);
	struct night night = { worked->result, name, "", manifest, rosters };
	int64_t id;
	bool done = history_begin(history, &night, &id, err) && history_publish(history, &night, id, err);
	rosters_free(rosters, 1);
	pseudonyms_free(pseudonyms);
	return done;
}

static bool
compare(struct history *history, const char *name, const struct worked *worked, const struct secret *secret,
	struct changes **changes, struct error *err)
{
	struct pseudonyms *pseudonyms = secret ? pseudonyms_new(worked->run.tables, secret) : NULL;
	bool done =
		history_compare(history, name, worked->result, worked->run.tables, pseudonyms, changes, err);
	pseudonyms_free(pseudonyms);
	return done;
}

static bool
movements_equal(const struct movement *a, const struct movement *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

/* The two steps, counted person by person. */
static void
change_check(const struct indicator_change *change, const struct city *then, const struct city *now, int d0,
	int d1, int v0, int v1, bool by_row)
{
	struct movement amended = { 0 }, passed = { 0 };
	struct pair_of_counts before = { 0 };
	for (int i = 0; i < PERSONS; i++) {
		enum row_standing published = person_standing(&then->persons[i], d0, v0);
		enum row_standing again = person_standing(&now->persons[i], d0, v1);
		movement_add(&amended, published, again, 1);
		movement_add(&passed, again, person_standing(&now->persons[i], d1, v1), 1);
		before.denominator += published != ROW_IS_OUT;
		before.numerator += published == ROW_IS_EVENT;
	}
	CHECK(change->known);
	CHECK_INT(change->redefined, v0 != v1);
	CHECK_INT(change->before.numerator, before.numerator);
	CHECK_INT(change->before.denominator, before.denominator);
	CHECK(movements_equal(&change->passed, &passed));
	CHECK_INT(change->amendment, by_row ? AMENDMENT_BY_ROW : AMENDMENT_NO_KEY);
	if (by_row) {
		CHECK(movements_equal(&change->amended, &amended));
		CHECK_INT(change->before.numerator + movement_numerator(&change->amended),
			change->again.numerator);
		CHECK_INT(change->before.denominator + movement_denominator(&change->amended),
			change->again.denominator);
	}
	CHECK_INT(change->before.numerator + movement_numerator(&amended), change->again.numerator);
	CHECK_INT(change->again.numerator + movement_numerator(&change->passed), change->now.numerator);
	CHECK_INT(change->again.denominator + movement_denominator(&change->passed), change->now.denominator);
}

static void
pair_check(struct history *history, int pair, const struct secret *secret)
{
	struct city then, now;
	struct worked first, second;
	struct changes *changes = NULL;
	struct error err = { 0 };
	char name[32];
	bool key = pair % 10 != 0;
	int d0 = 60 + random_below(200), d1 = d0 + 1 + random_below(90);
	int v0 = random_below(VARIANTS), v1 = random_below(4) ? v0 : random_below(VARIANTS);
	for (int i = 0; i < PERSONS; i++)
		person_make(&then.persons[i]);
	now = then;
	city_edit(&now);
	snprintf(name, sizeof name, "pair%d.yaml", pair);
	bool worked = work(&first, &then, d0, v0, key);
	worked = work(&second, &now, d1, v1, key) && worked;
	if (worked && keep(history, name, &first, secret, &err) &&
		compare(history, name, &second, secret, &changes, &err) && changes) {
		const struct cell *total = &second.result->indicators[0].total;
		change_check(&changes->items[0], &then, &now, d0, d1, v0, v1, key);
		CHECK_INT(changes->items[0].now.numerator, total->counts.numerator);
		CHECK_INT(changes->items[0].now.denominator, total->counts.denominator);
	} else {
		check_that(false, __FILE__, __LINE__, "pair %d: %s", pair, err.text);
	}
	changes_free(changes);
	worked_free(&first);
	worked_free(&second);
}

/* One night, and what a later one says of it under another key, without any, and when nobody was remembered.
 */
static void
test_net_only(struct history *history, const struct secret *secret)
{
	struct city city;
	struct worked first, second;
	struct error err = { 0 };
	struct secret other = *secret;
	struct changes *changes = NULL;
	for (int i = 0; i < PERSONS; i++)
		person_make(&city.persons[i]);
	snprintf(other.name, sizeof other.name, "another");
	if (!work(&first, &city, 100, 0, true) || !work(&second, &city, 130, 0, true))
		return;
	CHECK(keep(history, "kept.yaml", &first, secret, &err));
	CHECK(keep(history, "forgotten.yaml", &first, NULL, &err));
	const struct {
		const char *name;
		const struct secret *secret;
		enum amendment expected;
	} rows[] = { { "kept.yaml", secret, AMENDMENT_BY_ROW }, { "kept.yaml", &other, AMENDMENT_OTHER_KEY },
		{ "kept.yaml", NULL, AMENDMENT_NOT_KEPT }, { "forgotten.yaml", secret, AMENDMENT_NOT_KEPT } };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		CHECK(compare(history, rows[i].name, &second, rows[i].secret, &changes, &err));
		CHECK(changes != NULL);
		if (changes)
			CHECK_INT(changes->items[0].amendment, rows[i].expected);
		changes_free(changes);
	}
	/* The cells of groups are there for the pages of units. */
	CHECK(compare(history, "kept.yaml", &second, secret, &changes, &err));
	const struct former_cell *cell = change_find_cell(&changes->items[0], "unit", "u1");
	CHECK(cell && cell->counts.denominator ==
			      first.result->indicators[0].strata[0].cells[1].counts.denominator);
	CHECK(!change_find_cell(&changes->items[0], "unit", "u9"));
	changes_free(changes);
	/* Nothing stands before the first night, and nothing of other definitions. */
	CHECK(compare(history, "kept.yaml", &first, secret, &changes, &err));
	CHECK(!changes);
	CHECK(compare(history, "none.yaml", &second, secret, &changes, &err));
	CHECK(!changes);
	worked_free(&first);
	worked_free(&second);
}

/* What would come due is what the figures of that date are, and the rows that come, go and lapse make the
 * difference. Counted by hand: as of day 100 a and b are in (a with a plan that counts for 60 days, until day
 * 140), c comes on day 115, d leaves after day 120, e comes on day 170 and has a plan from day 165. */
static void
test_outlook(void)
{
	struct city city = { .persons = { { true, 10, -1, 80 }, { true, 50, -1, -1 }, { true, 95, -1, -1 },
				     { true, 20, 120, 90 }, { true, 150, -1, 165 } } };
	static const int64_t expected[HORIZONS][8] = {
		/* joined, of them events, left, of them events, achieved, lost, numerator, denominator */
		{ 1, 0, 1, 1, 0, 0, 1, 3 }, /* day 130: a, b, c */
		{ 1, 0, 1, 1, 0, 1, 0, 3 }, /* day 160: the plan of a no longer counts */
		{ 2, 1, 1, 1, 0, 1, 1, 4 }, /* day 190: and e */
	};
	struct worked now;
	if (!work(&now, &city, 100, 1, true))
		return;
	struct timeline *ahead = outlook_timeline(now.run.definition, now.run.tables, now.result->as_of);
	struct outlook *outlook = outlook_new(now.result, now.run.tables, ahead);
	CHECK(outlook != NULL);
	CHECK_INT(now.result->indicators[0].total.counts.denominator, 3);
	CHECK_INT(outlook->items[0].count, HORIZONS);
	for (size_t i = 0; i < HORIZONS; i++) {
		const struct horizon *horizon = &outlook->items[0].horizons[i];
		const struct movement *movement = &horizon->movement;
		const int64_t found[8] = { movement->joined, movement->joined_events, movement->left,
			movement->left_events, movement->achieved, movement->lost, horizon->counts.numerator,
			horizon->counts.denominator };
		for (size_t j = 0; j < 8; j++)
			check_int(found[j], expected[i][j], __FILE__, (int)(1000 * i + j), "outlook");
		CHECK_INT(horizon->days, 30 * (int)(i + 1));
		CHECK_INT(horizon->date, now.result->as_of + horizon->days);
	}
	outlook_free(outlook);
	timeline_free(ahead);
	worked_free(&now);
}

/* At the end of the calendar there is nothing ahead. */
static void
test_outlook_ends(void)
{
	struct city city = { .persons = { { true, 10, -1, 80 } } };
	struct worked now;
	if (!work(&now, &city, 100, 1, true))
		return;
	const int32_t date = date_from_civil(9999, 11, 20);
	struct timeline *ahead = outlook_timeline(now.run.definition, now.run.tables, date);
	struct result *last = result_new(now.run.definition, now.run.tables, date, &now.run.faults, ahead);
	struct outlook *outlook = outlook_new(last, now.run.tables, ahead);
	CHECK_INT(outlook->items[0].count, 1);
	outlook_free(outlook);
	result_free(last);
	timeline_free(ahead);
	worked_free(&now);
}

int
main(void)
{
	/* Three thousand commits wait for a disk, and for memory not. */
	char in_memory[] = "/dev/shm/maltall-history-XXXXXX", on_disk[] = "/tmp/maltall-history-XXXXXX";
	char *folder = access("/dev/shm", W_OK) == 0 ? in_memory : on_disk;
	char path[64], key[64];
	struct secret secret = { 0 };
	struct error err = { 0 };
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof path, "%s/h.sqlite", folder);
	snprintf(key, sizeof key, "%s/key", folder);
	CHECK(secret_read(key, SECRET_OWN, &secret, &err));
	struct history *history = history_open(path, HISTORY_WRITE, &err);
	CHECK(history != NULL);
	for (int pair = 0; pair < PAIRS && history; pair++)
		pair_check(history, pair, &secret);
	if (history)
		test_net_only(history, &secret);
	test_outlook();
	test_outlook_ends();
	history_free(history);
	unlink(path);
	unlink(key);
	rmdir(folder);
	return check_summary("history_compare");
}
