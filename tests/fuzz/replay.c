/* A main() for any fuzz target, without libFuzzer: gives it every file of the folders named as arguments,
 * each in a process of its own, so that one that brings the target down is counted and named and the others
 * still run. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
file_replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0)
		abort();
	long size = ftell(file);
	/* Exactly as large as the file, so that a byte read beyond it is seen. */
	uint8_t *data = malloc(size > 0 ? (size_t)size : 1);
	rewind(file);
	if (size < 0 || !data || fread(data, 1, (size_t)size, file) != (size_t)size)
		abort();
	fclose(file);
	LLVMFuzzerTestOneInput(data, (size_t)size);
	free(data);
}

static bool
survives(const char *path)
{
	fflush(NULL);
	pid_t child = fork();
	if (child == 0) {
		file_replay(path);
		exit(0);
	}
	int status = 1;
	bool ended = child > 0 && waitpid(child, &status, 0) == child && status == 0;
	if (!ended)
		fprintf(stderr, "%s: failed\n", path);
	return ended;
}

static int
is_no_dot(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

int
main(int argc, char **argv)
{
	size_t passed = 0, failed = 0;
	for (int i = 1; i < argc; i++) {
		struct dirent **entries;
		int count = scandir(argv[i], &entries, is_no_dot, alphasort);
		if (count < 0) {
			perror(argv[i]);
			failed++;
		}
		for (int j = 0; j < count; j++) {
			char path[4096];
			snprintf(path, sizeof path, "%s/%s", argv[i], entries[j]->d_name);
			if (survives(path))
				passed++;
			else
				failed++;
			free(entries[j]);
		}
		if (count >= 0)
			free(entries);
	}
	/* The folder is called what the target is called. */
	const char *name = argc > 1 ? strrchr(argv[1], '/') : NULL;
	printf("fuzz %s: %zu passed, %zu failed\n",
		name       ? name + 1
		: argc > 1 ? argv[1]
			   : "",
		passed, failed);
	return failed || passed == 0 ? 1 : 0;
}
