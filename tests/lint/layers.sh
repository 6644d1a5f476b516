#!/bin/sh
# Proves that includes go one way. The Makefile is the only place where the rooms, their folders and what they may see
# are written down (FOLDER_, NEEDS_); this reads it and then every source.
#
#   - a room needs only rooms that stand before it in ROOMS, so that there is no way back
#   - #include "x/y/z.h" is of the own room or of one that NEEDS_ names; tests and samples may see all
#   - a library's header is included in its own room only, that of the workbook in the files xlsx* only
#   - nobody calls setlocale; below cmd nobody exits or prints
#
#   tests/lint/layers.sh [MAKEFILE]    from the root of the repository
set -eu
makefile=${1:-Makefile}
sources=$(find stats plots cmd -name '*.[ch]' | sort)
# shellcheck disable=SC2086 # the names are ours and hold no blanks
awk -v makefile="$makefile" '
function complain(what) {
	printf "%s:%d: %s\n", FILENAME, FNR, what
	mistakes++
}
BEGIN {
	only["csv.h"] = "csv"; only["zlib.h"] = "csv"; only["zstd.h"] = "csv"; only["zip.h"] = "csv report"
	only["utf8proc.h"] = "csv"; only["gsl"] = "method"; only["yaml.h"] = "indicator"
	only["sqlite3ext.h"] = "history"; only["nettle"] = "base"; only["jansson.h"] = "indicator"
	only["fontconfig"] = "gnuplot"; only["seccomp.h"] = "gnuplot"
	only["xlsxwriter.h"] = "report"
	while ((getline line < makefile) > 0) {
		if (match(line, /^(FOLDER|NEEDS)_[a-z]+ *=/)) {
			split(line, half, "=")
			gsub(/ /, "", half[1])
			if (sub(/^FOLDER_/, "", half[1])) {
				gsub(/ /, "", half[2])
				room_of[half[2]] = half[1]
			} else {
				sub(/^NEEDS_/, "", half[1])
				needs[half[1]] = " " half[2] " "
			}
		} else if (sub(/^ROOMS *= */, "", line))
			count = split(line, rooms, " ")
	}
	for (i = 1; i <= count; i++) {
		if (!(rooms[i] in needs)) {
			print makefile ": room " rooms[i] " has no NEEDS_ line"
			mistakes++
		}
		for (j = i; j <= count; j++)
			if (index(needs[rooms[i]], " " rooms[j] " ")) {
				print makefile ": " rooms[i] " needs " rooms[j] ", which does not stand before it"
				mistakes++
			}
	}
}
FNR == 1 {
	folder = FILENAME
	sub(/\/[^\/]*$/, "", folder)
	room = room_of[folder]
	if (room == "")
		complain("the folder " folder " is no room of the Makefile")
	inside_comment = 0
	files++
}
/^#include "/ {
	split($0, part, "\"")
	target = part[2]
	if (!sub(/\/[^\/]*$/, "", target) || !(target in room_of)) {
		complain("\"" part[2] "\" is not written from the root, or is of no room")
	} else if (room_of[target] != room && !index(needs[room], " " room_of[target] " "))
		complain(room " may not see " room_of[target] " (\"" part[2] "\")")
	next
}
/^#include </ {
	split($0, part, /[<>]/)
	header = part[2]
	sub(/\/.*/, "", header)
	if (header in only && !index(" " only[header] " ", " " room " "))
		complain("<" part[2] "> belongs to the room " only[header])
	if (header == "xlsxwriter.h" && FILENAME !~ /\/xlsx[^\/]*$/)
		complain("<" part[2] "> belongs to the files xlsx*")
	next
}
{
	# Comments and strings say what they like.
	line = $0
	gsub(/\\./, "", line)
	gsub(/"[^"]*"/, "\"\"", line)
	if (inside_comment) {
		if (!sub(/^.*\*\//, "", line))
			next
		inside_comment = 0
	}
	gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, "", line)
	if (sub(/\/\*.*$/, "", line))
		inside_comment = 1
	if (line ~ /(^|[^a-zA-Z0-9_])setlocale *\(/)
		complain("setlocale is never called")
	if (room == "cmd")
		next
	if (line ~ /(^|[^a-zA-Z0-9_])(exit|abort|printf|vprintf|puts|putchar|perror) *\(/ ||
		line ~ /(^|[^a-zA-Z0-9_])(stdout|stderr)([^a-zA-Z0-9_]|$)/)
		# Out of memory is the one thing that is answered on the spot.
		if (FILENAME != "stats/base/memory.c")
			complain("exits or prints below cmd: " $0)
}
END {
	if (mistakes)
		exit 1
	print "layers: " files " files, every include goes one way"
}' $sources
