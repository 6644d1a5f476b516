/* One field as a date: what is accepted, to the letter, and why something is not. No locale, and no guess: a
 * day may be written before its month, never behind. */
#ifndef MALTALL_TABLE_DATE_VALUE_H
#define MALTALL_TABLE_DATE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/base/buffer.h"
#include "stats/csv/reader.h"
#include "stats/table/table.h"

/* Reads a clean field (text_clean), not empty, as the column declares its dates; DATE_MISSING if it is none.
 *   date_format NULL   yyyy-mm-dd; dd.mm.yyyy, where the day and the month may have one digit; a day, a
 *                      Norwegian month and a year: 3. mars 2025, 3 mars 2025, 03.des.2025, 3. des. 2025
 *   dd.mm.yy  dd/mm/yyyy  yyyymmdd  yyyy-mm-dd  dd.mm.yyyy   that form only; one digit will do for dd and mm
 *                      where something stands between them, but not in yyyy-mm-dd
 *   pivot              a year of two digits is the one of the hundred years from it on
 *   excel_serial       61 .. 2958465, digits only (or with a nought behind the decimal sign). 60 is the day
 *                      that 1900 did not have; what is below may be counted from either side of it
 * Behind it may stand the time 00:00, 00:00:00 or 00:00:00.000, after a blank or T; any other time is
 * refused. Sets *midnight where one was there. */
int32_t date_read(struct slice field, const struct column_spec *spec, bool *midnight);

/* Whether it is one of the days of the calendar as dd.mm.yyyy or yyyy-mm-dd, to the digit: no number, and no
 * date of any other form. */
bool date_is_plain(struct slice field);

/* The same day as date_read, for any column without a date_format, where the field is plain and the day not
 * before the year 1000; DATE_MISSING says nothing: anything else needs a closer look. */
int32_t date_at_a_glance(struct slice field);

/* Adds ": there is no month 13" to a message about such a field that date_read refused, or nothing where
 * there is nothing to say. */
void date_reason(struct buffer *out, struct slice field, const struct column_spec *spec);

#endif
