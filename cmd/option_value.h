/* What the texts of options mean, where that is a number. */
#ifndef MALTALL_CMD_OPTION_VALUE_H
#define MALTALL_CMD_OPTION_VALUE_H

#include "cmd/option.h"

/* The number that an option gives, `fallback` where it is not given; within least..most, whole where `whole`.
 * False and err (ERROR_USAGE). */
bool option_number(const struct arguments *arguments, const char *option, double least, double most,
	bool whole, double fallback, double *number, struct error *err);
/* "95%" as a fraction strictly between 0 and 1; 0.95 where the option is not given. */
bool option_level(const struct arguments *arguments, const char *option, double *level, struct error *err);

#endif
