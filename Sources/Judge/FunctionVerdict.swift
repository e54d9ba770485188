public import Course
public import LessonFolder

/// What the judge says about one function.
public struct FunctionVerdict: Sendable, Equatable {
  public var name: String
  public var signature: String
  public var parameters: [Signature.Parameter]
  /// The line of the learner's file on which it is declared.
  public var line: Int?
  /// The title of the lesson's section that teaches it.
  public var section: String
  public var finding: Finding
  /// What was wrong already in the cases before the one in which the program stopped.
  public var before: Finding?
  /// A function of the same exercise that it calls and that is not right itself.
  public var wrongCallee: String?
  /// The mistakes that stop where the program was stopped, after the very same results.
  public var stopping: [NamedMistake]
  /// The cases in the order in which they were judged: the article's, the edges, random ones.
  public var checks: [Check]
  /// What the learner's code printed, cleaned of control characters.
  public var output: String
  /// Whether it printed more than is kept.
  public var outputWasCut: Bool

  public init(
    _ function: ExerciseFunction, line: Int? = nil, finding: Finding, before: Finding? = nil,
    stopping: [NamedMistake] = [], checks: [Check] = [], output: String = "",
    outputWasCut: Bool = false
  ) {
    name = function.name
    signature = function.signature.text
    parameters = function.parameters
    self.line = line
    section = function.section
    self.finding = finding
    self.before = before
    self.stopping = stopping
    self.checks = checks
    self.output = output
    self.outputWasCut = outputWasCut
  }
}

extension FunctionVerdict {
  /// The mistakes that make the learner's results in every case that came to its end.
  public var mistakes: [NamedMistake] {
    stopping.isEmpty ? (before ?? finding).mistakes : stopping
  }

  /// The section to read again: the mistake's where one is known, else the function's.
  public var sectionToRead: String {
    mistakes.count == 1 ? mistakes.first?.section ?? section : section
  }
}

/// The first thing that there is to say about a function.
public enum Finding: Sendable, Equatable {
  case passed
  /// The call reached `todo()`: which function is still to be written.
  case notWritten(function: String)
  /// Ran longer than allowed: the index of the check that it was in, and the line of the learner's
  /// file where it was, if it could be asked.
  case timedOut(check: Int, seconds: Double, line: Int?)
  case crashed(Crash)
  /// Left by `exit` in the middle of a check.
  case endedEarly(check: Int, status: Int)
  /// Asked for more memory than allowed.
  case outOfMemory(check: Int, limit: Int, line: Int?)
  /// Returned more numbers than can be handed over.
  case resultTooLarge(check: Int)
  case wrongShape(WrongShape)
  case notFinite(NotFinite)
  case wrongValues(WrongValues)

  /// The mistakes that make the learner's results in every case.
  public var mistakes: [NamedMistake] {
    switch self {
    case .wrongShape(let wrong): wrong.mistakes
    case .notFinite(let wrong): wrong.mistakes
    case .wrongValues(let wrong): wrong.mistakes
    default: []
    }
  }

  /// The index of the check that it is about.
  public var check: Int? {
    switch self {
    case .passed, .notWritten: nil
    case .timedOut(let check, _, _), .endedEarly(let check, _), .outOfMemory(let check, _, _),
      .resultTooLarge(let check):
      check
    case .crashed(let crash): crash.check
    case .wrongShape(let wrong): wrong.check
    case .notFinite(let wrong): wrong.check
    case .wrongValues(let wrong): wrong.check
    }
  }
}

/// A stop by the run time or by a signal.
public struct Crash: Sendable, Equatable {
  /// The index of the check in which it happened.
  public var check: Int
  /// In words: "Index out of range", "the stack overflowed: …".
  public var reason: String
  /// The place in the learner's file, where it is known.
  public var line: Int?
  public var column: Int?
  /// The function around that line, where it is another one, whose own cases are all right.
  public var within: String?

  public init(check: Int, reason: String, line: Int? = nil, column: Int? = nil) {
    self.check = check
    self.reason = reason
    self.line = line
    self.column = column
  }
}

/// A result of another shape than the right one.
public struct WrongShape: Sendable, Equatable {
  public var check: Int
  /// Sentences, the formula filled in: `rows: 4 − 2 + 1 = 3, yours has 4`.
  public var lines: [String]
  /// Mistakes that make this very result in every case.
  public var mistakes: [NamedMistake]
  /// What the wrong results have in common, where no mistake is named.
  public var patterns: [String]

  public init(
    check: Int, lines: [String], mistakes: [NamedMistake] = [], patterns: [String] = []
  ) {
    self.check = check
    self.lines = lines
    self.mistakes = mistakes
    self.patterns = patterns
  }
}

/// A NaN or an infinity where there is none in the right result.
public struct NotFinite: Sendable, Equatable {
  public var check: Int
  public var place: Place
  public var actual: Double
  public var expected: Double
  /// How many cells of how many are not finite.
  public var count: Int
  public var total: Int
  public var mistakes: [NamedMistake]

  public init(
    check: Int, place: Place, actual: Double, expected: Double, count: Int, total: Int,
    mistakes: [NamedMistake] = []
  ) {
    self.check = check
    self.place = place
    self.actual = actual
    self.expected = expected
    self.count = count
    self.total = total
    self.mistakes = mistakes
  }
}

/// A result of the right shape with wrong numbers in it.
public struct WrongValues: Sendable, Equatable {
  public var check: Int
  /// The first wrong cell.
  public var place: Place
  public var expected: Value
  public var actual: Value
  /// The sum that makes the cell: `1·10 + 2·20 + 4·30 + 5·40`.
  public var working: String?
  /// How the learner's number comes of the terms of that sum, where no mistake is named.
  public var derivation: Derivation?
  public var wrongCells: Int
  public var cells: Int
  /// The mistakes that make the learner's numbers in every case: none, one, or several that the
  /// cases cannot tell apart.
  public var mistakes: [NamedMistake]
  /// What the differences have in common, where no mistake is named.
  public var patterns: [String]

  public init(
    check: Int, place: Place, expected: Value, actual: Value, working: String?,
    derivation: Derivation? = nil, wrongCells: Int, cells: Int, mistakes: [NamedMistake] = [],
    patterns: [String] = []
  ) {
    self.check = check
    self.place = place
    self.expected = expected
    self.actual = actual
    self.working = working
    self.derivation = derivation
    self.wrongCells = wrongCells
    self.cells = cells
    self.mistakes = mistakes
    self.patterns = patterns
  }
}

/// Where in a result a number stands: `z[0][1]` is field `z`, index `[0, 1]`.
public struct Place: Sendable, Equatable {
  /// The labels of the tuple elements on the way, outermost first.
  public var label: String?
  public var index: [Int]

  public init(label: String? = nil, index: [Int]) {
    self.label = label
    self.index = index
  }
}

/// A mistake that the lesson knows.
public struct NamedMistake: Sendable, Equatable {
  public var id: String
  public var title: String
  public var reason: String
  public var advice: String
  /// The title of the lesson's section that shows how it goes, where the function's own does not.
  public var section: String?

  init(_ mistake: Mistake) {
    id = mistake.id
    title = mistake.title
    reason = mistake.reason
    advice = mistake.advice
    section = mistake.section
  }
}

/// One call of one function, and whether its result is right.
public struct Check: Sendable, Equatable {
  public enum State: Sendable, Equatable {
    case passed
    case failed
    /// Something ended the program before.
    case notRun
  }

  /// Its place among the function's cases in the order in which they were run, counted from 0.
  public var number: Int
  public var id: String
  public var kind: ExerciseCase.Kind
  public var title: String
  public var function: String
  public var arguments: [Value]
  /// The shape of the right result, axis by axis, where it is explained.
  public var axes: [ExerciseCase.Axis]
  public var expected: Value
  /// Nil where the check was not run to its end.
  public var actual: Value?
  public var state: State
  /// Said where the tolerance decided: "differs in the 15th digit: …".
  public var note: String?
  /// The article's numbers that this result holds.
  public var facts: [FactCheck]

  init(
    number: Int, id: String, kind: ExerciseCase.Kind, title: String, function: String,
    arguments: [Value],
    axes: [ExerciseCase.Axis] = [], expected: Value, actual: Value?, state: State,
    note: String? = nil, facts: [FactCheck] = []
  ) {
    self.number = number
    self.id = id
    self.kind = kind
    self.title = title
    self.function = function
    self.arguments = arguments
    self.axes = axes
    self.expected = expected
    self.actual = actual
    self.state = state
    self.note = note
    self.facts = facts
  }
}

extension Check {
  /// Whether its numbers stand in the article, and are not only worked out after it.
  public var isTheArticles: Bool { facts.contains(where: \.isTheArticles) }
}

/// A number of the article beside the one that the learner's function gives.
public struct FactCheck: Sendable, Equatable {
  public var id: String
  /// Where in the article: "Appendix A".
  public var place: String
  public var expected: Value
  public var actual: Value?
  public var passed: Bool
  /// Whether the article itself prints, draws or implies it.
  public var isTheArticles: Bool

  public init(
    id: String, place: String, expected: Value, actual: Value?, passed: Bool,
    isTheArticles: Bool = true
  ) {
    self.id = id
    self.place = place
    self.expected = expected
    self.actual = actual
    self.passed = passed
    self.isTheArticles = isTheArticles
  }
}
