internal import Platform
internal import TerminalText

/// Shows a long text with the pager that the reader likes.
enum Pager {
  /// Writes the text to `$PAGER`, by default `less`, as git does: the shell reads what stands there, so
  /// that it can be several programs, and `less` gets `FRX` where the reader has not said otherwise in
  /// `LESS`. `-R` lets colours through and nothing else.
  ///
  /// Straight to standard output in a pipe, for a screen reader, on a dumb terminal, or where there is
  /// no pager.
  static func show(_ text: String, console: Console) {
    let text = console.capabilities.spelled(text)
    let pager = Environment["PAGER"] ?? (Environment.find("less") == nil ? "" : "less")
    guard console.isTerminal, !console.capabilities.accessible, Environment["TERM"] != "dumb",
      pager.contains(where: { $0 != " " }), pager != "cat"
    else { return console.write(text) }
    let command = "export LESS=${LESS-FRX} LV=${LV--c}; \(pager)"
    do throws(ProcessError) {
      let status = try Processes.feed("/bin/sh", ["-c", command], input: text)
      // What the shell says of a program that it does not find, or cannot run.
      guard [126, 127].contains(status) else { return }
      console.note("The pager “\(pager)” could not be run. The text is shown without it.")
    } catch {
      console.note("\(error) The text is shown without it.")
    }
    console.write(text)
  }
}
