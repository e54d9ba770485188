public import Course

/// One call of one function, and whether its result is right.
///
/// What the call is and gives, its case says: `check.id`, `check.arguments`, `check.expected`.
@dynamicMemberLookup
public struct Check: Sendable, Equatable {
  /// Whether there is a result, and a right one.
  public enum State: String, Sendable, Equatable {
    /// The result is right.
    case passed
    /// The result is not right.
    case failed
    /// Something ended the program before.
    case notRun
  }

  /// Its place among the function's cases in the order in which they were run, counted from 0.
  public var number: Int
  /// What was called.
  public var exerciseCase: ExerciseCase
  /// Nil where the check was not run to its end.
  public var actual: Value?
  /// The article's numbers that this result holds.
  public var facts: [FactCheck]
  /// Nil where there is no result to compare.
  var comparison: Comparison?

  /// What the case says of the call.
  public subscript<Part>(dynamicMember part: KeyPath<ExerciseCase, Part>) -> Part {
    exerciseCase[keyPath: part]
  }
}

extension Check {
  /// Whether its result is right.
  public var state: State {
    comparison.map { $0.isEqual ? .passed : .failed } ?? .notRun
  }

  /// Said where the tolerance decided: "differs in the 15th digit: …".
  public var note: String? { comparison?.note }

  /// Whether its numbers stand in the article, and are not only worked out after it.
  var isTheArticles: Bool { facts.contains(where: \.example.isResultOfTheArticle) }
}

/// A number of the article beside the one that the learner's function gives.
public struct FactCheck: Sendable, Equatable {
  /// The number as it is known, and where it stands.
  public var example: Article.Example
  /// Nil where the function gives none.
  public var actual: Value?

  /// Whether the two agree, as far as the article's digits go.
  public var passed: Bool { actual.map { example.agrees(with: $0) } ?? false }
}
