#!/bin/sh
# Runs the cases of a folder: tests/cli/run.sh MALTALL [CASE...]
#
# A case is a folder with `cmd`, a shell script, and what it must give: `out`, `err` (no file: nothing) and `status`
# (no file: 0). It runs in a private folder that holds a copy of tests/cli/common and of the case's own files, with
# maltall on its PATH and ROOT as the root of the repository; the private folder is written TMP in what it prints.
# What a system without Landlock or seccomp makes maltall say is left out.
# Where maltall ends in any other way than done (0, 1, 69), no folder `out` may be left behind: that is checked for
# every case.
#
# UPDATE=1 writes `out`, `err` and `status` anew from what came; look at the difference before you believe it.
set -u
maltall=$(realpath "$1")
shift
cd "$(dirname "$0")" || exit 1
ROOT=$(realpath ../..)
BUILD=$(dirname "$maltall")
export ROOT BUILD
PATH=$(dirname "$maltall"):$PATH
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0

# Says whether a file is as expected; no file expected is an empty one.
check() {
	expected=$2
	[ -e "$expected" ] || expected=/dev/null
	if [ "${UPDATE-}" ]; then
		if [ -s "$3" ]; then cp "$3" "$2"; else rm -f "$2"; fi
	fi
	if diff -u --label "expected $2" --label "came" "$expected" "$3"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "cli $1: $(basename "$2") is not as expected"
	fi
}

if [ $# -eq 0 ]; then
	set -- */cmd
fi
for case in "$@"; do
	case=${case%/cmd}
	here=$private/$case
	mkdir "$here"
	cp -r common/. "$case/." "$here"
	(cd "$here" && rm -f out err status && sh ./cmd >"$private/out" 2>"$private/err" </dev/null)
	status=$?
	sed -i -e "s|$here|TMP|g" -e '/^maltall: gnuplot is less confined/d' "$private/out" "$private/err"
	if [ $status -eq 0 ]; then : >"$private/status"; else echo $status >"$private/status"; fi
	check "$case" "$case/status" "$private/status"
	check "$case" "$case/out" "$private/out"
	check "$case" "$case/err" "$private/err"
	case $status in
	0 | 1 | 69) ;;
	*) if [ -d "$here/out" ]; then
		failed=$((failed + 1))
		echo "cli $case: a folder is left behind:"
		find "$here/out"
	else
		passed=$((passed + 1))
	fi ;;
	esac
	rm -rf "$here"
done
echo "cli: $passed passed, $failed failed"
[ $failed -eq 0 ]
