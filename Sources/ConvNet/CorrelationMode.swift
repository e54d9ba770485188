/// How far a filter may hang over the edge of what it slides over.
///
/// With *n* input rows, *k* filter rows and stride 1 (columns likewise):
///
/// | mode | result rows | zeros assumed around the input |
/// | --- | --- | --- |
/// | `.valid` | n − k + 1 | none: the filter stays inside |
/// | `.same` | n | (k − 1) / 2 before, k / 2 after (correlation; convolution the other way round) |
/// | `.full` | n + k − 1 | k − 1 on either side |
///
/// A stride of *s* keeps every *s*-th row of that result, from the first: ⌊(rows − 1) / s⌋ + 1.
///
/// - SeeAlso: the modes of `scipy.signal.correlate2d`, centring for even filters included. One
///   difference: for `.valid`, SciPy swaps filter and input when the filter is the larger one; here
///   that stops with a sentence, because swapped arguments are nearly always a mistake.
public enum CorrelationMode: String, CaseIterable, Sendable {
  /// The filter stays inside: the article's mode for going forward.
  case valid
  /// The result is as large as the input.
  case same
  /// Every position in which filter and input share a cell: the article's mode for going back.
  case full
}

extension CorrelationMode {
  /// The shape that sliding a filter over an input gives.
  ///
  ///     CorrelationMode.valid.outputShape(input: Shape(rows: 28, columns: 28), filter: 4)  // 25×25
  ///
  /// - Parameters:
  ///   - input: rows and columns of what is slid over.
  ///   - filter: rows and columns of what slides.
  ///   - stride: by how many rows and columns it moves on.
  /// - Precondition: in `.valid` mode the filter fits inside the input; strides are at least 1.
  public func outputShape(input: Shape, filter: Shape, stride: Shape = 1) -> Shape {
    let objection = objection(to: input, filter: filter)
    require(objection == nil, objection ?? "")
    require(
      stride.rows > 0 && stride.columns > 0, "A stride is at least 1 on both axes, not \(stride).")
    return Shape(
      rows: length(input: input.rows, filter: filter.rows, stride: stride.rows),
      columns: length(input: input.columns, filter: filter.columns, stride: stride.columns))
  }

  /// A sentence with both shapes where the filter is too large for the mode.
  func objection(to input: Shape, filter: Shape) -> String? {
    self != .valid || filter.fits(in: input)
      ? nil : "A \(filter) filter does not fit inside a \(input) input, as .valid needs."
  }

  /// One axis of `outputShape`.
  func length(input: Int, filter: Int, stride: Int = 1) -> Int {
    let unstrided =
      switch self {
      case .valid: input - filter + 1
      case .same: input
      case .full: input + filter - 1
      }
    return (unstrided - 1) / stride + 1
  }

  /// How many rows (or columns) a filter of that length hangs over the first edge, in correlation.
  func overhang(filter: Int) -> Int {
    switch self {
    case .valid: 0
    case .same: (filter - 1) / 2
    case .full: filter - 1
    }
  }
}
