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

  /// zₙ = ∑ₚ correlate(aₚ, wₙₚ) + bₙ
  var z: [[[Double]]] {
    filters.indices.map { next in
      cellSums(parts(of: next)).map { row in row.map { $0 + biases[next] } }
    }
  }

  /// a = σ(z)
  var a: [[[Double]]] { z.map { map in map.map { $0.map(logistic) } } }

  /// ∂C/∂wₙₚ = correlate(aₚ, ∂C/∂zₙ)
  func filterSlopes(_ zGradients: [[[Double]]]) -> [[[[Double]]]] {
    zGradients.map { slopes in maps.map { weightSlopes($0, slopes) } }
  }

  /// ∂C/∂bₙ = ∑ ∂C/∂zₙ
  func biasSlopes(_ zGradients: [[[Double]]]) -> [Double] { zGradients.map(sum) }

  /// What one next map hands back to one previous map: convolve(wₙₚ, ∂C/∂zₙ), full.
  func share(_ zGradients: [[[Double]]], next: Int, previous: Int) -> [[Double]] {
    activationSlopes(filters[next][previous], zGradients[next])
  }

  /// ∂C/∂aₚ = ∑ₙ convolve(wₙₚ, ∂C/∂zₙ), full
  func mapSlopes(_ zGradients: [[[Double]]]) -> [[[Double]]] {
    maps.indices.map { previous in
      cellSums(filters.indices.map { share(zGradients, next: $0, previous: previous) })
    }
  }
}

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
