internal import ConvNet
internal import HandwrittenDigits

extension Exercise {
  /// Lesson 14: the network made of the learner's functions, on real digits.
  static func digits(_ article: Article) -> Exercise {
    Exercise(
      functions: [
        .idxHeader, .scaled, .forward, .loss, .readDigit, .trainStep, .overfit,
      ],
      cases: fileCases + networkCases,
      randomCases: digitsRandomCases,
      mistakes: fileMistakes + networkMistakes,
      support: digitsSupport + "\nlet cnnTutorFiftyDigits = \"\(text(fiftyDigits))\"\n",
      goals: [
        ExerciseCase(
          "overfit.fifty", .edge, title: "fifty digits by heart", function: "overfit",
          arguments: [.integer(40)])
      ],
      training: Training(
        ExerciseFunction(
          "training", parameters: [.init("epochs", "epochs", .integer)],
          result: TrainingReport.type, section: "The whole of it",
          call: "cnnTutorTraining(epochs: $0)", reference: { _ in .none }),
        arguments: [.integer(15)],
        support: trainingSupport
          + "\nlet cnnTutorTrainingDigits = \"\(text(HandwrittenDigits.training))\"\n"
          + "let cnnTutorHeldOutDigits = \"\(text(HandwrittenDigits.test))\"\n",
        seconds: 120))
  }

  /// The digits that the goal is about.
  private static let fiftyDigits = HandwrittenDigits.training.selecting(0..<50)

  /// How many of the fifty digits are this one.
  static func digitsThatShow(_ digit: UInt8) -> Int { fiftyDigits.labels.count { $0 == digit } }

  /// For each digit its label and its pixels in base 17, as the support reads them.
  private static func text(_ digits: Dataset) -> String {
    func letter(_ value: UInt8) -> UInt8 { value + (value < 10 ? 48 : 55) }
    var bytes: [UInt8] = []
    for (index, label) in digits.labels.enumerated() {
      bytes.append(letter(label))
      bytes += digits.pixels[index * 64..<index * 64 + 64].map(letter)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let fileCases: [ExerciseCase] = [
    header(
      "header.pictures", "the training pictures of MNIST", [0, 0, 8, 3],
      [0, 0, 234, 96, 0, 0, 0, 28, 0, 0, 0, 28], behind: [0, 0, 3, 18]),
    header(
      "header.labels", "the test labels of MNIST", [0, 0, 8, 1], [0, 0, 39, 16],
      behind: [7, 2, 1, 0, 4, 1, 4, 9]),
    header(
      "header.bytes", "a size of which every byte counts", [0, 0, 8, 2],
      [1, 2, 3, 4, 0, 255, 0, 1], behind: []),
    edge(
      "scaled.greys", "from 0 to 16", "scaled", .list([0, 4, 8, 15, 16].map(Value.integer)),
      .integer(16)),
    edge(
      "scaled.bytes", "from 0 to 255", "scaled", .list([255, 51, 0, 102].map(Value.integer)),
      .integer(255)),
    edge(
      "scaled.pale", "no pixel is as bright as it could be", "scaled",
      .list([3, 0, 12].map(Value.integer)), .integer(16)),
    edge("scaled.none", "no pixel", "scaled", .list([]), .integer(16)),
  ]

  private static func header(
    _ id: String, _ title: String, _ magic: [Int], _ sizes: [Int], behind: [Int]
  ) -> ExerciseCase {
    edge(id, title, "idxHeader", .list((magic + sizes + behind).map(Value.integer)))
  }

  private static func edge(
    _ id: String, _ title: String, _ function: String, _ arguments: Value...
  ) -> ExerciseCase {
    ExerciseCase(id, .edge, title: title, function: function, arguments: arguments)
  }

  private static let networkCases: [ExerciseCase] = {
    /// Two maps, three answers, nothing square.
    let small = DigitsNetwork(
      filters: [[[[0.5, -1, 0.25], [1, 0.5, -0.5]]], [[[-0.5, 1, 0.5], [0.25, -1, 1]]]],
      filterBiases: [0.25, -0.5],
      w: [
        [0.5, -0.25, 1, 0.125, -0.5, 0.75, 0.25, -1],
        [-0.75, 0.5, 0.25, -0.5, 1, 0.125, -0.25, 0.5],
        [0.25, 0.75, -0.5, 1, 0.5, -0.125, 0.5, -0.25],
      ],
      b: [0.125, -0.25, -1])
    let picture: [[Double]] = [
      [0, 0.5, 1, 0.25, 0, 0.75], [1, 0.25, 0, 0.5, 0.75, 0], [0.5, 0, 0.25, 1, 0, 0.5],
      [0, 0.75, 0.5, 0, 1, 0.25], [0.25, 1, 0, 0.75, 0.5, 0],
    ]
    /// A picture that ReLU lets nothing through of, but for the biases.
    let dark = DigitsNetwork(
      filters: [[[[-1, -0.5], [-0.25, -1]]], [[[0.5, -1], [-0.5, -0.25]]]],
      filterBiases: [-0.125, 0.0625],
      w: [[1, -0.5, 0.5, 0.25, -1, 0.5, 0.75, 1], [-0.5, 1, 0.25, -1, 0.5, -0.25, 1, 0.5]],
      b: [0.25, 0.125])
    let square: [[Double]] = [
      [0, 0.5, 1, 0.25, 0.5], [1, 0.75, 0.25, 0.5, 1], [0.5, 1, 0.25, 1, 0.25],
      [0.25, 0.75, 0.5, 1, 1], [1, 0.25, 0.5, 0.75, 0],
    ]
    let unlearned = DigitsNetwork(
      filters: [[[[0.5, -0.25], [0.125, 0.25]]]], filterBiases: [0],
      w: [[Double]](repeating: [0, 0, 0, 0], count: 10),
      b: [Double](repeating: 0, count: 10))
    var low = small
    low.b = [-3e20, -1e20, -2e20]
    let examples: [(String, String, DigitsNetwork, [[Double]], Int)] = [
      ("small", "two maps, three answers", small, picture, 2),
      ("dark", "little light gets through", dark, square, 1),
      ("unlearned", "weights of 0, ten answers", unlearned, square, 3),
    ]
    return examples.flatMap { name, title, network, picture, label in
      [
        edge("forward.\(name)", title, "forward", .matrix(picture), network.value),
        edge("loss.\(name)", title, "loss", .matrix(picture), .integer(label), network.value),
        edge("read.\(name)", title, "readDigit", .matrix(picture), network.value),
        edge(
          "step.\(name)", title, "trainStep", .matrix(picture), .integer(label), network.value,
          .number(0.5)),
      ]
    } + [
      // Whatever number a running maximum may start at, every score lies below it.
      edge(
        "read.below", "every score far below 0", "readDigit", .matrix(picture), low.value),
      edge("overfit.before", "fifty digits, nothing learned yet", "overfit", .integer(0)),
    ]
  }()

  private static let digitsRandomCases: @Sendable (inout SeededGenerator) -> [ExerciseCase] = {
    generator in
    (1...4).flatMap { size -> [ExerciseCase] in
      func fractions(_ rows: Int, _ columns: Int) -> [[Double]] {
        generator.matrix(rows: rows, columns: columns).map { $0.map { $0 / 16 } }
      }
      let (maps, answers) = (1 + size / 2, size + 1)
      let (rows, columns) = (3 + size, 4 + size)
      let filter = (rows: 2, columns: 1 + size % 2)
      let pooled = ((rows - filter.rows + 1) / 2, (columns - filter.columns + 1) / 2)
      let network = DigitsNetwork(
        filters: (0..<maps).map { _ in [fractions(filter.rows, filter.columns)] },
        filterBiases: fractions(1, maps)[0],
        w: fractions(answers, maps * pooled.0 * pooled.1), b: fractions(1, answers)[0])
      let picture = Value.matrix(fractions(rows, columns).map { $0.map(abs) })
      let label = Value.integer(Int.random(in: 0..<answers, using: &generator))
      let bytes = (0..<4 * size).map { _ in Int.random(in: 0...255, using: &generator) }
      let title = "\(rows)×\(columns) pixels, \(answers) answers"
      func random(_ function: String, _ title: String, _ arguments: Value...) -> ExerciseCase {
        ExerciseCase(
          "random.\(function).\(size)", .random, title: title, function: function,
          arguments: arguments)
      }
      return [
        random(
          "idxHeader", "\(size) sizes", .list(([0, 0, 8, size] + bytes).map(Value.integer))),
        random("scaled", "\(bytes.count) pixels", .list(bytes.map(Value.integer)), .integer(255)),
        random("forward", title, picture, network.value),
        random("loss", title, picture, label, network.value),
        random("readDigit", title, picture, network.value),
        random("trainStep", title, picture, label, network.value, .number(0.25)),
      ]
    }
  }
}
