internal import Course
internal import Judge
internal import TerminalText

/// What came of training a network made of the learner's functions, for a person.
struct TrainingResultText {
  let console: Console

  func lines(_ result: TrainingResult) -> [String] {
    switch result {
    case .report(let report, let output):
      table(report) + [""] + filters(report) + [""] + misread(report) + said(output)
    case .notBuilt(.compileErrors(let messages)):
      ["The network could not be compiled:"]
        + messages.map { "\($0.line):\($0.column): \(sanitized($0.text))" }
    case .notBuilt: ["The network could not be compiled. `cnn-tutor verify` says more."]
    case .stopped(let finding): ["The training stopped: \(finding.summary)."]
    }
  }

  /// One line an epoch: the loss, and how much of the held-out pictures is read rightly.
  private func table(_ report: TrainingReport) -> [String] {
    let heading =
      counted(report.trained, "picture")
      + " to learn from, \(report.heldOut) held out and never learned from."
    let rows = zip(report.losses, report.accuracies).enumerated().map { epoch, numbers in
      let (loss, accuracy) = numbers
      let name = epoch == 0 ? "before" : "epoch \(epoch)"
      let percent = NumberText.fixed(accuracy * 100, decimals: 1)
      let length = max(0, min(40, console.capabilities.width - 42))
      let filled = Int((accuracy * Double(length)).rounded())
      let bar = String(repeating: "#", count: filled)
      return padded(name, to: 9) + "loss " + NumberText.fixed(loss, decimals: 4)
        + padded("  read rightly ", to: 14) + padded(percent, to: 5, alignment: .right) + " %  "
        + (console.capabilities.accessible ? "" : bar)
    }
    return wrapped(heading, width: console.capabilities.width) + rows
  }

  private func filters(_ report: TrainingReport) -> [String] {
    report.network.filters.compactMap(\.first).enumerated().flatMap { index, filter in
      HeatMap(filter, title: "filter \(index)").lines(for: console.capabilities)
    }
  }

  /// The first few pictures that are still read wrongly: some would puzzle a person as well.
  private func misread(_ report: TrainingReport) -> [String] {
    let count = report.misread.count
    let heading = "\(count) of the held-out pictures \(isOrAre(count)) read wrongly."
    return [heading]
      + report.misread.prefix(3).flatMap { misread in
        [""]
          + HeatMap(misread.picture, title: "a \(misread.digit), read as \(misread.read)")
          .lines(for: console.capabilities)
      }
  }

  private func said(_ output: String) -> [String] {
    output.isEmpty ? [] : ["", "Your functions printed:", sanitized(output, keepingNewlines: true)]
  }
}
