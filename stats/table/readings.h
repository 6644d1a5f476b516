/* What the fields of a column can be read as, in all files together, and whether a type that was found by
 * looking at their beginnings is what looking through them would have found. */
#ifndef MALTALL_TABLE_READINGS_H
#define MALTALL_TABLE_READINGS_H

#include "stats/table/inventory.h"

struct readings {
	size_t filled, codes, fits[FORM_COUNT];
	bool decimal_sure;
	bool whole;    /* all fields have been looked at */
	bool declared; /* somebody has said that they are numbers; looking tells how they are written */
};

/* Of the columns with that header, one a file. */
struct readings readings_of(struct inventory *const *inventories, size_t count, const char *header);

/* Of the forms that types are told by, the plainest first: what can be read in several has the first. */
enum { READING_CHOICES = 5 };
extern const enum reading_form readings_plainest_first[READING_CHOICES];

/* Whether some field cannot be read in this form, or is a code such as 0301 among numbers: then the column
 * has not that type, whatever else is in it. */
bool readings_exclude(const struct readings *readings, enum reading_form form);
/* The column has been read as that form (not FORM_COUNT), since that was found of its beginning. Whether
 * every field can be, and no plainer form is possible: the whole column is then of that form. False also
 * where it is only not sure. */
bool readings_hold(
	const struct readings *readings, enum reading_form form, const struct table *table, size_t column);
/* What the texts of a column can be read as, which was read as a text: of the first of these rows where they
 * already show that no form is that of nine of ten, and `whole` is not set; else of all. */
struct readings readings_of_texts(const struct tables *part, size_t column, char decimal);
/* Adds what was found of other rows of the same column. */
void readings_join(struct readings *readings, const struct readings *others);
/* Whether a column that has been read as a text, since that was found of its beginning, has none of the forms
 * in nine of ten of its filled fields; `texts` is the sum of readings_of_texts over all of its rows. */
bool readings_hold_text(const struct readings *beginning, const struct readings *texts,
	const struct table *table, size_t column);

/* The form of most of the filled fields, the plainest of several; FORM_COUNT where none has nine of ten. */
enum reading_form readings_form(const struct readings *readings);

#endif
