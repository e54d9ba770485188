extension Mistake {
  /// What goes wrong in `correlate`, most common first.
  static let crossCorrelation: [Mistake] = [
    Mistake(
      "fwd.rotated",
      title: "the overlay is turned by 180°",
      reason: "The operation is often called convolution, and convolution does turn its overlay.",
      advice: "Compare which weight meets the underlay's top left cell in your loops and by hand.",
      edits: [
        .init(
          "* overlay[i][j]",
          "* overlay[overlay.count - 1 - i][overlay[i].count - 1 - j]")
      ],
      wrong: inCorrelate { sliding in
        var turned = sliding
        turned.overlay = rotated180(sliding.overlay)
        return turned.valid()
      }),
    Mistake(
      "fwd.nosum",
      title: "only the first product is kept, the others are not added",
      reason: "It is easy to stop after multiplying: the weight at the corner is the first met.",
      advice: "Every weight of the overlay has a part in every number of the result.",
      edits: [
        .init(
          "result[row][column] = sum",
          "result[row][column] = input[row * stride][column * stride] * overlay[0][0]")
      ],
      wrong: inCorrelate { $0.combined { products in products.first ?? 0 } }),
    Mistake(
      "fwd.lastproduct",
      title: "only the last product is kept",
      reason: "An equals sign where the product should be added replaces what was there before.",
      advice: "Look at what happens to the sum of the products so far when the next one comes.",
      edits: [.init("sum += input", "sum = input")],
      wrong: inCorrelate { $0.combined { products in products.last ?? 0 } }),
    Mistake(
      "fwd.runningsum",
      title: "the sum runs on from one position to the next",
      reason: "The sum is set to zero once, before all loops, and so remembers earlier positions.",
      advice: "Ask yourself what the sum should be when the overlay has just arrived somewhere.",
      section: "One step to the right, one row down",
      edits: [
        .init("      var sum = 0.0\n", ""),
        .init("  for row in 0..<rows {", "  var sum = 0.0\n  for row in 0..<rows {"),
      ],
      wrong: inCorrelate { sliding in
        var sum = 0.0
        return sliding.valid().map { row in
          row.map { number in
            sum += number
            return sum
          }
        }
      }),
    Mistake(
      "fwd.axes",
      title: "rows and columns of the input are swapped",
      reason:
        "Many programs count x before y, but a matrix is a list of rows: the row comes first.",
      advice: "Say aloud what the first and what the second pair of brackets of `input` stand for.",
      section: "Not only squares",
      edits: [
        .init(
          "(input: input.count, overlay: overlay.count",
          "(input: input[0].count, overlay: overlay.count"),
        .init(
          "(input: input[0].count, overlay: overlay[0].count",
          "(input: input.count, overlay: overlay[0].count"),
        .init(
          "input[row * stride + i][column * stride + j]",
          "input[column * stride + j][row * stride + i]"),
      ],
      wrong: inCorrelate { sliding in
        var swapped = sliding
        swapped.input = transposed(sliding.input)
        return swapped.valid()
      }),
    Mistake(
      "fwd.matmul",
      title: "overlay and underlay are multiplied as matrices",
      reason:
        "\u{201C}Multiply the overlay with the underlay\u{201D} sounds like a matrix product.",
      advice: "Each covered cell is multiplied by the one weight that lies on it, and by no other.",
      edits: [
        .init(
          "sum += input[row * stride + i][column * stride + j] * overlay[i][j]",
          """
          for k in 0..<min(overlay.count, overlay[i].count) {
                      sum += input[row * stride + k][column * stride + j] * overlay[i][k]
                    }
          """)
      ],
      wrong: inCorrelate { $0.matrixProducts() }),
    Mistake(
      "fwd.matmul.underlay",
      title: "underlay and overlay are multiplied as matrices",
      reason:
        "\u{201C}Multiply the overlay with the underlay\u{201D} sounds like a matrix product.",
      advice: "Each covered cell is multiplied by the one weight that lies on it, and by no other.",
      edits: [
        .init(
          "sum += input[row * stride + i][column * stride + j] * overlay[i][j]",
          """
          for k in 0..<min(overlay.count, overlay[i].count) {
                      sum += input[row * stride + i][column * stride + k] * overlay[k][j]
                    }
          """)
      ],
      wrong: inCorrelate { $0.matrixProducts(underlayFirst: true) }),
    Mistake(
      "shape.offbyone",
      title: "the last row and the last column of positions are missing",
      reason: "Subtracting the overlay's length gives the number of steps, not of positions.",
      advice: "Count the positions of an overlay that is exactly as long as its input.",
      section: "One step to the right, one row down",
      edits: [
        .init(
          "positions(input: input.count, overlay: overlay.count, stride: stride)",
          "max(0, (input.count - overlay.count) / stride)"),
        .init(
          "positions(input: input[0].count, overlay: overlay[0].count, stride: stride)",
          "max(0, (input[0].count - overlay[0].count) / stride)"),
      ],
      wrong: inCorrelate { sliding in
        sliding.sums(
          rows: (sliding.inputRows - sliding.rows) / sliding.stride,
          columns: (sliding.inputColumns - sliding.columns) / sliding.stride)
      }),
    Mistake(
      "shape.inputsize",
      title: "the result is as large as the input",
      reason: "One number for each input cell looks natural, but at the right and bottom edges the "
        + "overlay then hangs over.",
      advice: "Stop where a further step would take the overlay over the edge of the input.",
      section: "One step to the right, one row down",
      edits: hangingOver(top: "0", left: "0", rows: "input.count", columns: "input[0].count"),
      wrong: inCorrelate { $0.asLargeAsTheInput() }),
    Mistake(
      "mode.same",
      title: "the input is padded with zeros so that the result keeps its size",
      reason: "Libraries have a mode named \u{201C}same\u{201D} that does this, with the overlay's "
        + "middle on each input cell.",
      advice: "Here the overlay never leaves the input: no cell outside is read or made up.",
      section: "One step to the right, one row down",
      edits: hangingOver(
        top: "(overlay.count - 1) / 2", left: "(overlay[0].count - 1) / 2",
        rows: "input.count", columns: "input[0].count"),
      wrong: inCorrelate { sliding in
        var centred = sliding
        centred.overhang = ((sliding.rows - 1) / 2, (sliding.columns - 1) / 2)
        return centred.asLargeAsTheInput()
      }),
    Mistake(
      "mode.full",
      title: "the overlay also hangs over the edges",
      reason: "Some libraries do this unless they are told otherwise, and the result grows.",
      advice: "Begin where the whole overlay lies on the input, and end where it last does.",
      section: "One step to the right, one row down",
      edits: hangingOver(
        top: "overlay.count - 1", left: "overlay[0].count - 1",
        rows: "input.count + overlay.count - 1",
        columns: "input[0].count + overlay[0].count - 1"),
      wrong: inCorrelate { $0.full() }),
    Mistake(
      "stride.ignored",
      title: "the overlay moves by 1, though the result is sized for the stride",
      reason: "The stride is used to count the positions and then forgotten inside the loops.",
      advice: "Work out at which input row the overlay lies when the result's row is 1.",
      section: "Longer steps",
      edits: [
        .init("input[row * stride + i][column * stride + j]", "input[row + i][column + j]")
      ],
      wrong: inCorrelate { sliding in
        let right = sliding.valid()
        var short = sliding
        short.stride = 1
        return short.sums(rows: right.count, columns: right.first?.count ?? 0)
      }),
    Mistake(
      "stride.columnsonly",
      title: "the stride is used along the columns only",
      reason: "Along a line the larger steps are plain to see; going down at its end they are not.",
      advice: "Work out at which input row the overlay lies when the result's row is 1.",
      section: "Longer steps",
      edits: [.init("input[row * stride + i]", "input[row + i]")],
      wrong: inCorrelate { sliding in
        let right = sliding.valid()
        return sliding.map(rows: right.count, columns: right.first?.count ?? 0) { row, column in
          var sum = 0.0
          for i in sliding.overlay.indices {
            for j in sliding.overlay[i].indices {
              sum += sliding.cell(row + i, column * sliding.stride + j) * sliding.overlay[i][j]
            }
          }
          return sum
        }
      }),
  ]
}

/// What `correlate` returns with the mistake.
private func inCorrelate(
  _ result: @escaping @Sendable (SlidingOverlay) -> [[Double]]
) -> [String: @Sendable ([Value]) -> Value] {
  ["correlate": { .matrix(result(SlidingOverlay($0))) }]
}

/// The changes for an overlay that hangs over by `top` rows and `left` columns at first, and takes
/// as many steps as fit `rows` and `columns`; cells outside of the input are left out of the sum.
private func hangingOver(
  top: String, left: String, rows: String, columns: String
) -> [Mistake.Edit] {
  [
    .init(
      "positions(input: input.count, overlay: overlay.count, stride: stride)",
      "(\(rows) - 1) / stride + 1"),
    .init(
      "positions(input: input[0].count, overlay: overlay[0].count, stride: stride)",
      "(\(columns) - 1) / stride + 1"),
    .init(
      "sum += input[row * stride + i][column * stride + j] * overlay[i][j]",
      """
      let y = row * stride + i - (\(top))
                let x = column * stride + j - (\(left))
                if input.indices.contains(y), input[y].indices.contains(x) {
                  sum += input[y][x] * overlay[i][j]
                }
      """),
  ]
}

extension SlidingOverlay {
  /// At each valid position, something other than the sum of the products.
  fileprivate func combined(_ number: ([Double]) -> Double) -> [[Double]] {
    let right = valid()
    return map(rows: right.count, columns: right.first?.count ?? 0) { row, column in
      number(pairs(row, column).map { $0.0 * $0.1 })
    }
  }

  /// As many positions as the input has cells.
  fileprivate func asLargeAsTheInput() -> [[Double]] {
    sums(
      rows: positions(inputRows, 1, stride: stride),
      columns: positions(inputColumns, 1, stride: stride))
  }

  /// At each valid position, the sum of all cells of the matrix product of overlay and underlay, or
  /// of underlay and overlay.
  fileprivate func matrixProducts(underlayFirst: Bool = false) -> [[Double]] {
    let right = valid()
    return map(rows: right.count, columns: right.first?.count ?? 0) { row, column in
      var sum = 0.0
      for i in 0..<rows {
        for j in 0..<columns {
          for k in 0..<min(rows, columns) {
            sum +=
              underlayFirst
              ? cell(row * stride + i, column * stride + k) * overlay[k][j]
              : overlay[i][k] * cell(row * stride + k, column * stride + j)
          }
        }
      }
      return sum
    }
  }
}
