internal import TerminalText

/// Why an operation cannot be explained; each description says which option to change, and how.
public enum ExplainError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No operation has this name.
  case unknownOperation(String)
  /// An option is not given that the operation needs.
  case missing(Operation, ExplainOption)
  /// An option, by its name, is given that the operation has not.
  case notTaken(Operation, String)
  /// A word in a row, counted from 1, is no finite number.
  case badNumber(ExplainOption, String, row: Int)
  /// A row, counted from 1, is longer or shorter than the first.
  case unequalRows(ExplainOption, row: Int, count: Int, first: Int)
  /// A map, counted from 1, has another shape than the first.
  case unequalMaps(ExplainOption, map: Int)
  /// There is no number in what is given.
  case empty(ExplainOption)
  /// One row of numbers is wanted, and there are more.
  case notOneRow(ExplainOption, rows: Int)
  /// One matrix is wanted, and there are more.
  case severalMaps(ExplainOption)
  /// No mode has this name.
  case badMode(String)
  /// What is given is no length between 1 and 1000, nor two of them.
  case badShape(ExplainOption, String)
  /// A part that does not fit into another.
  case tooLarge(String, String, String, String)
  /// A part, by its name, has a shape that the others do not allow: what it must be, and why.
  case wrongShape(String, String, wanted: String, because: String)
  /// More products than the limit would have to be worked out.
  case tooMuch(count: Int, limit: Int)

  public var description: String {
    switch self {
    case .unknownOperation(let name):
      "There is no operation “\(name)” to explain. \(Self.guess(name))There are: "
        + Operation.allCases.map(\.rawValue).joined(separator: ", ") + "."
    case .missing(let operation, let option):
      "\(operation.rawValue) needs --\(option.rawValue), for example: \(operation.example)"
    case .notTaken(let operation, let option):
      "\(operation.rawValue) takes no --\(option). Its options are "
        + operation.options.map { "--\($0.option.rawValue)" }.joined(separator: ", ") + "."
    case .badNumber(let option, let text, let row):
      "“\(text)” in row \(row) of --\(option.rawValue) is no number. Write numbers with spaces "
        + "between them and a semicolon after each row: \(option.typed(option.example))"
    case .unequalRows(let option, let row, let count, let first):
      "Row \(row) of --\(option.rawValue) has \(counted(count, "number")), but row 1 has \(first). All rows are "
        + "equally long."
    case .unequalMaps(let option, let map):
      "Map \(map) of --\(option.rawValue) has another shape than map 1. All maps are equally large."
    case .empty(let option):
      "--\(option.rawValue) holds no numbers. Write it like this: "
        + option.typed(option.example)
    case .notOneRow(let option, let rows):
      "--\(option.rawValue) is one row of numbers here, not \(rows) rows. Leave out the semicolons."
    case .severalMaps(let option):
      "--\(option.rawValue) is one matrix here, without “|”."
    case .badMode(let text):
      "--mode is valid, same or full, not “\(text)”."
    case .badShape(let option, let text):
      "--\(option.rawValue) takes one whole number from 1, or two for rows and columns such as "
        + "“2,3”; not “\(text)”."
    case .tooLarge(let part, let size, let whole, let room):
      "The \(part), \(size), does not fit into the \(whole), \(room). Make it smaller, or use "
        + "--mode full where there is one."
    case .wrongShape(let name, let shape, let wanted, let because):
      "--\(name) is \(shape), but must be \(wanted): \(because)."
    case .tooMuch(let count, let limit):
      "That would be \(count) products to explain; the limit is \(limit). Use smaller matrices."
    }
  }

  private static func guess(_ name: String) -> String {
    let names = nearest(Operation.allCases.map(\.rawValue), to: name)
    return names.isEmpty ? "" : "Did you mean \(names.joined(separator: " or "))? "
  }
}
