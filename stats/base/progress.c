#include "stats/base/progress.h"

#include <pthread.h>
#include <stddef.h>

static progress_watcher *watching;
static void *watching_data;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void
progress_watch(progress_watcher *watcher, void *data)
{
	watching = watcher;
	watching_data = data;
}

void
progress_tell(uint64_t taken, uint64_t size)
{
	if (!watching)
		return;
	(void)pthread_mutex_lock(&lock);
	watching(watching_data, taken, size);
	(void)pthread_mutex_unlock(&lock);
}

void
progress_end(void)
{
	progress_tell(0, UINT64_MAX);
}
