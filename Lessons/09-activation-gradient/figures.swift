func figures(_ figures: inout Figures) {
  fourMatrices(&figures)
  fullConvolution(&figures)
}

/// The article's figure 10: four 3×3 matrices, zero outside the overlay, added.
func fourMatrices(_ figures: inout Figures) {
  let w: Matrix = article["fm3x3.a_prev_gradient", "w"]
  let zGradient: Matrix = article["fm3x3.b_gradient_components"]
  let positions = [(0, 0), (0, 1), (1, 0), (1, 1)]
  let rows = zip(positions, Figure.Mark.allCases).map { position, mark in
    let (row, column) = position
    let factor = zGradient[row][column]
    var part = Matrix(repeating: [0, 0, 0], count: 3)
    for i in 0..<2 {
      for j in 0..<2 { part[row + i][column + j] = factor * w[i][j] }
    }
    let frame = Figure.Frame(row: row, column: column, rows: 2, columns: 2, mark: mark)
    return [
      Figure.Panel.matrix(
        [[factor]], decimals: 4, isSigned: true, caption: "∂C/∂z(\(row),\(column))"),
      .sign("· w →"), .matrix(part, decimals: 4, isSigned: true, frames: [frame]),
    ]
  }
  figures.draw(
    "activation-gradient",
    """
    Four 3×3 matrices, one for each position of the overlay. Under the overlay stands that \
    neuron's ∂C/∂z times each of the four weights, everywhere else 0. The four matrices, added, are \
    ∂C/∂a of the previous layer.
    """,
    rows + [
      [
        .sign("A + B + C + D ="),
        .matrix(article["fm3x3.a_prev_gradient"], decimals: 4, caption: "∂C/∂a_prev"),
      ]
    ])
}

/// The article's figure 11: ∂C/∂z, rotated, hangs over the first weight.
func fullConvolution(_ figures: inout Figures) {
  let zGradient: Matrix = article["fm3x3.b_gradient_components"]
  figures.draw(
    "full-convolution",
    """
    The 2×2 matrix ∂C/∂z, rotated by 180°, begins over the top left corner of the 2×2 weights (A): \
    only its last cell, which is ∂C/∂z(0,0), covers a weight, w(0,0). From there it slides right \
    and down over nine positions and makes a 3×3 matrix.
    """,
    [
      .matrix(rotate180(zGradient), decimals: 4, caption: "∂C/∂z rotated by 180°"), .sign("over"),
      .matrix(
        article["fm3x3.a_prev_gradient", "w"], caption: "w",
        frames: [Figure.Frame(row: -1, column: -1, rows: 2, columns: 2, mark: .blue)]),
    ],
    [
      .sign("→"),
      .matrix(
        article["fm3x3.a_prev_gradient"], decimals: 4, caption: "∂C/∂a_prev", marks: [[.blue]]),
    ])
}
