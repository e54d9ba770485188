#ifdef __linux__

#define _GNU_SOURCE
#include "filter.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#define OWN_ARCHITECTURE 0
#endif

/// Calls that change the machine, other processes or the rules themselves.
static const int forbidden[] = {
    SYS_ptrace,        SYS_process_vm_writev,
    SYS_mount,         SYS_umount2,           SYS_pivot_root,     SYS_chroot,
    SYS_setns,         SYS_unshare,           SYS_bpf,            SYS_perf_event_open,
    SYS_add_key,       SYS_request_key,       SYS_keyctl,         SYS_userfaultfd,
    SYS_kexec_load,    SYS_init_module,       SYS_finit_module,   SYS_delete_module,
    SYS_reboot,        SYS_swapon,            SYS_swapoff,        SYS_quotactl,
    SYS_acct,          SYS_settimeofday,      SYS_clock_settime,  SYS_adjtimex,
    SYS_clock_adjtime, SYS_sethostname,       SYS_setdomainname,  SYS_syslog,
    SYS_fanotify_init, SYS_open_by_handle_at, SYS_name_to_handle_at,
    SYS_kcmp,          SYS_vhangup,           SYS_personality,
    // A socket reaches the network, and daemons of this machine by their files; `socketpair` stays.
    SYS_socket,
    SYS_mq_open,       SYS_msgget,            SYS_semget,         SYS_shmget,
    // io_uring makes calls that no filter sees.
    425, 426, 427,
    // Changes of files that Landlock does not know of: modes, owners, times, attributes (fchmodat2,
    // setxattrat, removexattrat, file_setattr), and the length by a path.
    SYS_fchmod,        SYS_fchmodat,          SYS_fchown,         SYS_fchownat,
    SYS_utimensat,     SYS_setxattr,          SYS_lsetxattr,      SYS_fsetxattr,
    SYS_removexattr,   SYS_lremovexattr,      SYS_fremovexattr,   SYS_truncate,
    452, 463, 466, 469,
    // Memory that no limit counts.
    SYS_memfd_create,
    // How much of the machine others get.
    SYS_setpriority,   SYS_ioprio_set,        SYS_sched_setscheduler,
    SYS_sched_setparam, SYS_sched_setattr,    SYS_sched_setaffinity,
    SYS_migrate_pages, SYS_move_pages,
    // The newer ways to mount: open_tree, move_mount, fsopen, fsconfig, fsmount, fspick, mount_setattr,
    // open_tree_attr.
    428, 429, 430, 431, 432, 433, 442, 467,
    // Descriptors, memory and signals of another process: pidfd_getfd, process_madvise,
    // process_mrelease, pidfd_send_signal.
    438, 440, 448, 424,
#if defined(__x86_64__)
    SYS_iopl,          SYS_ioperm,            SYS_create_module,  SYS_modify_ldt,
    SYS_uselib,        SYS_ustat,             SYS_sysfs,          SYS__sysctl,
    SYS_chmod,         SYS_chown,             SYS_lchown,         SYS_utime,
    SYS_utimes,        SYS_futimesat,
#endif
};

enum { forbidden_count = sizeof forbidden / sizeof *forbidden };

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, value)
#define DENIED RETURN(SECCOMP_RET_ERRNO | EPERM)
#define ALLOWED RETURN(SECCOMP_RET_ALLOW)
/// Skips `count` instructions unless the value is `number`.
#define UNLESS(number, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, count)
#define ARGUMENT(index) offsetof(struct seccomp_data, args[index])

int sandbox_filter_system_calls(bool isolated) {
  if (OWN_ARCHITECTURE == 0) return ENOSYS;
  struct sock_filter program[3 * forbidden_count + 64];
  unsigned count = 0;
#define ADD(...) \
  do { \
    const struct sock_filter added[] = {__VA_ARGS__}; \
    for (unsigned i = 0; i < sizeof added / sizeof *added; i++) program[count++] = added[i]; \
  } while (0)

  // The numbers below are those of one architecture; of another none is called.
  ADD(LOAD(arch), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0), DENIED, LOAD(nr));
#if defined(__x86_64__)
  // x32 has the same architecture and other numbers.
  ADD(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), DENIED);
#endif
  for (unsigned number = 0; number < forbidden_count; number++) {
    ADD(UNLESS((unsigned)forbidden[number], 1), DENIED);
  }
  // clone3 takes its flags from memory, which a filter cannot read: as on an older kernel, clone.
  ADD(UNLESS(435, 1), RETURN(SECCOMP_RET_ERRNO | ENOSYS));
  // No namespaces of its own, in which it would be allowed more.
  ADD(UNLESS(SYS_clone, 4), BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ARGUMENT(0)),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K,
               CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC |
                   CLONE_NEWUTS | 0x02000000 /* CLONE_NEWCGROUP */,
               0, 1),
      DENIED, ALLOWED);
  // Nothing is typed into a terminal for whoever sits there: TIOCSTI, TIOCLINUX. And no signal is
  // asked for on somebody's behalf: FIOSETOWN, SIOCSPGRP.
  ADD(UNLESS(SYS_ioctl, 7), BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ARGUMENT(1)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x5412, 3, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x541C, 2, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x8901, 1, 0),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x8902, 0, 1), DENIED, ALLOWED);
  // No signal to another process, and no limit of one, where others are seen.
  if (!isolated) {
    unsigned self = (unsigned)getpid();
    const int signals[] = {SYS_kill, SYS_tgkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo};
    ADD(UNLESS(SYS_prlimit64, 5), BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ARGUMENT(0)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, self, 1, 0), DENIED, ALLOWED);
    for (unsigned number = 0; number < sizeof signals / sizeof *signals; number++) {
      ADD(UNLESS((unsigned)signals[number], 4), BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ARGUMENT(0)),
          BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, self, 1, 0), DENIED, ALLOWED);
    }
    ADD(UNLESS(SYS_tkill, 1), DENIED);
    // Nor one that comes when a file of its own can be read: F_SETOWN, F_SETSIG, F_SETOWN_EX.
    ADD(UNLESS(SYS_fcntl, 6), BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ARGUMENT(1)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 8, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 10, 1, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 15, 0, 1), DENIED, ALLOWED);
  }
  ADD(ALLOWED);

  const struct sock_fprog filter = {.len = (unsigned short)count, .filter = program};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) < 0) return errno;
  return 0;
}

#endif
