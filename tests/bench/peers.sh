#!/bin/sh
# Measures maltall beside its peers: tests/bench/peers.sh BUILD [ROWS [RUNS [RESULTS]]]
#
# ROWS (default 10,000,000) are written by rows.c into BUILD/bench, half as many trainees and half as many meetings again by
# meetings.c. RUNS (default 3) whole processes of every tool run alternating with the page cache warm, and what each prints
# is compared with what maltall prints before its time counts. A tool that takes longer than 6 seconds runs once; one that
# takes longer than LIMIT seconds (default 45) is stopped, and that is what the table says of it, as of one that is not
# installed, fails, or is ended for want of memory. RESULTS is a file for the tables in Markdown (default:
# BUILD/bench/results.md).
#
# What is asked stands in commands.sh, the form of the answers in answer.sh, the reckoning in results.awk:
#
#   count      (J1)   how many rows
#   share      (J2)   of the rows that began by a day, how many have a plan, by unit
#   share_nb   (J2n)  the same with semicolons, dd.mm.yyyy and decimal commas
#   describe   (J3)   number, exact quartiles, mean and standard deviation of the hours
#   profile    (J4)   the same of every column, missing and different values
#   meetings   (J5)   trainees with a meeting within the last year, by unit: two tables
#   small      (J6)   share, of 345 rows
#   frequency         how often each number of hours occurs
set -eu
cd "$(dirname "$0")/../.."
build=$(realpath "$1")
rows=${2-10000000}
runs=${3-3}
limit=${LIMIT-45}
bench=$build/bench
results=${4-$bench/results.md}
npm=$bench/npm
data=$bench/$rows
export LC_ALL=C.UTF-8
mkdir -p "$npm" "$data"
events=$data/events.csv
events_nb=$data/events_nb.csv
small=$data/small.csv
trainees=$data/trainees.csv
meetings=$data/meetings.csv
# shellcheck source=tests/bench/commands.sh
. tests/bench/commands.sh
# shellcheck source=tests/bench/answer.sh
. tests/bench/answer.sh

if [ ! -e "$data/whole" ]; then
	"$build/tests/bench/rows" "$rows" "$events" "$events_nb"
	"$build/tests/bench/rows" 345 "$small" "$data/small_nb.csv"
	"$build/tests/bench/meetings" $((rows / 2)) $((rows * 3 / 2)) "$data"
	cp tests/bench/meetings.yaml "$data"
	: >"$data/whole"
fi
if is_here npm && [ ! -d "$npm/node_modules" ]; then
	(cd "$npm" && npm init -y && npm install --no-audit --no-fund @duckdb/node-api chdb nodejs-polars \
		nodejs-polars-linux-x64-gnu @chdb/lib-linux-x64-gnu) \
		>"$bench/npm.log" 2>&1 || echo 'npm could not install all peers' >&2
fi
data_table=
# shellcheck disable=SC2034 # read in commands.sh
if is_here Rscript && Rscript -e 'library(data.table)' >/dev/null 2>&1; then data_table=here; fi

# Runs a tool once and adds a line to the times: job, tool, state, seconds, processor seconds, memory.
tool_run() {
	tool=$1 job=$2
	line=$(command_of "$tool" "$job")
	[ "$line" ] || return 0
	took=$(eval "'$build/tests/bench/measure' $limit '$bench/out' $line" 2>"$bench/said") || took='0 0 0 unmeasured'
	state=${took##* }
	if [ "$state" = ok ] && [ "$tool" != read ]; then
		answer_form "$tool" "$job" "$bench/out" >"$bench/answer"
		[ "$tool" != maltall ] || cp "$bench/answer" "$bench/answer_$job"
		answers_agree "$bench/answer_$job" "$bench/answer" || state=differs
	fi
	printf '%s\t%s\t%s\t%s\n' "$job" "$tool" "$state" "${took% *}" | tr ' ' '\t' >>"$bench/times"
	# Whoever is slow or fails is not asked again.
	if [ "$state" != ok ] || [ "${took%%.*}" -ge 6 ]; then done="$done $tool "; fi
}

job_run() {
	done=
	rm -f "$bench/answer_$1"
	cat "$data"/*.csv >/dev/null
	run=1
	while [ $run -le "$2" ]; do
		for each in $tools; do
			case $done in *" $each "*) ;; *) tool_run "$each" "$1" ;; esac
		done
		run=$((run + 1))
	done
}

size_of() {
	printf '%s\t%s\n' "$1" "$(shift && cat "$@" | wc -c)"
}

version() {
	printf -- '- %s: %s\n' "$1" "$(shift && "$@" 2>/dev/null | head -n 1 | grep . || echo 'not here')"
}

package_version() {
	version "$1" sed -n 's/^ *"version": "\(.*\)".*/\1/p' "$npm/node_modules/$2/package.json"
}

tools='maltall maltall-1 maltall-libcsv read libcsv duckdb chdb polars data.table miller mawk datamash sqlite3 csvkit'
: >"$bench/times"
{
	for job in count share describe profile frequency; do size_of $job "$events"; done
	size_of share_nb "$events_nb"
	size_of small "$small"
	size_of meetings "$trainees" "$meetings"
} >"$bench/sizes"
for job in count share share_nb describe profile meetings frequency; do
	echo "peers: $job" >&2
	job_run $job "$runs"
done
echo 'peers: small' >&2
job_run small $((3 * runs))
{
	echo '# Results of tests/bench/peers.sh'
	echo
	echo "$(date -u +%Y-%m-%d), $rows rows ($(($(stat -c %s "$events") / 1000000)) MB); for \`meetings\` $((rows / 2)) trainees" \
		"and $((rows * 3 / 2)) meetings. $(nproc) cores, $(($(sed -n 's/MemTotal: *\([0-9]*\).*/\1/p' /proc/meminfo) / 1048576)) GiB:"
	sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1
	echo
	version maltall "$build/maltall" version
	version kernel uname -r
	package_version duckdb @duckdb/node-api
	package_version chdb chdb
	package_version polars nodejs-polars
	version data.table Rscript -e 'cat(as.character(packageVersion("data.table")))'
	version miller mlr --version
	version mawk mawk -W version
	version datamash datamash --version
	version sqlite3 sqlite3 --version
	version csvkit csvstat --version
	version node node --version
	echo
	awk -F'\t' -v limit="$limit" -f tests/bench/results.awk "$bench/sizes" "$bench/times"
} | tee "$results"
