internal import Course
public import Platform
internal import TerminalMarkdown

/// Verdicts as JUnit XML, for continuous integration.
///
/// An exercise is a suite, a check a test case. What keeps a file from being run is an error of the
/// case `compiles`; an exercise that is not started is skipped. What was judged stands in the
/// properties of each suite.
public enum VerdictJUnit {
  /// - Parameter moment: when it was judged.
  public static func text(
    _ verdicts: [Verdict], of subject: Subject, at moment: WallClock.Moment = WallClock.local()
  ) -> String {
    let suites = verdicts.map { Suite($0, subject) }
    var total = Counts()
    for suite in suites { total.add(suite.counts) }
    let seconds = suites.reduce(0) { $0 + $1.verdict.seconds }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"cnn-tutor\"\(total.attributes)\(time(seconds))>\n"
    for suite in suites { text += suite.text(at: moment) }
    return text + "</testsuites>\n"
  }

  fileprivate static func time(_ seconds: Double) -> String {
    " time=\"\(Double(Int((seconds * 1000).rounded())) / 1000)\""
  }

  fileprivate static func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(value))\""
  }

  /// XML has no way to write most control characters at all, and no reader wants the others.
  fileprivate static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case _
      where scalar.properties.generalCategory == .control
        || (0xFFFE...0xFFFF).contains(scalar.value):
        result += "\u{FFFD}"
      case _ where scalar.isInvisible: result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

private struct Counts {
  var tests = 0
  var failures = 0
  var errors = 0
  var skipped = 0

  mutating func add(_ other: Counts) {
    tests += other.tests
    failures += other.failures
    errors += other.errors
    skipped += other.skipped
  }

  var attributes: String {
    " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
  }
}

private struct Suite {
  enum Result {
    case passed
    case failure(type: String, message: String, text: String)
    case error(type: String, message: String, text: String)
    case skipped(message: String)
  }

  struct Case {
    var name: String
    var className: String
    var line: Int?
    var result: Result
  }

  let verdict: Verdict
  let subject: Subject
  private(set) var cases: [Case] = []

  init(_ verdict: Verdict, _ subject: Subject) {
    self.verdict = verdict
    self.subject = subject
    let text = VerdictText(width: 80).verdict(verdict)
    // Programs that look for numbers in it know them with a hyphen; a compiler's words stay.
    let details = verdict.outcome == .failed ? NumberText.hyphenated(text) : text
    switch verdict.outcome {
    case .passed, .failed: break
    case .notStarted: add("compiles", .skipped(message: "not started"))
    case .unreadable(let reason), .compilerStopped(let reason):
      add("compiles", .error(type: verdict.outcome.name, message: reason, text: details))
    case .compileErrors(let messages):
      add(
        "compiles",
        .error(
          type: verdict.outcome.name, message: messages.first?.text ?? "", text: details),
        line: messages.first?.line)
    case .signatures(let problems):
      for problem in problems {
        add(
          problem.function,
          .error(
            type: verdict.outcome.name, message: "expected: \(problem.expected)", text: details),
          line: problem.line)
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
      let name = "\(check.id): \(check.title)"
      let result: Result =
        switch check.state {
        case .passed: .passed
        case .failed:
          .failure(
            type: function.finding.kind.name, message: NumberText.hyphenated(function.summary),
            text: index == function.finding.check
              ? details
              : "expected \(ValueText.swift(check.expected))\n"
                + "yours    \(check.actual.map(ValueText.swift) ?? "none")")
        case .notRun where index == function.finding.check:
          .error(type: function.finding.kind.name, message: function.summary, text: details)
        case .notRun: .skipped(message: "an earlier check ended the program")
        }
      add(name, result, line: function.line, of: function.name)
    }
  }

  private mutating func add(
    _ name: String, _ result: Result, line: Int? = nil, of function: String? = nil
  ) {
    let className = [verdict.slug, function].compactMap { $0 }.joined(separator: ".")
    cases.append(Case(name: name, className: className, line: line, result: result))
  }

  var counts: Counts {
    var counts = Counts(tests: cases.count)
    for testCase in cases {
      switch testCase.result {
      case .passed: break
      case .failure: counts.failures += 1
      case .error: counts.errors += 1
      case .skipped: counts.skipped += 1
      }
    }
    return counts
  }

  func text(at moment: WallClock.Moment) -> String {
    var text = "  <testsuite"
    text += VerdictJUnit.attribute("name", "\(verdict.lesson) \(verdict.title)")
    text += VerdictJUnit.attribute("id", "\(verdict.lesson)")
    text += VerdictJUnit.attribute("package", "cnn-tutor")
    text += VerdictJUnit.attribute("hostname", "localhost")
    text += VerdictJUnit.attribute("timestamp", "\(moment.date)T\(moment.time)")
    text += VerdictJUnit.attribute("file", verdict.path)
    text += counts.attributes + VerdictJUnit.time(verdict.seconds) + ">\n" + properties
    for testCase in cases { text += self.text(testCase) }
    let output = verdict.functions.map(\.output).joined()
    if !output.isEmpty {
      text += "    <system-out>\(VerdictJUnit.escaped(output))</system-out>\n"
    }
    return text + "  </testsuite>\n"
  }

  private var properties: String {
    let properties = [("judged", subject.name)] + (subject.folder.map { [("folder", $0)] } ?? [])
    let lines = properties.map { name, value in
      "      <property\(VerdictJUnit.attribute("name", name))"
        + "\(VerdictJUnit.attribute("value", value))/>\n"
    }
    return "    <properties>\n\(lines.joined())    </properties>\n"
  }

  private func text(_ testCase: Case) -> String {
    var text = "    <testcase"
    text += VerdictJUnit.attribute("name", testCase.name)
    text += VerdictJUnit.attribute("classname", testCase.className)
    text += VerdictJUnit.attribute("file", verdict.path)
    if let line = testCase.line { text += VerdictJUnit.attribute("line", "\(line)") }
    // The functions of an exercise are run at once: only their sum is measured.
    text += VerdictJUnit.time(verdict.seconds / Double(max(1, cases.count)))
    switch testCase.result {
    case .passed: return text + "/>\n"
    case .skipped(let message):
      return text + ">\n      <skipped\(VerdictJUnit.attribute("message", message))/>\n"
        + "    </testcase>\n"
    case .failure(let type, let message, let details):
      return text + ">\n" + element("failure", type, message, details) + "    </testcase>\n"
    case .error(let type, let message, let details):
      return text + ">\n" + element("error", type, message, details) + "    </testcase>\n"
    }
  }

  private func element(
    _ name: String, _ type: String, _ message: String, _ text: String
  ) -> String {
    "      <\(name)" + VerdictJUnit.attribute("message", message)
      + VerdictJUnit.attribute("type", type) + ">\(VerdictJUnit.escaped(text))</\(name)>\n"
  }
}
