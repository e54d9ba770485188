internal import Course
internal import Platform
internal import Practice
internal import TerminalText

/// A round of practice for a screen reader or a plain terminal: text that only grows.
struct SpokenPractice {
  private(set) var round: PracticeRound
  private let console: Console

  init(_ round: PracticeRound, console: Console) {
    self.round = round
    self.console = console
  }

  mutating func ask() {
    var shown: Int?
    while let item = round.item {
      if shown != round.index {
        shown = round.index
        console.say(round.heading)
        console.print(item.lines(console.capabilities))
      }
      switch round.phase {
      case .asking(let remark), .told(let remark):
        if !remark.isEmpty {
          console.print(Prediction.remarkLines(remark, for: console.capabilities))
        }
      case .rating, .over: break
      }
      guard goOn() else { return round.leave() }
    }
  }

  /// - Returns: false where the round is left, or the input ends.
  private mutating func goOn() -> Bool {
    guard case .asking = round.phase, let answering = round.answering else {
      console.write("\(console.capabilities.spelled(round.prompt)). q leaves: ")
      guard let line = Input.line(), line != "q" else { return false }
      if case .rating = round.phase {
        if let sureness = Int(line).flatMap(PracticeRound.Sureness.init(rawValue:)) {
          round.rate(sureness)
        }
      } else {
        round.goOn()
      }
      return true
    }
    let prompt = SpokenAnswer(
      console: console, commands: ["s", "q"], help: "s shows it, q leaves")
    switch prompt.ask(answering) {
    case nil, .command("q"): return false
    case .command: round.show()
    case .text(let text): round.take { $0.take(text) }
    case .cells(let cells): round.take { $0.take(cells) }
    }
    return true
  }
}
