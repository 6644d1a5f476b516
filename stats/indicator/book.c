#include "stats/indicator/book.h"

/* The truth at one date. */
static uint8_t
truth_at(struct moments moments, unsigned date)
{
	return moments.unknown >> date & 1 ? TRUTH_UNKNOWN : (uint8_t)(moments.holds >> date & 1);
}

struct membership
membership_at(const struct row_moments *row, unsigned date)
{
	return (struct membership){ truth_at(row->in, date), truth_at(row->excluded, date),
		truth_at(row->numerator, date), truth_at(row->numerator_excluded, date),
		truth_at(row->excepted, date) };
}

/* What the row may be at the dates where something about it is unknown. */
static void
book_add_uncertain(struct book *book, const struct row_moments *row, uint64_t dates)
{
	for (uint64_t left = dates; left; left &= left - 1) {
		unsigned date = (unsigned)__builtin_ctzll(left);
		unsigned can_be = membership_possibilities(membership_at(row, date));
		counts_add_possible(&book->uncertain[date], can_be, 1);
	}
}

/* See membership_contribution. */
void
standings_find(
	const struct row_moments *row, uint64_t numerator, uint64_t dates, uint64_t standings[ROW_STANDINGS])
{
	uint64_t counted = row->in.holds & ~row->excluded.holds & dates;
	uint64_t undone = row->numerator_excluded.holds;
	standings[ROW_IS_EVENT] = counted & numerator & ~undone;
	standings[ROW_IS_CASE] = counted & ((numerator & undone) | (~numerator & ~row->excepted.holds));
	standings[ROW_IS_OUT] = dates & ~standings[ROW_IS_EVENT] & ~standings[ROW_IS_CASE];
}

void
book_add(struct book *book, struct row_moments row, struct moments placed)
{
	const uint64_t dates = placed.holds | placed.unknown;
	row.in = moments_and(row.in, placed);
	uint64_t now[ROW_STANDINGS], turned[ROW_STANDINGS];
	standings_find(&row, row.numerator.holds, dates, now);
	standings_find(&row, ~row.numerator.holds, dates, turned);
	for (size_t i = 0; i < ROW_STANDINGS; i++)
		for (size_t j = 0; j < ROW_STANDINGS; j++)
			ledger_add(&book->turns[i][j], now[i] & turned[j]);
	uint64_t kept = row.in.holds & ~row.excluded.holds & dates;
	ledger_add(&book->numerator, now[ROW_IS_EVENT]);
	ledger_add(&book->denominator, now[ROW_IS_EVENT] | now[ROW_IS_CASE]);
	ledger_add(&book->excluded, row.in.holds & row.excluded.holds & dates);
	ledger_add(&book->excepted, kept & ~row.numerator.holds & row.excepted.holds);
	uint64_t unknown = dates & (row.in.unknown | row.excluded.unknown | row.numerator.unknown |
					   row.numerator_excluded.unknown | row.excepted.unknown);
	ledger_add(&book->lowest_numerator, now[ROW_IS_EVENT] & ~unknown);
	ledger_add(&book->lowest_denominator, (now[ROW_IS_EVENT] | now[ROW_IS_CASE]) & ~unknown);
	book_add_uncertain(book, &row, unknown);
}

void
book_settle(struct book *book)
{
	struct ledger *const ledgers[] = { &book->numerator, &book->denominator, &book->excluded,
		&book->excepted, &book->lowest_numerator, &book->lowest_denominator };
	for (size_t i = 0; i < sizeof(ledgers) / sizeof(ledgers[0]); i++)
		ledger_settle(ledgers[i]);
	for (size_t i = 0; i < ROW_STANDINGS; i++)
		for (size_t j = 0; j < ROW_STANDINGS; j++)
			ledger_settle(&book->turns[i][j]);
}

/* A row of which all is known is the same at its worst and at its best. */
struct counts
book_counts(const struct book *book, size_t date)
{
	struct counts counts = book->uncertain[date];
	counts.numerator = book->numerator.sums[date];
	counts.denominator = book->denominator.sums[date];
	counts.excluded = book->excluded.sums[date];
	counts.excepted = book->excepted.sums[date];
	counts.lowest_numerator += book->lowest_numerator.sums[date];
	counts.lowest_denominator += book->lowest_denominator.sums[date];
	counts.highest_numerator += book->lowest_numerator.sums[date];
	counts.highest_denominator += book->lowest_denominator.sums[date];
	for (size_t i = 0; i < ROW_STANDINGS; i++)
		for (size_t j = 0; j < ROW_STANDINGS; j++)
			counts.turns[i][j] = book->turns[i][j].sums[date];
	return counts;
}
