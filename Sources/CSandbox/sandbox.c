#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <string.h>

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "supervise.h"

#ifdef __linux__
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "filter.h"
#include "landlock.h"
#include "namespaces.h"
#endif

// Between the two forks and the program's start only calls are made that are safe after a fork of a
// process of several threads: none that allocates or locks.

/// Where a start has failed; 0 where it has not.
enum step {
  started,
  output,
  namespaces,
  descriptors,
  forking,
  limits,
  files,
  calls,
  starting
};

static const char *const step_names[] = {
    "",
    "the files of its input and output",
    "the namespaces",
    "the descriptors",
    "the second process",
    "the limits",
    "Landlock",
    "seccomp",
    "the program",
};

struct report {
  int32_t step;
  int32_t error;
  uint32_t layers;
};

/// The program's descriptors, and above them the supervisor's.
enum { program_ends = 4, control_end = 4, status_end = 5, report_end = 6, first_unused = 7 };

static void write_all(int file, const void *bytes, size_t count) {
  while (write(file, bytes, count) < 0 && errno == EINTR) {
  }
}

static void fail(enum step step, int error) {
  const struct report report = {.step = step, .error = error};
  write_all(report_end, &report, sizeof report);
  _exit(127);
}

/// Puts a descriptor at a place of its own beyond those that are arranged.
static int aside(int file) {
  int copy = fcntl(file, F_DUPFD_CLOEXEC, 64);
  if (copy < 0) _exit(127);
  return copy;
}

static void arrange_descriptors(
    const int ends[program_ends], int control, int status, int report) {
  int from[first_unused];
  for (int to = 0; to < program_ends; to++) from[to] = aside(ends[to]);
  from[control_end] = aside(control);
  from[status_end] = aside(status);
  from[report_end] = aside(report);
  for (int to = 0; to < first_unused; to++) {
    if (dup2(from[to], to) < 0) _exit(127);
  }
  for (int file = control_end; file < first_unused; file++) fcntl(file, F_SETFD, FD_CLOEXEC);
  // What the caller has open is nothing for the program, nor for the process that looks after it.
#ifdef __linux__
  enum { close_range = 436 };
  if (syscall(close_range, first_unused, ~0u, 0) == 0) return;
#endif
  for (int file = first_unused; file < getdtablesize(); file++) close(file);
}

static void default_signals(void) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/// - Parameter spare: by how much the limit that ends a program is above the one that warns it.
static int limit(int resource, uint64_t most, uint64_t spare) {
  if (most == 0) return 0;
  struct rlimit now;
  if (getrlimit(resource, &now) < 0) return errno;
  const struct rlimit wanted = {
      .rlim_cur = most < now.rlim_max ? most : now.rlim_max,
      .rlim_max = most + spare < now.rlim_max ? most + spare : now.rlim_max,
  };
  return setrlimit(resource, &wanted) < 0 ? errno : 0;
}

static int set_limits(const struct sandbox_limits *limits, bool counts_processes) {
  const struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) < 0) return errno;
  int error = limit(RLIMIT_FSIZE, limits->file_size, 0);
#ifdef __linux__
  // macOS has this limit and does not keep to it.
  if (!error) error = limit(RLIMIT_AS, limits->memory, 0);
#endif
  if (!error) error = limit(RLIMIT_CPU, limits->processor_seconds, 2);
  if (!error && counts_processes) error = limit(RLIMIT_NPROC, limits->processes, 0);
  if (!error) error = limit(RLIMIT_NOFILE, limits->descriptors, 0);
  return error;
}

#ifdef __linux__
/// Where root runs the tutor, the program is a root who may do no more than others.
static void drop_capabilities(void) {
  // No rights come with the number 0; it cannot be taken back.
  prctl(PR_SET_SECUREBITS, 0x2f, 0, 0, 0);
  for (int capability = 0; capability < 64; capability++) {
    prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  }
  const struct {
    uint32_t version;
    int32_t process;
  } header = {.version = 0x20080522};
  const uint32_t none[6] = {0};
  syscall(SYS_capset, &header, none);
}
#endif

/// The program's process: gives up what it may not do, layer by layer, and becomes the program.
static void run_program(const struct sandbox_program *program, unsigned layers, bool isolated) {
  default_signals();
  // A session is a group of processes, too, and has no terminal that it could open.
  setsid();
  if (chdir(program->folder) < 0) fail(starting, errno);
  if ((layers & SANDBOX_LIMITS) != 0) {
    int error = set_limits(&program->limits, (layers & SANDBOX_NAMESPACES) != 0);
    if (error) fail(limits, error);
  }
#ifdef __linux__
  drop_capabilities();
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0) fail(calls, errno);
  if ((layers & SANDBOX_LANDLOCK) != 0) {
    int error = sandbox_restrict_files(program->readable, program->writable);
    if (error == ENOSYS || error == EOPNOTSUPP) {
      layers &= ~(unsigned)SANDBOX_LANDLOCK;
    } else if (error) {
      fail(files, error);
    }
  }
  if ((layers & SANDBOX_SECCOMP) != 0) {
    int error = sandbox_filter_system_calls(isolated);
    if (error == ENOSYS || error == EINVAL) {
      layers &= ~(unsigned)SANDBOX_SECCOMP;
    } else if (error) {
      fail(calls, error);
    }
  }
#else
  (void)isolated;
#endif
  const struct report report = {.step = started, .layers = layers};
  write_all(report_end, &report, sizeof report);
  execve(program->executable, (char *const *)program->arguments,
         (char *const *)program->environment);
  fail(starting, errno);
}

/// A copy of this process, in namespaces of its own where `layers` has some.
static pid_t copy(unsigned layers) {
#ifdef __linux__
  int flags = SIGCHLD;
  if ((layers & SANDBOX_NAMESPACES) != 0) {
    flags |= CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWNS;
    if ((layers & SANDBOX_PROCESSES) != 0) flags |= CLONE_NEWPID;
  }
  // The C library's fork would run handlers of others, which may wait for locks.
  return (pid_t)syscall(SYS_clone, flags, 0, 0, 0, 0);
#else
  (void)layers;
  return fork();
#endif
}

/// The process that looks after the program; the first of its namespace, which ends with it.
static void be_supervisor(
    const struct sandbox_program *program, const int ends[program_ends], int control, int status,
    int report, unsigned layers, unsigned user, unsigned group) {
  bool isolated = (layers & SANDBOX_PROCESSES) != 0;
  arrange_descriptors(ends, control, status, report);
  default_signals();
#ifdef __linux__
  if ((layers & SANDBOX_NAMESPACES) != 0) {
    // Else the maps of the namespace would be root's.
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    int error = sandbox_enter_namespaces(program, isolated, user, group);
    if (error) fail(namespaces, error);
  }
  // It has the memory of the process that started it, and nobody shall read that.
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
#else
  (void)user;
  (void)group;
#endif
  setsid();
  pid_t child = copy(0);
  if (child < 0) fail(forking, errno);
  if (child == 0) run_program(program, layers, isolated);
  close(report_end);
  sandbox_supervise(child, control_end, status_end, isolated);
}

static void close_both(const int ends[2]) {
  close(ends[0]);
  close(ends[1]);
}

/// The reports of the processes that are on the way to the program: of one that fails, and of the
/// program's just before it starts, after which the pipe closes.
static struct report read_report(int file) {
  struct report report = {.step = descriptors, .error = EIO};
  for (;;) {
    struct report next;
    ssize_t count = read(file, &next, sizeof next);
    if (count < 0 && errno == EINTR) continue;
    if (count != sizeof next) return report;
    report = next;
  }
}

/// Two ends that no program of somebody else keeps open. The first is of a socket: unlike a pipe it
/// can be written to without a signal when nobody reads any more.
static bool connect_ends(int ends[2], bool is_socket) {
#ifdef __linux__
  if (is_socket) return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0;
  return pipe2(ends, O_CLOEXEC) == 0;
#else
  if ((is_socket ? socketpair(AF_UNIX, SOCK_STREAM, 0, ends) : pipe(ends)) < 0) return false;
  for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
#ifdef SO_NOSIGPIPE
  const int yes = 1;
  if (is_socket) setsockopt(ends[1], SOL_SOCKET, SO_NOSIGPIPE, &yes, sizeof yes);
#endif
  return true;
#endif
}

/// One try, with these layers.
static struct report start(
    const struct sandbox_program *program, const int program_files[program_ends],
    struct sandbox_process *process, unsigned layers) {
  int ends[3][2];
  for (int i = 0; i < 3; i++) {
    if (connect_ends(ends[i], i == 0)) continue;
    const struct report report = {.step = descriptors, .error = errno};
    while (i-- > 0) close_both(ends[i]);
    return report;
  }
  unsigned user = geteuid();
  unsigned group = getegid();
  // A signal that comes to the new process before it is ready must not run a handler of this one.
  sigset_t every;
  sigset_t before;
  sigfillset(&every);
  pthread_sigmask(SIG_SETMASK, &every, &before);
  pid_t supervisor = copy(layers);
  if (supervisor == 0) {
    be_supervisor(
        program, program_files, ends[0][0], ends[1][1], ends[2][1], layers, user, group);
    _exit(127);
  }
  int error = supervisor < 0 ? errno : 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(ends[0][0]);
  close(ends[1][1]);
  close(ends[2][1]);
  struct report report = {.step = namespaces, .error = error};
  if (error == 0) report = read_report(ends[2][0]);
  close(ends[2][0]);
  if (report.step == started) {
    *process = (struct sandbox_process){
        .supervisor = supervisor,
        .control = ends[0][1],
        .status = ends[1][0],
        .layers = report.layers,
    };
    return report;
  }
  close(ends[0][1]);
  close(ends[1][0]);
  if (error == 0) waitpid(supervisor, NULL, 0);
  return report;
}

static int open_input(const char *path) {
  return open(path ? path : "/dev/null", O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
}

static int open_output(const char *path) {
  if (!path) return open("/dev/null", O_WRONLY | O_CLOEXEC);
  unlink(path);
  return open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
}

int sandbox_start(
    const struct sandbox_program *program, struct sandbox_process *process, const char **step) {
#ifdef __linux__
  // The right results may be in its memory, and no program that it starts shall read that.
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  unsigned layers = program->layers;
#else
  unsigned layers = program->layers & SANDBOX_LIMITS;
#endif
  if ((layers & SANDBOX_NAMESPACES) == 0) layers &= ~(unsigned)SANDBOX_PROCESSES;
  const int program_files[program_ends] = {
      open_input(program->input),
      open_output(program->output),
      open_output(program->error),
      open_output(program->results),
  };
  struct report report = {.step = output, .error = errno};
  bool are_open = true;
  for (int i = 0; i < program_ends; i++) are_open = are_open && program_files[i] >= 0;
  while (are_open) {
    report = start(program, program_files, process, layers);
    // What a kernel or a container forbids is gone without; whatever else fails would fail again.
    if (report.step != namespaces || (layers & SANDBOX_NAMESPACES) == 0) break;
    const unsigned gone =
        (layers & SANDBOX_PROCESSES) != 0 ? SANDBOX_PROCESSES : SANDBOX_NAMESPACES;
    layers &= ~gone;
  }
  for (int i = 0; i < program_ends; i++) close(program_files[i]);
  *step = step_names[report.step];
  return report.step == started ? 0 : report.error;
}

void sandbox_signal(const struct sandbox_process *process, int number) {
  const unsigned char byte = (unsigned char)number;
#ifdef MSG_NOSIGNAL
  send(process->control, &byte, 1, MSG_NOSIGNAL);
#else
  send(process->control, &byte, 1, 0);
#endif
}

void sandbox_kill(const struct sandbox_process *process) { close(process->control); }

bool sandbox_wait(const struct sandbox_process *process, int32_t *status) {
  ssize_t count;
  do count = read(process->status, status, sizeof *status);
  while (count < 0 && errno == EINTR);
  close(process->status);
  // The first process of a namespace ends after all others of it.
  while (waitpid(process->supervisor, NULL, 0) < 0 && errno == EINTR) {
  }
  return count == sizeof *status;
}

const char *sandbox_reason(int error) { return strerror(error); }
