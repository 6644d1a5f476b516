#!/bin/sh
# Measures maltall beside its peers: tests/bench/peers.sh BUILD [ROWS [RUNS [RESULTS]]]
#
# ROWS (default 10,000,000) are written by rows.c into BUILD/bench, RUNS (default 5) whole processes of every tool run
# alternating with the page cache warm, and what each prints is compared with what maltall prints before its time counts.
# A peer that is not installed is left out, and said; so is csvkit above ten thousand rows, of which it takes 6 seconds. RESULTS is a file for
# the table in Markdown (default: BUILD/bench/results.md).
#
#   share        of the rows that began by a day, how many have a plan, by unit
#   share_nb     the same with semicolons, dd.mm.yyyy and decimal commas
#   frequency    how often each number of hours occurs
# shellcheck disable=SC2016 # the dollars are those of Miller and awk
set -eu
cd "$(dirname "$0")/../.."
build=$(realpath "$1")
rows=${2-10000000}
runs=${3-5}
bench=$build/bench
results=${4-$bench/results.md}
export LC_ALL=C.UTF-8
mkdir -p "$bench/npm"
events=$bench/events_$rows.csv
events_nb=$bench/hendelser_$rows.csv
[ -s "$events_nb" ] || "$build/tests/bench/rows" "$rows" "$events" "$events_nb"
if command -v npm >/dev/null && [ ! -d "$bench/npm/node_modules" ]; then
	(cd "$bench/npm" && npm init -y && npm install --no-audit --no-fund @duckdb/node-api chdb nodejs-polars \
		nodejs-polars-linux-x64-gnu @chdb/lib-linux-x64-gnu) \
		>"$bench/npm.log" 2>&1 || echo 'npm could not install all peers'
fi

# Not echo, which may take \1 for a character.
say() {
	printf '%s ' "$@"
}

# What a tool is asked, as a command line; nothing where it is not there or cannot answer. $1 tool, $2 job, $3 file.
command_of() {
	sign=,
	day='$start'
	case $2 in share_nb) sign=';' day='sub($start, "^(..)\.(..)\.(....)$", "\3-\2-\1")' ;; esac
	case $1 in
	maltall*)
		reader=${1#maltall}
		reader=${reader#-}
		if [ "$2" = frequency ]; then
			say "'$build/maltall' freq '$3' --columns hours --format csv ${reader:+--reader $reader}"
		else
			say "'$build/maltall' calc '$3' --numerator 'plan is not missing' --denominator 'start <= 2023-06-30'" \
				"--by unit --format csv ${reader:+--reader $reader}"
		fi
		;;
	libcsv) say "'$build/tests/bench/libcsv' ${2%_nb} '$3' '$sign'" ;;
	duckdb | chdb | polars)
		modules=$bench/npm/node_modules
		case $1 in
		duckdb) [ -d "$modules/@duckdb" ] ;;
		chdb) [ -d "$modules/chdb" ] ;;
		polars) [ -d "$modules/nodejs-polars" ] ;;
		esac && command -v node >/dev/null && say "node tests/bench/peers.cjs '$bench/npm' $1 $2 '$3'"
		;;
	data.table)
		Rscript -e 'library(data.table)' >/dev/null 2>&1 && say "Rscript --vanilla tests/bench/peers.R $2 '$3'"
		;;
	miller)
		command -v mlr >/dev/null || return 0
		if [ "$2" = frequency ]; then
			say "mlr --icsv --ocsv --headerless-csv-output -S count -g hours '$3'"
		else
			say "mlr --icsv --ocsv --headerless-csv-output --ifs '$sign' --ofs , -S filter '$day <= \"2023-06-30\"'" \
				"then put '\$p = \$plan == \"\" ? 0 : 1' then stats1 -a sum,count -f p -g unit '$3'"
		fi
		;;
	mawk) # quotes it does not know; here they stand in the last column only
		command -v mawk >/dev/null || return 0
		key='$4'
		[ "$sign" = , ] || key='substr($4, 7, 4) "-" substr($4, 4, 2) "-" substr($4, 1, 2)'
		if [ "$2" = frequency ]; then
			say "mawk -F, 'NR > 1 { n[\$7]++ } END { for (v in n) print v \",\" n[v] }' '$3'"
		else
			say "mawk -F'$sign' 'NR > 1 && $key <= \"2023-06-30\" { n[\$2]++; p[\$2] += \$5 != \"\" }" \
				"END { for (u in n) print u \",\" p[u] \",\" n[u] }' '$3'"
		fi
		;;
	datamash)
		command -v datamash >/dev/null && [ "$2" = frequency ] &&
			say "sh -c 'cut -d, -f7 $3 | tail -n +2 | sed \"s/^$/NA/\" | datamash -t, -s -g1 count 1'"
		;;
	sqlite3)
		command -v sqlite3 >/dev/null || return 0
		key=start
		[ "$sign" = , ] || key="substr(start,7,4)||'-'||substr(start,4,2)||'-'||substr(start,1,2)"
		query="select unit, sum(plan<>''), count(*) from t where $key <= '2023-06-30' group by unit"
		[ "$2" = frequency ] && query='select hours, count(*) from t group by hours'
		say "sqlite3 :memory: -cmd '.mode csv' -cmd '.separator $sign' -cmd '.import $3 t' -cmd '.separator ,' \"$query\""
		;;
	csvkit)
		command -v csvsql >/dev/null && [ "$rows" -le 10000 ] && [ "$2" = frequency ] &&
			say "csvsql --query 'select hours, count(*) from t group by hours' --tables t '$3'"
		;;
	esac || true
}

# Answers of all tools in one form: sorted lines, numbers without noughts at the end, no header.
plain() {
	case $2 in
	frequency)
		tr -d '"' <"$1" | awk -F, -v OFS=, '$1 == "NA" { $1 = "" }
			$1 != "value" && $1 != "hours" { print($1 == "" ? "" : $1 + 0, $2 + 0) }'
		;;
	*)
		if head -n 1 "$1" | grep -q '^indicator,'; then
			awk -F, -v OFS=, '$3 == "unit" { print $4, $5, $6 }' "$1"
		else
			awk -F, -v OFS=, '{ print $1, $2 + 0, $3 + 0 }' "$1"
		fi
		;;
	esac | tr -d '"\r' | sort
}

job_run() {
	job=$1 file=$2
	bytes=$(stat -c %s "$file")
	cat "$file" >/dev/null
	shift 2
	: >"$bench/times"
	run=1
	while [ "$run" -le "$runs" ]; do
		for tool in "$@"; do
			line=$(command_of "$tool" "$job" "$file")
			[ "$line" ] || continue
			out=$bench/out
			took=$(eval "'$build/tests/bench/measure' '$out' $line" 2>"$bench/said") || took='0 0 0 127'
			plain "$out" "$job" >"$bench/answer"
			[ "$tool" = maltall ] && cp "$bench/answer" "$bench/answer_$job"
			state=ok
			[ "${took##* }" = 0 ] || state=failed
			[ $state != ok ] || cmp -s "$bench/answer" "$bench/answer_$job" || state=differs
			printf '%s\t%s\t%s\t%s\n' "$tool" "$run" "$state" "$took" | tr ' ' '\t' >>"$bench/times"
		done
		run=$((run + 1))
	done
	awk -F'\t' -v job="$job" -v bytes="$bytes" '
		$3 != "ok" { bad[$1] = $3; order($1); next }
		{ order($1); times[$1, ++count[$1]] = $4 + 0; if ($6 + 0 > memory[$1]) memory[$1] = $6 + 0 }
		function order(tool) { if (!(tool in seen)) { seen[tool] = 1; tools[++tool_count] = tool } }
		function sorted(tool, i, j, t) {
			for (i = 2; i <= count[tool]; i++)
				for (j = i; j > 1 && times[tool, j - 1] > times[tool, j]; j--) {
					t = times[tool, j]; times[tool, j] = times[tool, j - 1]; times[tool, j - 1] = t
				}
			return times[tool, int((count[tool] + 1) / 2)]
		}
		END {
			for (k = 1; k <= tool_count; k++) {
				tool = tools[k]
				if (tool in bad) { printf "| %s | %s | %s | | | | |\n", job, tool, bad[tool]; continue }
				median = sorted(tool)
				if (tool == "maltall") ours = median
				printf "| %s | %s | %.3f | %.3f to %.3f | %.0f | %.0f | %.2f |\n", job, tool, median, times[tool, 1],
					times[tool, count[tool]], bytes / 1e6 / median, memory[tool], (ours > 0 ? median / ours : 0)
			}
		}' "$bench/times"
}

version() {
	printf -- '- %s: %s\n' "$1" "$(shift && "$@" 2>/dev/null | head -n 1 || echo 'not here')"
}

package_version() {
	version "$1" sed -n 's/^ *"version": "\(.*\)".*/\1/p' "$bench/npm/node_modules/$2/package.json"
}

tools="maltall maltall-libcsv libcsv duckdb chdb polars data.table miller mawk datamash sqlite3 csvkit"
{
	echo '# Results of tests/bench/peers.sh'
	echo
	echo "$(date -u +%Y-%m-%d), $rows rows ($(($(stat -c %s "$events") / 1000000)) MB), whole processes, page cache warm,"
	echo "$runs runs alternating; median, least to most, MB of the file a second, peak memory, and the median as so many of"
	echo "maltall's. A peer whose answer is another one has no time. $(nproc) cores:"
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
	version node node --version
	echo
	echo '| job | tool | s | from to | MB/s | MiB | of maltall |'
	echo '|---|---|---:|---|---:|---:|---:|'
	# shellcheck disable=SC2086 # a list of words
	job_run share "$events" $tools
	# shellcheck disable=SC2086
	job_run share_nb "$events_nb" $tools
	# shellcheck disable=SC2086
	job_run frequency "$events" $tools
} | tee "$results"
