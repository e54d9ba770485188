internal import Course
internal import TerminalText
internal import TerminalUI

/// The window in which the network made of the learner's functions trains.
struct OwnTrainingView: View {
  enum Message: Sendable {
    case moment(TrainingMoment)
    case end
  }

  /// What is told of the epochs so far; the first stands for the network before any step.
  private(set) var epochs: [TrainingMoment.Epoch] = []
  private(set) var isDone = false
  private let lesson: Lesson
  private var capabilities: TerminalCapabilities
  private var curves = TrainingCurves()
  private var share = 0.0
  private let begin: ContinuousClock.Instant

  /// - Parameter begin: when the first moment came.
  init(
    _ lesson: Lesson, _ capabilities: TerminalCapabilities,
    begin: ContinuousClock.Instant = .now
  ) {
    (self.lesson, self.capabilities, self.begin) = (lesson, capabilities, begin)
  }

  mutating func begin(_ capabilities: TerminalCapabilities) { self.capabilities = capabilities }

  mutating func handle(_ event: Event<Message>) -> Reaction {
    switch event {
    case .message(.moment(let moment)):
      note(moment)
      return .repaint
    case .message(.end):
      isDone = true
      return .leave
    case .key(.character("q")), .key(.escape): return .leave
    default: return .none
    }
  }

  private mutating func note(_ moment: TrainingMoment) {
    switch moment {
    case .loss(let loss, let place):
      share = place
      curves.losses.append(.init(x: place, y: loss))
    case .epoch(let epoch):
      share = epoch.share
      // The others came already, picture by picture.
      if epochs.isEmpty { curves.losses.append(.init(x: epoch.share, y: epoch.loss)) }
      curves.heldOut.append(.init(x: epoch.share, y: 1 - epoch.accuracy))
      epochs.append(epoch)
    }
  }

  mutating func frame(_ size: Size) -> Frame {
    capabilities.width = size.columns
    let elapsed = (ContinuousClock.now - begin) / .seconds(1)
    var words = "\(NumberText.fixed(share * 100, decimals: 0)) %"
    // The first moments say nothing of how long the rest takes.
    if share > 0.01 { words += "  \(TrainingNumbers.seconds(elapsed * (1 - share) / share)) left" }
    let head =
      wrapped(heading, width: size.columns).map { capabilities.styled($0, .heading) }
      + TrainingProgress(share: share, words: words).lines(for: capabilities)
    let filters = epochs.last.map { $0.network.filters.compactMap(\.first) } ?? []
    return curves.frame(
      size, head: head, keys: "Ctrl-C or q ends the training.",
      pictures: FilterStrip(kind: "filters", filters: filters).lines(rows: 1, for: capabilities),
      capabilities)
  }

  private var heading: String {
    let read = epochs.last.map { epoch in
      "   held out \(TrainingNumbers.percent(epoch.accuracy))"
        + (epochs.count > 1 ? " after epoch \(epochs.count - 1)" : " before the first step")
    }
    return "The network made of your functions, lesson \(lesson.number)" + (read ?? "")
  }
}
