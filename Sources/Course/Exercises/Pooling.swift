/// A window on its way over a map, the way the exercise does it by hand.
///
/// It leaves open what is taken from the cells under the window, which is where the mistakes differ.
struct Pooling {
  typealias Shape = (rows: Int, columns: Int)
  typealias Cell = (row: Int, column: Int)

  var map: [[Double]]
  var window: Shape
  var stride: Shape
  /// How far the window's corner moves, where that is not the stride that counts the positions.
  var cornerStride: Shape?

  var rows: Int { positions(map.count, window.rows, stride: stride.rows) }
  var columns: Int { positions(map.first?.count ?? 0, window.columns, stride: stride.columns) }

  subscript(cell: Cell) -> Double { map[cell.row][cell.column] }

  /// The cells under the window at one of its positions, in row order.
  func cells(row: Int, column: Int) -> [Cell] {
    let step = cornerStride ?? stride
    let (top, left) = (row * step.rows, column * step.columns)
    return (top..<top + window.rows).flatMap { row in
      (left..<left + window.columns).map { (row, $0) }
    }
  }

  /// The first of the largest cells.
  func winner(_ cells: [Cell]) -> Cell {
    cells.dropFirst().reduce(cells[0]) { self[$1] > self[$0] ? $1 : $0 }
  }
}

extension Pooling {
  /// A value and a place for each position of the window.
  func result(_ take: (_ cells: [Cell]) -> (value: Double, place: [Int])) -> Value {
    let taken = (0..<rows).map { row in
      (0..<columns).map { column in take(cells(row: row, column: column)) }
    }
    return .tuple([
      .init("values", .matrix(taken.map { $0.map(\.value) })),
      .init(
        "positions",
        .list(taken.map { row in .list(row.map { .list($0.place.map(Value.integer)) }) })),
    ])
  }

  /// What is right: the largest number, and where it stood first.
  var maximum: Value {
    result { cells in
      let winner = winner(cells)
      return (self[winner], [winner.row, winner.column])
    }
  }

  var maximumPositions: Value { maximum["positions"] ?? .list([]) }

  /// What a random case shows, in a few words.
  var title: String {
    "\(map.count)×\(map.first?.count ?? 0) cells, a window of \(window.rows)×\(window.columns), "
      + "steps of \(stride.rows) and \(stride.columns)"
  }

  var inputShape: Value { .shape(rows: map.count, columns: map.first?.count ?? 0) }
}

extension Pooling {
  /// The arguments of `maxPool`.
  init(_ arguments: [Value]) {
    self.init(map: arguments.matrix(0), window: arguments.shape(1), stride: arguments.shape(2))
  }
}

/// The gradients of pooled neurons on their way back to the cells of a map.
struct PooledGradient {
  /// What one pooled neuron pays, and to which cell.
  typealias Payment = (row: Int, column: Int, amount: Double)

  var shape: Pooling.Shape
  /// For each pooled neuron the places it pays to, row and column in turn: one in a right answer.
  var places: [[[Int]]]
  var aGradient: [[Double]]

  var payments: [Payment] {
    zip(places, aGradient).flatMap { places, amounts in
      zip(places, amounts).flatMap { place, amount in
        stride(from: 0, to: place.count - 1, by: 2).map { (place[$0], place[$0 + 1], amount) }
      }
    }
  }

  /// Zeros, into which each payment is put by `book`, which gets the balance and the amount.
  func map(_ book: (_ balance: Double, _ amount: Double) -> Double) -> Value {
    var map = [[Double]](
      repeating: [Double](repeating: 0, count: shape.columns), count: shape.rows)
    for payment in payments {
      map[payment.row][payment.column] = book(map[payment.row][payment.column], payment.amount)
    }
    return .matrix(map)
  }
}

extension PooledGradient {
  /// The arguments of `maxPoolGradient`.
  init(_ arguments: [Value]) {
    self.init(
      shape: arguments.shape(0),
      places: arguments.volume(1).map { $0.map { $0.map { Int($0) } } },
      aGradient: arguments.matrix(2))
  }
}
