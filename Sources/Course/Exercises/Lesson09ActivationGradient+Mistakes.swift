extension Exercise {
  static let activationGradientMistakes = fullConvolutionMistakes + stepMistakes

  /// A wrong way back spoils both functions.
  private static func wrongWayBack(
    _ slopes: @escaping @Sendable (_ w: [[Double]], _ zGradient: [[Double]]) -> [[Double]]
  ) -> [String: @Sendable ([Value]) -> Value] {
    [
      "aPrevGradient": { .matrix(slopes($0.matrix(0), $0.matrix(1))) },
      "step": { arguments in
        let pass = FeatureMapPass(arguments)
        return stepResult(
          pass.stepped(by: arguments.number(4)), handingBack: slopes(pass.w, pass.zGradient))
      },
    ]
  }

  private static func wrongStep(
    _ result: @escaping @Sendable (_ pass: FeatureMapPass, _ stepSize: Double) -> Value
  ) -> [String: @Sendable ([Value]) -> Value] {
    ["step": { result(FeatureMapPass($0), $0.number(4)) }]
  }

  private static let fullConvolutionMistakes = [
    Mistake(
      "grad.a.norotate",
      title: "∂C/∂z slides over the filter without being rotated",
      reason: "Everything so far was done by correlation, and the result has the right shape.",
      advice: "The first neuron sees the activation in the middle: under its first weight, or "
        + "under its last?",
      edits: [.init("  convolveFull(w, zGradient)", "  correlateFull(w, zGradient)")],
      wrong: wrongWayBack { SlidingOverlay(input: $0, overlay: $1).full() }),
    Mistake(
      "grad.a.rotatew",
      title: "the filter slides over ∂C/∂z without being rotated",
      reason: "That is correlation. It also comes out when the filter is rotated and then "
        + "convolved with: two half turns are none.",
      advice: "How many half turns lie between your two matrices when they meet?",
      edits: [.init("  convolveFull(w, zGradient)", "  convolveFull(rotate180(w), zGradient)")],
      wrong: wrongWayBack { activationSlopes(rotated180($0), $1) }),
    Mistake(
      "grad.a.valid",
      title: "the overlay stays inside the filter",
      reason: "Valid mode was right in the forward pass and for the weights.",
      advice: "How many activations does the input have, and how many slopes do you hand back?",
      edits: [.init("  convolveFull(w, zGradient)", "  convolve(w, zGradient)")],
      wrong: wrongWayBack { SlidingOverlay(input: $0, overlay: rotated180($1)).valid() }),
    Mistake(
      "grad.a.same",
      title: "the result is cut to the size of the filter",
      reason: "A mode called \"same\" keeps the size of its first argument, which sounds right.",
      advice: "Each slope belongs to an activation of the input: what shape must they have?",
      edits: [
        .init(
          "  convolveFull(w, zGradient)",
          """
            let full = convolveFull(w, zGradient)
            let top = (zGradient.count - 1) / 2
            let left = (zGradient[0].count - 1) / 2
            return w.indices.map { row in
              w[row].indices.map { column in full[top + row][left + column] }
            }
          """)
      ],
      wrong: wrongWayBack { w, zGradient in
        let full = activationSlopes(w, zGradient)
        let top = (zGradient.count - 1) / 2
        let left = (zGradient[0].count - 1) / 2
        return w.indices.map { row in
          w[row].indices.map { full[top + row][left + $0] }
        }
      }),
    Mistake(
      "grad.a.overwrite",
      title: "a neuron's shares replace those of the neurons before it",
      reason: "Written neuron by neuron, = and += look alike, and the corners come out right.",
      advice: "Four neurons see the activation in the middle: what becomes of the first one's "
        + "share?",
      edits: [
        .init(
          "  convolveFull(w, zGradient)",
          """
            var shares = Matrix(
              repeating: Array(repeating: 0, count: w[0].count + zGradient[0].count - 1),
              count: w.count + zGradient.count - 1)
            for row in zGradient.indices {
              for column in zGradient[row].indices {
                for i in w.indices {
                  for j in w[i].indices {
                    shares[row + i][column + j] = zGradient[row][column] * w[i][j]
                  }
                }
              }
            }
            return shares
          """)
      ],
      wrong: wrongWayBack { w, zGradient in
        var shares = activationSlopes(w, zGradient)
        for row in zGradient.indices {
          for column in zGradient[row].indices {
            for i in w.indices {
              for j in w[i].indices {
                shares[row + i][column + j] = zGradient[row][column] * w[i][j]
              }
            }
          }
        }
        return shares
      }),
  ]

  private static let stepMistakes = [
    Mistake(
      "grad.a.nosigma",
      title: "∂C/∂a goes back to the previous layer without the slope of σ",
      reason: "∂C/∂a comes in and ∂C/∂a goes out, so σ seems to be somebody else's concern.",
      advice: "On the way from an activation of the input to the cost, which stretches are there?",
      edits: [
        .init(
          "aPrevGradient(w: w, zGradient: slopes)", "aPrevGradient(w: w, zGradient: aGradient)")
      ],
      wrong: wrongStep { pass, stepSize in
        stepResult(
          pass.stepped(by: stepSize), handingBack: activationSlopes(pass.w, pass.aGradient))
      }),
    Mistake(
      "update.first",
      title: "the weights are changed before the slopes for the previous layer are made",
      reason: "Learning feels like the aim, and handing back like something for afterwards.",
      advice: "Which weights took part in making the activations whose slopes came back?",
      section: "First hand back, then change",
      edits: [
        .init("  let handedBack = aPrevGradient(w: w, zGradient: slopes)\n", ""),
        .init(
          "aPrevGradient: handedBack)", "aPrevGradient: aPrevGradient(w: newW, zGradient: slopes))"),
      ],
      wrong: wrongStep { pass, stepSize in
        let changed = pass.stepped(by: stepSize)
        return stepResult(
          changed, handingBack: activationSlopes(changed.w, pass.zGradient))
      }),
    Mistake(
      "update.sign",
      title: "the slopes are added instead of subtracted",
      reason: "A gradient sounds like the way to go.",
      advice: "Work out the cost with your new weights: has it become smaller?",
      edits: [
        .init("newW[row][column] -= stepSize", "newW[row][column] += stepSize"),
        .init("let newB = b - stepSize", "let newB = b + stepSize"),
      ],
      wrong: wrongStep { pass, stepSize in
        stepResult(pass.stepped(by: -stepSize), handingBack: pass.aPrevGradient)
      }),
    Mistake(
      "update.biasuphill",
      title: "the slope of the bias is added, not subtracted",
      reason: "The weights are changed in their loops, and the bias on a line of its own.",
      advice: "Weights and bias go the same way: compare the two lines sign by sign.",
      edits: [.init("let newB = b - stepSize", "let newB = b + stepSize")],
      wrong: wrongStep { pass, stepSize in
        var changed = pass.stepped(by: stepSize)
        changed.b = pass.b + stepSize * pass.bGradient
        return stepResult(changed, handingBack: pass.aPrevGradient)
      }),
    Mistake(
      "update.nostep",
      title: "the slopes are subtracted whole",
      reason: "The slope says the direction, and its size is taken for the distance, too.",
      advice: "Five arguments come in: which of them have you not used?",
      edits: [
        .init("-= stepSize * wSlopes[row][column]", "-= wSlopes[row][column]"),
        .init("b - stepSize * bSlope", "b - bSlope"),
      ],
      wrong: wrongStep { pass, _ in
        stepResult(pass.stepped(by: 1), handingBack: pass.aPrevGradient)
      }),
    Mistake(
      "update.biasstays",
      title: "the bias stays as it was",
      reason: "The loops over the weights take all the attention.",
      advice: "Which numbers of the map can learn, and which of them has your step changed?",
      edits: [.init("let newB = b - stepSize * bSlope", "let newB = b")],
      wrong: wrongStep { pass, stepSize in
        var changed = pass.stepped(by: stepSize)
        changed.b = pass.b
        return stepResult(changed, handingBack: pass.aPrevGradient)
      }),
  ]
}
