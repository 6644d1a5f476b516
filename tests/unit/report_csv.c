#include "tests/check.h"
#include "tests/unit/report_sample.h"

static struct sample sample;
static struct buffer out;

#define HEADS                                                                                                \
	"indicator,as_of,by,group,numerator,denominator,proportion,lower,upper,lowest,highest,target,"       \
	"verdict,"                                                                                           \
	"missing_to_target,undetermined,excluded,excepted,state\r\n"

/* One indicator with the cells given, in this order: the total, then one grouping. */
static void
reduce(size_t cell_count)
{
	sample.result.indicator_count = 1;
	sample.strata[0].cell_count = cell_count;
}

static void
test_exact_bytes(void)
{
	reduce(3);
	struct cell *cells = sample.cells[0];
	sample.results[0].total.interval = (struct interval){ 0.6312345, 0.7609999 };
	sample.results[0].total.counts.excepted = 5;
	cells[0].group = "=cmd|'/c calc'!A1, \"x\"\n";
	cells[0].interval = (struct interval){ 0.5, 1.0 };
	cells[1] = sample_cell(&sample.indicators[0], "alis.enhet", "Stovner", (const int[3]){ 0, 0, 0 });
	cells[2].group = "";
	cells[2].state = CELL_SUPPRESSED;
	cells[2].verdict = VERDICT_SUPPRESSED;
	report_indicators_csv(&sample.result, &out);
	CHECK_TEXT(out.bytes,
		HEADS "veilederkurs,2025-12-31,,,133,190,0.700000,0.631235,0.761000,0.700000,0.721053,>=0.7,"
		      "met,0,4,0,5,ok"
		      "\r\n"
		      "veilederkurs,2025-12-31,alis.enhet,\"'=cmd|'/c calc'!A1, \"\"x\"\"\n\","
		      "10,14,0.714286,0.500000,1.000000,0.714286,0.714286,>=0.7,met,0,0,0,0,ok\r\n"
		      "veilederkurs,2025-12-31,alis.enhet,Stovner,0,0,,,,,,>=0.7,not_relevant,,0,0,0,zero_"
		      "denominator"
		      "\r\n"
		      "veilederkurs,2025-12-31,alis.enhet,,,,,,,,,>=0.7,suppressed,,,,,suppressed\r\n");
}

static void
test_without_target(void)
{
	reduce(0);
	sample.indicators[0].target.given = false;
	sample.results[0].total = sample_cell(&sample.indicators[0], "", "", (const int[3]){ 1, 3, 0 });
	sample.results[0].total.interval = (struct interval){ 0.25, 0.75 };
	buffer_clear(&out);
	report_indicators_csv(&sample.result, &out);
	CHECK_TEXT(out.bytes, HEADS
		"veilederkurs,2025-12-31,,,1,3,0.333333,0.250000,0.750000,0.333333,0.333333,,,,0,0,0,ok\r\n");
	/* A target that no numerator meets has no number missing to it. */
	sample.indicators[0].target = (struct target){ true, MORE_THAN, { 1, 1 } };
	sample.results[0].total.verdict = VERDICT_NOT_MET;
	sample.results[0].total.missing_to_target = -1;
	buffer_clear(&out);
	report_indicators_csv(&sample.result, &out);
	CHECK(strstr(out.bytes, ",>1,not_met,,0,0,0,ok\r\n") != NULL);
}

/* The total of each indicator first, then its groups in the order given. */
static void
test_order(void)
{
	sample_fill(&sample);
	buffer_clear(&out);
	report_print(&sample.result, PRINT_CSV, &out);
	const char *plan = strstr(out.bytes, "\r\nutdanningsplan,2025-12-31,,,301,344,");
	const char *unit = strstr(out.bytes, "\r\nutdanningsplan,2025-12-31,enhet,Alna,");
	const char *scheme = strstr(out.bytes, "\r\nutdanningsplan,2025-12-31,ordning,gammel,");
	const char *missing = strstr(out.bytes, "\r\nprogresjonsmote,2025-12-31,enhet,,1,3,");
	CHECK(plan && unit && scheme && missing && plan < unit && unit < scheme && scheme < missing);
	size_t rows = 0;
	for (const char *at = out.bytes; (at = strstr(at, "\r\n")) != NULL; at += 2)
		rows++;
	CHECK_INT(rows, 1 + (1 + 18) + (1 + 18 + 2) + (1 + 19));
	faults_free(&sample.faults);
}

static void
test_quality(void)
{
	struct faults faults = { 0 };
	sample.result.faults = &faults;
	buffer_clear(&out);
	report_quality_csv(&sample.result, &out);
	CHECK_TEXT(out.bytes, "severity,rule,file,line,column,message,effect\r\n");
	fault_add(&faults, SEVERITY_ERROR, "date", "a,b.csv", 12, 5, "'dato' is \"x\"");
	fault_add(&faults, SEVERITY_WARNING, "header_only", "-rf.csv", 0, 0, "no row");
	buffer_clear(&out);
	report_quality_csv(&sample.result, &out);
	CHECK_TEXT(out.bytes, "severity,rule,file,line,column,message,effect\r\n"
			      "error,date,\"a,b.csv\",12,5,\"'dato' is \"\"x\"\"\",value_missing\r\n"
			      "warning,header_only,\"'-rf.csv\",,,no row,none\r\n");
	faults_free(&faults);
}

int
main(void)
{
	sample_fill(&sample);
	test_exact_bytes();
	test_without_target();
	faults_free(&sample.faults);
	test_order();
	test_quality();
	buffer_free(&out);
	return check_summary("report_csv");
}
