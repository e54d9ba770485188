import Course
import LearnerWorkspace
import Testing

@testable import cnn_tutor

/// What comes after a lesson, and what its functions are needed for.
@Suite struct RoadTests {
  @Test func `what a function carries is read off the later solutions`() throws {
    let course = Course.embedded
    let road = Road(course)
    let correlate = try #require(road.stops(in: course.lesson("2")).first)
    #expect(correlate.function == "correlate" && correlate.carries.contains(4))
    #expect(!correlate.carries.contains(1) && !correlate.carries.contains(2))
    #expect(
      try #require(road.sentence(on: course.lesson("2"))).hasPrefix("`correlate` is yours: lessons")
    )
    let last = try #require(course.lessons.last)
    #expect(road.sentence(on: last) == nil)
  }

  @Test func `after a pass comes the next open lesson, to be read or to be written`() throws {
    let next = NextStep(course: .embedded)
    var progress = Progress()
    progress["shared-weights"].passed = 1
    #expect(
      next.sentences(after: 1, progress).last?.hasPrefix("Next: `cnn-tutor lesson 2`") == true)
    progress["cross-correlation"].read = 2
    #expect(next.sentences(after: 1, progress).last?.hasPrefix("Next: `cnn-tutor watch 2`") == true)
    for lesson in Course.embedded.lessons where lesson.number != 3 {
      progress[lesson.slug].passed = 1
    }
    // An open one before it is not forgotten.
    #expect(next.sentences(after: 9, progress).last?.contains("lesson 3") == true)
    progress["valid-and-full"].passed = 1
    #expect(
      next.sentences(after: 9, progress).last
        == "That was the last one: you have passed all lessons.")
  }

  @Test func `a lesson that was passed and is wrong now says so, and one that was read too`() throws
  {
    let desk = try PredictingTests.makeDesk()
    let lesson = try desk.course.lesson("2")
    var progress = Progress()
    #expect(LessonState(of: lesson, at: desk, progress) == nil)
    progress[lesson.slug].read = 1
    #expect(LessonState(of: lesson, at: desk, progress) == .read)
    progress[lesson.slug].passed = 2
    #expect(LessonState(of: lesson, at: desk, progress) == .passed)
    progress[lesson.slug].broken = 3
    #expect(LessonState(of: lesson, at: desk, progress)?.word == "wrong now")
  }

  @Test func `a summary has the lesson's last words, the predictions and what is next`() throws {
    let desk = try PredictingTests.makeDesk()
    for lesson in desk.course.lessons {
      var reading = try Reading(lesson, at: desk)
      reading.answerAll()
      let lines = Summary(reading, desk.course).lines(Progress())
      #expect(lines.first?.hasPrefix("\(lesson.number) ") == true)
      #expect(lines.count > 6, "\(lesson.slug)")
      #expect(lines.contains { $0.hasPrefix("Predictions: 0 of") && $0.contains("shown.") })
      #expect(lines.last == "Next: `cnn-tutor watch \(lesson.number)`, its exercise.")
    }
  }
}
