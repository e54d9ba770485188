/// A matrix as a picture: bright where its numbers are large.
///
///     HeatMap([[0, 0.5], [0.5, 1]], title: "a filter").lines(for: capabilities)
///
/// With 256 colours or more, each character shows two cells, one above the other; with fewer, a
/// character is one cell. Below the picture stand what the colours mean, the minimum and maximum,
/// and the picture in words, for those who see no colours or no picture at all.
public struct HeatMap: Sendable, Equatable {
  /// Row after row; rows may differ in length.
  public var numbers: [[Double]]

  /// Stands above the picture.
  public var title: String?

  /// What darkest and brightest mean; the numbers' own minimum and maximum if nil. Give several
  /// pictures the same range to make them comparable.
  public var range: ClosedRange<Double>?

  /// The picture in words, for instance what can be recognised; ``summary`` follows it.
  public var caption: String?

  /// A picture of `numbers`; see the properties for what the rest means.
  public init(
    _ numbers: [[Double]], title: String? = nil, range: ClosedRange<Double>? = nil,
    caption: String? = nil
  ) {
    self.numbers = numbers
    self.title = title
    self.range = range
    self.caption = caption
  }

  /// Size, minimum and maximum: "2 rows, 2 columns, from 0 to 1; largest in row 2, column 2."
  public var summary: String {
    let size = "\(counted(numbers.count, "row")), \(counted(columnCount, "column"))"
    guard let largest else { return size + "." }
    let bounds = bounds
    let extent =
      bounds.lowerBound == bounds.upperBound
      ? "all \(text(bounds.lowerBound))"
      : "from \(text(bounds.lowerBound)) to \(text(bounds.upperBound)); "
        + "largest in row \(largest.row + 1), column \(largest.column + 1)"
    return "\(size), \(extent)."
  }

  /// The picture and the words below it, none wider than the terminal.
  public func lines(for capabilities: TerminalCapabilities) -> [String] {
    let words = [title, caption, summary].compactMap(\.self)
      .map { capabilities.cleaned($0) }
    if capabilities.accessible {
      let sentences = words.map { $0.hasSuffix(".") ? $0 : $0 + "." }
      return wrapped(
        "Picture: " + sentences.joined(separator: " "), width: capabilities.width)
    }
    var lines =
      title.map { [capabilities.styled(capabilities.cleaned($0), .bold)] } ?? []
    let picture = Picture(self, width: capabilities.width)
    lines += picture.lines(for: capabilities)
    lines.append(legend(for: capabilities))
    let notes = words.dropFirst(title == nil ? 0 : 1) + picture.notes
    lines += notes.flatMap { wrapped($0, width: capabilities.width) }
      .map { capabilities.styled($0, .dim) }
    return lines
  }

  /// The picture alone, without title, legend and words; for several side by side.
  public func pictureLines(for capabilities: TerminalCapabilities) -> [String] {
    Picture(self, width: capabilities.width).lines(for: capabilities)
  }
}

extension HeatMap {
  var columnCount: Int { numbers.lazy.map(\.count).max() ?? 0 }

  private var largest: (row: Int, column: Int)? {
    var largest: (row: Int, column: Int, number: Double)?
    for (row, numbers) in numbers.enumerated() {
      for (column, number) in numbers.enumerated() where number.isFinite {
        if number > largest?.number ?? -.infinity { largest = (row, column, number) }
      }
    }
    return largest.map { ($0.row, $0.column) }
  }

  /// The smallest and the largest number; 0 for a matrix without any.
  var bounds: ClosedRange<Double> {
    let finite = numbers.joined().filter(\.isFinite)
    guard let first = finite.first else { return 0...0 }
    return finite.reduce(first, min)...finite.reduce(first, max)
  }

  private func text(_ number: Double) -> String {
    let short = NumberText.shortest(number)
    guard short.count > 7, number.magnitude < 1e6, number.magnitude >= 1e-3 else { return short }
    return NumberText.fixed(number, decimals: 4)
  }

  private func legend(for capabilities: TerminalCapabilities) -> String {
    let range = range ?? bounds
    let steps = (0..<10).map { Double($0) / 9 }
    let bar =
      capabilities.colors == .none
      ? String(steps.map { ColorScale.character($0) })
      : steps.map { level in
        capabilities.painted(
          " ", background: ColorScale.color(level, depth: capabilities.colors))
      }.joined()
    let frame = capabilities.unicode ? "│" : "|"
    let ends = [range.lowerBound, range.upperBound].map { capabilities.cleaned(text($0)) }
    return "\(ends[0]) \(frame)\(bar)\(frame) \(ends[1])"
  }
}

extension TerminalCapabilities {
  func painted(
    _ text: String, foreground: Appearance.Color = .unchanged, background: Appearance.Color
  ) -> String {
    var bytes: [UInt8] = []
    Appearance(foreground: foreground, background: background).appendSelecting(to: &bytes)
    return String(decoding: bytes, as: UTF8.self) + text + "\u{1B}[0m"
  }
}
