import ConvNet
@testable import Course
import Testing

@Suite struct ExplanationTests {
  /// What a person types, and the arithmetic that must be shown for each cell.
  struct Example: Sendable {
    var operation: String
    var texts: [ExplainOption: String]
    var workings: [String]
  }

  // Worked out by hand; the first four are the article's appendix A.
  static let examples = [
    Example(
      operation: "correlate2d",
      texts: [.input: "1 2 3; 4 5 6; 7 8 9", .filter: "10 20; 30 40"],
      workings: [
        "1·10 + 2·20 + 4·30 + 5·40 = 370", "2·10 + 3·20 + 5·30 + 6·40 = 470",
        "4·10 + 5·20 + 7·30 + 8·40 = 670", "5·10 + 6·20 + 8·30 + 9·40 = 770",
      ]),
    Example(
      operation: "convolve2d", texts: [.input: "1 2; 3 4", .filter: "10 20; 30 40"],
      workings: ["1·40 + 2·30 + 3·20 + 4·10 = 200"]),
    Example(
      operation: "correlate2d", texts: [.input: "1 2", .filter: "3 4", .mode: "full"],
      workings: ["1·4 = 4", "1·3 + 2·4 = 11", "2·3 = 6"]),
    Example(
      operation: "correlate2d", texts: [.input: "1 2 3 4 5", .filter: "1 1", .stride: "2"],
      workings: ["1·1 + 2·1 = 3", "3·1 + 4·1 = 7"]),
    Example(
      operation: "correlate2d", texts: [.input: "1 2 3", .filter: "10 20", .mode: "same"],
      workings: ["1·10 + 2·20 = 50", "2·10 + 3·20 = 80", "3·10 = 30"]),
    Example(
      operation: "convolve2d", texts: [.input: "1 2 3", .filter: "10 20", .mode: "same"],
      workings: ["1·10 = 10", "1·20 + 2·10 = 40", "2·20 + 3·10 = 70"]),
    Example(
      operation: "correlate3d", texts: [.input: "1 2 | 3 4", .filter: "10 | 100"],
      workings: ["1·10 + 3·100 = 310", "2·10 + 4·100 = 420"]),
    Example(
      operation: "feature-map", texts: [.input: "1 -2", .filter: "2 1", .bias: "0"],
      workings: ["z = 1·2 + (−2)·1 + 0 = 0, a = σ(z) = 0.5"]),
    Example(
      operation: "bias-gradient", texts: [.gradient: "-1 2; 3 -4"],
      workings: ["−1 + 2 + 3 + (−4) = 0"]),
    Example(
      operation: "weight-gradient", texts: [.input: "1 2 3", .gradient: "10 100"],
      workings: ["1·10 + 2·100 = 210", "2·10 + 3·100 = 320"]),
    Example(
      operation: "weight-gradient", texts: [.input: "1 2 3 4", .gradient: "10 100", .stride: "2"],
      workings: ["1·10 + 3·100 = 310", "2·10 + 4·100 = 420"]),
    Example(
      operation: "weight-gradient", texts: [.input: "1 2 | 3 4", .gradient: "10"],
      workings: ["1·10 = 10", "2·10 = 20", "3·10 = 30", "4·10 = 40"]),
    Example(
      operation: "activation-gradient",
      texts: [.gradient: "10 100", .filter: "1 2 3", .stride: "2"],
      workings: ["10·1 = 10", "10·2 = 20", "10·3 + 100·1 = 130", "100·2 = 200", "100·3 = 300"]),
    Example(
      operation: "activation-gradient", texts: [.gradient: "10 | 100", .filter: "1 2 | 3 4"],
      workings: ["10·1 + 100·3 = 310", "10·2 + 100·4 = 420"]),
    Example(
      operation: "feature-map",
      texts: [.input: "1 2 3 | 4 5 6", .filter: "1 | -1", .bias: "3", .stride: "2"],
      workings: [
        "z = 1·1 + 4·(−1) + 3 = 0, a = σ(z) = 0.5", "z = 3·1 + 6·(−1) + 3 = 0, a = σ(z) = 0.5",
      ]),
    Example(
      operation: "activation-gradient", texts: [.gradient: "10 100", .filter: "1 2"],
      workings: ["10·1 = 10", "10·2 + 100·1 = 120", "100·2 = 200"]),
    Example(
      operation: "max-pool", texts: [.input: "1 5 2 0; 3 4 9 −1"],
      workings: ["max(1, 5, 3, 4) = 5", "max(2, 0, 9, −1) = 9"]),
    Example(
      operation: "max-pool-gradient",
      texts: [.input: "1 9 2", .gradient: "10 100", .window: "1,2", .stride: "1"],
      workings: ["nothing to add = 0", "10 + 100 = 110", "nothing to add = 0"]),
    Example(
      operation: "fully-connected",
      texts: [.input: "1 2", .filter: "3 4; 5 6", .bias: "-11 -17"],
      workings: [
        "z = 3·1 + 4·2 − 11 = 0, a = σ(z) = 0.5", "z = 5·1 + 6·2 − 17 = 0, a = σ(z) = 0.5",
      ]),
    Example(
      operation: "softmax", texts: [.input: "0 0"],
      workings: ["e^0 / (e^0 + e^0) = 0.5", "e^0 / (e^0 + e^0) = 0.5"]),
  ]

  @Test(arguments: examples)
  func `every cell is worked out as by hand`(example: Example) throws {
    var request = ExplainRequest(example.operation)
    for (option, text) in example.texts { request[option] = text }
    #expect(try request.explanation().cells.map(\.working) == example.workings)
  }

  @Test func `the largest of equal cells that gets the gradient is the first`() throws {
    let explanation = try Explanation.maxPoolGradient(
      [[7, 7], [7, 7]], gradient: [[1]], window: 2, stride: 2)
    #expect(explanation.cells.map(\.values) == [[1], [0], [0], [0]])
  }

  @Test func `softmax of large numbers does not overflow`() {
    #expect(Explanation.softmax([1000, 1000]).cells.map(\.values) == [[0.5], [0.5]])
  }

  @Test func `weights that hang over the edge are counted`() throws {
    let explanation = try Explanation.correlate2D([[1]], [[1, 2], [3, 4]], mode: .full)
    #expect(explanation.cells.map(\.overhanging) == [3, 3, 3, 3])
  }

  /// What is typed and the words that the answer must hold.
  struct Refusal: Sendable {
    var operation: String
    var texts: [ExplainOption: String]
    var words: [String]
  }

  @Test(arguments: [
    Refusal(operation: "dance", texts: [:], words: ["dance", "correlate2d"]),
    Refusal(
      operation: "softmax", texts: [:], words: ["needs --input", "cnn-tutor explain softmax"]),
    Refusal(operation: "softmax", texts: [.input: "1", .mode: "full"], words: ["takes no --mode"]),
    Refusal(operation: "softmax", texts: [.input: "1 2; 3 4"], words: ["one row", "2 rows"]),
    Refusal(operation: "softmax", texts: [.input: "1 two"], words: ["two", "row 1"]),
    Refusal(operation: "softmax", texts: [.input: "nan"], words: ["nan"]),
    Refusal(operation: "softmax", texts: [.input: "1e999"], words: ["1e999"]),
    Refusal(operation: "softmax", texts: [.input: " ; "], words: ["no numbers"]),
    Refusal(operation: "max-pool", texts: [.input: "1 2; 3"], words: ["Row 2", "row 1 has 2"]),
    Refusal(operation: "max-pool", texts: [.input: "1 2"], words: ["window", "2×2", "1×2"]),
    Refusal(
      operation: "max-pool", texts: [.input: "1", .window: "0"], words: ["--window", "from 1"]),
    Refusal(
      operation: "max-pool-gradient", texts: [.input: "1 2; 3 4", .gradient: "1 2"],
      words: ["--gradient is 1×2", "must be 1×1"]),
    Refusal(
      operation: "correlate2d", texts: [.input: "1", .filter: "1 2"],
      words: ["1×2", "does not fit"]),
    Refusal(
      operation: "correlate2d", texts: [.input: "1", .filter: "1", .mode: "sideways"],
      words: ["valid, same or full", "sideways"]),
    Refusal(
      operation: "correlate2d", texts: [.input: "1 | 2", .filter: "1"], words: ["one matrix"]),
    Refusal(
      operation: "correlate3d", texts: [.input: "1 2 | 2", .filter: "1"], words: ["Map 2"]),
    Refusal(
      operation: "fully-connected", texts: [.input: "1 2", .filter: "1 2 3"],
      words: ["--filter is 1×3"]),
    Refusal(
      operation: "correlate2d",
      texts: [
        .input: String(repeating: "1 ", count: 1000), .filter: String(repeating: "1 ", count: 1000),
      ], words: ["1000000", "limit"]),
  ])
  func `what cannot be explained says which option to change`(refusal: Refusal) {
    var request = ExplainRequest(refusal.operation)
    for (option, text) in refusal.texts { request[option] = text }
    do {
      _ = try request.explanation()
      Issue.record("\(refusal.operation) \(refusal.texts) was explained")
    } catch {
      for word in refusal.words { #expect(error.description.contains(word), "\(error)") }
    }
  }

  @Test(arguments: Operation.allCases)
  func `the example that an error shows works`(operation: Operation) throws {
    var request = ExplainRequest(operation.rawValue)
    var words = operation.example.split(separator: " --").dropFirst()
    while let word = words.popFirst() {
      let parts = word.split(separator: " ", maxSplits: 1)
      let option = try #require(ExplainOption(rawValue: String(parts[0])))
      request[option] = parts[1].filter { $0 != "\"" }
    }
    #expect(try !request.explanation().cells.isEmpty)
  }
}
