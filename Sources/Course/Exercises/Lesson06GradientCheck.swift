internal import ConvNet
internal import TerminalMarkdown

extension Exercise {
  /// Lesson 6: centred differences, and how close is close.
  static func gradientCheck(_ article: Article) -> Exercise {
    let costs = NudgedCosts(map: FeatureMapPass(article, "fm3x3"))
    return Exercise(
      functions: [.numericalGradient(costs), .relativeError],
      cases: gradientCheckCases(article),
      randomCases: gradientCheckRandomCases,
      mistakes: numericalGradientMistakes(costs) + relativeErrorMistakes,
      support: costs.support)
  }

  private static func gradientCheckCases(_ article: Article) -> [ExerciseCase] {
    func gradient(
      _ id: String, _ title: String, _ cost: NudgedCosts.Name, _ x: Value, _ h: Double
    ) -> ExerciseCase {
      ExerciseCase(
        id, .edge, title: title, function: "numericalGradient",
        arguments: [.text(cost.rawValue), x, .number(h)])
    }
    func error(_ id: String, _ title: String, _ a: [[Double]], _ b: [[Double]]) -> ExerciseCase {
      ExerciseCase(
        id, .edge, title: title, function: "relativeError", arguments: [.matrix(a), .matrix(b)])
    }
    // The smallest first: what a learner sees of a slip should fit into one glance.
    return [
      gradient("check.square", "x·x at 3", .square, .matrix([[3]]), 0.5),
      gradient("check.cube", "x·x·x at 2", .cube, .matrix([[2]]), 0.5),
      gradient(
        "check.product", "one cell times the other", .product, .matrix([[2, 5]]), 0.5),
      gradient(
        "check.wide", "cells that depend on their neighbours, in two rows of three",
        .neighbours, .matrix([[1, -2, 3], [0.5, 4, -1]]), 0.25),
      gradient(
        "check.tall", "cells that depend on their neighbours, in three rows of two",
        .neighbours, .matrix([[1, 2], [-3, 0.5], [2, -1]]), 0.5),
      gradient(
        "check.constant", "a cost that is always 7", .constant,
        .matrix([[1, 2, 3], [4, 5, 6]]), 0.5),
      gradient(
        "check.weights", "the feature map's cost, by its four weights", .featureMap,
        article.input("fm3x3.w_gradient", "w"), 1e-5),
      error("error.one", "one number in each matrix", [[3]], [[5]]),
      error("error.largest", "one cell agrees, one does not", [[1, 3]], [[1, 5]]),
      error(
        "error.wide", "a large difference of large numbers, a small one of small numbers",
        [[1000, 0.5, -5], [1, 7, 3]], [[1010, 0.25, -6], [1, 8, 3]]),
      error("error.signs", "the same size, the opposite sign", [[-2], [4]], [[2], [4]]),
      error("error.zeros", "zeros on both sides", [[0, 0], [0, 0]], [[0, 0], [0, 0]]),
      error("error.tiny", "two slopes that are only rounding", [[1e-12]], [[-2e-12]]),
    ]
  }

  private static let gradientCheckRandomCases: @Sendable (inout SeededGenerator) -> [ExerciseCase] =
    { generator in
      [(1, 1), (1, 3), (2, 1), (2, 3), (3, 2), (4, 5)].enumerated().flatMap { index, shape in
        let x = generator.fractions(rows: shape.0, columns: shape.1)
        let a = generator.matrix(rows: shape.0, columns: shape.1)
        let b = generator.matrix(rows: shape.0, columns: shape.1)
        return [
          ExerciseCase(
            "random.gradient.\(index)", .random, title: "\(shape.0)×\(shape.1) cells",
            function: "numericalGradient",
            arguments: [.text(NudgedCosts.Name.neighbours.rawValue), .matrix(x), .number(0.25)]),
          ExerciseCase(
            "random.error.\(index)", .random, title: "\(shape.0)×\(shape.1) cells",
            function: "relativeError", arguments: [.matrix(a), .matrix(b)]),
        ]
      }
    }
}

extension ExerciseFunction {
  fileprivate static func numericalGradient(_ costs: NudgedCosts) -> ExerciseFunction {
    ExerciseFunction(
      "numericalGradient",
      parameters: [
        Parameter("of", "cost", .text, spelling: "(Matrix) -> Double"),
        Parameter("at", "x", .matrix),
        Parameter("h", "h", .number),
      ],
      result: .matrix,
      section: "Many numbers, one at a time",
      call: "numericalGradient(of: cost(named: $0), at: $1, h: $2)",
      shapeRule: { arguments in sameShape(arguments.matrix(1)) },
      working: { arguments, index in
        guard index.count == 2 else { return nil }
        let nudge = Nudge(arguments, costs)
        let h = arguments.number(2)
        let above = NumberText.shortest(nudge.cost(row: index[0], column: index[1], by: h))
        let below = factorText(nudge.cost(row: index[0], column: index[1], by: -h))
        return "(\(above) − \(below)) / (2·\(NumberText.shortest(h)))"
      },
      reference: { arguments in
        let nudge = Nudge(arguments, costs)
        let h = arguments.number(2)
        return .matrix(
          nudge.eachCell { row, column in
            let above = nudge.cost(row: row, column: column, by: h)
            let below = nudge.cost(row: row, column: column, by: -h)
            return (above - below) / (2 * h)
          })
      })
  }

  fileprivate static let relativeError = ExerciseFunction(
    "relativeError",
    parameters: [Parameter("_", "a", .matrix), Parameter("_", "b", .matrix)],
    result: .number,
    section: "Close enough",
    working: { arguments, _ in
      let pairs = zip(arguments.matrix(0).joined(), arguments.matrix(1).joined())
      let worst = pairs.max { first, second in
        relativeDifference(first.0, first.1) < relativeDifference(second.0, second.1)
      }
      guard let (a, b) = worst else { return nil }
      let sizes = [a, b].map { NumberText.shortest(abs($0)) }
      let divisor = abs(a) + abs(b) < 1e-8 ? "0.00000001" : "(\(sizes[0]) + \(sizes[1]))"
      return "\(NumberText.shortest(abs(a - b))) / \(divisor)"
    },
    reference: { arguments in
      .number(cellErrors(arguments, relativeDifference).reduce(0, max))
    })
}

/// A cost and the numbers that it is nudged at, read from the arguments of `numericalGradient`.
struct Nudge {
  let name: NudgedCosts.Name
  let costs: NudgedCosts
  var x: [[Double]]

  init(_ arguments: [Value], _ costs: NudgedCosts) {
    guard arguments.count == 3, case .text(let text) = arguments[0],
      let name = NudgedCosts.Name(rawValue: text)
    else { preconditionFailure("A case of lesson 6 names no cost: \(arguments)") }
    self.name = name
    self.costs = costs
    x = arguments.matrix(1)
  }

  /// The cost where nothing is moved.
  var cost: Double { costs.cost(name, of: x) }

  /// The cost when one cell is moved by `change` and all others stay.
  func cost(row: Int, column: Int, by change: Double) -> Double {
    var nudged = x
    nudged[row][column] += change
    return costs.cost(name, of: nudged)
  }

  /// The cost when every cell is moved.
  func cost(allBy change: Double) -> Double {
    costs.cost(name, of: x.map { $0.map { $0 + change } })
  }

  func eachCell(_ number: (_ row: Int, _ column: Int) -> Double) -> [[Double]] {
    x.indices.map { row in x[row].indices.map { number(row, $0) } }
  }
}

/// |a − b| / (|a| + |b|), where the sum counts as at least 1e-8.
func relativeDifference(_ a: Double, _ b: Double) -> Double {
  abs(a - b) / max(abs(a) + abs(b), 1e-8)
}

/// What `error` makes of each pair of cells of the first two arguments.
func cellErrors(
  _ arguments: [Value], _ error: (Double, Double) -> Double
) -> [Double] {
  zip(arguments.matrix(0).joined(), arguments.matrix(1).joined()).map(error)
}

/// As many rows and columns as `matrix` has.
func sameShape(_ matrix: [[Double]]) -> [ExerciseFunction.ShapeRule] {
  let columns = matrix.first?.count ?? 0
  return [
    ExerciseFunction.ShapeRule("rows", "\(matrix.count)", matrix.count),
    ExerciseFunction.ShapeRule("columns", "\(columns)", columns),
  ]
}

extension SeededGenerator {
  /// A matrix of eighths from −9/8 to 9/8: small enough that no sigmoid goes flat, and exact.
  mutating func fractions(rows: Int, columns: Int) -> [[Double]] {
    matrix(rows: rows, columns: columns).map { $0.map { $0 / 8 } }
  }
}
