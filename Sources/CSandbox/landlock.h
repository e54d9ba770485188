#ifndef SANDBOX_LANDLOCK_H
#define SANDBOX_LANDLOCK_H

/// Lets the calling thread, and all that it starts, read below `readable` and `writable`, and write
/// below `writable`.
///
/// - Returns: 0, or the error number: ENOSYS or EOPNOTSUPP where the kernel has no Landlock.
int sandbox_restrict_files(const char *const *readable, const char *const *writable);

#endif
