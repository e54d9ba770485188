extension Exercise {
  static let weightGradientMistakes = correlationMistakes + parameterMistakes

  /// A wrong ∂C/∂w spoils both functions.
  private static func wrongWeights(
    _ slopes: @escaping @Sendable (_ aPrev: [[Double]], _ zGradient: [[Double]]) -> [[Double]]
  ) -> [String: @Sendable ([Value]) -> Value] {
    [
      "weightGradient": { .matrix(slopes($0.matrix(0), $0.matrix(1))) },
      "parameterGradients": { arguments in
        let pass = FeatureMapPass(arguments)
        return parameterSlopes(w: slopes(pass.aPrev, pass.zGradient), b: pass.bGradient)
      },
    ]
  }

  private static func wrongParameters(
    _ result: @escaping @Sendable (_ pass: FeatureMapPass) -> Value
  ) -> [String: @Sendable ([Value]) -> Value] {
    ["parameterGradients": { result(FeatureMapPass($0)) }]
  }

  private static let correlationMistakes = [
    Mistake(
      "grad.w.convolve",
      title: "∂C/∂z is rotated before it slides over the input",
      reason: "Something has to be rotated in the backward pass, but not here.",
      advice: "Which activation lies under the first weight of the first neuron, and which slope "
        + "does your sum multiply it with?",
      edits: [.init("  correlate(aPrev, zGradient)", "  convolve(aPrev, zGradient)")],
      wrong: wrongWeights { SlidingOverlay(input: $0, overlay: rotated180($1)).valid() }),
    Mistake(
      "grad.w.swapped",
      title: "the slopes of the filter come out rotated by 180°",
      reason: "Libraries that let the two matrices change places give the result rotated, and "
        + "readers of such code rotate it, too.",
      advice: "Nudge the first weight alone: in which corner of your result does its slope stand?",
      edits: [.init("  correlate(aPrev, zGradient)", "  rotate180(correlate(aPrev, zGradient))")],
      wrong: wrongWeights { rotated180(weightSlopes($0, $1)) }),
    Mistake(
      "grad.w.exchanged",
      title: "the input and ∂C/∂z have changed places",
      reason: "In a product of two numbers the order does not matter; in a correlation it does.",
      advice: "Which of the two is larger, and so has to lie still while the other one slides?",
      section: "The order matters",
      edits: [.init("  correlate(aPrev, zGradient)", "  correlate(zGradient, aPrev)")],
      wrong: wrongWeights { SlidingOverlay(input: $1, overlay: $0).valid() }),
    Mistake(
      "grad.w.transposed",
      title: "rows and columns of the result are exchanged",
      reason: "A transposed matrix belongs in the formula of a fully connected layer.",
      advice: "Compare your result with the filter, row by row: which weight is each slope for?",
      edits: [
        .init(
          "  correlate(aPrev, zGradient)",
          """
            let slopes = correlate(aPrev, zGradient)
            return slopes[0].indices.map { column in slopes.map { $0[column] } }
          """)
      ],
      wrong: wrongWeights { transposed(weightSlopes($0, $1)) }),
    Mistake(
      "grad.w.full",
      title: "∂C/∂z also slides over the edges of the input",
      reason: "The backward pass has a place for hanging over, but it is not this one.",
      advice: "How many rows and columns must the slopes of a filter have?",
      edits: [.init("  correlate(aPrev, zGradient)", "  correlateFull(aPrev, zGradient)")],
      wrong: wrongWeights { SlidingOverlay(input: $0, overlay: $1).full() }),
    Mistake(
      "grad.w.mean",
      title: "the shares of the neurons are averaged",
      reason: "A mean looks tamer than a sum when a map has many neurons.",
      advice: "The neurons share the filter: does a nudge move one of them, or all at once?",
      edits: [
        .init(
          "  correlate(aPrev, zGradient)",
          """
            let neurons = Double(zGradient.count * zGradient[0].count)
            return correlate(aPrev, zGradient).map { row in row.map { $0 / neurons } }
          """)
      ],
      wrong: wrongWeights { aPrev, zGradient in
        let neurons = Double(zGradient.joined().count)
        return weightSlopes(aPrev, zGradient).map { row in row.map { $0 / neurons } }
      }),
  ]

  private static let parameterMistakes = [
    Mistake(
      "grad.w.nosigma",
      title: "the weights are given ∂C/∂a where ∂C/∂z belongs",
      reason: "Both matrices have the same shape, and both are called a gradient.",
      advice: "A weight moves z, z moves a: have you gone through both stretches?",
      edits: [
        .init(
          "weightGradient(aPrev: aPrev, zGradient: slopes)",
          "weightGradient(aPrev: aPrev, zGradient: aGradient)")
      ],
      wrong: wrongParameters { pass in
        parameterSlopes(w: weightSlopes(pass.aPrev, pass.aGradient), b: pass.bGradient)
      }),
    Mistake(
      "parameters.b.nosigma",
      title: "the bias is given ∂C/∂a where ∂C/∂z belongs",
      reason: "The slopes that come back are summed before they have gone through σ.",
      advice: "The bias is a part of z: which slopes say how z moves the cost?",
      edits: [
        .init("biasGradient(zGradient: slopes)", "biasGradient(zGradient: aGradient)")
      ],
      wrong: wrongParameters { pass in
        parameterSlopes(w: pass.wGradient, b: sum(pass.aGradient))
      }),
    Mistake(
      "parameters.nosigma",
      title: "weights and bias are both given ∂C/∂a where ∂C/∂z belongs",
      reason: "The slopes that come back are used as they come.",
      advice: "Weights and bias move z, and z moves a: where does the slope of σ come in?",
      edits: [.init("zGradient(z: map.z, aGradient: aGradient)", "map.z.isEmpty ? [] : aGradient")],
      wrong: wrongParameters { pass in
        parameterSlopes(w: weightSlopes(pass.aPrev, pass.aGradient), b: sum(pass.aGradient))
      }),
    Mistake(
      "parameters.ofa",
      title: "the slope of σ is taken at a instead of z",
      reason: "featureMap returns both, and they have the same shape.",
      advice: "Look at what σ′ was defined for: the number before σ, or the one after it?",
      edits: [.init("zGradient(z: map.z,", "zGradient(z: map.a,")],
      wrong: wrongParameters { pass in
        let slopes = products(pass.a.map { $0.map(logisticSlope) }, pass.aGradient)
        return parameterSlopes(w: weightSlopes(pass.aPrev, slopes), b: sum(slopes))
      }),
    Mistake(
      "parameters.nobias",
      title: "the forward pass is repeated without the bias",
      reason: "The bias falls out of ∂C/∂w, but it is still a part of z.",
      advice: "Print your z for the article's example and compare it with the lesson's.",
      edits: [.init("featureMap(aPrev, w: w, b: b)", "featureMap(aPrev, w: w, b: 0)")],
      wrong: wrongParameters { pass in
        var pass = pass
        pass.b = 0
        return parameterSlopes(w: pass.wGradient, b: pass.bGradient)
      }),
  ]
}
