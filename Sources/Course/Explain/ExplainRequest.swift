internal import ConvNet

/// An operation with its numbers as a person types them.
///
///     var request = ExplainRequest("correlate2d")
///     request[.input] = "1 2 3; 4 5 6"
///     request[.filter] = "10 20"
///     try request.explanation().cells.count  // 4
public struct ExplainRequest: Sendable {
  private let name: String
  private var texts: [ExplainOption: String] = [:]

  /// More products than anyone reads, and few enough to be worked out at once.
  static let limit = 200_000

  public init(_ operation: String) { name = operation }

  public subscript(_ option: ExplainOption) -> String? {
    get { texts[option] }
    set { texts[option] = newValue }
  }

  public func explanation() throws(ExplainError) -> Explanation {
    guard let operation = Operation(rawValue: name) else { throw .unknownOperation(name) }
    try checkOptions(operation)
    try checkSize()
    switch operation {
    case .correlate2D:
      return try .correlate2D(
        matrix(.input), matrix(.filter), mode: mode(), stride: shape(.stride) ?? 1)
    case .convolve2D:
      return try .convolve2D(
        matrix(.input), matrix(.filter), mode: mode(), stride: shape(.stride) ?? 1)
    case .correlate3D:
      return try .correlate3D(
        Volume(matrices(.input)), Volume(matrices(.filter)), mode: mode())
    case .featureMap:
      return try .featureMap(matrix(.input), matrix(.filter), bias: number(.bias))
    case .biasGradient: return try .biasGradient(zGradient: matrix(.gradient))
    case .weightGradient:
      return try .weightGradient(matrix(.input), zGradient: matrix(.gradient))
    case .activationGradient:
      return try .activationGradient(matrix(.filter), zGradient: matrix(.gradient))
    case .maxPool:
      let window = try shape(.window) ?? 2
      return try .maxPool(matrix(.input), window: window, stride: shape(.stride) ?? window)
    case .maxPoolGradient:
      let window = try shape(.window) ?? 2
      return try .maxPoolGradient(
        matrix(.input), gradient: matrix(.gradient), window: window,
        stride: shape(.stride) ?? window)
    case .fullyConnected:
      let weights = try matrix(.filter)
      let biases = try texts[.bias] == nil ? Array(repeating: 0, count: weights.rows) : row(.bias)
      return try .fullyConnected(row(.input), weights: weights, biases: biases)
    case .softmax: return try .softmax(row(.input))
    }
  }

  private func checkOptions(_ operation: Operation) throws(ExplainError) {
    let taken = operation.options
    for option in ExplainOption.allCases where texts[option] != nil {
      if !taken.contains(where: { $0.option == option }) { throw .notTaken(operation, option) }
    }
    for (option, isNeeded) in taken where isNeeded && texts[option] == nil {
      throw .missing(operation, option)
    }
  }

  /// Refuses what would take long before anything is worked out.
  private func checkSize() throws(ExplainError) {
    func count(_ option: ExplainOption) -> Int {
      texts[option]?.split { " ,;|\n\t".contains($0) }.count ?? 1
    }
    let inputs = max(count(.input), count(.gradient))
    let products = inputs.multipliedReportingOverflow(by: min(count(.filter), inputs))
    let sum = count(.input).multipliedReportingOverflow(by: count(.gradient))
    let most = max(products.partialValue, sum.partialValue)
    guard !products.overflow, !sum.overflow, most <= Self.limit else {
      throw .tooMuch(count: most, limit: Self.limit)
    }
  }
}

// MARK: - Reading numbers

extension ExplainRequest {
  private func matrices(_ option: ExplainOption) throws(ExplainError) -> [Matrix] {
    var maps: [Matrix] = []
    for text in (texts[option] ?? "").split(separator: "|", omittingEmptySubsequences: false) {
      let map = try Self.matrix(text, option)
      if let first = maps.first, first.shape != map.shape {
        throw .unequalMaps(option, map: maps.count + 1)
      }
      maps.append(map)
    }
    return maps
  }

  private func matrix(_ option: ExplainOption) throws(ExplainError) -> Matrix {
    let maps = try matrices(option)
    guard maps.count == 1 else { throw .severalMaps(option) }
    return maps[0]
  }

  private func row(_ option: ExplainOption) throws(ExplainError) -> [Double] {
    let matrix = try matrix(option)
    guard matrix.rows == 1 else { throw .notOneRow(option, rows: matrix.rows) }
    return matrix.cells
  }

  private func number(_ option: ExplainOption) throws(ExplainError) -> Double {
    guard texts[option] != nil else { return 0 }
    let row = try row(option)
    guard row.count == 1 else { throw .badNumber(option, texts[option] ?? "", row: 1) }
    return row[0]
  }

  private func mode() throws(ExplainError) -> CorrelationMode {
    guard let text = texts[.mode] else { return .valid }
    guard let mode = CorrelationMode(rawValue: text) else { throw .badMode(text) }
    return mode
  }

  private func shape(_ option: ExplainOption) throws(ExplainError) -> Shape? {
    guard let text = texts[option] else { return nil }
    let parts = text.split { ", ×x".contains($0) }.map { Int($0) ?? 0 }
    guard (1...2).contains(parts.count), parts.allSatisfy({ (1...1000).contains($0) }) else {
      throw .badShape(option, text)
    }
    return Shape(rows: parts[0], columns: parts[parts.count - 1])
  }

  /// Reads `1 2 3; 4 5 6`; a line end also ends a row.
  private static func matrix(
    _ text: some StringProtocol, _ option: ExplainOption
  ) throws(ExplainError) -> Matrix {
    var rows: [[Double]] = []
    for line in text.split(whereSeparator: { ";\n".contains($0) }) {
      var row: [Double] = []
      for word in line.split(whereSeparator: { " ,\t".contains($0) }) {
        guard let number = Double(String(word).replacing("−", with: "-")), number.isFinite else {
          throw .badNumber(option, String(word), row: rows.count + 1)
        }
        row.append(number)
      }
      if row.isEmpty { continue }
      if let first = rows.first, first.count != row.count {
        throw .unequalRows(option, row: rows.count + 1, count: row.count, first: first.count)
      }
      rows.append(row)
    }
    guard !rows.isEmpty else { throw .empty(option) }
    return Matrix(rows)
  }
}
