#!/bin/sh
# Makes the five exports of the tutorial from the other samples: samples/number-crunch/make.sh [FOLDER]
#
# Five districts of samples/oslo and the inquiries of the autumn from samples/gallery, written as five systems would: each
# with an encoding, a delimiter, titles and totals of its own. FOLDER receives them (default: the folder of this script).
set -eu
export LC_ALL=C
here=$(realpath "$(dirname "$0")")
out=$(realpath "${1-$here}")
oslo=$here/../oslo
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

windows() { iconv -f UTF-8 -t WINDOWS-1252; }
lines() { sed 's/$/\r/'; }

iconv -f WINDOWS-1252 -t UTF-8 "$oslo/alis.csv" | tr -d '\r' |
	awk -F ';' '$2 ~ /(Alna|Bjerke|Frogner|Sagene|Stovner)$/' >"$work/alis"

# Windows-1252; a title, a sum, a footnote; a decimal comma; x or blank; one district under two names, a day that is none,
# a month in the place of a day, and a supervisor whose number was typed with the letter O.
awk -F ';' -v OFS=';' '
BEGIN {
	print "ALIS i fem bydeler – samlet liste;;;;;;;;"
	print "Uttrekk per 31.12.2025;;;;;;;;"
	print ";;;;;;;;"
	print "ALIS-id", "Enhet", "Ordning", "Veileder-id", "Ansatt fra", "Sluttet", "Årsverk", "Utdanningsplan", "Plandato"
}
{
	share = $11 / 100
	sum += share
	sub(/\./, ",", share)
	if ($2 == "Bydel Alna" && NR % 7 == 0)
		sub(/^Bydel /, "bydel  ", $2)
	sub(/V0000203$/, "VOOOO068", $5)
	sub(/^v.*ren 2024$/, "mai 2024", $8)
	print $1, $2, $3, $5, $8, $10, share, $14 == "ja" || $15 != "" ? "x" : "", NR == 40 ? "31.09.2025" : $15
}
END {
	sub(/\./, ",", sum)
	print "Sum", "", "", "", "", "", sum, "", ""
	print ""
	print "Syntetiske data"
}' "$work/alis" | lines | windows >"$out/alis-liste.csv"

# What a spreadsheet calls Unicode text: UTF-16 with tabs.
awk -F ';' '
NR == FNR { wanted[$5]; next }
FNR == 1 || $1 in wanted { printf "%s\t%s\n", FNR == 1 ? "Veileder-id" : $1, $2 }' "$work/alis" "$oslo/veiledere.csv" |
	tr -d '\r' | lines | { printf '\357\273\277' && cat; } | iconv -f UTF-8 -t UTF-16LE >"$out/veiledere.csv"

# UTF-8 with a byte order mark; a day that was attended is an x.
{
	printf '\357\273\277Kursdeltakere;;;;;\n'
	sed '1s/^\xEF\xBB\xBF//' "$oslo/kursdeltakelse.csv" | tr -d '\r' | awk -F ';' -v OFS=';' '
	NR == FNR { wanted[$5]; next }
	FNR == 1 { print "Kurs", "Arrangør", "Siste kursdag", "Veileder-id", "Dag 1", "Dag 2" }
	FNR > 1 && $8 != "" && $8 in wanted { print $1, $2, $5, $8, ($11 > 0 ? "x" : ""), ($11 > 1 ? "x" : "") }' "$work/alis" -
} | lines >"$out/kursdeltakere.csv"

# UTF-8; days without a leading zero; one meeting of somebody on no list.
tr -d '\r' <"$oslo/progresjonsmoter.csv" | awk -F ';' -v OFS=';' '
NR == FNR { wanted[$1]; next }
FNR == 1 { print "Møte-id", "ALIS-id", "Dato", "Felles skjema", "Veileder til stede", "Leder til stede", "Sendt leder" }
FNR > 1 && ($2 in wanted || $2 !~ /^SYN-A0000/) {
	sub(/^0/, "", $3)
	print $1, $2, $3, $5, $6, $7, $9
}' "$work/alis" - | lines >"$out/progresjonsmoter.csv"

# UTF-8, commas, dates as 2025-09-01; blank where there is no answer yet.
tr -d '\r' <"$here/../gallery/saker.csv" | awk -F ';' '
# Days since 1 March of year 0, and back.
function day(d, m, y) { if (m < 3) { m += 12; y-- } return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * m - 457) / 5) + d }
function text(n, y, m) {
	y = int((n + 0.75) / 365.2425) + 1
	while (day(1, 3, y) > n) y--
	m = 3
	while (m < 14 && day(1, m + 1, y) <= n) m++
	n -= day(1, m, y) - 1
	return sprintf("%04d-%02d-%02d", m > 12 ? y + 1 : y, m > 12 ? m - 12 : m, n)
}
BEGIN { print "Nr,Mottatt,Besvart,Bydel,Tema,Minutter" }
NR > 1 {
	split($1, date, ".")
	received = day(date[1], date[2], date[3])
	if (received < day(1, 9, 2025))
		next
	minutes = (7 * $4 + 5 * NR % 41) / 2
	sum += minutes
	answered = received + $4 > day(31, 12, 2025) ? "" : text(received + $4)
	printf "%d,%s,%s,%s,%s,%s\n", ++count, text(received), answered, $2, $3, comma(minutes)
}
function comma(number) { sub(/\./, ",", number); return number ~ /,/ ? "\"" number "\"" : number }
END { printf "Totalt,,,,,%s\n", comma(sum) }' >"$out/henvendelser.csv"
