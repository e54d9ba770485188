/// The text of the file that progress is kept in.
///
///     cnn-tutor progress 2
///     doubling answered double.two[0] 1795424000
///     doubling hints 2
///     doubling judged 0c61f3d7a2b94e58
///     doubling mistake fwd.rotated 3
///     doubling passed 1795424400
///     doubling practice double.cell 2 1795510800
///     end cd9029fc231793ec
///
/// Version 1 knew fewer facts. One fact a line, so that a damaged file still gives all the facts that
/// are whole; the last line holds a checksum of the others, so that damage is noticed.
enum ProgressFile {
  enum Content: Equatable {
    case whole(Progress)
    /// What could still be read.
    case damaged(Progress)
    /// Written by a later version of the tutor.
    case newer(version: Int)
  }

  static let version = 2
  private static let header = "cnn-tutor progress "

  static func text(_ progress: Progress) -> String {
    var body = "\(header)\(version)\n"
    for (slug, lesson) in progress.lessons.sorted(by: { $0.key < $1.key }) {
      if lesson.hints > 0 { body += "\(slug) hints \(lesson.hints)\n" }
      for (id, count) in lesson.mistakes.sorted(by: { $0.key < $1.key }) {
        body += "\(slug) mistake \(id) \(count)\n"
      }
      if let passed = lesson.passed { body += "\(slug) passed \(passed)\n" }
      if let broken = lesson.broken { body += "\(slug) broken \(broken)\n" }
      if let judged = lesson.judged { body += "\(slug) judged \(judged)\n" }
      if let step = lesson.step { body += "\(slug) step \(step)\n" }
      if let began = lesson.began { body += "\(slug) began \(began)\n" }
      if lesson.tries > 0 { body += "\(slug) tries \(lesson.tries)\n" }
      if let read = lesson.read { body += "\(slug) read \(read)\n" }
      for (word, times) in [("answered", lesson.answered), ("shown", lesson.shown)] {
        for (id, time) in times.sorted(by: { $0.key < $1.key }) {
          body += "\(slug) \(word) \(id) \(time)\n"
        }
      }
      for (id, record) in lesson.practice.sorted(by: { $0.key < $1.key }) {
        let word = record.wasSureAndWrong ? "surprise" : "practice"
        body += "\(slug) \(word) \(id) \(record.rightInARow) \(record.asked)\n"
      }
    }
    return body + "end \(Fingerprint.text(body))\n"
  }

  static func read(_ text: String) -> Content {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if let version = lines.first.flatMap(Self.version(of:)), version > Self.version {
      return .newer(version: version)
    }
    // What follows the last line end was cut off in the middle; a whole file has nothing there.
    let isCut = lines.popLast() != ""
    let isWhole = !isCut && hasChecksum(text)
    var progress = Progress()
    for line in lines { note(line, in: &progress) }
    return isWhole ? .whole(progress) : .damaged(progress)
  }

  private static func version(of line: Substring) -> Int? {
    line.hasPrefix(header) ? Int(line.dropFirst(header.count)) : nil
  }

  private static func hasChecksum(_ text: String) -> Bool {
    guard text.hasPrefix(header) else { return false }
    let lastLine = text.dropLast().split(separator: "\n").last ?? ""
    guard lastLine.hasPrefix("end ") else { return false }
    return lastLine == "end \(Fingerprint.text(text.dropLast(lastLine.count + 1)))"
  }

  /// The last second of the year 9999: no date and no count is larger, so that whoever adds to one
  /// need not look.
  private static let largest = 253_402_300_799

  /// Takes over what a line says; a line that says nothing known is passed over.
  private static func note(_ line: Substring, in progress: inout Progress) {
    let words = line.split(separator: " ").map(String.init)
    if words.count == 3, words[1] == "judged", Fingerprint.isOne(words[2]) {
      progress[words[0]].judged = words[2]
      return
    }
    guard words.count >= 3, let number = Int(words[words.count - 1]),
      (0...largest).contains(number)
    else { return }
    switch (words.count, words[1]) {
    case (3, "hints"): progress[words[0]].hints = number
    case (3, "passed"): progress[words[0]].passed = number
    case (3, "step"): progress[words[0]].step = number
    case (3, "broken"): progress[words[0]].broken = number
    case (3, "began"): progress[words[0]].began = number
    case (3, "tries"): progress[words[0]].tries = number
    case (3, "read"): progress[words[0]].read = number
    case (4, "mistake"): progress[words[0]].mistakes[words[2]] = number
    case (4, "answered"): progress[words[0]].answered[words[2]] = number
    case (4, "shown"): progress[words[0]].shown[words[2]] = number
    case (5, "practice"), (5, "surprise"):
      guard let count = Int(words[3]), (0...largest).contains(count) else { return }
      progress[words[0]].practice[words[2]] = PracticeRecord(
        asked: number, rightInARow: count, wasSureAndWrong: words[1] == "surprise")
    default: break
    }
  }
}

/// A short name for a text: equal texts have equal ones, others practically never.
enum Fingerprint {
  /// FNV-1a with 64 bits, in hexadecimal digits.
  static func text(_ text: some StringProtocol) -> String { bytes(text.utf8) }

  /// Whether a text could be one.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count == 16 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }

  static func bytes(_ bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
