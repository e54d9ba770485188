package import Course
internal import ExerciseHarness
internal import LessonFolder
internal import TerminalText

/// Judges one function by what a run of it left behind.
struct Evaluation: Sendable {
  var function: ExerciseFunction
  /// What is known of the lesson's mistakes, in the order of the cases; none while nothing is wrong.
  var mistakes: [Mistake] = []
  var outcomes: [String: [LessonProgramRun.Outcome]] = [:]
  /// How the solution works out the numbers of some cases, by the case's number.
  var formulas: [Int: [Expression?]] = [:]
  var article: Article
  /// The name of the learner's file in the scratch folder.
  var file: String
  /// The line on which the learner declares the function.
  var line: Int?
  var options: Judge.Options
  /// Whether the cases behind one in which the program was stopped were run, each by itself.
  var areAllTried = false
}

extension Evaluation {
  /// - Parameter challenge: checks that the verdict does not show, but that what it says must bear.
  func verdict(
    _ cases: [ExerciseCase], _ transcript: Transcript, challenge: [Check] = []
  ) -> FunctionVerdict {
    let checks = checks(cases, transcript)
    var finding = ending(transcript)
    let wasStopped = finding?.check != nil
    var before: Finding?
    if wasStopped, let stopped = finding {
      let stop = stopped.check ?? 0
      finding?.explanation.mistakes = stopping(checks, at: stop, stopped)
      // Which cases it stops in, or is wrong in, may be the cause.
      if areAllTried, finding?.explanation.mistakes.isEmpty == true {
        finding?.explanation.patterns = [conditionOfAll(checks)].compactMap(\.self)
      }
      before = difference(checks, challenge)
      if before?.check.map({ $0 > stop }) == true { before = nil }
    }
    return FunctionVerdict(
      function: function, line: line, finding: finding ?? self.finding(checks, challenge),
      before: before, checks: checks,
      output: transcript.printed, outputWasCut: transcript.outputWasCut)
  }

  /// The checks of these cases, the first with this number.
  func checks(
    _ cases: [ExerciseCase], _ transcript: Transcript, from number: Int = 0
  ) -> [Check] {
    let results = transcript.resultsByCase
    return cases.enumerated().map { check(number + $0, $1, results[$0]) }
  }

  /// Those of the mistakes that make most of the wrong results.
  func candidates(_ checks: [Check]) -> [Mistake] {
    let failed = checks.filter { $0.state == .failed }
    return mistakes.filter { mistake in
      let count = failed.count { check in
        check.actual.map { makes(mistake, $0, of: check) } ?? false
      }
      return count * 2 > failed.count
    }
  }

  private func check(_ number: Int, _ exerciseCase: ExerciseCase, _ words: Substring?) -> Check {
    let actual = words.flatMap { Exchange.value(of: function.result, in: $0) }
    let comparison = actual.map {
      Comparison(actual: $0, expected: exerciseCase.expected, rules: exerciseCase.axes)
    }
    return Check(
      number: number, exerciseCase: exerciseCase, actual: actual,
      facts: exerciseCase.facts.compactMap { fact in
        article.example(fact.id).map { example in
          FactCheck(
            example: example,
            actual: actual.flatMap {
              fact.value(in: $0, isRight: comparison?.isEqual ?? false)
            })
        }
      }, comparison: comparison)
  }

  // MARK: Findings

  /// Why the program did not get to the end of its cases; nil where it did.
  func ending(_ transcript: Transcript) -> Finding? {
    if let unwritten = transcript.unwritten {
      return Finding(kind: .notWritten(function: unwritten))
    }
    guard !transcript.isComplete else { return nil }
    let check = transcript.lastBegun ?? 0
    switch transcript.ending {
    case .timedOut:
      return Finding(
        kind: .timedOut(seconds: seconds), check: check, line: crash(3, transcript).line)
    case .signalled(24): return Finding(kind: .timedOut(seconds: seconds), check: check)
    case .signalled(let signal):
      let report = crash(signal, transcript)
      if report.wantedMemory != nil {
        return Finding(
          kind: .outOfMemory(limit: options.memoryLimit), check: check, line: report.line)
      }
      return Finding(
        kind: .crashed(reason: report.reason), check: check, line: report.line,
        column: report.column, frames: report.frames)
    case .exited(Int(HarnessExit.resultTooLarge.rawValue)):
      return Finding(kind: .resultTooLarge, check: check)
    case .exited(let status): return Finding(kind: .endedEarly(status: status), check: check)
    }
  }

  private func crash(_ signal: Int, _ transcript: Transcript) -> CrashReport {
    CrashReport(
      signal: signal, file: file, error: transcript.error, report: transcript.report)
  }

  private var seconds: Double { options.timeout / .seconds(1) }

  private func finding(_ checks: [Check], _ challenge: [Check]) -> Finding {
    if let unreadable = checks.firstIndex(where: { $0.state != .passed }),
      checks[unreadable].state == .notRun
    {
      // The words of the result cannot be read: a forked copy wrote into them, for one.
      return Finding(kind: .endedEarly(status: 0), check: unreadable)
    }
    return difference(checks, challenge) ?? .passed
  }

  /// What is wrong with the first check that gave another result than the right one.
  private func difference(_ shown: [Check], _ challenge: [Check]) -> Finding? {
    let checks = shown + challenge
    guard let index = checks.firstIndex(where: { $0.state == .failed }),
      index < shown.count, let kind = checks[index].comparison?.kind
    else { return nil }
    var finding = Finding(kind: kind, check: index)
    // Where the learner's program is right in all of them, they tell nothing of a rare fault.
    let isChallenged = challenge.contains { $0.state == .failed }
    finding.explanation.mistakes = named(isChallenged ? checks : shown)
    let isUnknown = finding.explanation.mistakes.isEmpty
    switch kind {
    case .wrongShape where isUnknown:
      let wrong = checks.filter { $0.state == .failed }.compactMap { check in
        check.actual.map { (actual: $0, expected: check.expected) }
      }
      finding.explanation.patterns = [
        turned(checks) ?? ShapePattern.sentence(wrong), condition(checks),
      ].compactMap { $0 }
    case .wrongValues(let wrong):
      finding.working = working(checks[index], wrong.place)
      finding.formula = expression(checks[index], wrong.place)
      guard isUnknown else { break }
      finding.explanation.derivation = derivation(
        checks, from: index, labels: wrong.place.labels)
      finding.explanation.patterns = patterns(checks, labels: wrong.place.labels)
    default: break
    }
    return finding
  }

  /// The sum that makes a cell, where it does make it.
  private func working(_ check: Check, _ place: ElementPath) -> Finding.Working? {
    if let expression = expression(check, place) {
      return expression.shown.map(Finding.Working.formula)
    }
    return axis(check, place).map { .length($0.formula) }
  }

  /// The formula of a whole number, which leaves no trace of its own.
  private func axis(_ check: Check, _ place: ElementPath) -> ExerciseCase.Axis? {
    check.axes.first { $0.name == place.labels.joined(separator: ".") && place.index.isEmpty }
  }

  private func sum(_ check: Check, _ place: ElementPath) -> SumOfProducts? {
    expression(check, place).map { SumOfProducts($0) }
      ?? axis(check, place).flatMap { SumOfProducts($0) }
  }

  private func expression(_ check: Check, _ place: ElementPath) -> Expression? {
    formulas[check.number].flatMap { check.expected.formula(at: place, in: $0) }
  }

  /// How the wrong numbers come of the terms of the right ones, the cell that is shown first.
  private func derivation(_ checks: [Check], from index: Int, labels: [String]) -> Derivation? {
    var cells: [Derivation.Cell] = []
    // The largest random cases hold hundreds; these prove it.
    for check in checks[index...] + checks[..<index] where cells.count < 120 {
      guard let actual = check.actual, actual.lengths == check.expected.lengths else { continue }
      let pairs = zip(actual.leaves, check.expected.leaves).filter { $0.0.place.labels == labels }
      let wrong = pairs.filter { !Tolerance.accepts($0.0.value, for: $0.1.value) }
      let right = pairs.filter { Tolerance.accepts($0.0.value, for: $0.1.value) }
      let numbers = numbers(check)
      for (leaf, expected) in wrong.prefix(12) + right.prefix(12) {
        guard let number = leaf.value.number, number.isFinite,
          let sum = sum(check, leaf.place)
        else { continue }
        cells.append(
          Derivation.Cell(
            sum: sum, actual: number, arguments: numbers,
            grid: Derivation.Grid(of: arguments(check), terms: sum.terms.count),
            isWrong: !Tolerance.accepts(leaf.value, for: expected.value)))
      }
    }
    return Derivation(of: cells)
  }

  /// The numbers that the function was given, by their places.
  private func numbers(_ check: Check) -> [String: Double] {
    var numbers: [String: Double] = [:]
    for argument in arguments(check) {
      for leaf in argument.value.leaves {
        if let number = leaf.value.number { numbers["\(argument.name).\(leaf.place)"] = number }
      }
    }
    return numbers
  }

  // MARK: Diagnosis

  /// The mistakes that make the learner's results in every case, and differ from right in one.
  private func named(_ checks: [Check]) -> [Mistake] {
    let ran = checks.filter { $0.actual != nil }
    // After a crash one result alone proves little.
    guard ran.count == checks.count || ran.count > 1 else { return [] }
    return mistakes.compactMap { mistake in
      var differs = false
      for check in ran {
        guard let actual = check.actual, makes(mistake, actual, of: check) else { return nil }
        differs = differs || check.state == .failed
      }
      return differs ? mistake : nil
    }
  }

  /// The mistakes that stop where the learner's program was stopped, and make the learner's results
  /// in all cases before it, of which there is one at least.
  private func stopping(_ checks: [Check], at index: Int, _ ending: Finding) -> [Mistake] {
    guard index > 0, checks.indices.contains(index) else { return [] }
    let outcome: LessonProgramRun.Outcome
    switch ending.kind {
    case .crashed: outcome = .crashed
    case .timedOut: outcome = .endless
    default: return []
    }
    return mistakes.filter { mistake in
      guard let outcomes = outcomes[mistake.id], outcomes.indices.contains(index) else {
        return false
      }
      return outcomes[index] == outcome
        && checks[..<index].allSatisfy { check in
          check.actual.map { makes(mistake, $0, of: check) } ?? false
        }
    }
  }

  /// Whether a mistake makes this result of a case.
  private func makes(_ mistake: Mistake, _ actual: Value, of check: Check) -> Bool {
    guard let outcomes = outcomes[mistake.id], outcomes.indices.contains(check.number),
      case .value(let value) = outcomes[check.number]
    else { return false }
    return Tolerance.accepts(actual, for: value)
  }

  /// A mistake that makes the learner's results in nearly every case: a second one hides it in the
  /// others.
  ///
  /// - Returns: nil where none does, or more than one.
  private func nearly(_ checks: [Check]) -> String? {
    let checks = checks.filter { $0.actual != nil }
    let candidates = mistakes.filter { mistake in
      var (fits, explains) = (0, 0)
      for check in checks {
        guard let actual = check.actual, makes(mistake, actual, of: check) else { continue }
        fits += 1
        if check.state == .failed { explains += 1 }
      }
      // Of the wrong results it must explain nearly all, not only leave the right ones alone.
      let failed = checks.count { $0.state == .failed }
      return explains >= 5 && explains * 10 >= failed * 8 && fits * 10 >= checks.count * 8
    }
    guard candidates.count == 1, let mistake = candidates.first else { return nil }
    return "in most cases the numbers are those that come out when \(mistake.title); in the rest "
      + "they are not"
  }

  private func patterns(_ checks: [Check], labels: [String]) -> [String] {
    let ran = checks.filter { $0.actual != nil }
    return [
      nearly(checks),
      Swapped.sentence(ran.filter { $0.state == .failed }) ?? turned(checks)
        ?? pattern(ran, labels), condition(checks),
    ].compactMap { $0 }
  }

  /// - Returns: nil, too, where a result has another shape: no pattern of numbers makes it.
  private func pattern(_ ran: [Check], _ labels: [String]) -> String? {
    let samples = ran.compactMap { check -> Sample? in
      guard let actual = check.actual?.element(labels),
        let expected = check.expected.element(labels)
      else { return nil }
      return Sample(
        arguments: arguments(check).flatMap(\.withElements), expected: expected, actual: actual)
    }
    return samples.count == ran.count ? Pattern.sentence(samples, labels: labels) : nil
  }

  private func turned(_ checks: [Check]) -> String? {
    Turned.sentence(
      checks.compactMap { check in check.actual.map { (arguments(check), check.expected, $0) } })
  }

  private func condition(_ checks: [Check]) -> String? {
    conditionOfAll(checks.filter { $0.state != .notRun })
  }

  /// One in which the program was stopped is not right.
  private func conditionOfAll(_ checks: [Check]) -> String? {
    Conditions.sentence(
      checks.map { Conditions.Case(arguments: arguments($0), isRight: $0.state == .passed) })
  }

  private func arguments(_ check: Check) -> [Argument] {
    zip(function.parameters, check.arguments).map { Argument(path: [$0.name], value: $1) }
  }
}

/// Elements of a tuple that have changed places.
enum Swapped {
  static func sentence(_ checks: [Check]) -> String? {
    guard case .tuple(let fields)? = checks.first?.expected else { return nil }
    for (first, one) in fields.enumerated() {
      for other in fields[(first + 1)...]
      where checks.allSatisfy({ areSwapped(one.label, other.label, $0) }) {
        return "'\(one.label)' and '\(other.label)' have changed places"
      }
    }
    return nil
  }

  private static func areSwapped(_ one: String, _ other: String, _ check: Check) -> Bool {
    guard let actual = check.actual?[one], let second = check.actual?[other],
      let expected = check.expected[other], let right = check.expected[one]
    else { return false }
    return Tolerance.accepts(actual, for: expected) && Tolerance.accepts(second, for: right)
      && !Tolerance.accepts(actual, for: right)
  }
}

extension Article.Example {
  /// Whether numbers are those of the article, which prints them in lists and with few digits.
  package func agrees(with actual: Value) -> Bool {
    let actual = actual.leaves.map(\.value)
    let expected = expected.leaves.map(\.value)
    return actual.count == expected.count
      && zip(actual, expected).allSatisfy { actual, expected in
        guard let number = actual.number, let right = expected.number else {
          return actual == expected
        }
        guard let tolerance else { return Tolerance.accepts(number, for: right) }
        return (number - right).magnitude <= tolerance
      }
  }
}
