internal import Course
internal import TerminalText
internal import TerminalUI

extension LessonView {
  mutating func startPrediction() {
    guard let index = reading.openPredictions(step).first else {
      return notice = "There is no open prediction in this step."
    }
    ask("Your answer (Enter alone shows it): ", short: "Your answer: ", index)
    reveal(index)
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
      let typed = clipped(
        sanitized(text), to: 12, unicode: desk.console.capabilities.unicode)
      return ask("Not \(typed). Again (Enter shows it): ", short: "Not \(typed). Again: ", index)
    case .unreadable:
      return ask(
        "Type a number, like 3 or 0.25 (Enter shows it): ", short: "A number, please: ", index)
    }
    mode = .reading
    reading.answered.insert(index)
    layOut()
    reveal(index)
  }

  /// Brings all of a question, with its answer, into sight; where there is no room, its end.
  private mutating func reveal(_ index: Int) {
    guard let lines = reading.linesOfPrediction(index, in: drawn) else { return }
    pane.reveal(lines.lowerBound)
    pane.reveal(min(lines.upperBound, pane.lines.count) - 1)
  }

  /// Asks at the bottom of the window; in a narrow one in fewer words.
  private mutating func ask(_ prompt: String, short: String, _ index: Int) {
    let hasRoom = cellWidth(of: prompt) + 8 <= width
    mode = .predicting(LineEditor(prompt: hasRoom ? prompt : short), index)
  }
}

/// What a learner typed as an answer.
struct Guess {
  /// How the guess compares with the answer; `shown` where nothing was guessed.
  enum Assessment: Equatable { case shown, right, wrong, unreadable }

  private let text: String

  init(_ text: String) { self.text = text }

  /// Whether the numbers typed are those of the answer, in its order; decimals may be rounded, but
  /// not to fewer than two.
  ///
  /// Where one number is asked for, a comma may group its digits, as in `23,520`, or stand for the
  /// point, as in `0,25`.
  func compared(with answer: Value?) -> Assessment {
    guard let answer, text.contains(where: { !$0.isWhitespace }) else { return .shown }
    let wanted = answer.numbers
    guard wanted.count == 1, text.contains(",") else { return Self.compare(text, wanted) }
    let isGrouped = text.wholeMatch(of: /\s*[-−–]?\d{1,3}(,\d{3})+(\.\d*)?\s*/) != nil
    let asPoint = Self.compare(text.replacing(",", with: "."), wanted)
    if asPoint == .right || !isGrouped { return asPoint }
    return Self.compare(text.filter { $0 != "," }, wanted)
  }

  private static let separators = " ,;[]()×x"

  private static func compare(_ text: String, _ wanted: [Double]) -> Assessment {
    let typed = text.split(whereSeparator: separators.contains).map(TypedNumber.init)
    guard !typed.isEmpty, typed.allSatisfy({ $0.value != nil }) else { return .unreadable }
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
    let numbers = parts.map { Self.number($0.hasSuffix(".") ? $0.dropLast() : $0) }
    switch (numbers.count, numbers.first ?? nil, numbers.last ?? nil) {
    case (1, .some(let number), _): value = number
    case (2, .some(let top), .some(let bottom)) where bottom != 0: value = top / bottom
    default: value = nil
    }
  }

  /// What people call a number: neither `nan` nor `0x1p3`, and none too large to be one.
  private static func number(_ text: Substring) -> Double? {
    guard text.allSatisfy({ "0123456789.-+eE".contains($0) }), let number = Double(text),
      number.isFinite
    else { return nil }
    return number
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
