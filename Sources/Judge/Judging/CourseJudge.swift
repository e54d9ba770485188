package import Course
package import LessonFolder
internal import Platform
internal import SwiftTokens

/// Judges many lessons at once, each as soon as the earlier ones that it calls are judged.
package struct CourseJudge: Sendable {
  var judge: Judge
  var assignments: [Assignment]
  var submissions: [Int: Submission]

  package init(judge: Judge, assignments: [Assignment], submissions: [Int: Submission] = [:]) {
    self.judge = judge
    self.assignments = assignments
    self.submissions = submissions
  }
}

extension CourseJudge {
  package func verdicts(
    _ wanted: Set<Int>, upTo stage: Judge.Stage = .explained,
    report: @Sendable (Verdict) -> Void = { _ in },
    early: @escaping @Sendable (Verdict) -> Void = { _ in }
  ) async throws(JudgeError) -> [Verdict] {
    try await HarnessModule.with(judge) { harness throws(JudgeError) in
      try await scheduled(wanted, harness, upTo: stage, report: report, early: early)
    }
  }

  private func scheduled(
    _ wanted: Set<Int>, _ harness: HarnessModule, upTo stage: Judge.Stage,
    report: @Sendable (Verdict) -> Void, early: @escaping @Sendable (Verdict) -> Void
  ) async throws(JudgeError) -> [Verdict] {
    // An earlier lesson is judged too where its verdict decides what is compiled along.
    let needs = needs(of: wanted)
    var waiting = Set(needs.keys)
    var done: [Int: Verdict] = [:]
    let workers = judge.options.workers ?? Environment.processorCount
    do {
      try await withThrowingTaskGroup(of: Verdict.self) { group in
        var running = 0
        while !waiting.isEmpty || running > 0 {
          let ready = waiting.filter { lesson in
            needs[lesson, default: []].allSatisfy { done[$0] != nil }
          }
          for lesson in longestFirst(ready).prefix(max(0, workers - running)) {
            waiting.remove(lesson)
            running += 1
            let passed = Set(done.filter(\.value.hasPassed).keys)
            // Of one that nobody asked for it counts whether it passes.
            let stage = wanted.contains(lesson) ? stage : .judged
            group.addTask {
              try await verdict(lesson, passed: passed, harness, upTo: stage, early: early)
            }
          }
          guard let verdict = try await group.next() else { break }
          running -= 1
          done[verdict.lesson] = verdict
          if wanted.contains(verdict.lesson) { report(verdict) }
        }
      }
    } catch let error as JudgeError {
      throw error
    } catch {
      throw .cancelled
    }
    judge.cacheDirectory.map(RunCache.init)?.tidy()
    return done.values.filter { wanted.contains($0.lesson) }.sorted { $0.lesson < $1.lesson }
  }

  /// So that all cores come to their end together: a training first, and later lessons, which call
  /// earlier ones, before these.
  private func longestFirst(_ lessons: Set<Int>) -> [Int] {
    assignments.filter { lessons.contains($0.number) }.map { assignment in
      (
        assignment.number,
        SwiftTokens(assignment.exercise.folder.cases ?? "").names.contains("goal")
      )
    }.sorted { $0.1 == $1.1 ? $0.0 > $1.0 : $0.1 }.map(\.0)
  }

  // MARK: One lesson

  private func verdict(
    _ lesson: Int, passed: Set<Int>, _ harness: HarnessModule, upTo stage: Judge.Stage,
    early: @escaping @Sendable (Verdict) -> Void
  ) async throws(JudgeError) -> Verdict {
    guard let assignment = assignments.first(where: { $0.number == lesson }) else {
      preconditionFailure("Only lessons of the course are judged.")
    }
    switch submissions[lesson] {
    case .unreadable(let path, let reason)?:
      return Verdict(
        lesson: lesson, slug: assignment.slug, title: assignment.title, path: path,
        outcome: .unreadable(reason: reason),
        functionNames: assignment.exercise.functions.map(\.name), seed: judge.options.seed)
    case .file(let file)?:
      return try await verdict(
        file, assignment, passed: passed, harness, upTo: stage, early: early)
    case nil:
      return try await verdict(
        solution(assignment), assignment, passed: passed, harness, upTo: stage, early: early)
    }
  }

  private func verdict(
    _ file: SourceFile, _ assignment: Assignment, passed: Set<Int>, _ harness: HarnessModule,
    mistake: String? = nil, upTo stage: Judge.Stage,
    early: @escaping @Sendable (Verdict) -> Void = { _ in }
  ) async throws(JudgeError) -> Verdict {
    let start = ContinuousClock.now
    let earlier = earlier(file, assignment, passed: passed)
    @Sendable func verdict(
      _ outcome: Verdict.Outcome, _ functions: [FunctionVerdict]
    ) -> Verdict {
      Verdict(
        lesson: assignment.number, slug: assignment.slug, title: assignment.title, path: file.path,
        contents: file.contents, outcome: outcome,
        functionNames: assignment.exercise.functions.map(\.name), functions: functions,
        earlier: outcome == .notStarted ? [] : earlier.map(\.entry), seed: judge.options.seed,
        seconds: (ContinuousClock.now - start) / .seconds(1))
    }
    var judging = LessonJudge(
      judge: judge, assignment: assignment, learner: file, earlier: earlier.map(\.file),
      solutions: solutions(of: assignment), harness: harness, stage: stage,
      early: { early(verdict(.failed, $0)) })
    judging.mistake = mistake
    let (outcome, functions) = try await judging.outcome()
    return verdict(outcome, functions)
  }

  /// The verdict on a solution with one of its lesson's mistakes, which the lesson's own program makes.
  ///
  /// - Parameter file: the solution with the mistake's edit.
  package func verdict(
    on mistake: Mistake, _ file: SourceFile, in assignment: Assignment, _ harness: HarnessModule
  ) async throws(JudgeError) -> Verdict {
    // Nobody has written the file, and nobody reads what else there is to say of it.
    try await verdict(
      file, assignment, passed: [], harness, mistake: mistake.id, upTo: .named)
  }

  /// The program of a lesson, compiled with the solutions that it calls.
  package func program(
    of assignment: Assignment, _ harness: HarnessModule
  ) throws(JudgeError) -> LessonProgramRun {
    try LessonProgramRun(
      judge: judge, assignment: assignment, earlier: solutions(of: assignment), harness: harness)
  }

  /// The solutions that a lesson's own program is compiled with; none where it is built already.
  private func solutions(of assignment: Assignment) -> [SourceFile] {
    guard case .compiled = assignment.program else { return [] }
    let folder = assignment.exercise.folder
    let names = [
      folder.solution, folder.support, folder.cases ?? "", folder.practice ?? "",
      folder.mistakesText,
    ]
    .reduce(into: Set<String>()) { $0.formUnion(SwiftTokens($1).names) }
    return solutions(calledBy: names, before: assignment.number)
  }

  /// The solutions of the lessons before a number that declare one of these names.
  package func solutions(calledBy names: Set<String>, before number: Int) -> [SourceFile] {
    CourseJudge(judge: judge, assignments: assignments)
      .called(by: names, before: number, passed: []).map(\.file)
  }

  func solution(_ assignment: Assignment) -> SourceFile {
    SourceFile(path: assignment.fileName, text: assignment.solution)
  }

  // MARK: Which earlier files are called

  /// The earlier lessons that a file calls, and those that these call: whose code stands in, and
  /// the code.
  private func earlier(
    _ file: SourceFile, _ assignment: Assignment, passed: Set<Int>
  ) -> [(entry: Verdict.Earlier, file: SourceFile)] {
    called(by: assignment.mentions(file), before: assignment.number, passed: passed)
  }

  /// The lessons before a number that declare one of these names, and those that these call.
  func called(
    by names: Set<String>, before number: Int, passed: Set<Int>
  ) -> [(entry: Verdict.Earlier, file: SourceFile)] {
    var wanted = names
    var found: [(entry: Verdict.Earlier, file: SourceFile)] = []
    // Backwards: an earlier lesson can only call still earlier ones.
    for other in assignments.reversed() where other.number < number {
      let (author, code) = standIn(other, passed: passed)
      guard !declared(code).isDisjoint(with: wanted) else { continue }
      found.append(
        (Verdict.Earlier(lesson: other.number, slug: other.slug, author: author), code))
      wanted.formUnion(other.mentions(code))
    }
    return found.reversed()
  }

  private func standIn(
    _ assignment: Assignment, passed: Set<Int>
  ) -> (Verdict.Earlier.Author, SourceFile) {
    guard case .file(let file)? = submissions[assignment.number], passed.contains(assignment.number)
    else { return (.solution, solution(assignment)) }
    return (.learner, file)
  }

  private func declared(_ file: SourceFile) -> Set<String> {
    SwiftTokens(String(decoding: file.contents, as: UTF8.self)).usableNames
  }

  /// For each lesson that has to be judged, the earlier ones whose verdict decides what is compiled
  /// along: those that the learner has handed in and that are called, from this file or from one that
  /// stands between.
  private func needs(of wanted: Set<Int>) -> [Int: Set<Int>] {
    var needs = Dictionary(uniqueKeysWithValues: wanted.map { ($0, Set<Int>()) })
    let last = wanted.max() ?? 0
    let known = assignments.filter { $0.number <= last }
    guard known.contains(where: { isSubmitted($0.number) }) else { return needs }
    let words = Dictionary(uniqueKeysWithValues: known.map { ($0.number, self.words($0)) })
    for assignment in known.reversed() where needs[assignment.number] != nil {
      var names = words[assignment.number]?.mentioned ?? []
      for other in known.reversed() where other.number < assignment.number {
        guard let found = words[other.number], !names.isDisjoint(with: found.declared) else {
          continue
        }
        names.formUnion(found.mentioned)
        guard isSubmitted(other.number) else { continue }
        needs[assignment.number]?.insert(other.number)
        needs[other.number] = needs[other.number] ?? []
      }
    }
    return needs
  }

  private func isSubmitted(_ lesson: Int) -> Bool {
    if case .file? = submissions[lesson] { true } else { false }
  }

  /// What the files declare and use that may stand for a lesson.
  private func words(
    _ assignment: Assignment
  ) -> (declared: Set<String>, mentioned: Set<String>) {
    codes(assignment).reduce(into: (declared: [], mentioned: [])) { words, code in
      let tokens = SwiftTokens(String(decoding: code.contents, as: UTF8.self))
      words.declared.formUnion(tokens.usableNames)
      words.mentioned.formUnion(assignment.mentions(tokens))
    }
  }

  /// Every file that may stand for a lesson.
  private func codes(_ assignment: Assignment) -> [SourceFile] {
    guard case .file(let file)? = submissions[assignment.number] else {
      return [solution(assignment)]
    }
    return [file, solution(assignment)]
  }
}

extension Assignment {
  /// The names that a file of this lesson uses without declaring them, and those of the exercise's
  /// own Swift.
  package func mentions(_ file: SourceFile) -> Set<String> {
    mentions(SwiftTokens(String(decoding: file.contents, as: UTF8.self)))
  }

  func mentions(_ tokens: SwiftTokens) -> Set<String> {
    let names = tokens.names.union(SwiftTokens(exercise.folder.support).names)
    return names.subtracting(tokens.declaredNames)
  }
}
