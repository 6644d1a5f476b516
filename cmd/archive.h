/* What a run does with its history: opens it, settles what an earlier run left behind, compares, and keeps
 * the run around the moment when its folder is put in place. */
#ifndef MALTALL_CMD_ARCHIVE_H
#define MALTALL_CMD_ARCHIVE_H

#include "cmd/computation.h"
#include "stats/history/compare.h"

/* clang-format off */
#define ARCHIVE_OPTIONS \
	{ .name = "history", .argument = "FILE", \
		.help = "where the runs are remembered (default: history.sqlite in $STATE_DIRECTORY, else FOLDER-history.sqlite)" }, \
	{ .name = "no-history", \
		.help = "remember nothing, and do not say what has changed since last time" }, \
	{ .name = "key", .argument = "FILE", \
		.help = "the secret key under which it is remembered who was counted; made if it is not there (default: maltall.key in $CREDENTIALS_DIRECTORY, else beside the history)" }, \
	{ .name = "no-membership", \
		.help = "do not remember who was counted, only how many" }, \
	{ .name = "membership-days", .argument = "N", \
		.help = "forget who was counted N days before the latest date (default: 400)" }
/* clang-format on */

/* A zeroed archive is one of a run without a history. */
struct archive {
	struct history *history;
	struct changes *changes;
	struct outlook *outlook;
	struct roster *rosters;
	size_t roster_count;
	struct secret secret;
	struct pseudonyms *pseudonyms; /* NULL: it is not remembered who was counted */
	int days;
	struct night night;
	char *options, manifest[DIGEST_TEXT_SIZE];
	int64_t id;
};

/* Opens the history and gives the result what it says: changes and outlook. Where the history cannot be used
 * but is no hindrance for a report, `missing` says so and there is none. archive_free in any case. */
bool archive_open(struct archive *archive, struct computation *computation, const struct arguments *arguments,
	const char *folder, struct error *missing, struct error *err);
/* Before the folder is put in its place. `options` as the manifest has them. */
bool archive_begin(struct archive *archive, const struct result *result, const char *const *options,
	size_t option_count, struct error *err);
/* After it, or where it failed. */
bool archive_publish(struct archive *archive, struct error *err);
void archive_withdraw(struct archive *archive);
void archive_free(struct archive *archive);

#endif
