/// Why a program did not run.
public enum ProcessError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No folder of `PATH` has it.
  case notFound(program: String)
  /// It is there and could not be started.
  case notStarted(program: String, reason: String)

  public var description: String {
    switch self {
    case .notFound(let program):
      "The program “\(program)” is needed and is in no folder of PATH: install it."
    case .notStarted(let program, let reason): "Could not start “\(program)”: \(reason)."
    }
  }
}

/// Small trusted helpers such as `gzip`, run to their end. (The learner's code is not run by this:
/// that is the judge's work, with time limits.)
public enum Processes {
  /// What came of a program that ran to its end.
  public struct Result: Sendable {
    /// What the program wrote to its standard output, up to the limit.
    public var output: [UInt8]
    /// Whether there was more than the limit; the program was ended then.
    public var isCut: Bool
    /// The exit status; 128 + the signal's number where a signal ended the program.
    public var status: Int32
  }

  /// Runs a program, by its path or from `PATH`, and waits for it.
  ///
  /// Its input is empty, its error output dropped.
  ///
  ///     try Processes.run("gzip", ["-dc", "digits.gz"]).output
  ///
  /// - Throws: `ProcessError` when it cannot be started. An exit status other than 0 is no error.
  public static func run(
    _ program: String, _ arguments: [String], limit: Int = 64 << 20
  ) throws(ProcessError) -> Result {
    guard let path = path(of: program) else { throw .notFound(program: program) }
    do throws(SystemError) {
      let (process, pipe) = try System.start(
        path, arguments: [program] + arguments, connecting: .output)
      let output = Swift.Result { () throws(SystemError) in try Files.readToEnd(pipe, limit: limit)
      }
      // Closed before waiting: a program that still writes is ended by the broken pipe.
      System.closeFile(pipe)
      let status = try System.waitForEnd(of: process)
      let bytes = try output.get()
      let isCut = bytes.count > limit
      return Result(
        output: isCut ? Array(bytes.prefix(limit)) : bytes, isCut: isCut, status: status)
    } catch {
      throw .notStarted(program: program, reason: error.description)
    }
  }

  /// Runs a program, by its path or from `PATH`, that reads `input` and shows its output itself,
  /// such as a pager.
  ///
  /// Ctrl-C is the program's while it runs.
  ///
  /// - Returns: its exit status; 128 + the signal's number where a signal ended it.
  /// - Throws: `ProcessError` when it cannot be started. That it stops reading early is no error.
  public static func feed(
    _ program: String, _ arguments: [String], input: String
  ) throws(ProcessError) -> Int32 {
    guard let path = path(of: program) else { throw .notFound(program: program) }
    Signals.start([.interrupt])
    defer { Signals.stop() }
    do throws(SystemError) {
      let (process, pipe) = try System.start(
        path, arguments: [program] + arguments, connecting: .input)
      try? System.writeBytes(pipe, Array(input.utf8))
      System.closeFile(pipe)
      return try System.waitForEnd(of: process)
    } catch {
      throw .notStarted(program: program, reason: error.description)
    }
  }

  private static func path(of program: String) -> String? {
    program.contains("/") ? program : Environment.find(program)
  }
}
