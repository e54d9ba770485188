internal import ConvNet
internal import Course
internal import TerminalText

/// An explanation in characters: step by step for a window, or all of it for a pipe.
struct ExplanationDrawing {
  let explanation: Explanation
  var capabilities: TerminalCapabilities

  /// Everything: what goes in, the arithmetic of every cell, what comes out.
  func whole() -> [String] {
    var lines = heading + [""] + matrices(explanation.operands.flatMap { layouts($0) }) + [""]
    for cell in explanation.cells { lines += arithmetic(cell) }
    return lines + [""] + matrices(explanation.results.flatMap { layouts($0) })
  }

  /// One cell: where the overlay lies, the products, the sum, and the result as far as it is known.
  func step(_ number: Int) -> [String] {
    let cell = explanation.cells[number]
    let inputs = explanation.operands.indices.flatMap { operandLayouts($0, cell) }
    let growing = explanation.results.indices.flatMap { resultLayouts($0, upTo: number) }
    var lines = heading + [""] + matrices(inputs + products(cell)) + [""]
    lines += arithmetic(cell) + [""] + matrices(growing)
    return lines
  }

  /// One cell while its steps are asked for: what is not yet worked out is a question mark.
  ///
  /// - Parameter done: how many of its steps are.
  func asked(_ number: Int, _ steps: [Explanation.Step], done: Int) -> [String] {
    let cell = explanation.cells[number]
    let isDone = done == steps.count
    let inputs = explanation.operands.indices.flatMap { operandLayouts($0, cell, isAsked: !isDone) }
    let known = Set(
      steps.prefix(done).compactMap { step -> Int? in
        if case .product(let term) = step.kind { term } else { nil }
      })
    let growing = explanation.results.indices.flatMap {
      resultLayouts($0, upTo: number, isAsked: !isDone)
    }
    return heading + [""] + matrices(inputs + products(cell, known: known)) + [""]
      + matrices(growing)
  }

  private var heading: [String] {
    let name = capabilities.styled(explanation.operation.rawValue, .heading)
    return wrapped("\(name): \(clean(explanation.operation.summary))", width: capabilities.width)
  }

  /// `[0][1]  2·10 + 3·20 = 80`, and what hangs over the edge.
  private func arithmetic(_ cell: Explanation.Cell) -> [String] {
    let index = explanation.results[0].index(cell.place).map { "[\($0)]" }.joined()
    var text = clean(cell.working)
    if cell.overhanging > 0 {
      let weights = cell.overhanging == 1 ? "weight hangs" : "weights hang"
      text += " (\(cell.overhanging) \(weights) over the edge)"
    }
    let name = index.isEmpty ? "" : index + "  "
    let body = wrapped(text, width: max(10, capabilities.width - cellWidth(of: name)))
    let indent = String(repeating: " ", count: cellWidth(of: name))
    return body.enumerated().map { line, text in
      line == 0 ? capabilities.styled(name, .key) + text : indent + text
    }
  }

  private func clean(_ text: String) -> String {
    capabilities.cleaned(text)
  }
}

// MARK: - Matrices

extension ExplanationDrawing {
  private func matrices(_ layouts: [MatrixLayout]) -> [String] {
    MatrixLayout.flowing(layouts, for: capabilities)
  }

  private func layouts(_ grid: Explanation.Grid) -> [MatrixLayout] {
    grid.maps.enumerated().map { index, map in
      MatrixLayout(
        rows: map.rowsOfColumns.map { $0.map { MatrixLayout.Cell(NumberText.short($0)) } },
        title: grid.maps.count == 1 ? grid.name : "\(grid.name), map \(index)")
    }
  }

  /// An operand with the cells marked that this cell of the result is made of.
  private func operandLayouts(
    _ operand: Int, _ cell: Explanation.Cell, isAsked: Bool = false
  ) -> [MatrixLayout] {
    var layouts = layouts(explanation.operands[operand])
    // All of an overlay is always used; marking it would say nothing.
    let marksAll =
      operand > 0 && cell.overhanging == 0 && cell.terms.allSatisfy { $0.factors.count > 1 }
    let wins = cell.rule == .maximum
    for factor in cell.terms.flatMap(\.factors) where factor.operand == operand && !marksAll {
      let isLargest = wins && !isAsked && factor.value == cell.values.first
      layouts[factor.place.map].mark(
        row: factor.place.row, column: factor.place.column, isLargest ? .largest : .here)
      layouts[factor.place.map].focus = MatrixLayout.Position(
        row: factor.place.row, column: factor.place.column)
    }
    return layouts
  }

  /// The products where the overlay lies, in its shape.
  ///
  /// - Parameter known: the terms whose products are shown; all where nil.
  private func products(
    _ cell: Explanation.Cell, known: Set<Int>? = nil
  ) -> [MatrixLayout] {
    guard explanation.showsProducts else { return [] }
    let overlay = explanation.operands[1]
    return overlay.maps.enumerated().map { index, map in
      var rows = map.rowsOfColumns.map { $0.map { _ in MatrixLayout.Cell(empty) } }
      for (number, term) in cell.terms.enumerated() where term.factors[1].place.map == index {
        let place = term.factors[1].place
        let isKnown = known?.contains(number) ?? true
        rows[place.row][place.column] = MatrixLayout.Cell(
          isKnown ? NumberText.short(term.product) : "?")
      }
      return MatrixLayout(
        rows: rows, title: overlay.maps.count == 1 ? "products" : "products, map \(index)")
    }
  }

  /// A result with the cells that are worked out so far, the newest marked.
  private func resultLayouts(
    _ result: Int, upTo number: Int, isAsked: Bool = false
  ) -> [MatrixLayout] {
    let grid = explanation.results[result]
    var maps = grid.maps.map { map in
      map.rowsOfColumns.map { $0.map { _ in MatrixLayout.Cell(empty) } }
    }
    for cell in explanation.cells.prefix(number + 1) {
      maps[cell.place.map][cell.place.row][cell.place.column] = MatrixLayout.Cell(
        NumberText.short(cell.values[result]))
    }
    let place = explanation.cells[number].place
    if isAsked { maps[place.map][place.row][place.column].text = "?" }
    maps[place.map][place.row][place.column].mark = .here
    return maps.enumerated().map { index, rows in
      var layout = MatrixLayout(
        rows: rows, title: maps.count == 1 ? grid.name : "\(grid.name), map \(index)")
      if index == place.map {
        layout.focus = MatrixLayout.Position(row: place.row, column: place.column)
      }
      return layout
    }
  }

  private var empty: String { capabilities.unicode ? "·" : "." }
}

extension MatrixLayout.Mark {
  fileprivate static let largest = MatrixLayout.Mark(
    glyph: "▲", asciiGlyph: "^", words: "largest", style: .good)
}
