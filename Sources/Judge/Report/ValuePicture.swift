internal import Course
internal import TerminalText

/// Results in two dimensions: yours, the right one and the difference side by side.
struct ValuePicture {
  var capabilities: TerminalCapabilities
  /// How long numbers are shown; as few decimals as tell wrong numbers from right ones where nil.
  var rounding: Rounding?

  /// More wrong maps than this are not drawn; which are left out is said.
  private static let mapLimit = 3
  /// The same for maps that stand alone, which take less room.
  private static let aloneLimit = 6

  /// The lines for a wrong result.
  func comparison(actual: Value, expected: Value) -> [String] {
    switch (actual, expected) {
    case (.tuple(let actual), .tuple(let expected)):
      zip(actual, expected).flatMap { actual, expected -> [String] in
        let isRight = Tolerance.accepts(actual.value, for: expected.value)
        if isRight { return ["\(expected.label): right", ""] }
        return panels(actual.value, expected.value, label: expected.label) + [""]
      }
    default: panels(actual, expected, label: "")
    }
  }

  /// The first matrix of a wrong result that is not right; nothing where that is a single number,
  /// which the sum tells.
  func firstDifference(actual: Value, expected: Value, label: String = "") -> [String] {
    if case .tuple(let yours) = actual, case .tuple(let right) = expected {
      let wrong = zip(yours, right).first { !Tolerance.accepts($0.value, for: $1.value) }
      return wrong.map { yours, right in
        firstDifference(actual: yours.value, expected: right.value, label: right.label)
      } ?? []
    }
    if let yours = maps(actual), let right = maps(expected),
      let (mine, other) = zip(yours, right).first(where: { !same($0.cells, $1.cells) })
    {
      return heading(mine.title(label)) + triple(mine.cells, other.cells)
    }
    return cells(actual) == nil ? [] : panels(actual, expected, label: label)
  }

  /// The lines for a right result: yours and the one that is known, under its name.
  func beside(actual: Value, known: Value, name: String, label: String = "") -> [String] {
    if case .tuple(let yours) = actual, case .tuple(let right) = known {
      return zip(yours, right).flatMap { yours, right in
        beside(actual: yours.value, known: right.value, name: name, label: yours.label)
      }
    }
    if let yours = maps(actual), let right = maps(known) {
      let shown = zip(yours, right).prefix(Self.mapLimit).flatMap { yours, right in
        heading(yours.title(label)) + pair(yours.cells, right.cells, name)
      }
      let rest = right.count - Self.mapLimit
      return shown + (rest > 0 ? ["… \(counted(rest, "more map"))"] : [])
    }
    if !label.isEmpty {
      return heading(label) + beside(actual: actual, known: known, name: name)
    }
    if let yours = cells(actual), let right = cells(known) { return pair(yours, right, name) }
    return [
      "yours: \(clean(ValueText.shown(actual)))", "\(name): \(clean(ValueText.shown(known)))",
    ].flatMap { wrapped($0, width: capabilities.width) }
  }

  private func pair(_ yours: [[Cell]], _ right: [[Cell]], _ name: String) -> [String] {
    let decimals = decimals([yours, right])
    return flow([
      layout(yours, title: "yours", decimals: decimals),
      layout(right, title: name, decimals: decimals),
    ])
  }

  /// Several values with their names: matrices beside each other, the rest below.
  func side(by values: [(name: String, value: Value)]) -> [String] {
    var matrices: [MatrixLayout] = []
    var rest: [String] = []
    for (name, value) in values {
      if maps(value) == nil, let cells = cells(value) {
        matrices.append(layout(cells, title: name, decimals: decimals([cells])))
      } else {
        rest += alone(value, title: name)
      }
    }
    return flow(matrices) + rest
  }

  /// A value alone.
  func alone(_ value: Value, title: String) -> [String] {
    if case .tuple(let fields) = value {
      return fields.flatMap { alone($0.value, title: "\(title).\($0.label)") }
    }
    if let maps = maps(value) {
      let shown = maps.prefix(Self.aloneLimit).map { map in
        layout(map.cells, title: map.title(title), decimals: decimals([map.cells]))
      }
      var lines = flow(shown)
      if maps.count > Self.aloneLimit {
        lines.append("… \(counted(maps.count - Self.aloneLimit, "more map"))")
      }
      return lines
    }
    if let cells = cells(value) {
      return layout(cells, title: title, decimals: decimals([cells])).lines(for: capabilities)
    }
    return wrapped("\(title) = \(clean(ValueText.shown(value)))", width: capabilities.width)
  }

  // MARK: Parts

  private func panels(_ actual: Value, _ expected: Value, label: String) -> [String] {
    if let yours = maps(actual), let right = maps(expected) {
      return wrongMaps(yours, right, label: label)
    }
    let heading = label.isEmpty ? [] : heading(label)
    guard let yours = cells(actual), let right = cells(expected) else {
      return heading + number(actual, expected)
    }
    return heading + triple(yours, right)
  }

  /// A single number, with as many digits as in a matrix.
  private func number(_ actual: Value, _ expected: Value) -> [String] {
    var (yours, right) = (ValueText.shown(actual), ValueText.shown(expected))
    var difference: String?
    if let number = actual.number, let other = expected.number {
      let cells = [[Cell.number(number)], [Cell.number(other)]]
      let decimals = decimals([cells], telling: [zip([cells[0][0]], [cells[1][0]])])
      (yours, right) = (text(number, decimals), text(other, decimals))
      if number.isFinite, other.isFinite, number != other {
        difference = self.difference(.number(number), .number(other), decimals).text
      }
    }
    let lines =
      ["yours:    \(clean(yours))", "expected: \(clean(right))"]
      + (difference.map { ["yours − expected: \($0)"] } ?? [])
    return lines.flatMap { wrapped(clean($0), width: capabilities.width) }
  }

  /// Which maps are right; of the wrong ones the first few are drawn.
  private func wrongMaps(_ yours: [Map], _ right: [Map], label: String) -> [String] {
    var lines: [String] = []
    var drawn = 0
    let missing = right.filter { map in !yours.contains { $0.index == map.index } }
    for map in yours + missing {
      let title = map.title(label)
      let mine = yours.first { $0.index == map.index }
      guard let mine, let other = right.first(where: { $0.index == map.index }) else {
        lines.append("\(title): \(mine == nil ? "missing" : "too many") in yours")
        continue
      }
      if same(mine.cells, other.cells) {
        lines.append("\(title): right")
      } else if drawn < Self.mapLimit {
        drawn += 1
        lines += heading(title) + triple(mine.cells, other.cells) + [""]
      } else {
        lines.append("\(title): also wrong")
      }
    }
    return lines
  }

  private func triple(_ yours: [[Cell]], _ right: [[Cell]]) -> [String] {
    let decimals = decimals([yours, right], telling: zip(yours, right).map { zip($0, $1) })
    var first = layout(yours, title: "yours", decimals: decimals)
    var second = layout(right, title: "expected", decimals: decimals)
    var panels: [MatrixLayout] = []
    if yours.map(\.count) == right.map(\.count) {
      var difference: [[MatrixLayout.Cell]] = []
      var focus: MatrixLayout.Position?
      for (row, cells) in yours.enumerated() {
        difference.append([])
        for (column, cell) in cells.enumerated() {
          let (text, isRight) = self.difference(cell, right[row][column], decimals)
          difference[row].append(MatrixLayout.Cell(text))
          guard !isRight else { continue }
          first.mark(row: row, column: column, .wrong)
          focus = focus ?? MatrixLayout.Position(row: row, column: column)
        }
      }
      var third = MatrixLayout(rows: difference, title: "yours − expected")
      third.focus = focus
      first.focus = focus
      second.focus = focus
      // Places have no difference: a picture of question marks shows nothing.
      let hasNumbers = (yours + right).joined().contains { $0.number != nil }
      panels = hasNumbers ? [first, second, third] : [first, second]
    } else {
      panels = [first, second]
    }
    return flow(panels)
  }

  private func flow(_ matrices: [MatrixLayout]) -> [String] {
    MatrixLayout.flowing(matrices, for: capabilities)
  }

  private func difference(
    _ yours: Cell, _ right: Cell, _ decimals: Int?
  ) -> (text: String, isRight: Bool) {
    guard let number = yours.number, let expected = right.number else {
      return yours == right ? ("0", true) : ("?", false)
    }
    if Tolerance.accepts(number, for: expected) { return ("0", true) }
    let difference = number - expected
    guard difference.isFinite else { return (NumberText.shortest(difference), false) }
    if let tidy = NumberText.tidy(difference) { return (tidy, false) }
    return (NumberText.fixed(difference, decimals: decimals ?? 6), false)
  }

  // MARK: Cells

  /// One number of a matrix, or a short list in its place, as a maximum's position is.
  enum Cell: Equatable {
    case number(Double)
    case text(String)

    var number: Double? {
      if case .number(let number) = self { return number }
      return nil
    }
  }

  private func cells(_ value: Value) -> [[Cell]]? {
    guard case .list(let rows) = value else { return nil }
    if rows.allSatisfy({ $0.number != nil }) { return rows.isEmpty ? nil : [rows.map(cell)] }
    let lists = rows.map { row -> [Cell]? in
      guard case .list(let cells) = row else { return nil }
      return cells.map(cell)
    }
    return lists.contains(nil) ? nil : lists.compactMap { $0 }
  }

  private func cell(_ value: Value) -> Cell {
    value.number.map(Cell.number) ?? .text(ValueText.shown(value))
  }

  /// One map of a stack, or of a list of stacks, as filters are.
  struct Map {
    var index: [Int]
    var cells: [[Cell]]

    /// `filters[0][2]`; `map 2` in a stack without a name.
    func title(_ name: String) -> String {
      if name.isEmpty, index.count == 1 { return "map \(index[0])" }
      return (name.isEmpty ? "map " : name) + index.map { "[\($0)]" }.joined()
    }
  }

  /// The maps of a stack of numbers, or of a list of stacks; lists of whole numbers in a matrix are
  /// its cells, not maps: places.
  private func maps(_ value: Value) -> [Map]? {
    guard case .list(let elements) = value, !elements.isEmpty, let leaf = value.leaves.first
    else { return nil }
    if case .integer = leaf.value {
      guard leaf.cell.index.count == 3 else { return nil }
      let maps = elements.map(cells)
      return maps.contains { $0 == nil }
        ? nil : maps.enumerated().map { Map(index: [$0], cells: $1 ?? []) }
    }
    guard case .number = leaf.value else { return nil }
    if let volume = value.volume {
      return volume.enumerated().map { index, map in
        Map(index: [index], cells: map.map { $0.map(Cell.number) })
      }
    }
    let stacks = elements.map { $0.volume == nil ? nil : maps($0) }
    guard !stacks.contains(where: { $0 == nil }) else { return nil }
    return stacks.enumerated().flatMap { index, maps in
      (maps ?? []).map { Map(index: [index] + $0.index, cells: $0.cells) }
    }
  }

  private func same(_ first: [[Cell]], _ second: [[Cell]]) -> Bool {
    first.map(\.count) == second.map(\.count)
      && zip(first.joined(), second.joined()).allSatisfy { difference($0, $1, nil).isRight }
  }

  private func layout(_ cells: [[Cell]], title: String, decimals: Int?) -> MatrixLayout {
    MatrixLayout(
      rows: cells.map { row in
        row.map { cell in
          switch cell {
          case .number(let number): MatrixLayout.Cell(text(number, decimals))
          case .text(let text): MatrixLayout.Cell(text)
          }
        }
      }, title: title)
  }

  private func text(_ number: Double, _ decimals: Int?) -> String {
    guard let decimals else { return NumberText.tidy(number) ?? NumberText.shortest(number) }
    return NumberText.fixedNonzero(number, decimals: decimals)
  }

  /// How many decimals to show: nil where every number is short; else few, but enough to tell a
  /// wrong number from the right one.
  private func decimals(
    _ matrices: [[[Cell]]], telling pairs: [Zip2Sequence<[Cell], [Cell]>] = []
  ) -> Int? {
    let numbers = matrices.joined().joined().compactMap(\.number).filter(\.isFinite)
    if numbers.allSatisfy({ NumberText.tidy($0) != nil }) { return nil }
    if let rounding { return rounding.decimals }
    let wrong = pairs.joined().compactMap { yours, right -> (Double, Double)? in
      guard let number = yours.number, let expected = right.number, number.isFinite,
        expected.isFinite, !Tolerance.accepts(number, for: expected)
      else { return nil }
      return (number, expected)
    }
    return [4, 6, 9, 12].first { decimals in
      wrong.allSatisfy { text($0, decimals) != text($1, decimals) }
    } ?? 15
  }

  private func heading(_ title: String) -> [String] {
    [capabilities.styled(clean(title), .bold)]
  }

  private func clean(_ text: String) -> String {
    capabilities.cleaned(text)
  }
}
