#include "cmd/option.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/text.h"

static size_t
choice_count(const struct option *option)
{
	size_t count = 0;
	while (count < OPTION_CHOICES && option->choices[count])
		count++;
	return count;
}

/* "a, b or c" in out. */
static void
choices_print(const struct option *option, char *out, size_t size)
{
	size_t count = choice_count(option), used = 0;
	out[0] = '\0';
	for (size_t i = 0; i < count && used < size; i++) {
		const char *before = i == 0 ? "" : i + 1 == count ? " or " : ", ";
		used += (size_t)snprintf(out + used, size - used, "%s%s", before, option->choices[i]);
	}
}

static bool
choice_is_known(const struct option *option, const char *text)
{
	size_t count = choice_count(option);
	for (size_t i = 0; i < count; i++)
		if (strcmp(option->choices[i], text) == 0)
			return true;
	return count == 0;
}

static bool
value_add(struct arguments *arguments, const struct option *option, const char *text, struct error *err)
{
	if (!choice_is_known(option, text)) {
		const char *near = text_nearest(text, option->choices, choice_count(option));
		char all[256];
		choices_print(option, all, sizeof all);
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--%s cannot be \"%s\"; it is %s%s%s%s",
			option->name, text, all, near ? "; did you mean \"" : "", near ? near : "",
			near ? "\"?" : "");
	}
	if (!option->list && !option->repeated && arguments_value(arguments, option->name))
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--%s is given twice; give it once", option->name);
	arguments->values = array_room(arguments->values, arguments->value_count, &arguments->value_capacity,
		sizeof *arguments->values);
	arguments->values[arguments->value_count++] = (struct option_value){ option, text };
	return true;
}

/* Takes `text` apart at its commas, in place. */
static bool
list_add(struct arguments *arguments, const struct option *option, char *text, struct error *err)
{
	char *comma;
	for (; (comma = strchr(text, ',')); text = comma + 1) {
		*comma = '\0';
		if (!value_add(arguments, option, text, err))
			return false;
	}
	return value_add(arguments, option, text, err);
}

static const struct option *
option_find(const struct option *options, const char *name, struct error *err)
{
	size_t count = 0;
	while (options[count].name)
		count++;
	const char **names = xreallocarray(NULL, count + 1, sizeof *names);
	const struct option *found = NULL;
	for (size_t i = 0; i < count; i++) {
		names[i] = options[i].name;
		if (strcmp(name, options[i].name) == 0)
			found = &options[i];
	}
	if (!found) {
		const char *near = text_nearest(name, names, count);
		fail(err, ERROR_USAGE, NULL, 0, 0, "there is no option --%s%s%s%s", name,
			near ? "; did you mean --" : "", near ? near : "", near ? "?" : "");
	}
	free(names);
	return found;
}

/* Takes the value that stands behind `=`, or else the word after argv[*at], to which *at is moved. */
static bool
option_take(const struct option *option, int argc, char **argv, int *at, char *value,
	struct arguments *arguments, struct error *err)
{
	if (!option->argument) {
		if (value)
			return fail(err, ERROR_USAGE, NULL, 0, 0, "--%s takes no value", option->name);
		return value_add(arguments, option, "", err);
	}
	if (!value && *at + 1 == argc)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--%s needs a value: --%s %s", option->name,
			option->name, option->argument);
	if (!value)
		value = argv[++*at];
	return option->list ? list_add(arguments, option, value, err)
			    : value_add(arguments, option, value, err);
}

/* Reads one option beginning at argv[*at] and moves *at to its last word. */
static bool
option_parse(const struct option *options, int argc, char **argv, int *at, struct arguments *arguments,
	struct error *err)
{
	char *word = argv[*at] + 2;
	char *value = strchr(word, '=');
	char name[64];
	size_t length = value ? (size_t)(value - word) : strlen(word);
	snprintf(name, sizeof name, "%.*s", length < sizeof name ? (int)length : (int)sizeof name - 1, word);
	const struct option *option = option_find(options, name, err);
	return option && option_take(option, argc, argv, at, value ? value + 1 : NULL, arguments, err);
}

/* The same for `-o`. */
static bool
letter_parse(const struct option *options, int argc, char **argv, int *at, struct arguments *arguments,
	struct error *err)
{
	for (const struct option *option = options; option->name; option++)
		if (option->letter && argv[*at][1] == option->letter && !argv[*at][2])
			return option_take(option, argc, argv, at, NULL, arguments, err);
	return fail(err, ERROR_USAGE, NULL, 0, 0,
		"there is no option %s; options have long names (--name), and -- stands before a file whose "
		"name begins with -",
		argv[*at]);
}

bool
arguments_parse(
	const struct option *options, int argc, char **argv, struct arguments *arguments, struct error *err)
{
	bool ended = false;
	*arguments = (struct arguments){ 0 };
	for (int i = 1; i < argc; i++) {
		if (!ended && strcmp(argv[i], "--") == 0) {
			ended = true;
		} else if (!ended && strncmp(argv[i], "--", 2) == 0) {
			if (!option_parse(options, argc, argv, &i, arguments, err))
				return false;
		} else if (!ended && argv[i][0] == '-' && argv[i][1]) {
			if (!letter_parse(options, argc, argv, &i, arguments, err))
				return false;
		} else {
			arguments->operands = array_room(arguments->operands, arguments->operand_count,
				&arguments->operand_capacity, sizeof *arguments->operands);
			arguments->operands[arguments->operand_count++] = argv[i];
		}
	}
	return true;
}

void
arguments_free(struct arguments *arguments)
{
	free(arguments->values);
	free(arguments->types_open);
	free(arguments->operands);
	*arguments = (struct arguments){ 0 };
}

const char *
arguments_value(const struct arguments *arguments, const char *name)
{
	for (size_t i = 0; i < arguments->value_count; i++)
		if (strcmp(arguments->values[i].option->name, name) == 0)
			return arguments->values[i].text;
	return NULL;
}

bool
arguments_chose(const struct arguments *arguments, const char *name, const char *choice)
{
	for (size_t i = 0; i < arguments->value_count; i++)
		if (strcmp(arguments->values[i].option->name, name) == 0 &&
			strcmp(arguments->values[i].text, choice) == 0)
			return true;
	return false;
}

char *
option_synopsis(const struct option *option, char *out, size_t size)
{
	size_t count = choice_count(option);
	char letter[] = { '-', option->letter, ',', ' ', '\0' };
	int used = snprintf(out, size, "%s--%s%s", option->letter ? letter : "", option->name,
		option->argument ? " " : "");
	if (count == 0 && option->argument)
		snprintf(out + used, size - (size_t)used, "%s", option->argument);
	for (size_t i = 0; i < count; i++)
		used += snprintf(out + used, size - (size_t)used, "%s%s", i ? (option->list ? "," : "|") : "",
			option->choices[i]);
	return out;
}
