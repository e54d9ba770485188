internal import Course
internal import TerminalMarkdown

/// Values as Swift writes them, on one line.
enum ValueText {
  /// `[[1, 2], [3, 4]]`, `(rows: 3, columns: 4)`.
  static func swift(_ value: Value) -> String {
    switch value {
    case .none: "nil"
    case .boolean(let boolean): "\(boolean)"
    case .integer(let integer): "\(integer)"
    case .number(let number): NumberText.shortest(number)
    case .text(let text): "\"\(text)\""
    case .list(let elements): "[" + elements.map(swift).joined(separator: ", ") + "]"
    case .tuple(let fields):
      "(" + fields.map { "\($0.label): \(swift($0.value))" }.joined(separator: ", ") + ")"
    }
  }

  /// The call of a function as the learner would type it, with these texts as its arguments.
  static func call(_ function: FunctionVerdict, _ arguments: [String]) -> String {
    if let call = function.call {
      return arguments.indices.reversed().reduce(call) { call, index in
        call.replacing("$\(index)", with: arguments[index])
      }
    }
    let list = zip(function.parameters, arguments).map { parameter, argument in
      parameter.label == "_" ? argument : "\(parameter.label): \(argument)"
    }
    return "\(function.name)(\(list.joined(separator: ", ")))"
  }
}
