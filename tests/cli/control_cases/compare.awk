# Compares two CSV files without quotes, row by row, the columns of the second; numbers to 12 digits, NA as nothing.
# A value that only the first has is told, not passed over.
function number(text) { return text ~ /^-?[0-9.]+(e[-+]?[0-9]+)?$/ }
function near(a, b,  scale, gap) {
	scale = a < 0 ? -a : a
	gap = a - b
	return (gap < 0 ? -gap : gap) <= 1e-12 * (scale > 1 ? scale : 1)
}
BEGIN { FS = "," }
{ sub(/\r$/, "") }
FNR == 1 && NR == 1 { for (i = 1; i <= NF; i++) name[i] = $i; wanted = NF; next }
FNR == 1 { for (i = 1; i <= NF; i++) place[$i] = i; next }
NR == FNR { for (i = 1; i <= NF; i++) expected[FNR, i] = $i == "NA" ? "" : $i; rows = FNR; next }
{
	for (i = 1; i <= wanted; i++) {
		if (!(name[i] in place))
			continue
		compared++
		actual = $place[name[i]]
		want = expected[FNR, i]
		if (want == "" && actual != "")
			more[name[i]] = more[name[i]] " " actual
		else if (number(want) ? !number(actual) || !near(want, actual) : want != actual)
			print title ": row " FNR ", " name[i] ": " actual " and not " want
	}
	last = FNR
}
END {
	line = title ": " compared " values"
	if (last != rows)
		line = line ", " last - 1 " rows and not " rows - 1
	for (i = 1; i <= wanted; i++)
		if (name[i] in more) {
			count = split(more[name[i]], values, " ")
			line = line "; " name[i] " " values[1] " where R has NA (" count ")"
		}
	print line
}
