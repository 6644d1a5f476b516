#!/bin/sh
# Follows the manual word for word: tests/manual/run.sh MALTALL [PAGE...]
#
# Each page is followed from its first line to its last by one shell, in a private folder with a copy of samples/, with
# maltall on the PATH. What is done:
#   - every command (`$ `) of a block that begins with ```console. It must print what stands below it, stdout and stderr
#     together, byte by byte but for the CR that ends the lines of CSV. One that ends with another code than 0 must be followed by `$ echo $?`;
#   - where the line above a block ends in "to the end of `FILE`:" or "as `FILE`:", what stands in it goes there;
#   - where a line ends in "In `FILE`, write `NEW` instead of `OLD`.", that is done, and where it ends in "In `FILE`, write
#     this instead of the line `OLD`:", the block below it takes the place of the line that holds OLD. OLD must stand there once.
# Then the tables of options are compared with what `maltall help` says, both ways: those of the page itself and those of
# the sections of options.md that it links. Every command must have its page.
#
# UPDATE=1 writes what came, and the tables of options, into the pages; look at the difference before you believe it.
set -u
maltall=$(realpath "$1")
shift
cd "$(dirname "$0")/../.." || exit 1
root=$(pwd)
PATH=$(dirname "$maltall"):$PATH
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0

fail() {
	failed=$((failed + 1))
	echo "manual: $1"
}

# FILE OLD NEW, for steps.awk: the one place in FILE where OLD stands is written NEW, whatever the encoding.
replace() {
	OLD=$2 NEW=$3 LC_ALL=C awk '
	(place = index($0, ENVIRON["OLD"])) {
		found += 1 + (index(substr($0, place + 1), ENVIRON["OLD"]) > 0)
		$0 = substr($0, 1, place - 1) ENVIRON["NEW"] substr($0, place + length(ENVIRON["OLD"]))
	}
	{ print }
	END {
		if (found != 1)
			print found + 0 " times: " ENVIRON["OLD"] >"/dev/stderr"
		exit found != 1
	}' "$1" >"$1.new" && mv "$1.new" "$1"
}

# TEXT FILE OLD, likewise: what the file TEXT holds, instead of the line of FILE that holds OLD.
replace_line() {
	replace "$2" "$(grep -F -e "$3" "$2")" "$(cat "$1")"
}

# Does the steps in the folder $steps, one after another; a step that went wrong leaves NNN.wrong.
follow() {
	status=0
	for step in "$steps"/*.cmd; do
		step=${step%.cmd}
		if [ $status -ne 0 ] && [ "$(cat "$step.cmd")" != 'echo $?' ]; then
			echo "exits with $status, which is not said" >"$before.wrong"
		fi
		before=$step
		(exit $status)
		# shellcheck disable=SC1090 # a step of the page
		. "$step.cmd" >"$step.raw" 2>&1 </dev/null
		status=$?
		tr -d '\r' <"$step.raw" >"$step.came"
		cmp -s "$step.out" "$step.came" || echo 'prints something else' >"$step.wrong"
	done
	[ $status -eq 0 ] || echo "exits with $status, which is not said" >"$before.wrong"
}

[ $# -gt 0 ] || set -- manual/*.md
for page in "$@"; do
	name=$(basename "$page" .md)
	steps=$private/$name.steps
	mkdir "$steps" "$private/$name"
	awk -v folder="$steps" -f tests/manual/steps.awk "$page"
	[ -e "$steps/001.cmd" ] || continue
	cp -r samples "$private/$name"
	(cd "$private/$name" && follow)
	for step in "$steps"/*.cmd; do
		step=${step%.cmd}
		if [ -e "$step.wrong" ] || [ ! -e "$step.came" ]; then
			fail "$page: $(cat "$step.wrong" 2>/dev/null || echo 'was not come to'): $(cat "$step.cmd")"
			diff -u --label "$page" "$step.out" --label came "$step.came"
		else
			passed=$((passed + 1))
		fi
	done
	if [ "${UPDATE-}" ]; then
		awk -v folder="$steps" -v update=1 -f tests/manual/steps.awk "$page" >"$private/page" &&
			cp "$private/page" "$root/$page"
	fi
done

# The rows of the tables of options in the sections of options.md that a page links.
shared_rows() {
	grep -o 'options\.md#[a-z-]*' "$1" | sort -u | while read -r link; do
		awk -v wanted="${link#*#}" '
		/^## / {
			name = tolower(substr($0, 4))
			gsub(/ /, "-", name)
		}
		name == wanted && /^\| `-/' manual/options.md
	done
}

# The options of a command as rows of a table, from what it says of them itself.
help_rows() {
	"$maltall" help "$1" | awk '
	function row() {
		gsub(/\|/, "\\|", name)
		gsub(/\|/, "\\|", text)
		if (name != "")
			print "| `" name "` | " text " |"
		name = text = ""
	}
	/^options:/ { options = 1 }
	options && /^  -/ {
		row()
		name = substr($0, 3)
	}
	options && /^      / { text = text (text == "" ? "" : " ") substr($0, 7) }
	END { row() }'
}

# Shared options are said alike by every command that has them: what freq says of them, and run of the others.
if [ "${UPDATE-}" ]; then
	{ help_rows freq && help_rows run; } >"$private/rows"
	awk '
	/^\| `-/ { split($0, words, /[ `]+/) }
	NR == FNR {
		if (!(words[2] in said))
			said[words[2]] = $0
		next
	}
	/^\| `-/ && words[2] in said { $0 = said[words[2]] }
	{ print }' "$private/rows" manual/options.md >"$private/page" && cp "$private/page" manual/options.md
fi

for command in $("$maltall" help | sed -n '/^commands:/,/^pages/s/^  \([a-z-][a-z-]*\)  .*/\1/p'); do
	case $command in
	help | version) continue ;;
	esac
	if [ ! -e "manual/$command.md" ]; then
		fail "there is no manual/$command.md"
		continue
	fi
	help_rows "$command" >"$private/rows"
	shared_rows "manual/$command.md" >"$private/shared"
	if [ "${UPDATE-}" ]; then
		grep -v -x -F -f "$private/shared" "$private/rows" >"$private/own"
		awk -v rows="$private/own" '
		/^\| `-/ { next }
		{ print }
		/^\|---/ && before ~ /^\| option / {
			while ((getline line <rows) > 0)
				print line
		}
		{ before = $0 }' "manual/$command.md" >"$private/page" && cp "$private/page" "manual/$command.md"
	fi
	grep '^| `-' "manual/$command.md" | LC_ALL=C sort - "$private/shared" >"$private/page"
	LC_ALL=C sort "$private/rows" >"$private/help"
	if diff -u --label "manual/$command.md" "$private/page" --label "maltall help $command" "$private/help"; then
		passed=$((passed + 1))
	else
		fail "manual/$command.md has other options than maltall help $command"
	fi
done

# Every page can be come to from the first, and every link leads to a file.
for page in manual/*.md; do
	grep -o '](\([^)#]*\.[a-z]*\)' "$page" | cut -c 3- | grep -v '^http' >"$private/links"
	while read -r link; do
		[ -e "manual/$link" ] || fail "$page: the link $link leads nowhere"
	done <"$private/links"
	name=$(basename "$page")
	[ "$name" = README.md ] || grep -q "]($name)" manual/README.md || fail "manual/README.md does not lead to $name"
	passed=$((passed + 1))
done
echo "manual: $passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
