/// Numbers that a person types into the cells of a matrix, moving in it with the arrows.
///
/// Enter goes to the next empty cell, and hands the numbers over once there is none. A cell holds at
/// most `capacity` characters; what comes after them is dropped.
public struct GridEditor: Sendable, Equatable {
  /// Longer than any number that a person types.
  public static let capacity = 24

  /// What stands in each cell; rows of equal lengths.
  public private(set) var cells: [[String]]
  /// The row of the cell that is typed into, from 0.
  public private(set) var row = 0
  /// Its column, from 0.
  public private(set) var column = 0
  /// Whether the next sign replaces what stands in the cell.
  private var isFresh = true

  /// An empty grid.
  ///
  /// - Precondition: a row and a column at least.
  public init(rows: Int, columns: Int) {
    precondition(rows > 0 && columns > 0, "A grid has cells.")
    cells = Array(repeating: Array(repeating: "", count: columns), count: rows)
  }

  /// A grid in which these numbers stand already.
  ///
  /// - Precondition: rows of equal lengths, a cell at least.
  public init(_ cells: [[String]]) {
    precondition(cells.first?.isEmpty == false, "A grid has cells.")
    precondition(cells.allSatisfy { $0.count == cells[0].count }, "A grid's rows are equally long.")
    self.cells = cells
  }

  /// What a key does to the grid.
  public enum Outcome: Sendable, Equatable {
    /// The person goes on typing.
    case editing
    /// Enter, and no cell is empty.
    case submitted([[String]])
    /// Escape or Ctrl-G.
    case cancelled
  }

  /// Takes a key in; a key that means nothing here changes nothing.
  public mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .up: move(to: row - 1, column)
    case .down: move(to: row + 1, column)
    case .left: move(to: row, column - 1)
    case .right: move(to: row, column + 1)
    case .home: move(to: row, 0)
    case .end: move(to: row, cells[0].count - 1)
    case .tab, .character(" "): step()
    case .enter:
      guard let empty = nextEmpty else { return .submitted(cells) }
      if !cells[row][column].isEmpty { move(to: empty.row, empty.column) }
    case .backspace: erase()
    case .delete, .control("u"): cells[row][column] = ""
    case .escape, .control("g"): return .cancelled
    case .character(let character) where Self.signs.contains(character): append(character)
    default: break
    }
    return .editing
  }

  /// Pasted numbers go in from the cell on: blanks part cells, line ends and semicolons rows.
  public mutating func paste(_ text: String) {
    let left = column
    for (index, line) in text.split(whereSeparator: { $0.isNewline || $0 == ";" })
      .prefix(cells.count - row).enumerated()
    {
      let words = line.split { $0.isWhitespace || "[]⎡⎤⎢⎥⎣⎦".contains($0) }
      if index > 0 { move(to: row + 1, left) }
      for (offset, word) in words.prefix(cells[0].count - left).enumerated() {
        cells[row][left + offset] = String(word.filter(Self.signs.contains).prefix(Self.capacity))
      }
    }
    isFresh = true
  }

  private static let signs = "0123456789.,-−+/%eE"

  private mutating func append(_ character: Character) {
    if isFresh { cells[row][column] = "" }
    isFresh = false
    guard cells[row][column].count < Self.capacity else { return }
    cells[row][column].append(character)
  }

  /// Takes the last sign away; in an empty cell goes to the one before.
  private mutating func erase() {
    isFresh = false
    guard cells[row][column].isEmpty else {
      cells[row][column].removeLast()
      return
    }
    if column > 0 {
      move(to: row, column - 1)
    } else if row > 0 {
      move(to: row - 1, cells[0].count - 1)
    }
  }

  private mutating func step() {
    let isLast = column == cells[0].count - 1
    move(to: isLast ? (row + 1) % cells.count : row, isLast ? 0 : column + 1)
  }

  private mutating func move(to row: Int, _ column: Int) {
    self.row = max(0, min(row, cells.count - 1))
    self.column = max(0, min(column, cells[0].count - 1))
    isFresh = true
  }

  /// The first empty cell behind this one, around at the end.
  private var nextEmpty: (row: Int, column: Int)? {
    let count = cells[0].count
    let places = cells.indices.flatMap { row in (0..<count).map { (row: row, column: $0) } }
    let here = row * count + column
    return (places[here...] + places[..<here]).first { cells[$0.row][$0.column].isEmpty }
  }
}
