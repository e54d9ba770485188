internal import ConvNet
internal import RealModule

/// The network of lesson 14 with its numbers: the reference, and what the mistakes change in it.
struct DigitsNetwork {
  var filters: [[[[Double]]]]
  var filterBiases: [Double]
  var w: [[Double]]
  var b: [Double]
  var ways = Ways()

  /// How the network is put together; the defaults are right.
  struct Ways: Sendable {
    var activation: @Sendable (Double) -> Double = { max(0, $0) }
    var slope: @Sendable (Double) -> Double = { $0 > 0 ? 1 : 0 }
    /// What happens to the scores before anything is made of them.
    var score: @Sendable (Double) -> Double = { $0 }
    var softmaxTwice = false
    var convolutionLearns = true
    var biasesLearn = true
    /// How far a step of this size goes.
    var distance: @Sendable (_ stepSize: Double) -> Double = { $0 }
  }

  /// Everything that is worked out about a picture.
  struct Pass {
    var z: [[[Double]]]
    var pooled: [[[Double]]]
    var places: [[[[Int]]]]
    var logits: [Double]
  }
}

extension DigitsNetwork {
  func forward(_ picture: [[Double]]) -> Pass {
    let z = zip(filters, filterBiases).map { filter, bias in
      correlate2D(Matrix(picture), Matrix(filter[0]), mode: .valid).rowsOfColumns
        .map { $0.map { $0 + bias } }
    }
    let pools = z.map { map in
      Pooling(map: map.map { $0.map(ways.activation) }, window: (2, 2), stride: (2, 2))
    }
    let pooled = pools.map(\.maximumValues)
    let layer = FullyConnectedPass(aPrev: flat(pooled), w: w, b: b)
    return Pass(
      z: z, pooled: pooled, places: pools.map(\.maximumPlaces), logits: layer.z.map(ways.score))
  }

  func loss(_ picture: [[Double]], label: Int) -> Double {
    -.log(softmax(forward(picture).logits)[label])
  }

  /// The first of the highest scores.
  func digit(_ picture: [[Double]]) -> Int {
    let logits = forward(picture).logits
    return logits.indices.reduce(0) { logits[$1] > logits[$0] ? $1 : $0 }
  }

  /// The network after one step, which is taken when all gradients are known.
  func stepped(_ picture: [[Double]], label: Int, stepSize: Double) -> DigitsNetwork {
    let pass = forward(picture)
    let probabilities = softmax(ways.softmaxTwice ? softmax(pass.logits) : pass.logits)
    let logitGradient = probabilities.enumerated().map { $1 - ($0 == label ? 1 : 0) }
    let layer = FullyConnectedPass(aPrev: flat(pass.pooled), w: w, b: b)
    let pooledShape = (pass.pooled[0].count, pass.pooled[0][0].count)
    let pooledGradients = cutUp(
      layer.aPrevGradient(logitGradient), shape: pooledShape, LayingOut.rowByRow)
    let zGradients = pass.z.indices.map { m in
      let z = pass.z[m]
      let aGradient = PooledGradient(
        shape: (z.count, z[0].count), places: pass.places[m], aGradient: pooledGradients[m]
      ).sums
      return zip(z, aGradient).map { zip($0, $1).map { ways.slope($0) * $1 } }
    }

    let distance = ways.distance(stepSize)
    func move(_ numbers: [[Double]], _ gradient: [[Double]]) -> [[Double]] {
      zip(numbers, gradient).map { zip($0, $1).map { $0 - distance * $1 } }
    }
    var next = self
    next.w = move(w, layer.wGradient(logitGradient))
    if ways.biasesLearn { next.b = move([b], [logitGradient])[0] }
    guard ways.convolutionLearns else { return next }
    for m in filters.indices {
      let gradient = correlate2D(Matrix(picture), Matrix(zGradients[m]), mode: .valid)
      next.filters[m][0] = move(filters[m][0], gradient.rowsOfColumns)
      if ways.biasesLearn {
        next.filterBiases[m] -= distance * zGradients[m].joined().reduce(0, +)
      }
    }
    return next
  }

  private func flat(_ maps: [[[Double]]]) -> [Double] { maps.flatMap { $0.flatMap { $0 } } }
}

// MARK: - Values

extension DigitsNetwork {
  static let type = ValueType.tuple([
    .init("filters", .list(.volume)), .init("filterBiases", .vector), .init("w", .matrix),
    .init("b", .vector),
  ])

  var value: Value {
    .tuple([
      .init("filters", .list(filters.map(Value.volume))),
      .init("filterBiases", .vector(filterBiases)), .init("w", .matrix(w)), .init("b", .vector(b)),
    ])
  }

  /// Reads the network among a call's arguments.
  init(_ value: Value, ways: Ways = Ways()) {
    guard case .list(let filters)? = value["filters"], let biases = value["filterBiases"]?.vector,
      let w = value["w"]?.matrix, let b = value["b"]?.vector
    else { preconditionFailure("This is not a network: \(value)") }
    self.init(
      filters: filters.compactMap(\.volume), filterBiases: biases, w: w, b: b, ways: ways)
  }
}

extension DigitsNetwork.Pass {
  static let type = ValueType.tuple([
    .init("z", .volume), .init("pooled", .volume),
    .init("positions", .list(.list(.list(.list(.integer))))), .init("logits", .vector),
  ])

  var value: Value {
    let positions = places.map { map in
      Value.list(map.map { row in .list(row.map { .list($0.map(Value.integer)) }) })
    }
    return .tuple([
      .init("z", .volume(z)), .init("pooled", .volume(pooled)),
      .init("positions", .list(positions)), .init("logits", .vector(logits)),
    ])
  }
}

extension Pooling {
  fileprivate var maximumValues: [[Double]] {
    (0..<rows).map { row in
      (0..<columns).map { self[winner(cells(row: row, column: $0))] }
    }
  }

  fileprivate var maximumPlaces: [[[Int]]] {
    (0..<rows).map { row in
      (0..<columns).map { column in
        let winner = winner(cells(row: row, column: column))
        return [winner.row, winner.column]
      }
    }
  }
}

extension PooledGradient {
  fileprivate var sums: [[Double]] { [map { $0 + $1 }].matrix(0) }
}
