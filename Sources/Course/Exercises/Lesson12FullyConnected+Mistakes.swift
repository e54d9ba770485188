extension Exercise {
  /// Mistakes in `flatten` and `unflatten`.
  static let layingOutMistakes: [Mistake] = [
    Mistake(
      "fc.flatten",
      title: "the maps are laid out column by column",
      reason: "In other languages, Fortran and Julia among them, matrices lie in memory that way.",
      advice: "Compare the first three numbers of your list with the first row of the first map.",
      edits: [
        .init(
          """
            for map in maps {
              for row in map {
                numbers += row
              }

          """,
          """
            for map in maps {
              for column in map[0].indices {
                for row in map {
                  numbers.append(row[column])
                }
              }

          """)
      ],
      wrong: ["flatten": { .vector(laidOut($0.volume(0), LayingOut.columnByColumn)) }]),
    Mistake(
      "fc.flatten.cells",
      title: "the maps are interleaved: the first cell of each map, then the second of each",
      reason: "Pictures with three colours are often stored that way.",
      advice: "Ask which map the second number of your list comes from.",
      edits: [
        .init(
          """
            for map in maps {
              for row in map {
                numbers += row
              }
            }

          """,
          """
            guard let first = maps.first else { return numbers }
            for row in first.indices {
              for column in first[row].indices {
                for map in maps {
                  numbers.append(map[row][column])
                }
              }
            }

          """)
      ],
      wrong: ["flatten": { .vector(laidOut($0.volume(0), LayingOut.cellByCell)) }]),
    Mistake(
      "fc.unflatten",
      title: "the list is put into the maps column by column",
      reason: "In other languages, Fortran and Julia among them, matrices lie in memory that way.",
      advice: "What `flatten` lays out, `unflatten` has to put back in its old place.",
      edits: [
        .init(
          """
              var map: Matrix = []
              for _ in 0..<shape.rows {
                map.append(Array(numbers[next..<next + shape.columns]))
                next += shape.columns
              }

          """,
          """
              let row = [Double](repeating: 0, count: shape.columns)
              var map = Matrix(repeating: row, count: shape.rows)
              for column in 0..<shape.columns {
                for row in 0..<shape.rows {
                  map[row][column] = numbers[next]
                  next += 1
                }
              }

          """)
      ],
      wrong: [
        "unflatten": { arguments in
          .volume(
            cutUp(arguments.vector(0), shape: arguments.shape(1), LayingOut.columnByColumn))
        }
      ]),
    Mistake(
      "fc.unflatten.first",
      title: "every map is cut from the beginning of the list",
      reason: "The place to read from is set back to 0 for each map.",
      advice: "After the first map, ask how many numbers of the list are used up.",
      edits: [
        .init("  var next = 0\n  var maps: Volume = []\n", "  var maps: Volume = []\n"),
        .init("    var map: Matrix = []\n", "    var next = 0\n    var map: Matrix = []\n"),
      ],
      wrong: [
        "unflatten": { arguments in
          let maps = cutUp(arguments.vector(0), shape: arguments.shape(1), LayingOut.rowByRow)
          return .volume(maps.map { _ in maps[0] })
        }
      ]),
  ]

  /// Mistakes in the layer itself.
  static let fullyConnectedMistakes: [Mistake] = [
    Mistake(
      "fc.nobias",
      title: "the biases are forgotten",
      reason: "The sum of products looks complete without them.",
      advice: "Let all weights be 0, and ask what z should be then.",
      edits: [.init("    var sum = b[n]\n", "    var sum = 0.0\n")],
      wrong: [
        "fullyConnected": { arguments in
          var layer = FullyConnectedPass(forwards: arguments)
          layer.b = layer.b.map { _ in 0 }
          return layer.output()
        },
        "fullyConnectedStep": { arguments in
          // The slopes are taken at a z without its bias; the biases still learn.
          var layer = FullyConnectedPass(forwards: arguments)
          let b = layer.b
          layer.b = b.map { _ in 0 }
          let zGradient = layer.zGradient(arguments.vector(3))
          layer.b = b
          return layer.step(
            to: layer.stepped(zGradient, by: arguments.number(4)), zGradient: zGradient)
        },
      ]),
    Mistake(
      "fc.biasperinput",
      title: "the bias is added once for each input",
      reason: "It stands inside the inner loop instead of before it.",
      advice: "A neuron has one bias; count how often yours is added.",
      edits: [
        .init("    var sum = b[n]\n", "    var sum = 0.0\n"),
        .init("      sum += w[n][i] * aPrev[i]\n", "      sum += w[n][i] * aPrev[i] + b[n]\n"),
      ],
      wrong: [
        "fullyConnected": { arguments in
          var layer = FullyConnectedPass(forwards: arguments)
          layer.b = layer.b.map { $0 * Double(layer.aPrev.count) }
          return layer.output()
        },
        "fullyConnectedStep": { arguments in
          var layer = FullyConnectedPass(forwards: arguments)
          let b = layer.b
          layer.b = b.map { $0 * Double(layer.aPrev.count) }
          let zGradient = layer.zGradient(arguments.vector(3))
          layer.b = b
          return layer.step(
            to: layer.stepped(zGradient, by: arguments.number(4)), zGradient: zGradient)
        },
      ]),
    Mistake(
      "fc.noactivation",
      title: "a is z: the activation function is missing",
      reason: "The weighted sum is so much work that it feels like the result.",
      advice: "Look at the size of your activations: σ never leaves the range from 0 to 1.",
      edits: [.init("  return (z, z.map(sigmoid))\n", "  return (z, z)\n")],
      wrong: ["fullyConnected": { FullyConnectedPass(forwards: $0).output { $0 } }]),
    Mistake(
      "fc.grad.sharedbias",
      title: "the gradients of the biases are added up",
      reason: "In a feature map they are: there all neurons share one bias.",
      advice: "Count the biases of this layer, and ask which neurons use the first one.",
      edits: [
        .init(
          "  return (wGradient, zGradient, aPrevGradient)\n",
          """
            let sum = zGradient.reduce(0, +)
            let bGradient = [Double](repeating: sum, count: zGradient.count)
            return (wGradient, bGradient, aPrevGradient)

          """)
      ],
      wrong: [
        "fullyConnectedGradients": { arguments in
          let zGradient = arguments.vector(2)
          let sum = zGradient.reduce(0, +)
          return FullyConnectedPass(backwards: arguments)
            .gradients(b: zGradient.map { _ in sum }, zGradient: zGradient)
        },
        "fullyConnectedStep": { arguments in
          let layer = FullyConnectedPass(forwards: arguments)
          let zGradient = layer.zGradient(arguments.vector(3))
          var next = layer.stepped(zGradient, by: arguments.number(4))
          let sum = zGradient.reduce(0, +)
          next.b = layer.b.map { $0 - arguments.number(4) * sum }
          return layer.step(to: next, zGradient: zGradient)
        },
      ]),
    Mistake(
      "fc.grad.noinput",
      title: "the gradient of a weight leaves its input out",
      reason: "For a bias, ∂C/∂z is the whole answer, and weights look much the same.",
      advice: "Nudge a weight whose input is 0, and ask how far z moves.",
      edits: [
        .init(
          "      wGradient[n][i] = zGradient[n] * aPrev[i]\n",
          "      wGradient[n][i] = zGradient[n]\n")
      ],
      wrong: weightGradientMistake { layer, n, i in 1 }),
    Mistake(
      "fc.grad.ownweight",
      title: "the gradient of a weight is multiplied with the weight, not with its input",
      reason: "The inputs' gradient does use the weight, and the two lines stand side by side.",
      advice: "Nudge one weight by 0.01 and work out how far z moves.",
      edits: [
        .init(
          "      wGradient[n][i] = zGradient[n] * aPrev[i]\n",
          "      wGradient[n][i] = zGradient[n] * w[n][i]\n")
      ],
      wrong: weightGradientMistake { layer, n, i in layer.w[n][i] }),
    Mistake(
      "fc.grad.lastneuron",
      title: "each input gets only the last neuron's share of its gradient",
      reason: "The gradient is set in the loop over the neurons, where it should be added.",
      advice: "Count the neurons that an input feeds.",
      edits: [
        .init(
          "      aPrevGradient[i] += zGradient[n] * w[n][i]\n",
          "      aPrevGradient[i] = zGradient[n] * w[n][i]\n")
      ],
      wrong: inputGradientMistake { layer, zGradient in
        layer.aPrev.indices.map { i in
          layer.w[layer.w.count - 1][i] * zGradient[zGradient.count - 1]
        }
      }),
    Mistake(
      "fc.grad.noweight",
      title: "the gradient of an input leaves the weights out",
      reason: "Every neuron seems to hand back its gradient as it is.",
      advice: "An input that a neuron weighs with 0 cannot change that neuron.",
      edits: [
        .init(
          "      aPrevGradient[i] += zGradient[n] * w[n][i]\n",
          "      aPrevGradient[i] += zGradient[n]\n")
      ],
      wrong: inputGradientMistake { layer, zGradient in
        let sum = zGradient.reduce(0, +)
        return layer.aPrev.map { _ in sum }
      }),
    Mistake(
      "fc.step.first",
      title: "the weights move before the inputs' gradient is taken",
      reason: "The order of two lines seems not to matter.",
      advice: "Ask which weights were in use when the cost was computed.",
      edits: [
        .init(
          "  return (newW, newB, gradients.aPrev)\n",
          """
            let later = fullyConnectedGradients(aPrev: aPrev, w: newW, zGradient: zGradient)
            return (newW, newB, later.aPrev)

          """)
      ],
      wrong: [
        "fullyConnectedStep": { arguments in
          let layer = FullyConnectedPass(forwards: arguments)
          let zGradient = layer.zGradient(arguments.vector(3))
          let next = layer.stepped(zGradient, by: arguments.number(4))
          return next.step(to: next, zGradient: zGradient)
        }
      ]),
    Mistake(
      "fc.step.sign",
      title: "the gradient is added: the step goes uphill",
      reason: "Adding a correction feels natural.",
      advice: "A positive gradient says that the cost rises when the weight rises.",
      edits: [
        .init(
          "      newW[n][i] -= stepSize * gradients.w[n][i]\n",
          "      newW[n][i] += stepSize * gradients.w[n][i]\n"),
        .init(
          "    newB[n] -= stepSize * gradients.b[n]\n",
          "    newB[n] += stepSize * gradients.b[n]\n"),
      ],
      wrong: stepMistake { layer, zGradient, stepSize in
        layer.stepped(zGradient, by: -stepSize)
      }),
    Mistake(
      "fc.step.nostep",
      title: "the step size is forgotten",
      reason: "The gradient already says in which direction and how steeply.",
      advice: "Ask where the argument `stepSize` goes.",
      edits: [
        .init(
          "      newW[n][i] -= stepSize * gradients.w[n][i]\n",
          "      newW[n][i] -= gradients.w[n][i]\n"),
        .init(
          "    newB[n] -= stepSize * gradients.b[n]\n", "    newB[n] -= gradients.b[n]\n"),
      ],
      wrong: stepMistake { layer, zGradient, _ in layer.stepped(zGradient, by: 1) }),
    Mistake(
      "fc.step.nosigma",
      title: "σ′ is left out on the way back",
      reason: "The gradient arrives for a, and the formulas want one for z; they look alike.",
      advice: "Ask what lies between z and a.",
      edits: [
        .init(
          "    zGradient.append(sigmoidPrime(z[n]) * aGradient[n])\n",
          "    zGradient.append(aGradient[n])\n")
      ],
      wrong: slopeMistake { _ in 1 }),
    Mistake(
      "fc.step.sigmaofa",
      title: "σ′ is taken of a, not of z",
      reason: "Some books write σ′ as a function of the activation.",
      advice: "`sigmoidPrime` of lesson 7 wants what `sigmoid` wants.",
      edits: [
        .init(
          "  let z = fullyConnected(aPrev, w: w, b: b).z\n",
          "  let z = fullyConnected(aPrev, w: w, b: b).a\n")
      ],
      wrong: slopeMistake { logisticSlope(logistic($0)) }),
  ]

  private typealias Wrong = [String: @Sendable ([Value]) -> Value]

  /// ∂C/∂w is ∂C/∂z times something else than the input.
  private static func weightGradientMistake(
    _ factor: @escaping @Sendable (FullyConnectedPass, _ n: Int, _ i: Int) -> Double
  ) -> Wrong {
    @Sendable func wGradient(_ layer: FullyConnectedPass, _ zGradient: [Double]) -> [[Double]] {
      layer.w.indices.map { n in
        layer.aPrev.indices.map { zGradient[n] * factor(layer, n, $0) }
      }
    }
    return [
      "fullyConnectedGradients": { arguments in
        let layer = FullyConnectedPass(backwards: arguments)
        let zGradient = arguments.vector(2)
        return layer.gradients(w: wGradient(layer, zGradient), zGradient: zGradient)
      },
      "fullyConnectedStep": { arguments in
        let layer = FullyConnectedPass(forwards: arguments)
        let (zGradient, stepSize) = (layer.zGradient(arguments.vector(3)), arguments.number(4))
        var next = layer.stepped(zGradient, by: stepSize)
        next.w = zip(layer.w, wGradient(layer, zGradient)).map {
          zip($0, $1).map { $0 - stepSize * $1 }
        }
        return layer.step(to: next, zGradient: zGradient)
      },
    ]
  }

  /// The gradient of the inputs is made in another way.
  private static func inputGradientMistake(
    _ gradient: @escaping @Sendable (FullyConnectedPass, _ zGradient: [Double]) -> [Double]
  ) -> Wrong {
    [
      "fullyConnectedGradients": { arguments in
        let layer = FullyConnectedPass(backwards: arguments)
        let zGradient = arguments.vector(2)
        return layer.gradients(aPrev: gradient(layer, zGradient), zGradient: zGradient)
      },
      "fullyConnectedStep": { arguments in
        let layer = FullyConnectedPass(forwards: arguments)
        let zGradient = layer.zGradient(arguments.vector(3))
        let next = layer.stepped(zGradient, by: arguments.number(4))
        return .tuple([
          .init("w", .matrix(next.w)), .init("b", .vector(next.b)),
          .init("aPrevGradient", .vector(gradient(layer, zGradient))),
        ])
      },
    ]
  }

  /// The step itself is wrong.
  private static func stepMistake(
    _ step:
      @escaping @Sendable (FullyConnectedPass, _ zGradient: [Double], _ stepSize: Double) ->
      FullyConnectedPass
  ) -> Wrong {
    [
      "fullyConnectedStep": { arguments in
        let layer = FullyConnectedPass(forwards: arguments)
        let zGradient = layer.zGradient(arguments.vector(3))
        return layer.step(to: step(layer, zGradient, arguments.number(4)), zGradient: zGradient)
      }
    ]
  }

  /// The slope between z and a is wrong.
  private static func slopeMistake(_ slope: @escaping @Sendable (Double) -> Double) -> Wrong {
    [
      "fullyConnectedStep": { arguments in
        let layer = FullyConnectedPass(forwards: arguments)
        let zGradient = zip(layer.z, arguments.vector(3)).map { slope($0) * $1 }
        return layer.step(
          to: layer.stepped(zGradient, by: arguments.number(4)), zGradient: zGradient)
      }
    ]
  }
}
