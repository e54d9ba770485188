public import ExerciseHarness
internal import TerminalText

extension Figure {
  /// The figure in characters, no line wider than `width` where its widest panel allows.
  ///
  /// Panels that do not fit beside each other go on to the next line, as words do.
  ///
  /// - Parameter unicode: false draws lines with `+`, `-`, `|` and heavy ones with `#`, `=`.
  public func text(width: Int, unicode: Bool) -> [[Span]] {
    var canvas = TextCanvas()
    for row in rows {
      let panels = row.map { $0.cleaned(unicode: unicode).canvas(unicode: unicode) }
      for line in broken(panels, width: width) {
        let bodyHeight = line.map(\.bodyHeight).max() ?? 0
        let top = canvas.height == 0 ? 0 : canvas.height + 1
        var column = 0
        for panel in line {
          canvas.put(panel, row: top + (bodyHeight - panel.bodyHeight) / 2, column: column)
          column += panel.width + 2
        }
      }
    }
    return canvas.spans
  }

  private func broken(_ panels: [TextCanvas], width: Int) -> [[TextCanvas]] {
    var lines: [[TextCanvas]] = []
    var used = 0
    for panel in panels {
      if lines.isEmpty || used + 2 + panel.width > width {
        lines.append([panel])
        used = panel.width
      } else {
        lines[lines.count - 1].append(panel)
        used += 2 + panel.width
      }
    }
    return lines
  }
}

extension Figure.Panel {
  func canvas(unicode: Bool) -> TextCanvas {
    switch self {
    case .grid(let grid): return grid.canvas(unicode: unicode)
    case .bars(let bars): return bars.canvas(unicode: unicode)
    case .curve(let curve): return curve.canvas(unicode: unicode)
    case .sign(let sign):
      var canvas = TextCanvas()
      canvas.put(sign, row: 0, column: 0)
      canvas.putCaption("")
      return canvas
    }
  }

  /// The panel with its numbers as words, and all words clean, in ASCII where that is asked; it is
  /// drawn around them.
  fileprivate func cleaned(unicode: Bool) -> Figure.Panel {
    func cleaned(_ text: String) -> String { sanitized(text, unicode: unicode) }
    switch self {
    case .grid(var grid):
      if grid.kind != .picture { grid.cells = grid.texts.map { $0.map { .text(cleaned($0)) } } }
      grid.caption = cleaned(grid.caption)
      return .grid(grid)
    case .bars(var bars):
      bars.labels = bars.labels.map(cleaned)
      bars.caption = cleaned(bars.caption)
      return .bars(bars)
    case .curve(var curve):
      curve.caption = cleaned(curve.caption)
      return .curve(curve)
    case .sign(let sign): return .sign(cleaned(sign))
    }
  }
}

extension Figure.Grid {
  func canvas(unicode: Bool) -> TextCanvas {
    kind == .neurons ? neurons() : squares(unicode: unicode)
  }

  private var cellWidth: Int {
    let widest = texts.joined().map(\.count).max() ?? 0
    return widest <= 1 ? 3 : widest + 2
  }

  private func neurons() -> TextCanvas {
    var canvas = TextCanvas()
    let width = cellWidth - 2
    for (r, row) in texts.enumerated() {
      for (c, text) in row.enumerated() {
        canvas.put(
          "(\(text.padded(to: width)))", row: 2 * r, column: c * (width + 4), mark: mark(r, c))
      }
    }
    canvas.putCaption(caption)
    return canvas
  }

  /// Light lines between all cells, heavy ones around each overlay.
  private func squares(unicode: Bool) -> TextCanvas {
    // An overlay may hang over the edge; everything moves so that it still has a place.
    let top = -min(0, frames.map(\.row).min() ?? 0)
    let left = -min(0, frames.map(\.column).min() ?? 0)
    var edges = GridEdges()
    for r in cells.indices {
      for c in 0..<columns {
        edges.frame(row: r + top, column: c + left, rows: 1, columns: 1, weight: 1, mark: nil)
      }
    }
    for frame in frames {
      edges.frame(
        row: frame.row + top, column: frame.column + left, rows: frame.rows,
        columns: frame.columns, weight: 2, mark: frame.mark)
    }
    let cellWidth = cellWidth
    var canvas = edges.canvas(cellWidth: cellWidth, unicode: unicode)
    for frame in frames {
      let row = 2 * (frame.row + top)
      let column = (frame.column + left) * (cellWidth + 1) + 1
      canvas.put(frame.mark.letter, row: row, column: column, mark: frame.mark)
    }
    let ink = String(repeating: unicode ? "█" : "@", count: cellWidth)
    for (r, row) in texts.enumerated() {
      for (c, text) in row.enumerated() {
        canvas.put(
          isInk(r, c) ? ink : text.padded(to: cellWidth), row: 2 * (r + top) + 1,
          column: (c + left) * (cellWidth + 1) + 1, mark: mark(r, c))
      }
    }
    canvas.putCaption(caption, column: left * (cellWidth + 1))
    return canvas
  }
}

/// The lines around cells: how heavy each is, and its colour.
private struct GridEdges {
  private struct Edge: Hashable {
    var row: Int
    var column: Int
    var isHorizontal: Bool
  }

  private var edges: [Edge: (weight: Int, mark: Figure.Mark?)] = [:]
  private var bottom = 0
  private var right = 0

  mutating func frame(
    row: Int, column: Int, rows: Int, columns: Int, weight: Int, mark: Figure.Mark?
  ) {
    for c in column..<(column + columns) {
      edges[Edge(row: row, column: c, isHorizontal: true)] = (weight, mark)
      edges[Edge(row: row + rows, column: c, isHorizontal: true)] = (weight, mark)
    }
    for r in row..<(row + rows) {
      edges[Edge(row: r, column: column, isHorizontal: false)] = (weight, mark)
      edges[Edge(row: r, column: column + columns, isHorizontal: false)] = (weight, mark)
    }
    bottom = max(bottom, row + rows)
    right = max(right, column + columns)
  }

  func canvas(cellWidth: Int, unicode: Bool) -> TextCanvas {
    var canvas = TextCanvas()
    for r in 0...bottom {
      for c in 0...right {
        let up = edges[Edge(row: r - 1, column: c, isHorizontal: false)]
        let down = edges[Edge(row: r, column: c, isHorizontal: false)]
        let before = edges[Edge(row: r, column: c - 1, isHorizontal: true)]
        let after = edges[Edge(row: r, column: c, isHorizontal: true)]
        let joint = [up, after, down, before].compactMap { $0 }.max { $0.weight < $1.weight }
        let column = c * (cellWidth + 1)
        canvas.put(
          BoxDrawing.character(
            up: up?.weight ?? 0, right: after?.weight ?? 0, down: down?.weight ?? 0,
            left: before?.weight ?? 0, unicode: unicode),
          row: 2 * r, column: column, mark: joint?.mark)
        if let after {
          let line = BoxDrawing.character(
            up: 0, right: after.weight, down: 0, left: after.weight, unicode: unicode)
          canvas.put(
            String(repeating: line, count: cellWidth), row: 2 * r, column: column + 1,
            mark: after.mark)
        }
        if let down {
          let line = BoxDrawing.character(
            up: down.weight, right: 0, down: down.weight, left: 0, unicode: unicode)
          canvas.put(line, row: 2 * r + 1, column: column, mark: down.mark)
        }
      }
    }
    return canvas
  }
}

extension Figure.Bars {
  func canvas(unicode: Bool) -> TextCanvas {
    var canvas = TextCanvas()
    let labelWidth = labels.map(\.count).max() ?? 0
    for (row, (label, value)) in zip(labels, values).enumerated() {
      let length = Int((value * 20).rounded())
      canvas.put(label, row: row, column: labelWidth - label.count)
      canvas.put(
        String(repeating: unicode ? "█" : "#", count: length)
          + " \(figureNumber(value, decimals: 4))",
        row: row, column: labelWidth + 1)
    }
    canvas.putCaption(caption)
    return canvas
  }
}

extension String {
  /// In the middle of `width` characters.
  func padded(to width: Int) -> String {
    let missing = max(0, width - count)
    let before = (missing + 1) / 2
    return String(repeating: " ", count: before) + self
      + String(repeating: " ", count: missing - before)
  }
}
