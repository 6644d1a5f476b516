/* The four files of the sample: the header line of each, and the rows of one city. Lines end in CRLF, fields
 * are separated by semicolons, dates are dd.mm.yyyy.
 *
 *   in_work  how many of the city's 345 ALIS in work are to be there: fewer than all in the last city */
#ifndef MALTALL_SAMPLES_OSLO_FILES_H
#define MALTALL_SAMPLES_OSLO_FILES_H

#include <stdio.h>

/* Windows-1252. */
extern const char alis_header[];
void alis_write(FILE *file, int city, int in_work);

/* UTF-8. */
extern const char supervisors_header[];
void supervisors_write(FILE *file, int city, int in_work);

/* UTF-8 with a byte order mark. */
extern const char courses_header[];
void courses_write(FILE *file, int city, int in_work);

/* UTF-8. */
extern const char meetings_header[];
void meetings_write(FILE *file, int city, int in_work);

/* A day as dd.mm.yyyy; nothing for day 0. */
void date_print(FILE *file, int day);

#endif
