#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stats/history/pseudonym.h"

enum { SECRET_DIGITS = 2 * DIGEST_SIZE };

static int
digit_value(char digit)
{
	static const char digits[] = "0123456789abcdef";
	const char *found = digit ? strchr(digits, digit) : NULL;
	return found ? (int)(found - digits) : -1;
}

/* The name is made by the secret itself, so that it says nothing about it. */
static void
secret_name(struct secret *secret)
{
	unsigned char hash[DIGEST_SIZE];
	static const char purpose[] = "maltall: the name of this secret";
	digest_keyed(secret->bytes, sizeof secret->bytes, purpose, sizeof purpose - 1, hash);
	for (size_t i = 0; i < (sizeof secret->name - 1) / 2; i++)
		snprintf(secret->name + 2 * i, 3, "%02x", hash[i]);
}

/* Linked into its place whole, so that a kill leaves no half a secret, and of two runs at once one wins. */
static bool
secret_make(const char *path, struct error *err)
{
	unsigned char random[DIGEST_SIZE];
	char text[SECRET_DIGITS + 2], draft[4096];
	if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
		return fail(err, ERROR_CREATE, path, 0, 0, "no random key can be had: %s", strerror(errno));
	for (size_t i = 0; i < sizeof random; i++)
		snprintf(text + 2 * i, 3, "%02x", random[i]);
	text[SECRET_DIGITS] = '\n';
	int length = snprintf(draft, sizeof draft, "%s.%ld", path, (long)getpid());
	if (length < 0 || (size_t)length >= sizeof draft)
		return fail(err, ERROR_CREATE, path, 0, 0, "the name of the key file is too long");
	unlink(draft);
	int file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool made =
		file >= 0 && write(file, text, SECRET_DIGITS + 1) == SECRET_DIGITS + 1 && fsync(file) == 0;
	int reason = errno;
	if (file >= 0)
		close(file);
	if (made && link(draft, path) != 0 && errno != EEXIST) {
		reason = errno;
		made = false;
	}
	unlink(draft);
	return made || fail(err, ERROR_CREATE, path, 0, 0,
			       "the key file cannot be made: %s; give another with --key, or --no-membership",
			       strerror(reason));
}

static bool
secret_parse(const char *text, ssize_t length, struct secret *secret)
{
	if (length < SECRET_DIGITS || (length > SECRET_DIGITS && text[SECRET_DIGITS] != '\n'))
		return false;
	for (size_t i = 0; i < DIGEST_SIZE; i++) {
		int high = digit_value(text[2 * i]), low = digit_value(text[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		secret->bytes[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

bool
secret_read(const char *path, enum secret_source source, struct secret *secret, struct error *err)
{
	struct stat found;
	char text[SECRET_DIGITS + 2] = "";
	if (source == SECRET_OWN && access(path, F_OK) != 0 && !secret_make(path, err))
		return false;
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0 || fstat(file, &found) != 0) {
		int reason = errno;
		if (file >= 0)
			close(file);
		return fail(
			err, ERROR_INPUT, path, 0, 0, "the key file cannot be read: %s", strerror(reason));
	}
	ssize_t length = read(file, text, sizeof text);
	close(file);
	if (found.st_mode & (source == SECRET_OWN ? 077 : 07))
		return fail(err, ERROR_USAGE, path, 0, 0,
			"others than its owner may read the key file; expected a file of one's own: chmod "
			"600, "
			"and a new key if somebody may have read it");
	if (!secret_parse(text, length, secret))
		return fail(err, ERROR_USAGE, path, 0, 0,
			"this is no key of maltall; expected 64 hexadecimal digits in small letters, such as "
			"`openssl rand -hex 32` writes");
	secret_name(secret);
	return true;
}
