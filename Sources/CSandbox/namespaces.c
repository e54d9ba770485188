#ifdef __linux__

#define _GNU_SOURCE
#include "namespaces.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

static int write_file(const char *path, const char *text) {
  int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return errno;
  ssize_t count = write(file, text, strlen(text));
  int error = count == (ssize_t)strlen(text) ? 0 : errno;
  close(file);
  return error;
}

/// `number` and its number outside, as a map of users or groups has them.
static int write_map(const char *path, unsigned number, unsigned outside) {
  char text[64];
  char *end = text + sizeof text;
  char *start = end;
  *--start = '\0';
  const unsigned numbers[] = {1, outside, number};
  for (int i = 0; i < 3; i++) {
    unsigned rest = numbers[i];
    do *--start = (char)('0' + rest % 10);
    while (rest /= 10);
    if (i < 2) *--start = ' ';
  }
  return write_file(path, start);
}

/// As in linux/mount.h, which clashes with the C library's.
struct attributes {
  uint64_t set;
  uint64_t clear;
  uint64_t propagation;
  uint64_t user_namespace;
};

static int set_attributes(const char *path, int recursive, struct attributes attributes) {
  enum { mount_setattr = 442 };
  long result = syscall(mount_setattr, AT_FDCWD, path, recursive, &attributes, sizeof attributes);
  return result < 0 ? errno : 0;
}

/// Makes every file unwritable but for those that may be written.
static int protect_files(const struct sandbox_program *program) {
  enum { read_only = 1, recursive = 0x8000 };
  for (const char *const *path = program->writable; *path; path++) {
    if (mount(*path, *path, NULL, MS_BIND | MS_REC, NULL) < 0 && errno != ENOENT) return errno;
  }
  for (const char *const *path = program->hidden; *path; path++) {
    if (mount("/dev/null", *path, NULL, MS_BIND, NULL) < 0 && errno != ENOENT) return errno;
  }
  int error = set_attributes("/", recursive, (struct attributes){.set = read_only});
  // Before Linux 5.12 it is for Landlock to do.
  if (error == ENOSYS) return 0;
  for (const char *const *path = program->writable; *path && error == 0; path++) {
    error = set_attributes(*path, 0, (struct attributes){.clear = read_only});
    if (error == ENOENT) error = 0;
  }
  return error;
}

int sandbox_enter_namespaces(
    const struct sandbox_program *program, bool processes, unsigned user, unsigned group) {
  // Inside, too, the program shall not be root: it would have a root's rights over the namespaces.
  const unsigned nobody = 65534;
  // Missing on kernels that do not ask for it.
  write_file("/proc/self/setgroups", "deny");
  int error = write_map("/proc/self/uid_map", user ? user : nobody, user);
  if (!error) error = write_map("/proc/self/gid_map", group ? group : nobody, group);
  if (!error && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0) error = errno;
  const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;
  if (!error && processes && mount("proc", "/proc", "proc", flags, NULL) < 0) error = errno;
  return error ? error : protect_files(program);
}

#endif
