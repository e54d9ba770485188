extension ConvolutionalLayer: Layer {
  public func objection(to input: VolumeShape) -> String? {
    let filter = filters[0].shape
    if input.depth != filter.depth {
      return "A \(input) input has \(input.depth) maps, but the filters are \(filter): one matrix "
        + "for each map."
    }
    return mode.objection(to: input.map, filter: filter.map)
  }

  public func outputShape(for input: VolumeShape) -> VolumeShape {
    requireFit(input)
    let filter = filters[0].shape
    let map = mode.outputShape(input: input.map, filter: filter.map, stride: stride)
    return VolumeShape(depth: filters.count, rows: map.rows, columns: map.columns)
  }

  public func predict(_ input: Volume) -> Volume { forward(input).a }

  public func forward(_ input: Volume, using generator: inout SeededGenerator) -> LayerPass {
    let pass = forward(input)
    return LayerPass(output: pass.a) {
      let gradients = backward(pass, aGradient: $0)
      return LayerGradients(
        input: gradients.input, parameters: gradients.filters.flatMap(\.cells) + gradients.biases)
    }
  }

  public var parameters: [Double] {
    get { filters.flatMap(\.cells) + biases }
    set {
      requireCount(newValue)
      let shape = filters[0].shape
      for next in filters.indices {
        let start = next * shape.count
        filters[next].cells = Array(newValue[start..<start + shape.count])
      }
      biases = Array(newValue.dropFirst(weightCount))
    }
  }

  public var weightCount: Int { filters.count * filters[0].shape.count }

  public var description: String {
    let filter = filters[0].shape
    return "convolutional \(filter.map), \(filter.depth) → \(filters.count)"
      + (stride == 1 ? "" : ", stride \(stride)") + (mode == .valid ? "" : ", \(mode)")
      + ", \(activation)"
  }
}
