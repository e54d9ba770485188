// Terminal modes and signals, which belong together: a signal must not leave a terminal in raw
// mode. Beside `Platform.swift` and `PlatformWatching.swift` the only file with the C library.
#if canImport(Glibc)
  @unsafe @preconcurrency internal import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency internal import Musl
#elseif canImport(Darwin)
  @unsafe @preconcurrency internal import Darwin
#endif

/// Signals that a program wants to hear of.
public enum Signal: Sendable, Hashable, CaseIterable {
  /// SIGINT, SIGTERM, SIGHUP, SIGQUIT: the program is to end.
  case interrupt, terminate, hangup, quit
  /// The window has another size (SIGWINCH).
  case windowChanged
  /// Back after a stop (`fg`).
  case resumed

  fileprivate var number: Int32 {
    switch self {
    case .interrupt: SIGINT
    case .terminate: SIGTERM
    case .hangup: SIGHUP
    case .quit: SIGQUIT
    case .windowChanged: SIGWINCH
    case .resumed: SIGCONT
    }
  }

  /// Whether the program ends with it.
  public var isEnd: Bool { self != .windowChanged && self != .resumed }
}

// What the handlers touch. A handler may run between any two instructions, so there is nothing here
// but numbers and memory that was allocated before the handlers were installed.
private nonisolated(unsafe) var wakeDescriptor: Int32 = -1
private nonisolated(unsafe) var endings: Int32 = 0
/// When the first of them came, in milliseconds of a clock that nobody sets.
private nonisolated(unsafe) var firstEnding = 0
/// How many have asked for signals to be caught, and not let go of them yet.
private nonisolated(unsafe) var catchers: Int32 = 0
private nonisolated(unsafe) var isRaw: Int32 = 0
private nonisolated(unsafe) var foundModes: UnsafeMutablePointer<termios>?
private nonisolated(unsafe) var rawModes: UnsafeMutablePointer<termios>?
private nonisolated(unsafe) var entering: UnsafeMutableBufferPointer<UInt8>?
private nonisolated(unsafe) var leaving: UnsafeMutableBufferPointer<UInt8>?
private nonisolated(unsafe) var faultStack: UnsafeMutableRawPointer?

// Only async-signal-safe calls from here on: tcsetattr, poll, write, sigaction, raise, clock_gettime.

private func milliseconds() -> Int {
  var time = timespec()
  _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
}

private func giveTerminalBack() {
  guard unsafe isRaw != 0 else { return }
  // A terminal that takes nothing any more must not keep the program from ending.
  var output = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
  if let leaving = unsafe leaving, unsafe poll(&output, 1, 0) == 1 {
    _ = unsafe write(1, leaving.baseAddress, leaving.count)
  }
  if let foundModes = unsafe foundModes { _ = unsafe tcsetattr(0, TCSANOW, foundModes) }
}

private func takeTerminal() {
  guard unsafe isRaw != 0 else { return }
  if let rawModes = unsafe rawModes { _ = unsafe tcsetattr(0, TCSANOW, rawModes) }
  if let entering = unsafe entering { _ = unsafe write(1, entering.baseAddress, entering.count) }
}

private func wake(_ signal: Int32) {
  var byte = UInt8(truncatingIfNeeded: signal)
  if unsafe wakeDescriptor >= 0 { _ = unsafe write(wakeDescriptor, &byte, 1) }
}

private func setHandler(
  _ signal: Int32, flags: Int32 = 0, _ handler: @escaping @convention(c) (Int32) -> Void
) {
  var action = sigaction()
  #if canImport(Darwin)
    unsafe action.__sigaction_u.__sa_handler = handler
  #else
    unsafe action.__sigaction_handler.sa_handler = handler
  #endif
  action.sa_flags = Int32(SA_RESTART) | flags
  unsafe _ = sigaction(signal, &action, nil)
}

private func setDefault(_ number: Int32) { _ = signal(number, SIG_DFL) }

/// The first signal asks the program to end; the second ends it.
///
/// Whoever passes on what the terminal sends to all, as `timeout` does, makes two of one: a second that
/// comes at once says nothing new.
private func handleEnd(_ number: Int32) {
  let error = errno
  let now = milliseconds()
  if unsafe endings == 0 {
    unsafe firstEnding = now
  } else if unsafe now - firstEnding < 300, unsafe wakeDescriptor >= 0 {
    errno = error
    return
  }
  giveTerminalBack()
  unsafe isRaw = 0
  unsafe endings += 1
  if unsafe endings > 1 || wakeDescriptor < 0 {
    setDefault(number)
    raise(number)
  }
  wake(number)
  errno = error
}

private func handleStop(_ number: Int32) {
  let error = errno
  giveTerminalBack()
  // Blocked while this runs: the process stops when it returns.
  setDefault(number)
  raise(number)
  errno = error
}

private func handleContinue(_ number: Int32) {
  let error = errno
  if unsafe isRaw != 0 { setHandler(SIGTSTP, handleStop) }
  takeTerminal()
  wake(number)
  errno = error
}

private func handleNews(_ number: Int32) {
  let error = errno
  wake(number)
  errno = error
}

/// A fault of the program itself; blocked while this runs, the signal ends the program after it.
private func handleCrash(_ number: Int32) {
  giveTerminalBack()
  unsafe isRaw = 0
  setDefault(number)
  raise(number)
}

/// Signals as something to wait for, instead of something that strikes.
///
/// After `start` the first signal that ends a program is only reported, so that children can be
/// ended and files closed; the second strikes. After `stop` each strikes again: nothing that waits
/// then, for a reader of its output or anything else, outlives one.
public enum Signals {
  private static let pipeEnds: (read: Int32, write: Int32)? = {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return (ends[0], ends[1])
  }()

  /// Becomes readable when a signal has come; nil where the system gives no pipe.
  public static var descriptor: Int32? { pipeEnds?.read }

  /// Whether signals are caught now.
  static var isCatching: Bool { unsafe catchers > 0 }

  /// Whether a signal has come that ends the program: nothing may be waited for any more.
  public static var isEnding: Bool { unsafe endings > 0 }

  /// Catches signals from now on, until `stop` has been called as often as this.
  public static func start(_ signals: [Signal] = [.interrupt, .terminate, .hangup, .quit]) {
    guard let ends = pipeEnds else { return }
    unsafe catchers += 1
    unsafe wakeDescriptor = ends.write
    for signal in signals {
      switch signal {
      case .interrupt, .terminate, .hangup, .quit: setHandler(signal.number, handleEnd)
      case .windowChanged: setHandler(signal.number, handleNews)
      case .resumed: setHandler(signal.number, handleContinue)
      }
    }
  }

  /// Lets signals that end a program strike again; one that nobody has taken notice of does at once.
  public static func stop() {
    unsafe catchers -= 1
    guard unsafe catchers == 0 else { return }
    for signal in Signal.allCases where signal.isEnd { setDefault(signal.number) }
    if let signal = pending().first(where: \.isEnd) { end(by: signal) }
  }

  /// The signals that have come since the last call; never waits.
  public static func pending() -> [Signal] {
    guard let ends = pipeEnds, let bytes = try? System.readBytes(ends.read, count: 64) else {
      return []
    }
    return bytes.compactMap { byte in Signal.allCases.first { $0.number == Int32(byte) } }
  }

  /// Ends the process as if the signal had never been caught, so that a shell sees it.
  public static func end(by signal: Signal) -> Never {
    setDefault(signal.number)
    raise(signal.number)
    exit(128 + signal.number)
  }

  /// Stops the process like Ctrl-Z, with the terminal given back until it goes on.
  public static func suspend() { raise(SIGTSTP) }
}

/// The terminal with every key reported at once and nothing echoed.
///
/// The modes are given back when the value ends, when a signal ends the program, when it crashes
/// and while it is stopped.
public struct RawMode: ~Copyable {
  /// Enters raw mode on standard input.
  ///
  /// - Parameters:
  ///   - enter: written on the way in, and again when the program goes on after a stop.
  ///   - leave: written on the way out.
  /// - Returns: nil where standard input is no terminal.
  public init?(enter: String, leave: String) {
    guard isatty(0) == 1, isatty(1) == 1, unsafe isRaw == 0 else { return nil }
    var modes = termios()
    guard unsafe tcgetattr(0, &modes) == 0 else { return nil }
    unsafe Self.keep(modes, in: &foundModes)
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    modes.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | BRKINT | INPCK | ISTRIP)
    unsafe withUnsafeMutableBytes(of: &modes.c_cc) { keys in
      unsafe keys[Int(VMIN)] = 1
      unsafe keys[Int(VTIME)] = 0
    }
    unsafe Self.keep(modes, in: &rawModes)
    unsafe Self.keep(enter, in: &entering)
    unsafe Self.keep(leave, in: &leaving)
    unsafe isRaw = 1
    Signals.start(Signal.allCases)
    setHandler(SIGTSTP, handleStop)
    Self.makeFaultStack()
    for fault in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] {
      setHandler(fault, flags: Int32(SA_ONSTACK), handleCrash)
    }
    takeTerminal()
  }

  deinit {
    giveTerminalBack()
    unsafe isRaw = 0
    Signals.stop()
    setDefault(SIGTSTP)
    for fault in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE] { setDefault(fault) }
  }

  /// A stack for the handlers of faults: one that has overflowed has no room for them.
  ///
  /// It belongs to the calling thread, the one that shows views.
  private static func makeFaultStack() {
    guard unsafe faultStack == nil else { return }
    var stack = unsafe stack_t()
    unsafe stack.ss_size = max(Int(SIGSTKSZ), 1 << 16)
    unsafe stack.ss_sp = .allocate(byteCount: stack.ss_size, alignment: 16)
    unsafe faultStack = stack.ss_sp
    unsafe _ = sigaltstack(&stack, nil)
  }

  /// Allocated once and never freed: a handler may be reading it.
  private static func keep(_ modes: termios, in pointer: inout UnsafeMutablePointer<termios>?) {
    let memory = unsafe pointer ?? .allocate(capacity: 1)
    unsafe memory.initialize(to: modes)
    unsafe pointer = memory
  }

  private static func keep(
    _ text: String, in pointer: inout UnsafeMutableBufferPointer<UInt8>?
  ) {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    unsafe _ = memory.initialize(from: text.utf8)
    unsafe pointer = memory
  }
}
