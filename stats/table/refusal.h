/* What is said of a field that cannot be read: what it is not, why, and what was expected. */
#ifndef MALTALL_TABLE_REFUSAL_H
#define MALTALL_TABLE_REFUSAL_H

#include "stats/table/intake.h"

/* Adds the fault of a field; never its value where the column is secret. `rule` and `reason` are those of the
 * parser (the reason begins with ": " or is empty); what Excel has damaged is told as excel_damage, whatever
 * the type. */
void field_refuse(const struct intake *intake, const struct arrival *arrival, struct slice field,
	const char *rule, const char *reason);
/* The key of a row is blank. */
void key_missing(const struct intake *intake, const struct arrival *arrival);

#endif
