/* How far the file at hand has been read, for whoever shows it while somebody waits. There is one watcher for
 * the whole program, since there is one terminal; without one this costs a comparison for each block that is
 * read. */
#ifndef MALTALL_BASE_PROGRESS_H
#define MALTALL_BASE_PROGRESS_H

#include <stdint.h>

/* Is told how many bytes of the file have been read and how many it has (0: not known), perhaps by another
 * thread than the one that began to watch, never by two at once; and `size` of UINT64_MAX: the file has been
 * closed. */
typedef void progress_watcher(void *data, uint64_t taken, uint64_t size);

/* From now on this one is told; NULL: nobody is. Not while a file is open. */
void progress_watch(progress_watcher *watcher, void *data);
/* Tells it. */
void progress_tell(uint64_t taken, uint64_t size);
void progress_end(void);

#endif
