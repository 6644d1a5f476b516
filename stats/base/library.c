#include "stats/base/library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

/* A pointer to an object and one to a function are alike on POSIX, though not in ISO C. */
static bool
function_find(void *library, const struct library_function *function)
{
	void *found = dlsym(library, function->name);
	memcpy(function->pointer, &found, sizeof found);
	return found;
}

bool
library_load(const char *soname, const struct library_function *functions, size_t count, struct error *err)
{
	static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
	void *last;
	pthread_mutex_lock(&one_at_a_time);
	memcpy(&last, functions[count - 1].pointer, sizeof last);
	bool loaded = last;
	if (!loaded) {
		void *library = dlopen(soname, RTLD_LAZY);
		loaded = library;
		for (size_t i = 0; i < count && loaded; i++)
			loaded = function_find(library, &functions[i]);
		if (!loaded)
			fail(err, ERROR_UNAVAILABLE, NULL, 0, 0,
				"a library cannot be loaded: %s; install it anew", dlerror());
	}
	pthread_mutex_unlock(&one_at_a_time);
	return loaded;
}
