internal import ConvNet

extension Explanation {
  /// What a learner's function does, worked out on the arguments of a case.
  ///
  /// - Returns: nil for a function that is no operation of ours, or arguments that do not fit it.
  public init?(call function: String, _ arguments: [Value]) {
    func matrix(_ index: Int) -> Matrix? {
      guard arguments.indices.contains(index), let rows = arguments[index].matrix,
        let first = rows.first, !first.isEmpty, rows.allSatisfy({ $0.count == first.count })
      else { return nil }
      return Matrix(rows)
    }
    func volume(_ index: Int) -> Volume? {
      guard arguments.indices.contains(index), let maps = arguments[index].volume,
        !maps.isEmpty, maps.allSatisfy({ !$0.isEmpty && !($0.first ?? []).isEmpty })
      else { return nil }
      return Volume(maps.map { Matrix($0) })
    }
    func number(_ index: Int) -> Double? {
      arguments.indices.contains(index) ? arguments[index].number : nil
    }
    func shape(_ index: Int) -> Shape? {
      guard arguments.indices.contains(index), let rows = arguments[index]["rows"]?.integer,
        let columns = arguments[index]["columns"]?.integer
      else { return nil }
      return Shape(rows: rows, columns: columns)
    }
    func make() throws(ExplainError) -> Explanation? {
      switch function {
      case "correlate", "correlateFull", "convolve", "convolveFull":
        guard let input = matrix(0), let filter = matrix(1) else { return nil }
        let mode: CorrelationMode = function.hasSuffix("Full") ? .full : .valid
        let step = number(2).map { Int($0) } ?? 1
        return function.hasPrefix("correlate")
          ? try .correlate2D(
            input, filter, mode: mode, stride: Shape(rows: step, columns: step))
          : try .convolve2D(input, filter, mode: mode)
      case "correlate3D":
        guard let input = volume(0), let filter = volume(1) else { return nil }
        return try .correlate3D(input, filter, mode: .valid)
      case "featureMap":
        guard let input = matrix(0), let filter = matrix(1) else { return nil }
        return try .featureMap(input, filter, bias: number(2) ?? 0)
      case "biasGradient": return matrix(0).map { .biasGradient(zGradient: $0) }
      case "weightGradient":
        guard let input = matrix(0), let gradient = matrix(1) else { return nil }
        return try .weightGradient(input, zGradient: gradient)
      case "aPrevGradient":
        guard let filter = matrix(0), let gradient = matrix(1) else { return nil }
        return try .activationGradient(filter, zGradient: gradient)
      case "maxPool":
        guard let input = matrix(0), let window = shape(1) else { return nil }
        return try .maxPool(input, window: window, stride: shape(2) ?? window)
      case "fullyConnected":
        guard let input = arguments.first?.vector, let weights = matrix(1) else { return nil }
        let biases = arguments.count > 2 ? arguments[2].vector : nil
        return try .fullyConnected(
          input, weights: weights, biases: biases ?? Array(repeating: 0, count: weights.rows))
      case "softmax": return arguments.first?.vector.map { .softmax($0) }
      default: return nil
      }
    }
    guard let explanation = try? make(), !explanation.cells.isEmpty else { return nil }
    self = explanation
  }
}
