public import LessonFolder

/// What keeps the judge from judging at all.
///
/// A learner's wrong answer, or a program that does not compile, is a `Verdict` and not an error.
public enum JudgeError: Error, Sendable, Equatable {
  /// No `swiftc` in any folder of PATH.
  case compilerMissing(path: String)
  /// A program cannot be started: the compiler, or what runs somebody's functions.
  case programNotStarted(program: String, reason: String)
  /// `swiftc` was started and did not do its work.
  case compilerFailed(compiler: String, reason: String)
  /// `swiftc` did not come to its end with the tutor's own part of the program.
  case compilerLate(compiler: String, seconds: Int)
  /// `swiftc` was killed, and not by a limit of the tutor.
  case compilerKilled(compiler: String)
  /// The scratch folder cannot be made or written to.
  case scratch(path: String, reason: String)
  /// A lesson's own files are at fault, for the course's author.
  case lesson([LessonFolderError])
  /// The task was cancelled, by Ctrl-C for one.
  case cancelled
}

extension JudgeError {
  /// Whether the course's own files are at fault.
  public var isOfACourse: Bool {
    if case .lesson = self { return true }
    return false
  }
}

extension JudgeError: CustomStringConvertible {
  /// A whole sentence, with the remedy.
  public var description: String {
    switch self {
    case .compilerMissing:
      """
      The Swift compiler 'swiftc' is in none of the folders of PATH. Install Swift from \
      https://www.swift.org/install, or add its folder to PATH, then try again.
      """
    case .compilerFailed(let compiler, let reason):
      """
      The Swift compiler '\(compiler)' did not do its work: \(reason) \
      'swiftc --version' shows whether it runs at all.
      """
    case .programNotStarted(let program, let reason):
      """
      “\(program)” cannot be started. What failed is \(reason). `cnn-tutor doctor` looks at what the \
      tutor needs here.
      """
    case .compilerLate(let compiler, let seconds):
      """
      The Swift compiler '\(compiler)' was stopped after \(seconds) seconds with a few lines of the \
      tutor's own. Try again when the machine has less to do; 'swiftc --version' shows whether it \
      runs at all.
      """
    case .compilerKilled(let compiler):
      """
      The Swift compiler '\(compiler)' was killed from outside, as the system does when there is not \
      enough memory for all that runs. Try again when the machine has less to do.
      """
    case .scratch(let path, let reason):
      "The judge needs a scratch folder, but '\(path)' cannot be written: \(reason)"
    case .lesson(let errors):
      "The course's own files cannot be used. "
        + errors.map(\.description).joined(separator: "\n")
    case .cancelled: "Interrupted."
    }
  }
}
