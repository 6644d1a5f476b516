/* The groups of a stratum around the average and around the target. */
#include <math.h>

#include "stats/indicator/funnels.h"
#include "tests/check.h"

enum { MOST = 20 };

/* A stratum of so many groups of 20 cases with 10 events each, and a last one as it is told. */
struct field {
	struct indicator_definition definition;
	struct cell cells[MOST];
	struct stratum stratum;
};

static void
field_fill(struct field *field, size_t count, size_t numerator, enum cell_state state)
{
	*field = (struct field){ .stratum = { .cells = field->cells, .cell_count = count } };
	for (size_t i = 0; i < count; i++) {
		struct cell *cell = &field->cells[i];
		bool is_last = i + 1 == count;
		*cell = (struct cell){ .by = "unit", .group = "A", .state = is_last ? state : CELL_OK };
		cell->counts.denominator = 20;
		cell->counts.numerator = is_last ? numerator : 10;
	}
}

/* 110 of 220 and one with 0 of 20: the average is 100 of 220, and P(X = 0) there is 5e-6. */
static void
test_average(void)
{
	struct field field;
	field_fill(&field, 11, 0, CELL_OK);
	struct funnels *funnels = funnels_new(&field.definition, &field.stratum);
	CHECK(funnels && funnels->average.given && !funnels->target.given);
	if (!funnels)
		return;
	CHECK_INT(funnels->known, 11);
	CHECK_NEAR(funnels->largest, 20, 0);
	CHECK_NEAR(funnels->average.funnel.center, 100.0 / 220, 1e-15);
	CHECK_INT(funnels->average.classes[0], FUNNEL_INSIDE);
	CHECK_INT(funnels->average.classes[10], FUNNEL_FAR_BELOW);
	CHECK_INT(funnels->average.outside, 1);
	CHECK_INT(funnels->average.far, 1);
	/* Eleven groups, less than one in twenty of them each, since counts are whole. */
	CHECK(funnels->average.chance > 0 && funnels->average.chance < 11 * 0.05);
	CHECK(funnels->average.chance_far > 0 && funnels->average.chance_far < 11 * 0.002);
	funnels_free(funnels);
}

static void
test_target(void)
{
	struct field field;
	field_fill(&field, 11, 10, CELL_OK);
	field.definition.target =
		(struct target){ .given = true, .value = { .numerator = 9, .denominator = 10 } };
	struct funnels *funnels = funnels_new(&field.definition, &field.stratum);
	CHECK(funnels && funnels->target.given);
	if (!funnels)
		return;
	CHECK_NEAR(funnels->target.funnel.center, 0.9, 1e-15);
	CHECK_INT(funnels->target.far, 11);
	CHECK_INT(funnels->average.outside, 0);
	funnels_free(funnels);
	/* Around 100 % one case is enough to lie outside: that is no comparison. */
	field.definition.target.value.numerator = 10;
	funnels = funnels_new(&field.definition, &field.stratum);
	CHECK(funnels && funnels->average.given && !funnels->target.given);
	funnels_free(funnels);
}

/* A suppressed group is in no sum, and it is not one of the ten that are wanted. */
static void
test_suppressed(void)
{
	struct field field;
	field_fill(&field, 12, 0, CELL_SUPPRESSED);
	struct funnels *funnels = funnels_new(&field.definition, &field.stratum);
	CHECK(funnels);
	if (!funnels)
		return;
	CHECK_INT(funnels->known, 11);
	CHECK_NEAR(funnels->average.funnel.center, 0.5, 1e-15);
	CHECK_INT(funnels->average.classes[11], FUNNEL_UNKNOWN);
	funnels_free(funnels);
	field_fill(&field, 10, 0, CELL_SUPPRESSED);
	CHECK(!funnels_new(&field.definition, &field.stratum));
}

static void
test_none(void)
{
	struct field field;
	field_fill(&field, FUNNELS_LEAST - 1, 10, CELL_OK);
	CHECK(!funnels_new(&field.definition, &field.stratum));
	field_fill(&field, FUNNELS_LEAST, 10, CELL_OK);
	field.definition.funnel = FUNNELS_NONE;
	CHECK(!funnels_new(&field.definition, &field.stratum));
	/* Where all have done it all there is nothing beyond the average. */
	field.definition.funnel = FUNNELS_PLAIN;
	for (size_t i = 0; i < FUNNELS_LEAST; i++)
		field.cells[i].counts.numerator = 20;
	CHECK(!funnels_new(&field.definition, &field.stratum));
	funnels_free(NULL);
}

/* Half of the groups at 20 %, half at 80 %: far more than chance, so limits for that let all be inside. */
static void
test_dispersed(void)
{
	struct field field;
	field_fill(&field, 12, 16, CELL_OK);
	for (size_t i = 0; i < 12; i++)
		field.cells[i].counts.numerator = i % 2 ? 16 : 4;
	struct funnels *plain = funnels_new(&field.definition, &field.stratum);
	field.definition.funnel = FUNNELS_DISPERSED;
	struct funnels *dispersed = funnels_new(&field.definition, &field.stratum);
	CHECK(plain && dispersed);
	if (plain && dispersed) {
		CHECK_INT(plain->average.funnel.method, FUNNEL_EXACT);
		CHECK(plain->average.funnel.dispersion.is_over);
		CHECK_INT(plain->average.outside, 12);
		CHECK_INT(dispersed->average.funnel.method, FUNNEL_ADDITIVE);
		CHECK_INT(dispersed->average.outside, 0);
	}
	funnels_free(plain);
	funnels_free(dispersed);
}

/* 20 of 29 around a half: P(X >= 20) is 3.1 %, so it is inside; the normal limit lies at 0.682, so it is not.
 */
static void
test_normal(void)
{
	struct field field;
	field_fill(&field, 12, 10, CELL_OK);
	field.cells[0].counts = (struct counts){ .numerator = 20, .denominator = 29 };
	field.cells[1].counts = (struct counts){ .numerator = 9, .denominator = 29 };
	struct funnels *plain = funnels_new(&field.definition, &field.stratum);
	field.definition.funnel = FUNNELS_NORMAL;
	struct funnels *normal = funnels_new(&field.definition, &field.stratum);
	CHECK(plain && normal);
	if (plain && normal) {
		CHECK_INT(plain->average.classes[0], FUNNEL_INSIDE);
		CHECK_INT(normal->average.funnel.method, FUNNEL_NORMAL);
		CHECK_INT(normal->average.classes[0], FUNNEL_ABOVE);
		CHECK_INT(normal->average.classes[1], FUNNEL_BELOW);
		CHECK(normal->average.chance > plain->average.chance);
	}
	funnels_free(plain);
	funnels_free(normal);
}

/* What is said of the groups together is said by the limits around the target: of a group whose interval
 * leaves the target out while its exact tail does not, and of one that is far out; the total, and a group
 * that is not compared, have only their interval. */
static void
test_position(void)
{
	struct field field;
	struct cell total = { .by = "", .group = "", .position = POSITION_ABOVE };
	field_fill(&field, 11, 2, CELL_OK);
	field.definition.target =
		(struct target){ .given = true, .value = { .numerator = 1, .denominator = 2 } };
	field.cells[0].position = POSITION_BELOW;
	field.cells[10].position = POSITION_COMPATIBLE;
	field.cells[9].group = "";
	field.cells[9].position = POSITION_ABOVE;
	struct funnels *funnels = funnels_new(&field.definition, &field.stratum);
	CHECK(funnels && funnels->target.given);
	CHECK_INT(funnels_position(funnels, &field.cells[0]), POSITION_COMPATIBLE);
	CHECK_INT(funnels_position(funnels, &field.cells[10]), POSITION_BELOW);
	CHECK_INT(funnels_position(funnels, &field.cells[9]), POSITION_ABOVE);
	CHECK_INT(funnels_position(funnels, &total), POSITION_ABOVE);
	CHECK_INT(funnels_position(NULL, &field.cells[0]), POSITION_BELOW);
	field.cells[10].counts.numerator = 18;
	funnels_free(funnels);
	funnels = funnels_new(&field.definition, &field.stratum);
	CHECK_INT(funnels_position(funnels, &field.cells[10]), POSITION_ABOVE);
	funnels_free(funnels);
	field.definition.target.given = false;
	funnels = funnels_new(&field.definition, &field.stratum);
	CHECK_INT(funnels_position(funnels, &field.cells[0]), POSITION_BELOW);
	funnels_free(funnels);
}

int
main(void)
{
	test_average();
	test_target();
	test_suppressed();
	test_none();
	test_dispersed();
	test_normal();
	test_position();
	return check_summary("indicator_funnels");
}
