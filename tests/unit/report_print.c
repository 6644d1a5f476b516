#include "stats/base/text.h"
#include "tests/check.h"
#include "tests/unit/report_sample.h"

static struct sample sample;
static struct buffer out;

static void
test_table(void)
{
	sample.result.indicator_count = 1;
	sample.strata[0].cell_count = 2;
	sample.cells[0][0].group = "Grünerløkka \033[2J\u202e";
	report_print(&sample.result, PRINT_TABLE, &out);
	CHECK_TEXT(out.bytes,
		"Indikator     Inndeling   Gruppe                        Antall   Andel         "
		"Mål  Resultat   Til målet  "
		"Ubestemt\n"
		"veilederkurs              I alt                     133\u00a0av\u00a0190  "
		"70,0\u00a0%  minst 70\u00a0%  nådd                         4\n"
		"veilederkurs  alis.enhet  Grünerløkka \u241b[2J[U+202E]    10\u00a0av\u00a014 "
		" 71,4\u00a0%  minst 70\u00a0%  nådd\n"
		"veilederkurs  alis.enhet  Bjerke                       5\u00a0av\u00a012  "
		"41,7\u00a0%  minst 70\u00a0%  ikke nådd          4\n");
}

static void
test_long_name(void)
{
	char name[301];
	memset(name, 'x', 300);
	name[300] = '\0';
	sample.cells[0][0].group = name;
	buffer_clear(&out);
	report_print(&sample.result, PRINT_TABLE, &out);
	CHECK(strstr(out.bytes, "xxxx\u2026  ") != NULL);
	CHECK(strstr(out.bytes, name) == NULL);
}

static void
test_markdown(void)
{
	sample.definition.language = LANGUAGE_EN;
	sample.strata[0].cell_count = 1;
	sample.cells[0][0].group = "a|b\n<script>";
	buffer_clear(&out);
	report_print(&sample.result, PRINT_MARKDOWN, &out);
	CHECK_TEXT(out.bytes,
		"| Indicator | By | Group | Count | Proportion | Target | Result | To target | Undetermined "
		"|\n"
		"|---|---|---|---:|---:|---:|---|---:|---:|\n"
		"| veilederkurs |  | Total | 133\u00a0of\u00a0190 | 70.0% | at least 70% | met |  | 4 |\n"
		"| veilederkurs | alis.enhet | a\\|b\u240a&lt;script> | 10\u00a0of\u00a014 | 71.4% | at "
		"least 70% | met |  |  |\n");
}

int
main(void)
{
	sample_fill(&sample);
	test_table();
	test_long_name();
	test_markdown();
	faults_free(&sample.faults);
	buffer_free(&out);
	return check_summary("report_print");
}
