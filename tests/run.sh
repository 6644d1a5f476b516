#!/bin/sh
# Runs every test against each build folder named and ends with the line "N passed, N failed".
#
#   tests/run.sh BUILD...
#
# A test is a program or a script that prints "name: N passed, N failed" as its last line and exits with 0 only if
# nothing failed, or "name: skipped: why" and exits with 0. One that ends in any other way (a crash, a leak, no such
# line) counts as one failure more.
# Programs: BUILD/tests/unit/*, BUILD/tests/fuzz/* (given their corpus). Scripts (given the path of maltall):
# tests/*/run.sh. All start in the root of the repository, in a private folder for
# temporary files; MALTALL is the program to test and BUILD its folder.
set -u
cd "$(dirname "$0")/.." || exit 1
passed=0
failed=0
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
trap 'exit 1' HUP INT TERM
# The machine's language, time zone and settings must make no difference; the cli tests vary them on purpose.
unset LC_ALL LANG LANGUAGE TZ NO_COLOR MALTALL_GNUPLOT MAKEFLAGS MAKELEVEL MFLAGS
export LC_ALL=C.UTF-8 HOME="$private" TMPDIR="$private"
export ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1

# Runs one test and adds up what it says.
run() {
	"$@" >"$private/out" 2>"$private/err"
	status=$?
	last=$(tail -n 1 "$private/out")
	counts=$(printf '%s\n' "$last" | sed -n 's/^[^:]*: \([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p')
	if [ $status -eq 0 ] && [ "${last#*: skipped: }" != "$last" ]; then
		printf '%s\n' "$last"
		return
	fi
	if [ -z "$counts" ] || { [ $status -ne 0 ] && [ "${counts#* }" -eq 0 ]; }; then
		cat "$private/out"
		echo "$*: ended with $status${counts:+ though it says that nothing failed}"
		counts="${counts:-0 0}"
		counts="${counts% *} $((${counts#* } + 1))"
		sed 's/^/    /' "$private/err"
	elif [ "${counts#* }" -ne 0 ]; then
		cat "$private/out"
		sed 's/^/    /' "$private/err"
	else
		printf '%s\n' "$last"
	fi
	passed=$((passed + ${counts% *}))
	failed=$((failed + ${counts#* }))
}

first=$(realpath "$1")
for build in "$@"; do
	echo "== $build"
	build=$(realpath "$build")
	export BUILD="$build" MALTALL="$build/maltall"
	for source in tests/unit/*.c; do
		run "$build/${source%.c}"
	done
	for source in tests/fuzz/*.c; do
		name=$(basename "$source" .c)
		if [ "$name" != replay ] && [ -e "$source" ]; then
			run "$build/tests/fuzz/$name" "tests/fuzz/corpus/$name"
		fi
	done
	for script in tests/*/run.sh; do
		# R and a browser see no difference between the builds, the shim cannot stand before the sanitizers, and what is
		# installed is the plain build.
		case $script in
		tests/answers/run.sh | tests/browser/run.sh | tests/kill/run.sh | tests/night/run.sh) [ "$build" = "$first" ] || continue ;;
		esac
		if [ -e "$script" ] && [ "$script" != tests/bench/run.sh ]; then
			run "$script" "$MALTALL"
		fi
	done
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
