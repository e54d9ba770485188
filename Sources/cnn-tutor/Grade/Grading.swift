internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import Synchronization

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Judges the hand-ins of a class, as many at once as there are cores.
///
/// What was graded once is kept, by all that a grade depends on: a run that was interrupted goes on
/// where it was when it is typed again with its seed.
struct Grading: Sendable {
  var judge: Judge
  var assignments: [Assignment]
  var lessons: [GradedLesson]
  /// How long one hand-in may take.
  var limit: Duration
  private var key = Digest()
  private let kept: RunCache

  init(
    _ course: Course, judge: Judge, lessons: [GradedLesson], limit: Duration,
    keeping folder: OwnFolder
  ) throws(CourseError) {
    self.judge = judge
    self.judge.options.workers = 1
    assignments = try course.assignments()
    self.lessons = lessons
    self.limit = limit
    kept = RunCache(folder: folder.inner("grades"))
    key.add("grade 1")
    // The tutor itself judges, so that another one might judge otherwise.
    key.add(Files.status(judge.tutor).map { "\($0.size) \($0.modified)" } ?? "")
    key.add(judge.compiler.identity)
    key.add("\(judge.options.seed) \(judge.options.timeout) \(lessons.map(\.lesson.number))")
    guard !course.isEmbedded else { return }
    for (path, text) in course.files.sorted(by: { $0.key < $1.key }) {
      key.add(path)
      key.add(text)
    }
  }
}

extension Grading {
  /// Enters the grade of each hand-in as soon as it is known.
  ///
  /// - Parameter told: called for each with whether it was kept from an earlier run.
  /// - Throws: `JudgeError` where the course or the compiler is at fault, or after Ctrl-C.
  func grade(
    _ handIns: [HandIn], into book: GradeBook, told: @escaping @Sendable (Bool) -> Void
  ) async throws(JudgeError) {
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (index, handIn) in handIns.enumerated() {
          if index >= Environment.processorCount { try await group.next() }
          group.addTask {
            let (grade, isKept) = try await self.grade(handIn)
            book.enter(grade, for: index)
            told(isKept)
          }
        }
        try await group.waitForAll()
      }
    } catch let error as JudgeError {
      throw error
    } catch {
      throw .cancelled
    }
    kept.tidy()
  }

  private func grade(_ handIn: HandIn) async throws(JudgeError) -> (Grade, isKept: Bool) {
    let key = key(handIn)
    if let bytes = kept.read(key),
      let grade = try? JSONDecoder().decode(Grade.self, from: Data(bytes))
    {
      return (grade, true)
    }
    let done = Mutex<[Verdict]>([])
    let problem = try await problem(of: handIn) { verdict in done.withLock { $0.append(verdict) } }
    if Task.isCancelled { throw .cancelled }
    let verdicts = done.withLock(\.self)
    let grade = Grade(
      lessons: lessons.map { graded in
        let number = graded.lesson.number
        if let verdict = verdicts.first(where: { $0.lesson == number }) {
          return Grade.Lesson(verdict, isHandedIn: handIn.files[number] != nil)
        }
        return Grade.Lesson(unjudged: graded, because: problem ?? "Nothing was judged.")
      }, problem: problem)
    if problem == nil, let data = try? JSONEncoder().encode(grade) {
      kept.write(Array(data), for: key)
    }
    return (grade, false)
  }

  private func key(_ handIn: HandIn) -> Digest {
    var key = key
    for (number, file) in handIn.files.sorted(by: { $0.key < $1.key }) {
      key.add("\(number)")
      key.add(file.contents)
    }
    return key
  }

  /// Judges until the time is up.
  ///
  /// - Returns: what kept it from coming to its end: a sentence.
  private func problem(
    of handIn: HandIn, _ report: @escaping @Sendable (Verdict) -> Void
  ) async throws(JudgeError) -> String? {
    let (limit, judge, assignments) = (limit, judge, assignments)
    let wanted = Set(lessons.map(\.lesson.number))
    let submissions = submissions(handIn)
    do {
      return try await withThrowingTaskGroup(of: String?.self) { group in
        group.addTask {
          _ = try await judge.verify(
            wanted, of: assignments, submissions: submissions, report: report)
          return nil
        }
        group.addTask {
          try await Task.sleep(for: limit)
          return "The time for one hand-in, \(limit.components.seconds) seconds, was up."
        }
        let first = try await group.next() ?? nil
        group.cancelAll()
        return first
      }
    } catch let error as JudgeError {
      // A course's fault and Ctrl-C are everybody's; anything else, such as a full disk, may be over
      // by the next one.
      if error == .cancelled || error.isOfACourse { throw error }
      return error.description
    } catch {
      throw .cancelled
    }
  }

  /// A lesson without a submission would have its solution judged, and so none goes without.
  private func submissions(_ handIn: HandIn) -> [Int: Submission] {
    Dictionary(
      uniqueKeysWithValues: assignments.map { assignment in
        let path = Workspace.path(assignment.lesson)
        return (
          assignment.number,
          handIn.files[assignment.number].map(Submission.file)
            ?? .unreadable(path: path, reason: "“\(path)” was not handed in.")
        )
      })
  }
}
