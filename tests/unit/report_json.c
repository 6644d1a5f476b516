#include "plots/report/json.h"

#include <stdlib.h>

#include "stats/base/text.h"
#include "tests/check.h"
#include "tests/unit/report_sample.h"

/* A second, small reader of JSON (RFC 8259): the end of the value that begins here, or NULL where it is none.
 */
static const char *read_value(const char *at);

static const char *
skip(const char *at)
{
	return at + strspn(at, " \n\r\t");
}

static const char *
read_string(const char *at)
{
	if (*at++ != '"')
		return NULL;
	for (; *at != '"'; at++) {
		if ((unsigned char)*at < 0x20)
			return NULL;
		if (*at != '\\')
			continue;
		at++;
		if (*at == 'u' && strspn(at + 1, "0123456789abcdefABCDEF") < 4)
			return NULL;
		if (!*at || !strchr("\"\\/bfnrtu", *at))
			return NULL;
	}
	return at + 1;
}

static const char *
read_members(const char *at, bool is_object)
{
	char end = is_object ? '}' : ']';
	at = skip(at + 1);
	if (*at == end)
		return at + 1;
	for (;;) {
		if (is_object) {
			at = read_string(at);
			if (!at || *(at = skip(at)) != ':')
				return NULL;
			at = skip(at + 1);
		}
		at = read_value(at);
		if (!at)
			return NULL;
		at = skip(at);
		if (*at == end)
			return at + 1;
		if (*at != ',')
			return NULL;
		at = skip(at + 1);
	}
}

static const char *
read_number(const char *at)
{
	at += *at == '-';
	size_t digits = strspn(at, "0123456789");
	if (digits == 0 || (digits > 1 && *at == '0'))
		return NULL;
	char *end;
	strtod(at, &end);
	return end;
}

static const char *
read_value(const char *at)
{
	if (*at == '{' || *at == '[')
		return read_members(at, *at == '{');
	if (*at == '"')
		return read_string(at);
	if (strncmp(at, "null", 4) == 0 || strncmp(at, "true", 4) == 0)
		return at + 4;
	if (strncmp(at, "false", 5) == 0)
		return at + 5;
	return read_number(at);
}

static bool
is_json(const struct buffer *text)
{
	const char *end = read_value(text->bytes);
	return end && *skip(end) == '\0' && text_invalid_at(text->bytes, text->length) == text->length;
}

static struct sample sample;
static struct buffer out;

static void
test_writer(void)
{
	struct json json = { .out = &out };
	json_write_open(&json, NULL, '{');
	json_write_text(&json, "a\"", "x\n");
	json_write_text(&json, "none", NULL);
	json_write_open(&json, "list", '[');
	json_write_integer(&json, NULL, -3);
	json_write_fraction(&json, NULL, 2, 3);
	json_write_fraction(&json, NULL, 0, 0);
	json_write_limit(&json, NULL, 0.123456789);
	json_write_limit(&json, NULL, NAN);
	json_write_number(&json, NULL, 1e-12, 6);
	json_write_number(&json, NULL, INFINITY, 6);
	json_write_close(&json, ']');
	json_write_open(&json, "empty", '{');
	json_write_close(&json, '}');
	json_write_close(&json, '}');
	CHECK_TEXT(out.bytes, "{\n  \"a\\\"\": \"x\\n\",\n  \"none\": null,\n  \"list\": [\n    -3,\n    "
			      "0.666667,\n    null,\n"
			      "    0.123457,\n    null,\n    1e-12,\n    null\n  ],\n  \"empty\": {}\n}\n");
	CHECK(is_json(&out));
}

static void
test_indicators(void)
{
	buffer_clear(&out);
	report_indicators_json(&sample.result, &out);
	CHECK(is_json(&out));
	CHECK(strstr(out.bytes, "\"as_of\": \"2025-12-31\"") != NULL);
	CHECK(strstr(out.bytes, "\"proportion\": 0.700000,") != NULL);
	CHECK(strstr(out.bytes, "\"text\": \">=0.7\"") != NULL);
	CHECK(strstr(out.bytes, "\"undetermined_by_column\": {\n            \"plandato\": 94\n") != NULL);
	CHECK(strstr(out.bytes, "\"in_several_groups\": 7") != NULL);
	CHECK(strstr(out.bytes, "\"interval\": \"wilson\"") != NULL);
	CHECK(strstr(out.bytes, "\"file\": \"oslo.yaml\"") != NULL);
}

static void
test_hostile(void)
{
	sample.cells[0][0].group = "\"},{</script>\u202e\x01\n\\";
	sample.definition.title = "a\xff\"";
	sample.cells[0][1].state = CELL_SUPPRESSED;
	sample.cells[0][1].verdict = VERDICT_SUPPRESSED;
	sample.cells[0][1].group = "geheim";
	buffer_clear(&out);
	report_print(&sample.result, PRINT_JSON, &out);
	CHECK(is_json(&out));
	CHECK(strstr(out.bytes, "\"group\": \"\\\"},{</script>\u202e\\u0001\\n\\\\\"") != NULL);
	/* A suppressed cell says its state and nothing that was counted. */
	const char *closed = strstr(out.bytes, "\"group\": \"geheim\"");
	const char *end = closed ? strchr(closed, '}') : NULL;
	const char *count = closed ? strstr(closed, "numerator") : NULL;
	CHECK(closed && end && (!count || count > end));
}

static void
test_manifest(void)
{
	const char *const options[] = { "--fail-on", "not-met" };
	buffer_clear(&out);
	sample.definition.title = "ALIS";
	sample.definition.path = "/home/somebody/oslo.yaml";
	sample.result.input_count = 1;
	report_manifest(&sample.result, options, 2, &out);
	CHECK(is_json(&out));
	CHECK_TEXT(out.bytes,
		"{\n  \"title\": \"ALIS\",\n  \"as_of\": \"2025-12-31\",\n  \"options\": [\n   "
		" \"--fail-on\",\n"
		"    \"not-met\"\n  ],\n  \"tool\": {\n    \"name\": \"maltall\",\n    "
		"\"version\": \"" MALTALL_VERSION
		"\"\n  },\n  \"definitions\": {\n    \"file\": \"oslo.yaml\",\n    \"sha256\": "
		"\"9f2c1b7a3d5e4f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8\"\n  },\n  "
		"\"inputs\": [\n    {\n"
		"      \"table\": \"alis\",\n      \"file\": \"alis.csv\",\n      \"sha256\": "
		"\"0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9\",\n      "
		"\"rows\": 1345,\n      \"rows_left_out\": 3,\n      \"rows_set_aside\": 2,\n"
		"      \"encoding\": \"Windows-1252\",\n      \"delimiter\": \";\",\n      "
		"\"decimal\": \",\",\n      \"quote\": \"'\",\n      \"header_line\": 4,\n      "
		"\"header_rows\": 2\n    }\n  ],\n  \"compared_with\": null,\n"
		"  \"faults\": {\n    \"fatal\": 0,\n    \"error\": 13,\n    \"warning\": 1,\n "
		"   \"info\": 0\n  },\n  \"quality\": [\n"
		"    {\n      \"severity\": \"error\",\n      \"rule\": \"date\",\n"
		"      \"file\": \"alis.csv\",\n      \"count\": 12,\n"
		"      \"effect\": \"value_missing\"\n    },\n"
		"    {\n      \"severity\": \"error\",\n      \"rule\": \"duplicate_key\",\n"
		"      \"file\": \"alis.csv\",\n      \"count\": 1,\n"
		"      \"effect\": \"row_left_out\"\n    },\n"
		"    {\n      \"severity\": \"warning\",\n      \"rule\": \"header_only\",\n"
		"      \"file\": \"kurs.csv\",\n      \"count\": 1,\n"
		"      \"effect\": \"none\"\n    }\n  ],\n  \"effects\": [\n"
		"    {\n      \"rule\": \"date\",\n      \"indicator\": \"utdanningsplan\",\n"
		"      \"denominator_out\": 12,\n      \"denominator_in\": 0,\n"
		"      \"numerator_out\": 0,\n      \"numerator_in\": 0\n    },\n"
		"    {\n      \"rule\": \"min_regel\",\n      \"indicator\": \"veilederkurs\",\n"
		"      \"denominator_out\": 1,\n      \"denominator_in\": 2,\n"
		"      \"numerator_out\": 1,\n      \"numerator_in\": 3\n    }\n  ]\n}\n");
}

int
main(void)
{
	sample_fill(&sample);
	test_writer();
	test_indicators();
	test_hostile();
	test_manifest();
	faults_free(&sample.faults);
	buffer_free(&out);
	return check_summary("report_json");
}
