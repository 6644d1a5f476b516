/* Exact decimals and ratios of integers: targets, shares and their printed form, without a floating point. */
#ifndef MALTALL_BASE_DECIMAL_H
#define MALTALL_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* digits / 10^scale. */
struct decimal {
	int64_t digits;
	int scale; /* 0..18 */
};

/* [-+]digits[sign digits] where `sign` is '.' or ','. Blanks are not skipped. False if the text is anything
 * else (no digit, two signs, letters, more than 18 significant digits). */
bool decimal_parse(const char *text, size_t length, char sign, struct decimal *out);

/* numerator / denominator, reduced, denominator > 0. */
struct ratio {
	int64_t numerator, denominator;
};

/* The ratio of a decimal, or of a percentage where percent is true (70 % is 7/10). { 0, 0 } where it does not
 * fit: only a percentage with more than 16 decimals. */
struct ratio ratio_from_decimal(struct decimal decimal, bool percent);
/* Reduced, with a positive denominator. The denominator given must not be 0, neither of them INT64_MIN. */
struct ratio ratio_make(int64_t numerator, int64_t denominator);
/* -1, 0, 1: a/b against c/d for b, d > 0, in 128 bits, so never rounded. */
int ratio_compare(int64_t a, int64_t b, int64_t c, int64_t d);
/* The smallest integer k with k/n >= target, and the largest with k/n <= target; n >= 0. Where k
 * would leave int64_t it stays at INT64_MAX or INT64_MIN. */
int64_t ratio_ceiling_of(struct ratio target, int64_t n);
int64_t ratio_floor_of(struct ratio target, int64_t n);

enum rounding { ROUND_HALF_UP, ROUND_DOWN, ROUND_UP }; /* half away from zero; towards -inf; towards +inf */
/* scale * numerator / denominator to `decimals` places (0..9) as integer units of 10^-decimals: with scale
 * 100 and one decimal, 241/345 is 699. Exact in 128 bits; |numerator| < 2^50, scale <= 1000. The denominator
 * is > 0. A result beyond int64_t stays at its limit. */
int64_t ratio_round(int64_t numerator, int64_t denominator, int scale, int decimals, enum rounding rounding);
/* "0.698551": numerator/denominator with `decimals` places, half away from zero, decimal
 * point. Returns out. */
char *ratio_format(int64_t numerator, int64_t denominator, int decimals, char *out, size_t size);
/* The shortest exact decimal ("0.7", "1", "0.125"); six decimals where there is none of
 * at most 18. Returns out. */
char *ratio_format_short(struct ratio ratio, char *out, size_t size);

enum { INTEGER_DIGITS_MOST = 20 };
/* The digits of a number, with noughts before them where there are fewer than `least`
 * (0..INTEGER_DIGITS_MOST), written before `end`, where INTEGER_DIGITS_MOST bytes must be free. Returns the
 * first of them. */
char *digits_write(uint64_t number, int least, char *end);

enum { NUMBER_TEXT_SIZE = 32 };
/* The shortest text that reads back as the same number, with a point: "0.1", "2.385", "1e+300"; "NaN", "inf"
 * and "-inf" are told apart by whoever shows them. Whole numbers up to 2^53 have no exponent. In
 * out[NUMBER_TEXT_SIZE]; returns out. */
char *number_format_shortest(double number, char *out);

#endif
