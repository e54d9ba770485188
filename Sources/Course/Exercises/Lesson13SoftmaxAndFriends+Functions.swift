internal import ConvNet
internal import RealModule
internal import TerminalMarkdown

extension ExerciseFunction {
  static let softmax = ExerciseFunction(
    "softmax",
    parameters: [Parameter("_", "logits", .vector)],
    result: .vector,
    section: "Scores become probabilities",
    shapeRule: { sameLength("scores", $0.vector(0)) },
    working: { arguments, index in
      let logits = arguments.vector(0)
      let largest = logits.max() ?? 0
      let powers = logits.map { "e^" + factorText($0 - largest) }
      return "\(powers[index[0]]) / (\(powers.joined(separator: " + ")))"
    },
    reference: { .vector(ConvNet.softmax($0.vector(0))) })

  static let crossEntropy = ExerciseFunction(
    "crossEntropy",
    parameters: [
      Parameter("_", "probabilities", .vector), Parameter("target", "target", .integer),
    ],
    result: .number,
    section: "The price of being wrong",
    working: { arguments, _ in
      "−ln \(NumberText.shortest(arguments.vector(0)[arguments.integer(1)]))"
    },
    reference: { .number(-.log($0.vector(0)[$0.integer(1)])) })

  static let crossEntropyGradient = ExerciseFunction(
    "crossEntropyGradient",
    parameters: [Parameter("_", "logits", .vector), Parameter("target", "target", .integer)],
    result: .vector,
    section: "p minus y",
    shapeRule: { sameLength("scores", $0.vector(0)) },
    working: { arguments, index in
      let p = ConvNet.softmax(arguments.vector(0))[index[0]]
      return "\(NumberText.shortest(p)) − \(index[0] == arguments.integer(1) ? 1 : 0)"
    },
    reference: { arguments in
      let logits = arguments.vector(0)
      return .vector(
        Cost.crossEntropy.gradient(
          logits, target: oneHot(arguments.integer(1), of: logits.count)))
    })

  static let relu = ExerciseFunction(
    "relu",
    parameters: [Parameter("_", "z", .matrix)],
    result: .matrix,
    section: "A hinge instead of a curve",
    shapeRule: { sameShape($0.matrix(0)) },
    working: { arguments, index in
      "max(0, \(NumberText.shortest(arguments.matrix(0)[index[0]][index[1]])))"
    },
    reference: { .matrix($0.matrix(0).map { $0.map { max(0, $0) } }) })

  static let reluGradient = ExerciseFunction(
    "reluGradient",
    parameters: [Parameter("z", "z", .matrix), Parameter("aGradient", "aGradient", .matrix)],
    result: .matrix,
    section: "A hinge instead of a curve",
    shapeRule: { sameShape($0.matrix(0)) },
    working: { arguments, index in
      let isOpen = arguments.matrix(0)[index[0]][index[1]] > 0
      return sumText([(isOpen ? 1 : 0, arguments.matrix(1)[index[0]][index[1]])])
    },
    reference: { arguments in
      cellByCell(arguments.matrix(0), arguments.matrix(1)) { z, gradient in z > 0 ? gradient : 0 }
    })

  static let l2Penalty = ExerciseFunction(
    "l2Penalty",
    parameters: [Parameter("_", "w", .matrix), Parameter("lambda", "lambda", .number)],
    result: .number,
    section: "A price on large weights",
    working: { arguments, _ in
      let squares = sumText(arguments.matrix(0).joined().map { ($0, $0) })
      return "\(NumberText.shortest(arguments.number(1))) / 2·(\(squares))"
    },
    reference: { arguments in
      .number(arguments.number(1) / 2 * arguments.matrix(0).joined().reduce(0) { $0 + $1 * $1 })
    })

  static let dropout = ExerciseFunction(
    "dropout",
    parameters: [
      Parameter("_", "a", .vector), Parameter("keep", "keep", .number),
      Parameter("uniform", "uniform", .vector),
    ],
    result: .vector,
    section: "Leaving some out",
    shapeRule: { sameLength("activations", $0.vector(0)) },
    working: { arguments, index in
      let keep = arguments.number(1)
      guard arguments.vector(2)[index[0]] < keep else { return "0" }
      return "\(NumberText.shortest(arguments.vector(0)[index[0]])) / \(NumberText.shortest(keep))"
    },
    reference: { arguments in
      eachActivation(arguments) { a, keep, uniform in uniform < keep ? a / keep : 0 }
    })

  private static func sameLength(_ axis: String, _ numbers: [Double]) -> [ShapeRule] {
    [.init(axis, "\(numbers.count)", numbers.count)]
  }
}

/// A number for each cell of two matrices of the same shape.
func cellByCell(
  _ first: [[Double]], _ second: [[Double]], _ number: (Double, Double) -> Double
) -> Value {
  .matrix(zip(first, second).map { zip($0, $1).map { number($0, $1) } })
}

/// A number for each activation that `dropout` is given.
func eachActivation(
  _ arguments: [Value], _ number: (_ a: Double, _ keep: Double, _ uniform: Double) -> Double
) -> Value {
  let keep = arguments.number(1)
  return .vector(zip(arguments.vector(0), arguments.vector(2)).map { number($0, keep, $1) })
}
