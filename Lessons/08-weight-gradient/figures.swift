func figures(_ figures: inout Figures) {
  let aPrev: Matrix = article["fm3x3.w_gradient", "a_prev"]
  let zGradient: Matrix = article["fm3x3.b_gradient_components"]
  let positions = [(0, 0), (0, 1), (1, 0), (1, 1)]
  let rows = zip(positions, Figure.Mark.allCases).map { position, mark in
    let (row, column) = position
    let factor = zGradient[row][column]
    let product = (0..<2).map { i in (0..<2).map { j in factor * aPrev[row + i][column + j] } }
    let frame = Figure.Frame(row: row, column: column, rows: 2, columns: 2, mark: mark)
    return [
      Figure.Panel.matrix(
        [[factor]], decimals: 4, isSigned: true, caption: "∂C/∂z(\(row),\(column))"),
      .sign("·"), .matrix(aPrev, frames: [frame]), .sign("="),
      .matrix(product, decimals: 4, isSigned: true),
    ]
  }
  // The article's figure 8: four small matrices, added, are ∂C/∂w.
  figures.draw(
    "weight-gradient",
    """
    Four times the 3×3 matrix of previous activations, with the 2×2 overlay at one position each. \
    The activations under the overlay are multiplied by ∂C/∂z of the neuron which that position \
    makes. The four 2×2 products, added, are ∂C/∂w.
    """,
    rows + [
      [
        .sign("A + B + C + D ="),
        .matrix(article["fm3x3.w_gradient"], decimals: 4, caption: "∂C/∂w"),
      ]
    ])
}
