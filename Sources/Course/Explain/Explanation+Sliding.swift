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

  /// z = correlate(a_prev, w) + b, a = σ(z). Of several maps, each under its own filter, the sums are
  /// added up.
  static func featureMap(
    _ input: Volume, _ filter: Volume, bias: Double, stride: Shape = 1
  ) throws(ExplainError) -> Explanation {
    try checkPairs(filter, "filter", input, "input")
    try checkFits(filter.shape.map, input.shape.map, .valid)
    let sums = sum(of: zip(input.maps, filter.maps)) {
      ConvNet.correlate2D($0, $1, mode: .valid, stride: stride)
    }
    let z = sums.map { $0 + bias }
    let a = z.map(logistic)
    let cells = sliding(
      pairs(input.maps, filter.maps), .valid, stride, [z, a], rule: .neuron(bias: bias))
    return Explanation(
      .featureMap,
      operands: [Grid("a_prev", input.maps), Grid("w", filter.maps), Grid("b", bias)],
      results: [Grid("z", z), Grid("a", a)], cells: cells)
  }

  /// ∂C/∂w = correlate(a_prev, ∂C/∂z), a filter for each map of the input. The slopes lie as far apart
  /// as the filter was moved.
  static func weightGradient(
    _ input: Volume, zGradient: Matrix, stride: Shape = 1
  ) throws(ExplainError) -> Explanation {
    let wide = Shape(
      rows: (zGradient.rows - 1) * stride.rows + 1,
      columns: (zGradient.columns - 1) * stride.columns + 1)
    try checkFits(wide, input.shape.map, .valid, overlay: "gradient")
    let overlay = Layer(zGradient.spread(by: stride), gap: stride)
    let results = input.maps.map { ConvNet.correlate2D($0, overlay.matrix, mode: .valid) }
    let cells = input.maps.indices.flatMap { map in
      sliding([(Layer(input.maps[map], map), overlay)], .valid, 1, [results[map]], map: map)
    }
    return Explanation(
      .weightGradient,
      operands: [
        Grid("a_prev", input.maps), Grid(name("∂C/∂z", spreadBy: stride), overlay.matrix),
      ], results: [Grid("∂C/∂w", results)], cells: cells)
  }

  /// ∂C/∂a_prev = convolve(∂C/∂z, w), full: each gradient flows back through each weight, from every
  /// map whose filter has read this one. The slopes lie as far apart as the filters were moved.
  static func activationGradient(
    _ filter: Volume, zGradient: Volume, stride: Shape = 1
  ) throws(ExplainError) -> Explanation {
    try checkPairs(filter, "filter", zGradient, "gradient")
    let slopes = zGradient.maps.map { $0.spread(by: stride) }
    let overlays = filter.maps.map(\.rotated180)
    let result = sum(of: zip(slopes, filter.maps)) { ConvNet.convolve2D($0, $1, mode: .full) }
    return Explanation(
      .activationGradient,
      operands: [Grid(name("∂C/∂z", spreadBy: stride), slopes), Grid("w rotated", overlays)],
      results: [Grid("∂C/∂a_prev", result)],
      cells: sliding(pairs(slopes, overlays, gap: stride), .full, 1, [result]))
  }

  private static func name(_ name: String, spreadBy stride: Shape) -> String {
    stride == 1 ? name : "\(name), dilated"
  }

  private static func sum(
    of pairs: Zip2Sequence<[Matrix], [Matrix]>, _ one: (Matrix, Matrix) -> Matrix
  ) -> Matrix {
    let all = pairs.map(one)
    return all.dropFirst().reduce(all[0]) { $0.combined(with: $1, +) }
  }
}

// MARK: - The products under an overlay

extension Explanation {
  /// A map of an operand; between the slopes of a stride lie gaps, which are multiplied by nothing.
  private struct Layer {
    let matrix: Matrix
    let map: Int
    let gap: Shape

    init(_ matrix: Matrix, _ map: Int = 0, gap: Shape = 1) {
      self.matrix = matrix
      self.map = map
      self.gap = gap
    }

    func factor(_ operand: Int, _ row: Int, _ column: Int) -> Factor? {
      guard row % gap.rows == 0, column % gap.columns == 0 else { return nil }
      let place = Place(map: map, row: row, column: column)
      return Factor(matrix[row, column], operand: operand, place)
    }
  }

  private static func pairs(
    _ inputs: [Matrix], _ overlays: [Matrix], gap: Shape = 1
  ) -> [(input: Layer, overlay: Layer)] {
    zip(inputs, overlays).enumerated().map { map, pair in
      (Layer(pair.0, map, gap: gap), Layer(pair.1, map))
    }
  }

  private static func sliding(
    _ overlay: Matrix, over input: Matrix, _ mode: CorrelationMode, _ stride: Shape,
    _ results: [Matrix], isMirrored: Bool = false
  ) -> [Cell] {
    sliding(
      [(Layer(input), Layer(overlay))], mode, stride, results, isMirrored: isMirrored)
  }

  /// - Parameters:
  ///   - pairs: what slides over what; their products are added up.
  ///   - map: the map of the result.
  private static func sliding(
    _ pairs: [(input: Layer, overlay: Layer)], _ mode: CorrelationMode, _ stride: Shape,
    _ results: [Matrix], map: Int = 0, rule: Rule = .sum, isMirrored: Bool = false
  ) -> [Cell] {
    places(results[0].shape).map { place in
      var terms: [Term] = []
      var overhanging = 0
      for (input, overlay) in pairs {
        let above = overhang(mode, overlay.matrix.rows, isMirrored: isMirrored)
        let before = overhang(mode, overlay.matrix.columns, isMirrored: isMirrored)
        for inner in places(overlay.matrix.shape) {
          let (row, column) = (
            place.row * stride.rows - above + inner.row,
            place.column * stride.columns - before + inner.column
          )
          guard (0..<input.matrix.rows).contains(row),
            (0..<input.matrix.columns).contains(column)
          else {
            overhanging += 1
            continue
          }
          guard let under = input.factor(0, row, column),
            let weight = overlay.factor(1, inner.row, inner.column)
          else { continue }
          terms.append(Term(under, weight))
        }
      }
      return Cell(
        Place(map: map, row: place.row, column: place.column), terms, rule: rule,
        overhanging: overhanging, values: results.map { $0[place.row, place.column] })
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

  /// One filter for each map.
  private static func checkPairs(
    _ filter: Volume, _ name: String, _ maps: Volume, _ other: String
  ) throws(ExplainError) {
    guard filter.depth != maps.depth else { return }
    throw .wrongShape(
      name, counted(filter.depth, "map"), wanted: "\(maps.depth)",
      because: "one for each map of --\(other)")
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
