# shellcheck shell=sh
# The answers of all tools in one form, and whether two of them agree; read by peers.sh.
#
#   count                   rows
#   share, small, meetings  unit, how many are so, how many there are
#   describe                n, least, three quartiles, largest, mean, standard deviation
#   profile                 column, n, missing, distinct, least, largest, mean, standard deviation
#   frequency               value, count
#
# A line a row, sorted. What a tool does not say is a question mark, and agrees with anything.

# What a tool printed: answer_form TOOL JOB FILE
answer_form() {
	case $1,$2 in
	maltall*,count) sed -n '2s/^[^,]*,\([0-9]*\),.*/\1/p' "$3" ;;
	maltall*,describe) sed -n '2p' "$3" | awk -F, -v OFS=, '{ print $3, $6, $7, $8, $9, $10, $11, $12 }' ;;
	maltall*,profile) awk -F, -v OFS=, 'NR > 1 { print $1, $3, $4, $5, said($6), said($10), said($11), said($12) }
		function said(value) { return $2 == "text" || value == "" ? "?" : value }' "$3" ;;
	maltall*,frequency) awk -F, -v OFS=, 'NR > 1 { print $1, $2 }' "$3" ;;
	maltall*) awk -F, -v OFS=, '$3 == "unit" { print $4, $5, $6 }' "$3" ;;
	miller,profile) awk '{
		at = match($1, /_(null_count|distinct_count|count|min|max|mean|stddev)$/)
		column = substr($1, 1, at - 1)
		if (!(column in seen)) { seen[column]; columns[++n] = column }
		value[column, substr($1, at + 1)] = $2
	}
	END {
		for (i = 1; i <= n; i++) {
			c = columns[i]
			moments = c == "id" || c == "hours"
			limits = moments || value[c, "min"] ~ /^[0-9-]*$/
			print c "," value[c, "count"] - 0 "," value[c, "null_count"] "," value[c, "distinct_count"] \
				"," (limits ? value[c, "min"] : "?") "," (limits ? value[c, "max"] : "?") \
				"," (moments ? value[c, "mean"] : "?") "," (moments ? value[c, "stddev"] : "?")
		}
	}' "$3" ;;
	csvkit,count) sed 's/.*: *//' "$3" ;;
	csvkit,describe) sed -n 2p "$3" | awk -F, -v OFS=, '{ print "?", $6, "?", $10, "?", $7, "?", "?" }' ;;
	*,frequency) sed -e '/^hours,/d' -e 's/^NA,/,/' "$3" ;;
	*) cat "$3" ;;
	esac | tr -d '"\r' | awk -F, -v OFS=, -v job="$2" 'job == "frequency" && $1 != "" { $1 += 0 } { print }' | LC_ALL=C sort
}

# Numbers agree that are the same to nine digits, of counts and of everything else the text: answers_agree FILE FILE
answers_agree() {
	awk -F, '
		function agree(a, b, distance) {
			if (a == b || a == "?" || b == "?")
				return 1
			if (a !~ /^-?[0-9.]+(e[-+]?[0-9]+)?$/ || b !~ /^-?[0-9.]+(e[-+]?[0-9]+)?$/ || a b !~ /[.e]/)
				return 0
			distance = a > b + 0 ? a - b : b - a
			return distance <= 1e-9 * (a < 0 ? -a : a)
		}
		NR == FNR { line[FNR] = $0; lines = FNR; next }
		{
			count = split(line[FNR], ours, ",")
			if (count != NF)
				exit bad = 1
			for (i = 1; i <= NF; i++)
				if (!agree(ours[i], $i))
					exit bad = 1
			rows = FNR
		}
		END { exit bad || rows != lines || lines == 0 }' "$1" "$2"
}
