/* The middle of a run: truth columns of one indicator, its rows in groups, and the counts of each. Private to
 * this room. */
#ifndef MALTALL_INDICATOR_COUNT_H
#define MALTALL_INDICATOR_COUNT_H

#include "stats/indicator/result.h"

/* The truths of a membership as one number, three to a digit. */
enum { PATTERNS = 3 * 3 * 3 * 3 * 3 };

/* What the conditions of an indicator say of every row of its population. */
struct memberships {
	size_t rows;
	uint8_t *patterns; /* of each row, see pattern_membership: rows of one pattern count the same */
	size_t rows_of[PATTERNS]; /* how many each pattern has */
	uint32_t *causes; /* see memberships_blame; NULL before it, and where no row is undetermined */
};

struct memberships memberships_new(struct evaluation *evaluation, const struct tables *tables,
	const struct indicator_definition *indicator);
/* Finds for every undetermined row the first column that a condition is unknown for, in the order in which
 * the conditions are asked: causes[row] is its blame, 0 for all other rows. The conditions are evaluated
 * anew. */
void memberships_blame(struct memberships *memberships, struct evaluation *evaluation,
	const struct indicator_definition *indicator);
void memberships_free(struct memberships *memberships);

struct membership pattern_membership(uint8_t pattern);
/* Whether rows of it may be more than one thing. */
bool pattern_is_undetermined(uint8_t pattern);

/* Kleene's "and". */
uint8_t truth_and(uint8_t a, uint8_t b);

/* Everything of a cell that follows from its counts but the test of chance. Without data its state and
 * verdict say so. */
void cell_judge(const struct indicator_definition *definition, bool has_data, struct cell *cell);
/* Its p_value, behind cell_judge: it takes longer than all else, and nothing asks for it at the dates of a
 * series.
 */
void cell_test(const struct indicator_definition *definition, struct cell *cell);

/* Whether a cell of the missing group has nobody in it. */
bool cell_is_blank(const struct cell *cell);

/* A result with its inputs and with room for every indicator, and none of them worked out yet. */
struct result *result_begin(const struct definition *definition, const struct tables *tables, int32_t as_of,
	const struct faults *faults);

/* Every indicator of a result that has been begun, as far as it is counted: cells with the counts of the rows
 * of tables (which may be a part of the rows) and the columns behind what is undetermined, the groups as
 * groups_new has them. `ahead` as of result_new. */
void result_count(struct result *result, const struct tables *tables, struct timeline *ahead);
/* Everything else of a result that has been counted, for tables whose rows need not be kept. */
void result_settle(struct result *result, const struct tables *tables);

/* What is behind undetermined rows of a cell, by its number; made where it is not there yet, without rows and
 * without a name. */
struct undetermined *cell_cause(struct cell *cell, uint32_t blame, struct arena *arena);

/* A row of the population in a group. Where it is unknown whether it belongs there (the grouping's `where`
 * is), `doubt` is the column behind that, else 0. */
struct group_row {
	uint32_t row;
	uint32_t doubt;
};

/* Which rows stand in which group: those of group g are rows[first[g]] .. rows[first[g + 1] - 1], each once.
 */
struct groups {
	uint32_t *codes; /* the text of each group; CODE_MISSING: the rows whose group is missing */
	size_t count;
	size_t *first; /* count + 1 of them */
	struct group_row *rows;
};

/* Every group that a row of the population has, and every text that the grouping's column may have
 * (`one_of`), in Norwegian order, the missing one last. */
struct groups groups_new(struct evaluation *evaluation, const struct tables *tables, size_t population,
	const struct grouping *grouping);
void groups_free(struct groups *groups);
/* The part of groups_new that names: sets codes and count from the codes that were met and those that
 * `column` (NULL: none) allows. Returns, for each code of the dictionary that is a group, its place; to be
 * freed. */
uint32_t *groups_name(struct groups *groups, const uint32_t *met, size_t met_count,
	struct dictionary *dictionary, const struct column_spec *column);

#endif
