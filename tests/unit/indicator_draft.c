/* What a draft believes of its files, what it does not print, and that it reads back. */
#include "tests/unit/indicator_draft.h"

#include "stats/indicator/draft_text.h"
#include "stats/indicator/header_name.h"

/* The text of the tables that come of drafting files and reading the draft. */
static void
check_draft(const char *const *texts, const char *expected, int line)
{
	struct drafted *drafted = draft_texts(texts);
	struct definition *definition = definition_of(drafted->yaml.bytes, drafted->yaml.length, "d.yaml");
	struct buffer text = { 0 };
	if (definition)
		tables_text(&text, definition);
	check_text(text.bytes ? text.bytes : "", expected, __FILE__, line, "the tables");
	buffer_free(&text);
	definition_free(definition);
	drafted_free(drafted);
}

#define CHECK_DRAFT(expected, ...)                                                                           \
	check_draft((const char *const[]){ __VA_ARGS__, NULL }, (expected), __LINE__)

static const char persons[] = "person_id;Enhet;Født;ok;grad\n"
			      "p1;Alna;01.02.1990;ja;50\n"
			      "p2;Alna;03.04.1991;nei;75,5\n"
			      "p3;Øst;;ja;100\n"
			      "p4;Øst;05.06.1993;nei;20\n";

static void
test_types_and_keys(void)
{
	CHECK_DRAFT("personer personer.csv person_id 1 59 44 0 0 0\n"
		    "  person_id 'person_id' text one_of[] 0 00 - 0 0 0\n"
		    "  enhet 'Enhet' text one_of[Alna|Øst] 0 00 - 0 0 0\n"
		    "  født 'Født' date one_of[] 0 00 - 0 0 0\n"
		    "  ok 'ok' truth one_of[] 0 00 - 0 0 0\n"
		    "  grad 'grad' number one_of[] 0 00 - 0 0 0\n",
		"personer.csv", persons);
	/* Codes stay texts; 0 and 1 are truths only together; a mark is declared; about and short dates too.
	 */
	CHECK_DRAFT("a a.csv kode 1 59 44 0 0 0\n"
		    "  kode 'kode' text one_of[] 0 00 - 0 0 0\n"
		    "  bit 'bit' truth one_of[] 0 00 - 0 0 0\n"
		    "  one 'one' number one_of[] 0 00 - 0 0 0\n"
		    "  n 'n' number one_of[] missing[-] 0 00 - 0 0 0\n"
		    "  about 'about' number one_of[] 0 10 - 0 0 0\n"
		    "  big 'big' number one_of[] 46 00 - 0 0 0\n"
		    "  d 'd' date one_of[] 0 00 dd.mm.yy 1969 0 0\n",
		"a.csv",
		"kode;bit;one;n;about;big;d\n01;0;1,5;-;ca "
		"5;1.234;01.02.03\n02;1;1,5;5,5;>7;5.678;04.05.06\n");
}

static void
test_keys(void)
{
	/* Called after the table before another that is distinct; a tenth may stand twice. */
	CHECK_DRAFT("moter moter.csv mote_id 1 59 0 0 0 0\n"
		    "  sak_nr 'sak_nr' text one_of[] 0 00 - 0 0 0\n"
		    "  mote_id 'mote_id' text one_of[] 0 00 - 0 0 0\n",
		"moter.csv",
		"sak_nr;mote_id\ns1;m1\ns2;m2\ns3;m3\ns4;m4\ns5;m5\ns6;m6\ns7;m7\ns8;m8\ns9;m9\ns10;m9\n");
	/* Whole numbers that are called a number are keys, amounts are not. */
	CHECK_DRAFT("a a.csv nr 1 59 44 0 0 0\n"
		    "  antall 'antall' number one_of[] 0 00 - 0 0 0\n"
		    "  nr 'nr' text one_of[] 0 00 - 0 0 0\n",
		"a.csv", "antall;nr\n5;1\n6;2\n");
	CHECK_DRAFT("a a.csv - 1 59 44 0 0 0\n"
		    "  antall 'antall' number one_of[] 0 00 - 0 0 0\n"
		    "  id 'id' text one_of[] 0 00 - 0 0 0\n",
		"a.csv", "antall;id\n5;q\n6;\n");
}

static void
test_references(void)
{
	/* Both ways, each by a column that is no key, and of the keys themselves only one. */
	CHECK_DRAFT("lag lag.csv lag_id 1 59 0 0 0 0\n"
		    "  lag_id 'lag_id' text one_of[] 0 00 - 0 0 0\n"
		    "  leder 'leder' text -> person 1 one_of[] 0 00 - 0 0 0\n"
		    "person person.csv person_id 1 59 0 0 0 0\n"
		    "  person_id 'person_id' text one_of[] 0 00 - 0 0 0\n"
		    "  lag_id 'lag_id' text -> lag 0 one_of[] 0 00 - 0 0 0\n",
		"lag.csv", "lag_id;leder\nl1;p1\nl2;p3\n", "person.csv",
		"person_id;lag_id\np1;l1\np2;l1\np3;l2\np4;l2\n");
	CHECK_DRAFT("a a.csv id 1 59 0 0 0 0\n"
		    "  id 'id' text one_of[] 0 00 - 0 0 0\n"
		    "  x 'x' text one_of[] 0 00 - 0 0 0\n"
		    "b b.csv id 1 59 0 0 0 0\n"
		    "  id 'id' text -> a 0 one_of[] 0 00 - 0 0 0\n"
		    "  y 'y' text one_of[] 0 00 - 0 0 0\n",
		"a.csv", "id;x\nk1;u\nk2;v\n", "b.csv", "id;y\nk1;q\nk2;r\n");
	/* Plain numbers alone say nothing; with the name they do. */
	CHECK_DRAFT("a a.csv a_nr 1 59 0 0 0 0\n"
		    "  a_nr 'a_nr' text one_of[] 0 00 - 0 0 0\n"
		    "  x 'x' text one_of[] 0 00 - 0 0 0\n"
		    "b b.csv - 1 59 44 0 0 0\n"
		    "  antall 'antall' number one_of[] 0 00 - 0 0 0\n"
		    "  a_nr 'a_nr' text -> a 0 one_of[] 0 00 - 0 0 0\n",
		"a.csv", "a_nr;x\n1;u\n2;v\n3;w\n", "b.csv", "antall;a_nr\n1;1\n2;1\n1;3\n");
	/* A table may refer to itself. */
	CHECK_DRAFT("ansatt ansatt.csv ansatt_id 1 59 0 0 0 0\n"
		    "  ansatt_id 'ansatt_id' text one_of[] 0 00 - 0 0 0\n"
		    "  leder 'leder' text -> ansatt 0 one_of[] 0 00 - 0 0 0\n",
		"ansatt.csv", "ansatt_id;leder\na1;a3\na2;a3\na3;a1\n");
}

/* Headers are kept to the letter and named so that conditions can speak of them. */
static void
test_hostile_headers(void)
{
	CHECK_DRAFT("a_b a b.csv - 1 59 44 0 0 0\n"
		    "  a_b_c 'a: \"b\" # {c}' number one_of[] 0 00 - 0 0 0\n",
		"a b.csv", "\"a: \"\"b\"\" # {c}\"\n1\n1\n");
}

static void
test_left_out(void)
{
	struct drafted *drafted = draft_texts((const char *const[]){ "a.csv",
		"x;;\"- ?\n'y\";x;No;2024;\\n\t&*!|>%@`;fnr\n"
		"1;2;3;4;5;6;7;15076500565\n",
		NULL });
	CHECK(strstr(drafted->yaml.bytes, "# column 2, is left out: it has no header") != NULL);
	CHECK(strstr(drafted->yaml.bytes, "# column 1, \"x\", is left out: 2 columns have this header") !=
		NULL);
	CHECK(strstr(drafted->yaml.bytes, "no_: {type: ") != NULL);
	CHECK(strstr(drafted->yaml.bytes, "_2024: {type: ") != NULL);
	struct definition *definition = definition_of(drafted->yaml.bytes, drafted->yaml.length, "d.yaml");
	CHECK_TEXT(definition ? column_header(&definition->tables[0].columns[0]) : "", "- ? 'y");
	definition_free(definition);
	drafted_free(drafted);
}

/* No value of a key, of what refers to one, or of a column about a person. */
static void
test_nothing_secret(void)
{
	static const char doctors[] = "lege_id;navn;merknad;epost\n"
				      "SECRET1;SECRETa;SECRETm;secret@example.no\n"
				      "SECRET2;SECRETa;SECRETm;\n"
				      "SECRET3;SECRETb;SECRETn;\n"
				      "SECRET4;SECRETb;SECRETn;\n";
	static const char meetings[] = "lege;ref_nr\n"
				       "SECRET1;SECRETx\nSECRET1;SECRETx\nSECRET2;SECRETy\nSECRET2;SECRETy\n";
	struct drafted *drafted =
		draft_texts((const char *const[]){ "lege.csv", doctors, "mote.csv", meetings, NULL });
	CHECK(strstr(drafted->yaml.bytes, "SECRET") == NULL);
	CHECK(strstr(drafted->yaml.bytes, "secret@") == NULL);
	CHECK(strstr(drafted->yaml.bytes, "is left out: 1 of its values look like an e-mail address") !=
		NULL);
	CHECK(strstr(drafted->package.bytes, "SECRET") == NULL);
	CHECK(strstr(drafted->yaml.bytes, "refers_to: lege") != NULL);
	drafted_free(drafted);
}

static bool
draft_says(const char *const *texts, const char *part)
{
	struct drafted *drafted = draft_texts(texts);
	bool says = strstr(drafted->yaml.bytes, part) != NULL;
	drafted_free(drafted);
	return says;
}

#define SAYS(part, ...) draft_says((const char *const[]){ __VA_ARGS__, NULL }, (part))

/* Numbers that somebody is called by are texts and have no range; amounts stay numbers. */
static void
test_numbers_of_identity(void)
{
	static const char persons_called[] = "hprnr;unit;mobil;ref;ventetid;antall_pasienter;pasientid\n"
					     "1234567;A;41234567;811111;5;1;71\n"
					     "7654321;B;41234568;811112;6;2;72\n"
					     "7654322;B;41234569;811113;6;2;72\n";
	struct drafted *drafted = draft_texts((const char *const[]){ "p.csv", persons_called, NULL });
	const char *yaml = drafted->yaml.bytes;
	CHECK(strstr(yaml, "hprnr: text   # 3 different") != NULL);
	CHECK(strstr(yaml, "ref: text   # 3 different") != NULL);
	CHECK(strstr(yaml, "pasientid: text   # 2 different") != NULL);
	CHECK(strstr(yaml, "ventetid: number   # 5 to 6") != NULL);
	CHECK(strstr(yaml, "antall_pasienter: number   # 1 to 2") != NULL);
	CHECK(strstr(yaml, "mobil: number") == NULL);
	CHECK(strstr(yaml, "41234567") == NULL && strstr(yaml, "7654322") == NULL);
	drafted_free(drafted);
}

/* Totals are checked where they do add up in the file, and never in years and percentages. */
static void
test_totals_that_add_up(void)
{
	CHECK(SAYS("    totals_equal_parts: [n]   #", "t.csv",
		"ar;enhet;n;andel;p;m\n2024;A;1;1;5 %;1\n2024;B;2;1;5 %;1\n2024;Sum;3;2;10 %;9\n"));
	CHECK(SAYS("    totals_equal_parts: none   #", "t.csv", "ar;enhet\n2024;A\n2024;Sum\n"));
	CHECK(!SAYS("totals_equal_parts", "t.csv", "enhet;n\nA;1\nB;2\n"));
}

/* Rows that are merely numbered say nothing of another table whose rows are numbered too. */
static void
test_running_numbers(void)
{
	CHECK(!SAYS("refers_to", "a.csv", "nr;x\n1;u\n2;v\n3;w\n", "b.csv", "nr;y\n1;q\n2;r\n3;s\n"));
	CHECK(!SAYS("refers_to", "a.csv", "lopenr;x\n1;u\n2;v\n3;w\n", "b.csv",
		"lopenr;antall\n1;1\n2;1\n3;2\n"));
	CHECK(SAYS("refers_to: kurs", "kurs.csv", "nr;x\n1;u\n2;v\n3;w\n", "b.csv",
		"kurs_nr;y\n1;q\n2;r\n2;s\n"));
}

static void
test_header_only(void)
{
	CHECK_DRAFT("a a.csv - 1 59 0 0 0 0\n"
		    "  x 'x' text one_of[] 0 00 - 0 0 0\n"
		    "  y_y 'Y y' text one_of[] 0 00 - 0 0 0\n",
		"a.csv", "x;Y y\n");
}

static void
test_example(void)
{
	struct drafted *drafted = draft_texts((const char *const[]){ "personer.csv", persons, NULL });
	struct buffer bare = { 0 };
	/* What stands behind # in the first column, below `indicators:`, is meant to be uncommented. */
	for (const char *line = drafted->yaml.bytes; *line; line += strcspn(line, "\n") + 1) {
		size_t length = strcspn(line, "\n");
		if (strncmp(line, "indicators: {}", 14) == 0)
			buffer_text(&bare, "indicators:");
		else if (strncmp(line, "#  ", 3) == 0 || strncmp(line, "#rules", 6) == 0)
			buffer_add(&bare, line + 1, length - 1);
		else
			buffer_add(&bare, line, length);
		buffer_char(&bare, '\n');
	}
	struct definition *definition = definition_of(bare.bytes, bare.length, "d.yaml");
	CHECK_INT(definition ? definition->indicator_count : 0, 1);
	CHECK_TEXT(definition ? definition->indicators[0].numerator.text : "", "født is not missing");
	CHECK_INT(definition ? definition->indicators[0].by_count : 0, 1);
	definition_free(definition);
	buffer_free(&bare);
	drafted_free(drafted);
}

static void
test_names(void)
{
	static const struct {
		const char *header, *name;
	} cases[] = { { "Startdato i enheten", "startdato_i_enheten" }, { "ÆØÅ", "æøå" }, { "  (x)  ", "x" },
		{ "2024", "_2024" }, { "no", "no_" }, { "AND", "and_" }, { "??", "_" }, { "", "__2" },
		{ "Dato:\"a\"", "dato_a" }, { "dato a", "dato_a_2" }, { "dato_a_2", "dato_a_2_2" },
		{ "a__b", "a_b" } };
	struct arena arena = { 0 };
	struct dictionary *taken = dictionary_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_TEXT(header_name(&arena, cases[i].header, taken), cases[i].name);
	char longest[500];
	memset(longest, 'a', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	CHECK_INT(strlen(header_name(&arena, longest, taken)), HEADER_NAME_LIMIT);
	dictionary_free(taken);
	arena_free(&arena);
}

static void
test_quoting(void)
{
	static const struct {
		const char *text, *yaml;
	} cases[] = { { "Alna", "Alna" }, { "St. Hanshaugen", "St. Hanshaugen" }, { "ja", "ja" },
		{ "no", "\"no\"" }, { "0301", "\"0301\"" }, { "a: b", "\"a: b\"" }, { "a #b", "\"a #b\"" },
		{ "a\"b\\c", "\"a\\\"b\\\\c\"" }, { "a\nb", "\"a\\u000Ab\"" },
		{ "\xE2\x80\xAE", "\"\\u202E\"" }, { "", "\"\"" }, { "-", "\"-\"" }, { "~", "\"~\"" },
		{ "a.", "\"a.\"" }, { "[x]", "\"[x]\"" } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer out = { 0 };
		yaml_text(&out, cases[i].text);
		CHECK_TEXT(out.bytes, cases[i].yaml);
		buffer_free(&out);
	}
	struct buffer out = { 0 };
	yaml_comment(&out, "a\nb\xE2\x80\xA8", 6);
	CHECK_TEXT(out.bytes, "a\xEF\xBF\xBD"
			      "b\xEF\xBF\xBD");
	buffer_free(&out);
}

int
main(void)
{
	test_types_and_keys();
	test_keys();
	test_references();
	test_hostile_headers();
	test_left_out();
	test_nothing_secret();
	test_numbers_of_identity();
	test_totals_that_add_up();
	test_running_numbers();
	test_header_only();
	test_example();
	test_names();
	test_quoting();
	return check_summary("indicator_draft");
}
