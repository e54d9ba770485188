#ifndef SANDBOX_SUPERVISE_H
#define SANDBOX_SUPERVISE_H

#include <stdbool.h>
#include <sys/types.h>

/// Waits for a program's end, passes signals on to it, ends with it all that it has started, and
/// ends this process.
///
/// - Parameters:
///   - program: a child of this process.
///   - control: where numbers of signals, one byte each, come from; all ends when it is closed.
///   - status: where to write how the program has ended.
///   - isolated: whether all that it has started ends with this process.
void sandbox_supervise(pid_t program, int control, int status, bool isolated);

#endif
