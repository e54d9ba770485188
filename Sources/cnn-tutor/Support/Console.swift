internal import Platform
internal import TerminalMarkdown
internal import TerminalUI

/// Where results go, and what can be shown there.
struct Console: Sendable {
  var capabilities: TerminalCapabilities
  var isTerminal: Bool

  init(_ options: DisplayOptions) {
    isTerminal = Output.standard.isTerminal
    var capabilities = TerminalCapabilities(
      environment: Environment.all, isTerminal: isTerminal,
      columns: Output.standard.windowSize?.columns, color: options.color)
    if let width = options.width { capabilities.width = width }
    if isTerminal, let theme = Environment["COLORFGBG"].flatMap(Theme.init(colorFGBG:)) {
      capabilities.theme = theme
    }
    if let theme = options.theme { capabilities.theme = theme }
    if options.accessible { capabilities.accessible = true }
    self.capabilities = capabilities
  }

  /// Writes a line to standard output. When nobody reads any more, as in `| head -1`, nothing is
  /// said about it: whoever closed the pipe has seen enough.
  func print(_ line: String) { write(line + "\n") }

  func write(_ text: String) { try? Output.standard.write(text) }

  /// Says on standard error what the learner should know besides the result.
  func note(_ sentence: String) {
    try? Output.error.write("cnn-tutor: \(sanitized(sentence, keepingNewlines: true))\n")
  }

  /// Prose, wrapped to the width.
  func say(_ text: String) {
    print(wrapped(text, width: capabilities.width).joined(separator: "\n"))
  }

  /// `lead` and the text beside it, wrapped below itself; below `lead` where there is no room.
  ///
  /// `lead` keeps its spaces and may hold styles.
  func row(_ lead: String, _ text: String) -> String {
    let used = cellWidth(of: lead)
    let room = capabilities.width - used
    guard room >= min(20, cellWidth(of: text)) else {
      let lines = wrapped(text, width: capabilities.width - 6).map { "      " + $0 }
      let end = lead.lastIndex { $0 != " " }
      return ([String(lead[...(end ?? lead.startIndex)])] + lines).joined(separator: "\n")
    }
    let indent = "\n" + String(repeating: " ", count: used)
    return lead + wrapped(text, width: max(room, 1)).joined(separator: indent)
  }

  func styled(_ text: String, _ style: TextStyle) -> String { capabilities.styled(text, style) }
}
