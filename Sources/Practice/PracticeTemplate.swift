public import Course
internal import LessonFolder

/// A question about one function of a lesson that can be asked again and again with other numbers.
///
///     PracticeTemplate(lesson, function, .cell).id  // "correlate.cell"
public struct PracticeTemplate: Sendable, Hashable {
  /// The lesson's slug.
  public var slug: String
  /// The name of the function.
  public var function: String
  /// What is asked of it.
  public var kind: Kind

  /// What is asked.
  public enum Kind: String, Sendable, CaseIterable {
    /// The numbers of a small result.
    case result
    /// One number of a larger result.
    case cell
    /// How long the result is in each direction.
    case shape
    /// All of a small matrix.
    case matrix
    /// A number that went in, from what came out.
    case argument
    /// How a number of the result changes with one that goes in.
    case change
    /// Which number of a result is wrong.
    case fault
    /// Which mistake made a result.
    case mistake
    /// Which function made a result.
    case operation

    /// Whether it leads from what came out to what went in, or to what was done.
    public var isBackward: Bool {
      switch self {
      case .result, .cell, .shape, .matrix: false
      case .argument, .change, .fault, .mistake, .operation: true
      }
    }
  }

  /// A question about a function of the lesson with this slug.
  public init(slug: String, function: String, kind: Kind) {
    self.slug = slug
    self.function = function
    self.kind = kind
  }

  /// By which progress names it, within its lesson.
  public var id: String { "\(function).\(kind.rawValue)" }
}

extension PracticeTemplate {
  /// What can be asked of the functions of these lessons, as far as their types tell; whether numbers
  /// can be found with which an item says enough is known once some are drawn.
  public static func all(of lessons: [Lesson]) throws(CourseError) -> [PracticeTemplate] {
    var templates: [PracticeTemplate] = []
    var functions: [(lesson: Lesson, function: ExerciseFunction)] = []
    for lesson in lessons {
      for function in try lesson.exercise()?.functions ?? [] where function.isPractised {
        functions.append((lesson, function))
      }
    }
    for (lesson, function) in functions {
      let alike = functions.count { function.isOfTheSameType(as: $0.function) }
      for kind in Kind.allCases where kind.suits(function) && (kind != .operation || alike > 2) {
        templates.append(
          PracticeTemplate(slug: lesson.slug, function: function.name, kind: kind))
      }
    }
    return templates
  }
}

extension PracticeTemplate.Kind {
  /// Whether a result of the function's type can be asked about in this way.
  fileprivate func suits(_ function: ExerciseFunction) -> Bool {
    switch self {
    case .result: function.result.isOfSingleNumbers
    case .cell, .shape, .matrix, .fault: !function.result.isOfSingleNumbers
    case .argument, .change, .mistake, .operation: true
    }
  }
}

extension ExerciseFunction {
  /// Whether its arguments can be shown: a function that is handed over has a name alone.
  fileprivate var isPractised: Bool {
    isTheLearners && !parameters.contains { $0.isFunction || $0.type == .text }
  }

  /// Whether it takes and returns the same, so that one can be taken for the other.
  func isOfTheSameType(as other: ExerciseFunction) -> Bool {
    result == other.result && parameters.map(\.type) == other.parameters.map(\.type)
  }
}

extension ValueType {
  /// Whether it is a number, or a tuple of numbers.
  fileprivate var isOfSingleNumbers: Bool {
    switch self {
    case .integer, .number: true
    case .tuple(let fields): fields.allSatisfy { $0.type == .integer || $0.type == .number }
    case .boolean, .text, .list, .optional: false
    }
  }
}
