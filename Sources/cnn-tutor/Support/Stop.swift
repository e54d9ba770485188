internal import Course
internal import Judge
internal import LearnerWorkspace
internal import Platform
internal import TerminalMarkdown
internal import TerminalText

/// Ends a command early, with a status and, where something is wrong, a sentence that says what.
struct Stop: Error {
  enum Status: Int32 {
    case exerciseNotRight = 1
    case wrongUsage = 64
    case fault = 70
    case interrupted = 130
  }

  var status: Status
  var sentence: String?
  /// The signal that the process is to end by, once everything is put away.
  var signal: Signal?

  init(by signal: Signal) {
    status = .interrupted
    self.signal = signal
  }

  init(_ status: Status, _ sentence: String? = nil) {
    self.status = status
    self.sentence = sentence
  }

  /// What an error of another module means for the command; nil for the argument parser's own.
  init?(_ error: any Error) {
    switch error {
    case let stop as Stop: self = stop
    case let error as CourseError: self.init(.wrongUsage, error.description)
    case let error as MarkdownError: self.init(.fault, error.description)
    case JudgeError.cancelled, is CancellationError: self.init(.interrupted)
    case let error as JudgeError where error.isOfACourse: self.init(.wrongUsage, error.description)
    case let error as JudgeError: self.init(.fault, error.description)
    case let error as WorkspaceError: self.init(error)
    case let error as ExplainError: self.init(.wrongUsage, error.description)
    case let error as FileError: self.init(.fault, error.description)
    default: return nil
    }
  }

  private init(_ error: WorkspaceError) {
    switch error {
    case .notEmpty, .isFile, .notWorkspace, .stateIsNoFolder, .courseMissing, .otherCourse,
      .file(.missing):
      self.init(.wrongUsage, error.description)
    case .newerProgress, .file: self.init(.fault, error.description)
    }
  }

  /// Says what is wrong and ends the process.
  func end() -> Never {
    if let sentence {
      Diagnostics.say(sentence, unicode: TerminalCapabilities.showsUnicode(Environment.all))
    }
    if let signal { Signals.end(by: signal) }
    Environment.exit(status.rawValue)
  }
}
