#!/bin/sh
# Gets what the browser tests need: Debian's Chromium, Node.js, npm and pdftotext, and the two packages of
# package-lock.json into BUILD/browser, without running a script of theirs. Never fails: where something cannot be had,
# tests/browser/run.sh says so and skips.
#
#   tests/browser/prepare.sh BUILD
set -u
modules=$(mkdir -p "$1/browser" && cd "$1/browser" && pwd) || exit 0
cd "$(dirname "$0")" || exit 0

missing=
command -v chromium >/dev/null || missing="$missing chromium"
command -v node >/dev/null || missing="$missing nodejs"
command -v npm >/dev/null || missing="$missing npm"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
if [ "$missing" ] && command -v apt-get >/dev/null; then
	if [ "$(id -u)" = 0 ]; then root=; else root=sudo; fi
	echo "Installing$missing"
	# shellcheck disable=SC2086 # a list of packages
	$root apt-get update -qq && $root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends $missing
fi

if command -v npm >/dev/null && ! cmp -s package-lock.json "$modules/installed.json"; then
	rm -f "$modules/installed.json"
	cp package.json package-lock.json "$modules" && cd "$modules" &&
		npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && cp package-lock.json installed.json
fi
exit 0
