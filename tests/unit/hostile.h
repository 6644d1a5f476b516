/* Texts that mean something to gnuplot, a shell, printf, XML, HTML, CSV or UTF-8, from a seed. */
#ifndef MALTALL_TESTS_HOSTILE_H
#define MALTALL_TESTS_HOSTILE_H

#include "tests/lot.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint64_t state = 20251231;
/* The file that a command which is run would leave behind. */
static char canary[64];

static inline unsigned
below(unsigned limit)
{
	state = lot_step(state);
	return (unsigned)(state >> 33) % limit;
}

/* What has a meaning for gnuplot, a shell, printf, XML, HTML, CSV or UTF-8. */
static const char *const pieces[] = { "'", "''", "\"", "`", "\\", "\\\\", "\\n", "\\'", "\\\"", "\n", "\r\n",
	"\t", "\x01", "\x1b[31m", "\x7f", "$", "$(", ")", "{", "}", "@", "@x", "%", "%s", "%n", "%%", "#",
	"&", "&amp;", "&#x41;", "&#X41;", "&#65;", "&lt;", "<", ">", "</text>", "<script>alert(1)</script>",
	"]]>", "<![CDATA[", "<!--", "-->", "<?", "{/Times:Bold x}", "^{2}", "_", "~a{b}", "!", ";", "|",
	"\nEND\n", "\nEOD\n", "\nexit\n", "\nplot x\n", "\nset output 'x'\n", "\nquit", "e\n", "NaN", "1,5",
	"T[1]", "$m0", "\xff", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xef\xbf\xbf", "\xef\xbf\xbe",
	"\xef\xbb\xbf", "\xf4\x90\x80\x80", "\u2028", "\u2060", "\u202e", "\u2066", "\u200f", "\u00a0",
	"\u00ad", "\u0301", "漢", "שלום", "مرحبا", "🎉", "æøå", "Bydel ", "a", " ", "  ", "=cmd|' /C calc'!A0",
	"\x0b", "\xc2\x85", "\xc2\x9b", "\x00z" };

static inline size_t
piece_add(char *text, size_t at, size_t room, const char *piece)
{
	size_t length = strlen(piece);
	if (at + length >= room)
		return at;
	memcpy(text + at, piece, length);
	return at + length;
}

/* Commands that would leave a file behind, in the dress of several languages. */
static inline void
command_write(char *text, size_t room)
{
	static const char *const dresses[] = { "`touch %s`", "\"`touch %s`\"", "'`touch %s`'", "$(touch %s)",
		"'\nsystem 'touch %s'\n'", "'\n!touch %s\n", "\n!touch %s\n", "');system('touch %s');print('",
		"\\'\nsystem(\"touch %s\")\n", "';set print '%s'\nprint 1\n", "'\nset output '|touch %s'\n",
		"'\nload '<touch %s'\n", "'\neval \"system('touch %s')\"\n", "\nEND\n!touch %s\n",
		"@touch %s", "&#x27;&#x0a;!touch %s", "\\140touch %s\\140", "\\n!touch %s\\n" };
	const char *dress = dresses[below(sizeof dresses / sizeof *dresses)], *place = strstr(dress, "%s");
	snprintf(text, room, "%.*s%s%s", (int)(place - dress), dress, canary, place + 2);
}

static inline void
hostile_write(char *text, size_t room)
{
	unsigned kind = below(10);
	size_t at = 0;
	if (kind == 0) {
		command_write(text, room);
		return;
	}
	if (kind == 1)
		for (size_t length = below(60); at < length; at++)
			text[at] = (char)(1 + below(255));
	else if (kind == 2)
		for (const char *piece = pieces[below(sizeof pieces / sizeof *pieces)]; at < 300;)
			at = piece_add(text, at, room, *piece ? piece : "x");
	else
		for (unsigned i = 0, count = 1 + below(8); i < count; i++)
			at = piece_add(text, at, room, pieces[below(sizeof pieces / sizeof *pieces)]);
	text[at] = '\0';
}

#endif
