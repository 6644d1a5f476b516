#!/bin/sh
# Times two nights, whole processes, medians: tests/bench/night.sh BUILD [RUNS]
#
# The national one (national.c, national.yaml) asks 12 questions about 357 municipalities and 6 offices at 60 month-ends,
# with a page and three charts for each municipality, and remembers the run. The one of Oslo is samples/oslo with all its charts,
# beside what gnuplot needs for its scripts alone. Prints a table; there is nothing to pass or fail. Where `perf` is
# there, it says whose the processor time of the national night was, and leaves BUILD/bench/national.perf.
set -eu
cd "$(dirname "$0")/../.."
build=$(realpath "$1")
runs=${2-3}
bench=$build/bench
mkdir -p "$bench"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$folder/national"
"$build/tests/bench/national" "$folder/national"
cp tests/bench/national.yaml "$folder/national"

# The median of the runs of a command, as "seconds processor-seconds MiB"; what it made is taken away before each.
median_of() {
	times=$1 made=$2
	shift 2
	run=0
	while [ $run -lt "$times" ]; do
		rm -rf "$made"*
		"$build/tests/bench/measure" 600 "$folder/out" "$@" 2>"$folder/said"
		run=$((run + 1))
	done | awk '$4 != "ok" { print "night.sh: " $4 >"/dev/stderr" } { print }' | sort -n |
		awk '{ line[NR] = $1 " " $2 " " $3 } END { print line[int((NR + 1) / 2)] }'
}

row() {
	what=$1
	shift
	printf '| %s | %.3f | %.3f | %.0f |\n' "$what" "$@"
}

echo '| night | s | processor s | MiB |'
echo '|---|---:|---:|---:|'
night=$(median_of "$runs" "$folder/report" "$build/maltall" run "$folder/national/national.yaml" --out "$folder/report")
# shellcheck disable=SC2086 # three numbers
row 'national, remembered' $night
night=$(median_of "$runs" "$folder/report" "$build/maltall" run "$folder/national/national.yaml" --out "$folder/report" \
	--no-history)
# shellcheck disable=SC2086
row 'national, not remembered' $night
pages=$(find "$folder/report/latest/units" -name '*.html' | wc -l)
charts=$(find "$folder/report/latest/charts" -name '*.svg' | wc -l)
cells=$(wc -l <"$folder/report/latest/indicators.csv")
size=$(du -sm "$folder/report/2025-12-31" | cut -f1)

oslo=$(median_of $((3 * runs)) "$folder/oslo" "$build/maltall" run samples/oslo/oslo.yaml --as-of 2025-12-31 \
	--out "$folder/oslo" --no-history)
# shellcheck disable=SC2086
row 'Oslo (345 ALIS)' $oslo
"$build/maltall" run samples/oslo/oslo.yaml --as-of 2025-12-31 --out "$folder/oslo" --no-history --keep-scripts \
	>"$folder/out" 2>"$folder/said"
cat "$folder"/oslo/latest/charts/*.gp >"$folder/all.gp"
alone=$(median_of $((3 * runs)) "$folder/none" gnuplot -d "$folder/all.gp")
# shellcheck disable=SC2086
row "gnuplot alone, the $(grep -c . <<-END
	$(find "$folder/oslo/latest/charts" -name '*.gp')
END
) charts of Oslo" $alone
echo
echo "The national night leaves $pages pages of units, $charts charts, $((cells - 1)) cells and $size MB. Oslo takes" \
	"$(echo "$oslo $alone" | awk '{ printf "%.1f", $1 / $4 }') times what gnuplot alone takes."
if command -v perf >/dev/null && perf record -q -g -F 499 -o "$bench/national.perf" "$build/maltall" run \
	"$folder/national/national.yaml" --out "$folder/report" --no-history >"$folder/out" 2>"$folder/said"; then
	echo
	perf report -i "$bench/national.perf" --no-children -g none --sort comm 2>/dev/null |
		sed -n 's/^ *\([0-9.]*\)% *\([a-z-]*\).*/Of its processor time \1 % is that of \2./p'
fi
