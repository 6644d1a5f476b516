#include "stats/method/quiet.h"

#include <threads.h>

#include <gsl/gsl_errno.h>

static void
handler_off(void)
{
	gsl_set_error_handler_off();
}

void
formulas_quiet(void)
{
	static once_flag once = ONCE_FLAG_INIT;
	call_once(&once, handler_off);
}
