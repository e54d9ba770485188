internal import LessonFolder

/// A prediction with all that is known about it: what answers it, how it is answered, what wrong
/// answers come of.
public struct Question: Sendable {
  /// As its block says it.
  public let prediction: Prediction
  /// The numbers that are asked for; where a program is asked for, those that it has made.
  public let answer: Value
  /// What can be chosen, in the order of the block; empty where the answer is typed.
  public let choices: [Choice]
  /// Which of them is right.
  public let rightChoice: Int?
  /// The wrong answers that are known.
  public let wrong: WrongAnswers

  /// One of the answers to choose from.
  public struct Choice: Sendable, Equatable {
    /// The numbers to choose; of a program, those that it makes.
    public var value: Value
    /// The lines in which this program is unlike the others; empty for numbers.
    public var code: [String]
  }

  /// How it is answered.
  public enum Kind: Sendable, Equatable {
    /// One number, or several in a line.
    case numbers(count: Int)
    /// A matrix of so many rows and columns.
    case matrix(rows: Int, columns: Int)
    /// One of so many choices.
    case choice(count: Int)
  }
}

extension Question {
  /// - Returns: nil where no number has the id that the block names.
  public init?(
    _ prediction: Prediction, of lesson: Lesson, article: Article, results: KeptResults
  ) {
    let kept = results.predictions.first { $0.key == prediction.key }
    let right = prediction.answer.value(article: article, cases: results.cases)
    let made = prediction.maker.map { maker in
      maker == .solution ? right : kept?.mistakes[maker.id]
    }
    guard let answer = made ?? right else { return nil }
    let mistakes = (try? lesson.exercise()?.mistakes()) ?? []
    self.prediction = prediction
    self.answer = answer
    choices = prediction.choices.compactMap { choice in
      switch choice {
      case .value(let value): return Choice(value: value, code: [])
      case .program(let program):
        let value = program == .solution ? right : kept?.mistakes[program.id]
        return value.map { Choice(value: $0, code: prediction.code(of: program, mistakes)) }
      }
    }
    guard choices.count == prediction.choices.count else { return nil }
    rightChoice = prediction.choices.firstIndex { choice in
      switch choice {
      case .value(let value): value.isSame(as: answer)
      case .program(let program): program == prediction.maker
      }
    }
    let outcomes = kept?.mistakes ?? [:]
    wrong = WrongAnswers(
      to: answer, places: prediction.places,
      noted: prediction.slips.map { WrongAnswers.Known($0.value, .noted($0.words)) },
      mistakes: prediction.maker != nil
        ? []
        : mistakes.compactMap { mistake in
          outcomes[mistake.id].map { value in
            WrongAnswers.Known(
              value, .mistake(id: mistake.id, title: mistake.title, advice: mistake.advice))
          }
        },
      working: prediction.explanation, place: prediction.answer.place(article, results.cases))
  }

  /// How it is answered.
  public var kind: Kind {
    if !choices.isEmpty { return .choice(count: choices.count) }
    if let matrix = answer.matrix, let first = matrix.first,
      matrix.allSatisfy({ $0.count == first.count })
    {
      return .matrix(rows: matrix.count, columns: first.count)
    }
    return .numbers(count: answer.numbers.count)
  }

  /// `a`, `b`, `c`.
  public static func letter(_ choice: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(choice, 25))))
  }
}

extension Prediction {
  /// The lines of a program that the others have not, without what they are indented by.
  fileprivate func code(of program: Program, _ mistakes: [Mistake]) -> [String] {
    let edits = choices.compactMap { choice -> SourceEdit? in
      guard case .program(.mistake(let id)) = choice else { return nil }
      return mistakes.first { $0.id == id }?.edit
    }
    let lines: [String]?
    switch program {
    case .solution: lines = edits.first?.changedLines.before
    case .mistake(let id): lines = mistakes.first { $0.id == id }?.edit.changedLines.after
    }
    let indent = lines?.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines?.map { String($0.dropFirst(indent)) } ?? []
  }
}

extension Prediction.Reference {
  /// The matrix of which the number is a cell.
  fileprivate func place(
    _ article: Article, _ cases: [ExerciseCase]
  ) -> (matrix: [[Double]], row: Int, column: Int)? {
    guard path.count >= 2, case .index(let row) = path[path.count - 2],
      case .index(let column) = path[path.count - 1],
      let whole = Self(id: id, path: path.dropLast(2)).value(article: article, cases: cases),
      let matrix = whole.matrix, matrix.indices.contains(row), matrix[row].indices.contains(column)
    else { return nil }
    return (matrix, row, column)
  }
}
