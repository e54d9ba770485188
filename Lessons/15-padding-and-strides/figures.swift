func figures(_ figures: inout Figures) {
  let input: Matrix = [[1, 2, 0, 3], [4, -1, 2, 1], [0, 3, 5, -2]]
  let w: Matrix = [[1, 2, -1], [3, -2, 4]]
  let slopes: Matrix = [[2, -1], [1, 3]]
  figures.draw(
    "two-windows",
    """
    The 3×4 input in a frame of zeros, which makes it 5×6. The first window (A) lies on rows 0 and 1 \
    and columns 0 to 2, the last one (B) on rows 2 and 3 and columns 2 to 4; row 4 and column 5 lie \
    in no window. The map is 2×2; A makes its first number, 6, and B its last, −7.
    """,
    [
      .matrix(
        padded(input, by: 1), caption: "input in its frame",
        frames: [
          Figure.Frame(row: 0, column: 0, rows: 2, columns: 3, mark: .blue),
          Figure.Frame(row: 2, column: 2, rows: 2, columns: 3, mark: .red),
        ]),
      .sign("→"),
      .matrix(
        correlatePadded(input, w, stride: 2, padding: 1), caption: "map",
        marks: [[.blue, nil], [nil, .red]]),
    ])

  // With the frame for a part of the input, nothing is cut off.
  let framed = stridedActivationGradient(
    w: w, zGradient: slopes, input: (5, 6), stride: 2, padding: 0)
  figures.draw(
    "zeros-between",
    """
    The slopes 2, −1, 1 and 3, with zeros between them, make with the filter the slopes of the \
    frame, 5×6, whose last row and last column are zeros because no window covered them. The part \
    inside the frame (A), 3×4, are the slopes of the activations.
    """,
    [
      .matrix(slopes, caption: "∂C/∂z"), .sign("→"),
      .matrix(dilated(slopes, by: 2), caption: "with zeros between"),
    ],
    [
      .sign("→"),
      .matrix(
        framed, caption: "slopes of the frame",
        frames: [Figure.Frame(row: 1, column: 1, rows: 3, columns: 4, mark: .blue)]),
    ],
    [
      .sign("→"),
      .matrix(
        stridedActivationGradient(w: w, zGradient: slopes, input: (3, 4), stride: 2, padding: 1),
        caption: "∂C/∂a_prev"),
    ])
}
