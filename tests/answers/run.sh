#!/bin/sh
# Works out cases.txt anew, where R is installed (Debian's r-base-core), and holds it against what is recorded: every
# word the same, every number to ten digits.
cd "$(dirname "$0")" || exit 1
if ! command -v Rscript >/dev/null; then
	echo 'answers: skipped: Rscript is not installed (r-base-core); cases.txt holds what R 4.2.2 said'
	exit 0
fi
anew=$(mktemp)
trap 'rm -f "$anew"' EXIT
Rscript --vanilla cases.R >"$anew" || exit 1
awk -v anew="$anew" '
	function near(a, b,    gap, size) {
		gap = a - b
		size = b < 0 ? -b : b
		return (gap < 0 ? -gap : gap) <= 1e-10 * (size > 1 ? size : 1)
	}
	function is_same(a, b,    words, others, count, i, left, right) {
		count = split(a, words, " ")
		if (split(b, others, " ") != count)
			return 0
		for (i = 1; i <= count; i++)
			if (words[i] != others[i]) {
				if (split(words[i], left, "=") != 2 || split(others[i], right, "=") != 2)
					return 0
				if (left[1] != right[1] || left[2] == "nan" || right[2] == "nan" || !near(left[2] + 0, right[2] + 0))
					return 0
			}
		return 1
	}
	{
		line = ""
		if ((getline line <anew) <= 0 || !is_same($0, line)) {
			failed++
			print "recorded: " $0 "\nR says:   " line
		} else if ($0 !~ /^#|^$/) {
			passed++
		}
	}
	END {
		if ((getline line <anew) > 0) {
			failed++
			print "R says more: " line
		}
		printf "answers: %d passed, %d failed\n", passed, failed
		exit failed > 0
	}' cases.txt
