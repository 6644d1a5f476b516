/* The months as Norwegian writes them; Bokmål and Nynorsk do not differ. */
#ifndef MALTALL_TABLE_MONTH_H
#define MALTALL_TABLE_MONTH_H

#include "stats/csv/reader.h"

/* 1..12 for a whole name or its short form, with or without a point behind it, case ignored; 0 if the text is
 * no month. */
int month_find(struct slice text);

#endif
