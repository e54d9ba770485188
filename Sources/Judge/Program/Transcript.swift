internal import Course
internal import LessonFolder
internal import TerminalText

/// Everything that one run of a program left behind.
package struct Transcript: Sendable, Equatable {
  package var ending: ChildProcess.Ending
  /// The lines of the results, without the value drawn for the run.
  var results: [String]
  /// What the program printed, at most as many bytes as are kept.
  package var output: [UInt8]
  var outputWasCut: Bool
  /// The first lines of standard error.
  package var error: String
  /// What Swift's crash reporter wrote.
  var report: String
}

extension Transcript {
  /// What the program printed, made harmless.
  var printed: String {
    sanitized(String(decoding: output, as: UTF8.self), keepingNewlines: true)
  }

  /// The words of the result of a case, or nil.
  ///
  /// The first counts: what a forked copy of the program writes later is the copy's.
  func result(_ index: Int) -> Substring? {
    let start = "result \(index) "
    return results.first { $0.hasPrefix(start) }.map { $0.dropFirst(start.count) }
  }

  /// The words of every result by the number of its case; the first counts.
  var resultsByCase: [Int: Substring] {
    var words: [Int: Substring] = [:]
    for line in results where line.hasPrefix("result ") {
      let rest = line.dropFirst("result ".count)
      guard let blank = rest.firstIndex(of: " "), let number = Int(rest[..<blank]),
        words[number] == nil
      else { continue }
      words[number] = rest[rest.index(after: blank)...]
    }
    return words
  }

  /// The words of the results by the number of the case, for each pair of edits.
  var resultsByEdits: [[Int]: [Int: Substring]] {
    var words: [[Int]: [Int: Substring]] = [:]
    var edits: [Int] = []
    for line in results {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard let head = parts.first, parts.count == 3 else { continue }
      if head == "edit" {
        edits = parts.dropFirst().compactMap { Int($0) }
        words[edits] = [:]
      } else if head == "result", let number = Int(parts[1]), words[edits]?[number] == nil {
        words[edits]?[number] = parts[2]
      }
    }
    return words
  }

  /// The formulas of the results of as many cases, by a program with traced numbers: in each those of
  /// its numbers in the order of `Value.leaves`.
  ///
  /// - Returns: nil where one is missing, or does not read as a result of the function.
  func formulas(of function: ExerciseFunction, cases: Int) -> [[Expression?]]? {
    let results = resultsByCase
    var all: [[Expression?]] = []
    for index in 0..<cases {
      guard let words = results[index] else { return nil }
      var reader = ExpressionReader(words, parameters: function.parameters)
      guard let expressions = reader.expressions(of: function.result) else { return nil }
      all.append(expressions)
    }
    return all
  }

  /// The last case that was begun.
  var lastBegun: Int? {
    results.compactMap { line in
      line.hasPrefix("begin ") ? Int(line.dropFirst("begin ".count)) : nil
    }.last
  }

  /// The last value that was noted under a word, of this type.
  func note(_ word: String, of type: ValueType) -> Value? {
    let start = "\(word) "
    guard let line = results.last(where: { $0.hasPrefix(start) }) else { return nil }
    return Exchange.value(of: type, in: line.dropFirst(start.count))
  }

  /// The function whose `todo()` was reached.
  var unwritten: String? {
    results.first { $0.hasPrefix("todo ") }.map { String($0.dropFirst("todo ".count)) }
  }

  /// What a run of the first of its cases alone would have left behind; nil where that is not certain:
  /// what the program printed, or would have printed at its end, may belong to others.
  func first(_ count: Int) -> Transcript? {
    // It came no further than these.
    guard let lastBegun, lastBegun >= count else { return self }
    guard isComplete, output.isEmpty, let next = results.firstIndex(of: "begin \(count)") else {
      return nil
    }
    var first = self
    first.results = results[..<next] + ["end"]
    return first
  }

  /// Whether every case has been run to its end.
  var isComplete: Bool { results.contains("end") }

  /// Whether running it again would say the same.
  var isWorthKeeping: Bool {
    switch ending {
    case .exited: true
    case .signalled(let signal): signal != 9 && signal != 15
    case .timedOut: false
    }
  }
}

// MARK: - As text

extension Transcript {
  /// For a file of the cache: a line that says what follows, then the parts.
  var bytes: [UInt8] {
    let endingText =
      switch ending {
      case .exited(let status): "exited \(status)"
      case .signalled(let signal): "signalled \(signal)"
      case .timedOut: "timedOut 0"
      }
    let parts = [
      Array(results.joined(separator: "\n").utf8), output, Array(error.utf8), Array(report.utf8),
    ]
    let lengths = parts.map { String($0.count) }.joined(separator: " ")
    return Array("\(endingText) \(outputWasCut ? "cut" : "whole") \(lengths)\n".utf8)
      + parts.joined()
  }

  /// - Returns: nil where the bytes are not those of a transcript.
  init?(bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 7, let number = Int(words[1]) else { return nil }
    switch words[0] {
    case "exited": ending = .exited(number)
    case "signalled": ending = .signalled(number)
    default: return nil
    }
    outputWasCut = words[2] == "cut"
    // None is longer than all of it, so that their sum is a number.
    let lengths = words[3...].compactMap { Int($0) }.filter { (0...bytes.count).contains($0) }
    guard lengths.count == 4, lengths.reduce(0, +) == bytes.count - end - 1 else { return nil }
    var parts: [ArraySlice<UInt8>] = []
    var rest = bytes[(end + 1)...]
    for length in lengths {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    results = String(decoding: parts[0], as: UTF8.self).split(separator: "\n").map(String.init)
    output = Array(parts[1])
    error = String(decoding: parts[2], as: UTF8.self)
    report = String(decoding: parts[3], as: UTF8.self)
  }
}
