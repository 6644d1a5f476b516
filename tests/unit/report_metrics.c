#include "plots/report/metrics.h"

#include <stdlib.h>

#include "plots/report/escape.h"
#include "tests/check.h"
#include "tests/unit/report_sample.h"

static struct sample sample;

static size_t
occurrences(const char *text, const char *part)
{
	size_t count = 0;
	for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
		count++;
	return count;
}

/* Every cell that has a proportion has a sample; one without cases has the number 0 and no proportion. */
static void
test_figures(void)
{
	struct buffer text = { 0 };
	metrics_figures(&sample.result, &text);
	CHECK_INT(occurrences(text.bytes, "# TYPE"), 5);
	CHECK(strstr(text.bytes, "by=\"\",group=\"\"} 0.700000\n"));
	CHECK(strstr(text.bytes, "group=\"Stovner\"} 0\n"));
	CHECK(!strstr(text.bytes, "nan"));
	CHECK(strstr(text.bytes, "severity=\"error\"} "));
	buffer_free(&text);
}

/* Of a cell that is suppressed nothing is told, whatever its verdict says. */
static void
test_suppressed(void)
{
	static const enum cell_state states[] = { CELL_SUPPRESSED, CELL_SUPPRESSED_SECONDARY, CELL_NO_DATA };
	struct cell *cell = &sample.cells[0][0];
	const struct cell kept = *cell;
	struct buffer text = { 0 };
	metrics_figures(&sample.result, &text);
	size_t shown = occurrences(text.bytes, "group=\"Alna\"");
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		cell->state = states[i];
		buffer_clear(&text);
		metrics_figures(&sample.result, &text);
		CHECK_INT(occurrences(text.bytes, "group=\"Alna\""), shown - 3);
	}
	*cell = kept;
	buffer_free(&text);
}

static void
test_run(void)
{
	struct buffer text = { 0 };
	struct run_metrics run = { "/srv/a\"b/o\\s\"lo\n.yaml", 1767139200, 0, 1.25, 69, true };
	metrics_run(&run, &text);
	CHECK(strstr(text.bytes,
		"maltall_run_timestamp_seconds{definitions=\"o\\\\s\\\"lo\\n.yaml\"} 1767139200\n"));
	CHECK(strstr(text.bytes, "\"} 1.250\n"));
	CHECK(strstr(text.bytes, "\"} 69\n"));
	CHECK(!strstr(text.bytes, "last_success"));
	run.last_success = 1767139201;
	buffer_clear(&text);
	metrics_run(&run, &text);
	CHECK(strstr(text.bytes,
		"maltall_last_success_timestamp_seconds{definitions=\"o\\\\s\\\"lo\\n.yaml\"} 1767139201\n"));
	buffer_free(&text);
}

static void
test_label(void)
{
	struct buffer text = { 0 };
	escape_label(&text, "\xc3\xa6\\\"\n\r\x01\xff");
	CHECK_TEXT(text.bytes, "\xc3\xa6\\\\\\\"\\n\xe2\x90\x8d\xe2\x90\x81\xef\xbf\xbd");
	buffer_free(&text);
}

int
main(void)
{
	sample_fill(&sample);
	test_figures();
	test_suppressed();
	test_run();
	test_label();
	faults_free(&sample.faults);
	return check_summary("report_metrics");
}
