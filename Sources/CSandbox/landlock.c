#ifdef __linux__

#define _GNU_SOURCE
#include "landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// As in linux/landlock.h, which distributions ship in versions of any age; the numbers never change.
enum {
  create_ruleset = 444,
  add_rule = 445,
  restrict_self = 446,
  version_flag = 1,
  path_beneath = 1,
};

enum {
  execute = 1 << 0,
  write_file = 1 << 1,
  read_file = 1 << 2,
  read_dir = 1 << 3,
  make_char = 1 << 6,
  make_sock = 1 << 9,
  make_block = 1 << 11,
  truncate_file = 1 << 14,
  ioctl_device = 1 << 15,
};

struct ruleset {
  uint64_t files;
  uint64_t network;
  uint64_t scopes;
};

struct __attribute__((packed)) rule {
  uint64_t allowed;
  int32_t parent;
};

/// The version of Landlock that the kernel has; 0 for none.
static int landlock_version(void) {
  long version = syscall(create_ruleset, NULL, (size_t)0, version_flag);
  return version < 0 ? 0 : (int)version;
}

/// All that Landlock can forbid in this version.
static struct ruleset all(int version) {
  struct ruleset rules = {.files = (1 << 13) - 1};
  if (version >= 2) rules.files |= 1 << 13;  // links and renames to another folder
  if (version >= 3) rules.files |= truncate_file;
  if (version >= 5) rules.files |= ioctl_device;
  if (version >= 4) rules.network = 3;  // TCP: bind, connect
  if (version >= 6) rules.scopes = 3;   // abstract sockets and signals of processes outside
  return rules;
}

static int allow(int rules, const char *path, uint64_t allowed) {
  int file = open(path, O_PATH | O_CLOEXEC);
  // What is not there cannot be read either.
  if (file < 0) return 0;
  struct stat status;
  if (fstat(file, &status) == 0 && !S_ISDIR(status.st_mode)) {
    allowed &= execute | write_file | read_file | truncate_file | ioctl_device;
  }
  struct rule rule = {.allowed = allowed, .parent = file};
  long result = syscall(add_rule, rules, path_beneath, &rule, 0);
  int error = result < 0 ? errno : 0;
  close(file);
  return error;
}

int sandbox_restrict_files(const char *const *readable, const char *const *writable) {
  int version = landlock_version();
  if (version == 0) return ENOSYS;
  struct ruleset forbidden = all(version);
  // A kernel knows the length of its own version only.
  size_t size = version >= 6 ? sizeof forbidden : version >= 4 ? 16 : 8;
  long rules = syscall(create_ruleset, &forbidden, size, 0);
  if (rules < 0) return errno;
  int error = 0;
  for (; *readable && error == 0; readable++) {
    error = allow((int)rules, *readable, execute | read_file | read_dir);
  }
  uint64_t own = forbidden.files & ~(uint64_t)(make_char | make_block | make_sock | ioctl_device);
  for (; *writable && error == 0; writable++) error = allow((int)rules, *writable, own);
  static const char *const devices[] = {"/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"};
  for (unsigned i = 0; i < sizeof devices / sizeof *devices && error == 0; i++) {
    error = allow((int)rules, devices[i], (read_file | write_file) & forbidden.files);
  }
  if (error == 0 && syscall(restrict_self, (int)rules, 0) < 0) error = errno;
  close((int)rules);
  return error;
}

#endif
