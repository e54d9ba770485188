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
  private var learned: [CurvePlot.Point] = []
  private let begin = ContinuousClock.now

  init(_ job: TrainingJob, _ capabilities: TerminalCapabilities) {
    (self.job, self.capabilities) = (job, capabilities)
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
    learned.append(.init(x: share, y: Double(metrics.right - before.right) / pictures))
  }

  /// How much of the run is done.
  private var share: Double {
    let epochsDone =
      Double(current.epoch - 1) + Double(current.metrics.pictures) / Double(current.all)
    return epochsDone / Double(job.run.options.epochs)
  }

  mutating func frame(_ size: Size) -> Frame {
    capabilities.width = size.columns
    var lines = [heading, progress, ""]
    let isWide = size.columns >= 76
    let width = isWide ? (size.columns - 4) / 2 : size.columns
    let height = max(4, min(12, (size.rows - 12) / (isWide ? 1 : 2)))
    let loss = CurvePlot(
      title: "loss", points: [losses], range: nil, capabilities: capabilities
    ).lines(width: width, height: height)
    let heldOut = epochs.compactMap { epoch in
      epoch.validation.map {
        CurvePlot.Point(
          x: Double(epoch.number) / Double(job.run.options.epochs), y: $0.accuracy)
      }
    }
    let accuracy = CurvePlot(
      title: "read right" + (heldOut.isEmpty ? "" : " (o: held out)"), points: [learned],
      marks: heldOut, range: nil, capabilities: capabilities
    ).lines(width: width, height: height)
    if isWide {
      lines += zip(loss, accuracy).map { padded($0, to: width + 4) + $1 }
    } else {
      lines += loss + accuracy
    }
    lines.append("")
    if let filters {
      lines += TrainingPictures(job, capabilities).filters(rows: 1, weights: filters)
    }
    lines = Array(lines.prefix(max(size.rows - 1, 1)))
    lines.append(capabilities.styled("Ctrl-C or q ends after the current batch.", .dim))
    return Frame(lines: lines)
  }

  private var heading: String {
    let last = epochs.last?.validation.map {
      "   held out \(TrainingNumbers.percent($0.accuracy)) after epoch \(epochs.count)"
    }
    return capabilities.styled("\(job.rung.rawValue) on \(job.dataName)", .heading) + (last ?? "")
  }

  private var progress: String {
    let elapsed = max((ContinuousClock.now - begin) / .seconds(1), 1e-9)
    let read = Double(current.epoch - 1) * Double(current.all) + Double(current.metrics.pictures)
    let left = share > 0 ? elapsed * (1 - share) / share : 0
    let words =
      "  \(NumberText.fixed(share * 100, decimals: 0)) %   epoch \(current.epoch) of "
      + "\(job.run.options.epochs)   \(TrainingNumbers.grouped(Int(read / elapsed))) images/s   "
      + "\(TrainingNumbers.seconds(left)) left"
    let cells = max(5, min(40, capabilities.width - cellWidth(of: words)))
    return ProgressBar(share: share, cells: cells).text(for: capabilities) + words
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
