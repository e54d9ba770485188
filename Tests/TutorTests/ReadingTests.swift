import Course
import Platform
import TerminalMarkdown
import TerminalText
import TerminalUI
import TestSupport
import Testing

@testable import cnn_tutor

/// Where a lesson's questions stand in what is drawn of it, and what of it may be seen.
@Suite struct ReadingTests {
  private static func desk(course: String? = nil) throws -> Desk {
    var (place, display) = (PlaceOptions(), DisplayOptions())
    (place.course, place.workspace) = (course, nil)
    (display.color, display.theme, display.width, display.accessible) = (.never, nil, nil, false)
    return try Desk(place, display)
  }

  /// Lesson 2 with another text.
  private static func reading(_ text: String) throws -> Reading {
    try inFolder { folder in
      let course = Path.join(folder, "course")
      try copyCourse(to: course)
      try Files.write(text, to: Path.join(course, "02-cross-correlation/lesson.md"))
      let desk = try Self.desk(course: course)
      return try Reading(desk.course.lesson("2"), at: desk)
    }
  }

  @Test(arguments: [20, 40, 80])
  func `a step is shown as far as its first open question, and not its answer`(width: Int) throws {
    let desk = try Self.desk()
    var questions = 0
    for lesson in desk.course.lessons {
      var reading = try Reading(lesson, at: desk)
      for step in 1...reading.stepCount {
        while let question = reading.openPredictions(step).first {
          questions += 1
          let open = reading.drawn(step, width: width)
          let place = try #require(reading.linesOfPrediction(question, in: open))
          let shown = reading.linesToOpenQuestion(step, in: open)
          #expect(shown.endIndex == place.upperBound)
          #expect(open.lines[place.lowerBound].hasSuffix("Predict"))
          reading[question] = .answered
          let closed = reading.drawn(step, width: width)
          let answered = try #require(reading.linesOfPrediction(question, in: closed))
          // What was there stays where it was; the answer is new.
          #expect(closed.lines.starts(with: shown))
          #expect(answered.lowerBound == place.lowerBound && answered.count > place.count + 1)
        }
        let drawn = reading.drawn(step, width: width)
        #expect(reading.linesToOpenQuestion(step, in: drawn).count == drawn.lines.count)
      }
    }
    #expect(questions >= 2 * desk.course.lessons.count)
  }

  @Test func `an answer begins where it begins, whatever the question says`() throws {
    var reading = try Self.reading(
      """
      # Two words

      ```predict
      Answer: with one number. Which stands in row 0, column 1?
      answer: A.correlate.valid[0][1]
      why: because of `2·10 + 3·20 + 5·30 + 6·40 = 470`
      ```
      """)
    reading.capabilities.accessible = true
    let question = try #require(reading.openPredictions(1).first)
    #expect(
      try #require(reading.question(question)).answerLines(for: reading.capabilities) == [
        "Answer: 470", "because of 2·10 + 3·20 + 5·30 + 6·40 = 470",
      ])
  }

  @Test func `a block that is no prediction hides nothing and has no answer`() throws {
    let reading = try Self.reading("# Bad\n\n```predict\nHow many?\n```\n\nGo on.\n")
    let drawn = reading.drawn(1, width: 40)
    #expect(reading.predictions(1).isEmpty)
    #expect(reading.linesToOpenQuestion(1, in: drawn).last == "Go on.")
    #expect(reading.question(3) == nil)
  }

  @Test func `each step is noted as soon as it is shown, and the end of the lesson with the last`()
    throws
  {
    final class Noted {
      var steps: [Int] = []
      var isRead = false
    }
    let (desk, noted) = (try Self.desk(), Noted())
    var reading = try Reading(desk.course.lesson("2"), at: desk)
    reading.answerAll()
    var view = LessonView(
      reading, step: 2, desk: desk, work: BackgroundWork(),
      reached: { view in
        noted.steps.append(view.step)
        noted.isRead = view.hasReachedEnd
      }
    ) { _ in }
    view.begin(desk.console.capabilities)
    _ = view.frame(Size(columns: 80, rows: 24))
    for key in [Key.right, .left, .left, .left, .character("G")] { _ = view.handle(.key(key)) }
    // To the left of the first step there is nothing new.
    #expect(noted.steps == [2, 3, 2, 1, reading.stepCount])
    #expect(noted.isRead)
  }

  @Test func `what stands at the top stays there when the window becomes narrow and wide again`()
    throws
  {
    let desk = try Self.desk()
    var reading = try Reading(desk.course.lesson("2"), at: desk)
    reading.answerAll()
    for step in 1...reading.stepCount {
      var view = LessonView(reading, step: step, desk: desk, work: BackgroundWork()) { _ in }
      let (wide, narrow) = (Size(columns: 80, rows: 6), Size(columns: 40, rows: 6))
      _ = view.frame(wide)
      for (number, block) in view.drawn.blocks.enumerated() {
        view.pane.scroll(to: block.lines.lowerBound)
        // At the end there is nothing below to scroll up.
        guard view.pane.top == block.lines.lowerBound else { continue }
        _ = view.frame(narrow)
        #expect(view.pane.top == view.drawn.blocks[number].lines.lowerBound)
        _ = view.frame(wide)
        #expect(view.pane.top == block.lines.lowerBound)
      }
    }
  }
}
