internal import TerminalMarkdown

extension ExerciseFunction {
  static let idxHeader = ExerciseFunction(
    "idxHeader",
    parameters: [Parameter("_", "bytes", .list(.integer))],
    result: .tuple([.init("magic", .integer), .init("sizes", .list(.integer))]),
    section: "What is in the file",
    elementWorking: { arguments, label, index in
      let bytes = arguments.vector(0).map { Int($0) }
      let start = label == "magic" ? 0 : 4 + 4 * index[0]
      let four = bytes[start..<start + 4]
      return zip(four, ["256·256·256", "256·256", "256", "1"])
        .map { "\($0)·\($1)" }.joined(separator: " + ")
    },
    reference: { headerNumbers($0) })

  static let scaled = ExerciseFunction(
    "scaled",
    parameters: [
      Parameter("_", "pixels", .list(.integer)), Parameter("maximum", "maximum", .integer),
    ],
    result: .vector,
    section: "From bytes to numbers",
    shapeRule: { arguments in
      let count = arguments.vector(0).count
      return [.init("pixels", "\(count)", count)]
    },
    working: { arguments, index in
      "\(NumberText.shortest(arguments.vector(0)[index[0]])) / \(arguments.integer(1))"
    },
    reference: { arguments in
      .vector(arguments.vector(0).map { $0 / Double(arguments.integer(1)) })
    })

  static let forward = ExerciseFunction(
    "forward",
    parameters: [Parameter("_", "picture", .matrix), network],
    result: DigitsNetwork.Pass.type,
    section: "Forwards, in five calls",
    reference: { DigitsNetwork($0[1]).forward($0.matrix(0)).value })

  static let loss = ExerciseFunction(
    "loss",
    parameters: [
      Parameter("_", "picture", .matrix), Parameter("label", "label", .integer), network,
    ],
    result: .number,
    section: "Before the first step",
    reference: { .number(DigitsNetwork($0[2]).loss($0.matrix(0), label: $0.integer(1))) })

  static let readDigit = ExerciseFunction(
    "readDigit",
    parameters: [Parameter("_", "picture", .matrix), network],
    result: .integer,
    section: "Forwards, in five calls",
    reference: { .integer(DigitsNetwork($0[1]).digit($0.matrix(0))) })

  static let trainStep = ExerciseFunction(
    "trainStep",
    parameters: [
      Parameter("_", "picture", .matrix), Parameter("label", "label", .integer), network,
      Parameter("stepSize", "stepSize", .number),
    ],
    result: DigitsNetwork.type,
    section: "One step",
    reference: { arguments in
      DigitsNetwork(arguments[2])
        .stepped(
          arguments.matrix(0), label: arguments.integer(1), stepSize: arguments.number(3)
        ).value
    })

  /// Nothing that the learner writes: a small training with what the learner has written.
  static let overfit = ExerciseFunction(
    "overfit",
    parameters: [Parameter("epochs", "epochs", .integer)],
    result: .integer,
    section: "Fifty digits by heart",
    call: "cnnTutorOverfit(epochs: $0)",
    reference: { arguments in
      // Before it has learned, every score is 0, so every digit is read as the first one.
      .integer(arguments.integer(0) == 0 ? Exercise.digitsThatShow(0) : 50)
    })

  private static let network = Parameter(
    "network", "network", DigitsNetwork.type, spelling: "Network")
}

/// The header of an IDX file, its numbers put together by `number`, which gets four bytes.
func headerNumbers(
  _ arguments: [Value], sizes: ((_ bytes: [Int]) -> Int)? = nil,
  start: (_ axis: Int) -> Int = { 4 + 4 * $0 },
  number: ([Int]) -> Int = { $0.reduce(0) { $0 * 256 + $1 } }
) -> Value {
  let bytes = arguments.vector(0).map { Int($0) }
  let count = sizes?(bytes) ?? bytes[3]
  return .tuple([
    .init("magic", .integer(number(Array(bytes[0..<4])))),
    .init(
      "sizes",
      .list((0..<count).map { .integer(number(Array(bytes[start($0)..<start($0) + 4]))) })),
  ])
}
