extension Exercise {
  static func numericalGradientMistakes(_ costs: NudgedCosts) -> [Mistake] {
    [
      Mistake(
        "check.onesided",
        title: "the slope is measured on one side only",
        reason: "One step up and a look at the rise is how a slope is first explained.",
        advice: "Look again at the two slopes of 6.1 and 5.9, and at what was done about them.",
        section: "Both sides at once",
        edits: [
          .init("(cost(above) - cost(below)) / (2 * h)", "(cost(above) - cost(x)) / h")
        ],
        wrong: [
          "numericalGradient": slope(costs) { nudge, row, column, h in
            (nudge.cost(row: row, column: column, by: h) - nudge.cost) / h
          }
        ]),
      Mistake(
        "check.no2",
        title: "the difference of both sides is divided by h",
        reason: "The nudge is called h, so h looks like the distance.",
        advice: "How far apart are the two points where you measured the cost?",
        section: "Both sides at once",
        edits: [.init("/ (2 * h)", "/ h")],
        wrong: [
          "numericalGradient": slope(costs) { nudge, row, column, h in
            difference(nudge, row, column, h) / h
          }
        ]),
      Mistake(
        "check.parentheses",
        title: "the difference is divided by 2 and then multiplied by h",
        reason: "Written on one line, a / 2 * h looks like a fraction with 2h below the line.",
        advice:
          "Swift works from left to right through / and *; make it take the divisor as a whole.",
        section: "Both sides at once",
        edits: [.init("/ (2 * h)", "/ 2 * h")],
        wrong: [
          "numericalGradient": slope(costs) { nudge, row, column, h in
            difference(nudge, row, column, h) / 2 * h
          }
        ]),
      Mistake(
        "check.sign",
        title: "the cost above is taken from the cost below",
        reason: "The subtraction is easily turned round, and the size of the slope stays right.",
        advice: "Where the cost rises with x the slope should come out positive: try x·x at 3.",
        section: "Both sides at once",
        edits: [.init("(cost(above) - cost(below))", "(cost(below) - cost(above))")],
        wrong: [
          "numericalGradient": slope(costs) { nudge, row, column, h in
            -difference(nudge, row, column, h) / (2 * h)
          }
        ]),
      Mistake(
        "check.notrestored",
        title: "a nudged cell is not put back before the next one is nudged",
        reason: "One copy of x serves all cells, and the last nudge stays in it.",
        advice: "Print the matrix that you hand to cost: how many of its cells differ from x?",
        edits: [
          .init("  var gradient = x\n", "  var gradient = x\n  var nudged = x\n"),
          .init(
            """
                  var above = x
                  above[row][column] += h
                  var below = x
                  below[row][column] -= h
            """,
            """
                  nudged[row][column] += h
                  let above = nudged
                  nudged[row][column] -= 2 * h
                  let below = nudged
            """),
        ],
        wrong: [
          "numericalGradient": { arguments in
            let h = arguments.number(2)
            var nudge = Nudge(arguments, costs)
            return .matrix(
              nudge.eachCell { row, column in
                let slope = difference(nudge, row, column, h) / (2 * h)
                nudge.x[row][column] -= h
                return slope
              })
          }
        ]),
      Mistake(
        "check.allatonce",
        title: "all cells are nudged together",
        reason: "Adding h to the whole matrix takes one line and no loop.",
        advice: "A slope belongs to one cell; which nudge shows what that cell alone does?",
        edits: [
          .init(
            """
                  var above = x
                  above[row][column] += h
                  var below = x
                  below[row][column] -= h
            """,
            """
                  let above = x.map { $0.map { $0 + h } }
                  let below = x.map { $0.map { $0 - h } }
            """)
        ],
        wrong: [
          "numericalGradient": slope(costs) { nudge, _, _, h in
            (nudge.cost(allBy: h) - nudge.cost(allBy: -h)) / (2 * h)
          }
        ]),
    ]
  }

  static let relativeErrorMistakes = [
    Mistake(
      "error.absolute",
      title: "the error is the plain difference",
      reason: "The difference is the first thing that comes to mind as an error.",
      advice: "Is 0.0001 a large error? Say beside which number.",
      edits: [.init("difference / max(size, 1e-8)", "difference")],
      wrong: [
        "relativeError": { arguments in
          .number(cellErrors(arguments) { abs($0 - $1) }.reduce(0, max))
        }
      ]),
    Mistake(
      "error.larger",
      title: "the difference is divided by the larger number, not by the sum of both",
      reason: "Some courses define the relative error like that, and it judges as well.",
      advice: "Put 3 and 5 into the lesson's formula: which number comes to stand below the line?",
      edits: [
        .init(
          "abs(a[row][column]) + abs(b[row][column])",
          "max(abs(a[row][column]), abs(b[row][column]))")
      ],
      wrong: [
        "relativeError": { arguments in
          .number(
            cellErrors(arguments) { abs($0 - $1) / max(abs($0), abs($1), 1e-8) }.reduce(0, max))
        }
      ]),
    Mistake(
      "error.mean",
      title: "the errors of the cells are averaged",
      reason: "An average sums up a matrix fairly, which is just what a check must not do.",
      advice: "Think of one wrong cell among a thousand right ones: what should the check say?",
      edits: [
        .init("  return largest\n", "  return largest / Double(a.count * a[0].count)\n"),
        .init(
          "largest = max(largest, difference / max(size, 1e-8))",
          "largest += difference / max(size, 1e-8)"),
      ],
      wrong: [
        "relativeError": { arguments in
          let errors = cellErrors(arguments, relativeDifference)
          return .number(errors.reduce(0, +) / Double(errors.count))
        }
      ]),
    Mistake(
      "error.signed",
      title: "a difference below zero counts as no error",
      reason: "a − b looks like the distance, but it has a sign.",
      advice: "Exchange the two matrices: the error should stay the same.",
      edits: [
        .init("abs(a[row][column] - b[row][column])", "a[row][column] - b[row][column]")
      ],
      wrong: [
        "relativeError": { arguments in
          .number(
            cellErrors(arguments) { ($0 - $1) / max(abs($0) + abs($1), 1e-8) }.reduce(0, max))
        }
      ]),
    Mistake(
      "error.cancelling",
      title: "the two slopes are added with their signs before the division",
      reason: "The sizes of both numbers are wanted, and their signs come along unseen.",
      advice: "Try −2 and 2: how large is the number that you divide by?",
      edits: [
        .init(
          "abs(a[row][column]) + abs(b[row][column])", "abs(a[row][column] + b[row][column])")
      ],
      wrong: [
        "relativeError": { arguments in
          .number(cellErrors(arguments) { abs($0 - $1) / max(abs($0 + $1), 1e-8) }.reduce(0, max))
        }
      ]),
    Mistake(
      "error.nofloor",
      title: "the sum below the line may become zero",
      reason: "As long as no slope is zero, nothing goes wrong.",
      advice: "What does your function say about two slopes that are nothing but rounding?",
      edits: [.init("difference / max(size, 1e-8)", "difference / size")],
      wrong: [
        "relativeError": { arguments in
          .number(cellErrors(arguments) { abs($0 - $1) / (abs($0) + abs($1)) }.reduce(0, max))
        }
      ]),
  ]
}

/// A wrong `numericalGradient` that makes each cell on its own.
private func slope(
  _ costs: NudgedCosts,
  _ cell: @escaping @Sendable (_ nudge: Nudge, _ row: Int, _ column: Int, _ h: Double) -> Double
) -> @Sendable ([Value]) -> Value {
  { arguments in
    let nudge = Nudge(arguments, costs)
    let h = arguments.number(2)
    return .matrix(nudge.eachCell { row, column in cell(nudge, row, column, h) })
  }
}

/// C(x + h) − C(x − h) for one cell.
private func difference(_ nudge: Nudge, _ row: Int, _ column: Int, _ h: Double) -> Double {
  nudge.cost(row: row, column: column, by: h) - nudge.cost(row: row, column: column, by: -h)
}
