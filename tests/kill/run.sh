#!/bin/sh
# Kills a run at every call that changes the file system, and lets the disk be full or read-only from every such call
# on: tests/kill/run.sh MALTALL, with the shim beside it in tests/kill.
#
# After each: `latest` leads to a whole folder, byte for byte the night before or the new one; status.json is whole;
# and the next run succeeds and leaves nothing lying about. A history, where this maltall keeps one, passes its own check.
set -u
maltall=$(realpath "$1")
shim=$(dirname "$maltall")/tests/kill/shim.so
cd "$(dirname "$0")" || exit 1
common=$(realpath ../cli/common)
# In memory where it can be: half of the calls wait for a disk, and nothing here survives a power cut anyway.
[ -w /dev/shm ] && export TMPDIR=/dev/shm
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0
cp "$common"/* "$private"
cd "$private" || exit 1
export STATE_DIRECTORY="$private/state"

pass() { passed=$((passed + 1)); }
complain() {
	failed=$((failed + 1))
	echo "kill: $scenario, call $call: $*"
}

run() { "$maltall" run plan.yaml --out out --as-of "$date" >said 2>&1; }
shimmed() { env LD_PRELOAD="$shim" "$@" "$maltall" run plan.yaml --out out --as-of "$date" >said 2>&1; }
back_to_start() {
	rm -rf out state
	cp -a before/out before/state .
}

# What readers see now.
look() {
	target=$(readlink out/latest)
	if diff -r "out/$target" before/out/2025-12-31 >/dev/null || diff -r "out/$target" "after/out/$date" >/dev/null; then
		pass
	else
		complain 'latest is not whole'
	fi
	for folder in out/2*; do
		cmp -s "$folder/manifest.json" before/out/2025-12-31/manifest.json || cmp -s "$folder/manifest.json" "after/out/$date/manifest.json" ||
			complain "$folder is neither night"
	done
	[ "$(tail -n 1 state/status.json)" = '}' ] || complain 'status.json is not whole'
	check_history
}

# The history, where there is one.
check_history() {
	for history in state/*.sqlite; do
		if [ -e "$history" ] && ! "$maltall" history check "$history" >said 2>&1; then
			complain "history: $(cat said)"
		fi
	done
}

# The run after that is a night like any other.
recover() {
	if run && diff -r "out/$date" "after/out/$date" >/dev/null && [ "$(readlink out/latest)" = "$date" ] &&
		[ "$(ls -A out)" = "$(ls -A after/out)" ] && [ "$(ls -A state)" = "$(ls -A after/state)" ]; then
		pass
	else
		complain "the next run: $(cat said; ls -A out state)"
	fi
	check_history
}

# A night, and what the next one over other data leaves, for the date given.
prepare() {
	date=$1
	rm -rf out state before after
	cp "$common/alis.csv" .
	"$maltall" run plan.yaml --out out >/dev/null 2>&1 || complain 'the first night fails'
	mkdir before after
	cp -a out state before
	sed -i '$d' alis.csv
	shimmed SHIM_COUNT=count || complain "the second night fails: $(cat said)"
	cp -a out state after
	calls=$(cat count)
	[ "$calls" -gt 40 ] || complain "only $calls calls were counted"
}

for date in 2025-12-31 2026-01-31; do
	scenario="killed, $date" call=0
	prepare $date
	while [ $call -lt "$calls" ]; do
		call=$((call + 1))
		back_to_start
		shimmed SHIM_KILL=$call
		[ $? -eq 137 ] || complain 'not killed'
		look
		recover
	done
done

# Every fourth call: they come in threes (open, write, sync), so each file is met at another of them.
full=28 read_only=30
for error in $full $read_only; do
	scenario="error $error" call=1
	while [ $call -le "$calls" ]; do
		back_to_start
		shimmed SHIM_FAIL=$call SHIM_ERRNO="$error"
		code=$?
		# The last calls only tidy up: to fail there is no failure.
		case $code in
		73 | 74) pass ;;
		0) [ $call -gt $((calls - 4)) ] || complain 'exit code 0' ;;
		*) complain "exit code $code: $(cat said)" ;;
		esac
		look
		recover
		call=$((call + 4))
	done
done

# The same with a real disk, where this system lets us have one.
scenario='a disk of its own' call=0
mkdir disk
# shellcheck disable=SC2016 # for the inner shell
if unshare --map-root-user --mount mount -t tmpfs none disk 2>/dev/null; then
	env MALTALL="$maltall" unshare --map-root-user --mount sh -c '
		export STATE_DIRECTORY="$PWD/disk/state"
		night() { "$MALTALL" run plan.yaml --out disk/out "$@" >said 2>&1; }
		mount -t tmpfs -o size=4m none disk && cp -a before/out before/state disk || exit 1
		head -c 8M /dev/zero >disk/ballast 2>/dev/null
		night --as-of 2026-01-31
		code=$?
		[ $code -eq 73 ] || [ $code -eq 74 ] || { echo "full: exit code $code"; cat said; exit 1; }
		diff -r before/out disk/out || exit 1
		rm disk/ballast
		mount -o remount,ro none disk || exit 1
		night --as-of 2026-01-31
		code=$?
		[ $code -eq 73 ] || [ $code -eq 74 ] || { echo "read-only: exit code $code"; cat said; exit 1; }
		diff -r before/out disk/out || exit 1
		mount -o remount,rw none disk && night --as-of 2026-01-31 || { cat said; exit 1; }
	' >disk_said 2>&1
	# shellcheck disable=SC2181 # the command is long enough
	if [ $? -eq 0 ]; then pass; else complain "$(cat disk_said)"; fi
else
	echo 'kill: no file system of our own is allowed here; the full disk was played by the shim only'
fi

echo "kill: $passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
