internal import Course
internal import Practice
internal import TerminalText

/// An operation whose steps the learner works out, cell by cell: each product, then the sum.
struct AskedSteps {
  let explanation: Explanation
  /// Which cell is worked out.
  private(set) var cell: Int
  /// How many of its steps are done.
  private(set) var done = 0
  /// What is said to the last answer.
  private(set) var said: [String] = []
  /// Those of the cell.
  private(set) var steps: [Explanation.Step]
  private let mistakes: CellMistakes

  /// - Parameters:
  ///   - cell: with which it begins.
  ///   - mistakes: what the lessons' mistakes make of the numbers.
  init(_ explanation: Explanation, from cell: Int, mistakes: CellMistakes = CellMistakes()) {
    self.explanation = explanation
    self.mistakes = mistakes
    self.cell = cell
    steps = explanation.cells.isEmpty ? [] : explanation.steps(of: cell)
  }

  /// The step that is asked for; nil behind the last one.
  var step: Explanation.Step? { steps.indices.contains(done) ? steps[done] : nil }

  var prompt: String {
    guard let step else { return "Enter: the end" }
    return "\(step.prompt) = "
  }

  /// Shows the step.
  mutating func show() {
    if let step { goOn("It is", step) }
  }

  /// Takes an answer.
  mutating func answer(_ text: String) {
    guard let step else { return }
    let typed = TypedNumbers(text)
    switch Guess(text).compared(with: .number(step.answer)) {
    case .right: goOn("Right:", step)
    case .wrong, .count:
      let words =
        explanation.words(on: typed, at: step, of: cell)
        ?? mistakes.words(on: typed, at: step, of: cell, in: explanation)
      let shown = clipped(sanitized(trimmed(text)), to: 20, unicode: true)
      said = ["Not \(shown). " + (words ?? "Try it once more; s shows it.")]
    case .rounded(let asked): said = ["Type it with \(counted(asked, "decimal")), please."]
    case .empty, .unreadable: said = ["Type a number, such as 3 or −0.5; s shows the step."]
    }
  }

  private mutating func goOn(_ word: String, _ step: Explanation.Step) {
    said = ["\(word) \(step.question) = \(NumberText.short(step.answer))"]
    done += 1
    guard done == steps.count, cell + 1 < explanation.cells.count else { return }
    let place = explanation.results[0].index(explanation.cells[cell].place).map { "[\($0)]" }
    said.append("Cell \(place.joined()) is done.")
    cell += 1
    done = 0
    steps = explanation.steps(of: cell)
  }
}
