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
  /// Of the pictures between two messages, at the share of the run where they were read.
  private var curves = TrainingCurves()
  private let begin = ContinuousClock.now

  init(_ job: TrainingJob, _ capabilities: TerminalCapabilities) {
    (self.job, self.capabilities) = (job, capabilities)
    curves.losses = [.init(x: 0, y: job.before.meanCost)]
    curves.wrong = [.init(x: 0, y: 1 - job.before.accuracy)]
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
      if let validation = epoch.validation {
        let share = Double(epoch.number) / Double(job.run.options.epochs)
        curves.heldOut.append(.init(x: share, y: 1 - validation.accuracy))
      }
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
    curves.losses.append(.init(x: share, y: (metrics.cost - before.cost) / pictures))
    curves.wrong.append(
      .init(x: share, y: 1 - Double(metrics.right - before.right) / pictures))
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
    return curves.frame(
      size, head: head, keys: keys, pictures: filterLines, capabilities)
  }

  /// The filters of the first layer.
  private var filterLines: [String] {
    guard let filters else { return [] }
    return TrainingPictures(job, capabilities).filters(rows: 1, weights: filters)
  }

  private var heading: String {
    let last = epochs.last?.validation.map {
      ": held out \(TrainingNumbers.percent($0.accuracy)) after epoch \(epochs.count)"
    }
    return "\(job.rung.rawValue) on \(job.dataName)" + (last ?? "")
  }

  /// The bar and how fast it goes.
  private var progress: [String] {
    let elapsed = max((ContinuousClock.now - begin) / .seconds(1), 1e-9)
    let read = Double(current.epoch - 1) * Double(current.all) + Double(current.metrics.pictures)
    let left = share > 0 ? elapsed * (1 - share) / share : 0
    let words =
      "\(NumberText.fixed(share * 100, decimals: 0)) %  epoch \(current.epoch) of "
      + "\(job.run.options.epochs)  \(TrainingNumbers.grouped(Int(read / elapsed))) images/s  "
      + "\(TrainingNumbers.seconds(left)) left"
    return TrainingProgress(share: share, words: words).lines(for: capabilities)
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
