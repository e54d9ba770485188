public import Course
public import Judge
internal import LessonFolder
internal import Platform

/// The linter that proves a course, lesson by lesson.
///
/// Texts, numbers and figures are what their sources say; starters compile and are not started;
/// solutions are right; every mistake, made in the solution by its edit, is rejected and named, and
/// no other with it; every example prints what the lesson says.
public struct CourseChecker: Sendable {
  /// Compiles and runs what the course holds.
  public var judge: Judge
  /// The words that may follow `cnn-tutor` in a lesson.
  public var commands: Set<String>

  /// A linter that judges with this judge.
  public init(judge: Judge, commands: Set<String>) {
    self.judge = judge
    self.commands = commands
  }
}

/// What the linter found.
public struct CourseReport: Sendable {
  /// What has to be mended, lesson by lesson.
  public var problems: [CourseProblem]
  /// The lessons looked at, and how many mistakes each tells apart.
  public var mistakes: [(lesson: Lesson, count: Int)]
  /// How many of the article's numbers some case makes, and of how many.
  public var checkedNumbers: (covered: Int, all: Int)
}

extension CourseChecker {
  /// Checks the lessons with these numbers, all where nil.
  ///
  /// - Parameter progress: called with the number of things checked and the number of all.
  /// - Throws: `JudgeError` where nothing could be judged; what is wrong with the course is a
  ///   problem of the report.
  public func report(
    on course: Course, lessons: Set<Int>? = nil,
    progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) async throws(JudgeError) -> CourseReport {
    try await HarnessModule.with(judge) { harness throws(JudgeError) in
      try await report(on: course, lessons: lessons, harness, progress)
    }
  }

  private func report(
    on course: Course, lessons: Set<Int>?, _ harness: HarnessModule,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(JudgeError) -> CourseReport {
    let assignments: [Assignment]
    do throws(CourseError) {
      assignments = try course.assignments()
    } catch {
      return CourseReport(
        problems: [CourseProblem(error)], mistakes: [], checkedNumbers: (0, 0))
    }
    var problems: [CourseProblem] = []
    var cases: [String: [ExerciseCase]] = [:]
    var figures: [String: [MadeFigure]] = [:]
    var predictions: [String: [KeptPrediction]] = [:]
    var work: [Work] = []
    var examples: [LessonExample] = []
    var counts: [(Lesson, Int)] = []
    for lesson in course.lessons {
      let isAsked = lessons?.contains(lesson.number) ?? true
      if let assignment = assignments.first(where: { $0.number == lesson.number }) {
        let check = ExerciseCheck(
          judge: judge, assignment: assignment, assignments: assignments, folder: lesson.folder)
        do throws(JudgeError) {
          let mistakes = isAsked ? try check.mistakes() : []
          let known = try await check.cases(harness)
          cases[lesson.folder] = known
          if isAsked {
            predictions[lesson.folder] = try await check.predictions(lesson, known, harness)
            work += [.starter(check), .solution(check), .mistakes(check), .training(check)]
            work += mistakes.map { .mistake($0, check) }
            counts.append((lesson, mistakes.count))
          }
        } catch {
          try add(error, to: &problems)
        }
        do throws(JudgeError) {
          if isAsked { figures[lesson.folder] = try await check.figures(harness) }
        } catch {
          try add(error, to: &problems)
        }
      }
      guard isAsked else { continue }
      examples += LessonExample.examples(in: lesson)
    }
    if lessons == nil { examples += LessonExample.examplesOfPages(of: course) }
    work += examples.map { example in
      .example(ExampleCheck(judge: judge, example: example, assignments: assignments))
    }
    let (checked, coverage) = check(course, cases, figures, predictions, lessons)
    problems += checked
    problems += try await all(work, harness, progress)
    return CourseReport(problems: problems, mistakes: counts, checkedNumbers: coverage)
  }

  /// What is wrong with a lesson's files, once: the cases and the figures are made of the same ones.
  private func add(
    _ error: JudgeError, to problems: inout [CourseProblem]
  ) throws(JudgeError) {
    guard case .lesson(let errors) = error else { throw error }
    problems += errors.map { CourseProblem($0) }.filter { !problems.contains($0) }
  }

  private func check(
    _ course: Course, _ cases: [String: [ExerciseCase]], _ figures: [String: [MadeFigure]],
    _ predictions: [String: [KeptPrediction]], _ lessons: Set<Int>?
  ) -> ([CourseProblem], (Int, Int)) {
    do throws(CourseError) {
      let check = try CourseCheck(
        course, commands: commands, cases: cases, figures: figures, predictions: predictions)
      let coverage = check.coverage
      return (check.problems(of: lessons), (coverage.covered.count, coverage.all.count))
    } catch {
      return ([CourseProblem(error)], (0, 0))
    }
  }

  /// The files that the linter writes, by path, as they should be: pictures, the lessons with the
  /// pictures' own words, and the results that reading needs.
  public func freshFiles(of course: Course) async throws(JudgeError) -> [String: String] {
    do {
      let assignments = try course.assignments()
      let (cases, figures, predictions) = try await HarnessModule.with(judge) {
        harness throws(JudgeError) in
        var cases: [String: [ExerciseCase]] = [:]
        var figures: [String: [MadeFigure]] = [:]
        var predictions: [String: [KeptPrediction]] = [:]
        for assignment in assignments {
          let check = ExerciseCheck(
            judge: judge, assignment: assignment, assignments: assignments,
            folder: assignment.exercise.folder.name)
          let known = try await check.cases(harness)
          cases[check.folder] = known
          figures[check.folder] = try await check.figures(harness)
          if let lesson = course.lessons.first(where: { $0.number == assignment.number }) {
            predictions[check.folder] = try await check.predictions(lesson, known, harness)
          }
        }
        return (cases, figures, predictions)
      }
      let check = try CourseCheck(
        course, commands: commands, cases: cases, figures: figures, predictions: predictions)
      return check.freshFigures().merging(check.freshResults()) { $1 }
    } catch let error as JudgeError {
      throw error
    } catch {
      throw .lesson([LessonFolderError(file: "", "\(error)")])
    }
  }

  /// As many at once as there are cores; the problems in the order of the work.
  private func all(
    _ work: [Work], _ harness: HarnessModule, _ progress: @Sendable (Int, Int) -> Void
  ) async throws(JudgeError) -> [CourseProblem] {
    var found: [Int: [CourseProblem]] = [:]
    do {
      try await withThrowingTaskGroup(of: (Int, [CourseProblem]).self) { group in
        let workers = judge.options.workers ?? Environment.processorCount
        for (index, check) in work.enumerated() {
          if index >= workers, let (index, problems) = try await group.next() {
            found[index] = problems
            progress(found.count, work.count)
          }
          group.addTask { (index, try await check.problems(harness)) }
        }
        for try await (index, problems) in group {
          found[index] = problems
          progress(found.count, work.count)
        }
      }
    } catch let error as JudgeError {
      throw error
    } catch {
      throw .cancelled
    }
    return found.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}

extension CourseProblem {
  fileprivate init(_ error: CourseError) {
    if case .lesson(let error) = error {
      self.init(error)
    } else if case .article = error {
      self.init(file: "article.json", error.description)
    } else {
      self.init(file: "", error.description)
    }
  }
}

/// One thing to compile and run.
private enum Work: Sendable {
  case starter(ExerciseCheck)
  case solution(ExerciseCheck)
  case mistakes(ExerciseCheck)
  case training(ExerciseCheck)
  case mistake(Mistake, ExerciseCheck)
  case example(ExampleCheck)

  func problems(_ harness: HarnessModule) async throws(JudgeError) -> [CourseProblem] {
    switch self {
    case .starter(let check): try await check.starter(harness)
    case .solution(let check): try await check.solution()
    case .mistakes(let check): try await check.differences(harness)
    case .training(let check): try await check.training(harness)
    case .mistake(let mistake, let check): try await check.mistake(mistake, harness)
    case .example(let check): try await check.problems(harness)
    }
  }
}
