#!/bin/sh
# Measures how cost grows, one thing at a time, and puts the table into COST.md between its two marks:
# tests/bench/cost.sh BUILD [COST]
#
# The question is `share` of peers.sh (a date condition, a blank, by unit) where nothing else is said. Seconds are the least of
# three whole processes, processor seconds those of the same run, memory the most of the three. A few minutes.
# shellcheck disable=SC2016 # the dollars are those of awk
set -eu
cd "$(dirname "$0")/../.."
build=$(realpath "$1")
cost=${2-tests/bench/COST.md}
data=$build/bench/cost
mkdir -p "$data"
export LC_ALL=C.UTF-8

for rows in 125000 250000 500000 1000000 2000000; do
	[ -s "$data/nb_$rows.csv" ] || "$build/tests/bench/rows" $rows "$data/rows_$rows.csv" "$data/nb_$rows.csv"
done
events=$data/rows_500000.csv
# The same rows with every column twice, the second under another name; and with groups that are many.
[ -s "$data/wide.csv" ] || awk 'NR == 1 { other = $0; gsub(/[a-z]+/, "&2", other); print $0 "," other; next } { print $0 "," $0 }' \
	"$events" >"$data/wide.csv"
if [ ! -s "$data/national/alis.csv" ]; then
	mkdir -p "$data/national"
	"$build/tests/bench/national" "$data/national"
fi

# Adds a row to the table: what grows, how much of it, and the command line of maltall.
measure() {
	what=$1 size=$2
	shift 2
	run=0
	while [ $run -lt 3 ]; do
		"$build/tests/bench/measure" 600 "$data/out" "$build/maltall" "$@" 2>"$data/said"
		run=$((run + 1))
	done | awk -v what="$what" -v size="$size" '
		$4 != "ok" { bad = $4 }
		NR == 1 || $1 < least { least = $1; processor = $2 }
		$3 > most { most = $3 }
		END {
			if (bad)
				printf "| %s | %s | %s | | |\n", what, size, bad
			else
				printf "| %s | %s | %.3f | %.3f | %.0f |\n", what, size, least, processor, most
		}'
}

# share WHAT SIZE FILE COLUMN [OPTION]...: the question, by a column.
share() {
	what=$1 size=$2 file=$3 by=$4
	shift 4
	measure "$what" "$size" calc "$file" --numerator 'plan is not missing' --denominator 'start <= 2023-06-30' --by "$by" \
		--format csv "$@"
}

# national WHAT SIZE INDICATORS SERIES: the first indicators of the national night, with a series or without.
national() {
	awk -v most="$3" -v series="$4" '
		/^series:/ { if (series != "") print "series: " series; next }
		/^baseline:/ { next }
		/^indicators:/ { inside = 1 }
		inside && /^  [a-z_]+:$/ && ++count > most { exit }
		{ print }' tests/bench/national.yaml >"$data/national/part.yaml"
	rm -rf "$data/report"
	measure "$1" "$2" run "$data/national/part.yaml" --no-history --out "$data/report" --format csv
}

table() {
	echo '| what grows | size | s | processor s | MiB |'
	echo '|---|---:|---:|---:|---:|'
	for rows in 125000 250000 500000 1000000 2000000; do
		share rows $rows "$data/rows_$rows.csv" unit
	done
	share columns 8 "$events" unit
	share columns 16 "$data/wide.csv" unit
	share groups 15 "$events" unit
	share groups 2,000 "$events" supervisor
	share groups 3,650 "$events" start
	for reader in libcsv portable sse2 avx2; do
		share scanner $reader "$data/rows_1000000.csv" unit --reader $reader
	done
	for threads in 1 2 4; do
		share threads $threads "$data/rows_1000000.csv" unit --threads $threads
	done
	for dates in 1 12 24 60; do
		first=$((2026 - dates / 12))
		case $dates in
		1) national 'dates, 12 indicators' 1 12 '' ;;
		*) national 'dates, 12 indicators' $dates 12 "{from: $first-01-31, to: as_of, every: month}" ;;
		esac
	done
	for indicators in 1 3 6 12; do
		national 'indicators, 60 dates' $indicators $indicators '{from: 2021-01-31, to: as_of, every: month}'
	done
}

table >"$data/table.md"
cat "$data/table.md"
awk -v table="$data/table.md" '
	/^<!-- measured by cost.sh -->$/ { print; while ((getline line < table) > 0) print line; skipping = 1; next }
	/^<!-- end -->$/ { skipping = 0 }
	!skipping { print }' "$cost" >"$data/new.md"
cp "$data/new.md" "$cost"
