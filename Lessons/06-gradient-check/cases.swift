// The smallest come first: what a learner sees of a slip should fit into one glance.
func cases(_ cases: inout Cases) {
  cases.edge("check.square", "x·x at 3", .numericalGradient(of: "square", at: [[3]], h: 0.5))
  cases.edge("check.cube", "x·x·x at 2", .numericalGradient(of: "cube", at: [[2]], h: 0.5))
  cases.edge(
    "check.product", "one cell times the other",
    .numericalGradient(of: "product", at: [[2, 5]], h: 0.5))
  cases.edge(
    "check.wide", "cells that depend on their neighbours, in two rows of three",
    .numericalGradient(of: "neighbours", at: [[1, -2, 3], [0.5, 4, -1]], h: 0.25))
  cases.edge(
    "check.tall", "cells that depend on their neighbours, in three rows of two",
    .numericalGradient(of: "neighbours", at: [[1, 2], [-3, 0.5], [2, -1]], h: 0.5))
  cases.edge(
    "check.constant", "a cost that is always 7",
    .numericalGradient(of: "constant", at: [[1, 2, 3], [4, 5, 6]], h: 0.5))
  cases.edge(
    "check.weights", "the feature map's cost, by its four weights",
    .numericalGradient(of: "feature map", at: article["fm3x3.w_gradient", "w"], h: 1e-5))

  cases.edge("error.one", "one number in each matrix", .relativeError([[3]], [[5]]))
  cases.edge(
    "error.largest", "one cell agrees, one does not", .relativeError([[1, 3]], [[1, 5]]))
  cases.edge(
    "error.wide", "a large difference of large numbers, a small one of small numbers",
    .relativeError([[1000, 0.5, -5], [1, 7, 3]], [[1010, 0.25, -6], [1, 8, 3]]))
  cases.edge(
    "error.signs", "the same size, the opposite sign", .relativeError([[-2], [4]], [[2], [4]]))
  cases.edge(
    "error.zeros", "zeros on both sides", .relativeError([[0, 0], [0, 0]], [[0, 0], [0, 0]]))
  cases.edge(
    "error.tiny", "two slopes that are only rounding", .relativeError([[1e-12]], [[-2e-12]]))
}

func random(_ draw: inout Draw, _ cases: inout Cases) {
  for (rows, columns) in [(1, 1), (1, 3), (2, 1), (2, 3), (3, 2), (4, 5)] {
    let size = "\(rows)×\(columns)"
    cases.random(
      "random.gradient.\(size)", "\(size) cells",
      .numericalGradient(of: "neighbours", at: draw.eighths(rows, columns), h: 0.25))
    cases.random(
      "random.error.\(size)", "\(size) cells",
      .relativeError(draw.matrix(rows, columns), draw.matrix(rows, columns)))
  }
}

func numericalGradientShape(of _: (Matrix) -> Double, at x: Matrix, h: Double) -> [Axis] {
  .same(x)
}
