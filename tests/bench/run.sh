#!/bin/sh
# Times a whole run over a large sample, at one date and at 60: tests/bench/run.sh BUILD [ROWS]
#
# ROWS is the number of ALIS in the sample (default 1,000,000). Prints the size of the input and the time it took; there
# is nothing to pass or fail.
set -eu
cd "$(dirname "$0")/../.."
build=$(realpath "$1")
rows=${2-1000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$build/samples/oslo/generate" "$folder" "$rows"
cp samples/oslo/oslo.yaml "$folder"
echo 'Lines and bytes of the CSV files:'
(cd "$folder" && wc -lc -- *.csv)
# Says how many milliseconds a run over definitions took.
measure() {
	start=$(date +%s%N)
	"$build/maltall" run "$folder/$1" --as-of 2025-12-31 --out "$folder/$2" >/dev/null 2>"$folder/said"
	echo "Milliseconds of maltall run, from files to report, $3: $((($(date +%s%N) - start) / 1000000))"
}
measure oslo.yaml one 'one date'
{
	cat "$folder/oslo.yaml"
	echo 'series: {from: 2021-01-31, every: month}'
} >"$folder/sixty.yaml"
measure sixty.yaml sixty '60 dates and their charts'
