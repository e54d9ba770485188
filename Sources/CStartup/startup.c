// What must be said before the Swift runtime is set up.

#include "startup.h"

#ifdef __linux__
#include <string.h>
#include <unistd.h>

// The runtime reads a program's arguments and path in /proc. Where that is missing it ends the program
// with words about itself, or goes on without any arguments.
__attribute__((constructor(101))) static void needProc(void) {
  static const char sentence[] =
      "cnn-tutor: There is no /proc here, from which a program learns what was typed. Mount it, as root: "
      "mount -t proc proc /proc\n";
  if (access("/proc/self/cmdline", R_OK) == 0) return;
  ssize_t written = write(STDERR_FILENO, sentence, strlen(sentence));
  (void)written;
  _exit(70);
}
#endif
