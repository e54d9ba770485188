internal import Course
internal import LessonFolder
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
    let list = zip(function.parameters, arguments).map { parameter, argument in
      let value = parameter.isFunction ? "\(parameter.name)(named: \(argument))" : argument
      return parameter.label == "_" ? value : "\(parameter.label): \(value)"
    }
    return "\(function.name)(\(list.joined(separator: ", ")))"
  }
}
