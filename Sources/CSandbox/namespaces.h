#ifndef SANDBOX_NAMESPACES_H
#define SANDBOX_NAMESPACES_H

#include <stdbool.h>

#include "sandbox.h"

/// Takes new namespaces into use: nobody's number for root, files that cannot be written but for
/// those of the program, and a /proc that shows this namespace.
///
/// - Parameters:
///   - processes: whether there is a new namespace of processes, too.
///   - user: the number of the user outside, and `group` that of the group.
/// - Returns: 0, or the error number.
int sandbox_enter_namespaces(
    const struct sandbox_program *program, bool processes, unsigned user, unsigned group);

#endif
