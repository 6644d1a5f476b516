#include "stats/base/lock.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stats/base/replace.h"
#include "tests/check.h"

static char home[] = "/tmp/maltall-lock-XXXXXX";

/* A lock belongs to an open folder, so two of them in one process are as good as two runs. */
static void
test_lock(void)
{
	int one = open(home, O_RDONLY | O_DIRECTORY | O_CLOEXEC),
	    other = open(home, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct error err = { 0 };
	char number[64];
	snprintf(number, sizeof number, "another run (process %ld, since 20", (long)getpid());
	CHECK(lock_take(one, home, &err));
	CHECK(!lock_take(other, home, &err));
	CHECK_INT(err.kind, ERROR_LOCKED);
	CHECK(strncmp(err.text, number, strlen(number)) == 0);
	lock_release(one);
	CHECK(faccessat(one, ".holder", F_OK, 0) != 0);
	CHECK(lock_take(other, home, &err));
	lock_release(other);
	/* What is no number, or a link to somewhere else, tells nothing and is not followed. */
	static const char *const contents[] = { "", "x", "-1", "99999999999999999999" };
	for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
		CHECK(lock_take(one, home, &err));
		int file = openat(one, ".holder", O_WRONLY | O_TRUNC | O_CLOEXEC);
		CHECK(write(file, contents[i], strlen(contents[i])) >= 0);
		close(file);
		err = (struct error){ 0 };
		CHECK(!lock_take(other, home, &err));
		CHECK_TEXT(err.text, "another run is writing to this folder; try again when it has ended");
		lock_release(one);
	}
	CHECK(symlinkat("elsewhere", one, ".holder") == 0);
	CHECK(lock_take(one, home, &err));
	CHECK(faccessat(one, "elsewhere", F_OK, 0) != 0);
	lock_release(one);
	close(one);
	close(other);
}

static void
test_replace(void)
{
	char path[64], content[16] = "";
	struct error err = { 0 };
	struct buffer text = { 0 };
	snprintf(path, sizeof path, "%s/file", home);
	for (int i = 0; i < 2; i++) {
		buffer_print(&text, "%d", i);
		CHECK(file_replace(path, &text, &err));
	}
	int file = open(path, O_RDONLY | O_CLOEXEC);
	CHECK_INT(read(file, content, sizeof content), 2);
	CHECK_TEXT(content, "01");
	close(file);
	unlink(path);
	/* A folder stands in its place: it stays, and no draft is left. */
	CHECK(mkdir(path, 0700) == 0);
	CHECK(!file_replace(path, &text, &err));
	CHECK_INT(err.kind, ERROR_WRITE);
	CHECK(rmdir(path) == 0);
	CHECK(rmdir(home) == 0);
	buffer_free(&text);
}

int
main(void)
{
	if (!mkdtemp(home)) {
		perror(home);
		return 2;
	}
	test_lock();
	test_replace();
	return check_summary("base_lock");
}
