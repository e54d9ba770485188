internal import RealModule

extension Exercise {
  /// Mistakes in reading the file.
  static let fileMistakes: [Mistake] = [
    Mistake(
      "data.endian",
      title: "the bytes of a number are put together in the wrong order",
      reason: "Most processors keep the least significant byte first, and a raw read shows it.",
      advice: "Ask what 0, 0, 8, 3 should be, and which of the four bytes is worth most.",
      edits: [.init("in bytes[start..<start + 4] {", "in bytes[start..<start + 4].reversed() {")],
      wrong: [
        "idxHeader": { headerNumbers($0, number: { $0.reversed().reduce(0) { $0 * 256 + $1 } }) },
        "overfit": { _ in .integer(0) },
      ]),
    Mistake(
      "data.allsizes",
      title: "pixels or labels are taken for sizes",
      reason: "The header does not end with a mark, so one reads on.",
      advice: "The magic number says how many sizes follow.",
      edits: [.init("for axis in 0..<bytes[3] {", "for axis in 0..<(bytes.count - 4) / 4 {")],
      wrong: [
        "idxHeader": { headerNumbers($0, sizes: { ($0.count - 4) / 4 }) },
        "overfit": { _ in .integer(0) },
      ]),
    Mistake(
      "data.magicsize",
      title: "the magic number is taken for the first size",
      reason: "Counting the axes from 0 makes the first size begin at byte 0.",
      advice: "Write down at which byte the first size begins.",
      edits: [.init("number(at: 4 + 4 * axis)", "number(at: 4 * axis)")],
      wrong: [
        "idxHeader": { headerNumbers($0, start: { 4 * $0 }) },
        "overfit": { _ in .integer(0) },
      ]),
    Mistake(
      "data.noscale",
      title: "the pixels are not scaled",
      reason: "They are numbers already, and a network should cope with any numbers.",
      advice: "Ask what the largest number is that `scaled` may return.",
      edits: [.init("Double($0) / Double(maximum)", "Double($0)")],
      wrong: ["scaled": { .vector($0.vector(0)) }]),
    Mistake(
      "data.wholenumbers",
      title: "whole numbers are divided by whole numbers",
      reason: "In Swift, as in many languages, 8 / 16 is 0.",
      advice: "Look at the types on both sides of your division.",
      edits: [.init("Double($0) / Double(maximum)", "Double($0 / maximum)")],
      wrong: [
        "scaled": { arguments in
          let maximum = Double(arguments.integer(1))
          return .vector(arguments.vector(0).map { ($0 / maximum).rounded(.down) })
        }
      ]),
    Mistake(
      "data.maximum",
      title: "the pixels are always divided by 255",
      reason: "That is the largest value of a byte, and right for MNIST.",
      advice: "Ask what the argument `maximum` is for.",
      edits: [.init("Double($0) / Double(maximum)", "Double($0) / 255")],
      wrong: ["scaled": { .vector($0.vector(0).map { $0 / 255 }) }]),
  ]

  /// Mistakes in the network and its step.
  static let networkMistakes: [Mistake] = [
    Mistake(
      "net.norelu",
      title: "the ReLU is left out",
      reason: "Pooling follows at once, and takes the largest number anyway.",
      advice: "Compare your pooled numbers with the z under them: may they be negative?",
      edits: [.init("maxPool(relu(map),", "maxPool(map,")],
      wrong: network(["forward", "loss", "readDigit", "trainStep"]) { $0.activation = { $0 } }),
    Mistake(
      "net.sigmoid",
      title: "σ is used where this network has a ReLU",
      reason: "`convolutionalLayer` returns activations made by σ, and they are at hand.",
      advice: "Of the two things that `convolutionalLayer` returns, this network needs one.",
      edits: [.init("maxPool(relu(map),", "maxPool(map.map { $0.map(sigmoid) },")],
      wrong: network(["forward", "loss", "readDigit", "trainStep"]) { $0.activation = logistic }),
    Mistake(
      "net.sigmoidscores",
      title: "the scores have been through σ",
      reason: "`fullyConnected` returns activations, too, and activations are what layers hand on.",
      advice: "Softmax is this network's last activation function, and one is enough.",
      edits: [
        .init("w: network.w, b: network.b).z", "w: network.w, b: network.b).a")
      ],
      wrong: network(["forward", "loss", "trainStep"]) { $0.score = logistic }),
    Mistake(
      "net.nosoftmax",
      title: "the cost is taken of the scores, without softmax",
      reason: "`crossEntropy` accepts any list of numbers.",
      advice: "Look up in lesson 13 what `crossEntropy` wants to be given.",
      edits: [
        .init(
          "crossEntropy(softmax(forward(picture, network: network).logits), target: label)",
          "crossEntropy(forward(picture, network: network).logits, target: label)")
      ],
      wrong: [
        "loss": { arguments in
          let network = DigitsNetwork(arguments[2])
          return .number(-.log(network.forward(arguments.matrix(0)).logits[arguments.integer(1)]))
        }
      ]),
    Mistake(
      "net.softmaxtwice",
      title: "softmax is applied before `crossEntropyGradient`, which applies it itself",
      reason: "The cost needs it, and so the gradient seems to.",
      advice: "Look up in lesson 13 what `crossEntropyGradient` wants to be given.",
      edits: [
        .init("crossEntropyGradient(pass.logits,", "crossEntropyGradient(softmax(pass.logits),")
      ],
      wrong: network(["trainStep"]) { $0.softmaxTwice = true }),
    Mistake(
      "net.noswitch",
      title: "the gradient goes past the ReLU as if it were always open",
      reason: "Pooling has already sent the gradient to the winners only.",
      advice: "Think of a window in which every z is negative.",
      edits: [
        .init(
          "zGradients.append(reluGradient(z: z, aGradient: aGradient))",
          "zGradients.append(aGradient)")
      ],
      wrong: network(["trainStep"]) { $0.slope = { _ in 1 } }),
    Mistake(
      "net.lastlayer",
      title: "only the fully connected layer learns",
      reason: "The cost falls all the same, because its weights can learn from random filters.",
      advice: "Compare the filters before and after your step.",
      edits: [
        .init(
          """
            for m in next.filters.indices {
              next.filters[m][0] = stepped(next.filters[m][0], convolution.filters[m][0], stepSize)
            }
            next.filterBiases = stepped([next.filterBiases], [convolution.biases], stepSize)[0]

          """, ""),
        .init(
          "  let convolution = convolutionalLayerGradients(\n",
          "  _ = convolutionalLayerGradients(\n"),
      ],
      wrong: network(["trainStep"]) { $0.convolutionLearns = false }),
    Mistake(
      "net.nobiases",
      title: "the biases do not learn",
      reason: "There are few of them, and the network gets far without.",
      advice: "Go through the four parts of the network, and see which of them move.",
      edits: [
        .init(
          "  next.filterBiases = stepped([next.filterBiases], [convolution.biases], stepSize)[0]\n",
          ""),
        .init("  next.b = stepped([next.b], [dense.b], stepSize)[0]\n", ""),
      ],
      wrong: network(["trainStep"]) { $0.biasesLearn = false }),
    Mistake(
      "net.uphill",
      title: "the gradient is added: the step goes uphill",
      reason: "Adding a correction feels natural.",
      advice: "Work out the loss of the same picture before and after a small step.",
      edits: [
        .init(
          "numbers[row][column] -= stepSize * gradient[row][column]",
          "numbers[row][column] += stepSize * gradient[row][column]")
      ],
      wrong: network(["trainStep"]) { $0.distance = { -$0 } }),
    Mistake(
      "net.nostepsize",
      title: "the step size is forgotten",
      reason: "The gradient already says in which direction and how steeply.",
      advice: "Ask where the argument `stepSize` goes.",
      edits: [
        .init(
          "numbers[row][column] -= stepSize * gradient[row][column]",
          "numbers[row][column] -= gradient[row][column]")
      ],
      wrong: network(["trainStep"]) { $0.distance = { _ in 1 } }),
    Mistake(
      "net.fromone",
      title: "the digits are counted from 1",
      reason: "The first score is the first answer.",
      advice: "Ask which digit the first of the ten scores belongs to.",
      edits: [.init("  return best\n", "  return best + 1\n")],
      wrong: [
        "readDigit": { .integer(DigitsNetwork($0[1]).digit($0.matrix(0)) + 1) },
        "overfit": { _ in .integer(digitsThatShow(1)) },
      ]),
    Mistake(
      "net.lastofequal",
      title: "of equal scores the last one counts",
      reason: "`>=` and `>` find the same highest score.",
      advice: "Ask what your function reads when all ten scores are 0.",
      edits: [
        .init("where logits[digit] > logits[best] {", "where logits[digit] >= logits[best] {")
      ],
      wrong: [
        "readDigit": { arguments in
          let logits = DigitsNetwork(arguments[1]).forward(arguments.matrix(0)).logits
          return .integer(logits.indices.reduce(0) { logits[$1] >= logits[$0] ? $1 : $0 })
        },
        "overfit": { _ in .integer(digitsThatShow(9)) },
      ]),
  ]

  /// What the functions return when the network is put together in another way.
  private static func network(
    _ functions: [String], _ change: (inout DigitsNetwork.Ways) -> Void
  ) -> [String: @Sendable ([Value]) -> Value] {
    var changed = DigitsNetwork.Ways()
    change(&changed)
    let ways = changed
    let all: [String: @Sendable ([Value]) -> Value] = [
      "forward": { DigitsNetwork($0[1], ways: ways).forward($0.matrix(0)).value },
      "loss": {
        .number(DigitsNetwork($0[2], ways: ways).loss($0.matrix(0), label: $0.integer(1)))
      },
      "readDigit": { .integer(DigitsNetwork($0[1], ways: ways).digit($0.matrix(0))) },
      "trainStep": { arguments in
        DigitsNetwork(arguments[2], ways: ways)
          .stepped(
            arguments.matrix(0), label: arguments.integer(1), stepSize: arguments.number(3)
          ).value
      },
    ]
    return all.filter { functions.contains($0.key) }
  }
}
