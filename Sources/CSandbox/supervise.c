#define _GNU_SOURCE
#include "supervise.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/signalfd.h>
#endif

/// Kills what the program has started and left behind, where no namespace ends with it: all that
/// has no parent any more has become a child of this process.
static void kill_remains(pid_t program) {
  kill(-program, SIGKILL);
#ifdef __linux__
  // A child that dies leaves its own children here, so it takes more than one round.
  for (int round = 0; round < 5000; round++) {
    while (waitpid(-1, NULL, WNOHANG) > 0) {
    }
    // The children of this process, as numbers with blanks behind them.
    char text[4096];
    int file = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    ssize_t count = read(file, text, sizeof text);
    close(file);
    if (count <= 0) return;
    pid_t number = 0;
    for (ssize_t i = 0; i < count; i++) {
      if (text[i] >= '0' && text[i] <= '9') {
        number = number * 10 + (text[i] - '0');
      } else if (number > 0) {
        kill(number, SIGKILL);
        number = 0;
      }
    }
    poll(NULL, 0, 1);
  }
#endif
}

/// Tells when a child has ended; -1 where it must be looked for.
static int open_signals(void) {
#ifdef __linux__
  sigset_t children;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  sigprocmask(SIG_BLOCK, &children, NULL);
  return signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
#else
  return -1;
#endif
}

/// Waits for children that have ended, and leaves with the program.
static void wait_for_children(pid_t program, int status_end, bool isolated) {
  int status;
  pid_t ended;
  while ((ended = waitpid(-1, &status, WNOHANG)) > 0) {
    if (ended != program) continue;
    if (!isolated) kill_remains(program);
    const int32_t number = status;
    while (write(status_end, &number, sizeof number) < 0 && errno == EINTR) {
    }
    _exit(0);
  }
}

void sandbox_supervise(pid_t program, int control, int status, bool isolated) {
  int signals = open_signals();
  struct pollfd files[] = {{.fd = control, .events = POLLIN}, {.fd = signals, .events = POLLIN}};
  for (;;) {
    // Before the first wait, too: the program may have ended before its signal could be seen.
    wait_for_children(program, status, isolated);
    if (poll(files, 2, signals < 0 ? 10 : -1) < 0 && errno != EINTR) break;
    if (files[0].revents != 0) {
      unsigned char number;
      ssize_t count = read(control, &number, 1);
      if (count < 0 && errno == EINTR) continue;
      // Whoever wanted the program has gone or has enough of it.
      if (count <= 0) break;
      kill(program, number);
    }
    char information[128];
    while (signals >= 0 && read(signals, information, sizeof information) > 0) {
    }
  }
  kill(program, SIGKILL);
  if (!isolated) kill_remains(program);
  _exit(0);
}
