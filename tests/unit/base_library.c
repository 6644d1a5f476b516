#include "stats/base/library.h"

#include <math.h>

#include "tests/check.h"

static struct {
	__typeof__(sqrt) *sqrt, *cbrt;
} libm;

/* What is found is found once: what stands in the pointers is not looked for again, whatever the name. */
static void
test_load(void)
{
	static const struct library_function functions[] = { { "sqrt", &libm.sqrt }, { "cbrt", &libm.cbrt } };
	struct error err = { 0 };
	CHECK(library_load("libm.so.6", functions, 2, &err));
	CHECK_NEAR(libm.sqrt(5.6644), 2.38, 1e-12);
	CHECK_NEAR(libm.cbrt(13.481272), 2.38, 1e-12);
	CHECK(library_load("libmaltall-is-not-there.so.1", functions, 2, &err));
	CHECK_INT(err.kind, ERROR_NONE);
}

static void
test_missing(void)
{
	void *nothing = NULL;
	const struct library_function lacking[] = { { "maltall_is_not_there", &nothing } };
	struct error err = { 0 };
	CHECK(!library_load("libmaltall-is-not-there.so.1", lacking, 1, &err));
	CHECK_INT(err.kind, ERROR_UNAVAILABLE);
	CHECK_TEXT(err.text,
		"a library cannot be loaded: libmaltall-is-not-there.so.1: cannot open shared object "
		"file: No such file or directory; install it anew");
	err = (struct error){ 0 };
	CHECK(!library_load("libm.so.6", lacking, 1, &err));
	CHECK_INT(err.kind, ERROR_UNAVAILABLE);
	CHECK(strstr(err.text, "maltall_is_not_there") && !nothing);
}

int
main(void)
{
	test_load();
	test_missing();
	return check_summary("base_library");
}
