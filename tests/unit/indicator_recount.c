/* The sample's figures against tests/recount, which counts them once more with sqlite3: at the date of the
 * sample, at that of the report's figures, and at days where somebody has exactly three months or one year.
 */
#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "tests/unit/indicator_cells.h"

static struct expected_cells cells;

static void
recount_check(const char *as_of)
{
	static char bytes[1 << 16];
	char command[256];
	snprintf(command, sizeof command, "sh tests/recount/recount.sh samples/oslo %s", as_of);
	/* Nothing of the command comes from outside. NOLINTNEXTLINE(cert-env33-c) */
	FILE *recount = popen(command, "r");
	size_t length = recount ? fread(bytes, 1, sizeof bytes, recount) : 0;
	bool counted = recount && pclose(recount) == 0;
	check_that(counted && length < sizeof bytes, as_of, 0, "the recount failed");
	if (!counted)
		return;
	expected_cells_read(&cells, bytes, length, as_of);
	definition_check(&cells, "samples/oslo/oslo.yaml", date_parse_iso(as_of, strlen(as_of)));
}

int
main(void)
{
	static const char *const dates[] = { "2025-12-31", "2025-12-30", "2025-05-31", "2025-05-28",
		"2025-04-30", "2025-02-28", "2025-03-01", "2024-02-29", "2026-01-01", "2000-01-01" };
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		recount_check(dates[i]);
	return check_summary("indicator_recount");
}
