internal import CandidateEdits
internal import Course
internal import LessonFolder
internal import Platform
internal import SwiftTokens

/// Looks for the edits of a learner's file that mend a function.
///
/// All of them are compiled into one program, which is run with each: first on a few of the function's
/// cases, then, with those that are left, on all of them, and at last on cases that nobody has seen.
struct MendingSearch {
  var judge: Judge
  var harness: HarnessModule
  var program: ExerciseProgram
  /// The lesson's own, which makes more cases.
  var lesson: LessonProgramRun
  var verdict: Verdict
  var function: FunctionVerdict
  var deadline: ContinuousClock.Instant

  /// A longer file is no exercise any more, and takes the compiler too long.
  private static let longestFile = 100_000
  /// More edits than these are not told apart: that they all mend it says nothing of a place.
  private static let mostFound = 24
  private static let furtherCases = 1000
}

extension MendingSearch {
  /// - Returns: nil where there is none, where the program does not do the same each time, or where it
  ///   cannot be known in time.
  func mending() async throws(JudgeError) -> Mending? {
    guard let learner = program.files.last, learner.contents.count <= Self.longestFile,
      function.checks.contains(where: { $0.state != .passed }),
      !function.checks.contains(where: \.exerciseCase.isGoal)
    else { return nil }
    let further = Task { await furtherCases() }
    let found: (SwitchedFile, [Int], Int)?
    do throws(JudgeError) {
      found = try await self.found(learner, further)
    } catch {
      await further.end()
      throw error
    }
    await further.end()
    guard let (switched, left, more) = found, !left.isEmpty else { return nil }
    return Mending(
      edits: left.map { switched.edits[$0 - 1] }, cases: function.checks.count + more)
  }

  /// The edits, those of them that make all cases right, and how many further cases there were.
  private func found(
    _ learner: ExerciseProgram.File, _ further: Task<[ExerciseCase]?, Never>
  ) async throws(JudgeError) -> (SwitchedFile, [Int], Int)? {
    try await ProgramRunner.with(programWithEdits, judge: judge, harness: harness) {
      runner throws(JudgeError) -> (SwitchedFile, [Int], Int)? in
      guard let (tree, search) = try await runner.tree(before: deadline),
        let switched = SwitchedFile(
          learner.contents, syntax: tree, functions: [function.name], known: known),
        (1...SwitchedFile.mostEdits).contains(switched.edits.count),
        var left = try await runner.build(switched, searching: search, before: deadline)
      else { return nil }
      for checks in [few, function.checks] {
        guard let right = try await mending(left, checks, &runner) else { return nil }
        left = right
      }
      guard left.count <= Self.mostFound, let more = await further.value, !more.isEmpty else {
        return nil
      }
      for (function, cases) in othersRight(of: switched, left) + [(function.function, more)] {
        guard let right = try await right(left, function, cases, &runner) else { return nil }
        left = right
      }
      return (switched, left, more.count)
    }
  }

  private var programWithEdits: ExerciseProgram {
    var program = program
    program.holdsEdits = true
    return program
  }

  // MARK: Cases

  private func furtherCases() async -> [ExerciseCase]? {
    try? await lesson.furtherCases(of: function.name, most: Self.furtherCases)
  }

  /// The cases that tell most edits apart: a few small ones that are wrong, one that is right, and the one
  /// in which the program stops; that one last, since it ends the run.
  private var few: [Check] {
    let wrong = function.checks.filter { $0.state != .passed }
      .sorted { $0.exerciseCase.size < $1.exerciseCase.size }
    let first = function.finding.check.map { [function.checks[$0]] } ?? []
    let right = function.checks.filter { $0.state == .passed }.suffix(1)
    let few = (first + wrong.prefix(3) + right).reduce(into: [Check]()) { checks, check in
      if !checks.contains(where: { $0.number == check.number }) { checks.append(check) }
    }
    return few.filter { $0.actual != nil } + few.filter { $0.actual == nil }
  }

  /// The functions that are right, with their cases, where an edit outside the one that is wrong could
  /// spoil them.
  private func othersRight(
    of switched: SwitchedFile, _ numbers: [Int]
  ) -> [(ExerciseFunction, [ExerciseCase])] {
    guard let text = program.files.last.map({ String(decoding: $0.contents, as: UTF8.self) }),
      let own = SwiftTokens(text).declarations.first(where: { $0.name == function.name })
    else { return [] }
    let isOutside = numbers.contains { number in
      let lines = switched.edits[number - 1].lines
      return !(own.lines.contains(lines.lowerBound) && own.lines.contains(lines.upperBound))
    }
    let others = isOutside ? verdict.functions.filter { $0.finding.hasPassed } : []
    return others.map { ($0.function, $0.checks.map(\.exerciseCase)) }
  }

  // MARK: Running

  /// Which edits make these cases right.
  ///
  /// - Returns: nil where the program as it is does not do what it did before.
  private func mending(
    _ numbers: [Int], _ checks: [Check], _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> [Int]? {
    let cases = checks.map(\.exerciseCase)
    guard
      let results = try await results(
        numbers, function.function, cases, milliseconds: checks.count > 5 ? 5000 : 150,
        areApart: keepsState, &runner)
    else { return nil }
    let plain = results[[0, 0]] ?? [:]
    let isTheSame = checks.enumerated().allSatisfy { index, check in
      // What came after a crash was run alone.
      guard let actual = check.actual, let result = plain[index] else { return true }
      return Exchange.words(actual) == result
    }
    guard isTheSame, !plain.isEmpty || checks.first?.actual == nil else { return nil }
    return numbers.filter { accepts(results[[$0, 0]] ?? [:], function.function, cases) }
  }

  /// Those of the edits with which all of these cases are right.
  private func right(
    _ numbers: [Int], _ function: ExerciseFunction, _ cases: [ExerciseCase],
    _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> [Int]? {
    guard !numbers.isEmpty else { return [] }
    let results = try await results(
      numbers, function, cases, milliseconds: 20_000, areApart: true, &runner)
    return results.map { results in
      numbers.filter { accepts(results[[$0, 0]] ?? [:], function, cases) }
    }
  }

  /// Whether what one edit does can change what the next one gives.
  private var keepsState: Bool {
    program.files.filter { $0.path != nil }.contains { file in
      let tokens = SwiftTokens(String(decoding: file.contents, as: UTF8.self))
      return !tokens.names.isDisjoint(with: ["class", "actor", "static"])
        || tokens.declarations.contains {
          $0.texts.contains("var") && Set($0.texts).isDisjoint(with: ["func", "struct"])
        }
    }
  }

  private func results(
    _ numbers: [Int], _ function: ExerciseFunction, _ cases: [ExerciseCase], milliseconds: Int,
    areApart: Bool, _ runner: inout ProgramRunner
  ) async throws(JudgeError) -> [[Int]: [Int: Substring]]? {
    let left = deadline - .now
    guard left > .zero else { return nil }
    var request = ProgramRunner.Request(
      function.name, cases: cases.map(\.arguments), timeout: left)
    request.wantsReport = false
    request.edits = .init(
      pairs: numbers.map { [$0, 0] }, milliseconds: milliseconds, areApart: areApart)
    guard let transcript = try await runner.runAnew(request), transcript.isComplete else {
      return nil
    }
    return transcript.resultsByEdits
  }

  private func accepts(
    _ results: [Int: Substring], _ function: ExerciseFunction, _ cases: [ExerciseCase]
  ) -> Bool {
    cases.enumerated().allSatisfy { index, exerciseCase in
      guard let words = results[index],
        let value = Exchange.value(of: function.result, in: words)
      else { return false }
      return Tolerance.accepts(value, for: exerciseCase.expected)
    }
  }

  // MARK: What the file can call

  /// The functions of earlier lessons, and those of the C library that the files call.
  private var known: [KnownFunction] {
    let words = program.files.reduce(into: Set<String>()) { words, file in
      words.formUnion(SwiftTokens(String(decoding: file.contents, as: UTF8.self)).names)
    }
    let functions = ["exp", "log", "sqrt"].filter(words.contains).map { name in
      KnownFunction(name: name, labels: [nil], parameters: ["Double"], result: "Double")
    }
    return functions
      + program.files.dropLast().filter { $0.path != nil }.flatMap { file in
        (try? Signature.all(in: String(decoding: file.contents, as: UTF8.self))) ?? []
      }.map { signature in
        KnownFunction(
          name: signature.name,
          labels: signature.parameters.map { $0.label == "_" ? nil : $0.label },
          parameters: signature.parameters.map { $0.isFunction ? $0.spelling : $0.type.longSwift },
          result: signature.result.longSwift)
      }
  }
}

extension Task where Failure == Never {
  /// Ends it, with what it has started: nothing of it is left when this returns.
  fileprivate func end() async {
    cancel()
    _ = await value
  }
}

extension ValueType {
  /// As the compiler names it.
  fileprivate var longSwift: String {
    swift.replacing("Volume", with: "[Matrix]").replacing("Matrix", with: "[[Double]]")
      .replacing("Shape", with: "(rows: Int, columns: Int)")
  }
}

extension LessonProgramRun {
  /// Random cases of a function that no verdict draws.
  ///
  /// - Returns: at most as many as asked for; fewer where each takes long to make.
  func furtherCases(
    of function: String, most: Int
  ) async throws(JudgeError) -> [ExerciseCase] {
    let seed: UInt64 = 0x6D65_6E64
    // How many cases a round has, the first rounds tell.
    let first = try await cases(seed: seed, rounds: 1..<5)
    let own = first.filter { $0.function == function && $0.kind == .random && !$0.isGoal }
    guard !own.isEmpty else { return [] }
    let size = own.map(\.size).max() ?? 1
    // No more numbers than can be handed over in time.
    let wanted = min(most, max(100, 200_000 / max(size, 1)))
    let rounds = min(400, 4 * wanted / own.count + 1)
    let all = try await cases(seed: seed, rounds: 1..<rounds + 1)
    return Array(
      all.filter { $0.function == function && $0.kind == .random && !$0.isGoal }.prefix(wanted))
  }
}
