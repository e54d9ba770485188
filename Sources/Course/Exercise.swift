public import LessonFolder

/// What a lesson asks the learner to write, read from its folder.
///
/// Its cases and what its mistakes make of them come of running the lesson's program, which is the
/// judge's to do.
public struct Exercise: Sendable {
  /// The lesson's files that say what the exercise is.
  public var folder: LessonFolder
  /// The learner's functions in the starter's order, then what only the cases call.
  public var functions: [ExerciseFunction]

  /// - Throws: `CourseError.lesson` with the file and line of what cannot be read.
  init(_ folder: LessonFolder) throws(CourseError) {
    self.folder = folder
    do throws(LessonFolderError) {
      functions = []
      for signature in try folder.signatures() {
        functions.append(try ExerciseFunction(signature, in: folder, isTheLearners: true))
      }
      for signature in try folder.supportSignatures() {
        functions.append(try ExerciseFunction(signature, in: folder, isTheLearners: false))
      }
    } catch {
      throw .lesson(error)
    }
  }

  /// The wrong ways that learners take.
  ///
  /// - Throws: `CourseError.lesson` where `mistakes.md` cannot be read.
  public func mistakes() throws(CourseError) -> [Mistake] {
    do throws(LessonFolderError) {
      return try folder.mistakes()
    } catch {
      throw .lesson(error)
    }
  }

  /// A training of a network made of the learner's functions, for `run` to carry out and draw.
  ///
  /// - Throws: `CourseError.lesson` where `training.swift` cannot be read.
  public func training() throws(CourseError) -> Training? {
    do throws(LessonFolderError) {
      return try folder.training()
    } catch {
      throw .lesson(error)
    }
  }
}

/// One function of an exercise.
public struct ExerciseFunction: Sendable, Equatable {
  /// How it is declared.
  public var signature: Signature
  /// The title of the lesson's section that teaches it.
  public var section: String
  /// Whether the learner writes it, or the exercise's own `support.swift` declares it.
  public var isTheLearners: Bool
  /// How its results are worked out step by step; nil where the author names no way.
  package private(set) var working: ExerciseWorking?

  /// A function that no section teaches.
  public init(_ signature: Signature) {
    self.signature = signature
    section = ""
    isTheLearners = true
  }

  init(
    _ signature: Signature, in folder: LessonFolder, isTheLearners: Bool
  ) throws(LessonFolderError) {
    let notes = try folder.notes(on: signature.name)
    self.signature = signature
    section = notes.section
    self.isTheLearners = isTheLearners
    if let line = notes.explainLine { working = try ExerciseWorking(line, of: signature) }
  }

  /// Its name, which no other function of the exercise has.
  public var name: String { signature.name }
  /// What a learner knows it by: its name, or the section about it where only cases call it, since
  /// its name stands in no file of the learner's.
  public var title: String { isTheLearners ? name : "“\(section)”" }
  /// What it takes, in the order of a call.
  public var parameters: [Signature.Parameter] { signature.parameters }
  /// The type of what it returns.
  public var result: ValueType { signature.result }
}

/// One call of one function, what comes of it, and what it proves.
public struct ExerciseCase: Sendable, Equatable {
  /// What a case is there for.
  public enum Kind: String, Sendable, Equatable {
    /// Its arguments are the article's.
    case article
    /// Something goes wrong easily there.
    case edge
    /// Its arguments are drawn anew from each seed.
    case random
  }

  /// The name by which texts refer to it, which no other case of the lesson has.
  public var id: String
  /// What it is there for.
  public var kind: Kind
  /// Whether it is a longer call that must come out right once every other case does: it is judged
  /// last, and no mistake has to reproduce it.
  public var isGoal: Bool
  /// What this case shows, in a few words: "an overlay as large as the input".
  public var title: String
  /// The name of the function that is called.
  public var function: String
  /// What the function is called with, in the order of its parameters.
  public var arguments: [Value]
  /// The names of the function's parameters, as many as there are arguments.
  public var parameters: [String]
  /// What the solution returns.
  public var expected: Value
  /// The shape of the right result, axis by axis; empty where none is explained.
  public var axes: [Axis]
  /// The article's numbers that this call produces.
  public var facts: [Fact]
  /// The line of `cases.swift` on which it is made, counted from 1; nil for one that was kept.
  package var line: Int?

  package init(
    _ id: String, _ kind: Kind, isGoal: Bool = false, title: String, function: String,
    parameters: [String] = [], arguments: [Value], expected: Value, axes: [Axis] = [],
    facts: [Fact] = [], line: Int? = nil
  ) {
    self.id = id
    self.line = line
    self.kind = kind
    self.isGoal = isGoal
    self.title = title
    self.function = function
    self.parameters = parameters
    self.arguments = arguments
    self.expected = expected
    self.axes = axes
    self.facts = facts
  }

  /// How long one axis of a result is, and why.
  public struct Axis: Sendable, Equatable {
    /// `rows`, `columns`, `maps`.
    public var name: String
    /// The formula with the numbers filled in, without its result: `4 − 2 + 1`.
    public var formula: String
    /// How long the axis is.
    public var length: Int
    /// The formula as a sum of products, where it is one.
    public var terms: [[Int]]

    package init(_ name: String, _ formula: String, _ length: Int, terms: [[Int]] = []) {
      self.name = name
      self.formula = formula
      self.length = length
      self.terms = terms
    }
  }

  /// A number of the article, and where in the result of the call it is found.
  public struct Fact: Sendable, Equatable {
    /// The number's id in `article.json`.
    public var id: String
    /// The label of an element of the result; empty for all of it.
    public var element: String
    /// What the right result comes to, where it is not itself the article's number.
    public var value: [Double]?

    package init(_ id: String, element: String = "", value: [Double]? = nil) {
      self.id = id
      self.element = element
      self.value = value
    }
  }
}

extension ExerciseCase.Fact {
  /// The article's number as a result of this case makes it.
  ///
  /// - Parameter isRight: whether the result is the right one: of another no number is worked out.
  /// - Returns: nil where the result does not hold it.
  public func value(in result: Value, isRight: Bool) -> Value? {
    if let value { return isRight ? .vector(value) : nil }
    return element.isEmpty ? result : result[element]
  }
}
