/* The whole test harness: a check that holds is counted, one that does not is printed and counted too.
 *
 * A test program calls the checks from main() and ends with `return check_summary("room_noun");`, which
 * prints "room_noun: N passed, N failed". */
#ifndef MALTALL_TESTS_CHECK_H
#define MALTALL_TESTS_CHECK_H

#include <math.h>
#include <stdio.h>
#include <string.h>

static size_t checks_passed, checks_failed;

/* How many of `count` random cases are gone through: by the plain build all, and by that with sanitizers, in
 * which each costs several times as much, the first quarter. */
#ifdef __SANITIZE_ADDRESS__
#define CHECK_CASES(count) (((count) + 3) / 4)
#else
#define CHECK_CASES(count) (count)
#endif

#define CHECK(condition) check_that((condition), __FILE__, __LINE__, "%s", #condition)
#define CHECK_INT(actual, expected)                                                                          \
	check_int((long long)(actual), (long long)(expected), __FILE__, __LINE__, #actual)
#define CHECK_TEXT(actual, expected) check_text((actual), (expected), __FILE__, __LINE__, #actual)
/* Both NaN, or nearer than the tolerance (absolute). */
#define CHECK_NEAR(actual, expected, tolerance)                                                              \
	check_near((actual), (expected), (tolerance), __FILE__, __LINE__, #actual)

#define check_that(holds, file, line, ...)                                                                   \
	((holds) ? (void)checks_passed++                                                                     \
		 : (checks_failed++, (void)fprintf(stderr, "%s:%d: failed: ", file, line),                   \
			   (void)fprintf(stderr, __VA_ARGS__), (void)fputc('\n', stderr)))

static inline void
check_int(long long actual, long long expected, const char *file, int line, const char *what)
{
	check_that(actual == expected, file, line, "%s is %lld, expected %lld", what, actual, expected);
}

static inline void
check_text(const char *actual, const char *expected, const char *file, int line, const char *what)
{
	check_that(actual && expected && strcmp(actual, expected) == 0, file, line,
		"%s is\n  %s\nexpected\n  %s", what, actual ? actual : "(null)",
		expected ? expected : "(null)");
}

static inline void
check_near(double actual, double expected, double tolerance, const char *file, int line, const char *what)
{
	check_that((isnan(actual) && isnan(expected)) || fabs(actual - expected) <= tolerance, file, line,
		"%s is %.17g, expected %.17g within %g", what, actual, expected, tolerance);
}

static inline int
check_summary(const char *name)
{
	printf("%s: %zu passed, %zu failed\n", name, checks_passed, checks_failed);
	return checks_failed ? 1 : 0;
}

#endif
