// Starting other programs.
#if canImport(Glibc)
  @unsafe @preconcurrency internal import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency internal import Musl
#elseif canImport(Darwin)
  @unsafe @preconcurrency internal import Darwin
#endif

extension System {
  enum Connection {
    /// The pipe reads the program's output; its input is empty, its error output dropped.
    case output
    /// The pipe writes the program's input; its output is ours.
    case input
  }

  /// Starts a program with a pipe to its output or its input.
  static func start(
    _ path: String, arguments: [String], connecting connection: Connection
  ) throws(SystemError) -> (process: Int32, pipe: Int32) {
    var ends: [Int32] = [0, 0]
    try check { unsafe pipe(&ends) }
    let (ours, theirs) = connection == .output ? (ends[0], ends[1]) : (ends[1], ends[0])
    // Otherwise a program that somebody else starts meanwhile would keep the pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { closeFile(theirs) }

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
    switch connection {
    case .output:
      unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
      unsafe posix_spawn_file_actions_adddup2(&actions, theirs, STDOUT_FILENO)
      unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    case .input: unsafe posix_spawn_file_actions_adddup2(&actions, theirs, STDIN_FILENO)
    }

    var vector: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
    defer { unsafe vector.forEach { unsafe free($0) } }
    unsafe vector.append(nil)
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, path, &actions, nil, vector, environ)
    guard code == 0 else {
      closeFile(ours)
      throw SystemError(code: code)
    }
    return (process, ours)
  }

  /// The exit status of a child; 128 + the signal's number where a signal ended it.
  static func waitForEnd(of process: Int32) throws(SystemError) -> Int32 {
    var status: Int32 = 0
    try check { unsafe waitpid(process, &status, 0) }
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
  }
}
