internal import ConvNet
internal import RealModule

extension Figure {
  /// A secant through both neighbours of a point, and one through the point and one neighbour.
  static func centredDifference() -> Figure {
    Figure(
      "centred-difference",
      description: """
        The curve x² near x = 1.5. The straight line through its points at 0.5 and 2.5 (A) is as \
        steep as the curve at 1.5. The line through its points at 1.5 and 2.5 (B) is steeper.
        """,
      rows: [
        [
          .curve(
            Curve(
              x: 0...3, y: -1...9,
              chords: [
                .init(from: 0.5, to: 2.5, mark: .blue), .init(from: 1.5, to: 2.5, mark: .red),
              ],
              caption: "A: x − h to x + h;  B: x to x + h",
              function: { $0 * $0 }))
        ]
      ])
  }

  /// The article's figure 6: each cell of ∂C/∂a times σ′ of the same cell of z.
  static func biasGradient(_ article: Article) -> Figure {
    let aGradient = article.matrix("fm3x3.b_gradient_components", "a_gradient")
    let z = article.matrix("fm3x3.z")
    let components = article.matrix("fm3x3.b_gradient_components")
    let slope = z.map { $0.map(sigmoidSlope) }
    let sum = article.expected("fm3x3.b_gradient").matrix?.first?.first ?? .nan
    return Figure(
      "bias-gradient",
      description: """
        Three 2×2 matrices: ∂C/∂a times σ′(z), cell by cell, is ∂C/∂z. Below, the four cells of \
        ∂C/∂z are added; their sum, \(figureNumber(sum, decimals: 4)), is ∂C/∂b.
        """,
      rows: [
        [
          .grid(.matrix(aGradient, caption: "∂C/∂a")), .sign("⊙"),
          .grid(.matrix(slope, decimals: 4, caption: "σ′(z)")), .sign("="),
          .grid(.matrix(components, decimals: 4, caption: "∂C/∂z")),
        ],
        [
          .sign("its four cells, added, ="),
          .grid(.matrix([[sum]], decimals: 4, caption: "∂C/∂b")),
        ],
      ])
  }

  /// The article's figure 8: four small matrices, added, are ∂C/∂w.
  static func weightGradient(_ article: Article) -> Figure {
    let aPrev = Matrix(article.matrix("fm3x3.w_gradient", "a_prev"))
    let zGradient = Matrix(article.matrix("fm3x3.b_gradient_components"))
    var rows: [[Panel]] = []
    for (position, mark) in zip(positions(rows: 2, columns: 2), Mark.allCases) {
      let factor = zGradient[position.row, position.column]
      let product = (0..<2).map { i in
        (0..<2).map { j in factor * aPrev[position.row + i, position.column + j] }
      }
      let frame = Frame(
        row: position.row, column: position.column, rows: 2, columns: 2, mark: mark)
      rows.append([
        .grid(
          .signed([[factor]], caption: "∂C/∂z(\(position.row),\(position.column))")),
        .sign("·"),
        .grid(.matrix(aPrev.rowsOfColumns, frames: [frame])), .sign("="),
        .grid(.signed(product)),
      ])
    }
    let sum = article.matrix("fm3x3.w_gradient")
    rows.append([
      .sign("A + B + C + D ="), .grid(.matrix(sum, decimals: 4, caption: "∂C/∂w")),
    ])
    return Figure(
      "weight-gradient",
      description: """
        Four times the 3×3 matrix of previous activations, with the 2×2 overlay at one position \
        each. The activations under the overlay are multiplied by ∂C/∂z of the neuron which that \
        position makes. The four 2×2 products, added, are ∂C/∂w.
        """,
      rows: rows)
  }

  /// The article's figure 10: four 3×3 matrices, zero outside the overlay, added.
  static func activationGradient(_ article: Article) -> Figure {
    let w = Matrix(article.matrix("fm3x3.a_prev_gradient", "w"))
    let zGradient = Matrix(article.matrix("fm3x3.b_gradient_components"))
    var rows: [[Panel]] = []
    for (position, mark) in zip(positions(rows: 2, columns: 2), Mark.allCases) {
      let factor = zGradient[position.row, position.column]
      var part = Matrix(rows: 3, columns: 3)
      for i in 0..<2 {
        for j in 0..<2 { part[position.row + i, position.column + j] = factor * w[i, j] }
      }
      let frame = Frame(
        row: position.row, column: position.column, rows: 2, columns: 2, mark: mark)
      rows.append([
        .grid(
          .signed([[factor]], caption: "∂C/∂z(\(position.row),\(position.column))")),
        .sign("· w →"),
        .grid(.signed(part.rowsOfColumns, frames: [frame])),
      ])
    }
    rows.append([
      .sign("A + B + C + D ="),
      .grid(
        .matrix(article.matrix("fm3x3.a_prev_gradient"), decimals: 4, caption: "∂C/∂a_prev")),
    ])
    return Figure(
      "activation-gradient",
      description: """
        Four 3×3 matrices, one for each position of the overlay. Under the overlay stands that \
        neuron's ∂C/∂z times each of the four weights, everywhere else 0. The four matrices, \
        added, are ∂C/∂a of the previous layer.
        """,
      rows: rows)
  }

  /// The article's figure 11: ∂C/∂z, rotated, hangs over the first weight.
  static func fullConvolution(_ article: Article) -> Figure {
    let w = article.matrix("fm3x3.a_prev_gradient", "w")
    let zGradient = Matrix(article.matrix("fm3x3.b_gradient_components"))
    var marks = [[Mark?]](repeating: [Mark?](repeating: nil, count: 3), count: 3)
    marks[0][0] = .blue
    return Figure(
      "full-convolution",
      description: """
        The 2×2 matrix ∂C/∂z, rotated by 180°, begins over the top left corner of the 2×2 weights \
        (A): only its last cell, which is ∂C/∂z(0,0), covers a weight, w(0,0). From there it slides \
        right and down over nine positions and makes a 3×3 matrix.
        """,
      rows: [
        [
          .grid(
            .matrix(
              zGradient.rotated180.rowsOfColumns, decimals: 4, caption: "∂C/∂z rotated by 180°")),
          .sign("over"),
          .grid(
            .matrix(
              w, caption: "w",
              frames: [Frame(row: -1, column: -1, rows: 2, columns: 2, mark: .blue)])),
        ],
        [
          .sign("→"),
          .grid(
            .matrix(
              article.matrix("fm3x3.a_prev_gradient"), decimals: 4, caption: "∂C/∂a_prev",
              marks: marks)),
        ],
      ])
  }
}

extension Figure.Grid {
  /// A matrix of four decimals with room for a minus in each cell, so that grids of the same size
  /// which stand below each other are equally wide.
  fileprivate static func signed(
    _ rows: [[Double]], caption: String = "", frames: [Figure.Frame] = []
  ) -> Figure.Grid {
    var grid = matrix(rows, decimals: 4, caption: caption, frames: frames)
    for (row, numbers) in rows.enumerated() {
      for (column, number) in numbers.enumerated() where number > 0 {
        grid.cells[row][column].text = " " + grid.cells[row][column].text
      }
    }
    return grid
  }
}

private func sigmoidSlope(_ z: Double) -> Double {
  let a = 1 / (1 + Double.exp(-z))
  return a * (1 - a)
}
