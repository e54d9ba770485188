import Platform
import TestSupport
import Testing

/// A course from a folder (`--course`) with one file spoiled: what the reader sees is a sentence that
/// names the file, or the course as it is; never the end of the tool.
@Suite(.takesTurns) struct DamagedCourseTests {
  /// What editors and file systems do to a file.
  enum Damage: String, CaseIterable, Sendable {
    case windows = "line ends of Windows"
    case mark = "a byte order mark"
    case cut = "cut in the middle"
    case empty = "empty"
    case latin = "not UTF-8"
    case folder = "a folder"

    /// Whether the file still says the same.
    var isHarmless: Bool { self == .windows || self == .mark }

    func spoil(_ path: String) throws {
      let text = try Files.readText(path)
      switch self {
      case .windows: try Files.write(text.replacing("\n", with: "\r\n"), to: path)
      case .mark: try Files.write("\u{FEFF}" + text, to: path)
      case .cut: try Files.write(Array(text.utf8.prefix(text.utf8.count / 2)), to: path)
      case .empty: try Files.write("", to: path)
      case .latin: try Files.write(Array(text.utf8) + [0xE9, 0x0A], to: path)
      case .folder:
        try Files.remove(path)
        try Files.makeFolder(path)
      }
    }
  }

  static let lesson = "02-cross-correlation"
  static let files = [
    "article.json", "\(lesson)/lesson.md", "\(lesson)/exercise.swift", "\(lesson)/solution.swift",
    "\(lesson)/hints.md", "\(lesson)/cases.swift", "\(lesson)/mistakes.md",
    "\(lesson)/results.json", "\(lesson)/figures/four-positions.svg",
  ]

  /// Everything that reads a course without compiling.
  static let reading = [
    ["list"], ["lesson", "2"], ["lesson", "2", "--answers"], ["hint", "2", "--number", "1"],
    ["solution", "2"],
  ]

  /// Runs `body` in a folder with a course of the first two lessons: the second calls the first.
  private func inCourse(_ body: (String) async throws -> Void) async throws {
    try await inFolder { folder in
      let first = ["lesson.md", "exercise.swift", "solution.swift", "hints.md", "cases.swift"].map {
        "01-shared-weights/\($0)"
      }
      for file in first + Self.files {
        try Files.makeFolder(Path.folder("\(folder)/course/\(file)"))
        try Files.write(courseFile(file), to: "\(folder)/course/\(file)")
      }
      // One mistake is enough: each is compiled when the course is checked.
      let mistakes = "\(folder)/course/\(Self.lesson)/mistakes.md"
      let sections = try Files.readText(mistakes).split(separator: "\n## ")
      try Files.write(sections.prefix(2).joined(separator: "\n## ") + "\n", to: mistakes)
      try await body(folder)
    }
  }

  private func run(_ arguments: [String], in folder: String) async throws -> Tool.Outcome {
    try await Tool.run(arguments + ["--course", "course"], in: folder)
  }

  @Test(arguments: files, Damage.allCases)
  func `whatever is wrong with a file, reading goes on or says which file`(
    file: String, damage: Damage
  ) async throws {
    try await inCourse { folder in
      var right: [Tool.Outcome] = []
      for arguments in Self.reading { right.append(try await run(arguments, in: folder)) }
      #expect(right.allSatisfy { $0.status == 0 && $0.error == "" }, "\(right)")
      try damage.spoil("\(folder)/course/\(file)")
      for (arguments, right) in zip(Self.reading, right) {
        let outcome = try await run(arguments, in: folder)
        if damage.isHarmless {
          #expect(outcome.output == right.output, "\(arguments)")
          #expect(outcome.status == 0 && outcome.error == "", "\(arguments): \(outcome.error)")
        } else if outcome.status == 0 {
          // Half a text is a text, and who reads one file need not know of another.
          #expect(outcome.error == "" && outcome.output != "", "\(arguments)")
        } else {
          #expect(outcome.status == 64, "\(arguments): \(outcome)")
          let names = outcome.error.contains(file) || outcome.error.contains("no hint")
          #expect(names && outcome.output == "", "\(arguments): \(outcome)")
        }
      }
    }
  }

  /// What must not be taken for a course.
  @Test(arguments: [
    ("article.json", Damage.cut), ("article.json", .empty), ("article.json", .latin),
    ("article.json", .folder), ("\(lesson)/lesson.md", .empty), ("\(lesson)/lesson.md", .latin),
    ("\(lesson)/lesson.md", .folder), ("\(lesson)/exercise.swift", .latin),
    ("\(lesson)/solution.swift", .folder), ("\(lesson)/exercise.swift", .empty),
    ("\(lesson)/solution.swift", .empty), ("\(lesson)/hints.md", .empty),
    ("\(lesson)/hints.md", .latin),
  ])
  func `a course with a file that cannot be used is refused, with the file's name`(
    file: String, damage: Damage
  ) async throws {
    try await inCourse { folder in
      try damage.spoil("\(folder)/course/\(file)")
      for arguments in [
        ["lesson", "2"], ["verify", "2", "--solutions"], ["run", "2"], ["doctor"],
      ] {
        let outcome = try await run(arguments, in: folder)
        #expect(outcome.status == 64 && outcome.error.contains(file), "\(arguments): \(outcome)")
        #expect(outcome.error.split(separator: "\n").count == 1, "\(outcome.error)")
      }
    }
  }

  @Test
  func `a course written on Windows is judged and checked like any other`() async throws {
    try await inCourse { folder in
      let right = try await run(["check-course"], in: folder)
      for file in Self.files {
        try Damage.windows.spoil("\(folder)/course/\(file)")
        try Files.write(
          [0xEF, 0xBB, 0xBF] + Files.read("\(folder)/course/\(file)"),
          to: "\(folder)/course/\(file)")
      }
      let checked = try await run(["check-course"], in: folder)
      #expect(checked.output == right.output && checked.status == right.status)
      let judged = try await run(["verify", "2", "--solutions"], in: folder)
      #expect(judged.status == 0 && judged.error == "", "\(judged)")
      #expect(judged.output.contains("✓ 2 Cross-correlation: slide, multiply, add: right"))
    }
  }

  @Test(arguments: ["exercise.swift", "solution.swift"])
  func `half a Swift file is said with its lesson, and the tool lives`(
    file: String
  ) async throws {
    try await inCourse { folder in
      try Damage.cut.spoil("\(folder)/course/\(Self.lesson)/\(file)")
      for arguments in [["verify", "2", "--solutions"], ["run", "2", "--solutions"]] {
        let outcome = try await run(arguments, in: folder)
        #expect(outcome.status == 64, "\(arguments): \(outcome)")
        #expect(outcome.error.contains("\(Self.lesson)/"), "\(arguments): \(outcome)")
      }
      let checked = try await run(["check-course"], in: folder)
      #expect(checked.status == 1 && checked.error == "", "\(checked)")
      #expect(checked.output.contains("\(Self.lesson)/"), "\(checked)")
    }
  }

  @Test(arguments: [
    ("02-other", "02-cross-correlation' and '02-other' have the same number"),
    ("9223372036854775807-late", nil), ("-1-early", nil),
  ])
  func `a folder whose number is taken is named, and one without a number is no lesson`(
    name: String, words: String?
  ) async throws {
    try await inCourse { folder in
      for file in Self.files where file.hasPrefix(Self.lesson) {
        let path = "\(folder)/course/\(file.replacing(Self.lesson, with: name))"
        try Files.makeFolder(Path.folder(path))
        try Files.write(courseFile(file), to: path)
      }
      let outcome = try await run(["list"], in: folder)
      #expect(outcome.status == (words == nil ? 0 : 64))
      #expect(outcome.error.contains(words ?? ""), "\(outcome.error)")
      #expect(outcome.output.split(separator: "\n").count == (words == nil ? 2 : 0))
    }
  }

  @Test func `the builder embeds texts written on Windows as they are read`() async throws {
    try await inCourse { folder in
      let builder = Path.join(Path.folder(BuiltTool.path), "embed-course")
      var embedded: [String] = []
      for damage in [nil, Damage.windows, .mark] {
        for file in Self.files { try damage?.spoil("\(folder)/course/\(file)") }
        let outcome = try await Tool.program(
          builder, ["texts", "Embedded.swift", "course"], in: folder)
        #expect(outcome.status == 0, "\(outcome)")
        embedded.append(try Files.readText("\(folder)/Embedded.swift"))
      }
      #expect(embedded[1] == embedded[0] && embedded[2] == embedded[0])
      #expect(embedded[0].utf8.count > 80_000)
      try Damage.latin.spoil("\(folder)/course/article.json")
      let outcome = try await Tool.program(
        builder, ["texts", "Embedded.swift", "course"], in: folder)
      #expect(outcome.status == 1 && outcome.error.contains("article.json"), "\(outcome)")
    }
  }
}
