internal import Course
internal import LessonFolder
internal import MachineText
internal import TerminalText

/// Verdicts for programs; README.md documents the fields.
///
/// One object: `version`, `judged` and `folder`, `seed`, `passed`, `sandbox` and `layers`, and
/// `exercises`, one an exercise in the course's order.
/// Fields that say nothing in a case are left out. Numbers are exact; NaN and the infinities are
/// the texts `"nan"`, `"inf"` and `"-inf"`.
public enum VerdictJSON {
  /// Grows when a field changes its meaning or goes; new fields do not count.
  public static let version = 2

  /// The report on these verdicts, indented, with a line end.
  ///
  /// - Parameter isLong: whether it lists every check with its arguments and results, and not only
  ///   those that hold numbers of the article or are not right, with the arguments of the first.
  public static func text(
    _ verdicts: [Verdict], of subject: Subject, under protection: Protection, isLong: Bool = false
  ) -> String {
    JSONText.object([
      ("version", .integer(version)),
      ("judged", .text(subject.name)),
      ("folder", subject.folder.map(JSONText.text) ?? .null),
      ("seed", .unsigned(verdicts.first?.seed ?? 0)),
      ("passed", .boolean(verdicts.allSatisfy(\.hasPassed))),
      ("sandbox", .text(protection.extent.rawValue)),
      ("layers", .list(protection.layers.map(JSONText.text))),
      ("exercises", .list(verdicts.map { exercise($0, isLong: isLong) })),
    ]).pretty
  }

  private static func exercise(_ verdict: Verdict, isLong: Bool) -> JSONText {
    var fields: [(String, JSONText)] = [
      ("lesson", .integer(verdict.lesson)),
      ("slug", .text(verdict.slug)),
      ("title", .text(verdict.title)),
      ("file", .text(verdict.path)),
      ("outcome", .text(verdict.outcome.name)),
      ("passed", .boolean(verdict.hasPassed)),
      ("seconds", .number((verdict.seconds * 1000).rounded() / 1000)),
    ]
    switch verdict.outcome {
    case .passed, .notStarted, .failed: break
    case .unreadable(let reason), .compilerStopped(let reason):
      fields.append(("reason", .text(reason)))
    case .compileErrors(let messages): fields.append(("errors", .list(messages.map(error))))
    case .signatures(let problems):
      fields.append(("signatures", .list(problems.map(signature))))
    }
    fields.append(
      (
        "earlier",
        .list(
          verdict.earlier.map { earlier in
            .object([
              ("lesson", .integer(earlier.lesson)), ("slug", .text(earlier.slug)),
              ("author", .text(earlier.author.rawValue)),
            ])
          })
      ))
    fields.append(("functions", .list(verdict.functions.map(function))))
    let checks = verdict.functions.flatMap { function in
      function.checks.enumerated().flatMap { index, check in
        Self.checks(
          check, isShown: isLong || check.isTheArticles || check.state != .passed,
          hasNumbers: isLong || index == function.finding.check)
      }
    }
    fields.append(("checks", .list(checks)))
    return .object(fields)
  }

  private static func error(_ message: CompilerMessage) -> JSONText {
    .object([
      ("file", .text(message.path)), ("line", .integer(message.line)),
      ("column", .integer(message.column)), ("text", .text(message.text)),
      ("source", .text(message.source)), ("notes", .list(message.notes.map(JSONText.text))),
      ("advice", message.advice.map(JSONText.text) ?? .null),
    ])
  }

  private static func signature(_ problem: SignatureProblem) -> JSONText {
    .object([
      ("function", .text(problem.function)), ("expected", .text(problem.expected)),
      ("found", problem.found.map(JSONText.text) ?? .null),
      ("line", problem.line.map(JSONText.integer) ?? .null),
    ])
  }

  private static func function(_ function: FunctionVerdict) -> JSONText {
    let finding = function.finding
    var fields: [(String, JSONText)] = [
      ("name", .text(function.name)), ("signature", .text(function.signature.text)),
      ("section", .text(function.sectionToRead)),
      ("passed", .boolean(finding.hasPassed)), ("finding", .text(finding.kind.name)),
      ("summary", prose(function.summary)),
    ]
    if let line = finding.position?.line ?? function.line {
      fields.append(("line", .integer(line)))
    }
    if let index = finding.check, function.checks.indices.contains(index) {
      fields.append(("check", .text(function.checks[index].id)))
    }
    fields += details(finding)
    if !function.mistakes.isEmpty {
      fields.append(
        (
          "mistakes",
          .list(
            function.mistakes.map { mistake in
              .object([
                ("id", .text(mistake.id)), ("title", .text(mistake.title)),
                ("reason", .text(mistake.reason)), ("advice", .text(mistake.advice)),
              ])
            })
        ))
    }
    if let mending = function.mending.flatMap({ mending($0, of: function.name) }) {
      fields.append(("mending", mending))
    }
    let right = function.checks.count { $0.state == .passed }
    fields += [
      ("rightChecks", .integer(right)), ("allChecks", .integer(function.checks.count)),
      ("output", .text(function.output)),
    ]
    fields.append(("outputWasCut", .boolean(function.outputWasCut)))
    return .object(fields)
  }

  private static func mending(_ mending: Mending, of function: String) -> JSONText? {
    MendingText.sentence(mending, of: function).map { sentence in
      let lines = mending.places.map { place in
        JSONText.list([.integer(place.lines.lowerBound), .integer(place.lines.upperBound)])
      }
      return .object([
        ("lines", .list(lines)), ("text", .text(sentence)), ("cases", .integer(mending.cases)),
      ])
    }
  }

  private static func details(_ finding: Finding) -> [(String, JSONText)] {
    let patterns = ("patterns", JSONText.list(finding.explanation.patterns.map(prose)))
    let ignored = ("ignored", JSONText.list(finding.explanation.ignored.map(JSONText.text)))
    switch finding.kind {
    case .wrongShape(let lines):
      return [("shape", .list(lines.map(JSONText.text))), patterns, ignored]
    case .notFinite(let wrong): return [("place", .text(wrong.place.description))]
    case .wrongValues(let wrong):
      var working = JSONText.null
      switch finding.working {
      case .formula(let formula): working = prose(ExpressionText(formula).text)
      case .length(let formula): working = prose(formula)
      case nil: break
      }
      return [
        ("place", .text(wrong.place.description)), ("working", working),
        (
          "derivation",
          finding.explanation.derivation.map { derivation in
            .object([
              ("text", prose(ExpressionText(derivation.sum).text)),
              ("words", derivation.words.map(prose) ?? .null),
            ])
          } ?? .null
        ),
        ("wrongCells", .integer(wrong.count)), ("cells", .integer(wrong.total)), patterns, ignored,
      ]
    default: return finding.explanation.patterns.isEmpty ? [] : [patterns]
    }
  }

  /// A sentence for people; its numbers are as a program finds them everywhere else in JSON.
  private static func prose(_ text: String) -> JSONText { .text(NumberText.hyphenated(text)) }

  // MARK: Checks

  /// The check, and one more for each number of the article that its result holds.
  private static func checks(_ check: Check, isShown: Bool, hasNumbers: Bool) -> [JSONText] {
    guard isShown else { return [] }
    let own = check.facts.first { $0.example.id == check.id }
    let whole = object(
      id: check.id, source: check.kind.rawValue, check, place: own?.example.place,
      numbers: hasNumbers ? (check.expected, check.actual) : nil, state: check.state,
      note: check.note)
    let facts = check.facts.filter { $0.example.id != check.id }.map { fact in
      object(
        id: fact.example.id, source: "article", check, place: fact.example.place,
        numbers: hasNumbers ? (fact.example.expected, fact.actual) : nil,
        state: fact.actual == nil ? .notRun : fact.passed ? .passed : .failed, note: nil)
    }
    return [whole] + facts
  }

  private static func object(
    id: String, source: String, _ check: Check, place: String?,
    numbers: (expected: Value, actual: Value?)?, state: Check.State, note: String?
  ) -> JSONText {
    var fields: [(String, JSONText)] = [
      ("id", .text(id)), ("source", .text(source)), ("case", .text(check.id)),
      ("title", .text(check.title)), ("function", .text(check.function)),
      ("state", .text(state.rawValue)),
    ]
    if let numbers {
      fields += [
        ("arguments", .list(check.arguments.map(\.json))), ("expected", numbers.expected.json),
        ("actual", numbers.actual?.json ?? .null),
      ]
    }
    if let place { fields.append(("place", .text(place))) }
    if let note { fields.append(("note", .text(note))) }
    return .object(fields)
  }

}

extension Verdict.Outcome {
  var name: String {
    switch self {
    case .passed: "passed"
    case .notStarted: "notStarted"
    case .failed: "failed"
    case .unreadable: "unreadable"
    case .compileErrors: "compileErrors"
    case .signatures: "signatures"
    case .compilerStopped: "compilerStopped"
    }
  }
}

extension Finding.Kind {
  var name: String {
    switch self {
    case .passed: "passed"
    case .notWritten: "notWritten"
    case .timedOut: "timedOut"
    case .crashed: "crashed"
    case .endedEarly: "endedEarly"
    case .outOfMemory: "outOfMemory"
    case .resultTooLarge: "resultTooLarge"
    case .wrongShape: "wrongShape"
    case .notFinite: "notFinite"
    case .wrongValues: "wrongValues"
    }
  }
}
