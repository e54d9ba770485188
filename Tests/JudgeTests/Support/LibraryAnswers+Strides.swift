import Course

@testable import ConvNet

/// What the library makes of padding and strides: a convolutional layer on an input in its frame,
/// whose gradients are held to PyTorch.
extension LibraryAnswers {
  static let strides: [String: Answer] = [
    "paddedPositions": { call in
      let input = Shape(rows: try call.integer(0) + 2 * (try call.integer(3)), columns: 1)
      let overlay = Shape(rows: try call.integer(1), columns: 1)
      guard overlay.fits(in: input) else { return .integer(0) }
      let shape = CorrelationMode.valid.outputShape(
        input: input, filter: overlay, stride: square(try call.integer(2)))
      return .integer(shape.rows)
    },
    "padded": { call in value(framed(try call.matrix(0), by: try call.integer(1))) },
    "correlatePadded": { call in
      let input = framed(try call.matrix(0), by: try call.integer(3))
      let overlay = try call.matrix(1)
      guard overlay.shape.fits(in: input.shape) else { return .list([]) }
      return value(
        correlate2D(input, overlay, mode: .valid, stride: square(try call.integer(2))))
    },
    // A filter of one weight, 1, hands each slope to the one cell that its neuron looked at.
    "dilated": { call in
      let (slopes, stride) = (try call.matrix(0), try call.integer(1))
      let input = Matrix(
        rows: (slopes.rows - 1) * stride + 1, columns: (slopes.columns - 1) * stride + 1)
      return value(gradients(of: [[1]], on: input, slopes, stride).input[0])
    },
    "stridedWeightGradient": { call in
      let input = framed(try call.matrix(0), by: try call.integer(4))
      let filter = Matrix(try call.shape(2))
      let made = gradients(of: filter, on: input, try call.matrix(1), try call.integer(3))
      return value(made.filters[0][0])
    },
    "stridedActivationGradient": { call in
      let (shape, padding) = (try call.shape(2), try call.integer(4))
      let input = framed(Matrix(shape), by: padding)
      let made = gradients(
        of: try call.matrix(0), on: input, try call.matrix(1), try call.integer(3)
      ).input[0]
      return .matrix(
        (0..<shape.rows).map { row in
          (0..<shape.columns).map { made[row + padding, $0 + padding] }
        })
    },
  ]

  private static func square(_ side: Int) -> Shape { Shape(rows: side, columns: side) }

  /// A single 1 in the middle of zeros, slid over all edges, moves nothing and adds a frame.
  private static func framed(_ input: Matrix, by padding: Int) -> Matrix {
    var one = Matrix(square(2 * padding + 1))
    one[padding, padding] = 1
    return correlate2D(input, one, mode: .full)
  }

  private static func gradients(
    of filter: Matrix, on input: Matrix, _ zGradient: Matrix, _ stride: Int
  ) -> ConvolutionalLayer.Gradients {
    ConvolutionalLayer(
      filters: [Volume([filter])], biases: [0], stride: square(stride), activation: .identity
    ).gradients(input: Volume([input]), zGradient: Volume([zGradient]))
  }
}
