internal import TerminalText
internal import TerminalUI

/// The two curves of a training with the filters below them, in a window of any size.
struct TrainingCurves {
  /// The loss at a share of the run.
  var losses: [CurvePlot.Point] = []
  /// The share of the pictures that was read wrongly while they were learned from: near the end that
  /// says more than what is right.
  var wrong: [CurvePlot.Point] = []
  /// The same of the held-out pictures, after each epoch.
  var heldOut: [CurvePlot.Point] = []

  /// - Parameters:
  ///   - head: what stands above.
  ///   - keys: what can be typed, in the last line.
  ///   - pictures: lines below the curves; left out where they have no room.
  func frame(
    _ size: Size, head: [String], keys: String, pictures: [String],
    _ capabilities: TerminalCapabilities
  ) -> Frame {
    let isWide = size.columns >= 76
    let width = isWide ? (size.columns - 4) / 2 : size.columns
    // Two titles where the curves stand one below the other, and the line of keys.
    let room = size.rows - head.count - 1
    let trimmed = Array(pictures.reversed().drop { $0.isEmpty }.reversed())
    let shown = trimmed.count <= room - (isWide ? 6 : 10) ? trimmed : []
    let height = max(2, min(12, (room - shown.count) / (isWide ? 1 : 2) - 1))
    let loss = CurvePlot(
      title: "loss", points: [losses], isLogarithmic: true,
      label: { NumberText.fixed($0, decimals: $0 < 0.1 ? 4 : 2) }, capabilities: capabilities
    ).lines(width: width, height: height)
    let errors = CurvePlot(
      title: "read wrongly" + (heldOut.isEmpty ? "" : " (o: held out)"), points: [wrong],
      marks: heldOut, isLogarithmic: true,
      label: { NumberText.fixed($0 * 100, decimals: 1) + " %" },
      capabilities: capabilities
    ).lines(width: width, height: height)
    let curves =
      isWide ? zip(loss, errors).map { padded($0, to: width + 4) + $1 } : loss + errors
    let lines = Array((head + curves + shown).prefix(max(size.rows - 1, 1)))
    return Frame(lines: lines + [capabilities.styled(keys, .dim)])
  }
}

/// How far a run is: a bar with words beside it, or below where there is no room for both.
struct TrainingProgress {
  var share: Double
  var words: String

  func lines(for capabilities: TerminalCapabilities) -> [String] {
    let room = capabilities.width - cellWidth(of: words) - 2
    guard room >= 10 else {
      return [ProgressBar(share: share, cells: capabilities.width).text(for: capabilities)]
        + wrapped(words, width: capabilities.width)
    }
    return [ProgressBar(share: share, cells: min(40, room)).text(for: capabilities) + "  " + words]
  }
}
