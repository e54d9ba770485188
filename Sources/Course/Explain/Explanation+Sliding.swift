internal import ConvNet
internal import RealModule
internal import TerminalText

// Every operation in this file slides an overlay; they differ in what the overlay is.
extension Explanation {
  /// Slides the filter over the input as it is.
  static func correlate2D(
    _ input: Matrix, _ filter: Matrix, mode: CorrelationMode, stride: Shape = 1
  ) throws(ExplainError) -> Explanation {
    try checkFits(filter.shape, input.shape, mode)
    let result = ConvNet.correlate2D(input, filter, mode: mode, stride: stride)
    let cells = sliding(filter, over: input, mode, stride, [result])
    return Explanation(
      .correlate2D, operands: [Grid("input", input), Grid("filter", filter)],
      results: [Grid("result", result)], cells: cells)
  }

  /// Slides the filter over the input after half a turn.
  static func convolve2D(
    _ input: Matrix, _ filter: Matrix, mode: CorrelationMode, stride: Shape = 1
  ) throws(ExplainError) -> Explanation {
    try checkFits(filter.shape, input.shape, mode)
    let result = ConvNet.convolve2D(input, filter, mode: mode, stride: stride)
    let cells = sliding(
      filter.rotated180, over: input, mode, stride, [result], isMirrored: true)
    return Explanation(
      .convolve2D, operands: [Grid("input", input), Grid("filter rotated", filter.rotated180)],
      results: [Grid("result", result)], cells: cells)
  }

  /// - Parameter filter: as deep as it is; a result map comes from each depth at which it fits.
  static func correlate3D(
    _ input: Volume, _ filter: Volume, mode: CorrelationMode
  ) throws(ExplainError) -> Explanation {
    try checkFits(filter.shape.map, input.shape.map, mode)
    if mode == .valid, filter.depth > input.depth {
      throw .tooLarge("filter", counted(filter.depth, "map"), "input", "\(input.depth)")
    }
    let result = ConvNet.correlate3D(input, filter, mode: mode)
    var cells: [Cell] = []
    for map in 0..<result.depth {
      for row in 0..<result.rows {
        for column in 0..<result.columns {
          let start = Place(
            map: map - overhang(mode, filter.depth, isMirrored: true),
            row: row - overhang(mode, filter.rows, isMirrored: true),
            column: column - overhang(mode, filter.columns, isMirrored: true))
          var terms: [Term] = []
          for (place, weight) in places(filter) {
            let under = Place(
              map: start.map + place.map, row: start.row + place.row,
              column: start.column + place.column)
            guard contains(input, under) else { continue }
            terms.append(
              Term(
                Factor(input[under.map, under.row, under.column], operand: 0, under),
                Factor(weight, operand: 1, place)))
          }
          cells.append(
            Cell(
              Place(map: map, row: row, column: column), terms,
              overhanging: filter.shape.count - terms.count, values: [result[map, row, column]]))
        }
      }
    }
    return Explanation(
      .correlate3D, operands: [Grid("input", input), Grid("filter", filter)],
      results: [Grid("result", result)], cells: cells)
  }

  /// z = correlate(a_prev, w) + b, a = σ(z).
  static func featureMap(
    _ input: Matrix, _ filter: Matrix, bias: Double
  ) throws(ExplainError) -> Explanation {
    try checkFits(filter.shape, input.shape, .valid)
    let sums = ConvNet.correlate2D(input, filter, mode: .valid)
    let z = Matrix(rows: sums.rows, columns: sums.columns, cells: sums.cells.map { $0 + bias })
    let a = Matrix(rows: z.rows, columns: z.columns, cells: z.cells.map(logistic))
    let cells = sliding(filter, over: input, .valid, 1, [z, a], rule: .neuron(bias: bias))
    return Explanation(
      .featureMap,
      operands: [Grid("a_prev", input), Grid("w", filter), Grid("b", bias)],
      results: [Grid("z", z), Grid("a", a)], cells: cells)
  }

  /// ∂C/∂w = correlate(a_prev, ∂C/∂z).
  static func weightGradient(
    _ input: Matrix, zGradient: Matrix
  ) throws(ExplainError) -> Explanation {
    try checkFits(zGradient.shape, input.shape, .valid, overlay: "gradient")
    let result = ConvNet.correlate2D(input, zGradient, mode: .valid)
    return Explanation(
      .weightGradient, operands: [Grid("a_prev", input), Grid("∂C/∂z", zGradient)],
      results: [Grid("∂C/∂w", result)], cells: sliding(zGradient, over: input, .valid, 1, [result]))
  }

  /// ∂C/∂a_prev = convolve(∂C/∂z, w), full: each gradient flows back through each weight.
  static func activationGradient(
    _ filter: Matrix, zGradient: Matrix
  ) throws(ExplainError) -> Explanation {
    let result = ConvNet.convolve2D(zGradient, filter, mode: .full)
    return Explanation(
      .activationGradient,
      operands: [Grid("∂C/∂z", zGradient), Grid("w rotated", filter.rotated180)],
      results: [Grid("∂C/∂a_prev", result)],
      cells: sliding(filter.rotated180, over: zGradient, .full, 1, [result]))
  }

  private static func sliding(
    _ overlay: Matrix, over input: Matrix, _ mode: CorrelationMode, _ stride: Shape,
    _ results: [Matrix], rule: Rule = .sum, isMirrored: Bool = false
  ) -> [Cell] {
    let above = overhang(mode, overlay.rows, isMirrored: isMirrored)
    let before = overhang(mode, overlay.columns, isMirrored: isMirrored)
    return places(results[0].shape).map { place in
      var terms: [Term] = []
      for inner in places(overlay.shape) {
        let under = Place(
          row: place.row * stride.rows - above + inner.row,
          column: place.column * stride.columns - before + inner.column)
        guard (0..<input.rows).contains(under.row), (0..<input.columns).contains(under.column)
        else { continue }
        terms.append(
          Term(
            Factor(input[under.row, under.column], operand: 0, under),
            Factor(overlay[inner.row, inner.column], operand: 1, inner)))
      }
      return Cell(
        place, terms, rule: rule, overhanging: overlay.shape.count - terms.count,
        values: results.map { $0[place.row, place.column] })
    }
  }

  /// How many rows (or columns) an overlay of this length begins before the input.
  ///
  /// A `.same` overlay of even length cannot be centred: SciPy's 2-d correlation has it begin one
  /// cell later than its 2-d convolution and its 3-d correlation.
  private static func overhang(
    _ mode: CorrelationMode, _ length: Int, isMirrored: Bool
  ) -> Int {
    switch mode {
    case .valid: 0
    case .same: isMirrored ? length / 2 : (length - 1) / 2
    case .full: length - 1
    }
  }

  static func places(_ shape: Shape) -> [Place] {
    (0..<shape.rows).flatMap { row in
      (0..<shape.columns).map { Place(row: row, column: $0) }
    }
  }

  static func logistic(_ z: Double) -> Double { 1 / (1 + .exp(-z)) }

  private static func places(_ volume: Volume) -> [(Place, Double)] {
    (0..<volume.depth).flatMap { map in
      places(volume.shape.map).map { place in
        (
          Place(map: map, row: place.row, column: place.column),
          volume[map, place.row, place.column]
        )
      }
    }
  }

  private static func contains(_ volume: Volume, _ place: Place) -> Bool {
    (0..<volume.depth).contains(place.map) && (0..<volume.rows).contains(place.row)
      && (0..<volume.columns).contains(place.column)
  }

  private static func checkFits(
    _ overlay: Shape, _ input: Shape, _ mode: CorrelationMode, overlay name: String = "filter"
  ) throws(ExplainError) {
    guard mode == .valid, overlay.rows > input.rows || overlay.columns > input.columns else {
      return
    }
    throw .tooLarge(name, overlay.description, "input", input.description)
  }
}
