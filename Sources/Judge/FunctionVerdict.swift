public import Course
public import LessonFolder

/// What the judge says about one function: `verdict.name`, `verdict.signature` are the function's.
@dynamicMemberLookup
public struct FunctionVerdict: Sendable, Equatable {
  /// The function that was judged.
  public var function: ExerciseFunction
  /// The line of the learner's file on which it is declared.
  public var line: Int?
  /// The first thing that there is to say.
  public var finding: Finding
  /// What was wrong already in the cases before the one in which the program stopped.
  public var before: Finding?
  /// Functions of the same exercise that it calls and that are not right themselves.
  var wrongCallees: [String] = []
  /// Whether it is right once these are; nil where that is not known.
  var isRightWithRightCallees: Bool?
  /// Functions that no exercise asks for and that it calls, itself or by way of others.
  var ownHelpers: [String] = []
  /// The cases in the order in which they were judged: the article's, the edges, random ones.
  public var checks: [Check]
  /// What the learner's code printed, cleaned of control characters.
  public var output: String
  /// Whether it printed more than is kept.
  var outputWasCut: Bool
  /// The edits of the learner's file that would make it right, where they were looked for and found.
  public var mending: Mending?

  /// What the exercise says of the function.
  public subscript<Part>(dynamicMember part: KeyPath<ExerciseFunction, Part>) -> Part {
    function[keyPath: part]
  }
}

extension FunctionVerdict {
  /// The mistakes that make the learner's results in every case that came to its end, and stop where
  /// the program was stopped.
  public var mistakes: [Mistake] {
    let own = finding.explanation.mistakes
    return own.isEmpty ? before?.explanation.mistakes ?? [] : own
  }

  /// The section to read again: the mistake's where one is known, else the function's.
  var sectionToRead: String {
    mistakes.count == 1 ? mistakes.first?.section ?? function.section : function.section
  }
}
