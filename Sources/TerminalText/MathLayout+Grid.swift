extension MathLayout {
  /// Matrices, cases and aligned equations.
  func grid(_ kind: MathNode.GridKind, _ rows: [[MathNode]]) -> MathBox {
    let boxes = rows.map { row in row.map { box($0) } }
    let columnCount = boxes.reduce(0) { max($0, $1.count) }
    guard columnCount > 0 else { return MathBox("[ ]") }
    let columns = (0..<columnCount).map { index in
      Column(boxes.compactMap { index < $0.count ? $0[index] : nil })
    }
    let lines = boxes.map { row in
      MathBox.row(
        columns.enumerated().flatMap { index, column in
          let cell = column.aligned(
            index < row.count ? row[index] : .empty, alignment: alignment(kind, index))
          return index == 0 ? [cell] : [MathBox(gap(kind, before: index)), cell]
        })
    }
    let isTall = lines.contains { $0.height > 1 }
    let spread = isTall ? Array(lines.map { [$0] }.joined(separator: [.empty])) : lines
    var body = MathBox.column(spread, axisOf: 0, alignment: .left)
    body.axis = (body.height - 1) / 2
    let padded = body.widened(to: body.width + 2, alignment: .center)
    switch kind {
    case .plain, .aligned: return body
    case .brackets: return padded.fenced(left: "[", right: "]", unicode: unicode)
    case .parentheses: return padded.fenced(left: "(", right: ")", unicode: unicode)
    case .bars: return padded.fenced(left: "|", right: "|", unicode: unicode)
    case .cases:
      return .row([
        body.widened(to: body.width + 1, alignment: .right)
          .fenced(left: "{", right: "", unicode: unicode)
      ])
    }
  }

  private func alignment(_ kind: MathNode.GridKind, _ column: Int) -> Alignment {
    switch kind {
    case .aligned: column.isMultiple(of: 2) ? .right : .left
    case .cases: .left
    default: .center
    }
  }

  private func gap(_ kind: MathNode.GridKind, before column: Int) -> String {
    kind == .aligned ? (column.isMultiple(of: 2) ? "   " : " ") : "  "
  }

  /// A column of cells; numbers are aligned on their decimal points, as in ``MatrixLayout``.
  private struct Column {
    private var width: Int
    private var numbers: DecimalColumn?

    init(_ cells: [MathBox]) {
      width = cells.reduce(0) { max($0, $1.width) }
      let isNumeric = cells.allSatisfy { $0.height == 1 && Self.isNumber($0.lines[0]) }
      guard isNumeric else { return }
      var numbers = DecimalColumn()
      for cell in cells { numbers.include(DecimalText(cell.lines[0])) }
      self.numbers = numbers
    }

    func aligned(_ cell: MathBox, alignment: Alignment) -> MathBox {
      if let numbers, cell.width > 0 {
        var line: [UInt8] = []
        numbers.append(DecimalText(cell.lines[0]), to: &line)
        return MathBox(String(decoding: line, as: UTF8.self))
      }
      return cell.widened(to: numbers?.cells ?? width, alignment: alignment)
    }

    private static func isNumber(_ text: String) -> Bool {
      !text.isEmpty
        && text.unicodeScalars.allSatisfy { character in
          ("0"..."9").contains(character) || character == "." || character == "−"
            || character == "-"
        }
    }
  }
}
