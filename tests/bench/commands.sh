# shellcheck shell=sh disable=SC2016,SC2034,SC2154 # the dollars are those of Miller and awk; peers.sh sets the paths
# What every tool is asked for every job, as a command line that the shell is to evaluate; nothing where the tool is not
# there or cannot answer. A function a tool, called by command_of with the job; read by peers.sh.
#
# mawk, cut and datamash know no quotes: they are right only because the quoted column stands last.

say() {
	printf '%s ' "$@"
}

is_here() {
	command -v "$1" >/dev/null
}

# Whether a command of maltall has an option.
has_option() {
	"$build/maltall" help "$1" | grep -q -- "^  $2 "
}

# $2: further options, such as the reader.
maltall_command() {
	case $1 in
	count) line="freq '$events' --columns true" ;;
	share) line="calc '$events' --numerator 'plan is not missing' --denominator 'start <= 2023-06-30' --by unit" ;;
	share_nb) line="calc '$events_nb' --numerator 'plan is not missing' --denominator 'start <= 2023-06-30' --by unit" ;;
	small) line="calc '$small' --numerator 'plan is not missing' --denominator 'start <= 2023-06-30' --by unit" ;;
	describe) line="describe '$events' --columns hours" ;;
	profile) line="describe '$events'" ;;
	frequency) line="freq '$events' --columns hours" ;;
	meetings) line="run '$data/meetings.yaml' --no-history --out '$data/report'" ;;
	esac
	case ${2-} in --*) has_option "${line%% *}" "${2%% *}" || return 0 ;; esac
	say "'$build/maltall' $line --format csv ${2-}"
}

command_maltall() {
	maltall_command "$1"
}

# One core: there only where the command has the option.
command_maltall_1() {
	maltall_command "$1" '--threads 1'
}

command_maltall_libcsv() {
	case $1 in share) maltall_command "$1" '--reader libcsv' ;; esac
}

# The file, and nothing done with it.
command_read() {
	case $1 in share) say "dd 'if=$events' of=/dev/null bs=256K status=none" ;; esac
}

command_libcsv() {
	case $1 in
	share_nb) say "'$build/tests/bench/libcsv' share ';' '$events_nb'" ;;
	small) say "'$build/tests/bench/libcsv' share , '$small'" ;;
	meetings) say "'$build/tests/bench/libcsv' meetings , '$meetings' '$trainees'" ;;
	profile) ;;
	*) say "'$build/tests/bench/libcsv' $1 , '$events'" ;;
	esac
}

# The files that a program that takes jobs is asked about.
asked() {
	case $1 in
	share_nb) say "share_nb '$events_nb'" ;;
	small) say "share '$small'" ;;
	meetings) say "meetings '$meetings' '$trainees'" ;;
	*) say "$1 '$events'" ;;
	esac
}

npm_command() {
	[ -d "$npm/node_modules/$2" ] && is_here node && say "node tests/bench/peers.cjs '$npm' $3 $(asked "$1")"
}

command_duckdb() {
	npm_command "$1" @duckdb/node-api duckdb
}

command_chdb() {
	npm_command "$1" chdb chdb
}

command_polars() {
	npm_command "$1" nodejs-polars polars
}

command_data_table() {
	[ "$data_table" ] && say "Rscript --vanilla tests/bench/peers.R $(asked "$1")"
}

command_miller() {
	is_here mlr || return 0
	mlr='mlr --icsv --ocsv --headerless-csv-output'
	share='then put "\$p = \$plan == \"\" ? 0 : 1" then stats1 -a sum,count -f p -g unit'
	case $1 in
	count) say "$mlr count '$events'" ;;
	share) say "$mlr -S filter '\$start <= \"2023-06-30\"' $share '$events'" ;;
	small) say "$mlr -S filter '\$start <= \"2023-06-30\"' $share '$small'" ;;
	share_nb) say "$mlr --ifs ';' --ofs , -S filter" \
		"'sub(\$start, \"^(..)\\.(..)\\.(....)\$\", \"\\3-\\2-\\1\") <= \"2023-06-30\"' $share '$events_nb'" ;;
	describe) say "$mlr stats1 -i -a count,min,p25,median,p75,max,mean,stddev -f hours '$events'" ;;
	profile) say "mlr --icsv --oxtab stats1 -a count,null_count,distinct_count,min,max,mean,stddev" \
		"-f id,unit,supervisor,start,plan,meeting,hours,status '$events'" ;;
	frequency) say "$mlr -S count -g hours '$events'" ;;
	meetings) say "sh -c 'mlr --icsv --ocsv -S filter \"\\\$day >= \\\"2023-07-01\\\" && \\\$day <= \\\"2024-06-30\\\"\" then" \
		"head -n 1 -g trainee then cut -f trainee then put \"\\\$met = 1\" $meetings >$data/recent.csv &&" \
		"$mlr filter \"\\\$start <= \\\"2024-06-30\\\"\" then join --ur -j trainee -f $data/recent.csv then" \
		"unsparsify --fill-with 0 -f met then stats1 -a sum,count -f met -g unit $trainees'" ;;
	esac
}

command_mawk() {
	is_here mawk || return 0
	count='{ n[$2]++; p[$2] += $5 != "" } END { for (u in n) print u "," p[u] "," n[u] }'
	case $1 in
	count) say "mawk 'END { print NR - 1 }' '$events'" ;;
	share) say "mawk -F, 'NR > 1 && \$4 <= \"2023-06-30\" $count' '$events'" ;;
	small) say "mawk -F, 'NR > 1 && \$4 <= \"2023-06-30\" $count' '$small'" ;;
	share_nb) say "mawk -F';' 'NR > 1 && substr(\$4, 7, 4) substr(\$4, 4, 2) substr(\$4, 1, 2) <= \"20230630\" $count'" \
		"'$events_nb'" ;;
	frequency) say "mawk -F, 'NR > 1 { n[\$7]++ } END { for (v in n) print v \",\" n[v] }' '$events'" ;;
	meetings) say "mawk -F, 'FNR == 1 { next } NR == FNR { if (\$3 > \"2023-06-30\" && \$3 <= \"2024-06-30\") met[\$2]; next }" \
		"\$3 <= \"2024-06-30\" { n[\$2]++; p[\$2] += \$1 in met } END { for (u in n) print u \",\" p[u] \",\" n[u] }'" \
		"'$meetings' '$trainees'" ;;
	esac
}

command_datamash() {
	is_here datamash || return 0
	case $1 in
	count) say "sh -c 'datamash -t, --header-in count 1 <$events'" ;;
	frequency) say "sh -c 'cut -d, -f7 $events | tail -n +2 | sed \"s/^$/NA/\" | datamash -t, -s -g1 count 1'" ;;
	describe) say "sh -c 'cut -d, -f7 $events | tail -n +2 | sed \"/^$/d\" |" \
		"datamash -t, count 1 min 1 q1 1 median 1 q3 1 max 1 mean 1 sstdev 1'" ;;
	esac
}

command_sqlite3() {
	is_here sqlite3 || return 0
	sign=, file=$events
	has_begun="start <= '2023-06-30'"
	case $1 in
	share_nb) sign=';' file=$events_nb
		has_begun="substr(start,7,4)||'-'||substr(start,4,2)||'-'||substr(start,1,2) <= '2023-06-30'" ;;
	small) file=$small ;;
	meetings) file=$meetings ;;
	esac
	import="-cmd '.mode csv' -cmd '.separator $sign' -cmd '.import $file t' -cmd '.separator ,'"
	case $1 in
	count) query='select count(*) from t' ;;
	share | share_nb | small) query="select unit, sum(plan<>''), count(*) from t where $has_begun group by unit" ;;
	frequency) query='select hours, count(*) from t group by hours' ;;
	describe) query="with h as (select cast(hours as real) h from t where hours <> ''), s as (select count(*) n, avg(h) m from h),
		r as materialized (select h, row_number() over (order by h) - 1 k from h),
		q(p, v) as (select p, (select h from r where k = cast((n - 1) * p as int)) * (1 - ((n - 1) * p - cast((n - 1) * p as int)))
			+ coalesce((select h from r where k = cast((n - 1) * p as int) + 1), 0) * ((n - 1) * p - cast((n - 1) * p as int))
			from s, (select 0.0 p union all select 0.25 union all select 0.5 union all select 0.75 union all select 1.0))
		select (select n from s), group_concat(v), (select m from s), (select sqrt(sum((h - m) * (h - m)) / (n - 1)) from h, s)
		from (select v from q order by p)" ;;
	meetings) import="$import -cmd '.import $trainees e'"
		query="select unit, sum(trainee in (select trainee from t where day between '2023-07-01' and '2024-06-30')), count(*)
			from e where start <= '2024-06-30' group by unit" ;;
	*) return 0 ;;
	esac
	say "sqlite3 :memory: $import \"$query\""
}

# What csvstat says of a column has three decimals and no quartiles.
command_csvkit() {
	is_here csvstat || return 0
	case $1 in
	count) say "csvstat --count '$events'" ;;
	describe) say "csvstat -c hours --csv '$events'" ;;
	frequency) say "csvsql --query 'select hours, count(*) from t group by hours' --tables t '$events'" ;;
	esac
}

command_of() {
	"command_$(echo "$1" | tr .- __)" "$2" || true
}
