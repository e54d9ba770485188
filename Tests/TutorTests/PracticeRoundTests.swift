import Course
import Judge
import LessonFolder
import TerminalText
import TerminalUI
import TestSupport
import Testing

@testable import Practice
@testable import cnn_tutor

@Suite struct PracticeRoundTests {
  private static func function() -> ExerciseFunction {
    let starter = "func doubled(_ cells: Matrix, times: Int) -> Matrix { todo() }"
    guard let signature = try? Signature.all(in: starter).first else {
      preconditionFailure("The starter declares a function.")
    }
    return ExerciseFunction(signature)
  }

  static func item(_ question: PracticeItem.Question? = nil, _ answer: Value? = nil) -> PracticeItem
  {
    PracticeItem(
      template: PracticeTemplate(slug: "doubling", function: "doubled", kind: .cell), lesson: 5,
      lessonTitle: "Twice as much", function: function(),
      summary: "Doubles each cell, and doubles it again as often as is asked for.",
      arguments: [.matrix([[1, 2], [3, -4]]), .integer(2)],
      question: question ?? .cell(ElementPath([1, 0])), answer: answer ?? .number(12),
      mistakes: [
        .init(
          ways: [
            .init(
              id: "once", title: "each cell is doubled once",
              advice: "Count how often your loop runs.")
          ], answer: .number(6)),
        .init(
          ways: [
            .init(id: "same", title: "nothing is doubled", advice: "Double."),
            .init(id: "less", title: "all is halved", advice: "Double twice."),
          ], answer: .number(3)),
      ], untold: [], working: "3·2·2 = 12")
  }

  private static func working(_ sentence: String) -> PracticeRound.Phase {
    .told(sentence + "\n\n`3·2·2 = 12`")
  }

  private final class Notes {
    var outcomes: [PracticeRound.Outcome] = []
  }

  private static func round(_ items: [PracticeItem]) -> (PracticeRound, Notes) {
    let notes = Notes()
    return (PracticeRound(items) { notes.outcomes.append($0) }, notes)
  }

  @Test func `a right answer is rated, noted and worked out`() {
    let (start, notes) = Self.round([Self.item(), Self.item()])
    var round = start
    round.take("12")
    #expect(round.phase == .rating && notes.outcomes.isEmpty)
    round.rate(.sure)
    #expect(round.phase == Self.working("Right."))
    #expect(notes.outcomes.map(\.isRight) == [true] && notes.outcomes[0].sureness == .sure)
    round.goOn()
    #expect(round.index == 1 && round.phase == .asking(""))
  }

  @Test func `a wrong answer is named, tried again, and counts as wrong`() {
    let (start, notes) = Self.round([Self.item()])
    var round = start
    round.take("6")
    round.rate(.rather)
    #expect(
      round.phase
        == .asking(
          "6 comes out if each cell is doubled once. Count how often your loop runs."))
    round.take("3")
    #expect(
      round.phase
        == .asking(
          "3 comes out if nothing is doubled. It also comes out if all is halved."))
    round.take("7")
    #expect(round.phase == .asking("Not 7."))
    round.take("12")
    #expect(round.phase == Self.working("Right."))
    #expect(notes.outcomes.map(\.isRight) == [false])
    round.goOn()
    #expect(round.phase == .over)
  }

  @Test(arguments: ["", "many", "1 2", "q12"])
  func `what is no answer is judged by nobody`(text: String) {
    let (start, notes) = Self.round([Self.item()])
    var round = start
    round.take(text)
    guard case .asking(let said) = round.phase else {
      Issue.record("It was judged.")
      return
    }
    #expect(said.lowercased().contains("type ") && !said.contains("12"))
    #expect(notes.outcomes.isEmpty)
  }

  @Test func `who has the answer shown did not know it`() {
    let (start, notes) = Self.round([Self.item()])
    var round = start
    round.show()
    #expect(round.phase == Self.working("It is `12`."))
    #expect(notes.outcomes.map(\.isRight) == [false])
  }

  @Test func `who leaves before rating an answer has it noted`() {
    let (start, notes) = Self.round([Self.item(), Self.item()])
    var round = start
    round.take("12")
    round.leave()
    #expect(notes.outcomes.map(\.isRight) == [true])
    #expect(round.summary.hasPrefix("1 item answered, 1 of them right at once. The other 1 will"))
  }

  @Test func `a choice is a letter`() {
    let item = Self.item(
      .mistake(shown: .matrix([[2, 4], [6, -8]]), choices: ["added", "doubled once", "halved"]),
      .integer(1))
    var answering = Answering(item)
    #expect(answering.kind == .choice(count: 3))
    #expect(answering.take("B") == .right)
    #expect(answering.take("c") == .wrong("Not c: then another result comes out."))
    #expect(answering.take("d") == .open("Type one of the letters a to c."))
    #expect(item.answerText == "b, doubled once")
  }

  @Test func `where nothing fits, the first step of the working is asked for`() {
    var item = Self.item(nil, .number(14))
    item.working = "1·2 + 3·4 = 14"
    var answering = Answering(item)
    #expect(
      answering.take("99")
        == .wrong("Not 99. There are 2 products in its sum: what is one of them?"))
    #expect(answering.wanted == "One of the 2 products")
    #expect(
      answering.take("7")
        == .open("7 is none of them. The first is `1·2`: what does that make?"))
    #expect(answering.wanted == "The first step, 1·2")
    #expect(answering.take("5") == .open("5 is not `1·2`."))
    // The whole answer without a part of its sum: it is named, and the step still asked for.
    #expect(answering.take("12") == .wrong("12 comes out if the part `1·2` is left out."))
    #expect(answering.take("2") == .open("Right: `1·2` is 2. And all of it?"))
    #expect(answering.take("2") == .wrong("2 comes out if the part `3·4` is left out."))
    #expect(answering.take("14") == .right)
  }

  @Test func `where the sum makes another number, no step of it is asked for, and it says which`() {
    // The first step would be the answer.
    var item = Self.item(
      .change(.init(argument: 1, path: ElementPath([])), cell: ElementPath([0, 0])), .number(2))
    item.working = "1·2 + 3·4 = 14"
    var answering = Answering(item)
    #expect(answering.take("99") == .wrong("Not 99."))
    let (start, _) = Self.round([item])
    var round = start
    round.show()
    #expect(round.phase == .told("It is `2`.\n\nBefore it grew: `1·2 + 3·4 = 14`"))
  }

  @Test func `a whole matrix is typed cell by cell, and its cells are marked`() throws {
    let (start, notes) = try Self.view(
      [Self.item(.matrix([]), .matrix([[4, 8], [12, -16]]))], width: 80)
    var view = start
    _ = Self.type("4\n8\n12\n16\n", &view)
    #expect(view.round.phase == .rating)
    _ = Self.type("1", &view)
    #expect(
      view.round.phase == .asking("3 cells of 4 are right: those with the sign ✓."))
    let screen = view.frame(Size(columns: 80, rows: 24)).lines.joined(separator: "\n")
    #expect(screen.contains("12✓") && !screen.contains("−16"))
    #expect(notes.outcomes.map(\.isRight) == [false])
    for key in [Key.down, .right] { _ = view.handle(.key(key)) }
    _ = Self.type("-16\n", &view)
    #expect(view.round.phase == Self.working("Right."))
  }

  @Test func `a place that looks wrong is said to be right`() {
    var item = Self.item(
      .fault([], shown: .matrix([[4, 8], [12, 16]])), .list([.integer(1), .integer(1)]))
    item.mistakes[0].answer = .list([.integer(0), .integer(1)])
    var answering = Answering(item)
    #expect(
      answering.take("0 1")
        == .wrong(
          "0 1: the number there is right. It only looks wrong if each cell is doubled once. "
            + "Count how often your loop runs."))
  }

  // MARK: In a window

  private static func view(_ items: [PracticeItem], width: Int) throws -> (PracticeView, Notes) {
    var display = DisplayOptions()
    (display.color, display.theme, display.width, display.accessible) = (
      .never, .plain, width, false
    )
    let (round, notes) = Self.round(items)
    return (PracticeView(round, console: Console(display)), notes)
  }

  private static func type(_ text: String, _ view: inout PracticeView) -> Reaction {
    var last = Reaction.none
    for character in text {
      last = view.handle(.key(character == "\n" ? .enter : .character(character)))
    }
    return last
  }

  private static let others: [(PracticeItem.Question, Value)] = [
    (
      .argument(
        .init(argument: 0, path: ElementPath([0, 1])), cell: ElementPath([0, 1]), value: 8),
      .number(2)
    ),
    (.change(.init(argument: 1, path: ElementPath([])), cell: ElementPath([0, 0])), .number(4)),
    (.fault([], shown: .matrix([[4, 8], [12, 16]])), .list([.integer(1), .integer(1)])),
    (.matrix([]), .matrix([[4, 8], [12, -16]])),
    (
      .mistake(
        shown: .matrix([[2, 4], [6, -8]]),
        choices: ["nothing is doubled", "each cell is doubled once"]), .integer(1)
    ),
    (
      .operation(shown: .matrix([[2, 4], [6, -8]]), choices: ["halved", "doubled"]), .integer(1)
    ),
  ]

  @Test(arguments: [Theme.dark, .light])
  func `the screens of a round in colour`(theme: Theme) throws {
    var display = DisplayOptions()
    (display.color, display.theme, display.width, display.accessible) = (
      .always, theme, 80, false
    )
    var screens: [String] = []
    for (question, answer) in Self.others {
      let (round, _) = Self.round([Self.item(question, answer)])
      var view = PracticeView(round, console: Console(display))
      screens.append(view.frame(Size(columns: 80, rows: 24)).lines.joined(separator: "\n"))
    }
    try expectSnapshot("practice-\(theme).txt", screens.joined(separator: "\n") + "\n")
  }

  @Test func `an item for a screen reader`() throws {
    var display = DisplayOptions()
    (display.color, display.theme, display.width, display.accessible) = (.never, .plain, 80, true)
    let capabilities = Console(display).capabilities
    let items = Self.others.map { Self.item($0.0, $0.1).lines(capabilities) }
    try expectSnapshot(
      "practice-accessible.txt", items.map { $0.joined(separator: "\n") + "\n" }.joined())
  }

  @Test(arguments: [40, 80, 120])
  func `the screens of a round`(width: Int) throws {
    let size = Size(columns: width, rows: 24)
    var screens: [String] = []
    var (view, _) = try Self.view([Self.item()], width: width)
    func keep(_ name: String, _ view: inout PracticeView) {
      screens.append("== \(name)\n" + view.frame(size).lines.joined(separator: "\n"))
    }
    keep("asked", &view)
    _ = Self.type("6\n", &view)
    keep("rated", &view)
    _ = Self.type("3", &view)
    keep("wrong", &view)
    _ = Self.type("12\n", &view)
    keep("right", &view)
    for (question, answer) in Self.others {
      var (view, _) = try Self.view([Self.item(question, answer)], width: width)
      keep("another", &view)
    }
    try expectSnapshot("practice-\(width).txt", screens.joined(separator: "\n") + "\n")
  }

  @Test(arguments: ["", "1", "12\n", "6\n3", "s"])
  func `q, or escape in a line, leaves at any time`(typed: String) throws {
    var (view, _) = try Self.view([Self.item(), Self.item()], width: 80)
    _ = view.frame(Size(columns: 20, rows: 10))
    _ = Self.type(typed, &view)
    #expect(view.handle(.key(.escape)) == .leave)
  }

  @Test func `a paste of 100 KB and ten thousand digits are no answer`() throws {
    let (start, notes) = try Self.view([Self.item()], width: 80)
    var view = start
    _ = view.handle(.paste(String(repeating: "9", count: 100_000)))
    _ = view.handle(.key(.enter))
    let lines = view.frame(Size(columns: 80, rows: 24)).lines
    #expect(lines.allSatisfy { cellWidth(of: $0) <= 80 })
    #expect(notes.outcomes.isEmpty)
  }
}

extension PracticeRound {
  fileprivate mutating func take(_ text: String) { take { $0.take(text) } }
}
