#include "plots/gnuplot/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plots/gnuplot/sandbox_files.h"
#include "stats/base/memory.h"

struct sandbox {
	int files; /* Landlock's rules, or -1 */
	struct sock_fprog calls;
	struct sandbox_gaps gaps;
};

/* Forbidden, rather than all but a list: what glib, pango and cairo call to draw differs from one version and
 * machine to the next, and a chart that is lost for a harmless call would teach people to do without walls.
 */
static const int forbidden[] = {
	/* other programs and processes */
	SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(execveat), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
	SCMP_SYS(process_vm_writev), SCMP_SYS(kill), SCMP_SYS(pidfd_open), SCMP_SYS(pidfd_getfd),
	SCMP_SYS(pidfd_send_signal), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(kcmp),
	/* the network, and what would get around this list */
	SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(socketcall), SCMP_SYS(connect), SCMP_SYS(bind),
	SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(io_uring_setup),
	SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register),
	/* files: made, moved, taken away, changed */
	SCMP_SYS(creat), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(mknod), SCMP_SYS(mknodat),
	SCMP_SYS(rmdir), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat),
	SCMP_SYS(renameat2), SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat),
	SCMP_SYS(truncate), SCMP_SYS(chmod), SCMP_SYS(fchmodat), SCMP_SYS(chown), SCMP_SYS(lchown),
	SCMP_SYS(fchownat), SCMP_SYS(setxattr), SCMP_SYS(lsetxattr), SCMP_SYS(utimensat),
	SCMP_SYS(open_by_handle_at),
	/* the system */
	SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(unshare),
	SCMP_SYS(setns), SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(keyctl), SCMP_SYS(add_key),
	SCMP_SYS(request_key), SCMP_SYS(userfaultfd), SCMP_SYS(init_module), SCMP_SYS(finit_module),
	SCMP_SYS(kexec_load), SCMP_SYS(reboot), SCMP_SYS(swapon), SCMP_SYS(acct), SCMP_SYS(quotactl)
};

/* An execve with any other pointer is forbidden; the same address means nothing in the program that is
 * started. */
static bool
forbid_programs(scmp_filter_ctx filter, const char *program)
{
	return seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(execve), 1,
		       SCMP_CMP(0, SCMP_CMP_NE, (scmp_datum_t)(uintptr_t)program, 0)) == 0;
}

/* clone without CLONE_THREAD is a fork. The flags of clone3 and openat2 stand in memory, where a filter
 * cannot look: glibc takes ENOSYS for an old kernel and calls clone and openat. */
static bool
forbid_processes_and_writing(scmp_filter_ctx filter)
{
	static const scmp_datum_t writing[] = { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC };
	bool added = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
		     seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(openat2), 0) == 0 &&
		     seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
			     SCMP_CMP(0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0;
	for (size_t i = 0; added && i < sizeof writing / sizeof *writing; i++)
		added = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 1,
				SCMP_CMP(2, SCMP_CMP_MASKED_EQ, writing[i], writing[i])) == 0 &&
			seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), 1,
				SCMP_CMP(1, SCMP_CMP_MASKED_EQ, writing[i], writing[i])) == 0;
	return added;
}

/* The filter as the kernel wants it. libseccomp can load it only with calls that are not safe after fork. */
static bool
filter_export(scmp_filter_ctx filter, struct sock_fprog *calls)
{
	int file = memfd_create("seccomp", MFD_CLOEXEC);
	struct stat status;
	bool exported = file >= 0 && seccomp_export_bpf(filter, file) == 0 && fstat(file, &status) == 0;
	if (exported) {
		size_t size = (size_t)status.st_size;
		calls->filter = xmalloc(size);
		calls->len = (unsigned short)(size / sizeof *calls->filter);
		exported = pread(file, calls->filter, size, 0) == (ssize_t)size;
	}
	if (file >= 0)
		close(file);
	return exported;
}

static int
calls_make(struct sock_fprog *calls, const char *program)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	bool made = filter != NULL;
	for (size_t i = 0; made && i < sizeof forbidden / sizeof *forbidden; i++)
		made = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), forbidden[i], 0) == 0;
	/* Ordered by how often a call is made and found by halving, not one after the other. */
	made = made && forbid_programs(filter, program) && forbid_processes_and_writing(filter) &&
	       seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0 && filter_export(filter, calls);
	if (filter)
		seccomp_release(filter);
	return made ? 0 : ENOSYS;
}

struct sandbox *
sandbox_new(const char *program, const char *const *readable, size_t readable_count)
{
	struct sandbox *sandbox = xcalloc(1, sizeof *sandbox);
	sandbox->files = sandbox_files_new(program, readable, readable_count);
	sandbox->gaps.landlock = sandbox->files < 0 ? errno : 0;
	sandbox->gaps.seccomp = calls_make(&sandbox->calls, program);
	return sandbox;
}

void
sandbox_free(struct sandbox *sandbox)
{
	if (!sandbox)
		return;
	if (sandbox->files >= 0)
		close(sandbox->files);
	free(sandbox->calls.filter);
	free(sandbox);
}

struct sandbox_gaps
sandbox_enter(const struct sandbox *sandbox)
{
	struct sandbox_gaps gaps = sandbox->gaps;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return (struct sandbox_gaps){ errno, errno };
	if (gaps.landlock == 0)
		gaps.landlock = sandbox_files_enter(sandbox->files);
	if (gaps.seccomp == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &sandbox->calls, 0, 0) != 0)
		gaps.seccomp = errno;
	return gaps;
}
