internal import ConvNet
internal import Engine
internal import TerminalText

/// What a network looks at and what it gets wrong, as pictures in rows.
struct TrainingPictures {
  private let job: TrainingJob
  private let capabilities: TerminalCapabilities

  init(_ job: TrainingJob, _ capabilities: TerminalCapabilities) {
    (self.job, self.capabilities) = (job, capabilities)
  }

  /// The filters of the first layer, as many as fit into so many rows.
  ///
  /// - Parameter weights: of the first layer; the network's where nil.
  func filters(rows: Int, weights: Tensor? = nil) -> [String] {
    let tensor = weights ?? job.run.network.tensors[0]
    let (maps, height, width) = (tensor.shape[0], tensor.shape[2], tensor.shape[3])
    let kind = height == job.pictures.shape.rows ? "weights of its first neurons" : "first filters"
    let filters = (0..<maps).map { map in
      rowsOf(
        tensor.numbers[map * height * width..<(map + 1) * height * width].map(Double.init),
        columns: width)
    }
    return FilterStrip(kind: kind, filters: filters).lines(rows: rows, for: capabilities)
  }

  /// The first test pictures that are read wrongly, with what was read.
  func misread(_ count: Int) -> [String] {
    let classes = job.testPictures.classes
    let rows = job.run.network.probabilities(
      of: job.testPictures, Array(job.testPictures.indices)
    ).rows
    var pictures: [(lines: [String], caption: String)] = []
    var words: [String] = []
    for (number, example) in job.testPictures.enumerated() where pictures.count < count {
      let probabilities = rows[number * classes..<(number + 1) * classes]
      let read = probabilities.firstIndex(of: probabilities.max() ?? 0).map {
        $0 - probabilities.startIndex
      }
      guard let read, read != example.label else { continue }
      let caption = "\(example.label), read as \(read)"
      words.append("test picture \(number + 1) is a \(caption)")
      pictures.append(
        (
          HeatMap(example.image.rowsOfColumns, range: 0...1).pictureLines(for: capabilities),
          caption
        ))
    }
    guard !pictures.isEmpty else { return [] }
    if capabilities.accessible {
      return wrapped("Misread: " + words.joined(separator: "; ") + ".", width: capabilities.width)
    }
    return heading("The first test pictures that it reads wrongly:")
      + PictureStrip(pictures, width: capabilities.width).lines(rows: count)
  }

  private func heading(_ text: String) -> [String] {
    wrapped(text, width: capabilities.width).map { capabilities.styled($0, .bold) }
  }

  private func rowsOf(_ cells: [Double], columns: Int) -> [[Double]] {
    stride(from: 0, to: cells.count, by: columns).map { Array(cells[$0..<$0 + columns]) }
  }
}

/// Filters side by side, as many as fit into so many rows, below what they are. All have one scale, in
/// whose middle is 0.
struct FilterStrip {
  var kind: String
  var filters: [[[Double]]]

  /// Nothing for who cannot see them.
  func lines(rows: Int, for capabilities: TerminalCapabilities) -> [String] {
    if capabilities.accessible { return [] }
    let largest = filters.joined().joined().lazy.filter(\.isFinite).map(\.magnitude).max() ?? 0
    let pictures = filters.map { filter in
      let map = HeatMap(filter, range: -largest...largest)
      return (lines: map.pictureLines(for: capabilities), caption: "")
    }
    let end = NumberText.fixed(largest, decimals: 2)
    let title =
      "The \(kind), from \(capabilities.cleaned("−\(end)")) (dark) over 0 to \(end) (bright):"
    return wrapped(title, width: capabilities.width).map { capabilities.styled($0, .bold) }
      + PictureStrip(pictures, width: capabilities.width).lines(rows: rows)
  }
}

/// Pictures side by side, with a word below each, in as many rows as they need.
struct PictureStrip {
  private let pictures: [(lines: [String], caption: String)]
  private let width: Int

  init(_ pictures: [(lines: [String], caption: String)], width: Int) {
    (self.pictures, self.width) = (pictures, width)
  }

  func lines(rows: Int) -> [String] {
    let gap = 2
    let widest = pictures.map { picture in
      max(picture.lines.map(cellWidth(of:)).max() ?? 0, cellWidth(of: picture.caption))
    }
    guard let cell = widest.max(), cell > 0 else { return [] }
    let perRow = max(1, (width + gap) / (cell + gap))
    var output: [String] = []
    for start in stride(from: 0, to: min(pictures.count, rows * perRow), by: perRow) {
      let row = pictures[start..<min(start + perRow, pictures.count)]
      let height = row.map(\.lines.count).max() ?? 0
      for line in 0..<height {
        output.append(
          row.map { padded($0.lines.indices.contains(line) ? $0.lines[line] : "", to: cell) }
            .joined(separator: String(repeating: " ", count: gap)))
      }
      if row.contains(where: { !$0.caption.isEmpty }) {
        output.append(
          row.map { padded($0.caption, to: cell) }
            .joined(separator: String(repeating: " ", count: gap)))
      }
      output.append("")
    }
    return output
  }
}
