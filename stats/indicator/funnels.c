#include "stats/indicator/funnels.h"

#include <math.h>
#include <stdlib.h>

/* Events and cases of every cell; NaN for those that are not compared. */
struct cases {
	double *x, *n;
	size_t count;
};

static bool
is_compared(const struct cell *cell)
{
	return *cell->group && cell->state == CELL_OK && cell->counts.denominator > 0;
}

static struct cases
cases_new(const struct stratum *stratum)
{
	struct cases cases = { xcalloc(stratum->cell_count + 1, sizeof(double)),
		xcalloc(stratum->cell_count + 1, sizeof(double)), stratum->cell_count };
	for (size_t i = 0; i < cases.count; i++) {
		const struct cell *cell = &stratum->cells[i];
		cases.x[i] = is_compared(cell) ? (double)cell->counts.numerator : NAN;
		cases.n[i] = is_compared(cell) ? (double)cell->counts.denominator : NAN;
	}
	return cases;
}

static struct funnel_view
view_of(double center, enum funnel_rule rule, const struct cases *cases)
{
	struct funnel_view view = { .given = center > 0 && center < 1 };
	if (!view.given)
		return view;
	view.funnel = (struct funnel){ .method = rule == FUNNELS_NORMAL ? FUNNEL_NORMAL : FUNNEL_EXACT,
		.center = center,
		.dispersion = dispersion_of(center, cases->x, cases->n, cases->count) };
	if (rule == FUNNELS_DISPERSED && view.funnel.dispersion.is_over)
		view.funnel.method = FUNNEL_ADDITIVE;
	view.classes = xcalloc(cases->count + 1, sizeof *view.classes);
	for (size_t i = 0; i < cases->count; i++) {
		enum funnel_class class = funnel_class_of(&view.funnel, cases->x[i], cases->n[i]);
		view.classes[i] = class;
		view.far += class == FUNNEL_FAR_BELOW || class == FUNNEL_FAR_ABOVE;
		view.outside += class != FUNNEL_UNKNOWN && class != FUNNEL_INSIDE;
	}
	view.chance = funnel_chance_signals(&view.funnel, cases->n, cases->count, FUNNEL_INNER_LEVEL);
	view.chance_far = funnel_chance_signals(&view.funnel, cases->n, cases->count, FUNNEL_OUTER_LEVEL);
	return view;
}

struct funnels *
funnels_new(const struct indicator_definition *definition, const struct stratum *stratum)
{
	const struct target *target = &definition->target;
	struct cases cases = cases_new(stratum);
	struct funnels *funnels = xcalloc(1, sizeof *funnels);
	funnels->stratum = stratum;
	for (size_t i = 0; i < cases.count; i++) {
		funnels->known += !isnan(cases.n[i]);
		funnels->largest = fmax(funnels->largest, cases.n[i]);
	}
	if (definition->funnel != FUNNELS_NONE && funnels->known >= FUNNELS_LEAST) {
		funnels->average =
			view_of(funnel_average(cases.x, cases.n, cases.count), definition->funnel, &cases);
		funnels->target = view_of(
			target->given ? (double)target->value.numerator / (double)target->value.denominator
				      : NAN,
			definition->funnel, &cases);
	}
	free(cases.x);
	free(cases.n);
	if (funnels->average.given || funnels->target.given)
		return funnels;
	funnels_free(funnels);
	return NULL;
}

void
funnels_free(struct funnels *funnels)
{
	if (!funnels)
		return;
	free(funnels->average.classes);
	free(funnels->target.classes);
	free(funnels);
}

static enum position class_position(enum funnel_class class)
{
	switch (class) {
	case FUNNEL_FAR_BELOW:
	case FUNNEL_BELOW: return POSITION_BELOW;
	case FUNNEL_ABOVE:
	case FUNNEL_FAR_ABOVE: return POSITION_ABOVE;
	case FUNNEL_INSIDE: return POSITION_COMPATIBLE;
	case FUNNEL_UNKNOWN: break;
	}
	return POSITION_UNKNOWN;
}

enum position
funnels_position(const struct funnels *funnels, const struct cell *cell)
{
	if (!funnels || !funnels->target.given)
		return cell->position;
	for (size_t i = 0; i < funnels->stratum->cell_count; i++)
		if (&funnels->stratum->cells[i] == cell && funnels->target.classes[i] != FUNNEL_UNKNOWN)
			return class_position(funnels->target.classes[i]);
	return cell->position;
}
