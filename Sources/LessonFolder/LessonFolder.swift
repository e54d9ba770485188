internal import SwiftTokens

/// The files of a lesson's folder that say what its exercise is.
///
/// `Lessons/README.md` describes them for authors.
public struct LessonFolder: Sendable {
  /// `05-doubling`.
  public var name: String
  /// `exercise.swift`, what the learner starts from.
  public var starter: String
  /// `solution.swift`, the commented solution and the reference.
  public var solution: String
  /// `cases.swift`; nil for a lesson without an exercise.
  public var cases: String?
  /// `practice.swift`; nil where all that is practised is drawn as the random cases are.
  public var practice: String?
  /// `mistakes.md`.
  public var mistakesText: String
  /// `figures.swift`; nil for a lesson without pictures.
  public var figures: String?
  /// `support.swift`: Swift that is compiled beside the learner's file.
  public var support: String
  /// `training.swift`: a training of a network made of the learner's functions.
  public var trainingText: String

  /// The folder with the texts of its files, without carriage returns; of a file that it does not
  /// have, nil or nothing.
  public init(
    name: String, starter: String, solution: String, cases: String?, practice: String? = nil,
    mistakes: String = "", figures: String? = nil, support: String = "", training: String = ""
  ) {
    self.name = name
    self.starter = starter
    self.solution = solution
    self.cases = cases
    self.practice = practice
    mistakesText = mistakes
    self.figures = figures
    self.support = support
    trainingText = training
  }
}

extension LessonFolder {
  /// The functions that a learner writes, in the starter's order.
  public func signatures() throws(LessonFolderError) -> [Signature] {
    try inFile("exercise.swift") { () throws(LessonFolderError) in
      try Signature.all(in: starter)
    }
  }

  /// What the cases may call beside them: the functions of `support.swift` whose names begin with
  /// `cnnTutor`, since a learner's file holds no such name.
  public func supportSignatures() throws(LessonFolderError) -> [Signature] {
    if support.isEmpty { return [] }
    return try inFile("support.swift") { () throws(LessonFolderError) in
      var types = ""
      for line in starter.split(separator: "\n") where line.hasPrefix("typealias ") {
        // On the first line, so that the others keep their numbers.
        types += line + " "
      }
      let called = SwiftTokens((cases ?? "") + (practice ?? "")).names.filter {
        $0.hasPrefix("cnnTutor")
      }
      return try Signature.all(in: types + support, named: called)
    }
  }

  /// The wrong ways that learners take, in the order of the file.
  ///
  /// - Throws: where `mistakes.md` cannot be read, with the line.
  public func mistakes() throws(LessonFolderError) -> [Mistake] {
    try inFile("mistakes.md") { () throws(LessonFolderError) in
      try Mistake.all(in: mistakesText)
    }
  }

  /// The solution with a mistake's edit.
  public func text(of mistake: Mistake) throws(LessonFolderError) -> String {
    try inFile("mistakes.md") { () throws(LessonFolderError) in
      try mistake.edit.text(of: solution)
    }
  }

  func inFile<Result>(
    _ file: String, _ body: () throws(LessonFolderError) -> Result
  ) throws(LessonFolderError) -> Result {
    do throws(LessonFolderError) {
      return try body()
    } catch {
      throw LessonFolderError(file: "\(name)/\(file)", line: error.line, error.text)
    }
  }
}
