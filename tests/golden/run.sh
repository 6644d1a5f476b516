#!/bin/sh
# Draws every chart of `cases` from each of the CSV files beside it, with the same command that a user gives, and
# compares the SVG with the one kept: tests/golden/run.sh MALTALL
#
# What a gnuplot of another version than 5.4 writes is another text for the same picture, so then only that each chart is
# drawn is checked. A trend has room for 8 lines, so sixty units are none. UPDATE=1 writes the SVG files anew; look at
# them before you believe them. (Those of samples/gallery, which are compared too, `make gallery` writes.)
set -eu
maltall=$(realpath "$1")
cd "$(dirname "$0")"
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
passed=0
failed=0
same=
if "${MALTALL_GNUPLOT:-gnuplot}" --version 2>/dev/null | grep -q '^gnuplot 5\.4 '; then same=yes; fi

says() {
	if "$@"; then passed=$((passed + 1)); else
		failed=$((failed + 1))
		echo "golden $name $kind: $*"
	fi
}

# Unknown values are texts to whoever looks at an empty column; the user says what they are.
types=
for column in dager stilling teller nevner maal; do types="$types --type $column=number"; done
types="$types --type maaned=date --type enhet=text --type ordning=text"
for file in ordinary one unknown hostile long sixty; do
	while read -r name kind options; do
		if [ "$file-$name" = sixty-trend ]; then continue; fi
		svg=$private/$file-$name.svg
		name=$file-$name
		# shellcheck disable=SC2086 # several words
		says "$maltall" plot "$kind" "$file.csv" $options $types --out "$svg" 2>"$private/said"
		if [ ! -e "$svg" ]; then
			cat "$private/said"
			continue
		fi
		if [ "${UPDATE-}" ]; then cp "$svg" "$name.svg"; fi
		if [ "$same" ]; then says cmp "$svg" "$name.svg"; fi
		says test ! -e canary
	done <cases
done

# The pictures that the README shows, as `make gallery` draws them: into a folder named from where it is called.
gallery=$(realpath ../../samples/gallery)
name=gallery
kind=drawn
cd "$private"
mkdir gallery
says "$gallery/draw.sh" "$maltall" gallery
for svg in "$gallery"/*.svg; do
	kind=$(basename "$svg")
	if [ "$same" ]; then says cmp "gallery/$kind" "$svg"; fi
done
echo "golden: $passed passed, $failed failed"
[ $failed -eq 0 ]
