internal import Course
internal import TerminalText

/// A question that is being answered: what is said to each try, and when it is right. Predictions and
/// practice ask by it.
struct Answering {
  /// What a try comes to; the texts are Markdown.
  enum Outcome: Equatable {
    case right
    /// Another answer: what is said to it.
    case wrong(String)
    /// No answer yet: how to type one, or what to do first.
    case open(String)
  }

  let kind: Question.Kind
  private let answer: Value
  private let places: Int?
  private let wrong: WrongAnswers
  private let rightChoice: Int?
  private let choices: [Choice]
  /// Whether the first step of the sum is asked for, and not the answer itself.
  private(set) var asksFirstStep = false
  /// Of a matrix that was tried, which cells are right.
  private(set) var rightCells: [[Bool]]?
  private var hasOfferedStep = false
  /// Whether any product of the sum will do, so that nothing is said yet of what belongs together.
  private var isAnyProduct = false
  /// Mistakes, by id, that were explained in full; the next time they are only named.
  private(set) var explained: Set<String>

  /// What is said to a choice that is wrong: a sentence, else what makes it.
  private struct Choice {
    var remark: String?
    var causes: [WrongAnswers.Cause] = []
  }

  init(_ question: Question, explained: Set<String>) {
    self.explained = explained
    kind = question.kind
    answer = question.answer
    places = question.prediction.places
    wrong = question.wrong
    rightChoice = question.rightChoice
    choices = question.choices.enumerated().map { index, choice in
      if question.prediction.maker != nil {
        return Choice(
          remark: "`\(Question.letter(index))` makes \(choice.value.shown), which is not what is "
            + "shown.")
      }
      return Choice(causes: question.wrong.causes(of: choice.value))
    }
  }

  /// A question that is typed in full.
  init(_ kind: Question.Kind, _ wrong: WrongAnswers, explained: Set<String>) {
    self.explained = explained
    self.kind = kind
    self.wrong = wrong
    answer = wrong.right
    places = wrong.places
    rightChoice = nil
    choices = []
  }

  /// A choice among as many as there are remarks.
  init(right: Int, remarks: [String]) {
    explained = []
    kind = .choice(count: remarks.count)
    answer = .integer(right)
    places = nil
    wrong = WrongAnswers(to: answer)
    rightChoice = right
    choices = remarks.map { Choice(remark: $0) }
  }

  /// What is to be typed, in words for a line that asks for it.
  var wanted: String {
    if asksFirstStep, let beginning = wrong.beginning {
      guard isAnyProduct else { return "The first step, \(beginning.steps[0].text)" }
      let count = beginning.steps.count
      return count == 1 ? "The product" : "One of the \(count) products"
    }
    return switch kind {
    case .choice(let count): "Your answer, \(Question.letter(0)) to \(Question.letter(count - 1))"
    case .numbers(let count) where count > 1: "Your answer, \(count) numbers"
    case .numbers, .matrix: "Your answer"
    }
  }

  /// How to answer, for whoever has typed nothing, or no answer.
  private var howTo: String {
    switch kind {
    case .choice(let count):
      "Type one of the letters \(Question.letter(0)) to \(Question.letter(count - 1))."
    case .numbers(let count) where count > 1:
      "Type \(count) numbers with spaces between them."
    case .numbers, .matrix: "Type a number, such as 3, 0.25, −2 or 3/4."
    }
  }
}

// MARK: - Trying

extension Answering {
  /// Judges a line.
  mutating func take(_ text: String) -> Outcome {
    if case .choice = kind { return choose(text) }
    if asksFirstStep, let outcome = takeFirstStep(text) { return outcome }
    switch Guess(text).compared(with: answer, places: places) {
    case .right: return .right
    case .empty: return .open("Nothing is answered yet. \(howTo)")
    case .unreadable: return .open(howTo)
    case .count(let typed, let wanted):
      return .open(
        "\(typed == 1 ? "That is" : "Those are") \(counted(typed, "number")); type \(wanted).")
    case .wrong: return .wrong(remark(on: text, wrong.causes(of: TypedNumbers(text))))
    case .rounded(let places):
      let causes = wrong.causes(of: TypedNumbers(text))
      return causes.isEmpty
        ? .open("Right as far as it goes. Type it to \(counted(places, "decimal")).")
        : .wrong(remark(on: text, causes))
    }
  }

  /// Nil where the text is no first step, but perhaps the whole answer.
  private mutating func takeFirstStep(_ text: String) -> Outcome? {
    let guess = Guess(text)
    guard let steps = wrong.beginning?.steps, let first = steps.first,
      guess.compared(with: answer, places: places) != .right
    else { return nil }
    if let step = step(text, among: isAnyProduct ? steps : [first]) {
      asksFirstStep = false
      return .open("Right: `\(step.text)` is \(NumberText.short(step.value)). And all of it?")
    }
    switch guess.compared(with: .number(first.value)) {
    case .empty, .unreadable, .count: return .open(howTo)
    case .rounded(let places): return .open("Type it to \(counted(places, "decimal")).")
    case .right, .wrong: break
    }
    // Whoever tries the whole answer again is told what is known of it.
    if let sentence = sentence(on: text, wrong.causes(of: TypedNumbers(text))) {
      return .wrong(sentence)
    }
    guard isAnyProduct else { return .open("\(Self.escaped(text)) is not `\(first.text)`.") }
    isAnyProduct = false
    let none = steps.count == 1 ? "is not it. It" : "is none of them. The first"
    return .open("\(Self.escaped(text)) \(none) is `\(first.text)`: what does that make?")
  }

  private func step(_ text: String, among steps: [WrongAnswers.Step]) -> WrongAnswers.Step? {
    steps.first { Guess(text).compared(with: .number($0.value)) == .right }
  }

  private mutating func choose(_ text: String) -> Outcome {
    let letter = trimmed(text).lowercased().filter { !"().".contains($0) }
    guard !letter.isEmpty else { return .open("Nothing is answered yet. \(howTo)") }
    guard let index = choices.indices.first(where: { Question.letter($0) == letter }) else {
      return .open(howTo)
    }
    if index == rightChoice { return .right }
    let choice = choices[index]
    return .wrong(choice.remark ?? sentence(on: letter, choice.causes) ?? "Not \(letter).")
  }

  /// Judges the cells of a matrix, as they were typed.
  mutating func take(_ cells: [[String]]) -> Outcome {
    guard let right = answer.matrix else { return .open(howTo) }
    let typed = cells.map { $0.map { TypedNumbers($0) } }
    func isNone(_ cell: TypedNumbers) -> Bool { cell.readings(of: 1).isEmpty }
    if let row = typed.firstIndex(where: { $0.contains(where: isNone) }),
      let column = typed[row].firstIndex(where: isNone)
    {
      return .open("In row \(row), column \(column), counted from 0, stands no number.")
    }
    let marks = zip(typed, right).map { typed, numbers in
      zip(typed, numbers).map { $0.holds([$1], asked: places) }
    }
    let count = marks.joined().count { $0 }
    if count == marks.joined().count { return .right }
    rightCells = marks
    let causes = wrong.causes(of: typed)
    if let sentence = sentence(on: "This", causes) { return .wrong(sentence) }
    return .wrong(
      count == 0
        ? "None of these cells is right yet. Begin with row 0, column 0, and write its sum down."
        : "\(counted(count, "cell")) of \(marks.joined().count) "
          + "\(isOrAre(count)) right: those with the sign ✓.")
  }

  private mutating func remark(on text: String, _ causes: [WrongAnswers.Cause]) -> String {
    if let sentence = sentence(on: text, causes) { return sentence }
    guard !Self.isLong(text) else { return "Not right yet." }
    let typed = Self.escaped(text)
    guard let beginning = wrong.beginning, !hasOfferedStep else { return "Not \(typed)." }
    if let step = step(text, among: beginning.steps) {
      return "\(typed) is `\(step.text)`, which is a step on the way. And all of it?"
    }
    (asksFirstStep, hasOfferedStep) = (true, true)
    switch beginning {
    case .step(let step):
      return "Not \(typed). Begin with the first step: what is `\(step.text)`?"
    case .products(let products):
      isAnyProduct = true
      return products.count == 1
        ? "Not \(typed). There is one product in its sum: what is it?"
        : "Not \(typed). There are \(products.count) products in its sum: what is one of them?"
    }
  }

  private mutating func sentence(on typed: String, _ causes: [WrongAnswers.Cause]) -> String? {
    // Two that fit equally well are named without advice.
    defer { if causes.count == 1, case .mistake(let id, _, _) = causes[0] { explained.insert(id) } }
    return WrongAnswers.sentence(
      on: Self.isLong(typed) ? "This" : Self.escaped(typed), causes, explained: explained)
  }

  /// So many characters of an answer are said again; what is longer stands in the line above.
  private static let longest = 16

  private static func isLong(_ text: String) -> Bool { trimmed(text).count > longest }

  /// What was typed, in Markdown that shows it as it is.
  private static func escaped(_ text: String) -> String {
    NumberText.typeset(clipped(trimmed(sanitized(text)), to: longest)).map { character in
      character.isASCII && (character.isPunctuation || character.isSymbol)
        ? "\\\(character)" : String(character)
    }.joined()
  }
}
