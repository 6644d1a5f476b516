#!/bin/sh
# Runs the examples of README.md: tests/readme/run.sh MALTALL
#
# A block that begins with ```sh run is run as it stands, one after another in the same private folder, with maltall on
# the PATH and samples/ at hand. A block that begins with ```text right after it is what it must print on stdout; where
# it exits with another code than 0, the text "exits with N" stands in the line above the block.
set -u
maltall=$(realpath "$1")
cd "$(dirname "$0")/../.." || exit 1
root=$(pwd)
PATH=$(dirname "$maltall"):$PATH
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0
mkdir "$private/here" "$private/blocks"
ln -s "$root/samples" "$private/here/samples"

# NN.sh and, where one follows, NN.text; NN.code where another exit code than 0 is promised.
awk -v folder="$private/blocks" '
function name(ending) { return sprintf("%s/%02d.%s", folder, count, ending) }
/^```sh run$/ { count++; file = name("sh"); if (code) print code > name("code"); code = 0; next }
/^```text$/ && after { file = name("text"); printf "" > file; next }
/^```$/ && file != "" { after = file ~ /sh$/; close(file); file = ""; next }
file != "" { print > file; next }
/exits with [0-9]+/ { match($0, /exits with [0-9]+/); code = substr($0, RSTART + 11, RLENGTH - 11) }
NF { after = 0 }
' README.md

cd "$private/here" || exit 1
for block in "$private"/blocks/*.sh; do
	code=$(cat "${block%.sh}.code" 2>/dev/null || echo 0)
	sh -e "$block" >"$private/out" 2>"$private/err" </dev/null
	status=$?
	if [ $status -ne "$code" ]; then
		echo "README.md: exits with $status instead of $code:"
		cat "$block" "$private/err"
		failed=$((failed + 1))
	elif [ -e "${block%.sh}.text" ] && ! diff -u --label README.md "${block%.sh}.text" --label came "$private/out"; then
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
done
echo "readme: $passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
