import Course
import LearnerWorkspace
import LessonFolder
import Platform
import TerminalMarkdown
import TerminalText
import TerminalUI
import TestSupport
import Testing

@testable import cnn_tutor

/// Answering predictions in a lesson's window, in memory.
@Suite struct PredictingTests {
  /// A question of the course, by its place.
  struct Place: Sendable, CustomTestStringConvertible {
    var lesson: Lesson
    var step: Int
    var question: Int
    var testDescription: String { "\(lesson.folder), step \(step), line \(question)" }
  }

  static let desk: Desk? = try? makeDesk()

  static func makeDesk(course: String? = nil, accessible: Bool = false) throws -> Desk {
    var (place, display) = (PlaceOptions(), DisplayOptions())
    (place.course, place.workspace) = (course, nil)
    (display.color, display.theme, display.width) = (.never, nil, nil)
    display.accessible = accessible
    return try Desk(place, display)
  }

  static let places = Course.embedded.lessons.flatMap { lesson -> [Place] in
    guard let desk, let reading = try? Reading(lesson, at: desk) else { return [] }
    return (1...reading.stepCount).flatMap { step in
      reading.predictions(step).map { Place(lesson: lesson, step: step, question: $0) }
    }
  }

  private static let window = Size(columns: 80, rows: 24)

  private func view(
    of lesson: String, step: Int,
    keep: @escaping (String, Reading.State) -> String? = { _, _ in nil }
  ) throws -> LessonView {
    let desk = try #require(Self.desk)
    let reading = try Reading(desk.course.lesson(lesson), at: desk)
    var view = LessonView(reading, step: step, desk: desk, work: BackgroundWork(), keep: keep) {
      _ in
    }
    _ = view.frame(Self.window)
    return view
  }

  private func shown(_ view: inout LessonView, _ size: Size = window) -> String {
    view.frame(size).lines.joined(separator: "\n")
  }

  private func type(_ keys: String, in view: inout LessonView) {
    for character in keys {
      _ = view.handle(.key(character == "\n" ? .enter : .character(character)))
    }
  }

  // MARK: - Nothing gives an answer away

  enum Action: CaseIterable {
    case enter, right, explain, run, search, contents, resize
  }

  /// The words by which an answer would be seen: what is drawn behind the question once it is
  /// answered, and nowhere before it.
  private func secrets(of question: Int, step: Int, _ reading: Reading) throws -> [String] {
    let open = reading.linesToOpenQuestion(step, in: reading.drawn(step, width: 80))
    var answered = reading
    answered[question] = .answered
    let before = Set(
      (1...reading.stepCount).flatMap {
        reading.linesToOpenQuestion($0, in: reading.drawn($0, width: 80))
      }.map { trimmed($0) })
    let hidden = answered.drawn(step, width: 80).lines.dropFirst(open.count)
    return hidden.map { trimmed($0) }.filter { $0.count > 12 && !before.contains($0) }
  }

  @Test(arguments: places)
  func `no three keys in any order draw what an open question hides`(place: Place) throws {
    var first = try view(of: place.lesson.slug, step: place.step)
    // Questions before it in the same step are answered.
    for line in first.reading.predictions(place.step) where line < place.question {
      first.reading[line] = .answered
    }
    first.layOut()
    first.pane.scroll(to: first.pane.lines.count)
    let secrets = try secrets(of: place.question, step: place.step, first.reading)
    let word = secrets.flatMap { $0.split { !$0.isLetter } }.max { $0.count < $1.count } ?? "answer"
    // Where no operation is, `e` runs the solution beside the view, on a case that no question asks about.
    let explained = (1...first.reading.stepCount).map { first.reading.explanation($0) != nil }
    /// The windows, each with the fewest keys before it.
    var seen: [String: Int] = [:]
    var count = 0
    func walk(_ view: LessonView, _ depth: Int, _ size: Size) {
      guard depth < 3 else { return }
      for action in Action.allCases {
        var (next, size) = (view, size)
        switch action {
        case .enter: _ = next.handle(.key(.enter))
        case .right: _ = next.handle(.key(.right))
        case .explain:
          if case .reading = next.mode, next.explanation == nil, !explained[next.step - 1] {
            continue
          }
          _ = next.handle(.key(.character("e")))
        case .run: _ = next.handle(.key(.character("x")))
        case .search: type("/\(word)\n", in: &next)
        case .contents: type("t\n", in: &next)
        case .resize: size = size.columns == 80 ? Size(columns: 40, rows: 10) : Self.window
        }
        let frame = next.frame(size).lines
        count += 1
        #expect(next.reading[place.question] == .open)
        // Keys that have led to the same window lead on to the same windows.
        let window = frame.joined(separator: "\n")
        guard depth < seen[window, default: 3] else { continue }
        seen[window] = depth
        let lines = Set(frame.map { trimmed(withoutEscapes($0)) })
        if let secret = secrets.first(where: lines.contains) {
          Issue.record("\(action) at depth \(depth) draws “\(secret)”")
          return
        }
        walk(next, depth + 1, size)
      }
    }
    walk(first, 0, Self.window)
    #expect(count > 12)
  }

  @Test func `before each question stands nothing of its answer, and w shows the rest without it`()
    throws
  {
    for place in Self.places {
      var view = try view(of: place.lesson.slug, step: place.step)
      while let line = view.reading.openPredictions(place.step).first, line < place.question {
        view.reading[line] = .passedOver
      }
      view.layOut()
      let open = view.pane.lines
      type("w", in: &view)
      #expect(view.reading[place.question] == .passedOver)
      #expect(view.pane.lines.starts(with: open))
      let question = try #require(view.reading.question(place.question))
      let answer = question.answerLines(for: view.reading.capabilities)
      #expect(!view.pane.lines.contains(answer[0]) || answer[0].count < 4)
    }
  }

  // MARK: - Answering

  @Test func `Enter answers nothing, and the window says how to answer`() throws {
    var view = try view(of: "2", step: 3)
    let question = try #require(view.reading.openPredictions(3).first)
    for _ in 1...5 { type("\n", in: &view) }
    #expect(view.reading[question] == .open)
    #expect(shown(&view).contains("p answers, s shows the answer, w goes on without"))
    type("p\n\n", in: &view)
    #expect(view.reading[question] == .open)
    #expect(shown(&view).contains("Nothing is answered yet"))
    #expect(shown(&view).contains("s shows it, Esc goes back"))
  }

  @Test func `a wrong answer is named, a second try is free, and a right one is kept`() throws {
    final class Kept { var lines: [String] = [] }
    let kept = Kept()
    var view = try view(of: "2", step: 3) { key, state in
      kept.lines.append("\(key) \(state)")
      return nil
    }
    let question = try #require(view.reading.openPredictions(3).first)
    type("330\n", in: &view)
    #expect(shown(&view).contains("330 comes out if the overlay is turned by 180°"))
    type("471\n", in: &view)
    // Which numbers are multiplied is not given away.
    #expect(shown(&view).contains("There are 4 products in its sum: what is one of them?"))
    #expect(shown(&view).contains("One of the 4 products") && !shown(&view).contains("2·10"))
    type("60\n", in: &view)
    #expect(shown(&view).contains("Right: `3·20` is 60. And all of it?"))
    type("4 70\n", in: &view)
    #expect(shown(&view).contains("Those are 2 numbers; type 1."))
    type("470\n", in: &view)
    #expect(view.reading[question] == .answered)
    #expect(shown(&view).contains("Right.") && shown(&view).contains("Answer: 470"))
    #expect(kept.lines == ["A.correlate.valid[0][1] answered"])
  }

  @Test func `s shows the answer, and p tries it again without it`() throws {
    var view = try view(of: "2", step: 3)
    let question = try #require(view.reading.openPredictions(3).first)
    type("s", in: &view)
    #expect(view.reading[question] == .shown && shown(&view).contains("Answer: 470"))
    type("p", in: &view)
    #expect(view.reading[question] == .passedOver && !shown(&view).contains("Answer: 470"))
    type("470\n", in: &view)
    #expect(view.reading[question] == .answered && shown(&view).contains("Answer: 470"))
    type("p", in: &view)
    #expect(shown(&view).contains("All predictions of this step are answered."))
  }

  @Test func `what was answered and shown is so when the lesson is opened again`() throws {
    let desk = try #require(Self.desk)
    var reading = try Reading(desk.course.lesson("2"), at: desk)
    var progress = Progress()
    progress.note("A.correlate.valid[0][1]", .answered, in: "cross-correlation")
    progress.note("fig1.ones[0][2]", .shown, in: "cross-correlation")
    progress.note("correlate.stride", .passedOver, in: "cross-correlation")
    reading.take(progress["cross-correlation"])
    let lines = (1...reading.stepCount).flatMap { reading.predictions($0) }
    let states = Dictionary(
      uniqueKeysWithValues: lines.map { (reading.key(of: $0) ?? "", reading[$0]) })
    #expect(states["A.correlate.valid[0][1]"] == .answered)
    #expect(states["fig1.ones[0][2]"] == .shown)
    #expect(states["correlate.stride"] == .open)
  }

  @Test func `a trouble with keeping is said and loses nothing of the session`() throws {
    var view = try view(of: "2", step: 3) { _, _ in "Your progress could not be noted." }
    type("470\n", in: &view)
    #expect(shown(&view).contains("Answer: 470"))
  }

  @Test(arguments: [Size(columns: 20, rows: 10), Size(columns: 40, rows: 12), window])
  func `a hundred thousand signs and ten thousand digits are no answer`(size: Size) throws {
    var view = try view(of: "2", step: 3)
    let question = try #require(view.reading.openPredictions(3).first)
    type("p", in: &view)
    _ = view.handle(.paste(String(repeating: "word ", count: 20_000)))
    type("\n", in: &view)
    _ = view.handle(.paste(String(repeating: "4", count: 10_000)))
    type("\n", in: &view)
    #expect(view.reading[question] == .open)
    for line in view.frame(size).lines { #expect(cellWidth(of: line) <= max(size.columns, 20)) }
  }

  // MARK: - Other kinds

  /// The step of a lesson in which the question with this key stands.
  private func step(_ key: String, of lesson: String) throws -> Int {
    let desk = try #require(Self.desk)
    let reading = try Reading(desk.course.lesson(lesson), at: desk)
    return try #require(
      (1...reading.stepCount).first { step in
        reading.predictions(step).contains { reading.key(of: $0) == key }
      })
  }

  @Test func `a shape is typed as two numbers, in any writing`() throws {
    for typed in ["6 1", "6×1", "6 rows, 1 column"] {
      let step = try step("shape.7x3.2x3", of: "1")
      var view = try view(of: "1", step: step)
      let line = try #require(view.reading.openPredictions(step).first)
      type("p5 2\n", in: &view)
      #expect(shown(&view).contains("5 2 comes out if the overlay's rows and columns are swapped"))
      type(typed + "\n", in: &view)
      #expect(view.reading[line] == .answered, "\(typed)")
    }
  }

  @Test func `a matrix is typed in a grid, and a resize in its middle loses nothing`() throws {
    let step = try step("correlate.stride", of: "2")
    var view = try view(of: "2", step: step)
    let line = try #require(view.reading.openPredictions(step).first)
    type("p12\n20\n", in: &view)
    for size in [Size(columns: 20, rows: 10), Size(columns: 120, rows: 40), Self.window] {
      #expect(shown(&view, size).contains("12"), "\(size)")
    }
    // Of four numbers one is wrong; the right ones are said.
    type("52\n16\n\n", in: &view)
    #expect(view.reading[line] == .open)
    #expect(shown(&view).contains("3 cells of 4 are right"))
    _ = view.handle(.key(.down))
    _ = view.handle(.key(.right))
    type("60\n", in: &view)
    #expect(view.reading[line] == .answered && shown(&view).contains("Right."))
  }

  @Test func `a whole matrix that a mistake makes is named`() throws {
    let step = try step("correlate.stride", of: "2")
    var view = try view(of: "2", step: step)
    type("p12\n16\n32\n36\n\n", in: &view)
    #expect(shown(&view).contains("This comes out if"), "\(shown(&view))")
  }

  @Test func `a choice is a letter, and a wrong one is named`() throws {
    let step = try step("rotate.lying", of: "3")
    var view = try view(of: "3", step: step)
    let line = try #require(view.reading.openPredictions(step).first)
    type("pa\n", in: &view)
    #expect(shown(&view).contains("a comes out if only the columns are reversed"))
    type("d\n", in: &view)
    #expect(shown(&view).contains("Type one of the letters a to c."))
    type("B\n", in: &view)
    #expect(view.reading[line] == .answered && shown(&view).contains("Answer: b"))
  }

  @Test func `of programs the one is chosen that has made what is shown`() throws {
    let step = try step("sigmoid.minus-four/act.sign", of: "5")
    var view = try view(of: "5", step: step)
    let line = try #require(
      view.reading.openPredictions(step).first {
        view.reading.key(of: $0) == "sigmoid.minus-four/act.sign"
      })
    while let first = view.reading.openPredictions(step).first, first < line {
      view.reading[first] = .answered
    }
    view.layOut()
    type("p", in: &view)
    #expect(shown(&view).contains("return 1 / (1 + exp(z))"))
    type("c\n", in: &view)
    #expect(shown(&view).contains("`c` makes 0, which is not what is shown."))
    type("b\n", in: &view)
    #expect(view.reading[line] == .answered)
  }

  @Test func `a mistake that was explained before is only named`() throws {
    var view = try view(of: "2", step: 3)
    type("p330\n", in: &view)
    #expect(shown(&view).contains("330 comes out if the overlay is turned by 180°."))
    let advice = try #require(
      Course.embedded.lesson("2").exercise()?.mistakes().first { $0.id == "fwd.rotated" }?.advice)
    let words = advice.split(separator: " ").prefix(3).joined(separator: " ")
    #expect(shown(&view).contains(words))
    type("330\n", in: &view)
    #expect(shown(&view).contains("330 comes out if the overlay is turned by 180°."))
    #expect(!shown(&view).contains(words))
    // A verdict has explained it.
    let desk = try #require(Self.desk)
    var reading = try Reading(desk.course.lesson("2"), at: desk)
    var progress = Progress()
    progress["cross-correlation"].mistakes["fwd.rotated"] = 1
    reading.take(progress["cross-correlation"])
    #expect(reading.explained == ["fwd.rotated"])
  }

  // MARK: - Doing

  @Test func `e works out other numbers than an open question asks for, which can be changed`()
    throws
  {
    var view = try view(of: "2", step: 3)
    type("e", in: &view)
    let before = shown(&view)
    #expect(before.contains("correlate2d") && !before.contains("2·10 + 3·20"))
    type("n", in: &view)
    #expect(shown(&view).contains("n the next matrix"))
    type("7\n", in: &view)
    let after = shown(&view)
    #expect(after != before && after.contains("7"), "\(after)")
    type("nx", in: &view)
    _ = view.handle(.key(.escape))
    type("q", in: &view)
    #expect(shown(&view).contains("p predict"))
  }

  @Test func `x opens an example to be changed, and Esc leaves it`() throws {
    let desk = try #require(Self.desk)
    let lesson = try desk.course.lesson("2")
    var reading = try Reading(lesson, at: desk)
    reading.answerAll()
    let step = try #require((1...reading.stepCount).first { !reading.examples($0).isEmpty })
    var view = LessonView(reading, step: step, desk: desk, work: BackgroundWork()) { _ in }
    _ = view.frame(Self.window)
    type("x// mine", in: &view)
    #expect(shown(&view).contains("// mine") && shown(&view).contains("Ctrl-R runs it"))
    _ = view.frame(Size(columns: 20, rows: 10))
    _ = view.handle(.key(.escape))
    #expect(!shown(&view).contains("// mine"))
  }
}
