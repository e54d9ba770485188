internal import Course
internal import LessonFolder
internal import Platform

/// What the learner's own program computed, as a formula: a fact, where a derivation from the right
/// one is a fit.
extension LessonJudge {
  /// The verdicts, with the formula behind a wrong number that no known mistake explains.
  ///
  /// The learner's file is compiled once more, with numbers that remember where they came from. A
  /// file that does not compile with these, or is slow with them, has less said of it.
  func explained(
    _ verdicts: [FunctionVerdict], _ functions: [ExerciseFunction], _ plan: CasePlan,
    _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> [FunctionVerdict] {
    var verdicts = verdicts
    for index in verdicts.indices {
      let finding = verdicts[index].finding
      if case .crashed = finding.kind, verdicts[index].wrongCallees.isEmpty {
        verdicts[index].finding = try await located(
          finding, of: functions[index], verdicts[index].checks)
      }
      guard verdicts[index].wrongCallees.isEmpty, finding.isOfAResult,
        finding.explanation.mistakes.isEmpty
      else { continue }
      verdicts[index].finding.explanation.ignored = try await ignored(
        functions[index], verdicts[index], plan, &runner)
      guard case .wrongValues(let wrong) = finding.kind,
        let check = finding.check.map({ verdicts[index].checks[$0] }),
        let yours = try await ownFormula(of: functions[index], check, wrong)
      else { continue }
      verdicts[index].finding.explanation.cells = finding.formula.flatMap { right in
        CellsUsed(
          yours: yours, right: right,
          in: zip(functions[index].parameters, check.arguments).map {
            Argument(path: [$0.name], value: $1)
          })
      }
      verdicts[index].finding.explanation.derivation = Derivation(
        yours: yours, right: finding.formula, guess: finding.explanation.derivation)
    }
    return verdicts
  }

  /// The finding with the index at which the program was stopped: it is compiled once more with
  /// indices that are checked.
  ///
  /// Nothing is added where it does not compile so, or stops elsewhere.
  private func located(
    _ finding: Finding, of function: ExerciseFunction, _ checks: [Check]
  ) async throws(JudgeError) -> Finding {
    guard let check = finding.check.map({ checks[$0] }) else { return finding }
    let request = ProgramRunner.Request(
      function.name, cases: [check.arguments], timeout: min(judge.options.timeout, .seconds(2)))
    let transcript = try await ProgramRunner.with(
      program(of: [function]).checked(at: finding.line), judge: judge, harness: harness
    ) { runner throws(JudgeError) in
      try await runner.run([request])?.first
    }
    guard let transcript, case .signalled(let signal) = transcript.ending else { return finding }
    let report = CrashReport(
      signal: signal, file: Path.name(learner.path), error: transcript.error,
      report: transcript.report)
    guard finding.line == nil || report.line == finding.line else { return finding }
    var finding = finding
    finding.stop = Finding.Stop(transcript, line: report.line, in: tokens)
    // The compiler gives some places no line where the index is not checked.
    if finding.line == nil, finding.stop != nil { finding.line = report.line }
    return finding
  }

  /// - Returns: nil where it is not known, or does not make the number that the learner has there.
  private func ownFormula(
    of function: ExerciseFunction, _ check: Check, _ wrong: Finding.WrongCells
  ) async throws(JudgeError) -> Expression? {
    guard let actual = check.actual, let number = wrong.actual.number else { return nil }
    let program = program(of: [function]).traced
    let request = ProgramRunner.Request(
      function.name, cases: [check.arguments], timeout: min(judge.options.timeout, .seconds(2)))
    let transcript = try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) in
      try await runner.run([request])?.first
    }
    guard let formulas = transcript?.formulas(of: function, cases: 1)?.first,
      let formula = actual.formula(at: wrong.place, in: formulas),
      Tolerance.accepts(.number(formula.value), for: .number(number))
    else { return nil }
    return formula.isLarge ? nil : formula
  }
}

extension Expression {
  fileprivate var isLarge: Bool {
    if case .large = self { true } else { false }
  }

  /// What a formula that is a number of an argument says by itself.
  fileprivate var wordsAlone: String? {
    guard case .argument = self, let placeName else { return nil }
    return "\(placeName) as it was given"
  }
}

extension Derivation {
  /// What the learner's formula does otherwise than the right one.
  ///
  /// - Parameters:
  ///   - right: nil where it is not known.
  ///   - guess: a fit; its words are kept where it has the very terms of the formula.
  /// - Returns: nil where the formula is too long to be shown and nothing else can be said.
  init?(yours: Expression, right: Expression?, guess: Derivation?) {
    if let guess, guess.hasTerms(of: yours) {
      self = guess
      return
    }
    guard let sum = yours.shown ?? (yours.leafCount == 1 ? .constant(yours.value) : nil) else {
      return nil
    }
    let difference = right.flatMap { FormulaDifference(from: $0, to: yours) }
    let words = difference?.words ?? yours.wordsAlone
    // A bare number says no more than that it is wrong.
    guard words != nil || yours.leafCount > 1 else { return nil }
    self.init(sum: sum, words: words)
  }

  /// Whether the numbers that are added are those of a formula.
  private func hasTerms(of formula: Expression) -> Bool {
    let terms = values(sum)
    let others = values(formula.folded)
    return terms.count == others.count
      && zip(terms, others).allSatisfy { Pattern.isNear($0, $1, scale: formula.value) }
  }

  private func values(_ formula: Expression) -> [Double] {
    FormulaTerm.all(in: formula).map { term in
      let product = Expression.product(term.factors).value
      return term.isSubtracted ? -product : product
    }.sorted()
  }
}
