public import Course
internal import Platform

/// Compiles and runs what a course's author wrote, and says what does not hold.
///
/// Every starter compiles and counts as not started; every solution is right; every mistake, put
/// into the solution by its edits, is rejected and named, and no other with it; every example
/// prints what the lesson says.
public struct CourseChecker: Sendable {
  public var judge: Judge

  public init(judge: Judge) { self.judge = judge }
}

extension CourseChecker {
  /// All problems, lesson by lesson; none for a course that holds.
  public func problems(in course: Course) async throws(JudgeError) -> [CourseProblem] {
    let assignments = course.assignments
    var work: [Work] = []
    for lesson in course.lessons {
      if let assignment = assignments.first(where: { $0.number == lesson.number }) {
        let check = ExerciseCheck(
          judge: judge, assignment: assignment, assignments: assignments, folder: lesson.folder)
        work += [.starter(check), .solution(check)]
        work += assignment.exercise.mistakes.map { .mistake($0, check) }
      }
      work += LessonExample.examples(in: lesson).map { example in
        .example(ExampleCheck(judge: judge, example: example, assignments: assignments))
      }
    }
    let harness = HarnessModule(judge)
    do throws(JudgeError) {
      let problems = try await all(work, harness)
      await harness.end()
      return problems
    } catch {
      await harness.end()
      throw error
    }
  }

  /// As many at once as there are cores; the problems in the order of the work.
  private func all(
    _ work: [Work], _ harness: HarnessModule
  ) async throws(JudgeError) -> [CourseProblem] {
    var found: [Int: [CourseProblem]] = [:]
    do {
      try await withThrowingTaskGroup(of: (Int, [CourseProblem]).self) { group in
        let workers = judge.options.workers ?? Environment.processorCount
        for (index, check) in work.enumerated() {
          if index >= workers, let (index, problems) = try await group.next() {
            found[index] = problems
          }
          group.addTask { (index, try await check.problems(harness)) }
        }
        for try await (index, problems) in group { found[index] = problems }
      }
    } catch let error as JudgeError {
      throw error
    } catch {
      throw .cancelled
    }
    return found.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}

/// One thing to compile and run.
private enum Work: Sendable {
  case starter(ExerciseCheck)
  case solution(ExerciseCheck)
  case mistake(Mistake, ExerciseCheck)
  case example(ExampleCheck)

  func problems(_ harness: HarnessModule) async throws(JudgeError) -> [CourseProblem] {
    switch self {
    case .starter(let check): try await check.starter(harness)
    case .solution(let check): try await check.solution()
    case .mistake(let mistake, let check): try await check.mistake(mistake)
    case .example(let check): try await check.problems(harness)
    }
  }
}
