/// A fully connected layer with its numbers, forwards and backwards: the reference of lesson 12.
struct FullyConnectedPass {
  var aPrev: [Double]
  /// A row for each neuron.
  var w: [[Double]]
  var b: [Double]

  /// z_n = ∑ w_n,i · a_i + b_n
  var z: [Double] {
    zip(w, b).map { weights, bias in
      zip(weights, aPrev).reduce(bias) { $0 + $1.0 * $1.1 }
    }
  }

  /// ∂C/∂w_n,i = ∂C/∂z_n · a_i
  func wGradient(_ zGradient: [Double]) -> [[Double]] {
    zGradient.map { slope in aPrev.map { slope * $0 } }
  }

  /// ∂C/∂a_i = ∑ w_n,i · ∂C/∂z_n
  func aPrevGradient(_ zGradient: [Double]) -> [Double] {
    aPrev.indices.map { i in w.indices.reduce(0) { $0 + w[$1][i] * zGradient[$1] } }
  }

  /// ∂C/∂z_n = σ′(z_n) · ∂C/∂a_n
  func zGradient(_ aGradient: [Double]) -> [Double] {
    zip(z, aGradient).map { logisticSlope($0) * $1 }
  }

  /// The same layer after one step downhill; a negative step climbs.
  func stepped(_ zGradient: [Double], by stepSize: Double) -> FullyConnectedPass {
    FullyConnectedPass(
      aPrev: aPrev,
      w: zip(w, wGradient(zGradient)).map { zip($0, $1).map { $0 - stepSize * $1 } },
      b: zip(b, zGradient).map { $0 - stepSize * $1 })
  }
}

extension FullyConnectedPass {
  /// The result of `fullyConnected`.
  func output(_ activate: (Double) -> Double = logistic) -> Value {
    .tuple([.init("z", .vector(z)), .init("a", .vector(z.map(activate)))])
  }

  /// The result of `fullyConnectedGradients`.
  func gradients(
    w wGradient: [[Double]]? = nil, b bGradient: [Double]? = nil,
    aPrev aPrevGradient: [Double]? = nil, zGradient: [Double]
  ) -> Value {
    .tuple([
      .init("w", .matrix(wGradient ?? self.wGradient(zGradient))),
      .init("b", .vector(bGradient ?? zGradient)),
      .init("aPrev", .vector(aPrevGradient ?? self.aPrevGradient(zGradient))),
    ])
  }

  /// The result of `fullyConnectedStep`, with the gradient of the inputs taken at this layer's
  /// weights.
  func step(to next: FullyConnectedPass, zGradient: [Double]) -> Value {
    .tuple([
      .init("w", .matrix(next.w)), .init("b", .vector(next.b)),
      .init("aPrevGradient", .vector(aPrevGradient(zGradient))),
    ])
  }
}

extension FullyConnectedPass {
  /// The arguments of `fullyConnected`, or of `fullyConnectedStep`: inputs, weights, biases.
  init(forwards arguments: [Value]) {
    self.init(aPrev: arguments.vector(0), w: arguments.matrix(1), b: arguments.vector(2))
  }

  /// The first arguments of `fullyConnectedGradients`, which needs no biases.
  init(backwards arguments: [Value]) {
    let w = arguments.matrix(1)
    self.init(
      aPrev: arguments.vector(0), w: w, b: [Double](repeating: 0, count: w.count))
  }
}

/// All numbers of a stack of maps in the order in which `cells` visits them.
func laidOut(
  _ maps: [[[Double]]], _ order: (_ depth: Int, _ shape: Pooling.Shape) -> [(Int, Int, Int)]
) -> [Double] {
  let shape = (rows: maps.first?.count ?? 0, columns: maps.first?.first?.count ?? 0)
  return order(maps.count, shape).map { maps[$0.0][$0.1][$0.2] }
}

/// A list cut into maps, its numbers put where `order` says.
func cutUp(
  _ numbers: [Double], shape: Pooling.Shape,
  _ order: (_ depth: Int, _ shape: Pooling.Shape) -> [(Int, Int, Int)]
) -> [[[Double]]] {
  let depth = numbers.count / (shape.rows * shape.columns)
  let row = [Double](repeating: 0, count: shape.columns)
  var maps = [[[Double]]](repeating: [[Double]](repeating: row, count: shape.rows), count: depth)
  for (number, cell) in zip(numbers, order(depth, shape)) {
    maps[cell.0][cell.1][cell.2] = number
  }
  return maps
}

/// The orders in which the cells of a stack can be visited, as map, row and column.
enum LayingOut {
  static func rowByRow(_ depth: Int, _ shape: Pooling.Shape) -> [(Int, Int, Int)] {
    (0..<depth).flatMap { map in
      (0..<shape.rows).flatMap { row in (0..<shape.columns).map { (map, row, $0) } }
    }
  }

  static func columnByColumn(_ depth: Int, _ shape: Pooling.Shape) -> [(Int, Int, Int)] {
    (0..<depth).flatMap { map in
      (0..<shape.columns).flatMap { column in (0..<shape.rows).map { (map, $0, column) } }
    }
  }

  /// The same cell of every map, then the next cell.
  static func cellByCell(_ depth: Int, _ shape: Pooling.Shape) -> [(Int, Int, Int)] {
    (0..<shape.rows).flatMap { row in
      (0..<shape.columns).flatMap { column in (0..<depth).map { ($0, row, column) } }
    }
  }
}
