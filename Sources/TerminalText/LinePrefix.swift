/// What stands before the text of a line: the bars of quotes, the bullets and indents of lists.
///
/// However deep the nesting, room for text remains: levels that would leave too little of it are
/// not indented but counted, in a sign `»3»` behind the ones that are.
struct LinePrefix {
  private struct Level {
    var first: [UInt8]
    var rest: [UInt8]
    var firstCells: Int
    var cells: Int
    var isUsed = false
  }

  private var levels: [Level] = []
  private var collapsed: [CollapsedLevel] = []
  private var levelCells = 0
  private var width = 80
  private var unicode = true
  /// The levels whose first line is still to come are those from here on.
  private var firstUnused = 0
  private var restBytes: [UInt8] = []

  private struct CollapsedLevel {
    var marker: [UInt8]
    var isUsed: Bool
  }

  init() {}

  init(width: Int, unicode: Bool) {
    self.width = width
    self.unicode = unicode
  }

  /// The cells that a line's prefix takes.
  var cells: Int { collapsed.isEmpty ? levelCells : levelCells + sign.count }

  var hasUnusedFirst: Bool {
    if let level = collapsed.last { return !level.isUsed }
    return levels.last.map { !$0.isUsed } ?? false
  }

  /// The prefix of a line without text: without spaces at its end.
  var blank: ArraySlice<UInt8> {
    guard collapsed.isEmpty else { return (restBytes + signBytes).dropLast() }
    return restBytes[..<((restBytes.lastIndex { $0 != 0x20 } ?? -1) + 1)]
  }

  mutating func push(first: String, rest: String, appearance: Appearance, marker: String) {
    let cells = cellWidth(of: rest)
    // A third of the line, or 16 cells, is always left for the text.
    guard collapsed.isEmpty, levelCells + cells <= max(4, min(width - 16, width * 2 / 3)) else {
      collapsed.append(CollapsedLevel(marker: Array(marker.utf8), isUsed: false))
      return
    }
    levels.append(
      Level(
        first: Self.styled(first, appearance), rest: Self.styled(rest, appearance),
        firstCells: cellWidth(of: first), cells: cells))
    levelCells += cells
    firstUnused = min(firstUnused, levels.count - 1)
    rebuild()
  }

  mutating func pop() {
    if collapsed.popLast() != nil { return }
    guard let level = levels.popLast() else { return }
    levelCells -= level.cells
    firstUnused = min(firstUnused, levels.count)
    rebuild()
  }

  /// Writes the prefix of the next line and returns its cells.
  mutating func appendNext(to output: inout [UInt8]) -> Int {
    var cells = self.cells
    if firstUnused == levels.count {
      output.append(contentsOf: restBytes)
    } else {
      for index in levels.indices {
        if levels[index].isUsed {
          output.append(contentsOf: levels[index].rest)
        } else {
          output.append(contentsOf: levels[index].first)
          cells += levels[index].firstCells - levels[index].cells
          levels[index].isUsed = true
        }
      }
      firstUnused = levels.count
    }
    if !collapsed.isEmpty { output.append(contentsOf: signBytes) }
    return cells
  }

  /// The numbers of list items that are nested too deep to have a place of their own.
  mutating func takeMarker() -> [UInt8] {
    var marker: [UInt8] = []
    var index = collapsed.count
    while index > 0, !collapsed[index - 1].isUsed {
      index -= 1
      collapsed[index].isUsed = true
    }
    for level in collapsed[index...] { marker += level.marker }
    return marker
  }

  private var sign: String { unicode ? "»\(collapsed.count)» " : ">\(collapsed.count)> " }

  private var signBytes: [UInt8] { Array(sign.utf8) }

  private mutating func rebuild() {
    restBytes = []
    for level in levels { restBytes += level.rest }
  }

  /// Styles the glyphs but not the spaces around them, which are cut off at a line's end.
  private static func styled(_ text: String, _ appearance: Appearance) -> [UInt8] {
    guard appearance != Appearance() else { return Array(text.utf8) }
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 != 0x20 }),
      let last = bytes.lastIndex(where: { $0 != 0x20 })
    else { return bytes }
    var styled = Array(bytes[..<first])
    appearance.appendSelecting(to: &styled)
    return styled + bytes[first...last] + Appearance.reset + bytes[(last + 1)...]
  }
}
