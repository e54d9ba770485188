internal import Course
internal import LearnerWorkspace
internal import Practice
internal import TerminalText

/// A round of practice: what is asked, what was answered, and what is said to it. It is shown by a
/// window or told line by line.
struct PracticeRound {
  enum Phase: Equatable {
    /// The item waits for an answer; the text is what is said to the last one, in Markdown.
    case asking(String)
    /// It was answered: how sure was the learner?
    case rating
    /// It is done with: what it was, in Markdown.
    case told(String)
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
  private(set) var phase = Phase.asking("")
  /// How the item is answered.
  private(set) var answering: Answering?
  /// The first answers, as far as there are any.
  private(set) var outcomes: [Outcome] = []
  /// What the first answer comes to, until it is rated.
  private var pending = Answering.Outcome.right
  /// Mistakes that were explained in full, by their ids in each lesson; the next time they are only named.
  private var explained: [String: Set<String>]
  private let note: (Outcome) -> Void

  /// - Parameters:
  ///   - explained: what verdicts have explained, by the lesson's slug.
  ///   - note: called once for each item that was answered, as soon as it is.
  init(
    _ items: [PracticeItem], explained: [String: Set<String>] = [:],
    note: @escaping (Outcome) -> Void
  ) {
    self.items = items
    self.explained = explained
    self.note = note
    begin()
  }

  /// Asks the item, or ends the round behind the last one.
  private mutating func begin() {
    answering = item.map { Answering($0, explained: explained[$0.template.slug] ?? []) }
    phase = item == nil ? .over : .asking("")
  }

  var item: PracticeItem? { items.indices.contains(index) ? items[index] : nil }

  /// Whether the first answer to this item was judged.
  private var isJudged: Bool { outcomes.count > index }
}

extension PracticeRound {
  /// What stands above the item: which of how many it is, how long the rest takes, and of which lesson
  /// it is.
  var heading: String {
    guard let item else { return "" }
    let minutes = counted(items.count - index, "minute")
    return "\(index + 1) of \(items.count), about \(minutes) left · lesson \(item.lesson), "
      + item.lessonTitle
  }

  /// What can be done now.
  var prompt: String {
    switch phase {
    case .asking: answering?.wanted ?? ""
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
      + "tomorrow, what was right later each time: after \(PracticeRecord.daysInWords)."
  }

  /// Takes what an answer comes to; one that is no answer yet is judged by nobody.
  mutating func take(_ attempt: (inout Answering) -> Answering.Outcome) {
    guard case .asking = phase, var answering else { return }
    let outcome = attempt(&answering)
    self.answering = answering
    switch outcome {
    case .open(let remark): phase = .asking(remark)
    case .right where isJudged: tell("Right.")
    case .wrong(let remark) where isJudged: phase = .asking(remark)
    case .right, .wrong:
      pending = outcome
      phase = .rating
    }
  }

  /// Shows the answer: whoever has it shown to them did not know it.
  mutating func show() {
    guard case .asking = phase, let item else { return }
    if !isJudged { judge(isRight: false, .guessed) }
    tell("It is \(Self.code(item.answerText)).")
  }

  /// Takes how sure the learner was, and says what is to be said to the answer.
  mutating func rate(_ sureness: Sureness) {
    guard case .rating = phase else { return }
    if case .wrong(let remark) = pending {
      judge(isRight: false, sureness)
      phase = .asking(remark)
    } else {
      judge(isRight: true, sureness)
      tell("Right.")
    }
  }

  /// Goes on to the next item.
  mutating func goOn() {
    guard case .told = phase else { return }
    if let item, let answering {
      explained[item.template.slug, default: []].formUnion(answering.explained)
    }
    index += 1
    begin()
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

  /// Ends the item with a sentence and how its answer is worked out.
  private mutating func tell(_ sentence: String) {
    let working = item?.working.map { "\n\n\(lead)\(Self.code($0))" }
    phase = .told(sentence + (working ?? ""))
  }

  /// What the sum of the item makes, where that is not the answer.
  private var lead: String {
    switch item?.question {
    case .change?: "Before it grew: "
    case .argument?: "With it: "
    case .fault?: "The right number there: "
    default: ""
    }
  }

  /// In a code span, where nothing is Markdown.
  private static func code(_ text: String) -> String {
    "`\(text.replacing("`", with: "'"))`"
  }
}
