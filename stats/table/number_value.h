/* One field as a number: what is accepted, to the letter, and why something is not. No locale. */
#ifndef MALTALL_TABLE_NUMBER_VALUE_H
#define MALTALL_TABLE_NUMBER_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/csv/reader.h"
#include "stats/table/table.h"

/* How the numbers of a column are written in the file at hand. */
struct number_form {
	char decimal, thousands; /* thousands: '\0' where none is declared */
	enum percent percent;
	bool exponents, qualified;
};

/* The decimal sign of a column that declares '.' or ',' between thousands is the other one, whatever the
 * file's is. */
struct number_form number_form_of(const struct column_spec *spec, char decimal);

/* What was accepted beside plain digits; counted and said. */
enum number_use {
	NUMBER_GROUPED = 1,       /* 1 234 or, where it can mean nothing else, 1.234,5 and 1.234.567 */
	NUMBER_PERCENT = 2,       /* 70 % */
	NUMBER_TRAILING_ZERO = 4, /* 366081.0 where ',' is the decimal sign */
};

struct number_value {
	double number;     /* NaN: it is none */
	uint8_t qualifier; /* 0, '~', '<' or '>' */
	unsigned uses;     /* of enum number_use */
	const char *rule;  /* where it is none: number, qualified or excel_damage */
	const char
		*reason; /* and why, for a message behind "is not a number"; "" if there is nothing to say */
};

/* A sign (+, - or the minus sign U+2212) or none, digits, and then perhaps the decimal sign and digits: the
 * double nearest to it, and 0 for every way to write 0. NaN if it is anything else or beyond the largest
 * double. `shift` moves the decimal sign to the right (to the left where it is negative). */
double field_number(struct slice field, char decimal, int shift);

/* Reads a clean field (text_clean), not empty. Beyond the above:
 *   1 234  1.234,5  1.234.567   groups of three, the first of one to three; all with the same sign between
 *                               them. A blank may always stand there. The sign that is not the decimal sign
 *                               may too where it is declared, and where the number can mean nothing else:
 *                               with two of them, or with the decimal sign behind. 1.234 alone is refused.
 *   70 %  70%                   0.7
 *   366081.0                    the whole number, where ',' is the decimal sign
 *   1,00E+05                    where exponents are declared; but never with five decimals and an exponent
 *                               beyond them, which is what Excel leaves of a longer number
 *   ca 15  >300  nesten 7       where qualified is declared: ca ca. cirka circa omtrent omkring rundt, ~;
 *                               nesten, under, færre enn, mindre enn, <; over, mer enn, flere enn, > */
struct number_value number_read(struct slice field, const struct number_form *form);

/* Whether anything could be read in the field: false where it begins as no number does, in any form. */
bool number_is_possible(struct slice field);

#endif
