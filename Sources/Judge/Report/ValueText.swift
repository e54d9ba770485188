package import Course
internal import LessonFolder
internal import TerminalText

/// Values as Swift writes them, on one line.
package enum ValueText {
  /// Code that a learner may copy: `[[1, -2], [3, 4]]`, `(rows: 3, columns: 4)`.
  package static func swift(_ value: Value) -> String { text(value) { $0 } }

  /// A result beside another, its numbers as in the matrices: `[[1, −2], [3, 4]]`.
  package static func shown(_ value: Value) -> String { text(value, NumberText.typeset) }

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

  /// A number as it stands in a sum.
  static func shown(_ value: Value, _ rounding: Rounding) -> String {
    if case .number(let number) = value { rounding.text(number) } else { shown(value) }
  }

  /// The sign between a formula and a number that is shown as `text`.
  static func equals(_ number: Value, shownAs text: String, rounded: Bool) -> String {
    let isExact = number.number.map { NumberText.tidy($0) == text } ?? true
    return rounded || !isExact ? "≈" : "="
  }

  /// The call of a function as the learner would type it, with these texts as its arguments; of what
  /// only cases call, which no learner can, the arguments alone.
  static func call(_ function: FunctionVerdict, _ arguments: [String]) -> String {
    let list = zip(function.parameters, arguments).map { parameter, argument in
      let value = parameter.isFunction ? "\(parameter.name)(named: \(argument))" : argument
      return parameter.label == "_" ? value : "\(parameter.label): \(value)"
    }
    let arguments = list.joined(separator: ", ")
    return function.isTheLearners ? "\(function.name)(\(arguments))" : arguments
  }
}
