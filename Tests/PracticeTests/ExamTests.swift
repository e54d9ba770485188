import Course
import Judge
import LessonFolder
import TestSupport
import Testing

@Suite struct ExamTests {
  @Test func `each exam's solution passes it, and its starter is not begun`() async throws {
    let course = Course.embedded
    let judge = Judge(
      compiler: try Compiler.find(), article: try course.article(), tutor: BuiltTool.path)
    var count = 0
    for lesson in course.lessons {
      guard let exam = try lesson.exam() else { continue }
      count += 1
      let assignments = try course.assignments(ofExam: exam, after: lesson)
      let right = try await judge.verify([exam.number], of: assignments, submissions: [:])
      #expect(right.map(\.outcome) == [.passed], "\(exam.folder): \(right.map(\.outcome))")
      let starter = SourceFile(path: exam.fileName, text: exam.starter)
      let begun = try await judge.verify(
        [exam.number], of: assignments, submissions: [exam.number: .file(starter)])
      #expect(begun.map(\.outcome) == [.notStarted])
    }
    #expect(count >= 5)
  }

  @Test func `no exam asks for a function that a lesson up to it asks for`() throws {
    let course = Course.embedded
    for lesson in course.lessons {
      guard let exam = try lesson.exam(), let asked = try exam.exercise() else { continue }
      let known = try course.lessons.filter { $0.number <= lesson.number }
        .flatMap { try $0.exercise()?.functions.map(\.name) ?? [] }
      #expect(asked.functions.allSatisfy { !known.contains($0.name) })
      #expect(exam.number == 100 + lesson.number && exam.slug == "exam-\(lesson.slug)")
    }
  }
}
