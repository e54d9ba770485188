#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>
#include <stdint.h>

/// The layers of a sandbox. Each is used where the kernel has it.
enum {
  /// Namespaces of its own for users, the network, shared memory and mounts: nothing is written but
  /// what may be.
  SANDBOX_NAMESPACES = 1,
  /// Landlock: files are read below some folders and written below one.
  SANDBOX_LANDLOCK = 2,
  /// seccomp: system calls that a calculation never makes fail with EPERM.
  SANDBOX_SECCOMP = 4,
  /// Limits on memory, processes, files and processor time.
  SANDBOX_LIMITS = 8,
  /// A namespace of its own for processes, which needs the others: no other process is seen, and
  /// nothing outlives the program.
  SANDBOX_PROCESSES = 16,
};

/// What a program may use, in bytes, seconds and numbers; 0 for as much as it wants.
struct sandbox_limits {
  uint64_t memory;
  uint64_t file_size;
  /// When they are used up SIGXCPU comes, two seconds later SIGKILL.
  uint64_t processor_seconds;
  /// Held where the program has namespaces: else those of the user would be counted, too.
  uint64_t processes;
  uint64_t descriptors;
};

/// A program and what it may do. The lists end with a null pointer.
struct sandbox_program {
  const char *executable;
  const char *const *arguments;
  const char *const *environment;
  /// The working folder.
  const char *folder;
  /// Files and folders that are read and run besides; what is not there is left out.
  const char *const *readable;
  /// Folders in which anything may be written, and files.
  const char *const *writable;
  /// Files that are neither read nor run, where the program has namespaces.
  const char *const *hidden;
  /// The file that is standard input; a null pointer for none.
  const char *input;
  /// Files that become standard output and standard error. Made anew: what another program has put
  /// there, such as a link to a file of somebody's, is removed and not written to.
  const char *output;
  const char *error;
  /// The same for descriptor 3; a null pointer for none.
  const char *results;
  struct sandbox_limits limits;
  /// The layers that are wanted.
  unsigned layers;
};

/// A program on its way, and the process that looks after it.
struct sandbox_process {
  /// The process that looks after the program and ends with it.
  int32_t supervisor;
  /// The number of a signal for the program, a byte, is written here. When it is closed, also by
  /// the end of the process that holds it, the program and all that it has started are killed.
  int control;
  /// To be read from when the program has ended or has been killed.
  int status;
  /// The layers that hold.
  unsigned layers;
};

/// Starts a program.
///
/// Safe to call in a process of several threads. `step` is set where it fails: what was tried.
///
/// - Returns: 0, or the error number, of which `sandbox_reason` has the words.
int sandbox_start(
    const struct sandbox_program *program, struct sandbox_process *process, const char **step);

/// The system's words for an error number.
const char *sandbox_reason(int error);

/// Sends a signal to the program, not to what it has started.
void sandbox_signal(const struct sandbox_process *process, int number);

/// Kills the program with all that it has started; may be called once.
void sandbox_kill(const struct sandbox_process *process);

/// Waits until the program and all that it has started have ended; may be called once.
///
/// - Returns: whether the program ended by itself; then `status` is as `waitpid` gives it.
bool sandbox_wait(const struct sandbox_process *process, int32_t *status);

#endif
