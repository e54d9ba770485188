public import Course
public import LessonFolder

/// The first thing that there is to say about a function, and what explains it.
public struct Finding: Sendable, Equatable {
  /// What came of the function's cases.
  public enum Kind: Sendable, Equatable {
    /// Every result is right.
    case passed
    /// The call reached `todo()`: which function is still to be written.
    case notWritten(function: String)
    /// Ran longer than allowed.
    case timedOut(seconds: Double)
    /// Stopped by the run time or by a signal, in words: "Index out of range".
    case crashed(reason: String)
    /// Left by `exit` in the middle of a check.
    case endedEarly(status: Int)
    /// Asked for more bytes of memory than allowed.
    case outOfMemory(limit: Int)
    /// Returned more numbers than can be handed over.
    case resultTooLarge
    /// A result of another shape than the right one, in sentences: `rows: 4 − 2 + 1 = 3, yours has 4`.
    case wrongShape([String])
    /// A NaN or an infinity where there is none in the right result.
    case notFinite(WrongCells)
    /// A result of the right shape with wrong numbers in it.
    case wrongValues(WrongCells)
  }

  /// Numbers that are not as they should be: the first of them, and how many there are.
  public struct WrongCells: Sendable, Equatable {
    /// Where the first one stands.
    public var place: ElementPath
    /// The right number there.
    public var expected: Value
    /// The learner's number there.
    public var actual: Value
    /// How many cells are wrong; a place, such as a maximum's, is one.
    public var count: Int
    /// How many cells the result has.
    public var total: Int
  }

  /// What came of the function's cases.
  public var kind: Kind
  /// The index of the check that it is about.
  public var check: Int?
  /// The place in the learner's file where the program was stopped, where it is known.
  public var line: Int?
  /// The column of that place.
  public var column: Int?
  /// The function around that line, where it is another one, whose own cases are all right.
  public var within: String?
  /// At which index it was stopped, where that is known.
  public var stop: Stop?
  /// The learner's lines on the way to that place, innermost first.
  var frames: [Int] = []
  /// The functions of the learner's file on the way, innermost first, up to the one that is judged.
  public var callers: [Caller] = []
  /// How the right program works out the first wrong number.
  public var working: Working?
  /// The same, however long.
  var formula: Expression?
  /// Why the results are as they are.
  public var explanation = Explanation()

  /// How a number is worked out.
  public enum Working: Sendable, Equatable {
    /// By the formula that the solution computed.
    case formula(Expression)
    /// By the formula of a length: `4 − 2 + 1`.
    case length(String)
  }

  /// What makes the learner's results; nothing of it where that is not known.
  public struct Explanation: Sendable, Equatable {
    /// The mistakes that make the learner's results in every case that came to its end.
    public var mistakes: [Mistake] = []
    /// Arguments whose numbers make no difference to the learner's results, though they should.
    public var ignored: [String] = []
    /// Of which cells of an argument the wrong number was made, where of others than the right one.
    public var cells: CellsUsed?
    /// What the wrong results have in common, where no mistake is named.
    public var patterns: [String] = []
    /// How the wrong number comes of the terms of the right one, where no mistake is named.
    public var derivation: Derivation?
  }

  /// What could not be done where a program was stopped.
  public struct Stop: Sendable, Equatable {
    /// What was asked for, and what there is.
    public enum Cause: Sendable, Equatable {
      /// An index of a list with these.
      case index(Int, of: Range<Int>)
      /// A part of a list of so many elements.
      case part(from: Int, to: Int, count: Int)
      /// A range that ends before it begins; a closed one holds its end.
      case range(Int, Int, isClosed: Bool)
    }

    /// A variable, or a constant, that the place depends on.
    public struct Variable: Sendable, Equatable {
      /// As it is called in the learner's file.
      public var name: String
      /// What it was.
      public var value: Int
    }

    /// What could not be done.
    public var cause: Cause
    /// The variables of the loops around, and what else of the function the line or these loops speak of;
    /// in the order of their lines.
    public var variables: [Variable] = []
  }

  /// A function on the way to the place where a program was stopped.
  public struct Caller: Sendable, Equatable {
    /// Its name.
    public var function: String
    /// The line at which it was.
    public var line: Int
  }

  static let passed = Finding(kind: .passed)
}

extension Finding {
  /// Whether the function is right.
  public var hasPassed: Bool { kind == .passed }

  /// Whether it came to its end with another result than the right one.
  var isOfAResult: Bool {
    switch kind {
    case .wrongShape, .notFinite, .wrongValues: true
    default: false
    }
  }

  /// Whether all that is known of the function is that it is not written.
  package var isNotWritten: Bool {
    if case .notWritten = kind { true } else { false }
  }
}
