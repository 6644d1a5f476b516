#include "plots/report/json.h"

#include <assert.h>
#include <math.h>

#include "plots/report/escape.h"
#include "plots/report/number.h"
#include "stats/base/decimal.h"

static void
begin_line(struct json *json)
{
	static const char line[] = "\n                                ";
	assert(2 * (size_t)json->depth < sizeof line - 1);
	buffer_add(json->out, line, 1 + 2 * (size_t)json->depth);
}

static void
begin_member(struct json *json, const char *key)
{
	if (json->has_member)
		buffer_char(json->out, ',');
	if (json->depth > 0)
		begin_line(json);
	json->has_member = true;
	if (key) {
		escape_json(json->out, key);
		buffer_text(json->out, ": ");
	}
}

void
json_write_open(struct json *json, const char *key, char bracket)
{
	begin_member(json, key);
	buffer_char(json->out, bracket);
	json->depth++;
	json->has_member = false;
}

void
json_write_close(struct json *json, char bracket)
{
	json->depth--;
	if (json->has_member)
		begin_line(json);
	buffer_char(json->out, bracket);
	json->has_member = true;
	if (json->depth == 0)
		buffer_char(json->out, '\n');
}

void
json_write_text(struct json *json, const char *key, const char *text)
{
	begin_member(json, key);
	if (text)
		escape_json(json->out, text);
	else
		buffer_text(json->out, "null");
}

void
json_write_integer(struct json *json, const char *key, int64_t number)
{
	begin_member(json, key);
	buffer_integer(json->out, number);
}

void
json_write_fraction(struct json *json, const char *key, int64_t numerator, int64_t denominator)
{
	char text[32];
	begin_member(json, key);
	buffer_text(json->out,
		denominator > 0 ? ratio_format(numerator, denominator, 6, text, sizeof text) : "null");
}

void
json_write_limit(struct json *json, const char *key, double fraction)
{
	begin_member(json, key);
	if (isnan(fraction))
		buffer_text(json->out, "null");
	else
		number_plain(json->out, fraction);
}

void
json_write_number(struct json *json, const char *key, double number, int digits)
{
	begin_member(json, key);
	if (isfinite(number))
		buffer_print(json->out, "%.*g", digits, number);
	else
		buffer_text(json->out, "null");
}

void
json_write_shortest(struct json *json, const char *key, double number)
{
	char text[NUMBER_TEXT_SIZE];
	begin_member(json, key);
	buffer_text(json->out, isfinite(number) ? number_format_shortest(number, text) : "null");
}

void
json_write_null(struct json *json, const char *key)
{
	begin_member(json, key);
	buffer_text(json->out, "null");
}
