import ArgumentParser
import TerminalText
import Testing

@testable import Engine
@testable import TerminalUI
@testable import cnn_tutor

/// The window of a training, without a terminal.
@Suite struct TrainingViewTests {
  static func job() throws -> TrainingJob {
    try TrainingJob(try TrainCommand.parse(["--network", "course"]))
  }

  static func view(_ size: Size) throws -> TrainingView {
    let job = try job()
    let capabilities = TerminalCapabilities(width: size.columns)
    var view = TrainingView(job, capabilities)
    var metrics = Metrics()
    // The cost falls from 2 to 0.002, and of ten pictures fewer and fewer are wrong.
    for batch in 1...40 {
      metrics += read(10, right: 5 + batch / 8, cost: 20 / Double(batch * batch))
      _ = view.handle(
        .message(
          .batch(epoch: 1, metrics: metrics, all: 400, filters: job.run.network.tensors[0])))
    }
    _ = view.handle(
      .message(
        .epoch(
          TrainingRun.Epoch(
            number: 1, training: metrics, validation: read(100, right: 91, cost: 30), seconds: 2,
            stepSize: 0.1))))
    return view
  }

  static func read(_ pictures: Int, right: Int, cost: Double) -> Metrics {
    var metrics = Metrics()
    (metrics.pictures, metrics.right, metrics.cost) = (pictures, right, cost)
    return metrics
  }

  @Test(arguments: [
    Size(columns: 40, rows: 20), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40),
  ])
  func `all of the window fits, and nothing of it is cut`(_ size: Size) throws {
    var view = try Self.view(size)
    // Both curves with the ends of their scales, the way so far, and how to leave.
    let text = view.frame(size).expectFits(
      size,
      with: [
        "loss", "read wrongly (o: held out)", "held out 91.00 %", "epoch 1 of 30", "left",
        "Ctrl-C or q",
      ])
    // The scale begins with the loss before the first step.
    let before = NumberText.fixed(try Self.job().before.meanCost, decimals: 2)
    #expect(text.contains(before))
  }

  @Test func `on a logarithmic scale each tenth is as high as the one before`() {
    let capabilities = TerminalCapabilities(unicode: false)
    let points = (0...4).map { step in
      CurvePlot.Point(x: Double(step) / 4, y: [1, 0.1, 0.01, 0.001, 0.0001][step])
    }
    let lines = CurvePlot(
      title: "loss", points: [points], isLogarithmic: true, capabilities: capabilities
    ).lines(width: 20, height: 5)
    let places = lines.dropFirst().compactMap { line in
      line.firstIndex(of: "*").map { line.distance(from: line.startIndex, to: $0) }
    }
    #expect(places.count == 5)
    // One a line, evenly to the right.
    let steps = zip(places, places.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { (2...5).contains($0) }, "\(lines)")
    // What is 0 lies at the bottom, and does not stretch the scale to nothing.
    let zero = CurvePlot(
      title: "", points: [points + [.init(x: 1, y: 0)]], isLogarithmic: true,
      capabilities: capabilities
    ).lines(width: 20, height: 5)
    #expect(zero[5].contains("*") && zero[1].hasPrefix("1.00"))
  }

  @Test(arguments: [
    (3.26, "3.3 s"), (99.9, "99.9 s"), (125, "2 min 5 s"), (120, "2 min"), (1082.1, "18 min"),
    (1e300, "more than 100 years"),
  ])
  func `time is said in minutes where it is long`(seconds: Double, text: String) {
    #expect(TrainingNumbers.seconds(seconds) == text)
  }
}
