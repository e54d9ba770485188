internal import Course
internal import TerminalMarkdown
internal import TerminalUI

extension LessonView {
  mutating func startPrediction() {
    guard let index = reading.openPredictions(step).first else {
      return notice = "There is no open prediction in this step."
    }
    mode = .predicting(LineEditor(prompt: "Your answer (Enter alone shows it): "), index)
    pane.reveal(reading.lineOfPrediction(index, step: step, width: width))
  }

  mutating func handlePrediction(_ key: Key, _ editor: LineEditor, _ index: Int) -> Reaction {
    var editor = editor
    switch editor.handle(key) {
    case .editing: mode = .predicting(editor, index)
    case .cancelled: mode = .reading
    case .submitted(let text): answer(text, index)
    }
    return .repaint
  }

  private mutating func answer(_ text: String, _ index: Int) {
    let guess = Guess(text)
    switch guess.compared(with: reading.answer(index)) {
    case .shown:
      notice = "Here it is."
    case .right:
      notice = "Right."
    case .wrong:
      mode = .predicting(
        LineEditor(prompt: "Not \(sanitized(text)). Again (Enter shows it): "), index)
      return
    case .unreadable:
      mode = .predicting(
        LineEditor(prompt: "Type a number, like 3 or 0.25 (Enter shows it): "), index)
      return
    }
    mode = .reading
    reading.answered.insert(index)
    layOut()
    pane.reveal(
      min(pane.lines.count - 1, reading.lineOfPrediction(index, step: step, width: width) + 6))
  }
}

/// What a learner typed as an answer.
struct Guess {
  enum Verdict: Equatable { case shown, right, wrong, unreadable }

  private let text: String

  init(_ text: String) { self.text = text }

  /// Whether the numbers typed are those of the answer, in its order; decimals may be rounded, but
  /// not to fewer than two.
  func compared(with answer: Value?) -> Verdict {
    let words = text.split { " ,;[]()×x".contains($0) }
    guard let answer, !words.isEmpty else { return .shown }
    let typed = words.map(TypedNumber.init)
    guard typed.allSatisfy({ $0.value != nil }) else { return .unreadable }
    let wanted = answer.numbers
    guard typed.count == wanted.count else { return .wrong }
    return zip(typed, wanted).allSatisfy { $0.matches($1) } ? .right : .wrong
  }
}

/// A number as it was typed, with how exact it was meant.
struct TypedNumber {
  let value: Double?
  private let decimals: Int

  /// Takes `3`, `.5`, `1.`, `−2` (with a minus sign of typesetting too) and `3/4`.
  init(_ text: some StringProtocol) {
    let plain = text.map { $0 == "−" || $0 == "–" ? "-" : $0 }
    let parts = String(plain).split(separator: "/", omittingEmptySubsequences: false)
    decimals = parts.count == 1 ? plain.drop { $0 != "." }.dropFirst().count : 15
    let numbers = parts.map { Double($0.hasSuffix(".") ? $0.dropLast() : $0) }
    switch (numbers.count, numbers.first ?? nil, numbers.last ?? nil) {
    case (1, .some(let number), _): value = number
    case (2, .some(let top), .some(let bottom)) where bottom != 0: value = top / bottom
    default: value = nil
    }
  }

  func matches(_ answer: Double) -> Bool {
    guard let value else { return false }
    let difference = (value - answer).magnitude
    if difference <= 1e-9 * max(1, answer.magnitude) { return true }
    guard decimals >= 2, answer != answer.rounded() else { return false }
    let unit = (0..<min(decimals, 15)).reduce(1.0) { unit, _ in unit / 10 }
    return difference <= unit / 2 * (1 + 1e-9)
  }
}

extension Value {
  /// All numbers in it, in reading order.
  var numbers: [Double] {
    switch self {
    case .integer, .number: [number ?? 0]
    case .list(let values): values.flatMap(\.numbers)
    case .tuple(let fields): fields.flatMap(\.value.numbers)
    case .none, .boolean, .text: []
    }
  }
}
