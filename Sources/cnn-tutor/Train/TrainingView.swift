internal import Engine
internal import TerminalText
internal import TerminalUI

/// The window of a training: how far it is, its curves, and the filters as they form.
struct TrainingView: View {
  private let job: TrainingJob
  private var capabilities: TerminalCapabilities
  private(set) var epochs: [TrainingRun.Epoch] = []
  private(set) var isDone = false
  private var current: (epoch: Int, metrics: Metrics, all: Int) = (1, Metrics(), 1)
  private var filters: Tensor?
  /// The loss of the pictures between two messages, at the share of the run where they were read.
  private var losses: [CurvePlot.Point] = []
  /// The share of them that was read wrongly: near the end that says more than what is right.
  private var wrong: [CurvePlot.Point] = []
  private let begin = ContinuousClock.now

  init(_ job: TrainingJob, _ capabilities: TerminalCapabilities) {
    (self.job, self.capabilities) = (job, capabilities)
    losses = [.init(x: 0, y: job.before.meanCost)]
    wrong = [.init(x: 0, y: 1 - job.before.accuracy)]
  }

  mutating func begin(_ capabilities: TerminalCapabilities) { self.capabilities = capabilities }

  mutating func handle(_ event: Event<LiveTraining.Message>) -> Reaction {
    switch event {
    case .message(.batch(let epoch, let metrics, let all, let filters)):
      note(epoch: epoch, metrics, of: all)
      if let filters { self.filters = filters }
      return .repaint
    case .message(.epoch(let epoch)):
      epochs.append(epoch)
      return .repaint
    case .message(.end):
      isDone = true
      return .leave
    case .key(.character("q")), .key(.escape): return .leave
    default: return .none
    }
  }

  private mutating func note(epoch: Int, _ metrics: Metrics, of all: Int) {
    let before = epoch == current.epoch ? current.metrics : Metrics()
    let pictures = Double(metrics.pictures - before.pictures)
    current = (epoch, metrics, all)
    guard pictures > 0 else { return }
    losses.append(.init(x: share, y: (metrics.cost - before.cost) / pictures))
    wrong.append(.init(x: share, y: 1 - Double(metrics.right - before.right) / pictures))
  }

  /// How much of the run is done.
  private var share: Double {
    let epochsDone =
      Double(current.epoch - 1) + Double(current.metrics.pictures) / Double(current.all)
    return epochsDone / Double(job.run.options.epochs)
  }

  mutating func frame(_ size: Size) -> Frame {
    capabilities.width = size.columns
    let keys = "Ctrl-C or q ends after this batch."
    let head =
      wrapped(heading, width: size.columns).map { capabilities.styled($0, .heading) } + progress
    let isWide = size.columns >= 76
    let width = isWide ? (size.columns - 4) / 2 : size.columns
    // Two titles where the curves stand one below the other, and the line of keys.
    let room = size.rows - head.count - 1
    let pictures = filterLines(room: room - (isWide ? 6 : 10))
    let height = max(
      2, min(12, (room - pictures.count) / (isWide ? 1 : 2) - 1))
    let loss = CurvePlot(
      title: "loss", points: [losses], isLogarithmic: true,
      label: { NumberText.fixed($0, decimals: $0 < 0.1 ? 4 : 2) }, capabilities: capabilities
    ).lines(width: width, height: height)
    let heldOut = epochs.compactMap { epoch in
      epoch.validation.map {
        CurvePlot.Point(
          x: Double(epoch.number) / Double(job.run.options.epochs), y: 1 - $0.accuracy)
      }
    }
    let errors = CurvePlot(
      title: "read wrongly" + (heldOut.isEmpty ? "" : " (o: held out)"), points: [wrong],
      marks: heldOut, isLogarithmic: true,
      label: { NumberText.fixed($0 * 100, decimals: 1) + " %" },
      capabilities: capabilities
    ).lines(width: width, height: height)
    let curves =
      isWide ? zip(loss, errors).map { padded($0, to: width + 4) + $1 } : loss + errors
    let lines = Array((head + curves + pictures).prefix(max(size.rows - 1, 1)))
    return Frame(lines: lines + [capabilities.styled(keys, .dim)])
  }

  /// The filters of the first layer, where there is room for them.
  private func filterLines(room: Int) -> [String] {
    guard let filters else { return [] }
    let lines = TrainingPictures(job, capabilities).filters(rows: 1, weights: filters)
    let trimmed = Array(lines.reversed().drop { $0.isEmpty }.reversed())
    return trimmed.count <= room ? trimmed : []
  }

  private var heading: String {
    let last = epochs.last?.validation.map {
      "   held out \(TrainingNumbers.percent($0.accuracy)) after epoch \(epochs.count)"
    }
    return "\(job.rung.rawValue) on \(job.dataName)" + (last ?? "")
  }

  /// The bar and how fast it goes; below each other where there is no room for both.
  private var progress: [String] {
    let elapsed = max((ContinuousClock.now - begin) / .seconds(1), 1e-9)
    let read = Double(current.epoch - 1) * Double(current.all) + Double(current.metrics.pictures)
    let left = share > 0 ? elapsed * (1 - share) / share : 0
    let words =
      "\(NumberText.fixed(share * 100, decimals: 0)) %  epoch \(current.epoch) of "
      + "\(job.run.options.epochs)  \(TrainingNumbers.grouped(Int(read / elapsed))) images/s  "
      + "\(TrainingNumbers.seconds(left)) left"
    let room = capabilities.width - cellWidth(of: words) - 2
    guard room >= 10 else {
      return [ProgressBar(share: share, cells: capabilities.width).text(for: capabilities)]
        + wrapped(words, width: capabilities.width)
    }
    return [ProgressBar(share: share, cells: min(40, room)).text(for: capabilities) + "  " + words]
  }
}

/// A share as a bar.
struct ProgressBar {
  var share: Double
  var cells: Int

  func text(for capabilities: TerminalCapabilities) -> String {
    let full = max(0, min(cells, Int((share * Double(cells)).rounded())))
    return capabilities.styled(
      String(repeating: capabilities.unicode ? "█" : "#", count: full), .good)
      + capabilities.styled(
        String(repeating: capabilities.unicode ? "░" : "-", count: cells - full), .dim)
  }
}
