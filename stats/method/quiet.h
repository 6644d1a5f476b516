/* GSL's answer to a fault is one function pointer for the whole process, and its default aborts. Every
 * function of this room that calls a part of GSL that can complain calls this first: the first call turns
 * that handler off, and the others see that it was done, in any thread. No other place sets it. */
#ifndef MALTALL_METHOD_QUIET_H
#define MALTALL_METHOD_QUIET_H

/* From here on GSL answers a fault with NaN or a status. Safe from several threads at once. */
void formulas_quiet(void);

#endif
