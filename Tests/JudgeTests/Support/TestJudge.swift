import Course
import Platform
import TestSupport
import Testing

@testable import Judge

/// The suites whose tests compile and run programs.
@Suite(.takesTurns) enum RunningTests {}

/// What tests judge with.
enum TestJudge {
  static func judge(
    timeout: Duration = .seconds(60), memoryLimit: Int = 2 << 30, cache: String? = cache,
    seed: UInt64 = 1
  ) throws -> Judge {
    Judge(
      compiler: try Compiler.find(), article: try Course.embedded.article(),
      options: Judge.Options(timeout: timeout, seed: seed, memoryLimit: memoryLimit),
      cacheDirectory: cache.map { OwnFolder($0) }, tutor: BuiltTool.path)
  }

  /// New for every run of the tests, so that no test is answered from an earlier one.
  static let cache: String = {
    let folder = Path.join(PackageFolder.root, ".build/judge-tests-cache")
    try? Files.removeTree(folder)
    return folder
  }()

  /// The verdict on a file for the exercise `correlate`.
  static func verdict(
    _ source: String, timeout: Duration = .seconds(60), memoryLimit: Int = 2 << 30
  ) async throws -> Verdict {
    try await verdict(
      SourceFile(path: "Exercises/02-sliding.swift", text: source), timeout: timeout,
      memoryLimit: memoryLimit)
  }

  static func verdict(
    _ file: SourceFile, of assignments: [Assignment] = SmallCourse.all,
    timeout: Duration = .seconds(60), memoryLimit: Int = 2 << 30
  ) async throws -> Verdict {
    let verdicts = try await judge(timeout: timeout, memoryLimit: memoryLimit).verify(
      [2], of: assignments, submissions: [2: .file(file)])
    return try #require(verdicts.first)
  }

  /// The program of a lesson that calls no earlier one, or that the tutor was built with.
  static func program(
    _ assignment: Assignment, cache: String? = cache
  ) throws -> LessonProgramRun {
    let judge = try judge(cache: cache)
    return try LessonProgramRun(
      judge: judge, assignment: assignment, earlier: [],
      harness: HarnessModule(judge))
  }
}
