internal import ConvNet
internal import Pictures

/// A sheet of 28×28 pixels with a pen on it.
struct DrawingSheet {
  static let side = 28

  private(set) var ink = Array(repeating: false, count: side * side)
  /// Where the pen is, also while it is up.
  private(set) var row = side / 4
  private(set) var column = side / 2
  private(set) var isPenDown = false
  /// What was there before each stroke, the last one at the end.
  private var earlier: [[Bool]] = []

  var isEmpty: Bool { !ink.contains(true) }
  var canUndo: Bool { !earlier.isEmpty }

  /// The ink, 0 or 1.
  var map: GreyMap {
    GreyMap(
      shape: Shape(rows: Self.side, columns: Self.side), cells: ink.map { $0 ? 1 : 0 })
  }

  /// Begins a stroke where the pen is.
  mutating func lower() {
    guard !isPenDown else { return }
    remember()
    isPenDown = true
    mark()
  }

  mutating func lift() { isPenDown = false }

  mutating func move(rows: Int, columns: Int) { move(to: row + rows, column + columns) }

  /// Goes straight to a pixel, drawing on the way where the pen is down.
  mutating func move(to newRow: Int, _ newColumn: Int) {
    let (newRow, newColumn) = (Self.inside(newRow), Self.inside(newColumn))
    let steps = max((newRow - row).magnitude, (newColumn - column).magnitude)
    let (oldRow, oldColumn) = (row, column)
    for step in 0..<Int(steps) {
      let share = Double(step + 1) / Double(steps)
      row = oldRow + Int((Double(newRow - oldRow) * share).rounded())
      column = oldColumn + Int((Double(newColumn - oldColumn) * share).rounded())
      if isPenDown { mark() }
    }
  }

  /// Takes the last stroke back, or what was cleared.
  mutating func undo() {
    isPenDown = false
    if let last = earlier.popLast() { ink = last }
  }

  mutating func clear() {
    guard !isEmpty else { return }
    remember()
    isPenDown = false
    ink = Array(repeating: false, count: ink.count)
  }

  /// As many strokes as a person draws; each is 784 bytes.
  private mutating func remember() {
    earlier.append(ink)
    if earlier.count > 1000 { earlier.removeFirst() }
  }

  /// The pen is two pixels broad, as MNIST's are in their box of twenty.
  private mutating func mark() {
    for i in row...min(row + 1, Self.side - 1) {
      for j in column...min(column + 1, Self.side - 1) { ink[i * Self.side + j] = true }
    }
  }

  private static func inside(_ place: Int) -> Int { min(max(place, 0), side - 1) }

  /// Dark on white, as on paper: a PGM file.
  var portableGrayMap: [UInt8] {
    Array("P5\n\(Self.side) \(Self.side)\n255\n".utf8) + ink.map { $0 ? 0 : 255 }
  }
}
