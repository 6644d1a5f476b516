#include "cmd/exit.h"

#include <assert.h>

/* The numbers from 64 upwards are those of sysexits.h, which systemd and cron users know. */
const struct exit_code exit_codes[] = {
	{ ERROR_NONE, 0, "done", "nothing; what was found wrong in the data is in the report" },
	{ ERROR_FOUND, 1, "done, and something asked for with --fail-on was found",
		"see the faults and verdicts that were printed" },
	{ ERROR_USAGE, 2, "wrong use", "see maltall help COMMAND" },
	{ ERROR_DATA, 65, "data unusable", "mend the file named, or declare its form in the definitions" },
	{ ERROR_INPUT, 66, "input missing", "see that the file named is there and may be read" },
	{ ERROR_UNAVAILABLE, 69, "gnuplot or database not available; everything else was written",
		"install gnuplot-nox (5.4 or later); mend or move away the history that was named" },
	{ ERROR_INTERNAL, 70, "a mistake of maltall itself, or memory is exhausted",
		"report it with what was printed" },
	{ ERROR_CREATE, 73, "the output folder cannot be made", "give another folder with --out" },
	{ ERROR_WRITE, 74, "the output cannot be written", "see that the disk is not full" },
	{ ERROR_LOCKED, 75, "another run has the same output folder, state folder or history",
		"try again when the process that is named has ended" },
	{ ERROR_DEFINITION, 78, "definitions wrong", "mend the places that were printed" },
};
const size_t exit_code_count = sizeof exit_codes / sizeof *exit_codes;

int
exit_code_of(enum error_kind kind)
{
	for (size_t i = 0; i < exit_code_count; i++)
		if (exit_codes[i].kind == kind)
			return exit_codes[i].code;
	assert(!"every kind of error has an exit code");
	return 70;
}
