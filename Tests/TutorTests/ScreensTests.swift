import Course
import Judge
import LearnerWorkspace
import Platform
import Practice
import TerminalText
import TerminalUI
import TestSupport
import Testing

@testable import cnn_tutor

/// What a learner is shown besides the lessons' text, in every look.
@Suite struct ScreensTests {
  private static func desk(_ look: Look, course: String? = nil) throws -> Desk {
    var place = PlaceOptions()
    (place.course, place.workspace) = (course, nil)
    return try Desk(place, look.display)
  }

  private func hold(_ name: String, _ look: Look, _ screens: [[String]]) throws {
    for line in screens.joined().flatMap({ $0.split(separator: "\n") }) {
      #expect(cellWidth(of: withoutEscapes(String(line))) <= look.width, "\(line)")
    }
    try expectSnapshot(
      "\(name)-\(look.rawValue).txt",
      screens.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "==\n"))
  }

  @Test(arguments: Look.allCases)
  func `what catch says`(look: Look) throws {
    let desk = try Self.desk(look)
    let lesson = try desk.course.lesson("3")
    let functions = try #require(
      try WrongFunctions(
        judge: Judge(compiler: .ifAny, article: desk.course.article()),
        assignments: desk.course.assignments(), lesson: lesson))
    let hunt = Hunt(functions, names: [], desk.console)
    try hold(
      "catch", look,
      [
        hunt.opening(lesson),
        hunt.lines(
          on: .refused(
            right: .matrix([[40, 70]]), working: "result[0][0] = 1·20 + 2·10 = 40")),
        hunt.lines(on: .noResult, lead: "cases.txt:3: "),
        hunt.lines(on: .exposes(Array(functions.ids.prefix(3)))), hunt.lines(on: .exposes([])),
        hunt.sum(hideout: (kind: "whose matrices are all square", count: functions.count)),
        hunt.sum(hideout: (kind: "with a single row", count: 2)), hunt.sum(hideout: nil),
      ])
  }

  @Test(arguments: Look.allCases)
  func `what exam says`(look: Look) throws {
    let desk = try Self.desk(look)
    let lesson = try desk.course.lesson("9")
    let exam = ExamText(
      ExamTask(lesson: lesson, exam: try #require(try lesson.exam())), desk.console)
    var known = Progress()["exam"]
    (known.began, known.passed, known.tries) = (1_795_424_400, 1_795_425_420, 2)
    try hold(
      "exam", look,
      [
        [try exam.task], exam.notStarted, exam.failed(known), exam.passed(known),
        exam.passed(Progress()["exam"]),
      ])
  }

  @Test(arguments: Look.allCases)
  func `a summary, and the road`(look: Look) throws {
    let desk = try Self.desk(look)
    var progress = Progress()
    for slug in ["shared-weights", "cross-correlation"] { progress[slug].passed = 1 }
    let summaries = try ["2", "3"].map { name in
      Summary(try Reading(desk.course.lesson(name), at: desk), desk.course).lines(progress)
    }
    try hold("summary", look, summaries)
    let road = Road(desk.course)
    let stops = try ["1", "2", "9"].flatMap {
      road.lines(to: try desk.course.lesson($0), desk.console)
    }
    let reader = road.reader(progress, desk.console)
    #expect(reader.contains { $0.contains("correlate") && $0.contains("2") })
    try hold("road", look, [stops, reader])
  }

  @Test func `who has read a lesson is told that it can be practised`() throws {
    for isRead in [false, true] {
      var progress = Progress()
      if isRead { progress["shared-weights"].read = 1 }
      let lines = WhereText(try Self.desk(.usual)).lines(progress: progress).joined(separator: "\n")
      #expect(lines.contains("cnn-tutor practice") == isRead)
      #expect(lines.contains("cnn-tutor lesson 2  reads the next lesson") == isRead, "\(lines)")
    }
  }

  private static let text = """
    # Two numbers under two weights

    Everything before the question is shown.

    ```predict
    An overlay 10 20 lies on 2 3. Which number does it make?
    answer: A.correlate.valid[0][1]
    why: `2·10 + 3·20 + 5·30 + 6·40 = 470`
    ```

    And nothing behind it.
    """

  @Test(arguments: Look.allCases.filter { $0 != .accessible })
  func `a question of a lesson, asked, answered and named`(look: Look) throws {
    try inFolder { folder in
      let course = Path.join(folder, "course")
      try copyCourse(to: course)
      try Files.write(Self.text, to: Path.join(course, "02-cross-correlation/lesson.md"))
      let desk = try Self.desk(look, course: course)
      let reading = try Reading(desk.course.lesson("2"), at: desk)
      var view = LessonView(reading, step: 1, desk: desk, work: BackgroundWork()) { _ in }
      let size = Size(columns: look.width, rows: 20)
      var screens: [[String]] = []
      for keys in ["", "p", "330\n", "470\n"] {
        for key in keys { _ = view.handle(.key(key == "\n" ? .enter : .character(key))) }
        screens.append(view.frame(size).lines)
      }
      #expect(!screens[2].joined().contains("470"))
      try hold("question", look, screens)
    }
  }
}
