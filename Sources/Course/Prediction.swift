/// A question that the learner answers with a number before reading it.
///
/// In a lesson's text it is a fenced block named `predict`: the question, then the line
/// `answer: ID` with an index where only one cell is asked, then `why: …`:
///
///     What stands in row 0, column 1?
///     answer: A.correlate.valid[0][1]
///     why: `2·10 + 3·20 + 5·30 + 6·40 = 470`
public struct Prediction: Sendable, Equatable {
  /// Markdown.
  public var question: String
  /// The number that answers it.
  public var answer: Reference
  /// Markdown: the sum that makes the answer.
  public var explanation: String

  /// A number by the id of the example or the case that makes it.
  public struct Reference: Sendable, Equatable {
    /// Of an example of the article, or of a case.
    public var id: String
    /// The way from the result to one element of it; empty for all of it.
    public var path: [Step]

    /// One step of the way into a value.
    public enum Step: Sendable, Equatable {
      /// To the element of a list or tuple at this place, counted from 0.
      case index(Int)
      /// To the element of a tuple with this label.
      case label(String)
    }
  }
}

/// What keeps a `predict` block from being a question with an answer.
public enum PredictionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Nothing stands above the answer.
  case noQuestion
  /// No line names the answer.
  case noAnswer
  /// What stands behind `answer:` is no id with steps behind it.
  case badReference(String)

  public var description: String {
    switch self {
    case .noQuestion: "A prediction begins with its question; write it above the line 'answer:'."
    case .noAnswer:
      "A prediction has no line 'answer: ID'; add the id of the number that answers it."
    case .badReference(let text):
      "'\(text)' is not an id with an index; write 'answer: A.correlate.valid[0][1]', for example."
    }
  }
}

extension Prediction {
  /// Reads the body of a `predict` block.
  public init(block: String) throws(PredictionError) {
    var question: [Substring] = []
    var answer: String?
    var explanation: [Substring] = []
    for line in block.split(separator: "\n", omittingEmptySubsequences: false) {
      if answer == nil, line.hasPrefix("answer:") {
        answer = trimmed(line.dropFirst("answer:".count))
      } else if answer == nil {
        question.append(line)
      } else if explanation.isEmpty, line.hasPrefix("why:") {
        explanation.append(line.dropFirst("why:".count))
      } else {
        explanation.append(line)
      }
    }
    guard let answer else { throw .noAnswer }
    self.question = trimmed(question.joined(separator: "\n"))
    guard !self.question.isEmpty else { throw .noQuestion }
    guard let reference = Reference(answer) else { throw .badReference(answer) }
    self.answer = reference
    self.explanation = trimmed(explanation.joined(separator: "\n"))
  }
}

extension Prediction.Reference {
  /// Reads `A.correlate.valid[0][1]` or `edge.counting.weights`-style ids with `[index]` or
  /// `[label]` steps behind them.
  public init?(_ text: String) {
    let parts = text.split(separator: "[", omittingEmptySubsequences: false)
    guard let id = parts.first, !id.isEmpty, !id.contains(where: \.isWhitespace) else { return nil }
    var path: [Step] = []
    for part in parts.dropFirst() {
      guard part.hasSuffix("]"), part.count > 1 else { return nil }
      let step = part.dropLast()
      path.append(Int(step).map(Step.index) ?? .label(String(step)))
    }
    self.init(id: String(id), path: path)
  }

  /// Follows the path into a value.
  ///
  /// - Returns: nil where the path leads nowhere.
  public func value(in value: Value) -> Value? {
    path.reduce(value) { (value: Value?, step) in
      switch (step, value) {
      case (.label(let label), .some(let value)): value[label]
      case (.index(let index), .some(.list(let list))) where list.indices.contains(index):
        list[index]
      case (.index(let index), .some(.tuple(let fields))) where fields.indices.contains(index):
        fields[index].value
      default: nil
      }
    }
  }
}
