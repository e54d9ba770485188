/// A training of a network made of the learner's functions, for `run` to carry out and draw.
///
/// It stands in a lesson's `training.swift`, which is compiled, optimised, beside the learner's
/// files and `support.swift`. Its first function that is called `cnnTutorTraining` takes no
/// arguments and returns a report (see `TrainingReport`).
public struct Training: Sendable, Equatable {
  /// How `cnnTutorTraining` is declared.
  public var function: Signature
  /// The text of `training.swift`.
  public var support: String

  /// How many seconds the call may take.
  public static let seconds = 120
}

extension LessonFolder {
  /// Nil for a lesson without `training.swift`.
  public func training() throws(LessonFolderError) -> Training? {
    guard !trainingText.isEmpty else { return nil }
    return try inFile("training.swift") { () throws(LessonFolderError) in
      let name = "cnnTutorTraining"
      guard let function = try Signature.all(in: trainingText, named: [name]).first,
        function.parameters.isEmpty
      else {
        throw LessonFolderError(
          line: 1, "A training is a function \(name)() that returns a report; there is none here.")
      }
      return Training(function: function, support: trainingText)
    }
  }
}
