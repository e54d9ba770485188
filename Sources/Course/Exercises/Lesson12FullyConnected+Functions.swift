internal import TerminalMarkdown

extension ExerciseFunction {
  static let flatten = ExerciseFunction(
    "flatten",
    parameters: [Parameter("_", "maps", .volume)],
    result: .vector,
    section: "From maps to a list",
    shapeRule: { arguments in
      let maps = arguments.volume(0)
      let (rows, columns) = (maps.first?.count ?? 0, maps.first?.first?.count ?? 0)
      return [
        .init("numbers", "\(maps.count)·\(rows)·\(columns)", maps.count * rows * columns)
      ]
    },
    reference: { .vector(laidOut($0.volume(0), LayingOut.rowByRow)) })

  static let unflatten = ExerciseFunction(
    "unflatten",
    parameters: [Parameter("_", "numbers", .vector), Parameter("shape", "shape", .shape)],
    result: .volume,
    section: "Back into maps",
    shapeRule: { arguments in
      let (count, shape) = (arguments.vector(0).count, arguments.shape(1))
      let maps = count / (shape.rows * shape.columns)
      guard maps > 0 else { return [] }
      return [
        .init("maps", "\(count) / (\(shape.rows)·\(shape.columns))", maps),
        .init("rows", "\(shape.rows)", shape.rows),
        .init("columns", "\(shape.columns)", shape.columns),
      ]
    },
    reference: { arguments in
      .volume(cutUp(arguments.vector(0), shape: arguments.shape(1), LayingOut.rowByRow))
    })

  static let fullyConnected = ExerciseFunction(
    "fullyConnected",
    parameters: [
      Parameter("_", "aPrev", .vector), Parameter("w", "w", .matrix),
      Parameter("b", "b", .vector),
    ],
    result: .tuple([.init("z", .vector), .init("a", .vector)]),
    section: "A neuron that sees everything",
    shapeRule: { arguments in
      let neurons = arguments.matrix(1).count
      return [.init("neurons", "\(neurons)", neurons)]
    },
    elementWorking: { arguments, label, index in
      let layer = FullyConnectedPass(forwards: arguments)
      guard let n = index.first else { return nil }
      let sum = sumText(Array(zip(layer.w[n], layer.aPrev))) + " + " + factorText(layer.b[n])
      return label == "z" ? sum : "σ(\(sum))"
    },
    reference: { FullyConnectedPass(forwards: $0).output() })

  static let fullyConnectedGradients = ExerciseFunction(
    "fullyConnectedGradients",
    parameters: [
      Parameter("aPrev", "aPrev", .vector), Parameter("w", "w", .matrix),
      Parameter("zGradient", "zGradient", .vector),
    ],
    result: .tuple([.init("w", .matrix), .init("b", .vector), .init("aPrev", .vector)]),
    section: "What comes back",
    elementWorking: { arguments, label, index in
      let layer = FullyConnectedPass(backwards: arguments)
      let zGradient = arguments.vector(2)
      switch label {
      case "w": return sumText([(zGradient[index[0]], layer.aPrev[index[1]])])
      case "b": return NumberText.shortest(zGradient[index[0]])
      default: return sumText(zip(layer.w, zGradient).map { ($0[index[0]], $1) })
      }
    },
    reference: { arguments in
      FullyConnectedPass(backwards: arguments).gradients(zGradient: arguments.vector(2))
    })

  static let fullyConnectedStep = ExerciseFunction(
    "fullyConnectedStep",
    parameters: [
      Parameter("aPrev", "aPrev", .vector), Parameter("w", "w", .matrix),
      Parameter("b", "b", .vector), Parameter("aGradient", "aGradient", .vector),
      Parameter("stepSize", "stepSize", .number),
    ],
    result: .tuple([.init("w", .matrix), .init("b", .vector), .init("aPrevGradient", .vector)]),
    section: "The step, last",
    elementWorking: { arguments, label, index in
      let layer = FullyConnectedPass(forwards: arguments)
      let zGradient = layer.zGradient(arguments.vector(3))
      let stepSize = NumberText.shortest(arguments.number(4))
      switch label {
      case "w":
        let gradient = sumText([(zGradient[index[0]], layer.aPrev[index[1]])])
        return "\(NumberText.shortest(layer.w[index[0]][index[1]])) − \(stepSize)·(\(gradient))"
      case "b":
        return
          "\(NumberText.shortest(layer.b[index[0]])) − \(stepSize)·\(factorText(zGradient[index[0]]))"
      default: return sumText(zip(layer.w, zGradient).map { ($0[index[0]], $1) })
      }
    },
    reference: { arguments in
      let layer = FullyConnectedPass(forwards: arguments)
      let zGradient = layer.zGradient(arguments.vector(3))
      return layer.step(
        to: layer.stepped(zGradient, by: arguments.number(4)), zGradient: zGradient)
    })
}
