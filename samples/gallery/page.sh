#!/bin/sh
# Puts all pictures of a folder on one page, overview.png, in two columns: samples/gallery/page.sh FOLDER
set -eu
cd "$1"
page=$(mktemp)
trap 'rm -f "$page"' EXIT
# Each picture beside the other goes to the column that is shorter so far.
for picture in *.svg; do
	sed -n "1,5s/.*<svg[^>]* width=\"\([0-9.]*\)[^\"]*\" height=\"\([0-9.]*\).*/$picture \1 \2/p" "$picture" | head -n 1
done | awk '
{
	column = height[0] <= height[1] ? 0 : 1
	body = body sprintf("<image x=\"%d\" y=\"%d\" width=\"%s\" height=\"%s\" href=\"%s\"/>\n", 20 + 830 * column,
		20 + height[column], $2, $3, $1)
	height[column] += $3 + 24
}
END {
	tall = height[0] > height[1] ? height[0] : height[1]
	printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1670\" height=\"%d\">\n", tall + 20
	printf "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n%s</svg>\n", body
}' >"$page"
mv "$page" overview-page.svg
rsvg-convert --unlimited --width 1000 overview-page.svg --output overview.png
rm overview-page.svg
