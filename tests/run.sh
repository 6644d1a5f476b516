#!/bin/sh
# Runs every test against each build folder named and ends with the line "N passed, N failed".
#
#   tests/run.sh BUILD...
#
# A test is a program or a script that prints "name: N passed, N failed" as its last line and exits with 0 only if
# nothing failed, or "name: skipped: why" and exits with 0. One that ends in any other way (a crash, a leak, no such
# line) counts as one failure more.
# Programs: BUILD/tests/unit/*, BUILD/tests/fuzz/* (given their corpus). Scripts (given the path of maltall):
# tests/*/run.sh. All start in the root of the repository, each in a private folder for temporary files; MALTALL is the
# program to test and BUILD its folder. As many run at once as there are processors (JOBS=1: one after another); what
# they say is told in the order in which they start, those that take longest first.
set -u
cd "$(dirname "$0")/.." || exit 1
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
trap 'exit 1' HUP INT TERM
# The machine's language, time zone and settings must make no difference; the cli tests vary them on purpose.
unset LC_ALL LANG LANGUAGE TZ NO_COLOR MALTALL_GNUPLOT MAKEFLAGS MAKELEVEL MFLAGS
export LC_ALL=C.UTF-8 HOME="$private"
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1

# A line for each test: its number, the build folder, the program, what that is given (or nothing), with tabs between.
list() {
	number=0
	first=$(realpath "$1")
	for build in "$@"; do
		build=$(realpath "$build")
		for script in tests/*/run.sh; do
			# R and a browser see no difference between the builds, the shim cannot stand before the sanitizers, and what
			# is installed is the plain build.
			case $script in
			tests/bench/run.sh) continue ;;
			tests/answers/run.sh | tests/browser/run.sh | tests/kill/run.sh | tests/night/run.sh)
				[ "$build" = "$first" ] || continue
				;;
			esac
			add "$script" "$build/maltall"
		done
		for source in tests/fuzz/*.c; do
			name=$(basename "$source" .c)
			[ "$name" = replay ] || add "$build/tests/fuzz/$name" "tests/fuzz/corpus/$name"
		done
		for source in tests/unit/*.c; do
			add "$build/${source%.c}"
		done
	done
}
add() {
	number=$((number + 1))
	printf '%s\t%s\t%s\t%s\n' $number "$build" "$1" "${2-}"
}

# Runs the test of one line, and says so when it has ended.
# shellcheck disable=SC2016 # for the inner shell
one='
	IFS="	"
	set -f
	set -- $1
	mine=$0/$1
	export BUILD="$2" MALTALL="$2/maltall" TMPDIR="$mine.folder"
	shift 2
	mkdir "$TMPDIR"
	"$@" >"$mine.out" 2>"$mine.err"
	echo $? >"$mine.status"
	echo ended'

# Tells what a test said, and adds it up.
tell() {
	said=$private/$number.out
	touch "$said" "$private/$number.err" "$private/$number.status"
	status=$(cat "$private/$number.status")
	last=$(tail -n 1 "$said")
	counts=$(printf '%s\n' "$last" | sed -n 's/^[^:]*: \([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p')
	if [ "$status" = 0 ] && [ "${last#*: skipped: }" != "$last" ]; then
		printf '%s\n' "$last"
		return
	fi
	if [ -z "$counts" ] || { [ "$status" != 0 ] && [ "${counts#* }" -eq 0 ]; }; then
		cat "$said"
		echo "$program${argument:+ $argument}: ${status:+ended with }${status:-did not end}${counts:+ though it says that nothing failed}"
		counts="${counts:-0 0}"
		counts="${counts% *} $((${counts#* } + 1))"
		sed 's/^/    /' "$private/$number.err"
	elif [ "${counts#* }" -ne 0 ]; then
		cat "$said"
		sed 's/^/    /' "$private/$number.err"
	else
		printf '%s\n' "$last"
	fi
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
}

list "$@" >"$private/list"
xargs -d '\n' -P "${JOBS:-$(nproc)}" -n 1 sh -c "$one" "$private" <"$private/list" | {
	passed=0
	failed=0
	before=
	while IFS='	' read -r number build program argument; do
		[ "$build" = "$before" ] || echo "== $build"
		before=$build
		# Each that has ended says so; where nobody is left to say anything, one that has not ended never will.
		until [ -e "$private/$number.status" ]; do
			read -r _ <&3 || break
		done
		tell
	done <"$private/list"
	echo "$passed passed, $failed failed"
	[ $failed -eq 0 ] && [ $passed -gt 0 ]
} 3<&0
