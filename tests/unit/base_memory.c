#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "tests/check.h"

/* AddressSanitizer would end the program itself where malloc is meant to say no. */
const char *__asan_default_options(void);

const char *
__asan_default_options(void)
{
	return "allocator_may_return_null=1:detect_leaks=1";
}

static void
exhaust_malloc(void)
{
	free(xmalloc(SIZE_MAX / 2));
}

static void
exhaust_calloc(void)
{
	free(xcalloc(SIZE_MAX / 4, 8));
}

static void
exhaust_reallocarray(void)
{
	free(xreallocarray(NULL, SIZE_MAX / 4, 8));
}

static void
exhaust_string(void)
{
	free(xstrndup("", SIZE_MAX));
}

static void
exhaust_array(void)
{
	size_t capacity = 0;
	free(array_room(NULL, SIZE_MAX / 2 + 1, &capacity, 1));
}

static void
exhaust_arena(void)
{
	struct arena arena = { 0 };
	arena_alloc(&arena, SIZE_MAX - 3);
}

static void
exhaust_arena_block(void)
{
	struct arena arena = { 0 };
	arena_alloc(&arena, SIZE_MAX - 64);
}

static void
exhaust_arena_copy(void)
{
	struct arena arena = { 0 };
	arena_copy(&arena, "", SIZE_MAX);
}

static void
exhaust_buffer(void)
{
	struct buffer buffer = { 0 };
	buffer_add(&buffer, "", SIZE_MAX);
}

/* Runs it in a child, which must end with 70 and say so on stderr. */
static void
check_death(void (*exhaust)(void), const char *expected)
{
	int ends[2];
	CHECK(pipe(ends) == 0);
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		exhaust();
		_exit(0);
	}
	close(ends[1]);
	char text[8192];
	size_t length = 0;
	for (ssize_t got; (got = read(ends[0], text + length, sizeof text - 1 - length)) > 0;)
		length += (size_t)got;
	text[length] = '\0';
	close(ends[0]);
	int status = 0;
	CHECK_INT(waitpid(child, &status, 0), child);
	CHECK(WIFEXITED(status));
	CHECK_INT(WEXITSTATUS(status), 70);
	check_that(strstr(text, expected), __FILE__, __LINE__, "stderr is \"%s\", expected \"%s\"", text,
		expected);
}

static void
test_exhaustion(void)
{
	check_death(exhaust_malloc, "maltall: out of memory: 9223372036854775807 bytes were asked for\n");
	check_death(
		exhaust_calloc, "maltall: out of memory: 4611686018427387903 times 8 bytes were asked for\n");
	check_death(exhaust_reallocarray, "maltall: out of memory: 4611686018427387903 times 8 bytes");
	check_death(exhaust_string, "maltall: out of memory: ");
	check_death(exhaust_array, "maltall: out of memory: ");
	check_death(exhaust_arena, "maltall: out of memory: ");
	check_death(exhaust_arena_block, "maltall: out of memory: ");
	check_death(exhaust_arena_copy, "maltall: out of memory: ");
	check_death(exhaust_buffer, "maltall: out of memory: 18446744073709551615 bytes were asked for\n");
}

static void
test_nothing(void)
{
	void *memory = xmalloc(0);
	CHECK(memory);
	memory = xreallocarray(memory, 0, 8);
	CHECK(memory);
	free(memory);
	memory = xcalloc(0, 8);
	CHECK(memory);
	free(memory);
}

static void
test_copies(void)
{
	char *copy = xstrdup("Bjerke æøå");
	CHECK_TEXT(copy, "Bjerke æøå");
	free(copy);
	copy = xstrndup("Bjerke", 4);
	CHECK_TEXT(copy, "Bjer");
	free(copy);
	copy = xstrndup(NULL, 0);
	CHECK_TEXT(copy, "");
	free(copy);
	copy = xstrndup("a\0b", 3);
	CHECK(memcmp(copy, "a\0b", 4) == 0);
	free(copy);
	unsigned char *zeros = xcalloc(7, 3);
	for (size_t i = 0; i < 21; i++)
		CHECK_INT(zeros[i], 0);
	free(zeros);
}

static void
test_array(void)
{
	int *items = NULL;
	size_t capacity = 0, moves = 0;
	for (size_t count = 0; count < 100000; count++) {
		size_t before = capacity;
		items = array_room(items, count, &capacity, sizeof *items);
		CHECK(capacity > count);
		moves += capacity != before;
		items[count] = (int)count * 3;
	}
	CHECK(moves < 20);
	for (int i = 0; i < 100000; i += 997)
		CHECK_INT(items[i], i * 3);
	free(items);
}

/* Sizes around every boundary of the blocks: aligned, zeroed, none on top of another. */
static void
test_arena(void)
{
	static const size_t sizes[] = { 0, 1, 7, 8, 16, 17, 100, 4096, 16383, 16384, 16385, 65535, 65536,
		65537, 300000 };
	enum { SIZES = sizeof sizes / sizeof *sizes, ROUNDS = 40 };
	struct arena arena = { 0 };
	unsigned char *things[SIZES * ROUNDS];
	for (size_t i = 0; i < SIZES * ROUNDS; i++) {
		size_t size = sizes[i * 7 % SIZES];
		things[i] = arena_alloc(&arena, size);
		CHECK_INT((uintptr_t)things[i] % alignof(max_align_t), 0);
		bool zero = true;
		for (size_t j = 0; j < size; j++)
			zero = zero && things[i][j] == 0;
		CHECK(zero);
		memset(things[i], (int)(i % 251) + 1, size);
	}
	for (size_t i = 0; i < SIZES * ROUNDS; i++) {
		bool kept = true;
		for (size_t j = 0; j < sizes[i * 7 % SIZES]; j++)
			kept = kept && things[i][j] == i % 251 + 1;
		CHECK(kept);
	}
	arena_free(&arena);
	CHECK(!arena.blocks);
	arena_free(&arena);
	arena_free(NULL);
}

/* A large thing must not throw away the room left in the newest block. */
static void
test_arena_keeps_room(void)
{
	struct arena arena = { 0 };
	char *first = arena_alloc(&arena, 16);
	arena_alloc(&arena, 1000000);
	char *second = arena_alloc(&arena, 16);
	CHECK_INT(second - first, 16);
	arena_free(&arena);
}

static void
test_arena_text(void)
{
	struct arena arena = { 0 };
	CHECK_TEXT(arena_copy(&arena, "Alna", 4), "Alna");
	CHECK_TEXT(arena_copy(&arena, "Alna", 2), "Al");
	CHECK_TEXT(arena_copy(&arena, NULL, 0), "");
	CHECK(memcmp(arena_copy(&arena, "a\0b", 3), "a\0b", 4) == 0);
	CHECK_TEXT(arena_print(&arena, "%s:%d", "alis.csv", 12), "alis.csv:12");
	CHECK_TEXT(arena_print(&arena, "%s", ""), "");
	CHECK_INT(strlen(arena_print(&arena, "%0*d", 100000, 1)), 100000);
	arena_free(&arena);
}

int
main(void)
{
	test_exhaustion();
	test_nothing();
	test_copies();
	test_array();
	test_arena();
	test_arena_keeps_room();
	test_arena_text();
	return check_summary("base_memory");
}
