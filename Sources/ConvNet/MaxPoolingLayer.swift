/// Pools every map of a stack by itself; see ``MaxPoolingMap`` for what happens to each.
///
///     MaxPoolingLayer(window: 2).outputShape(for: VolumeShape(depth: 16, rows: 24, columns: 24))
///     // 16×12×12
public struct MaxPoolingLayer: Layer, Hashable {
  /// What is done to each map.
  public let map: MaxPoolingMap

  /// Makes a layer that pools every map alike.
  ///
  /// - Parameters:
  ///   - window: the rows and columns that one maximum is taken of.
  ///   - stride: as large as the window where it is left out, so that windows tile the map.
  public init(window: Shape, stride: Shape? = nil) {
    map = MaxPoolingMap(window: window, stride: stride)
  }

  public func objection(to input: VolumeShape) -> String? { map.objection(to: input.map) }

  public func outputShape(for input: VolumeShape) -> VolumeShape {
    let output = map.outputShape(for: input.map)
    return VolumeShape(depth: input.depth, rows: output.rows, columns: output.columns)
  }

  public func predict(_ input: Volume) -> Volume { pool(input).output }

  public func forward(_ input: Volume, using generator: inout SeededGenerator) -> LayerPass {
    let (output, winners) = pool(input)
    return LayerPass(output: output) { outputGradient in
      var gradient = Volume(input.shape)
      let perMap = output.shape.map.count
      for (index, share) in outputGradient.cells.enumerated() {
        gradient.cells[index / perMap * input.shape.map.count + winners[index]] += share
      }
      return LayerGradients(input: gradient, parameters: [])
    }
  }

  private func pool(_ input: Volume) -> (output: Volume, winners: [Int]) {
    var output = Volume(outputShape(for: input.shape))
    var winners = Array(repeating: 0, count: output.cells.count)
    for index in 0..<input.depth {
      map.pool(
        input.plane(index), into: &output.cells, winners: &winners,
        at: index * output.shape.map.count)
    }
    return (output, winners)
  }

  public var description: String {
    "max pooling \(map.window)" + (map.stride == map.window ? "" : ", stride \(map.stride)")
  }
}
