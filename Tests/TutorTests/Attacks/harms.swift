import Glibc

// What a hand-in might try to do to whoever judges it. The test puts this at the top of a solution of
// lesson 2, fills in the names in capitals, and reads what is printed: each harm that was done.

private let secret = "SECRET"
private let victim = "VICTIM"
private let folder = "FOLDER"
private let tutor = "TUTOR"
private let token = "TOKEN"

private typealias Fork = @convention(c) () -> pid_t

/// A function of the C library that Swift does not show, such as those with arguments of any number.
private func function<Type>(_ name: String, as type: Type.Type) -> Type {
  unsafeBitCast(dlsym(nil, name), to: type)
}

private let call = function(
  "syscall", as: (@convention(c) (Int, Int, Int, Int, Int, Int) -> Int).self)

/// Whether a system call, by its number on x86-64 and on 64-bit ARM, is let through.
private func lets(
  _ x86: Int, _ arm: Int, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, _ d: Int = 0, _ e: Int = 0
) -> Bool {
  #if arch(x86_64)
    return call(x86, a, b, c, d, e) >= 0
  #else
    return call(arm, a, b, c, d, e) >= 0
  #endif
}

private func word(_ text: String) -> Int { Int(bitPattern: strdup(text)) }

private func opens(_ path: String, _ flags: Int32) -> Bool {
  let file = open(path, flags, 0o600)
  if file >= 0 { close(file) }
  return file >= 0
}

private func names(_ folder: String) -> [String] {
  guard let open = opendir(folder) else { return [] }
  defer { closedir(open) }
  var names: [String] = []
  while let entry = readdir(open) {
    names.append(
      withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      })
  }
  return names
}

private func text(_ path: String) -> String {
  guard let file = fopen(path, "r") else { return "" }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 16)
  return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
}

/// Processes outside, those that judge this program; its parent only waits for its end.
private let judges: [pid_t] = names("/proc").compactMap { pid_t($0) }.filter { number in
  let line = text("/proc/\(number)/cmdline")
  return number != getpid() && number != getppid()
    && line.contains("cnn-tutor") && line.contains("verify")
}

private func ofJudge(_ file: String, _ flags: Int32 = O_RDONLY) -> Bool {
  judges.contains { opens("/proc/\($0)/\(file)", flags) }
}

private func runs(_ words: String...) -> Bool {
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
  arguments.append(nil)
  var child: pid_t = 0
  guard posix_spawn(&child, words[0], nil, nil, arguments, environ) == 0 else { return false }
  var status: Int32 = 0
  waitpid(child, &status, 0)
  return status == 0
}

/// How many processes there can be at once.
private func forks(_ most: Int) -> Int {
  let fork = function("fork", as: Fork.self)
  var children: [pid_t] = []
  for _ in 0..<most {
    let child = fork()
    if child < 0 { break }
    if child == 0 {
      pause()
      _exit(0)
    }
    children.append(child)
  }
  // A child that may not be killed is ended by the sandbox.
  for child in children { if kill(child, SIGKILL) == 0 { waitpid(child, nil, 0) } }
  return children.count
}

private func lifts(_ name: __rlimit_resource, over most: rlim_t) -> Bool {
  let resource = Int32(name.rawValue)
  var limit = rlimit(rlim_cur: rlim_t.max, rlim_max: rlim_t.max)
  setrlimit(resource, &limit)
  getrlimit(resource, &limit)
  return limit.rlim_cur > most
}

private let harms: [(String, () -> Bool)] = [
  // Files of the teacher.
  ("read a file", { opens(secret, O_RDONLY) }),
  ("list a folder", { !names(folder).isEmpty }),
  ("write a new file", { opens("\(folder)/new", O_WRONLY | O_CREAT) }),
  ("overwrite a file", { opens(victim, O_WRONLY | O_TRUNC) }),
  ("append to a file", { opens(victim, O_WRONLY | O_APPEND) }),
  ("empty a file by reading", { opens(victim, O_RDONLY | O_TRUNC) }),
  ("delete a file", { unlink(victim) == 0 }),
  ("rename a file", { rename(victim, "\(folder)/renamed") == 0 }),
  ("make a folder", { mkdir("\(folder)/made", 0o700) == 0 }),
  ("remove a folder", { rmdir("\(folder)/empty") == 0 }),
  ("make a link", { symlink(secret, "\(folder)/link") == 0 }),
  ("take a file by a second name", { link(secret, "mine") == 0 }),
  ("make a pipe", { mkfifo("\(folder)/pipe", 0o600) == 0 }),
  ("change a mode", { chmod(victim, 0o777) == 0 }),
  ("change an owner", { chown(victim, getuid(), getgid()) == 0 }),
  ("change a time", { utimes(victim, nil) == 0 }),
  ("set an attribute", { lets(188, 5, word(victim), word("user.x"), word("x"), 1) }),
  ("cut a file", { truncate(victim, 0) == 0 }),
  (
    "write to the temporary folder",
    { opens("/tmp/cnn-tutor-attack-\(getpid())", O_WRONLY | O_CREAT) }
  ),
  ("write to shared memory", { opens("/dev/shm/cnn-tutor-attack-\(getpid())", O_RDWR | O_CREAT) }),
  ("write to its own program", { opens(CommandLine.arguments[0], O_WRONLY) }),
  ("remove its own program", { unlink(CommandLine.arguments[0]) == 0 }),
  ("fill its folder", { (0..<5000).contains { opens("file\($0)", O_WRONLY | O_CREAT) } }),
  // Secrets.
  ("read the environment", { getenv("TEACHER_TOKEN") != nil }),
  (
    "read the judge's environment",
    { judges.contains { text("/proc/\($0)/environ").contains(token) } }
  ),
  ("read the judge's memory", { ofJudge("mem") || ofJudge("maps") }),
  ("write the judge's memory", { ofJudge("mem", O_RDWR) }),
  ("open the judge's output", { ofJudge("fd/1", O_WRONLY) || ofJudge("fd/2", O_WRONLY) }),
  ("use a descriptor left open", { (4..<256).contains { fcntl($0, F_GETFD) >= 0 } }),
  (
    "read the results back",
    {
      var byte: UInt8 = 0; lseek(3, 0, SEEK_SET); return read(3, &byte, 1) == 1
    }
  ),
  // The network and other processes.
  ("open an internet socket", { socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0 }),
  ("open a datagram socket", { socket(AF_INET6, Int32(SOCK_DGRAM.rawValue), 0) >= 0 }),
  ("open a socket of this machine", { socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) >= 0 }),
  ("signal the judge", { judges.contains { kill($0, 0) == 0 } }),
  (
    "signal the judge through a file",
    {
      judges.contains { number in
        lets(72, 25, 0, Int(F_SETOWN), Int(number)) && lets(72, 25, 0, 10, Int(SIGKILL))
      }
    }
  ),
  ("trace the judge", { judges.contains { lets(101, 117, 0x4206, Int($0)) } }),
  ("limit the judge", { judges.contains { lets(302, 261, Int($0), 7, 0, 0) } }),
  ("slow down the user's programs", { lets(141, 140, 2, Int(getuid()), 19) }),
  ("run a program of the system", { runs("/bin/true") || runs("/usr/bin/true") }),
  ("run the tutor", { runs(tutor, "--help") }),
  ("read the tutor", { opens(tutor, O_RDONLY) && text(tutor).utf8.count > 0 }),
  // The machine.
  ("run 1,000 processes", { forks(1000) > 100 }),
  (
    "take 3 GB",
    {
      guard let bytes = malloc(3 << 30) else { return false }; memset(bytes, 1, 3 << 30);
      return true
    }
  ),
  ("take memory that is not counted", { lets(319, 279, word("m"), 0) }),
  ("make a file of 1 TB", { ftruncate(3, 1 << 40) == 0 }),
  ("lift the limit of memory", { lifts(RLIMIT_AS, over: 2 << 30) }),
  ("lift the limit of files", { lifts(RLIMIT_NOFILE, over: 256) }),
  ("lift the limit of time", { lifts(RLIMIT_CPU, over: 3600) }),
  ("lift the limit of size", { lifts(RLIMIT_FSIZE, over: 1 << 30) }),
  ("get a core", { lifts(RLIMIT_CORE, over: 0) }),
  ("open the terminal", { opens("/dev/tty", O_RDWR) }),
  ("open the machine's memory", { opens("/dev/mem", O_RDONLY) || opens("/dev/kmsg", O_RDONLY) }),
  ("write a setting of the kernel", { opens("/proc/sys/kernel/hostname", O_WRONLY) }),
  ("make a device", { lets(133, 33, word("device"), 0o020600, 0x103) }),
  ("make namespaces", { lets(272, 97, 0x1000_0000) }),
  (
    "mount",
    {
      lets(
        165, 40, word("none"), word("/tmp"),
        word("tmpfs"))
    }
  ),
  ("change the root", { lets(161, 51, word("/tmp")) }),
  ("rename the machine", { lets(170, 161, word("x"), 1) }),
  ("load a program into the kernel", { lets(321, 280, 0, 0, 0) }),
  ("count events of the processor", { lets(298, 241, 0, 0, -1, -1) }),
  ("keep a key", { lets(250, 219, 0, -3, 1) }),
  ("ask through io_uring", { lets(425, 425, 1, Int(bitPattern: calloc(1, 256))) }),
  ("keep a shared memory", { lets(29, 194, 0, 4096, 0o1600) }),
  ("keep a semaphore", { lets(64, 190, 0, 1, 0o1600) }),
  ("keep a queue", { lets(68, 186, 0, 0o1600) }),
]

private nonisolated(unsafe) var isFirst = true

/// Tries each once.
func doHarm() {
  guard isFirst else { return }
  isFirst = false
  signal(SIGXFSZ, SIG_IGN)
  for (name, harm) in harms where harm() { print("did: \(name)") }
  print("tried: \(harms.count)")
}
