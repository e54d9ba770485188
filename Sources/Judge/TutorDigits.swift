internal import HandwrittenDigits

/// The tutor's handwritten digits as a training is handed them: two texts, `cnnTutorTrainingDigits`
/// and `cnnTutorHeldOutDigits`, with a digit a line: its label, a blank, and its 64 pixels in base 17.
enum TutorDigits {
  static var source: String {
    """
    let cnnTutorTrainingDigits = \(quoted(HandwrittenDigits.trainingText))
    let cnnTutorHeldOutDigits = \(quoted(HandwrittenDigits.testText))

    """
  }

  private static func quoted(_ lines: String) -> String { "\"\"\"\n\(lines)\n\"\"\"" }
}
