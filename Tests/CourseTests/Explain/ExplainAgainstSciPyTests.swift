import ConvNet
@testable import Course
import Platform
import TestSupport
import Testing

/// Every operation that SciPy has too, on 1,000 random cases each.
///
/// The cases are written to a file that `explain_against_scipy.py` reads: one Python start for all.
@Suite struct ExplainAgainstSciPyTests {
  static let hasSciPy: Bool = {
    let result = try? Processes.run("python3", ["-c", "import scipy"])
    return result?.status == 0
  }()

  @Test(.enabled(if: hasSciPy, "needs python3 with SciPy"))
  func `results and the sums of their terms are SciPy's`() throws {
    var generator = SeededGenerator(seed: 6)
    var lines = ""
    var count = 0
    for operation in Self.operations {
      for _ in 0..<1000 {
        let (explanation, options) = try Self.randomCase(operation, &generator)
        lines += Self.line(explanation, options)
        count += 1
      }
    }
    try inFolder { folder in
      try Files.write(lines, to: "\(folder)/cases.jsonl")
      let script = Path.join(Path.folder(#filePath), "explain_against_scipy.py")
      let result = try Processes.run("python3", [script, "\(folder)/cases.jsonl"])
      let said = String(decoding: result.output, as: UTF8.self)
      #expect(result.status == 0 && said.contains("\(count) cases agree"), "\(said)")
    }
  }

  private static let operations: [Operation] = [
    .correlate2D, .convolve2D, .correlate3D, .featureMap, .biasGradient, .weightGradient,
    .activationGradient, .maxPool, .fullyConnected, .softmax,
  ]

  private static func randomCase(
    _ operation: Operation, _ generator: inout SeededGenerator
  ) throws -> (Explanation, String) {
    var generator = generator.split()
    func size(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func matrix(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) -> Matrix {
      let shape = Shape(rows: size(rows), columns: size(columns))
      let cells = (0..<shape.count).map { _ in Double(size(-90...90)) / 10 }
      return Matrix(rows: shape.rows, columns: shape.columns, cells: cells)
    }
    func volume(_ depth: Int, _ side: ClosedRange<Int>) -> Volume {
      let first = matrix(side, side)
      let maps = (1..<depth).map { _ in
        matrix(first.rows...first.rows, first.columns...first.columns)
      }
      return Volume([first] + maps)
    }
    let mode = CorrelationMode.allCases[size(0...2)]
    let modeText = "\"mode\": \"\(mode.rawValue)\""
    switch operation {
    case .correlate2D, .convolve2D:
      let stride = Shape(rows: size(1...3), columns: size(1...3))
      let (input, filter) = (matrix(3...6, 3...6), matrix(1...3, 1...3))
      let explanation =
        try operation == .correlate2D
        ? Explanation.correlate2D(input, filter, mode: mode, stride: stride)
        : Explanation.convolve2D(input, filter, mode: mode, stride: stride)
      return (explanation, "\(modeText), \"stride\": [\(stride.rows), \(stride.columns)]")
    case .correlate3D:
      let explanation = try Explanation.correlate3D(
        volume(3, 3...4), volume(size(1...3), 1...3), mode: mode)
      return (explanation, modeText)
    case .featureMap:
      let depth = size(1...3)
      let stride = Shape(rows: size(1...3), columns: size(1...3))
      let explanation = try Explanation.featureMap(
        volume(depth, 3...6), volume(depth, 1...3), bias: Double(size(-9...9)) / 4, stride: stride)
      return (explanation, "\"stride\": [\(stride.rows), \(stride.columns)]")
    case .biasGradient: return (.biasGradient(zGradient: matrix(1...5, 1...5)), "\"mode\": \"\"")
    case .weightGradient:
      let stride = Shape(rows: size(1...2), columns: size(1...2))
      return (
        try .weightGradient(
          volume(size(1...3), 5...6), zGradient: matrix(1...3, 1...3), stride: stride),
        "\"stride\": [\(stride.rows), \(stride.columns)]"
      )
    case .activationGradient:
      let depth = size(1...3)
      let stride = Shape(rows: size(1...3), columns: size(1...3))
      return (
        try .activationGradient(
          volume(depth, 1...3), zGradient: volume(depth, 1...4), stride: stride),
        "\"stride\": [\(stride.rows), \(stride.columns)]"
      )
    case .maxPool, .maxPoolGradient:
      let window = Shape(rows: size(1...3), columns: size(1...3))
      let stride = Shape(rows: size(1...3), columns: size(1...3))
      return (
        try .maxPool(matrix(3...6, 3...6), window: window, stride: stride),
        "\"window\": [\(window.rows), \(window.columns)], "
          + "\"stride\": [\(stride.rows), \(stride.columns)]"
      )
    case .fullyConnected:
      let weights = matrix(1...5, 1...5)
      let input = matrix(1...1, weights.columns...weights.columns).cells
      let biases = matrix(1...1, weights.rows...weights.rows).cells
      return (try .fullyConnected(input, weights: weights, biases: biases), "\"mode\": \"\"")
    case .softmax: return (.softmax(matrix(1...1, 1...6).cells), "\"mode\": \"\"")
    }
  }

  /// Operands, results, and for each cell what its terms alone make.
  private static func line(_ explanation: Explanation, _ options: String) -> String {
    let sums = explanation.cells.map { cell -> Double in
      switch cell.rule {
      case .sum: cell.terms.reduce(0) { $0 + $1.product }
      case .neuron(let bias): cell.terms.reduce(bias) { $0 + $1.product }
      case .maximum: cell.terms.map(\.product).max() ?? 0
      case .share: cell.values[0]
      }
    }
    func grids(_ grids: [Explanation.Grid]) -> String {
      "[" + grids.map { "\($0.maps.map(\.rowsOfColumns))" }.joined(separator: ", ") + "]"
    }
    return "{\"operation\": \"\(explanation.operation.rawValue)\", \(options), "
      + "\"operands\": \(grids(explanation.operands)), \"results\": \(grids(explanation.results)), "
      + "\"sums\": \(sums)}\n"
  }
}

extension SeededGenerator {
  /// Another generator that goes on from here.
  fileprivate mutating func split() -> SeededGenerator { SeededGenerator(seed: next()) }
}
