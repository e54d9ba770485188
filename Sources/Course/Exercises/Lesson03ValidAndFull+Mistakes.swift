extension Mistake {
  /// What goes wrong with half turns and full results.
  static let validAndFull: [Mistake] = [
    Mistake(
      "fwd.rot90",
      title: "the overlay is turned by 90°, not by 180°",
      reason: "Libraries turn by 90° at a time, so one call looks as if it were enough.",
      advice: "After half a turn, into which corner has the number at the top left gone?",
      edits: [
        .init(
          "overlay.reversed().map { row in row.reversed() }",
          "overlay[0].indices.reversed().map { column in overlay.map { $0[column] } }")
      ],
      wrong: turning { Array(transposed($0).reversed()) }),
    Mistake(
      "fwd.fliplr",
      title: "only the columns are reversed, the rows keep their order",
      reason: "With one row that is right, and with several it looks nearly right.",
      advice: "Turn a sheet of paper upside down: which of its lines comes to the top?",
      edits: [
        .init(
          "overlay.reversed().map { row in row.reversed() }",
          "overlay.map { row in row.reversed() }")
      ],
      wrong: turning { $0.map { $0.reversed() } }),
    Mistake(
      "fwd.flipud",
      title: "only the rows are reversed, the columns keep their order",
      reason: "Putting the rows upside down feels like the whole turn.",
      advice: "Turn a sheet of paper upside down: which end of a line comes to the left?",
      edits: [.init("overlay.reversed().map { row in row.reversed() }", "overlay.reversed()")],
      wrong: turning { $0.reversed() }),
    Mistake(
      "fwd.transpose",
      title: "rows and columns are swapped instead of turned",
      reason: "Both operations move numbers to the other side, and many people mix them up.",
      advice: "A turn by 180° moves every corner; which corners does your function leave in place?",
      edits: [
        .init(
          "overlay.reversed().map { row in row.reversed() }",
          "overlay[0].indices.map { column in overlay.map { $0[column] } }")
      ],
      wrong: turning { transposed($0) }),
    Mistake(
      "fwd.unrotated",
      title: "the overlay is laid on as it is, so this is correlation",
      reason: "The words are used for each other so often that the turn is forgotten.",
      advice: "Compare your first number with the two valid results in the lesson: which is it?",
      edits: [.init("correlate(input, rotate180(overlay))", "correlate(input, overlay)")],
      wrong: ["convolve": { .matrix(SlidingOverlay($0).valid()) }]),
    Mistake(
      "fwd.rotatedinput",
      title: "the input is turned instead of the overlay",
      reason: "Something has to be turned, and the input is the first matrix at hand.",
      advice: "The picture stays where it is; which of the two does the sliding?",
      edits: [
        .init("correlate(input, rotate180(overlay))", "correlate(rotate180(input), overlay)"),
        .init(
          "correlateFull(input, rotate180(overlay))", "correlateFull(rotate180(input), overlay)"),
      ],
      wrong: [
        "convolve": { .matrix(rotated180(SlidingOverlay($0).turned.valid())) },
        "convolveFull": { .matrix(rotated180(SlidingOverlay($0).turned.full())) },
      ]),
    Mistake(
      "mode.fullcorr",
      title: "the overlay hangs over the edges, but it is not turned",
      reason: "With the zeros around the input in mind, the half turn is easily forgotten.",
      advice: "In convolution, which number of the overlay touches the input first?",
      edits: [.init("correlateFull(input, rotate180(overlay))", "correlateFull(input, overlay)")],
      wrong: ["convolveFull": { .matrix(SlidingOverlay($0).full()) }]),
    Mistake(
      "mode.swapped",
      title: "input and overlay have changed places",
      reason: "Full convolution allows it, so it seems that full correlation must, too.",
      advice: "Which of the two matrices gets the frame of zeros, and which one slides?",
      edits: [
        .init(
          "func correlateFull(_ input: Matrix, _ overlay: Matrix)",
          "func correlateFull(_ overlay: Matrix, _ input: Matrix)")
      ],
      wrong: inFull { sliding in
        SlidingOverlay(input: sliding.overlay, overlay: sliding.input).full()
      }),
    Mistake(
      "full.onesided",
      title: "there are zeros above and on the left only",
      reason: "The first position hangs over at the top left, so that is where zeros are needed "
        + "first.",
      advice: "Follow the overlay to its last position: over which edges does it hang there?",
      edits: [.init("+ 2 * beside", "+ beside"), .init("+ 2 * above", "+ above")],
      wrong: inFull { sliding in
        sliding.hangingOver.sums(rows: sliding.inputRows, columns: sliding.inputColumns)
      }),
    Mistake(
      "full.wide",
      title: "the frame of zeros is one cell too wide",
      reason: "Making the frame as wide as the overlay looks safe, but lets it leave the input.",
      advice: "At the first position, how many cells of the input does your overlay cover?",
      edits: [
        .init("overlay.count - 1\n", "overlay.count\n"),
        .init("overlay[0].count - 1\n", "overlay[0].count\n"),
      ],
      wrong: inFull { sliding in
        var wide = sliding
        wide.overhang = (sliding.rows, sliding.columns)
        return wide.sums(
          rows: sliding.inputRows + sliding.rows + 1,
          columns: sliding.inputColumns + sliding.columns + 1)
      }),
    Mistake(
      "shape.full.valid",
      title: "the formula is that of valid mode",
      reason: "It is the one that you know by heart by now.",
      advice: "Is a result with positions beyond the edges larger or smaller than the input?",
      edits: fullShapeEdits { "input.\($0) - overlay.\($0) + 1" },
      wrong: inFullShape { $0 - $1 + 1 }),
    Mistake(
      "shape.full.nominus",
      title: "one position too many is counted along each axis",
      reason: "Adding the two lengths also counts a position at which nothing is covered.",
      advice: "Count the full positions of an overlay of one cell.",
      edits: fullShapeEdits { "input.\($0) + overlay.\($0)" },
      wrong: inFullShape { $0 + $1 }),
    Mistake(
      "shape.full.frame",
      title: "the shape is that of the input in its frame, not of the result",
      reason: "The frame of zeros is drawn first, and its size is taken for the answer.",
      advice: "Inside the frame you still have to slide: how many positions does that leave?",
      edits: fullShapeEdits { "input.\($0) + 2 * (overlay.\($0) - 1)" },
      wrong: inFullShape { $0 + 2 * ($1 - 1) }),
  ]
}

/// A wrong turn, and what the two convolutions make of it.
private func turning(
  _ turn: @escaping @Sendable ([[Double]]) -> [[Double]]
) -> [String: @Sendable ([Value]) -> Value] {
  [
    "rotate180": { .matrix(turn($0.matrix(0))) },
    "convolve": {
      .matrix(SlidingOverlay(input: $0.matrix(0), overlay: turn($0.matrix(1))).valid())
    },
    "convolveFull": {
      .matrix(SlidingOverlay(input: $0.matrix(0), overlay: turn($0.matrix(1))).full())
    },
  ]
}

/// A mistake in `correlateFull`, which `convolveFull` inherits.
private func inFull(
  _ result: @escaping @Sendable (SlidingOverlay) -> [[Double]]
) -> [String: @Sendable ([Value]) -> Value] {
  [
    "correlateFull": { .matrix(result(SlidingOverlay($0))) },
    "convolveFull": { .matrix(result(SlidingOverlay($0).turned)) },
  ]
}

private func inFullShape(
  _ length: @escaping @Sendable (_ input: Int, _ overlay: Int) -> Int
) -> [String: @Sendable ([Value]) -> Value] {
  [
    "fullShape": { arguments in
      let (input, overlay) = (arguments.shape(0), arguments.shape(1))
      return .shape(
        rows: length(input.rows, overlay.rows), columns: length(input.columns, overlay.columns))
    }
  ]
}

private func fullShapeEdits(_ length: (_ axis: String) -> String) -> [Mistake.Edit] {
  ["rows", "columns"].map { axis in
    Mistake.Edit("input.\(axis) + overlay.\(axis) - 1", length(axis))
  }
}
