#!/bin/sh
# How many charts of 18 units are drawn in a second, in three formats, beside other ways of drawing them, on one core:
# tests/bench/charts.sh BUILD. What is not installed is left out (Debian: r-cran-ggplot2, python3-matplotlib); there is
# nothing to pass or fail.
set -eu
cd "$(dirname "$0")"
build=$(realpath "$1")
core=
if command -v taskset >/dev/null; then core='taskset -c 0'; fi
{
	$core "$build/tests/bench/charts"
	if command -v Rscript >/dev/null; then $core Rscript charts.R 2>/dev/null || true; fi
	# Debian's own python may not be the first on the PATH.
	for python in python3 /usr/bin/python3; do
		$core "$python" charts.py 2>/dev/null && break
	done
} | awk '
{ speed[$1, $2] = $3; seen[$2] = 1 }
END {
	split("svg pdf png", formats)
	count = split("persistent each ggplot2 matplotlib", ways)
	name["persistent"] = "one gnuplot that stays"; name["each"] = "one gnuplot a chart"
	name["ggplot2"] = "ggplot2"; name["matplotlib"] = "matplotlib"
	printf "%-24s %10s %10s %10s\n", "Charts a second", "SVG", "PDF", "PNG 2x"
	for (w = 1; w <= count; w++) {
		if (!seen[ways[w]]) { printf "%-24s  not installed\n", name[ways[w]]; continue }
		printf "%-24s", name[ways[w]]
		for (f = 1; f <= 3; f++) printf " %10.1f", speed[formats[f], ways[w]]
		print ""
	}
	for (w = 2; w <= count; w++) {
		if (!seen[ways[w]]) continue
		printf "%-24s", "  times " name[ways[w]]
		for (f = 1; f <= 3; f++) printf " %10.1f", speed[formats[f], "persistent"] / speed[formats[f], ways[w]]
		print ""
	}
}'
