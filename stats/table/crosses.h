/* Truth columns that are crossed or left blank: what a blank says in them, and that it is said. */
#ifndef MALTALL_TABLE_CROSSES_H
#define MALTALL_TABLE_CROSSES_H

#include <stdbool.h>

#include "stats/table/intake.h"

/* Remembers the field of the row at hand as it is to be read, empty where a mark means missing; returns
 * whether it is blank. Where there is such a mark somebody has said that it is not known, and blank is not
 * known to be no either. */
bool crosses_take(struct intake *intake, const struct arrival *arrival, struct slice field);

/* When all rows are in: where nothing is declared and everything but the blanks is x or a check mark, blank
 * is made false. Infos, one for each file with blanks: blank_is_no, also where that is declared, and why;
 * blank_is_missing where there are crosses and blank stays missing, and why. A column without blanks, or with
 * neither a cross nor `blank: false`, is passed over in silence. */
void crosses_settle(const struct intake *intake, struct table *table, struct faults *faults);

/* Whether there are blanks, and nothing but the rows themselves says that they are no. */
bool crosses_found(const struct intake *intake);

/* Adds what has been seen in rows behind, of the same file. */
void crosses_add(struct crosses *crosses, const struct crosses *behind);

#endif
