internal import LessonFolder

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The results that reading a lesson needs: reading compiles and runs nothing.
///
/// They stand in the lesson's `results.json`, written and held fresh by `check-course`. One case or
/// prediction a line:
///
///     {"cases": [
///       {"id": "count.20to40", "function": "parameters", "arguments": [20, 40], "result": 1520}
///     ], "predictions": [
///       {"key": "count.20to40", "answer": "count.20to40", "mistakes": {"count.nobias": 1500}}
///     ]}
public struct KeptResults: Sendable {
  /// Those that answer the lesson's predictions, and some of each function, which `e` works out.
  public var cases: [ExerciseCase] = []
  /// What is known of the predictions that ask for a part of a case's result.
  package var predictions: [KeptPrediction] = []

  package init(cases: [ExerciseCase] = [], predictions: [KeptPrediction] = []) {
    self.cases = cases
    self.predictions = predictions
  }
}

/// What mistakes of the lesson make of a prediction.
package struct KeptPrediction: Sendable {
  /// The prediction's ``Prediction/key``.
  package var key: String
  /// The case that it asks about, and the part of its result.
  package var answer: Prediction.Reference
  /// What a mistake makes of that part, by its id; where programs are to choose from, what each
  /// of them makes.
  package var mistakes: [String: Value]

  package init(key: String, answer: Prediction.Reference, mistakes: [String: Value]) {
    self.key = key
    self.answer = answer
    self.mistakes = mistakes
  }
}

extension Lesson {
  /// - Returns: nothing where the lesson has no exercise, or the file cannot be read: the linter says
  ///   why.
  public func keptResults() -> KeptResults {
    guard let text = file("results.json"), let functions = try? exercise()?.functions,
      let stored = try? JSONDecoder().decode(StoredResults.self, from: Data(text.utf8))
    else { return KeptResults() }
    return KeptResults(
      cases: stored.cases.compactMap { $0.exerciseCase(functions) },
      predictions: stored.predictions.compactMap { stored in
        Prediction.Reference(stored.answer).map { answer in
          KeptPrediction(
            key: stored.key, answer: answer, mistakes: stored.mistakes.mapValues(\.value))
        }
      })
  }
}

extension KeptResults {
  /// The ids of the cases about which these predictions ask, each named by its ``Prediction/key``.
  public func cases(askedBy keys: [String]) -> Set<String> {
    Set(predictions.filter { keys.contains($0.key) }.map(\.answer.id))
  }
}

private struct StoredResults: Decodable {
  var cases: [StoredCase]
  var predictions: [StoredPrediction]
}

private struct StoredPrediction: Decodable {
  var key: String
  var answer: String
  var mistakes: [String: StoredResult]
}

private struct StoredCase: Decodable {
  var id: String
  var title: String
  var function: String
  var arguments: [StoredResult]
  var result: StoredResult

  func exerciseCase(_ functions: [ExerciseFunction]) -> ExerciseCase? {
    guard let function = functions.first(where: { $0.name == self.function }),
      function.parameters.count == arguments.count,
      let expected = result.value(of: function.result)
    else { return nil }
    let arguments = zip(arguments, function.parameters).compactMap { $0.value(of: $1.type) }
    guard arguments.count == function.parameters.count else { return nil }
    return ExerciseCase(
      id, .edge, title: title, function: function.name,
      parameters: function.parameters.map(\.name), arguments: arguments, expected: expected)
  }
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

  /// The value, of whichever type: all numbers are such with decimals.
  var value: Value {
    switch self {
    case .none: .none
    case .boolean(let boolean): .boolean(boolean)
    case .number(let number): .number(number)
    case .text(let text): Double(text).map(Value.number) ?? .text(text)
    case .list(let elements): .list(elements.map(\.value))
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
