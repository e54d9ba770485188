internal import Course

/// The Swift that is compiled beside a learner's file: it reads the cases, calls the functions, and
/// writes the results to a file of its own, so that nothing that the learner's code prints, or how
/// it ends, can be taken for a result.
///
/// The program takes a function's name, the file of cases, the file of results, a value drawn for
/// this run, and its limits. Each line of results begins with that value:
///
///     3f9a… begin 0
///     3f9a… result 0 l1 d3ff0000000000000
///     3f9a… end
///
/// Each line is one `write`, so whatever the program had found before it crashed is there.
enum Harness {
  static let module = "CNNTutorHarness"

  /// The generated main: one closure a function, each under a file name of its own, so that an
  /// error of the compiler says which function's signature has changed.
  static func main(_ functions: [ExerciseFunction]) -> String {
    var text = """
      import \(module)

      func todo(_ function: String = #function) -> Never { cnnTutorTodo(function) }

      """
    for (index, function) in functions.enumerated() {
      text += "#sourceLocation(file: \"\(callFile(function.name))\", line: 1)\n"
      text += "let cnnTutorCall\(index): CNNTutorCall = { (reader: CNNTutorReader) in\n"
      for (index, parameter) in function.parameters.enumerated() {
        text += "  let argument\(index): \(parameter.type.swift) = \(reading(parameter.type))\n"
      }
      text += "  return {\n"
      text += "    let result: \(function.result.swift) = \(call(function))\n"
      text += "    return { (writer: CNNTutorWriter) in \(writing(function.result, "result")) }\n"
      text += "  }\n}\n#sourceLocation()\n"
    }
    text += "cnnTutorMain([\n"
    for (index, function) in functions.enumerated() {
      text += "  \"\(function.name)\": cnnTutorCall\(index),\n"
    }
    return text + (functions.isEmpty ? "  :\n" : "") + "])\n"
  }

  static func callFile(_ function: String) -> String { "cnn-tutor-call-\(function)" }

  private static func call(_ function: ExerciseFunction) -> String {
    if let call = function.call {
      // Backwards, so that $1 is not found in $10.
      return function.parameters.indices.reversed().reduce(call) { call, index in
        call.replacing("$\(index)", with: "argument\(index)")
      }
    }
    let arguments = function.parameters.enumerated().map { index, parameter in
      parameter.label == "_" ? "argument\(index)" : "\(parameter.label): argument\(index)"
    }
    return "\(function.name)(\(arguments.joined(separator: ", ")))"
  }

  private static func reading(_ type: ValueType) -> String {
    switch type {
    case .boolean: "reader.boolean()"
    case .integer: "reader.integer()"
    case .number: "reader.number()"
    case .text: "reader.text()"
    case .list(let element):
      "reader.list { () -> \(element.swift) in \(reading(element)) }"
    case .optional(let wrapped):
      "reader.optional { () -> \(wrapped.swift) in \(reading(wrapped)) }"
    case .tuple(let fields):
      "reader.tuple { () -> \(type.swift) in ("
        + fields.map { "\($0.label): \(reading($0.type))" }.joined(separator: ", ") + ") }"
    }
  }

  private static func writing(_ type: ValueType, _ name: String) -> String {
    switch type {
    case .boolean, .integer, .number, .text: "writer.write(\(name))"
    case .list(let element):
      "writer.list(\(name)) { (element: \(element.swift)) in \(writing(element, "element")) }"
    case .optional(let wrapped):
      "writer.optional(\(name)) { (some: \(wrapped.swift)) in \(writing(wrapped, "some")) }"
    case .tuple(let fields):
      "writer.tuple(\(fields.count)); "
        + fields.map { writing($0.type, "\(name).\($0.label)") }.joined(separator: "; ")
    }
  }
}
