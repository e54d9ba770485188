public import ConvNet
internal import KernelInterface

/// What a layer makes of one picture.
public struct LayerMaps: Sendable, Equatable {
  /// Rows and columns of each map.
  public var shape: Shape
  /// A map for each filter or neuron, after the activation: its cells row after row.
  public var maps: [[Float]]
  /// The same maps after max-pooling; nil where the layer does not pool.
  public var pooled: Pooled?

  /// Maps that pooling has made smaller.
  public struct Pooled: Sendable, Equatable {
    /// Rows and columns of each map.
    public var shape: Shape
    /// In the order of the maps before.
    public var maps: [[Float]]
  }
}

extension FastNetwork {
  /// What each layer makes of a picture, worked out anew from the weights in plain loops: the network
  /// itself keeps only what comes out of its pooling.
  ///
  /// - Parameter picture: its pixels from 0 to 1, row after row.
  /// - Returns: the layers from the first to the last, whose maps are the scores.
  /// - Complexity: a multiplication for each weight at each of its places.
  public func inside(_ picture: [Float]) -> [LayerMaps] {
    precondition(
      picture.count == description.rows * description.columns,
      "a picture is as large as the network's")
    let tensors = self.tensors
    var maps = [picture]
    var layers: [LayerMaps] = []
    for (number, layer) in description.layers.enumerated() {
      let weights = tensors[2 * number].numbers
      let biases = tensors[2 * number + 1].numbers
      let shape = Shape(rows: layer.rows, columns: layer.columns)
      let taps = layer.filterRows * layer.filterColumns
      maps = (0..<layer.mapsOut).map { map in
        (0..<shape.count).map { place in
          let (row, column) = place.quotientAndRemainder(dividingBy: shape.columns)
          var sum = biases[map]
          for below in 0..<layer.mapsIn {
            let first = (map * layer.mapsIn + below) * taps
            for i in 0..<layer.filterRows {
              for j in 0..<layer.filterColumns {
                sum +=
                  weights[first + i * layer.filterColumns + j]
                  * maps[below][(row + i) * layer.columnsIn + column + j]
              }
            }
          }
          return Float(layer.activation(Double(sum)))
        }
      }
      var reading = LayerMaps(shape: shape, maps: maps)
      if layer.pool > 1 {
        let small = Shape(rows: layer.rowsOut, columns: layer.columnsOut)
        maps = maps.map { map in
          (0..<small.count).map { place in
            let (row, column) = place.quotientAndRemainder(dividingBy: small.columns)
            var largest = -Float.infinity
            for i in row * layer.pool..<(row + 1) * layer.pool {
              for j in column * layer.pool..<(column + 1) * layer.pool {
                largest = max(largest, map[i * shape.columns + j])
              }
            }
            return largest
          }
        }
        reading.pooled = LayerMaps.Pooled(shape: small, maps: maps)
      }
      layers.append(reading)
    }
    return layers
  }
}
