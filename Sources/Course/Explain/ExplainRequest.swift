internal import ConvNet
internal import LessonFolder
internal import TerminalText

/// An operation with its numbers, as a person types them or as a case holds them.
///
///     var request = ExplainRequest("correlate2d")
///     request[.input] = "1 2 3; 4 5 6"
///     request[.filter] = "10 20"
///     try request.explanation().cells.count  // 4
public struct ExplainRequest: Sendable {
  private let name: String
  private var given: [ExplainOption: Given] = [:]

  private enum Given {
    case text(String)
    case value(Value)
  }

  /// More products than anyone reads, and few enough to be worked out at once.
  static let limit = 200_000

  /// A request for the operation of this name, with nothing given yet.
  public init(_ operation: String) { name = operation }

  /// What is asked for; nil where there is no such operation.
  var operation: Operation? { Operation(rawValue: name) }

  /// What is typed for an option; nil where nothing is.
  public subscript(_ option: ExplainOption) -> String? {
    get {
      guard case .text(let text) = given[option] else { return nil }
      return text
    }
    set { given[option] = newValue.map(Given.text) }
  }

  /// Gives an option numbers that nobody types.
  mutating func set(_ option: ExplainOption, to value: Value) { given[option] = .value(value) }

  /// The operation worked out on what is given.
  ///
  /// - Throws: `ExplainError` where there is no such operation or what is given does not suit it, and
  ///   at once where more than 200,000 products would have to be worked out.
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
      return try .correlate3D(volume(.input), volume(.filter), mode: mode())
    case .featureMap:
      return try .featureMap(
        volume(.input), volume(.filter), bias: number(.bias), stride: shape(.stride) ?? 1)
    case .biasGradient: return try .biasGradient(zGradient: matrix(.gradient))
    case .weightGradient:
      return try .weightGradient(
        volume(.input), zGradient: matrix(.gradient), stride: shape(.stride) ?? 1)
    case .activationGradient:
      return try .activationGradient(
        volume(.filter), zGradient: volume(.gradient), stride: shape(.stride) ?? 1)
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
      let biases = try given[.bias] == nil ? Array(repeating: 0, count: weights.rows) : row(.bias)
      return try .fullyConnected(row(.input), weights: weights, biases: biases)
    case .softmax: return try .softmax(row(.input))
    }
  }

  private func checkOptions(_ operation: Operation) throws(ExplainError) {
    let taken = operation.options
    for option in ExplainOption.allCases where given[option] != nil {
      guard taken.contains(where: { $0.option == option }) else {
        throw .notTaken(operation, option.rawValue)
      }
    }
    for (option, isNeeded) in taken where isNeeded && given[option] == nil {
      throw .missing(operation, option)
    }
  }

  /// Refuses what would take long before anything is worked out.
  private func checkSize() throws(ExplainError) {
    func count(_ option: ExplainOption) -> Int {
      switch given[option] {
      case .text(let text): text.split { " ,;|\n\t".contains($0) }.count
      case .value(let value): value.count
      case nil: 1
      }
    }
    let inputs = max(count(.input), count(.gradient))
    let products = inputs.multipliedReportingOverflow(by: min(count(.filter), inputs))
    let sum = count(.input).multipliedReportingOverflow(by: count(.gradient))
    // Between the slopes of a stride lie cells, too.
    let stride = try shape(.stride) ?? 1
    let cells = count(.gradient).multipliedReportingOverflow(by: stride.rows * stride.columns)
    guard !cells.overflow, given[.gradient] == nil || cells.partialValue <= Self.limit else {
      throw .tooMuch(count: cells.partialValue, limit: Self.limit)
    }
    let most = max(products.partialValue, sum.partialValue)
    guard !products.overflow, !sum.overflow, most <= Self.limit else {
      throw .tooMuch(count: most, limit: Self.limit)
    }
  }
}

// MARK: - Changing numbers

extension ExplainRequest {
  /// The matrices that were given, one map each, as texts that can be changed.
  public var changeable: [(option: ExplainOption, cells: [[String]])] {
    let options: [ExplainOption] = [.input, .filter, .gradient, .bias]
    return options.compactMap { option in
      guard given[option] != nil, let maps = try? rows(option), maps.count == 1,
        let first = maps[0].first, !first.isEmpty, maps[0].allSatisfy({ $0.count == first.count })
      else { return nil }
      return (option, maps[0].map { $0.map { NumberText.plain($0) } })
    }
  }

  /// Gives an option other numbers.
  public mutating func set(_ option: ExplainOption, to rows: [[Double]]) {
    self[option] = rows.map { $0.map { NumberText.plain($0) }.joined(separator: " ") }
      .joined(separator: "; ")
  }
}

// MARK: - As a function's arguments

extension ExplainRequest {
  /// What is given for an option, or taken where nothing is, as an argument of this type.
  func value(_ option: ExplainOption, as type: ValueType) -> Value? {
    if case .value(let value) = given[option] { return value }
    switch type {
    case .number: return (try? number(option)).map(Value.number)
    case .vector: return (try? row(option)).map(Value.vector)
    case .matrix: return (try? matrix(option)).map { .matrix($0.rowsOfColumns) }
    case .volume:
      return (try? matrices(option)).map { .list($0.map { .matrix($0.rowsOfColumns) }) }
    case .integer, .shape: return side(option).flatMap { Self.value($0, as: type) }
    default: return nil
    }
  }

  /// A stride or a window; without one the next window begins where the last one ends.
  private func side(_ option: ExplainOption) -> Shape? {
    if let shape = try? shape(option) { return shape }
    guard given[option] == nil else { return nil }
    let pools = operation?.options.contains { $0.option == .window } == true
    guard pools else { return 1 }
    return option == .window ? 2 : side(.window)
  }

  private static func value(_ shape: Shape, as type: ValueType) -> Value? {
    if type == .shape { return .shape(rows: shape.rows, columns: shape.columns) }
    return shape.rows == shape.columns ? .integer(shape.rows) : nil
  }
}

// MARK: - Reading numbers

extension ExplainRequest {
  private func matrices(_ option: ExplainOption) throws(ExplainError) -> [Matrix] {
    var maps: [Matrix] = []
    for map in try rows(option) {
      let map = try Self.matrix(map, option)
      if let first = maps.first, first.shape != map.shape {
        throw .unequalMaps(option, map: maps.count + 1)
      }
      maps.append(map)
    }
    return maps
  }

  /// The rows of each map.
  private func rows(_ option: ExplainOption) throws(ExplainError) -> [[[Double]]] {
    switch given[option] {
    case .text(let text):
      var maps: [[[Double]]] = []
      for map in text.split(separator: "|", omittingEmptySubsequences: false) {
        maps.append(try Self.rows(map, option))
      }
      return maps
    case .value(let value):
      return value.matrix.map { [$0] } ?? value.volume ?? value.vector.map { [[$0]] }
        ?? value.number.map { [[[$0]]] } ?? []
    case nil: return []
    }
  }

  private func volume(_ option: ExplainOption) throws(ExplainError) -> Volume {
    let maps = try matrices(option)
    if maps.isEmpty { throw .empty(option) }
    return Volume(maps)
  }

  private func matrix(_ option: ExplainOption) throws(ExplainError) -> Matrix {
    let maps = try matrices(option)
    guard let map = maps.first else { throw .empty(option) }
    guard maps.count == 1 else { throw .severalMaps(option) }
    return map
  }

  private func row(_ option: ExplainOption) throws(ExplainError) -> [Double] {
    let matrix = try matrix(option)
    guard matrix.rows == 1 else { throw .notOneRow(option, rows: matrix.rows) }
    return matrix.cells
  }

  private func number(_ option: ExplainOption) throws(ExplainError) -> Double {
    guard given[option] != nil else { return 0 }
    let row = try row(option)
    guard row.count == 1 else { throw .badNumber(option, self[option] ?? "", row: 1) }
    return row[0]
  }

  private func mode() throws(ExplainError) -> CorrelationMode {
    guard let text = self[.mode] else { return .valid }
    guard let mode = CorrelationMode(rawValue: text) else { throw .badMode(text) }
    return mode
  }

  private func shape(_ option: ExplainOption) throws(ExplainError) -> Shape? {
    switch given[option] {
    case .value(let value):
      guard let rows = (value["rows"] ?? value).integer,
        let columns = (value["columns"] ?? value).integer, rows > 0, columns > 0
      else { throw .badShape(option, "") }
      return Shape(rows: rows, columns: columns)
    case .text(let text): return try Self.shape(text, option)
    case nil: return nil
    }
  }

  private static func shape(
    _ text: String, _ option: ExplainOption
  ) throws(ExplainError) -> Shape {
    let parts = text.split { ", ×x".contains($0) }.map { Int($0) ?? 0 }
    guard (1...2).contains(parts.count), parts.allSatisfy({ (1...1000).contains($0) }) else {
      throw .badShape(option, text)
    }
    return Shape(rows: parts[0], columns: parts[parts.count - 1])
  }

  /// Reads `1 2 3; 4 5 6`; a line end also ends a row.
  private static func rows(
    _ text: some StringProtocol, _ option: ExplainOption
  ) throws(ExplainError) -> [[Double]] {
    var rows: [[Double]] = []
    for line in text.split(whereSeparator: { ";\n".contains($0) }) {
      var row: [Double] = []
      for word in line.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
        guard let number = Double(String(word).replacing("−", with: "-")), number.isFinite else {
          throw .badNumber(option, String(word), row: rows.count + 1)
        }
        row.append(number)
      }
      if !row.isEmpty { rows.append(row) }
    }
    return rows
  }

  private static func matrix(
    _ rows: [[Double]], _ option: ExplainOption
  ) throws(ExplainError) -> Matrix {
    guard let first = rows.first, !first.isEmpty else { throw .empty(option) }
    for (index, row) in rows.enumerated() where row.count != first.count {
      throw .unequalRows(option, row: index + 1, count: row.count, first: first.count)
    }
    return Matrix(rows)
  }
}

extension Value {
  /// How many values it is made of.
  fileprivate var count: Int {
    switch self {
    case .none, .boolean, .integer, .number, .text: 1
    case .list(let values): values.reduce(0) { $0 + $1.count }
    case .tuple(let fields): fields.reduce(0) { $0 + $1.value.count }
    }
  }
}
