/// Breaks a formula that is wider than the terminal.
struct MathLineBreaking {
  private let items: [MathLayout.Item]
  private let width: Int
  /// The cells before each item, were they all on one line; at the end those of all.
  private let cellsBefore: [Int]

  /// - Complexity: every part of the formula is drawn once, however often it is broken.
  init(_ node: MathNode, layout: MathLayout, width: Int) {
    items = layout.items(node.elements, tight: false)
    self.width = width
    var cells = [0]
    for item in items { cells.append(cells[cells.count - 1] + item.gap + item.box.width) }
    cellsBefore = cells
  }

  /// One box for each line, or nil where the parts are still too wide.
  var boxes: [MathBox]? {
    let whole = items.indices
    if cells(of: whole) <= width { return [box(whole)] }
    return broken(at: [.relation]) ?? broken(at: [.relation, .binary])
  }

  /// Fills lines with the parts that lie between signs; lines but the first are indented.
  private func broken(at kinds: [MathNode.AtomKind]) -> [MathBox]? {
    let starts = items.indices.filter { $0 == 0 || kinds.contains(items[$0].kind) }
    var lines: [Range<Int>] = []
    for (start, end) in zip(starts, starts.dropFirst() + [items.count]) {
      if let last = lines.last, cells(of: last.lowerBound..<end) <= width {
        lines[lines.count - 1] = last.lowerBound..<end
      } else {
        lines.append(start..<end)
      }
    }
    return lines.allSatisfy { cells(of: $0) <= width } ? lines.map(box) : nil
  }

  /// A sign at the start of a line is followed by the space that it has inside one.
  private func isIndented(_ line: Range<Int>) -> Bool { line.lowerBound > 0 && line.count > 1 }

  private func cells(of line: Range<Int>) -> Int {
    guard !line.isEmpty else { return 0 }
    let cells = cellsBefore[line.upperBound] - cellsBefore[line.lowerBound]
    let inside = cells - items[line.lowerBound].gap
    return isIndented(line) ? 2 + inside - items[line.lowerBound + 1].gap + 1 : inside
  }

  private func box(_ line: Range<Int>) -> MathBox {
    var boxes: [MathBox] = []
    for index in line {
      let isSecond = index == line.lowerBound + 1 && isIndented(line)
      if isSecond || (index > line.lowerBound && items[index].gap > 0) {
        boxes.append(MathBox(" "))
      }
      boxes.append(items[index].box)
    }
    if isIndented(line) { boxes.insert(MathBox("  "), at: 0) }
    return boxes.isEmpty ? .empty : .row(boxes)
  }
}
