/// A question that the learner answers before reading on.
///
/// In a lesson's text it is a fenced block named `predict`: the question, then the line
/// `answer: ID` with an index where only a part is asked for, then `why: …`:
///
///     What stands in row 0, column 1?
///     answer: A.correlate.valid[0][1]
///     not: 290: that is the place to the left.
///     why: `2·10 + 3·20 + 5·30 + 6·40 = 470`
///
/// What is asked for shows in the answer: a number, the lengths of a shape, a row, a whole matrix.
/// Lines `choice: 40 30; 20 10` before it give answers to choose from, lines `program: ID` programs
/// of which one, `answer: CASE by ID`, has made what is shown.
public struct Prediction: Sendable, Equatable {
  /// Markdown.
  public var question: String
  /// What can be chosen; empty where the answer is typed.
  public var choices: [Choice]
  /// The numbers that answer it; where a program is asked for, those that it has made.
  public var answer: Reference
  /// The program that is asked for.
  public var maker: Program?
  /// To how many decimals the answer is asked for; nil where that depends on the answer alone.
  public var places: Int?
  /// Wrong answers that people give, with what makes them.
  public var slips: [Slip]
  /// Markdown: the sum that makes the answer.
  public var explanation: String

  /// One of the answers to choose from.
  public enum Choice: Sendable, Equatable {
    /// Numbers.
    case value(Value)
    /// What a program is like.
    case program(Program)
  }

  /// A program of the lesson.
  public enum Program: Sendable, Equatable {
    /// The solution.
    case solution
    /// The solution with the edit of the mistake of this id.
    case mistake(String)
  }

  /// A wrong answer and what makes it.
  public struct Slip: Sendable, Equatable {
    /// The wrong answer.
    public var value: Value
    /// Markdown: a sentence about it.
    public var words: String
  }

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
  /// What stands behind `choice:` or `not:` is no number and no matrix.
  case badValue(String)
  /// What stands behind `decimals:` is no count.
  case badPlaces(String)
  /// Programs to choose from and none that is right, or the other way round.
  case programs

  public var description: String {
    switch self {
    case .noQuestion: "A prediction begins with its question; write it above the line 'answer:'."
    case .noAnswer:
      "A prediction has no line 'answer: ID'; add the id of the number that answers it."
    case .badReference(let text):
      "'\(text)' is not an id with an index; write 'answer: A.correlate.valid[0][1]', for example."
    case .badValue(let text):
      "'\(text)' is not a number, a row such as '1 2 3' or a matrix such as '1 2; 3 4'; behind the "
        + "numbers of 'not:' stands a colon, and behind it what makes them."
    case .badPlaces(let text):
      "'decimals: \(text)' is no number of decimals from 0 to 9."
    case .programs:
      "Where programs are to choose from, the answer says which has made the numbers: "
        + "'answer: CASE by ID', the id of a mistake or 'solution'."
    }
  }
}

extension Prediction {
  private static let fields = ["choice", "program", "answer", "decimals", "not", "why"]

  /// Reads the body of a `predict` block.
  public init(block: String) throws(PredictionError) {
    var parts: [(name: String, text: String)] = [("", "")]
    var hasAnswer = false
    for line in block.split(separator: "\n", omittingEmptySubsequences: false) {
      let name = line.prefix { $0 != ":" }
      // A question may hold a line such as “why: …”; only choices stand before the answer.
      let isField =
        name.count < line.count
        && (hasAnswer ? Self.fields[3...] : Self.fields[..<3]).contains(String(name))
      if isField {
        parts.append((String(name), String(line.dropFirst(name.count + 1))))
        hasAnswer = hasAnswer || name == "answer"
      } else {
        parts[parts.count - 1].text += (parts.last?.text.isEmpty == true ? "" : "\n") + line
      }
    }
    func all(_ name: String) -> [String] {
      parts.filter { $0.name == name }.map { trimmed($0.text) }
    }
    guard let answer = all("answer").first else { throw .noAnswer }
    question = trimmed(parts[0].text)
    guard !question.isEmpty else { throw .noQuestion }
    let words = answer.split(separator: " ").map(String.init)
    guard words.count == 1 || words.count == 3 && words[1] == "by",
      let reference = Reference(words[0])
    else { throw .badReference(answer) }
    self.answer = reference
    maker = words.count == 3 ? Program(words[2]) : nil
    choices = []
    for text in all("choice") {
      guard let value = Self.value(text) else { throw .badValue(text) }
      choices.append(.value(value))
    }
    let programs = all("program")
    choices += programs.map { .program(Program($0)) }
    guard programs.isEmpty == (maker == nil), programs.isEmpty || programs.count == choices.count
    else { throw .programs }
    places = nil
    if let text = all("decimals").first {
      guard let count = Int(text), (0...9).contains(count) else { throw .badPlaces(text) }
      places = count
    }
    slips = []
    for text in all("not") {
      let sides = text.split(separator: ":", maxSplits: 1)
      guard sides.count == 2, let value = Self.value(String(sides[0])) else {
        throw .badValue(text)
      }
      slips.append(Slip(value: value, words: trimmed(sides[1])))
    }
    explanation = trimmed(all("why").joined(separator: "\n"))
  }

  /// Reads `25`, `3 4` or `40 30; 20 10`.
  private static func value(_ text: String) -> Value? {
    var rows: [[Double]] = []
    for line in text.split(separator: ";") {
      let words = line.split(separator: " ")
      let row = words.compactMap { Double(String($0).replacing("−", with: "-")) }
      guard row.count == words.count, !row.isEmpty else { return nil }
      rows.append(row)
    }
    if rows.count > 1 { return .matrix(rows) }
    return rows.first.map { $0.count == 1 ? .number($0[0]) : .vector($0) }
  }

  /// How the block names its answer, as progress and results know the question by it.
  public var key: String {
    maker.map { "\(answer.text)/\($0.id)" } ?? answer.text
  }
}

extension Prediction.Program {
  init(_ id: String) { self = id == "solution" ? .solution : .mistake(id) }

  /// As the block names it.
  public var id: String {
    switch self {
    case .solution: "solution"
    case .mistake(let id): id
    }
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

  /// As it is written in a lesson.
  public var text: String {
    id
      + path.map { step in
        switch step {
        case .index(let index): "[\(index)]"
        case .label(let label): "[\(label)]"
        }
      }.joined()
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

  /// The case whose result the number is a part of, and the way into that result; nil for an input, and
  /// for a number of the article that no case makes as its result.
  package func part(of cases: [ExerciseCase]) -> (example: ExerciseCase, reference: Self)? {
    if let found = cases.first(where: { $0.id == id }) { return (found, self) }
    for example in cases {
      guard let fact = example.facts.first(where: { $0.id == id && $0.value == nil }) else {
        continue
      }
      let way = fact.element.isEmpty ? [] : [Step.label(fact.element)]
      return (example, Self(id: example.id, path: way + path))
    }
    return nil
  }
}
