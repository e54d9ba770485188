extension Exercise {
  static let maxPoolingMistakes: [Mistake] = takingMistakes + payingMistakes

  /// A running maximum that starts at 0, with this place for the winner at first.
  private static func maximumFromZero(winner: String) -> [Mistake.Edit] {
    [
      .init(
        "      var winner = [top, left]\n",
        "      var winner = \(winner)\n      var largest = 0.0\n"),
      .init(
        """
                  if map[r][c] > map[winner[0]][winner[1]] {

        """,
        """
                  if map[r][c] > largest {
                    largest = map[r][c]

        """),
      .init(
        "      values[row][column] = map[winner[0]][winner[1]]\n",
        "      values[row][column] = largest\n"),
    ]
  }

  /// Mistakes on the way forwards.
  private static let takingMistakes: [Mistake] = [
    Mistake(
      "pool.average",
      title: "the average is taken instead of the maximum",
      reason: "There is average pooling, too, and it was the usual kind for a while.",
      advice: "The lesson's window passes on one number that really stands under it.",
      edits: [
        .init(
          """
                values[row][column] = map[winner[0]][winner[1]]

          """,
          """
                var sum = 0.0
                for r in top..<top + window.rows {
                  for c in left..<left + window.columns {
                    sum += map[r][c]
                  }
                }
                values[row][column] = sum / Double(window.rows * window.columns)

          """)
      ],
      wrong: [
        "maxPool": { arguments in
          let pooling = Pooling(arguments)
          return pooling.result { cells in
            let winner = pooling.winner(cells)
            let sum = cells.reduce(0) { $0 + pooling[$1] }
            return (sum / Double(cells.count), [winner.row, winner.column])
          }
        }
      ]),
    Mistake(
      "pool.zerostart",
      title: "numbers below 0 never win: where there are no others, the maximum is 0",
      reason: "So it goes when a running maximum starts at 0, which is neutral for sums only.",
      advice: "Try your function on a window with four negative numbers under it.",
      edits: maximumFromZero(winner: "[top, left]"),
      wrong: [
        "maxPool": { arguments in
          let pooling = Pooling(arguments)
          return pooling.result { cells in
            let winner = pooling.winner(cells)
            return pooling[winner] > 0
              ? (pooling[winner], [winner.row, winner.column])
              : (0, [cells[0].row, cells[0].column])
          }
        }
      ]),
    Mistake(
      "pool.zeroplace",
      title: "numbers below 0 never win: where there are no others, the maximum is 0, at row 0 and "
        + "column 0",
      reason: "So it goes when a running maximum starts at 0, which is neutral for sums only.",
      advice: "Try your function on a window with four negative numbers under it.",
      edits: maximumFromZero(winner: "[0, 0]"),
      wrong: [
        "maxPool": { arguments in
          let pooling = Pooling(arguments)
          return pooling.result { cells in
            let winner = pooling.winner(cells)
            return pooling[winner] > 0
              ? (pooling[winner], [winner.row, winner.column])
              : (0, [0, 0])
          }
        }
      ]),
    Mistake(
      "pool.local",
      title: "the position is counted from the window's corner",
      reason: "Inside the two inner loops it is natural to count from the window's first cell.",
      advice: "The way back knows the map only, so ask where in the map the winner stands.",
      edits: [
        .init(
          "      positions[row][column] = winner\n",
          "      positions[row][column] = [winner[0] - top, winner[1] - left]\n")
      ],
      wrong: [
        "maxPool": { arguments in
          let pooling = Pooling(arguments)
          return pooling.result { cells in
            let winner = pooling.winner(cells)
            return (
              pooling[winner], [winner.row - cells[0].row, winner.column - cells[0].column]
            )
          }
        }
      ]),
    Mistake(
      "pool.stride",
      title: "the window moves by its own size, not by the stride",
      reason: "In most networks the two are equal, and many texts show nothing else.",
      advice: "Look at which of your arguments decides how far the window moves.",
      section: "How far the window moves",
      edits: [
        .init(
          "overlay: window, stride: stride)", "overlay: window, stride: window)"),
        .init("row * stride.rows", "row * window.rows"),
        .init("column * stride.columns", "column * window.columns"),
      ],
      wrong: [
        "maxPool": { arguments in
          var pooling = Pooling(arguments)
          pooling.stride = pooling.window
          return pooling.maximum
        }
      ]),
    Mistake(
      "pool.everystep",
      title: "the window always moves by one cell",
      reason: "The article's window does, and so does the overlay of the earlier lessons.",
      advice: "Look at which of your arguments decides how far the window moves.",
      section: "How far the window moves",
      edits: [
        .init("overlay: window, stride: stride)", "overlay: window, stride: (1, 1))"),
        .init("row * stride.rows", "row"),
        .init("column * stride.columns", "column"),
      ],
      wrong: [
        "maxPool": { arguments in
          var pooling = Pooling(arguments)
          pooling.stride = (1, 1)
          return pooling.maximum
        }
      ]),
    Mistake(
      "pool.samestart",
      title: "the number of positions heeds the stride, the window's corner does not",
      reason: "With a stride of 1 the corner is the position, so nothing shows the difference.",
      advice: "Write down the corner of the second window by hand, for a stride of 2.",
      section: "How far the window moves",
      edits: [
        .init("row * stride.rows", "row"),
        .init("column * stride.columns", "column"),
      ],
      wrong: [
        "maxPool": { arguments in
          var pooling = Pooling(arguments)
          pooling.cornerStride = (1, 1)
          return pooling.maximum
        }
      ]),
    Mistake(
      "pool.last",
      title: "of equal numbers the last one wins",
      reason: "`>=` and `>` give the same maximum, so the difference is easy to overlook.",
      advice: "Think about what your comparison does with an equal number further on.",
      section: "Equal cells",
      edits: [
        .init(
          "if map[r][c] > map[winner[0]][winner[1]] {",
          "if map[r][c] >= map[winner[0]][winner[1]] {")
      ],
      wrong: [
        "maxPool": { arguments in
          let pooling = Pooling(arguments)
          return pooling.result { cells in
            let winner = cells.dropFirst().reduce(cells[0]) {
              pooling[$1] >= pooling[$0] ? $1 : $0
            }
            return (pooling[winner], [winner.row, winner.column])
          }
        }
      ]),
    Mistake(
      "pool.columnorder",
      title: "of equal numbers the first in column order wins",
      reason: "Which loop is the outer one makes no difference to the maximum.",
      advice: "Say aloud in which order your loops visit the cells under the window.",
      section: "Equal cells",
      edits: [
        .init(
          "      for r in top..<top + window.rows {\n",
          "      for c in left..<left + window.columns {\n"),
        .init(
          "        for c in left..<left + window.columns {\n",
          "        for r in top..<top + window.rows {\n"),
      ],
      wrong: [
        "maxPool": { arguments in
          let pooling = Pooling(arguments)
          return pooling.result { cells in
            let winner = pooling.winner(
              cells.sorted { ($0.column, $0.row) < ($1.column, $1.row) })
            return (pooling[winner], [winner.row, winner.column])
          }
        }
      ]),
    Mistake(
      "pool.ties",
      title: "every equal maximum is remembered, and gets the whole gradient",
      reason: "It seems fair, and a well-known library did it once.",
      advice: "A pooled neuron has one gradient to hand back, so count how often you hand it out.",
      section: "Equal cells",
      edits: [
        .init(
          "      positions[row][column] = winner\n",
          """
                var winners: [Int] = []
                for r in top..<top + window.rows {
                  for c in left..<left + window.columns {
                    if map[r][c] == map[winner[0]][winner[1]] {
                      winners += [r, c]
                    }
                  }
                }
                positions[row][column] = winners

          """),
        .init(
          "      gradient[winner[0]][winner[1]] += aGradient[row][column]\n",
          """
                for k in stride(from: 0, to: winner.count, by: 2) {
                  gradient[winner[k]][winner[k + 1]] += aGradient[row][column]
                }

          """),
      ],
      wrong: [
        "maxPool": { arguments in
          let pooling = Pooling(arguments)
          return pooling.result { cells in
            let largest = pooling[pooling.winner(cells)]
            let winners = cells.filter { pooling[$0] == largest }
            return (largest, winners.flatMap { [$0.row, $0.column] })
          }
        }
      ]),
    Mistake(
      "pool.axes",
      title: "rows and columns of the window are swapped",
      reason: "With a square window nobody notices.",
      advice: "Follow a window of two rows and three columns through your loops.",
      edits: [
        .init(
          "overlay: window, stride: stride)",
          "overlay: (window.columns, window.rows), stride: stride)"),
        .init("r in top..<top + window.rows", "r in top..<top + window.columns"),
        .init("c in left..<left + window.columns", "c in left..<left + window.rows"),
      ],
      wrong: [
        "maxPool": { arguments in
          var pooling = Pooling(arguments)
          pooling.window = (pooling.window.columns, pooling.window.rows)
          return pooling.maximum
        }
      ]),
  ]

  /// Mistakes on the way back.
  private static let payingMistakes: [Mistake] = [
    Mistake(
      "pool.assign",
      title: "the gradient is set where it should be added",
      reason: "While windows stand side by side, a cell wins once at most, and both are the same.",
      advice: "Ask what happens to a cell that has won two windows.",
      edits: [
        .init(
          "      gradient[winner[0]][winner[1]] += aGradient[row][column]\n",
          "      gradient[winner[0]][winner[1]] = aGradient[row][column]\n")
      ],
      wrong: ["maxPoolGradient": { PooledGradient($0).map { $1 } }]),
    Mistake(
      "pool.everyone",
      title: "every cell under the window gets the gradient",
      reason: "That is how an overlay with weights hands its gradient back.",
      advice: "Nudge a cell that did not win, and watch what the pooled neuron does.",
      edits: [
        .init(
          "      gradient[winner[0]][winner[1]] += aGradient[row][column]\n",
          """
                for i in 0...shape.rows - positions.count {
                  for j in 0...shape.columns - positions[row].count {
                    gradient[row + i][column + j] += aGradient[row][column]
                  }
                }

          """),
        .init("      let winner = positions[row][column]\n", ""),
      ],
      wrong: [
        "maxPoolGradient": { arguments in
          var gradient = PooledGradient(arguments)
          let (rows, columns) = (gradient.places.count, gradient.places.first?.count ?? 0)
          gradient.places = (0..<rows).map { row in
            (0..<columns).map { column in
              (0...gradient.shape.rows - rows).flatMap { i in
                (0...gradient.shape.columns - columns).flatMap { [row + i, column + $0] }
              }
            }
          }
          return gradient.map { $0 + $1 }
        }
      ]),
    Mistake(
      "pool.counted",
      title: "a cell that won several windows gets the average of their gradients",
      reason: "An average keeps the numbers small, which looks tidy.",
      advice: "Nudge such a cell a little, and count how many pooled neurons follow.",
      edits: [
        .init(
          "  return gradient\n",
          """
            for r in gradient.indices {
              for c in gradient[r].indices {
                let wins = positions.joined().count { $0 == [r, c] }
                gradient[r][c] /= Double(max(1, wins))
              }
            }
            return gradient

          """)
      ],
      wrong: [
        "maxPoolGradient": { arguments in
          let gradient = PooledGradient(arguments)
          let sums = [gradient.map { $0 + $1 }].matrix(0)
          return .matrix(
            sums.indices.map { row in
              sums[row].indices.map { column in
                let wins = gradient.payments.count { ($0.row, $0.column) == (row, column) }
                return sums[row][column] / Double(max(1, wins))
              }
            })
        }
      ]),
  ]
}
