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
      case .asking(let said), .told(let said): for text in said { console.say(text) }
      case .rating, .over: break
      }
      console.write("\(console.capabilities.spelled(round.prompt))\(isLine ? "" : ". q: quit. ")")
      guard let line = Input.line(), line != "q" else {
        round.leave()
        return
      }
      switch round.phase {
      case .asking: round.answer(line)
      case .rating: if let number = Int(line) { rate(number) }
      case .told: round.goOn()
      case .over: return
      }
    }
  }

  private var isLine: Bool {
    if case .asking = round.phase { return true }
    return false
  }

  private mutating func rate(_ number: Int) {
    if let sureness = PracticeRound.Sureness(rawValue: number) { round.rate(sureness) }
  }
}
