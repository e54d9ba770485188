/// A step from one stack of maps to the next, with its way back: what a ``Network`` is made of.
///
/// The layers here are ``ConvolutionalLayer``, ``MaxPoolingLayer``, ``Flatten``,
/// ``FullyConnectedLayer`` and ``Dropout``. Numbers of neurons that stand in no rows and columns
/// travel as maps of 1×1.
public protocol Layer: Sendable, CustomStringConvertible {
  /// A sentence with both shapes that says why an input of that shape does not fit the layer; nil
  /// where it does.
  func objection(to input: VolumeShape) -> String?

  /// The shape that the layer makes of an input of that shape.
  ///
  /// - Precondition: there is no objection to the input.
  func outputShape(for input: VolumeShape) -> VolumeShape

  /// What the trained layer makes of `input`.
  func predict(_ input: Volume) -> Volume

  /// What the layer makes of `input` while it learns, together with the way back.
  ///
  /// - Parameters:
  ///   - input: the activations of the layer before.
  ///   - generator: for layers that draw lots; the others leave it alone.
  func forward(_ input: Volume, using generator: inout SeededGenerator) -> LayerPass

  /// What the layer learns: its weights, then its biases.
  var parameters: [Double] { get set }

  /// How many of ``parameters`` are weights, on which an L2 penalty lies; the others are biases.
  var weightCount: Int { get }
}

/// What a layer computed, and the way back from there.
public struct LayerPass {
  /// What the layer made of its input.
  public let output: Volume

  /// From ∂C/∂output to the gradients of the input and the parameters.
  public let backward: (_ outputGradient: Volume) -> LayerGradients

  /// Ties an output to the way back from it.
  ///
  /// - Parameters:
  ///   - output: what the layer made of its input.
  ///   - backward: from ∂C/∂output to the layer's gradients; it is only called with a gradient of the
  ///     output's shape.
  public init(output: Volume, backward: @escaping (_ outputGradient: Volume) -> LayerGradients) {
    self.output = output
    self.backward = { gradient in
      require(
        gradient.shape == output.shape,
        "The gradient is \(gradient.shape) but the layer's output is \(output.shape).")
      return backward(gradient)
    }
  }
}

/// By how much the cost grows with each input and each parameter of a layer.
public struct LayerGradients: Sendable, Hashable {
  /// ∂C/∂input, in the input's shape.
  public var input: Volume
  /// ∂C/∂parameters, in the order of ``Layer/parameters``.
  public var parameters: [Double]

  /// Puts the two answers of a layer together.
  public init(input: Volume, parameters: [Double]) {
    self.input = input
    self.parameters = parameters
  }
}

extension Layer {
  // What most layers without parameters have in common.

  public func objection(to input: VolumeShape) -> String? { nil }

  public var parameters: [Double] {
    get { [] }
    set { requireCount(newValue) }
  }

  public var weightCount: Int { 0 }

  func requireFit(_ input: VolumeShape) {
    let objection = objection(to: input)
    require(objection == nil, objection ?? "")
  }

  func requireCount(_ newParameters: [Double]) {
    require(
      newParameters.count == parameters.count,
      "\(newParameters.count) parameters do not fit a layer of \(parameters.count).")
  }
}
