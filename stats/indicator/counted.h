/* An indicator over counts that somebody has made already: each row of the table holds a numerator and a
 * denominator for one combination of its other columns (district, age, sex), the dimensions.
 *
 * A cell is the sum of its rows, and nobody is to be counted twice in it:
 * - totals: a value of a dimension that is the total of the others. It says so by its word (Sum, Totalt,
 * Total, I alt, Alle, Begge, Samlet, anything that ends in " i alt"), or by its first or last word (Hele,
 * Totalt, ...) where its counts are those of the others added up wherever all are known. Over a dimension
 * that the cells are not grouped by, the total row stands for its parts; where there is none, or where only
 * some of its parts are asked for, the parts are added. A group that is a total is no cell, and the total of
 * the cells is the sum of the parts.
 * - layers: beside a total a dimension may hold the same people several times over, as districts and then as
 *   their sub-districts: runs of rows that each add up to it. One of them counts.
 * - duplicates: rows with the same values in every dimension (and the same layer) and the same counts count
 *   once, the first.
 *
 * A row is told from others by its file too, where there are several. Where nothing tells rows apart, all of
 * them count.
 *
 * Nothing else is guessed. These may make a figure wrong, and are refused (ERROR_DATA), each with what
 * declares it:
 * - a total that is not the sum of its parts, or less than those that are known; two totals that differ
 * - cells that do not add up to the file's own total
 * - a value without a total's word whose counts are those of all others added up, in most combinations, or
 *   those of the rows next to it; rows that fall into two runs with the same sums and no total beside them
 * - a value that sounds like a total or a mean (Hele ..., Snitt) and is nowhere seen to be one, or somewhere
 * seen not to be
 * - rows with the same values and other counts
 * - rows that differ only in a column of whole numbers, which may be a code or a figure of its own
 * - files of which most rows that they have in common are the same
 *
 * The last two are judged on every row, the others only where the question takes rows that matter.
 *
 * A row in which a count is missing or impossible is left out of the sums, and is undetermined:
 * `undetermined` of a cell counts such rows, lowest and highest let their numerators be nothing and
 * everything (and are not known where it is the denominator that is missing). A cell of nothing else is
 * CELL_NO_DATA.
 *
 * Faults (file and line of the row):
 * - count, an error: a count that is negative, no whole number, or beyond COUNT_LIMIT
 * - missing_count, an info: the row has no numerator or no denominator
 * - numerator_too_large, an error: a numerator above its denominator
 * - duplicate_row, a warning: the same dimensions and counts as an earlier row, which is named
 * - contradicting_row, an error: the same dimensions and layer as an earlier row, and other counts, where the
 *   first is declared to count
 * - duplicate_counted: either, where every row counts
 * - published_truncated, an info: the published percentage is the recomputed one cut off, not rounded
 * - published_differs, a warning: it is neither of them
 * - published, an error: it is no percentage */
#ifndef MALTALL_INDICATOR_COUNTED_H
#define MALTALL_INDICATOR_COUNTED_H

#include "stats/indicator/result.h"

#define COUNT_LIMIT (INT64_C(1) << 40)

enum totals_policy { TOTALS_FOUND_OUT, TOTALS_BY_WORD, TOTALS_NONE };

/* Which rows with the same values count: those that are the same once (others are refused), the first, all.
 */
enum rows_policy { ROWS_SAME, ROWS_FIRST, ROWS_ALL };

struct counted_spec {
	size_t numerator, denominator; /* columns of the definition's only table, numbers */
	size_t published;              /* a column of percentages, as text; SIZE_MAX: none */
	const bool *ignored;           /* for each column: it is no dimension */
	enum totals_policy totals;
	enum rows_policy duplicates;
	size_t layer; /* which of the layers counts, from 1 */
};

/* How a column of published percentages agrees with the counts beside it, at the number of decimals that the
 * column has. Every row is compared, totals and duplicates too. */
struct published_counts {
	int decimals;
	int64_t compared, rounded, truncated, differ;
	int64_t nothing; /* rows without the percentage or without a count to compare it with */
};

/* Works the indicator out. The definition is one of definition_new_single whose columns were all kept.
 * `notes` gets what was done, a line each (severity info, without a place): what counts as total, what was
 * added up, which columns were not used. NULL and err: ERROR_USAGE for a layer that there is not,
 * ERROR_DATA for figures that may be wrong. */
struct result *result_of_counts(const struct definition *definition, const struct tables *tables,
	int32_t as_of, const struct counted_spec *spec, struct published_counts *published,
	struct faults *faults, struct faults *notes, struct error *err);

#endif
