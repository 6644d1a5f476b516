/* The commands against figures from outside: CSV in, JSON out. Lines of tests/answers/[name].txt are
 *
 *	compare mixed.csv --columns x --by h | tests test=welch | estimate=2.5 interval.0=1 df=9 ~ 1e-10
 *
 * a command (with `< 56/70,48/80`, the rows that rows.sh makes of these counts on standard input); which
 * object of the JSON (that array, or - for the whole, and the members it has); figures, and how near,
 *relative to the figure where it is above 1, always with `relative`. A figure that must be null is `nan`. */
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "tests/check.h"

static const char *maltall;

static json_t *
answer_of(char *command, struct arena *arena)
{
	char *counts = strstr(command, " < ");
	if (counts)
		*counts = 0;
	const char *line = arena_print(arena, "cd tests/answers && %s%s%s '%s' %s --format json 2>/dev/null",
		counts ? "sh rows.sh " : "", counts ? counts + 3 : "", counts ? " |" : "", maltall, command);
	FILE *pipe = popen(line, "r");
	json_error_t error;
	json_t *json = pipe ? json_loadf(pipe, 0, &error) : NULL;
	check_that(json && pclose(pipe) == 0, __FILE__, __LINE__, "%s gives no JSON", line);
	return json;
}

static bool
object_has(const json_t *object, const char *members)
{
	char *copy = xstrdup(members), *rest = NULL;
	bool all = true;
	for (char *pair = strtok_r(copy, ",", &rest); pair && all; pair = strtok_r(NULL, ",", &rest)) {
		char *value = strchr(pair, '=');
		*value++ = 0;
		const char *text = json_string_value(json_object_get(object, pair));
		all = text && strcmp(text, value) == 0;
	}
	free(copy);
	return all;
}

/* `ARRAY members`: the first object of that array that has them; `-` is the whole, of which an object needs
 * no members. */
static const json_t *
object_find(const json_t *json, char *where)
{
	char *members = strchr(where, ' ');
	if (members)
		*members++ = 0;
	const json_t *array = strcmp(where, "-") == 0 ? json : json_object_get(json, where);
	if (!members && json_is_object(array))
		return array;
	for (size_t i = 0; i < json_array_size(array); i++)
		if (!members || object_has(json_array_get(array, i), members))
			return json_array_get(array, i);
	return NULL;
}

/* What is no number must not pass for 0. */
static double
number_of(const json_t *value)
{
	return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

/* A member; where there is none of that name, the way to it: `coefficients.1.interval.0`. NULL: nothing is
 * there. */
static const json_t *
member_of(const json_t *json, char *name)
{
	const json_t *member =
		json_is_array(json) ? json_array_get(json, (size_t)atoi(name)) : json_object_get(json, name);
	char *point = strchr(name, '.');
	if (!point || (member && !json_is_array(json)))
		return member;
	*point = 0;
	return member_of(json_is_array(json) ? member : json_object_get(json, name), point + 1);
}

static void
case_check(const char *file, size_t number, char *text)
{
	struct arena arena = { 0 };
	char *where = strstr(text, " | "), *figures = where ? strstr(where + 3, " | ") : NULL;
	char *tolerance = figures ? strstr(figures, " ~ ") : NULL;
	check_that(tolerance, file, (int)number, "is no case");
	if (!tolerance)
		return;
	*where = *figures = *tolerance = 0;
	json_t *json = answer_of(text, &arena);
	const json_t *object = json ? object_find(json, where + 3) : NULL;
	check_that(object, file, (int)number, "there is no such object");
	char *rest = NULL;
	for (char *pair = strtok_r(figures + 3, " ", &rest); object && pair;
		pair = strtok_r(NULL, " ", &rest)) {
		char *sign = strchr(pair, '=');
		*sign = 0;
		double expected = strtod(sign + 1, NULL), near = strtod(tolerance + 3, NULL);
		double least = strstr(tolerance, " relative") && fabs(expected) > 0 ? 0 : 1;
		const char *name = arena_print(&arena, "%s", pair);
		const json_t *member = member_of(object, pair);
		check_that(member, file, (int)number, "%s is not there", name);
		if (isnan(expected))
			check_that(json_is_null(member), file, (int)number, "%s is not null", name);
		else
			check_near(number_of(member), expected, near * fmax(least, fabs(expected)), file,
				(int)number, name);
	}
	json_decref(json);
	arena_free(&arena);
}

static void
file_check(const char *path)
{
	char line[8192];
	size_t number = 0, cases = 0;
	FILE *file = fopen(path, "r");
	CHECK(file);
	while (file && fgets(line, sizeof line, file)) {
		number++;
		line[strcspn(line, "\n")] = 0;
		if (!*line || *line == '#')
			continue;
		case_check(path, number, line);
		cases++;
	}
	CHECK(cases > 0);
	if (file)
		fclose(file);
}

int
main(int argc, char **argv)
{
	struct arena arena = { 0 };
	const char *end = argc > 0 ? strstr(argv[0], "/tests/unit/") : NULL;
	const char *named = getenv("MALTALL");
	maltall = named ? named
			: arena_print(&arena, "%s%.*s/maltall", *argv[0] == '/' ? "" : "../../",
				  (int)(end ? end - argv[0] : 0), argv[0]);
	file_check("tests/answers/cases.txt");
	file_check("tests/answers/collection.txt");
	arena_free(&arena);
	return check_summary("cmd_answers");
}
