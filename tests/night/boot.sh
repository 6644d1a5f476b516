#!/bin/sh
# Boots a machine in which tests/night/machine.sh runs: tests/night/boot.sh FOLDER, with BUILD set.
#
# The machine is this one, seen through an overlay: it has systemd as its first process, no network, processes and mounts
# of its own, nothing enabled, and whatever it writes is in memory and gone afterwards. FOLDER is the only place that both
# see: `chapter` is taken from there, `said` and `status` are left there. Exits with 75 where such a machine cannot be made.
set -eu
folder=$(realpath "$1")
here=$(realpath "$(dirname "$0")")
repository=$(realpath "$here/../..")

# The second time it is the first process of the new namespaces.
if [ "${2-}" != inside ]; then
	groups=/sys/fs/cgroup/systemd
	[ -d "$groups" ] || groups=/sys/fs/cgroup
	group=$groups/maltall-night-$$
	mkdir "$group" 2>/dev/null || exit 75
	trap 'find "$group" -depth -type d -exec rmdir {} + 2>/dev/null' EXIT
	trap 'exit 1' HUP INT TERM
	# Its own group, so that no process of this machine is in those that systemd makes.
	# shellcheck disable=SC2016 # for the inner shell
	timeout -k 5 180 sh -c 'echo $$ >"$1/cgroup.procs" && shift && exec unshare --mount --pid --cgroup --uts --ipc --net \
		--fork --kill-child --propagation private "$@"' boot "$group" "$0" "$folder" inside >"$folder/boot" 2>&1 || true
	[ -e "$folder/said" ] || exit 75
	[ "$(cat "$folder/status" 2>/dev/null)" = 0 ]
	exit
fi

base=$folder/base
root=$base/root
mkdir "$base"
mount -t tmpfs -o size=1g none "$base"
mkdir "$base/upper" "$base/work" "$root"
mount -t overlay -o "lowerdir=/,upperdir=$base/upper,workdir=$base/work" overlay "$root"
mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys"
if [ -d /sys/fs/cgroup/systemd ]; then
	mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
	mkdir "$root/sys/fs/cgroup/systemd"
	mount -t cgroup -o none,name=systemd cgroup "$root/sys/fs/cgroup/systemd"
else
	mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
fi
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero full random urandom tty; do
	touch "$root/dev/$device"
	mount --bind "/dev/$device" "$root/dev/$device"
done
ln -s /proc/self/fd "$root/dev/fd"
touch "$root/dev/console" "$folder/console"
mount --bind "$folder/console" "$root/dev/console"
mkdir "$root/dev/pts"
mount -t devpts -o newinstance,ptmxmode=666 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
mkdir "$root/dev/shm" "$root/run/repository" "$root/run/build" "$root/run/folder"
mount -t tmpfs tmpfs "$root/dev/shm"
mount --bind "$repository" "$root/run/repository"
mount --bind "$BUILD" "$root/run/build"
mount --bind "$folder" "$root/run/folder"
rm -rf "$root"/srv/* "$root/etc/maltall" "$root"/etc/systemd/system/*.wants
for unit in systemd-udevd.service systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-udev-trigger.service; do
	ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
echo 6d616c74616c6c000000000000000001 >"$root/etc/machine-id"
printf '[Unit]\nRequires=basic.target\nAfter=basic.target\nWants=night.service\n' >"$root/etc/systemd/system/night.target"
cat >"$root/etc/systemd/system/night.service" <<'UNIT'
[Unit]
After=basic.target
[Service]
Type=oneshot
WorkingDirectory=/run/repository
Environment=BUILD=/run/build HOME=/root
StandardOutput=file:/run/folder/said
StandardError=inherit
ExecStart=/bin/sh -c 'sh -ex tests/night/machine.sh; echo $? >/run/folder/status'
ExecStopPost=/bin/systemctl exit
UNIT
cd "$root"
mkdir old
pivot_root . old
umount -l old
# What systemd shows to a service of its credentials is a mount, which must be seen where the service runs.
mount --make-rshared /
exec env -i container=maltall PATH=/usr/sbin:/usr/bin:/sbin:/bin \
	/lib/systemd/systemd --system --unit=night.target --log-target=console --show-status=no
