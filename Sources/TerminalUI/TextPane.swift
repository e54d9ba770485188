internal import TerminalText

/// Lines of which a window shows as many as fit.
public struct TextPane: Sendable {
  /// All lines; setting them keeps the place as far as it exists.
  public var lines: [String] {
    didSet { clamp() }
  }

  /// The first line shown.
  public private(set) var top = 0

  /// How many cells are hidden on the left, where lines are wider than the window: code is never
  /// wrapped.
  public private(set) var left = 0

  /// How many lines are shown.
  public var height: Int {
    didSet { clamp() }
  }

  /// How many cells of a line are shown: nothing is hidden on the left where all of it fits.
  public var width = 8 {
    didSet { clamp() }
  }

  /// Shows the first lines.
  public init(lines: [String] = [], height: Int = 1) {
    self.lines = lines
    self.height = max(height, 1)
  }

  /// Whether the last line is in sight.
  public var isAtEnd: Bool { top + height >= lines.count }

  /// The lines to be seen now, filled up with empty ones.
  public var visible: [String] {
    let shown = lines[top..<min(top + height, lines.count)].map { line in
      left == 0 ? line : withoutStart(line)
    }
    return shown + Array(repeating: "", count: max(0, height - shown.count))
  }

  /// Moves by so many lines, as far as there are any.
  public mutating func scroll(by count: Int) {
    top += count
    clamp()
  }

  /// Moves by a page; one line of the old page stays in sight.
  public mutating func page(_ direction: Int) { scroll(by: direction * max(1, height - 1)) }

  /// Brings this line to the top, as far as the end allows.
  public mutating func scroll(to line: Int) {
    top = line
    clamp()
  }

  /// Moves as little as is needed to bring a line into sight.
  public mutating func reveal(_ line: Int) {
    if line < top { scroll(to: line) }
    if line >= top + height { scroll(to: line - height + 1) }
  }

  /// Whether a line that is shown goes on to the right of a window this wide.
  public func isWider(than columns: Int) -> Bool {
    visible.contains { cellWidth(of: $0) > columns }
  }

  /// A line without its first cells, and without its styles: half a style is none.
  private func withoutStart(_ line: String) -> String {
    var plain = withoutEscapes(line)[...]
    var hidden = 0
    while hidden < left, let first = plain.popFirst() { hidden += cellWidth(of: String(first)) }
    return String(plain)
  }

  /// Takes the keys that move a text; false for any other key.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .up, .character("k"): scroll(by: -1)
    case .down, .character("j"): scroll(by: 1)
    case .pageUp: page(-1)
    case .pageDown: page(1)
    case .home: scroll(to: 0)
    case .end: scroll(to: lines.count)
    case .character("<"): left = max(0, left - 8)
    case .character(">"):
      if lines.contains(where: { cellWidth(of: $0) > left + width }) { left += 8 }
    default: return false
    }
    return true
  }

  private mutating func clamp() {
    top = max(0, min(top, lines.count - max(height, 1)))
    if left > 0 {
      let hidden = (lines.map(cellWidth(of:)).max() ?? 0) - width
      left = max(0, min(left, (hidden + 7) / 8 * 8))
    }
  }
}
