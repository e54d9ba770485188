internal import Course
internal import LessonFolder
internal import SwiftTokens

/// What all functions of an exercise together say about the mistake, where one function alone
/// leaves several.
struct Diagnosis: Sendable {
  var program: LessonProgramRun
  var functions: [ExerciseFunction]
  /// The cases of each function.
  var cases: [[ExerciseCase]]
}

extension Diagnosis {
  /// The verdicts with as few mistakes named in each as the others allow.
  ///
  /// A mistake that would also make another function wrong, in another way than it is, is left out.
  /// Of those that remain, one that explains a second wrong function is preferred.
  func refined(
    _ verdicts: [FunctionVerdict]
  ) async throws(JudgeError) -> [FunctionVerdict] {
    var verdicts = verdicts
    for index in verdicts.indices where verdicts[index].finding.candidates.count > 1 {
      var fitting = verdicts[index].finding.candidates
      for other in verdicts.indices where other != index && fitting.count > 1 {
        fitting = try await self.fitting(fitting, other, verdicts[other])
      }
      verdicts[index].finding.keep(fitting)
    }
    for index in verdicts.indices where verdicts[index].finding.candidates.count > 1 {
      let others = verdicts.indices.filter { $0 != index }
      verdicts[index].finding.keep(
        verdicts[index].finding.candidates.filter { candidate in
          others.contains { verdicts[$0].finding.candidates == [candidate] }
        })
    }
    return verdicts
  }

  /// Those mistakes that make of a function what the learner's program makes of it, as far as that
  /// came to an end.
  private func fitting(
    _ mistakes: [Mistake], _ index: Int, _ verdict: FunctionVerdict
  ) async throws(JudgeError) -> [Mistake] {
    let outcomes = try await program.outcomes(
      of: mistakes, function: functions[index], cases: cases[index])
    // The verdict may show fewer checks, of smaller cases.
    let actual = Dictionary(
      verdict.checks.compactMap { check in check.actual.map { (check.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    return mistakes.filter { mistake in
      guard let results = outcomes[mistake.id] else { return false }
      return zip(cases[index], results).allSatisfy { example, result in
        guard let actual = actual[example.id] else { return true }
        return switch result {
        case .value(let value): Tolerance.accepts(actual, for: value)
        // It was stopped in a case before.
        case .notRun: true
        case .crashed, .endless: false
        }
      }
    }
  }
}

// MARK: - Whose fault

extension Diagnosis {
  /// The verdicts, with what a function owes to another one of the exercise said of that one.
  ///
  /// A function that calls a wrong one is wrong for that reason alone, for all that its numbers say:
  /// nothing is explained by its own code. A crash inside a function whose own cases are right is no
  /// fault of that function's.
  ///
  /// - Parameter bodies: the declarations of the learner's file.
  static func attributed(
    _ verdicts: [FunctionVerdict], bodies: [SwiftTokens.Declaration]
  ) -> [FunctionVerdict] {
    let calls = calls(bodies)
    var verdicts = verdicts
    let isRight = Dictionary(
      verdicts.map { ($0.name, $0.finding.hasPassed) }, uniquingKeysWith: { first, _ in first })
    for index in verdicts.indices {
      let name = verdicts[index].name
      verdicts[index].finding.callers = callers(verdicts[index].finding.frames, name, bodies)
      if case .crashed = verdicts[index].finding.kind, let line = verdicts[index].finding.line,
        let around = bodies.first(where: { $0.lines.contains(line) })?.name, around != name,
        isRight[around] == true
      {
        verdicts[index].finding.within = around
      }
      guard !verdicts[index].finding.hasPassed, !verdicts[index].finding.isNotWritten else {
        continue
      }
      verdicts[index].ownHelpers = bodies.filter { body in
        body.texts.contains("func") && calls[name, default: []].contains(body.name)
          && !verdicts.contains { $0.name == body.name }
      }.map(\.name)
      let wrong = verdicts.filter { other in
        other.name != name && isRight[other.name] == false
          && calls[name, default: []].contains(other.name)
          // Two that call each other are wrong together.
          && !calls[other.name, default: []].contains(name)
      }
      if wrong.isEmpty { continue }
      verdicts[index].wrongCallees = wrong.map(\.name)
      verdicts[index].finding.explanation = Finding.Explanation()
      verdicts[index].before?.explanation = Finding.Explanation()
    }
    return verdicts
  }

  /// The functions around these lines, up to the one that is judged; none where it is in its own code
  /// that the program was stopped, or where a line is in no function.
  private static func callers(
    _ lines: [Int], _ judged: String, _ bodies: [SwiftTokens.Declaration]
  ) -> [Finding.Caller] {
    var callers: [Finding.Caller] = []
    for line in lines {
      guard let name = bodies.first(where: { $0.lines.contains(line) })?.name else { return [] }
      // A closure is a frame of its own.
      if callers.last?.function != name {
        callers.append(Finding.Caller(function: name, line: line))
      }
      if name == judged { return callers.count > 1 ? callers : [] }
    }
    return []
  }

  /// Which functions each one calls, itself or by way of others.
  private static func calls(_ bodies: [SwiftTokens.Declaration]) -> [String: Set<String>] {
    var calls = Dictionary(
      bodies.map { ($0.name, $0.calledNames) }, uniquingKeysWith: { $0.union($1) })
    for _ in bodies {
      for (name, called) in calls {
        calls[name] = called.reduce(into: called) { $0.formUnion(calls[$1] ?? []) }
      }
    }
    return calls
  }
}

extension Finding {
  /// The mistakes of which one was made, where the numbers tell.
  fileprivate var candidates: [Mistake] { isOfAResult ? explanation.mistakes : [] }

  /// Leaves out all mistakes but these; none is left out where that would leave none.
  fileprivate mutating func keep(_ mistakes: [Mistake]) {
    if !mistakes.isEmpty { explanation.mistakes = mistakes }
  }
}
