/// Keeps the largest number under each position of a window.
///
///     let pooling = MaxPoolingMap(window: 2, stride: 1)
///     let pass = pooling.forward([[1, 2, 0], [3, 4, 1]])
///     pass.a                                             // [[4, 4]]
///     pooling.backward(pass, aGradient: [[0.5, 0.25]])  // [[0, 0, 0], [0, 0.75, 0]]
///
/// Windows may overlap: a number that is the largest under several gets the sum of their gradients.
/// Of equal numbers the first in row order wins. NaN wins over every number, so that it is seen.
/// Windows that would hang over the edge are left out.
///
/// Source: the article, "Max Pooling".
public struct MaxPoolingMap: Sendable, Hashable {
  /// The rows and columns that one maximum is taken of.
  public var window: Shape
  /// By how many rows and columns the window moves on.
  public var stride: Shape

  /// Makes a pooling.
  ///
  /// - Parameters:
  ///   - window: the rows and columns that one maximum is taken of.
  ///   - stride: as large as the window where it is left out, so that windows tile the map.
  public init(window: Shape, stride: Shape? = nil) {
    let stride = stride ?? window
    require(
      window.rows > 0 && window.columns > 0 && stride.rows > 0 && stride.columns > 0,
      "Window and stride are at least 1 on both axes, not \(window) and \(stride).")
    self.window = window
    self.stride = stride
  }

  /// What a pooling computed on its way forward, and needs on its way back.
  public struct Pass: Sendable, Hashable {
    /// The shape of what was pooled.
    public let inputShape: Shape
    /// The largest number under each position of the window.
    public let a: Matrix
    /// Where each of them stood, in row order: row · columns + column of the input.
    public let winners: [Int]

    /// The row and column of the input where the number at a place of ``a`` came from.
    public func position(_ row: Int, _ column: Int) -> (row: Int, column: Int) {
      let winner = winners[row * a.columns + column]
      return (winner / inputShape.columns, winner % inputShape.columns)
    }
  }

  /// The shape that pooling gives: ⌊(rows − window rows) / stride⌋ + 1, columns likewise.
  ///
  /// - Precondition: the window fits inside the input.
  public func outputShape(for input: Shape) -> Shape {
    let objection = objection(to: input)
    require(objection == nil, objection ?? "")
    return CorrelationMode.valid.outputShape(input: input, filter: window, stride: stride)
  }

  /// A sentence with both shapes where the window is too large.
  func objection(to input: Shape) -> String? {
    window.fits(in: input)
      ? nil : "A \(window) pooling window does not fit inside a \(input) input."
  }

  /// Finds the largest number under each position of the window.
  ///
  /// - Precondition: the window fits inside the input.
  public func forward(_ input: Matrix) -> Pass {
    var a = Matrix(outputShape(for: input.shape))
    var winners = Array(repeating: 0, count: a.cells.count)
    pool(input.plane, into: &a.cells, winners: &winners, at: 0)
    return Pass(inputShape: input.shape, a: a, winners: winners)
  }

  /// Hands each gradient to the number that won, and adds where one won several times.
  ///
  /// - Parameters:
  ///   - pass: what the way forward left.
  ///   - aGradient: ∂C/∂a, as large as the pooled map.
  /// - Precondition: the gradient has the shape of the pooled map.
  /// - Returns: ∂C/∂a_prev, as large as the input.
  public func backward(_ pass: Pass, aGradient: Matrix) -> Matrix {
    require(
      aGradient.shape == pass.a.shape,
      "The gradient is \(aGradient.shape) but the pooled map is \(pass.a.shape).")
    var gradient = Matrix(pass.inputShape)
    for (winner, share) in zip(pass.winners, aGradient.cells) { gradient.cells[winner] += share }
    return gradient
  }

  /// Pools one plane; results and winners go to the cells from `start` on.
  func pool(_ input: Plane, into maxima: inout [Double], winners: inout [Int], at start: Int) {
    let output = outputShape(for: input.shape)
    var next = start
    for row in 0..<output.rows {
      for column in 0..<output.columns {
        let corner = row * stride.rows * input.shape.columns + column * stride.columns
        var winner = corner
        var largest = input.cells[input.start + corner]
        for i in 0..<window.rows {
          for j in 0..<window.columns {
            let place = corner + i * input.shape.columns + j
            let value = input.cells[input.start + place]
            if value > largest || value.isNaN {
              largest = value
              winner = place
            }
          }
        }
        maxima[next] = largest
        winners[next] = winner
        next += 1
      }
    }
  }
}
