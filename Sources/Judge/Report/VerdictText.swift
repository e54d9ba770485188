internal import Course
public import TerminalText

/// A verdict for a person: what is wrong, the picture, the arithmetic, the mistake.
///
/// Colour is never the only sign: right and wrong have a glyph and a word.
public struct VerdictText: Sendable {
  /// What the terminal can show.
  public var capabilities: TerminalCapabilities

  /// For a terminal that can show this.
  public init(_ capabilities: TerminalCapabilities) { self.capabilities = capabilities }

  /// For a pipe: so many cells wide, without colour.
  public init(width: Int) { self.init(TerminalCapabilities(width: width)) }
}

extension VerdictText {
  /// One lesson in full: what is wrong first, the picture, the diagnosis, the learner's output.
  public func verdict(_ verdict: Verdict) -> String { page(verdict).text }

  /// ``verdict(_:)`` line by line, for a window.
  public func lines(_ verdict: Verdict) -> [String] { page(verdict).lines }

  private func page(_ verdict: Verdict) -> Page {
    var page = Page(capabilities)
    page.title(verdict)
    switch verdict.outcome {
    case .passed: page.passed(verdict)
    case .notStarted:
      page.say("\(verdict.path) is as it was given out. Write it, save it, and come back.")
    case .unreadable(let reason): page.say(reason)
    case .compilerStopped(let reason): page.say(reason)
    case .compileErrors(let messages): page.errors(messages)
    case .signatures(let problems):
      page.signatures(problems, in: verdict)
      page.functions(verdict)
    case .failed: page.functions(verdict)
    }
    page.standIns(verdict)
    return page
  }

  /// What stands for the verdict in a list of many lessons.
  public func title(_ verdict: Verdict) -> [String] {
    var page = Page(capabilities)
    page.title(verdict)
    return page.lines
  }

  /// Every result of the article's cases beside the right one, right or wrong: for `run`.
  public func numbers(_ verdict: Verdict) -> String {
    var checks = fixed(verdict) { $0 == .article }
    // A lesson of which the article says nothing has other cases that are the same each time.
    if checks.isEmpty { checks = fixed(verdict) { $0 != .random } }
    // Where nothing has run, the verdict says why.
    guard !checks.isEmpty else { return self.verdict(verdict) }
    var page = Page(capabilities)
    page.title(verdict)
    for (function, check) in checks { page.numbers(check, of: function) }
    page.output(verdict.functions)
    for function in verdict.functions where !function.finding.hasPassed {
      page.gap()
      page.say("\(function.name): \(function.summary).", .bad)
    }
    if !verdict.hasPassed {
      page.gap()
      page.say("`cnn-tutor verify \(verdict.lesson)` says what is wrong.")
    }
    page.standIns(verdict)
    return page.text
  }
}

extension VerdictText {
  private func fixed(
    _ verdict: Verdict, where isWanted: (ExerciseCase.Kind) -> Bool
  ) -> [(FunctionVerdict, Check)] {
    verdict.functions.flatMap { function in
      function.checks.filter { isWanted($0.kind) && $0.actual != nil }.map { (function, $0) }
    }
  }
}

extension Page {
  /// `✗ 2 Cross-correlation: not right`.
  fileprivate mutating func title(_ verdict: Verdict) {
    let (sign, word, style) = verdict.outcome.sign
    say("\(sign) \(verdict.lesson) \(verdict.title): \(word)", style, indented: false)
  }

  fileprivate mutating func passed(_ verdict: Verdict) {
    let checks = verdict.checks
    let facts = checks.flatMap(\.facts).count { $0.example.isResultOfTheArticle }
    let random = checks.count { $0.kind == .random }
    var text = counted(checks.count, "check") + ", all right"
    if facts > 0 { text += "; \(counted(facts, "number")) of the article among them" }
    if random > 0 { text += "; \(random) drawn at random with --seed \(verdict.seed)" }
    say(text + ".")
    rounding(checks)
    output(verdict.functions)
  }

  /// Says once that the tolerance decided, however often it did.
  private mutating func rounding(_ checks: [Check]) {
    let noted = checks.compactMap { check in check.note.map { (check.id, $0) } }
    guard let (id, note) = noted.first else { return }
    let others =
      noted.count > 1 ? " \(counted(noted.count - 1, "other check")) differ as little." : ""
    say("\(id): \(note).\(others)", .dim)
  }

  fileprivate mutating func errors(_ messages: [CompilerMessage]) {
    say(
      messages.count == 1
        ? "It does not compile yet:" : "It does not compile yet. The compiler's errors:")
    for message in messages.prefix(5) {
      gap()
      place(
        message.path, line: message.line, column: message.column, "error: \(message.text)", .bad)
      if !message.source.isEmpty {
        let blank = message.source.prefix { $0 == " " || $0 == "\t" }.count
        verbatim(String(message.source.dropFirst(blank)))
        // The column counts bytes from 1.
        let before = max(0, min(message.column - 1, message.source.utf8.count))
        let head = String(decoding: Array(message.source.utf8).prefix(before), as: UTF8.self)
        let cells = cellWidth(
          of: sanitized(
            String(head.dropFirst(blank)), unicode: capabilities.unicode, keepingNewlines: true))
        if cells + indent.count < capabilities.width {
          verbatim(String(repeating: " ", count: cells) + "^", .bad)
        }
      }
      for note in message.notes { say("note: \(note)", .dim) }
    }
    if messages.count > 5 {
      gap()
      say("\(counted(messages.count - 5, "more error")), often made by the first ones.")
    }
  }

  fileprivate mutating func signatures(_ problems: [SignatureProblem], in verdict: Verdict) {
    for problem in problems {
      gap()
      if let found = problem.found {
        place(
          verdict.path, line: problem.line, column: 1,
          "error: the exercise calls \(problem.function) another way", .bad)
        say("It asks for:")
        say("  " + problem.expected, .code)
        say("Yours says:")
        say("  " + found, .code)
        say(
          "The signature must stay as it is given out (and not be private, nor inside another type):"
            + " later lessons call it.")
      } else {
        place(
          verdict.path, line: 1, column: 1, "error: \(problem.function) is missing", .bad)
        say("The exercise asks for:")
        say("  " + problem.expected, .code)
        say("Add it to your file, which may be older than this function.")
      }
    }
  }

  /// Whose code stood in for earlier lessons.
  fileprivate mutating func standIns(_ verdict: Verdict) {
    let solutions = verdict.earlier.filter { $0.author == .solution }.map { "\($0.lesson)" }
    let own = verdict.earlier.filter { $0.author == .learner }.map { "\($0.lesson)" }
    guard !solutions.isEmpty, verdict.outcome != .notStarted else { return }
    gap()
    let lessons = "lesson\(solutions.count == 1 ? "" : "s") \(listed(solutions))"
    var text = "Compiled along: the course's solution of \(lessons)"
    if !own.isEmpty { text += ", and your own of \(listed(own))" }
    say(text + ".", .dim)
  }
}

extension Verdict.Outcome {
  /// The glyph, the word and the style by which a list shows it.
  var sign: (glyph: String, word: String, style: TextStyle) {
    switch self {
    case .passed: ("✓", "right", .good)
    case .notStarted: ("·", "not started", .dim)
    case .failed: ("✗", "not right yet", .bad)
    case .unreadable: ("✗", "cannot be read", .bad)
    case .compileErrors: ("✗", "does not compile", .bad)
    case .signatures(let problems) where problems.allSatisfy { $0.found == nil }:
      ("✗", problems.count == 1 ? "a function is missing" : "functions are missing", .bad)
    case .signatures: ("✗", "another signature is asked for", .bad)
    case .compilerStopped: ("✗", "could not be compiled", .bad)
    }
  }
}
