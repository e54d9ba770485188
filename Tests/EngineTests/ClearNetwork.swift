internal import ConvNet
@testable internal import Engine
internal import KernelInterface
internal import RealModule

/// The mathematics of a network, one picture at a time, with the clear functions of ConvNet.
struct ClearNetwork {
  let description: NetworkDescription
  /// Of each layer: `filters[map out][map in]`, and a bias for each map out.
  let filters: [[[Matrix]]]
  let biases: [[Double]]

  init(_ network: FastNetwork) {
    description = network.description
    let tensors = network.tensors
    filters = network.description.layers.enumerated().map { number, layer in
      let cells = layer.filterRows * layer.filterColumns
      let numbers = tensors[2 * number].numbers.map(Double.init)
      return (0..<layer.mapsOut).map { map in
        (0..<layer.mapsIn).map { mapIn in
          let first = (map * layer.mapsIn + mapIn) * cells
          return Matrix(
            rows: layer.filterRows, columns: layer.filterColumns,
            cells: Array(numbers[first..<first + cells]))
        }
      }
    }
    biases = network.description.layers.indices.map { number in
      tensors[2 * number + 1].numbers.map(Double.init)
    }
  }

  /// What a layer computed for one picture.
  struct Layer {
    var input: [Matrix]
    var z: [Matrix]
    var a: [Matrix]
    var output: [Matrix]
    /// For each cell of the output, the row and column of the cell of `a` that it comes from.
    var winners: [[(row: Int, column: Int)]]
  }

  func forward(_ picture: Matrix) -> [Layer] {
    var input = [picture]
    return description.layers.enumerated().map { number, shape in
      let z = filters[number].enumerated().map { map, filters in
        zip(input, filters).reduce(
          Matrix(rows: shape.rows, columns: shape.columns, repeating: biases[number][map])
        ) { sum, pair in added(sum, correlate2D(pair.0, pair.1, mode: .valid)) }
      }
      let a = z.map { map in
        Matrix(
          rows: map.rows, columns: map.columns,
          cells: map.cells.map { activation(shape.activation, $0) })
      }
      let pooled = a.map { pool($0, shape.pool) }
      defer { input = pooled.map(\.output) }
      return Layer(
        input: input, z: z, a: a, output: pooled.map(\.output), winners: pooled.map(\.winners))
    }
  }

  /// The gradients of one picture's cost, in the order of `FastNetwork.tensors`, and the cost.
  func gradients(_ picture: Matrix, label: Int) -> (tensors: [[Double]], cost: Double) {
    let layers = forward(picture)
    let outputs = layers[layers.count - 1].output.map { $0[0, 0] }
    let target = outputs.indices.map { $0 == label ? 1.0 : 0 }
    var (cost, gradient): (Double, [Matrix])
    switch description.cost {
    case .quadratic:
      cost = zip(outputs, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 2
      gradient = zip(outputs, target).map { Matrix(rows: 1, columns: 1, cells: [$0 - $1]) }
    case .crossEntropy:
      let powers = outputs.map { Double.exp($0) }
      let sum = powers.reduce(0, +)
      cost = -Double.log(powers[label] / sum)
      gradient = zip(powers, target).map { Matrix(rows: 1, columns: 1, cells: [$0 / sum - $1]) }
    }
    var tensors: [[Double]] = []
    for (number, shape) in description.layers.enumerated().reversed() {
      let layer = layers[number]
      var zGradients = layer.z.map { Matrix(rows: $0.rows, columns: $0.columns) }
      for map in layer.output.indices {
        for (cell, winner) in zip(gradient[map].cells, layer.winners[map]) {
          zGradients[map][winner.row, winner.column] +=
            cell * derivative(shape.activation, layer.a[map][winner.row, winner.column])
        }
      }
      let weights = zGradients.flatMap { z in
        layer.input.flatMap { correlate2D($0, z, mode: .valid).cells }
      }
      tensors = [weights, zGradients.map { $0.cells.reduce(0, +) }] + tensors
      gradient = layer.input.indices.map { mapIn in
        zGradients.indices.reduce(Matrix(rows: shape.rowsIn, columns: shape.columnsIn)) {
          added($0, convolve2D(zGradients[$1], filters[number][$1][mapIn], mode: .full))
        }
      }
    }
    return (tensors, cost)
  }

  private func added(_ a: Matrix, _ b: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: a.columns, cells: zip(a.cells, b.cells).map { $0 + $1 })
  }

  private func activation(_ activation: KernelInterface.Activation, _ z: Double) -> Double {
    switch activation {
    case .identity: z
    case .relu: max(z, 0)
    case .sigmoid: 1 / (1 + Double.exp(-z))
    case .tanh: Double.tanh(z)
    }
  }

  private func derivative(_ activation: KernelInterface.Activation, _ a: Double) -> Double {
    switch activation {
    case .identity: 1
    case .relu: a > 0 ? 1 : 0
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    }
  }

  private func pool(
    _ map: Matrix, _ size: Int
  ) -> (output: Matrix, winners: [(row: Int, column: Int)]) {
    var cells: [Double] = []
    var winners: [(row: Int, column: Int)] = []
    for row in 0..<map.rows / size {
      for column in 0..<map.columns / size {
        var best = (row: row * size, column: column * size)
        for i in 0..<size {
          for j in 0..<size
          where map[row * size + i, column * size + j] > map[best.row, best.column] {
            best = (row * size + i, column * size + j)
          }
        }
        cells.append(map[best.row, best.column])
        winners.append(best)
      }
    }
    return (Matrix(rows: map.rows / size, columns: map.columns / size, cells: cells), winners)
  }
}
