internal import Course
internal import TerminalMarkdown

/// Values as Swift writes them, on one line.
enum ValueText {
  /// Code that a learner may copy: `[[1, -2], [3, 4]]`, `(rows: 3, columns: 4)`.
  static func swift(_ value: Value) -> String { text(value) { $0 } }

  /// A result beside another, its numbers as in the matrices: `[[1, −2], [3, 4]]`.
  static func shown(_ value: Value) -> String { text(value, NumberText.typeset) }

  private static func text(_ value: Value, _ sign: (String) -> String) -> String {
    switch value {
    case .none: "nil"
    case .boolean(let boolean): "\(boolean)"
    case .integer(let integer): sign("\(integer)")
    case .number(let number): sign(NumberText.plain(number))
    case .text(let text): "\"\(text)\""
    case .list(let elements): "[" + elements.map { text($0, sign) }.joined(separator: ", ") + "]"
    case .tuple(let fields):
      "(" + fields.map { "\($0.label): \(text($0.value, sign))" }.joined(separator: ", ") + ")"
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
