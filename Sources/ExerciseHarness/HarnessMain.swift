#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Reads the arguments of a case, then gives back the call, which gives back the writing.
///
/// In three steps, so that it is known whether a program ended while it read, ran or wrote.
public typealias HarnessCall = (WireReader) -> () -> (WireWriter) -> Void

/// How a program under the harness ends, other than by itself.
public enum HarnessExit: Int32, Sendable {
  /// All calls were made.
  case done = 0
  /// What the tutor asked cannot be read; a fault of the tutor.
  case brokenRequest = 96
  /// A result could not be written: it is larger than what is allowed.
  case resultTooLarge = 97
  /// `todo()` was reached.
  case notWritten = 98
  /// The course's own cases ask for what is not there; `broken …` in the results says what.
  case brokenCourse = 99

  /// Ends the program at once, whatever else it has in mind.
  public func leave() -> Never { _exit(rawValue) }
}

/// Makes the calls that the program's arguments ask for, and ends it.
///
/// - Parameter holdsEdits: whether the program holds edits of itself, which are to be tried.
public func harnessMain(_ calls: [String: HarnessCall], holdsEdits: Bool = false) -> Never {
  harnessMain(calls, Array(CommandLine.arguments.dropFirst()), holdsEdits: holdsEdits)
}

/// Makes the calls that are named, one after another, and ends the program.
///
/// Standard input holds the cases: how many, then the words of each one's arguments. Each call is
/// made with all of them; the cases are counted on. Descriptor 3 takes the results, lines of which
/// each is one `write`, so that whatever the program had found before it crashed is there:
///
///     begin 0
///     result 0 l1 d3ff0000000000000
///     end
///
/// What else the tutor needs to know is noted between them: `case l2 s6f6e65 i3`.
public func harnessMain(
  _ calls: [String: HarnessCall], _ names: [String], holdsEdits: Bool = false
) -> Never {
  // What the program starts in its turn has no results.
  _ = fcntl(harnessResults, F_SETFD, FD_CLOEXEC)
  let input = harnessInput()
  // Writing past the limit shall fail, not kill: what is printed is cut, the results count.
  _ = signal(SIGXFSZ, SIG_IGN)
  _ = unsafe setvbuf(stdout, nil, _IOLBF, 0)

  if holdsEdits {
    harnessTryEdits(calls, names, input)
  } else if names.first == harnessApart {
    harnessRunApart(calls, Array(names.dropFirst()), input)
  } else {
    harnessRun(calls, names, input)
  }
  harnessWrite("end")
  fflush(nil)
  _exit(0)
}

/// Before the names of calls: each case is run in a copy of the process.
public let harnessApart = "--apart"

/// Makes the calls that are named, each with all cases.
private func harnessRun(_ calls: [String: HarnessCall], _ names: [String], _ cases: [UInt8]) {
  var index = 0
  for name in names {
    guard let call = calls[name] else { HarnessExit.brokenRequest.leave() }
    let reader = WireReader(cases)
    for _ in 0..<reader.integer() {
      harnessRun(index, call(reader))
      index += 1
    }
  }
}

/// Makes a call of which the arguments were read.
func harnessRun(_ index: Int, _ evaluate: () -> (WireWriter) -> Void) {
  harnessWrite("begin \(index)")
  let write = evaluate()
  let writer = WireWriter.ofResults
  write(writer)
  harnessWrite("result \(index) \(writer.text)")
}

/// What `todo()` comes to, so that "not written yet" is told from a crash.
public func harnessTodo(_ function: String) -> Never {
  harnessWrite("todo \(function)")
  fflush(nil)
  HarnessExit.notWritten.leave()
}

/// What a check that a program makes of its own comes to: it is noted why it stops, then it does.
public func harnessStop(_ words: String) -> Never {
  harnessWrite("stopped \(words)")
  fatalError(words)
}

/// Writes a value under a word at once, for whoever looks on while the program runs.
public func harnessTell(_ word: String, _ write: (WireWriter) -> Void) {
  WireWriter.ofResults.note(word, write)
}

extension WireWriter {
  /// A writer whose notes stand among the results.
  static var ofResults: WireWriter {
    let writer = WireWriter()
    writer.takeNote = harnessWrite
    return writer
  }
}

/// The descriptor that takes the results.
private let harnessResults: Int32 = 3

func harnessWrite(_ words: String) {
  let bytes = Array("\(words)\n".utf8)
  var done = 0
  while done < bytes.count {
    let wrote = unsafe bytes[done...].withUnsafeBytes { buffer in
      unsafe write(harnessResults, buffer.baseAddress, buffer.count)
    }
    if wrote > 0 {
      done += wrote
    } else if errno != EINTR {
      HarnessExit.resultTooLarge.leave()
    }
  }
}

private func harnessInput() -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe read(STDIN_FILENO, &buffer, buffer.count)
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
  }
}
