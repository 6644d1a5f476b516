/* A folder in which one run works at a time. The lock is the kernel's (flock on the open folder), so that a
 * run that was killed never leaves one behind; the file `.holder` beside it only says who has it. */
#ifndef MALTALL_BASE_LOCK_H
#define MALTALL_BASE_LOCK_H

#include <stdbool.h>

#include "stats/base/error.h"

/* Locks an open folder until lock_release or until `directory` is closed. False and err (ERROR_LOCKED) where
 * another run has it: with its process number and since when, where it wrote them and is alive. A file system
 * that cannot lock, as some of the network, is no error: a run there is no worse off than without. */
bool lock_take(int directory, const char *path, struct error *err);
/* Takes away what lock_take wrote and unlocks. Only for a lock that was taken. */
void lock_release(int directory);

#endif
