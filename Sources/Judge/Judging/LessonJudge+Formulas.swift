internal import Course
internal import LessonFolder

/// What the learner's own program computed, as a formula: a fact, where a derivation from the right
/// one is a fit.
extension LessonJudge {
  /// The verdicts, with the formula behind a wrong number that no known mistake explains.
  ///
  /// The learner's file is compiled once more, with numbers that remember where they came from. A
  /// file that does not compile with these, or is slow with them, has less said of it.
  func explained(
    _ verdicts: [FunctionVerdict], _ functions: [ExerciseFunction], by program: LessonProgramRun
  ) async throws(JudgeError) -> [FunctionVerdict] {
    var verdicts = verdicts
    for index in verdicts.indices {
      guard verdicts[index].wrongCallee == nil,
        verdicts[index].finding.explanation.mistakes.isEmpty,
        case .wrongValues(let wrong) = verdicts[index].finding.kind,
        let check = verdicts[index].finding.check.map({ verdicts[index].checks[$0] }),
        let yours = try await ownFormula(of: functions[index], check, wrong.place)
      else { continue }
      let right = try await program.formulas(of: functions[index], cases: [check.exerciseCase])
        .first.flatMap { formula(in: $0, of: check.expected, at: wrong.place) }
      let guess = verdicts[index].finding.explanation.derivation
      verdicts[index].finding.explanation.derivation = Derivation(
        yours: yours, right: right, guess: guess)
    }
    return verdicts
  }

  /// - Returns: nil where it is not known, or does not make the number that the learner has there.
  private func ownFormula(
    of function: ExerciseFunction, _ check: Check, _ place: ElementPath
  ) async throws(JudgeError) -> Expression? {
    guard let actual = check.actual, let number = actual.leaf(at: place)?.number else { return nil }
    let program = ExerciseProgram(
      learner: learner, earlier: earlier, support: assignment.exercise.folder.support,
      functions: [function]
    ).traced
    let request = ProgramRunner.Request(
      function.name, cases: [check.arguments], timeout: min(judge.options.timeout, .seconds(2)))
    let transcript = try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) in
      try await runner.run([request])?.first
    }
    guard let formulas = transcript?.formulas(of: function, cases: 1)?.first,
      let formula = formula(in: formulas, of: actual, at: place),
      Tolerance.accepts(.number(formula.value), for: .number(number))
    else { return nil }
    return formula
  }

  private func formula(
    in formulas: [Expression?], of value: Value, at place: ElementPath
  ) -> Expression? {
    let leaves = value.leaves
    guard leaves.count == formulas.count,
      let index = leaves.firstIndex(where: { $0.place == place })
    else { return nil }
    if case .large? = formulas[index] { return nil }
    return formulas[index]
  }
}

extension Value {
  fileprivate func leaf(at place: ElementPath) -> Value? {
    leaves.first { $0.place == place }?.value
  }
}

extension Expression {
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
