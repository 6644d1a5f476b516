/* What the line that shows how far a file has been read says, and when. */
#include "cmd/meter.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"

static void
line_check(uint64_t taken, uint64_t size, double seconds, const char *expected)
{
	struct buffer out = { 0 };
	meter_text(&out, taken, size, seconds);
	CHECK_TEXT(out.bytes, expected);
	buffer_free(&out);
}

static void
test_text(void)
{
	line_check(88200000, 210000000, 1, "42 % of 210 MB read, 88 MB/s");
	line_check(88200000, 0, 2, "88 MB read, 44 MB/s");
	line_check(220000000, 210000000, 2, "100 % of 210 MB read, 110 MB/s");
	line_check(1, 2000000, 0, "0 % of 2 MB read");
}

/* The stream, and how much of what is in it has been looked at. */
struct paper {
	FILE *stream;
	char *text;
	size_t length, seen;
};

/* What has been written since the last time. */
static const char *
written(struct paper *paper)
{
	(void)fflush(paper->stream);
	const char *news = paper->text + paper->seen;
	paper->seen = paper->length;
	return news;
}

static void
test_times(void)
{
	struct paper paper = { .text = NULL };
	paper.stream = open_memstream(&paper.text, &paper.length);
	struct meter meter = { .stream = paper.stream };
	const uint64_t size = 10000000;
	meter_tell(&meter, 1000000, size, 100);
	meter_tell(&meter, 2000000, size, 100.9);
	CHECK_TEXT(written(&paper), "");
	meter_tell(&meter, 3000000, size, 101);
	CHECK_TEXT(written(&paper), "\r\033[Kmaltall: 30 % of 10 MB read, 3 MB/s");
	meter_tell(&meter, 3100000, size, 101.1);
	CHECK_TEXT(written(&paper), "");
	meter_tell(&meter, 8000000, size, 102);
	CHECK_TEXT(written(&paper), "\r\033[Kmaltall: 80 % of 10 MB read, 4 MB/s");
	/* It goes away with the file, and the next one has a second of its own. */
	meter_tell(&meter, 0, UINT64_MAX, 102.1);
	CHECK_TEXT(written(&paper), "\r\033[K");
	meter_tell(&meter, 0, size, 102.2);
	meter_tell(&meter, 1000000, size, 103.1);
	meter_tell(&meter, 0, UINT64_MAX, 103.2);
	CHECK_TEXT(written(&paper), "");
	fclose(paper.stream);
	free(paper.text);
}

int
main(void)
{
	test_text();
	test_times();
	return check_summary("cmd_meter");
}
