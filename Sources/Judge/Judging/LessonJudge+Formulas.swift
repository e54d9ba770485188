internal import Course
internal import LessonFolder
internal import Platform

/// What the learner's own program computed, as a formula: a fact, where a derivation from the right
/// one is a fit.
extension LessonJudge {
  /// The verdicts, with the formula behind a wrong number that no known mistake explains, and with the
  /// index at which a program was stopped.
  ///
  /// The learner's file is compiled once more, with numbers that remember where they came from. A
  /// file that does not compile with these, or is slow with them, has less said of it.
  func explained(
    _ verdicts: [FunctionVerdict], _ functions: [ExerciseFunction], _ plan: CasePlan,
    _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> [FunctionVerdict] {
    var verdicts = verdicts
    let wrong = verdicts.indices.filter { verdicts[$0].isToBeExplained }
    let formulas = try await ownFormulas(
      of: wrong.filter { !verdicts[$0].isStopped }.map { (functions[$0], verdicts[$0]) })
    for index in wrong {
      let finding = verdicts[index].finding
      if verdicts[index].isStopped {
        verdicts[index].finding = try await located(
          finding, of: functions[index], verdicts[index].checks)
        continue
      }
      verdicts[index].finding.explanation.ignored = try await ignored(
        functions[index], verdicts[index], plan, &runner)
      guard let yours = formulas[functions[index].name],
        let check = finding.check.map({ verdicts[index].checks[$0] })
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
    var located = finding
    located.stop = Finding.Stop(transcript, line: report.line, in: tokens)
    guard finding.line == nil, located.stop != nil else { return located }
    // The compiler gives some places no line where the index is not checked. Only once it is known can
    // the values be noted that stand on it.
    located.line = report.line
    return report.line == nil ? located : try await self.located(located, of: function, checks)
  }

  /// The formulas of the first wrong numbers, by the function's name: of one program, which is compiled
  /// once for all of them.
  ///
  /// - Returns: none where it is not known, or does not make the number that the learner has there.
  private func ownFormulas(
    of wrong: [(function: ExerciseFunction, verdict: FunctionVerdict)]
  ) async throws(JudgeError) -> [String: Expression] {
    var cells: [(function: ExerciseFunction, actual: Value, wrong: Finding.WrongCells)] = []
    var requests: [ProgramRunner.Request] = []
    for (function, verdict) in wrong {
      guard case .wrongValues(let wrong) = verdict.finding.kind, wrong.actual.number != nil,
        let check = verdict.finding.check.map({ verdict.checks[$0] }), let actual = check.actual
      else { continue }
      cells.append((function, actual, wrong))
      requests.append(
        ProgramRunner.Request(
          function.name, cases: [check.arguments],
          timeout: min(judge.options.timeout, .seconds(2))))
    }
    guard !requests.isEmpty else { return [:] }
    let (program, wanted) = (program(of: cells.map(\.function)).traced, requests)
    let transcripts = try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) in
      try await runner.run(wanted)
    }
    var formulas: [String: Expression] = [:]
    for ((function, actual, wrong), transcript) in zip(cells, transcripts ?? []) {
      guard let known = transcript.formulas(of: function, cases: 1)?.first,
        let formula = actual.formula(at: wrong.place, in: known), !formula.isLarge,
        let number = wrong.actual.number,
        Tolerance.accepts(.number(formula.value), for: .number(number))
      else { continue }
      formulas[function.name] = formula
    }
    return formulas
  }
}

extension FunctionVerdict {
  /// Whether it was stopped in the middle, by a fault of its own.
  fileprivate var isStopped: Bool {
    if case .crashed = finding.kind { wrongCallees.isEmpty } else { false }
  }

  /// Whether there may be more to say than which case is wrong: of a result that no known mistake
  /// explains, its formula; of a stop, the index.
  var isToBeExplained: Bool {
    isStopped
      || wrongCallees.isEmpty && finding.isOfAResult && finding.explanation.mistakes.isEmpty
  }

  /// Whether the line is not known on which it was stopped.
  var isStoppedSomewhere: Bool { isStopped && finding.line == nil }

  /// Without the formula that only fits the numbers, where the program's own is still looked for.
  var withoutGuess: FunctionVerdict {
    var verdict = self
    if isToBeExplained { verdict.finding.explanation.derivation = nil }
    return verdict
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
