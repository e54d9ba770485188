/// Several maps made from several maps: each next map adds up one correlation with each map before
/// it, and one bias.
///
///     var random = SeededGenerator(seed: 1)
///     let layer = ConvolutionalLayer(
///       mapsIn: 3, mapsOut: 16, filter: 5, activation: .relu, using: &random)
///     layer.outputShape(for: VolumeShape(depth: 3, rows: 28, columns: 28))  // 16×24×24
///
/// Source: the article, "Chaining Convolutional Layers", with strides and padding added.
public struct ConvolutionalLayer: Sendable, Hashable {
  /// w: for each next map a filter as deep as there are maps before; `filters[next][previous, i, j]`.
  public internal(set) var filters: [Volume]
  /// b: one for each next map.
  public internal(set) var biases: [Double]
  /// By how many rows and columns the filters move on.
  public let stride: Shape
  /// How far the filters hang over the edge, where zeros are assumed.
  public let mode: CorrelationMode
  /// σ, applied once to the sum over all previous maps.
  public let activation: Activation

  /// Makes a layer of filters that exist already.
  ///
  /// - Precondition: at least one filter, all of the same shape, and a bias for each.
  public init(
    filters: [Volume], biases: [Double], stride: Shape = 1, mode: CorrelationMode = .valid,
    activation: Activation
  ) {
    require(!filters.isEmpty, "A convolutional layer has at least 1 filter.")
    for filter in filters {
      require(
        filter.shape == filters[0].shape,
        "Filter 0 is \(filters[0].shape) but another is \(filter.shape): filters of one layer are "
          + "equally large.")
    }
    require(
      filters.count == biases.count,
      "There are \(filters.count) filters but \(biases.count) biases: one for each next map.")
    require(
      stride.rows > 0 && stride.columns > 0, "A stride is at least 1 on both axes, not \(stride).")
    self.filters = filters
    self.biases = biases
    self.stride = stride
    self.mode = mode
    self.activation = activation
  }

  /// Makes a layer with random weights, scaled to the number of inputs a neuron has, and biases of 0.
  public init(
    mapsIn: Int, mapsOut: Int, filter: Shape, stride: Shape = 1, mode: CorrelationMode = .valid,
    activation: Activation = .identity, using generator: inout SeededGenerator
  ) {
    let shape = VolumeShape(depth: mapsIn, rows: filter.rows, columns: filter.columns)
    let filters = (0..<mapsOut).map { _ in
      Volume(shape, cells: generator.weights(shape.count, fanIn: shape.count, for: activation))
    }
    self.init(
      filters: filters, biases: Array(repeating: 0, count: mapsOut), stride: stride, mode: mode,
      activation: activation)
  }

  /// What the layer computed on its way forward, and needs on its way back.
  public struct Pass: Sendable, Hashable {
    /// The previous layer's maps.
    public let input: Volume
    /// The weighted inputs, a map for each filter.
    public let z: Volume
    /// The activations, σ(z).
    public let a: Volume
  }

  /// By how much the cost grows with each number.
  public struct Gradients: Sendable, Hashable {
    /// ∂C/∂w, as ``ConvolutionalLayer/filters``.
    public let filters: [Volume]
    /// ∂C/∂b, one for each next map.
    public let biases: [Double]
    /// ∂C/∂a_prev, as large as the input.
    public let input: Volume
  }

  /// Slides every filter over all maps of `input`.
  ///
  /// - Precondition: the input is as deep as the filters; in `.valid` mode they fit inside it.
  public func forward(_ input: Volume) -> Pass {
    var z = Volume(outputShape(for: input.shape))
    let cells = z.shape.map.count
    for next in filters.indices {
      for cell in 0..<cells { z.cells[next * cells + cell] = biases[next] }
      // z = ∑ correlate(a_prev, w) + b: all maps before, but one bias
      for previous in 0..<input.depth {
        slide(
          filters[next].plane(previous), over: input.plane(previous), overhang: overhang,
          stride: stride, output: z.shape.map, addingTo: &z.cells, at: next * cells)
      }
    }
    return Pass(input: input, z: z, a: z.map { activation($0) })
  }

  /// Goes back from the gradient of the activations to those of biases, filters and input.
  ///
  /// - Parameters:
  ///   - pass: what the way forward left.
  ///   - aGradient: ∂C/∂a, a map for each filter.
  /// - Precondition: the gradient has the shape of the layer's maps.
  public func backward(_ pass: Pass, aGradient: Volume) -> Gradients {
    require(
      aGradient.shape == pass.a.shape,
      "The gradient is \(aGradient.shape) but the layer's maps are \(pass.a.shape).")
    // ∂C/∂z = σ′(z) · ∂C/∂a
    let zGradient = Volume(
      pass.z.shape, cells: activation.zGradient(z: pass.z.cells, aGradient: aGradient.cells))
    return gradients(input: pass.input, zGradient: zGradient)
  }

  /// The gradients of biases, filters and input, from those of the weighted inputs.
  ///
  /// - Parameters:
  ///   - input: a_prev, the maps that the layer was given.
  ///   - zGradient: ∂C/∂z, a map for each filter.
  /// - Precondition: the gradient has the shape of the layer's maps.
  public func gradients(input: Volume, zGradient: Volume) -> Gradients {
    let output = outputShape(for: input.shape)
    require(
      zGradient.shape == output,
      "The gradient is \(zGradient.shape) but the layer's maps \(output).")
    let filterShape = filters[0].shape
    var filterGradients = Array(repeating: Volume(filterShape), count: filters.count)
    var inputGradient = Volume(input.shape)
    for next in filters.indices {
      // With a stride, the positions in between were never taken: their gradient is 0.
      let gradient = zGradient[next].spread(by: stride)
      let rotated = filters[next].mapsRotated180
      for previous in 0..<input.depth {
        // ∂C/∂w = correlate(a_prev, ∂C/∂z)
        slide(
          gradient.plane, over: input.plane(previous), overhang: overhang, stride: 1,
          output: filterShape.map, addingTo: &filterGradients[next].cells,
          at: previous * filterShape.map.count)
        // ∂C/∂a_prev = ∑ convolve_full(w, ∂C/∂z): all next maps that the input took part in
        slide(
          rotated.plane(previous), over: gradient.plane, overhang: mirroredOverhang, stride: 1,
          output: input.shape.map, addingTo: &inputGradient.cells,
          at: previous * input.shape.map.count)
      }
    }
    return Gradients(
      filters: filterGradients, biases: zGradient.maps.map(\.sum), input: inputGradient)
  }

  private var overhang: Shape {
    Shape(
      rows: mode.overhang(filter: filters[0].rows),
      columns: mode.overhang(filter: filters[0].columns))
  }

  /// Full convolution hangs over by the filter's size less 1; what the mode let hang over already on
  /// the way forward was padding, which has no gradient to collect.
  private var mirroredOverhang: Shape {
    Shape(
      rows: filters[0].rows - 1 - overhang.rows,
      columns: filters[0].columns - 1 - overhang.columns)
  }
}

extension Volume {
  /// Each matrix rotated, in its old place: unlike ``rotated180``, which turns the depth as well.
  fileprivate var mapsRotated180: Volume { Volume(maps.map(\.rotated180)) }
}

extension Matrix {
  /// The rows and columns pulled apart, with zeros in between: the inverse of keeping every
  /// `stride`-th.
  package func spread(by stride: Shape) -> Matrix {
    if stride == 1 { return self }
    var wide = Matrix(
      rows: (rows - 1) * stride.rows + 1, columns: (columns - 1) * stride.columns + 1)
    for row in 0..<rows {
      for column in 0..<columns {
        wide[row * stride.rows, column * stride.columns] = self[row, column]
      }
    }
    return wide
  }
}
