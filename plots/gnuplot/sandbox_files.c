#include "plots/gnuplot/sandbox_files.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "stats/base/memory.h"

/* Rights that came after the first Landlock; older headers do not name them. */
static const uint64_t right_refer = 1ULL << 13, right_truncate = 1ULL << 14, right_ioctl = 1ULL << 15;

static const uint64_t rights_first = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
static const uint64_t rights_reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t rights_running = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;

/* glibc has no functions for the three calls. */
static int
landlock_create(const struct landlock_ruleset_attr *attributes, size_t size, unsigned flags)
{
	return (int)syscall(SYS_landlock_create_ruleset, attributes, size, flags);
}

/* A file or folder that is not there needs no rule. */
static void
allow(int rules, const char *path, uint64_t rights)
{
	struct landlock_path_beneath_attr rule = { .allowed_access = rights };
	struct stat status;
	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return;
	if (fstat(rule.parent_fd, &status) == 0) {
		if (!S_ISDIR(status.st_mode))
			rule.allowed_access &= ~(uint64_t)LANDLOCK_ACCESS_FS_READ_DIR;
		syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	}
	close(rule.parent_fd);
}

/* The loader's name within the first bytes of a program. */
static bool
elf_loader(const char *head, size_t length, char *name, size_t size)
{
	Elf64_Ehdr header;
	Elf64_Phdr part;
	if (length < sizeof header || memcmp(head, ELFMAG, SELFMAG) != 0 || head[EI_CLASS] != ELFCLASS64)
		return false;
	memcpy(&header, head, sizeof header);
	for (size_t i = 0; i < header.e_phnum; i++) {
		size_t at = header.e_phoff + i * sizeof part;
		if (at > length - sizeof part)
			return false;
		memcpy(&part, head + at, sizeof part);
		if (part.p_type != PT_INTERP)
			continue;
		if (part.p_offset >= length || part.p_filesz > length - part.p_offset ||
			part.p_filesz >= size)
			return false;
		memcpy(name, head + part.p_offset, part.p_filesz);
		name[part.p_filesz] = '\0';
		return true;
	}
	return false;
}

/* What the kernel opens to run a program: the loader of a binary, the interpreter of a script. */
static bool
runner_of(const char *path, char *name, size_t size)
{
	char head[4096];
	int file = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t length = file < 0 ? -1 : read(file, head, sizeof head - 1);
	if (file >= 0)
		close(file);
	if (length < 4)
		return false;
	head[length] = '\0';
	if (memcmp(head, "#!", 2) != 0)
		return elf_loader(head, (size_t)length, name, size);
	const char *start = head + 2 + strspn(head + 2, " \t");
	snprintf(name, size, "%.*s", (int)strcspn(start, " \t\n"), start);
	return true;
}

/* A program in a folder bin has its libraries and its other files beside that folder. */
static void
allow_prefix(int rules, const char *program)
{
	static const char *const parts[] = { "lib", "lib64", "share/gnuplot" };
	char *prefix = xstrdup(program), *slash = strrchr(prefix, '/'), path[4096];
	if (slash) {
		*slash = '\0';
		slash = strrchr(prefix, '/');
	}
	for (size_t i = 0; slash && i < sizeof parts / sizeof *parts; i++) {
		snprintf(path, sizeof path, "%.*s/%s", (int)(slash - prefix), prefix, parts[i]);
		allow(rules, path, rights_reading);
	}
	free(prefix);
}

int
sandbox_files_new(const char *program, const char *const *readable, size_t count)
{
	static const char *const libraries[] = { "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib",
		"/etc/ld.so.cache", "/usr/share/gnuplot", "/dev/null" };
	enum { RUNNERS_MOST = 4 };
	int version = landlock_create(NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	if (version < 1)
		return -1;
	struct landlock_ruleset_attr attributes = { .handled_access_fs = rights_first };
	attributes.handled_access_fs |= (version >= 2 ? right_refer : 0) |
					(version >= 3 ? right_truncate : 0) |
					(version >= 5 ? right_ioctl : 0);
	int rules = landlock_create(&attributes, sizeof attributes.handled_access_fs, 0);
	if (rules < 0)
		return -1;
	char name[4096];
	snprintf(name, sizeof name, "%s", program);
	allow(rules, name, rights_running);
	for (int i = 0; i < RUNNERS_MOST && runner_of(name, name, sizeof name); i++)
		allow(rules, name, rights_running);
	allow_prefix(rules, program);
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
		allow(rules, libraries[i], rights_reading);
	for (size_t i = 0; i < count; i++)
		allow(rules, readable[i], rights_reading);
	return rules;
}

int
sandbox_files_enter(int rules)
{
	return syscall(SYS_landlock_restrict_self, rules, 0) == 0 ? 0 : errno;
}
