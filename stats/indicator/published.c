#include <stdlib.h>
#include <string.h>

#include "stats/base/decimal.h"
#include "stats/csv/slice.h"
#include "stats/indicator/tally.h"

enum { DECIMALS_MOST = 6, NOISE_DECIMALS = 9 };

/* A published percentage: digits / 10^scale. */
struct percentage {
	bool given, wrong;
	struct decimal value;
};

/* 60.300000000000004 is how a spreadsheet or a script writes 60.3: what comes after nine decimals is noise.
 */
static struct decimal
noise_removed(struct decimal value)
{
	while (value.scale > NOISE_DECIMALS) {
		value.digits = (value.digits + (value.scale == NOISE_DECIMALS + 1 ? 5 : 0)) / 10;
		value.scale--;
	}
	while (value.scale > 1 && value.digits % 10 == 0) {
		value.digits /= 10;
		value.scale--;
	}
	return value;
}

/* At most 18 digits can be read; more of them are noise already. */
static size_t
readable_length(const char *text, size_t length)
{
	size_t digits = 0;
	for (size_t i = 0; i < length; i++) {
		digits += text[i] >= '0' && text[i] <= '9';
		if (digits > 18)
			return i;
	}
	return length;
}

static struct percentage
percentage_read(const struct tally *tally, size_t row)
{
	struct percentage percentage = { 0 };
	const struct table *table = tally->table;
	uint32_t code = table->columns[tally->spec->published].codes[row];
	char sign = table->dialects[table_file(table, row)].decimal;
	size_t length;
	const char *text = dictionary_text(tally->dictionary, code, &length);
	/* What stands for "not shown" in tables of statistics. */
	if (code == CODE_MISSING || strspn(text, "-.:") == length)
		return percentage;
	percentage.given = true;
	if (length > 0 && text[length - 1] == '%') {
		struct slice number = slice_trim((struct slice){ text, length - 1 });
		text = number.bytes;
		length = number.length;
	}
	length = readable_length(text, length);
	percentage.wrong = !decimal_parse(text, length, sign, &percentage.value) &&
			   !decimal_parse(text, length, sign == ',' ? '.' : ',', &percentage.value);
	percentage.value = noise_removed(percentage.value);
	return percentage;
}

/* digits / 10^scale with `decimals` places; exact, since there are at least as many. */
static int64_t
units_of(struct decimal value, int decimals)
{
	for (; value.scale < decimals; value.scale++)
		value.digits *= 10;
	return value.digits;
}

static int
decimals_of(const struct tally *tally)
{
	int decimals = 0;
	for (size_t row = 0; row < tally->row_count; row++) {
		struct percentage percentage = percentage_read(tally, row);
		if (percentage.given && !percentage.wrong && percentage.value.scale > decimals)
			decimals = percentage.value.scale;
	}
	return decimals < DECIMALS_MOST ? decimals : DECIMALS_MOST;
}

static void
row_compare(struct tally *tally, size_t row, const struct percentage *percentage,
	struct published_counts *published)
{
	const struct amount *amount = &tally->rows[row].amount;
	const char *header = tally->table->spec->columns[tally->spec->published].name;
	int decimals = published->decimals;
	char rounded[32];
	published->compared++;
	int64_t said = percentage->value.scale > decimals ? INT64_MAX : units_of(percentage->value, decimals);
	if (said == ratio_round(amount->numerator, amount->denominator, 100, decimals, ROUND_HALF_UP)) {
		published->rounded++;
		return;
	}
	struct ratio hundredfold = ratio_make(amount->numerator * 100, amount->denominator);
	ratio_format(hundredfold.numerator, hundredfold.denominator, decimals, rounded, sizeof rounded);
	const char *text = dictionary_text(
		tally->dictionary, tally->table->columns[tally->spec->published].codes[row], NULL);
	bool truncated =
		said == ratio_round(amount->numerator, amount->denominator, 100, decimals, ROUND_DOWN);
	published->truncated += truncated;
	published->differ += !truncated;
	row_fault(tally, row, truncated ? SEVERITY_INFO : SEVERITY_WARNING,
		truncated ? "published_truncated" : "published_differs", "%s is %s; %lld of %lld is %s%s",
		header, text, (long long)amount->numerator, (long long)amount->denominator, rounded,
		truncated ? " (cut off, not rounded)" : "");
}

void
published_compare(struct tally *tally, struct published_counts *published)
{
	*published = (struct published_counts){ .decimals = decimals_of(tally) };
	for (size_t row = 0; row < tally->row_count; row++) {
		if (!tally->rows[row].selected)
			continue;
		struct percentage percentage = percentage_read(tally, row);
		const struct amount *amount = &tally->rows[row].amount;
		if (percentage.wrong)
			row_fault(tally, row, SEVERITY_ERROR, "published",
				"column '%s': expected a percentage, such as 64.1",
				tally->table->spec->columns[tally->spec->published].name);
		if (!percentage.given || percentage.wrong || !amount_is_known(amount) ||
			amount->denominator == 0)
			published->nothing++;
		else
			row_compare(tally, row, &percentage, published);
	}
}
