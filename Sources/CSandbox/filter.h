#ifndef SANDBOX_FILTER_H
#define SANDBOX_FILTER_H

#include <stdbool.h>

/// Lets the calling thread, and all that it starts, make no system call that a calculation never
/// makes.
///
/// - Parameter isolated: whether the process has a process namespace; else signals may go to the
///   process itself only.
/// - Returns: 0, or the error number.
int sandbox_filter_system_calls(bool isolated);

#endif
