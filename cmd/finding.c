#include "cmd/finding.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/method/fisher.h"
#include "stats/method/holm.h"

struct finding *
finding_add(struct findings *findings, const char *test)
{
	const double none = (double)NAN;
	findings->items =
		array_room(findings->items, findings->count, &findings->capacity, sizeof *findings->items);
	struct finding *finding = &findings->items[findings->count++];
	*finding = (struct finding){ .test = test,
		.estimate = none,
		.standard_error = none,
		.lower = none,
		.upper = none,
		.statistic = none,
		.df = none,
		.df_within = none,
		.p = none,
		.p_holm = none,
		.effect = none,
		.smallest_expected = none };
	return finding;
}

void
findings_free(struct findings *findings)
{
	free(findings->items);
	*findings = (struct findings){ 0 };
}

/* One test made of several columns or pairs; a test of all groups is none of their pairs. */
static bool
findings_are_kin(const struct finding *a, const struct finding *b)
{
	return strcmp(a->test, b->test) == 0 && (a->first == NULL) == (b->first == NULL);
}

/* Those of one test, from its first on; `is_done` marks them. */
static void
test_adjust(struct findings *findings, size_t first, bool *is_done, double *p)
{
	struct finding *items = findings->items;
	size_t known = 0, at = 0;
	for (size_t i = first; i < findings->count; i++)
		if (findings_are_kin(&items[i], &items[first])) {
			is_done[i] = true;
			p[at++] = items[i].p;
			known += !isnan(items[i].p);
		}
	if (known < 2)
		return;
	findings->adjusted = true;
	holm_adjust(p, at, p);
	at = 0;
	for (size_t i = first; i < findings->count; i++)
		if (findings_are_kin(&items[i], &items[first]))
			items[i].p_holm = p[at++];
}

void
findings_adjust(struct findings *findings)
{
	bool *is_done = xcalloc(findings->count + 1, sizeof *is_done);
	double *p = xcalloc(findings->count + 1, sizeof *p);
	for (size_t i = 0; i < findings->count; i++)
		if (!is_done[i])
			test_adjust(findings, i, is_done, p);
	free(is_done);
	free(p);
}

static struct finding *
finding_at(struct findings *findings, const char *test, const struct finding *place)
{
	struct finding *finding = finding_add(findings, test);
	finding->group = place->group;
	finding->column = place->column;
	finding->first = place->first;
	finding->second = place->second;
	return finding;
}

/* The table without rows and columns that are empty, in room for all of it. */
static struct contingency
contingency_filled(const struct contingency *table, double *room)
{
	struct contingency filled = { .counts = room };
	size_t at = 0;
	for (size_t j = 0; j < table->columns; j++) {
		double sum = 0;
		for (size_t i = 0; i < table->rows; i++)
			sum += table->counts[i * table->columns + j];
		filled.columns += sum > 0;
	}
	for (size_t i = 0; i < table->rows; i++) {
		double sum = 0;
		for (size_t j = 0; j < table->columns; j++)
			sum += table->counts[i * table->columns + j];
		filled.rows += sum > 0;
		for (size_t j = 0; sum > 0 && j < table->columns; j++) {
			double below = 0;
			for (size_t k = 0; k < table->rows; k++)
				below += table->counts[k * table->columns + j];
			if (below > 0)
				room[at++] = table->counts[i * table->columns + j];
		}
	}
	return filled;
}

static void
fisher_find(struct finding *fisher, const struct contingency *table, double level)
{
	double *room = xcalloc(table->rows * table->columns + 1, sizeof *room);
	struct contingency filled = contingency_filled(table, room);
	bool too_many = false;
	if (filled.rows == 2 && filled.columns == 2) {
		struct fisher exact =
			fisher_test(room[0], room[0] + room[1], room[2], room[2] + room[3], level);
		fisher->p = exact.p;
		fisher->estimate = exact.odds_ratio;
		fisher->lower = exact.odds.lower;
		fisher->upper = exact.odds.upper;
		fisher->note = isinf(exact.odds_ratio) ? NOTE_INFINITE : NOTE_NONE;
	} else if (filled.rows < 2 || filled.columns < 2) {
		fisher->note = NOTE_TOO_FEW;
	} else {
		fisher->p = fisher_table_p(&filled, &too_many);
		fisher->note = too_many ? NOTE_TOO_MANY : NOTE_NONE;
	}
	free(room);
}

void
contingency_find(struct findings *findings, const struct contingency *table, double level, bool yates,
	const struct finding *place)
{
	struct finding *chi = finding_at(findings, "chi_square", place);
	struct chi_square test = chi_square_test(table, yates);
	chi->statistic = test.statistic;
	chi->df = test.df;
	chi->p = test.p;
	chi->effect_name = "cramer_v";
	chi->effect = test.cramer_v;
	chi->smallest_expected = test.least_expected;
	chi->note = test.state == CONTINGENCY_TOO_SMALL ? NOTE_TOO_FEW
		    : test.least_expected < 5           ? NOTE_EXPECTED_BELOW_5
							: NOTE_NONE;
	fisher_find(finding_at(findings, "fisher", place), table, level);
}
