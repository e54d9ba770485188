func figures(_ figures: inout Figures) {
  let values: Matrix = article["A.correlate.full", "values"]
  // Full mode: the overlay hangs over the first corner and over the last.
  figures.draw(
    "hanging-over",
    """
    A 3×3 input with the numbers 1 to 9. A 2×2 overlay hangs over the top left corner (A), so that \
    only its last cell lies on the input, and over the bottom right corner (B), so that only its \
    first cell does. The full result is 4×4; A makes its first number, 40, and B its last, 90.
    """,
    [
      .matrix(
        values, caption: "input, 3×3",
        frames: [
          Figure.Frame(row: -1, column: -1, rows: 2, columns: 2, mark: .blue),
          Figure.Frame(row: 2, column: 2, rows: 2, columns: 2, mark: .red),
        ]),
      .sign("→"),
      .matrix(
        article["A.correlate.full"], caption: "full, 4×4",
        marks: [[.blue], [], [], [nil, nil, nil, .red]]),
    ])
}
