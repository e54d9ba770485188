/// Why a program stopped, in words, and where in the learner's file.
struct CrashReport: Sendable, Equatable {
  var reason: String
  var line: Int?
  var column: Int?
  /// The lines of the learner's file on the way there, innermost first.
  var frames: [Int]
  /// The bytes that it asked for and did not get.
  var wantedMemory: Int?

  /// - Parameters:
  ///   - file: the name of the learner's file.
  ///   - error: what the program wrote to standard error.
  ///   - report: what Swift's crash reporter wrote.
  init(signal: Int, file: String, error: String, report: String) {
    let frames = Self.frames(in: file, of: report)
    self.frames = frames.map(\.line)
    line = frames.first?.line
    column = frames.first?.column
    if let (text, place) = Self.fatalError(in: error, file: file) {
      reason = text
      if line == nil { line = place }
    } else if let failure = Self.runtimeFailure(in: report) {
      reason = failure
    } else if signal == 11 || signal == 7, Self.isOverflow(report) {
      reason = "the stack overflowed: a function calls itself without an end"
    } else {
      reason = Self.words(forSignal: signal)
    }
    if line == nil, let function = Self.function(in: file, of: report) {
      // The compiler gives some places no line; the function is better than nothing.
      reason += ", in \(function)"
    }
    wantedMemory = Self.bytesNotAllocated(error)
  }

  // MARK: Reading

  /// `…: Fatal error: Index out of range`: the sentence, and the line where it is the learner's.
  private static func fatalError(in error: String, file: String) -> (String, Int?)? {
    for line in error.split(separator: "\n") {
      for mark in ["Fatal error: ", "Precondition failed: ", "Assertion failed: "] {
        guard let range = line.firstRange(of: mark) else { continue }
        let place = line[..<range.lowerBound].split(separator: ":")
        let isLearners = place.first.map { $0.hasSuffix("/" + file) || $0 == file } ?? false
        let text = String(line[range.upperBound...])
        let isPlain = mark == "Fatal error: "
        return (
          isPlain ? text : String(mark) + text,
          isLearners && place.count > 1 ? Int(place[1]) : nil
        )
      }
    }
    return nil
  }

  /// `*** Swift runtime failure: arithmetic overflow ***`.
  private static func runtimeFailure(in report: String) -> String? {
    let mark = "Swift runtime failure: "
    guard let range = report[...].firstRange(of: mark) else { return nil }
    let rest = report[range.upperBound...].prefix { $0 != "\n" }
    guard let end = rest.firstRange(of: " ***") else { return nil }
    return String(rest[..<end.lowerBound])
  }

  /// The places ` at …/file:line:column` of the crashed thread, innermost first.
  private static func frames(in file: String, of report: String) -> [(line: Int, column: Int)] {
    report.split(separator: "\n").compactMap { line in
      guard let range = line.firstRange(of: "/\(file):") else { return nil }
      let numbers = line[range.upperBound...].prefix { $0.isNumber || $0 == ":" }
        .split(separator: ":").compactMap { Int($0) }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
  }

  /// The innermost function of the file: `…0x5f correlate(_:_:) + 197 in exercise at …/file`.
  private static func function(in file: String, of report: String) -> String? {
    let frame = report.split(separator: "\n").first { $0.hasSuffix("/\(file)") }
    guard let frame, let end = frame.firstRange(of: " + ") else { return nil }
    return frame[..<end.lowerBound].split(separator: " ").last.map(String.init)
  }

  /// Whether many frames in a row stand at the same place.
  private static func isOverflow(_ report: String) -> Bool {
    let places = report.split(separator: "\n").compactMap { line in
      line.firstRange(of: " at /").map { line[$0.upperBound...] }
    }
    return Dictionary(grouping: places, by: { $0 }).values.contains { $0.count >= 8 }
  }

  /// `failed to allocate 8589934624 bytes of memory`.
  private static func bytesNotAllocated(_ error: String) -> Int? {
    guard let range = error[...].firstRange(of: "failed to allocate ") else { return nil }
    return Int(error[range.upperBound...].prefix(while: \.isNumber))
  }

  static func words(forSignal signal: Int) -> String {
    switch signal {
    case 3: "it was told to quit"
    case 4, 5: "a run-time check of Swift stopped it"
    case 6: "it called abort()"
    case 7, 11: "it reached for memory that is not its own"
    case 8: "an impossible division"
    case 9: "it was killed from outside"
    case 15: "it was told to end, from outside or by itself"
    case 24: "it used up its processor time"
    default: "signal \(signal) ended it"
    }
  }
}
