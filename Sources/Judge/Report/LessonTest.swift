internal import Course
internal import LessonFolder

/// One of the tests of a lesson, by which its work is counted: always the same under the same names,
/// whatever was handed in.
package struct LessonTest: Sendable, Equatable {
  /// What keeps a test from passing.
  package struct Fault: Sendable, Equatable {
    /// In one word: `wrongValues`, `notStarted`.
    package var kind: String
    /// In a sentence, without a full stop.
    package var summary: String
    /// Whether there is no result, and not a wrong one.
    package var hasStopped: Bool
  }

  /// `compiles`, or the name of a function.
  package var name: String
  /// Nil where it has passed.
  package var fault: Fault?

  /// The name of the first one.
  package static let compiles = "compiles"

  /// The tests of a lesson: whether the file compiles, and whether each function is right.
  package static func all(of verdict: Verdict) -> [LessonTest] {
    let file = fileFault(verdict)
    let isRun = !verdict.functions.isEmpty
    let functions = verdict.functionNames.map { name in
      LessonTest(name: name, fault: fault(of: name, verdict) ?? (isRun ? nil : file))
    }
    return [LessonTest(name: compiles, fault: isRun ? nil : file)] + functions
  }

  /// What is wrong with a file of which nothing could be run.
  private static func fileFault(_ verdict: Verdict) -> Fault? {
    let (kind, outcome) = (verdict.outcome.name, verdict.outcome)
    switch outcome {
    case .passed, .failed: return nil
    case .notStarted: return Fault(kind: kind, summary: "not started", hasStopped: false)
    case .unreadable(let reason), .compilerStopped(let reason):
      return Fault(kind: kind, summary: reason, hasStopped: true)
    case .compileErrors(let messages):
      let first = messages.first.map { "line \($0.line): \($0.text)" }
      return Fault(kind: kind, summary: first ?? "does not compile", hasStopped: true)
    case .signatures: return Fault(kind: kind, summary: "has other functions", hasStopped: true)
    }
  }

  private static func fault(of name: String, _ verdict: Verdict) -> Fault? {
    if case .signatures(let problems) = verdict.outcome,
      let problem = problems.first(where: { $0.function == name })
    {
      return Fault(
        kind: verdict.outcome.name, summary: "expected: \(problem.expected)", hasStopped: true)
    }
    guard let function = verdict.functions.first(where: { $0.name == name }) else { return nil }
    let finding = function.finding
    if finding.hasPassed { return nil }
    return Fault(
      kind: finding.kind.name, summary: function.summary,
      hasStopped: !finding.isOfAResult && !finding.isNotWritten)
  }
}
