import ArgumentParser
import TerminalText
import Testing

@testable import Course
@testable import TerminalUI
@testable import cnn_tutor

/// The window in which the learner's own network trains, without a terminal.
@Suite struct OwnTrainingViewTests {
  private static func epoch(_ share: Double, accuracy: Double) -> TrainingMoment {
    .epoch(
      .init(share: share, loss: 2.3 * (1 - share), accuracy: accuracy, network: OwnNetworkTests.own)
    )
  }

  private static func view(_ size: Size) throws -> OwnTrainingView {
    let lesson = try #require(Course.embedded.lessons.first { $0.trains })
    var view = OwnTrainingView(
      lesson, TerminalCapabilities(width: size.columns), begin: .now - .seconds(10))
    let moments =
      [epoch(0, accuracy: 0.1)]
      + (1...20).map { .loss(2 / Double($0), at: Double($0) / 40) }
      + [epoch(0.5, accuracy: 0.9)]
    for moment in moments {
      guard case .repaint = view.handle(.message(.moment(moment))) else {
        Issue.record("a moment is to be seen")
        return view
      }
    }
    return view
  }

  @Test(arguments: [
    Size(columns: 40, rows: 20), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40),
  ])
  func `all of the window fits, and nothing of it is cut`(_ size: Size) throws {
    var view = try Self.view(size)
    let text = view.frame(size).expectFits(
      size,
      with: [
        "The network made of your functions", "held out 90.00 % after epoch 1", "50 %", "left",
        "loss", "read wrongly (o: held out)", "Ctrl-C or q",
      ])
    // The scales begin before the first step.
    #expect(text.contains("2.30") && text.contains("90.0 %"))
  }

  @Test func `it is left by the end, and by a key that leaves what was told`() throws {
    var view = try Self.view(Size(columns: 80, rows: 24))
    guard case .leave = view.handle(.key(.character("q"))) else {
      Issue.record("q leaves")
      return
    }
    #expect(!view.isDone && view.epochs.map(\.accuracy) == [0.1, 0.9])
    guard case .leave = view.handle(.message(.end)) else {
      Issue.record("the end leaves")
      return
    }
    #expect(view.isDone)
  }

  @Test func `what an ended training came to is said, before the first step too`() throws {
    var options = try DisplayOptions.parse([])
    options.width = 80
    let text = TrainingResultText(console: Console(options))
    let lines = text.lines(stoppedAfter: try Self.view(Size(columns: 80, rows: 24)).epochs)
    let said = lines.joined(separator: " ")
    #expect(said.contains("before") && said.contains("After 1 epoch the network reads 90.0 %"))
    #expect(lines.allSatisfy { cellWidth(of: $0) <= 80 })
    #expect(text.lines(stoppedAfter: []) == ["Stopped before the first step, as you asked."])
  }
}
