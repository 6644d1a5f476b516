/* A folder that appears whole or not at all, in a folder of such folders. Only one run at a time works in it.
 */
#ifndef MALTALL_REPORT_FOLDER_H
#define MALTALL_REPORT_FOLDER_H

#include <stdbool.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"

/* A file that is written, though perhaps not yet on the disk. */
struct open_file {
	int file;
	char *name;
};

/* So many files are synced one after the other: the first waits for the disk and takes most of the others
 * with it, where each for itself would have its own turn. */
enum { FOLDER_OPEN_MOST = 16 };

/* What is being written: DIR/.NAME.000000, to become DIR/NAME. */
struct folder {
	const char *path, *name; /* of DIR as the user wrote it; of the folder to be */
	char draft[64];          /* ".2025-12-31.000000" */
	bool is_new;             /* DIR was not there before */
	bool is_locked;          /* by us (lock.h) */
	int directory;           /* DIR, locked while it is open; -1: none */
	int content;             /* the draft; -1: none */
	struct open_file open[FOLDER_OPEN_MOST];
	size_t open_count;
};

/* Makes DIR where it is missing (with its parents), locks it, puts back what a killed run had moved aside,
 * sweeps up what killed runs left, and makes an empty draft. Refuses to begin where publishing could not end
 * well: DIR/NAME is there and was not written by maltall (it has no manifest.json), or DIR/latest is no
 * symbolic link. False and err: ERROR_CREATE, ERROR_WRITE, ERROR_LOCKED. */
bool folder_begin(struct folder *folder, const char *path, const char *name, struct error *err);
/* A folder within the draft. */
bool folder_add_folder(struct folder *folder, const char *name, struct error *err);
/* A file within the draft. It is on the disk before the draft is published. */
bool folder_add_file(
	struct folder *folder, const char *name, const struct buffer *content, struct error *err);
/* Puts the draft in the place of DIR/NAME, then points DIR/latest to it. `exchange`: in one step, where the
 * file system can; where it cannot (or exchange is false) the old one is moved aside first, and folder_begin
 * puts it back after a kill between the two steps. */
bool folder_publish(struct folder *folder, bool exchange, struct error *err);
/* Removes the draft where it was not published (and DIR, where it was made for nothing), unlocks and closes.
 * Always call it after folder_begin. */
void folder_end(struct folder *folder);

#endif
