internal import ConvNet
package import LessonFolder

/// The operation of `explain` that works a function of an exercise out, as the line above it in the
/// lesson's folder says.
package struct ExerciseWorking: Sendable, Equatable {
  /// The line, for what is wrong with it.
  package let line: ExplainLine
  private let operation: Operation
  private var sources: [ExplainOption: Source] = [:]

  /// What an option is given.
  private enum Source: Sendable, Equatable {
    /// The argument at this place.
    case argument(Int)
    case text(String)
  }

  /// - Throws: where the line names an operation, option or parameter that is not there, leaves one
  ///   out that is needed, or hands one over that the operation cannot take.
  init(_ line: ExplainLine, of signature: Signature) throws(LessonFolderError) {
    guard let operation = Operation(rawValue: line.operation) else {
      throw line.error(ExplainError.unknownOperation(line.operation).description)
    }
    self.line = line
    self.operation = operation
    for option in line.options {
      guard let name = operation.options.first(where: { $0.option.rawValue == option.name })?.option
      else { throw line.error(ExplainError.notTaken(operation, option.name).description) }
      guard sources[name] == nil else { throw line.error("--\(option.name) stands here twice.") }
      sources[name] = try source(option, for: name, of: signature)
    }
    if let missing = operation.options.first(where: { $0.isNeeded && sources[$0.option] == nil }) {
      throw line.error(
        "\(operation.rawValue) needs --\(missing.option.rawValue) and a parameter of "
          + "‘\(signature.name)’ behind it.")
    }
  }

  private func source(
    _ option: ExplainLine.Option, for name: ExplainOption, of signature: Signature
  ) throws(LessonFolderError) -> Source {
    guard let index = signature.parameters.firstIndex(where: { $0.name == option.word }) else {
      if name == .mode {
        guard CorrelationMode(rawValue: option.word) != nil else {
          throw line.error(ExplainError.badMode(option.word).description)
        }
      } else if option.word.first?.isNumber != true {
        throw line.error("‘\(signature.name)’ has no parameter ‘\(option.word)’.")
      }
      return .text(option.word)
    }
    let types = operation.types(of: name)
    guard types.contains(signature.parameters[index].type) else {
      throw line.error(
        "--\(option.name) of \(operation.rawValue) takes no \(signature.parameters[index].spelling) "
          + "such as ‘\(option.word)’, but " + types.map(\.swift).joined(separator: " or ") + ".")
    }
    return .argument(index)
  }

  /// The arguments of a call that does what is asked for; nil where no call does.
  fileprivate func arguments(
    for request: ExplainRequest, _ parameters: [Signature.Parameter]
  ) -> [Value]? {
    guard request.operation == operation else { return nil }
    var arguments: [Int: Value] = [:]
    for option in ExplainOption.allCases {
      switch sources[option] {
      case .argument(let index):
        arguments[index] = request.value(option, as: parameters[index].type)
      case .text(let text): guard request[option] == text else { return nil }
      // What the function cannot be handed is not given either.
      case nil: guard request[option] == nil else { return nil }
      }
    }
    let all = parameters.indices.compactMap { arguments[$0] }
    return all.count == parameters.count ? all : nil
  }

  fileprivate func request(of arguments: [Value]) -> ExplainRequest? {
    var request = ExplainRequest(operation.rawValue)
    for (option, source) in sources {
      switch source {
      case .text(let text): request[option] = text
      case .argument(let index):
        guard arguments.indices.contains(index) else { return nil }
        request.set(option, to: arguments[index])
      }
    }
    return request
  }
}

extension ExerciseFunction {
  /// What the function does with the arguments of a case, worked out step by step.
  ///
  /// - Returns: nil where its author names no operation for it, and for arguments on which the
  ///   operation does nothing, such as an overlay that does not fit.
  public func explanation(of arguments: [Value]) -> Explanation? {
    guard let explanation = try? request(of: arguments)?.explanation(), !explanation.cells.isEmpty
    else { return nil }
    return explanation
  }

  /// The arguments with which the function does what is asked for; nil where no call does.
  package func arguments(for request: ExplainRequest) -> [Value]? {
    working?.arguments(for: request, parameters)
  }

  /// The operation with the arguments of a case as its numbers, which can be changed; nil where the
  /// function's author names none.
  public func request(of arguments: [Value]) -> ExplainRequest? {
    working?.request(of: arguments)
  }
}

extension Explanation {
  /// The results as a function returns them.
  package var values: [Value] {
    results.map { grid in
      let maps = grid.maps.map { Value.matrix($0.rowsOfColumns) }
      return switch grid.rank {
      case 3: .list(maps)
      case 2: maps[0]
      case 1: .vector(grid.maps[0].cells)
      default: .number(grid.maps[0].cells[0])
      }
    }
  }
}

extension Operation {
  /// The types of what can be handed over as an option; none for one that is only typed.
  fileprivate func types(of option: ExplainOption) -> [ValueType] {
    switch (self, option) {
    case (.correlate3D, .input), (.correlate3D, .filter): [.volume]
    case (.fullyConnected, .input), (.fullyConnected, .bias), (.softmax, .input): [.vector]
    case (_, .input), (_, .filter), (_, .gradient): [.matrix]
    case (_, .bias): [.number]
    case (_, .stride), (_, .window): [.shape, .integer]
    case (_, .mode): []
    }
  }
}
