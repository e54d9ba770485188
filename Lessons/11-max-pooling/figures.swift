func figures(_ figures: inout Figures) {
  // A colour for each of the four windows.
  let windows: [[Figure.Mark?]] = [[.blue, .red], [.green, .purple]]
  // The article's figure 13, forwards: the maximum of each window.
  figures.draw(
    "max-pooling",
    """
    A 2×2 window moves over a 3×3 map by one cell at a time, and each position passes on its \
    largest number: 0.3, 0.1, 0.5, 0.5.
    """,
    [
      .matrix(
        article["maxpool.figure.forward", "feature_map"], caption: "map",
        frames: [Figure.Frame(row: 0, column: 0, rows: 2, columns: 2, mark: .blue)]),
      .sign("→"),
      .matrix(article["maxpool.figure.forward"], caption: "maxima", marks: windows),
    ])
  // Backwards: each maximum's slope goes to the cell that won.
  figures.draw(
    "max-pooling-gradient",
    """
    The slopes of the four maxima, 0.025, 0.035, −0.013 and 0.091, go back to the cells that won. \
    The cell with 0.5 won two windows and gets the sum −0.013 + 0.091 = 0.078; cells that won \
    nothing get 0.
    """,
    [
      .matrix(
        article["maxpool.figure.backward", "a_gradient"], caption: "∂C/∂maxima", marks: windows),
      .sign("→"),
      .matrix(
        article["maxpool.figure.backward"], caption: "∂C/∂map",
        marks: [[], [.blue, nil, .red], [nil, .green]]),
    ])
}
