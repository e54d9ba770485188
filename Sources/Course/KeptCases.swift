internal import LessonFolder

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The cases that reading a lesson needs, with their results: those that answer its predictions, and
/// the first of each function, which `e` works out.
///
/// They stand in the lesson's `results.json`, written and held fresh by `check-course`: reading
/// compiles and runs nothing. One case a line:
///
///     {"id": "count.20to40", "function": "parameters", "arguments": [20, 40], "result": 1520}
extension Lesson {
  /// - Returns: none where the lesson has no exercise, or the file cannot be read: the linter says
  ///   why.
  public func keptCases() -> [ExerciseCase] {
    guard let results = file("results.json"), let functions = try? exercise()?.functions,
      let stored = try? JSONDecoder().decode([StoredCase].self, from: Data(results.utf8))
    else { return [] }
    return stored.compactMap { stored in
      guard let function = functions.first(where: { $0.name == stored.function }),
        function.parameters.count == stored.arguments.count,
        let expected = stored.result.value(of: function.result)
      else { return nil }
      let arguments = zip(stored.arguments, function.parameters).compactMap {
        $0.value(of: $1.type)
      }
      guard arguments.count == stored.arguments.count else { return nil }
      return ExerciseCase(
        stored.id, .edge, title: stored.title, function: stored.function,
        parameters: function.parameters.map(\.name), arguments: arguments,
        expected: expected)
    }
  }
}

private struct StoredCase: Decodable {
  var id: String
  var title: String
  var function: String
  var arguments: [StoredResult]
  var result: StoredResult
}

/// A value as JSON writes it: the elements of a tuple are a list.
private enum StoredResult: Decodable {
  case none
  case boolean(Bool)
  case number(Double)
  case text(String)
  case list([StoredResult])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let boolean = try? container.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try container.decode([StoredResult].self))
    }
  }

  func value(of type: ValueType) -> Value? {
    switch (type, self) {
    case (.optional, .none): return Value.none
    case (.optional(let wrapped), _): return value(of: wrapped)
    case (.boolean, .boolean(let boolean)): return .boolean(boolean)
    case (.integer, .number(let number)): return Int(exactly: number).map(Value.integer)
    case (.number, .number(let number)): return .number(number)
    // JSON has no word for these.
    case (.number, .text(let text)): return Double(text).map(Value.number)
    case (.text, .text(let text)): return .text(text)
    case (.list(let element), .list(let elements)):
      let values = elements.compactMap { $0.value(of: element) }
      return values.count == elements.count ? .list(values) : nil
    case (.tuple(let fields), .list(let elements)) where fields.count == elements.count:
      let values = zip(fields, elements).compactMap { field, element in
        element.value(of: field.type).map { Value.Field(field.label, $0) }
      }
      return values.count == fields.count ? .tuple(values) : nil
    default: return nil
    }
  }
}
