internal import Course
internal import MachineText
public import Platform
internal import TerminalText

/// Verdicts as JUnit XML, for continuous integration.
///
/// An exercise is a suite, a check a test case. What keeps a file from being run is an error of the
/// case `compiles`; an exercise that is not started is skipped. What was judged stands in the
/// properties of each suite.
public enum VerdictJUnit {
  /// The report on these verdicts.
  ///
  /// - Parameter moment: when it was judged.
  public static func text(
    _ verdicts: [Verdict], of subject: Subject, at moment: WallClock.Moment = WallClock.local()
  ) -> String {
    let suites = verdicts.map { Suite($0) }
    let root = XMLText(
      "testsuites",
      [("name", "cnn-tutor")] + counts(suites.flatMap(\.cases))
        + [time(verdicts.reduce(0) { $0 + $1.seconds })],
      .elements(suites.map { $0.element(subject, moment) }))
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.text()
  }

  fileprivate typealias Attribute = (name: String, value: String)

  fileprivate static func time(_ seconds: Double) -> Attribute {
    ("time", "\(Double(Int((seconds * 1000).rounded())) / 1000)")
  }

  fileprivate static func counts(_ cases: [Suite.Case]) -> [Attribute] {
    func count(_ name: String) -> String { "\(cases.count { $0.result.element?.name == name })" }
    return [
      ("tests", "\(cases.count)"), ("failures", count("failure")), ("errors", count("error")),
      ("skipped", count("skipped")),
    ]
  }
}

private struct Suite {
  enum Result {
    case passed
    case failure(type: String, message: String, text: String)
    case error(type: String, message: String, text: String)
    case skipped(message: String)

    /// What stands inside of the test case.
    var element: XMLText? {
      switch self {
      case .passed: nil
      case .failure(let type, let message, let text):
        XMLText("failure", [("message", message), ("type", type)], .text(text))
      case .error(let type, let message, let text):
        XMLText("error", [("message", message), ("type", type)], .text(text))
      case .skipped(let message): XMLText("skipped", [("message", message)])
      }
    }
  }

  struct Case {
    var name: String
    var className: String
    var line: Int?
    var result: Result
  }

  let verdict: Verdict
  private(set) var cases: [Case] = []

  init(_ verdict: Verdict) {
    self.verdict = verdict
    let text = VerdictText(width: 80).verdict(verdict)
    // Programs that look for numbers in it know them with a hyphen; a compiler's words stay.
    let details = verdict.outcome == .failed ? NumberText.hyphenated(text) : text
    func error(_ message: String) -> Result {
      .error(type: verdict.outcome.name, message: message, text: details)
    }
    switch verdict.outcome {
    case .passed, .failed: break
    case .notStarted: add("compiles", .skipped(message: "not started"))
    case .unreadable(let reason), .compilerStopped(let reason): add("compiles", error(reason))
    case .compileErrors(let messages):
      add("compiles", error(messages.first?.text ?? ""), line: messages.first?.line)
    case .signatures(let problems):
      for problem in problems {
        add(problem.function, error("expected: \(problem.expected)"), line: problem.line)
      }
    }
    for function in verdict.functions { add(function, details) }
  }

  private mutating func add(_ function: FunctionVerdict, _ details: String) {
    if function.finding.isNotWritten {
      add(function.name, .skipped(message: function.summary), line: function.line)
      return
    }
    for (index, check) in function.checks.enumerated() {
      let type = function.finding.kind.name
      let result: Result =
        switch check.state {
        case .passed: .passed
        case .failed:
          .failure(
            type: type, message: NumberText.hyphenated(function.summary),
            text: index == function.finding.check
              ? details
              : "expected \(ValueText.swift(check.expected))\n"
                + "yours    \(check.actual.map(ValueText.swift) ?? "none")")
        case .notRun where index == function.finding.check:
          .error(type: type, message: function.summary, text: details)
        case .notRun: .skipped(message: "an earlier check ended the program")
        }
      add("\(check.id): \(check.title)", result, line: function.line, of: function.name)
    }
  }

  private mutating func add(
    _ name: String, _ result: Result, line: Int? = nil, of function: String? = nil
  ) {
    let className = [verdict.slug, function].compactMap { $0 }.joined(separator: ".")
    cases.append(Case(name: name, className: className, line: line, result: result))
  }

  func element(_ subject: Subject, _ moment: WallClock.Moment) -> XMLText {
    let properties = [("judged", subject.name)] + (subject.folder.map { [("folder", $0)] } ?? [])
    let output = verdict.functions.map(\.output).joined()
    return XMLText(
      "testsuite",
      [
        ("name", "\(verdict.lesson) \(verdict.title)"), ("id", "\(verdict.lesson)"),
        ("package", "cnn-tutor"), ("hostname", "localhost"),
        ("timestamp", "\(moment.date)T\(moment.time)"), ("file", verdict.path),
      ] + VerdictJUnit.counts(cases) + [VerdictJUnit.time(verdict.seconds)],
      .elements(
        [
          XMLText(
            "properties", [],
            .elements(properties.map { XMLText("property", [("name", $0), ("value", $1)]) }))
        ] + cases.map(element) + (output.isEmpty ? [] : [XMLText("system-out", [], .text(output))]))
    )
  }

  private func element(_ testCase: Case) -> XMLText {
    // The functions of an exercise are run at once: only their sum is measured.
    let time = VerdictJUnit.time(verdict.seconds / Double(max(1, cases.count)))
    return XMLText(
      "testcase",
      [("name", testCase.name), ("classname", testCase.className), ("file", verdict.path)]
        + (testCase.line.map { [("line", "\($0)")] } ?? []) + [time],
      testCase.result.element.map { .elements([$0]) } ?? .nothing)
  }
}
