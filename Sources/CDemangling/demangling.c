#include "demangling.h"

#include <stdint.h>
#include <string.h>

// Part of Swift's run-time library, which has no header of its own.
extern char *swift_demangle(
    const char *name, size_t length, char *buffer, size_t *size, uint32_t flags);

size_t demangling_write(const char *name, size_t length, char *buffer, size_t size) {
  size_t needed = size;
  if (!swift_demangle(name, length, buffer, &needed, 0) || needed > size) return 0;
  return strnlen(buffer, size);
}
