internal import Course
internal import Practice
internal import TerminalText

/// A round of practice: what is asked, what was answered, and what is said to it. It is shown by a
/// window or told line by line.
struct PracticeRound {
  enum Phase: Equatable {
    /// The item waits for an answer; the lines are what is said to the last one.
    case asking([String])
    /// It was answered: how sure was the learner?
    case rating
    /// It is done with.
    case told([String])
    case over
  }

  /// How sure the learner was of an answer before it was judged.
  enum Sureness: Int, CaseIterable {
    case guessed = 1, rather, sure

    var words: String {
      switch self {
      case .guessed: "a guess"
      case .rather: "rather sure"
      case .sure: "sure"
      }
    }
  }

  /// What became of the first answer to an item.
  struct Outcome {
    var item: PracticeItem
    var isRight: Bool
    var sureness: Sureness
  }

  let items: [PracticeItem]
  private(set) var index = 0
  private(set) var phase = Phase.asking([])
  /// The first answers, as far as there are any.
  private(set) var outcomes: [Outcome] = []
  private var typed = ""
  private let note: (Outcome) -> Void

  /// - Parameter note: called once for each item that was answered, as soon as it is.
  init(_ items: [PracticeItem], note: @escaping (Outcome) -> Void) {
    self.items = items
    self.note = note
    if items.isEmpty { phase = .over }
  }

  var item: PracticeItem? { items.indices.contains(index) ? items[index] : nil }

  /// Whether the first answer to this item was judged.
  private var isJudged: Bool { outcomes.count > index }
}

extension PracticeRound {
  /// What stands above the item: which of how many it is, and of which lesson.
  var heading: String {
    guard let item else { return "" }
    return "\(index + 1) of \(items.count) · lesson \(item.lesson), \(item.lessonTitle)"
  }

  /// What can be done now.
  var prompt: String {
    switch phase {
    case .asking: isJudged ? "Once more (? shows it): " : "Your answer (? shows it): "
    case .rating:
      "How sure are you? "
        + Sureness.allCases.map { "\($0.rawValue) \($0.words)" }.joined(separator: ", ")
    case .told: index + 1 < items.count ? "Enter: the next one" : "Enter: the end"
    case .over: ""
    }
  }

  /// How it went, in a sentence or two.
  var summary: String {
    let right = outcomes.count(where: \.isRight)
    let asked = counted(outcomes.count, "item")
    if outcomes.isEmpty { return "Nothing was answered, so nothing has changed." }
    let rest =
      outcomes.count < items.count
      ? " The other \(items.count - outcomes.count) will be asked another time." : ""
    return "\(asked) answered, \(right) of them right at once.\(rest) What was wrong comes back "
      + "tomorrow, what was right later each time: after 1, 3, 7 and 21 days."
  }

  /// Takes an answer.
  mutating func answer(_ text: String) {
    guard case .asking = phase, let item else { return }
    let text = trimmed(text)
    if text == "?" {
      // Whoever has it shown to them did not know it.
      if !isJudged { judge(isRight: false, .guessed) }
      return phase = .told(told(item))
    }
    switch item.assessed(text) {
    case .unreadable(let sentence): phase = .asking([sentence])
    case .right where isJudged: phase = .told(["Right."] + working(item))
    case .wrong(let lines) where isJudged: phase = .asking(lines)
    case .right, .wrong:
      typed = text
      phase = .rating
    }
  }

  /// Takes how sure the learner was, and says what is to be said to the answer.
  mutating func rate(_ sureness: Sureness) {
    guard case .rating = phase, let item else { return }
    switch item.assessed(typed) {
    case .wrong(let lines):
      judge(isRight: false, sureness)
      phase = .asking(lines)
    case .right, .unreadable:
      judge(isRight: true, sureness)
      phase = .told(["Right."] + working(item))
    }
  }

  /// Goes on to the next item.
  mutating func goOn() {
    guard case .told = phase else { return }
    index += 1
    phase = item == nil ? .over : .asking([])
  }

  /// Notes an answer of which nobody said how sure they were: the round is left.
  mutating func leave() {
    if case .rating = phase { rate(.rather) }
  }

  private mutating func judge(isRight: Bool, _ sureness: Sureness) {
    guard let item else { return }
    let outcome = Outcome(item: item, isRight: isRight, sureness: sureness)
    outcomes.append(outcome)
    note(outcome)
  }

  private func told(_ item: PracticeItem) -> [String] {
    ["It is \(item.answerText)."] + working(item)
  }

  private func working(_ item: PracticeItem) -> [String] { item.working.map { [$0] } ?? [] }
}

extension PracticeItem {
  enum Assessment: Equatable {
    case right
    /// What there is to say to it.
    case wrong([String])
    /// How an answer is typed.
    case unreadable(String)
  }

  /// How an answer compares with the right one, and what to say to a wrong one; never the answer.
  func assessed(_ text: String) -> Assessment {
    if !choices.isEmpty { return assessedChoice(text) }
    switch Guess(text).compared(with: answer) {
    case .right: return .right
    case .empty, .unreadable:
      return .unreadable(
        answerCount == 1
          ? "Type a number, such as 3, −0.5 or 3/4."
          : "Type \(answerCount) numbers with blanks between them, such as 1 2.")
    case .count(_, let wanted): return .unreadable("Type \(counted(wanted, "number")).")
    case .rounded(let asked):
      return .unreadable("Type it with \(counted(asked, "decimal")), please.")
    case .wrong:
      let slip = mistakes.first { Guess(text).compared(with: $0.answer) == .right }
      return .wrong(slip.map { words(for: $0, typed: text) } ?? ["Not \(shortened(text))."])
    }
  }

  private func assessedChoice(_ text: String) -> Assessment {
    let letters = "abcdefgh".prefix(choices.count)
    guard text.count == 1, let letter = text.lowercased().first,
      let index = letters.firstIndex(of: letter)
    else { return .unreadable("Type one of the letters a to \(letters.last ?? "a").") }
    let choice = letters.distance(from: letters.startIndex, to: index)
    if choice == answer.integer { return .right }
    switch question {
    case .operation: return .wrong(["\(choices[choice]) makes another result of A and B."])
    default: return .wrong(["Not \(letter): then another result comes out."])
    }
  }

  private func words(for slip: Slip, typed: String) -> [String] {
    let ways = slip.titles.joined(separator: ", or where ")
    let advice = slip.advice.isEmpty ? [] : [slip.advice]
    if case .fault = question {
      return ["The number there is right. It only looks wrong where \(ways)."] + advice
    }
    return ["\(shortened(typed)) comes out where \(ways)."] + advice
  }

  /// A line of a pasted file can be long; an answer is not.
  private func shortened(_ text: String) -> String {
    clipped(sanitized(text), to: 40, unicode: true)
  }
}
