#include "stats/indicator/counted.h"

#include "tests/unit/indicator_ask.h"

static void
answer_check(size_t line, struct question question, const char *cells, const char *told)
{
	struct answer answer = ask(question);
	check_that(answer.result && strcmp(answer.cells.bytes, cells) == 0, __FILE__, (int)line,
		"cells:\n%s-- expected:\n%s", answer.result ? answer.cells.bytes : answer.err.text, cells);
	check_that(answer.result && strcmp(answer.told.bytes, told) == 0, __FILE__, (int)line,
		"told:\n%s-- expected:\n%s", answer.result ? answer.told.bytes : answer.err.text, told);
	answer_free(&answer);
}

static void
refusal_check(size_t line, struct question question, const char *beginning)
{
	struct answer answer = ask(question);
	check_that(!answer.result && answer.err.kind == ERROR_DATA &&
			   strncmp(answer.err.text, beginning, strlen(beginning)) == 0,
		__FILE__, (int)line, "came: %s\nexpected: %s",
		answer.result ? answer.cells.bytes : answer.err.text, beginning);
	answer_free(&answer);
}

#define REFUSED(beginning, ...) refusal_check(__LINE__, (struct question){ __VA_ARGS__ }, beginning)
#define ASKED(cells, told, ...) answer_check(__LINE__, (struct question){ __VA_ARGS__ }, cells, told)

static const char unit_columns[] = "unit:t n:n d:n", two_columns[] = "unit:t sex:t n:n d:n";

static void
test_sums(void)
{
	ASKED("6/13\nAlna 3/7\nBjerke 3/6\n", "", .columns = two_columns, .by = "unit",
		.text = "unit;sex;n;d\nBjerke;K;3;6\nAlna;K;1;2\nAlna;M;2;5\n");
	ASKED("3/7\n", "", .columns = unit_columns, .text = "unit;n;d\nAlna;1;2\nBjerke;2;5\n");
	/* A group that nobody named; a cell of nobody. */
	ASKED("1/2\nAlna 0/0 zero_denominator\n1/2\n", "", .columns = unit_columns, .by = "unit",
		.text = "unit;n;d\n;1;2\nAlna;0;0\n");
	ASKED("0/0 no_data\n", "", .columns = unit_columns, .by = "unit", .where = "unit = 'Bjerke'",
		.text = "unit;n;d\nAlna;1;2\n");
}

static void
test_total_rows(void)
{
	static const char sums_text[] = "unit;n;d\nSum;5;8\nA1;1;2\nA2;1;2\nSum A;2;4\nB1;3;4\nSum B;3;4\n";
	static const char year_columns[] = "year:n unit:t n:n d:n";
	static const char year_text[] = "year;unit;n;d\n2024;I alt;6;12\n2024;A;5;10\n2024;B;1;2\n"
					"2025;A;6;10\n2025;B;2;2\n";
	/* Set aside where the cells are its parts; the total is their sum, whatever the row says. */
	ASKED("3/7\nAlna 1/2\nBjerke 2/5\n", "", .columns = unit_columns, .by = "unit",
		.text = "unit;n;d\nOslo i alt;3;7\nAlna;1;2\nBjerke;2;5\n");
	REFUSED("unit: the row says 4 of 8, and its 2 parts add up to 3 of 7; mend the row",
		.columns = unit_columns, .by = "unit",
		.text = "unit;n;d\nTotalt;4;8\nAlna;1;2\nBjerke;2;5\n");
	/* Sums of some beside the sum of all. */
	static const char begins[] =
		"unit: the value of this row sounds like a total or a mean, and its counts are not";
	REFUSED(begins, .columns = unit_columns, .text = sums_text);
	REFUSED(begins, .columns = unit_columns, .by = "unit", .text = sums_text);
	ASKED("5/8\nA1 1/2\nA2 1/2\nB1 3/4\n", "", .columns = unit_columns, .by = "unit", .text = sums_text,
		.where = "not (unit like 'Sum%')");
	REFUSED(begins, .columns = unit_columns,
		.text = "unit;n;d\nA1;1;2\nA2;1;2\nSum A;2;4\nB1;3;4\nSum B;3;4\nC;1;5\n");
	/* A year without a total row has its parts added. */
	ASKED("14/24\n", "", .columns = year_columns, .text = year_text);
	ASKED("14/24\nA 11/20\nB 3/4\n", "", .columns = year_columns, .by = "unit", .text = year_text);
	ASKED("14/24\n2024 6/12\n2025 8/12\n", "", .columns = year_columns, .by = "year", .text = year_text);
	/* A total row that covers one unit alone must not stand for all. */
	REFUSED("", .columns = two_columns,
		.text = "unit;sex;n;d\nSum;K;2;4\nSum;M;2;4\nA;K;1;2\nA;M;1;2\nB;K;1;2\nB;M;1;2\n"
			"B;Begge;2;4\n");
	/* Without the words everything counts. */
	ASKED("6/14\nAlna 1/2\nBjerke 2/5\nOslo i alt 3/7\n", "", .columns = unit_columns, .by = "unit",
		.totals = TOTALS_NONE, .text = "unit;n;d\nOslo i alt;3;7\nAlna;1;2\nBjerke;2;5\n");
	/* A file of nothing but totals. */
	ASKED("3/7\n", "", .columns = unit_columns, .by = "unit", .text = "unit;n;d\nOslo i alt;3;7\nx;;\n",
		.where = "unit <> 'x'");
	/* Over what is not asked for, the total row stands for its parts, also where one part is not known;
	 * where it is not known itself, or is not there, they are added. */
	ASKED("9/19\nAlna 3/7\nBjerke 3/5\nFrogner 3/7\n", "", .columns = two_columns, .by = "unit",
		.text = "unit;sex;n;d\nAlna;Begge kjønn;3;7\nAlna;K;1;2\nAlna;M;-;5\n"
			"Bjerke;K;1;2\nBjerke;M;2;3\nFrogner;Alle;-;-\nFrogner;K;1;2\nFrogner;M;2;5\n");
	/* The same of a wrong one, also where it is less than what is known of its parts; of two that differ.
	 */
	static const char wrong[] = "unit;sex;n;d\nAlna;Begge kjønn;4;7\nAlna;K;1;2\nAlna;M;2;5\n";
	REFUSED("sex: the row says 4 of 7, and its 2 parts add up to 3 of 7", .columns = two_columns,
		.by = "unit", .text = wrong);
	REFUSED("sex: the row says 4 of 7", .columns = two_columns, .text = wrong);
	ASKED("3/7\n", "", .columns = two_columns, .text = wrong, .where = "sex <> 'Begge kjønn'");
	REFUSED("unit: the row says 3 of 4", .columns = unit_columns,
		.text = "unit;n;d\nSum;3;4\nAlna;2;2\nBjerke;-;3\n");
	REFUSED("unit: this total says 3 of 8, and the one on line 2 says 3 of 7", .columns = unit_columns,
		.text = "unit;n;d\nSum;3;7\nTotalt;3;8\nAlna;1;2\nBjerke;2;5\n");
	ASKED("3/7\n", "", .columns = unit_columns,
		.text = "unit;n;d\nSum;3;7\nTotalt;3;7\nAlna;1;2\nBjerke;2;5\n");
}

/* A total of everything that is blank where its parts have values. */
static void
test_blank_totals(void)
{
	static const char text[] = "unit;sex;n;d\nAlna;K;1;2\nAlna;M;2;5\nBjerke;K;1;1\nTotalt;;4;8\nx;;;\n";
	ASKED("4/8\nAlna 3/7\nBjerke 1/1\n", "", .columns = two_columns, .by = "unit", .where = "unit <> 'x'",
		.text = text);
	ASKED("4/8\nK 2/3\nM 2/5\n", "", .columns = two_columns, .by = "sex", .where = "unit <> 'x'",
		.text = text);
}

static void
test_conditions(void)
{
	static const char text[] = "unit;sex;n;d\nAlna;Begge kjønn;3;7\nAlna;K;1;2\nAlna;M;2;5\n";
	ASKED("1/2\nAlna 1/2\n", "", .columns = two_columns, .by = "unit", .text = text,
		.where = "sex = 'K'");
	/* The total row is asked for, and one of its parts is not: it must not stand for the other. */
	ASKED("2/5\nAlna 2/5\n", "", .columns = two_columns, .by = "unit", .text = text,
		.where = "sex <> 'K'");
	ASKED("3/7\nAlna 3/7\n", "", .columns = two_columns, .by = "unit", .text = text,
		.where = "sex = 'Begge kjønn'");
	/* Of the other dimensions nothing is left out, so their totals stand, also for a part that is not
	 * known. */
	ASKED("3/7\nAlna 3/7\n", "", .columns = "unit:t sex:t age:t n:n d:n", .by = "unit",
		.where = "age = '80+'",
		.text = "unit;sex;age;n;d\nAlna;Begge kjønn;80+;3;7\nAlna;K;80+;-;2\nAlna;M;80+;2;5\n"
			"Alna;Begge kjønn;18;3;7\nAlna;K;18;1;2\nAlna;M;18;2;5\n");
}

static void
test_totals_by_counts(void)
{
	static const char text[] = "unit;n;d\nHele byen;6;12\nAlna;1;2\nBjerke;2;5\nFrogner;3;5\n";
	ASKED("6/12\nAlna 1/2\nBjerke 2/5\nFrogner 3/5\n", "", .columns = unit_columns, .by = "unit",
		.text = text);
	ASKED("12/24\nAlna 1/2\nBjerke 2/5\nFrogner 3/5\nHele byen 6/12\n", "", .columns = unit_columns,
		.by = "unit", .text = text, .totals = TOTALS_BY_WORD);
	/* Under a name that says nothing it may be chance: refused, unless the question leaves it out. */
	static const char three[] = "unit;n;d\nAlna;1;2\nBjerke;2;5\nFrogner;3;7\n";
	REFUSED("unit: 'Frogner' may be a total: its counts, 3 of 7, are", .columns = unit_columns,
		.by = "unit", .text = three);
	REFUSED("unit: the value of this row may be a total", .columns = unit_columns, .text = three);
	ASKED("6/14\nAlna 1/2\nBjerke 2/5\nFrogner 3/7\n", "", .columns = unit_columns, .by = "unit",
		.text = three, .totals = TOTALS_BY_WORD);
	ASKED("3/7\nAlna 1/2\nBjerke 2/5\n", "", .columns = unit_columns, .by = "unit", .text = three,
		.where = "unit <> 'Frogner'");
	ASKED("7/12\n", "", .columns = unit_columns, .text = "unit;n;d\nK;3;6\nM;4;6\nBegge;7;12\n");
	ASKED("7/12\n", "", .columns = unit_columns, .text = "unit;n;d\nN;3;6\nS;4;6\nHele landet;7;12\n");
	/* A year is the total of no others. */
	ASKED("6/8\n", "", .columns = "year:n n:n d:n", .text = "year;n;d\n2023;1;2\n2024;2;2\n2025;3;4\n");
	/* "Hele" says it, and the counts do not bear it out; or nothing shows whether they do. */
	static const char whole[] =
		"unit: the value of this row sounds like a total or a mean, and its counts are not";
	REFUSED(whole, .columns = unit_columns, .by = "unit",
		.text = "unit;n;d\nHele byen;7;12\nAlna;1;2\nBjerke;2;5\nFrogner;3;5\n");
	REFUSED(whole, .columns = unit_columns, .text = "unit;n;d\nHele byen;7;12\nAlna;1;2\nBjerke;2;-\n");
	REFUSED(whole, .columns = unit_columns, .text = "unit;n;d\nHele byen;1;2\nAlna;1;2\n");
	ASKED("13/24\n", "", .columns = unit_columns, .totals = TOTALS_BY_WORD,
		.text = "unit;n;d\nHele byen;7;12\nAlna;1;2\nBjerke;2;5\nFrogner;3;5\n");
	ASKED("6/12\n", "", .columns = unit_columns, .where = "unit <> 'Hele byen'",
		.text = "unit;n;d\nHele byen;7;12\nAlna;1;2\nBjerke;2;5\nFrogner;3;5\n");
	/* Sums of some, before or behind them, of so many people that it is no chance. */
	static const char before[] = "unit;n;d\nV;30;60\nF;10;20\nU;20;40\nO;50;90\nA;20;50\nB;30;40\n";
	REFUSED("unit: the value of this row may be a total: its counts are those of the rows next to it",
		.columns = unit_columns, .text = "unit;n;d\nV;60;120\nF;20;40\nU;40;80\nA;7;12\n");
	REFUSED("unit: the value of this row may be a total: its counts are those of the rows next to it",
		.columns = unit_columns, .text = "unit;n;d\nF;20;40\nU;40;80\nV;60;120\nA;7;12\n");
	ASKED("67/132\n", "", .columns = unit_columns,
		.text = "unit;n;d\nV;60;120\nF;20;40\nU;40;80\nA;7;12\n", .where = "unit in ('V', 'A')");
	REFUSED("unit: the value of this row may be a total: its counts are those of the rows next to it",
		.columns = unit_columns, .text = before);
	ASKED("3/7\n", "", .columns = unit_columns, .text = "unit;n;d\nV;1;2\nF;0;1\nU;1;1\nA;1;3\n");
	/* Beside a total that is not known: its denominator speaks, or the halves. */
	REFUSED("unit: the row says nothing of 220, and its 5 parts add up to 119 of 229",
		.columns = unit_columns,
		.text = "unit;n;d\nSum;-;220\nA;5;10\nB;50;100\nC;25;40\nD;30;70\nE;9;9\n");
	REFUSED("unit: the rows fall into two runs with the same sums", .columns = unit_columns,
		.text = "unit;n;d\nSum;-;-\nB;50;100\nC;9;20\nD;30;70\nE;29;50\n");
	/* A number that is no year may be the total of others. */
	REFUSED("zone: '0' may be a total", .columns = "zone:n n:n d:n", .by = "zone",
		.text = "zone;n;d\n0;6;12\n1;1;2\n2;2;5\n3;3;5\n");
	/* It has to hold for most. */
	ASKED("16/30\nAlna 3/5\nBjerke 4/10\nFrogner 2/3\nUllern 7/12\n", "", .columns = two_columns,
		.by = "unit",
		.text = "unit;sex;n;d\nUllern;K;6;10\nAlna;K;1;2\nBjerke;K;3;5\nFrogner;K;2;3\n"
			"Ullern;M;1;2\nAlna;M;2;3\nBjerke;M;1;5\n");
}

static void
test_layers(void)
{
	static const char text[] =
		"unit;n;d\nOslo i alt;3;7\nAlna;1;2\nBjerke;2;5\nRommen;1;3\nBjerke;1;2\nTeisen;1;2\n";
	ASKED("3/7\nAlna 1/2\nBjerke 2/5\n", "", .columns = unit_columns, .by = "unit", .text = text);
	ASKED("3/7\nBjerke 1/2\nRommen 1/3\nTeisen 1/2\n", "", .columns = unit_columns, .by = "unit",
		.text = text, .layer = 2);
	/* Values as large as the total are no layers, and neither are any without a word for the total. */
	REFUSED("unit: the row says 1 of 2, and its 3 parts add up to 3 of 6", .columns = unit_columns,
		.by = "unit", .text = "unit;n;d\nSum;1;2\nAlna;1;2\nBjerke;1;2\nFrogner;1;2\n");
	ASKED("4/8\nAlna 1/2\nBjerke 1/2\nFrogner 1/2\nUllern 1/2\n", "", .columns = unit_columns,
		.by = "unit", .text = "unit;n;d\nUllern;1;2\nAlna;1;2\nBjerke;1;2\nFrogner;1;2\n");
	ASKED("6/12\nA 2/4\nB 1/2\nC 1/2\nD 1/2\nE 1/2\n", "", .columns = unit_columns, .by = "unit",
		.text = "unit;n;d\nA;2;4\nB;1;2\nC;1;2\nD;1;2\nE;1;2\n");
	/* Where so many people are in them that it is no chance, they are refused. */
	static const char halves[] = "unit;n;d\nUllern;10;20\nAlna;50;90\nRommen;30;40\nTeisen;30;70\n";
	REFUSED("unit: the rows fall into two runs with the same sums", .columns = unit_columns,
		.text = halves);
	ASKED("60/110\n", "", .columns = unit_columns, .text = halves, .where = "unit in ('Ullern', 'Alna')");
	ASKED("120/220\n", "", .columns = unit_columns, .text = halves, .totals = TOTALS_BY_WORD);
	struct answer answer =
		ask((struct question){ .columns = unit_columns, .by = "unit", .text = text, .layer = 3 });
	CHECK(!answer.result);
	CHECK(answer.err.kind == ERROR_USAGE);
	CHECK_TEXT(answer.err.text,
		"there is no layer 3: the groups asked for have 2 that add up to their total");
	answer_free(&answer);
}

static void
test_duplicates(void)
{
	static const char text[] = "unit;n;d\nAlna;1;2\nAlna;1;2\nBjerke;2;5\nBjerke;2;6\nBjerke;2;6\n";
	REFUSED("the values of f.csv:4 and other counts; mend one", .columns = unit_columns, .by = "unit",
		.text = text);
	ASKED("3/7\nAlna 1/2\nBjerke 2/5\n", "3 duplicate_row\n5 contradicting_row\n6 duplicate_row\n",
		.columns = unit_columns, .by = "unit", .text = text, .duplicates = ROWS_FIRST);
	ASKED("8/21\nAlna 2/4\nBjerke 6/17\n",
		"3 duplicate_counted\n5 duplicate_counted\n6 duplicate_counted\n", .columns = unit_columns,
		.by = "unit", .text = text, .duplicates = ROWS_ALL);
	/* Where nothing tells rows apart, all of them count. */
	ASKED("13/24\n", "", .columns = "n:n d:n", .text = "n;d\n5;10\n5;10\n3;4\n");
	/* Nobody is told of rows that are not asked for. */
	ASKED("1/2\nAlna 1/2\n", "3 duplicate_row\n", .columns = unit_columns, .by = "unit", .text = text,
		.where = "unit = 'Alna'");
	/* A year tells rows apart; another number does not, and neither does what is ignored. */
	ASKED("2/4\nAlna 2/4\n", "", .columns = "year:n unit:t n:n d:n", .by = "unit",
		.text = "year;unit;n;d\n2023;Alna;1;2\n2024;Alna;1;2\n");
	ASKED("1/2\nAlna 1/2\n", "3 duplicate_row\n", .columns = "year:n unit:t n:n d:n", .by = "unit",
		.text = "year;unit;n;d\n70.5;Alna;1;2\n71;Alna;1;2\n");
	ASKED("1/2\nAlna 1/2\n", "3 duplicate_row\n", .columns = "year:n unit:t n:n d:n", .by = "unit",
		.ignored = "year", .text = "year;unit;n;d\n2023;Alna;1;2\n2024;Alna;1;2\n");
	/* Whole numbers may be a code that does; it is to be said. */
	static const char codes[] = "age;unit;n;d\n1;Alna;1;2\n2;Alna;1;3\n";
	REFUSED("this row and line 2 differ in 'age' and in nothing else", .columns = "age:n unit:t n:n d:n",
		.by = "unit", .text = codes);
	ASKED("2/5\nAlna 2/5\n", "", .columns = "age:t unit:t n:n d:n", .by = "unit", .text = codes);
	REFUSED("this row and line 2 differ in 'age'", .columns = "age:n n:n d:n",
		.text = "age;n;d\n0;3;7\n1;1;2\n2;2;5\n");
	ASKED("2/5\nAlna 2/5\n", "3 duplicate_counted\n", .columns = "age:n unit:t n:n d:n", .by = "unit",
		.text = codes, .duplicates = ROWS_ALL);
	/* One that tells nothing apart that is not told apart already is of no use. */
	ASKED("2/5\n", "", .columns = "age:n unit:t n:n d:n",
		.text = "age;unit;n;d\n1;Alna;1;2\n1;Bjerke;1;3\n");
	/* Totals do not hold what counts twice. */
	REFUSED("unit: the row says 2 of 5, and its 2 parts add up to 3 of 7 (rows that stand twice count "
		"twice)",
		.columns = unit_columns, .text = "unit;n;d\nSum;2;5\nAlna;1;2\nAlna;1;2\nBjerke;1;3\n",
		.duplicates = ROWS_ALL);
	ASKED("3/7\n", "4 duplicate_counted\n", .columns = unit_columns,
		.text = "unit;n;d\nSum;2;5\nAlna;1;2\nAlna;1;2\nBjerke;1;3\n", .duplicates = ROWS_ALL,
		.where = "unit <> 'Sum'");
}

static void
test_missing_counts(void)
{
	ASKED("1/2 (1: 1/7 6/7)\nAlna 1/2\nBjerke 0/0 (1: 0/5 5/5) no_data\n", "", .columns = unit_columns,
		.by = "unit", .text = "unit;n;d\nAlna;1;2\nBjerke;-;5\n");
	/* How far an unknown denominator reaches nobody knows. */
	ASKED("1/2 (1: 0/0 0/0)\nAlna 1/2\nBjerke 0/0 (1: 0/0 0/0) no_data\n", "", .columns = unit_columns,
		.by = "unit", .text = "unit;n;d\nAlna;1;2\nBjerke;3;-\n", .target = ">= 50 %");
	ASKED("1/2 (2: 0/0 0/0)\n", "", .columns = unit_columns,
		.text = "unit;n;d\nAlna;1;2\nBjerke;-;-\nUllern;-;3\n");
}

static void
test_wrong_counts(void)
{
	ASKED("1/2 (1: 1/4 3/4)\n", "3 count\n", .columns = unit_columns,
		.text = "unit;n;d\nAlna;1.0;2\nBjerke;0.5;2\n");
	ASKED("1/2 (1: 0/0 0/0)\n", "3 count\n", .columns = unit_columns,
		.text = "unit;n;d\nAlna;1;2\nBjerke;1;-2\n");
	ASKED("1/2 (1: 0/0 0/0)\n", "3 count\n", .columns = unit_columns,
		.text = "unit;n;d\nAlna;1;2\nBjerke;1;1099511627777\n");
	ASKED("1/2 (1: 0/0 0/0)\n", "3 numerator_too_large\n", .columns = unit_columns,
		.text = "unit;n;d\nAlna;1;2\nBjerke;3;2\n");
}

static void
published_check(size_t line, const char *text, int decimals, int64_t rounded, int64_t truncated,
	int64_t differ, int64_t nothing)
{
	struct answer answer = ask((struct question){ .columns = "unit:t n:n d:n p:t", .text = text });
	const struct published_counts *published = &answer.published;
	check_that(published->decimals == decimals && published->rounded == rounded &&
			   published->truncated == truncated && published->differ == differ &&
			   published->nothing == nothing &&
			   published->compared == rounded + truncated + differ,
		__FILE__, (int)line, "%d decimals, %lld rounded, %lld cut off, %lld differ, %lld nothing",
		published->decimals, (long long)published->rounded, (long long)published->truncated,
		(long long)published->differ, (long long)published->nothing);
	answer_free(&answer);
}

#define PUBLISHED(...) published_check(__LINE__, __VA_ARGS__)

static void
test_published(void)
{
	/* 69 of 240 is 28.75, 241 of 345 is 69.855. */
	PUBLISHED("unit;n;d;p\na;69;240;28.8\nb;69;240;28.7\nc;241;345;69.9\nd;241;345;69.8\ne;241;345;70\n",
		1, 2, 2, 1, 0);
	PUBLISHED("unit;n;d;p\na;69;240;28.75\nb;1;2;50\nc;1;2;50.0\nd;1;3;33.33\ne;2;3;66.66\n", 2, 4, 1, 0,
		0);
	/* Noise behind the decimals, a percent sign, what is not there, what is none. */
	PUBLISHED("unit;n;d;p\na;603;1000;60.300000000000004\nb;603;1000;60.3 %\nc;1;2;\nd;-;2;50\ne;0;0;0\n",
		1, 2, 0, 0, 3);
	PUBLISHED("unit;n;d;p\na;1;2;half\nb;1;2;50\n", 0, 1, 0, 0, 1);
}

static char *
file_read(const char *path, size_t *length)
{
	struct buffer bytes = { 0 };
	FILE *file = fopen(path, "rb");
	CHECK(file);
	for (int byte; file && (byte = fgetc(file)) != EOF;)
		buffer_char(&bytes, (char)byte);
	if (file)
		fclose(file);
	buffer_text(&bytes, "");
	*length = bytes.length;
	return bytes.bytes;
}

/* The election of 2023; expected figures: tests/data/oslo_pxbuild/README.md, counted with awk. */
static void
test_election(void)
{
	size_t length, said = 0;
	char *text = file_read("tests/data/oslo_pxbuild/VAL001_latin1.csv", &length);
	char *body = strchr(text, '\n');
	struct buffer whole = { 0 };
	buffer_text(&whole, "year;unit;age;sex;p;n;d");
	buffer_text(&whole, body ? body : "");
	struct answer answer = ask((struct question){
		.columns = "year:n unit:t age:t sex:t p:t n:n d:n", .by = "unit", .text = whole.bytes });
	CHECK(answer.result);
	CHECK(answer.result && answer.result->indicators[0].strata[0].cell_count == 18);
	CHECK(answer.result && answer.result->indicators[0].total.counts.numerator == 366081);
	CHECK(answer.result && answer.result->indicators[0].total.counts.denominator == 570411);
	CHECK(answer.result && answer.result->indicators[0].total.counts.undetermined == 0);
	CHECK(answer.published.rounded == 1251);
	CHECK(answer.published.truncated == 1215);
	CHECK(answer.published.differ == 0);
	CHECK(answer.published.nothing == 12);
	for (size_t i = 0; i < answer.faults.count; i++)
		said += strcmp(answer.faults.items[i].rule, "duplicate_row") == 0;
	CHECK(said == 42);
	CHECK(answer.faults.by_severity[SEVERITY_ERROR] == 0);
	CHECK(answer.faults.by_severity[SEVERITY_WARNING] == 42);
	answer_free(&answer);
	buffer_free(&whole);
	free(text);
}

int
main(void)
{
	test_sums();
	test_total_rows();
	test_blank_totals();
	test_conditions();
	test_totals_by_counts();
	test_layers();
	test_duplicates();
	test_missing_counts();
	test_wrong_counts();
	test_published();
	test_election();
	return check_summary("indicator_counted");
}
