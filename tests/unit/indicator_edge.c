/* The edge cases of the three targets: every folder of tests/edge is a definitions file with small tables,
 * and the cells that must come of them, counted by hand. Both sides of each switch stand in the same file. */
#include <glob.h>

#include "stats/base/date.h"
#include "stats/base/memory.h"
#include "tests/unit/indicator_cells.h"

enum { EDGE_CASES = 51 };

static struct expected_cells cells;

static void
edge_check(const char *expected_path)
{
	char bytes[8192], definitions[512];
	FILE *file = fopen(expected_path, "r");
	check_that(file, expected_path, 0, "cannot be opened");
	if (!file)
		return;
	size_t length = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	expected_cells_read(&cells, bytes, length, expected_path);
	int folder = (int)(strrchr(expected_path, '/') - expected_path);
	snprintf(definitions, sizeof definitions, "%.*s/definitions.yaml", folder, expected_path);
	definition_check(&cells, definitions, DATE_MISSING);
}

int
main(void)
{
	glob_t found;
	CHECK_INT(glob("tests/edge/*/expected.csv", 0, NULL, &found), 0);
	CHECK_INT(found.gl_pathc, EDGE_CASES);
	for (size_t i = 0; i < found.gl_pathc; i++)
		edge_check(found.gl_pathv[i]);
	globfree(&found);
	return check_summary("indicator_edge");
}
