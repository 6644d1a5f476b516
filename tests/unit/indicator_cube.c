/* Small tables of counts made by chance, of which the truth is known: whatever stands in them beside the
 * people themselves (totals, wrong totals, the same people in another layer, rows that stand twice), a figure
 * that comes out is right. It may be refused; but a table without a flaw whose totals say what they are must
 * be answered. */
#include <assert.h>

#include "tests/unit/indicator_ask.h"

enum { CUBES = CHECK_CASES(4000), DIMENSIONS_MOST = 3, PARTS_MOST = 4, LEAVES_MOST = 64, TEXT_MOST = 16384 };

enum flaw { FLAW_NONE, FLAW_WRONG_TOTAL, FLAW_TWICE, FLAW_CONTRADICTION, FLAW_MISSING, FLAW_KINDS };

struct pair {
	long n, d;
};

struct cube {
	size_t dimensions, parts[DIMENSIONS_MOST];
	const char *totals[DIMENSIONS_MOST]; /* what the total is called; NULL: there is none */
	bool unnamed;                        /* a total does not say that it is one */
	struct pair leaves[LEAVES_MOST];
	bool layered;  /* the first dimension holds everybody once more */
	size_t chance; /* of ten total rows so many are there */
	enum flaw flaw;
	struct buffer text;
	size_t rows;
};

static uint64_t state;

/* xorshift64* (Vigna 2016): the same numbers on every machine. */
static size_t
chance(size_t below)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (size_t)((state * UINT64_C(2685821657736338717)) >> 33) % below;
}

static void
cube_make(struct cube *cube)
{
	static const char *const words[] = { "Sum", "Totalt", "Oslo i alt", "Begge", "Hele byen", "Byen" };
	static const size_t sizes[] = { 4, 50, 1000 };
	size_t leaves = 1, size = sizes[chance(3)];
	*cube = (struct cube){ .dimensions = 1 + chance(DIMENSIONS_MOST) };
	for (size_t i = 0; i < cube->dimensions; i++) {
		size_t word = chance(sizeof words / sizeof *words + 2);
		cube->parts[i] = 2 + chance(PARTS_MOST - 1);
		cube->totals[i] = word < sizeof words / sizeof *words ? words[word] : NULL;
		cube->unnamed |= word == 5;
		leaves *= cube->parts[i];
	}
	for (size_t i = 0; i < leaves; i++) {
		cube->leaves[i].d = 1 + (long)chance(size);
		cube->leaves[i].n = (long)chance((size_t)cube->leaves[i].d + 1);
	}
	cube->layered = cube->totals[0] && !cube->unnamed && chance(4) == 0;
	/* Of a total that is not there nothing can be seen; then nothing else may be unsaid. */
	cube->chance = cube->unnamed || cube->layered || chance(2) ? 10 : 7;
	cube->flaw = chance(2) ? FLAW_NONE : (enum flaw)chance(FLAW_KINDS);
	/* What neither says that it is a total nor is one is a value like others. */
	if (cube->unnamed && (cube->flaw == FLAW_WRONG_TOTAL || cube->flaw == FLAW_MISSING))
		cube->flaw = FLAW_NONE;
}

/* The people in a combination; of a value that is SIZE_MAX, all. */
static struct pair
cube_sum(const struct cube *cube, const size_t *values)
{
	struct pair sum = { 0 };
	size_t at[DIMENSIONS_MOST] = { 0 }, leaf = 0;
	assert(cube->dimensions <= DIMENSIONS_MOST);
	for (bool more = true; more; leaf++) {
		bool in = true;
		for (size_t i = 0; i < cube->dimensions; i++)
			in = in && (values[i] == SIZE_MAX || values[i] == at[i]);
		sum.n += in ? cube->leaves[leaf].n : 0;
		sum.d += in ? cube->leaves[leaf].d : 0;
		more = false;
		for (size_t i = cube->dimensions; i-- > 0 && !more;) {
			at[i] = at[i] + 1 < cube->parts[i] ? at[i] + 1 : 0;
			more = at[i] != 0;
		}
	}
	return sum;
}

static void
row_add(struct cube *cube, const size_t *values, const char *first, struct pair counts)
{
	for (size_t i = 0; i < cube->dimensions; i++) {
		if (i == 0 && first)
			buffer_print(&cube->text, "%s;", first);
		else if (values[i] == SIZE_MAX)
			buffer_print(&cube->text, "%s;", cube->totals[i]);
		else
			buffer_print(&cube->text, "%c%zu;", (char)('a' + i), values[i]);
	}
	if (counts.n < 0)
		buffer_print(&cube->text, "-;%ld\n", counts.d);
	else
		buffer_print(&cube->text, "%ld;%ld\n", counts.n, counts.d);
	cube->rows++;
}

/* The rows of one value of the first dimension; of its total where `values[0]` is SIZE_MAX. A second layer is
 * that total in two pieces. */
static void
rows_add(struct cube *cube, size_t *values, size_t dimension, const char *piece, bool *flawed)
{
	if (dimension < cube->dimensions) {
		for (size_t i = 0; i < cube->parts[dimension]; i++) {
			values[dimension] = i;
			rows_add(cube, values, dimension + 1, piece, flawed);
		}
		values[dimension] = SIZE_MAX;
		if (cube->totals[dimension])
			rows_add(cube, values, dimension + 1, piece, flawed);
		return;
	}
	bool is_total = false;
	for (size_t i = 0; i < cube->dimensions; i++)
		is_total |= values[i] == SIZE_MAX && (i > 0 || !piece);
	struct pair counts = cube_sum(cube, values);
	if (is_total && chance(10) >= cube->chance)
		return;
	/* Pieces that fit for every combination: all but a fixed few of the first part, and these. */
	if (piece) {
		size_t some[DIMENSIONS_MOST];
		memcpy(some, values, sizeof some);
		some[0] = 0;
		struct pair part = cube_sum(cube, some);
		counts = strcmp(piece, "s1") == 0 ? part
						  : (struct pair){ counts.n - part.n, counts.d - part.d };
	}
	if (!*flawed && chance(6) == 0) {
		if (cube->flaw == FLAW_WRONG_TOTAL && is_total && !piece) {
			counts.d += 1 + (long)chance(3);
			*flawed = true;
		} else if (cube->flaw == FLAW_MISSING) {
			counts.n = -1;
			*flawed = true;
		} else if (cube->flaw == FLAW_TWICE || cube->flaw == FLAW_CONTRADICTION) {
			row_add(cube, values, piece, counts);
			counts.d += cube->flaw == FLAW_CONTRADICTION;
			*flawed = true;
		}
	}
	row_add(cube, values, piece, counts);
}

static bool
cube_write(struct cube *cube)
{
	static const char *const pieces[] = { "s1", "s2" };
	size_t values[DIMENSIONS_MOST] = { 0 };
	bool flawed = false;
	for (size_t i = 0; i < cube->dimensions; i++)
		buffer_print(&cube->text, "%c;", (char)('a' + i));
	buffer_text(&cube->text, "n;d\n");
	rows_add(cube, values, 0, NULL, &flawed);
	for (size_t i = 0; cube->layered && i < 2; i++) {
		values[0] = SIZE_MAX;
		rows_add(cube, values, 1, pieces[i], &flawed);
	}
	return flawed;
}

/* A figure that says that something in it is not known need not be whole. */
static bool
cell_is(const struct cell *cell, struct pair truth)
{
	const struct counts *counts = &cell->counts;
	return (counts->numerator == truth.n && counts->denominator == truth.d) ||
	       (counts->undetermined > 0 && counts->numerator <= truth.n && counts->denominator < truth.d);
}

static bool
answer_is_right(const struct cube *cube, const struct result *result, size_t only)
{
	size_t values[DIMENSIONS_MOST] = { only, SIZE_MAX, SIZE_MAX };
	const struct indicator_result *indicator = &result->indicators[0];
	struct pair all = cube_sum(cube, values);
	if (!cell_is(&indicator->total, all))
		return false;
	for (size_t i = 0; indicator->stratum_count && i < indicator->strata[0].cell_count; i++) {
		const struct cell *cell = &indicator->strata[0].cells[i];
		values[0] = (size_t)(cell->group[1] - '0');
		if (cell->group[0] != 'a' || values[0] >= cube->parts[0] ||
			!cell_is(cell, cube_sum(cube, values)))
			return false;
	}
	return true;
}

/* Whether there was an answer. */
static bool
cube_ask(const struct cube *cube, bool by, bool where, size_t number)
{
	static const char *const columns[] = { "a:t n:n d:n", "a:t b:t n:n d:n", "a:t b:t c:t n:n d:n" };
	struct answer answer = ask((struct question){ .columns = columns[cube->dimensions - 1],
		.text = cube->text.bytes,
		.by = by ? "a" : NULL,
		.where = where ? "a = 'a1'" : NULL });
	bool answered = answer.result;
	if (answered)
		check_that(answer_is_right(cube, answer.result, where ? 1 : SIZE_MAX), __FILE__, __LINE__,
			"cube %zu%s%s came out as\n%sof\n%s", number, by ? " by a" : "",
			where ? " where a1" : "", answer.cells.bytes, cube->text.bytes);
	else
		check_that(answer.err.kind == ERROR_DATA, __FILE__, __LINE__, "cube %zu: %s", number,
			answer.err.text);
	answer_free(&answer);
	return answered;
}

int
main(void)
{
	size_t plain = 0, plain_answered = 0, flawed = 0, flawed_answered = 0;
	state = UINT64_C(20251231);
	for (size_t i = 0; i < CUBES; i++) {
		struct cube cube;
		cube_make(&cube);
		bool has_flaw = cube_write(&cube);
		bool answered = cube_ask(&cube, chance(2), chance(3) == 0, i);
		if (has_flaw) {
			flawed++;
			flawed_answered += answered;
		} else if (!cube.unnamed) {
			plain++;
			plain_answered += answered;
		}
		buffer_free(&cube.text);
	}
	/* Else all of this would prove nothing. */
	CHECK(flawed > CUBES / 10);
	CHECK(flawed_answered < flawed);
	CHECK(plain_answered * 100 > plain * 90);
	return check_summary("indicator_cube");
}
