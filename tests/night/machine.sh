#!/bin/sh
# Runs on the machine that tests/night/boot.sh boots, where systemd is the first process: follows `maltall help night`,
# then lets the timer start a night, then lets one fail. Every command must succeed.
[ "$(cat /proc/1/comm)" = systemd ]
make() { command make --no-print-directory BUILD="$BUILD" "$@"; }
state=/var/lib/maltall/oslo
last() { sed -n "s/^  \"$1\": \(.*\),\$/\1/p" $state/status.json; }

# shellcheck disable=SC1091 # what `maltall help night` says
. /run/folder/chapter
[ "$(systemctl show -P Result maltall@oslo.service)" = success ]
[ "$(last exit_code)" = 0 ]
[ "$(stat -c %U:%a $state/status.json)" = maltall:640 ]
[ -s $state/report/latest/report.html ]
# The key is the one that was put there for it, and no other was made.
[ ! -e $state/history.sqlite.key ]
journalctl --sync
journalctl -u maltall@oslo.service | grep 'the report is'
systemctl list-timers | grep ' 02:[345].* maltall@oslo.timer'

# The same within a second, by the timer, with charts that gnuplot draws behind all the walls.
first=$(last started)
echo 'MALTALL_OPTIONS=--formats pdf,png' >/etc/maltall/oslo.conf
mkdir /etc/systemd/system/maltall@oslo.timer.d
printf '[Timer]\nOnCalendar=\nOnActiveSec=1s\nRandomizedDelaySec=0\nAccuracySec=1ms\n' >/etc/systemd/system/maltall@oslo.timer.d/now.conf
systemctl daemon-reload
systemctl restart maltall@oslo.timer
waited=0
while [ "$(last started)" = "$first" ]; do
	sleep 0.2
	waited=$((waited + 1))
	[ $waited -lt 300 ]
done
[ "$(last exit_code)" = 0 ]
[ -s $state/report/latest/slides.pdf ]

# A night that fails is told of by mail, with the end of its log.
printf '#!/bin/sh\ncat >/run/mail\n' >/usr/sbin/sendmail
chmod 755 /usr/sbin/sendmail
echo 'wrong: 1' >>/srv/maltall/oslo/oslo.yaml
! systemctl start maltall@oslo.service
[ "$(last exit_code)" = 78 ]
waited=0
until grep '1 mistake in the definitions' /run/mail; do
	sleep 0.2
	waited=$((waited + 1))
	[ $waited -lt 100 ]
done
grep '^Subject: maltall@oslo.service failed' /run/mail
