internal import Course
internal import LessonFolder

/// What the judge says about one lesson's file.
public struct Verdict: Sendable, Equatable {
  /// The lesson's number.
  public var lesson: Int
  /// The lesson's short name: `doubling`.
  public var slug: String
  /// The lesson's title.
  public var title: String
  /// The learner's file, as the learner names it.
  public var path: String
  /// The file's bytes, as they were judged; nil where it could not be read.
  public var contents: [UInt8]?
  /// What came of it.
  public var outcome: Outcome
  /// The names of all functions of the exercise, run or not.
  public var functionNames: [String] = []
  /// Function by function, in the exercise's order; empty where nothing was run.
  public var functions: [FunctionVerdict] = []
  /// The earlier lessons whose functions this file calls, and whose code stood in for them.
  public var earlier: [Earlier] = []
  /// What the random cases were drawn with; the same seed draws the same cases.
  public var seed: UInt64
  /// Seconds from reading the file to this verdict.
  public var seconds: Double = 0
}

extension Verdict {
  /// What came of judging a file.
  public enum Outcome: Sendable, Equatable {
    /// Every function gives the right numbers in every case.
    case passed
    /// The file has the same tokens as the starter.
    case notStarted
    /// At least one function is not right; `functions` says which and why.
    case failed
    /// The file is missing, a folder, or cannot be read.
    case unreadable(reason: String)
    /// The compiler's errors in the learner's file, and nothing else.
    case compileErrors([CompilerMessage])
    /// The file compiles, but a function that the exercise calls is missing or has another
    /// signature.
    case signatures([SignatureProblem])
    /// The compiler itself gave up: it ran too long or crashed.
    case compilerStopped(reason: String)
  }

  /// An earlier lesson whose code was compiled along.
  public struct Earlier: Sendable, Equatable {
    /// Whose code it was.
    public enum Author: String, Sendable {
      /// The learner, whose file passes.
      case learner
      /// The course.
      case solution
    }
    /// The lesson's number.
    public var lesson: Int
    /// The lesson's short name.
    public var slug: String
    /// Whose code it was.
    public var author: Author
  }

  /// The names of the functions that are right.
  public var rightFunctions: Set<String> {
    Set(functions.filter(\.finding.hasPassed).map(\.name))
  }

  /// Whether every function is right.
  public var hasPassed: Bool { outcome == .passed }

  /// The mistakes that were recognised, by id, each once, in the order of the functions.
  public var mistakes: [String] {
    functions.flatMap { $0.mistakes.map(\.id) }.reduce(into: []) { mistakes, id in
      if !mistakes.contains(id) { mistakes.append(id) }
    }
  }

  /// Those of them that are certain: where the cases leave several, nobody knows which was made.
  public var recognisedMistakes: [String] {
    functions.map(\.mistakes).filter { $0.count == 1 }.flatMap { $0.map(\.id) }
  }

  /// Every check of every function.
  public var checks: [Check] { functions.flatMap(\.checks) }
}

/// One error of the compiler, at its place in the learner's file.
public struct CompilerMessage: Sendable, Equatable {
  /// The learner's file, or an earlier one of the learner's that is compiled along.
  public var path: String
  /// The line, counted from 1.
  public var line: Int
  /// The column, counted in bytes from 1.
  public var column: Int
  /// What the compiler says, or what is said in its place.
  public var text: String
  /// The line of the file, as it stands there.
  public var source: String
  /// What the compiler adds: "did you mean …".
  public var notes: [String] = []
  /// What to type instead, where the error is one that beginners often make.
  public var advice: String?
}

/// A function that is not there, or not as the exercise calls it.
public struct SignatureProblem: Sendable, Equatable {
  /// The function's name.
  public var function: String
  /// The signature that the exercise asks for.
  public var expected: String
  /// The declaration in the learner's file, where there is one of this name.
  public var found: String?
  /// The line of that declaration.
  public var line: Int?
}
