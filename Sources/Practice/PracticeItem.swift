public import Course
public import Judge
internal import LessonFolder

/// A question with its numbers, its answer, and the answers that mistakes lead to.
public struct PracticeItem: Sendable, Equatable {
  /// Of which question it is an instance.
  public var template: PracticeTemplate
  /// The number of the lesson.
  public var lesson: Int
  /// The title of the lesson.
  public var lessonTitle: String
  /// The function that is asked about.
  public var function: ExerciseFunction
  /// What the function does, as the starter says it.
  public var summary: String
  /// What the function is called with.
  public var arguments: [Value]
  /// What is asked.
  public var question: Question
  /// What is right: numbers, or the choice by its place, counted from 0.
  public var answer: Value
  /// What comes out of going wrong; each answers otherwise than the others and than what is right.
  public var mistakes: [Slip]
  /// The lesson's other mistakes, and why none of them can be told by this item.
  public var untold: [Untold]
  /// How the answer is worked out, where that is known.
  public var working: String?

  /// What is asked about the call.
  public enum Question: Sendable, Equatable {
    /// All numbers of the result.
    case result
    /// The number at this place of the result.
    case cell(ElementPath)
    /// The lengths of the result, or of this element of it.
    case shape([String])
    /// All numbers of the result, or of this element of it.
    case matrix([String])
    /// The argument's number at a place, which is hidden; what the result holds at a place is known.
    case argument(Place, cell: ElementPath, value: Double)
    /// By how much the result's number at a place changes when an argument's grows by one.
    case change(Place, cell: ElementPath)
    /// Where a number of the result, or of this element of it, is not what it is shown to be.
    case fault([String], shown: Value)
    /// Which of these mistakes made this result.
    case mistake(shown: Value, choices: [String])
    /// Which of these functions made this result.
    case operation(shown: Value, choices: [String])
  }

  /// Where a number stands in the arguments.
  public struct Place: Sendable, Equatable {
    /// Which argument.
    public var argument: Int
    /// Where in it.
    public var path: ElementPath
  }

  /// An answer that somebody gives who goes wrong in a known way.
  public struct Slip: Sendable, Equatable {
    /// The mistake, and those that lead to the same answer behind it.
    public var ways: [Way]
    /// What comes of it.
    public var answer: Value
  }

  /// What somebody did.
  public struct Way: Sendable, Equatable {
    /// The mistake's id; of a function that was not asked for, its name.
    public var id: String
    /// What was done: "the overlay is turned by 180°".
    public var title: String
    /// What helps without giving the answer away; nothing where there is no more to say.
    public var advice: String
  }

  /// A mistake that has no answer of its own.
  public struct Untold: Sendable, Equatable {
    /// The mistake's id.
    public var id: String
    /// Why it has none.
    public var reason: Reason

    /// Why a mistake has no answer of its own.
    public enum Reason: String, Sendable {
      /// What it answers is right.
      case right = "answers what is right here"
      /// Its program traps or runs on with these numbers.
      case noEnd = "does not come to an end with these numbers"
      /// Its result has no such number, or no number would do.
      case noAnswer = "leads to no answer of this kind"
      /// Others are to choose from.
      case notAsked = "is not among the choices"
    }
  }
}

extension PracticeItem {
  /// The choices, where there are any.
  public var choices: [String] {
    switch question {
    case .mistake(_, let choices), .operation(_, let choices): choices
    default: []
    }
  }

  /// How many numbers the answer has.
  public var answerCount: Int { answer.leaves.count }

  /// Whether some number of the answer has more decimals than anybody writes down.
  public var isRounded: Bool { !answer.leaves.allSatisfy { $0.value.isShort } }
}

extension Value {
  /// Whether it is a number that is written in a few digits.
  var isShort: Bool {
    guard let number else { return true }
    return number.isFinite && ValueText.shown(.number(number)).count <= 6
  }
}
