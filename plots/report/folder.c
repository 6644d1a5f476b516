#include "plots/report/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stats/base/lock.h"
#include "stats/base/memory.h"

static const char latest[] = "latest", latest_draft[] = ".latest.000000", aside_ending[] = ".aside";

/* Creates every folder of a path that is not there. */
static bool
make_path(const char *path, bool *is_new, struct error *err)
{
	char *copy = xstrdup(path);
	bool made = true;
	for (char *at = copy; made && *at; at++) {
		if (at[1] != '/' && at[1] != '\0')
			continue;
		char kept = at[1];
		at[1] = '\0';
		*is_new = mkdir(copy, 0777) == 0;
		made = *is_new || errno == EEXIST;
		if (!made)
			fail(err, ERROR_CREATE, path, 0, 0, "the output folder cannot be made: %s",
				strerror(errno));
		at[1] = kept;
	}
	free(copy);
	return made;
}

/* Removes a file, or a folder and all that is in it; what cannot be removed stays for the next run. */
static void
remove_tree(int directory, const char *name)
{
	if (unlinkat(directory, name, 0) == 0 || errno == ENOENT)
		return;
	int inside = openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *entries = inside < 0 ? NULL : fdopendir(inside);
	if (!entries) {
		if (inside >= 0)
			close(inside);
		return;
	}
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			remove_tree(dirfd(entries), entry->d_name);
	closedir(entries);
	unlinkat(directory, name, AT_REMOVEDIR);
}

/* Whether `name` has the shape of `pattern`, in which 0 stands for any digit and all else for itself. */
static bool
has_shape(const char *name, const char *pattern)
{
	for (; *name && *pattern; name++, pattern++) {
		bool digit = *name >= '0' && *name <= '9';
		if (*pattern == '0' ? !digit : *name != *pattern)
			return false;
	}
	return *name == *pattern;
}

/* A report that was moved aside by a run that was killed before the new one stood in its place goes back. */
static void
restore_aside(int directory, const char *aside)
{
	char name[64];
	snprintf(name, sizeof name, "%.10s", aside + 1);
	if (faccessat(directory, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
		remove_tree(directory, aside);
	else
		renameat(directory, aside, directory, name);
}

/* DIR is locked, so a draft in it belongs to no living run. */
static void
sweep(int directory)
{
	int again = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *entries = again < 0 ? NULL : fdopendir(again);
	if (!entries) {
		if (again >= 0)
			close(again);
		return;
	}
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		if (has_shape(entry->d_name, ".0000-00-00.000000"))
			remove_tree(directory, entry->d_name);
		else if (has_shape(entry->d_name, ".0000-00-00.aside"))
			restore_aside(directory, entry->d_name);
	}
	closedir(entries);
	unlinkat(directory, latest_draft, 0);
}

static bool
open_and_lock(struct folder *folder, struct error *err)
{
	folder->directory = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder->directory < 0)
		return fail(err, ERROR_CREATE, folder->path, 0, 0, "the output folder cannot be opened: %s",
			strerror(errno));
	folder->is_locked = lock_take(folder->directory, folder->path, err);
	return folder->is_locked;
}

static bool
check_place(const struct folder *folder, struct error *err)
{
	struct stat found;
	if (fstatat(folder->directory, latest, &found, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISLNK(found.st_mode))
		return fail(err, ERROR_CREATE, folder->path, 0, 0,
			"'latest' in the output folder is not a symbolic link; expected none or the link "
			"that "
			"maltall makes: move it away or choose another --out");
	if (fstatat(folder->directory, folder->name, &found, AT_SYMLINK_NOFOLLOW) != 0)
		return true;
	char manifest[80];
	snprintf(manifest, sizeof manifest, "%s/manifest.json", folder->name);
	if (!S_ISDIR(found.st_mode) || faccessat(folder->directory, manifest, F_OK, 0) != 0)
		return fail(err, ERROR_CREATE, folder->path, 0, 0,
			"'%s' in the output folder was not written by maltall (it has no manifest.json): "
			"move it "
			"away or choose another --out",
			folder->name);
	return true;
}

static bool
make_draft(struct folder *folder, struct error *err)
{
	for (unsigned number = 0; number < 1000000; number++) {
		snprintf(folder->draft, sizeof folder->draft, ".%s.%06u", folder->name, number);
		if (mkdirat(folder->directory, folder->draft, 0777) == 0)
			break;
		if (errno != EEXIST) {
			folder->draft[0] = '\0';
			return fail(err, ERROR_CREATE, folder->path, 0, 0,
				"nothing can be made in the output folder: %s", strerror(errno));
		}
	}
	folder->content = openat(folder->directory, folder->draft, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder->content < 0)
		return fail(err, ERROR_CREATE, folder->path, 0, 0, "a new folder in it cannot be opened: %s",
			strerror(errno));
	return true;
}

bool
folder_begin(struct folder *folder, const char *path, const char *name, struct error *err)
{
	*folder = (struct folder){ .path = path, .name = name, .directory = -1, .content = -1 };
	if (!make_path(path, &folder->is_new, err) || !open_and_lock(folder, err))
		return false;
	sweep(folder->directory);
	return check_place(folder, err) && make_draft(folder, err);
}

static bool
fail_write(const struct folder *folder, const char *name, struct error *err)
{
	return fail(err, ERROR_WRITE, folder->path, 0, 0, "%s/%s cannot be written: %s", folder->name, name,
		strerror(errno));
}

bool
folder_add_folder(struct folder *folder, const char *name, struct error *err)
{
	return mkdirat(folder->content, name, 0777) == 0 || fail_write(folder, name, err);
}

/* Sees to it that what has been added is on the disk, and closes it. */
static bool
files_sync(struct folder *folder, struct error *err)
{
	bool synced = true;
	for (size_t i = 0; i < folder->open_count; i++) {
		struct open_file *file = &folder->open[i];
		synced = synced && (fsync(file->file) == 0 || fail_write(folder, file->name, err));
		if (close(file->file) != 0 && synced)
			synced = fail_write(folder, file->name, err);
		free(file->name);
	}
	folder->open_count = 0;
	return synced;
}

/* Where the process may open no more files, those of the folder are synced and closed before; -1 and err if
 * it cannot be made. */
static int
file_make(struct folder *folder, const char *name, struct error *err)
{
	const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
	int file = openat(folder->content, name, flags, 0666);
	if (file < 0 && errno == EMFILE && folder->open_count > 0) {
		if (!files_sync(folder, err))
			return -1;
		file = openat(folder->content, name, flags, 0666);
	}
	if (file < 0)
		fail_write(folder, name, err);
	return file;
}

bool
folder_add_file(struct folder *folder, const char *name, const struct buffer *content, struct error *err)
{
	int file = file_make(folder, name, err);
	if (file < 0)
		return false;
	size_t at = 0;
	bool written = true;
	while (written && at < content->length) {
		ssize_t taken = write(file, content->bytes + at, content->length - at);
		if (taken > 0)
			at += (size_t)taken;
		else
			written = taken < 0 && errno == EINTR;
	}
	if (!written) {
		fail_write(folder, name, err);
		close(file);
		return false;
	}
	/* The disk begins at once, and what goes wrong there, fsync tells. */
	sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
	folder->open[folder->open_count++] = (struct open_file){ file, xstrdup(name) };
	return folder->open_count < FOLDER_OPEN_MOST || files_sync(folder, err);
}

static bool
sync_folder(int directory, const char *name)
{
	int inside = openat(directory, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (inside < 0)
		return errno == ENOENT;
	/* EINVAL: a file system that has no such thing. */
	bool synced = fsync(inside) == 0 || errno == EINVAL;
	close(inside);
	return synced;
}

/* Where the file system cannot exchange two folders. */
static bool
replace_in_two_steps(const struct folder *folder, struct error *err)
{
	char aside[64];
	snprintf(aside, sizeof aside, ".%s%s", folder->name, aside_ending);
	if (renameat(folder->directory, folder->name, folder->directory, aside) != 0 && errno != ENOENT)
		return fail_write(folder, "", err);
	if (renameat(folder->directory, folder->draft, folder->directory, folder->name) != 0) {
		fail_write(folder, "", err);
		renameat(folder->directory, aside, folder->directory, folder->name);
		return false;
	}
	remove_tree(folder->directory, aside);
	return true;
}

static bool
replace(struct folder *folder, bool exchange, struct error *err)
{
	int directory = folder->directory;
	if (exchange) {
		if (renameat2(directory, folder->draft, directory, folder->name, RENAME_EXCHANGE) == 0)
			return true; /* the draft's name now holds the old report; folder_end removes it */
		if (errno == ENOENT &&
			renameat2(directory, folder->draft, directory, folder->name, RENAME_NOREPLACE) == 0) {
			folder->draft[0] = '\0';
			return true;
		}
	}
	if (!replace_in_two_steps(folder, err))
		return false;
	folder->draft[0] = '\0';
	return true;
}

bool
folder_publish(struct folder *folder, bool exchange, struct error *err)
{
	if (!files_sync(folder, err))
		return false;
	if (!sync_folder(folder->content, "charts") || !sync_folder(folder->content, "units") ||
		!sync_folder(folder->content, "."))
		return fail_write(folder, "", err);
	if (!replace(folder, exchange, err))
		return false;
	if (!sync_folder(folder->directory, "."))
		return fail_write(folder, "", err);
	if (symlinkat(folder->name, folder->directory, latest_draft) != 0 ||
		renameat(folder->directory, latest_draft, folder->directory, latest) != 0) {
		fail(err, ERROR_CREATE, folder->path, 0, 0,
			"%s is written, but 'latest' cannot be pointed to it: %s", folder->name,
			strerror(errno));
		unlinkat(folder->directory, latest_draft, 0);
		return false;
	}
	return sync_folder(folder->directory, ".") || fail_write(folder, "", err);
}

void
folder_end(struct folder *folder)
{
	for (size_t i = 0; i < folder->open_count; i++) {
		close(folder->open[i].file);
		free(folder->open[i].name);
	}
	if (folder->content >= 0)
		close(folder->content);
	if (folder->draft[0])
		remove_tree(folder->directory, folder->draft);
	if (folder->is_locked)
		lock_release(folder->directory);
	if (folder->directory >= 0)
		close(folder->directory);
	if (folder->is_new)
		rmdir(folder->path); /* which it refuses where something was published */
}
