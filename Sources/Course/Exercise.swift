public import ConvNet

/// What a lesson asks the learner to write, and everything needed to judge it.
public struct Exercise: Sendable {
  /// The functions, in the order in which the learner meets them.
  public var functions: [ExerciseFunction]

  /// Cases on the article's numbers first, then the edge cases.
  public var cases: [ExerciseCase]

  /// Fresh cases of varied, non-square sizes, the smallest first.
  public var randomCases: @Sendable (inout SeededGenerator) -> [ExerciseCase]

  /// The wrong ways that learners take, each told apart from the right one by some case.
  public var mistakes: [Mistake]

  /// Swift that is compiled beside the learner's file, for arguments that are not plain values.
  public var support: String

  /// Longer calls that must come out right once every other case does, such as a small training.
  ///
  /// They are judged last, and no mistake has to reproduce them.
  public var goals: [ExerciseCase]

  /// What `run` does with the finished exercise beyond showing its numbers.
  public var training: Training?

  public init(
    functions: [ExerciseFunction],
    cases: [ExerciseCase],
    randomCases: @escaping @Sendable (inout SeededGenerator) -> [ExerciseCase],
    mistakes: [Mistake],
    support: String = "",
    goals: [ExerciseCase] = [],
    training: Training? = nil
  ) {
    self.functions = functions
    self.cases = cases
    self.randomCases = randomCases
    self.mistakes = mistakes
    self.support = support
    self.goals = goals
    self.training = training
  }
}

extension Exercise {
  /// A training of a network made of the learner's functions, for `run` to carry out and draw.
  ///
  /// The learner's files, `Exercise.support` and `support` are compiled together, optimised; the
  /// call of `function` with `arguments` returns a report (see `TrainingReport`).
  public struct Training: Sendable {
    public var function: ExerciseFunction
    public var arguments: [Value]
    public var support: String
    /// How many seconds the call may take.
    public var seconds: Int

    public init(
      _ function: ExerciseFunction, arguments: [Value], support: String, seconds: Int
    ) {
      self.function = function
      self.arguments = arguments
      self.support = support
      self.seconds = seconds
    }
  }
}

/// One function of an exercise: its signature, the right answer, and how a cell of it is worked out.
public struct ExerciseFunction: Sendable {
  public var name: String
  public var parameters: [Parameter]
  public var result: ValueType

  /// The title of the lesson's section that teaches it.
  public var section: String

  /// The right answer.
  public var reference: @Sendable ([Value]) -> Value

  /// The shape of the right answer, axis by axis, with the numbers filled in: `4 − 2 + 1 = 3`.
  public var shapeRule: @Sendable ([Value]) -> [ShapeRule]

  /// The sum that makes one cell, without its result: `1·10 + 2·20 + 4·30 + 5·40`.
  ///
  /// The index holds one number an axis and is empty for a single number.
  public var working: @Sendable (_ arguments: [Value], _ index: [Int]) -> String?

  /// The same for a result that is a tuple: the label says which element the index is in.
  public var elementWorking:
    (@Sendable (_ arguments: [Value], _ label: String, _ index: [Int]) -> String?)?

  /// The call as Swift, where it is more than name and arguments; `$0`, `$1` stand for arguments.
  public var call: String?

  public init(
    _ name: String,
    parameters: [Parameter],
    result: ValueType,
    section: String,
    call: String? = nil,
    shapeRule: @escaping @Sendable ([Value]) -> [ShapeRule] = { _ in [] },
    working: @escaping @Sendable ([Value], [Int]) -> String? = { _, _ in nil },
    elementWorking: (@Sendable ([Value], String, [Int]) -> String?)? = nil,
    reference: @escaping @Sendable ([Value]) -> Value
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.section = section
    self.call = call
    self.shapeRule = shapeRule
    self.working = working
    self.elementWorking = elementWorking
    self.reference = reference
  }
}

extension ExerciseFunction {
  /// The sum that makes the number at this place of the result, without its result.
  public func working(_ arguments: [Value], label: String?, index: [Int]) -> String? {
    guard let label, let elementWorking else { return working(arguments, index) }
    return elementWorking(arguments, label, index)
  }

  public struct Parameter: Sendable, Equatable {
    /// The argument label; `_` for none.
    public var label: String
    public var name: String
    public var type: ValueType

    /// The type as the learner writes it, where it is none that a case can hold: a function.
    public var spelling: String?

    public init(_ label: String, _ name: String, _ type: ValueType, spelling: String? = nil) {
      self.label = label
      self.name = name
      self.type = type
      self.spelling = spelling
    }
  }

  /// How long one axis of a result is, and why.
  public struct ShapeRule: Sendable, Equatable {
    /// `rows`, `columns`, `maps`.
    public var axis: String
    /// The formula with the numbers filled in, without its result: `4 − 2 + 1`.
    public var formula: String
    public var length: Int

    public init(_ axis: String, _ formula: String, _ length: Int) {
      self.axis = axis
      self.formula = formula
      self.length = length
    }
  }

  /// The signature as the learner writes it.
  public var signature: String {
    let list = parameters.map { parameter in
      let names =
        parameter.label == parameter.name
        ? parameter.name : "\(parameter.label) \(parameter.name)"
      return "\(names): \(parameter.spelling ?? parameter.type.swift)"
    }
    return "func \(name)(\(list.joined(separator: ", "))) -> \(result.swift)"
  }
}

/// One call of one function, and what it proves.
public struct ExerciseCase: Sendable {
  public enum Kind: Sendable, Equatable { case article, edge, random }

  public var id: String
  public var kind: Kind
  /// What this case shows, in a few words: "an overlay as large as the input".
  public var title: String
  public var function: String
  public var arguments: [Value]
  /// The article's numbers that this call produces.
  public var facts: [Fact]

  public init(
    _ id: String, _ kind: Kind, title: String, function: String, arguments: [Value],
    facts: [Fact] = []
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.function = function
    self.arguments = arguments
    self.facts = facts
  }
}

extension ExerciseCase {
  /// A number of the article, and where in the result of the call it is found.
  public struct Fact: Sendable {
    public var id: String
    public var value: @Sendable (Value) -> Value?

    public init(_ id: String, _ value: @escaping @Sendable (Value) -> Value? = { $0 }) {
      self.id = id
      self.value = value
    }
  }
}

/// A wrong way that learners take, with the numbers that it makes.
public struct Mistake: Sendable {
  public var id: String
  /// What was done, in a few words: "the filter is rotated by 180°".
  public var title: String
  /// Why people do it.
  public var reason: String
  /// One sentence that helps without giving the answer away.
  public var advice: String
  /// The title of the lesson's section that shows how it goes, where the function's own does not.
  public var section: String?
  /// What the mistake returns, by function; functions that are not named stay right.
  public var wrong: [String: @Sendable ([Value]) -> Value]
  /// The changes that turn the lesson's solution into a learner's file with this mistake.
  public var edits: [Edit]

  public init(
    _ id: String, title: String, reason: String, advice: String, section: String? = nil,
    edits: [Edit],
    wrong: [String: @Sendable ([Value]) -> Value]
  ) {
    self.id = id
    self.title = title
    self.reason = reason
    self.advice = advice
    self.section = section
    self.edits = edits
    self.wrong = wrong
  }

  /// Text that stands exactly once in the solution, and what the mistaken learner wrote instead.
  public struct Edit: Sendable, Equatable {
    public var right: String
    public var wrong: String

    public init(_ right: String, _ wrong: String) {
      self.right = right
      self.wrong = wrong
    }
  }
}
