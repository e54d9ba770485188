func figures(_ figures: inout Figures) {
  let matrix: Matrix = article["fc.small.z", "a_prev"]
  let marks: [[Figure.Mark?]] = [[.blue, .blue, .blue], [.red, .red, .red]]
  // Rows of a matrix, one behind the other.
  figures.draw(
    "flatten",
    """
    A matrix with two rows of three numbers becomes one list of six: first the first row, then the \
    second.
    """,
    [.matrix(matrix, marks: marks), .sign("→")],
    [.matrix([flatten([matrix])], marks: [marks.flatMap { $0 }])])
}
