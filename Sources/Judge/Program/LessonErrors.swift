internal import Course
internal import ExerciseHarness
internal import LessonFolder
internal import Platform
internal import TerminalText

/// What is wrong with a lesson's own files, for its author: each a sentence with the file and, where it
/// is known, the line.
///
/// The tutor puts Swift of its own between the author's files; of that nothing is said.
struct LessonErrors: Sendable {
  var folder: LessonFolder

  func at(_ file: String, _ line: Int?, _ text: String) -> LessonFolderError {
    LessonFolderError(file: "\(folder.name)/\(file)", line: line, text)
  }
}

// MARK: - Compiling

extension LessonErrors {
  /// Why the program was not built.
  func compiling(_ build: ProgramRunner.Build) -> [LessonFolderError] {
    switch build {
    case .built:
      return [LessonFolderError(file: folder.name, "Its program was built, but could not be run.")]
    case .stopped(let reason, _): return [LessonFolderError(file: folder.name, reason)]
    case .failed(let output):
      // All others follow from a missing bracket.
      let isAboutBrackets = output.errors.contains { error in
        ["'}'", "')'", "']'"].contains { error.text.contains($0) }
      }
      if isAboutBrackets, !brackets.isEmpty { return brackets }
      let errors = output.errors.compactMap(error).reduce(into: [LessonFolderError]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      // One missing name makes many.
      guard errors.isEmpty else { return Array(errors.prefix(5)) }
      let first = output.errors.first?.text ?? output.firstLines
      return [
        LessonFolderError(
          file: folder.name,
          "Its Swift files do not compile together: \(first). Compare what exercise.swift, "
            + "solution.swift and cases.swift declare.")
      ]
    }
  }

  private var swiftFiles: [(name: String, text: String)] {
    [
      ("exercise.swift", folder.starter), ("solution.swift", folder.solution),
      ("cases.swift", folder.cases ?? ""), ("support.swift", folder.support),
      ("figures.swift", folder.figures ?? ""), ("training.swift", folder.trainingText),
    ]
  }

  private func error(_ message: CompilerOutput.Message) -> LessonFolderError? {
    if message.file == "mistakes.md" || swiftFiles.contains(where: { $0.name == message.file }) {
      let start = "type 'Call' has no member '"
      guard message.text.hasPrefix(start) else {
        return at(message.file, message.line, message.text)
      }
      let name = message.text.dropFirst(start.count).prefix { $0 != "'" }
      return at(
        message.file, message.line,
        "A case calls '.\(name)', and exercise.swift declares no function '\(name)'.")
    }
    // The solution of another lesson stands under the name of its exercise.
    let lesson = message.file.dropLast(".swift".count)
    guard lesson.first?.isNumber == true else { return nil }
    return LessonFolderError(
      file: "\(lesson)/solution.swift", line: message.line, message.text)
  }

  private var brackets: [LessonFolderError] {
    let lone = swiftFiles.compactMap { name, text in
      LessonFolder.loneBracket(in: text).map { at(name, $0.line, $0.text) }
    }
    if !lone.isEmpty { return lone }
    return ((try? folder.mistakes()) ?? []).compactMap { mistake in
      guard let text = try? folder.text(of: mistake), LessonFolder.loneBracket(in: text) != nil
      else { return nil }
      return at(
        "mistakes.md", mistake.line,
        "With the edit of '\(mistake.id)' a bracket of the solution has no partner any more.")
    }
  }
}

// MARK: - Running

extension LessonErrors {
  /// Why the program did not come to its end.
  ///
  /// - Parameters:
  ///   - file: the file that was at work.
  ///   - work: what it was doing, as the beginning of a sentence.
  func running(
    _ transcript: Transcript, in file: String, _ work: String, within limit: Duration
  ) -> LessonFolderError {
    if let broken = transcript.note("broken", of: Self.broken), let text = broken["text"]?.text {
      return at(broken["file"]?.text ?? file, broken["line"]?.integer, text)
    }
    let example = transcript.note("case", of: Self.example)
    let line = example?["line"]?.integer
    let subject = example?["id"]?.text.map { "The case '\($0)'" } ?? work
    let place = line.map { " (line \($0) of cases.swift)" } ?? ""
    switch transcript.ending {
    case .exited(Int(HarnessExit.resultTooLarge.rawValue)):
      return at(file, line, "\(subject) makes more results than can be kept.")
    case .exited(let status):
      return at(file, line, "\(subject) ended the program, with the status \(status).")
    case .timedOut, .signalled(24):
      let limit = counted(Int(limit.components.seconds), "second")
      let end = "does not come to an end within \(limit)"
      guard let crash = crash(3, file, transcript) else {
        return at(file, line, "\(subject) \(end).")
      }
      return at(crash.file, crash.line, "\(subject)\(place) \(end); it was at work here.")
    case .signalled(let signal):
      guard let crash = crash(signal, file, transcript) else {
        let report = CrashReport(
          signal: signal, file: file, error: transcript.error, report: transcript.report)
        return at(file, line, "\(subject) stops: \(report.reason).")
      }
      return at(crash.file, crash.line, "\(subject)\(place) stops here: \(crash.reason).")
    }
  }

  /// Where in which of the author's files the program was ended, and why; nil where that is not known.
  private func crash(
    _ signal: Int, _ file: String, _ transcript: Transcript
  ) -> (file: String, line: Int, reason: String)? {
    for name in [file, "cases.swift", "solution.swift", "support.swift"] {
      let report = CrashReport(
        signal: signal, file: name, error: transcript.error, report: transcript.report)
      if let line = report.line { return (name, line, report.reason) }
    }
    return nil
  }

  /// What the harness notes of the case that is at work.
  private static let example = ValueType.tuple([.init("id", .text), .init("line", .integer)])
  /// What it notes before it ends.
  private static let broken = ValueType.tuple([
    .init("file", .text), .init("line", .integer), .init("text", .text),
  ])
}
