#pragma once

#include <stddef.h>

/// Writes a mangled Swift name, such as `$sSaySdGD`, as people write it: `Swift.Array<Swift.Double>`.
///
/// - Returns: how many bytes that takes; 0 where it is no such name, or longer than `size` allows.
size_t demangling_write(const char *name, size_t length, char *buffer, size_t size);
