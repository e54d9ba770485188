public import ExerciseHarness
internal import MachineText

extension Figure {
  /// The figure as an SVG file, the same text every time.
  ///
  /// Black on white, so that it is readable on a light page and on a dark one.
  public var svg: String {
    var drawing = SVGDrawing()
    var top = SVGDrawing.margin
    for row in rows {
      let height = row.map(\.size.height).max() ?? 0
      var left = SVGDrawing.margin
      for panel in row {
        panel.draw(in: &drawing, left: left, top: top, height: height)
        left += panel.size.width + SVGDrawing.gap
      }
      drawing.width = max(drawing.width, left - SVGDrawing.gap + SVGDrawing.margin)
      top += height + SVGDrawing.gap
    }
    drawing.height = top - SVGDrawing.gap + SVGDrawing.margin
    return drawing.document(title: description)
  }
}

/// The elements of an SVG file as they are drawn. All lengths are in pixels.
struct SVGDrawing {
  static let cell = 34
  static let gap = 18
  static let margin = 12
  static let captionHeight = 24
  static let character = 9

  var width = 0
  var height = 0
  private var elements: [String] = []

  mutating func rectangle(
    x: Int, y: Int, width: Int, height: Int, fill: String, stroke: String, strokeWidth: Int = 1
  ) {
    elements.append(
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(fill)\" "
        + "stroke=\"\(stroke)\" stroke-width=\"\(strokeWidth)\"/>")
  }

  mutating func circle(x: Int, y: Int, radius: Int, fill: String) {
    elements.append(
      "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\" fill=\"\(fill)\" stroke=\"#555555\"/>")
  }

  mutating func line(from: (x: Int, y: Int), to: (x: Int, y: Int), stroke: String) {
    elements.append(
      "<line x1=\"\(from.x)\" y1=\"\(from.y)\" x2=\"\(to.x)\" y2=\"\(to.y)\" "
        + "stroke=\"\(stroke)\" stroke-width=\"2\"/>")
  }

  mutating func path(through points: [(x: Int, y: Int)], stroke: String) {
    let list = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    elements.append(
      "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"2\"/>")
  }

  mutating func text(_ text: String, x: Int, y: Int, anchor: String, fill: String = "#000000") {
    elements.append(
      "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" fill=\"\(fill)\">"
        + "\(XMLText.escaped(text))</text>")
  }

  func document(title: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
    viewBox="0 0 \(width) \(height)" \(Self.look)>
    <title>\(XMLText.escaped(title))</title>
    <rect width="\(width)" height="\(height)" fill="#ffffff"/>
    \(elements.joined(separator: "\n"))
    </svg>

    """
  }

  /// Stands in the first line of each of our pictures.
  static let look = #"""
    role="img" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14"
    """#
}

extension Figure.Mark {
  /// Colours that people with any colour vision tell apart (Okabe and Ito, 2008).
  var svgColour: String {
    switch self {
    case .blue: "#0072b2"
    case .red: "#d55e00"
    case .green: "#009e73"
    case .purple: "#cc79a7"
    }
  }
}

extension Figure.Panel {
  var size: (width: Int, height: Int) {
    switch self {
    case .grid(let grid): grid.size
    case .sign(let sign): (SVGDrawing.character * sign.count + 4, SVGDrawing.cell)
    case .bars(let bars): bars.size
    case .curve(let curve): curve.size
    }
  }

  func draw(in drawing: inout SVGDrawing, left: Int, top: Int, height: Int) {
    switch self {
    case .grid(let grid): grid.draw(in: &drawing, left: left, top: top)
    case .bars(let bars): bars.draw(in: &drawing, left: left, top: top)
    case .curve(let curve): curve.draw(in: &drawing, left: left, top: top)
    case .sign(let sign):
      let middle = top + (height - SVGDrawing.captionHeight) / 2 + 5
      drawing.text(sign, x: left + 2, y: middle, anchor: "start")
    }
  }
}

extension Figure.Grid {
  private var cellWidth: Int {
    let widest = texts.joined().map(\.count).max() ?? 0
    return max(SVGDrawing.cell, widest * SVGDrawing.character + 8)
  }

  /// Rows and columns that overlays hanging over the edge need beyond the grid.
  private var overhang: (top: Int, left: Int, bottom: Int, right: Int) {
    (
      top: -min(0, frames.map(\.row).min() ?? 0),
      left: -min(0, frames.map(\.column).min() ?? 0),
      bottom: max(0, (frames.map { $0.row + $0.rows }.max() ?? 0) - cells.count),
      right: max(0, (frames.map { $0.column + $0.columns }.max() ?? 0) - columns)
    )
  }

  var size: (width: Int, height: Int) {
    let wide = overhang.left + columns + overhang.right
    let high = overhang.top + cells.count + overhang.bottom
    return (
      max(wide * cellWidth, caption.count * SVGDrawing.character),
      high * SVGDrawing.cell + SVGDrawing.captionHeight
    )
  }

  func draw(in drawing: inout SVGDrawing, left: Int, top: Int) {
    let cellWidth = cellWidth
    let gridLeft = left + overhang.left * cellWidth
    let gridTop = top + overhang.top * SVGDrawing.cell
    for (r, row) in texts.enumerated() {
      for (c, text) in row.enumerated() {
        let (x, y) = (gridLeft + c * cellWidth, gridTop + r * SVGDrawing.cell)
        drawCell(in: &drawing, x: x, y: y, isInk: isInk(r, c))
        guard !text.isEmpty else { continue }
        drawing.text(
          text, x: x + cellWidth / 2, y: y + SVGDrawing.cell / 2 + 5, anchor: "middle",
          fill: mark(r, c)?.svgColour ?? "#000000")
      }
    }
    for frame in frames {
      let x = gridLeft + frame.column * cellWidth
      let y = gridTop + frame.row * SVGDrawing.cell
      drawing.rectangle(
        x: x, y: y, width: frame.columns * cellWidth, height: frame.rows * SVGDrawing.cell,
        fill: "none", stroke: frame.mark.svgColour, strokeWidth: 4)
      drawing.text(
        frame.mark.letter, x: x + 4, y: y + 14, anchor: "start", fill: frame.mark.svgColour)
    }
    let bottom = gridTop + (cells.count + overhang.bottom) * SVGDrawing.cell
    drawing.text(caption, x: left, y: bottom + 18, anchor: "start")
  }

  private func drawCell(in drawing: inout SVGDrawing, x: Int, y: Int, isInk: Bool) {
    let height = SVGDrawing.cell
    if kind == .neurons {
      drawing.circle(
        x: x + cellWidth / 2, y: y + height / 2, radius: height / 2 - 3, fill: "#ffffff")
    } else {
      drawing.rectangle(
        x: x, y: y, width: cellWidth, height: height, fill: isInk ? "#222222" : "#ffffff",
        stroke: "#999999")
    }
  }
}

extension Figure.Bars {
  private static let length = 220
  private static let bar = 24

  private var labelWidth: Int { (labels.map(\.count).max() ?? 0) * SVGDrawing.character + 8 }

  var size: (width: Int, height: Int) {
    (labelWidth + Self.length + 70, values.count * Self.bar + SVGDrawing.captionHeight)
  }

  func draw(in drawing: inout SVGDrawing, left: Int, top: Int) {
    for (row, (label, value)) in zip(labels, values).enumerated() {
      let y = top + row * Self.bar
      let length = Int((Double(Self.length) * value).rounded())
      drawing.text(label, x: left + labelWidth - 8, y: y + 16, anchor: "end")
      drawing.rectangle(
        x: left + labelWidth, y: y + 3, width: length, height: Self.bar - 6, fill: "#0072b2",
        stroke: "none")
      drawing.text(
        figureNumber(value, decimals: 4), x: left + labelWidth + length + 6, y: y + 16,
        anchor: "start")
    }
    drawing.text(caption, x: left, y: top + values.count * Self.bar + 18, anchor: "start")
  }
}

extension Figure.Curve {
  private static let width = 360
  private static let height = 260

  /// Room for the numbers beside the curve.
  private var margin: Int {
    (y.labels(unicode: true).map(\.count).max() ?? 0) * SVGDrawing.character + 6
  }

  var size: (width: Int, height: Int) {
    (margin + Self.width + SVGDrawing.character, Self.height + 2 * SVGDrawing.captionHeight)
  }

  func draw(in drawing: inout SVGDrawing, left: Int, top: Int) {
    let edge = left + margin
    func point(_ x: Double, _ y: Double) -> (x: Int, y: Int) {
      let across = Double(Self.width) * self.x.share(of: x)
      let down = Double(Self.height) * (1 - self.y.share(of: y))
      return (edge + Int(across.rounded()), top + Int(down.rounded()))
    }
    drawing.line(
      from: (edge, top + Self.height), to: (edge + Self.width, top + Self.height),
      stroke: "#999999")
    drawing.line(from: (edge, top), to: (edge, top + Self.height), stroke: "#999999")
    for (label, y) in zip(y.labels(unicode: true), [top + Self.height, top + 10]) {
      drawing.text(label, x: edge - 6, y: y, anchor: "end")
    }
    for (label, x) in zip(x.labels(unicode: true), [edge, edge + Self.width]) {
      drawing.text(label, x: x, y: top + Self.height + 18, anchor: "middle")
    }
    let visible = points.filter { y.contains($0.y) }
    drawing.path(through: visible.map { point($0.x, $0.y) }, stroke: "#000000")
    for chord in chords {
      let ends = points.map(\.x).filter { y.contains(chord.height(at: $0)) }
      guard let first = ends.first, let last = ends.last else { continue }
      drawing.line(
        from: point(first, chord.height(at: first)), to: point(last, chord.height(at: last)),
        stroke: chord.mark.svgColour)
    }
    for end in chordEnds {
      let at = point(end.point.x, end.point.y)
      drawing.circle(x: at.x, y: at.y, radius: 5, fill: end.mark.svgColour)
      drawing.text(
        end.mark.letter, x: at.x + 8 + 12 * end.others, y: at.y + 16, anchor: "start",
        fill: end.mark.svgColour)
    }
    drawing.text(
      caption, x: left, y: top + Self.height + SVGDrawing.captionHeight + 18, anchor: "start")
  }
}
