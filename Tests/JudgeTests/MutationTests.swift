import CandidateEdits
import Course
import LessonFolder
import Platform
import SwiftTokens
import TestSupport
import Testing

@testable import Judge

extension RunningTests {
  /// How often the line is found that would mend a wrong program, and whether it is a true one.
  ///
  ///     CNN_TUTOR_MUTANTS=200 swift test --filter MutationTests
  ///
  /// Random single edits of the course's solutions, and of the programs in the folder that
  /// `CNN_TUTOR_PROGRAMS` names (`02-scatter.swift` is one for lesson 2). `CNN_TUTOR_SEED` draws others;
  /// `CNN_TUTOR_TOOL` names a tool that makes the cases faster than that of a debug build.
  @Suite(.enabled(if: Environment["CNN_TUTOR_MUTANTS"] != nil)) struct MutationTests {
    /// What became of a mutant.
    private enum Fate: String, CaseIterable {
      case refused = "refused by the compiler"
      case notJudged = "not run to a verdict"
      case equivalent = "right in 1,000 further cases, too"
      case undetected = "wrong in further cases only"
      case trueLine = "a true line, the edited one"
      case otherTrueLine = "a true line, another one"
      case falseLine = "a false line"
      case manyPlaces = "mended in more than two places"
      case silent = "no line"

      static let wrong: [Fate] = [
        .trueLine, .otherTrueLine, .falseLine, .manyPlaces, .silent,
      ]
    }

    private struct Result: Sendable {
      var name: String
      var kind: Mutator.Kind
      var fate: Fate
      var seconds: Double?
    }

    @Test(.timeLimit(.minutes(240)))
    func `a random edit of a right program is found, and no line is blamed that is right`()
      async throws
    {
      let wanted = Environment["CNN_TUTOR_MUTANTS"].flatMap { Int($0) } ?? 100
      var mutator = Mutator(seed: Environment["CNN_TUTOR_SEED"].flatMap { UInt64($0) } ?? 1)
      let programs = try Self.programs()
      var mutants: [(Assignment, Mutator.Mutant, String)] = []
      while mutants.count < wanted {
        guard let (assignment, text) = mutator.element(of: programs),
          let mutant = mutator.mutant(of: text)
        else { continue }
        let lines = [text, mutant.text].map {
          $0.split(separator: "\n", omittingEmptySubsequences: false)[mutant.line - 1]
        }
        mutants.append(
          (
            assignment, mutant,
            "\(assignment.number):\(mutant.line) \(mutant.kind) |\(lines[0])| → |\(lines[1])|"
          ))
      }
      let judging = try MutantJudge()
      var waiting = mutants[...]
      let results = try await HarnessModule.with(judging.judge) { harness in
        await withTaskGroup(of: Result.self) { group in
          var results: [Result] = []
          func next() {
            guard let (assignment, mutant, name) = waiting.popFirst() else { return }
            group.addTask {
              let (fate, seconds) = await Self.fate(of: mutant, assignment, judging, harness)
              return Result(name: name, kind: mutant.kind, fate: fate, seconds: seconds)
            }
          }
          for _ in 0..<Environment.processorCount { next() }
          while let result = await group.next() {
            results.append(result)
            let seconds = result.seconds.map { " \($0) s" } ?? ""
            print("\(results.count). \(result.fate.rawValue): \(result.name)\(seconds)")
            next()
          }
          return results
        }
      }
      Self.report(results)
      let wrong = results.filter { Fate.wrong.contains($0.fate) }
      let found = wrong.filter { [.trueLine, .otherTrueLine].contains($0.fate) }
      #expect(!results.contains { $0.fate == .falseLine })
      #expect(found.count * 4 >= wrong.count * 3)
    }

    private static func programs() throws -> [(Assignment, String)] {
      let assignments = try Course.embedded.assignments()
      // Later lessons train, which takes a minute for each mutant.
      var programs = assignments.filter { $0.number != 14 && $0.number < 17 }
        .map { ($0, $0.solution) }
      if let folder = Environment["CNN_TUTOR_PROGRAMS"] {
        for name in try Files.names(in: folder).sorted() where name.hasSuffix(".swift") {
          guard let number = Int(name.prefix(2)), number != 14,
            let assignment = assignments.first(where: { $0.number == number })
          else { continue }
          programs.append((assignment, try Files.readText(Path.join(folder, name))))
        }
      }
      return programs
    }

    private static func fate(
      of mutant: Mutator.Mutant, _ assignment: Assignment, _ judging: MutantJudge,
      _ harness: HarnessModule
    ) async -> (Fate, Double?) {
      do {
        let file = SourceFile(path: assignment.fileName, text: mutant.text)
        guard let trial = try await judging.trial(file, of: assignment, harness) else {
          return (.refused, nil)
        }
        guard let wrong = trial.verdict.toMend else {
          if trial.verdict.outcome != .passed { return (.notJudged, nil) }
          return (try await trial.isRightFurther(harness) ? .equivalent : .undetected, nil)
        }
        let start = ContinuousClock.now
        let mending = try await trial.mending(of: wrong, harness)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        guard let mending else { return (.silent, seconds) }
        guard MendingText.sentence(mending, of: trial.verdict.functions[wrong].name) != nil
        else { return (.manyPlaces, seconds) }
        // What would be shown, made in the text itself.
        for place in mending.places {
          guard let edit = MendingText.shown(place) else { continue }
          let mended = SourceFile(
            path: file.path,
            text: String(decoding: edit.applied(to: file.contents), as: UTF8.self))
          let other = try await judging.trial(mended, of: assignment, harness)
          guard let other, other.verdict.functions[wrong].finding.hasPassed,
            try await other.isRightFurther(harness, only: wrong)
          else { return (.falseLine, seconds) }
        }
        let isTheEdited = mending.places.contains { $0.lines.contains(mutant.line) }
        return (isTheEdited ? .trueLine : .otherTrueLine, seconds)
      } catch {
        return (.notJudged, nil)
      }
    }

    private static func report(_ results: [Result]) {
      for fate in Fate.allCases {
        let some = results.filter { $0.fate == fate }
        print("\(some.count) \(fate.rawValue)")
        if [.undetected, .falseLine, .manyPlaces, .silent].contains(fate) {
          for result in some { print("  \(result.name)") }
        }
      }
      for kind in Mutator.Kind.allCases {
        let wrong = results.filter { $0.kind == kind && Fate.wrong.contains($0.fate) }
        let found = wrong.count { [.trueLine, .otherTrueLine].contains($0.fate) }
        print("\(kind): \(found) of \(wrong.count)")
      }
      let seconds = results.filter { $0.fate == .trueLine }.compactMap(\.seconds).sorted()
      if let last = seconds.last {
        print("seconds to a line: median \(seconds[seconds.count / 2]), worst \(last)")
      }
    }
  }
}

/// Tells right programs from wrong ones as the judge does, without looking for what to say of these.
private struct MutantJudge {
  var judge: Judge
  var course: CourseJudge

  init() throws {
    judge = Judge(
      compiler: try Compiler.find(), article: try Course.embedded.article(),
      options: Judge.Options(timeout: .seconds(5)), cacheDirectory: OwnFolder(TestJudge.cache),
      tutor: Environment["CNN_TUTOR_TOOL"] ?? BuiltTool.path)
    course = CourseJudge(judge: judge, assignments: try Course.embedded.assignments())
  }

  struct Trial {
    var judge: Judge
    var program: ExerciseProgram
    var lesson: LessonProgramRun
    var verdict: Verdict

    func mending(of function: Int, _ harness: HarnessModule) async throws -> Mending? {
      try await MendingSearch(
        judge: judge, harness: harness, program: program, lesson: lesson, verdict: verdict,
        function: verdict.functions[function], deadline: .now + .seconds(60)
      ).mending()
    }

    /// Whether its functions are right in cases that no verdict draws.
    func isRightFurther(
      _ harness: HarnessModule, only one: Int? = nil
    ) async throws -> Bool {
      for (index, function) in verdict.functions.enumerated() where index == one ?? index {
        let cases = try await lesson.furtherCases(of: function.name, most: 1000)
        let transcript = try await ProgramRunner.with(program, judge: judge, harness: harness) {
          runner throws(JudgeError) in
          try await runner.run([
            .init(function.name, cases: cases.map(\.arguments), timeout: .seconds(20))
          ])?.first
        }
        let results = transcript?.resultsByCase ?? [:]
        let isRight = cases.enumerated().allSatisfy { index, exerciseCase in
          results[index].flatMap { Exchange.value(of: function.function.result, in: $0) }
            .map { Tolerance.accepts($0, for: exerciseCase.expected) } ?? false
        }
        if !isRight { return false }
      }
      return true
    }
  }

  /// - Returns: nil where it does not compile.
  func trial(
    _ file: SourceFile, of assignment: Assignment, _ harness: HarnessModule
  ) async throws -> Trial? {
    let functions = assignment.exercise.functions
    let tokens = SwiftTokens(String(decoding: file.contents, as: UTF8.self))
    let program = ExerciseProgram(
      learner: file, earlier: course.earlierToMend(file, of: assignment, passed: []),
      support: assignment.exercise.folder.support, functions: functions)
    let lesson = try course.program(of: assignment, harness)
    let plan = try await CasePlan(
      program: lesson, seed: judge.options.seed &+ UInt64(assignment.number))
    let own = try await plan.cases(for: file)
    let cases = functions.map { function in
      plan.cases(of: function.name)
        + own.filter { $0.function == function.name && $0.kind == .random }
    }
    let transcripts = try await ProgramRunner.with(program, judge: judge, harness: harness) {
      runner throws(JudgeError) in
      try await runner.run(
        zip(functions, cases).map { function, cases in
          .init(function.name, cases: cases.map(\.arguments), timeout: judge.options.timeout)
        })
    }
    guard let transcripts else { return nil }
    let verdicts = functions.indices.map { index in
      Evaluation(
        function: functions[index], article: judge.article, file: assignment.fileName,
        line: tokens.declaration(of: functions[index].name)?.line, options: judge.options
      ).verdict(cases[index], transcripts[index])
    }
    let attributed = Diagnosis.attributed(verdicts, bodies: tokens.declarations)
    let verdict = Verdict(
      lesson: assignment.number, slug: assignment.slug, title: assignment.title, path: file.path,
      outcome: attributed.allSatisfy(\.finding.hasPassed) ? .passed : .failed,
      functionNames: functions.map(\.name), functions: attributed, seed: judge.options.seed)
    return Trial(judge: judge, program: program, lesson: lesson, verdict: verdict)
  }
}
