// Signals to processes that this one has started.
extension Processes {
  /// How firmly a process is asked to end.
  public enum Signal: Sendable {
    /// Asks for an end with a report of where the program is.
    case quit
    /// Asks for an end.
    case terminate
    /// Ends, without asking.
    case kill
  }

  /// Sends a signal to the process, or to the whole group that it leads.
  ///
  /// A process that has ended already is not an error.
  ///
  /// - Precondition: the number is that of a child, never 0 or 1.
  public static func send(_ signal: Signal, to process: Int32, group: Bool = false) {
    precondition(process > 1, "A signal to process \(process) would reach other programs.")
    let number =
      switch signal {
      case .quit: System.quit
      case .terminate: System.terminate
      case .kill: System.end
      }
    System.send(number, to: process, group: group)
  }
}
