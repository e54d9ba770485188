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
  /// What the tutor asked cannot be read; a fault of the tutor.
  case brokenRequest = 96
  /// A result could not be written: it is larger than what is allowed.
  case resultTooLarge = 97
  /// `todo()` was reached.
  case notWritten = 98
  /// The course's own cases ask for what is not there; the reason is on standard error.
  case brokenCourse = 99

  /// Ends the program at once, whatever else it has in mind.
  public func leave() -> Never { _exit(rawValue) }
}

/// What a program is run with, in the order of its arguments.
///
/// Its results are lines, each begun by a value that was drawn for this run, and each one `write`,
/// so that whatever the program had found before it crashed is there:
///
///     3f9a… begin 0
///     3f9a… result 0 l1 d3ff0000000000000
///     3f9a… end
///
/// Several calls are made one after another with the same cases, and the cases counted on.
public struct HarnessRequest: Sendable {
  /// Names of calls, in the order in which they are made.
  public var calls: [String]
  /// The file of cases: how many, then the words of each one's arguments.
  public var cases: String
  /// The file to which results are appended.
  public var results: String
  /// What the program repeats at its end, so that it is known to have come there.
  public var token: String
  /// How much memory the program may have, in bytes.
  public var memoryLimit: Int
  /// The largest file that the program may write, in bytes.
  public var fileLimit: Int
  /// Seconds of processor time.
  public var secondsLimit: Int

  /// A request for these calls.
  public init(
    calls: [String], cases: String, results: String, token: String, memoryLimit: Int,
    fileLimit: Int, secondsLimit: Int
  ) {
    self.calls = calls
    self.cases = cases
    self.results = results
    self.token = token
    self.memoryLimit = memoryLimit
    self.fileLimit = fileLimit
    self.secondsLimit = secondsLimit
  }

  /// The request as the arguments of a program.
  public var arguments: [String] {
    [
      calls.joined(separator: ","), cases, results, token, String(memoryLimit), String(fileLimit),
      String(secondsLimit),
    ]
  }

  /// Nil where the arguments are no request.
  public init?(arguments: [String]) {
    guard arguments.count == 7, let memory = Int(arguments[4]), let file = Int(arguments[5]),
      let seconds = Int(arguments[6])
    else { return nil }
    self.init(
      calls: arguments[0].split(separator: ",").map(String.init), cases: arguments[1],
      results: arguments[2], token: arguments[3], memoryLimit: memory, fileLimit: file,
      secondsLimit: seconds)
  }
}

/// Makes the calls that the program's arguments ask for, and ends it.
public func harnessMain(_ calls: [String: HarnessCall]) -> Never {
  harnessMain(calls, Array(CommandLine.arguments.dropFirst()))
}

/// Makes the calls that `arguments` ask for, and ends the program.
public func harnessMain(_ calls: [String: HarnessCall], _ arguments: [String]) -> Never {
  guard let request = HarnessRequest(arguments: arguments) else {
    HarnessExit.brokenRequest.leave()
  }
  let record = HarnessRecord(request)
  harnessRecord = record
  guard let cases = harnessBytes(of: request.cases) else { HarnessExit.brokenRequest.leave() }
  // Writing past the limit shall fail, not kill: what is printed is cut, the results count.
  _ = signal(SIGXFSZ, SIG_IGN)
  _ = unsafe setvbuf(stdout, nil, _IOLBF, 0)
  harnessLimits(request)

  var index = 0
  for name in request.calls {
    guard let call = calls[name] else { HarnessExit.brokenRequest.leave() }
    let reader = WireReader(cases)
    for _ in 0..<reader.integer() {
      let evaluate = call(reader)
      record.write("begin \(index)")
      let write = evaluate()
      let writer = WireWriter()
      write(writer)
      record.write("result \(index) \(writer.text)")
      index += 1
    }
  }
  record.write("end")
  fflush(nil)
  _exit(0)
}

/// What `todo()` comes to, so that "not written yet" is told from a crash.
public func harnessTodo(_ function: String) -> Never {
  harnessRecord?.write("todo \(function)")
  fflush(nil)
  HarnessExit.notWritten.leave()
}

/// Where `harnessTodo` finds the results; one program makes one request.
private nonisolated(unsafe) var harnessRecord: HarnessRecord?

private final class HarnessRecord {
  private let descriptor: Int32
  private let token: String

  init(_ request: HarnessRequest) {
    token = request.token
    descriptor = unsafe open(request.results, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { HarnessExit.brokenRequest.leave() }
  }

  func write(_ words: String) {
    let bytes = Array("\(token) \(words)\n".utf8)
    var done = 0
    while done < bytes.count {
      let wrote = unsafe bytes[done...].withUnsafeBytes { buffer in
        #if canImport(Glibc)
          unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          unsafe Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if wrote > 0 {
        done += wrote
      } else if errno != EINTR {
        HarnessExit.resultTooLarge.leave()
      }
    }
  }
}

private func harnessBytes(of path: String) -> [UInt8]? {
  guard let file = unsafe fopen(path, "r") else { return nil }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = unsafe fread(&buffer, 1, buffer.count, file)
    guard count > 0 else { break }
    bytes += buffer[..<count]
  }
  unsafe fclose(file)
  return bytes
}

private func harnessLimits(_ request: HarnessRequest) {
  #if !canImport(Darwin)
    harnessLimit(Int32(RLIMIT_AS.rawValue), request.memoryLimit)
  #endif
  // The soft limit is a signal, which a program can ignore; nobody may be left to end it.
  #if canImport(Darwin)
    harnessLimit(RLIMIT_FSIZE, request.fileLimit)
    harnessLimit(RLIMIT_CPU, request.secondsLimit, hard: request.secondsLimit + 2)
  #else
    harnessLimit(Int32(RLIMIT_FSIZE.rawValue), request.fileLimit)
    harnessLimit(
      Int32(RLIMIT_CPU.rawValue), request.secondsLimit, hard: request.secondsLimit + 2)
  #endif
}

private func harnessLimit(_ resource: Int32, _ soft: Int, hard: Int? = nil) {
  var limit = rlimit()
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(UInt32(resource))
  #endif
  guard unsafe getrlimit(resource, &limit) == 0 else { return }
  limit.rlim_cur = min(rlim_t(soft), limit.rlim_max)
  if let hard { limit.rlim_max = min(rlim_t(hard), limit.rlim_max) }
  _ = unsafe setrlimit(resource, &limit)
}
