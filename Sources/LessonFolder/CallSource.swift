/// The Swift that reads a function's arguments, calls it and writes its result.
///
/// It stands in every program that is run: beside a learner's file, and in a lesson's own program.
public struct CallSource {
  var signature: Signature

  /// What calls a function of this signature.
  public init(_ signature: Signature) { self.signature = signature }

  /// A closure of the type `HarnessCall`, on a single line: what the compiler says of it is about the
  /// line for which it stands.
  var closure: String { closure(calling: call(signature.name)) }

  /// A function that makes a `HarnessCall` of any function of this type, such as a wrong one.
  public func adapter(named name: String) -> String {
    let arguments = signature.parameters.indices.map { value($0) }.joined(separator: ", ")
    return "func \(name)(_ function: @escaping \(functionType)) -> "
      + "ExerciseHarness.HarnessCall { \(closure(calling: "function(\(arguments))")) }"
  }

  /// `(Matrix, Double) -> Matrix`, which also a function has that keeps those it is given.
  public var functionType: String {
    let types = signature.parameters.map { parameter in
      parameter.isFunction && !parameter.spelling.hasPrefix("@")
        ? "@escaping \(parameter.spelling)" : parameter.spelling
    }
    return "(\(types.joined(separator: ", "))) -> \(signature.resultSpelling)"
  }

  /// A closure of that type: `{ scale($0, by: $1) }`.
  public var passing: String {
    let arguments = signature.parameters.enumerated().map { index, parameter in
      parameter.label == "_" ? "$\(index)" : "\(parameter.label): $\(index)"
    }
    return "{ \(signature.name)(\(arguments.joined(separator: ", "))) }"
  }

  private func closure(calling call: String) -> String {
    "{ (reader: ExerciseHarness.WireReader) in \(readingArguments)return { "
      + "let result: \(signature.resultSpelling) = \(call); "
      + "return { (writer: ExerciseHarness.WireWriter) in "
      + "\(Self.writing(signature.result, "result")) } } }"
  }

  /// The function under another name, and in its place one that says of its result by which function
  /// it was made; for functions of numbers that return one number.
  ///
  /// - Parameter symbol: how a call of it is written in a formula.
  /// - Returns: nil for any other function.
  func tracedWrapper(renamed: String, symbol: String) -> String? {
    guard signature.result == .number, signature.parameters.allSatisfy({ $0.type == .number })
    else { return nil }
    let list = signature.parameters.map { parameter in
      (parameter.label == parameter.name ? "" : "\(parameter.label) ")
        + "\(parameter.name): \(parameter.spelling)"
    }
    let values = signature.parameters.map(\.name)
    let arguments = signature.parameters.map { parameter in
      parameter.label == "_" ? parameter.name : "\(parameter.label): \(parameter.name)"
    }
    return """
      func \(signature.name)(\(list.joined(separator: ", "))) -> \(signature.resultSpelling) {
        ExerciseHarness.TracedNumber.called(
          "\(symbol)", [\(values.joined(separator: ", "))],
          \(renamed)(\(arguments.joined(separator: ", "))))
      }

      """
  }

  /// A maker of a described call: `static func twice(_ x: Double) -> Call`.
  var maker: String {
    let list = signature.parameters.map { parameter in
      let names =
        parameter.label == parameter.name
        ? parameter.name : "\(parameter.label) \(parameter.name)"
      return "\(names): \(parameter.isFunction ? "String" : parameter.spelling)"
    }
    let writing = signature.parameters.map { Self.writing($0.type, $0.name) }
    return
      "static func \(signature.name)(\(list.joined(separator: ", "))) -> ExerciseHarness.Call { "
      + "ExerciseHarness.Call(\"\(signature.name)\") { writer in "
      + writing.joined(separator: "; ") + " } }"
  }

  /// A function that tells a value of this type while the program runs: `func tell(_ value: Double)`.
  public static func teller(named name: String, word: String, _ type: ValueType) -> String {
    "func \(name)(_ value: \(type.swift)) { ExerciseHarness.harnessTell(\"\(word)\") { "
      + "(writer: ExerciseHarness.WireWriter) in \(writing(type, "value")) } }"
  }

  /// A closure that reads a call's arguments and gives the axes of its result.
  func shapeClosure(calling function: String) -> String {
    "{ (reader: ExerciseHarness.WireReader) in \(readingArguments)return \(call(function)) }"
  }

  private var readingArguments: String {
    signature.parameters.enumerated().map { index, parameter in
      let type = parameter.isFunction ? "String" : parameter.spelling
      let reading = Self.reading(parameter.type, type)
      return "let argument\(index): \(type) = reader.argument(\(index)) { \(reading) }; "
    }.joined()
  }

  private func call(_ function: String) -> String {
    let arguments = signature.parameters.enumerated().map { index, parameter in
      parameter.label == "_" ? value(index) : "\(parameter.label): \(value(index))"
    }
    return "\(function)(\(arguments.joined(separator: ", ")))"
  }

  private func value(_ index: Int) -> String {
    let parameter = signature.parameters[index]
    return parameter.isFunction
      ? "\(parameter.name)(named: argument\(index))" : "argument\(index)"
  }

  private static func reading(_ type: ValueType, _ spelling: String? = nil) -> String {
    switch type {
    case .boolean: "reader.boolean()"
    case .integer: "reader.integer()"
    case .number: "reader.number()"
    case .text: "reader.text()"
    case .list(let element): "reader.list { () -> \(element.swift) in \(reading(element)) }"
    case .optional(let wrapped):
      "reader.optional { () -> \(wrapped.swift) in \(reading(wrapped)) }"
    case .tuple(let fields):
      "reader.tuple { () -> \(spelling ?? type.swift) in ("
        + fields.map { "\($0.label): reader.field { \(reading($0.type)) }" }
        .joined(separator: ", ") + ") }"
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
      "writer.begin(\(fields.count)); "
        + fields.map { writing($0.type, "\(name).\($0.label)") }.joined(separator: "; ")
    }
  }
}
