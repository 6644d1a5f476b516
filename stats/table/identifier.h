/* Numbers and addresses that say who somebody is, found in a text so that the data can be refused. Nothing
 * here keeps or repeats what was found.
 *
 *   national number  11 digits, or 6 and 5 with a blank or a hyphen between, anywhere in the text: a day, a
 *                    month and a year that exist, and both check digits right (mod 11, weights 3 7 6 1 8 9 4
 * 5 2 and 5 4 3 2 7 6 5 4 3 2; with the rule of 2032, the first may leave 0, 1, 2 or 3); or, behind the date,
 * one of the stand-ins 00100, 00200 and 99999 that KOSTRA accepts D-number         the same with 4 added to
 * the first digit H-number         with 40 added to the month, as some synthetic numbers have too synthetic
 * with 80 added to the month lost zero        10 digits and nothing else that are one of these with a 0
 * before them: a spreadsheet took them for a number e-mail           NAME@HOST.DOMAIN anywhere phone + and 8
 * to 15 digits, or 0047 and 8, anywhere; or 8 digits and nothing else, written 12 34 56 78 or 123 45 678, the
 * first of them 2 to 9. Eight digits without blanks are as likely a code.
 *
 * One of about a hundred numbers of 11 digits that mean something else looks like a national number: a column
 * of such codes has to say that they are allowed. */
#ifndef MALTALL_TABLE_IDENTIFIER_H
#define MALTALL_TABLE_IDENTIFIER_H

#include "stats/csv/reader.h"

enum identifier {
	IDENTIFIER_NONE,
	IDENTIFIER_NATIONAL,
	IDENTIFIER_D_NUMBER,
	IDENTIFIER_H_NUMBER,
	IDENTIFIER_SYNTHETIC,
	IDENTIFIER_LOST_ZERO,
	IDENTIFIER_EMAIL,
	IDENTIFIER_PHONE,
	IDENTIFIER_COUNT,
};

/* Nothing shorter than so many digits and nothing else is an identity number. */
enum { IDENTIFIER_DIGITS_LEAST = 10 };

/* The first that is found. */
enum identifier identifier_find(struct slice text);
/* "a national identity number (fødselsnummer)", ...; "" for IDENTIFIER_NONE. */
const char *identifier_name(enum identifier identifier);

#endif
