/// Standard output and standard error, byte for byte.
public enum Output: Int32, Sendable {
  /// Results.
  case standard = 1
  /// Diagnostics.
  case error = 2

  /// Whether a terminal shows it.
  public var isTerminal: Bool { System.isTerminal(rawValue) }

  /// Columns and rows of the terminal; nil where this is none or it does not say.
  public var windowSize: (columns: Int, rows: Int)? { System.windowSize(rawValue) }

  /// Writes all of the text.
  ///
  /// - Throws: `OutputError.closed` when nobody reads any more, as in `| head -1`.
  public func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

  /// Writes all of the bytes, waiting where the reader is slow.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    do throws(SystemError) {
      if Signals.isCatching {
        try System.writeBytesUnlessEnding(rawValue, bytes)
      } else {
        try System.writeBytes(rawValue, bytes)
      }
    } catch let error where error == .closedPipe || error == .interrupted {
      throw .closed
    } catch {
      throw .failed("Could not write to \(name): \(error).")
    }
  }

  private var name: String { self == .standard ? "standard output" : "standard error" }

  /// Makes a closed pipe an error that `write` throws instead of a signal that ends the process.
  public static func ignoreClosedPipes() { System.ignoreClosedPipes() }
}

/// Why output could not be written.
public enum OutputError: Error, Equatable, Sendable {
  /// Nobody reads any more.
  case closed
  /// Anything else, in a sentence.
  case failed(String)
}

/// Standard input.
public enum Input {
  /// Whether somebody types it.
  public static var isTerminal: Bool { System.isTerminal(0) }

  /// Becomes readable when there is input.
  public static let descriptor: Int32 = 0

  /// The bytes that are there, at most 4096; none at the end of input.
  public static func available() -> [UInt8] { (try? System.readBytes(0, count: 4096)) ?? [] }

  /// Forgets what was typed while nobody asked, where it is typed.
  public static func forgetTyped() { if isTerminal { System.forgetTyped(0) } }

  /// The next line without its end; nil at the end of input.
  public static func line() -> String? { readLine(strippingNewline: true) }
}
