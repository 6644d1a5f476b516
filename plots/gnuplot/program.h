/* Where gnuplot is. */
#ifndef MALTALL_GNUPLOT_PROGRAM_H
#define MALTALL_GNUPLOT_PROGRAM_H

#include "stats/base/error.h"

/* The absolute path, yours to free, of what the environment variable MALTALL_GNUPLOT names (a path, or a name
 * on PATH), else of gnuplot on PATH. NULL and err (ERROR_UNAVAILABLE) if there is none. */
char *program_find(struct error *err);

#endif
