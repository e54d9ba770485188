internal import ExerciseHarness
internal import MachineText

// Reads what `Figure.json` wrote.

extension Figure {
  init?(_ stored: JSONText) {
    guard let description = stored["description"]?.text,
      let rows = stored["rows"]?.list({ $0.list(Panel.init) })
    else { return nil }
    self.init(description: description, rows: rows)
  }
}

extension Figure.Panel {
  fileprivate init?(_ stored: JSONText) {
    guard let (kind, panel) = stored.fields?.first else { return nil }
    switch kind {
    case "sign":
      guard let sign = panel.text else { return nil }
      self = .sign(sign)
    case "grid":
      guard let grid = Figure.Grid(panel) else { return nil }
      self = .grid(grid)
    case "bars":
      guard let bars = Figure.Bars(panel) else { return nil }
      self = .bars(bars)
    case "curve":
      guard let curve = Figure.Curve(panel) else { return nil }
      self = .curve(curve)
    default: return nil
    }
  }
}

extension Figure.Mark {
  fileprivate init?(_ stored: JSONText) {
    guard let mark = stored.text.flatMap(Figure.Mark.init(rawValue:)) else { return nil }
    self = mark
  }
}

extension Figure.Grid {
  fileprivate init?(_ stored: JSONText) {
    guard let kind = stored["kind"]?.text.flatMap(Kind.init(rawValue:)),
      let cells = stored["cells"]?.list({ $0.list(Figure.Cell.init) }),
      let decimals = stored["decimals"], decimals.isNull || decimals.integer != nil,
      let isSigned = stored["isSigned"]?.boolean,
      let marks = stored["marks"]?.list({ row in
        row.list { $0.isNull ? Figure.Mark??.some(nil) : Figure.Mark($0).map(Optional.some) }
      }),
      let frames = stored["frames"]?.list(Figure.Frame.init), let caption = stored["caption"]?.text
    else { return nil }
    self.init(
      kind: kind, cells: cells, decimals: decimals.integer, isSigned: isSigned, marks: marks,
      frames: frames, caption: caption)
  }
}

extension Figure.Cell {
  fileprivate init?(_ stored: JSONText) {
    guard let cell = stored.number.map(Self.number) ?? stored.text.map(Self.text) else {
      return nil
    }
    self = cell
  }
}

extension Figure.Frame {
  fileprivate init?(_ stored: JSONText) {
    guard let row = stored["row"]?.integer, let column = stored["column"]?.integer,
      let rows = stored["rows"]?.integer, let columns = stored["columns"]?.integer,
      let mark = stored["mark"].flatMap(Figure.Mark.init)
    else { return nil }
    self.init(row: row, column: column, rows: rows, columns: columns, mark: mark)
  }
}

extension Figure.Bars {
  fileprivate init?(_ stored: JSONText) {
    guard let labels = stored["labels"]?.list(\.text),
      let values = stored["values"]?.list(\.number),
      let caption = stored["caption"]?.text
    else { return nil }
    self.init(labels: labels, values: values, caption: caption)
  }
}

extension Figure.Curve {
  fileprivate init?(_ stored: JSONText) {
    func range(_ name: String) -> ClosedRange<Double>? {
      guard let ends = stored[name]?.list(\.number), ends.count == 2, ends[0] <= ends[1] else {
        return nil
      }
      return ends[0]...ends[1]
    }
    guard let x = range("x"), let y = range("y"),
      let heights = stored["heights"]?.list(\.number),
      let chords = stored["chords"]?.list(Chord.init), let caption = stored["caption"]?.text
    else { return nil }
    self.init(x: x, y: y, heights: heights, chords: chords, caption: caption)
  }
}

extension Figure.Curve.Chord {
  fileprivate init?(_ stored: JSONText) {
    func point(_ name: String) -> Figure.Curve.Point? {
      guard let x = stored[name]?["x"]?.number, let y = stored[name]?["y"]?.number else {
        return nil
      }
      return .init(x: x, y: y)
    }
    guard let from = point("from"), let to = point("to"),
      let mark = stored["mark"].flatMap(Figure.Mark.init)
    else { return nil }
    self.init(from: from, to: to, mark: mark)
  }
}
