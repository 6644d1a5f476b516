#!/bin/sh
# Draws every kind of chart from the files beside this script: samples/gallery/draw.sh MALTALL [FOLDER]
#
# FOLDER receives the SVG files (default: the folder of this script). The tests draw them anew and compare.
set -eu
maltall=$(realpath "$1")
out=$(realpath "${2-$(dirname "$0")}")
cd "$(dirname "$0")"

draw() {
	name=$1
	shift
	"$maltall" plot "$@" --out "$out/$name.svg" 2>"$out/said" || {
		cat "$out/said"
		exit 1
	}
	rm "$out/said"
}

# What the other commands draw of their answers.
answer() {
	name=$1
	shift
	"$maltall" "$@" --plot "$out/$name.svg" >/dev/null 2>"$out/said" || {
		cat "$out/said"
		exit 1
	}
	rm "$out/said"
}

tid='--x tertial --numerator teller --denominator nevner'
draw targets targets maal.csv --by indikator --numerator teller --denominator nevner --target-column mål
draw units units kurs.csv --by bydel --numerator med_kurs --denominator veiledere --target '70 %'
draw bars bars saker.csv --by bydel --column dager
draw grid grid indikatorer.csv --by bydel --x indikator --numerator teller --denominator nevner --target '70 %'
draw funnel funnel kurs.csv --by bydel --numerator med_kurs --denominator veiledere
draw run run saker.csv --x mottatt --period month --numerator innen_fristen --target '80 %'
draw control control saker.csv --x mottatt --period month --numerator innen_fristen --target '80 %'
draw histogram histogram saker.csv --column dager
draw histograms histogram saker.csv --column dager --by bydel
draw box box saker.csv --column dager --by bydel
draw scatter scatter leger.csv --x innbyggere --y årsverk --by bydel
draw pareto pareto saker.csv --column tema
# shellcheck disable=SC2086 # several words
draw multiples multiples tertial.csv $tid --by bydel --target '70 %'
draw stacked stacked ansatte.csv --by bydel --column ordning --weight antall
# shellcheck disable=SC2086
draw trend trend tertial.csv $tid --by bydel --where "bydel in ('Alna', 'Bjerke', 'Sagene', 'Ullern')" --target '70 %'
answer terms fit saker.csv 'dager ~ bydel + tema'
answer waits time-to ../oslo/alis.csv --from startdato --to 'Individuell utdanningsplan (dato)' --until sluttdato --as-of 2025-12-31
answer rates rates kurs.csv --events med_kurs --time veiledere --per 100 --by bydel
answer matrix correlate leger.csv --columns 'innbyggere,årsverk,innbyggere / årsverk'
