internal import ConvNet

/// A convolutional layer with several maps before it and several behind it: lesson 10's reference.
struct LayerPass {
  var maps: [[[Double]]]
  /// `filters[n][p]` lies between previous map p and next map n.
  var filters: [[[[Double]]]]
  var biases: [Double]

  /// The results of one next map before they are added: one for each previous map.
  func parts(of next: Int) -> [[[Double]]] {
    zip(maps, filters[next]).map { map, filter in
      correlate2D(Matrix(map), Matrix(filter), mode: .valid).rowsOfColumns
    }
  }

  private var layer: ConvolutionalLayer {
    ConvolutionalLayer(filters: filters.map(volume), biases: biases, activation: .sigmoid)
  }
  private var pass: ConvolutionalLayer.Pass { layer.forward(volume(maps)) }

  /// zₙ = ∑ₚ correlate(aₚ, wₙₚ) + bₙ
  var z: [[[Double]]] { pass.z.maps.map(\.rowsOfColumns) }

  /// a = σ(z)
  var a: [[[Double]]] { pass.a.maps.map(\.rowsOfColumns) }

  private func gradients(_ zGradients: [[[Double]]]) -> ConvolutionalLayer.Gradients {
    layer.gradients(input: volume(maps), zGradient: volume(zGradients))
  }

  /// ∂C/∂wₙₚ = correlate(aₚ, ∂C/∂zₙ)
  func filterSlopes(_ zGradients: [[[Double]]]) -> [[[[Double]]]] {
    gradients(zGradients).filters.map { $0.maps.map(\.rowsOfColumns) }
  }

  /// ∂C/∂bₙ = ∑ ∂C/∂zₙ
  func biasSlopes(_ zGradients: [[[Double]]]) -> [Double] { gradients(zGradients).biases }

  /// ∂C/∂aₚ = ∑ₙ convolve(wₙₚ, ∂C/∂zₙ), full
  func mapSlopes(_ zGradients: [[[Double]]]) -> [[[Double]]] {
    gradients(zGradients).input.maps.map(\.rowsOfColumns)
  }

  /// What one next map hands back to one previous map: convolve(wₙₚ, ∂C/∂zₙ), full.
  func share(_ zGradients: [[[Double]]], next: Int, previous: Int) -> [[Double]] {
    activationSlopes(filters[next][previous], zGradients[next])
  }
}

private func volume(_ maps: [[[Double]]]) -> Volume { Volume(maps.map { Matrix($0) }) }

/// Matrices of one shape, added cell by cell.
func cellSums(_ matrices: [[[Double]]]) -> [[Double]] {
  guard let first = matrices.first else { return [] }
  return matrices.dropFirst().reduce(first) { total, matrix in
    zip(total, matrix).map { zip($0, $1).map(+) }
  }
}

extension [Value] {
  /// A list of volumes: the filters of a layer.
  func volumes(_ position: Int) -> [[[[Double]]]] {
    guard indices.contains(position), case .list(let values) = self[position] else {
      preconditionFailure("Argument \(position) of a case is not a list of volumes: \(self)")
    }
    return values.indices.map { values.volume($0) }
  }
}

extension Value {
  static func volumes(_ volumes: [[[[Double]]]]) -> Value { .list(volumes.map(Value.volume)) }
}
