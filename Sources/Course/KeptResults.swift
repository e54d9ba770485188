internal import LessonFolder
internal import MachineText

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
    guard let stored = file("results.json").flatMap({ JSONText($0) }),
      let functions = try? exercise()?.functions,
      let cases = stored["cases"]?.list, let predictions = stored["predictions"]?.list
    else { return KeptResults() }
    return KeptResults(
      cases: cases.compactMap { ExerciseCase($0, functions) },
      predictions: predictions.compactMap(KeptPrediction.init))
  }
}

extension KeptResults {
  /// The ids of the cases about which these predictions ask, each named by its ``Prediction/key``.
  public func cases(askedBy keys: [String]) -> Set<String> {
    Set(predictions.filter { keys.contains($0.key) }.map(\.answer.id))
  }
}

extension KeptPrediction {
  fileprivate init?(_ stored: JSONText) {
    guard let key = stored["key"]?.text,
      let answer = stored["answer"]?.text.flatMap({ Prediction.Reference($0) }),
      let mistakes = stored["mistakes"]?.object({ Value($0) })
    else { return nil }
    self.init(key: key, answer: answer, mistakes: mistakes)
  }
}

extension ExerciseCase {
  fileprivate init?(_ stored: JSONText, _ functions: [ExerciseFunction]) {
    guard let id = stored["id"]?.text, let title = stored["title"]?.text,
      let function = functions.first(where: { $0.name == stored["function"]?.text }),
      let values = stored["arguments"]?.list, function.parameters.count == values.count,
      let expected = stored["result"].flatMap({ Value($0, of: function.result) })
    else { return nil }
    let arguments = zip(values, function.parameters).compactMap { Value($0, of: $1.type) }
    guard arguments.count == values.count else { return nil }
    self.init(
      id, .edge, title: title, function: function.name,
      parameters: function.parameters.map(\.name), arguments: arguments, expected: expected)
  }
}

extension Value {
  /// A value as JSON writes it, of whichever type: all numbers are such with decimals, and the elements
  /// of a tuple are a list. Nil for an object.
  init?(_ stored: JSONText) {
    switch stored {
    case .null: self = .none
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer, .unsigned, .number, .decimal, .single:
      guard let number = stored.number else { return nil }
      self = .number(number)
    // JSON has no word for what is infinite or no number.
    case .text(let text): self = Double(text).map(Value.number) ?? .text(text)
    case .list:
      guard let elements = stored.list({ Value($0) }) else { return nil }
      self = .list(elements)
    case .object: return nil
    }
  }

  /// The same, of a type that is known; nil where it is of another.
  fileprivate init?(_ stored: JSONText, of type: ValueType) {
    switch (type, stored) {
    case (.optional, .null): self = .none
    case (.optional(let wrapped), _): self.init(stored, of: wrapped)
    case (.boolean, .boolean(let boolean)): self = .boolean(boolean)
    case (.integer, _):
      guard let integer = stored.integer else { return nil }
      self = .integer(integer)
    case (.number, _):
      guard let number = stored.number ?? stored.text.flatMap({ Double($0) }) else { return nil }
      self = .number(number)
    case (.text, .text(let text)): self = .text(text)
    case (.list(let element), .list):
      guard let values = stored.list({ Value($0, of: element) }) else { return nil }
      self = .list(values)
    case (.tuple(let fields), .list(let elements)) where fields.count == elements.count:
      let values = zip(fields, elements).compactMap { field, element in
        Value(element, of: field.type).map { Value.Field(field.label, $0) }
      }
      guard values.count == fields.count else { return nil }
      self = .tuple(values)
    default: return nil
    }
  }
}
