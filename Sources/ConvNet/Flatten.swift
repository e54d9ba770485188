/// Lays the numbers of all maps in one line, row by row, map after map.
///
///     Flatten().outputShape(for: VolumeShape(depth: 16, rows: 4, columns: 4))  // 256×1×1
public struct Flatten: Layer, Hashable {
  /// Makes the layer; there is nothing to choose.
  public init() {}

  public func outputShape(for input: VolumeShape) -> VolumeShape {
    VolumeShape(depth: input.count, rows: 1, columns: 1)
  }

  public func predict(_ input: Volume) -> Volume {
    Volume(outputShape(for: input.shape), cells: input.cells)
  }

  public func forward(_ input: Volume, using generator: inout SeededGenerator) -> LayerPass {
    LayerPass(output: predict(input)) { gradient in
      LayerGradients(input: Volume(input.shape, cells: gradient.cells), parameters: [])
    }
  }

  public var description: String { "flatten" }
}
