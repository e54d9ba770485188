internal import Platform
internal import TerminalText

/// Shows a long text with the pager that the reader likes.
enum Pager {
  /// Writes the text to `$PAGER`, by default `less -FIRX`; straight to standard output in a pipe,
  /// for a screen reader, or where there is no pager.
  static func show(_ text: String, console: Console) {
    let text = console.capabilities.spelled(text)
    guard console.isTerminal, !console.capabilities.accessible, !words.isEmpty else {
      return console.write(text)
    }
    do throws(ProcessError) {
      try Processes.feed(words[0], Array(words.dropFirst()), input: text)
    } catch {
      console.note("\(error) The text is shown without it.")
      console.write(text)
    }
  }

  /// `-R` lets colours through and nothing else; never `-r`.
  private static var words: [String] {
    let pager = Environment["PAGER"] ?? "less -FIRX"
    return pager.split(separator: " ").map(String.init)
  }
}
