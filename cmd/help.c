#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/topic.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"

const struct option help_options[] = { COMMON_OPTIONS };

enum { NAME_WIDTH = 14, SYNOPSIS_SIZE = 128 };

static void
entry_print(const char *name, const char *help)
{
	printf("  %-*s", NAME_WIDTH - 2, name);
	if (strlen(name) > NAME_WIDTH - 3)
		printf("\n%*s", NAME_WIDTH, "");
	topic_wrap(help, NAME_WIDTH);
}

static void
overview_print(void)
{
	puts("maltall reads CSV files, compares indicators with their targets, and makes\n"
	     "charts and a report.\n\n"
	     "usage: maltall COMMAND [OPTION...] [FILE]\n\ncommands:");
	for (size_t i = 0; i < command_count; i++)
		entry_print(commands[i].name, commands[i].help);
	puts("\npages (maltall help PAGE):");
	for (size_t i = 0; i < topic_count; i++)
		entry_print(topics[i].name, topics[i].help);
	puts("\nmaltall help COMMAND, or maltall COMMAND --help, says more about a command.");
}

/* What stands between what a command does and its options. */
static const struct {
	bool (*run)(const struct arguments *arguments, const struct notice *notice, struct error *err);
	void (*print)(void);
} additions[] = {
	{ plot_run, plot_kinds_print },
};

void
help_command(const struct command *command)
{
	char synopsis[SYNOPSIS_SIZE];
	printf("usage: maltall %s [OPTION...]%s%s\n\n", command->name, *command->operands ? " " : "",
		command->operands);
	puts(command->about);
	for (size_t i = 0; i < sizeof additions / sizeof *additions; i++)
		if (command->run == additions[i].run)
			additions[i].print();
	puts("\noptions:");
	for (size_t i = 0; command->options[i].name; i++) {
		printf("  %s\n%6s", option_synopsis(&command->options[i], synopsis, sizeof synopsis), "");
		topic_wrap(command->options[i].help, 6);
	}
}

/* The page with this name, or an error that names the nearest one. */
static bool
page_print(const char *name, struct error *err)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(name, commands[i].name) == 0) {
			help_command(&commands[i]);
			return true;
		}
	const char **names = xcalloc(command_count + topic_count, sizeof *names);
	bool found = false;
	for (size_t i = 0; i < command_count; i++)
		names[i] = commands[i].name;
	for (size_t i = 0; i < topic_count; i++) {
		names[command_count + i] = topics[i].name;
		if (strcmp(name, topics[i].name) == 0) {
			topics[i].print();
			found = true;
		}
	}
	if (!found) {
		const char *near = text_nearest(name, names, command_count + topic_count);
		fail(err, ERROR_USAGE, NULL, 0, 0, "there is no help page \"%s\"; %s%s%s", name,
			near ? "did you mean \"" : "maltall help", near ? near : " lists them",
			near ? "\"?" : "");
	}
	free(names);
	return found;
}

bool
help_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	(void)notice;
	if (arguments->operand_count)
		return page_print(arguments->operands[0], err);
	overview_print();
	return true;
}
