#include "stats/base/side_by_side.h"

#include <pthread.h>
#include <stdlib.h>

#include "stats/base/memory.h"

struct task {
	void (*work)(void *item);
	void *item;
	pthread_t thread;
};

static void *
task_run(void *context)
{
	const struct task *task = context;
	task->work(task->item);
	return NULL;
}

void
side_by_side(void (*work)(void *item), void *items, size_t count, size_t size)
{
	struct task *tasks = xcalloc(count + 1, sizeof *tasks);
	size_t started = 0;
	for (size_t i = 0; i < count; i++)
		tasks[i] = (struct task){ .work = work, .item = (char *)items + i * size };
	while (started + 1 < count &&
		pthread_create(&tasks[started].thread, NULL, task_run, &tasks[started]) == 0)
		started++;
	for (size_t i = started; i < count; i++)
		work(tasks[i].item);
	for (size_t i = 0; i < started; i++)
		pthread_join(tasks[i].thread, NULL);
	free(tasks);
}
