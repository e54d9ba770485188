internal import Course
public import TerminalText

/// A verdict for a person: what is wrong, what happened, the arithmetic, the picture, the rest.
///
/// Colour is never the only sign: right and wrong have a glyph and a word.
public struct VerdictText: Sendable {
  /// What the terminal can show.
  public var capabilities: TerminalCapabilities
  /// How many lines a verdict may have; what has no room is left out, and how to see it is said. No
  /// limit where nil.
  public var rows: Int?
  /// Mistakes, by id, that were explained in full before, and are said shorter.
  public var explained: Set<String> = []

  /// As many lines as a terminal of 24 rows shows below what says whose exercises are judged.
  public static let usualRows = 21

  /// For a terminal that can show this.
  public init(_ capabilities: TerminalCapabilities) { self.capabilities = capabilities }

  /// For a pipe: so many cells wide, without colour.
  public init(width: Int) { self.init(TerminalCapabilities(width: width)) }
}

extension VerdictText {
  /// One lesson: what is wrong first, what happened, the picture, the learner's output.
  public func verdict(_ verdict: Verdict) -> String {
    lines(verdict).map { $0 + "\n" }.joined()
  }

  /// ``verdict(_:)`` line by line, for a window.
  public func lines(_ verdict: Verdict) -> [String] {
    let failure = FailureText(verdict, self)
    var fold = VerdictFold()
    fold.add((.always, head(verdict)))
    if case .signatures = verdict.outcome {
      fold.add((.always, Page.lines(capabilities) { failure?.headline(&$0) }))
    }
    failure?.add(to: &fold)
    fold.add((.others, Page.lines(capabilities) { $0.others(verdict, than: failure?.function) }))
    fold.add((.rest, Page.lines(capabilities) { $0.standIns(verdict) }))
    return fold.lines(
      atMost: rows,
      more: Page.lines(capabilities) {
        $0.say("More: `cnn-tutor verify \(verdict.lesson) --long`", .dim)
      })
  }

  /// The first of ``lines(_:)``, which are the same however much is known of the rest.
  public func head(_ verdict: Verdict) -> [String] {
    Page.lines(capabilities) { page in
      page.title(verdict)
      switch verdict.outcome {
      case .passed: page.passed(verdict)
      case .notStarted:
        page.say("\(verdict.path) is as it was given out. Write it, save it, and come back.")
      case .unreadable(let reason): page.say(reason)
      case .compilerStopped(let reason): page.say(reason)
      case .compileErrors(let messages): page.errors(messages)
      case .signatures(let problems): page.signatures(problems, in: verdict)
      case .failed: FailureText(verdict, self)?.headline(&page)
      }
    }
  }

  /// The line that would mend the file, for where the verdict stands already; nothing where none is known.
  public func mending(_ verdict: Verdict) -> [String] {
    Page.lines(capabilities) { page in
      for function in verdict.functions { page.mending(of: function) }
    }
  }

  /// As many lines as ``mending(_:)`` may take below a verdict, with a blank one before; none where no
  /// line is looked for.
  public static func rowsForMending(_ verdict: Verdict) -> Int { verdict.toMend == nil ? 0 : 3 }

  /// What stands for the verdict in a list of many lessons.
  public func title(_ verdict: Verdict) -> [String] {
    var page = Page(capabilities)
    page.title(verdict)
    return page.lines
  }

  /// Every result of the article's cases beside the right one, right or wrong: for `run`.
  public func numbers(_ verdict: Verdict) -> String {
    var checks = fixed(verdict) { $0 == .article }
    if checks.isEmpty {
      // A lesson of which the article says nothing has other cases that are the same each time; one
      // shows what a function makes, and all of them would fill several screens.
      var seen: Set<String> = []
      checks = fixed(verdict) { $0 != .random }.filter { function, check in
        check.state != .passed || seen.insert(function.name).inserted
      }
    }
    // Where nothing has run, the verdict says why.
    guard !checks.isEmpty else { return self.verdict(verdict) }
    var page = Page(capabilities)
    page.title(verdict)
    for (function, check) in checks { page.numbers(check, of: function) }
    for function in verdict.functions { page.output(function) }
    for function in verdict.functions where !function.finding.hasPassed {
      page.gap()
      page.say("\(function.title): \(function.summary).", .bad)
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
    for function in verdict.functions { output(function) }
  }

  /// Says once that the tolerance decided, however often it did.
  private mutating func rounding(_ checks: [Check]) {
    let noted = checks.compactMap { check in check.note.map { (check.title, $0) } }
    guard let (title, note) = noted.first else { return }
    let others = noted.count - 1
    let rest = " \(counted(others, "other check")) \(others == 1 ? "differs" : "differ") as little."
    say("“\(title)”: \(note).\(others > 0 ? rest : "")", .dim)
  }

  fileprivate mutating func errors(_ messages: [CompilerMessage]) {
    say(messages.count == 1 ? "The compiler's error:" : "The compiler's errors:")
    for message in messages.prefix(5) {
      gap()
      place(
        message.path, line: message.line, column: message.column,
        "error: \(message.advice ?? message.text)", .bad)
      source(message)
      if message.advice != nil {
        say("The compiler says: \(message.text)", .dim)
      } else {
        for note in message.notes { say("note: \(note)", .dim) }
      }
    }
    if messages.count > 5 {
      gap()
      say("\(counted(messages.count - 5, "more error")), often made by the first ones.")
    }
  }

  /// The line with a mark below the place; of a long one the part around it.
  private mutating func source(_ message: CompilerMessage) {
    guard !message.source.isEmpty else { return }
    // The column counts bytes from 1.
    let bytes = Array(message.source.utf8)
    let before = max(0, min(message.column - 1, bytes.count))
    func shown(_ part: ArraySlice<UInt8>) -> String {
      sanitized(
        String(decoding: part, as: UTF8.self), unicode: capabilities.unicode, keepingNewlines: true)
    }
    let blank = bytes.prefix { [UInt8(ascii: " "), UInt8(ascii: "\t")].contains($0) }.count
    var head = shown(bytes[min(blank, before)..<before])
    let tail = shown(bytes[max(blank, before)...])
    let room = capabilities.width - indent.count
    if cellWidth(of: head) + min(20, cellWidth(of: tail)) > room {
      let mark = capabilities.unicode ? "…" : "..."
      while !head.isEmpty, cellWidth(of: mark + head) > room / 2 { head.removeFirst() }
      head = mark + head
    }
    verbatim(head + tail)
    verbatim(String(repeating: " ", count: cellWidth(of: head)) + "^", .bad)
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

  /// The functions beside the one that is told of: which are right, and what the others are.
  fileprivate mutating func others(_ verdict: Verdict, than function: FunctionVerdict?) {
    guard !verdict.hasPassed else { return }
    let others = verdict.functions.filter { $0.name != function?.name }
    let right = others.filter(\.finding.hasPassed).map(\.title)
    if !right.isEmpty { say("✓ \(listed(right)) \(isOrAre(right.count)) right", .good) }
    for other in others where !other.finding.hasPassed {
      say("✗ \(other.title): \(other.summary)", .bad)
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
