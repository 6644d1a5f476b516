#!/bin/sh
# Looks at the pages in a browser: Debian's Chromium, without a window and without a network.
#
#   tests/browser/run.sh MALTALL
#
# tests/browser/prepare.sh has got what it needs into BUILD/browser; where something is not there, nothing is tested,
# and the last line says so.
set -u
cd "$(dirname "$0")" || exit 1
modules=${BUILD-}/browser
for program in chromium node pdftotext; do
	if ! command -v $program >/dev/null; then
		echo "browser: skipped: no browser can be had here ($program is not installed)"
		exit 0
	fi
done
if [ ! -e "$modules/installed.json" ]; then
	echo "browser: skipped: no browser can be had here (its npm packages are not in $modules)"
	exit 0
fi
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
trap 'exit 1' HUP INT TERM
BROWSER_MODULES=$modules node main.mjs "$(realpath "$1")" "$private"
