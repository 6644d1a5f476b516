#!/bin/sh
# What `make install` puts in place for the nights: tests/night/run.sh MALTALL, for the build it is of.
#
# The units are looked at by systemd itself; the command line of the service runs, with nothing but the system calls its
# filter lets through; and `maltall help night` is followed from its first line to its last, twice. Once it is on this machine
# with empty /srv, /usr/local and /var/lib and a copy of /etc, in a mount namespace; systemd is not running in there, and in
# the place of systemctl stands tests/night/systemctl, which starts the service as the unit says. And once it is on a machine
# that is booted for it (tests/night/boot.sh), where systemd runs service and timer.
#
# What this system lacks (systemd, strace, root) is said, and those tests are left out.
set -u
maltall=$(realpath "$1")
BUILD=$(dirname "$maltall")
here=$(realpath "$(dirname "$0")")
cd "$here/../.." || exit 1
private=$(mktemp -d)
trap 'rm -rf "$private"' EXIT
trap 'exit 1' HUP INT TERM
passed=0
failed=0
export BUILD

expect() {
	what=$1
	shift
	if "$@" >"$private/said" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "night: $what:"
		cat "$private/said"
	fi
}
leave_out() { echo "night: left out: $1"; }

place=$private/place
units=$place/usr/lib/systemd/system
install_into() { make --no-print-directory BUILD="$BUILD" prefix="$1/usr" sysconfdir="$1/etc" "$2"; }
expect 'make install' install_into "$place" install
expect 'nothing is left to be filled in' sh -c "! grep -r '@[a-z]*@' $units"
expect 'the program is there' "$place/usr/bin/maltall" version

if command -v systemd-analyze >/dev/null; then
	cd "$units" || exit 1
	for unit in maltall@.service maltall@.timer maltall-failure@.service; do
		expect "systemd-analyze verify $unit" sh -c \
			"systemd-analyze verify --man=no ./$unit 2>$private/complaints && ! grep . $private/complaints"
	done
	# From 0 to 100; 100 is no wall at all.
	expect 'systemd-analyze security' systemd-analyze security --offline=true --threshold=10 ./maltall@.service
	cd "$here/../.." || exit 1
else
	leave_out 'systemd-analyze is not here'
fi

# Names of system calls: of the sets and calls that a SystemCallFilter= line names.
filter_names() {
	systemd-analyze syscall-filter 2>/dev/null | awk -v wanted="$1" '
	/^@/ { set = $1; next }
	/^ +[@a-z]/ { members[set] = members[set] " " $1 }
	function tell(name, list, count, i) {
		if (name !~ /^@/) {
			print name
			return
		}
		count = split(members[name], list, " ")
		for (i = 1; i <= count; i++)
			tell(list[i])
	}
	END {
		count = split(wanted, names, " ")
		for (i = 1; i <= count; i++)
			tell(names[i])
	}' | LC_ALL=C sort -u
}

# The command line of the service, with what systemd would give it.
mkdir -p "$private/srv/oslo"
cp tests/cli/common/alis.csv "$private/srv/oslo"
cp tests/cli/common/plan.yaml "$private/srv/oslo/oslo.yaml"
command=$(sed -n 's/^ExecStart=//p' "$units/maltall@.service" | sed "s|/srv/maltall/|$private/srv/|; s|%i|oslo|g")
if command -v systemd-analyze >/dev/null &&
	strace -f -o "$private/trace" true 2>/dev/null; then
	expect 'the command line of the service' env -i PATH=/usr/bin:/bin STATE_DIRECTORY="$private" \
		MALTALL_OPTIONS='--formats pdf,png --prometheus metrics.prom --notify /bin/true' \
		sh -c "cd $private && strace -f -qq -o trace $command"
	expect 'its report' test -s "$private/report/latest/report.html"
	: >"$private/allowed"
	sed -n 's/^SystemCallFilter=//p' "$units/maltall@.service" | while read -r line; do
		filter_names "${line#\~}" >"$private/named"
		case $line in
		~*) comm -23 "$private/allowed" "$private/named" ;;
		*) LC_ALL=C sort -mu "$private/allowed" "$private/named" ;;
		esac >"$private/then"
		mv "$private/then" "$private/allowed"
	done
	sed -n 's/^[0-9]* *\([a-z0-9_]*\)(.*/\1/p' "$private/trace" | LC_ALL=C sort -u >"$private/used"
	comm -13 "$private/allowed" "$private/used" >"$private/stopped"
	expect "$(wc -l <"$private/used") system calls, all of which the service may use" sh -c \
		"[ $(wc -l <"$private/used") -gt 40 ] && ! grep . $private/stopped"
else
	leave_out 'strace or systemd is not here'
fi

expect 'make uninstall' install_into "$place" uninstall
expect 'nothing is left' sh -c "! find $place -type f | grep ."

# The chapter, from nothing. What the commands need must be outside the folders that are emptied.
"$maltall" help night | sed -n 's/^  # //p' >"$private/chapter"
expect 'the chapter has commands' test "$(wc -l <"$private/chapter")" -ge 10
if [ "$(id -u)" -eq 0 ] && command -v systemd-sysusers setpriv >/dev/null && unshare --mount true 2>/dev/null; then
	cp -a "$here/systemctl" "$private/systemctl"
	cp -a /etc "$private/etc"
	rm -rf "$private/etc/maltall"
	# shellcheck disable=SC2016 # for the inner shell
	expect 'help night, from nothing' env PRIVATE="$private" unshare --mount sh -ec '
		mount --bind "$PRIVATE/etc" /etc
		for folder in /srv /usr/local /var/lib; do mount -t tmpfs -o mode=755 none $folder; done
		export PATH="$PRIVATE/bin:$PATH"
		mkdir "$PRIVATE/bin"
		mv "$PRIVATE/systemctl" "$PRIVATE/bin"
		make() { command make --no-print-directory BUILD="$BUILD" "$@"; }
		. "$PRIVATE/chapter"
		grep "\"exit_code\": 0" /var/lib/maltall/oslo/status.json
		[ "$(stat -c %U:%a /var/lib/maltall/oslo/status.json)" = maltall:640 ]
		[ -s /var/lib/maltall/oslo/report/latest/report.html ]
		[ ! -e /var/lib/maltall/oslo/history.sqlite.key ]
		systemctl is-enabled maltall@oslo.timer
		make uninstall
		! find /usr/local -type f | grep .
	'
else
	leave_out 'only root can try the chapter, in a mount namespace'
fi

# The same with systemd itself, and a night that the timer starts, and one that fails.
if [ "$(id -u)" -eq 0 ] && [ -x /lib/systemd/systemd ] && command -v pivot_root >/dev/null; then
	mkdir "$private/machine"
	cp "$private/chapter" "$private/machine/chapter"
	"$here/boot.sh" "$private/machine"
	case $? in
	0) passed=$((passed + 1)) ;;
	75) leave_out 'no machine can be booted here' ;;
	*)
		failed=$((failed + 1))
		echo 'night: on a machine with systemd:'
		tail -n 20 "$private/machine/said" "$private/machine/boot"
		;;
	esac
else
	leave_out 'only root can boot a machine'
fi

echo "night: $passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
