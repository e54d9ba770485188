internal import Course
internal import TerminalText

/// A question that is being answered: what is said to each try, and when it is right.
struct Answering {
  /// What a try comes to.
  enum Outcome: Equatable {
    case right
    /// Markdown: what is said, and the question stays open.
    case again(String)
  }

  let question: Question
  /// Whether the first step of the sum is asked for, and not the answer itself.
  private(set) var asksFirstStep = false
  /// Of a matrix that was tried, which cells are right.
  private(set) var rightCells: [[Bool]]?
  private var hasOfferedStep = false
  /// Mistakes, by id, that were explained in full; the next time they are only named.
  private(set) var explained: Set<String>

  init(_ question: Question, explained: Set<String>) {
    (self.question, self.explained) = (question, explained)
  }

  /// What is to be typed, in words for a line that asks for it.
  var wanted: String {
    if asksFirstStep, let step = question.wrong.firstStep { return "The first step, \(step.text)" }
    return switch question.kind {
    case .choice(let count): "Your answer, \(Question.letter(0)) to \(Question.letter(count - 1))"
    case .numbers(let count) where count > 1: "Your answer, \(count) numbers"
    case .numbers, .matrix: "Your answer"
    }
  }

  /// How to answer, for whoever has typed nothing, or no answer.
  private var howTo: String {
    switch question.kind {
    case .choice(let count):
      "Type one of the letters \(Question.letter(0)) to \(Question.letter(count - 1))."
    case .numbers(let count) where count > 1:
      "Type \(count) numbers with blanks between them."
    case .numbers, .matrix: "Type a number, such as 3, 0.25, −2 or 3/4."
    }
  }
}

// MARK: - Trying

extension Answering {
  /// Judges a line.
  mutating func take(_ text: String) -> Outcome {
    if case .choice = question.kind { return choose(text) }
    if asksFirstStep, let outcome = takeFirstStep(text) { return outcome }
    switch Guess(text).compared(with: question.answer, places: question.prediction.places) {
    case .right: return .right
    case .empty: return .again("Nothing is answered yet. \(howTo)")
    case .unreadable: return .again(howTo)
    case .count(let typed, let wanted):
      return .again(
        "That \(typed == 1 ? "is" : "are") \(counted(typed, "number")); type \(wanted).")
    case .wrong: return .again(remark(on: text, question.wrong.causes(of: TypedNumbers(text))))
    case .rounded(let places):
      let causes = question.wrong.causes(of: TypedNumbers(text))
      return .again(
        causes.isEmpty
          ? "Right as far as it goes. Type it to \(counted(places, "decimal"))."
          : remark(on: text, causes))
    }
  }

  /// Nil where the text is no first step, but perhaps the whole answer.
  private mutating func takeFirstStep(_ text: String) -> Outcome? {
    guard let step = question.wrong.firstStep else { return nil }
    let isAnswer =
      Guess(text).compared(with: question.answer, places: question.prediction.places) == .right
    switch Guess(text).compared(with: .number(step.value)) {
    case _ where isAnswer: return nil
    case .right:
      asksFirstStep = false
      return .again("Right: `\(step.text)` is \(NumberText.short(step.value)). And all of it?")
    case .empty, .unreadable, .count: return .again(howTo)
    case .rounded(let places): return .again("Type it to \(counted(places, "decimal")).")
    case .wrong: return .again("\(Self.escaped(text)) is not `\(step.text)`.")
    }
  }

  private mutating func choose(_ text: String) -> Outcome {
    let letter = trimmed(text).lowercased().filter { !"().".contains($0) }
    guard !letter.isEmpty else { return .again("Nothing is answered yet. \(howTo)") }
    guard let index = question.choices.indices.first(where: { Question.letter($0) == letter })
    else {
      return .again(howTo)
    }
    if index == question.rightChoice { return .right }
    let choice = question.choices[index]
    if question.prediction.maker != nil {
      return .again("`\(letter)` makes \(choice.value.shown), which is not what is shown.")
    }
    return .again(remark(on: letter, question.wrong.causes(of: choice.value)))
  }

  /// Judges the cells of a matrix, as they were typed.
  mutating func take(_ cells: [[String]]) -> Outcome {
    guard let right = question.answer.matrix else { return .again(howTo) }
    let places = question.prediction.places
    let typed = cells.map { $0.map { TypedNumbers($0).readings(of: 1).compactMap(\.first) } }
    if let row = typed.firstIndex(where: { $0.contains(where: \.isEmpty) }),
      let column = typed[row].firstIndex(where: \.isEmpty)
    {
      return .again("In row \(row), column \(column), counted from 0, stands no number.")
    }
    func isSame(_ row: Int, _ column: Int, _ number: Double) -> Bool {
      typed[row][column].contains { $0.match(number, asked: places) == .right }
    }
    let marks = right.enumerated().map { row, numbers in
      numbers.enumerated().map { isSame(row, $0.offset, $0.element) }
    }
    let count = marks.joined().count { $0 }
    if count == marks.joined().count { return .right }
    rightCells = marks
    let value = Value.matrix(
      typed.enumerated().map { row, cells in
        cells.enumerated().map { column, readings in
          readings.first { $0.match(right[row][column], asked: places) == .right }?.value
            ?? readings[0].value
        }
      })
    let causes = question.wrong.causes(of: value)
    if let sentence = sentence(on: "This", causes) { return .again(sentence) }
    return .again(
      count == 0
        ? "None of these cells is right yet. Begin with row 0, column 0, and write its sum down."
        : "\(counted(count, "cell")) of \(marks.joined().count) "
          + "\(isOrAre(count)) right: those with the sign ✓.")
  }

  private mutating func remark(on text: String, _ causes: [WrongAnswers.Cause]) -> String {
    let typed = Self.escaped(text)
    if let sentence = sentence(on: typed, causes) { return sentence }
    guard let step = question.wrong.firstStep, !hasOfferedStep else { return "Not \(typed)." }
    (asksFirstStep, hasOfferedStep) = (true, true)
    return "Not \(typed). Begin with the first step: what is `\(step.text)`?"
  }

  private mutating func sentence(on typed: String, _ causes: [WrongAnswers.Cause]) -> String? {
    // Two that fit equally well are named without advice.
    defer { if causes.count == 1, case .mistake(let id, _, _) = causes[0] { explained.insert(id) } }
    return WrongAnswers.sentence(on: typed, causes, explained: explained)
  }

  /// What was typed, in Markdown that shows it as it is.
  private static func escaped(_ text: String) -> String {
    clipped(trimmed(sanitized(text)), to: 16).map { character in
      character.isASCII && (character.isPunctuation || character.isSymbol)
        ? "\\\(character)" : String(character)
    }.joined()
  }
}
