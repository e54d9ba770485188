internal import Course
internal import Judge
internal import TerminalText

/// What came of training a network made of the learner's functions, for a person.
struct TrainingResultText {
  let console: Console

  func lines(_ result: TrainingResult) -> [String] {
    switch result {
    case .report(let report, let output):
      heading(report) + table(report.losses, report.accuracies) + [""] + filters(report) + [""]
        + misread(report) + said(output)
    case .notBuilt(.compileErrors(let messages)):
      ["The network could not be compiled:"]
        + messages.map { "\($0.line):\($0.column): \(sanitized($0.text))" }
    case .notBuilt: ["The network could not be compiled. `cnn-tutor verify` says more."]
    case .stopped(let finding): ["The training stopped: \(finding.summary)."]
    }
  }

  /// What a training came to that the learner ended, by what was told of its epochs.
  func lines(stoppedAfter epochs: [TrainingMoment.Epoch]) -> [String] {
    guard let last = epochs.last else { return ["Stopped before the first step, as you asked."] }
    let percent = NumberText.fixed(last.accuracy * 100, decimals: 1)
    return table(epochs.map(\.loss), epochs.map(\.accuracy))
      + wrapped(
        "Stopped, as you asked. After \(counted(epochs.count - 1, "epoch")) the network reads \(percent) % "
          + "of the held-out pictures rightly.", width: console.capabilities.width)
  }

  private func heading(_ report: TrainingReport) -> [String] {
    wrapped(
      counted(report.trained, "picture")
        + " to learn from, \(report.heldOut) held out and never learned from.",
      width: console.capabilities.width)
  }

  /// One line an epoch: the loss, and how much of the held-out pictures is read rightly.
  private func table(_ losses: [Double], _ accuracies: [Double]) -> [String] {
    zip(losses, accuracies).enumerated().map { epoch, numbers in
      let (loss, accuracy) = numbers
      let name = epoch == 0 ? "before" : "epoch \(epoch)"
      let percent = NumberText.fixed(accuracy * 100, decimals: 1)
      let words =
        padded(name, to: 9) + "loss " + NumberText.fixed(loss, decimals: 4) + "  read rightly "
        + padded(percent, to: 5, alignment: .right) + " %"
      let room = min(40, console.capabilities.width - cellWidth(of: words) - 2)
      guard room >= 10, !console.capabilities.accessible else { return words }
      return words + "  "
        + ProgressBar(share: accuracy, cells: room).text(for: console.capabilities)
    }
  }

  private func filters(_ report: TrainingReport) -> [String] {
    FilterStrip(kind: "filters", filters: report.network.filters.compactMap(\.first))
      .lines(rows: report.network.filters.count, for: console.capabilities)
  }

  /// The first few pictures that are still read wrongly: some would puzzle a person as well.
  private func misread(_ report: TrainingReport) -> [String] {
    let count = report.misread.count
    let heading = "\(count) of the held-out pictures \(isOrAre(count)) read wrongly."
    let shown = report.misread.prefix(6).map { misread in
      (
        lines: HeatMap(misread.picture, range: 0...1).pictureLines(for: console.capabilities),
        caption: "\(misread.digit), read as \(misread.read)"
      )
    }
    guard !console.capabilities.accessible else {
      let words = shown.map(\.caption).joined(separator: "; ")
      return wrapped(
        heading + (words.isEmpty ? "" : " The first of them: \(words)."),
        width: console.capabilities.width)
    }
    return [heading, ""]
      + PictureStrip(shown, width: console.capabilities.width).lines(rows: shown.count)
  }

  private func said(_ output: String) -> [String] {
    output.isEmpty ? [] : ["", "Your functions printed:", sanitized(output, keepingNewlines: true)]
  }
}
