import Course
import LessonFolder
import Platform
import TestSupport
import Testing

/// A lesson is a folder: no file of `Sources` names one, or one of its functions.
@Suite struct LessonNamesTests {
  /// A file of `Sources` by its path there, its name in front.
  struct Source: Sendable {
    var path: String
    var words: [Word]

    /// The target, as its folder is called.
    var target: String { String(path.prefix { $0 != "/" }) }
  }

  static let sources: [Source] = {
    do {
      return try files(in: Path.join(PackageFolder.root, "Sources"), "")
    } catch {
      preconditionFailure("Sources cannot be read. \(error)")
    }
  }()

  /// The targets that know nothing of any lesson: what they call softmax is their own softmax.
  static let mathematics: Set = [
    "ConvNet", "Datasets", "Engine", "HandwrittenDigits", "KernelInterface", "KernelsAVX2",
    "KernelsBaseline", "convnet-benchmark", "engine-benchmark",
  ]

  /// What only looks like the name of a lesson or a function, by the file that has it.
  static let others: [String: Set<String>] = [
    // What `train --data` takes.
    "cnn-tutor/Train/TrainingJob.swift": ["digits"]
  ]

  @Test func `no file names a lesson, or quotes the name of one of its functions`() throws {
    let lessons = Course.embedded.lessons
    // `explain` has names of its own.
    let operations = Set(Operation.allCases.map(\.rawValue))
    let names = try Set(
      lessons.map(\.slug)
        + lessons.flatMap { try $0.exercise()?.functions.map(\.name) ?? [] }
    ).subtracting(operations)
    #expect(names.count > lessons.count)
    for source in Self.sources {
      let folders = Set(lessons.map(\.folder)).intersection(source.words.map(\.text))
      #expect(folders == [], "\(source.path)")
      guard !Self.mathematics.contains(source.target) else { continue }
      let said = source.words.filter { word in
        guard names.contains(word.text) else { return false }
        // A plain word may be quoted for what it is; it is no name but where it is asked for.
        let isPlain = word.text.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        return isPlain ? word.isAskedFor : word.isQuoted || word.text.contains("-")
      }
      #expect(
        Set(said.map(\.text)).subtracting(Self.others[source.path] ?? []) == [], "\(source.path)")
    }
  }

  @Test func `no file knows a lesson by its number, or how many there are`() {
    var found: [String] = []
    for source in Self.sources {
      var before = ""
      for (first, second) in zip(source.words, source.words.dropFirst()) where second.followsWord {
        let isNumber =
          ["lesson", "Lesson", "lessons", "Lessons"].contains(first.text)
          && Int(second.text) != nil && !(before == "cnn-tutor" && first.followsWord)
        let isCount = first.text.hasSuffix("teen") || Int(first.text) != nil
        if isNumber || isCount && ["lessons", "exercises"].contains(second.text) {
          found.append("\(source.path): \(first.text) \(second.text)")
        }
        before = first.text
      }
    }
    #expect(found == [])
  }

  private static func files(in folder: String, _ prefix: String) throws -> [Source] {
    try Files.names(in: folder).sorted().flatMap { name -> [Source] in
      let path = Path.join(folder, name)
      // The plugin has a link to the lessons.
      if try Files.resolved(path) != Path.join(Files.resolved(folder), name) { return [] }
      if Files.isFolder(path) { return try files(in: path, "\(prefix)\(name)/") }
      return [Source(path: prefix + name, words: Word.all(in: try Files.readText(path)))]
    }
  }

  /// Letters, digits and hyphens in a row.
  struct Word: Sendable {
    var text: String
    /// Whether it stands between quotation marks.
    var isQuoted: Bool
    /// Whether something is compared with it: `case "word"`, `== "word"`.
    var isAskedFor: Bool
    /// Whether nothing but a blank stands between it and the word before.
    var followsWord: Bool
  }
}

extension LessonNamesTests.Word {
  /// The bytes before and behind a quoted word; of a mark that is not ASCII the one beside it.
  private static let opening = Set("\"'`".utf8 + [0x98, 0x9C])
  private static let closing = Set("\"'`".utf8 + [0xE2])

  static func all(in text: String) -> [Self] {
    let bytes = Array(text.utf8) + [0]
    var words: [Self] = []
    var (start, end) = (0, 0)
    for (place, byte) in bytes.enumerated() {
      // Letters, digits, hyphen, underscore.
      if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F {
        continue
      }
      if start < place {
        let before = start > 0 ? bytes[start - 1] : 0
        words.append(
          Self(
            text: String(decoding: bytes[start..<place], as: UTF8.self),
            isQuoted: opening.contains(before) && closing.contains(byte),
            isAskedFor: before == UInt8(ascii: "\"")
              && ["case ", "== ", "!= "].contains {
                bytes[..<(start - 1)].suffix($0.utf8.count).elementsEqual($0.utf8)
              },
            followsWord: before == UInt8(ascii: " ") && start == end + 1))
        end = place
      }
      start = place + 1
    }
    return words
  }
}
