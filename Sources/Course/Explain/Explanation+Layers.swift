internal import ConvNet
internal import RealModule
internal import TerminalText

extension Explanation {
  /// ∂C/∂b = ∑ ∂C/∂z: the bias is added to every neuron's sum, so it answers for all of them.
  static func biasGradient(zGradient: Matrix) -> Explanation {
    let terms = places(zGradient.shape).map { place in
      Term(Factor(zGradient[place.row, place.column], operand: 0, place))
    }
    let sum = zGradient.cells.reduce(0, +)
    return Explanation(
      .biasGradient, operands: [Grid("∂C/∂z", zGradient)], results: [Grid("∂C/∂b", sum)],
      cells: [Cell(Place(row: 0, column: 0), terms, values: [sum])])
  }

  /// The largest number of each window; of equal ones the first.
  static func maxPool(
    _ input: Matrix, window: Shape, stride: Shape
  ) throws(ExplainError) -> Explanation {
    let output = try pooledShape(input.shape, window, stride)
    var result = Matrix(output)
    let cells = places(output).map { place in
      let terms = self.window(place, of: input, window, stride)
      let largest = terms.map(\.product).max() ?? 0
      result[place.row, place.column] = largest
      return Cell(place, terms, rule: .maximum, values: [largest])
    }
    return Explanation(
      .maxPool, operands: [Grid("input", input)], results: [Grid("result", result)], cells: cells)
  }

  /// Each gradient goes to the cell that won its window; where windows overlap, gradients add up.
  static func maxPoolGradient(
    _ input: Matrix, gradient: Matrix, window: Shape, stride: Shape
  ) throws(ExplainError) -> Explanation {
    let output = try pooledShape(input.shape, window, stride)
    guard gradient.shape == output else {
      throw .wrongShape(
        "gradient", gradient.shape.description, wanted: output.description,
        because: "one number for each window")
    }
    var arriving: [Place: [Term]] = [:]
    // What would come if all cells of a window got its gradient.
    var covering: [Place: Double] = [:]
    for place in places(output) {
      let terms = self.window(place, of: input, window, stride)
      for term in terms {
        covering[term.factors[0].place, default: 0] += gradient[place.row, place.column]
      }
      guard var winner = terms.first else { continue }
      for term in terms where term.product > winner.product { winner = term }
      let term = Term(Factor(gradient[place.row, place.column], operand: 1, place))
      arriving[winner.factors[0].place, default: []].append(term)
    }
    var result = Matrix(input.shape)
    let cells = places(input.shape).map { place in
      let terms = arriving[place] ?? []
      let sum = terms.reduce(0) { $0 + $1.product }
      result[place.row, place.column] = sum
      let all = covering[place] ?? 0
      return Cell(
        place, terms, values: [sum],
        slips: [
          Slip(
            words: "That takes every window over this cell; count those where it is the largest.",
            value: all),
          Slip(
            words: "That shares a gradient among a window's cells; the largest gets all of it.",
            value: all / Double(window.count)),
        ])
    }
    return Explanation(
      .maxPoolGradient, operands: [Grid("input", input), Grid("gradient", gradient)],
      results: [Grid("result", result)], cells: cells)
  }

  /// z = w · a_prev + b, a = σ(z): each neuron has a row of weights, one for each input.
  static func fullyConnected(
    _ input: [Double], weights: Matrix, biases: [Double]
  ) throws(ExplainError) -> Explanation {
    guard weights.columns == input.count else {
      throw .wrongShape(
        "filter", weights.shape.description, wanted: "… × \(input.count)",
        because: "each row holds one neuron's weights, one for each of the inputs")
    }
    guard biases.count == weights.rows else {
      throw .wrongShape(
        "bias", counted(biases.count, "number"), wanted: "\(weights.rows)",
        because: "one for each row of weights")
    }
    let cells = (0..<weights.rows).map { neuron in
      let terms = input.indices.map { index in
        Term(
          Factor(weights[neuron, index], operand: 1, Place(row: neuron, column: index)),
          Factor(input[index], operand: 0, Place(row: 0, column: index)))
      }
      let z = terms.reduce(0) { $0 + $1.product } + biases[neuron]
      return Cell(
        Place(row: 0, column: neuron), terms, rule: .neuron(bias: biases[neuron]),
        values: [z, logistic(z)])
    }
    return Explanation(
      .fullyConnected,
      operands: [Grid("a_prev", input), Grid("w", weights), Grid("b", biases)],
      results: [Grid("z", cells.map { $0.values[0] }), Grid("a", cells.map { $0.values[1] })],
      cells: cells)
  }

  /// eˣ of each number over the sum of them all.
  static func softmax(_ logits: [Double]) -> Explanation {
    // Subtracting the largest changes no share, and keeps eˣ from overflowing.
    let largest = logits.max() ?? 0
    let powers = logits.map { Double.exp($0 - largest) }
    let sum = powers.reduce(0, +)
    let terms = logits.indices.map {
      Term(Factor(logits[$0], operand: 0, Place(row: 0, column: $0)))
    }
    let cells = logits.indices.map { index in
      Cell(
        Place(row: 0, column: index), [terms[index]] + terms, rule: .share,
        values: [powers[index] / sum])
    }
    return Explanation(
      .softmax, operands: [Grid("input", logits)],
      results: [Grid("result", cells.map { $0.values[0] })], cells: cells)
  }

  private static func pooledShape(
    _ input: Shape, _ window: Shape, _ stride: Shape
  ) throws(ExplainError) -> Shape {
    guard window.rows <= input.rows, window.columns <= input.columns else {
      throw .tooLarge("window", window.description, "input", input.description)
    }
    // Windows that would hang over the edge are left out.
    return Shape(
      rows: (input.rows - window.rows) / stride.rows + 1,
      columns: (input.columns - window.columns) / stride.columns + 1)
  }

  private static func window(
    _ place: Place, of input: Matrix, _ window: Shape, _ stride: Shape
  ) -> [Term] {
    places(window).map { inner in
      let under = Place(
        row: place.row * stride.rows + inner.row,
        column: place.column * stride.columns + inner.column)
      return Term(Factor(input[under.row, under.column], operand: 0, under))
    }
  }
}
